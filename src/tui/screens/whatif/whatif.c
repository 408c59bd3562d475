#include "tui/screens/whatif/whatif.h"

static const struct option *pointless(struct arena *arena, const struct question *question)
{
    struct option *options = ARENA_ARRAY(arena, struct option, (size_t)question->n_options);

    for (int i = 0; i < question->n_options; i++)
        options[i] = (struct option){.verdicts = question->options[i].verdicts};
    return options;
}

const struct decision *whatif_decision(struct arena *arena, const struct decision *decision,
                                       const int *points)
{
    struct decision *copy = ARENA_NEW(arena, struct decision);
    const struct problem *problem = &decision->problem;
    size_t n_questions = (size_t)problem->n_questions, n_criteria = (size_t)problem->n_criteria;
    struct question *questions = ARENA_ARRAY(arena, struct question, n_questions);
    int *base = ARENA_ARRAY(arena, int, n_criteria);

    for (size_t i = 0; i < n_questions; i++) {
        questions[i] = problem->questions[i];
        questions[i].options = pointless(arena, &problem->questions[i]);
    }
    for (size_t i = 0; i < n_criteria; i++)
        base[i] = points[i];
    *copy = *decision;
    copy->problem.base = base;
    copy->problem.questions = questions;
    return copy;
}
