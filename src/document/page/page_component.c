#include "document/page/page.h"

#include "document/page/page_parts.h"

#include <stdlib.h>

/* The page of a component: what it is, which frameworks it suits, its conflicts and synergies. */

static void add_fact(struct page *page, struct block *list, const char *label, const char *text)
{
    if (text[0] == '\0')
        return;
    page_item(page, list, label);
    page_note(page, text);
}

/* The labels of the slots in the set, with commas between them. */
static const char *slots_in(struct page *page, uint32_t set)
{
    size_t count;
    const struct named *slots = catalog_slots(page->catalog, &count);
    const char *names = "";

    for (size_t i = 0; i < count; i++)
        if (set >> i & 1)
            names =
                arena_printf(page->arena, "%s%s%s", names, names[0] ? ", " : "", slots[i].label);
    return names;
}

static const char *brought_by(struct page *page, const struct component *component)
{
    const char *names = "";

    for (size_t i = 0; i < component->n_brings; i++)
        names = arena_printf(page->arena, "%s%s%s", names, i > 0 ? ", " : "",
                             catalog_component(page->catalog, component->brings[i])->name);
    return names;
}

static void add_version(struct page *page, struct block *list, const struct component *component)
{
    if (component->version[0] == '\0')
        return;
    page_item(page, list, "Version");
    page_note(page, component->version);
    page_say_date(page, &component->evidence);
    page_cite(page, &component->evidence);
}

/* The answers of which one must be given for this component: "Hosting: Kubernetes or ..."; "":
 * none. */
static const char *answers_asked_for(struct page *page, const struct component *component)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(page->catalog, &count);
    const char *text = "";

    for (size_t i = 0; i < component->n_gates; i++) {
        struct gate gate = component->gates[i];
        if ((size_t)gate.question >= count ||
            (size_t)gate.option >= questions[gate.question].n_options)
            continue;
        text = arena_printf(page->arena, "%s%s%s: %s", text, text[0] ? "; or " : "",
                            questions[gate.question].brief,
                            questions[gate.question].options[gate.option].label);
    }
    return text;
}

static void add_facts(struct page *page, const struct component *component)
{
    struct block *list;

    document_heading(page->document, 2, "Facts");
    list = document_list(page->document, NULL, false);
    add_fact(page, list, "Place in the stack",
             component->slot >= 0 ? slots_in(page, UINT32_C(1) << component->slot)
                                  : "a companion: never chosen by itself, brought by others");
    add_fact(page, list, "Licence", component->licence);
    add_version(page, list, component);
    add_fact(page, list, "Can be rented as", component->managed);
    add_fact(page, list, "Only proposed with the answer", answers_asked_for(page, component));
    add_fact(page, list, "Preferred before any answer",
             component->default_reason ? component->default_reason : "");
    add_fact(page, list, "Needs beside it", slots_in(page, component->needs));
    add_fact(page, list, "Brings along", brought_by(page, component));
}

struct suited {
    int framework;
    const struct pairing *pairing;
};

/* Best first, then in the order of the catalog. */
static int compare_suited(const void *left, const void *right)
{
    const struct suited *a = left, *b = right;

    if (a->pairing->fit != b->pairing->fit)
        return b->pairing->fit - a->pairing->fit;
    return a->framework - b->framework;
}

static void add_pairings(struct page *page, int component)
{
    size_t n_frameworks, count = 0;
    const struct framework *frameworks = catalog_frameworks(page->catalog, &n_frameworks);
    struct suited *suited = ARENA_ARRAY(page->arena, struct suited, n_frameworks);
    struct block *list;

    for (size_t i = 0; i < n_frameworks; i++) {
        const struct pairing *pairing = catalog_pairing(page->catalog, (int)i, component);
        if (pairing)
            suited[count++] = (struct suited){(int)i, pairing};
    }
    if (count == 0)
        return;
    qsort(suited, count, sizeof(suited[0]), compare_suited);
    document_heading(page->document, 2,
                     arena_printf(page->arena, "How well it suits the %s",
                                  catalog_identity(page->catalog)->nouns));
    list = document_list(page->document, NULL, false);
    for (size_t i = 0; i < count; i++) {
        const struct framework *row = &frameworks[suited[i].framework];
        page_item_about(page, list, "framework", row->id, row->name);
        page_pairing(page, "", suited[i].pairing);
    }
}

static const char *strength_of(struct page *page, const struct link *link)
{
    return link->strength > 0 ? arena_printf(page->arena, ", strength %d of 3", link->strength)
                              : "";
}

/* Conflicts have no strength. */
static void add_links(struct page *page, const char *heading, const struct link *links,
                      size_t count)
{
    struct block *list;

    if (count == 0)
        return;
    document_heading(page->document, 2, heading);
    list = document_list(page->document, NULL, false);
    for (size_t i = 0; i < count; i++) {
        const struct component *other = catalog_component(page->catalog, links[i].component);
        page_item_about(page, list, "component", other->id, other->name);
        page_say(page, strength_of(page, &links[i]));
        page_note(page, links[i].why);
    }
}

struct document *page_of_component(struct arena *arena, struct catalog *catalog, int component,
                                   enum page_links links)
{
    size_t count;
    const struct component *row = &catalog_components(catalog, &count)[component];
    struct page *page =
        page_new(arena, catalog, "component", row->id, row->name, row->summary, links);

    add_facts(page, row);
    add_pairings(page, component);
    add_links(page, "Conflicts", row->conflicts, row->n_conflicts);
    add_links(page, "Synergies", row->synergies, row->n_synergies);
    page_finish(page);
    return page->document;
}
