#include "decide/advice/advice.h"

#include "decide/advice/reasons.h"

/* In a short questionnaire half of the answers are enough; if all are given, it is never early. */
static bool is_early(const struct answers *answers)
{
    int given = answers_count(answers);
    bool open = false;

    for (int i = 0; i < answers->n_questions; i++)
        open = open || answers->choice[i] == ANSWER_OPEN;
    return open && given < EARLY_ANSWERS && 2 * given < answers->n_questions;
}

/* What is computed on first use. */
struct late_parts {
    struct arena *arena;
    bool is_proved, is_chosen;
    struct early_stop early_stop;
    struct stack stack;
};

struct advice *advice_new(struct arena *arena, const struct decision *decision,
                          const struct answers *answers)
{
    struct advice *advice = ARENA_NEW(arena, struct advice);

    *advice = (struct advice){
        .decision = decision,
        .answers = answers,
        .ranking = rank_all(arena, &decision->problem, answers),
        .winner = -1,
        .second = -1,
        .all_rounder = -1,
        .by_priority = -1,
        .priority = {-1, -1, -1, 0, 0},
        .late = ARENA_NEW(arena, struct late_parts),
    };
    advice->late->arena = arena;
    advice->scores =
        ARENA_ARRAY(arena, const struct score *, (size_t)decision->problem.n_alternatives);
    for (int i = 0; i < advice->ranking.n; i++)
        advice->scores[advice->ranking.scores[i].alternative] = &advice->ranking.scores[i];
    if (advice->ranking.n_left > 0)
        advice->winner = advice->ranking.scores[0].alternative;
    if (advice->ranking.n_left > 1)
        advice->second = advice->ranking.scores[1].alternative;
    if (advice->winner < 0) {
        advice->n_relaxations =
            relaxations(arena, &decision->problem, answers, &advice->relaxations);
        return advice;
    }
    advice->priority = priority_of(decision, answers);
    advice->by_language = by_language_of(arena, decision, answers, &advice->ranking);
    if (advice->by_language.n > 0) {
        advice->all_rounder = advice->winner;
        advice->by_priority = advice->priority.first;
    }
    advice->n_reasons = reasons_of(arena, advice, &advice->reasons);
    advice->is_early = is_early(answers);
    advice->depends_on_language = by_language_depends(&advice->by_language);
    return advice;
}

const struct early_stop *advice_early_stop(const struct advice *advice)
{
    struct late_parts *late = advice->late;

    if (!late->is_proved)
        late->early_stop = early_stop_prove(late->arena, &advice->decision->problem,
                                            advice->answers, &advice->ranking);
    late->is_proved = true;
    return &late->early_stop;
}

bool advice_recommends(const struct advice *advice)
{
    return (!advice->is_early && !advice->depends_on_language) ||
           advice_early_stop(advice)->decided;
}

const struct stack *advice_stack(const struct advice *advice)
{
    struct late_parts *late = advice->late;

    if (!late->is_chosen && advice->winner >= 0 && advice_recommends(advice))
        late->stack = stack_choose(late->arena, advice->decision, advice->answers, advice->winner);
    late->is_chosen = true;
    return &late->stack;
}

int advice_fit(const struct advice *advice, int64_t points)
{
    int64_t whole = 200 * advice->ranking.total; /* 100 * points / (20000 * U) */

    return whole > 0 ? (int)((2 * points + whole) / (2 * whole)) : 0;
}

void advice_range(const struct advice *advice, const struct score *score, int *ret_low,
                  int *ret_high)
{
    *ret_low = advice_fit(advice, 2 * score->low);
    *ret_high = advice_fit(advice, 2 * score->high);
}

const struct score *advice_score(const struct advice *advice, int framework)
{
    bool there = framework >= 0 && framework < advice->decision->problem.n_alternatives;

    return there ? advice->scores[framework] : NULL;
}

void largest_remainder(const int64_t *points, size_t count, int64_t sum, int total, int *shown)
{
    int64_t given = 0, part_sum = 0;

    for (size_t i = 0; i < count; i++)
        part_sum += points[i];
    /* the rounded sum of all parts */
    int64_t whole = sum > 0 ? (2 * part_sum * total + sum) / (2 * sum) : 0;
    for (size_t i = 0; i < count; i++) {
        shown[i] = sum > 0 ? (int)(points[i] * total / sum) : 0;
        given += shown[i];
    }
    for (; given < whole; given++) {
        size_t best = count;
        int64_t best_rest = -1;
        for (size_t i = 0; i < count; i++) {
            int64_t rest = points[i] * total - (int64_t)shown[i] * sum;
            if (rest > best_rest) {
                best_rest = rest;
                best = i;
            }
        }
        if (best == count)
            return;
        shown[best]++;
    }
}
