#include "decide/proof/early_stop.h"

#include "base/bounds.h"

#include "decide/model/contributions.h"

#include <stdlib.h>

struct proof {
    const struct problem *problem;
    const struct answers *answers;
    const int *index;
    int64_t *middle, *low; /* contributions of the leader */
};

/* Adds what the open questions can at most take from the lead over `b`. */
static void take_open(const struct proof *proof, int b, struct early_stop_rival *rival)
{
    const struct problem *problem = proof->problem;

    for (int q = 0; q < problem->n_questions; q++) {
        const struct question *question = &problem->questions[q];
        int64_t settled = 0, decided = 0;

        for (int o = 0; proof->answers->choice[q] == ANSWER_OPEN && o < question->n_options; o++) {
            const struct option *option = &question->options[o];
            int at = proof->index[q] + o;

            if (option_verdict(option, b) == VERDICT_OUT)
                continue;
            int64_t middle = contribution_of(problem, option, b, CONTRIBUTION_MIDDLE);
            int64_t high = contribution_of(problem, option, b, CONTRIBUTION_HIGH);
            settled = MIN(settled, proof->middle[at] - middle);
            decided = MIN(decided, proof->low[at] - high);
        }
        rival->settled += settled;
        rival->decided += decided;
    }
}

static struct early_stop_rival prove_rival(const struct proof *proof, const struct score *leader,
                                           const struct score *score)
{
    struct early_stop_rival rival = {
        .alternative = score->alternative,
        .settled = leader->points - score->points,
        .decided = 2 * (leader->low - score->high),
    };

    take_open(proof, score->alternative, &rival);
    return rival;
}

static void prepare(struct arena *arena, struct proof *proof, int leader)
{
    size_t n = (size_t)proof->index[proof->problem->n_questions];

    proof->middle = ARENA_ARRAY(arena, int64_t, n);
    proof->low = ARENA_ARRAY(arena, int64_t, n);
    contributions_of(proof->problem, proof->index, leader, CONTRIBUTION_MIDDLE, proof->middle);
    contributions_of(proof->problem, proof->index, leader, CONTRIBUTION_LOW, proof->low);
}

/* The worst verdict of any open option for the alternative. */
static enum verdict worst_open(const struct problem *problem, const struct answers *answers,
                               int alternative)
{
    enum verdict worst = VERDICT_MET;

    for (int q = 0; q < problem->n_questions; q++) {
        const struct question *question = &problem->questions[q];

        for (int o = 0; answers->choice[q] == ANSWER_OPEN && o < question->n_options; o++) {
            enum verdict verdict = option_verdict(&question->options[o], alternative);

            worst = MAX(verdict, worst);
        }
    }
    return worst;
}

static int compare_rivals(const void *one, const void *other)
{
    const struct early_stop_rival *a = one, *b = other;

    if (a->settled != b->settled)
        return a->settled < b->settled ? -1 : 1;
    return a->alternative < b->alternative ? -1 : 1;
}

static bool holds(int64_t lead, int leader, int rival)
{
    return lead > 0 || (lead == 0 && leader < rival);
}

static void prove_leader(struct arena *arena, const struct proof *proof,
                         const struct ranking *ranking, struct early_stop *early_stop)
{
    const struct score *leader = &ranking->scores[0];
    enum verdict worst = worst_open(proof->problem, proof->answers, leader->alternative);

    early_stop->leader = leader->alternative;
    early_stop->can_fall = worst == VERDICT_OUT;
    early_stop->settled = !early_stop->can_fall;
    early_stop->decided = worst == VERDICT_MET && leader->unverified == 0;
    early_stop->n_rivals = ranking->n_left - 1;
    early_stop->rivals = ARENA_ARRAY(arena, struct early_stop_rival, (size_t)early_stop->n_rivals);
    for (int i = 0; i < early_stop->n_rivals; i++) {
        struct early_stop_rival rival = prove_rival(proof, leader, &ranking->scores[i + 1]);

        early_stop->settled =
            early_stop->settled && holds(rival.settled, early_stop->leader, rival.alternative);
        early_stop->decided =
            early_stop->decided && holds(rival.decided, early_stop->leader, rival.alternative);
        early_stop->regret =
            -rival.settled > early_stop->regret ? -rival.settled : early_stop->regret;
        early_stop->rivals[i] = rival;
    }
    qsort(early_stop->rivals, (size_t)early_stop->n_rivals, sizeof(struct early_stop_rival),
          compare_rivals);
}

struct early_stop early_stop_prove(struct arena *arena, const struct problem *problem,
                                   const struct answers *answers, const struct ranking *ranking)
{
    struct arena *scratch = arena_new();
    struct proof proof = {.problem = problem, .answers = answers};
    struct early_stop early_stop = {.leader = -1, .settled = true, .decided = true};

    proof.index = contributions_index(scratch, problem);
    for (int q = 0; q < problem->n_questions; q++)
        early_stop.n_open += answers->choice[q] == ANSWER_OPEN;
    if (ranking->n_left > 0) {
        prepare(scratch, &proof, ranking->scores[0].alternative);
        prove_leader(arena, &proof, ranking, &early_stop);
    }
    arena_free(scratch);
    return early_stop;
}

void early_stop_add_matters(struct arena *arena, const struct problem *problem,
                            const struct answers *answers, const struct ranking *ranking,
                            struct early_stop *early_stop)
{
    early_stop->matters = ARENA_ARRAY(arena, bool, (size_t)problem->n_questions);
    early_stop->matters_exact =
        early_stop_matters(arena, problem, answers, ranking, early_stop->matters);
    for (int q = 0; q < problem->n_questions; q++)
        early_stop->n_matters += early_stop->matters[q];
}

struct early_stop early_stop_check(struct arena *arena, const struct problem *problem,
                                   const struct answers *answers, const struct ranking *ranking)
{
    struct early_stop early_stop = early_stop_prove(arena, problem, answers, ranking);

    early_stop_add_matters(arena, problem, answers, ranking, &early_stop);
    return early_stop;
}
