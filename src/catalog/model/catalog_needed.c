#include "catalog/model/catalog_parts.h"

#include "base/memory.h"
#include "base/text/text.h"

#include <string.h>

/* What is read when it is first needed. */

/* What is read between the two calls lasts until catalog_forget(). */
static struct rows begin_keeping(struct catalog *catalog)
{
    const struct rows before = catalog->rows;

    catalog->rows.arena = catalog->kept;
    return before;
}

static void end_keeping(struct catalog *catalog, const struct rows *before)
{
    catalog->rows.arena = catalog->arena;
    if (!before->failure)
        catalog->rows.failure = arena_string(catalog->arena, catalog->rows.failure);
}

/* The same for a framework's values or details, which are in one block. Their damage is counted only the
 * first time, until `is_counted` is set. */
static struct rows begin_keeping_entry(struct catalog *catalog, int framework)
{
    const struct rows before = begin_keeping(catalog);

    if (catalog->unpacked)
        return before;
    if (!catalog->entries[framework].block)
        catalog->entries[framework].block =
            rows_facts(&catalog->rows, framework, &catalog->entries[framework].length);
    if (catalog->entries[framework].block)
        rows_attach_facts(&catalog->rows, catalog->entries[framework].block,
                          catalog->entries[framework].length);
    return before;
}

static void end_keeping_entry(struct catalog *catalog, const struct rows *before, int framework,
                              bool *is_counted)
{
    rows_detach_facts(&catalog->rows);
    end_keeping(catalog, before);
    if (*is_counted)
        catalog->rows.n_damaged = before->n_damaged;
    *is_counted = true;
    catalog->read =
        memory_grow(catalog->read, catalog->n_read, &catalog->read_room, sizeof(catalog->read[0]));
    catalog->read[catalog->n_read++] = framework;
}

static void read_details(struct catalog *catalog, int framework)
{
    if (catalog->entries[framework].has_details)
        return;
    const struct rows before = begin_keeping_entry(catalog, framework);
    catalog->entries[framework].has_details = true;
    catalog->entries[framework].n_claims =
        rows_claims(&catalog->rows, framework, &catalog->entries[framework].claims);
    catalog->entries[framework].n_pairings = rows_pairings(
        &catalog->rows, &catalog->extent, framework, &catalog->entries[framework].pairings);
    end_keeping_entry(catalog, &before, framework, &catalog->counted[framework].details);
}

size_t catalog_kept(const struct catalog *catalog)
{
    return arena_size(catalog->kept);
}

void catalog_forget(struct catalog *catalog)
{
    for (size_t i = 0; i < catalog->n_read; i++)
        memset(&catalog->entries[catalog->read[i]], 0, sizeof(catalog->entries[0]));
    catalog->n_read = 0;
    arena_clear(catalog->kept);
}

const struct claim *catalog_claims(struct catalog *catalog, int framework, size_t *ret_count)
{
    if (framework >= 0) {
        read_details(catalog, framework);
        *ret_count = catalog->entries[framework].n_claims;
        return catalog->entries[framework].claims;
    }
    if (!catalog->general.has_details)
        catalog->general.n_claims = rows_claims(&catalog->rows, -1, &catalog->general.claims);
    catalog->general.has_details = true;
    *ret_count = catalog->general.n_claims;
    return catalog->general.claims;
}

const struct pairing *catalog_pairings(struct catalog *catalog, int framework, size_t *ret_count)
{
    read_details(catalog, framework);
    *ret_count = catalog->entries[framework].n_pairings;
    return catalog->entries[framework].pairings;
}

const struct pairing *catalog_pairing(struct catalog *catalog, int framework, int component)
{
    size_t count;
    const struct pairing *pairings = catalog_pairings(catalog, framework, &count);

    for (size_t i = 0; i < count; i++)
        if (pairings[i].component == component)
            return &pairings[i];
    return NULL;
}

const struct value *catalog_values(struct catalog *catalog, int framework)
{
    size_t n_traits;
    const struct trait *traits = catalog_traits(catalog, &n_traits);

    if (catalog->entries[framework].values)
        return catalog->entries[framework].values;
    const struct rows before = framework == 0 ? begin_keeping(catalog) /* head has its values */
                                              : begin_keeping_entry(catalog, framework);
    catalog->entries[framework].values = rows_values(&catalog->rows, framework, traits, n_traits);
    end_keeping_entry(catalog, &before, framework, &catalog->counted[framework].values);
    return catalog->entries[framework].values;
}

/* After reading from a trait's blocks: damage counts once, however often they are read. */
static void count_trait(struct catalog *catalog, int trait, size_t n_damaged_before)
{
    if (catalog->counted_traits[trait])
        catalog->rows.n_damaged = n_damaged_before;
    catalog->counted_traits[trait] = true;
}

const struct figure *catalog_column(struct catalog *catalog, int trait)
{
    size_t n_damaged = catalog->rows.n_damaged;

    if (catalog->columns[trait])
        return catalog->columns[trait];
    catalog->columns[trait] =
        rows_column(&catalog->rows, trait, &catalog->traits[trait], catalog->extent.frameworks);
    count_trait(catalog, trait, n_damaged);
    return catalog->columns[trait];
}

const uint64_t *catalog_having(struct catalog *catalog, int trait)
{
    size_t n_damaged = catalog->rows.n_damaged;

    if (catalog->having[trait])
        return catalog->having[trait];
    catalog->having[trait] =
        rows_having(&catalog->rows, trait, &catalog->traits[trait], catalog->extent.frameworks);
    count_trait(catalog, trait, n_damaged);
    return catalog->having[trait];
}

const struct value *catalog_cited_column(struct catalog *catalog, int trait)
{
    return rows_cited_column(&catalog->rows, trait, catalog_trait(catalog, trait),
                             catalog->extent.frameworks);
}

const struct value *catalog_value(struct catalog *catalog, int framework, int trait)
{
    return &catalog_values(catalog, framework)[trait];
}

/* Without reading a column, which is large where there are many entries. */
bool catalog_is_known(struct catalog *catalog, int framework, int trait)
{
    return catalog->columns[trait] ? catalog->columns[trait][framework].known
                                   : catalog_value(catalog, framework, trait)->known;
}

const struct evidence *catalog_evidence(struct catalog *catalog, int framework, int trait)
{
    struct evidence *evidence;

    if (catalog->entries[framework].values)
        return &catalog->entries[framework].values[trait].evidence;
    evidence = ARENA_NEW(catalog->kept, struct evidence);
    const struct rows before = begin_keeping(catalog);
    *evidence = rows_evidence(&catalog->rows, framework, trait);
    end_keeping(catalog, &before);
    return evidence;
}

const char *catalog_page(struct catalog *catalog, const char *kind, const char *id)
{
    bool is_first =
        text_equal(kind, PROFILE_PAGE) && text_equal(id, catalog->list.frameworks[0].id);
    const struct rows before = begin_keeping(catalog);
    const char *page =
        is_first ? rows_first_profile(&catalog->rows) : rows_page(&catalog->rows, kind, id);

    end_keeping(catalog, &before);
    return page;
}

const struct page_text *catalog_pages(struct catalog *catalog, const char *kind, size_t *ret_count)
{
    struct page_text *pages;

    *ret_count = rows_pages(&catalog->rows, kind, &pages);
    return pages;
}
