#include "catalog/model/canonical.h"

#include "base/text/text.h"
#include "catalog/model/schema.h"

#include <math.h>
#include <string.h>

/* Whole numbers below this are written here: most are, and SQLite needs ten times as long. */
#define WHOLE_BELOW 100000000000000 /* 10^14 */

static void append_whole(struct text *row, int64_t number, const char *end)
{
    char digits[24];
    size_t at = sizeof(digits) - strlen(end);
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;

    memcpy(digits + at, end, strlen(end));
    do
        digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0)
        digits[--at] = '-';
    text_append_bytes(row, digits + at, sizeof(digits) - at);
}

/* As SQLite writes it as text: 5 as "5", 5.0 as "5.0". */
static void append_column(struct text *row, struct statement *statement, int column)
{
    enum column_kind kind = statement_kind(statement, column);

    if (kind == COLUMN_INTEGER || kind == COLUMN_NUMBER) {
        double number = statement_number(statement, column);
        bool small = fabs(number) < WHOLE_BELOW && !(number == 0 && signbit(number));
        if (small && trunc(number) == number) {
            append_whole(row, (int64_t)number, kind == COLUMN_NUMBER ? ".0" : "");
            return;
        }
    }
    const char *string = statement_text(statement, column);
    if (string)
        text_append(row, string);
}

static void append_row(struct text *row, struct statement *statement)
{
    int columns = statement_columns(statement);

    for (int i = 0; i < columns; i++) {
        if (i > 0)
            text_append_char(row, '\x1f');
        append_column(row, statement, i);
    }
    text_append_char(row, '\x1e');
}

static bool add_rows(struct hash *hash, struct statement *statement, struct error *error)
{
    struct text row;
    enum step step;

    text_init(&row);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        text_clear(&row);
        append_row(&row, statement);
        hash_add(hash, row.bytes, row.length);
    }
    text_finish(&row);
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
