#include "tui/cells/kept.h"

#include "base/bounds.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* A part is kept as runs of one style. Of a cell with one ASCII character a run holds this byte, of
 * another the whole cell. */
#define RUN_MOST 256 /* cells */

struct run {
    uint8_t role, ground;
    bool is_ascii;
    uint16_t count;
};

struct place {
    const char *name;
    struct text inputs, runs;
    int rows, columns;
    int cursor_row, cursor_col; /* in the part; -1: it is not there */
    int value;
};

struct kept {
    size_t bytes;                    /* of all runs */
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
        text_finish(&kept->places[i]->runs);
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

static bool is_ascii(const struct cell *cell)
{
    return cell->bytes[1] == '\0' && cell->width == 1 && (cell->bytes[0] & 0x80) == 0;
}

static void add_run(struct text *runs, const struct run *run, const struct cell *cells)
{
    char bytes[RUN_MOST];

    text_append_bytes(runs, (const char *)run, sizeof(*run));
    if (!run->is_ascii) {
        text_append_bytes(runs, (const char *)cells, run->count * sizeof(*cells));
        return;
    }
    for (int i = 0; i < run->count; i++)
        bytes[i] = cells[i].bytes[0];
    text_append_bytes(runs, bytes, run->count);
}

static void take_row(struct text *runs, const struct cell *cells, int columns)
{
    for (int from = 0, to; from < columns; from = to) {
        struct run run = {cells[from].role, cells[from].ground, is_ascii(&cells[from]), 0};
        int end = MIN(columns, from + RUN_MOST);

        for (to = from + 1; to < end && cells[to].role == run.role &&
                            cells[to].ground == run.ground && is_ascii(&cells[to]) == run.is_ascii;)
            to++;
        run.count = (uint16_t)(to - from);
        add_run(runs, &run, &cells[from]);
    }
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
        text_init(&(*place)->runs);
    }
    return *place;
}

void kept_take(struct kept *kept, struct area area, const struct kept_part *part)
{
    struct place *place;

    if (kept->bytes > KEPT_BYTES)
        kept_forget(kept);
    place = place_for(kept, part);
    kept->bytes -= place->runs.length;
    text_clear(&place->inputs);
    text_clear(&place->runs);
    text_append_bytes(&place->inputs, part->inputs, part->size);
    place->name = part->name;
    place->value = part->value;
    place->rows = area.rows;
    place->columns = area.columns;
    take_cursor(place, area);
    for (int row = 0; row < area.rows; row++)
        take_row(&place->runs, row_of(area, row), area.columns);
    kept->bytes += place->runs.length;
}

/* Returns what comes behind the row. */
static const char *show_row(const char *runs, struct cell *cells, int columns)
{
    struct run run;

    for (struct cell *end = cells + columns; cells < end;) {
        memcpy(&run, runs, sizeof(run));
        runs += sizeof(run);
        if (!run.is_ascii) {
            memcpy(cells, runs, run.count * sizeof(*cells));
            cells += run.count;
            runs += run.count * sizeof(*cells);
            continue;
        }
        const struct cell blank = {.width = 1, .role = run.role, .ground = run.ground};
        for (const char *after = runs + run.count; runs < after; runs++, cells++) {
            *cells = blank;
            cells->bytes[0] = *runs;
        }
    }
    return runs;
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
    const char *runs = place->runs.bytes;
    for (int row = 0; row < area.rows; row++)
        runs = show_row(runs, row_of(area, row), area.columns);
    if (place->cursor_row >= 0)
        area_cursor(area, place->cursor_row, place->cursor_col);
    part->value = place->value;
    return true;
}
