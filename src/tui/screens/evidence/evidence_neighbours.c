#include "tui/screens/evidence/evidence_neighbours.h"

#include "decide/advice/reasons.h"

static int *criterion_list(struct arena *arena, const struct advice *advice, int framework,
                           size_t *ret_count)
{
    struct contribution *parts;
    size_t count = contributions(arena, advice->decision, &advice->ranking, framework, &parts);
    int *list = ARENA_ARRAY(arena, int, count);

    for (size_t i = 0; i < count; i++)
        list[i] = parts[i].criterion;
    *ret_count = count;
    return list;
}

static int *reason_list(struct arena *arena, const struct advice *advice, int framework,
                        size_t *ret_count)
{
    size_t count = (size_t)advice->n_reasons;
    int *list = ARENA_ARRAY(arena, int, count);

    (void)framework;
    for (size_t i = 0; i < count; i++)
        list[i] = advice->reasons[i].question;
    *ret_count = count;
    return list;
}

static int *stack_list(struct arena *arena, const struct advice *advice, int framework,
                       size_t *ret_count)
{
    int *list = ARENA_ARRAY(arena, int, advice_stack(advice)->n_choices);
    size_t count = 0;

    for (size_t i = 0; framework == advice->winner && i < advice_stack(advice)->n_choices; i++)
        if (advice_stack(advice)->choices[i].component >= 0)
            list[count++] = advice_stack(advice)->choices[i].component;
    *ret_count = count;
    return list;
}

static int *trait_list(struct arena *arena, const struct advice *advice, int framework,
                       size_t *ret_count)
{
    int *list;

    *ret_count = unknown_traits(arena, advice->decision, &advice->ranking, framework, &list);
    return list;
}

static int *all_traits(struct arena *arena, const struct advice *advice, size_t *ret_count)
{
    catalog_traits(advice->decision->catalog, ret_count);
    int *list = ARENA_ARRAY(arena, int, *ret_count);
    for (size_t i = 0; i < *ret_count; i++)
        list[i] = (int)i;
    return list;
}

static bool contains(const int *list, size_t count, int index)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == index)
            return true;
    return false;
}

static int *(*const lists[])(struct arena *arena, const struct advice *advice, int framework,
                             size_t *ret_count) = {
    [SUBJECT_CRITERION] = criterion_list,
    [SUBJECT_REASON] = reason_list,
    [SUBJECT_TRAIT] = trait_list,
    [SUBJECT_PAIRING] = stack_list,
};

size_t evidence_neighbours(struct arena *arena, const struct advice *advice,
                           const struct subject *subject, struct subject **ret_subjects,
                           size_t *ret_index)
{
    size_t count = 0;
    int *list = lists[subject->kind](arena, advice, subject->framework, &count);

    if (subject->kind == SUBJECT_TRAIT && (count < 2 || !contains(list, count, subject->index)))
        list = all_traits(arena, advice, &count);
    bool is_only = !contains(list, count, subject->index);
    struct subject *subjects = ARENA_ARRAY(arena, struct subject, count + 1);
    subjects[0] = *subject;
    *ret_index = 0;
    for (size_t i = 0; i < count && !is_only; i++) {
        subjects[i] = (struct subject){subject->kind, subject->framework, list[i]};
        if (list[i] == subject->index)
            *ret_index = i;
    }
    *ret_subjects = subjects;
    return is_only ? 1 : count;
}
