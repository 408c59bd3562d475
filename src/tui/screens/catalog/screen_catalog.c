#include "base/bounds.h"
#include "base/text/columns.h"
#include "decide/advice/advice.h"
#include "document/page/page.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/screens/catalog/browse.h"

#include <stdlib.h>

/* The keys of the Browse screen: filter, sort and mark the frameworks, and open their pages. */

#define HIDDEN_NAMED 6 /* hidden frameworks listed by name */

static void enter(struct app *app, void *state)
{
    struct browse *browse = state;

    if (app->options.picked)
        browse_open_picker(app, browse, app->options.filter ? app->options.filter : "");
}

/* Restores the cursor of the last run, after its filter and sort order are restored. */
static void session_restored(struct app *app, void *state)
{
    browse_follow(app, state, app->place);
}

static void leave(struct app *app, void *state)
{
    struct browse *browse = state;

    (void)app;
    free(browse->weights.criteria);
    free(browse->forms);
    for (int i = 0; i < PROFILES_KEPT; i++)
        arena_free(browse->profiles[i].arena);
}

/* As many names of what the filter hides as the line has room for. */
static void say_hidden(struct app *app, struct text *left)
{
    const struct catalog_view *view = &app->catalog_view;
    struct arena *arena = arena_new();
    int hidden[HIDDEN_NAMED], known = 0, count = (int)(view->n_all - view->n_rows);

    for (size_t i = 0; i < view->n_all && known < HIDDEN_NAMED; i++)
        if (!catalog_view_shows(view, (int)i))
            hidden[known++] = (int)i;
    const char *head = arena_printf(arena, "%d hidden: ", count),
               *tail = app_message(arena, app, ". {escape} shows all again.");
    int room = app->columns - 2 - columns_of(head) - columns_of(tail);
    const char *names =
        wording_names_within(arena, app->catalog, hidden, known, count, MAX(room, 0));
    if (text_equal(names, arena_printf(arena, "%d", count))) /* no room for a name */
        text_printf(left, "%d hidden%s", count, tail);
    else
        text_printf(left, "%s%s%s", head, names, tail);
    arena_free(arena);
}

/* The frameworks that the filter hides, or a suggestion for the next step. */
static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    const struct catalog_view *view = &app->catalog_view;
    int answers = app_answer_count(app);
    size_t n_questions;

    (void)state;
    (void)right;
    catalog_questions(app->catalog, &n_questions);
    if (view->n_rows < view->n_all) {
        say_hidden(app, left);
        return;
    }
    const struct advice *advice = answers > 0 ? app_advice(app) : NULL;
    if (advice && advice->winner >= 0) {
        text_printf(left, "%s leads after %d answer%s:",
                    catalog_view_entry(&app->catalog_view, advice->winner)->name, answers,
                    answers == 1 ? "" : "s");
        text_printf(left, " %s shows why,", app_key(app, "result"));
        text_printf(left, answers == (int)n_questions ? " %s shows the answers." : " %s goes on.",
                    app_key(app, "questions"));
    } else if (advice) {
        text_printf(left, "Nothing fits all answers: %s shows which rules to lift.",
                    app_key(app, "result"));
    } else if (app->frame.tier < TIER_NORMAL) {
        text_printf(left, "%s asks what you need.", app_key(app, "questions"));
    }
    if (left->length == 0 || app->frame.tier >= TIER_WIDE)
        text_printf(left, "%sPress %s for every key.", left->length > 0 ? " " : "",
                    app_key(app, "help"));
}

static void move(struct app *app, void *state, enum movement movement)
{
    struct browse *browse = state;

    browse_selected(app, browse);
    list_move(&browse->list, (int)app->catalog_view.n_rows, browse_plan(app).list_rows, movement);
    browse_select(app, browse, browse->list.selected);
}

static void say_empty(struct app *app)
{
    app_say(app, "Nothing matches the filter; {escape} clears it");
}

static void open_part(struct app *app, void *state, const char *heading)
{
    int framework = browse_selected(app, state);

    if (framework >= 0)
        detail_push_part(app, framework, heading);
    else
        say_empty(app);
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
    const struct column *columns;
    int count = browse_choose(app, browse, &columns);

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
        app_say(app,
                app->catalog_view.n_marks > 1 ? "%zu marked: %s; {compare} compares them"
                                              : "%zu marked: %s",
                app->catalog_view.n_marks, text.bytes);
    text_finish(&text);
}

static void mark(struct app *app, void *state)
{
    struct browse *browse = state;
    int framework = browse_selected(app, browse);

    if (framework < 0) {
        say_empty(app);
        return;
    }
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

static void next_set(struct app *app, void *state)
{
    struct browse *browse = state;

    browse->set = (browse->set + 1) % browse_columns_sets(app);
    app_say(app, "Columns: %s", browse_columns_set_name(app, browse->set));
}

static void toggle_figures(struct app *app, void *state)
{
    struct browse *browse = state;

    browse->figures = !browse->figures;
    app_say(app, browse->figures ? "Figures from 0 to 100; {figures} draws bars again"
                                 : "Bars from 0 to 100; {figures} shows the figures");
}

static bool escape(struct app *app, void *state)
{
    struct browse *browse = state;
    int framework = browse_selected(app, browse);

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

/* A click on a column title sorts by it and a second click reverses the order. A click on a row
 * selects it. */
static bool click(struct app *app, void *state, int row, int at)
{
    struct browse *browse = state;
    const struct column *columns;
    struct browse_plan plan = browse_plan(app);
    int count = browse_choose(app, browse, &columns);

    row -= app->frame.body.row;
    if (row >= plan.head && row < plan.head + plan.head_rows)
        for (int i = 0; i < count; i++)
            if (at >= columns[i].at && at < columns[i].at + columns[i].width) {
                struct sort_key key = columns[i].sort;
                if (key.by == app->catalog_view.sort.by &&
                    key.index == app->catalog_view.sort.index)
                    key.descending = !app->catalog_view.sort.descending;
                sort_by(app, browse, key);
                return false;
            }
    int n = (int)app->catalog_view.n_rows;
    int number = list_top(&browse->list, n, plan.list_rows) + row - plan.list;
    if (row < plan.list || row >= plan.list + plan.list_rows || number >= n)
        return false;
    browse_select(app, browse, number);
    return true;
}

static const struct action actions[] = {
    {"Enter l Right", "open", "read", "Read the page of this row", browse_open},
    {"/", "filter", "filter", "Show only rows that match", browse_open_filter},
    {"s", "sort", "sort", "Sort by the next column", next_sort},
    {"S", "reverse", NULL, "Sort the other way", reverse_sort},
    {"Space", "mark", "mark", "Mark this row for comparison, or unmark it", mark},
    {"*", "mark-all", NULL, "Mark every row in the list, or unmark all", mark_all},
    {"v", "columns", "columns", "Show other columns: what counts for you, or a group of traits",
     next_set},
    {"t", "figures", "figures", "Figures in place of bars, or bars again", toggle_figures},
    {"C", "claims", "claims", "Claims and their verdicts", open_claims},
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
    .copies = true,
    .enter = enter,
    .leave = leave,
    .session_restored = session_restored,
    .heading = heading,
    .draw = browse_draw,
    .move = move,
    .open = browse_open,
    .click = click,
    .escape = escape,
};
