#include "document/verify/verify_model.h"

#include "base/text/text.h"
#include "document/record/record_rest.h"

/* The catalog's side of the model: everything that carries weight for the record's answers, and
 * whatever else the record reads. */

struct reading {
    struct verify_model *model;
    struct model_side *side;
    struct catalog *catalog;
    int *frameworks; /* index in the catalog -> index in the model, -1: in the rest */
    size_t n_frameworks;
};

/* Hashes the frameworks that the record does not list. */
static void read_rest(struct reading *reading, const struct decision *decision,
                      const struct ranking *ranking)
{
    struct verify_model *model = reading->model;
    int *listed = ARENA_ARRAY(model->arena, int, (size_t)model->n_frameworks), n_listed = 0;
    struct record_rest rest;

    for (size_t i = 0; i < reading->n_frameworks; i++)
        if (reading->frameworks[i] >= 0)
            listed[n_listed++] = (int)i;
    rest = record_rest(model->arena, decision, ranking, listed, n_listed);
    reading->side->rest = model_rest(model->arena, rest.count, rest.sha256);
}

static void add_framework(struct reading *reading, int index)
{
    int *framework = &reading->frameworks[index];

    if (*framework < 0)
        *framework =
            model_framework(reading->model, catalog_framework(reading->catalog, index)->id);
}

static void read_frameworks(struct reading *reading, const struct decision *decision,
                            const struct ranking *ranking)
{
    size_t count;
    struct verify_model *model = reading->model;

    catalog_frameworks(reading->catalog, &count);
    reading->n_frameworks = count;
    reading->frameworks = ARENA_ARRAY(model->arena, int, count);
    for (size_t i = 0; i < count; i++)
        reading->frameworks[i] = -1;
    for (int i = 0; i < model->n_frameworks; i++) {
        int found = catalog_find_framework(reading->catalog, model->frameworks[i]);
        if (found >= 0)
            reading->frameworks[found] = i;
    }
    if (model->sides[THEN].rest) {
        read_rest(reading, decision, ranking);
        if (ranking->n_left > 0)
            add_framework(reading, ranking->scores[0].alternative);
    } else {
        for (size_t i = 0; i < count; i++)
            add_framework(reading, (int)i);
    }
    for (size_t i = 0; i < count; i++)
        if (reading->frameworks[i] >= 0)
            reading->side->places[reading->frameworks[i]] = (int)i;
}

static int input_of(struct reading *reading, const struct criterion_input *input)
{
    size_t count;

    if (input->trait >= 0)
        return model_input(reading->model, INPUT_TRAIT,
                           catalog_traits(reading->catalog, &count)[input->trait].id);
    if (input->component >= 0)
        return model_input(reading->model, INPUT_FIT,
                           catalog_components(reading->catalog, &count)[input->component].id);
    return model_input(reading->model, INPUT_LANGUAGE,
                       catalog_languages(reading->catalog, &count)[input->language].id);
}

static void read_criterion(struct reading *reading, const struct criterion *row, int weight)
{
    struct verify_model *model = reading->model;
    struct definition *definition = &reading->side->definitions[model_criterion(model, row->id)];

    *definition = (struct definition){.exists = true, .weight = weight, .rule = *row};
    definition->rule.inputs = ARENA_ARRAY(model->arena, struct criterion_input, row->n_inputs);
    for (size_t i = 0; i < row->n_inputs; i++) {
        struct criterion_input *input = &definition->rule.inputs[i];
        int index = input_of(reading, &row->inputs[i]);
        *input = definition_input_of(model->inputs[index].kind, index);
        input->low = row->inputs[i].low;
        input->high = row->inputs[i].high;
        input->better = row->inputs[i].better;
    }
}

static void read_criteria(struct reading *reading, const struct decision *decision,
                          const struct answers *answers)
{
    size_t count;
    const struct criterion *rows = catalog_criteria(reading->catalog, &count);
    int *points = ARENA_ARRAY(reading->model->arena, int, count);

    rank_points(&decision->problem, answers, points);
    for (size_t i = 0; i < count; i++)
        if (points[i] > 0 || model_find_criterion(reading->model, rows[i].id) >= 0)
            read_criterion(reading, &rows[i], points[i]);
}

static void read_requirement(struct reading *reading, const struct question_entry *question,
                             const struct question_option *option,
                             const struct requirement *requirement)
{
    size_t count;
    struct verify_model *model = reading->model;
    struct recorded_requirement recorded_requirement = {
        .question = question->id,
        .option = option->id,
        .value = requirement->value,
        .op = requirement->op,
        .kind = TRAIT_TEXT,
    };

    if (requirement->language >= 0) {
        recorded_requirement.input =
            model_input(model, INPUT_LANGUAGE,
                        catalog_languages(reading->catalog, &count)[requirement->language].id);
    } else {
        const struct trait *trait = &catalog_traits(reading->catalog, &count)[requirement->trait];
        recorded_requirement.input = model_input(model, INPUT_TRAIT, trait->id);
        recorded_requirement.kind = trait->kind;
    }
    model_requirement(model, &recorded_requirement)->exists[NOW] = true;
}

static void read_requirements(struct reading *reading, const struct answers *answers)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(reading->catalog, &count);

    for (size_t i = 0; i < count; i++) {
        if (!answer_given(answers->choice[i]))
            continue;
        const struct question_option *option = &questions[i].options[answers->choice[i]];
        for (size_t j = 0; j < option->n_requirements; j++)
            read_requirement(reading, &questions[i], option, &option->requirements[j]);
    }
}

/* --- facts ------------------------------------------------------------------------------- */

static struct fact number_fact(struct arena *arena, int number)
{
    return (struct fact){
        .exists = true,
        .known = true,
        .text = arena_printf(arena, "%d", number),
        .low = number,
        .high = number,
    };
}

static struct fact trait_fact(const struct figure *value)
{
    return (struct fact){
        .exists = true,
        .known = value->known,
        .bounded = !value->known && value->bounded,
        .text = value->text,
        .low = value->low,
        .high = value->high,
    };
}

static void read_traits(struct reading *reading, int trait, struct fact *facts)
{
    const struct figure *values = catalog_column(reading->catalog, trait);

    for (size_t i = 0; i < reading->n_frameworks; i++)
        if (reading->frameworks[i] >= 0)
            facts[reading->frameworks[i]] = trait_fact(&values[i]);
}

static void read_fits(struct reading *reading, int component, struct fact *facts)
{
    for (size_t i = 0; i < reading->n_frameworks; i++) {
        if (reading->frameworks[i] < 0)
            continue;
        const struct pairing *pairing = catalog_pairing(reading->catalog, (int)i, component);
        facts[reading->frameworks[i]] =
            number_fact(reading->model->arena, pairing ? pairing->fit : 0);
    }
}

static void read_languages(struct reading *reading, int language, struct fact *facts)
{
    for (size_t i = 0; i < reading->n_frameworks; i++)
        if (reading->frameworks[i] >= 0)
            facts[reading->frameworks[i]] = number_fact(
                reading->model->arena,
                (int)(catalog_framework(reading->catalog, (int)i)->serves >> language & 1));
}

static void read_facts(struct reading *reading)
{
    static const struct {
        int (*find)(struct catalog *catalog, const char *id);
        void (*read)(struct reading *reading, int index, struct fact *facts);
    } kinds[] = {
        [INPUT_TRAIT] = {catalog_find_trait, read_traits},
        [INPUT_FIT] = {catalog_find_component, read_fits},
        [INPUT_LANGUAGE] = {catalog_find_language, read_languages},
    };

    for (int i = 0; i < reading->model->n_inputs; i++) {
        const struct input *input = &reading->model->inputs[i];
        int index = kinds[input->kind].find(reading->catalog, input->id);
        if (index >= 0)
            kinds[input->kind].read(reading, index, reading->side->facts[i]);
    }
}

void model_read_catalog(struct verify_model *model, const struct decision *decision,
                        const struct answers *answers, const struct ranking *ranking)
{
    struct reading reading = {
        .model = model,
        .side = &model->sides[NOW],
        .catalog = decision->catalog,
    };

    reading.side->date = catalog_identity(decision->catalog)->date;
    read_frameworks(&reading, decision, ranking);
    read_criteria(&reading, decision, answers);
    read_requirements(&reading, answers);
    read_facts(&reading);
}
