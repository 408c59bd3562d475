#include "cli/entries/entry_json.h"

#include "base/text/clean.h"
#include "catalog/model/identity_json.h"
#include "cli/entries/value.h"

#include <string.h>

#define SCHEMA_VERSION 1

struct json *entry_json_catalog(const struct catalog *catalog)
{
    return identity_json(catalog_identity(catalog));
}

static struct json *entry_new(const struct catalog *catalog, const char *type, const char *id)
{
    struct json *json = json_new_object();

    json_put(json, "schema_version", json_new_integer(SCHEMA_VERSION));
    json_put(json, "catalog", entry_json_catalog(catalog));
    json_put(json, "type", json_new_text(type));
    json_put(json, "id", json_new_text(id));
    return json;
}

static void put_page(struct arena *arena, struct json *json, struct catalog *catalog,
                     const char *kind, const char *id)
{
    const char *page = catalog_page(catalog, kind, id);

    json_put(json, "page", json_new_text(clean_text(arena, page, strlen(page))));
}

/* The ids of those whose bit is set. */
static struct json *set_json(uint64_t set, const struct named *named, size_t count)
{
    struct json *json = json_new_list();

    for (size_t i = 0; i < count; i++)
        if (set >> i & 1)
            json_add(json, json_new_text(named[i].id));
    return json;
}

/* --- a framework ------------------------------------------------------------------------- */

static struct json *trait_value_json(const struct trait *trait, const struct value *value)
{
    struct json *json = value_json(trait, value_figure(value));

    evidence_put(json, &value->evidence, "note");
    if (value->bounded && value->bounds[0] != '\0')
        json_put(json, "bounds", json_new_text(value->bounds));
    return json;
}

static struct json *traits_json(struct catalog *catalog, int framework)
{
    size_t count;
    const struct trait *traits = catalog_traits(catalog, &count);
    const struct value *values = catalog_values(catalog, framework);
    struct json *json = json_new_object();

    for (size_t i = 0; i < count; i++)
        json_put(json, traits[i].id, trait_value_json(&traits[i], &values[i]));
    return json;
}

static struct json *pairing_json(const struct pairing *pairing)
{
    struct json *json = json_new_object();

    json_put(json, "fit", json_new_integer(pairing->fit));
    if (pairing->via[0] != '\0')
        json_put(json, "via", json_new_text(pairing->via));
    evidence_put(json, &pairing->evidence, "why");
    return json;
}

static struct json *pairings_json(struct catalog *catalog, int framework)
{
    size_t count;
    const struct pairing *pairings = catalog_pairings(catalog, framework, &count);
    struct json *list = json_new_list();

    for (size_t i = 0; i < count; i++) {
        const struct component *component = catalog_component(catalog, pairings[i].component);
        struct json *json = pairing_json(&pairings[i]);

        json_put(json, "component", json_new_text(component->id));
        if (component->slot >= 0)
            json_put(json, "slot", json_new_text(catalog_slot(catalog, component->slot)->id));
        json_add(list, json);
    }
    return list;
}

static struct json *claims_json(struct catalog *catalog, int framework)
{
    size_t count;
    const struct claim *claims = catalog_claims(catalog, framework, &count);
    struct json *list = json_new_list();

    for (size_t i = 0; i < count; i++) {
        struct json *json = json_new_object();

        json_put(json, "id", json_new_text(claims[i].id));
        json_put(json, "claim", json_new_text(claims[i].claim));
        json_put(json, "verdict", json_new_text(claim_verdict_names[claims[i].verdict]));
        evidence_put(json, &claims[i].evidence, "found");
        json_add(list, json);
    }
    return list;
}

struct json *entry_json_framework(struct arena *arena, struct catalog *catalog, int framework)
{
    size_t count;
    const struct framework *row = &catalog_frameworks(catalog, &count)[framework];
    const struct named *languages = catalog_languages(catalog, &count);
    struct json *json = entry_new(catalog, "framework", row->id);

    json_put(json, "name", json_new_text(row->name));
    json_put(json, "language", json_new_text(row->language));
    json_put(json, "kind", json_new_text(row->kind));
    json_put(json, "tags", parts_json(arena, row->tags));
    json_put(json, "summary", json_new_text(row->summary));
    json_put(json, "serves", set_json(row->serves, languages, count));
    json_put(json, "traits", traits_json(catalog, framework));
    json_put(json, "pairings", pairings_json(catalog, framework));
    json_put(json, "claims", claims_json(catalog, framework));
    put_page(arena, json, catalog, "framework", row->id);
    return json;
}

/* --- a component ------------------------------------------------------------------------- */

static struct json *links_json(const struct component *components, const struct link *links,
                               size_t count)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < count; i++) {
        struct json *json = json_new_object();

        json_put(json, "component", json_new_text(components[links[i].component].id));
        json_put(json, "why", json_new_text(links[i].why));
        if (links[i].strength > 0)
            json_put(json, "strength", json_new_integer(links[i].strength));
        json_add(list, json);
    }
    return list;
}

static struct json *paired_json(struct catalog *catalog, int component)
{
    size_t count;
    const struct framework *frameworks = catalog_frameworks(catalog, &count);
    struct json *list = json_new_list();

    for (size_t i = 0; i < count; i++) {
        const struct pairing *pairing = catalog_pairing(catalog, (int)i, component);

        if (!pairing)
            continue;
        struct json *json = pairing_json(pairing);
        json_put(json, "framework", json_new_text(frameworks[i].id));
        json_add(list, json);
    }
    return list;
}

static struct json *brings_json(const struct component *components,
                                const struct component *component)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < component->n_brings; i++)
        json_add(list, json_new_text(components[component->brings[i]].id));
    return list;
}

struct json *entry_json_component(struct arena *arena, struct catalog *catalog, int component)
{
    size_t count;
    const struct component *components = catalog_components(catalog, &count);
    const struct component *row = &components[component];
    const struct named *slots = catalog_slots(catalog, &count);
    struct json *json = entry_new(catalog, "component", row->id);

    json_put(json, "name", json_new_text(row->name));
    json_put(json, "companion", json_new_boolean(row->slot < 0));
    if (row->slot >= 0)
        json_put(json, "slot", json_new_text(slots[row->slot].id));
    json_put(json, "licence", json_new_text(row->licence));
    json_put(json, "version", json_new_text(row->version));
    json_put(json, "summary", json_new_text(row->summary));
    json_put(json, "managed", parts_json(arena, row->managed));
    json_put(json, "needs", set_json(row->needs, slots, count));
    json_put(json, "brings", brings_json(components, row));
    json_put(json, "conflicts", links_json(components, row->conflicts, row->n_conflicts));
    json_put(json, "synergies", links_json(components, row->synergies, row->n_synergies));
    json_put(json, "pairings", paired_json(catalog, component));
    evidence_put(json, &row->evidence, NULL);
    put_page(arena, json, catalog, "component", row->id);
    return json;
}

/* --- a criterion, a trait ---------------------------------------------------------------- */

static struct json *input_json(struct catalog *catalog, const struct criterion *criterion,
                               const struct criterion_input *input)
{
    size_t count;
    struct json *json = json_new_object();

    if (input->trait >= 0)
        json_put(json, "trait", json_new_text(catalog_traits(catalog, &count)[input->trait].id));
    if (input->component >= 0)
        json_put(json, "component",
                 json_new_text(catalog_components(catalog, &count)[input->component].id));
    if (input->language >= 0)
        json_put(json, "language",
                 json_new_text(catalog_languages(catalog, &count)[input->language].id));
    if (criterion->rule == RULE_MEASURE) {
        json_put(json, "low", number_json(input->low));
        json_put(json, "high", number_json(input->high));
        json_put(json, "better", json_new_text(better_names[input->better]));
    }
    return json;
}

/* Basis points as 0..1. */
static struct json *interval_json(struct catalog *catalog, size_t framework, size_t criterion)
{
    size_t at = framework * catalog_n_criteria(catalog) + criterion;
    struct json *json = json_new_list();

    json_add(json, json_new_ratio(catalog_low(catalog)[at], 10000, 4));
    json_add(json, json_new_ratio(catalog_high(catalog)[at], 10000, 4));
    return json;
}

struct json *entry_json_criterion(struct arena *arena, struct catalog *catalog, int criterion)
{
    size_t count;
    const struct criterion *row = &catalog_criteria(catalog, &count)[criterion];
    const struct framework *frameworks = catalog_frameworks(catalog, &count);
    struct json *json = entry_new(catalog, "criterion", row->id);
    struct json *inputs = json_new_list(), *values = json_new_object();

    for (size_t i = 0; i < row->n_inputs; i++)
        json_add(inputs, input_json(catalog, row, &row->inputs[i]));
    for (size_t i = 0; i < count; i++)
        json_put(values, frameworks[i].id, interval_json(catalog, i, (size_t)criterion));
    json_put(json, "label", json_new_text(row->label));
    json_put(json, "rule", json_new_text(criterion_rule_names[row->rule]));
    json_put(json, "invert", json_new_boolean(row->invert));
    json_put(json, "base_points", json_new_integer(row->base_points));
    json_put(json, "inputs", inputs);
    json_put(json, "values", values);
    put_page(arena, json, catalog, "criterion", row->id);
    return json;
}

struct json *entry_json_trait(struct catalog *catalog, int trait)
{
    size_t count;
    const struct trait *row = &catalog_traits(catalog, &count)[trait];
    const struct named *groups = catalog_groups(catalog, &count);
    const struct framework *frameworks = catalog_frameworks(catalog, &count);
    const struct value *column = catalog_cited_column(catalog, trait);
    struct json *json = entry_new(catalog, "trait", row->id), *values = json_new_object();

    for (size_t i = 0; i < count; i++)
        json_put(values, frameworks[i].id, trait_value_json(row, &column[i]));
    json_put(json, "label", json_new_text(row->label));
    json_put(json, "group", json_new_text(groups[row->group].id));
    json_put(json, "kind", json_new_text(trait_kind_names[row->kind]));
    json_put(json, "unit", json_new_text(row->unit));
    json_put(json, "better", json_new_text(better_names[row->better]));
    json_put(json, "meaning", json_new_text(row->meaning));
    json_put(json, "values", values);
    return json;
}
