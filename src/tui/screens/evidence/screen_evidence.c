#include "tui/screens/evidence/evidence.h"

#include "base/text/columns.h"
#include "tui/app/app.h"
#include "tui/screens/evidence/evidence_lines.h"
#include "tui/screens/evidence/evidence_neighbours.h"

#include <stdio.h>

/* What stands behind a figure, over the screen it was asked on: a frame from 80x24 on, the whole
 * body below that. It scrolls by lines; Tab goes from source to source. */
struct inquiry {
    struct subject subject;
    int top;
    int source; /* the one that o opens and y copies */
};

#define FRAME_ROWS_LEAST 24
#define FRAME_COLUMNS_LEAST 80
#define FRAME_WIDTH_MOST 86
#define MARGIN 2 /* right of the frame */

static bool framed(const struct app *app)
{
    return app->rows >= FRAME_ROWS_LEAST && app->columns >= FRAME_COLUMNS_LEAST;
}

/* The columns for text: what draw paints in and keys move by. */
static int text_width(const struct app *app)
{
    int width = app->columns - 18;

    if (!framed(app))
        return app->columns - 2;
    return (width < FRAME_WIDTH_MOST ? width : FRAME_WIDTH_MOST) - 4;
}

static int rows_most(const struct app *app)
{
    if (framed(app))
        return app->frame.body.rows - 3; /* the frame, and a row of the screen below it */
    return app->frame.body.rows - 1; /* the title */
}

static int bottom_of(const struct app *app, const struct evidence_lines *evidence_lines)
{
    return evidence_lines->n_lines > rows_most(app) ? evidence_lines->n_lines - rows_most(app) : 0;
}

static int top_of(const struct app *app, const struct inquiry *inquiry,
                  const struct evidence_lines *evidence_lines)
{
    int bottom = bottom_of(app, evidence_lines);

    return inquiry->top < bottom ? inquiry->top : bottom;
}

static int source_of(const struct inquiry *inquiry, const struct evidence_lines *evidence_lines)
{
    return inquiry->source < evidence_lines->n_sources ? inquiry->source
                                                       : evidence_lines->n_sources - 1;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void draw_line(struct area area, int row, const struct evidence_line *line, bool selected)
{
    area_text(area, row, 0, ROLE_MUTED, line->label);
    int end = area_text(area, row, EVIDENCE_TEXT_AT, line->role, line->text);
    if (selected)
        area_select(area, row, EVIDENCE_TEXT_AT, end - EVIDENCE_TEXT_AT);
    if (selected && line->label[0])
        area_cursor(area, row, EVIDENCE_TEXT_AT);
}

static void draw_lines(const struct app *app, const struct inquiry *inquiry,
                       const struct evidence_lines *evidence_lines, struct area area)
{
    int top = top_of(app, inquiry, evidence_lines), source = source_of(inquiry, evidence_lines);

    area_cursor(area, 0, 0);
    for (int i = 0; i < area.rows && top + i < evidence_lines->n_lines; i++) {
        const struct evidence_line *line = &evidence_lines->lines[top + i];
        draw_line(area, i, line, line->source >= 0 && line->source == source);
    }
}

static void draw_edge(struct area area, int row, bool unicode, bool upper)
{
    int last = area.columns - 1;

    area_text(area, row, 0, ROLE_MUTED, unicode ? (upper ? "┌" : "└") : "+");
    area_fill(area, row, 1, last - 1, ROLE_MUTED, unicode ? "─" : "-");
    area_text(area, row, last, ROLE_MUTED, unicode ? (upper ? "┐" : "┘") : "+");
}

static struct area draw_frame(const struct app *app, struct area body, int lines)
{
    bool unicode = app->options.unicode;
    int width = text_width(app) + 4, most = rows_most(app);
    int rows = (lines < most ? lines : most) + 2;
    int row = body.rows - rows - 1 < 3 ? body.rows - rows - 1 : 3;
    struct area area = area_part(body, row, body.columns - width - MARGIN, rows, width);

    for (int i = 0; i < rows; i++) /* to the window's edge: what would peep out is no use */
        area_fill(body, row + i, body.columns - width - MARGIN - 1, width + MARGIN + 1, ROLE_PLAIN,
                  " ");
    draw_edge(area, 0, unicode, true);
    draw_edge(area, rows - 1, unicode, false);
    frame_divider(area, 1, 0, rows - 2, unicode);
    frame_divider(area, 1, width - 1, rows - 2, unicode);
    return area;
}

/* The title in the upper edge, and how much there is below in the lower one. */
static void draw_legends(struct app *app, struct arena *arena, const struct inquiry *inquiry,
                         const struct evidence_lines *evidence_lines, struct area frame)
{
    int below = evidence_lines->n_lines - top_of(app, inquiry, evidence_lines) - (frame.rows - 2);
    const char *title = arena_printf(arena, " %s ", evidence_title(arena, app, &inquiry->subject));
    int width = columns_of(title) < frame.columns - 4 ? columns_of(title) : frame.columns - 4;

    area_fit(frame, 0, 2, width, ROLE_STRONG, app->options.unicode, title);
    if (below > 0)
        area_printf(frame, frame.rows - 1, 2, ROLE_MUTED, " %d more line%s: j ", below,
                    below == 1 ? "" : "s");
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct inquiry *inquiry = state;
    struct arena *arena = arena_new();
    struct evidence_lines evidence_lines =
        evidence_lines_of(arena, app, &inquiry->subject, text_width(app));
    struct area area = area_part(frame->body, 1, 1, frame->body.rows - 1, frame->body.columns - 2);

    if (framed(app)) {
        struct area box = draw_frame(app, frame->body, evidence_lines.n_lines);
        draw_legends(app, arena, inquiry, &evidence_lines, box);
        area = area_part(box, 1, 2, box.rows - 2, box.columns - 4);
    } else {
        for (int i = 0; i < frame->body.rows; i++)
            area_fill(frame->body, i, 0, frame->body.columns, ROLE_PLAIN, " ");
        area_fit(frame->body, 0, 1, frame->body.columns - 2, ROLE_STRONG, frame->unicode,
                 evidence_title(arena, app, &inquiry->subject));
    }
    draw_lines(app, inquiry, &evidence_lines, area);
    arena_free(arena);
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    struct inquiry *inquiry = state;
    struct arena *arena = arena_new();
    struct subject *subjects;
    size_t place, count = evidence_neighbours(arena, app, &inquiry->subject, &subjects, &place);

    (void)left; /* the title stands in the frame */
    text_printf(right, "%zu of %zu", place + 1, count);
    arena_free(arena);
}

/* --- keys ------------------------------------------------------------------------------------- */

static void move(struct app *app, void *state, enum movement movement)
{
    struct inquiry *inquiry = state;
    struct arena *arena = arena_new();
    struct evidence_lines evidence_lines =
        evidence_lines_of(arena, app, &inquiry->subject, text_width(app));
    int rows = rows_most(app), page = rows > 2 ? rows - 2 : 1, all = evidence_lines.n_lines;
    const int steps[] = {
        [MOVE_NEXT] = 1,
        [MOVE_PREVIOUS] = -1,
        [MOVE_HALF_DOWN] = (rows + 1) / 2,
        [MOVE_PAGE_DOWN] = page,
        [MOVE_HALF_UP] = -(rows + 1) / 2,
        [MOVE_PAGE_UP] = -page,
        [MOVE_FIRST] = -all,
        [MOVE_LAST] = all,
    };
    int top = top_of(app, inquiry, &evidence_lines) + steps[movement];
    int bottom = bottom_of(app, &evidence_lines);

    inquiry->top = top < 0 ? 0 : top > bottom ? bottom : top;
    if (bottom == 0)
        app_say(app, "All of it is in sight");
    arena_free(arena);
}

/* The line that names a source first, so that it can be brought into sight. */
static int line_of(const struct evidence_lines *evidence_lines, int source)
{
    int line = 0;

    while (line + 1 < evidence_lines->n_lines && evidence_lines->lines[line].source != source)
        line++;
    return line;
}

static void step_source(struct app *app, struct inquiry *inquiry, int step)
{
    struct arena *arena = arena_new();
    struct evidence_lines evidence_lines =
        evidence_lines_of(arena, app, &inquiry->subject, text_width(app));

    if (evidence_lines.n_sources == 0) {
        app_say(app, "No source is named here");
    } else {
        int count = evidence_lines.n_sources, rows = rows_most(app);
        inquiry->source = (source_of(inquiry, &evidence_lines) + step + count) % count;
        int line = line_of(&evidence_lines, inquiry->source),
            top = top_of(app, inquiry, &evidence_lines);
        if (line < top || line >= top + rows)
            inquiry->top = line > rows / 2 ? line - rows / 2 : 0;
        app_say(app, "Source %d of %d: %s", inquiry->source + 1, count,
                evidence_lines.sources[inquiry->source]);
    }
    arena_free(arena);
}

static void next_source(struct app *app, void *state)
{
    step_source(app, state, 1);
}

static void previous_source(struct app *app, void *state)
{
    step_source(app, state, -1);
}

static void step_subject(struct app *app, struct inquiry *inquiry, int step)
{
    struct arena *arena = arena_new();
    struct subject *subjects;
    size_t place, count = evidence_neighbours(arena, app, &inquiry->subject, &subjects, &place);

    if (count == 1)
        app_say(app, "There is no other one beside it");
    else
        *inquiry =
            (struct inquiry){.subject = subjects[(place + (step > 0 ? 1 : count - 1)) % count]};
    arena_free(arena);
}

static void next_subject(struct app *app, void *state)
{
    step_subject(app, state, 1);
}

static void previous_subject(struct app *app, void *state)
{
    step_subject(app, state, -1);
}

/* The source under the cursor goes to the browser or the clipboard. */
static void ask_for(struct app *app, struct inquiry *inquiry, enum request_kind request)
{
    struct arena *arena = arena_new();
    struct evidence_lines evidence_lines =
        evidence_lines_of(arena, app, &inquiry->subject, text_width(app));
    const char *source = evidence_lines.n_sources > 0
                             ? evidence_lines.sources[source_of(inquiry, &evidence_lines)]
                             : NULL;
    bool web =
        source && (text_starts_with(source, "https://") || text_starts_with(source, "http://"));

    if (!source)
        app_say(app, "No source is named here");
    else if (request == REQUEST_BROWSE && !web)
        app_say(app, "%s is no web address; {copy} copies it", source);
    else
        app_ask(app, request, source);
    arena_free(arena);
}

static void browse(struct app *app, void *state)
{
    ask_for(app, state, REQUEST_BROWSE);
}

static void copy(struct app *app, void *state)
{
    ask_for(app, state, REQUEST_COPY);
}

static const struct action actions[] = {
    {"n", "next-evidence", "next", "The next figure of the same list", next_subject},
    {"p", "previous-evidence", "previous", "The figure before", previous_subject},
    {"o", "browse", "browser", "Open the source in the browser", browse},
    {"y", "copy", "copy", "Copy the address of the source", copy},
    {"Tab", "next-source", "source", "To the next source", next_source},
    {"Shift-Tab", "previous-source", NULL, "To the source before", previous_source},
};

extern const struct screen screen_evidence;
const struct screen screen_evidence = {
    .name = "evidence",
    .title = "Evidence",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct inquiry),
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = browse,
    .popup = true,
};

static void push(struct app *app, enum subject_kind kind, int framework, int index)
{
    if (app_push(app, &screen_evidence))
        ((struct inquiry *)app_state(app))->subject = (struct subject){kind, framework, index};
}

void evidence_push_criterion(struct app *app, int framework, int criterion)
{
    push(app, SUBJECT_CRITERION, framework, criterion);
}

void evidence_push_reason(struct app *app, int question)
{
    push(app, SUBJECT_REASON, app_advice(app)->winner, question);
}

void evidence_push_trait(struct app *app, int framework, int trait)
{
    push(app, SUBJECT_TRAIT, framework, trait);
}

void evidence_push_pairing(struct app *app, int framework, int component)
{
    push(app, SUBJECT_PAIRING, framework, component);
}
