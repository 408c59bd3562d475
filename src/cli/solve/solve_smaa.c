#include "cli/solve/solve.h"

#include "base/text/text.h"

#include <string.h>

/* The method smaa_2. A cell may be a number or an object with a distribution. */

#define DRAWS 65536 /* all shares within 0.008 simultaneously, with 95 % confidence */
#define DRAWS_MOST 10000000

static const char *const spread_names[] = {"normal", "lognormal", "uniform", NULL};

static const struct {
    enum cell_kind kind;
    const char *a, *b; /* its members */
    double b_least;
} spreads[] = {
    /* in the order of their names */
    {CELL_NORMAL, "mean", "sd", 0},
    {CELL_LOGNORMAL, "mean", "sd", 0},
    {CELL_INTERVAL, "low", "high", -1e300},
};

static bool read_spread(struct solve *solve, const struct node *node, const char *path,
                        struct smaa_cell *cell)
{
    size_t i = 0;

    if (!solve_word(solve, node_member(node, "dist"), solve_path(solve, "%s.dist", path),
                    spread_names, &i))
        return false;
    cell->kind = spreads[i].kind;
    return solve_number(solve, node_member(node, spreads[i].a),
                        solve_path(solve, "%s.%s", path, spreads[i].a), -1e300, 1e300, &cell->a) &&
           solve_number(solve, node_member(node, spreads[i].b),
                        solve_path(solve, "%s.%s", path, spreads[i].b),
                        cell->kind == CELL_INTERVAL ? cell->a : spreads[i].b_least, 1e300,
                        &cell->b);
}

static bool read_cell(struct solve *solve, const struct node *node, const char *path,
                      struct smaa_cell *cell)
{
    if (node->kind == NODE_MAP)
        return read_spread(solve, node, path, cell);
    cell->kind = CELL_EXACT;
    if (node->kind == NODE_SCALAR && !node->quoted && text_to_number(node->text, &cell->a))
        return solve_number(solve, node, path, -SOLVE_NUMBER_MOST, SOLVE_NUMBER_MOST, &cell->a);
    return solve_wrong(solve, node, path, "a number or an object with dist, mean and sd");
}

static bool read_cells(struct solve *solve, struct smaa_cell *cells)
{
    const struct node *row = node_member(solve->root, "matrix")->first;

    for (size_t i = 0; solve->matrix.cells && i < solve->n_alternatives * solve->n_criteria; i++)
        cells[i] = (struct smaa_cell){CELL_EXACT, solve->matrix.cells[i], 0};
    for (size_t a = 0; row; row = row->next, a++) {
        const struct node *cell = row->first;

        for (size_t j = 0; cell; cell = cell->next, j++)
            if (!read_cell(solve, cell, solve_path(solve, "matrix[%zu][%zu]", a, j),
                           &cells[a * solve->n_criteria + j]))
                return false;
    }
    return true;
}

static bool read_level(struct solve *solve, const struct node *node, const char *path, int level,
                       int *levels)
{
    size_t criterion;

    if (!solve_index(solve, node, path, "criterion", solve->criteria, solve->n_criteria,
                     &criterion))
        return false;
    if (levels[criterion] >= 0)
        return solve_fail(solve, "%s is '%s', which is already in the order", path,
                          solve->criteria[criterion]);
    levels[criterion] = level;
    return true;
}

/* The most important first; a nested list contains criteria of equal rank. */
static bool read_order(struct solve *solve, const struct node *order, int *levels)
{
    int level = 0;

    if (!solve_list(solve, order, "params.order", 1))
        return false;
    for (size_t j = 0; j < solve->n_criteria; j++)
        levels[j] = -1;
    for (const struct node *place = order->first; place; place = place->next, level++) {
        const char *path = solve_path(solve, "params.order[%d]", level);
        const struct node *member = place->first;
        size_t i = 0;

        if (place->kind != NODE_LIST && !read_level(solve, place, path, level, levels))
            return false;
        for (; place->kind == NODE_LIST && member; member = member->next)
            if (!read_level(solve, member, solve_path(solve, "%s[%zu]", path, i++), level, levels))
                return false;
    }
    for (size_t j = 0; j < solve->n_criteria; j++)
        if (levels[j] < 0)
            return solve_fail(solve,
                              "params.order leaves out '%s', where every criterion is "
                              "expected",
                              solve->criteria[j]);
    return true;
}

static bool read_weights(struct solve *solve, struct smaa_problem *problem)
{
    static const char *const modes[] = {
        [SMAA_UNIFORM] = "uniform_simplex",
        [SMAA_ORDERED] = "ordered_simplex",
        [SMAA_GIVEN + 0] = NULL,
    };
    const struct node *node = node_member(solve->params, "weights");
    const struct node *order = node_member(solve->params, "order");
    int *levels = ARENA_ARRAY(solve->arena, int, solve->n_criteria);
    bool ordered = order && order->kind != NODE_NULL;
    size_t mode = ordered ? SMAA_ORDERED : SMAA_UNIFORM;

    if (node && !solve_word(solve, node, "params.weights", modes, &mode))
        return false;
    if (mode == SMAA_ORDERED && !read_order(solve, order, levels))
        return false;
    if (mode == SMAA_UNIFORM && ordered)
        return solve_fail(solve, "params.order goes with weights 'ordered_simplex' alone, where "
                                 "they are 'uniform_simplex'");
    problem->mode = (enum smaa_weights)mode;
    problem->levels = levels;
    return true;
}

/* One [low, high] per criterion. */
static bool read_scale(struct solve *solve, const struct node *list, struct smaa_problem *problem)
{
    struct smaa_scale *scale = ARENA_ARRAY(solve->arena, struct smaa_scale, solve->n_criteria);
    size_t j = 0;

    if (!solve_list(solve, list, "params.scale", 1))
        return false;
    if (list->count != solve->n_criteria)
        return solve_fail(solve,
                          "params.scale has %zu pair%s, where %zu are expected, one for each "
                          "criterion",
                          list->count, list->count == 1 ? "" : "s", solve->n_criteria);
    for (const struct node *pair = list->first; pair; pair = pair->next, j++) {
        const char *path = solve_path(solve, "params.scale[%zu]", j);

        if (pair->kind != NODE_LIST || pair->count != 2)
            return solve_wrong(solve, pair, path, "a list of two numbers, low and high,");
        if (!solve_number(solve, pair->first, solve_path(solve, "%s[0]", path), -1e300, 1e300,
                          &scale[j].low) ||
            !solve_number(solve, pair->first->next, solve_path(solve, "%s[1]", path), -1e300, 1e300,
                          &scale[j].high))
            return false;
        if (scale[j].low >= scale[j].high)
            return solve_fail(solve,
                              "%s is [%.15g, %.15g], where the first number must be below "
                              "the second; a cost is reversed by its direction",
                              path, scale[j].low, scale[j].high);
    }
    problem->scale = scale;
    return true;
}

/* A remark may follow the word "identity". */
static bool read_values(struct solve *solve, struct smaa_problem *problem)
{
    enum { IDENTITY, MINMAX, LINEAR };
    static const char *const words[] = {
        [IDENTITY] = "identity", [MINMAX] = "minmax", [LINEAR] = "linear", [LINEAR + 1] = NULL};
    const struct node *node = node_member(solve->params, "value_function");
    const struct node *scale = node_member(solve->params, "scale");
    size_t word = IDENTITY;

    if (node && !(node->kind == NODE_SCALAR && text_starts_with(node->text, "identity ")) &&
        !solve_word(solve, node, "params.value_function", words, &word))
        return false;
    if (scale && word != LINEAR)
        return solve_fail(solve,
                          "params.scale goes with value_function 'linear' alone, where it is '%s'",
                          words[word]);
    problem->minmax = word == MINMAX;
    return word != LINEAR || read_scale(solve, scale, problem);
}

static bool read_draws(struct solve *solve, struct smaa_problem *problem)
{
    const struct node *node = node_member(solve->params, "draws");
    long draws = DRAWS;

    if (node && !solve_whole(solve, node, "params.draws", 1, DRAWS_MOST, &draws))
        return false;
    problem->draws = (int)draws;
    return true;
}

/* --- results ------------------------------------------------------------------------------- */

static struct json *row_json(const double *numbers, size_t count)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < count; i++)
        json_add(list, json_new_number(numbers[i]));
    return list;
}

/* Rows of `width` numbers; null for an alternative that was never first, if `first` is given. */
static void put_rows(struct solve *solve, const char *name, const double *numbers, size_t width,
                     const bool *has)
{
    struct json *list = json_new_list();

    for (size_t a = 0; a < solve->n_alternatives; a++)
        json_add(list, has && !has[a] ? json_new_null() : row_json(numbers + a * width, width));
    solve_put(solve, name, list);
}

static void put_confidence(struct solve *solve, const struct smaa *found)
{
    struct json *list = json_new_list();

    for (size_t a = 0; a < solve->n_alternatives; a++)
        json_add(list,
                 found->ever_first[a] ? json_new_number(found->confidence[a]) : json_new_null());
    solve_put(solve, "confidence_factor", list);
}

bool solve_smaa(struct solve *solve)
{
    size_t m = solve->n_alternatives, n = solve->n_criteria;
    struct smaa_cell *cells = ARENA_ARRAY(solve->arena, struct smaa_cell, m * n);
    struct smaa_problem problem = {
        .n_alternatives = (int)m,
        .n_criteria = (int)n,
        .cells = cells,
        .cost = solve->cost,
        .seed = solve->seed,
    };
    struct smaa found;

    if (!read_cells(solve, cells) || !read_weights(solve, &problem) ||
        !read_values(solve, &problem) || !read_draws(solve, &problem))
        return false;
    found = smaa_2(solve->arena, &problem);
    if (!solve_put_scores(solve, found.scores, true))
        return false;
    put_rows(solve, "rank_acceptability", found.ranks, m, NULL);
    put_rows(solve, "pairwise_winning_index", found.ahead, m, NULL);
    put_rows(solve, "central_weights", found.central, n, found.ever_first);
    put_confidence(solve, &found);
    solve_put(solve, "choice_entropy_bits", json_new_number(found.entropy));
    solve_put(solve, "draws", json_new_integer(problem.draws));
    solve_put(solve, "seed", json_new_integer((int64_t)solve->seed));
    return true;
}
