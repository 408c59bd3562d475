#include "catalog/model/canonical.h"

#include "base/bounds.h"
#include "base/memory.h"
#include "base/text/text.h"
#include "catalog/model/schema.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* Whole numbers below this are written here: most are, and SQLite needs ten times as long. It writes 15
 * significant digits, so larger ones have an exponent. */
#define WHOLE_BELOW 1e15

#define PIECE ((size_t)64 << 10) /* bytes that are hashed at once */

struct row_hash {
    struct hash *hash;
    struct text rows; /* not hashed yet */
};

struct row_hash *row_hash_new(void)
{
    struct row_hash *rows = memory_new(1, sizeof(*rows));

    rows->hash = hash_new();
    text_init(&rows->rows);
    return rows;
}

static void hash_piece(struct row_hash *rows)
{
    hash_add(rows->hash, rows->rows.bytes, rows->rows.length);
    text_clear(&rows->rows);
}

void row_hash_take(struct row_hash *rows, char ret_digits[HASH_LENGTH + 1])
{
    hash_piece(rows);
    text_finish(&rows->rows);
    hash_take(rows->hash, ret_digits);
    free(rows);
}

void row_hash_free(struct row_hash *rows)
{
    char ignored[HASH_LENGTH + 1];

    if (rows)
        row_hash_take(rows, ignored);
}

static void append_integer(struct text *rows, int64_t number)
{
    if (number >= 0 && number <= 9) /* as most are */
        text_append_char(rows, (char)('0' + number));
    else
        text_append_integer(rows, number);
}

/* SQLite writes -0.0 as "0.0" as well. */
static void append_number(struct text *rows, double number)
{
    char digits[NUMBER_TEXT_SIZE];

    if (fabs(number) < WHOLE_BELOW && trunc(number) == number) {
        append_integer(rows, (int64_t)number);
        text_append(rows, ".0");
    } else {
        text_append(rows, database_number_text(number, digits));
    }
}

/* As SQLite writes it as text: 5 as "5", 5.0 as "5.0", NULL as "". */
static void append_column(struct text *rows, const struct column *column)
{
    switch (column->kind) {
    case COLUMN_INTEGER:
        append_integer(rows, column->integer);
        break;
    case COLUMN_NUMBER:
        append_number(rows, column->number);
        break;
    case COLUMN_TEXT:
        text_append(rows, column->text);
        break;
    default: /* bytes are dumped as hexadecimal text */
        break;
    }
}

static void add_column(struct row_hash *rows, size_t index, const struct column *column)
{
    if (index > 0)
        text_append_char(&rows->rows, '\x1f');
    append_column(&rows->rows, column);
}

static void end_row(struct row_hash *rows)
{
    text_append_char(&rows->rows, '\x1e');
    if (rows->rows.length >= PIECE)
        hash_piece(rows);
}

void row_hash_add(struct row_hash *rows, const struct column *values, size_t columns, size_t n_rows)
{
    for (size_t i = 0; i < n_rows; i++) {
        for (size_t j = 0; j < columns; j++)
            add_column(rows, j, &values[i * columns + j]);
        end_row(rows);
    }
}

/* --- reading ---------------------------------------------------------------------------------- */

#define SOME 64 /* frameworks of one query */

static bool read_rows(struct row_hash *rows, struct statement *statement, struct error *error)
{
    int columns = statement_columns(statement);
    enum step step;

    while ((step = statement_step(statement, error)) == STEP_ROW) {
        for (int i = 0; i < columns; i++) {
            const struct column column = statement_column(statement, i);
            add_column(rows, (size_t)i, &column);
        }
        end_row(rows);
    }
    return step == STEP_DONE;
}

static bool read_table(struct database *database, int query, size_t n_frameworks,
                       char ret_digits[HASH_LENGTH + 1], struct error *error)
{
    struct row_hash *rows = row_hash_new();
    bool done = true;

    for (size_t first = 0; first < n_frameworks && done; first += SOME) {
        struct statement *statement = database_statement(database, (size_t)query);
        statement_bind_integer(statement, 1, (int64_t)first);
        statement_bind_integer(statement, 2, (int64_t)MIN(first + SOME, n_frameworks) - 1);
        done = read_rows(rows, statement, error);
    }
    row_hash_take(rows, ret_digits);
    return done;
}

/* -1: its rows are hashed with those of the other tables. */
static int table_of(int query)
{
    switch (query) {
    case QUERY_DUMP_PAIRINGS:
        return CANONICAL_PAIRINGS;
    case QUERY_DUMP_VALUES:
        return CANONICAL_VALUES;
    default:
        return -1;
    }
}

static bool add_table(struct row_hash *rows, struct database *database, size_t n_frameworks,
                      const struct canonical_tables *written, int query, struct error *error)
{
    char read[HASH_LENGTH + 1];
    const char *digits = written ? written->digits[table_of(query)] : read;

    if (!written && !read_table(database, query, n_frameworks, read, error))
        return false;
    row_hash_add(rows, &(struct column){COLUMN_TEXT, .text = digits}, 1, 1);
    return true;
}

bool canonical_hash(struct database *database, size_t n_frameworks,
                    const struct canonical_tables *written, int first, int last,
                    char ret_digits[HASH_LENGTH + 1], struct error *error)
{
    struct row_hash *rows = row_hash_new();
    bool done = true;

    for (int query = first; query <= last && done; query++)
        done = table_of(query) < 0
                   ? read_rows(rows, database_statement(database, (size_t)query), error)
                   : add_table(rows, database, n_frameworks, written, query, error);
    row_hash_take(rows, ret_digits);
    return done;
}
