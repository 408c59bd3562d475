#include "tui/widgets/viewer.h"

#include "base/bounds.h"
#include "base/compat/compat.h"
#include "base/text/columns.h"
#include "base/text/text.h"

#include <string.h>

#define LAID_FIRST 2 /* windows of lines; those below are only counted until they are needed */

void viewer_init(struct viewer *viewer, const struct document *document)
{
    *viewer = (struct viewer){.document = document, .link = -1};
}

void viewer_finish(struct viewer *viewer)
{
    arena_free(viewer->arena);
    *viewer = (struct viewer){.link = -1};
}

void viewer_rewind(struct viewer *viewer)
{
    *viewer = (struct viewer){.document = viewer->document,
                              .arena = viewer->arena,
                              .layout = viewer->layout,
                              .width = viewer->width,
                              .rows = viewer->rows,
                              .unicode = viewer->unicode,
                              .unnumbered = viewer->unnumbered,
                              .link = -1};
}

size_t viewer_bottom(const struct viewer *viewer)
{
    size_t rows = viewer->rows > 0 ? (size_t)viewer->rows : 1;

    return viewer->layout && viewer->layout->n_lines > rows ? viewer->layout->n_lines - rows : 0;
}

/* `most` 0: all lines. */
static void lay(struct viewer *viewer, int width, bool unicode, size_t most)
{
    struct layout_options options = {.width = width, .unicode = unicode, .ruled = true};
    struct arena *arena = arena_new();

    viewer->layout = layout_new_counted(arena, viewer->document, &options, most);
    arena_free(viewer->arena);
    viewer->arena = arena;
    viewer->width = width;
    viewer->unicode = unicode;
}

/* Lays out the rest, if it was only counted. */
static void lay_all(struct viewer *viewer)
{
    if (viewer->layout->n_laid < viewer->layout->n_lines)
        lay(viewer, viewer->width, viewer->unicode, 0);
}

static void keep_inside(struct viewer *viewer)
{
    size_t bottom = viewer_bottom(viewer), rows = (size_t)MAX(viewer->rows, 0);

    viewer->top = MIN(viewer->top, bottom);
    if (viewer->layout && viewer->top + rows > viewer->layout->n_laid)
        lay_all(viewer);
}

/* Scrolls to a line and remembers it, so that a window made smaller and larger again shows the same
 * lines. */
static void go_to(struct viewer *viewer, size_t line)
{
    viewer->top = line;
    keep_inside(viewer);
    viewer->place = viewer->top;
    viewer->place_of = viewer->layout ? viewer->layout->n_lines : 0;
}

/* --- links ------------------------------------------------------------------------------------ */

/* Does a link begin in this span? Not if it continues from the line above. */
static bool begins_link(const struct layout *layout, size_t line, size_t span)
{
    const struct layout_line *here = &layout->lines[line];
    const struct layout_line *above = line > 0 ? &layout->lines[line - 1] : NULL;
    int link = here->spans[span].link;

    if (link < 0)
        return false;
    if (span > 0)
        return here->spans[span - 1].link != link;
    return !above || above->n_spans == 0 || above->spans[above->n_spans - 1].link != link;
}

/* Finds the next link in the direction of `step`, starting at `from` (included if `inclusive`), and
 * wraps around at the end of the page. False: there are no links. */
static bool next_place(const struct layout *layout, struct link_place from, int step,
                       bool inclusive, struct link_place *ret_place)
{
    long n_lines = (long)layout->n_lines;

    for (long i = 0; i <= n_lines && n_lines > 0; i++) {
        size_t line = (size_t)((((long)from.line + step * i) % n_lines + n_lines) % n_lines);
        size_t n_spans = layout->lines[line].n_spans;

        for (size_t k = 0; k < n_spans; k++) {
            size_t span = step > 0 ? k : n_spans - 1 - k;
            bool passed = i == 0 && (step > 0 ? span < from.span : span > from.span);

            if (passed || (i == 0 && span == from.span && !inclusive) ||
                !begins_link(layout, line, span))
                continue;
            *ret_place = (struct link_place){line, span};
            return true;
        }
    }
    return false;
}

/* Where the link that this span is a part of begins. */
static struct link_place beginning_of(const struct layout *layout, size_t line, size_t span)
{
    while (!begins_link(layout, line, span))
        span = span > 0 ? span - 1 : layout->lines[--line].n_spans - 1;
    return (struct link_place){line, span};
}

/* Is the span part of the link that the cursor is on? */
static bool in_focus(const struct viewer *viewer, size_t line, size_t span)
{
    const struct layout *layout = viewer->layout;

    if (viewer->link < 0 || layout->lines[line].spans[span].link != viewer->link)
        return false;
    struct link_place place = beginning_of(layout, line, span);
    return place.line == viewer->link_at.line && place.span == viewer->link_at.span;
}

/* In a new layout the cursor moves to the first link with the same target. */
static void find_link_again(struct viewer *viewer)
{
    struct link_place start = {viewer->link >= 0 ? viewer->layout->links[viewer->link].line : 0, 0};

    if (viewer->link >= 0)
        next_place(viewer->layout, start, 1, true, &viewer->link_at);
    if (viewer->link >= 0)
        viewer->link = viewer->layout->lines[viewer->link_at.line].spans[viewer->link_at.span].link;
}

void viewer_prepare(struct viewer *viewer, int width, int rows, bool unicode)
{
    viewer->rows = rows;
    if (!viewer->layout || viewer->width != width || viewer->unicode != unicode) {
        lay(viewer, width, unicode, viewer->link >= 0 ? 0 : LAID_FIRST * (size_t)MAX(rows, 1));
        find_link_again(viewer);
    }
    if (viewer->place_of == 0)
        go_to(viewer, viewer->top);
    if (viewer->place_of > 0)
        viewer->top = viewer->place * viewer->layout->n_lines / viewer->place_of;
    keep_inside(viewer);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static const enum role roles[SPAN_STYLE_COUNT] = {
    [SPAN_PLAIN] = ROLE_PLAIN, [SPAN_STRONG] = ROLE_STRONG, [SPAN_EMPHASIS] = ROLE_STRONG,
    [SPAN_CODE] = ROLE_CODE,   [SPAN_LINK] = ROLE_LINK,     [SPAN_HEADING] = ROLE_TITLE,
    [SPAN_QUIET] = ROLE_MUTED, [SPAN_RULE] = ROLE_RULE,     [SPAN_ACCENT] = ROLE_ACCENT,
    [SPAN_KEY] = ROLE_KEY,
};

static void mark_matches(const struct viewer *viewer, struct area area, int row, int column,
                         const char *text)
{
    size_t length = strlen(viewer->search);

    for (const char *at = text; length > 0 && (at = compat_strcasestr(at, viewer->search)) != NULL;
         at += length)
        area_role(area, row, column + columns_of_bytes(text, (size_t)(at - text)),
                  columns_of_bytes(at, length), ROLE_MATCH);
}

void viewer_draw(const struct viewer *viewer, struct area area)
{
    for (int row = 0; row < area.rows; row++) {
        size_t number = viewer->top + (size_t)row;
        if (number >= viewer->layout->n_lines)
            break;
        const struct layout_line *line = &viewer->layout->lines[number];
        int left = line->code ? viewer->left : 0;
        for (size_t i = 0; i < line->n_spans; i++) {
            const struct span *span = &line->spans[i];
            const char *text = span->text;
            int column = span->column - left;
            if (column < 0) {
                size_t skip = columns_fit(text, -column);
                column += columns_of_bytes(text, skip);
                text += skip;
            }
            if (span->style == SPAN_KEY && viewer->unnumbered) { /* draw the rule instead */
                area_fill(area, row, column - 1, span->width + 1, ROLE_RULE,
                          viewer->unicode ? "─" : "-");
                continue;
            }
            area_text(area, row, column, roles[span->style], text);
            if (in_focus(viewer, number, i))
                area_role(area, row, column, span->width, ROLE_CHIP);
            mark_matches(viewer, area, row, column, text);
        }
        if (line->code && line->width - left > area.columns)
            area_text(area, row, area.columns - 1, ROLE_MUTED, viewer->unicode ? "›" : ">");
    }
}

static void scroll(struct viewer *viewer, long lines)
{
    go_to(viewer,
          lines < 0 && (size_t)-lines > viewer->top ? 0 : (size_t)((long)viewer->top + lines));
}

void viewer_move(struct viewer *viewer, enum movement movement)
{
    int page = viewer->rows > 2 ? viewer->rows - 2 : 1;
    long all = (long)viewer->layout->n_lines;
    const long steps[] = {
        [MOVE_NEXT] = 1,
        [MOVE_PREVIOUS] = -1,
        [MOVE_HALF_DOWN] = viewer->rows / 2,
        [MOVE_PAGE_DOWN] = page,
        [MOVE_HALF_UP] = -viewer->rows / 2,
        [MOVE_PAGE_UP] = -page,
        [MOVE_FIRST] = -all,
        [MOVE_LAST] = all,
    };

    scroll(viewer, steps[movement]);
}

void viewer_scroll_to(struct viewer *viewer, size_t line)
{
    go_to(viewer, line);
}

bool viewer_scroll_to_section(struct viewer *viewer, const char *title)
{
    for (size_t i = 0; i < viewer->layout->n_sections; i++)
        if (text_equal(viewer->layout->sections[i].title, title)) {
            go_to(viewer, viewer->layout->sections[i].line);
            return true;
        }
    return false;
}

void viewer_sideways(struct viewer *viewer, int columns)
{
    int widest = 0;

    lay_all(viewer);
    for (size_t i = 0; i < viewer->layout->n_lines; i++)
        if (viewer->layout->lines[i].code && viewer->layout->lines[i].width > widest)
            widest = viewer->layout->lines[i].width;
    viewer->left += columns;
    if (viewer->left > widest - viewer->width)
        viewer->left = widest - viewer->width;
    if (viewer->left < 0)
        viewer->left = 0;
}

/* The cursor stops at every link, even if several have the same target. */
bool viewer_next_link(struct viewer *viewer, int step)
{
    lay_all(viewer);
    const struct layout *layout = viewer->layout;
    struct link_place at = viewer->link_at, found;
    size_t end = viewer->top + (size_t)viewer->rows;
    bool in_sight = viewer->link >= 0 && at.line >= viewer->top && at.line < end;

    if (!in_sight && step > 0)
        at = (struct link_place){viewer->top, 0};
    else if (!in_sight)
        at = (struct link_place){MIN(end, layout->n_lines) - 1, SIZE_MAX};
    if (!next_place(layout, at, step, !in_sight, &found))
        return false;
    viewer->link_at = found;
    viewer->link = layout->lines[found.line].spans[found.span].link;
    if (found.line < viewer->top || found.line >= end)
        viewer_scroll_to(viewer, found.line > (size_t)viewer->rows / 3
                                     ? found.line - (size_t)viewer->rows / 3
                                     : 0);
    return true;
}

bool viewer_link_at(struct viewer *viewer, int row, int column)
{
    const struct layout *layout = viewer->layout;
    size_t number = viewer->top + (size_t)row;

    viewer->link = -1;
    if (row < 0 || row >= viewer->rows || number >= layout->n_lines)
        return false;
    const struct layout_line *line = &layout->lines[number];
    column += line->code ? viewer->left : 0;
    for (size_t i = 0; i < line->n_spans; i++) {
        const struct span *span = &line->spans[i];
        if (span->link < 0 || column < span->column || column >= span->column + span->width)
            continue;
        viewer->link = span->link;
        viewer->link_at = beginning_of(layout, number, i);
        return true;
    }
    return false;
}

const char *viewer_link(const struct viewer *viewer)
{
    return viewer->link >= 0 && (size_t)viewer->link < viewer->layout->n_links
               ? viewer->layout->links[viewer->link].target
               : NULL;
}

static bool line_holds(const struct layout_line *line, const char *wanted)
{
    struct text text;
    bool found;

    text_init(&text);
    for (size_t i = 0; i < line->n_spans; i++)
        text_append(&text, line->spans[i].text);
    found = compat_strcasestr(text.bytes, wanted) != NULL;
    text_finish(&text);
    return found;
}

bool viewer_find(struct viewer *viewer, int step, bool from_here)
{
    long count = (long)viewer->layout->n_lines;
    long start = (long)viewer->top + (from_here ? 0 : step);

    if (viewer->search[0] == '\0')
        return false;
    lay_all(viewer);
    for (long i = 0; i < count; i++) {
        long number = ((start + step * i) % count + count) % count;
        if (line_holds(&viewer->layout->lines[number], viewer->search)) {
            go_to(viewer, (size_t)number); /* may be below the last full page */
            return true;
        }
    }
    return false;
}

void viewer_position(const struct viewer *viewer, struct text *text)
{
    size_t end = viewer->top + (size_t)MAX(viewer->rows, 0);
    size_t count = viewer->layout ? viewer->layout->n_lines : 0;

    text_printf(text, "line %zu-%zu/%zu", count > 0 ? viewer->top + 1 : 0, MIN(end, count), count);
}
