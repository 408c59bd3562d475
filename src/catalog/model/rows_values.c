#include "catalog/model/rows_parts.h"

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
            !reading_figure(reading, traits[many ? index : 0].kind, &figure))
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
