#include "decide/proof/contenders.h"

#include "decide/model/contributions.h"
#include "decide/model/rank.h"

#include <stdlib.h>
#include <string.h>

#define LEADERS 8 /* of the ranking, against whom the others are held */

static bool can_fall(const struct problem *problem, const struct answers *answers, int alternative)
{
    for (int q = 0; q < problem->n_questions; q++) {
        const struct question *question = &problem->questions[q];

        for (int o = 0; answers->choice[q] == ANSWER_OPEN && o < question->n_options; o++) {
            if (option_verdict(&question->options[o], alternative) == VERDICT_OUT)
                return true;
        }
    }
    return false;
}

/* The least by which `a` can be ahead of `b`: each open question at its worst, or left open. */
static int64_t least_lead(const struct problem *problem, const struct answers *answers,
                          const int *index, int b, const int64_t *parts_a, const int64_t *parts_b)
{
    int64_t lead = 0;

    for (int q = 0; q < problem->n_questions; q++) {
        const struct question *question = &problem->questions[q];
        int64_t least = 0;

        for (int o = 0; answers->choice[q] == ANSWER_OPEN && o < question->n_options; o++) {
            int64_t d = parts_a[index[q] + o] - parts_b[index[q] + o];

            if (d < least && option_verdict(&question->options[o], b) != VERDICT_OUT)
                least = d;
        }
        lead += least;
    }
    return lead;
}

struct leader {
    const struct score *score;
    int64_t *parts;
};

/* The first of the ranking whom nothing can rule out any more. */
static int find_leaders(struct arena *arena, const struct problem *problem,
                        const struct answers *answers, const struct ranking *ranking,
                        const int *index, struct leader *leaders)
{
    int n = 0;

    for (int i = 0; i < ranking->n_left && i < LEADERS; i++) {
        if (can_fall(problem, answers, ranking->scores[i].alternative))
            continue;
        leaders[n].score = &ranking->scores[i];
        leaders[n].parts = ARENA_ARRAY(arena, int64_t, (size_t)index[problem->n_questions]);
        parts_of(problem, index, ranking->scores[i].alternative, PART_MIDDLE, leaders[n].parts);
        n++;
    }
    return n;
}

static int compare_numbers(const void *one, const void *other)
{
    const int *a = one, *b = other;

    return (*a > *b) - (*a < *b);
}

/* The candidates in ranking order until there is no more room, then in catalog order. */
static void find_candidates(struct arena *arena, const struct problem *problem,
                            const struct answers *answers, struct contest *contest)
{
    struct ranking ranking = rank_all(arena, problem, answers);
    int *index = parts_index(arena, problem);
    int64_t *parts = ARENA_ARRAY(arena, int64_t, (size_t)index[problem->n_questions]);
    struct leader leaders[LEADERS];
    int n_leaders = find_leaders(arena, problem, answers, &ranking, index, leaders);

    contest->complete = true;
    contest->alternatives = ARENA_ARRAY(arena, int, CONTEST_MOST);
    for (int i = 0; i < ranking.n_left; i++) {
        int b = ranking.scores[i].alternative;
        bool beaten = false;

        parts_of(problem, index, b, PART_MIDDLE, parts);
        for (int k = 0; k < n_leaders && !beaten; k++) {
            int a = leaders[k].score->alternative;
            int64_t lead = leaders[k].score->points - ranking.scores[i].points +
                           least_lead(problem, answers, index, b, leaders[k].parts, parts);

            beaten = a != b && (lead > 0 || (lead == 0 && a < b));
        }
        if (beaten)
            continue;
        if (contest->n == CONTEST_MOST) {
            contest->complete = false;
            break;
        }
        contest->alternatives[contest->n++] = b;
    }
    qsort(contest->alternatives, (size_t)contest->n, sizeof(int), compare_numbers);
}

static void fill_parts(struct arena *arena, const struct problem *problem,
                       const struct answers *answers, struct contest *contest)
{
    int *points = ARENA_ARRAY(arena, int, (size_t)problem->n_criteria);

    rank_points(problem, answers, points);
    for (int k = 0; k < contest->n_open; k++) {
        contest->n_options[k] = problem->questions[contest->questions[k]].n_options;
        contest->parts[k] =
            ARENA_ARRAY(arena, int64_t, (size_t)contest->n_options[k] * (size_t)contest->n);
    }
    for (int i = 0; i < contest->n; i++) {
        int a = contest->alternatives[i];

        contest->scores[i] = rank_score(problem, points, a);
        for (int k = 0; k < contest->n_open; k++) {
            const struct option *options = problem->questions[contest->questions[k]].options;

            for (int o = 0; o < contest->n_options[k]; o++)
                contest->parts[k][o * contest->n + i] =
                    option_verdict(&options[o], a) == VERDICT_OUT
                        ? CONTEST_OUT
                        : part_of(problem, &options[o], a, PART_MIDDLE);
        }
    }
}

struct contest contest_of(struct arena *arena, const struct problem *problem,
                          const struct answers *answers)
{
    struct contest contest = {0};

    find_candidates(arena, problem, answers, &contest);
    contest.questions = ARENA_ARRAY(arena, int, (size_t)problem->n_questions);
    for (int q = 0; q < problem->n_questions; q++) {
        if (answers->choice[q] == ANSWER_OPEN)
            contest.questions[contest.n_open++] = q;
    }
    contest.scores = ARENA_ARRAY(arena, int64_t, (size_t)contest.n);
    contest.n_options = ARENA_ARRAY(arena, int, (size_t)contest.n_open);
    contest.parts = ARENA_ARRAY(arena, int64_t *, (size_t)contest.n_open);
    fill_parts(arena, problem, answers, &contest);
    return contest;
}

int contest_winner(const struct contest *contest, const int64_t *scores)
{
    int64_t most = -1;
    int winner = -1;

    for (int i = 0; i < contest->n; i++) {
        if (scores[i] > most) {
            most = scores[i];
            winner = i;
        }
    }
    return winner;
}

int64_t contest_count(const struct contest *contest, bool unanswered, int64_t limit)
{
    int64_t count = 1;

    for (int k = 0; k < contest->n_open; k++) {
        count *= contest->n_options[k] + unanswered;
        if (count > limit)
            return limit + 1;
    }
    return count;
}

struct enumeration {
    const struct contest *contest;
    bool unanswered;
    int64_t *scores; /* [depth * n + candidate] */
    int *winners;
};

static void enumerate(struct enumeration *enumeration, int depth)
{
    const struct contest *contest = enumeration->contest;
    const int64_t *before = enumeration->scores + (int64_t)depth * contest->n;
    int64_t *after = enumeration->scores + (int64_t)(depth + 1) * contest->n;

    if (depth == contest->n_open) {
        *enumeration->winners++ = contest_winner(contest, before);
        return;
    }
    if (enumeration->unanswered) {
        memcpy(after, before, (size_t)contest->n * sizeof(int64_t));
        enumerate(enumeration, depth + 1);
    }
    for (int o = 0; o < contest->n_options[depth]; o++) {
        const int64_t *parts = contest->parts[depth] + (int64_t)o * contest->n;

        for (int i = 0; i < contest->n; i++)
            after[i] = before[i] + parts[i];
        enumerate(enumeration, depth + 1);
    }
}

int *contest_winners(struct arena *arena, const struct contest *contest, bool unanswered)
{
    int64_t count = contest_count(contest, unanswered, INT64_MAX / 2);
    int *winners = ARENA_ARRAY(arena, int, (size_t)count);
    struct enumeration enumeration = {
        .contest = contest,
        .unanswered = unanswered,
        .scores = ARENA_ARRAY(arena, int64_t, (size_t)(contest->n_open + 1) * (size_t)contest->n),
        .winners = winners,
    };

    memcpy(enumeration.scores, contest->scores, (size_t)contest->n * sizeof(int64_t));
    enumerate(&enumeration, 0);
    return winners;
}
