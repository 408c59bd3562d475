#include "tui/cells/kept.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct place {
    const char *name;
    struct text inputs;
    struct text cells; /* struct cell, row by row */
    int rows, columns;
    int cursor_row, cursor_col; /* in the part; -1: it is not there */
    int value;
};

struct kept {
    size_t bytes;                    /* of all cells */
    struct place *places[KEPT_MOST]; /* NULL: empty */
};

struct kept *kept_new(void)
{
    return memory_new(1, sizeof(struct kept));
}

void kept_forget(struct kept *kept)
{
    for (size_t i = 0; i < KEPT_MOST; i++) {
        if (!kept->places[i])
            continue;
        text_finish(&kept->places[i]->inputs);
        text_finish(&kept->places[i]->cells);
        free(kept->places[i]);
        kept->places[i] = NULL;
    }
    kept->bytes = 0;
}

void kept_free(struct kept *kept)
{
    if (kept)
        kept_forget(kept);
    free(kept);
}

/* FNV-1a. */
static size_t number_of(const struct kept_part *part)
{
    const unsigned char *bytes = part->inputs;
    uint32_t hash = 2166136261u;

    for (const char *at = part->name; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    for (size_t i = 0; i < part->size; i++)
        hash = (hash ^ bytes[i]) * 16777619u;
    return hash % KEPT_MOST;
}

static struct cell *row_of(struct area area, int row)
{
    return &area.surface->cells[(size_t)(area.row + row) * area.surface->columns + area.column];
}

static size_t row_bytes(struct area area)
{
    return (size_t)area.columns * sizeof(struct cell);
}

static void take_cursor(struct place *place, struct area area)
{
    int row = area.surface->cursor_row - area.row, column = area.surface->cursor_col - area.column;
    bool is_there = row >= 0 && row < area.rows && column >= 0 && column < area.columns;

    place->cursor_row = is_there ? row : -1;
    place->cursor_col = is_there ? column : -1;
}

static struct place *place_for(struct kept *kept, const struct kept_part *part)
{
    struct place **place = &kept->places[number_of(part)];

    if (!*place) {
        *place = memory_new(1, sizeof(**place));
        text_init(&(*place)->inputs);
        text_init(&(*place)->cells);
    }
    return *place;
}

void kept_take(struct kept *kept, struct area area, const struct kept_part *part)
{
    struct place *place;

    if (kept->bytes > KEPT_BYTES)
        kept_forget(kept);
    place = place_for(kept, part);
    kept->bytes -= place->cells.length;
    text_clear(&place->inputs);
    text_clear(&place->cells);
    text_append_bytes(&place->inputs, part->inputs, part->size);
    place->name = part->name;
    place->value = part->value;
    place->rows = area.rows;
    place->columns = area.columns;
    take_cursor(place, area);
    for (int row = 0; row < area.rows; row++)
        text_append_bytes(&place->cells, (const char *)row_of(area, row), row_bytes(area));
    kept->bytes += place->cells.length;
}

static bool holds(const struct place *place, struct area area, const struct kept_part *part)
{
    return place && area.rows > 0 && area.columns > 0 && place->rows == area.rows &&
           place->columns == area.columns && place->inputs.length == part->size &&
           text_equal(place->name, part->name) &&
           memcmp(place->inputs.bytes, part->inputs, part->size) == 0;
}

bool kept_show(const struct kept *kept, struct area area, struct kept_part *part)
{
    const struct place *place = kept->places[number_of(part)];

    if (!holds(place, area, part))
        return false;
    for (int row = 0; row < area.rows; row++)
        memcpy(row_of(area, row), place->cells.bytes + (size_t)row * row_bytes(area),
               row_bytes(area));
    if (place->cursor_row >= 0)
        area_cursor(area, place->cursor_row, place->cursor_col);
    part->value = place->value;
    return true;
}
