#include "catalog/model/rows_parts.h"

#include "catalog/model/packed_facts.h"
#include "store/database/packed_take.h"

#include <float.h>

struct scale scale_of(enum trait_kind kind)
{
    static const struct scale scales[TRAIT_KIND_COUNT] = {
        [TRAIT_TEXT] = {-DBL_MAX, DBL_MAX},
        [TRAIT_NUMBER] = {-DBL_MAX, DBL_MAX},
        [TRAIT_DATE] = {-DBL_MAX, DBL_MAX},
        [TRAIT_LEVEL] = {0, LEVEL_MOST},
        [TRAIT_RATING] = {1, 5},
        [TRAIT_LIST] = {-DBL_MAX, DBL_MAX},
    };

    return scales[kind];
}

bool reading_figure(struct reading *reading, enum trait_kind kind, struct figure *ret_figure)
{
    struct figure figure = {
        .text = reading_line(reading, 1),
        .known = reading_integer(reading, 2) == 1,
        .bounded = reading_integer(reading, 3) == 1,
        .low = statement_number(reading->statement, 4),
        .high = statement_number(reading->statement, 5),
    };

    if (!figure.known && !figure.bounded)
        figure.low = figure.high = 0;
    *ret_figure = figure;
    return !reading_damaged(reading, !is_on_scale(figure.known, figure.bounded, figure.low,
                                                  figure.high, scale_of(kind)));
}

/* What is read of a trait: the values of all frameworks, or which of them have the capability. */
struct trait_values {
    struct figure *figures; /* or NULL */
    uint64_t *having;       /* a bit each */
    size_t count;
    enum trait_kind kind;
};

static inline void set_having(uint64_t *having, size_t index, bool is_there)
{
    uint64_t *bits = &having[index / 64];

    *bits = (*bits & ~(UINT64_C(1) << index % 64)) | (uint64_t)is_there << index % 64;
}

/* Read straight from a block, as `compile` writes it, into the array: no statement is used. */

struct column_row {
    int64_t index, known, bounded; /* 1: yes */
    const char *text;
    double low, high;
};

/* `first`: of its block, so there is no row before it. */
static inline packed_position take_flag(packed_position at, packed_position end, bool first,
                                        int64_t *ret_flag)
{
    if (at == end)
        return NULL;
    if (*at == PACKED_AS_BEFORE)
        return first ? NULL : at + 1;
    return *at == PACKED_INTEGER ? packed_take_integer(at + 1, end, ret_flag) : NULL;
}

static inline packed_position take_number(packed_position at, packed_position end, bool first,
                                          double *ret_number)
{
    int64_t integer;

    if (at == end)
        return NULL;
    if (*at == PACKED_NUMBER)
        return packed_take_number(at + 1, end, ret_number);
    if (*at != PACKED_INTEGER)
        return *at == PACKED_AS_BEFORE && !first ? at + 1 : NULL;
    at = packed_take_integer(at + 1, end, &integer);
    *ret_number = (double)integer;
    return at;
}

/* `arena` NULL: the line is not needed. */
static inline packed_position take_line(packed_position at, packed_position end, bool first,
                                        struct arena *arena, const char **ret_line)
{
    const char *bytes;
    size_t length;

    if (at == end)
        return NULL;
    if (*at == PACKED_AS_BEFORE)
        return first ? NULL : at + 1;
    if (*at != PACKED_TEXT || !(at = packed_take_bytes(at + 1, end, &bytes, &length)))
        return NULL;
    if (arena)
        *ret_line = rows_line(arena, bytes, length);
    return at;
}

static inline packed_position take_row(packed_position at, packed_position end, bool first,
                                       struct arena *arena, struct column_row *row)
{
    if (at == end || *at != PACKED_INTEGER ||
        !(at = packed_take_integer(at + 1, end, &row->index)) ||
        !(at = take_line(at, end, first, arena, &row->text)) ||
        !(at = take_flag(at, end, first, &row->known)) ||
        !(at = take_flag(at, end, first, &row->bounded)) ||
        !(at = take_number(at, end, first, &row->low)))
        return NULL;
    return take_number(at, end, first, &row->high);
}

/* Member by member, because copying a whole figure would wait for these to be in memory. */
static inline void set_figure(struct figure *figure, const struct column_row *row)
{
    bool any = row->known == 1 || row->bounded == 1;

    figure->text = row->text;
    figure->known = row->known == 1;
    figure->bounded = row->bounded == 1;
    figure->low = any ? row->low : 0;
    figure->high = any ? row->high : 0;
}

static inline void keep_row(const struct trait_values *column, const struct column_row *row)
{
    struct figure figure;

    if (column->figures) {
        set_figure(&column->figures[row->index], row);
    } else {
        set_figure(&figure, row);
        set_having(column->having, (size_t)row->index, figure_is_there(&figure));
    }
}

/* False: some row is not as `compile` writes it, and nothing is said about those after it. */
static bool read_block(struct arena *arena, const void *block, size_t length,
                       const struct trait_values *column)
{
    struct scale scale = scale_of(column->kind);
    packed_position at = block, end = at + length;
    struct column_row row = {0};

    for (bool first = true; at != end; first = false) {
        at = take_row(at, end, first, arena, &row);
        if (!at || (uint64_t)row.index >= column->count ||
            !is_on_scale(row.known == 1, row.bounded == 1, row.low, row.high, scale))
            return false;
        keep_row(column, &row);
    }
    return true;
}

/* Any other block, and the table. */

static void read_column(struct reading *reading, void *context)
{
    const struct trait_values *column = context;

    while (reading_next(reading)) {
        int index = reading_reference(reading, 0, column->count);
        struct figure figure;
        if (reading_damaged(reading, index < 0) || !reading_figure(reading, column->kind, &figure))
            continue;
        if (column->figures)
            column->figures[index] = figure;
        else
            set_having(column->having, (size_t)index, figure_is_there(&figure));
    }
}

/* Texts stay in the blocks. */
static bool read_blocks(struct reading *blocks, struct trait_values *column)
{
    struct rows *rows = blocks->rows;
    struct arena *arena = column->figures ? rows->arena : NULL;
    bool any = false;

    for (; reading_next(blocks); any = true) {
        size_t length;
        const void *block = column->figures ? reading_kept_block(blocks, &length)
                                            : statement_bytes(blocks->statement, 0, &length);
        if (!read_block(arena, block, length, column))
            reading_block(rows, QUERY_COLUMN, TRAIT_BLOCK_COLUMNS, block, length, read_column,
                          column);
    }
    return any;
}

static void read_trait(struct rows *rows, int index, struct trait_values *column)
{
    struct reading blocks = reading_of(rows, QUERY_PACKED_COLUMN);

    statement_bind_integer(blocks.statement, 1, packed_trait_number(index, 0));
    statement_bind_integer(blocks.statement, 2, packed_trait_number(index + 1, 0) - 1);
    if (read_blocks(&blocks, column))
        return;
    struct reading reading = reading_of(rows, QUERY_COLUMN);
    statement_bind_integer(reading.statement, 1, index);
    read_column(&reading, column);
}

struct figure *rows_column(struct rows *rows, int index, const struct trait *trait, size_t count)
{
    struct figure *figures = ARENA_ARRAY(rows->arena, struct figure, count);
    struct trait_values column = {.figures = figures, .count = count, .kind = trait->kind};

    for (size_t i = 0; i < count; i++)
        figures[i].text = unknown_value.text;
    read_trait(rows, index, &column);
    return figures;
}

uint64_t *rows_having(struct rows *rows, int index, const struct trait *trait, size_t count)
{
    uint64_t *having = ARENA_ARRAY(rows->arena, uint64_t, (count + 63) / 64);
    struct trait_values column = {.having = having, .count = count, .kind = trait->kind};

    read_trait(rows, index, &column);
    return having;
}
