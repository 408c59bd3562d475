#include "tui/screens/evidence/evidence.h"

#include "base/text/columns.h"
#include "document/model/sources.h"
#include "tui/app/app.h"
#include "tui/screens/evidence/evidence_neighbours.h"
#include "tui/screens/evidence/evidence_pad.h"

#include <string.h>

/* The Figure screen: a tree that explains one figure. The cursor moves between criteria and facts;
 * Enter opens the source of a fact. The layout is cached until the window, the cursor in a narrow
 * window, or the answers change. */
struct evidence_screen {
    struct subject subject;
    int stop, top;
    struct arena *arena; /* holds the layout; NULL: no layout yet */
    struct evidence_tree *tree;
    struct evidence_pad layout;
    struct evidence_view view;
    unsigned n_changes;
};

#define COLUMNS_ALL 100 /* in narrower windows only the selected fact shows its note */
#define ROWS_TALL 20

static void free_layout(struct evidence_screen *screen)
{
    pad_free(screen->layout.pad);
    arena_free(screen->arena);
    screen->arena = NULL;
    screen->layout.pad = NULL;
}

static bool same_view(const struct evidence_view *a, const struct evidence_view *b)
{
    return a->rows == b->rows && a->columns == b->columns && a->unicode == b->unicode &&
           a->blocks == b->blocks && a->open == b->open;
}

static const struct pad *pad_of(struct app *app, struct evidence_screen *screen)
{
    struct area body = frame_body(app->rows, app->columns);
    const struct evidence_view view = {.rows = body.rows,
                                       .columns = body.columns,
                                       .unicode = app->options.unicode,
                                       .blocks = app_blocks(app),
                                       .open = body.columns < COLUMNS_ALL ? screen->stop : -1};

    if (screen->arena && same_view(&view, &screen->view) && screen->n_changes == app_n_changes(app))
        return screen->layout.pad;
    free_layout(screen);
    screen->arena = arena_new();
    screen->view = view;
    screen->n_changes = app_n_changes(app);
    screen->tree = evidence_tree_of(screen->arena, app, &screen->subject);
    screen->layout = evidence_pad_of(screen->arena, screen->tree, &view);
    return screen->layout.pad;
}

static int stop_of(const struct pad *pad, const struct evidence_screen *screen)
{
    return screen->stop < pad->n_stops ? screen->stop : pad->n_stops - 1;
}

static int top_of(const struct pad *pad, const struct evidence_screen *screen)
{
    return pad_top(pad, screen->view.rows, screen->top, stop_of(pad, screen));
}

/* NULL: the cursor is on the sum. */
static const struct evidence_node *node_at(const struct pad *pad,
                                           const struct evidence_screen *screen, int stop)
{
    int index = pad->stops[stop].index;

    return index < 0 ? NULL : screen->layout.nodes[index];
}

/* The source of a fact; NULL: it has none. */
static const char *source_of(const struct evidence_node *node)
{
    const char *source = node && node->evidence ? node->evidence->source : "";

    return source[0] == '\0' || text_equal(source, "none") || text_equal(source, "memory") ? NULL
                                                                                           : source;
}

/* Shows a subject. In a window of ROWS_TALL rows or more, the cursor starts on the first fact with
 * a source if that is visible without scrolling; else it starts on the first stop. */
static void show_subject(struct app *app, struct evidence_screen *screen, struct subject subject)
{
    *screen = (struct evidence_screen){.subject = subject};
    const struct pad *pad = pad_of(app, screen);
    int stop = 0;

    if (screen->view.rows < ROWS_TALL)
        return;
    while (stop < pad->n_stops && !source_of(node_at(pad, screen, stop)))
        stop++;
    if (stop < pad->n_stops && pad->stops[stop].row + pad->stops[stop].rows <= screen->view.rows)
        screen->stop = stop;
}

static void leave(struct app *app, void *state)
{
    (void)app;
    free_layout(state);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct evidence_screen *screen = state;
    const struct pad *pad = pad_of(app, screen);
    int top = top_of(pad, screen), stop = stop_of(pad, screen);
    const struct pad_stop *here = &pad->stops[stop];

    pad_draw(pad, frame->body, top, stop);
    if (here->index >= 0)
        area_role(frame->body, here->row - top, here->detail, here->kind, ROLE_CHIP);
}

/* "Figure 2 of 4 that make up 87." */
static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    struct evidence_screen *screen = state;
    const struct pad *pad = pad_of(app, screen);
    struct arena *arena = arena_new();
    struct subject *subjects;
    size_t index,
        count = evidence_neighbours(arena, app_advice(app), &screen->subject, &subjects, &index);
    bool reason = screen->subject.kind == SUBJECT_REASON;
    int rows = screen->view.rows, top = top_of(pad, screen);

    text_printf(left, "%s %zu of %zu%s.", screen->subject.kind == SUBJECT_TRAIT ? "Fact" : "Figure",
                index + 1, count,
                reason ? arena_printf(
                             arena, " that make up %d",
                             advice_fit(app_advice(app), app_advice(app)->ranking.scores[0].points))
                       : "");
    if (app->columns >= COLUMNS_ALL)
        text_append(left, " A rating is a judgement of its date, with the reason beside it.");
    if (pad->rows > rows && app->columns >= 60)
        text_printf(right, "line %d-%d/%d", top + 1, top + rows, pad->rows);
    arena_free(arena);
}

static void pad_text(struct app *app, void *state, struct text *text)
{
    const struct pad *pad = pad_of(app, state);

    for (int row = 0; row < pad->rows; row++)
        surface_row(pad->surface, row, text);
}

/* --- keys ------------------------------------------------------------------------------------- */

static void go_to(struct app *app, struct evidence_screen *screen, int stop)
{
    const struct pad *pad = pad_of(app, screen);

    screen->stop = stop < 0 ? 0 : stop < pad->n_stops ? stop : pad->n_stops - 1;
    pad = pad_of(app, screen);
    screen->top = top_of(pad, screen);
}

/* The nearest stop at least `rows` rows below, or above if `rows` is negative. At the end of the
 * pad, the last stop in that direction. */
static int stop_at_distance(const struct pad *pad, int stop, int rows)
{
    int from = pad->stops[stop].row, step = rows < 0 ? -1 : 1;

    do
        stop += step;
    while (stop > 0 && stop < pad->n_stops - 1 &&
           step * (pad->stops[stop].row - from) < step * rows);
    return stop;
}

/* Scrolls within a stop that is taller than the viewport; false: nothing was scrolled, so the
 * cursor moves to another stop. */
static bool scroll_within(struct evidence_screen *screen, const struct pad *pad, int step)
{
    const struct pad_stop *here = &pad->stops[stop_of(pad, screen)];
    int top = top_of(pad, screen);

    if (here->rows <= screen->view.rows || step > screen->view.rows || -step > screen->view.rows)
        return false;
    screen->top = top + step;
    screen->top = top_of(pad, screen);
    return screen->top != top;
}

static void move(struct app *app, void *state, enum movement movement)
{
    struct evidence_screen *screen = state;
    const struct pad *pad = pad_of(app, screen);
    int page = screen->view.rows > 2 ? screen->view.rows - 2 : 1;
    const int steps[] = {
        [MOVE_NEXT] = 1,
        [MOVE_PREVIOUS] = -1,
        [MOVE_HALF_DOWN] = (page + 1) / 2,
        [MOVE_PAGE_DOWN] = page,
        [MOVE_HALF_UP] = -(page + 1) / 2,
        [MOVE_PAGE_UP] = -page,
        [MOVE_FIRST] = -pad->rows,
        [MOVE_LAST] = pad->rows,
    };

    if (!scroll_within(screen, pad, steps[movement]))
        go_to(app, screen, stop_at_distance(pad, stop_of(pad, screen), steps[movement]));
}

static void step_source(struct app *app, struct evidence_screen *screen, int step)
{
    const struct pad *pad = pad_of(app, screen);
    int stop = stop_of(pad, screen), n = pad->n_stops;

    for (int i = 0; i < n; i++) {
        stop = (stop + step + n) % n;
        if (!source_of(node_at(pad, screen, stop)))
            continue;
        const char *source = source_of(node_at(pad, screen, stop));
        go_to(app, screen, stop);
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

static void step_subject(struct app *app, struct evidence_screen *screen, int step)
{
    struct arena *arena = arena_new();
    struct subject *subjects;
    size_t index,
        count = evidence_neighbours(arena, app_advice(app), &screen->subject, &subjects, &index);

    if (count == 1) {
        app_say(app, "There is no other figure in this list");
    } else {
        free_layout(screen);
        show_subject(app, screen, subjects[(index + (step > 0 ? 1 : count - 1)) % count]);
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

/* Sends the source under the cursor, or else the first source of the tree, to the browser or the
 * clipboard. */
static void request_source(struct app *app, struct evidence_screen *screen,
                           enum request_kind request)
{
    const struct pad *pad = pad_of(app, screen);
    const char *source = source_of(node_at(pad, screen, stop_of(pad, screen)));

    for (int i = 0; i < pad->n_stops && !source; i++)
        source = source_of(node_at(pad, screen, i));
    bool web = source && source_is_web(source);
    if (!source)
        app_say(app, "No source is named here");
    else if (request == REQUEST_BROWSE && !web)
        app_say(app, "%s is not a web address; {copy} copies it", source);
    else
        app_ask(app, request, source);
}

static void browse(struct app *app, void *state)
{
    request_source(app, state, REQUEST_BROWSE);
}

static void copy(struct app *app, void *state)
{
    request_source(app, state, REQUEST_COPY);
}

/* Opens the source of a fact. A criterion without a source opens its own Figure screen. */
static void open_line(struct app *app, void *state)
{
    struct evidence_screen *screen = state;
    const struct pad *pad = pad_of(app, screen);
    const struct evidence_node *node = node_at(pad, screen, stop_of(pad, screen));
    bool is_subject = screen->subject.kind == SUBJECT_CRITERION;

    if (node && node->criterion >= 0 && !source_of(node) && !is_subject)
        evidence_push_criterion(app, screen->subject.framework, node->criterion);
    else if (node && source_of(node))
        request_source(app, screen, REQUEST_BROWSE);
    else
        app_say(app, "No source is named on this line");
}

/* A click on the selected line opens it already. */
static bool click(struct app *app, void *state, int row, int column)
{
    struct evidence_screen *screen = state;
    const struct pad *pad = pad_of(app, screen);
    struct area body = frame_body(app->rows, app->columns);
    int stop = pad_stop_at(pad, row - body.row + top_of(pad, screen), column - body.column);

    if (row < body.row || row >= body.row + body.rows)
        return false;
    if (stop == stop_of(pad, screen))
        open_line(app, state);
    else if (stop >= 0)
        go_to(app, screen, stop);
    return false;
}

static const struct action actions[] = {
    {"o", "browse", "browser", "Open the source in a browser", browse},
    {"y", "copy", "copy", "Copy the source's address", copy},
    {"n", "next-evidence", "figure", "The next figure of the list", next_subject},
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
    .size = sizeof(struct evidence_screen),
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = open_line,
    .click = click,
    .text = pad_text,
};

static void push(struct app *app, enum subject_kind kind, int framework, int index)
{
    if (app_push(app, &screen_evidence))
        show_subject(app, app_state(app), (struct subject){kind, framework, index});
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
