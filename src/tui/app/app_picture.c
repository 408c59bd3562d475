#include "tui/app/app_parts.h"

#include "base/array.h"
#include "base/text/columns.h"
#include "tui/app/footer.h"

/* The picture: the screen on top between title, message and footer. */

static void draw_title(struct app *app, struct area area)
{
    struct view *view = app_top(app);
    struct text left, right;

    if (area.rows < 1)
        return;
    text_init(&left);
    text_init(&right);
    if (area.columns >= 60)
        text_append(&left, "whichstack  ");
    for (size_t i = 0; i < app->n_views; i++)
        if (i + 1 == app->n_views || area.columns >= 60)
            text_printf(&left, "%s%s", app->views[i].screen->title,
                        i + 1 < app->n_views ? " > " : "");
    text_append(&left, "   ");
    if (view->screen->heading)
        view->screen->heading(app, view->state, &left, &right);
    if (!app->options.mouse && area.columns >= 80)
        text_append(&right, right.length > 0 ? "   mouse off" : "mouse off");
    int end = area_text(area, 0, 1, ROLE_STRONG, left.bytes);
    int width = columns_of(right.bytes);
    if (width > 0 && end + width + 1 < area.columns)
        area_right(area, 0, area.columns - 1, ROLE_STRONG, right.bytes);
    area_ground(area, 0, 0, area.columns, GROUND_BAR);
    text_finish(&left);
    text_finish(&right);
}

/* What a newcomer needs first, with the keys as they are bound: as long as nothing is answered. */
static void draw_greeting(struct app *app, struct area area)
{
    static const struct {
        const char *command, *does;
    } first[] = {{"questions", "asks what you need"},
                 {"result", "recommends"},
                 {"open", "opens a page"},
                 {"help", "helps"}};
    struct text text;

    text_init(&text);
    for (size_t i = 0; i < ARRAY_LENGTH(first); i++)
        text_printf(&text, "%s%s %s", i > 0 ? ", " : "", app_key(app, first[i].command),
                    first[i].does);
    area_fit(area, 0, 1, area.columns - 2, ROLE_MESSAGE, app->options.unicode, text.bytes);
    text_finish(&text);
}

static void draw_message(struct app *app, struct area area, struct area rule)
{
    if (area.rows < 1)
        return;
    if (app->prompt.label) {
        prompt_draw(&app->prompt, area, app->options.unicode);
        if (rule.rows > 0)
            prompt_draw_hint(&app->prompt, rule, app->options.unicode);
    } else if (app->message.length > 0)
        area_fit(area, 0, 1, area.columns - 2, app->message_role, app->options.unicode,
                 app->message.bytes);
    else if (app->unsaved)
        area_text(area, 0, 1, ROLE_WARNING, "not saved yet");
    else if (app->n_views == 1 && app_answer_count(app) == 0)
        draw_greeting(app, area);
}

static void draw_line(struct app *app, struct area area)
{
    const struct catalog_view *catalog_view = &app->catalog_view;
    size_t count;
    const struct framework *rows = catalog_frameworks(app->catalog, &count);

    area_printf(area, 0, 0, ROLE_PLAIN, "%dx%d %s", app->columns, app->rows,
                catalog_view->n_rows > 0 ? rows[catalog_view->rows[0]].name : "");
}

void app_draw(struct app *app, struct surface *surface)
{
    if (surface->rows != app->rows || surface->columns != app->columns)
        surface_resize(surface, app->rows, app->columns);
    else
        surface_clear(surface);
    struct frame frame = frame_of(surface, app->options.unicode);
    if (frame.tier == TIER_LINE) {
        draw_line(app, frame.body);
        return;
    }
    struct view *view = app_top(app);
    if (view->screen->popup && app->n_views > 1)
        app->views[app->n_views - 2].screen->draw(app, app->views[app->n_views - 2].state, &frame);
    view->screen->draw(app, view->state, &frame);
    draw_title(app, frame.title);
    draw_message(app, frame.message, frame.rule);
    footer_draw(app, frame.footer);
    if (app->options.narrow)
        surface_avoid_ambiguous(surface);
}
