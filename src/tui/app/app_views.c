#include "tui/app/app_parts.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* The stack of open screens and their states. */

struct view {
    const struct screen *screen;
    void *state;
};

#define LEFT_MOST 4

struct views {
    struct view open[VIEWS_MOST];
    size_t count;
    struct left {
        const struct screen *screen; /* NULL: no more follow */
        void *what;                  /* NULL: taken back */
        void (*forget)(void *what);
    } left[LEFT_MOST];
};

struct views *views_new(struct arena *arena)
{
    return ARENA_NEW(arena, struct views);
}

size_t app_depth(const struct app *app)
{
    return app->views->count;
}

const struct screen *app_screen_at(const struct app *app, size_t depth)
{
    return app->views->open[depth].screen;
}

const struct screen *app_screen(const struct app *app)
{
    return app_screen_at(app, app_depth(app) - 1);
}

void *app_state(struct app *app)
{
    return app->views->open[app_depth(app) - 1].state;
}

const struct screen *app_screen_below(const struct app *app)
{
    return app_depth(app) > 1 ? app_screen_at(app, app_depth(app) - 2) : NULL;
}

bool app_push(struct app *app, const struct screen *screen)
{
    if (app->views->count == VIEWS_MOST) {
        app_warn(app, "Too many screens are open: {back} goes back");
        return false;
    }
    struct view *view = &app->views->open[app->views->count++];
    view->screen = screen;
    view->state = memory_new(1, screen->size > 0 ? screen->size : 1);
    if (screen->enter)
        screen->enter(app, view->state);
    return true;
}

static void close_top(struct app *app)
{
    if (app_screen(app)->leave)
        app_screen(app)->leave(app, app_state(app));
    free(app_state(app));
    app->views->count--;
}

/* The place of what the screen leaves; NULL: too many screens leave something. */
static struct left *left_by(struct app *app, const struct screen *screen)
{
    struct left *left = app->views->left;

    for (size_t i = 0; i < LEFT_MOST; i++)
        if (!left[i].screen || left[i].screen == screen) {
            left[i].screen = screen;
            return &left[i];
        }
    return NULL;
}

void app_leave(struct app *app, const struct screen *screen, void *what, void (*forget)(void *what))
{
    struct left *left = left_by(app, screen);

    if (!left || left->what)
        forget(left ? left->what : what);
    if (left)
        *left = (struct left){screen, what, forget};
}

void *app_take_back(struct app *app, const struct screen *screen)
{
    struct left *left = left_by(app, screen);
    void *what = left ? left->what : NULL;

    if (left)
        left->what = NULL;
    return what;
}

static void forget_left(struct views *views)
{
    for (size_t i = 0; i < LEFT_MOST; i++) {
        if (views->left[i].what)
            views->left[i].forget(views->left[i].what);
        views->left[i].what = NULL;
    }
}

void app_close_all(struct app *app)
{
    while (app->views->count > 0)
        close_top(app);
    forget_left(app->views);
}

void app_forget_entries(struct app *app)
{
    if (catalog_kept(app->catalog) <= ENTRIES_KEPT)
        return;
    for (size_t i = 0; i < app->views->count; i++)
        if (!app->views->open[i].screen->copies)
            return;
    forget_left(app->views);
    catalog_forget(app->catalog);
}

void app_pop(struct app *app)
{
    if (app->views->count > 1)
        close_top(app);
    else
        app->running = false;
}

void app_replace(struct app *app, const struct screen *screen)
{
    for (size_t i = 0; i < app->views->count; i++)
        if (app->views->open[i].screen == screen) {
            while (app->views->count > i + 1)
                close_top(app);
            return;
        }
    app_push(app, screen);
}

/* Has it a place in the top bar of its own? The others belong to the screen below them. */
static bool has_place(const struct screen *screen)
{
    for (size_t i = 0; i < n_common_actions; i++)
        if (text_equal(common_actions[i].name, screen->name))
            return true;
    return false;
}

void app_visit(struct app *app, const struct screen *screen)
{
    struct view *open = app->views->open;
    size_t count = app->views->count, i = 1; /* the first screen stays below */

    while (i < count && open[i].screen != screen)
        i++;
    if (i + 1 >= count || !has_place(open[i + 1].screen)) {
        app_replace(app, screen);
        return;
    }
    struct view view = open[i];
    memmove(open + i, open + i + 1, (count - i - 1) * sizeof(*open));
    open[count - 1] = view;
}

const struct screen *app_find_screen(const char *name)
{
    for (size_t i = 0; i < n_screens; i++)
        if (text_equal(screens[i]->name, name))
            return screens[i];
    return NULL;
}
