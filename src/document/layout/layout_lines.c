#include "document/layout/layout_build.h"

#include "base/bounds.h"

#include <string.h>

#define SPANS_AT_ONCE 64 /* spans allocated at once, for several lines */

/* --- margins ----------------------------------------------------------------------------- */

void margin_push(struct builder *builder, const char *mark, int mark_width, bool once)
{
    struct margin margin = {.mark = mark, .mark_width = mark_width, .once = once};

    if (builder->indent + mark_width + 1 <= builder->width - ROOM_LEAST)
        margin.width = mark_width + 1;
    else if (!once)
        margin.mark = NULL;
    if (builder->n_margins < MARGINS_MAX) {
        builder->margins[builder->n_margins] = margin;
        builder->indent += margin.width;
    }
    builder->n_margins++;
}

void margin_pop(struct builder *builder)
{
    builder->n_margins--;
    if (builder->n_margins < MARGINS_MAX)
        builder->indent -= builder->margins[builder->n_margins].width;
}

static size_t shown_margins(const struct builder *builder)
{
    return MIN(builder->n_margins, MARGINS_MAX);
}

bool mark_is_due(const struct builder *builder)
{
    const struct margin *last = &builder->margins[builder->n_margins - 1];

    return builder->n_margins <= MARGINS_MAX && last->once && last->mark;
}

/* --- lines ------------------------------------------------------------------------------- */

/* Puts each mark at its margin, or after the previous mark if margins have no width. */
static int add_marks(struct builder *builder, size_t n_margins)
{
    int column = 0, free_column = 0;

    for (size_t i = 0; i < n_margins; i++) {
        struct margin *margin = &builder->margins[i];
        int at = MAX(column, free_column);
        bool fits = at == 0 || at + margin->mark_width + 1 + ROOM_FIRST <= builder->width;

        column += margin->width;
        if (!margin->mark)
            continue;
        if (fits) {
            line_add(builder, margin->mark, at, margin->mark_width,
                     builder->options->ruled && margin->once ? SPAN_ACCENT : SPAN_QUIET, -1);
            free_column = at + margin->mark_width + 1;
        }
        if (margin->once)
            margin->mark = NULL;
    }
    return MAX(column, free_column);
}

void lines_apart(struct builder *builder)
{
    size_t n_margins = shown_margins(builder);

    if (builder->n_lines == 0 || (n_margins > 0 && mark_is_due(builder)))
        return;
    if (!builder->apart || n_margins < builder->n_margins_apart)
        builder->n_margins_apart = n_margins;
    builder->apart = true;
}

void line_settle(struct builder *builder)
{
    if (!builder->apart)
        return;
    builder->apart = false;
    add_marks(builder, builder->n_margins_apart);
    line_end(builder, false);
}

int line_begin(struct builder *builder)
{
    line_settle(builder);
    return add_marks(builder, shown_margins(builder));
}

/* Moves the spans of the current line to the new room. */
void line_make_room(struct builder *builder)
{
    size_t room = MAX(SPANS_AT_ONCE, 2 * builder->n_spans);
    struct span *spans = ARENA_ARRAY(builder->arena, struct span, room);

    if (builder->n_spans > 0)
        memcpy(spans, builder->spans, builder->n_spans * sizeof(*spans));
    builder->spans = spans;
    builder->spans_room = room;
}

void line_end(struct builder *builder, bool code)
{
    struct layout_line line = {.n_spans = builder->n_spans, .code = code};

    if (builder->counting) {
        builder->n_lines++;
        return;
    }
    if (line.n_spans > 0) {
        const struct span *last = &builder->spans[line.n_spans - 1];

        line.width = last->column + last->width;
        line.spans = builder->spans;
        builder->spans += line.n_spans;
        builder->spans_room -= line.n_spans;
        builder->n_spans = 0;
    }
    if (builder->n_lines == builder->lines_capacity)
        builder->lines = arena_grow(builder->arena, builder->lines, builder->n_lines,
                                    &builder->lines_capacity, sizeof(*builder->lines));
    builder->lines[builder->n_lines++] = line;
    builder->counting = builder->n_lines == builder->most;
}

const char *mark_repeat(struct builder *builder, const char *mark, int count)
{
    size_t step = strlen(mark), length = (size_t)count * step;
    char *marks = arena_alloc(builder->arena, length + 1, 1);

    for (size_t done = 0; done < length; done += step, step = done) /* doubles what is there */
        memcpy(marks + done, done > 0 ? marks : mark, MIN(step, length - done));
    return marks;
}
