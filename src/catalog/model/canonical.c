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

/* What one thread reads. */
struct dump {
    struct database *database;
    size_t n_frameworks;
    int query, last;
    struct statement *statement; /* NULL: the query has not begun */
};

/* Rows one after another. */
struct piece {
    struct text rows;
    struct error error;
    bool failed;
};

static bool is_for_some(int query)
{
    return query >= QUERY_DUMP_SOME && query <= QUERY_DUMP_SOME_LAST;
}

/* Reads rows of the query that has begun until the piece is full. False: there are no more. */
static bool read_rows(struct dump *dump, struct piece *piece, size_t full)
{
    while (piece->rows.length < full) {
        enum step step = statement_step(dump->statement, &piece->error);
        piece->failed = step == STEP_FAILED;
        if (step != STEP_ROW)
            return false;
        append_row(&piece->rows, dump->statement);
    }
    return true;
}

/* An ahead_work, one at a time: the rows of the queries; empty after the last one. */
static size_t read_piece(void *context, size_t index, void *slot)
{
    struct dump *dump = context;
    struct piece *piece = slot;

    (void)index;
    text_clear(&piece->rows);
    while (!piece->failed && piece->rows.length < PIECE && dump->query <= dump->last) {
        if (!dump->statement)
            dump->statement = database_statement(dump->database, (size_t)dump->query);
        if (!read_rows(dump, piece, PIECE)) {
            dump->statement = NULL;
            dump->query++;
        }
    }
    return piece->rows.length;
}

static size_t pieces_of_frameworks(size_t n_frameworks)
{
    return (n_frameworks + SOME - 1) / SOME;
}

/* An ahead_work: the rows of some frameworks. */
static size_t read_some(void *context, size_t index, void *slot)
{
    struct dump *dump = context;
    struct piece *piece = slot;
    size_t n_pieces = pieces_of_frameworks(dump->n_frameworks);
    size_t first = index % n_pieces * SOME, end = first + SOME;

    if (end > dump->n_frameworks)
        end = dump->n_frameworks;
    text_clear(&piece->rows);
    dump->statement = database_statement(dump->database, (size_t)dump->query + index / n_pieces);
    statement_bind_integer(dump->statement, 1, (int64_t)first);
    statement_bind_integer(dump->statement, 2, (int64_t)end - 1);
    read_rows(dump, piece, SIZE_MAX);
    return piece->rows.length;
}

/* Hashes pieces until one is empty: `count` is SIZE_MAX where their number is not known. */
static bool hash_pieces(struct hash *hash, struct ahead_job *job, struct error *error)
{
    struct piece pieces[PIECES] = {{.failed = false}}, *piece;
    bool done = true, over = false;

    for (size_t i = 0; i < ARRAY_LENGTH(pieces); i++)
        text_init(&pieces[i].rows);
    job->slots = pieces;
    job->n_slots = ARRAY_LENGTH(pieces);
    job->slot_size = sizeof(pieces[0]);
    job->most = SIZE_MAX;
    struct ahead *ahead = ahead_new(job);
    for (size_t i = 0; i < job->count && done && !over; i++) {
        piece = ahead_take(ahead);
        hash_add(hash, piece->rows.bytes, piece->rows.length);
        over = job->count == SIZE_MAX && piece->rows.length == 0;
        done = !piece->failed;
        if (!done)
            *error = piece->error;
    }
    ahead_free(ahead);
    for (size_t i = 0; i < ARRAY_LENGTH(pieces); i++)
        text_finish(&pieces[i].rows);
    return done;
}

/* The queries of `dump` read some frameworks each, or all of them. `again`: the same database for a second
 * thread, or NULL. */
static bool hash_queries(struct hash *hash, const struct dump *dump, struct database *again,
                         struct error *error)
{
    struct dump own = *dump, other = *dump;
    struct ahead_job job = {.count = SIZE_MAX,
                            .work = read_piece,
                            .context = &own,
                            .alone = dump->n_frameworks <= FEW,
                            .in_turn = true};

    other.database = again;
    if (is_for_some(dump->query)) {
        job.count =
            (size_t)(dump->last - dump->query + 1) * pieces_of_frameworks(dump->n_frameworks);
        job.work = read_some;
        job.thread_context = again ? &other : NULL;
        job.in_turn = !again;
    }
    return hash_pieces(hash, &job, error);
}

bool canonical_hash(struct database *database, size_t n_frameworks, int first, int last,
                    char ret_digits[HASH_LENGTH + 1], struct error *error)
{
    struct database *again = n_frameworks > FEW ? database_open_again(database) : NULL;
    struct hash *hash = hash_new();
    bool done = true;

    for (int end; first <= last && done; first = end + 1) {
        end = first;
        while (end < last && is_for_some(end + 1) == is_for_some(first))
            end++;
        const struct dump dump = {database, n_frameworks, first, end, NULL};
        done = hash_queries(hash, &dump, again, error);
    }
    database_close(again);
    hash_take(hash, ret_digits);
    return done;
}
