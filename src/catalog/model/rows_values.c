#include "catalog/model/rows_parts.h"

#include "catalog/model/packed_facts.h"

#include <float.h>

static bool on_scale(const struct figure *value, enum trait_kind kind)
{
    static const double scales[TRAIT_KIND_COUNT][2] = {
        [TRAIT_TEXT] = {-DBL_MAX, DBL_MAX},
        [TRAIT_NUMBER] = {-DBL_MAX, DBL_MAX},
        [TRAIT_DATE] = {-DBL_MAX, DBL_MAX},
        [TRAIT_LEVEL] = {0, LEVEL_MOST},
        [TRAIT_RATING] = {1, 5},
        [TRAIT_LIST] = {-DBL_MAX, DBL_MAX},
    };

    if (value->known && value->low != value->high)
        return false;
    return (!value->known && !value->bounded) ||
           (scales[kind][0] <= value->low && value->low <= value->high &&
            value->high <= scales[kind][1]);
}

/* The columns that all queries of values share, but for the first. */
static bool read_figure(struct reading *reading, enum trait_kind kind, struct figure *ret_figure)
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
    return !reading_damaged(reading, !on_scale(&figure, kind));
}

/* The rows are frameworks if `trait` is given, traits if `traits` is. */
static struct value *read_cited(struct reading *reading, const struct trait *traits, bool many,
                                size_t count)
{
    struct value *values = ARENA_ARRAY(reading->rows->arena, struct value, count);

    for (size_t i = 0; i < count; i++)
        values[i] = unknown_value;
    while (reading_next(reading)) {
        int index = reading_reference(reading, 0, count);
        struct figure figure;
        if (reading_damaged(reading, index < 0) ||
            !read_figure(reading, traits[many ? index : 0].kind, &figure))
            continue;
        values[index] = (struct value){
            .text = figure.text,
            .known = figure.known,
            .bounded = figure.bounded,
            .low = figure.low,
            .high = figure.high,
            .bounds = reading_line(reading, 6),
            .evidence = reading_evidence(reading, 7),
        };
    }
    return values;
}

struct value *rows_values(struct rows *rows, int framework, const struct trait *traits,
                          size_t count)
{
    struct reading reading = reading_of(rows, framework == 0 ? QUERY_FIRST_VALUES : QUERY_VALUES);

    if (framework > 0)
        statement_bind_integer(reading.statement, 1, framework);
    return read_cited(&reading, traits, true, count);
}

struct value *rows_cited_column(struct rows *rows, int index, const struct trait *trait,
                                size_t count)
{
    struct reading reading = reading_of(rows, QUERY_CITED_COLUMN);

    statement_bind_integer(reading.statement, 1, index);
    return read_cited(&reading, trait, false, count);
}

struct column_reading {
    struct figure *figures;
    size_t count;
    enum trait_kind kind;
};

static void read_column(struct reading *reading, void *context)
{
    const struct column_reading *column = context;

    while (reading_next(reading)) {
        int index = reading_reference(reading, 0, column->count);
        struct figure figure;
        if (!reading_damaged(reading, index < 0) && read_figure(reading, column->kind, &figure))
            column->figures[index] = figure;
    }
}

struct figure *rows_column(struct rows *rows, int index, const struct trait *trait, size_t count)
{
    struct figure *figures = ARENA_ARRAY(rows->arena, struct figure, count);
    struct column_reading column = {figures, count, trait->kind};
    struct reading blocks = reading_of(rows, QUERY_PACKED_COLUMN);

    for (size_t i = 0; i < count; i++)
        figures[i].text = unknown_value.text;
    statement_bind_integer(blocks.statement, 1, packed_trait_number(index, 0));
    statement_bind_integer(blocks.statement, 2, packed_trait_number(index + 1, 0) - 1);
    if (reading_blocks(&blocks, QUERY_COLUMN, TRAIT_BLOCK_COLUMNS, read_column, &column))
        return figures;
    struct reading reading = reading_of(rows, QUERY_COLUMN);
    statement_bind_integer(reading.statement, 1, index);
    read_column(&reading, &column);
    return figures;
}

struct evidence rows_evidence(struct rows *rows, int framework, int trait)
{
    struct reading reading = reading_of(rows, QUERY_EVIDENCE);
    struct evidence found = unknown_value.evidence;

    statement_bind_integer(reading.statement, 1, framework);
    statement_bind_integer(reading.statement, 2, trait);
    if (reading_next(&reading)) {
        found = reading_evidence(&reading, 0);
        statement_reset(reading.statement);
    }
    return found;
}
