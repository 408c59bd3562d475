#include "cli/solve/solve.h"

#include "base/array.h"
#include "base/text/text.h"

#include <limits.h>
#include <string.h>

/* The table of methods, and the parts of a problem that most of them share: criteria, alternatives
 * and matrix. */

#define PAIRWISE_MOST 2000  /* limit of alternatives for methods that compare all pairs */
#define SINGLE_MOST 1000000 /* and for those that do not */

const struct solve_method solve_methods[] = {
    {"weighted_sum", SINGLE_MOST, true, true, true, true, solve_weighted_sum},
    {"weighted_product", SINGLE_MOST, true, true, true, true, solve_weighted_product},
    {"waspas", SINGLE_MOST, true, true, true, true, solve_waspas},
    {"topsis", SINGLE_MOST, true, true, true, true, solve_topsis},
    {"vikor", SINGLE_MOST, true, true, true, false, solve_vikor},
    {"promethee_2", PAIRWISE_MOST, true, true, true, false, solve_promethee},
    {"smaa_2", PAIRWISE_MOST, true, false, false, false, solve_smaa},
    {"roc_weights", 0, false, false, false, false, solve_roc_weights},
    {"weight_stability", PAIRWISE_MOST, true, true, true, false, solve_stability},
    {"questionnaire", PAIRWISE_MOST, true, true, false, false, solve_questionnaire},
    {"stack", 0, false, false, false, false, solve_stack},
};
const size_t n_solve_methods = ARRAY_LENGTH(solve_methods);

/* The members of a problem. Those after the empty line are documentation: ignored, but not reported
 * as typos. */
static const char *const root_names[] = {
    "method", "criteria", "alternatives", "matrix",    "params",

    "name",   "source",   "expected",     "tolerance", "notes",  NULL,
};
static const char *const param_names[] = {
    "normalization",
    "normalize_weights",
    "output",
    "lambda",
    "v",
    "n",
    "weights",
    "order",
    "value_function",
    "scale",
    "draws",
    "value_scale",
    "questions",
    "answers",
    "slots",
    "pairs",

    "others",
    "matrix",
    "tie",
    "unanswered",
    "pair_null",
    NULL,
};
static const char *const criterion_names[] = {
    "id", "weight", "direction", "preference", "base_points", "name", NULL,
};

static bool read_method(struct solve *solve, const struct solve_method **ret_method)
{
    const char *words[ARRAY_LENGTH(solve_methods) + 1] = {NULL};
    size_t method = 0;

    for (size_t i = 0; i < n_solve_methods; i++)
        words[i] = solve_methods[i].name;
    if (!solve_word(solve, node_member(solve->root, "method"), "method", words, &method))
        return false;
    *ret_method = &solve_methods[method];
    return true;
}

static bool read_alternatives(struct solve *solve, const struct solve_method *method)
{
    const struct node *list = node_member(solve->root, "alternatives");

    if (!solve_list(solve, list, "alternatives", 1))
        return false;
    if (list->count > method->most)
        return solve_fail(solve, "%s takes up to %s alternatives, and there are %zu", method->name,
                          method->most == SINGLE_MOST ? "1,000,000" : "2,000", list->count);
    solve->n_alternatives = list->count;
    return solve_ids(solve, list, "alternatives", &solve->alternatives);
}

static bool read_criterion(struct solve *solve, const struct solve_method *method,
                           const struct node *criterion, size_t index)
{
    static const char *const directions[] = {"max", "min", NULL};
    const char *path = solve_path(solve, "criteria[%zu]", index);
    size_t direction = 0;

    if (!solve_names(solve, criterion, path, criterion_names) ||
        !solve_word(solve, node_member(criterion, "direction"),
                    solve_path(solve, "%s.direction", path), directions, &direction))
        return false;
    solve->cost[index] = direction == 1;
    return !method->weighs ||
           solve_number(solve, node_member(criterion, "weight"),
                        solve_path(solve, "%s.weight", path), 0, 1e300, &solve->weights[index]);
}

static bool read_criteria(struct solve *solve, const struct solve_method *method)
{
    const struct node *list = node_member(solve->root, "criteria"), *criterion;
    size_t j = 0;

    if (!solve_list(solve, list, "criteria", 1) ||
        !solve_ids(solve, list, "criteria", &solve->criteria))
        return false;
    solve->n_criteria = list->count;
    solve->cost = ARENA_ARRAY(solve->arena, bool, list->count);
    solve->weights = ARENA_ARRAY(solve->arena, double, list->count);
    for (criterion = list->first; criterion; criterion = criterion->next)
        if (!read_criterion(solve, method, criterion, j++))
            return false;
    return true;
}

static bool share_weights(struct solve *solve, const struct solve_method *method)
{
    bool share = false;
    double sum = 0;

    if (!solve_boolean(solve, node_member(solve->params, "normalize_weights"),
                       "params.normalize_weights", &share))
        return false;
    if (!method->weighs)
        return true;
    for (size_t j = 0; j < solve->n_criteria; j++)
        sum += solve->weights[j];
    if (!(sum > 0))
        return solve_fail(solve, "every weight is 0, where at least one above 0 is expected");
    if (sum > 1e300)
        return solve_fail(solve, "the weights add up to more than 1e300, where less is expected");
    return !share || mcda_share(solve->weights, (int)solve->n_criteria, solve->error);
}

static bool check_size(struct solve *solve, size_t n_rows)
{
    if (n_rows != solve->n_alternatives)
        return solve_fail(solve,
                          "matrix has %zu row%s, where %zu are expected, one for each "
                          "alternative",
                          n_rows, n_rows == 1 ? "" : "s", solve->n_alternatives);
    return true;
}

static bool check_columns(struct solve *solve, size_t row, size_t n_columns)
{
    if (n_columns != solve->n_criteria)
        return solve_fail(solve,
                          "matrix[%zu] has %zu value%s, where %zu are expected, one for "
                          "each criterion",
                          row, n_columns, n_columns == 1 ? "" : "s", solve->n_criteria);
    return true;
}

static bool check_row(struct solve *solve, const struct solve_method *method,
                      const struct node *row, size_t index)
{
    size_t j = 0;

    if (!solve_list(solve, row, solve_path(solve, "matrix[%zu]", index), 0) ||
        !check_columns(solve, index, row->count))
        return false;
    for (const struct node *cell = row->first; method->plain && cell; cell = cell->next, j++) {
        double ignored;

        if (!solve_number(solve, cell, solve_path(solve, "matrix[%zu][%zu]", index, j),
                          -SOLVE_NUMBER_MOST, SOLVE_NUMBER_MOST, &ignored))
            return false;
    }
    return true;
}

/* The fast reader of the matrix failed, so something in it is not a plain number: finds it, for
 * methods that need plain numbers. */
static bool check_matrix(struct solve *solve, const struct solve_method *method)
{
    const struct node *matrix = node_member(solve->root, "matrix");
    size_t i = 0;

    if (solve->matrix.cells)
        return check_size(solve, solve->matrix.n_rows) &&
               check_columns(solve, 0, solve->matrix.n_columns);
    if (!solve_list(solve, matrix, "matrix", 0) || !check_size(solve, matrix->count))
        return false;
    for (const struct node *row = matrix->first; row; row = row->next)
        if (!check_row(solve, method, row, i++))
            return false;
    return !method->plain ||
           solve_fail(solve, "matrix is not written as rows of numbers, as is expected");
}

static bool check_scaling(struct solve *solve, const struct solve_method *method)
{
    const char *scaling = node_text(solve->params, "normalization");

    if (method->scales || !scaling || text_equal(scaling, "none"))
        return true;
    return solve_fail(solve,
                      "params.normalization is '%s', which does not go with %s: it takes "
                      "the matrix as it is",
                      scaling, method->name);
}

static bool check_root(struct solve *solve)
{
    if (solve->root->kind != NODE_MAP)
        return solve_fail(solve, "expected an object with method, criteria, "
                                 "alternatives, matrix and params");
    solve->params = node_member(solve->root, "params");
    if (solve->params && solve->params->kind == NODE_NULL)
        solve->params = NULL;
    return solve_names(solve, solve->root, NULL, root_names) &&
           (!solve->params || (solve_map(solve, solve->params, "params") &&
                               solve_names(solve, solve->params, "params", param_names)));
}

static bool compute(struct solve *solve)
{
    const struct solve_method *method;

    if (!check_root(solve) || !read_method(solve, &method))
        return false;
    if (method->compares && (!read_criteria(solve, method) || !share_weights(solve, method) ||
                             !read_alternatives(solve, method) || !check_matrix(solve, method) ||
                             !check_scaling(solve, method)))
        return false;
    solve_put(solve, "schema_version", json_new_integer(1));
    solve_put(solve, "method", json_new_text(method->name));
    return method->run(solve);
}

bool solve_run(struct solve *solve, const char *name, char *bytes, size_t length)
{
    struct diagnostics *diagnostics = diagnostics_new();
    bool done = false;

    solve_matrix_take(solve->arena, bytes, length, &solve->matrix);
    solve->root = node_read_json(solve->arena, name, bytes, length, diagnostics);
    solve->result = json_new_object();
    if (!solve->root)
        error_set(solve->error, "%s", diagnostics_line(diagnostics, 0));
    else
        done = compute(solve);
    diagnostics_free(diagnostics);
    return done;
}

struct mcda solve_mcda(const struct solve *solve)
{
    return (struct mcda){
        .n_alternatives = (int)solve->n_alternatives,
        .n_criteria = (int)solve->n_criteria,
        .matrix = solve->matrix.cells,
        .weights = solve->weights,
        .cost = solve->cost,
    };
}
