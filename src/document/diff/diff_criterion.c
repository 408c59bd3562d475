#include "document/diff/diff_parts.h"

#include "base/array.h"
#include "base/text/text.h"

/* Traits and criteria. */

static const char *group_of(struct catalog *catalog, const struct trait *trait)
{
    return trait->group >= 0 ? catalog_group(catalog, trait->group)->id : "";
}

static void diff_trait(struct diff *diff, const char *id, size_t old, size_t now)
{
    static const struct diff_field fields[] = {
        {"label", offsetof(struct trait, label)},
        {"unit", offsetof(struct trait, unit)},
        {"meaning", offsetof(struct trait, meaning)},
    };
    size_t ignored;
    const struct trait *a = &catalog_traits(diff->old, &ignored)[old];
    const struct trait *b = &catalog_traits(diff->now, &ignored)[now];

    diff_fields(diff, DIFFERENCE_TRAIT, id, fields, ARRAY_LENGTH(fields), a, b);
    diff_text(diff, DIFFERENCE_TRAIT, id, "group", group_of(diff->old, a), group_of(diff->now, b));
    diff_text(diff, DIFFERENCE_TRAIT, id, "kind", trait_kind_names[a->kind],
              trait_kind_names[b->kind]);
    diff_text(diff, DIFFERENCE_TRAIT, id, "better", better_names[a->better],
              better_names[b->better]);
}

void diff_traits(struct diff *diff)
{
    struct diff_rows old = {.size = sizeof(struct trait)}, now = old;

    old.items = catalog_traits(diff->old, &old.count);
    now.items = catalog_traits(diff->now, &now.count);
    diff_rows(diff, DIFFERENCE_TRAIT, "", &old, &now, diff_trait);
}

/* --- criteria ---------------------------------------------------------------------------- */

static const char *input_id(struct catalog *catalog, const struct criterion_input *input)
{
    size_t count;

    if (input->trait >= 0)
        return catalog_traits(catalog, &count)[input->trait].id;
    if (input->component >= 0)
        return catalog_components(catalog, &count)[input->component].id;
    return catalog_languages(catalog, &count)[input->language].id;
}

static const char *inputs_text(struct diff *diff, struct catalog *catalog,
                               const struct criterion *criterion)
{
    const char *text = "";

    for (size_t i = 0; i < criterion->n_inputs; i++) {
        const struct criterion_input *input = &criterion->inputs[i];
        text =
            arena_printf(diff->arena, "%s%s%s", text, i > 0 ? ", " : "", input_id(catalog, input));
        if (criterion->rule == RULE_MEASURE)
            text = arena_printf(diff->arena, "%s from %.15g to %.15g (%s is better)", text,
                                input->low, input->high, better_names[input->better]);
    }
    return text;
}

static const char *pair_text(struct diff *diff, const int pair[2])
{
    return arena_printf(diff->arena, "%d to %d", pair[0], pair[1]);
}

static void diff_criterion(struct diff *diff, const char *id, size_t old, size_t now)
{
    static const struct diff_field fields[] = {
        {"label", offsetof(struct criterion, label)},
        {"short", offsetof(struct criterion, brief)},
        {"better", offsetof(struct criterion, better)},
        {"note", offsetof(struct criterion, note)},
    };
    size_t ignored;
    const struct criterion *a = &catalog_criteria(diff->old, &ignored)[old];
    const struct criterion *b = &catalog_criteria(diff->now, &ignored)[now];

    diff_fields(diff, DIFFERENCE_CRITERION, id, fields, ARRAY_LENGTH(fields), a, b);
    diff_text(diff, DIFFERENCE_CRITERION, id, "rule", criterion_rule_names[a->rule],
              criterion_rule_names[b->rule]);
    diff_flag(diff, DIFFERENCE_CRITERION, id, "invert", a->invert, b->invert);
    diff_text(diff, DIFFERENCE_CRITERION, id, "inputs", inputs_text(diff, diff->old, a),
              inputs_text(diff, diff->now, b));
    diff_number(diff, DIFFERENCE_CRITERION, id, "months for full", a->months_for_full,
                b->months_for_full);
    diff_text(diff, DIFFERENCE_CRITERION, id, "open-ended", pair_text(diff, a->open_ended),
              pair_text(diff, b->open_ended));
    diff_text(diff, DIFFERENCE_CRITERION, id, "none published", pair_text(diff, a->none_published),
              pair_text(diff, b->none_published));
    diff_number(diff, DIFFERENCE_CRITERION, id, "base points", a->base_points, b->base_points);
    diff_page(diff, "criterion", id);
}

void diff_criteria(struct diff *diff)
{
    struct diff_rows old = {.size = sizeof(struct criterion)}, now = old;

    old.items = catalog_criteria(diff->old, &old.count);
    now.items = catalog_criteria(diff->now, &now.count);
    diff_rows(diff, DIFFERENCE_CRITERION, "", &old, &now, diff_criterion);
}
