#include "document/verify/verify_partial.h"

#include "base/text/text.h"

/* Finds the differences between the two sides. Everything in the model carries weight or is read by
 * a requirement, so every difference is reported. */

const char *const change_kind_names[CHANGE_KIND_COUNT] = {
    [CHANGE_FRAMEWORK] = "framework",
    [CHANGE_VALUE] = "value",
    [CHANGE_FIT] = "fit",
    [CHANGE_LANGUAGE] = "language",
    [CHANGE_WEIGHT] = "weight",
    [CHANGE_RULE] = "rule",
    [CHANGE_REQUIREMENT] = "requirement",
    [CHANGE_DATE] = "date",
    [CHANGE_ORDER] = "order",
    [CHANGE_REST] = "rest",
};

struct finding {
    struct partial_model *partial;
    const struct verify_model *model;
    const struct model_side *then, *now;
    size_t room; /* of partial->changes */
};

static int add_change(struct finding *finding, const struct model_change *change)
{
    struct partial_model *partial = finding->partial;

    partial->changes = arena_grow(partial->arena, partial->changes, (size_t)partial->n_changes,
                                  &finding->room, sizeof(partial->changes[0]));
    partial->changes[partial->n_changes] = *change;
    return partial->n_changes++;
}

/* --- frameworks -------------------------------------------------------------------------- */

static void find_frameworks(struct finding *finding)
{
    for (int i = 0; i < finding->model->n_frameworks; i++) {
        bool then = finding->then->places[i] >= 0, now = finding->now->places[i] >= 0;
        struct model_change change = {
            .kind = CHANGE_FRAMEWORK,
            .framework = i,
            .index = -1,
            .subject = finding->model->frameworks[i],
            .then = then ? "listed" : NULL,
            .now = now ? "listed" : NULL,
        };
        if (then != now)
            finding->partial->of_framework[i] = add_change(finding, &change);
    }
}

/* Whether the frameworks that both sides have are in another order. */
static bool order_differs(const struct finding *finding)
{
    int last = -1;

    for (int i = 0; i < finding->model->n_frameworks; i++) {
        if (finding->then->places[i] < 0 || finding->now->places[i] < 0)
            continue;
        if (finding->now->places[i] < last)
            return true;
        last = finding->now->places[i];
    }
    return false;
}

/* --- facts ------------------------------------------------------------------------------- */

static const char *number_text(struct arena *arena, double number)
{
    return arena_printf(arena, "%.15g", number);
}

static const char *fact_text(struct arena *arena, const struct fact *fact)
{
    if (!fact->bounded)
        return fact->text;
    return arena_printf(arena, "%s, %s to %s", fact->text, number_text(arena, fact->low),
                        number_text(arena, fact->high));
}

static void find_fact(struct finding *finding, int input, int framework)
{
    static const enum change_kind kinds[] = {
        [INPUT_TRAIT] = CHANGE_VALUE,
        [INPUT_FIT] = CHANGE_FIT,
        [INPUT_LANGUAGE] = CHANGE_LANGUAGE,
    };
    struct arena *arena = finding->partial->arena;
    const struct fact *then = &finding->then->facts[input][framework];
    const struct fact *now = &finding->now->facts[input][framework];
    struct model_change change = {
        .kind = kinds[finding->model->inputs[input].kind],
        .framework = framework,
        .index = input,
        .subject = finding->model->inputs[input].id,
    };

    if (!then->exists || !now->exists)
        return; /* the framework is new or gone, or only a changed rule reads this */
    change.then = fact_text(arena, then);
    change.now = fact_text(arena, now);
    if (!text_equal(change.then, change.now))
        finding->partial->of_fact[input][framework] = add_change(finding, &change);
}

/* --- criteria ---------------------------------------------------------------------------- */

static bool is_same_input(const struct criterion *rule, const struct criterion_input *left,
                          const struct criterion_input *right, struct arena *arena)
{
    return definition_input(left) == definition_input(right) &&
           (rule->rule != RULE_MEASURE ||
            (left->better == right->better &&
             text_equal(number_text(arena, left->low), number_text(arena, right->low)) &&
             text_equal(number_text(arena, left->high), number_text(arena, right->high))));
}

static bool is_same_rule(const struct criterion *left, const struct criterion *right,
                         struct arena *arena)
{
    if (left->rule != right->rule || left->invert != right->invert ||
        left->n_inputs != right->n_inputs)
        return false;
    for (size_t i = 0; i < left->n_inputs; i++)
        if (!is_same_input(left, &left->inputs[i], &right->inputs[i], arena))
            return false;
    if (left->rule != RULE_SUPPORT_WINDOW)
        return true;
    for (int i = 0; i < 2; i++)
        if (left->open_ended[i] != right->open_ended[i] ||
            left->none_published[i] != right->none_published[i])
            return false;
    return left->months_for_full == right->months_for_full;
}

static const char *input_words(const struct finding *finding, const struct criterion *rule,
                               const struct criterion_input *input)
{
    struct arena *arena = finding->partial->arena;
    const char *id = finding->model->inputs[definition_input(input)].id;

    if (rule->rule != RULE_MEASURE)
        return id;
    return arena_printf(arena, "%s from %s to %s, %s is better", id, number_text(arena, input->low),
                        number_text(arena, input->high), better_names[input->better]);
}

/* "mean-level of orm, migrations" */
static const char *rule_words(const struct finding *finding, const struct criterion *rule)
{
    struct arena *arena = finding->partial->arena;
    const char *words = arena_printf(arena, "%s%s of ", rule->invert ? "inverted " : "",
                                     criterion_rule_names[rule->rule]);

    for (size_t i = 0; i < rule->n_inputs; i++)
        words = arena_printf(arena, "%s%s%s", words, i > 0 ? ", " : "",
                             input_words(finding, rule, &rule->inputs[i]));
    if (rule->rule == RULE_SUPPORT_WINDOW)
        words =
            arena_printf(arena, "%s over %d months, open-ended %d to %d, none published %d to %d",
                         words, rule->months_for_full, rule->open_ended[0], rule->open_ended[1],
                         rule->none_published[0], rule->none_published[1]);
    return words;
}

static void find_criterion(struct finding *finding, int criterion)
{
    const struct definition *then = &finding->then->definitions[criterion];
    const struct definition *now = &finding->now->definitions[criterion];
    struct model_change change = {
        .framework = -1,
        .index = criterion,
        .subject = finding->model->criteria[criterion],
    };

    if (then->weight != now->weight) {
        change.kind = CHANGE_WEIGHT;
        change.then = arena_printf(finding->partial->arena, "%d", then->weight);
        change.now = arena_printf(finding->partial->arena, "%d", now->weight);
        finding->partial->of_weight[criterion] = add_change(finding, &change);
    }
    if (then->exists && now->exists &&
        !is_same_rule(&then->rule, &now->rule, finding->partial->arena)) {
        change.kind = CHANGE_RULE;
        change.then = rule_words(finding, &then->rule);
        change.now = rule_words(finding, &now->rule);
        finding->partial->of_rule[criterion] = add_change(finding, &change);
    }
}

static void find_requirement(struct finding *finding, int index)
{
    const struct recorded_requirement *recorded_requirement = &finding->model->requirements[index];
    const char *answer = arena_printf(finding->partial->arena, "%s=%s",
                                      recorded_requirement->question, recorded_requirement->option);
    struct model_change change = {
        .kind = CHANGE_REQUIREMENT,
        .framework = -1,
        .index = index,
        .subject = recorded_requirement_text(finding->model, recorded_requirement),
        .then = recorded_requirement->exists[THEN] ? answer : NULL,
        .now = recorded_requirement->exists[NOW] ? answer : NULL,
    };

    if (recorded_requirement->exists[THEN] != recorded_requirement->exists[NOW])
        finding->partial->of_requirement[index] = add_change(finding, &change);
}

/* --- changes of the whole catalog ------------------------------------------------------ */

static bool date_counts(const struct finding *finding, const struct model_side *side, int criterion)
{
    const struct definition *definition = &side->definitions[criterion];
    const struct criterion *rule = &definition->rule;

    if (!definition->exists || definition->weight == 0 || rule->rule != RULE_SUPPORT_WINDOW)
        return false;
    for (int i = 0; i < finding->model->n_frameworks; i++) {
        const struct fact *fact = &side->facts[definition_input(&rule->inputs[0])][i];
        int low, high, low_now, high_now;
        model_value(finding->then->date, rule, &fact, &low, &high);
        model_value(finding->now->date, rule, &fact, &low_now, &high_now);
        if (low != low_now || high != high_now)
            return true;
    }
    return false;
}

static void find_whole(struct finding *finding)
{
    struct model_change date = {
        .kind = CHANGE_DATE,
        .framework = -1,
        .index = -1,
        .subject = "date",
        .then = finding->then->date,
        .now = finding->now->date,
    };
    struct model_change order = {
        .kind = CHANGE_ORDER,
        .framework = -1,
        .index = -1,
        .subject = "order",
        .then = "as recorded",
        .now = "another one",
    };
    struct model_change rest = {
        .kind = CHANGE_REST,
        .framework = -1,
        .index = -1,
        .subject = "rest",
        .then = finding->then->rest,
        .now = finding->now->rest,
    };
    bool counts = false;

    for (int i = 0; i < finding->model->n_criteria && !counts; i++)
        counts = date_counts(finding, finding->then, i) || date_counts(finding, finding->now, i);
    if (counts && !text_equal(date.then, date.now))
        finding->partial->date = add_change(finding, &date);
    if (order_differs(finding))
        finding->partial->order = add_change(finding, &order);
    if (rest.then && !text_equal(rest.then, rest.now))
        add_change(finding, &rest);
}

void partial_find_changes(struct partial_model *partial)
{
    struct finding finding = {
        .partial = partial,
        .model = partial->model,
        .then = &partial->model->sides[THEN],
        .now = &partial->model->sides[NOW],
    };

    find_frameworks(&finding);
    for (int i = 0; i < partial->model->n_frameworks; i++)
        for (int j = 0; j < partial->model->n_inputs; j++)
            find_fact(&finding, j, i);
    for (int i = 0; i < partial->model->n_criteria; i++)
        find_criterion(&finding, i);
    for (int i = 0; i < partial->model->n_requirements; i++)
        find_requirement(&finding, i);
    find_whole(&finding);
}

/* --- in words ---------------------------------------------------------------------------- */

const char *change_text(const struct partial_model *partial, const struct model_change *change)
{
    static const char *const labels[CHANGE_KIND_COUNT] = {
        [CHANGE_VALUE] = "",
        [CHANGE_FIT] = "fit with ",
        [CHANGE_LANGUAGE] = "serves ",
        [CHANGE_WEIGHT] = "points of ",
        [CHANGE_RULE] = "rule of ",
        [CHANGE_DATE] = "the catalog's ",
        [CHANGE_REST] = "what the record only counts, the ",
    };

    if (change->kind == CHANGE_FRAMEWORK && partial->model->sides[THEN].rest && change->now)
        return arena_printf(partial->arena, "%s: is first now, and was not listed in the record",
                            change->subject);

    if (change->kind == CHANGE_FRAMEWORK)
        return arena_printf(partial->arena, "%s: %s", change->subject,
                            change->now ? "is new in the catalog" : "is no longer in the catalog");
    if (change->kind == CHANGE_REQUIREMENT)
        return arena_printf(partial->arena, "the requirement %s of %s: %s", change->subject,
                            change->now ? change->now : change->then,
                            change->now ? "is new" : "is gone");
    if (change->kind == CHANGE_ORDER)
        return "the order of the catalog, which decides ties: is another one";
    return arena_printf(partial->arena, "%s%s%s%s: was %s, is %s",
                        change->framework >= 0 ? partial->model->frameworks[change->framework] : "",
                        change->framework >= 0 ? ", " : "", labels[change->kind], change->subject,
                        change->then, change->now);
}
