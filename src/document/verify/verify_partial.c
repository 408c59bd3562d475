#include "document/verify/verify_partial.h"

#include "base/text/text.h"

#include <string.h>

#define TERM_CHANGES 10                 /* that one term may depend on and still be kept */
#define GAIN_UNKNOWN (INT64_C(1) << 40) /* more than any points */

/* What a criterion gives a framework: weight * (low + high), for every choice of the changes that
 * it depends on. Kept, because a search asks for the same few over and over. */
struct term {
    int *changes;
    int n_changes;
    int64_t *points; /* [choice, a bit a change], -1: not worked out yet; NULL: too many */
};

/* --- which side counts ------------------------------------------------------------------- */

static enum side side_of(const bool *taken, int change)
{
    return change >= 0 && taken[change] ? NOW : THEN;
}

/* A framework that only one side has brings everything of that side along. */
static const struct fact *fact_of(const struct mix *mix, const bool *taken, int input,
                                  int framework)
{
    const struct world *world = mix->world;
    const struct fact *then = &world->sides[THEN].facts[input][framework];
    const struct fact *now = &world->sides[NOW].facts[input][framework];

    if (!then->there || !now->there)
        return then->there ? then : now;
    return side_of(taken, mix->of_fact[input][framework]) == NOW ? now : then;
}

static const struct criterion *rule_of(const struct mix *mix, const bool *taken, int criterion)
{
    const struct definition *then = &mix->world->sides[THEN].definitions[criterion];
    const struct definition *now = &mix->world->sides[NOW].definitions[criterion];

    if (!then->there || !now->there)
        return then->there ? &then->rule : &now->rule;
    return side_of(taken, mix->of_rule[criterion]) == NOW ? &now->rule : &then->rule;
}

int mix_weight(const struct mix *mix, const bool *taken, int criterion)
{
    enum side side = side_of(taken, mix->of_weight[criterion]);

    return mix->world->sides[side].definitions[criterion].weight;
}

bool mix_is_there(const struct mix *mix, const bool *taken, int framework)
{
    return mix->world->sides[side_of(taken, mix->of_framework[framework])].places[framework] >= 0;
}

bool mix_demanded(const struct mix *mix, const bool *taken, int demand)
{
    return mix->world->demands[demand].there[side_of(taken, mix->of_demand[demand])];
}

enum verdict mix_verdict(const struct mix *mix, const bool *taken, int framework, int demand)
{
    const struct demand *row = &mix->world->demands[demand];

    return world_verdict(mix->world, row, fact_of(mix, taken, row->input, framework));
}

bool mix_is_out(const struct mix *mix, const bool *taken, int framework)
{
    for (int i = 0; i < mix->world->n_demands; i++)
        if (mix_demanded(mix, taken, i) && mix_verdict(mix, taken, framework, i) == VERDICT_OUT)
            return true;
    return false;
}

/* A new framework has no place in the recorded order: it stands where the catalog has it. */
bool mix_precedes(const struct mix *mix, const bool *taken, int framework, int rival)
{
    const int *then = mix->world->sides[THEN].places, *now = mix->world->sides[NOW].places;
    bool both = then[framework] >= 0 && then[rival] >= 0;

    if (both && side_of(taken, mix->order) == THEN)
        return then[framework] < then[rival];
    if (now[framework] >= 0 && now[rival] >= 0)
        return now[framework] < now[rival];
    return then[framework] >= 0;
}

/* --- points ------------------------------------------------------------------------------ */

void mix_value(const struct mix *mix, const bool *taken, int framework, int criterion, int *ret_low,
               int *ret_high)
{
    const struct criterion *rule = rule_of(mix, taken, criterion);
    struct arena *arena = arena_new();
    const struct fact **facts = ARENA_ARRAY(arena, const struct fact *, rule->n_inputs);

    for (size_t i = 0; i < rule->n_inputs; i++)
        facts[i] = fact_of(mix, taken, definition_input(&rule->inputs[i]), framework);
    world_value(mix->world->sides[side_of(taken, mix->date)].date, rule, facts, ret_low, ret_high);
    arena_free(arena);
}

static int64_t work_out(const struct mix *mix, const bool *taken, int framework, int criterion)
{
    int weight = mix_weight(mix, taken, criterion), low, high;

    if (weight == 0)
        return 0;
    mix_value(mix, taken, framework, criterion, &low, &high);
    return (int64_t)weight * (low + high);
}

static int64_t term_points(const struct mix *mix, const bool *taken, int framework, int criterion)
{
    const struct term *term = &mix->terms[framework * mix->world->n_criteria + criterion];
    size_t choice = 0;

    if (!term->points)
        return work_out(mix, taken, framework, criterion);
    for (int i = 0; i < term->n_changes; i++)
        choice |= (size_t)taken[term->changes[i]] << i;
    if (term->points[choice] < 0)
        term->points[choice] = work_out(mix, taken, framework, criterion);
    return term->points[choice];
}

int64_t mix_points(const struct mix *mix, const bool *taken, int framework)
{
    int64_t sum = 0;

    for (int i = 0; i < mix->world->n_criteria; i++)
        sum += term_points(mix, taken, framework, i);
    return sum;
}

int mix_first(const struct mix *mix, const bool *taken)
{
    int first = -1;
    int64_t most = 0;

    for (int i = 0; i < mix->world->n_frameworks; i++) {
        if (!mix_is_there(mix, taken, i) || mix_is_out(mix, taken, i))
            continue;
        int64_t points = mix_points(mix, taken, i);
        if (first < 0 || points > most || (points == most && mix_precedes(mix, taken, i, first))) {
            first = i;
            most = points;
        }
    }
    return first;
}

static int64_t term_gain(const struct mix *mix, int change, int framework, int criterion, int sign)
{
    const struct term *term = &mix->terms[framework * mix->world->n_criteria + criterion];
    bool *taken = ARENA_ARRAY(mix->arena, bool, (size_t)mix->n_changes);
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
        int64_t without = term_points(mix, taken, framework, criterion);
        taken[change] = true;
        int64_t gain = sign * (term_points(mix, taken, framework, criterion) - without);
        most = gain > most ? gain : most;
    }
    return most;
}

int64_t mix_gain(const struct mix *mix, int change, int framework, int sign)
{
    int64_t sum = 0;

    for (int i = 0; i < mix->world->n_criteria; i++)
        sum += term_gain(mix, change, framework, i, sign);
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

static void make_term(struct mix *mix, int framework, int criterion)
{
    const struct world *world = mix->world;
    struct term *term = &mix->terms[framework * world->n_criteria + criterion];
    size_t most = 3;

    for (int side = 0; side < SIDE_COUNT; side++)
        most += world->sides[side].definitions[criterion].rule.n_inputs;
    term->changes = ARENA_ARRAY(mix->arena, int, most);
    depend(term, mix->of_weight[criterion]);
    depend(term, mix->of_rule[criterion]);
    for (int side = 0; side < SIDE_COUNT; side++) {
        const struct criterion *rule = &world->sides[side].definitions[criterion].rule;
        for (size_t i = 0; i < rule->n_inputs; i++)
            depend(term, mix->of_fact[definition_input(&rule->inputs[i])][framework]);
        if (rule->rule == RULE_SUPPORT_WINDOW)
            depend(term, mix->date);
    }
    if (term->n_changes > TERM_CHANGES)
        return;
    term->points = ARENA_ARRAY(mix->arena, int64_t, (size_t)1 << term->n_changes);
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

struct mix *mix_new(struct arena *arena, const struct world *world, bool changed)
{
    struct mix *mix = ARENA_NEW(arena, struct mix);

    *mix = (struct mix){
        .arena = arena,
        .world = world,
        .of_fact = ARENA_ARRAY(arena, int *, (size_t)world->n_inputs),
        .of_framework = none(arena, world->n_frameworks),
        .of_weight = none(arena, world->n_criteria),
        .of_rule = none(arena, world->n_criteria),
        .of_demand = none(arena, world->n_demands),
        .date = -1,
        .order = -1,
    };
    for (int i = 0; i < world->n_inputs; i++)
        mix->of_fact[i] = none(arena, world->n_frameworks);
    if (changed)
        mix_find_changes(mix);
    mix->terms =
        ARENA_ARRAY(arena, struct term, (size_t)world->n_frameworks * (size_t)world->n_criteria);
    for (int i = 0; i < world->n_frameworks; i++)
        for (int j = 0; j < world->n_criteria; j++)
            make_term(mix, i, j);
    return mix;
}
