#include "catalog/model/head.h"

#include "base/array.h"
#include "catalog/model/schema.h"
#include "store/database/packed.h"

#include <string.h>

#define HEAD_MOST 262144 /* bytes */
#define HEAD_PIECE 32768

/* The place of a query is its number in the block. The frameworks and what is shown of the first come
 * last: they may be long, and the block is limited. */
static const size_t parts[] = {
    QUERY_META,         QUERY_SLOTS,         QUERY_GROUPS,
    QUERY_LANGUAGES,    QUERY_TRAITS,        QUERY_COMPONENTS,
    QUERY_BRINGS,       QUERY_LINKS,         QUERY_CONFLICTS_WITH_ONE,
    QUERY_DEFAULTS,     QUERY_GATES,         QUERY_CRITERIA,
    QUERY_INPUTS,       QUERY_QUESTIONS,     QUERY_PRIORS,
    QUERY_RETIRED,      QUERY_OPTIONS,       QUERY_POINTS,
    QUERY_REQUIREMENTS, QUERY_WISHES,        QUERY_FRAMEWORKS,
    QUERY_FIRST_VALUES, QUERY_FIRST_PROFILE,
};

static bool pack(struct database *database, struct text *block, bool *ret_whole,
                 struct error *error)
{
    *ret_whole = true;
    for (size_t i = 0; i < ARRAY_LENGTH(parts); i++) {
        size_t length = block->length;
        if (!database_pack(database, parts[i], i, HEAD_MOST, block, error))
            return false;
        if (parts[i] == QUERY_FRAMEWORKS)
            *ret_whole = block->length > length;
    }
    return true;
}

/* Passes on the block, then pieces with the frameworks if these are not in it. */
static bool pack_all(struct database *database, packed_take *take, void *context,
                     struct error *error)
{
    struct text block;
    bool whole, done;

    text_init(&block);
    done = pack(database, &block, &whole, error) && take(context, &block, error);
    text_finish(&block);
    return done && (whole || database_pack_pieces(database, QUERY_FRAMEWORKS, HEAD_PIECE, take,
                                                  context, error));
}

static bool write_block(void *context, const struct text *block, struct error *error)
{
    struct statement *statement = database_statement(context, QUERY_ADD_HEAD);

    statement_bind_bytes(statement, 1, block->bytes, block->length);
    return statement_run(statement, error);
}

bool head_write(struct database *database, struct error *error)
{
    return pack_all(database, write_block, database, error);
}

/* The statement is not reset, so that SQLite keeps the block. */
bool head_read(struct database *database, struct error *error)
{
    struct statement *statement = database_statement(database, QUERY_HEAD);
    enum step step = statement_step(statement, error);
    const void *block;
    size_t length;

    if (step != STEP_ROW)
        return step != STEP_FAILED;
    block = statement_bytes(statement, 0, &length);
    return database_unpack(database, parts, ARRAY_LENGTH(parts), block, length, error);
}

struct comparison {
    struct statement *statement; /* over the blocks that are there */
    size_t n_compared;
    bool ended, same;
};

static bool compare_block(void *context, const struct text *block, struct error *error)
{
    struct comparison *comparison = context;
    enum step step = comparison->ended ? STEP_DONE : statement_step(comparison->statement, error);
    size_t length;

    if (step == STEP_FAILED)
        return false;
    comparison->ended = step == STEP_DONE;
    if (comparison->ended) {
        comparison->same = comparison->same && comparison->n_compared == 0;
        return true;
    }
    const void *bytes = statement_bytes(comparison->statement, 0, &length);
    comparison->n_compared++;
    comparison->same =
        comparison->same && length == block->length && memcmp(bytes, block->bytes, length) == 0;
    return true;
}

bool head_check(struct database *database, bool *ret_same, struct error *error)
{
    struct comparison comparison = {
        .statement = database_statement(database, QUERY_HEAD_BLOCKS),
        .same = true,
    };
    bool done = pack_all(database, compare_block, &comparison, error);

    if (done && !comparison.ended) {
        enum step step = statement_step(comparison.statement, error);
        done = step != STEP_FAILED;
        comparison.same = comparison.same && step == STEP_DONE;
        statement_reset(comparison.statement);
    }
    *ret_same = comparison.same;
    return done;
}
