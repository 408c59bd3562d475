#include "document/verify/verify_model.h"

#include "base/text/text.h"

#include <stdlib.h>
#include <string.h>

static int compare_id(const void *left, const void *right)
{
    const struct framework_id *a = left, *b = right;

    return strcmp(a->id, b->id);
}

void world_sort_frameworks(struct world *world)
{
    world->n_by_id = world->n_frameworks;
    world->by_id = ARENA_ARRAY(world->arena, struct framework_id, (size_t)world->n_frameworks);
    for (int i = 0; i < world->n_frameworks; i++)
        world->by_id[i] = (struct framework_id){world->frameworks[i], i};
    qsort(world->by_id, (size_t)world->n_by_id, sizeof(world->by_id[0]), compare_id);
}

int world_find_framework(const struct world *world, const char *id)
{
    struct framework_id wanted = {.id = id};
    const struct framework_id *found =
        bsearch(&wanted, world->by_id, (size_t)world->n_by_id, sizeof(world->by_id[0]), compare_id);

    return found ? found->framework : -1;
}

int world_find_criterion(const struct world *world, const char *id)
{
    for (int i = 0; i < world->n_criteria; i++)
        if (text_equal(world->criteria[i], id))
            return i;
    return -1;
}

int world_framework(struct world *world, const char *id)
{
    int framework = world->n_frameworks;

    if (framework == world->room_frameworks)
        return -1;
    world->frameworks[framework] = id;
    for (int side = 0; side < SIDE_COUNT; side++)
        world->sides[side].places[framework] = -1;
    return world->n_frameworks++;
}

int world_criterion(struct world *world, const char *id)
{
    int criterion = world_find_criterion(world, id);

    if (criterion >= 0 || world->n_criteria == world->room_criteria)
        return criterion;
    world->criteria[world->n_criteria] = id;
    return world->n_criteria++;
}

int world_input(struct world *world, enum input_kind kind, const char *id)
{
    for (int i = 0; i < world->n_inputs; i++)
        if (world->inputs[i].kind == kind && text_equal(world->inputs[i].id, id))
            return i;
    if (world->n_inputs == world->room_inputs)
        return -1;
    world->inputs[world->n_inputs] = (struct input){kind, id};
    for (int side = 0; side < SIDE_COUNT; side++)
        world->sides[side].facts[world->n_inputs] =
            ARENA_ARRAY(world->arena, struct fact, (size_t)world->room_frameworks);
    return world->n_inputs++;
}

static bool is_same_demand(const struct demand *left, const struct demand *right)
{
    return left->input == right->input && left->op == right->op &&
           text_equal(left->question, right->question) && text_equal(left->option, right->option) &&
           text_equal(left->value, right->value);
}

struct demand *world_demand(struct world *world, const struct demand *like)
{
    for (int i = 0; i < world->n_demands; i++)
        if (is_same_demand(&world->demands[i], like))
            return &world->demands[i];
    if (world->n_demands == world->room_demands)
        return NULL;
    world->demands[world->n_demands] = *like;
    return &world->demands[world->n_demands++];
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

const char *demand_text(const struct world *world, const struct demand *demand)
{
    const struct input *input = &world->inputs[demand->input];

    return arena_printf(world->arena, "%s%s %s %s", input->kind == INPUT_LANGUAGE ? "lang-" : "",
                        input->id, rule_operator_names[demand->op], demand->value);
}
