#include "tui/panels/decision_page.h"

#include "base/bounds.h"
#include "tui/app/app.h"

#define WIDTH_MOST 110

void decision_page_finish(struct decision_page *decision_page)
{
    viewer_finish(&decision_page->viewer);
    arena_free(decision_page->arena);
    decision_page->arena = NULL;
}

static bool is_current(struct app *app, const struct decision_page *decision_page)
{
    const struct confidence *confidence = app_confidence(app);

    return decision_page->arena && decision_page->n_changes == app_n_changes(app) &&
           (!confidence || (decision_page->draws == confidence->shares.draws &&
                            decision_page->n_next == confidence->n_next));
}

static void build_anew(struct app *app, struct decision_page *decision_page,
                       decision_page_builder *build)
{
    const struct confidence *confidence = app_confidence(app);
    size_t top = decision_page->viewer.top;

    decision_page_finish(decision_page);
    decision_page->arena = arena_new();
    struct document *document = document_new(decision_page->arena);
    build(app, document);
    viewer_init(&decision_page->viewer, document);
    decision_page->viewer.top = top;
    decision_page->n_changes = app_n_changes(app);
    decision_page->draws = confidence ? confidence->shares.draws : 0;
    decision_page->n_next = confidence ? confidence->n_next : 0;
}

/* The window that draw will use, so that keys move by what is on the screen. */
struct viewer *decision_page_prepare(struct app *app, struct decision_page *decision_page,
                                     decision_page_builder *build)
{
    int width = app->columns - 4;

    if (!is_current(app, decision_page))
        build_anew(app, decision_page, build);
    viewer_prepare(&decision_page->viewer, MIN(width, WIDTH_MOST),
                   app->frame.body.rows, app->options.unicode);
    return &decision_page->viewer;
}

void decision_page_draw(struct app *app, struct decision_page *decision_page,
                        decision_page_builder *build, struct frame *frame)
{
    struct area area = area_part(frame->body, 0, 2, frame->body.rows, frame->body.columns - 2);

    viewer_draw(decision_page_prepare(app, decision_page, build), area);
    area_cursor(frame->body, 0, 0);
}

void decision_page_move(struct app *app, struct decision_page *decision_page,
                        decision_page_builder *build, enum movement movement)
{
    viewer_move(decision_page_prepare(app, decision_page, build), movement);
}
