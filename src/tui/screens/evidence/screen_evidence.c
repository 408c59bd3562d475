#include "tui/screens/evidence/evidence.h"

#include "base/text/columns.h"
#include "tui/app/app.h"
#include "tui/screens/evidence/evidence_neighbours.h"
#include "tui/screens/evidence/evidence_sheet.h"

#include <string.h>

/* What stands behind a figure, as a tree. The cursor goes from fact to fact; Enter opens its
 * source. The layout is kept until something it is made of has changed. */
struct inquiry {
    struct subject subject;
    int stop, top;
    struct arena *arena; /* of the layout; NULL: none is made */
    struct evidence_tree *tree;
    struct evidence_sheet laid;
    struct evidence_view view;
    unsigned n_changes;
};

#define COLUMNS_ALL 100 /* below, only the fact under the cursor shows its note */
#define ROWS_ROOMY 20

static void forget_layout(struct inquiry *inquiry)
{
    sheet_free(inquiry->laid.sheet);
    arena_free(inquiry->arena);
    inquiry->arena = NULL;
    inquiry->laid.sheet = NULL;
}

static bool same_view(const struct evidence_view *a, const struct evidence_view *b)
{
    return a->rows == b->rows && a->columns == b->columns && a->unicode == b->unicode &&
           a->blocks == b->blocks && a->open == b->open;
}

static const struct sheet *sheet_of(struct app *app, struct inquiry *inquiry)
{
    struct area body = frame_body(app->rows, app->columns);
    const struct evidence_view view = {.rows = body.rows,
                                       .columns = body.columns,
                                       .unicode = app->options.unicode,
                                       .blocks = app_blocks(app),
                                       .open = body.columns < COLUMNS_ALL ? inquiry->stop : -1};

    if (inquiry->arena && same_view(&view, &inquiry->view) && inquiry->n_changes == app_n_changes(app))
        return inquiry->laid.sheet;
    forget_layout(inquiry);
    inquiry->arena = arena_new();
    inquiry->view = view;
    inquiry->n_changes = app_n_changes(app);
    inquiry->tree = evidence_tree_of(inquiry->arena, app, &inquiry->subject);
    inquiry->laid = evidence_sheet_of(inquiry->arena, inquiry->tree, &view);
    return inquiry->laid.sheet;
}

static int stop_of(const struct sheet *sheet, const struct inquiry *inquiry)
{
    return inquiry->stop < sheet->n_stops ? inquiry->stop : sheet->n_stops - 1;
}

static int top_of(const struct sheet *sheet, const struct inquiry *inquiry)
{
    return sheet_top(sheet, inquiry->view.rows, inquiry->top, stop_of(sheet, inquiry));
}

/* NULL: the cursor is on the sum. */
static const struct evidence_node *node_at(const struct sheet *sheet, const struct inquiry *inquiry,
                                           int stop)
{
    int index = sheet->stops[stop].index;

    return index < 0 ? NULL : inquiry->laid.nodes[index];
}

/* Where it is from; NULL: nothing is named. */
static const char *source_of(const struct evidence_node *node)
{
    const char *source = node && node->evidence ? node->evidence->source : "";

    return source[0] == '\0' || text_equal(source, "none") || text_equal(source, "memory") ? NULL
                                                                                           : source;
}

/* On the first fact with a source; where little is in sight, at the top. */
static void begin(struct app *app, struct inquiry *inquiry, struct subject subject)
{
    *inquiry = (struct inquiry){.subject = subject};
    const struct sheet *sheet = sheet_of(app, inquiry);
    int stop = 0;

    if (inquiry->view.rows < ROWS_ROOMY)
        return;
    while (stop < sheet->n_stops && !source_of(node_at(sheet, inquiry, stop)))
        stop++;
    if (stop < sheet->n_stops &&
        sheet->stops[stop].row + sheet->stops[stop].rows <= inquiry->view.rows)
        inquiry->stop = stop;
}

static void leave(struct app *app, void *state)
{
    (void)app;
    forget_layout(state);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct inquiry *inquiry = state;
    const struct sheet *sheet = sheet_of(app, inquiry);
    int top = top_of(sheet, inquiry), stop = stop_of(sheet, inquiry);
    const struct sheet_stop *here = &sheet->stops[stop];

    sheet_draw(sheet, frame->body, top, stop);
    if (here->index >= 0 && here->detail + here->kind < frame->body.columns)
        area_role(frame->body, here->row - top, here->detail, here->kind, ROLE_CHIP);
}

/* "Figure 2 of 4 that make up 87." */
static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    struct inquiry *inquiry = state;
    const struct sheet *sheet = sheet_of(app, inquiry);
    struct arena *arena = arena_new();
    struct subject *subjects;
    size_t place, count = evidence_neighbours(arena, app, &inquiry->subject, &subjects, &place);
    bool reason = inquiry->subject.kind == SUBJECT_REASON;
    int rows = inquiry->view.rows, top = top_of(sheet, inquiry);

    text_printf(left, "%s %zu of %zu%s.",
                inquiry->subject.kind == SUBJECT_TRAIT ? "Fact" : "Figure", place + 1, count,
                reason ? arena_printf(
                             arena, " that make up %d",
                             advice_fit(app_advice(app), app_advice(app)->ranking.scores[0].points))
                       : "");
    if (app->columns >= COLUMNS_ALL)
        text_append(left, " A rating is a judgement of its date, with the reason beside it.");
    if (sheet->rows > rows && app->columns >= 60)
        text_printf(right, "line %d-%d/%d", top + 1, top + rows, sheet->rows);
    arena_free(arena);
}

static void whole_text(struct app *app, void *state, struct text *text)
{
    const struct sheet *sheet = sheet_of(app, state);

    for (int row = 0; row < sheet->rows; row++)
        surface_row(sheet->surface, row, text);
}

/* --- keys ------------------------------------------------------------------------------------- */

static void go_to(struct app *app, struct inquiry *inquiry, int stop)
{
    const struct sheet *sheet = sheet_of(app, inquiry);

    inquiry->stop = stop < 0 ? 0 : stop < sheet->n_stops ? stop : sheet->n_stops - 1;
    sheet = sheet_of(app, inquiry);
    inquiry->top = top_of(sheet, inquiry);
}

/* The stop about so many rows away. */
static int stop_away(const struct sheet *sheet, int stop, int rows)
{
    int from = sheet->stops[stop].row, step = rows < 0 ? -1 : 1;

    do
        stop += step;
    while (stop > 0 && stop < sheet->n_stops - 1 &&
           step * (sheet->stops[stop].row - from) < step * rows);
    return stop;
}

/* What has more rows than the window is read to its end before the cursor goes on. */
static bool scroll_within(struct inquiry *inquiry, const struct sheet *sheet, int step)
{
    const struct sheet_stop *here = &sheet->stops[stop_of(sheet, inquiry)];
    int top = top_of(sheet, inquiry);

    if (here->rows <= inquiry->view.rows || step > inquiry->view.rows || -step > inquiry->view.rows)
        return false;
    inquiry->top = top + step;
    inquiry->top = top_of(sheet, inquiry);
    return inquiry->top != top;
}

static void move(struct app *app, void *state, enum movement movement)
{
    struct inquiry *inquiry = state;
    const struct sheet *sheet = sheet_of(app, inquiry);
    int page = inquiry->view.rows > 2 ? inquiry->view.rows - 2 : 1;
    const int steps[] = {
        [MOVE_NEXT] = 1,
        [MOVE_PREVIOUS] = -1,
        [MOVE_HALF_DOWN] = (page + 1) / 2,
        [MOVE_PAGE_DOWN] = page,
        [MOVE_HALF_UP] = -(page + 1) / 2,
        [MOVE_PAGE_UP] = -page,
        [MOVE_FIRST] = -sheet->rows,
        [MOVE_LAST] = sheet->rows,
    };

    if (!scroll_within(inquiry, sheet, steps[movement]))
        go_to(app, inquiry, stop_away(sheet, stop_of(sheet, inquiry), steps[movement]));
}

static void step_source(struct app *app, struct inquiry *inquiry, int step)
{
    const struct sheet *sheet = sheet_of(app, inquiry);
    int stop = stop_of(sheet, inquiry), n = sheet->n_stops;

    for (int i = 0; i < n; i++) {
        stop = (stop + step + n) % n;
        if (!source_of(node_at(sheet, inquiry, stop)))
            continue;
        const char *source = source_of(node_at(sheet, inquiry, stop));
        go_to(app, inquiry, stop);
        app_say(app, "%s", source);
        return;
    }
    app_say(app, "No source is named here");
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

    if (count == 1) {
        app_say(app, "There is no other figure beside this one");
    } else {
        forget_layout(inquiry);
        begin(app, inquiry, subjects[(place + (step > 0 ? 1 : count - 1)) % count]);
    }
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

/* The source under the cursor, else the first one, goes to the browser or the clipboard. */
static void ask_for(struct app *app, struct inquiry *inquiry, enum request_kind request)
{
    const struct sheet *sheet = sheet_of(app, inquiry);
    const char *source = source_of(node_at(sheet, inquiry, stop_of(sheet, inquiry)));

    for (int i = 0; i < sheet->n_stops && !source; i++)
        source = source_of(node_at(sheet, inquiry, i));
    bool web =
        source && (text_starts_with(source, "https://") || text_starts_with(source, "http://"));
    if (!source)
        app_say(app, "No source is named here");
    else if (request == REQUEST_BROWSE && !web)
        app_say(app, "%s is no web address; {copy} copies it", source);
    else
        app_ask(app, request, source);
}

static void browse(struct app *app, void *state)
{
    ask_for(app, state, REQUEST_BROWSE);
}

static void copy(struct app *app, void *state)
{
    ask_for(app, state, REQUEST_COPY);
}

/* The source of a fact; of a criterion that has none of its own, what it is made of. */
static void open_line(struct app *app, void *state)
{
    struct inquiry *inquiry = state;
    const struct sheet *sheet = sheet_of(app, inquiry);
    const struct evidence_node *node = node_at(sheet, inquiry, stop_of(sheet, inquiry));
    bool itself = inquiry->subject.kind == SUBJECT_CRITERION;

    if (node && node->criterion >= 0 && !source_of(node) && !itself)
        evidence_push_criterion(app, inquiry->subject.framework, node->criterion);
    else if (node && source_of(node))
        ask_for(app, inquiry, REQUEST_BROWSE);
    else
        app_say(app, "No source is named on this line");
}

static void click(struct app *app, void *state, int row, int column)
{
    struct inquiry *inquiry = state;
    const struct sheet *sheet = sheet_of(app, inquiry);
    int stop = sheet_stop_at(sheet, top_of(sheet, inquiry) + row, column);

    if (stop == stop_of(sheet, inquiry))
        open_line(app, state);
    else if (stop >= 0)
        go_to(app, inquiry, stop);
}

static const struct action actions[] = {
    {"o", "browse", "browser", "Open the source in the browser", browse},
    {"y", "copy", "copy", "Copy the address of the source", copy},
    {"n", "next-evidence", "figure", "The next figure of the same list", next_subject},
    {"p", "previous-evidence", "figure", "The figure before", previous_subject},
    {"Tab", "next-source", "source", "To the next source", next_source},
    {"Shift-Tab", "previous-source", NULL, "To the previous source", previous_source},
};

extern const struct screen screen_evidence;
const struct screen screen_evidence = {
    .name = "evidence",
    .title = "Figure",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct inquiry),
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = open_line,
    .click = click,
    .text = whole_text,
};

static void push(struct app *app, enum subject_kind kind, int framework, int index)
{
    if (app_push(app, &screen_evidence))
        begin(app, app_state(app), (struct subject){kind, framework, index});
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
