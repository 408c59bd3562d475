#include "catalog/model/rows_parts.h"

#include "base/memory.h"
#include "catalog/model/head.h"
#include "catalog/model/limits.h"

#include <stdlib.h>
#include <string.h>

static bool read_scores(struct reading *reading, int column, size_t n_criteria, int16_t *low,
                        int16_t *high)
{
    size_t length;
    const unsigned char *bytes = statement_bytes(reading->statement, column, &length);

    if (length != n_criteria * 4)
        return false;
    for (size_t j = 0; j < n_criteria; j++) {
        low[j] = (int16_t)(bytes[4 * j] | bytes[4 * j + 1] << 8);
        high[j] = (int16_t)(bytes[4 * j + 2] | bytes[4 * j + 3] << 8);
        if (low[j] < 0 || high[j] > LIMIT_BASIS_POINTS || low[j] > high[j])
            return false;
    }
    return true;
}

static struct framework read_framework(struct reading *reading)
{
    return (struct framework){
        .id = reading_line(reading, 0),
        .name = reading_line(reading, 1),
        .language = reading_line(reading, 2),
        .kind = reading_line(reading, 3),
        .tags = reading_line(reading, 4),
        .summary = reading_line(reading, 5),
        .serves = (uint64_t)statement_integer(reading->statement, 6),
    };
}

struct framework_reading {
    struct framework_rows list;
    size_t room, low_room, high_room; /* of its arrays */
    size_t n_criteria;
};

static void read_frameworks(struct reading *reading, void *context)
{
    struct framework_reading *all = context;
    struct framework_rows *list = &all->list;
    size_t n_criteria = all->n_criteria, size = (n_criteria + 1) * sizeof(int16_t);

    while (reading_next(reading)) {
        list->frameworks =
            memory_grow(list->frameworks, list->count, &all->room, sizeof(list->frameworks[0]));
        list->low = memory_grow(list->low, list->count, &all->low_room, size);
        list->high = memory_grow(list->high, list->count, &all->high_room, size);
        struct framework *row = &list->frameworks[list->count];
        *row = read_framework(reading);
        list->count += !reading_damaged(
            reading, row->id[0] == '\0' || row->name[0] == '\0' ||
                         reading_out_of_place(reading, 8, list->count) ||
                         !read_scores(reading, 7, n_criteria, list->low + list->count * n_criteria,
                                      list->high + list->count * n_criteria));
    }
}

static bool read_pieces(struct rows *rows, struct framework_reading *all)
{
    struct reading pieces = reading_of(rows, QUERY_HEAD_PIECES);

    return reading_blocks(&pieces, QUERY_FRAMEWORKS, HEAD_FRAMEWORK_COLUMNS, read_frameworks, all);
}

/* From the block of the start, from pieces, or from the table. */
void rows_frameworks(struct rows *rows, size_t n_criteria, struct framework_rows *ret_list)
{
    struct framework_reading all = {.n_criteria = n_criteria};
    struct reading reading = reading_of(rows, QUERY_FRAMEWORKS);

    if (statement_lasts(reading.statement) || !read_pieces(rows, &all))
        read_frameworks(&reading, &all);
    *ret_list = all.list;
}

void rows_free_frameworks(struct framework_rows *list)
{
    free(list->frameworks);
    free(list->low);
    free(list->high);
}
