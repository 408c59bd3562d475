#include "catalog/model/trait_blocks.h"

#include "base/memory.h"
#include "catalog/model/schema.h"
#include "store/database/packed.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_FULL 16384 /* bytes: about a thousand values */

struct trait_block {
    struct text rows;
    size_t first; /* framework of the first row */
    bool handled; /* one of its blocks was written or compared */
};

struct trait_blocks {
    struct database *database;
    struct trait_block *blocks; /* one a trait: the one that is being filled */
    size_t n_traits;
    bool (*handle)(struct trait_blocks *blocks, size_t trait, struct error *error);
    size_t n_different, n_handled;
    int64_t n_there; /* when checking: rows of the table */
};

static bool write_block(struct trait_blocks *blocks, size_t trait, struct error *error)
{
    const struct trait_block *block = &blocks->blocks[trait];
    struct statement *statement = database_statement(blocks->database, QUERY_ADD_TRAIT_BLOCK);

    statement_bind_integer(statement, 1, (int64_t)trait);
    statement_bind_integer(statement, 2, (int64_t)block->first);
    statement_bind_bytes(statement, 3, block->rows.bytes, block->rows.length);
    return statement_run(statement, error);
}

static bool compare_block(struct trait_blocks *blocks, size_t trait, struct error *error)
{
    const struct trait_block *block = &blocks->blocks[trait];
    struct statement *statement = database_statement(blocks->database, QUERY_TRAIT_BLOCK);
    bool same = false;
    size_t length;

    statement_bind_integer(statement, 1, (int64_t)trait);
    statement_bind_integer(statement, 2, (int64_t)block->first);
    enum step step = statement_step(statement, error);
    if (step == STEP_ROW) {
        const void *bytes = statement_bytes(statement, 0, &length);
        same = length == block->rows.length && memcmp(bytes, block->rows.bytes, length) == 0;
        statement_reset(statement);
    }
    blocks->n_different += !same;
    return step != STEP_FAILED;
}

static bool count_there(struct trait_blocks *blocks, struct error *error)
{
    struct statement *statement = database_statement(blocks->database, QUERY_COUNT_TRAIT_BLOCKS);
    enum step step = statement_step(statement, error);

    if (step == STEP_ROW) {
        blocks->n_there = statement_integer(statement, 0);
        statement_reset(statement);
    }
    return step == STEP_ROW;
}

static struct trait_blocks *blocks_new(struct database *database, size_t n_traits)
{
    struct trait_blocks *blocks = memory_new(1, sizeof(*blocks));

    blocks->database = database;
    blocks->n_traits = n_traits;
    blocks->blocks = memory_new(n_traits, sizeof(blocks->blocks[0]));
    for (size_t i = 0; i < n_traits; i++)
        text_init(&blocks->blocks[i].rows);
    return blocks;
}

struct trait_blocks *trait_blocks_new_writing(struct database *database, size_t n_traits)
{
    struct trait_blocks *blocks = blocks_new(database, n_traits);

    blocks->handle = write_block;
    return blocks;
}

struct trait_blocks *trait_blocks_new_checking(struct database *database, size_t n_traits)
{
    struct trait_blocks *blocks = blocks_new(database, n_traits);

    blocks->handle = compare_block;
    return blocks;
}

void trait_blocks_free(struct trait_blocks *blocks)
{
    if (!blocks)
        return;
    for (size_t i = 0; i < blocks->n_traits; i++)
        text_finish(&blocks->blocks[i].rows);
    free(blocks->blocks);
    free(blocks);
}

static bool finish_block(struct trait_blocks *blocks, size_t trait, struct error *error)
{
    struct trait_block *block = &blocks->blocks[trait];
    bool done = blocks->handle(blocks, trait, error);

    text_clear(&block->rows);
    block->handled = true;
    blocks->n_handled++;
    return done;
}

bool trait_blocks_add(struct trait_blocks *blocks, size_t framework, size_t trait,
                      const struct value *value, struct error *error)
{
    struct trait_block *block = &blocks->blocks[trait];
    struct text *rows = &block->rows;

    if (!value->known && !value->bounded)
        return true;
    if (rows->length >= BLOCK_FULL && !finish_block(blocks, trait, error))
        return false;
    if (rows->length == 0)
        block->first = framework;
    packed_put_integer(rows, (int64_t)framework);
    packed_put_text(rows, value->text);
    packed_put_integer(rows, value->known);
    packed_put_integer(rows, value->bounded);
    packed_put_number(rows, value->low);
    packed_put_number(rows, value->high);
    return true;
}

/* A trait without values has an empty block, so that its values are not looked for elsewhere. */
bool trait_blocks_finish(struct trait_blocks *blocks, struct error *error)
{
    for (size_t i = 0; i < blocks->n_traits; i++) {
        const struct trait_block *block = &blocks->blocks[i];
        if ((block->rows.length > 0 || !block->handled) && !finish_block(blocks, i, error))
            return false;
    }
    return blocks->handle != compare_block || count_there(blocks, error);
}

bool trait_blocks_same(const struct trait_blocks *blocks)
{
    return blocks->n_there == 0 ||
           (blocks->n_different == 0 && blocks->n_there == (int64_t)blocks->n_handled);
}
