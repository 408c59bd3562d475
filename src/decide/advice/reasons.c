#include "decide/advice/reasons.h"

#include <stdlib.h>

#define TENTHS 1000 /* a fit of 100, in tenths */

static int64_t points_of(const struct advice *advice, int criterion, int weight, int framework)
{
    const struct problem *problem = &advice->decision->problem;
    size_t at = (size_t)framework * (size_t)problem->n_criteria + (size_t)criterion;

    return (int64_t)weight * (problem->low[at] + problem->high[at]);
}

static int compare_parts(const void *left, const void *right)
{
    const struct reason_part *a = left, *b = right;

    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->criterion - b->criterion;
}

static void add_part(const struct advice *advice, struct reason_part *parts, int *count,
                     int criterion, int weight)
{
    if (weight > 0)
        parts[(*count)++] = (struct reason_part){
            .criterion = criterion,
            .weight = weight,
            .points = points_of(advice, criterion, weight, advice->winner),
        };
}

/* Cut to whole points. */
static int collect_parts(struct arena *arena, const struct advice *advice, int question,
                         struct reason_part **ret_parts)
{
    const struct problem *problem = &advice->decision->problem;
    struct reason_part *parts;
    int count = 0;

    if (question < 0) {
        parts = ARENA_ARRAY(arena, struct reason_part, (size_t)problem->n_criteria);
        for (int j = 0; j < problem->n_criteria; j++)
            add_part(advice, parts, &count, j, problem->base[j]);
    } else {
        const struct option *option =
            &problem->questions[question].options[advice->answers->choice[question]];
        parts = ARENA_ARRAY(arena, struct reason_part, (size_t)option->n_effects);
        for (int j = 0; j < option->n_effects; j++)
            add_part(advice, parts, &count, option->effects[j].criterion,
                     option->effects[j].points);
    }
    qsort(parts, (size_t)count, sizeof(parts[0]), compare_parts);
    *ret_parts = parts;
    return count;
}

int reason_parts(struct arena *arena, const struct advice *advice, const struct reason *reason,
                 struct reason_part **ret_parts)
{
    int count = collect_parts(arena, advice, reason->question, ret_parts);
    int64_t *points = ARENA_ARRAY(arena, int64_t, (size_t)count);
    int *shown = ARENA_ARRAY(arena, int, (size_t)count);

    for (int i = 0; i < count; i++)
        points[i] = (*ret_parts)[i].points;
    largest_remainder(points, (size_t)count, reason->points, reason->shown, shown);
    for (int i = 0; i < count; i++)
        (*ret_parts)[i].shown = shown[i];
    return count;
}

static struct reason reason_of(struct arena *arena, const struct advice *advice, int question,
                               int *ret_parts)
{
    struct reason reason = {.question = question};
    struct reason_part *parts;

    *ret_parts = collect_parts(arena, advice, question, &parts);
    for (int i = 0; i < *ret_parts; i++) {
        reason.points += parts[i].points;
        if (advice->second >= 0)
            reason.lost += points_of(advice, parts[i].criterion, parts[i].weight, advice->second) -
                           parts[i].points;
    }
    if (reason.lost < 0)
        reason.lost = 0;
    return reason;
}

static int compare_reasons(const void *left, const void *right)
{
    const struct reason *a = left, *b = right;

    if ((a->question < 0) != (b->question < 0))
        return a->question < 0 ? 1 : -1;
    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->question - b->question;
}

static void share_out(struct arena *arena, const struct advice *advice, struct reason *reasons,
                      int count)
{
    int64_t *points = ARENA_ARRAY(arena, int64_t, (size_t)count);
    int *shown = ARENA_ARRAY(arena, int, (size_t)count);

    for (int i = 0; i < count; i++)
        points[i] = reasons[i].points;
    largest_remainder(points, (size_t)count, 2 * VALUE_MOST * advice->ranking.total, TENTHS, shown);
    for (int i = 0; i < count; i++)
        reasons[i].shown = shown[i];
}

int reasons_of(struct arena *arena, const struct advice *advice, struct reason **ret_reasons)
{
    int n_questions = advice->answers->n_questions, count = 0;
    struct reason *reasons = ARENA_ARRAY(arena, struct reason, (size_t)n_questions + 1);

    for (int i = 0; i <= n_questions && advice->winner >= 0; i++) {
        int question = i < n_questions ? i : -1, n_parts;
        if (question >= 0 && !answer_given(advice->answers->choice[question]))
            continue;
        reasons[count] = reason_of(arena, advice, question, &n_parts);
        count += n_parts > 0;
    }
    qsort(reasons, (size_t)count, sizeof(reasons[0]), compare_reasons);
    share_out(arena, advice, reasons, count);
    *ret_reasons = reasons;
    return count;
}

const struct question_option *reason_option(const struct advice *advice,
                                            const struct reason *reason)
{
    size_t count;

    if (reason->question < 0)
        return NULL;
    return &catalog_questions(advice->decision->catalog, &count)[reason->question]
                .options[advice->answers->choice[reason->question]];
}
