#include "catalog/model/canonical.h"

#include "catalog/model/schema.h"

#include <string.h>

static void add_row(struct hash *hash, struct statement *statement)
{
    for (int i = 0; i < statement_columns(statement); i++) {
        const char *column = statement_text(statement, i);
        if (i > 0)
            hash_add(hash, "\x1f", 1);
        if (column)
            hash_add(hash, column, strlen(column));
    }
    hash_add(hash, "\x1e", 1);
}

static bool add_rows(struct hash *hash, struct statement *statement, struct error *error)
{
    enum step step;

    while ((step = statement_step(statement, error)) == STEP_ROW)
        add_row(hash, statement);
    return step == STEP_DONE;
}

static bool add_dump(struct hash *hash, struct database *database, size_t n_frameworks, int query,
                     struct error *error)
{
    if (query < QUERY_DUMP_EACH || query > QUERY_DUMP_EACH_LAST)
        return add_rows(hash, database_statement(database, (size_t)query), error);
    for (size_t i = 0; i < n_frameworks; i++) {
        struct statement *statement = database_statement(database, (size_t)query);
        statement_bind_integer(statement, 1, (int64_t)i);
        if (!add_rows(hash, statement, error))
            return false;
    }
    return true;
}

bool canonical_hash(struct database *database, size_t n_frameworks, int first, int last,
                    char ret_digits[HASH_LENGTH + 1], struct error *error)
{
    struct hash *hash = hash_new();
    bool done = true;

    for (int query = first; query <= last && done; query++)
        done = add_dump(hash, database, n_frameworks, query, error);
    hash_take(hash, ret_digits);
    return done;
}
