#include "cli/solve/solve.h"

#include <math.h>

/* The methods that give each alternative a score. */

static bool read_scaling(struct solve *solve, enum mcda_scaling otherwise,
                         enum mcda_scaling *ret_scaling)
{
    static const char *const words[] = {
        [SCALING_LINEAR_MAX] = "linear_max", [SCALING_SUM] = "sum",   [SCALING_MINMAX] = "minmax",
        [SCALING_VECTOR] = "vector",         [SCALING_NONE] = "none", [SCALING_NONE + 1] = NULL,
    };
    const struct node *node = node_member(solve->params, "normalization");
    size_t scaling = otherwise;

    if (node && !solve_word(solve, node, "params.normalization", words, &scaling))
        return false;
    *ret_scaling = (enum mcda_scaling)scaling;
    return true;
}

bool solve_weighted_sum(struct solve *solve)
{
    struct mcda problem = solve_mcda(solve);
    enum mcda_scaling scaling;
    double *scores;

    return read_scaling(solve, SCALING_NONE, &scaling) &&
           weighted_sum(solve->arena, &problem, scaling, &scores, solve->error) &&
           solve_put_scores(solve, scores, true);
}

bool solve_weighted_product(struct solve *solve)
{
    static const char *const outputs[] = {"product", "log10", NULL};
    const struct node *node = node_member(solve->params, "output");
    struct mcda problem = solve_mcda(solve);
    enum mcda_scaling scaling;
    size_t output = 0;
    double *scores;

    if ((node && !solve_word(solve, node, "params.output", outputs, &output)) ||
        !read_scaling(solve, SCALING_NONE, &scaling) ||
        !weighted_product(solve->arena, &problem, scaling, &scores, solve->error))
        return false;
    for (size_t a = 0; output == 1 && a < solve->n_alternatives; a++) {
        if (scores[a] == 0)
            return solve_fail(solve,
                              "the product of %s is 0, which has no logarithm; leave out "
                              "params.output",
                              solve->alternatives[a]);
        scores[a] = log10(scores[a]);
    }
    return solve_put_scores(solve, scores, true);
}

bool solve_waspas(struct solve *solve)
{
    struct mcda problem = solve_mcda(solve);
    enum mcda_scaling scaling;
    struct waspas found;
    double lambda;

    return solve_share(solve, "lambda", 0.5, &lambda) &&
           read_scaling(solve, SCALING_LINEAR_MAX, &scaling) &&
           waspas(solve->arena, &problem, scaling, lambda, &found, solve->error) &&
           solve_put_scores(solve, found.scores, true) &&
           solve_put_numbers(solve, "wsm", found.sums, solve->n_alternatives) &&
           solve_put_numbers(solve, "wpm", found.products, solve->n_alternatives);
}

bool solve_topsis(struct solve *solve)
{
    struct mcda problem = solve_mcda(solve);
    enum mcda_scaling scaling;
    double *scores;

    return read_scaling(solve, SCALING_VECTOR, &scaling) &&
           topsis(solve->arena, &problem, scaling, &scores, solve->error) &&
           solve_put_scores(solve, scores, true);
}

bool solve_vikor(struct solve *solve)
{
    struct mcda problem = solve_mcda(solve);
    struct json *compromise;
    struct vikor found;
    double v;

    if (!solve_share(solve, "v", 0.5, &v))
        return false;
    found = vikor(solve->arena, &problem, v);
    if (!solve_put_scores(solve, found.q, false) ||
        !solve_put_numbers(solve, "S", found.s, solve->n_alternatives) ||
        !solve_put_numbers(solve, "R", found.r, solve->n_alternatives))
        return false;
    compromise = json_new_list();
    for (size_t a = 0; a < solve->n_alternatives; a++)
        if (found.compromise[a])
            json_add(compromise, solve_alternative(solve, (int)a));
    solve_put(solve, "compromise_set", compromise);
    solve_put(solve, "acceptable_advantage", json_new_boolean(found.acceptable_advantage));
    solve_put(solve, "acceptable_stability", json_new_boolean(found.acceptable_stability));
    return true;
}

/* --- PROMETHEE II -------------------------------------------------------------------------- */

static const char *const shape_words[] = {
    [PREFERENCE_USUAL] = "usual",     [PREFERENCE_USHAPE] = "ushape",
    [PREFERENCE_VSHAPE] = "vshape",   [PREFERENCE_LEVEL] = "level",
    [PREFERENCE_LINEAR] = "linear",   [PREFERENCE_GAUSSIAN] = "gaussian",
    [PREFERENCE_GAUSSIAN + 1] = NULL,
};

/* Which of the three numbers a shape takes. */
static const struct {
    bool q, p, s;
} shape_takes[] = {
    [PREFERENCE_USUAL] = {false, false, false}, [PREFERENCE_USHAPE] = {true, false, false},
    [PREFERENCE_VSHAPE] = {false, true, false}, [PREFERENCE_LEVEL] = {true, true, false},
    [PREFERENCE_LINEAR] = {true, true, false},  [PREFERENCE_GAUSSIAN] = {false, false, true},
};

static bool read_preference(struct solve *solve, const struct node *node, const char *path,
                            struct preference *preference)
{
    static const char *const names[] = {"type", "q", "p", "s", NULL};
    size_t shape = 0;

    if (!solve_map(solve, node, path) || !solve_names(solve, node, path, names) ||
        !solve_word(solve, node_member(node, "type"), solve_path(solve, "%s.type", path),
                    shape_words, &shape))
        return false;
    preference->shape = (enum preference_shape)shape;
    if (shape_takes[shape].q &&
        !solve_number(solve, node_member(node, "q"), solve_path(solve, "%s.q", path), 0, 1e300,
                      &preference->q))
        return false;
    if (shape_takes[shape].p &&
        !solve_number(solve, node_member(node, "p"), solve_path(solve, "%s.p", path), preference->q,
                      1e300, &preference->p))
        return false;
    return !shape_takes[shape].s ||
           solve_number(solve, node_member(node, "s"), solve_path(solve, "%s.s", path), 1e-150,
                        1e150, &preference->s);
}

bool solve_promethee(struct solve *solve)
{
    const struct node *criterion = node_member(solve->root, "criteria")->first;
    struct preference *preferences =
        ARENA_ARRAY(solve->arena, struct preference, solve->n_criteria);
    struct mcda problem = solve_mcda(solve);
    struct promethee found;

    for (size_t j = 0; j < solve->n_criteria; j++, criterion = criterion->next)
        if (!read_preference(solve, node_member(criterion, "preference"),
                             solve_path(solve, "criteria[%zu].preference", j), &preferences[j]))
            return false;
    found = promethee_2(solve->arena, &problem, preferences);
    return solve_put_scores(solve, found.phi, true) &&
           solve_put_numbers(solve, "phi_plus", found.plus, solve->n_alternatives) &&
           solve_put_numbers(solve, "phi_minus", found.minus, solve->n_alternatives);
}
