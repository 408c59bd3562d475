#include "document/verify/verify_model.h"

#include "base/text/text.h"
#include "catalog/compile/draft.h"

/* Computes criterion values with the rules of `compile`: builds a draft catalog with one framework
 * and one criterion, whose traits, components and languages are the inputs. */

static bool is_whole(double number, int low, int high)
{
    return number >= low && number <= high && number == (double)(int)number;
}

/* A number outside the valid range counts as unknown: the result then differs, but nothing
 * breaks. */
static bool is_sound(const struct criterion *rule, const struct fact *fact)
{
    switch (rule->rule) {
    case RULE_RATING:
        return is_whole(fact->low, 1, 5);
    case RULE_LEVEL:
    case RULE_MEAN_LEVEL:
        return is_whole(fact->low, 0, LEVEL_MOST);
    default:
        return true;
    }
}

struct scratch {
    struct draft draft;
    struct draft_framework framework;
    struct criterion criterion;
};

static void put_fact(struct scratch *bench, size_t index, const struct fact *fact)
{
    struct criterion_input *input = &bench->criterion.inputs[index];
    struct draft_framework *framework = &bench->framework;

    if (input->trait >= 0) {
        input->trait = (int)index;
        framework->values[index] = (struct value){
            .text = fact->exists ? fact->text : NULL,
            .known = fact->known && is_sound(&bench->criterion, fact),
            .bounded = fact->bounded,
            .low = fact->low,
            .high = fact->high,
        };
    } else if (input->component >= 0) {
        input->component = (int)index;
        framework->pairings[framework->n_pairings++] = (struct pairing){
            .component = (int)index,
            .fit = fact->exists && is_whole(fact->low, 0, 5) ? (int)fact->low : 0,
        };
    } else {
        input->language = 0;
        framework->row.serves = fact->exists && fact->low > 0;
    }
}

void model_value(const char *date, const struct criterion *rule, const struct fact *const *facts,
                 int *ret_low, int *ret_high)
{
    struct arena *arena = arena_new();
    struct scratch bench = {.criterion = *rule};
    int16_t low, high;

    bench.criterion.inputs = ARENA_ARRAY(arena, struct criterion_input, rule->n_inputs);
    bench.framework.values = ARENA_ARRAY(arena, struct value, rule->n_inputs);
    bench.framework.pairings = ARENA_ARRAY(arena, struct pairing, rule->n_inputs);
    for (size_t i = 0; i < rule->n_inputs; i++) {
        bench.criterion.inputs[i] = rule->inputs[i];
        put_fact(&bench, i, facts[i]);
    }
    bench.draft = (struct draft){
        .arena = arena,
        .date = date,
        .criteria = &bench.criterion,
        .n_criteria = 1,
    };
    bench.framework.low = &low;
    bench.framework.high = &high;
    draft_compute_values(&bench.draft, &bench.framework, 0);
    *ret_low = low;
    *ret_high = high;
    arena_free(arena);
}
