#include "decide/robustness/confidence.h"

const char *const state_names[STATE_COUNT] = {"decided", "clear", "leaning", "open", "none"};

struct certainty *certainty_exact(struct arena *arena, const struct advice *advice)
{
    const struct problem *problem = &advice->decision->problem;
    const struct answers *answers = advice->answers;
    struct certainty *certainty = ARENA_NEW(arena, struct certainty);

    certainty->stop = stop_check(arena, problem, answers);
    certainty->any = flips_find(arena, problem, answers, FLIPS_ANY, FLIPS_LISTED);
    certainty->fixed = flips_find(arena, problem, answers, FLIPS_FREE, FLIPS_LISTED);
    certainty->sufficient = sufficient_find(arena, problem, answers);
    certainty->nearest.rival = -1;
    if (advice->winner >= 0) {
        certainty->stability = stability_winner(arena, problem, &advice->ranking);
        certainty->nearest = stability_nearest(problem, &advice->ranking);
        certainty->methods = methods_compare(arena, problem, answers);
    }
    certainty->state = certainty_state(advice, &certainty->stop, &certainty->shares);
    return certainty;
}

void certainty_choose_next(struct arena *arena, const struct advice *advice,
                           struct certainty *certainty, uint64_t seed)
{
    certainty->n_next = next_questions(arena, &advice->decision->problem, advice->answers,
                                       certainty->stop.matters, seed, &certainty->next);
}

void certainty_work_out(struct arena *arena, struct advice *advice, uint64_t seed)
{
    struct certainty *certainty = certainty_exact(arena, advice);
    struct acceptability *acceptability = acceptability_new(
        &advice->decision->problem, advice->answers, WEIGHTS_ABOUT_RIGHT, seed);

    certainty_choose_next(arena, advice, certainty, seed);
    acceptability_step(acceptability, ACCEPTABILITY_DRAWS);
    certainty->shares = acceptability_shares(arena, acceptability);
    acceptability_free(acceptability);
    certainty->state = certainty_state(advice, &certainty->stop, &certainty->shares);
    advice->certainty = certainty;
}

uint32_t shares_first(const struct shares *shares, int alternative)
{
    int index = shares_index(shares, alternative);

    return index < 0 ? 0 : shares->ranks[(size_t)index * (size_t)shares->n];
}

/* Ahead by at least 0.05: (M1 - M2) / (20000 * U) >= 0.05. */
static bool wide_margin(const struct ranking *ranking)
{
    return ranking->n_left < 2 ||
           ranking->scores[0].points - ranking->scores[1].points >= 1000 * ranking->total;
}

enum state certainty_state(const struct advice *advice, const struct stop *stop,
                           const struct shares *shares)
{
    const struct ranking *ranking = &advice->ranking;

    if (advice->winner < 0)
        return STATE_NONE;
    if (stop->decided)
        return STATE_DECIDED;
    uint64_t first = shares_first(shares, advice->winner), draws = (uint64_t)shares->draws;
    if (10 * first >= 8 * draws && draws > 0 && wide_margin(ranking))
        return STATE_CLEAR;
    bool tie = ranking->n_left > 1 && ranking->scores[1].tied_with_before;
    return 2 * first >= draws && draws > 0 && !tie ? STATE_LEANING : STATE_OPEN;
}
