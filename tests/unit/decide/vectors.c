#include "unit.h"

#include "vectors.h"

#include <stdio.h>
#include <string.h>

json_t *vectors_read(const char *name)
{
    char path[512];
    json_error_t error;
    json_t *vector;

    snprintf(path, sizeof(path), "%s/%s.json", VECTORS_DIR, name);
    vector = json_load_file(path, 0, &error);
    if (!vector)
        fail_msg("%s:%d: %s", path, error.line, error.text);
    return vector;
}

int vectors_index(const json_t *array, const char *id)
{
    for (size_t i = 0; i < json_array_size(array); i++) {
        const json_t *item = json_array_get(array, i);
        const char *name =
            json_string_value(json_is_string(item) ? item : json_object_get(item, "id"));

        if (name && strcmp(name, id) == 0)
            return (int)i;
    }
    fail_msg("no %s", id);
    return -1;
}

static void fill_option(struct oracle *oracle, const json_t *json, const json_t *alternatives,
                        struct option *option)
{
    const json_t *points = json_object_get(json, "points");
    const json_t *eliminates = json_object_get(json, "eliminates");
    struct effect *effects = ARENA_ARRAY(oracle->arena, struct effect, json_array_size(points));
    uint8_t *verdicts = ARENA_ARRAY(oracle->arena, uint8_t, json_array_size(alternatives));

    for (size_t j = 0; j < json_array_size(points); j++) {
        effects[j].criterion = (int)j;
        effects[j].points = (int)json_integer_value(json_array_get(points, j));
    }
    for (size_t i = 0; i < json_array_size(eliminates); i++) {
        const char *id = json_string_value(json_array_get(eliminates, i));

        verdicts[vectors_index(alternatives, id)] = VERDICT_OUT;
    }
    option->effects = effects;
    option->n_effects = (int)json_array_size(points);
    option->verdicts = verdicts;
}

static void fill_question(struct oracle *oracle, const json_t *json, const json_t *alternatives,
                          struct question *question)
{
    const json_t *options = json_object_get(json, "options");
    size_t n = json_array_size(options);
    struct option *filled = ARENA_ARRAY(oracle->arena, struct option, n);

    for (size_t o = 0; o < n; o++)
        fill_option(oracle, json_array_get(options, o), alternatives, &filled[o]);
    question->options = filled;
    question->n_options = (int)n;
    question->effort = 1;
}

static int16_t *matrix(struct oracle *oracle, const json_t *json, size_t m, size_t n)
{
    int16_t *values = ARENA_ARRAY(oracle->arena, int16_t, m * n);

    for (size_t a = 0; a < m; a++) {
        for (size_t j = 0; j < n; j++)
            values[a * n + j] =
                (int16_t)json_integer_value(json_array_get(json_array_get(json, a), j));
    }
    return values;
}

struct oracle_case vectors_questionnaire(struct oracle *oracle, const json_t *vector)
{
    const json_t *params = json_object_get(vector, "params");
    const json_t *criteria = json_object_get(vector, "criteria");
    const json_t *alternatives = json_object_get(vector, "alternatives");
    const json_t *questions = json_object_get(params, "questions");
    const json_t *answers = json_object_get(params, "answers");
    size_t m = json_array_size(alternatives), n = json_array_size(criteria);
    size_t n_questions = json_array_size(questions);
    struct question *filled = ARENA_ARRAY(oracle->arena, struct question, n_questions);
    int *base = ARENA_ARRAY(oracle->arena, int, n);
    struct oracle_case read = {0};

    for (size_t j = 0; j < n; j++)
        base[j] =
            (int)json_integer_value(json_object_get(json_array_get(criteria, j), "base_points"));
    read.answers.n_questions = (int)n_questions;
    read.answers.choice = ARENA_ARRAY(oracle->arena, int, n_questions);
    for (size_t q = 0; q < n_questions; q++) {
        const json_t *question = json_array_get(questions, q);

        fill_question(oracle, question, alternatives, &filled[q]);
        read.answers.choice[q] = vectors_index(json_object_get(question, "options"),
                                               json_string_value(json_array_get(answers, q)));
    }
    read.problem = (struct problem){
        .n_alternatives = (int)m,
        .n_criteria = (int)n,
        .n_questions = (int)n_questions,
        .low = matrix(oracle, json_object_get(vector, "matrix"), m, n),
        .base = base,
        .questions = filled,
    };
    read.problem.high = read.problem.low;
    return read;
}
