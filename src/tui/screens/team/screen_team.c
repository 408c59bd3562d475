#include "base/bounds.h"
#include "document/team/team_document.h"
#include "tui/app/app.h"
#include "tui/widgets/viewer.h"

/* The Team screen: the result of several people's answers, as printed by `whichstack team`. Without
 * a team it explains how to start with one. */

#define WIDTH_MOST 110
#define MARGIN 2

struct team_page {
    struct arena *arena;
    struct viewer viewer;
};

static struct document *without_team(struct arena *arena)
{
    struct document *document = document_new(arena);

    document_heading(document, 1, "Answers of a team");
    document_say(document,
                 "Several people answer the questions, each in a file of their own. This page then "
                 "says which of their differences can change the first place.");
    document_code(document, NULL, "sh", "whichstack team alice.yaml bob.yaml --explore\n");
    return document;
}

static void enter(struct app *app, void *state)
{
    struct team_page *page = state;
    const struct team *team = app->options.team;

    page->arena = arena_new();
    viewer_init(&page->viewer, team ? team_document(page->arena, app_decision(app), team)
                                    : without_team(page->arena));
    page->viewer.unnumbered = true;
}

static void leave(struct app *app, void *state)
{
    struct team_page *page = state;

    (void)app;
    viewer_finish(&page->viewer);
    arena_free(page->arena);
}

/* The viewer with the layout that draw uses, so that keys scroll by the visible rows. */
static struct viewer *prepared(struct app *app, struct team_page *page)
{
    viewer_prepare(&page->viewer, MIN(app->columns - 2 * MARGIN, WIDTH_MOST), app->frame.body.rows,
                   app->options.unicode);
    return &page->viewer;
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    const struct team *team = app->options.team;

    if (team)
        text_printf(left, "Differences that matter: %d of %d", team->n_matters, team->n_disagreements);
    viewer_position(prepared(app, state), right);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct area area =
        area_part(frame->body, 0, MARGIN, frame->body.rows, frame->body.columns - MARGIN);

    viewer_draw(prepared(app, state), area);
    area_cursor(frame->body, 0, 0);
}

static void move(struct app *app, void *state, enum movement movement)
{
    struct viewer *viewer = prepared(app, state);

    if (viewer_bottom(viewer) == 0)
        app_say(app, "The whole page is visible");
    viewer_move(viewer, movement);
}

extern const struct screen screen_team;
const struct screen screen_team = {
    .name = "team",
    .title = "Team",
    .place = "result",
    .size = sizeof(struct team_page),
    .enter = enter,
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
    .next = "questions",
};
