#include "decide/stack/stack.h"

#include "base/text/text.h"
#include "decide/stack/combine.h"

#include <string.h>

/* Which slots are filled is settled first: those needed from the start, plus every set of further
 * slots that chosen components may ask for. For each such pattern the best combination is exact,
 * and the best pattern wins. */
#define FIT_WEIGHT 10
#define SYNERGY_WEIGHT 4

struct slot_options {
    int *components; /* candidates, ascending, so that ties go to the lower id */
    int *values;
    int count;
};

struct stack_problem {
    struct arena *arena;
    const struct decision *decision;
    const struct component *components;
    size_t n_components;
    const struct named *slots;
    size_t n_slots;
    struct slot_options *options; /* [slot] */
    int *wished;                  /* [component] points from the answers */
    uint32_t needed, dropped;     /* by themselves and by answers */
    uint32_t requestable;         /* may be asked for by a component */
    /* the pattern that is being tried */
    uint32_t filled;
    int *order; /* filled slots */
    int n_order;
};

static int wish_points(const struct stack_problem *stack, const struct answers *answers,
                       int component)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(stack->decision->catalog, &count);
    int points = 0;

    for (size_t i = 0; i < count; i++) {
        if (!answer_given(answers->choice[i]))
            continue;
        const struct question_option *option = &questions[i].options[answers->choice[i]];
        for (size_t j = 0; j < option->n_wishes; j++)
            if (option->wishes[j].component == component)
                points += option->wishes[j].points;
    }
    return points;
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

static void read_options(struct stack_problem *stack, const struct answers *answers, int framework)
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
            component->slot >= 0 ? catalog_pairing(stack->decision->catalog, framework, (int)i)
                                 : NULL;
        if (!pairing || pairing->fit == 0 || (component->needs & stack->dropped))
            continue;
        struct slot_options *options = &stack->options[component->slot];
        stack->wished[i] = wish_points(stack, answers, (int)i);
        options->components[options->count] = (int)i;
        options->values[options->count++] = FIT_WEIGHT * pairing->fit + stack->wished[i];
        stack->requestable |= component->needs;
    }
    /* A slot that nothing fits stays empty, also when it is needed. */
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

    for (size_t i = 0; i < component->n_conflicts; i++)
        if (component->conflicts[i].component == other)
            return COMBINE_FORBIDDEN;
    for (size_t i = 0; i < component->n_synergies; i++)
        if (component->synergies[i].component == other)
            return SYNERGY_WEIGHT * component->synergies[i].strength;
    return 0;
}

/* Slots beyond those needed from the start are there because a chosen component asks for them. */
static bool all_asked_for(const void *context, const int *choice)
{
    const struct stack_problem *stack = context;
    uint32_t asked = stack->needed;

    for (int i = 0; i < stack->n_order; i++)
        asked |= stack->components[component_at(stack, i, choice[i])].needs;
    return (stack->filled & ~asked) == 0;
}

/* The combination problem of one pattern of filled slots. */
static struct combine_problem problem_for(struct stack_problem *stack, uint32_t filled)
{
    int *counts = ARENA_ARRAY(stack->arena, int, stack->n_slots);
    const int **values = ARENA_ARRAY(stack->arena, const int *, stack->n_slots);

    stack->filled = filled;
    stack->order = ARENA_ARRAY(stack->arena, int, stack->n_slots);
    stack->n_order = 0;
    for (size_t i = 0; i < stack->n_slots; i++) {
        const struct slot_options *options = &stack->options[i];
        if (!(filled >> i & 1) || options->count == 0)
            continue;
        int *allowed = ARENA_ARRAY(stack->arena, int, (size_t)options->count);
        for (int j = 0; j < options->count; j++)
            allowed[j] =
                stack->components[options->components[j]].needs & stack->requestable & ~filled
                    ? COMBINE_FORBIDDEN
                    : options->values[j];
        counts[stack->n_order] = options->count;
        values[stack->n_order] = allowed;
        stack->order[stack->n_order++] = (int)i;
    }
    return (struct combine_problem){
        .n_slots = stack->n_order,
        .n_options = counts,
        .values = values,
        .pair = pair_value,
        .allowed = all_asked_for,
        .context = stack,
    };
}

/* The best choice over all patterns: component of each slot, -1 for an empty one. `slot` >= 0
 * must hold something else than `banned`. */
static bool best_over_patterns(struct stack_problem *stack, int slot, int banned, int *ret_chosen,
                               int64_t *ret_total)
{
    bool found = false;
    uint32_t extra = 0;

    do { /* every subset of the slots that may be asked for */
        uint32_t filled = stack->needed | extra;
        struct combine_problem problem = problem_for(stack, filled);
        struct combination best;
        bool any = false;
        int place = -1;

        for (int i = 0; i < stack->n_order; i++)
            if (stack->order[i] == slot)
                place = i;
        if (slot < 0) {
            any = combine_best(stack->arena, &problem, 1, &best) == 1;
        } else if (place >= 0) {
            for (int j = 0; j < stack->options[slot].count; j++)
                if (stack->options[slot].components[j] == banned)
                    any = combine_runner_up(stack->arena, &problem, place, j, &best);
        }
        if (any && (!found || best.total > *ret_total)) {
            found = true;
            *ret_total = best.total;
            for (size_t i = 0; i < stack->n_slots; i++)
                ret_chosen[i] = -1;
            for (int i = 0; i < stack->n_order; i++)
                ret_chosen[stack->order[i]] = component_at(stack, i, best.choice[i]);
        }
        extra = (extra - stack->requestable) & stack->requestable;
    } while (extra != 0);
    return found;
}

/* Why the slot is part of the stack, or what spoke for the component: the answer with the most
 * points for it, else the answer or component that needs the slot, else the slot itself. */
static const char *driver_of(const struct stack_problem *stack, const struct answers *answers,
                             const int *chosen, int slot)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(stack->decision->catalog, &count);
    const char *driver = NULL;
    int most = 0;

    for (size_t i = 0; i < count; i++) {
        if (!answer_given(answers->choice[i]))
            continue;
        const struct question_option *option = &questions[i].options[answers->choice[i]];
        for (size_t j = 0; j < option->n_wishes; j++)
            if (option->wishes[j].component == chosen[slot] && option->wishes[j].points > most) {
                most = option->wishes[j].points;
                driver = option->wishes[j].reason;
            }
    }
    for (size_t i = 0; i < count && !driver; i++)
        if (answer_given(answers->choice[i]) &&
            questions[i].options[answers->choice[i]].needs >> slot & 1)
            driver = arena_printf(stack->arena, "%s: %s", questions[i].brief,
                                  questions[i].options[answers->choice[i]].label);
    for (size_t i = 0; i < stack->n_slots && !driver; i++)
        if (chosen[i] >= 0 && stack->components[chosen[i]].needs >> slot & 1)
            driver = arena_printf(stack->arena, "%s needs it", stack->components[chosen[i]].name);
    return driver ? driver : "part of every stack";
}

static struct stack_choice explain(struct stack_problem *stack, const struct answers *answers,
                                   int framework, const int *chosen, int64_t total, int slot)
{
    struct stack_choice choice = {
        .slot = slot,
        .component = chosen[slot],
        .driver = driver_of(stack, answers, chosen, slot),
        .runner_up = -1,
    };
    int *other = ARENA_ARRAY(stack->arena, int, stack->n_slots);
    int64_t other_total;

    if (choice.component < 0)
        return choice;
    choice.pairing = catalog_pairing(stack->decision->catalog, framework, choice.component);
    choice.wished = stack->wished[choice.component];
    if (best_over_patterns(stack, slot, choice.component, other, &other_total)) {
        choice.runner_up = other[slot];
        choice.price = total - other_total;
    }
    return choice;
}

struct stack stack_choose(struct arena *arena, const struct decision *decision,
                          const struct answers *answers, int framework)
{
    struct stack_problem stack = {.arena = arena, .decision = decision};
    struct stack result = {0};

    stack.components = catalog_components(decision->catalog, &stack.n_components);
    stack.slots = catalog_slots(decision->catalog, &stack.n_slots);
    read_needs(&stack, answers);
    read_options(&stack, answers, framework);

    int *chosen = ARENA_ARRAY(arena, int, stack.n_slots);
    result.choices = ARENA_ARRAY(arena, struct stack_choice, stack.n_slots);
    if (!best_over_patterns(&stack, -1, -1, chosen, &result.total))
        for (size_t i = 0; i < stack.n_slots; i++)
            chosen[i] = -1;
    for (size_t i = 0; i < stack.n_slots; i++)
        if (chosen[i] >= 0 || stack.needed >> i & 1)
            result.choices[result.n_choices++] =
                explain(&stack, answers, framework, chosen, result.total, (int)i);
    return result;
}
