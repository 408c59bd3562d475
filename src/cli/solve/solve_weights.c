#include "cli/solve/solve.h"

/* The methods roc_weights and weight_stability. */

#define ROC_MOST 1000000 /* criteria */

static bool put_roc(struct solve *solve, const struct node *node, const char *path,
                    struct json *object)
{
    struct json *list;
    double *weights;
    long n;

    if (!solve_whole(solve, node, path, 1, ROC_MOST, &n))
        return false;
    weights = ARENA_ARRAY(solve->arena, double, (size_t)n);
    roc_weights((int)n, weights);
    list = json_new_list();
    for (long k = 0; k < n; k++)
        json_add(list, json_new_number(weights[k]));
    json_put(object, solve_path(solve, "%ld", n), list);
    return true;
}

bool solve_roc_weights(struct solve *solve)
{
    const struct node *sizes = node_member(solve->params, "n");
    struct json *object = json_new_object();
    size_t i = 0;

    solve_put(solve, "weights", object);
    if (!solve_list(solve, sizes, "params.n", 1))
        return false;
    for (const struct node *size = sizes->first; size; size = size->next)
        if (!put_roc(solve, size, solve_path(solve, "params.n[%zu]", i++), object))
            return false;
    return true;
}

static struct json *interval_json(const struct solve *solve, size_t criterion,
                                  const struct mcda_interval *interval)
{
    struct json *object = json_new_object();

    json_put(object, "criterion", json_new_text(solve->criteria[criterion]));
    json_put(object, "low", json_new_number(interval->low));
    json_put(object, "high", json_new_number(interval->high));
    json_put(object, "lost_to_below", solve_alternative(solve, interval->lost_to_below));
    json_put(object, "lost_to_above", solve_alternative(solve, interval->lost_to_above));
    return object;
}

bool solve_stability(struct solve *solve)
{
    struct mcda problem = solve_mcda(solve);
    struct weight_stability found;
    struct json *intervals;

    if (!weight_stability(solve->arena, &problem, &found, solve->error) ||
        !solve_put_scores(solve, found.scores, true))
        return false;
    intervals = json_new_list();
    for (size_t j = 0; j < solve->n_criteria; j++)
        json_add(intervals, interval_json(solve, j, &found.intervals[j]));
    solve_put(solve, "intervals", intervals);
    solve_put(solve, "winner", solve_alternative(solve, found.winner));
    return true;
}
