#include "catalog/model/packed_facts.h"

#include "base/memory.h"
#include "base/text/text.h"
#include "catalog/model/schema.h"
#include "store/database/packed.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_FULL 16384 /* bytes: about a thousand values */
#define BLOCKS_MOST 1000 /* frameworks with a block: all would be a sixth of a large catalog */

const size_t packed_queries[PACKED_QUERIES] = {QUERY_VALUES, QUERY_PAIRINGS, QUERY_CLAIMS};

struct trait_block {
    struct packing rows;
    size_t first; /* framework of the first row */
    bool handled; /* one of its blocks was written or compared */
};

struct packed_facts {
    struct database *database;
    struct trait_block *traits; /* the block of each that is being filled */
    size_t n_traits, n_frameworks;
    struct packing values, pairings, claims; /* of a framework */
    bool (*handle)(struct packed_facts *packed, int64_t number, const struct text *block,
                   struct error *error);
    int64_t n_handled, n_different, n_there; /* the last two when checking: blocks of the table */
};

int64_t packed_trait_number(int64_t trait, int64_t first)
{
    return trait << 32 | first;
}

/* The highest, so that they are appended to the table one by one. */
int64_t packed_facts_number(int64_t framework)
{
    return packed_trait_number(INT32_MAX, framework);
}

static bool write_block(struct packed_facts *packed, int64_t number, const struct text *block,
                        struct error *error)
{
    struct statement *statement = database_statement(packed->database, QUERY_ADD_PACKED);

    statement_bind_integer(statement, 1, number);
    statement_bind_bytes(statement, 2, block->bytes, block->length);
    return statement_run(statement, error);
}

static bool compare_block(struct packed_facts *packed, int64_t number, const struct text *block,
                          struct error *error)
{
    struct statement *statement = database_statement(packed->database, QUERY_PACKED);
    bool same = false;
    size_t length;

    statement_bind_integer(statement, 1, number);
    enum step step = statement_step(statement, error);
    if (step == STEP_ROW) {
        const void *bytes = statement_bytes(statement, 0, &length);
        same = length == block->length && (length == 0 || memcmp(bytes, block->bytes, length) == 0);
        statement_reset(statement);
    }
    packed->n_different += !same;
    return step != STEP_FAILED;
}

static bool count_there(struct packed_facts *packed, struct error *error)
{
    struct statement *statement = database_statement(packed->database, QUERY_COUNT_PACKED);
    enum step step = statement_step(statement, error);

    if (step == STEP_ROW) {
        packed->n_there = statement_integer(statement, 0);
        statement_reset(statement);
    }
    return step == STEP_ROW;
}

/* The columns are those of the queries. */
static struct packed_facts *packed_new(struct database *database, size_t n_traits)
{
    struct packed_facts *packed = memory_new(1, sizeof(*packed));

    packed->database = database;
    packed->n_traits = n_traits;
    packed->traits = memory_new(n_traits, sizeof(packed->traits[0]));
    for (size_t i = 0; i < n_traits; i++)
        packing_init(&packed->traits[i].rows, TRAIT_BLOCK_COLUMNS);
    packing_init(&packed->values, 11);
    packing_init(&packed->pairings, 7);
    packing_init(&packed->claims, 7);
    return packed;
}

struct packed_facts *packed_facts_new_writing(struct database *database, size_t n_traits)
{
    struct packed_facts *packed = packed_new(database, n_traits);

    packed->handle = write_block;
    return packed;
}

struct packed_facts *packed_facts_new_checking(struct database *database, size_t n_traits)
{
    struct packed_facts *packed = packed_new(database, n_traits);

    packed->handle = compare_block;
    return packed;
}

void packed_facts_free(struct packed_facts *packed)
{
    if (!packed)
        return;
    for (size_t i = 0; i < packed->n_traits; i++)
        packing_finish(&packed->traits[i].rows);
    free(packed->traits);
    packing_finish(&packed->values);
    packing_finish(&packed->pairings);
    packing_finish(&packed->claims);
    free(packed);
}

static bool handle(struct packed_facts *packed, int64_t number, const struct text *block,
                   struct error *error)
{
    packed->n_handled++;
    return packed->handle(packed, number, block, error);
}

static bool finish_block(struct packed_facts *packed, size_t trait, struct error *error)
{
    struct trait_block *block = &packed->traits[trait];
    bool done = handle(packed, packed_trait_number((int64_t)trait, (int64_t)block->first),
                       &block->rows.rows, error);

    packing_clear(&block->rows);
    block->handled = true;
    return done;
}

/* What all rows of values share. Only known values and bounds have numbers. */
static void pack_figure(struct packing *rows, size_t index, const struct value *value)
{
    bool any = value->known || value->bounded;

    packing_integer(rows, (int64_t)index);
    packing_text(rows, value->text);
    packing_integer(rows, value->known);
    packing_integer(rows, value->bounded);
    packing_number(rows, any ? value->low : 0);
    packing_number(rows, any ? value->high : 0);
}

static void pack_evidence(struct packing *rows, const struct evidence *evidence)
{
    packing_text(rows, evidence->as_of);
    packing_text(rows, evidence->source);
    packing_integer(rows, evidence->checked);
    packing_text(rows, evidence->note);
}

static bool add_to_trait(struct packed_facts *packed, size_t trait, const struct value *value,
                         struct error *error)
{
    struct trait_block *block = &packed->traits[trait];

    if (!value->known && !value->bounded)
        return true;
    if (block->rows.rows.length >= BLOCK_FULL && !finish_block(packed, trait, error))
        return false;
    if (block->rows.rows.length == 0)
        block->first = packed->n_frameworks;
    pack_figure(&block->rows, packed->n_frameworks, value);
    return true;
}

/* Whether it is what a value that the table does not have is read as. */
static bool is_missing(const struct value *value)
{
    const struct evidence *evidence = &value->evidence, *none = &unknown_value.evidence;

    return !value->text ||
           (!value->known && !value->bounded && !evidence->checked &&
            text_equal(value->text, unknown_value.text) &&
            text_equal(value->bounds, unknown_value.bounds) &&
            text_equal(evidence->source, none->source) &&
            text_equal(evidence->as_of, none->as_of) && text_equal(evidence->note, none->note));
}

static bool add_to_traits(struct packed_facts *packed, const struct value *values,
                          struct error *error)
{
    for (size_t i = 0; i < packed->n_traits; i++)
        if (!add_to_trait(packed, i, &values[i], error))
            return false;
    return true;
}

static void add_values(struct packing *rows, const struct value *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is_missing(&values[i]))
            continue;
        pack_figure(rows, i, &values[i]);
        packing_text(rows, values[i].bounds);
        pack_evidence(rows, &values[i].evidence);
    }
}

static void add_pairings(struct packing *rows, const struct pairing *pairings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        packing_integer(rows, pairings[i].component);
        packing_integer(rows, pairings[i].fit);
        packing_text(rows, pairings[i].via);
        pack_evidence(rows, &pairings[i].evidence);
    }
}

static void add_claims(struct packing *rows, const struct claim *claims, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        packing_text(rows, claims[i].id);
        packing_text(rows, claims[i].claim);
        packing_text(rows, claim_verdict_names[claims[i].verdict]);
        pack_evidence(rows, &claims[i].evidence);
    }
}

static bool add_block(struct packed_facts *packed, const struct facts *facts, struct error *error)
{
    struct packing *parts[PACKED_QUERIES] = {&packed->values, &packed->pairings, &packed->claims};
    struct text block;

    add_values(&packed->values, facts->values, packed->n_traits);
    add_pairings(&packed->pairings, facts->pairings, facts->n_pairings);
    add_claims(&packed->claims, facts->claims, facts->n_claims);
    text_init(&block);
    for (size_t i = 0; i < PACKED_QUERIES; i++) {
        packing_append(parts[i], i, &block);
        packing_clear(parts[i]);
    }
    bool done = handle(packed, packed_facts_number((int64_t)packed->n_frameworks), &block, error);
    text_finish(&block);
    return done;
}

bool packed_facts_add(struct packed_facts *packed, const struct facts *facts, struct error *error)
{
    bool done = add_to_traits(packed, facts->values, error) &&
                (packed->n_frameworks >= BLOCKS_MOST || add_block(packed, facts, error));

    packed->n_frameworks++;
    return done;
}

/* A trait without values has an empty block, so that its values are not looked for elsewhere. */
bool packed_facts_finish(struct packed_facts *packed, struct error *error)
{
    for (size_t i = 0; i < packed->n_traits; i++) {
        const struct trait_block *block = &packed->traits[i];
        if ((block->rows.rows.length > 0 || !block->handled) && !finish_block(packed, i, error))
            return false;
    }
    return packed->handle != compare_block || count_there(packed, error);
}

bool packed_facts_same(const struct packed_facts *packed)
{
    return packed->n_there == 0 ||
           (packed->n_different == 0 && packed->n_there == packed->n_handled);
}
