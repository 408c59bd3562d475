#include "decide/robustness/confidence.h"

const char *const state_names[STATE_COUNT] = {
    "settled", "early", "depends", "clear", "close", "open", "none",
};

struct confidence *confidence_begin(struct arena *arena, const struct advice *advice)
{
    const struct problem *problem = &advice->decision->problem;
    const struct answers *answers = advice->answers;
    struct confidence *confidence = ARENA_NEW(arena, struct confidence);

    confidence->early_stop = *advice_early_stop(advice);
    early_stop_add_matters(arena, problem, answers, &advice->ranking, &confidence->early_stop);
    confidence->wishes = single_changes_count(arena, problem, answers, &advice->ranking, false);
    confidence->team = single_changes_count(arena, problem, answers, &advice->ranking, true);
    confidence->nearest.rival = -1;
    confidence->state = confidence_state(advice, confidence);
    return confidence;
}

/* Without such answers both searches for flips find the same. */
static bool answers_about_team(const struct problem *problem, const struct answers *answers)
{
    for (int q = 0; q < problem->n_questions; q++)
        if (problem->questions[q].fixed && answer_given(answers->choice[q]))
            return true;
    return false;
}

void confidence_prove(struct arena *arena, const struct advice *advice,
                      struct confidence *confidence)
{
    const struct problem *problem = &advice->decision->problem;
    const struct answers *answers = advice->answers;
    const struct ranking *ranking = &advice->ranking;

    if (confidence->is_proved)
        return;
    confidence->any = flips_find(arena, problem, answers, ranking, FLIPS_ANY, FLIPS_LISTED);
    confidence->fixed = answers_about_team(problem, answers)
                            ? flips_find(arena, problem, answers, ranking, FLIPS_FREE, FLIPS_LISTED)
                            : confidence->any;
    confidence->sufficient = sufficient_find(arena, problem, answers, ranking);
    if (advice->winner >= 0) {
        confidence->stability = stability_winner(arena, problem, ranking);
        confidence->nearest = stability_nearest(problem, ranking);
        confidence->methods = methods_compare(arena, problem, ranking);
    }
    confidence->is_proved = true;
}

void confidence_choose_next(struct arena *arena, const struct advice *advice,
                            struct confidence *confidence, uint64_t seed)
{
    confidence->n_next =
        next_questions(arena, &advice->decision->problem, advice->answers, &advice->ranking,
                       confidence->early_stop.matters, seed, &confidence->next);
    confidence->n_likely = 0;
    for (int i = 0; i < confidence->n_next; i++)
        confidence->n_likely += confidence->next[i].bits > NEXT_BITS_LIKELY;
}

void confidence_take_shares(struct arena *arena, const struct advice *advice,
                            struct confidence *confidence,
                            const struct acceptability *acceptability)
{
    confidence->shares = acceptability_shares(arena, acceptability);
    confidence->state = confidence_state(advice, confidence);
}

void confidence_work_out(struct arena *arena, struct advice *advice, uint64_t seed)
{
    struct confidence *confidence = confidence_begin(arena, advice);
    struct acceptability *acceptability =
        acceptability_new(&advice->decision->problem, &advice->ranking, WEIGHTS_STATED, seed);

    confidence_prove(arena, advice, confidence);
    confidence_choose_next(arena, advice, confidence, seed);
    acceptability_step(acceptability, acceptability_draws(&advice->decision->problem));
    confidence_take_shares(arena, advice, confidence, acceptability);
    acceptability_free(acceptability);
    advice->confidence = confidence;
}

uint32_t shares_first(const struct shares *shares, int alternative)
{
    int index = shares_index(shares, alternative);

    return index < 0 ? 0 : shares->firsts[index];
}

/* (M1 - M2) / (20000 * U) >= 0.05 */
bool confidence_margin_is_wide(const struct ranking *ranking)
{
    return ranking->n_left < 2 ||
           ranking->scores[0].points - ranking->scores[1].points >= 1000 * ranking->total;
}

bool confidence_is_firm(const struct advice *advice, const struct confidence *confidence)
{
    return confidence->state == STATE_CLEAR ||
           (confidence->state == STATE_SETTLED && confidence_margin_is_wide(&advice->ranking));
}

/* At least 4 of 5; true if none was computed. */
static bool formulas_agree(const struct methods *methods)
{
    return 5 * methods->n_agreeing >= 4 * methods->n;
}

enum state confidence_state(const struct advice *advice, const struct confidence *confidence)
{
    const struct ranking *ranking = &advice->ranking;
    uint64_t first = shares_first(&confidence->shares, advice->winner);
    uint64_t draws = (uint64_t)confidence->shares.draws;

    if (advice->winner < 0)
        return STATE_NONE;
    if (confidence->early_stop.decided)
        return STATE_SETTLED;
    if (advice->is_early)
        return STATE_EARLY;
    if (advice->depends_on_language)
        return STATE_DEPENDS;
    if (draws > 0 && 10 * first >= 8 * draws && confidence_margin_is_wide(ranking) &&
        formulas_agree(&confidence->methods))
        return STATE_CLEAR;
    bool tie = ranking->n_left > 1 && ranking->scores[1].tied_with_before;
    return draws > 0 && 2 * first >= draws && !tie ? STATE_CLOSE : STATE_OPEN;
}
