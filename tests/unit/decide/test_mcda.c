#include "unit.h"

#include "vectors.h"

#include "decide/methods/mcda.h"
#include "decide/robustness/stability.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Every file of tests/vectors is read, computed and compared with what it expects, field by field,
 * within the tolerance it states. */
struct vector {
    const json_t *json, *params, *expected, *tolerance;
    struct arena *arena;
    struct mcda problem;
    enum mcda_scaling scaling;
};

static const struct {
    const char *name;
    enum mcda_scaling scaling;
} scaling_names[] = {
    {"linear_max", SCALING_LINEAR_MAX}, {"sum", SCALING_SUM},   {"minmax", SCALING_MINMAX},
    {"vector", SCALING_VECTOR},         {"none", SCALING_NONE},
};

static enum mcda_scaling scaling_of(const json_t *params)
{
    const char *name = json_string_value(json_object_get(params, "normalization"));

    for (size_t i = 0; name && i < ARRAY_LENGTH(scaling_names); i++) {
        if (strcmp(scaling_names[i].name, name) == 0)
            return scaling_names[i].scaling;
    }
    assert_null(name);
    return SCALING_NONE;
}

static double number(const json_t *json, size_t i, size_t j, size_t n)
{
    const json_t *row = json_array_get(json, i);

    return json_number_value(n > 0 ? json_array_get(row, j) : row);
}

static void read_problem(struct vector *vector)
{
    const json_t *criteria = json_object_get(vector->json, "criteria");
    const json_t *matrix = json_object_get(vector->json, "matrix");
    size_t m = json_array_size(json_object_get(vector->json, "alternatives"));
    size_t n = json_array_size(criteria);
    double *values = ARENA_ARRAY(vector->arena, double, m *n);
    double *weights = ARENA_ARRAY(vector->arena, double, n);
    bool *cost = ARENA_ARRAY(vector->arena, bool, n);
    struct error error;

    for (size_t i = 0; i < m * n; i++)
        values[i] = number(matrix, i / n, i % n, n);
    for (size_t j = 0; j < n; j++) {
        const json_t *criterion = json_array_get(criteria, j);

        weights[j] = json_number_value(json_object_get(criterion, "weight"));
        cost[j] = strcmp(json_string_value(json_object_get(criterion, "direction")), "min") == 0;
    }
    if (json_is_true(json_object_get(vector->params, "normalize_weights")))
        assert_true(mcda_share(weights, (int)n, &error));
    vector->problem = (struct mcda){(int)m, (int)n, values, weights, cost};
    vector->scaling = scaling_of(vector->params);
}

static double tolerance_of(const struct vector *vector, const char *field)
{
    const json_t *own = json_object_get(vector->tolerance, field);

    if (strncmp(field, "phi_", 4) == 0)
        own = json_object_get(vector->tolerance, "flows");
    return json_number_value(own ? own : json_object_get(vector->tolerance, "scores"));
}

/* n = 0: a list of m numbers; else rows of n, null for a row that has none. */
static void expect(const struct vector *vector, const char *field, const double *found, size_t n,
                   const bool *has)
{
    const json_t *expected = json_object_get(vector->expected, field);
    size_t m = (size_t)vector->problem.n_alternatives;

    assert_int_equal(json_array_size(expected), m);
    for (size_t i = 0; i < m; i++) {
        if (has)
            assert_int_equal(has[i], !json_is_null(json_array_get(expected, i)));
        for (size_t j = 0; j < (n > 0 ? n : 1) && (!has || has[i]); j++) {
            double wanted = number(expected, i, j, n), got = found[i * (n > 0 ? n : 1) + j];

            if (!(fabs(wanted - got) <= tolerance_of(vector, field)))
                fail_msg("%s %zu: %.9f, not %.9f", field, i + 1, got, wanted);
        }
    }
}

static void expect_ranking(const struct vector *vector, const double *scores, bool higher)
{
    const json_t *expected = json_object_get(vector->expected, "ranking");
    int m = vector->problem.n_alternatives;
    int *ranking = mcda_ranking(vector->arena, scores, m, higher);

    for (int a = 0; a < m; a++)
        assert_int_equal(ranking[a], json_integer_value(json_array_get(expected, (size_t)a)));
}

static void run_sum(const struct vector *vector)
{
    struct error error;
    double *scores;

    assert_true(weighted_sum(vector->arena, &vector->problem, vector->scaling, &scores, &error));
    expect(vector, "scores", scores, 0, NULL);
    expect_ranking(vector, scores, true);
}

static void run_product(const struct vector *vector)
{
    const char *output = json_string_value(json_object_get(vector->params, "output"));
    struct error error;
    double *scores;

    assert_true(
        weighted_product(vector->arena, &vector->problem, vector->scaling, &scores, &error));
    for (int a = 0; output && a < vector->problem.n_alternatives; a++) {
        assert_string_equal(output, "log10");
        scores[a] = log10(scores[a]);
    }
    expect(vector, "scores", scores, 0, NULL);
    expect_ranking(vector, scores, true);
}

static void run_waspas(const struct vector *vector)
{
    double lambda = json_number_value(json_object_get(vector->params, "lambda"));
    struct error error;
    struct waspas found;

    assert_true(waspas(vector->arena, &vector->problem, vector->scaling, lambda, &found, &error));
    expect(vector, "scores", found.scores, 0, NULL);
    expect(vector, "wsm", found.sums, 0, NULL);
    expect(vector, "wpm", found.products, 0, NULL);
    expect_ranking(vector, found.scores, true);
}

static void run_topsis(const struct vector *vector)
{
    struct error error;
    double *scores;

    assert_true(topsis(vector->arena, &vector->problem, vector->scaling, &scores, &error));
    expect(vector, "scores", scores, 0, NULL);
    expect_ranking(vector, scores, true);
}

static void run_vikor(const struct vector *vector)
{
    double v = json_number_value(json_object_get(vector->params, "v"));
    const json_t *set = json_object_get(vector->expected, "compromise_set");
    struct vikor found = vikor(vector->arena, &vector->problem, v);
    size_t n = 0;

    expect(vector, "scores", found.q, 0, NULL);
    expect(vector, "S", found.s, 0, NULL);
    expect(vector, "R", found.r, 0, NULL);
    expect_ranking(vector, found.q, false);
    assert_int_equal(found.acceptable_advantage,
                     json_is_true(json_object_get(vector->expected, "acceptable_advantage")));
    assert_int_equal(found.acceptable_stability,
                     json_is_true(json_object_get(vector->expected, "acceptable_stability")));
    for (int a = 0; a < vector->problem.n_alternatives; a++)
        n += found.compromise[a];
    assert_int_equal(n, json_array_size(set));
    for (size_t i = 0; i < n; i++)
        assert_true(found.compromise[vectors_index(json_object_get(vector->json, "alternatives"),
                                                   json_string_value(json_array_get(set, i)))]);
}

static struct preference preference(const json_t *json)
{
    static const char *const shapes[] = {"usual", "ushape", "vshape",
                                         "level", "linear", "gaussian"};
    const char *type = json_string_value(json_object_get(json, "type"));
    struct preference read = {
        .q = json_number_value(json_object_get(json, "q")),
        .p = json_number_value(json_object_get(json, "p")),
        .s = json_number_value(json_object_get(json, "s")),
    };

    while (strcmp(shapes[read.shape], type) != 0)
        read.shape++;
    return read;
}

static void run_promethee(const struct vector *vector)
{
    const json_t *criteria = json_object_get(vector->json, "criteria");
    struct preference preferences[20];
    struct promethee found;
    double sum = 0;

    for (size_t j = 0; j < json_array_size(criteria); j++)
        preferences[j] = preference(json_object_get(json_array_get(criteria, j), "preference"));
    found = promethee_2(vector->arena, &vector->problem, preferences);
    expect(vector, "scores", found.phi, 0, NULL);
    expect(vector, "phi_plus", found.plus, 0, NULL);
    expect(vector, "phi_minus", found.minus, 0, NULL);
    expect_ranking(vector, found.phi, true);
    for (int a = 0; a < vector->problem.n_alternatives; a++)
        sum += found.phi[a];
    assert_float_equal(sum, 0, 1e-12);
}

static void run_roc(const struct vector *vector)
{
    const json_t *sizes = json_object_get(vector->expected, "weights");
    const char *size;
    const json_t *expected;

    assert_true(json_object_size(sizes) > 0);
    json_object_foreach((json_t *)(void *)(uintptr_t)sizes, size, expected)
    {
        size_t n = json_array_size(expected);
        double weights[10], sum = 0;

        roc_weights((int)n, weights);
        for (size_t k = 0; k < n; k++) {
            assert_float_equal(weights[k], json_number_value(json_array_get(expected, k)), 1e-12);
            sum += weights[k];
        }
        assert_float_equal(sum, 1, 1e-12);
    }
}

static void same_rival(const struct vector *vector, const json_t *row, const char *field, int rival)
{
    const json_t *name = json_object_get(row, field);
    const json_t *alternatives = json_object_get(vector->json, "alternatives");

    assert_int_equal(
        rival, json_is_null(name) ? -1 : vectors_index(alternatives, json_string_value(name)));
}

static void run_stability(const struct vector *vector)
{
    const json_t *rows = json_object_get(vector->expected, "intervals");
    double near = tolerance_of(vector, "intervals");
    struct weight_stability found;
    struct error error;

    assert_true(weight_stability(vector->arena, &vector->problem, &found, &error));
    expect(vector, "scores", found.scores, 0, NULL);
    expect_ranking(vector, found.scores, true);
    same_rival(vector, vector->expected, "winner", found.winner);
    for (int j = 0; j < vector->problem.n_criteria; j++) {
        const json_t *row = json_array_get(rows, (size_t)j);
        const struct mcda_interval *interval = &found.intervals[j];

        assert_float_equal(interval->low, json_number_value(json_object_get(row, "low")), near);
        assert_float_equal(interval->high, json_number_value(json_object_get(row, "high")), near);
        same_rival(vector, row, "lost_to_below", interval->lost_to_below);
        same_rival(vector, row, "lost_to_above", interval->lost_to_above);
    }
}

static struct smaa_cell cell(const json_t *json)
{
    const char *name = json_string_value(json_object_get(json, "dist"));
    enum cell_kind kind = CELL_NORMAL;

    if (!name)
        return (struct smaa_cell){CELL_EXACT, json_number_value(json), 0};
    if (strcmp(name, "lognormal") == 0)
        kind = CELL_LOGNORMAL;
    else
        assert_string_equal(name, "normal");
    return (struct smaa_cell){kind, json_number_value(json_object_get(json, "mean")),
                              json_number_value(json_object_get(json, "sd"))};
}

/* NULL where the problem has none. */
static const struct smaa_scale *scale_of(const struct vector *vector)
{
    const json_t *list = json_object_get(vector->params, "scale");
    struct smaa_scale *scale = ARENA_ARRAY(vector->arena, struct smaa_scale, json_array_size(list));

    for (size_t j = 0; j < json_array_size(list); j++) {
        const json_t *pair = json_array_get(list, j);

        scale[j].low = json_number_value(json_array_get(pair, 0));
        scale[j].high = json_number_value(json_array_get(pair, 1));
    }
    return list ? scale : NULL;
}

static void run_smaa(const struct vector *vector)
{
    const json_t *matrix = json_object_get(vector->json, "matrix");
    const json_t *order = json_object_get(vector->params, "order");
    const json_t *entropy = json_object_get(vector->expected, "choice_entropy_bits");
    const char *value = json_string_value(json_object_get(vector->params, "value_function"));
    size_t m = (size_t)vector->problem.n_alternatives, n = (size_t)vector->problem.n_criteria;
    struct smaa_cell *cells = ARENA_ARRAY(vector->arena, struct smaa_cell, m * n);
    int *levels = ARENA_ARRAY(vector->arena, int, n);
    struct smaa found;

    for (size_t i = 0; i < m * n; i++)
        cells[i] = cell(json_array_get(json_array_get(matrix, i / n), i % n));
    for (size_t k = 0; k < json_array_size(order); k++)
        levels[vectors_index(json_object_get(vector->json, "criteria"),
                             json_string_value(json_array_get(order, k)))] = (int)k;
    found = smaa_2(vector->arena,
                   &(struct smaa_problem){
                       .n_alternatives = (int)m,
                       .n_criteria = (int)n,
                       .cells = cells,
                       .cost = vector->problem.cost,
                       .scale = scale_of(vector),
                       .minmax = strcmp(value, "minmax") == 0,
                       .mode = order && !json_is_null(order) ? SMAA_ORDERED : SMAA_UNIFORM,
                       .levels = levels,
                       .seed = 1,
                       .draws = 65536,
                   });
    expect(vector, "scores", found.scores, 0, NULL);
    expect(vector, "rank_acceptability", found.ranks, m, NULL);
    expect(vector, "central_weights", found.central, n, found.ever_first);
    expect_ranking(vector, found.scores, true);
    if (json_object_get(vector->expected, "confidence_factor"))
        expect(vector, "confidence_factor", found.confidence, 0, found.ever_first);
    if (entropy)
        assert_float_equal(found.entropy, json_number_value(entropy),
                           tolerance_of(vector, "choice_entropy_bits"));
}

/* The integer modules: test_rank, test_stop, test_flips and test_combine. */
static void run_elsewhere(const struct vector *vector)
{
    assert_non_null(vector->expected);
}

static const struct {
    const char *method;
    void (*run)(const struct vector *vector);
} methods[] = {
    {"weighted_sum", run_sum}, {"weighted_product", run_product},
    {"waspas", run_waspas},    {"topsis", run_topsis},
    {"vikor", run_vikor},      {"promethee_2", run_promethee},
    {"roc_weights", run_roc},  {"weight_stability", run_stability},
    {"smaa_2", run_smaa},      {"questionnaire", run_elsewhere},
    {"stack", run_elsewhere},
};

static void run_vector(const char *name)
{
    json_t *json = vectors_read(name);
    const char *method = json_string_value(json_object_get(json, "method"));
    struct vector vector = {
        .json = json,
        .params = json_object_get(json, "params"),
        .expected = json_object_get(json, "expected"),
        .tolerance = json_object_get(json, "tolerance"),
        .arena = arena_new(),
    };
    size_t i = 0;

    while (i < ARRAY_LENGTH(methods) && strcmp(methods[i].method, method) != 0)
        i++;
    assert_in_range(i, 0, ARRAY_LENGTH(methods) - 1);
    if (methods[i].run != run_elsewhere)
        read_problem(&vector);
    methods[i].run(&vector);
    arena_free(vector.arena);
    json_decref(json);
}

static void test_published_problems_give_the_published_result(void **state)
{
    DIR *folder = opendir(VECTORS_DIR);
    struct dirent *entry;
    int n = 0;
    (void)state;

    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        char *end = strstr(entry->d_name, ".json");

        if (!end)
            continue;
        *end = '\0';
        run_vector(entry->d_name);
        n++;
    }
    closedir(folder);
    assert_true(n >= 28);
}

/* Cases that no published problem covers. */
static void test_cost_criteria_are_inverted(void **state)
{
    static const double matrix[] = {2, 10, 4, 5}, weights[] = {0.5, 0.5};
    static const bool cost[] = {true, false};
    static const struct {
        enum mcda_scaling scaling;
        double sums[2], products[2];
    } rows[] = {
        {SCALING_LINEAR_MAX, {1, 0.5}, {1, 0.5}},
        {SCALING_SUM, {2.0 / 3, 1.0 / 3}, {2.0 / 3, 1.0 / 3}},
        {SCALING_MINMAX, {1, 0}, {1, 0}},
        {SCALING_NONE, {4, 0.5}, {2.2360679774997896964, 1.1180339887498948482}},
    };
    (void)state;
    struct mcda problem = {2, 2, matrix, weights, cost};
    struct arena *arena = arena_new();
    struct error error;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        double *sums, *products;

        assert_true(weighted_sum(arena, &problem, rows[i].scaling, &sums, &error));
        assert_true(weighted_product(arena, &problem, rows[i].scaling, &products, &error));
        for (int a = 0; a < 2; a++) {
            assert_float_equal(sums[a], rows[i].sums[a], 1e-12);
            assert_float_equal(products[a], rows[i].products[a], 1e-12);
        }
    }
    arena_free(arena);
}

static void test_incomputable_problems_are_refused(void **state)
{
    static const double zero[] = {0, 1, 2, 3}, negative[] = {-1, 1, 2, 3}, weights[] = {0.5, 0.5};
    static const bool cost[] = {true, false};
    static const struct {
        enum mcda_scaling scaling;
        double matrix[4];
    } far[] = {
        {SCALING_VECTOR, {1e160, 1, 2e160, 1}},
        {SCALING_VECTOR, {1e-170, 1, 2e-170, 1}},
        {SCALING_SUM, {1e308, 1, 1.5e308, 1}},
        {SCALING_MINMAX, {-1e308, 1, 1e308, 1}},
    };
    (void)state;
    struct mcda with_zero = {2, 2, zero, weights, cost};
    struct mcda with_negative = {2, 2, negative, weights, NULL};
    struct arena *arena = arena_new();
    double none[] = {0, 0}, below[] = {1, -1}, *scores;
    struct error error;
    struct waspas ignored;

    assert_false(mcda_share(none, 2, &error));
    assert_non_null(strstr(error.message, "no criterion has a weight"));
    assert_false(mcda_share(below, 2, &error));
    assert_non_null(strstr(error.message, "criterion 2 is negative"));
    assert_false(weighted_sum(arena, &with_zero, SCALING_LINEAR_MAX, &scores, &error));
    assert_non_null(strstr(error.message, "criterion 1 has a value of 0"));
    assert_false(topsis(arena, &with_negative, SCALING_SUM, &scores, &error));
    assert_non_null(strstr(error.message, "criterion 1 has a value of -1"));
    assert_false(weighted_product(arena, &with_zero, SCALING_NONE, &scores, &error));
    assert_non_null(strstr(error.message, "alternative 1 has the value 0 on criterion 1"));
    assert_false(waspas(arena, &with_negative, SCALING_NONE, 0.5, &ignored, &error));
    assert_non_null(strstr(error.message, "alternative 1 has the value -1"));

    /* sums and squares that are no numbers, or vanish, would make all alike */
    for (size_t i = 0; i < ARRAY_LENGTH(far); i++) {
        struct mcda problem = {2, 2, far[i].matrix, weights, NULL};
        assert_false(topsis(arena, &problem, far[i].scaling, &scores, &error));
        assert_non_null(strstr(error.message, "criterion 1 has values too large or too small"));
    }

    /* the same numbers where nothing is divided by them */
    assert_true(weighted_sum(arena, &with_zero, SCALING_MINMAX, &scores, &error));
    assert_true(topsis(arena, &with_negative, SCALING_VECTOR, &scores, &error));
    arena_free(arena);
}

/* A column in which all are alike says nothing, and divides by nothing. */
static void test_constant_columns_do_not_change_the_order(void **state)
{
    static const double matrix[] = {0, 7, 0, 7}, weights[] = {0.5, 0.5};
    (void)state;
    struct mcda problem = {2, 2, matrix, weights, NULL};
    struct arena *arena = arena_new();
    double *scores;
    struct error error;
    struct vikor found;

    assert_true(topsis(arena, &problem, SCALING_VECTOR, &scores, &error));
    assert_float_equal(scores[0], 0.5, 0);
    assert_true(weighted_sum(arena, &problem, SCALING_MINMAX, &scores, &error));
    assert_float_equal(scores[1], 0, 0);
    assert_true(weighted_sum(arena, &problem, SCALING_LINEAR_MAX, &scores, &error));
    assert_float_equal(scores[1], 0.5, 0);
    found = vikor(arena, &problem, 0.5);
    assert_float_equal(found.q[0] + found.q[1], 0, 0);
    assert_true(found.compromise[0] && found.compromise[1]);
    arena_free(arena);
}

/* The fourth is well ahead by Q, but the second is best by S and the third by R: the second by Q,
 * which is the second, is held beside it. A single alternative is always acceptable. */
static void test_vikor_adds_the_second_when_the_first_is_not_stable(void **state)
{
    static const double matrix[] = {2, 9, 7, 3, 10, 9, 5, 6, 0, 9, 4, 2, 2, 7, 10};
    static const double weights[] = {0.5, 0.3, 0.2};
    (void)state;
    struct mcda problem = {5, 3, matrix, weights, NULL}, alone = {1, 3, matrix, weights, NULL};
    struct arena *arena = arena_new();
    struct vikor found = vikor(arena, &problem, 0.5);

    assert_true(found.acceptable_advantage);
    assert_false(found.acceptable_stability);
    for (int a = 0; a < 5; a++)
        assert_int_equal(found.compromise[a], a == 3 || a == 1);

    found = vikor(arena, &alone, 0.5);
    assert_true(found.acceptable_advantage && found.acceptable_stability && found.compromise[0]);
    arena_free(arena);
}

/* Of two, one best in everything is a whole range ahead: exactly the advantage that is asked for.
 * Of four,
 * one best by S alone is stable enough, and so is one best by R alone. */
static void test_vikor_with_extreme_weights(void **state)
{
    static const struct {
        int m, n;
        double matrix[12], weights[3];
        int first;
    } rows[] = {
        {2, 2, {5, 5, 1, 1}, {0.5, 0.5}, 0},
        {4, 3, {3, 7, 8, 7, 2, 7, 6, 6, 0, 9, 2, 3}, {0.5, 0.3, 0.2}, 3},
        {4, 3, {3, 0, 1, 1, 10, 6, 0, 8, 3, 10, 1, 1}, {0.5, 0.3, 0.2}, 3},
    };
    (void)state;
    struct arena *arena = arena_new();

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct mcda problem = {rows[i].m, rows[i].n, rows[i].matrix, rows[i].weights, NULL};
        struct vikor found = vikor(arena, &problem, 0.5);

        assert_true(found.acceptable_advantage);
        assert_true(found.acceptable_stability);
        for (int a = 0; a < rows[i].m; a++)
            assert_int_equal(found.compromise[a], a == rows[i].first);
    }
    arena_free(arena);
}

/* The double form and the exact one of stability.h on the same problems. */
static double gap_at(const struct mcda *mcda, int a, int b, int criterion, double x)
{
    int n = mcda->n_criteria;
    double gap = 0;

    for (int k = 0; k < n; k++) {
        double lead = mcda->matrix[a * n + k] - mcda->matrix[b * n + k];
        double others = 1 - mcda->weights[criterion];
        double share = others > 0 ? mcda->weights[k] / others : 1.0 / (n - 1);

        gap += lead * (k == criterion ? x : (1 - x) * share);
    }
    return gap;
}

static void same_as_exact(const struct mcda *mcda, const struct weight_stability *found,
                          const struct interval *exact, int j)
{
    const struct mcda_interval *interval = &found->intervals[j];
    double low = (double)exact->low.numerator / (double)exact->low.denominator;
    double high = (double)exact->high.numerator / (double)exact->high.denominator;

    assert_float_equal(interval->low, low, 1e-9);
    assert_float_equal(interval->high, high, 1e-9);
    assert_int_equal(interval->lost_to_below < 0, exact->low_rival < 0);
    assert_int_equal(interval->lost_to_above < 0, exact->high_rival < 0);
    if (exact->low_rival >= 0)
        assert_float_equal(gap_at(mcda, found->winner, interval->lost_to_below, j, low), 0, 1e-9);
    if (exact->high_rival >= 0)
        assert_float_equal(gap_at(mcda, found->winner, interval->lost_to_above, j, high), 0, 1e-9);
}

static void test_weight_stability_matches_exact_intervals(void **state)
{
    static const struct oracle_shape shape = {
        .alternatives = 5, .criteria = 5, .questions = 4, .options = 3, .step = 2500, .open = 20};
    (void)state;
    struct oracle oracle = oracle_new(110);
    int compared = 0;

    for (int i = 0; i < 10000; i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct ranking ranking = rank_all(oracle.arena, &made.problem, &made.answers);
        struct interval *exact = stability_winner(oracle.arena, &made.problem, &ranking);
        size_t m = (size_t)made.problem.n_alternatives, n = (size_t)made.problem.n_criteria;
        double *matrix = ARENA_ARRAY(oracle.arena, double, m *n);
        double *weights = ARENA_ARRAY(oracle.arena, double, n);
        struct mcda mcda = {(int)m, (int)n, matrix, weights, NULL};
        struct weight_stability found;
        struct error error;

        for (size_t k = 0; k < m * n; k++)
            matrix[k] = made.problem.low[k] / 2500.0;
        for (size_t j = 0; j < n; j++)
            weights[j] = ranking.points[j];
        if (!mcda_share(weights, (int)n, &error))
            continue;
        assert_true(weight_stability(oracle.arena, &mcda, &found, &error));
        assert_int_equal(found.winner, ranking.scores[0].alternative);
        for (int j = 0; j < (int)n; j++) {
            same_as_exact(&mcda, &found, &exact[j], j);
            compared++;
        }
        oracle_next_arena(&oracle);
    }
    assert_true(compared > 20000);
    oracle_free(&oracle);
}

/* A cost is a gain of the opposite sign: the same intervals, the same rivals. */
static void test_weight_stability_of_costs_mirrors_gains(void **state)
{
    static const bool costs[] = {true, false, true, false, true};
    (void)state;
    struct oracle oracle = oracle_new(111);

    for (int i = 0; i < 2000; i++) {
        int m = 2 + oracle_below(&oracle, 4), n = 1 + oracle_below(&oracle, 5);
        double matrix[25], mirrored[25], weights[5];
        struct mcda gains = {m, n, matrix, weights, NULL}, mixed = {m, n, mirrored, weights, costs};
        struct weight_stability one, other;
        struct error error;

        for (int k = 0; k < m * n; k++) {
            matrix[k] = oracle_below(&oracle, 9) - 4;
            mirrored[k] = costs[k % n] ? -matrix[k] : matrix[k];
        }
        for (int j = 0; j < n; j++)
            weights[j] = 1 + oracle_below(&oracle, 4);
        assert_true(mcda_share(weights, n, &error));
        assert_true(weight_stability(oracle.arena, &gains, &one, &error));
        assert_true(weight_stability(oracle.arena, &mixed, &other, &error));
        assert_int_equal(one.winner, other.winner);
        assert_memory_equal(one.intervals, other.intervals, (size_t)n * sizeof(*one.intervals));
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* Differences far below the size of the numbers are rounding, and limit nothing; of two rivals that
 * are level the first is named. */
static void test_weight_stability_ignores_rounding(void **state)
{
    static const struct {
        int m;
        double matrix[6];
        double low, high;
        int below, above; /* of the first criterion */
    } rows[] = {
        {2, {1e6, 1e-4, 1e6 + 5e-7, 0}, 0, 1, -1, -1},
        {2, {-1e6, 1e-4, -1e6 + 5e-7, 0}, 0, 1, -1, -1},
        {2,
         {1, 1e-4, 1 + 5e-7, 0},
         0,
         200.0 / 201,
         -1,
         1}, /* of small numbers it is a difference */
        {2, {1e-4, 1e6, 0, 1e6 + 5e-7}, 0, 1, -1, -1},
        {2, {1e-4, 1, 0, 1 + 5e-7}, 1.0 / 201, 1, 1, -1},
        {3, {3, 2, 4, 0, 4, 0}, 0, 2.0 / 3, -1, 1},
        {3, {2, 3, 0, 4, 0, 4}, 1.0 / 3, 1, 1, -1},
        {3, {3, 2, 4, 0, 5, 0}, 0, 0.5, -1, 2},
    };
    static const double weights[] = {0.5, 0.5};
    (void)state;
    struct arena *arena = arena_new();

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct mcda problem = {rows[i].m, 2, rows[i].matrix, weights, NULL};
        struct weight_stability found;
        struct error error;

        print_message("# row %zu\n", i + 1);
        assert_true(weight_stability(arena, &problem, &found, &error));
        assert_int_equal(found.winner, 0);
        assert_float_equal(found.intervals[0].low, rows[i].low, 1e-6);
        assert_float_equal(found.intervals[0].high, rows[i].high, 1e-6);
        assert_int_equal(found.intervals[0].lost_to_below, rows[i].below);
        assert_int_equal(found.intervals[0].lost_to_above, rows[i].above);
    }
    arena_free(arena);
}

static void test_preference_functions_at_their_thresholds(void **state)
{
    static const struct {
        struct preference preference;
        double difference, expected;
    } rows[] = {
        {{PREFERENCE_USUAL, 0, 0, 0}, 0, 0},
        {{PREFERENCE_USUAL, 0, 0, 0}, 1e-9, 1},
        {{PREFERENCE_USUAL, 0, 0, 0}, -1, 0},
        {{PREFERENCE_USHAPE, 2, 0, 0}, 2, 0},
        {{PREFERENCE_USHAPE, 2, 0, 0}, 2.01, 1},
        {{PREFERENCE_VSHAPE, 0, 4, 0}, 1, 0.25},
        {{PREFERENCE_VSHAPE, 0, 4, 0}, 5, 1},
        {{PREFERENCE_VSHAPE, 0, 0, 0}, 1, 1},
        {{PREFERENCE_LEVEL, 1, 3, 0}, 1, 0},
        {{PREFERENCE_LEVEL, 1, 3, 0}, 3, 0.5},
        {{PREFERENCE_LEVEL, 1, 3, 0}, 3.01, 1},
        {{PREFERENCE_LINEAR, 1, 3, 0}, 1, 0},
        {{PREFERENCE_LINEAR, 1, 3, 0}, 2.5, 0.75},
        {{PREFERENCE_LINEAR, 1, 3, 0}, 4, 1},
        {{PREFERENCE_LINEAR, 2, 2, 0}, 3, 1},
        {{PREFERENCE_GAUSSIAN, 0, 0, 1}, 0, 0},
        {{PREFERENCE_GAUSSIAN, 0, 0, 2}, 2, 0.39346934028736657640},
    };
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        assert_float_equal(preference_of(&rows[i].preference, rows[i].difference), rows[i].expected,
                           1e-15);
}

static void test_ties_share_the_better_rank(void **state)
{
    static const double scores[] = {3, 5, 5 + 1e-13, 1, 3e15, 3e15 + 1};
    static const int falling[] = {5, 3, 3, 6, 1, 1}, rising[] = {2, 3, 3, 1, 5, 5};
    static const double small[] = {0.25, 0.25 + 1.5e-12, 0.25 + 2e-12};
    static const int apart[] = {3, 1, 1};
    (void)state;
    struct arena *arena = arena_new();
    int *ranks = mcda_ranking(arena, scores, 6, true);

    assert_memory_equal(ranks, falling, sizeof(falling));
    ranks = mcda_ranking(arena, scores, 6, false);
    assert_memory_equal(ranks, rising, sizeof(rising));
    ranks = mcda_ranking(arena, small, 3, true);
    assert_memory_equal(ranks, apart, sizeof(apart));
    arena_free(arena);
}

/* Interval cells, costs, levels shared by two criteria, given weights. */
static void test_smaa_draws_follow_the_stated_distribution(void **state)
{
    static const struct smaa_cell cells[] = {
        {CELL_INTERVAL, 2, 10}, {CELL_EXACT, 1, 0}, {CELL_EXACT, 4, 0}, {CELL_LOGNORMAL, 0, 1}};
    static const bool first_costs[] = {true, false};
    static const double first_only[] = {1, 0}, second_only[] = {0, 1};
    static const int levels[] = {1, 0, 1};
    static const struct smaa_cell alone[] = {
        {CELL_EXACT, 1, 0}, {CELL_EXACT, 1, 0}, {CELL_EXACT, 1, 0}};
    (void)state;
    struct arena *arena = arena_new();
    struct smaa_problem problem = {.n_alternatives = 2,
                                   .n_criteria = 2,
                                   .cells = cells,
                                   .mode = SMAA_GIVEN,
                                   .weights = first_only,
                                   .seed = 1,
                                   .draws = 65536};
    struct smaa found = smaa_2(arena, &problem), other;

    assert_float_equal(found.scores[0], 0.75, 0.006); /* 2..10 above 4 */
    assert_float_equal(found.ahead[1], found.scores[0], 0);
    assert_float_equal(found.ahead[2], found.scores[1], 0);
    assert_float_equal(found.central[0], 1, 0);
    problem.cost = first_costs;
    other = smaa_2(arena, &problem);
    assert_float_equal(other.scores[0], 0.25, 0.006);
    problem.minmax = true;
    other = smaa_2(arena, &problem);
    assert_float_equal(other.scores[0], 0.25, 0.006);
    problem.weights = second_only;
    other = smaa_2(arena, &problem);
    assert_float_equal(other.scores[0], 0.5, 0.006); /* 1 is the median of that lognormal */

    problem = (struct smaa_problem){.n_alternatives = 1,
                                    .n_criteria = 3,
                                    .cells = alone,
                                    .mode = SMAA_ORDERED,
                                    .levels = levels,
                                    .seed = 1,
                                    .draws = 65536};
    found = smaa_2(arena, &problem);
    assert_float_equal(found.central[1], 11.0 / 18, 0.004);
    assert_float_equal(found.central[0], 7.0 / 36, 0.004);
    assert_float_equal(found.central[2], 7.0 / 36, 0.004);
    other = smaa_2(arena, &problem);
    assert_memory_equal(found.central, other.central, 3 * sizeof(double));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_published_problems_give_the_published_result),
        cmocka_unit_test(test_cost_criteria_are_inverted),
        cmocka_unit_test(test_incomputable_problems_are_refused),
        cmocka_unit_test(test_constant_columns_do_not_change_the_order),
        cmocka_unit_test(test_vikor_adds_the_second_when_the_first_is_not_stable),
        cmocka_unit_test(test_vikor_with_extreme_weights),
        cmocka_unit_test(test_weight_stability_matches_exact_intervals),
        cmocka_unit_test(test_weight_stability_of_costs_mirrors_gains),
        cmocka_unit_test(test_weight_stability_ignores_rounding),
        cmocka_unit_test(test_preference_functions_at_their_thresholds),
        cmocka_unit_test(test_ties_share_the_better_rank),
        cmocka_unit_test(test_smaa_draws_follow_the_stated_distribution),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
