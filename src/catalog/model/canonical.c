#include "catalog/model/canonical.h"

#include "base/ahead.h"
#include "base/array.h"
#include "base/text/text.h"
#include "catalog/model/schema.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* Whole numbers below this are written here: most are, and SQLite needs ten times as long. */
#define WHOLE_BELOW 100000000000000 /* 10^14 */

/* `is_real`: 5 as "5.0". */
static void append_whole(struct text *rows, int64_t number, bool is_real)
{
    if (number >= 0 && number <= 9 && !is_real) { /* as most are */
        text_append_char(rows, (char)('0' + number));
        return;
    }
    char digits[] = "-9223372036854775808.0";
    char *end = digits + sizeof(digits) - sizeof(".0");
    char *at = digits_before(end, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);

    if (number < 0)
        *--at = '-';
    text_append_bytes(rows, at, (size_t)(end - at) + (is_real ? strlen(".0") : 0));
}

static bool is_short_whole(double number)
{
    return fabs(number) < WHOLE_BELOW && trunc(number) == number &&
           !(number == 0 && signbit(number));
}

/* As SQLite writes it as text: 5 as "5", 5.0 as "5.0". */
static void append_column(struct text *rows, struct statement *statement, int column)
{
    struct column value = statement_column(statement, column);
    const char *string;

    if (value.kind == COLUMN_TEXT) {
        text_append(rows, value.text);
    } else if (value.kind == COLUMN_INTEGER) {
        append_whole(rows, value.integer, false);
    } else if (value.kind == COLUMN_NUMBER && is_short_whole(value.number)) {
        append_whole(rows, (int64_t)value.number, true);
    } else {
        string = statement_text(statement, column);
        if (string)
            text_append(rows, string);
    }
}

static void append_row(struct text *rows, struct statement *statement)
{
    int columns = statement_columns(statement);

    for (int i = 0; i < columns; i++) {
        if (i > 0)
            text_append_char(rows, '\x1f');
        append_column(rows, statement, i);
    }
    text_append_char(rows, '\x1e');
}

/* --- pieces ----------------------------------------------------------------------------------- */

#define PIECE ((size_t)64 << 10) /* bytes */
#define PIECES 4
#define SOME 64 /* frameworks of one query */
#define FEW 500 /* frameworks */

/* Where the reading of the rows is. Only one piece is read at a time. */
struct dump {
    struct database *database;
    size_t n_frameworks;
    int query, last;
    size_t framework;            /* the first of the frameworks that one query reads */
    struct statement *statement; /* NULL: the query has not begun */
};

/* Rows one after another; empty after the last one. */
struct piece {
    struct text rows;
    struct error error;
    bool failed;
};

static bool is_for_some(int query)
{
    return query >= QUERY_DUMP_SOME && query <= QUERY_DUMP_SOME_LAST;
}

static void begin_query(struct dump *dump)
{
    dump->statement = database_statement(dump->database, (size_t)dump->query);
    if (is_for_some(dump->query)) {
        size_t end = dump->framework + SOME;
        if (end > dump->n_frameworks)
            end = dump->n_frameworks;
        statement_bind_integer(dump->statement, 1, (int64_t)dump->framework);
        statement_bind_integer(dump->statement, 2, (int64_t)end - 1);
    }
}

static void end_query(struct dump *dump)
{
    dump->statement = NULL;
    dump->framework += SOME;
    if (is_for_some(dump->query) && dump->framework < dump->n_frameworks)
        return;
    dump->framework = 0;
    dump->query++;
}

/* An ahead_work, one at a time. */
static size_t read_piece(void *context, size_t index, void *slot)
{
    struct dump *dump = context;
    struct piece *piece = slot;

    (void)index;
    text_clear(&piece->rows);
    while (!piece->failed && piece->rows.length < PIECE && dump->query <= dump->last) {
        if (!dump->statement)
            begin_query(dump);
        enum step step = statement_step(dump->statement, &piece->error);
        piece->failed = step == STEP_FAILED;
        if (step == STEP_ROW)
            append_row(&piece->rows, dump->statement);
        else
            end_query(dump);
    }
    return piece->rows.length;
}

bool canonical_hash(struct database *database, size_t n_frameworks, int first, int last,
                    char ret_digits[HASH_LENGTH + 1], struct error *error)
{
    struct dump dump = {database, n_frameworks, first, last, 0, NULL};
    struct piece pieces[PIECES], *piece;
    struct hash *hash = hash_new();
    bool done;

    for (size_t i = 0; i < ARRAY_LENGTH(pieces); i++) {
        pieces[i] = (struct piece){.failed = false};
        text_init(&pieces[i].rows);
    }
    struct ahead *ahead = ahead_new(&(struct ahead_job){.count = SIZE_MAX,
                                                        .work = read_piece,
                                                        .context = &dump,
                                                        .slots = pieces,
                                                        .n_slots = ARRAY_LENGTH(pieces),
                                                        .slot_size = sizeof(pieces[0]),
                                                        .most = SIZE_MAX,
                                                        .alone = n_frameworks <= FEW,
                                                        .in_turn = true});
    while ((piece = ahead_take(ahead)) && !piece->failed && piece->rows.length > 0)
        hash_add(hash, piece->rows.bytes, piece->rows.length);
    done = !piece->failed;
    if (!done)
        *error = piece->error;
    ahead_free(ahead);
    for (size_t i = 0; i < ARRAY_LENGTH(pieces); i++)
        text_finish(&pieces[i].rows);
    hash_take(hash, ret_digits);
    return done;
}
