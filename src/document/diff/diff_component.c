#include "document/diff/diff_parts.h"

#include "base/array.h"
#include "base/text/text.h"

/* Components and the links between them. */

static const char *slots_text(struct diff *diff, struct catalog *catalog, uint32_t slots)
{
    size_t count;
    const struct named *rows = catalog_slots(catalog, &count);
    const char *text = "";

    for (size_t i = 0; i < count; i++)
        if (slots >> i & 1)
            text = arena_printf(diff->arena, "%s%s%s", text, text[0] ? ", " : "", rows[i].id);
    return text;
}

static const char *slot_text(struct catalog *catalog, int slot)
{
    size_t count;

    return slot >= 0 ? catalog_slots(catalog, &count)[slot].id : "companion";
}

static const char *brings_text(struct diff *diff, struct catalog *catalog,
                               const struct component *component)
{
    const char *text = "";

    for (size_t i = 0; i < component->n_brings; i++)
        text = arena_printf(diff->arena, "%s%s%s", text, i > 0 ? ", " : "",
                            catalog_component(catalog, component->brings[i])->id);
    return text;
}

static const char *gates_text(struct diff *diff, struct catalog *catalog,
                              const struct component *component)
{
    size_t count;
    const struct question_entry *rows = catalog_questions(catalog, &count);
    const char *text = "";

    for (size_t i = 0; i < component->n_gates; i++) {
        struct gate gate = component->gates[i];
        if ((size_t)gate.question < count && (size_t)gate.option < rows[gate.question].n_options)
            text =
                arena_printf(diff->arena, "%s%s%s=%s", text, text[0] ? ", " : "",
                             rows[gate.question].id, rows[gate.question].options[gate.option].id);
    }
    return text;
}

static const char *default_text(struct diff *diff, const struct component *component)
{
    return component->default_reason
               ? arena_printf(diff->arena, "%d: %s", component->default_points,
                              component->default_reason)
               : "";
}

/* --- links ------------------------------------------------------------------------------- */

static const char *link_text(struct diff *diff, struct catalog *catalog, const struct link *links,
                             size_t count, const char *other)
{
    int component = catalog_find_component(catalog, other);
    size_t n;

    for (size_t i = 0; i < count; i++)
        if (links[i].component == component)
            return links[i].strength > 0
                       ? arena_printf(diff->arena, "%d of 3: %s", links[i].strength, links[i].why)
                   : links[i].only_with > 0
                       ? arena_printf(diff->arena, "only with %s: %s",
                                      catalog_frameworks(catalog, &n)[links[i].only_with - 1].id,
                                      links[i].why)
                       : links[i].why;
    return NULL;
}

/* A link is stored at both ends; it is reported at the one that comes first in the old catalog. */
static void diff_links(struct diff *diff, const char *id, size_t old, const struct component *a,
                       const struct component *b)
{
    size_t count;
    const struct component *rows = catalog_components(diff->old, &count);

    for (size_t i = old + 1; i < count; i++) {
        const char *other = rows[i].id;
        if (catalog_find_component(diff->now, other) < 0)
            continue;
        diff_text(diff, DIFFERENCE_COMPONENT, id,
                  arena_printf(diff->arena, "conflict with %s", other),
                  link_text(diff, diff->old, a->conflicts, a->n_conflicts, other),
                  link_text(diff, diff->now, b->conflicts, b->n_conflicts, other));
        diff_text(diff, DIFFERENCE_COMPONENT, id,
                  arena_printf(diff->arena, "synergy with %s", other),
                  link_text(diff, diff->old, a->synergies, a->n_synergies, other),
                  link_text(diff, diff->now, b->synergies, b->n_synergies, other));
    }
}

static void diff_component(struct diff *diff, const char *id, size_t old, size_t now)
{
    static const struct diff_field fields[] = {
        {"name", offsetof(struct component, name)},
        {"licence", offsetof(struct component, licence)},
        {"version", offsetof(struct component, version)},
        {"managed", offsetof(struct component, managed)},
    };
    size_t ignored;
    const struct component *a = &catalog_components(diff->old, &ignored)[old];
    const struct component *b = &catalog_components(diff->now, &ignored)[now];

    diff_fields(diff, DIFFERENCE_COMPONENT, id, fields, ARRAY_LENGTH(fields), a, b);
    diff_text(diff, DIFFERENCE_COMPONENT, id, "slot", slot_text(diff->old, a->slot),
              slot_text(diff->now, b->slot));
    diff_text(diff, DIFFERENCE_COMPONENT, id, "needs", slots_text(diff, diff->old, a->needs),
              slots_text(diff, diff->now, b->needs));
    diff_text(diff, DIFFERENCE_COMPONENT, id, "brings", brings_text(diff, diff->old, a),
              brings_text(diff, diff->now, b));
    diff_text(diff, DIFFERENCE_COMPONENT, id, "asks for", gates_text(diff, diff->old, a),
              gates_text(diff, diff->now, b));
    diff_text(diff, DIFFERENCE_COMPONENT, id, "default", default_text(diff, a),
              default_text(diff, b));
    diff_evidence(diff, DIFFERENCE_COMPONENT, id, "", "summary", &a->evidence, &b->evidence);
    diff_links(diff, id, old, a, b);
    diff_page(diff, "component", id);
}

void diff_components(struct diff *diff)
{
    struct diff_rows old = {.size = sizeof(struct component)}, now = old;

    old.items = catalog_components(diff->old, &old.count);
    now.items = catalog_components(diff->now, &now.count);
    diff_rows(diff, DIFFERENCE_COMPONENT, "", &old, &now, diff_component);
}
