#include "decide/proof/contenders.h"

#include "decide/model/contributions.h"
#include "decide/model/rank.h"
#include "decide/numbers/compare.h"

#include <stdlib.h>
#include <string.h>

#define LEADERS 8 /* the leaders of the ranking that others are compared with */

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

/* The smallest possible lead of `a` over `b`: each open question takes its worst option, or stays
 * open. */
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
    int64_t *contributions;
};

/* The first few of the ranking that no open option can rule out. */
static int find_leaders(struct arena *arena, const struct problem *problem,
                        const struct answers *answers, const struct ranking *ranking,
                        const int *index, struct leader *leaders)
{
    int n = 0;

    for (int i = 0; i < ranking->n_left && i < LEADERS; i++) {
        if (can_fall(problem, answers, ranking->scores[i].alternative))
            continue;
        leaders[n].score = &ranking->scores[i];
        leaders[n].contributions = ARENA_ARRAY(arena, int64_t, (size_t)index[problem->n_questions]);
        contributions_of(problem, index, ranking->scores[i].alternative, CONTRIBUTION_MIDDLE,
                         leaders[n].contributions);
        n++;
    }
    return n;
}

/* Collects candidates in ranking order until the limit, then sorts them in catalog order. */
static void find_candidates(struct arena *arena, const struct problem *problem,
                            const struct answers *answers, const struct ranking *ranking,
                            struct contenders *contenders)
{
    struct arena *scratch = arena_new();
    int *index = contributions_index(scratch, problem);
    int64_t *contributions = ARENA_ARRAY(scratch, int64_t, (size_t)index[problem->n_questions]);
    struct leader leaders[LEADERS];
    int n_leaders = find_leaders(scratch, problem, answers, ranking, index, leaders);

    contenders->complete = true;
    contenders->alternatives = ARENA_ARRAY(arena, int, CONTENDERS_MOST);
    for (int i = 0; i < ranking->n_left; i++) {
        int b = ranking->scores[i].alternative;
        bool beaten = false;

        contributions_of(problem, index, b, CONTRIBUTION_MIDDLE, contributions);
        for (int k = 0; k < n_leaders && !beaten; k++) {
            int a = leaders[k].score->alternative;
            int64_t lead =
                leaders[k].score->points - ranking->scores[i].points +
                least_lead(problem, answers, index, b, leaders[k].contributions, contributions);

            beaten = a != b && (lead > 0 || (lead == 0 && a < b));
        }
        if (beaten)
            continue;
        if (contenders->n == CONTENDERS_MOST) {
            contenders->complete = false;
            break;
        }
        contenders->alternatives[contenders->n++] = b;
    }
    qsort(contenders->alternatives, (size_t)contenders->n, sizeof(int), compare_ints);
    arena_free(scratch);
}

static void fill_parts(struct arena *arena, const struct problem *problem,
                       const struct answers *answers, struct contenders *contenders)
{
    int *points = ARENA_ARRAY(arena, int, (size_t)problem->n_criteria);

    rank_points(problem, answers, points);
    for (int k = 0; k < contenders->n_open; k++) {
        contenders->n_options[k] = problem->questions[contenders->questions[k]].n_options;
        contenders->contributions[k] =
            ARENA_ARRAY(arena, int64_t, (size_t)contenders->n_options[k] * (size_t)contenders->n);
    }
    for (int i = 0; i < contenders->n; i++) {
        int a = contenders->alternatives[i];

        contenders->scores[i] = rank_score(problem, points, a);
        for (int k = 0; k < contenders->n_open; k++) {
            const struct option *options = problem->questions[contenders->questions[k]].options;

            for (int o = 0; o < contenders->n_options[k]; o++)
                contenders->contributions[k][o * contenders->n + i] =
                    option_verdict(&options[o], a) == VERDICT_OUT
                        ? CONTENDERS_OUT
                        : contribution_of(problem, &options[o], a, CONTRIBUTION_MIDDLE);
        }
    }
}

struct contenders contenders_of(struct arena *arena, const struct problem *problem,
                                const struct answers *answers, const struct ranking *ranking)
{
    struct contenders contenders = {0};

    find_candidates(arena, problem, answers, ranking, &contenders);
    contenders.questions = ARENA_ARRAY(arena, int, (size_t)problem->n_questions);
    for (int q = 0; q < problem->n_questions; q++) {
        if (answers->choice[q] == ANSWER_OPEN)
            contenders.questions[contenders.n_open++] = q;
    }
    contenders.scores = ARENA_ARRAY(arena, int64_t, (size_t)contenders.n);
    contenders.n_options = ARENA_ARRAY(arena, int, (size_t)contenders.n_open);
    contenders.contributions = ARENA_ARRAY(arena, int64_t *, (size_t)contenders.n_open);
    fill_parts(arena, problem, answers, &contenders);
    return contenders;
}

int contenders_winner(const struct contenders *contenders, const int64_t *scores)
{
    int64_t most = -1;
    int winner = -1;

    for (int i = 0; i < contenders->n; i++) {
        if (scores[i] > most) {
            most = scores[i];
            winner = i;
        }
    }
    return winner;
}

int64_t contenders_count(const struct contenders *contenders, bool unanswered, int64_t limit)
{
    int64_t count = 1;

    for (int k = 0; k < contenders->n_open; k++) {
        count *= contenders->n_options[k] + unanswered;
        if (count > limit)
            return limit + 1;
    }
    return count;
}

struct enumeration {
    const struct contenders *contenders;
    bool unanswered;
    int64_t *scores; /* [depth * n + candidate] */
    int *winners;
};

static void enumerate(struct enumeration *enumeration, int depth)
{
    const struct contenders *contenders = enumeration->contenders;
    const int64_t *before = enumeration->scores + (int64_t)depth * contenders->n;
    int64_t *after = enumeration->scores + (int64_t)(depth + 1) * contenders->n;

    if (depth == contenders->n_open) {
        *enumeration->winners++ = contenders_winner(contenders, before);
        return;
    }
    if (enumeration->unanswered) {
        memcpy(after, before, (size_t)contenders->n * sizeof(int64_t));
        enumerate(enumeration, depth + 1);
    }
    for (int o = 0; o < contenders->n_options[depth]; o++) {
        const int64_t *contributions =
            contenders->contributions[depth] + (int64_t)o * contenders->n;

        for (int i = 0; i < contenders->n; i++)
            after[i] = before[i] + contributions[i];
        enumerate(enumeration, depth + 1);
    }
}

int *contenders_winners(struct arena *arena, const struct contenders *contenders, bool unanswered)
{
    int64_t count = contenders_count(contenders, unanswered, INT64_MAX / 2);
    int *winners = ARENA_ARRAY(arena, int, (size_t)count);
    struct enumeration enumeration = {
        .contenders = contenders,
        .unanswered = unanswered,
        .scores =
            ARENA_ARRAY(arena, int64_t, (size_t)(contenders->n_open + 1) * (size_t)contenders->n),
        .winners = winners,
    };

    memcpy(enumeration.scores, contenders->scores, (size_t)contenders->n * sizeof(int64_t));
    enumerate(&enumeration, 0);
    return winners;
}
