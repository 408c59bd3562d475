#include "decide/stack/stack_parts.h"

/* Reasons for each component of a stack, and the answers it overrules. */
#define FIT_SUPPORTED 4 /* from this fit on, the fit itself is the reason */

const struct link *stack_conflict(const struct stack_problem *stack,
                                  const struct component *component, int other)
{
    for (size_t i = 0; i < component->n_conflicts; i++)
        if (component->conflicts[i].component == other &&
            (component->conflicts[i].only_with == 0 ||
             component->conflicts[i].only_with == stack->framework + 1))
            return &component->conflicts[i];
    return NULL;
}

/* The reason of the answer with the most points for the component; NULL: no answer gives it
 * points. */
static const char *wish_reason(const struct stack_problem *stack, const struct answers *answers,
                               int component, int *ret_points)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(stack->decision->catalog, &count);
    const char *reason = NULL;

    *ret_points = 0;
    for (size_t i = 0; i < count; i++) {
        if (!answer_given(answers->choice[i]))
            continue;
        const struct question_option *option = &questions[i].options[answers->choice[i]];
        for (size_t j = 0; j < option->n_wishes; j++)
            if (option->wishes[j].component == component &&
                option->wishes[j].points > *ret_points) {
                *ret_points = option->wishes[j].points;
                reason = option->wishes[j].reason;
            }
    }
    return reason;
}

/* What the component does for another chosen one: the strongest synergy. NULL: nothing. */
static const char *synergy_reason(const struct stack_problem *stack, const int *chosen,
                                  const struct component *component)
{
    const struct link *best = NULL;

    for (size_t i = 0; i < component->n_synergies; i++) {
        const struct link *link = &component->synergies[i];
        int slot = stack->components[link->component].slot;
        if (slot >= 0 && chosen[slot] == link->component &&
            (!best || link->strength > best->strength))
            best = link;
    }
    return best ? arena_printf(stack->arena, "With %s: %s", stack->components[best->component].name,
                               best->why)
                : NULL;
}

/* The meaning of a fit (docs/data-format.md). */
static const char *fit_reason(const struct stack_problem *stack, const struct pairing *pairing)
{
    static const char *const words[] = {"",           "Possible with",     "Possible with",
                                        "Works with", "Well supported by", "A usual choice with"};
    size_t count;
    const char *name = catalog_frameworks(stack->decision->catalog, &count)[stack->framework].name;

    return arena_printf(stack->arena, "%s %s", words[pairing->fit], name);
}

/* What needs a slot that no component fits. */
const char *stack_need_reason(const struct stack_problem *stack, const struct answers *answers,
                              const int *chosen, int slot)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(stack->decision->catalog, &count);

    for (size_t i = 0; i < count; i++)
        if (answer_given(answers->choice[i]) &&
            questions[i].options[answers->choice[i]].needs >> slot & 1)
            return arena_printf(stack->arena, "%s: %s", questions[i].brief,
                                questions[i].options[answers->choice[i]].label);
    for (size_t i = 0; i < stack->n_slots; i++)
        if (chosen[i] >= 0 && stack->components[chosen[i]].needs >> slot & 1)
            return arena_printf(stack->arena, "%s needs it", stack->components[chosen[i]].name);
    return "part of every stack";
}

const char *stack_because(const struct stack_problem *stack, const struct answers *answers,
                          const int *chosen, const struct stack_choice *choice)
{
    const struct component *component = &stack->components[choice->component];
    int points;
    const char *reason = wish_reason(stack, answers, choice->component, &points);

    if (points < component->default_points)
        reason = component->default_reason;
    if (!reason && choice->pairing->fit < FIT_SUPPORTED && !(stack->needed >> choice->slot & 1))
        reason = synergy_reason(stack, chosen, component);
    return reason ? reason : fit_reason(stack, choice->pairing);
}

/* --- overruled answers ------------------------------------------------------------------------ */

/* Why the stated component is not the choice. */
static const char *obstacle(const struct stack_problem *stack, const int *chosen, int stated)
{
    const struct component *component = &stack->components[stated];
    const struct pairing *pairing =
        catalog_pairing(stack->decision->catalog, stack->framework, stated);
    size_t count;
    const char *name = catalog_frameworks(stack->decision->catalog, &count)[stack->framework].name;

    if (!pairing || pairing->fit == 0)
        return arena_printf(stack->arena, "%s %s with %s", component->name,
                            pairing ? "does not work" : "is not known to work", name);
    if (component->needs & stack->dropped)
        return arena_printf(stack->arena, "%s needs a part that another answer drops",
                            component->name);
    for (size_t i = 0; i < stack->n_slots; i++) {
        const struct link *link = chosen[i] >= 0 && (int)i != component->slot
                                      ? stack_conflict(stack, component, chosen[i])
                                      : NULL;
        if (link)
            return arena_printf(stack->arena, "%s: %s", stack->components[chosen[i]].name,
                                link->why);
    }
    return "the other parts fit better together without it";
}

/* The component of the slot that the option states with the most points; -1: it states none. Sets
 * *ret_chosen when the option states `chosen`, too. */
static int stated_by(const struct stack_problem *stack, const struct question_option *option,
                     int slot, int chosen, bool *ret_chosen)
{
    int stated = -1, most = STACK_STATED - 1;

    *ret_chosen = false;
    for (size_t i = 0; i < option->n_wishes; i++) {
        const struct wish *wish = &option->wishes[i];
        if (stack->components[wish->component].slot != slot || wish->points < STACK_STATED)
            continue;
        *ret_chosen = *ret_chosen || wish->component == chosen;
        if (wish->points > most) {
            most = wish->points;
            stated = wish->component;
        }
    }
    return stated;
}

void stack_find_overruled(const struct stack_problem *stack, const struct answers *answers,
                          const int *chosen, struct stack_choice *choice)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(stack->decision->catalog, &count);

    choice->overruled = ARENA_ARRAY(stack->arena, struct stack_overruled, count);
    for (size_t i = 0; i < count; i++) {
        int option = answers->choice[i];
        bool followed;
        if (!answer_given(option))
            continue;
        int stated = stated_by(stack, &questions[i].options[option], choice->slot,
                               choice->component, &followed);
        if (stated >= 0 && !followed)
            choice->overruled[choice->n_overruled++] =
                (struct stack_overruled){(int)i, option, stated, obstacle(stack, chosen, stated)};
    }
}
