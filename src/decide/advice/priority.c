#include "decide/advice/priority.h"

#include "decide/model/contributions.h"

static int priority_question(const struct decision *decision)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(decision->catalog, &count);

    for (size_t i = 0; i < count; i++)
        if (questions[i].priority)
            return (int)i;
    return -1;
}

/* The fit with only the points of one option, rounded half up. */
static int fit_alone(const struct problem *problem, const struct option *option, int framework,
                     int points)
{
    int64_t whole = (int64_t)points * 200;
    int64_t sum = contribution_of(problem, option, framework, CONTRIBUTION_MIDDLE);

    return whole > 0 ? (int)((2 * sum + whole) / (2 * whole)) : 0;
}

struct priority priority_of(const struct decision *decision, const struct answers *answers)
{
    const struct problem *problem = &decision->problem;
    struct priority priority = {priority_question(decision), -1, -1, 0, 0};

    if (priority.question < 0 || !answer_given(answers->choice[priority.question]))
        return priority;
    priority.option = answers->choice[priority.question];
    priority.first = rank_first_by_option(problem, answers, priority.question, priority.option);
    const struct option *option = &problem->questions[priority.question].options[priority.option];
    for (int i = 0; i < option->n_effects; i++)
        priority.points += option->effects[i].points;
    if (priority.first >= 0)
        priority.fit = fit_alone(problem, option, priority.first, priority.points);
    return priority;
}
