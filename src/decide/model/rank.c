#include "decide/model/rank.h"

#include "decide/numbers/kernel.h"

#include <stdlib.h>

void rank_points(const struct problem *problem, const struct answers *answers, int *points)
{
    for (int j = 0; j < problem->n_criteria; j++)
        points[j] = problem->base[j];

    for (int q = 0; q < problem->n_questions; q++) {
        const struct option *option;

        if (!answer_given(answers->choice[q]))
            continue;
        option = &problem->questions[q].options[answers->choice[q]];
        for (int e = 0; e < option->n_effects; e++)
            points[option->effects[e].criterion] += option->effects[e].points;
    }
}

static int64_t points_total(const int *points, int n)
{
    int64_t total = 0;

    for (int j = 0; j < n; j++)
        total += points[j];
    return total;
}

static int64_t sum_of(const int16_t *values, const int *points, int n)
{
    int64_t sum = 0;

    for (int j = 0; j < n; j++)
        sum += (int64_t)points[j] * values[j];
    return sum;
}

int64_t rank_score(const struct problem *problem, const int *points, int alternative)
{
    int n = problem->n_criteria;
    int64_t first = (int64_t)alternative * n;

    return sum_of(problem->low + first, points, n) + sum_of(problem->high + first, points, n);
}

/* Points in the kernel's format; NULL if they are too large for it. A compiled catalog cannot cause
 * that, but raising very many criteria in What-if can. */
static const int16_t *narrow(struct arena *arena, const int *points, int n)
{
    int16_t *narrowed = ARENA_ARRAY(arena, int16_t, (size_t)n);

    if (points_total(points, n) > POINTS_TOTAL_MOST)
        return NULL;
    for (int j = 0; j < n; j++) {
        if (points[j] < 0 || points[j] > INT16_MAX)
            return NULL;
        narrowed[j] = (int16_t)points[j];
    }
    return narrowed;
}

static void sum_all(const struct problem *problem, const int *points, struct score *scores)
{
    int m = problem->n_alternatives, n = problem->n_criteria;
    struct arena *arena = arena_new();
    const int16_t *narrowed = narrow(arena, points, n);

    if (narrowed) {
        int32_t *low = ARENA_ARRAY(arena, int32_t, (size_t)m);
        int32_t *high = ARENA_ARRAY(arena, int32_t, (size_t)m);

        kernel_sums(problem->low, m, n, narrowed, n, low);
        kernel_sums(problem->high, m, n, narrowed, n, high);
        for (int a = 0; a < m; a++) {
            scores[a].low = low[a];
            scores[a].high = high[a];
        }
    } else {
        for (int a = 0; a < m; a++) {
            scores[a].low = sum_of(problem->low + (int64_t)a * n, points, n);
            scores[a].high = sum_of(problem->high + (int64_t)a * n, points, n);
        }
    }
    arena_free(arena);
}

static void count_verdicts(const struct problem *problem, const struct answers *answers,
                           struct score *scores)
{
    for (int q = 0; q < problem->n_questions; q++) {
        const struct option *option;

        if (!answer_given(answers->choice[q]))
            continue;
        option = &problem->questions[q].options[answers->choice[q]];
        for (int a = 0; option->verdicts && a < problem->n_alternatives; a++) {
            scores[a].eliminated_by += option->verdicts[a] == VERDICT_OUT;
            scores[a].unverified += option->verdicts[a] == VERDICT_UNVERIFIED;
        }
    }
}

static int compare_scores(const void *one, const void *other)
{
    const struct score *a = one, *b = other;

    if ((a->eliminated_by > 0) != (b->eliminated_by > 0))
        return a->eliminated_by > 0 ? 1 : -1;
    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->alternative < b->alternative ? -1 : a->alternative > b->alternative;
}

/* Ranks of those left; all different, because catalog order breaks ties. */
static int place(struct score *scores, int n)
{
    int n_left = 0;

    for (int i = 0; i < n; i++) {
        bool out = scores[i].eliminated_by > 0;

        scores[i].rank = out ? 0 : ++n_left;
        scores[i].tied_with_before = i > 0 && out == (scores[i - 1].eliminated_by > 0) &&
                                     scores[i].points == scores[i - 1].points;
    }
    return n_left;
}

/* In catalog order, without ranks. */
static struct score *score_all(struct arena *arena, const struct problem *problem,
                               const struct answers *answers, const int *points)
{
    int m = problem->n_alternatives;
    struct score *scores = ARENA_ARRAY(arena, struct score, (size_t)m);

    sum_all(problem, points, scores);
    count_verdicts(problem, answers, scores);
    for (int a = 0; a < m; a++) {
        scores[a].alternative = a;
        scores[a].points = scores[a].low + scores[a].high;
    }
    return scores;
}

struct ranking rank_with_points(struct arena *arena, const struct problem *problem,
                                const struct answers *answers, const int *points)
{
    int m = problem->n_alternatives, n = problem->n_criteria;
    struct ranking ranking = {
        .scores = score_all(arena, problem, answers, points),
        .n = m,
        .points = ARENA_ARRAY(arena, int, (size_t)n),
        .total = points_total(points, n),
    };

    for (int j = 0; j < n; j++)
        ranking.points[j] = points[j];
    qsort(ranking.scores, (size_t)m, sizeof(struct score), compare_scores);
    ranking.n_left = place(ranking.scores, m);
    return ranking;
}

struct ranking rank_all(struct arena *arena, const struct problem *problem,
                        const struct answers *answers)
{
    int *points = ARENA_ARRAY(arena, int, (size_t)problem->n_criteria);

    rank_points(problem, answers, points);
    return rank_with_points(arena, problem, answers, points);
}

int rank_first(const struct problem *problem, const struct answers *answers)
{
    struct arena *arena = arena_new();
    int *points = ARENA_ARRAY(arena, int, (size_t)problem->n_criteria), first;
    const struct score *scores, *best;

    rank_points(problem, answers, points);
    best = scores = score_all(arena, problem, answers, points);
    for (int a = 1; a < problem->n_alternatives; a++)
        if (compare_scores(&scores[a], best) < 0)
            best = &scores[a];
    first = problem->n_alternatives > 0 && best->eliminated_by == 0 ? best->alternative : -1;
    arena_free(arena);
    return first;
}

static bool is_left(const struct problem *problem, const struct answers *answers, int alternative)
{
    for (int q = 0; q < problem->n_questions; q++) {
        const struct question *question = &problem->questions[q];

        if (answer_given(answers->choice[q]) &&
            option_verdict(&question->options[answers->choice[q]], alternative) == VERDICT_OUT)
            return false;
    }
    return true;
}

int rank_first_by_option(const struct problem *problem, const struct answers *answers, int question,
                         int option)
{
    const struct option *chosen = &problem->questions[question].options[option];
    int64_t most = -1, given = 0;
    int first = -1;

    for (int e = 0; e < chosen->n_effects; e++)
        given += chosen->effects[e].points;
    if (given == 0)
        return -1;

    for (int a = 0; a < problem->n_alternatives; a++) {
        int64_t sum = 0;

        if (!is_left(problem, answers, a))
            continue;
        for (int e = 0; e < chosen->n_effects; e++) {
            int64_t cell = (int64_t)a * problem->n_criteria + chosen->effects[e].criterion;

            sum += (int64_t)chosen->effects[e].points * (problem->low[cell] + problem->high[cell]);
        }
        if (sum >= most) {
            first = sum > most ? a : -1;
            most = sum;
        }
    }
    return first;
}
