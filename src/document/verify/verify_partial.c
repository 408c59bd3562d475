#include "document/verify/verify_partial.h"

#include "base/bounds.h"
#include "base/text/text.h"

#include <string.h>

#define TERM_CHANGES 10                 /* most changes that a cached term may depend on */
#define GAIN_UNKNOWN (INT64_C(1) << 40) /* larger than any points */

/* Cache of a criterion's contribution to a framework, weight * (low + high), for every choice of
 * the changes it depends on. A search needs the same few again and again. */
struct term {
    int *changes;
    int n_changes;
    int64_t *points; /* [bit mask of changes], -1: not computed yet; NULL: too many changes */
};

/* --- which side counts ------------------------------------------------------------------- */

static enum side side_of(const bool *taken, int change)
{
    return change >= 0 && taken[change] ? NOW : THEN;
}

/* A framework that only one side has takes all its values from that side. */
static const struct fact *fact_of(const struct partial_model *partial, const bool *taken, int input,
                                  int framework)
{
    const struct verify_model *model = partial->model;
    const struct fact *then = &model->sides[THEN].facts[input][framework];
    const struct fact *now = &model->sides[NOW].facts[input][framework];

    if (!then->exists || !now->exists)
        return then->exists ? then : now;
    return side_of(taken, partial->of_fact[input][framework]) == NOW ? now : then;
}

static const struct criterion *rule_of(const struct partial_model *partial, const bool *taken,
                                       int criterion)
{
    const struct definition *then = &partial->model->sides[THEN].definitions[criterion];
    const struct definition *now = &partial->model->sides[NOW].definitions[criterion];

    if (!then->exists || !now->exists)
        return then->exists ? &then->rule : &now->rule;
    return side_of(taken, partial->of_rule[criterion]) == NOW ? &now->rule : &then->rule;
}

int partial_weight(const struct partial_model *partial, const bool *taken, int criterion)
{
    enum side side = side_of(taken, partial->of_weight[criterion]);

    return partial->model->sides[side].definitions[criterion].weight;
}

bool partial_is_there(const struct partial_model *partial, const bool *taken, int framework)
{
    return partial->model->sides[side_of(taken, partial->of_framework[framework])]
               .places[framework] >= 0;
}

static bool partial_required(const struct partial_model *partial, const bool *taken,
                             int recorded_requirement)
{
    return partial->model->requirements[recorded_requirement]
        .exists[side_of(taken, partial->of_requirement[recorded_requirement])];
}

enum verdict partial_verdict(const struct partial_model *partial, const bool *taken, int framework,
                             int recorded_requirement)
{
    const struct recorded_requirement *row = &partial->model->requirements[recorded_requirement];

    return model_verdict(partial->model, row, fact_of(partial, taken, row->input, framework));
}

bool partial_is_out(const struct partial_model *partial, const bool *taken, int framework)
{
    for (int i = 0; i < partial->model->n_requirements; i++)
        if (partial_required(partial, taken, i) &&
            partial_verdict(partial, taken, framework, i) == VERDICT_OUT)
            return true;
    return false;
}

/* A new framework has no position in the recorded order: it uses that of the catalog. */
bool partial_precedes(const struct partial_model *partial, const bool *taken, int framework,
                      int rival)
{
    const int *then = partial->model->sides[THEN].places, *now = partial->model->sides[NOW].places;
    bool both = then[framework] >= 0 && then[rival] >= 0;

    if (both && side_of(taken, partial->order) == THEN)
        return then[framework] < then[rival];
    if (now[framework] >= 0 && now[rival] >= 0)
        return now[framework] < now[rival];
    return then[framework] >= 0;
}

/* --- points ------------------------------------------------------------------------------ */

void partial_value(const struct partial_model *partial, const bool *taken, int framework,
                   int criterion, int *ret_low, int *ret_high)
{
    const struct criterion *rule = rule_of(partial, taken, criterion);
    struct arena *arena = arena_new();
    const struct fact **facts = ARENA_ARRAY(arena, const struct fact *, rule->n_inputs);

    for (size_t i = 0; i < rule->n_inputs; i++)
        facts[i] = fact_of(partial, taken, definition_input(&rule->inputs[i]), framework);
    model_value(partial->model->sides[side_of(taken, partial->date)].date, rule, facts, ret_low,
                ret_high);
    arena_free(arena);
}

static int64_t work_out(const struct partial_model *partial, const bool *taken, int framework,
                        int criterion)
{
    int weight = partial_weight(partial, taken, criterion), low, high;

    if (weight == 0)
        return 0;
    partial_value(partial, taken, framework, criterion, &low, &high);
    return (int64_t)weight * (low + high);
}

static int64_t term_points(const struct partial_model *partial, const bool *taken, int framework,
                           int criterion)
{
    const struct term *term = &partial->terms[framework * partial->model->n_criteria + criterion];
    size_t choice = 0;

    if (!term->points)
        return work_out(partial, taken, framework, criterion);
    for (int i = 0; i < term->n_changes; i++)
        choice |= (size_t)taken[term->changes[i]] << i;
    if (term->points[choice] < 0)
        term->points[choice] = work_out(partial, taken, framework, criterion);
    return term->points[choice];
}

int64_t partial_points(const struct partial_model *partial, const bool *taken, int framework)
{
    int64_t sum = 0;

    for (int i = 0; i < partial->model->n_criteria; i++)
        sum += term_points(partial, taken, framework, i);
    return sum;
}

int partial_first(const struct partial_model *partial, const bool *taken)
{
    int first = -1;
    int64_t most = 0;

    for (int i = 0; i < partial->model->n_frameworks; i++) {
        if (!partial_is_there(partial, taken, i) || partial_is_out(partial, taken, i))
            continue;
        int64_t points = partial_points(partial, taken, i);
        if (first < 0 || points > most ||
            (points == most && partial_precedes(partial, taken, i, first))) {
            first = i;
            most = points;
        }
    }
    return first;
}

static int64_t term_gain(const struct partial_model *partial, int change, int framework,
                         int criterion, int sign)
{
    const struct term *term = &partial->terms[framework * partial->model->n_criteria + criterion];
    bool *taken = ARENA_ARRAY(partial->arena, bool, (size_t)partial->n_changes);
    int64_t most = 0;
    int bit = 0;

    while (bit < term->n_changes && term->changes[bit] != change)
        bit++;
    if (bit == term->n_changes)
        return 0;
    if (!term->points)
        return GAIN_UNKNOWN;
    for (size_t choice = 0; choice < (size_t)1 << term->n_changes; choice++) {
        if (choice >> bit & 1)
            continue;
        for (int i = 0; i < term->n_changes; i++)
            taken[term->changes[i]] = choice >> i & 1;
        int64_t without = term_points(partial, taken, framework, criterion);
        taken[change] = true;
        int64_t gain = sign * (term_points(partial, taken, framework, criterion) - without);
        most = MAX(gain, most);
    }
    return most;
}

int64_t partial_gain(const struct partial_model *partial, int change, int framework, int sign)
{
    int64_t sum = 0;

    for (int i = 0; i < partial->model->n_criteria; i++)
        sum += term_gain(partial, change, framework, i, sign);
    return sum;
}

/* --- what a term depends on -------------------------------------------------------------- */

static void depend(struct term *term, int change)
{
    if (change < 0)
        return;
    for (int i = 0; i < term->n_changes; i++)
        if (term->changes[i] == change)
            return;
    term->changes[term->n_changes++] = change;
}

static void make_term(struct partial_model *partial, int framework, int criterion)
{
    const struct verify_model *model = partial->model;
    struct term *term = &partial->terms[framework * model->n_criteria + criterion];
    size_t most = 3;

    for (int side = 0; side < SIDE_COUNT; side++)
        most += model->sides[side].definitions[criterion].rule.n_inputs;
    term->changes = ARENA_ARRAY(partial->arena, int, most);
    depend(term, partial->of_weight[criterion]);
    depend(term, partial->of_rule[criterion]);
    for (int side = 0; side < SIDE_COUNT; side++) {
        const struct criterion *rule = &model->sides[side].definitions[criterion].rule;
        for (size_t i = 0; i < rule->n_inputs; i++)
            depend(term, partial->of_fact[definition_input(&rule->inputs[i])][framework]);
        if (rule->rule == RULE_SUPPORT_WINDOW)
            depend(term, partial->date);
    }
    if (term->n_changes > TERM_CHANGES)
        return;
    term->points = ARENA_ARRAY(partial->arena, int64_t, (size_t)1 << term->n_changes);
    for (size_t i = 0; i < (size_t)1 << term->n_changes; i++)
        term->points[i] = -1;
}

static int *none(struct arena *arena, int count)
{
    int *changes = ARENA_ARRAY(arena, int, (size_t)count);

    for (int i = 0; i < count; i++)
        changes[i] = -1;
    return changes;
}

struct partial_model *partial_new(struct arena *arena, const struct verify_model *model,
                                  bool changed)
{
    struct partial_model *partial = ARENA_NEW(arena, struct partial_model);

    *partial = (struct partial_model){
        .arena = arena,
        .model = model,
        .of_fact = ARENA_ARRAY(arena, int *, (size_t)model->n_inputs),
        .of_framework = none(arena, model->n_frameworks),
        .of_weight = none(arena, model->n_criteria),
        .of_rule = none(arena, model->n_criteria),
        .of_requirement = none(arena, model->n_requirements),
        .date = -1,
        .order = -1,
    };
    for (int i = 0; i < model->n_inputs; i++)
        partial->of_fact[i] = none(arena, model->n_frameworks);
    if (changed)
        partial_find_changes(partial);
    partial->terms =
        ARENA_ARRAY(arena, struct term, (size_t)model->n_frameworks * (size_t)model->n_criteria);
    for (int i = 0; i < model->n_frameworks; i++)
        for (int j = 0; j < model->n_criteria; j++)
            make_term(partial, i, j);
    return partial;
}
