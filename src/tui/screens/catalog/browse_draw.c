#include "tui/screens/catalog/browse.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "decide/advice/advice.h"
#include "tui/app/app.h"
#include "tui/cells/heading.h"
#include "tui/cells/marks.h"

#include <stdio.h>
#include <string.h>

/* The matrix: one row per framework, one column per criterion or trait. Above it are the status
 * line or the greeting, and the column titles. */

#define NAME_AT 2

static const char *sort_mark(const struct app *app, struct sort_key key)
{
    return mark_text(key.descending ? MARK_SORTED : MARK_SORTED_UP, app->options.unicode);
}

#define GREETING_GAP 3 /* blank columns between two sentences */

/* The first steps, shown before any answer or filter, with the current key bindings. */
static void draw_greeting(struct app *app, struct area area)
{
    size_t count;
    char text[64];

    catalog_questions(app->catalog, &count);
    snprintf(text, sizeof(text), "%zu questions, each may be skipped", count);
    area_printf(area, 0, NAME_AT, ROLE_TITLE, "Which of %zu %s fits you?", app->catalog_view.n_all,
                catalog_identity(app->catalog)->nouns);
    int end = heading_chip(area, 1, NAME_AT, app_key(app, "questions"));
    end = area_text(area, 1, end + 1, ROLE_PLAIN,
                    "answer a few questions; the ranking appears after the first one");
    if (end + GREETING_GAP + columns_of(text) < area.columns)
        area_right(area, 1, area.columns - 1, ROLE_MUTED, text);
    end = area_text(area, 2, NAME_AT, ROLE_KEY, app_key(app, "next"));
    end = area_printf(area, 2, end + 1, ROLE_KEY, "%s", app_key(app, "previous"));
    end = area_text(area, 2, end + 1, ROLE_PLAIN, "or look around: ");
    end = area_printf(area, 2, end, ROLE_KEY, "%s", app_key(app, "open"));
    end = area_text(area, 2, end, ROLE_PLAIN, " reads a page, ");
    end = area_printf(area, 2, end, ROLE_KEY, "%s", app_key(app, "mark"));
    end = area_text(area, 2, end, ROLE_PLAIN, " marks, ");
    end = area_printf(area, 2, end, ROLE_KEY, "%s", app_key(app, "compare"));
    area_text(area, 2, end, ROLE_PLAIN, " compares the marked");
}

#define STATUS_GAP 3   /* blank columns between the parts of the status */
#define FILTER_LEAST 8 /* columns of a filter that is cut */

static int draw_label(struct area area, int column, const char *label)
{
    return area_text(area, 0, column + STATUS_GAP, ROLE_MUTED, label);
}

/* The filter, cut where `marked` columns would not fit after it. Returns the column after it. */
static int draw_filter(struct app *app, struct area area, int at, int marked)
{
    const char *filter = app->catalog_view.good;
    int end = area.columns - 1, label = STATUS_GAP + columns_of("filter ");
    int width = columns_of(filter) + 2, room = end - at - label;
    char text[FILTER_BYTES + 2];

    if (!filter[0]) {
        if (label + columns_of("none") > end - at)
            return at;
        return area_text(area, 0, draw_label(area, at, "filter "), ROLE_PLAIN, "none");
    }
    if (room - marked >= MIN(width, FILTER_LEAST))
        room -= marked;
    if (room < MIN(width, FILTER_LEAST))
        return at;
    at = draw_label(area, at, "filter ");
    snprintf(text, sizeof(text), " %s ", filter);
    area_fit(area, 0, at, MIN(width, room), ROLE_FIELD, app->options.unicode, text);
    return at + MIN(width, room);
}

#define LEGEND_BYTES 96

/* What the signs of most columns mean. */
static void write_legend(struct app *app, const struct column *columns, int count, int room,
                         char legend[LEGEND_BYTES])
{
    bool blocks = app_blocks(app);
    int levels = 0, bars = 0;
    size_t n;
    const struct trait *traits = catalog_traits(app->catalog, &n);

    for (int i = 0; i < count; i++) {
        bool is_trait = columns[i].sort.by == SORT_TRAIT;
        levels += is_trait && traits[columns[i].sort.index].kind == TRAIT_LEVEL;
        bars += columns[i].sort.by == SORT_CRITERION;
    }
    snprintf(legend, LEGEND_BYTES, "a longer bar is better; %s = 0; ? = a fact is missing",
             mark_text(MARK_OPEN, blocks));
    if (columns_of(legend) > room)
        snprintf(legend, LEGEND_BYTES, "a longer bar is better; ? = a fact is missing");
    if (levels > bars)
        snprintf(legend, LEGEND_BYTES, "%s built in  %s add-on  %s third party",
                 blocks ? "▮▮▮" : "###", blocks ? "▮▮▯" : "##.", blocks ? "▮▯▯" : "#..");
    if (columns_of(legend) > room)
        legend[0] = '\0';
}

/* "4 of 10 frameworks   sorted by your fit   filter orm>=2   marked 2", as far as whole parts of it
 * fit. */
static void draw_status(struct app *app, struct area area, const struct column *columns, int count)
{
    const struct catalog_view *view = &app->catalog_view;
    const struct catalog_identity *identity = catalog_identity(app->catalog);
    char legend[LEGEND_BYTES];
    const char *sort = browse_columns_sort_name(app, view->sort);
    char marked[24] = "none";
    int end = area.columns - 1;
    int at = view->n_rows < view->n_all
                 ? area_printf(area, 0, 1, ROLE_STRONG, "%zu of %zu %s", view->n_rows, view->n_all,
                               identity->nouns)
                 : area_printf(area, 0, 1, ROLE_STRONG, "%zu %s", view->n_all, identity->nouns);

    if (view->n_marks > 0)
        snprintf(marked, sizeof(marked), "%zu", view->n_marks);
    int marked_width = STATUS_GAP + columns_of("marked ") + columns_of(marked);
    int sort_width = STATUS_GAP + columns_of("sorted by ") + columns_of(sort) +
                     (view->sort.by != SORT_CATALOG ? 2 : 0);
    int filter_least = view->good[0] ? STATUS_GAP + columns_of("filter ") + FILTER_LEAST : 0;
    if (at + sort_width + filter_least <= end) {
        at = area_text(area, 0, draw_label(area, at, "sorted by "), ROLE_ACCENT, sort);
        if (view->sort.by != SORT_CATALOG)
            at = area_printf(area, 0, at, ROLE_ACCENT, " %s", sort_mark(app, view->sort));
    }
    at = draw_filter(app, area, at, view->n_marks > 0 ? marked_width : 0);
    if (at + marked_width <= end)
        at = area_text(area, 0, draw_label(area, at, "marked "), ROLE_PLAIN, marked);
    write_legend(app, columns, count, area.columns - 1 - STATUS_GAP - at, legend);
    area_right(area, 0, area.columns - 1, ROLE_MUTED, legend);
}

static void draw_head(struct app *app, struct area area, const struct column *columns, int count)
{
    for (int i = 0; i < count; i++) {
        const struct column *column = &columns[i];
        bool sorted = column->sort.by == app->catalog_view.sort.by &&
                      column->sort.index == app->catalog_view.sort.index;
        enum role role = sorted ? ROLE_ACCENT : ROLE_MUTED;
        int end;

        area_text(area, 0, column->at, role, column->title[0]);
        end = area_text(area, 1, column->at, role, column->title[1]);
        if (sorted)
            area_text(area, 1, end + (end + 1 < column->at + column->width && end > column->at),
                      role, sort_mark(app, app->catalog_view.sort));
    }
}

static void paint_row(struct app *app, const struct browse *browse, struct area area, int row,
                      int framework, bool under_cursor, const struct column *columns, int count)
{
    const struct score *score =
        app->catalog_view.fits ? advice_score(app_advice(app), framework) : NULL;
    const char *name = catalog_view_entry(&app->catalog_view, framework)->name;

    for (int i = 0; i < count; i++)
        browse_columns_paint(app, &columns[i], framework, area, row, browse->figures);
    if (score && score->eliminated_by > 0)
        area_role(area, row, columns[0].at, columns[0].width, ROLE_MUTED);
    if (under_cursor) {
        int width = MIN(columns_of(name), columns[0].width - 1);
        area_select(area, row, 0, area.columns);
        area_role(area, row, NAME_AT - 1, width + 2, ROLE_CHIP);
        area_text(area, row, 0, ROLE_ACCENT, mark_text(MARK_CURSOR, app->options.unicode));
        area_ground(area, row, 0, 1, GROUND_CURSOR);
        area_cursor(area, row, 0);
    }
    if (catalog_view_marked(&app->catalog_view, framework))
        area_text(area, row, NAME_AT - 1, under_cursor ? ROLE_CHIP : ROLE_ACCENT, "*");
}

/* All that a row shows. */
struct row_inputs {
    int framework;
    unsigned n_changes, columns;
    bool under_cursor, is_marked, figures, blocks;
};

static void draw_row(struct app *app, const struct browse *browse, struct area area, int row,
                     int framework, bool under_cursor, const struct column *columns, int count)
{
    struct area line = area_part(area, row, 0, 1, area.columns);
    struct row_inputs inputs;

    memset(&inputs, 0, sizeof(inputs));
    inputs.framework = framework;
    inputs.n_changes = app_n_changes(app);
    inputs.columns = browse->choice.version;
    inputs.under_cursor = under_cursor;
    inputs.is_marked = catalog_view_marked(&app->catalog_view, framework);
    inputs.figures = browse->figures;
    inputs.blocks = app_blocks(app);
    struct kept_part part = {"browse row", &inputs, sizeof(inputs), 0};
    if (kept_show(app->kept, line, &part))
        return;
    paint_row(app, browse, line, 0, framework, under_cursor, columns, count);
    kept_take(app->kept, line, &part);
}

static void draw_list(struct app *app, struct browse *browse, struct area area,
                      const struct column *columns, int count)
{
    int selected = browse_selected(app, browse), n = (int)app->catalog_view.n_rows;
    int top = list_top(&browse->list, n, area.rows);

    for (int i = 0; i < area.rows && top + i < n; i++)
        draw_row(app, browse, area, i, app->catalog_view.rows[top + i],
                 app->catalog_view.rows[top + i] == selected, columns, count);
    if (n > 0)
        return;
    area_text(area, 0, NAME_AT, ROLE_WARN, "Nothing matches the filter.");
    int end = area_text(area, 1, NAME_AT, ROLE_KEY, app_key(app, "escape"));
    area_text(area, 1, end, ROLE_MUTED, " clears it.");
}

void browse_draw(struct app *app, void *state, struct frame *frame)
{
    struct browse *browse = state;
    struct browse_plan plan = browse_plan(app);
    struct area body = frame->body;
    const struct column *columns;
    int count = browse_choose(app, browse, &columns);
    int framework = browse_selected(app, browse);

    if (plan.status_rows > 1)
        draw_greeting(app, area_part(body, plan.status, 0, plan.status_rows, body.columns));
    else if (plan.status_rows > 0)
        draw_status(app, area_part(body, plan.status, 0, 1, body.columns), columns, count);
    if (plan.head_rows > 0)
        draw_head(app, area_part(body, plan.head, 0, plan.head_rows, body.columns), columns, count);
    draw_list(app, browse, area_part(body, plan.list, 0, plan.list_rows, body.columns), columns,
              count);
    if (plan.card_rows > 0 && framework >= 0)
        browse_draw_card(app, browse, framework,
                         area_part(body, plan.card, 0, plan.card_rows, body.columns));
}
