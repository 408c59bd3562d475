#include "document/diff/diff_parts.h"

#include "base/text/text.h"

#include <stdlib.h>
#include <string.h>

/* --- adding ------------------------------------------------------------------------------ */

void diff_text(struct diff *diff, enum difference_kind kind, const char *about, const char *what,
               const char *old, const char *now)
{
    if (old && now ? text_equal(old, now) : old == now)
        return;
    diff->items =
        arena_grow(diff->arena, diff->items, diff->count, &diff->room, sizeof(diff->items[0]));
    diff->items[diff->count++] = (struct difference){kind, about, what, old, now};
}

void diff_number(struct diff *diff, enum difference_kind kind, const char *about, const char *what,
                 long old, long now)
{
    if (old != now)
        diff_text(diff, kind, about, what, arena_printf(diff->arena, "%ld", old),
                  arena_printf(diff->arena, "%ld", now));
}

void diff_flag(struct diff *diff, enum difference_kind kind, const char *about, const char *what,
               bool old, bool now)
{
    diff_text(diff, kind, about, what, old ? "yes" : "no", now ? "yes" : "no");
}

void diff_fields(struct diff *diff, enum difference_kind kind, const char *about,
                 const struct diff_field *fields, size_t count, const void *old, const void *now)
{
    for (size_t i = 0; i < count; i++) {
        const char *a, *b;
        memcpy(&a, (const char *)old + fields[i].offset, sizeof(a));
        memcpy(&b, (const char *)now + fields[i].offset, sizeof(b));
        diff_text(diff, kind, about, fields[i].what, a, b);
    }
}

void diff_evidence(struct diff *diff, enum difference_kind kind, const char *about,
                   const char *what, const char *note, const struct evidence *old,
                   const struct evidence *now)
{
    const char *between = what[0] != '\0' ? ", " : "";

    diff_text(diff, kind, about, arena_printf(diff->arena, "%s%ssource", what, between),
              old->source, now->source);
    diff_text(diff, kind, about, arena_printf(diff->arena, "%s%sas of", what, between), old->as_of,
              now->as_of);
    diff_text(diff, kind, about, arena_printf(diff->arena, "%s%s%s", what, between, note),
              old->note, now->note);
    diff_flag(diff, kind, about, arena_printf(diff->arena, "%s%schecked", what, between),
              old->checked, now->checked);
}

void diff_page(struct diff *diff, const char *kind, const char *id)
{
    diff_text(diff, DIFFERENCE_PAGE, id, kind, catalog_page(diff->old, kind, id),
              catalog_page(diff->now, kind, id));
}

/* --- rows -------------------------------------------------------------------------------- */

const char *diff_id(const struct diff_rows *rows, size_t index)
{
    const char *id;

    memcpy(&id, (const char *)rows->items + index * rows->size, sizeof(id));
    return id;
}

struct row {
    const char *id;
    size_t index;
};

static int compare_row(const void *left, const void *right)
{
    const struct row *a = left, *b = right;

    return strcmp(a->id, b->id);
}

static struct row *sorted(struct arena *arena, const struct diff_rows *rows)
{
    struct row *list = ARENA_ARRAY(arena, struct row, rows->count);

    for (size_t i = 0; i < rows->count; i++)
        list[i] = (struct row){diff_id(rows, i), i};
    qsort(list, rows->count, sizeof(list[0]), compare_row);
    return list;
}

static const char *whole(struct diff *diff, const char *about, const char *id)
{
    return about[0] == '\0' ? id : arena_printf(diff->arena, "%s=%s", about, id);
}

/* Positions in the new array of the rows that both have, in the old order: increasing if the order
 * is the same. */
static bool is_rising(const size_t *places, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (places[i] < places[i - 1])
            return false;
    return true;
}

static int compare_place(const void *left, const void *right)
{
    const size_t *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

static const char *in_order(struct diff *diff, const struct diff_rows *rows, const size_t *places,
                            size_t count)
{
    struct text text;
    const char *list;

    text_init(&text);
    for (size_t i = 0; i < count; i++)
        text_printf(&text, "%s%s", i > 0 ? ", " : "", diff_id(rows, places[i]));
    list = arena_copy(diff->arena, text.bytes, text.length);
    text_finish(&text);
    return list;
}

static void diff_order(struct diff *diff, enum difference_kind kind, const char *about,
                       const struct diff_rows *now, size_t *places, size_t count)
{
    const char *before;

    if (is_rising(places, count))
        return;
    before = in_order(diff, now, places, count);
    qsort(places, count, sizeof(places[0]), compare_place);
    diff_text(diff, kind, about, "order", before, in_order(diff, now, places, count));
}

void diff_rows(struct diff *diff, enum difference_kind kind, const char *about,
               const struct diff_rows *old, const struct diff_rows *now, diff_both *both)
{
    struct row *index = sorted(diff->arena, now);
    size_t *places = ARENA_ARRAY(diff->arena, size_t, old->count), n_both = 0;
    bool *known = ARENA_ARRAY(diff->arena, bool, now->count);

    for (size_t i = 0; i < old->count; i++) {
        struct row wanted = {.id = diff_id(old, i)};
        const struct row *found =
            now->count > 0 ? bsearch(&wanted, index, now->count, sizeof(index[0]), compare_row)
                           : NULL;
        const char *id = whole(diff, about, wanted.id);
        if (!found) {
            diff_text(diff, kind, id, "", "", NULL);
            continue;
        }
        known[found->index] = true;
        places[n_both++] = found->index;
        both(diff, id, i, found->index);
    }
    for (size_t i = 0; i < now->count; i++)
        if (!known[i])
            diff_text(diff, kind, whole(diff, about, diff_id(now, i)), "", NULL, "");
    diff_order(diff, kind, about, now, places, n_both);
}
