#ifndef CATALOG_MODEL_ROWS_PARTS_H
#define CATALOG_MODEL_ROWS_PARTS_H

#include "catalog/model/rows.h"

/* What the files rows_*.c share: a loop over the rows of one query, and its values, checked. Texts are
 * clean lines that last as long as the arena of the rows. */
struct reading {
    struct rows *rows;
    enum query query;
    struct statement *statement;
    struct error error;
};

struct reading reading_of(struct rows *rows, enum query query);

/* Counts a failed step as damage and keeps its message. */
void reading_fail(struct reading *reading);

/* Goes to the next row; false: there is none, or reading has failed. */
static inline bool reading_next(struct reading *reading)
{
    enum step step = statement_step(reading->statement, &reading->error);

    if (step == STEP_FAILED)
        reading_fail(reading);
    return step == STEP_ROW;
}

/* Reads the rows of a query from blocks; each row of `blocks` is a block. False: there is no block. */
typedef void rows_reader(struct reading *reading, void *context);
bool reading_blocks(struct reading *blocks, enum query query, int columns, rows_reader *read,
                    void *context);

/* The same for one block. */
void reading_block(struct rows *rows, enum query query, int columns, const void *block,
                   size_t length, rows_reader *read, void *context);

/* Copies the block in the current row into the arena, where its texts stay. */
const void *reading_kept_block(struct reading *blocks, size_t *ret_length);

/* Counts the row as damaged if it is bad. */
static inline bool reading_damaged(struct reading *reading, bool bad)
{
    if (bad)
        rows_count_damage(reading->rows, reading->query);
    return bad;
}

const char *reading_line(struct reading *reading, int column); /* "" for NULL */

/* The same of a text in a block, which it stays in if it is clean. A NUL follows it. */
const char *rows_line(struct arena *arena, const char *text, size_t length);

/* The index of a word of the list; -2: it is none of them. */
int reading_word(struct reading *reading, int column, const char *const *words, size_t count);

/* Columns 1 to 5, which all queries of values share. False: it is damaged, and counted as such. */
bool reading_figure(struct reading *reading, enum trait_kind kind, struct figure *ret_figure);

/* The numbers that a trait of this kind can have. */
struct scale {
    double least, most;
};
struct scale scale_of(enum trait_kind kind);

static inline bool is_on_scale(bool known, bool bounded, double low, double high,
                               struct scale scale)
{
    if (known && low != high)
        return false;
    return (!known && !bounded) || (scale.least <= low && low <= high && high <= scale.most);
}

/* The four columns from this one on. */
struct evidence reading_evidence(struct reading *reading, int column);

/* -2 if it does not fit. */
static inline int reading_integer(struct reading *reading, int column)
{
    int64_t number = statement_integer(reading->statement, column);

    return number < INT32_MIN || number > INT32_MAX ? -2 : (int)number;
}

/* A nullable reference: -1 if NULL, -2 if it is out of range. */
static inline int reading_reference(struct reading *reading, int column, size_t count)
{
    if (statement_is_null(reading->statement, column))
        return -1;
    int64_t number = statement_integer(reading->statement, column);
    return number >= 0 && (uint64_t)number < count ? (int)number : -2;
}

/* Rows refer to each other by position, so the first must have number 0, the next 1 and so on. */
static inline bool reading_out_of_place(struct reading *reading, int column, size_t count)
{
    return statement_integer(reading->statement, column) != (int64_t)count;
}

/* Makes room for one more entry of an array in the arena; capacity doubles at each power of two from
 * four on. */
void *rows_room(struct rows *rows, void *array, size_t count, size_t size);
#define GROWN(rows, array, count) rows_room((rows), (array), (count), sizeof((array)[0]))

#endif
