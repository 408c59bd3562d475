#include "catalog/model/head.h"

#include "base/array.h"
#include "catalog/model/schema.h"
#include "store/database/packed.h"

#define HEAD_MOST 262144 /* bytes */

/* The frameworks and the page of the first come last: they may be long, and the block is limited. */
static bool pack(struct database *database, struct text *block, struct error *error)
{
    static const enum query last[] = {QUERY_FRAMEWORKS, QUERY_FIRST_VALUES, QUERY_FIRST_PAGE};

    for (size_t query = QUERY_META; query <= QUERY_WISHES; query++)
        if (query != QUERY_FRAMEWORKS && !database_pack(database, query, HEAD_MOST, block, error))
            return false;
    for (size_t i = 0; i < ARRAY_LENGTH(last); i++)
        if (!database_pack(database, last[i], HEAD_MOST, block, error))
            return false;
    return true;
}

bool head_write(struct database *database, struct error *error)
{
    struct text block;
    bool done;

    text_init(&block);
    done = pack(database, &block, error);
    if (done) {
        struct statement *statement = database_statement(database, QUERY_ADD_HEAD);
        statement_bind_bytes(statement, 1, block.bytes, block.length);
        done = statement_run(statement, error);
    }
    text_finish(&block);
    return done;
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
    return database_unpack(database, block, length, error);
}

bool head_check(struct database *database, bool *ret_same, struct error *error)
{
    struct text block;
    enum step step = STEP_FAILED;

    text_init(&block);
    if (pack(database, &block, error)) {
        struct statement *statement = database_statement(database, QUERY_HEAD_DIFFERS);
        statement_bind_bytes(statement, 1, block.bytes, block.length);
        step = statement_step(statement, error);
        *ret_same = step == STEP_ROW && statement_integer(statement, 0) == 0;
        statement_reset(statement);
    }
    text_finish(&block);
    return step != STEP_FAILED;
}
