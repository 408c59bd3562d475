#include "base/array.h"
#include "base/memory.h"
#include "base/text/text.h"
#include "catalog/compile/draft.h"
#include "catalog/model/canonical.h"
#include "catalog/model/head.h"
#include "catalog/model/packed_facts.h"
#include "catalog/model/schema.h"
#include "catalog/model/search_texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_MOST 64

/* Writes the frameworks one by one, then the rest of the draft table by table, the indexes and the
 * canonical hash. Rows are collected as long as they are for one table. */
struct draft_writer {
    const struct draft *draft;
    struct database *database;
    struct packed_facts *packed;
    struct row_hash *hashes[CANONICAL_TABLES];
    struct error error; /* if it has failed */
    bool failed;
    enum query query; /* that inserts the rows */
    struct column *values;
    size_t n_values, room, n_rows;
};

/* Where the rows are hashed as they are written; NULL: they are read again for it. */
static struct row_hash *hash_of(const struct draft_writer *writer, enum query query)
{
    switch (query) {
    case QUERY_ADD_PAIRING:
        return writer->hashes[CANONICAL_PAIRINGS];
    case QUERY_ADD_VALUE:
        return writer->hashes[CANONICAL_VALUES];
    default:
        return NULL;
    }
}

static void insert_collected(struct draft_writer *writer)
{
    const size_t columns = writer->n_values / writer->n_rows;
    struct row_hash *hash = hash_of(writer, writer->query);

    if (hash)
        row_hash_add(hash, writer->values, columns, writer->n_rows);
    writer->failed = !database_insert(writer->database, writer->query, writer->values, columns,
                                      writer->n_rows, &writer->error);
}

/* Texts of the rows need not last any longer. */
static void insert_rows(struct draft_writer *writer)
{
    if (writer->n_rows > 0 && !writer->failed)
        insert_collected(writer);
    writer->n_values = writer->n_rows = 0;
}

static void begin_row(struct draft_writer *writer, enum query query)
{
    if (query != writer->query || writer->n_rows == ROWS_MOST)
        insert_rows(writer);
    writer->query = query;
    writer->n_rows++;
    if (writer->n_values + INSERT_COLUMNS_MOST > writer->room)
        writer->values =
            memory_grow(writer->values, writer->room, &writer->room, sizeof(writer->values[0]));
}

static void add(struct draft_writer *writer, struct column value)
{
    writer->values[writer->n_values++] = value;
}

static void text(struct draft_writer *writer, const char *value)
{
    add(writer, (struct column){value ? COLUMN_TEXT : COLUMN_NULL, .text = value});
}

static void integer(struct draft_writer *writer, int64_t value)
{
    add(writer, (struct column){COLUMN_INTEGER, .integer = value});
}

static void number(struct draft_writer *writer, double value)
{
    add(writer, (struct column){COLUMN_NUMBER, .number = value});
}

static void reference(struct draft_writer *writer, int index) /* -1: none */
{
    if (index < 0)
        text(writer, NULL);
    else
        integer(writer, index);
}

static void evidence(struct draft_writer *writer, const struct evidence *value)
{
    text(writer, value->as_of);
    text(writer, value->source);
    integer(writer, value->checked);
    text(writer, value->note);
}

static void write_meta(struct draft_writer *writer, const char *key, const char *value)
{
    begin_row(writer, QUERY_ADD_META);
    text(writer, key);
    text(writer, value);
}

static void write_named(struct draft_writer *writer, enum query query, const struct named *named,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        begin_row(writer, query);
        integer(writer, (int64_t)i);
        text(writer, named[i].id);
        text(writer, named[i].label);
        if (query == QUERY_ADD_SLOT)
            integer(writer, named[i].needed);
    }
}

static void write_traits(struct draft_writer *writer)
{
    for (size_t i = 0; i < writer->draft->n_traits; i++) {
        const struct trait *trait = &writer->draft->traits[i];
        begin_row(writer, QUERY_ADD_TRAIT);
        integer(writer, (int64_t)i);
        text(writer, trait->id);
        text(writer, trait->label);
        integer(writer, trait->group);
        text(writer, trait_kind_names[trait->kind]);
        text(writer, trait->unit);
        text(writer, better_names[trait->better]);
        text(writer, trait->meaning);
    }
}

static void write_links(struct draft_writer *writer, size_t component, const struct link *links,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        begin_row(writer, QUERY_ADD_LINK);
        integer(writer, (int64_t)component);
        integer(writer, links[i].component);
        integer(writer, links[i].strength);
        text(writer, links[i].why);
    }
}

/* Writes rows only where there are values, so a catalog without them keeps its hash. */
static void write_choosing(struct draft_writer *writer, size_t i)
{
    const struct component *component = &writer->draft->components[i];

    if (component->default_reason) {
        begin_row(writer, QUERY_ADD_DEFAULT);
        integer(writer, (int64_t)i);
        integer(writer, component->default_points);
        text(writer, component->default_reason);
    }
    for (size_t j = 0; j < component->n_gates; j++) {
        begin_row(writer, QUERY_ADD_GATE);
        integer(writer, (int64_t)i);
        integer(writer, component->gates[j].question);
        integer(writer, component->gates[j].option);
    }
    for (size_t j = 0; j < component->n_conflicts; j++) {
        if (component->conflicts[j].only_with == 0)
            continue;
        begin_row(writer, QUERY_ADD_CONFLICT_WITH_ONE);
        integer(writer, (int64_t)i);
        integer(writer, component->conflicts[j].component);
        integer(writer, component->conflicts[j].only_with - 1);
    }
}

static void write_components(struct draft_writer *writer)
{
    const struct draft *draft = writer->draft;

    for (size_t i = 0; i < draft->n_components; i++) {
        const struct component *component = &draft->components[i];
        begin_row(writer, QUERY_ADD_COMPONENT);
        integer(writer, (int64_t)i);
        text(writer, component->id);
        text(writer, component->name);
        reference(writer, component->slot);
        text(writer, component->licence);
        text(writer, component->version);
        text(writer, component->managed);
        text(writer, component->summary);
        integer(writer, component->needs);
        evidence(writer, &component->evidence);
    }
    for (size_t i = 0; i < draft->n_components; i++) {
        const struct component *component = &draft->components[i];
        for (size_t j = 0; j < component->n_brings; j++) {
            begin_row(writer, QUERY_ADD_BRINGS);
            integer(writer, (int64_t)i);
            integer(writer, component->brings[j]);
        }
        write_links(writer, i, component->conflicts, component->n_conflicts);
        write_links(writer, i, component->synergies, component->n_synergies);
        write_choosing(writer, i);
    }
}

static void write_criteria(struct draft_writer *writer)
{
    for (size_t i = 0; i < writer->draft->n_criteria; i++) {
        const struct criterion *criterion = &writer->draft->criteria[i];
        begin_row(writer, QUERY_ADD_CRITERION);
        integer(writer, (int64_t)i);
        text(writer, criterion->id);
        text(writer, criterion->label);
        text(writer, criterion->brief);
        text(writer, criterion_rule_names[criterion->rule]);
        integer(writer, criterion->invert);
        integer(writer, criterion->months_for_full);
        for (int j = 0; j < 2; j++)
            integer(writer, criterion->open_ended[j]);
        for (int j = 0; j < 2; j++)
            integer(writer, criterion->none_published[j]);
        integer(writer, criterion->base_points);
        text(writer, criterion->note);
        text(writer, criterion->better);
        for (size_t j = 0; j < criterion->n_inputs; j++) {
            const struct criterion_input *input = &criterion->inputs[j];
            begin_row(writer, QUERY_ADD_INPUT);
            integer(writer, (int64_t)i);
            integer(writer, (int64_t)j);
            reference(writer, input->trait);
            reference(writer, input->component);
            reference(writer, input->language);
            number(writer, input->low);
            number(writer, input->high);
            text(writer, better_names[input->better]);
        }
    }
}

static void option_key(struct draft_writer *writer, enum query query, size_t question,
                       size_t option)
{
    begin_row(writer, query);
    integer(writer, (int64_t)question);
    integer(writer, (int64_t)option);
}

static void write_option(struct draft_writer *writer, size_t i, size_t j,
                         const struct question_option *option)
{
    option_key(writer, QUERY_ADD_OPTION, i, j);
    text(writer, option->id);
    text(writer, option->label);
    text(writer, option->reason);
    integer(writer, option->needs);
    integer(writer, option->drops);
    text(writer, option->said);
    for (size_t k = 0; k < option->n_points; k++) {
        option_key(writer, QUERY_ADD_POINTS, i, j);
        integer(writer, option->points[k].criterion);
        integer(writer, option->points[k].points);
    }
    for (size_t k = 0; k < option->n_requirements; k++) {
        const struct requirement *requirement = &option->requirements[k];
        option_key(writer, QUERY_ADD_REQUIREMENT, i, j);
        integer(writer, (int64_t)k);
        reference(writer, requirement->trait);
        reference(writer, requirement->language);
        text(writer, rule_operator_names[requirement->op]);
        text(writer, requirement->value);
        text(writer, requirement->reason);
    }
    for (size_t k = 0; k < option->n_wishes; k++) {
        option_key(writer, QUERY_ADD_WISH, i, j);
        integer(writer, option->wishes[k].component);
        integer(writer, option->wishes[k].points);
        text(writer, option->wishes[k].reason);
    }
}

static void write_prior(struct draft_writer *writer, size_t question,
                        const struct question_prior *prior)
{
    begin_row(writer, QUERY_ADD_PRIOR);
    integer(writer, (int64_t)question);
    integer(writer, prior->follows);
    integer(writer, prior->repeated);
    integer(writer, prior->skipped);
}

static void write_questions(struct draft_writer *writer)
{
    for (size_t i = 0; i < writer->draft->n_questions; i++) {
        const struct question_entry *question = &writer->draft->questions[i];
        begin_row(writer, QUERY_ADD_QUESTION);
        integer(writer, (int64_t)i);
        text(writer, question->id);
        text(writer, question->text);
        text(writer, question->brief);
        text(writer, question->why);
        integer(writer, question->fixed);
        integer(writer, question->language);
        integer(writer, question->priority);
        integer(writer, question->effort);
        integer(writer, question->skipped);
        for (size_t j = 0; j < question->n_options; j++)
            write_option(writer, i, j, &question->options[j]);
        if (question->prior)
            write_prior(writer, i, question->prior);
    }
    for (size_t i = 0; i < writer->draft->n_retired; i++) {
        const struct retired *retired = &writer->draft->retired[i];
        begin_row(writer, QUERY_ADD_RETIRED);
        text(writer, retired->question);
        text(writer, retired->option);
        text(writer, retired->means);
    }
}

static void write_claims(struct draft_writer *writer, int framework, const struct claim *claims,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        begin_row(writer, QUERY_ADD_CLAIM);
        reference(writer, framework);
        integer(writer, (int64_t)i);
        text(writer, claims[i].id);
        text(writer, claims[i].claim);
        text(writer, claim_verdict_names[claims[i].verdict]);
        evidence(writer, &claims[i].evidence);
    }
}

static void write_value(struct draft_writer *writer, size_t framework, size_t trait,
                        const struct value *value)
{
    begin_row(writer, QUERY_ADD_VALUE);
    integer(writer, (int64_t)framework);
    integer(writer, (int64_t)trait);
    text(writer, value->text);
    integer(writer, value->known);
    integer(writer, value->bounded);
    number(writer, value->low);
    number(writer, value->high);
    text(writer, value->bounds);
    evidence(writer, &value->evidence);
}

static void write_page(struct draft_writer *writer, const struct draft_page *page)
{
    begin_row(writer, QUERY_ADD_PAGE);
    text(writer, page->kind);
    text(writer, page->id);
    text(writer, page->text);
}

void draft_write_framework(struct draft_writer *writer, size_t index,
                           const struct draft_framework *framework, const char *page)
{
    const struct draft *draft = writer->draft;

    if (writer->failed)
        return;
    for (size_t i = 0; i < draft->n_traits; i++)
        if (framework->values[i].text)
            write_value(writer, index, i, &framework->values[i]);
    for (size_t i = 0; i < framework->n_pairings; i++) {
        const struct pairing *pairing = &framework->pairings[i];
        begin_row(writer, QUERY_ADD_PAIRING);
        integer(writer, (int64_t)index);
        integer(writer, pairing->component);
        integer(writer, pairing->fit);
        text(writer, pairing->via);
        evidence(writer, &pairing->evidence);
    }
    write_claims(writer, (int)index, framework->claims, framework->n_claims);
    insert_rows(writer);
    const struct facts facts = {framework->values, framework->pairings, framework->claims,
                                framework->n_pairings, framework->n_claims};
    if (!writer->failed)
        writer->failed = !packed_facts_add(writer->packed, &facts, &writer->error);
    if (page)
        write_page(writer, &(struct draft_page){"framework", framework->row.id, page});
    if (page && draft->profile)
        write_page(writer, &(struct draft_page){PROFILE_PAGE, framework->row.id,
                                                draft->profile(draft->scratch, page)});
    insert_rows(writer);
}

/* Little-endian int16, low and high of each criterion. */
static void append_scores(struct text *scores, const struct draft_framework *framework,
                          size_t n_criteria)
{
    for (size_t i = 0; i < n_criteria; i++) {
        const int16_t pair[2] = {framework->low[i], framework->high[i]};
        for (int j = 0; j < 2; j++) {
            text_append_char(scores, (char)(pair[j] & 0xFF));
            text_append_char(scores, (char)(pair[j] >> 8 & 0xFF));
        }
    }
}

/* The texts that are made for it are in the scratch arena. */
static void write_row(struct draft_writer *writer, size_t index,
                      const struct draft_framework *framework)
{
    struct arena *scratch = writer->draft->scratch;
    const struct framework *row = &framework->row;
    const char *const texts[] = {row->id,   row->name, row->language,
                                 row->kind, row->tags, row->summary};
    struct text search, scores;

    text_init(&search);
    text_init(&scores);
    search_text_append(&search, row);
    append_scores(&scores, framework, writer->draft->n_criteria);
    begin_row(writer, QUERY_ADD_FRAMEWORK);
    integer(writer, (int64_t)index);
    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++)
        text(writer, texts[i]);
    /* for others who read the table: an opened catalog makes its own */
    text(writer, arena_copy(scratch, search.bytes, search.length));
    integer(writer, (int64_t)row->serves);
    add(writer, (struct column){COLUMN_BYTES, (unsigned)scores.length,
                                .bytes = arena_copy(scratch, scores.bytes, scores.length)});
    text_finish(&search);
    text_finish(&scores);
}

static void write_rows(struct draft_writer *writer)
{
    for (size_t i = 0; i < writer->draft->n_frameworks; i++) {
        write_row(writer, i, &writer->draft->frameworks[i]);
        if (writer->n_rows < ROWS_MOST)
            continue;
        insert_rows(writer);
        arena_clear(writer->draft->scratch);
    }
    insert_rows(writer);
}

static void write_pages(struct draft_writer *writer)
{
    for (size_t i = 0; i < writer->draft->n_pages; i++)
        write_page(writer, &writer->draft->pages[i]);
}

static void write_hash(struct draft_writer *writer, const struct canonical_tables *written,
                       int first, int last, const char *key)
{
    char digits[HASH_LENGTH + 1];

    if (writer->failed)
        return;
    writer->failed = !canonical_hash(writer->database, writer->draft->n_frameworks, written, first,
                                     last, digits, &writer->error);
    write_meta(writer, key, digits);
    insert_rows(writer);
}

static void write_hashes(struct draft_writer *writer)
{
    struct canonical_tables written;

    for (size_t i = 0; i < CANONICAL_TABLES; i++) {
        row_hash_take(writer->hashes[i], written.digits[i]);
        writer->hashes[i] = NULL;
    }
    write_hash(writer, &written, QUERY_DUMP, QUERY_DUMP_LAST, "sha256");
    write_hash(writer, &written, QUERY_DUMP_QUESTIONNAIRE, QUERY_DUMP_QUESTIONNAIRE_LAST,
               "questionnaire_sha256");
}

static void write_all(struct draft_writer *writer)
{
    const struct draft *draft = writer->draft;
    char count[24];

    snprintf(count, sizeof(count), "%zu", draft->n_criteria);
    write_meta(writer, "name", draft->name);
    write_meta(writer, "version", draft->version);
    write_meta(writer, "date", draft->date);
    write_meta(writer, "licence", draft->licence);
    write_meta(writer, "noun", draft->noun);
    write_meta(writer, "nouns", draft->nouns);
    write_meta(writer, "criteria", count);
    if (draft->served[0])
        write_meta(writer, "serves", draft->served);
    write_named(writer, QUERY_ADD_SLOT, draft->slots, draft->n_slots);
    write_named(writer, QUERY_ADD_GROUP, draft->groups, draft->n_groups);
    write_named(writer, QUERY_ADD_LANGUAGE, draft->languages, draft->n_languages);
    write_traits(writer);
    write_components(writer);
    write_criteria(writer);
    write_questions(writer);
    write_claims(writer, -1, draft->claims, draft->n_claims);
    write_rows(writer);
    write_pages(writer);
    insert_rows(writer);
    if (!writer->failed)
        writer->failed = !packed_facts_finish(writer->packed, &writer->error);
    if (!writer->failed)
        writer->failed = !database_run(writer->database, catalog_indexes, &writer->error);
    write_hashes(writer);
    if (!writer->failed)
        writer->failed = !head_write(writer->database, &writer->error);
}

struct draft_writer *draft_write_begin(const struct draft *draft, const char *path,
                                       struct error *error)
{
    struct draft_writer *writer = memory_new(1, sizeof(*writer));

    writer->draft = draft;
    for (size_t i = 0; i < CANONICAL_TABLES; i++)
        writer->hashes[i] = row_hash_new();
    if (database_create(path, &catalog_kind, catalog_schema, &writer->database, error) &&
        database_begin(writer->database, error)) {
        writer->packed = packed_facts_new_writing(writer->database, draft->n_traits);
        return writer;
    }
    draft_write_drop(writer);
    return NULL;
}

bool draft_write_finish(struct draft_writer *writer, struct error *error)
{
    bool done;

    if (!writer->failed)
        write_all(writer);
    if (!writer->failed)
        writer->failed = !database_commit(writer->database, &writer->error);
    done = !writer->failed;
    if (!done)
        *error = writer->error;
    draft_write_drop(writer);
    return done;
}

void draft_write_drop(struct draft_writer *writer)
{
    if (!writer)
        return;
    free(writer->values);
    packed_facts_free(writer->packed);
    for (size_t i = 0; i < CANONICAL_TABLES; i++)
        row_hash_free(writer->hashes[i]);
    database_close(writer->database);
    free(writer);
}
