#include "catalog/model/catalog.h"

#include "base/array.h"
#include "base/memory.h"
#include "base/text/clean.h"
#include "base/text/text.h"
#include "catalog/model/canonical.h"
#include "catalog/model/head.h"
#include "catalog/model/limits.h"
#include "catalog/model/packed_facts.h"
#include "catalog/model/rows.h"

#include <stdlib.h>
#include <string.h>

struct catalog {
    struct arena *arena;
    struct rows rows;
    struct catalog_identity identity;
    struct extent extent;
    const char *damage;

    struct framework_rows list;
    struct search_texts searches;
    struct word_index *words; /* NULL: not asked for, or too few entries */
    struct named *groups, *languages, *slots;
    struct trait *traits;
    struct component *components;
    struct criterion *criteria;
    struct question_entry *questions;
    struct retired *retired;
    size_t n_criteria; /* the number that the score columns were written with */

    const struct figure **columns; /* [trait] */
    const uint64_t **having;       /* [trait] */
    bool *counted_traits;          /* [trait]: the damage of its blocks */
    /* Of the frameworks in `read`, and pages, in an arena of their own until catalog_forget(). */
    struct arena *kept;
    int *read;
    size_t n_read, read_room;
    bool unpacked; /* read the tables instead of blocks */
    struct {
        const char *block; /* NULL: not read, or there is none */
        size_t length;
        const struct value *values; /* NULL: not read */
        bool has_details;           /* the rest was read */
        struct pairing *pairings;
        size_t n_pairings;
        struct claim *claims;
        size_t n_claims;
    } * entries, general; /* [framework]; claims about no framework */
    struct counted {
        bool values, details;
    } * counted; /* [framework]: their damage, which counts once however often they are read */
};

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

const struct catalog_identity *catalog_identity(const struct catalog *catalog)
{
    return &catalog->identity;
}

const char *catalog_damage(const struct catalog *catalog)
{
    if (catalog->rows.n_damaged == 0)
        return NULL;
    return arena_printf(catalog->arena, "the catalog is damaged: %zu row%s left out%s%s",
                        catalog->rows.n_damaged, catalog->rows.n_damaged == 1 ? " was" : "s were",
                        catalog->rows.failure ? ": " : "",
                        catalog->rows.failure ? catalog->rows.failure : "");
}

const struct framework *catalog_frameworks(const struct catalog *catalog, size_t *ret_count)
{
    *ret_count = catalog->extent.frameworks;
    return catalog->list.frameworks;
}

const struct search_texts *catalog_search_texts(struct catalog *catalog)
{
    if (!catalog->searches.bytes)
        catalog->searches = search_texts_make(catalog->list.frameworks, catalog->list.count);
    return &catalog->searches;
}

#define INDEXED_LEAST 2000 /* entries: fewer are searched in less time than a frame is sent */

void catalog_index_words(struct catalog *catalog)
{
    if (!catalog->words && catalog->list.count >= INDEXED_LEAST)
        catalog->words = word_index_new(catalog_search_texts(catalog));
}

const struct word_index *catalog_word_index(const struct catalog *catalog)
{
    return catalog->words;
}

const struct framework *catalog_framework(const struct catalog *catalog, int index)
{
    return &catalog->list.frameworks[index];
}

#define PART(type, all, one)                                              \
    const type *catalog_##all(struct catalog *catalog, size_t *ret_count) \
    {                                                                     \
        *ret_count = catalog->extent.all;                                 \
        return catalog->all;                                              \
    }                                                                     \
                                                                          \
    const type *catalog_##one(struct catalog *catalog, int index)         \
    {                                                                     \
        return &catalog->all[index];                                      \
    }

PART(struct named, groups, group)
PART(struct named, languages, language)
PART(struct named, slots, slot)
PART(struct trait, traits, trait)
PART(struct component, components, component)
PART(struct criterion, criteria, criterion)
PART(struct question_entry, questions, question)

const struct retired *catalog_retired(struct catalog *catalog, size_t *ret_count)
{
    *ret_count = catalog->extent.retired;
    return catalog->retired;
}

const struct retired *catalog_find_retired(struct catalog *catalog, const char *question,
                                           const char *option)
{
    size_t count;
    const struct retired *retired = catalog_retired(catalog, &count);

    for (size_t i = 0; i < count; i++)
        if (text_equal(retired[i].question, question) && text_equal(retired[i].option, option))
            return &retired[i];
    return NULL;
}

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

const int16_t *catalog_low(const struct catalog *catalog)
{
    return catalog->list.low;
}

const int16_t *catalog_high(const struct catalog *catalog)
{
    return catalog->list.high;
}

size_t catalog_n_criteria(const struct catalog *catalog)
{
    return catalog->n_criteria;
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

#define FIND(array, count, wanted)               \
    for (size_t i = 0; i < (count); i++)         \
        if (text_equal((array)[i].id, (wanted))) \
            return (int)i;                       \
    return -1

int catalog_find_framework(const struct catalog *catalog, const char *id)
{
    FIND(catalog->list.frameworks, catalog->extent.frameworks, id);
}

int catalog_find_component(struct catalog *catalog, const char *id)
{
    size_t count;
    const struct component *components = catalog_components(catalog, &count);
    FIND(components, count, id);
}

int catalog_find_trait(struct catalog *catalog, const char *id)
{
    size_t count;
    const struct trait *traits = catalog_traits(catalog, &count);
    FIND(traits, count, id);
}

int catalog_find_criterion(struct catalog *catalog, const char *id)
{
    size_t count;
    const struct criterion *criteria = catalog_criteria(catalog, &count);
    FIND(criteria, count, id);
}

int catalog_find_question(struct catalog *catalog, const char *id)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(catalog, &count);
    FIND(questions, count, id);
}

int catalog_find_option(const struct question_entry *question, const char *id)
{
    FIND(question->options, question->n_options, id);
}

int catalog_find_slot(struct catalog *catalog, const char *id)
{
    size_t count;
    const struct named *slots = catalog_slots(catalog, &count);
    FIND(slots, count, id);
}

int catalog_find_language(struct catalog *catalog, const char *id)
{
    size_t count;
    const struct named *languages = catalog_languages(catalog, &count);
    FIND(languages, count, id);
}

int catalog_served_trait(struct catalog *catalog)
{
    const char *served = catalog->identity.served;

    return served[0] ? catalog_find_trait(catalog, served) : -1;
}

/* A readable file may still contain changed values. */
static bool check_hash(struct catalog *catalog, int first, int last, const char *expected,
                       struct error *error)
{
    char digits[HASH_LENGTH + 1];

    if (!canonical_hash(catalog->rows.database, catalog->extent.frameworks, first, last, digits,
                        error))
        return false;
    if (text_equal(digits, expected))
        return true;
    error_set(error, "the catalog is damaged: its checksum does not match its values; compile "
                     "it again with 'whichstack compile'");
    return false;
}

static bool differs(const char *table, struct error *error)
{
    error_set(error,
              "the catalog is damaged: its table '%s' differs from the other tables; compile it "
              "again with 'whichstack compile'",
              table);
    return false;
}

static bool check_head(struct catalog *catalog, struct error *error)
{
    bool same;

    return head_check(catalog->rows.database, &same, error) && (same || differs("head", error));
}

static bool check_entry(struct catalog *catalog, struct packed_facts *packed, int framework,
                        struct error *error)
{
    struct facts facts = {.values = catalog_values(catalog, framework)};

    facts.pairings = catalog_pairings(catalog, framework, &facts.n_pairings);
    facts.claims = catalog_claims(catalog, framework, &facts.n_claims);
    bool done = packed_facts_add(packed, &facts, error);
    catalog_forget(catalog);
    return done;
}

/* Reads the details of all frameworks from the tables, one after the other, for damage that only shows
 * then, and compares them with their blocks. */
static bool check_details(struct catalog *catalog, struct packed_facts *packed, struct error *error)
{
    bool done = true;

    catalog_forget(catalog);
    catalog->unpacked = true;
    for (size_t i = 0; i < catalog->extent.frameworks && done; i++)
        done = check_entry(catalog, packed, (int)i, error);
    catalog->unpacked = false;
    if (!done || !packed_facts_finish(packed, error))
        return false;
    if (catalog_damage(catalog)) {
        error_set(error, "%s", catalog_damage(catalog));
        return false;
    }
    return packed_facts_same(packed) || differs("packed", error);
}

bool catalog_verify(struct catalog *catalog, struct error *error)
{
    const struct catalog_identity *identity = &catalog->identity;
    struct packed_facts *packed;
    size_t count;
    bool done;

    if (!database_check(catalog->rows.database, error) ||
        !database_prepare_all(catalog->rows.database, error) ||
        !check_hash(catalog, QUERY_DUMP, QUERY_DUMP_LAST, identity->sha256, error) ||
        !check_hash(catalog, QUERY_DUMP_QUESTIONNAIRE, QUERY_DUMP_QUESTIONNAIRE_LAST,
                    identity->questionnaire_sha256, error) ||
        !check_head(catalog, error))
        return false;
    catalog_questions(catalog, &count);
    catalog_retired(catalog, &count);
    catalog_claims(catalog, -1, &count);
    packed = packed_facts_new_checking(catalog->rows.database, catalog->extent.traits);
    done = check_details(catalog, packed, error);
    packed_facts_free(packed);
    return done;
}
