#include "oracle.h"

#include <string.h>

struct oracle oracle_new(uint64_t seed)
{
    return (struct oracle){.arena = arena_new(), .state = seed * 2 + 1};
}

void oracle_next_arena(struct oracle *oracle)
{
    arena_free(oracle->arena);
    oracle->arena = arena_new();
}

void oracle_free(struct oracle *oracle)
{
    arena_free(oracle->arena);
}

/* A multiplicative generator, so that the engine's own is not tested with itself. */
int oracle_below(struct oracle *oracle, int limit)
{
    oracle->state *= 6364136223846793005u;
    return (int)((oracle->state >> 33) % (uint64_t)limit);
}

bool oracle_chance(struct oracle *oracle, int per_cent)
{
    return oracle_below(oracle, 100) < per_cent;
}

static void fill_values(struct oracle *oracle, const struct oracle_shape *shape,
                        struct problem *problem)
{
    int cells = problem->n_alternatives * problem->n_criteria;
    int16_t *low = ARENA_ARRAY(oracle->arena, int16_t, (size_t)cells);
    int16_t *high = ARENA_ARRAY(oracle->arena, int16_t, (size_t)cells);
    int steps = VALUE_MOST / shape->step + 1;

    for (int i = 0; i < cells; i++) {
        int one = oracle_below(oracle, steps) * shape->step;
        int other = oracle_below(oracle, steps) * shape->step;

        if (!oracle_chance(oracle, shape->unknown))
            other = one;
        low[i] = (int16_t)(one < other ? one : other);
        high[i] = (int16_t)(one < other ? other : one);
    }
    problem->low = low;
    problem->high = high;
}

static void fill_option(struct oracle *oracle, const struct oracle_shape *shape,
                        const struct problem *problem, struct option *option)
{
    int n_effects = oracle_below(oracle, 4);
    struct effect *effects = ARENA_ARRAY(oracle->arena, struct effect, (size_t)n_effects);
    bool rules = oracle_chance(oracle, shape->out);
    uint8_t *verdicts;

    for (int e = 0; e < n_effects; e++) {
        effects[e].criterion = oracle_below(oracle, problem->n_criteria);
        effects[e].points = oracle_below(oracle, 9);
    }
    option->effects = effects;
    option->n_effects = n_effects;
    if (!rules && shape->unverified == 0)
        return;

    verdicts = ARENA_ARRAY(oracle->arena, uint8_t, (size_t)problem->n_alternatives);
    for (int a = 0; a < problem->n_alternatives; a++) {
        if (rules && oracle_chance(oracle, 35))
            verdicts[a] = VERDICT_OUT;
        else if (oracle_chance(oracle, shape->unverified))
            verdicts[a] = VERDICT_UNVERIFIED;
    }
    option->verdicts = verdicts;
}

static void fill_questions(struct oracle *oracle, const struct oracle_shape *shape,
                           struct problem *problem)
{
    struct question *questions =
        ARENA_ARRAY(oracle->arena, struct question, (size_t)problem->n_questions);

    for (int q = 0; q < problem->n_questions; q++) {
        int n_options = 1 + oracle_below(oracle, shape->options);
        struct option *options = ARENA_ARRAY(oracle->arena, struct option, (size_t)n_options);

        for (int o = 0; o < n_options; o++)
            fill_option(oracle, shape, problem, &options[o]);
        questions[q].options = options;
        questions[q].n_options = n_options;
        questions[q].fixed = oracle_chance(oracle, 30);
        questions[q].effort = 1 + oracle_below(oracle, 3);
    }
    problem->questions = questions;
}

struct oracle_case oracle_make(struct oracle *oracle, const struct oracle_shape *shape)
{
    struct oracle_case made = {
        .problem.n_alternatives = 1 + oracle_below(oracle, shape->alternatives),
        .problem.n_criteria = 1 + oracle_below(oracle, shape->criteria),
        .problem.n_questions = 1 + oracle_below(oracle, shape->questions),
    };
    struct problem *problem = &made.problem;
    int *base = ARENA_ARRAY(oracle->arena, int, (size_t)problem->n_criteria);

    for (int j = 0; j < problem->n_criteria; j++)
        base[j] = oracle_below(oracle, 4);
    problem->base = base;
    fill_values(oracle, shape, problem);
    fill_questions(oracle, shape, problem);

    made.answers.n_questions = problem->n_questions;
    made.answers.choice = ARENA_ARRAY(oracle->arena, int, (size_t)problem->n_questions);
    for (int q = 0; q < problem->n_questions; q++) {
        int dice = oracle_below(oracle, 100);

        made.answers.choice[q] = dice < shape->open ? ANSWER_OPEN
                                 : dice < shape->open + shape->skipped
                                     ? ANSWER_SKIPPED
                                     : oracle_below(oracle, problem->questions[q].n_options);
    }
    return made;
}

struct answers oracle_copy(struct oracle *oracle, const struct answers *answers)
{
    struct answers copy = {.n_questions = answers->n_questions};

    copy.choice = ARENA_ARRAY(oracle->arena, int, (size_t)answers->n_questions);
    memcpy(copy.choice, answers->choice, (size_t)answers->n_questions * sizeof(int));
    return copy;
}

struct oracle_case oracle_idle(struct oracle *oracle, const struct oracle_case *made, int n)
{
    static const struct option nothing[2];
    struct oracle_case more = *made;
    int before = made->problem.n_questions, all = before + n;
    struct question *questions = ARENA_ARRAY(oracle->arena, struct question, (size_t)all);

    memcpy(questions, made->problem.questions, (size_t)before * sizeof(struct question));
    more.problem.questions = questions;
    more.problem.n_questions = more.answers.n_questions = all;
    more.answers.choice = ARENA_ARRAY(oracle->arena, int, (size_t)all);
    memcpy(more.answers.choice, made->answers.choice, (size_t)before * sizeof(int));
    for (int q = before; q < all; q++) {
        questions[q] = (struct question){.options = nothing, .n_options = 2, .effort = 1};
        more.answers.choice[q] = ANSWER_OPEN;
    }
    return more;
}

int64_t oracle_points(const struct problem *problem, const struct answers *answers, int criterion)
{
    int64_t points = problem->base[criterion];

    for (int q = 0; q < problem->n_questions; q++) {
        const struct option *option;

        if (answers->choice[q] < 0)
            continue;
        option = &problem->questions[q].options[answers->choice[q]];
        for (int e = 0; e < option->n_effects; e++) {
            if (option->effects[e].criterion == criterion)
                points += option->effects[e].points;
        }
    }
    return points;
}

int64_t oracle_score(const struct problem *problem, const struct answers *answers, int alternative)
{
    int64_t score = 0;

    for (int j = 0; j < problem->n_criteria; j++) {
        int cell = alternative * problem->n_criteria + j;

        score += oracle_points(problem, answers, j) * (problem->low[cell] + problem->high[cell]);
    }
    return score;
}

int oracle_verdicts(const struct problem *problem, const struct answers *answers, int alternative,
                    enum verdict verdict)
{
    int n = 0;

    for (int q = 0; q < problem->n_questions; q++) {
        const struct option *option;

        if (answers->choice[q] < 0)
            continue;
        option = &problem->questions[q].options[answers->choice[q]];
        n += option->verdicts && option->verdicts[alternative] == verdict;
    }
    return n;
}

int oracle_winner(const struct problem *problem, const struct answers *answers)
{
    int winner = -1;
    int64_t most = 0;

    for (int a = 0; a < problem->n_alternatives; a++) {
        int64_t score = oracle_score(problem, answers, a);

        if (oracle_verdicts(problem, answers, a, VERDICT_OUT) > 0)
            continue;
        if (winner < 0 || score > most) {
            winner = a;
            most = score;
        }
    }
    return winner;
}

static bool complete(const struct problem *problem, const struct answers *given,
                     struct answers *completion, int question, oracle_visit visit, void *context)
{
    if (question == problem->n_questions)
        return visit(context, completion);
    if (given->choice[question] != ANSWER_OPEN)
        return complete(problem, given, completion, question + 1, visit, context);

    for (int o = ANSWER_OPEN; o < problem->questions[question].n_options; o++) {
        completion->choice[question] = o;
        if (!complete(problem, given, completion, question + 1, visit, context))
            return false;
    }
    return true;
}

bool oracle_completions(struct oracle *oracle, const struct problem *problem,
                        const struct answers *answers, oracle_visit visit, void *context)
{
    struct answers completion = oracle_copy(oracle, answers);

    return complete(problem, answers, &completion, 0, visit, context);
}
