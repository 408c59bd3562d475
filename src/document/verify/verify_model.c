#include "document/verify/verify_model.h"

#include "base/text/text.h"

#include <stdlib.h>
#include <string.h>

static int compare_id(const void *left, const void *right)
{
    const struct framework_id *a = left, *b = right;

    return strcmp(a->id, b->id);
}

void model_sort_frameworks(struct verify_model *model)
{
    model->n_by_id = model->n_frameworks;
    model->by_id = ARENA_ARRAY(model->arena, struct framework_id, (size_t)model->n_frameworks);
    for (int i = 0; i < model->n_frameworks; i++)
        model->by_id[i] = (struct framework_id){model->frameworks[i], i};
    qsort(model->by_id, (size_t)model->n_by_id, sizeof(model->by_id[0]), compare_id);
}

int model_find_framework(const struct verify_model *model, const char *id)
{
    struct framework_id wanted = {.id = id};
    const struct framework_id *found =
        bsearch(&wanted, model->by_id, (size_t)model->n_by_id, sizeof(model->by_id[0]), compare_id);

    return found ? found->framework : -1;
}

const char *model_rest(struct arena *arena, long count, const char *sha256)
{
    return arena_printf(arena, "%ld with SHA-256 %s", count, sha256);
}

int model_find_criterion(const struct verify_model *model, const char *id)
{
    for (int i = 0; i < model->n_criteria; i++)
        if (text_equal(model->criteria[i], id))
            return i;
    return -1;
}

int model_framework(struct verify_model *model, const char *id)
{
    int framework = model->n_frameworks;

    if (framework == model->room_frameworks)
        return -1;
    model->frameworks[framework] = id;
    for (int side = 0; side < SIDE_COUNT; side++)
        model->sides[side].places[framework] = -1;
    return model->n_frameworks++;
}

int model_criterion(struct verify_model *model, const char *id)
{
    int criterion = model_find_criterion(model, id);

    if (criterion >= 0 || model->n_criteria == model->room_criteria)
        return criterion;
    model->criteria[model->n_criteria] = id;
    return model->n_criteria++;
}

int model_input(struct verify_model *model, enum input_kind kind, const char *id)
{
    for (int i = 0; i < model->n_inputs; i++)
        if (model->inputs[i].kind == kind && text_equal(model->inputs[i].id, id))
            return i;
    if (model->n_inputs == model->room_inputs)
        return -1;
    model->inputs[model->n_inputs] = (struct input){kind, id};
    for (int side = 0; side < SIDE_COUNT; side++)
        model->sides[side].facts[model->n_inputs] =
            ARENA_ARRAY(model->arena, struct fact, (size_t)model->room_frameworks);
    return model->n_inputs++;
}

static bool is_same_requirement(const struct recorded_requirement *left,
                                const struct recorded_requirement *right)
{
    return left->input == right->input && left->op == right->op &&
           text_equal(left->question, right->question) && text_equal(left->option, right->option) &&
           text_equal(left->value, right->value);
}

struct recorded_requirement *model_requirement(struct verify_model *model,
                                               const struct recorded_requirement *like)
{
    for (int i = 0; i < model->n_requirements; i++)
        if (is_same_requirement(&model->requirements[i], like))
            return &model->requirements[i];
    if (model->n_requirements == model->room_requirements)
        return NULL;
    model->requirements[model->n_requirements] = *like;
    return &model->requirements[model->n_requirements++];
}

int definition_input(const struct criterion_input *input)
{
    return input->trait >= 0       ? input->trait
           : input->component >= 0 ? input->component
                                   : input->language;
}

struct criterion_input definition_input_of(enum input_kind kind, int input)
{
    return (struct criterion_input){
        .trait = kind == INPUT_TRAIT ? input : -1,
        .component = kind == INPUT_FIT ? input : -1,
        .language = kind == INPUT_LANGUAGE ? input : -1,
    };
}

const char *recorded_requirement_text(const struct verify_model *model,
                                      const struct recorded_requirement *recorded_requirement)
{
    const struct input *input = &model->inputs[recorded_requirement->input];

    return arena_printf(model->arena, "%s%s %s %s", input->kind == INPUT_LANGUAGE ? "lang-" : "",
                        input->id, rule_operator_names[recorded_requirement->op],
                        recorded_requirement->value);
}
