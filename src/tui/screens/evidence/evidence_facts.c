#include "tui/screens/evidence/evidence_parts.h"

#include "document/words/wording.h"
#include "tui/app/app.h"

/* "third party", "rated 4 of 5", "35.2 percent" */
static const char *value_words(struct arena *arena, const struct trait *trait,
                               const struct value *value)
{
    int level = (int)value->low;

    if (!value->known && value->bounded)
        return arena_printf(arena, "unknown, between %g and %g%s%s", value->low, value->high,
                            trait->unit[0] ? " " : "", trait->unit);
    if (!value->known)
        return "unknown: searched for and not found";
    if (trait->kind == TRAIT_LEVEL && level >= 0 && level <= LEVEL_MOST)
        return level_words[level];
    if (trait->kind == TRAIT_RATING)
        return arena_printf(arena, "rated %s of 5", value->text);
    return arena_printf(arena, "%s%s%s", value->text, trait->unit[0] ? " " : "", trait->unit);
}

static int value_hundred(const struct trait *trait, const struct value *value)
{
    int level = (int)value->low;

    if (!value->known)
        return -1;
    if (trait->kind == TRAIT_LEVEL && level >= 0 && level <= LEVEL_MOST)
        return evidence_level_value(level);
    return trait->kind == TRAIT_RATING ? (level - 1) * 25 : -1;
}

struct evidence_node *evidence_trait(struct evidence_builder *builder, struct evidence_node *parent,
                                     int index)
{
    struct catalog *catalog = builder->app->catalog;
    const struct trait *trait = catalog_trait(catalog, index);
    const struct value *value = catalog_value(catalog, builder->subject->framework, index);
    struct evidence_node *node = evidence_add(builder, parent, trait->label);

    node->value = value_hundred(trait, value);
    node->words = value_words(builder->arena, trait, value);
    node->role = value->known ? ROLE_PLAIN : ROLE_WARN;
    node->evidence = &value->evidence;
    if (!value->known && value->bounds[0])
        evidence_note(builder, &node->notes, ROLE_PLAIN, "Its bounds: %s", value->bounds);
    return node;
}

struct evidence_node *evidence_pairing(struct evidence_builder *builder,
                                       struct evidence_node *parent, int component)
{
    struct catalog *catalog = builder->app->catalog;
    struct evidence_node *node =
        evidence_add(builder, parent, catalog_component(catalog, component)->name);
    const struct pairing *pairing =
        catalog_pairing(catalog, builder->subject->framework, component);

    node->value = pairing ? pairing->fit * 20 : 0;
    node->words =
        pairing ? arena_printf(builder->arena, "fits %d of 5%s%s", pairing->fit,
                               pairing->via[0] ? ", " : "", wording_via(builder->arena, pairing))
                : "no pairing is known, which counts as 0 of 5";
    node->evidence = pairing ? &pairing->evidence : NULL;
    return node;
}

/* --- single fact ------------------------------------------------------------------------------ */

static bool uses_subject(const struct criterion *criterion, const struct subject *subject)
{
    for (size_t i = 0; i < criterion->n_inputs; i++)
        if (subject->kind == SUBJECT_TRAIT ? criterion->inputs[i].trait == subject->index
                                           : criterion->inputs[i].component == subject->index)
            return true;
    return false;
}

/* Notes the criteria that use the fact, with their current points. */
static void add_criteria_using(struct evidence_builder *builder)
{
    size_t count;
    struct catalog *catalog = builder->app->catalog;
    const struct criterion *criteria = catalog_criteria(catalog, &count);
    const struct ranking *ranking = &app_advice(builder->app)->ranking;
    struct evidence_notes *notes = &builder->tree->notes;

    builder->tree->end = "Where it counts";
    for (size_t i = 0; i < count; i++)
        if (uses_subject(&criteria[i], builder->subject))
            evidence_note(
                builder, notes, ROLE_PLAIN, "%s: %s of 100 %s %d of %lld points", criteria[i].label,
                wording_worth(builder->arena, catalog, builder->subject->framework, (int)i),
                evidence_times(builder), ranking->points[i], (long long)ranking->total);
    if (!notes->first)
        evidence_note(builder, notes, ROLE_PLAIN,
                      builder->subject->kind == SUBJECT_PAIRING
                          ? "It counts for the stack. No criterion uses it."
                          : "No criterion uses it. An answer may require it.");
}

void evidence_fact(struct evidence_builder *builder)
{
    struct catalog *catalog = builder->app->catalog;
    int index = builder->subject->index;
    bool is_trait = builder->subject->kind == SUBJECT_TRAIT;

    if (is_trait)
        evidence_trait(builder, builder->tree->root, index);
    else
        evidence_pairing(builder, builder->tree->root, index);
    add_criteria_using(builder);
    evidence_note(builder, &builder->tree->notes, ROLE_MUTED, "%s",
                  is_trait ? catalog_trait(catalog, index)->meaning
                           : catalog_component(catalog, index)->summary);
}
