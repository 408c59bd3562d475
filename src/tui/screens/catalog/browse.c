#include "tui/screens/catalog/browse.h"

int browse_selected(const struct app *app, const struct browse *browse)
{
    int count = (int)app->catalog_view.n_rows;
    int row = browse->list.selected < count ? browse->list.selected : count - 1;

    return row >= 0 ? app->catalog_view.rows[row] : -1;
}

bool browse_is_reading(const struct app *app, const struct browse *browse)
{
    return browse->reading && app->frame.tier >= TIER_WIDE;
}

int browse_compared_width(const struct app *app)
{
    int rest = app->columns - BROWSE_LIST_WIDTH;

    return app->frame.tier == TIER_HUGE ? rest / 2 : 0;
}

struct viewer *browse_viewer(struct app *app, struct browse *browse)
{
    int width = app->columns - BROWSE_LIST_WIDTH - browse_compared_width(app);

    detail_show_framework(&browse->detail, app, browse_selected(app, browse));
    viewer_prepare(&browse->detail.viewer, width - 3, app->frame.body.rows, app->options.unicode);
    return &browse->detail.viewer;
}

int browse_rows(const struct app *app)
{
    enum tier tier = app->frame.tier;

    if (tier == TIER_LINE)
        return 1;
    if (tier == TIER_TINY)
        return app->frame.body.rows;
    int body = app->frame.body.rows - 1; /* head of the columns */
    return tier == TIER_NORMAL ? body - BROWSE_PEEK_ROWS - 1 : body;
}

void browse_follow(struct app *app, struct browse *browse, int framework)
{
    int row = framework >= 0 ? catalog_view_row_of(&app->catalog_view, framework) : -1;

    browse->list.selected = row >= 0 ? row : 0;
    app->place = browse_selected(app, browse);
}

void browse_open(struct app *app, void *state)
{
    int framework = browse_selected(app, state);

    if (framework < 0) {
        app_say(app, "Nothing matches the filter; {escape} clears it");
    } else if (app->options.picked) {
        *app->options.picked = framework;
        app->running = false;
    } else {
        detail_push_framework(app, framework);
    }
}
