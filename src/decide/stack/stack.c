#include "decide/stack/stack.h"

#include "base/text/text.h"
#include "decide/stack/combine.h"
#include "decide/stack/stack_parts.h"

#include <string.h>

/* First enumerates which slots are filled: those needed from the start, plus every subset of the
 * slots that chosen components may need. For each such pattern the best combination is exact, and
 * the best pattern wins. */
#define FIT_WEIGHT 10
#define SYNERGY_WEIGHT 4
#define STATED_WEIGHT 200 /* added to the points of a stated component */
#define PART_COST 20      /* of a component that only another one needs */

static int wish_points(const struct stack_problem *stack, const struct answers *answers,
                       int component)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(stack->decision->catalog, &count);
    int points = stack->components[component].default_points;

    for (size_t i = 0; i < count; i++) {
        if (!answer_given(answers->choice[i]))
            continue;
        const struct question_option *option = &questions[i].options[answers->choice[i]];
        for (size_t j = 0; j < option->n_wishes; j++)
            if (option->wishes[j].component == component)
                points += option->wishes[j].points +
                          (option->wishes[j].points >= STACK_STATED ? STATED_WEIGHT : 0);
    }
    return points;
}

/* Is one of the answers given that the component requires? */
static bool is_let_in(const struct component *component, const struct answers *answers)
{
    for (size_t i = 0; i < component->n_gates; i++) {
        struct gate gate = component->gates[i];
        if (gate.question < answers->n_questions && answers->choice[gate.question] == gate.option)
            return true;
    }
    return component->n_gates == 0;
}

static void read_needs(struct stack_problem *stack, const struct answers *answers)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(stack->decision->catalog, &count);

    for (size_t i = 0; i < stack->n_slots; i++)
        if (stack->slots[i].needed)
            stack->needed |= UINT32_C(1) << i;
    for (size_t i = 0; i < count; i++) {
        if (!answer_given(answers->choice[i]))
            continue;
        stack->needed |= questions[i].options[answers->choice[i]].needs;
        stack->dropped |= questions[i].options[answers->choice[i]].drops;
    }
    stack->needed &= ~stack->dropped;
}

static void read_options(struct stack_problem *stack, const struct answers *answers)
{
    stack->options = ARENA_ARRAY(stack->arena, struct slot_options, stack->n_slots);
    stack->wished = ARENA_ARRAY(stack->arena, int, stack->n_components);
    for (size_t i = 0; i < stack->n_slots; i++) {
        stack->options[i].components = ARENA_ARRAY(stack->arena, int, stack->n_components);
        stack->options[i].values = ARENA_ARRAY(stack->arena, int, stack->n_components);
    }
    for (size_t i = 0; i < stack->n_components; i++) {
        const struct component *component = &stack->components[i];
        const struct pairing *pairing =
            component->slot >= 0
                ? catalog_pairing(stack->decision->catalog, stack->framework, (int)i)
                : NULL;
        if (!pairing || pairing->fit == 0 || (component->needs & stack->dropped) ||
            !is_let_in(component, answers))
            continue;
        struct slot_options *options = &stack->options[component->slot];
        stack->wished[i] = wish_points(stack, answers, (int)i);
        options->components[options->count] = (int)i;
        options->values[options->count++] = FIT_WEIGHT * pairing->fit + stack->wished[i];
        stack->requestable |= component->needs;
    }
    /* A slot without a fitting component stays empty, even if it is needed. */
    for (size_t i = 0; i < stack->n_slots; i++)
        if (stack->options[i].count == 0)
            stack->requestable &= ~(UINT32_C(1) << i);
    stack->requestable &= ~stack->needed & ~stack->dropped;
}

static int component_at(const struct stack_problem *stack, int place, int option)
{
    return stack->options[stack->order[place]].components[option];
}

static int pair_value(const void *context, int slot, int option, int other_slot, int other_option)
{
    const struct stack_problem *stack = context;
    const struct component *component = &stack->components[component_at(stack, slot, option)];
    int other = component_at(stack, other_slot, other_option);

    if (stack_conflict(stack, component, other))
        return COMBINE_FORBIDDEN;
    for (size_t i = 0; i < component->n_synergies; i++)
        if (component->synergies[i].component == other)
            return SYNERGY_WEIGHT * component->synergies[i].strength;
    return 0;
}

/* Checks that a chosen component needs each slot that is not needed from the start. */
static bool needs_are_met(const void *context, const int *choice)
{
    const struct stack_problem *stack = context;
    uint32_t asked = stack->needed;

    for (int i = 0; i < stack->n_order; i++)
        asked |= stack->components[component_at(stack, i, choice[i])].needs;
    return (stack->filled & ~asked) == 0;
}

static int most_value(const struct slot_options *options)
{
    int most = 0;

    for (int i = 0; i < options->count; i++)
        most = options->values[i] > most ? options->values[i] : most;
    return most;
}

/* The combination problem of one pattern of filled slots. */
static struct combine_problem problem_for(struct stack_problem *stack, struct arena *arena,
                                          uint32_t filled)
{
    int *counts = ARENA_ARRAY(arena, int, stack->n_slots);
    const int **values = ARENA_ARRAY(arena, const int *, stack->n_slots);

    stack->filled = filled;
    stack->order = ARENA_ARRAY(arena, int, stack->n_slots);
    stack->n_order = 0;
    for (size_t i = 0; i < stack->n_slots; i++) {
        const struct slot_options *options = &stack->options[i];
        if (!(filled >> i & 1) || options->count == 0)
            continue;
        int *allowed = ARENA_ARRAY(arena, int, (size_t)options->count);
        int cost = stack->needed >> i & 1 ? 0 : most_value(options) + PART_COST;
        for (int j = 0; j < options->count; j++)
            allowed[j] =
                stack->components[options->components[j]].needs & stack->requestable & ~filled
                    ? COMBINE_FORBIDDEN
                    : options->values[j] - cost;
        counts[stack->n_order] = options->count;
        values[stack->n_order] = allowed;
        stack->order[stack->n_order++] = (int)i;
    }
    return (struct combine_problem){
        .n_slots = stack->n_order,
        .n_options = counts,
        .values = values,
        .pair = pair_value,
        .allowed = needs_are_met,
        .context = stack,
        .work = stack->work,
    };
}

/* Looking up all pairs of a pattern reads the links of each option once for every other option. */
static bool spend_on_links(struct stack_problem *stack)
{
    int64_t options = 0, links = 0;

    for (int i = 0; i < stack->n_order; i++) {
        const struct slot_options *slot = &stack->options[stack->order[i]];

        options += slot->count;
        for (int j = 0; j < slot->count; j++) {
            const struct component *component = &stack->components[slot->components[j]];

            links += (int64_t)(component->n_synergies + component->n_conflicts);
        }
    }
    return combine_spend(stack->work, options * links);
}

/* The best combination of one pattern. If `slot` >= 0, it must not contain `banned`. */
static bool best_of_pattern(struct stack_problem *stack, struct arena *arena,
                            const struct combine_problem *problem, int slot, int banned,
                            struct combination *ret_best)
{
    int place = 0, option = 0;

    if (!spend_on_links(stack))
        return false;
    if (slot < 0)
        return combine_best(arena, problem, 1, ret_best) == 1;
    while (place < stack->n_order && stack->order[place] != slot)
        place++;
    while (option < stack->options[slot].count && stack->options[slot].components[option] != banned)
        option++;
    return place < stack->n_order && option < stack->options[slot].count &&
           combine_runner_up(arena, problem, place, option, ret_best);
}

/* The best choice over all patterns: component of each slot, -1 for an empty one. If `slot` >= 0,
 * it must not contain `banned`. */
static bool best_over_patterns(struct stack_problem *stack, int slot, int banned, int *ret_chosen,
                               int64_t *ret_total)
{
    bool found = false;
    uint32_t extra = 0;

    do { /* every subset of the slots that a component may need */
        struct arena *arena = arena_new();
        struct combine_problem problem = problem_for(stack, arena, stack->needed | extra);
        struct combination best;

        if (best_of_pattern(stack, arena, &problem, slot, banned, &best) &&
            (!found || best.total > *ret_total)) {
            found = true;
            *ret_total = best.total;
            for (size_t i = 0; i < stack->n_slots; i++)
                ret_chosen[i] = -1;
            for (int i = 0; i < stack->n_order; i++)
                ret_chosen[stack->order[i]] = component_at(stack, i, best.choice[i]);
        }
        arena_free(arena);
        extra = (extra - stack->requestable) & stack->requestable;
    } while (extra != 0 && !stack->work->is_used_up);
    return found;
}

static struct stack_choice explain(struct stack_problem *stack, const struct answers *answers,
                                   const int *chosen, int64_t total, int slot)
{
    struct stack_choice choice = {
        .slot = slot,
        .component = chosen[slot],
        .runner_up = -1,
    };
    int *other = ARENA_ARRAY(stack->arena, int, stack->n_slots);
    int64_t other_total;

    stack_find_overruled(stack, answers, chosen, &choice);
    if (choice.component < 0) {
        choice.because = stack_need_reason(stack, answers, chosen, slot);
        return choice;
    }
    choice.pairing =
        pairing_copy(stack->arena,
                     catalog_pairing(stack->decision->catalog, stack->framework, choice.component));
    choice.wished = stack->wished[choice.component];
    choice.because = stack_because(stack, answers, chosen, &choice);
    if (best_over_patterns(stack, slot, choice.component, other, &other_total) &&
        !stack->work->is_used_up) {
        choice.runner_up = other[slot];
        choice.price = total - other_total;
    }
    return choice;
}

struct stack stack_choose(struct arena *arena, const struct decision *decision,
                          const struct answers *answers, int framework)
{
    struct combine_work work = {.left = COMBINE_WORK_MOST};
    struct stack_problem stack = {
        .arena = arena,
        .decision = decision,
        .framework = framework,
        .work = &work,
    };
    struct stack result = {0};

    stack.components = catalog_components(decision->catalog, &stack.n_components);
    stack.slots = catalog_slots(decision->catalog, &stack.n_slots);
    read_needs(&stack, answers);
    read_options(&stack, answers);

    int *chosen = ARENA_ARRAY(arena, int, stack.n_slots);
    result.choices = ARENA_ARRAY(arena, struct stack_choice, stack.n_slots);
    bool found = best_over_patterns(&stack, -1, -1, chosen, &result.total);

    result.is_cut = work.is_used_up;
    if (!found && result.is_cut) /* unknown whether anything fits */
        return result;
    for (size_t i = 0; i < stack.n_slots && !found; i++)
        chosen[i] = -1;
    for (size_t i = 0; i < stack.n_slots; i++)
        if (chosen[i] >= 0 || stack.needed >> i & 1)
            result.choices[result.n_choices++] =
                explain(&stack, answers, chosen, result.total, (int)i);
    result.is_cut = work.is_used_up;
    return result;
}
