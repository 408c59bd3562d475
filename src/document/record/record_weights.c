#include "document/record/record_sections.h"

#include "base/bounds.h"

#include <stdlib.h>

int record_doubled(const struct record *record, int criterion, int framework)
{
    const struct problem *problem = &record->reader->advice->decision->problem;
    size_t cell = (size_t)framework * (size_t)problem->n_criteria + (size_t)criterion;

    return problem->low[cell] + problem->high[cell];
}

int64_t record_weight(const struct record *record, int criterion)
{
    return record->reader->advice->ranking.points[criterion];
}

int64_t record_won(const struct record *record, int criterion, int framework, int rival)
{
    (void)rival;
    return record_weight(record, criterion) * record_doubled(record, criterion, framework);
}

int64_t record_missed(const struct record *record, int criterion, int framework, int rival)
{
    return record_weight(record, criterion) * 2 * VALUE_MOST -
           record_won(record, criterion, framework, rival);
}

int64_t record_ahead(const struct record *record, int criterion, int framework, int rival)
{
    return record_won(record, criterion, framework, rival) -
           record_won(record, criterion, rival, framework);
}

int64_t record_behind(const struct record *record, int criterion, int framework, int rival)
{
    return -record_ahead(record, criterion, framework, rival);
}

int record_compare_amounts(const void *left, const void *right)
{
    const struct criterion_amount *a = left, *b = right;

    if (a->amount != b->amount)
        return a->amount > b->amount ? -1 : 1;
    return a->criterion - b->criterion;
}

/* Every criterion with an amount, largest first. */
static size_t all_of(const struct record *record, record_measure *measure, int framework, int rival,
                     struct criterion_amount **ret_all)
{
    int n_criteria = record->reader->advice->decision->problem.n_criteria;
    struct criterion_amount *all =
        ARENA_ARRAY(record->reader->arena, struct criterion_amount, (size_t)n_criteria);
    size_t count = 0;

    for (int i = 0; i < n_criteria; i++) {
        int64_t amount = measure(record, i, framework, rival);
        if (amount > 0)
            all[count++] = (struct criterion_amount){i, amount};
    }
    qsort(all, count, sizeof(all[0]), record_compare_amounts);
    *ret_all = all;
    return count;
}

size_t record_top(const struct record *record, record_measure *measure, int framework, int rival,
                  struct criterion_amount **ret_top)
{
    size_t count = all_of(record, measure, framework, rival, ret_top);

    return MIN(count, RECORD_TOP);
}

static bool among(const struct criterion_amount *list, size_t count, int criterion)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].criterion == criterion)
            return true;
    return false;
}

size_t record_worst(const struct record *record, int framework, struct criterion_amount **ret_worst)
{
    struct criterion_amount *best, *worst;
    size_t n_best = record_top(record, record_won, framework, -1, &best);
    size_t n_worst = all_of(record, record_missed, framework, -1, &worst), count = 0;

    for (size_t i = 0; i < n_worst && count < RECORD_TOP; i++)
        if (!among(best, n_best, worst[i].criterion))
            worst[count++] = worst[i];
    *ret_worst = worst;
    return count;
}
