#include "catalog/model/catalog_parts.h"

#include "base/array.h"
#include "base/memory.h"
#include "base/text/clean.h"
#include "base/text/text.h"
#include "catalog/model/head.h"
#include "catalog/model/limits.h"

#include <stdlib.h>
#include <string.h>

static bool read_meta(struct catalog *catalog, struct error *error)
{
    struct catalog_identity *identity = &catalog->identity;
    const char *criteria = "";
    const struct {
        const char *key;
        const char **place;
    } places[] = {
        {"name", &identity->name},     {"version", &identity->version},
        {"date", &identity->date},     {"licence", &identity->licence},
        {"noun", &identity->noun},     {"nouns", &identity->nouns},
        {"sha256", &identity->sha256}, {"questionnaire_sha256", &identity->questionnaire_sha256},
        {"criteria", &criteria},       {"serves", &identity->served},
    };
    struct statement *statement = database_statement(catalog->rows.database, QUERY_META);
    enum step step;
    long count;

    for (size_t i = 0; i < ARRAY_LENGTH(places); i++)
        *places[i].place = "";
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        const char *key = statement_text(statement, 0), *value = statement_text(statement, 1);
        for (size_t i = 0; key && value && i < ARRAY_LENGTH(places); i++)
            if (text_equal(key, places[i].key))
                *places[i].place = clean_line(catalog->arena, value, strlen(value));
    }
    if (step == STEP_FAILED)
        return false;
    if (!text_to_integer(criteria, 0, LIMIT_CRITERIA, &count) || identity->sha256[0] == '\0') {
        error_set(error, "its description is missing; compile it again with 'whichstack compile'");
        return false;
    }
    catalog->n_criteria = (size_t)count;
    return true;
}

/* The word for what entries serve is used only if an entry serves something. */
static void name_what_is_served(struct catalog *catalog)
{
    struct catalog_identity *identity = &catalog->identity;
    bool any = false;

    for (size_t i = 0; i < catalog->extent.frameworks && !any; i++)
        any = catalog->list.frameworks[i].language[0] != '\0';
    if (!any)
        identity->served = "";
    else if (identity->served[0] == '\0')
        identity->served = "language";
    char *title = arena_string(catalog->arena, identity->served);
    if (title[0] >= 'a' && title[0] <= 'z')
        title[0] = (char)(title[0] - 'a' + 'A');
    identity->served_title = title;
}

static void read_frameworks(struct catalog *catalog)
{
    size_t count;

    rows_frameworks(&catalog->rows, catalog->n_criteria, &catalog->list);
    count = catalog->list.count;
    catalog->extent.frameworks = count;
    name_what_is_served(catalog);
    catalog->entries = arena_alloc(catalog->arena, count, sizeof(catalog->entries[0]));
    catalog->counted = ARENA_ARRAY(catalog->arena, struct counted, count);
}

static void read_groups(struct catalog *catalog)
{
    catalog->extent.groups =
        rows_named(&catalog->rows, QUERY_GROUPS, LIMIT_GROUPS, &catalog->groups);
}

static void read_languages(struct catalog *catalog)
{
    catalog->extent.languages =
        rows_named(&catalog->rows, QUERY_LANGUAGES, LIMIT_LANGUAGES, &catalog->languages);
}

static void read_slots(struct catalog *catalog)
{
    catalog->extent.slots = rows_named(&catalog->rows, QUERY_SLOTS, LIMIT_SLOTS, &catalog->slots);
}

static void read_traits(struct catalog *catalog)
{
    catalog->extent.traits = rows_traits(&catalog->rows, &catalog->extent, &catalog->traits);
    catalog->columns = ARENA_ARRAY(catalog->arena, const struct figure *, catalog->extent.traits);
    catalog->having = ARENA_ARRAY(catalog->arena, const uint64_t *, catalog->extent.traits);
    catalog->counted_traits = ARENA_ARRAY(catalog->arena, bool, catalog->extent.traits);
}

static void read_components(struct catalog *catalog)
{
    catalog->extent.components =
        rows_components(&catalog->rows, &catalog->extent, &catalog->components);
}

static void read_criteria(struct catalog *catalog)
{
    catalog->extent.criteria =
        rows_criteria(&catalog->rows, &catalog->extent, catalog->traits, &catalog->criteria);
    /* The scores have one column per criterion, so another number of criteria makes them
     * useless. */
    if (catalog->extent.criteria != catalog->n_criteria) {
        rows_count_damage(&catalog->rows, QUERY_CRITERIA);
        catalog->extent.criteria = 0;
    }
}

static void read_questions(struct catalog *catalog)
{
    catalog->extent.questions =
        rows_questions(&catalog->rows, &catalog->extent, &catalog->questions);
    if (points_most(catalog->criteria, catalog->extent.criteria, catalog->questions,
                    catalog->extent.questions) > LIMIT_TOTAL_POINTS)
        rows_count_damage(&catalog->rows, QUERY_POINTS);
    rows_check_gates(&catalog->rows, &catalog->extent, catalog->components, catalog->questions);
}

static void read_retired(struct catalog *catalog)
{
    catalog->extent.retired = rows_retired(&catalog->rows, &catalog->retired);
}

/* What an entry serves is one bit a language. */
static void check_serves(struct catalog *catalog)
{
    for (size_t i = 0; i < catalog->extent.frameworks; i++)
        if (rows_beyond((int64_t)catalog->list.frameworks[i].serves, catalog->extent.languages))
            rows_count_damage(&catalog->rows, QUERY_FRAMEWORKS);
}

/* Everything the list and the engine rely on: it is read and checked here, or the catalog is not
 * opened. Each reader checks references to what those before it have read. */
static bool read_parts(struct catalog *catalog, struct error *error)
{
    static void (*const readers[])(struct catalog * catalog) = {
        read_frameworks, read_groups,     read_languages, check_serves,   read_slots,
        read_traits,     read_components, read_criteria,  read_questions, read_retired,
    };
    const struct rows *rows = &catalog->rows;

    for (size_t i = 0; i < ARRAY_LENGTH(readers) && rows->n_damaged == 0; i++)
        readers[i](catalog);
    if (rows->failure)
        error_set(error, "%s", rows->failure);
    else if (rows->n_damaged > 0)
        error_set(error,
                  "it is damaged: the table '%s' holds a value that does not fit; compile it again "
                  "with 'whichstack compile'",
                  rows->table);
    else if (catalog->extent.frameworks == 0)
        error_set(error, "it contains no entries; compile it again with 'whichstack compile'");
    return rows->n_damaged == 0 && catalog->extent.frameworks > 0;
}

/* "cannot open the catalog 'PATH': REASON". A message of the database names the file already. */
static void name_file(const struct catalog *catalog, const char *path, struct error *error)
{
    const char *named = arena_printf(catalog->arena, "cannot use the catalog '%s': ", path);

    if (text_starts_with(error->message, named))
        error_set(error, "%s", error->message + strlen(named));
    error_prefix(error, "cannot open the catalog '%s'", path);
}

bool catalog_open(const char *path, struct catalog **ret_catalog, struct error *error)
{
    struct catalog *catalog = memory_new(1, sizeof(*catalog));

    catalog->arena = arena_new();
    catalog->rows.arena = catalog->arena;
    catalog->kept = arena_new();
    if (!database_open_reading(path, &catalog_kind, &catalog->rows.database, error))
        goto fail;
    if (!head_read(catalog->rows.database, error) || !read_meta(catalog, error) ||
        !read_parts(catalog, error)) {
        name_file(catalog, path, error);
        goto fail;
    }
    *ret_catalog = catalog;
    return true;

fail:
    catalog_free(catalog);
    return false;
}

void catalog_free(struct catalog *catalog)
{
    if (!catalog)
        return;
    database_close(catalog->rows.database);
    rows_free_frameworks(&catalog->list);
    word_index_free(catalog->words);
    search_texts_free(&catalog->searches);
    arena_free(catalog->kept);
    free(catalog->read);
    arena_free(catalog->arena);
    free(catalog);
}
