#include "tui/widgets/decision_page.h"

#define WIDTH_MOST 110

void paper_finish(struct paper *paper)
{
    viewer_finish(&paper->viewer);
    arena_free(paper->arena);
    paper->arena = NULL;
}

static bool is_current(struct app *app, const struct paper *paper)
{
    const struct certainty *certainty = app_certainty(app);

    return paper->arena && paper->n_changes == app->n_changes &&
           (!certainty ||
            (paper->draws == certainty->shares.draws && paper->n_next == certainty->n_next));
}

static void build_anew(struct app *app, struct paper *paper, paper_builder *build)
{
    const struct certainty *certainty = app_certainty(app);
    size_t top = paper->viewer.top;

    paper_finish(paper);
    paper->arena = arena_new();
    struct document *document = document_new(paper->arena);
    build(app, document);
    viewer_init(&paper->viewer, document);
    paper->viewer.top = top;
    paper->n_changes = app->n_changes;
    paper->draws = certainty ? certainty->shares.draws : 0;
    paper->n_next = certainty ? certainty->n_next : 0;
}

/* The window that draw will use, so that keys move by what is on the screen. */
struct viewer *paper_prepare(struct app *app, struct paper *paper, paper_builder *build)
{
    bool tiny = tier_of(app->rows, app->columns) == TIER_TINY;
    int rows =
        tiny ? app->rows - (app->rows >= 7) - (app->rows >= 6) - (app->rows >= 5) : app->rows - 5;
    int width = app->columns - 4;

    if (!is_current(app, paper))
        build_anew(app, paper, build);
    viewer_prepare(&paper->viewer, width < WIDTH_MOST ? width : WIDTH_MOST, rows,
                   app->options.unicode);
    return &paper->viewer;
}

void paper_draw(struct app *app, struct paper *paper, paper_builder *build, struct frame *frame)
{
    struct area area = area_part(frame->body, 0, 2, frame->body.rows, frame->body.columns - 2);

    viewer_draw(paper_prepare(app, paper, build), area);
    area_cursor(frame->body, 0, 0);
}

void paper_move(struct app *app, struct paper *paper, paper_builder *build, enum movement movement)
{
    viewer_move(paper_prepare(app, paper, build), movement);
}
