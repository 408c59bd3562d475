#include "cli/solve/solve.h"

#include "base/bounds.h"

#include "decide/model/rank.h"
#include "decide/proof/early_stop.h"
#include "decide/proof/flips.h"

#include <math.h>
#include <string.h>

/* The method `questionnaire`: options add points to criteria and rule out alternatives. Computes
 * the first place, what would change it, and after which answer it was settled. */

#define POINTS_MOST 20000 /* limit of the points of one criterion from one source */

struct questionnaire {
    struct problem problem;
    struct answers answers;
};

static bool read_values(struct solve *solve, struct questionnaire *questionnaire)
{
    size_t n = solve->n_criteria, n_cells = solve->n_alternatives * n;
    int16_t *values = ARENA_ARRAY(solve->arena, int16_t, n_cells);
    const struct node *scale = node_member(solve->params, "value_scale");
    long ignored;

    if (scale && !solve_whole(solve, scale, "params.value_scale", VALUE_MOST, VALUE_MOST, &ignored))
        return false;
    for (size_t i = 0; i < n_cells; i++) {
        double value = solve->matrix.cells[i];

        if (value < 0 || value > VALUE_MOST || value != floor(value))
            return solve_fail(solve,
                              "matrix[%zu][%zu] is %.15g, where a whole number from 0 to "
                              "%d is expected",
                              i / n, i % n, value, VALUE_MOST);
        values[i] = (int16_t)value;
    }
    for (size_t j = 0; j < n; j++)
        if (solve->cost[j])
            return solve_fail(solve,
                              "criteria[%zu].direction is 'min', where 'max' is expected: "
                              "in a questionnaire more is better",
                              j);
    questionnaire->problem.low = questionnaire->problem.high = values;
    return true;
}

static bool read_base(struct solve *solve, struct questionnaire *questionnaire)
{
    const struct node *criterion = node_member(solve->root, "criteria")->first;
    int *base = ARENA_ARRAY(solve->arena, int, solve->n_criteria);

    for (size_t j = 0; criterion; criterion = criterion->next, j++) {
        const struct node *node = node_member(criterion, "base_points");
        long points = 0;

        if (node && !solve_whole(solve, node, solve_path(solve, "criteria[%zu].base_points", j), 0,
                                 POINTS_MOST, &points))
            return false;
        base[j] = (int)points;
    }
    questionnaire->problem.base = base;
    return true;
}

static bool read_points(struct solve *solve, const struct node *list, const char *path,
                        struct option *option)
{
    struct effect *effects = ARENA_ARRAY(solve->arena, struct effect, solve->n_criteria);
    int j = 0;

    if (!list)
        return true;
    if (!solve_list(solve, list, path, 0))
        return false;
    if (list->count != solve->n_criteria)
        return solve_fail(solve,
                          "%s has %zu number%s, where %zu are expected, one for each "
                          "criterion",
                          path, list->count, list->count == 1 ? "" : "s", solve->n_criteria);
    for (const struct node *node = list->first; node; node = node->next, j++) {
        long points;

        if (!solve_whole(solve, node, solve_path(solve, "%s[%d]", path, j), 0, POINTS_MOST,
                         &points))
            return false;
        if (points > 0)
            effects[option->n_effects++] = (struct effect){j, (int)points};
    }
    option->effects = effects;
    return true;
}

static bool read_eliminates(struct solve *solve, const struct node *list, const char *path,
                            struct option *option)
{
    uint8_t *verdicts;
    size_t i = 0, alternative;

    if (!list)
        return true;
    if (!solve_list(solve, list, path, 0))
        return false;
    if (list->count == 0)
        return true;
    verdicts = ARENA_ARRAY(solve->arena, uint8_t, solve->n_alternatives);
    for (const struct node *node = list->first; node; node = node->next) {
        if (!solve_index(solve, node, solve_path(solve, "%s[%zu]", path, i++), "alternative",
                         solve->alternatives, solve->n_alternatives, &alternative))
            return false;
        verdicts[alternative] = VERDICT_OUT;
    }
    option->verdicts = verdicts;
    return true;
}

static bool read_option(struct solve *solve, const struct node *node, const char *path,
                        struct option *option)
{
    static const char *const names[] = {"id", "points", "eliminates", NULL};

    return solve_map(solve, node, path) && solve_names(solve, node, path, names) &&
           read_points(solve, node_member(node, "points"), solve_path(solve, "%s.points", path),
                       option) &&
           read_eliminates(solve, node_member(node, "eliminates"),
                           solve_path(solve, "%s.eliminates", path), option);
}

static bool read_question(struct solve *solve, const struct node *node, const char *path,
                          struct question *question)
{
    static const char *const names[] = {"id", "options", NULL};
    const char *options_path = solve_path(solve, "%s.options", path);
    const struct node *list;
    struct option *options;
    size_t o = 0;

    if (!solve_map(solve, node, path) || !solve_names(solve, node, path, names))
        return false;
    list = node_member(node, "options");
    if (!solve_list(solve, list, options_path, 1))
        return false;
    options = ARENA_ARRAY(solve->arena, struct option, list->count);
    for (const struct node *option = list->first; option; option = option->next, o++)
        if (!read_option(solve, option, solve_path(solve, "%s[%zu]", options_path, o), &options[o]))
            return false;
    *question = (struct question){.options = options, .n_options = (int)list->count, .effort = 1};
    return true;
}

/* Beyond this the engine's integer sums would overflow. */
static bool check_total(struct solve *solve, const struct problem *problem)
{
    int64_t total = 0;

    for (int j = 0; j < problem->n_criteria; j++)
        total += problem->base[j];
    for (int q = 0; q < problem->n_questions; q++) {
        int64_t most = 0;

        for (int o = 0; o < problem->questions[q].n_options; o++) {
            const struct option *option = &problem->questions[q].options[o];
            int64_t sum = 0;

            for (int e = 0; e < option->n_effects; e++)
                sum += option->effects[e].points;
            most = MAX(sum, most);
        }
        total += most;
    }
    if (total > POINTS_TOTAL_MOST)
        return solve_fail(solve,
                          "the points of one option of each question come to %lld, where "
                          "at most %d are expected",
                          (long long)total, POINTS_TOTAL_MOST);
    return true;
}

static bool read_questions(struct solve *solve, struct questionnaire *questionnaire)
{
    const struct node *list = node_member(solve->params, "questions");
    struct question *questions;
    const char **ids;
    size_t q = 0;

    if (!solve_list(solve, list, "params.questions", 0) ||
        !solve_ids(solve, list, "params.questions", &ids))
        return false;
    questions = ARENA_ARRAY(solve->arena, struct question, list->count);
    for (const struct node *node = list->first; node; node = node->next, q++)
        if (!read_question(solve, node, solve_path(solve, "params.questions[%zu]", q),
                           &questions[q]))
            return false;
    questionnaire->problem.questions = questions;
    questionnaire->problem.n_questions = (int)list->count;
    questionnaire->problem.n_alternatives = (int)solve->n_alternatives;
    questionnaire->problem.n_criteria = (int)solve->n_criteria;
    return check_total(solve, &questionnaire->problem);
}

/* One per question: the id of an option, or null for a skipped question. */
static bool read_answers(struct solve *solve, struct questionnaire *questionnaire)
{
    const struct node *list = node_member(solve->params, "answers"), *answer;
    const struct node *question = node_member(solve->params, "questions")->first;
    size_t n = (size_t)questionnaire->problem.n_questions;

    if (!solve_list(solve, list, "params.answers", 0))
        return false;
    if (list->count != n)
        return solve_fail(solve,
                          "params.answers has %zu answer%s, where %zu are expected, one "
                          "for each question",
                          list->count, list->count == 1 ? "" : "s", n);
    questionnaire->answers.n_questions = (int)n;
    questionnaire->answers.choice = ARENA_ARRAY(solve->arena, int, n);
    answer = list->first;
    for (size_t q = 0; q < n; q++, answer = answer->next, question = question->next) {
        const struct node *options = node_member(question, "options");
        const char **ids;
        size_t option = 0;

        if (!solve_ids(solve, options, solve_path(solve, "params.questions[%zu].options", q), &ids))
            return false;
        if (answer->kind != NODE_NULL &&
            !solve_index(solve, answer, solve_path(solve, "params.answers[%zu]", q),
                         "option of that question", ids, options->count, &option))
            return false;
        questionnaire->answers.choice[q] = answer->kind == NODE_NULL ? ANSWER_SKIPPED : (int)option;
    }
    return true;
}

/* --- results ------------------------------------------------------------------------------- */

static void put_ranking(struct solve *solve, const struct ranking *ranking)
{
    struct json *scores = json_new_list(), *ranks = json_new_list();
    struct json *eliminated = json_new_list();
    const struct score **by_alternative =
        ARENA_ARRAY(solve->arena, const struct score *, solve->n_alternatives);

    for (int i = 0; i < ranking->n; i++)
        by_alternative[ranking->scores[i].alternative] = &ranking->scores[i];
    for (size_t a = 0; a < solve->n_alternatives; a++) {
        const struct score *score = by_alternative[a];

        json_add(scores, json_new_integer(score->low));
        json_add(ranks, score->eliminated_by > 0 ? json_new_null() : json_new_integer(score->rank));
        if (score->eliminated_by > 0)
            json_add(eliminated, solve_alternative(solve, (int)a));
    }
    solve_put(solve, "scores", scores);
    solve_put(solve, "ranking", ranks);
    solve_put(solve, "eliminated", eliminated);
    solve_put(solve, "winner",
              solve_alternative(solve, ranking->n_left > 0 ? ranking->scores[0].alternative : -1));
}

static void put_flips(struct solve *solve, const struct questionnaire *questionnaire,
                      const struct ranking *ranking)
{
    struct flips flips = flips_find(solve->arena, &questionnaire->problem, &questionnaire->answers,
                                    ranking, FLIPS_ANY, 1);

    solve_put(solve, "minimal_changes",
              flips.size > 0 ? json_new_integer(flips.size) : json_new_null());
    solve_put(solve, "number_of_minimal_flips", json_new_integer(flips.total));
    if (flips.size > 0 && !flips.total_exact)
        solve->note = "there are more minimal flips than were counted";
}

/* Whether the result was settled after the first `answered` answers. */
static struct json *stop_json(struct solve *solve, const struct questionnaire *questionnaire,
                              int answered)
{
    struct answers answers = questionnaire->answers;
    struct json *object = json_new_object();
    struct early_stop early_stop;
    struct ranking ranking;

    answers.choice = ARENA_ARRAY(solve->arena, int, (size_t)answers.n_questions);
    for (int q = 0; q < answers.n_questions; q++)
        answers.choice[q] = q < answered ? questionnaire->answers.choice[q] : ANSWER_OPEN;
    ranking = rank_all(solve->arena, &questionnaire->problem, &answers);
    early_stop = early_stop_prove(solve->arena, &questionnaire->problem, &answers, &ranking);
    json_put(object, "answered", json_new_integer(answered));
    json_put(object, "leader", solve_alternative(solve, early_stop.leader));
    json_put(object, "certain", json_new_boolean(early_stop.settled));
    return object;
}

bool solve_questionnaire(struct solve *solve)
{
    struct questionnaire questionnaire = {0};
    struct ranking ranking;
    struct json *stops;

    if (!read_values(solve, &questionnaire) || !read_base(solve, &questionnaire) ||
        !read_questions(solve, &questionnaire) || !read_answers(solve, &questionnaire))
        return false;
    ranking = rank_all(solve->arena, &questionnaire.problem, &questionnaire.answers);
    put_ranking(solve, &ranking);
    put_flips(solve, &questionnaire, &ranking);
    stops = json_new_list();
    for (int k = 0; k <= questionnaire.answers.n_questions; k++)
        json_add(stops, stop_json(solve, &questionnaire, k));
    solve_put(solve, "early_stop_in_order", stops);
    return true;
}
