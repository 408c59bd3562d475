#include "tui/screens/evidence/evidence_parts.h"

#include "document/words/wording.h"
#include "tui/app/app.h"

#include <string.h>

/* Explains how a criterion's value is computed from its inputs (docs/scoring.md). */

int evidence_level_value(int level)
{
    static const int values[LEVEL_MOST + 1] = {0, 50, 80, 100};

    return values[level];
}

int64_t evidence_doubled(const struct evidence_builder *builder, int framework, int criterion)
{
    size_t at = (size_t)framework * catalog_n_criteria(builder->app->catalog) + (size_t)criterion;

    return catalog_low(builder->app->catalog)[at] + catalog_high(builder->app->catalog)[at];
}

const char *evidence_exact(const struct evidence_builder *builder, int criterion)
{
    int64_t doubled = evidence_doubled(builder, builder->subject->framework, criterion);
    char *text = arena_printf(builder->arena, "%lld.%03lld", (long long)(doubled / 200),
                              (long long)(doubled % 200 * 5));
    size_t end = strlen(text);

    while (text[end - 1] == '0')
        end--;
    text[text[end - 1] == '.' ? end - 1 : end] = '\0';
    return text;
}

/* The result as text: "93.75", or "38 to 66" if a fact is unknown. */
static const char *result_of(const struct evidence_builder *builder, int criterion)
{
    const char *worth = wording_worth(builder->arena, builder->app->catalog,
                                      builder->subject->framework, criterion);

    return strchr(worth, ' ') ? worth : evidence_exact(builder, criterion);
}

/* Value of an input from 0 to 100; -1: unknown. */
static int input_value(const struct evidence_builder *builder, const struct criterion_input *input)
{
    struct catalog *catalog = builder->app->catalog;
    int framework = builder->subject->framework;

    if (input->component >= 0) {
        const struct pairing *pairing = catalog_pairing(catalog, framework, input->component);
        return pairing ? pairing->fit * 20 : 0;
    }
    const struct value *value = catalog_value(catalog, framework, input->trait);
    return value->known ? evidence_level_value((int)value->low) : -1;
}

/* The inputs as a sum: "50 + 50 + 100"; an unknown input is "?". */
static const char *addends(const struct evidence_builder *builder,
                           const struct criterion *criterion)
{
    const char *text = "";

    for (size_t i = 0; i < criterion->n_inputs; i++) {
        int value = input_value(builder, &criterion->inputs[i]);
        text = arena_printf(builder->arena, "%s%s%s", text, i > 0 ? " + " : "",
                            value < 0 ? "?" : arena_printf(builder->arena, "%d", value));
    }
    return text;
}

static void add_mean(struct evidence_builder *builder, struct evidence_node *node,
                     const struct criterion *criterion, const char *what)
{
    if (criterion->n_inputs > 1)
        evidence_note(builder, &node->notes, ROLE_MUTED, "mean of %zu %s: %s(%s) / %zu = %s",
                      criterion->n_inputs, what, criterion->invert ? "100 - " : "",
                      addends(builder, criterion), criterion->n_inputs,
                      result_of(builder, node->criterion));
    else if (criterion->invert)
        evidence_note(builder, &node->notes, ROLE_MUTED, "less is better: 100 - %s = %s",
                      addends(builder, criterion), result_of(builder, node->criterion));
}

static void add_levels(struct evidence_builder *builder, struct evidence_node *node,
                       const struct criterion *criterion)
{
    const char *text = "";

    add_mean(builder, node, criterion, "parts");
    for (int level = 0; level <= LEVEL_MOST; level++)
        text = arena_printf(builder->arena, "%s%s%s %d", text, level > 0 ? ", " : "",
                            level_words[level], evidence_level_value(level));
    evidence_note(builder, &node->notes, ROLE_MUTED, "%s", text);
}

static void add_fits(struct evidence_builder *builder, struct evidence_node *node,
                     const struct criterion *criterion)
{
    if (criterion->rule == RULE_BEST_FIT && criterion->n_inputs > 1)
        evidence_note(builder, &node->notes, ROLE_MUTED, "the best of %zu pairings",
                      criterion->n_inputs);
    else
        add_mean(builder, node, criterion, "pairings");
    evidence_note(builder, &node->notes, ROLE_MUTED, "a fit of 0 to 5 counts 0 to 100, 20 a step");
}

static void add_scale(struct evidence_builder *builder, struct evidence_node *node,
                      const struct criterion *criterion)
{
    for (size_t i = 0; i < criterion->n_inputs; i++) {
        const struct criterion_input *input = &criterion->inputs[i];
        bool less = input->better == BETTER_LESS;
        const struct trait *trait = catalog_trait(builder->app->catalog, input->trait);
        evidence_note(builder, &node->notes, ROLE_MUTED,
                      "%s on a logarithmic scale: %.10g %s is 0, %.10g is 100", trait->label,
                      less ? input->high : input->low, trait->unit,
                      less ? input->low : input->high);
    }
    if (criterion->n_inputs > 1)
        evidence_note(builder, &node->notes, ROLE_MUTED, "the mean of the %zu",
                      criterion->n_inputs);
}

static void add_window(struct evidence_builder *builder, struct evidence_node *node,
                       const struct criterion *criterion)
{
    evidence_note(builder, &node->notes, ROLE_MUTED,
                  "months from %s to the promised end, %d of them are 100; open-ended is %d to %d, "
                  "no published end %d to %d",
                  catalog_identity(builder->app->catalog)->date, criterion->months_for_full,
                  criterion->open_ended[0] / 100, criterion->open_ended[1] / 100,
                  criterion->none_published[0] / 100, criterion->none_published[1] / 100);
}

static void add_rating(struct evidence_builder *builder, struct evidence_node *node,
                       const struct criterion *criterion)
{
    const struct value *value = catalog_value(builder->app->catalog, builder->subject->framework,
                                              criterion->inputs[0].trait);

    if (value->known)
        evidence_note(builder, &node->notes, ROLE_PLAIN, "rated %s of 5: (%s - 1) %s 25 = %d",
                      value->text, value->text, evidence_times(builder),
                      ((int)value->low - 1) * 25);
    else
        evidence_note(builder, &node->notes, ROLE_WARN,
                      "the rating is unknown, so it may be anything from 0 to 100");
}

static void add_language(struct evidence_builder *builder, struct evidence_node *node,
                         const struct criterion *criterion)
{
    const struct catalog_identity *identity = catalog_identity(builder->app->catalog);

    (void)criterion;
    evidence_note(builder, &node->notes, ROLE_MUTED, "100 if the %s is for this %s, otherwise 0",
                  identity->noun, identity->served);
}

static void (*const rules[RULE_COUNT])(struct evidence_builder *builder, struct evidence_node *node,
                                       const struct criterion *criterion) = {
    [RULE_RATING] = add_rating,     [RULE_LEVEL] = add_levels,  [RULE_MEAN_LEVEL] = add_levels,
    [RULE_FIT] = add_fits,          [RULE_BEST_FIT] = add_fits, [RULE_MEAN_FIT] = add_fits,
    [RULE_LANGUAGE] = add_language, [RULE_MEASURE] = add_scale, [RULE_SUPPORT_WINDOW] = add_window,
};

void evidence_rule(struct evidence_builder *builder, struct evidence_node *node,
                   const struct criterion *criterion)
{
    rules[criterion->rule](builder, node, criterion);
    if (criterion->note[0])
        evidence_note(builder, &node->notes, ROLE_MUTED, "%s", criterion->note);
}
