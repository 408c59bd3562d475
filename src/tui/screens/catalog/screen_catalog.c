#include "document/page/page.h"
#include "tui/screens/catalog/browse.h"
#include "tui/screens/catalog/browse_columns.h"

/* The frameworks, one a row: filtered, sorted, marked, read. The row under the cursor is shown
 * beside the list, or in short under it. */

static void enter(struct app *app, void *state)
{
    struct browse *browse = state;

    detail_init(&browse->detail);
    if (app->options.picked)
        browse_open_picker(app, browse, app->options.filter ? app->options.filter : "");
}

/* Where the last run ended, once its filter and order are taken up. */
static void taken_up(struct app *app, void *state)
{
    browse_follow(app, state, app->place);
}

static void leave(struct app *app, void *state)
{
    struct browse *browse = state;

    (void)app;
    detail_finish(&browse->detail);
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    const struct catalog_view *catalog_view = &app->catalog_view;
    struct browse *browse = state;

    text_printf(left, catalog_view->n_rows < catalog_view->n_all ? "%zu of %zu" : "%zu",
                catalog_view->n_rows, catalog_view->n_all);
    if (catalog_view->sort.by != SORT_CATALOG)
        text_printf(left, "   sort: %s %s", browse_columns_sort_name(app, catalog_view->sort),
                    catalog_view->sort.descending ? (app->options.unicode ? "▾" : "v")
                                                  : (app->options.unicode ? "▴" : "^"));
    if (browse_is_reading(app, browse) && browse_selected(app, browse) >= 0)
        viewer_position(browse_viewer(app, browse), right);
    else if (catalog_view->good[0])
        text_printf(right, "filter: %s", catalog_view->good);
}

static void move(struct app *app, void *state, enum movement movement)
{
    struct browse *browse = state;

    if (browse_is_reading(app, browse) && browse_selected(app, browse) >= 0) {
        viewer_move(browse_viewer(app, browse), movement);
        return;
    }
    list_move(&browse->list, (int)app->catalog_view.n_rows, browse_rows(app), movement);
    app->place = browse_selected(app, browse);
}

static void other_pane(struct app *app, void *state)
{
    struct browse *browse = state;

    if (app->frame.tier < TIER_WIDE) {
        app_say(app, "From 100 columns on a page stands beside the list; {open} opens it here");
        return;
    }
    browse->reading = !browse->reading;
    app_say(app, browse->reading ? "The page has the keys that move; {pane} gives them back"
                                 : "The list has the keys that move");
}

/* The wheel turns what it is over. */
static void turn_wheel(struct app *app, void *state, int column, enum movement movement)
{
    struct browse *browse = state;
    bool over_page = app->frame.tier >= TIER_WIDE && column > BROWSE_LIST_WIDTH;
    bool reading = browse->reading;

    browse->reading = over_page;
    move(app, state, movement);
    browse->reading = reading;
}

static void open_part(struct app *app, void *state, const char *heading)
{
    int framework = browse_selected(app, state);

    if (framework >= 0)
        detail_push_part(app, framework, heading);
    else
        app_say(app, "Nothing matches the filter; {escape} clears it");
}

static void open_claims(struct app *app, void *state)
{
    open_part(app, state, page_claims);
}

static void open_sources(struct app *app, void *state)
{
    open_part(app, state, page_sources_heading);
}

static void sort_by(struct app *app, struct browse *browse, struct sort_key key)
{
    int framework = browse_selected(app, browse);

    app_remember(app, "sort");
    catalog_view_sort(&app->catalog_view, key);
    browse_follow(app, browse, framework);
    app_listing_changed(app);
}

static void next_sort(struct app *app, void *state)
{
    struct browse *browse = state;
    struct column columns[COLUMN_MOST];
    int width = app->frame.tier >= TIER_WIDE ? BROWSE_LIST_WIDTH : app->columns;
    int count = browse_columns_choose(app, browse->preset, width - BROWSE_MARGIN - 1, columns);

    for (int i = 0; i < count; i++)
        if (columns[i].sort.by == app->catalog_view.sort.by &&
            columns[i].sort.index == app->catalog_view.sort.index) {
            sort_by(app, browse,
                    i + 1 < count ? columns[i + 1].sort : (struct sort_key){.by = SORT_CATALOG});
            return;
        }
    sort_by(app, browse, columns[0].sort);
}

static void reverse_sort(struct app *app, void *state)
{
    struct sort_key key = app->catalog_view.sort;

    key.descending = !key.descending;
    sort_by(app, state, key);
}

static void say_marks(struct app *app)
{
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);
    struct text text;

    text_init(&text);
    for (size_t i = 0; i < app->catalog_view.n_marks; i++)
        text_printf(&text, "%s%s", i > 0 ? ", " : "", entries[app->catalog_view.marks[i]].name);
    if (app->catalog_view.n_marks == 0)
        app_say(app, "Nothing is marked");
    else
        app_say(app, "%zu marked: %s%s", app->catalog_view.n_marks, text.bytes,
                app->catalog_view.n_marks > 1 ? "; {compare} compares them" : "");
    text_finish(&text);
}

static void mark(struct app *app, void *state)
{
    struct browse *browse = state;
    int framework = browse_selected(app, browse);

    if (framework < 0)
        return;
    app_remember(app, "mark");
    if (!catalog_view_mark(&app->catalog_view, framework)) {
        app_warn(app, "At most %d can be marked: unmark one first", MARKS_MOST);
        return;
    }
    app_listing_changed(app);
    say_marks(app);
    move(app, state, MOVE_NEXT);
}

static void mark_all(struct app *app, void *state)
{
    (void)state;
    app_remember(app, "mark");
    if (app->catalog_view.n_marks > 0) {
        app->catalog_view.n_marks = 0;
    } else if (app->catalog_view.n_rows > MARKS_MOST) {
        app_warn(app, "At most %d can be marked: filter first", MARKS_MOST);
        return;
    } else {
        for (size_t i = 0; i < app->catalog_view.n_rows; i++)
            catalog_view_mark(&app->catalog_view, app->catalog_view.rows[i]);
    }
    app_listing_changed(app);
    say_marks(app);
}

static void next_preset(struct app *app, void *state)
{
    struct browse *browse = state;

    browse->preset = (browse->preset + 1) % browse_columns_presets(app);
    app_say(app, "Columns: %s", browse_columns_preset_name(app, browse->preset));
}

static bool escape(struct app *app, void *state)
{
    struct browse *browse = state;
    int framework = browse_selected(app, browse);

    if (browse_is_reading(app, browse)) {
        browse->reading = false;
        return true;
    }
    if (app->catalog_view.good[0]) {
        app_remember(app, "filter");
        catalog_view_filter(&app->catalog_view, "");
        browse_follow(app, browse, framework);
    } else if (app->catalog_view.n_marks > 0) {
        app_remember(app, "mark");
        app->catalog_view.n_marks = 0;
    } else {
        return false;
    }
    app_listing_changed(app);
    return true;
}

/* On the head of a column: sort by it, again: the other way. On a row: the cursor. */
static void click(struct app *app, void *state, int row, int at)
{
    struct browse *browse = state;
    struct column columns[COLUMN_MOST];
    enum tier tier = app->frame.tier;
    int width = tier >= TIER_WIDE ? BROWSE_LIST_WIDTH : app->columns;
    int count = browse_columns_choose(app, browse->preset, width - BROWSE_MARGIN - 1, columns);
    int first = app->frame.body.row + (tier != TIER_TINY), edge = BROWSE_MARGIN;

    if (row == app->frame.body.row && tier != TIER_TINY) {
        for (int i = 0; i < count; edge += columns[i++].width + 1)
            if (at >= edge && at < edge + columns[i].width) {
                struct sort_key key = columns[i].sort;
                if (key.by == app->catalog_view.sort.by &&
                    key.index == app->catalog_view.sort.index)
                    key.descending = !app->catalog_view.sort.descending;
                sort_by(app, browse, key);
                return;
            }
    }
    int number =
        list_top(&browse->list, (int)app->catalog_view.n_rows, browse_rows(app)) + row - first;
    if (row >= first && row < first + browse_rows(app) && number < (int)app->catalog_view.n_rows)
        browse->list.selected = number;
    app->place = browse_selected(app, browse);
}

static const struct action actions[] = {
    {"Enter l Right", "open", "open", "Read the page of this row", browse_open},
    {"/", "filter", "filter", "Leave only the rows that match", browse_open_filter},
    {"s", "sort", "sort", "Sort by the next column", next_sort},
    {"S", "reverse", NULL, "Sort the other way", reverse_sort},
    {"Space", "mark", "mark", "Mark this row for comparison, or unmark it", mark},
    {"*", "mark-all", NULL, "Mark every row in the list, or unmark all", mark_all},
    {"v", "columns", "columns", "Show other columns", next_preset},
    {"Tab", "pane", NULL, "To the page beside the list, and back", other_pane},
    {"C", "claims", NULL, "What was claimed of it, and what came of checking", open_claims},
    {"B", "sources", NULL, "All the sources of its page", open_sources},
};

extern const struct screen screen_catalog;
const struct screen screen_catalog = {
    .name = "catalog",
    .next = "questions",
    .title = "Browse",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct browse),
    .enter = enter,
    .leave = leave,
    .taken_up = taken_up,
    .heading = heading,
    .draw = browse_draw,
    .move = move,
    .open = browse_open,
    .click = click,
    .wheel = turn_wheel,
    .escape = escape,
};
