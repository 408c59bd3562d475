#include "document/page/page.h"

#include "base/text/text.h"
#include "document/page/page_parts.h"
#include "document/words/wording.h"

#include <stdlib.h>
#include <string.h>

/* The page of a framework. Facts are listed by group; capabilities and judgements are one list
 * each, because their groups would have only two or three lines. */

/* The bounds of an unknown number and the reason for them. */
static void say_bounds(struct page *page, const struct value *value)
{
    if (value->known || !value->bounded)
        return;
    page_say(page, arena_printf(page->arena, ", between %.15g and %.15g", value->low, value->high));
    if (value->bounds[0] == '\0')
        return;
    page_say(page, " (");
    page_say(page, value->bounds);
    page_say(page, ")");
}

static void add_fact(struct page *page, struct block *list, const struct trait *trait,
                     const struct value *value)
{
    page_item(page, list, wording_trait(page->arena, trait));
    page_say(page, ": ");
    page_say_value(page, value->text);
    say_bounds(page, value);
    page_say_date(page, &value->evidence);
    page_cite(page, &value->evidence);
    page_note(page, value->evidence.note);
}

static bool is_fact(const struct trait *trait)
{
    return trait->kind != TRAIT_LEVEL && trait->kind != TRAIT_RATING;
}

static void add_facts(struct page *page, const struct value *values)
{
    size_t n_groups, n_traits;
    const struct named *groups = catalog_groups(page->catalog, &n_groups);
    const struct trait *traits = catalog_traits(page->catalog, &n_traits);
    bool headed = false;

    for (size_t i = 0; i < n_groups; i++) {
        struct block *list = NULL;
        for (size_t j = 0; j < n_traits; j++) {
            if (traits[j].group != (int)i || !is_fact(&traits[j]))
                continue;
            if (!headed)
                document_heading(page->document, 2, "Facts");
            headed = true;
            if (!list) {
                document_heading(page->document, 3, groups[i].label);
                list = document_list(page->document, NULL, false);
            }
            add_fact(page, list, &traits[j], &values[j]);
        }
    }
}

static void say_level(struct page *page, const struct value *value)
{
    int level = (int)value->low;
    bool has_word = value->known && level >= 0 && level <= LEVEL_MOST;

    page_say(page, has_word ? level_words[level] : value->text);
}

static void say_rating(struct page *page, const struct value *value)
{
    page_say(page, value->text);
    page_say(page, value->known ? " of 5" : "");
}

/* All traits of a kind in one list: label, level or rating, note. */
static void add_kind(struct page *page, const struct value *values, enum trait_kind kind,
                     const char *heading, void (*say)(struct page *page, const struct value *value))
{
    size_t n_traits;
    const struct trait *traits = catalog_traits(page->catalog, &n_traits);
    struct block *list = NULL;

    for (size_t i = 0; i < n_traits; i++) {
        if (traits[i].kind != kind)
            continue;
        if (!list) {
            document_heading(page->document, 2, heading);
            list = document_list(page->document, NULL, false);
        }
        page_item(page, list, traits[i].label);
        page_say(page, ": ");
        say(page, &values[i]);
        page_cite(page, &values[i].evidence);
        page_note(page, values[i].evidence.note);
    }
}

/* Best first, then in the order of the catalog. */
static int compare_pairing(const void *left, const void *right)
{
    const struct pairing *const *a = left, *const *b = right;

    if ((*a)->fit != (*b)->fit)
        return (*b)->fit - (*a)->fit;
    return ((*a)->component > (*b)->component) - ((*a)->component < (*b)->component);
}

static void add_pairings(struct page *page, int framework)
{
    size_t count;
    const struct pairing *pairings = catalog_pairings(page->catalog, framework, &count);
    const struct pairing **sorted = ARENA_ARRAY(page->arena, const struct pairing *, count);
    struct block *list;

    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++)
        sorted[i] = &pairings[i];
    qsort(sorted, count, sizeof(sorted[0]), compare_pairing);
    document_heading(page->document, 2, "Components it pairs with");
    list = document_list(page->document, NULL, false);
    for (size_t i = 0; i < count; i++) {
        const struct component *component = catalog_component(page->catalog, sorted[i]->component);
        page_item_about(page, list, "component", component->id, component->name);
        page_pairing(
            page, component->slot >= 0 ? catalog_slot(page->catalog, component->slot)->label : "",
            sorted[i]);
    }
}

const char page_claims[] = "Claims, checked";

static void add_claims(struct page *page, int framework)
{
    size_t count;
    const struct claim *claims = catalog_claims(page->catalog, framework, &count);
    struct block *list;

    if (count == 0)
        return;
    document_heading(page->document, 2, page_claims);
    list = document_list(page->document, NULL, false);
    for (size_t i = 0; i < count; i++) {
        page_item(page, list, claim_verdict_names[claims[i].verdict]);
        page_note(page, claims[i].claim);
        page_note(page, claims[i].found);
        page_cite(page, &claims[i].evidence);
    }
}

struct document *page_of_framework(struct arena *arena, struct catalog *catalog, int framework,
                                   enum page_links links)
{
    size_t count;
    const struct framework *row = &catalog_frameworks(catalog, &count)[framework];
    const struct value *values = catalog_values(catalog, framework);
    struct page *page =
        page_new(arena, catalog, "framework", row->id, row->name, row->summary, links);

    add_facts(page, values);
    add_kind(page, values, TRAIT_LEVEL, "Capabilities", say_level);
    add_kind(page, values, TRAIT_RATING, "Judgements", say_rating);
    add_pairings(page, framework);
    add_claims(page, framework);
    page_finish(page);
    return page->document;
}
