#include "tui/app/app_parts.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "tui/app/footer.h"
#include "tui/app/places.h"

/* Draws the window: top bar, screen, message and footer. */

/* While there is no message, draws the screen's sentence and, at the right, the position in the
 * screen. */
static void draw_sentence(struct app *app, struct area area)
{
    const struct screen *screen = app_screen(app);
    struct text left, right;
    int room = area.columns - 2;

    if (!screen->heading)
        return;
    text_init(&left);
    text_init(&right);
    screen->heading(app, app_state(app), &left, &right);
    if (right.length > 0 && columns_of(left.bytes) + columns_of(right.bytes) + 2 <= room) {
        area_right(area, 0, area.columns - 1, ROLE_MUTED, right.bytes);
        room -= columns_of(right.bytes) + 2;
    }
    area_fit_clause(area, 0, 1, MIN(columns_of(left.bytes), room), ROLE_MUTED, app->options.unicode,
                    left.bytes);
    text_finish(&left);
    text_finish(&right);
}

/* Shortens a long file name, so that the reason after it is visible. A message that is still too long ends with a clause; an error
 * does not, because its reason comes last. */
static void draw_words(struct app *app, struct area area)
{
    struct arena *arena = arena_new();
    bool unicode = app->options.unicode;
    const char *words = columns_shorten_quoted(arena, app->message.bytes, area.columns - 2,
                                               unicode ? "\u2026" : "..");

    if (app->message_role == ROLE_WARN)
        area_fit(area, 0, 1, area.columns - 2, app->message_role, unicode, words);
    else
        area_fit_clause(area, 0, 1, area.columns - 2, app->message_role, unicode, words);
    arena_free(arena);
}

static void draw_message(struct app *app, const struct frame *frame)
{
    struct area area = frame->message;

    if (area.rows < 1 && app->prompt.label) { /* nobody types blindly */
        area = area_part(frame->body, frame->body.rows - 1, 0, 1, frame->body.columns);
        area_fill(area, 0, 0, area.columns, ROLE_PLAIN, " ");
    }
    if (area.rows < 1)
        return;
    if (app->prompt.label) {
        prompt_draw(&app->prompt, area, app->options.unicode);
        if (frame->hint.rows > 0)
            prompt_draw_hint(&app->prompt, frame->hint, app->options.unicode);
    } else if (app->message.length > 0)
        draw_words(app, area);
    else if (app_unsaved(app))
        area_text(area, 0, 1, ROLE_WARN, "not saved yet");
    else
        draw_sentence(app, area);
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
    struct frame frame = frame_on(app->frame, surface);
    if (frame.tier == TIER_LINE) {
        draw_line(app, frame.body);
        return;
    }
    /* shown only in text fields, because a block cursor hides the first sign of a row */
    surface->cursor_hidden = true;
    app_screen(app)->draw(app, app_state(app), &frame);
    places_draw(app, &frame);
    draw_message(app, &frame);
    footer_draw(app, frame.footer);
    if (config_is(&app->options.config, "ambiguous", "2"))
        surface_avoid_ambiguous(surface);
}
