#include "decide/model/rank.h"

#include <stdlib.h>
#include <string.h>

/* An alternative returns when all questions whose chosen option rules it out are dropped. The
 * fewest of these over all alternatives is the exact smallest relaxation. Alternatives with the
 * same set of questions share one entry. */
static int needed(const struct problem *problem, const struct answers *answers, int alternative,
                  int *questions)
{
    int n = 0;

    for (int q = 0; q < problem->n_questions; q++) {
        const struct question *question = &problem->questions[q];

        if (answer_given(answers->choice[q]) &&
            option_verdict(&question->options[answers->choice[q]], alternative) == VERDICT_OUT)
            questions[n++] = q;
    }
    return n;
}

static int compare_relaxations(const void *one, const void *other)
{
    const struct relaxation *a = one, *b = other;

    for (int i = 0; i < a->n_questions; i++) {
        if (a->questions[i] != b->questions[i])
            return a->questions[i] < b->questions[i] ? -1 : 1;
    }
    return 0;
}

static struct relaxation *find(struct relaxation *relaxations, int n, const int *questions,
                               int n_questions)
{
    for (int i = 0; i < n; i++) {
        if (memcmp(relaxations[i].questions, questions, (size_t)n_questions * sizeof(int)) == 0)
            return &relaxations[i];
    }
    return NULL;
}

/* Those that return, as they would then rank: the dropped answers give no points either. */
static void order_returning(struct arena *arena, const struct problem *problem,
                            const struct answers *answers, struct relaxation *relaxation)
{
    struct answers without = {.n_questions = answers->n_questions};
    struct ranking ranking;
    int n = 0;

    without.choice = ARENA_ARRAY(arena, int, (size_t)answers->n_questions);
    memcpy(without.choice, answers->choice, (size_t)answers->n_questions * sizeof(int));
    for (int i = 0; i < relaxation->n_questions; i++)
        without.choice[relaxation->questions[i]] = ANSWER_SKIPPED;

    ranking = rank_all(arena, problem, &without);
    relaxation->returning = ARENA_ARRAY(arena, int, (size_t)ranking.n_left);
    for (int i = 0; i < ranking.n_left; i++)
        relaxation->returning[n++] = ranking.scores[i].alternative;
    relaxation->n_returning = n;
}

int relaxations(struct arena *arena, const struct problem *problem, const struct answers *answers,
                struct relaxation **ret_relaxations)
{
    int m = problem->n_alternatives, n = 0, least = problem->n_questions + 1;
    struct relaxation *found = ARENA_ARRAY(arena, struct relaxation, (size_t)m);
    int *questions = ARENA_ARRAY(arena, int, (size_t)problem->n_questions);

    for (int a = 0; a < m; a++) {
        int count = needed(problem, answers, a, questions);

        if (count < least)
            least = count;
    }
    *ret_relaxations = found;
    if (m == 0 || least == 0)
        return 0;

    for (int a = 0; a < m; a++) {
        if (needed(problem, answers, a, questions) != least || find(found, n, questions, least))
            continue;
        found[n].n_questions = least;
        found[n].questions = ARENA_ARRAY(arena, int, (size_t)least);
        memcpy(found[n].questions, questions, (size_t)least * sizeof(int));
        n++;
    }
    qsort(found, (size_t)n, sizeof(struct relaxation), compare_relaxations);
    for (int i = 0; i < n; i++)
        order_returning(arena, problem, answers, &found[i]);
    return n;
}
