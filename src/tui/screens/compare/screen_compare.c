#include "base/bounds.h"
#include "tui/app/app.h"
#include "tui/cells/marks.h"
#include "tui/screens/compare/comparison.h"
#include "tui/screens/detail/detail.h"
#include "tui/screens/evidence/evidence.h"

#include <string.h>

/* The Compare screen: up to four frameworks side by side. The cursor selects a row and a column. */

static bool is_compared(const struct comparison *comparison, int framework)
{
    for (size_t i = 0; i < comparison->n_frameworks; i++)
        if (comparison->frameworks[i] == framework)
            return true;
    return false;
}

#define FILLED_TO 3

/* Adds the first ones of the ranking, or of the list when no question is answered, until there are
 * three. A filter that leaves fewer than two does not count. */
static void fill_up(struct app *app, struct comparison *comparison)
{
    const struct catalog_view *view = &app->catalog_view;
    const struct ranking *ranking = view->fits ? &app_advice(app)->ranking : NULL;
    bool listed = view->n_rows >= 2;
    int most = ranking ? ranking->n : (int)(listed ? view->n_rows : view->n_all);

    for (int i = 0; i < most && comparison->n_frameworks < FILLED_TO; i++) {
        int framework = ranking ? ranking->scores[i].alternative : listed ? view->rows[i] : i;
        if (!is_compared(comparison, framework))
            comparison->frameworks[comparison->n_frameworks++] = framework;
    }
}

#define NAMED_FROM 60 /* columns */

/* Compares the marked frameworks, in the order they were marked. If fewer than two are marked,
 * others are added. */
static void take_marked(struct app *app, struct comparison *comparison)
{
    const struct catalog_view *view = &app->catalog_view;

    memcpy(comparison->marks, view->marks, sizeof(comparison->marks));
    memcpy(comparison->frameworks, view->marks, sizeof(comparison->frameworks));
    comparison->n_frameworks = comparison->n_marks = view->n_marks;
    comparison->n_dropped = 0;
    if (view->n_marks < 2)
        fill_up(app, comparison);
    comparison->column = CLAMP(comparison->column, 0, (int)comparison->n_frameworks - 1);
    comparison_build(app, comparison);
}

static void enter(struct app *app, void *state)
{
    struct comparison *comparison = state;
    size_t n_marks = app->catalog_view.n_marks, count;

    comparison->differing = true;
    take_marked(app, comparison);
    if (n_marks == 0)
        app_say(app, "Nothing marked: these are the first %zu", comparison->n_frameworks);
    else if (n_marks == 1 && app->columns < NAMED_FROM)
        app_say(app, "1 marked: beside it the first %zu others", comparison->n_frameworks - 1);
    else if (n_marks == 1)
        app_say(app, "Only %s is marked: beside it the first %zu others",
                catalog_frameworks(app->catalog, &count)[comparison->frameworks[0]].name,
                comparison->n_frameworks - 1);
}

/* The state, for the marks and answers as they are now: undo and redo change them. */
static struct comparison *current(struct app *app, void *state)
{
    const struct catalog_view *view = &app->catalog_view;
    struct comparison *comparison = state;

    if (comparison->n_marks != view->n_marks ||
        memcmp(comparison->marks, view->marks, view->n_marks * sizeof(int)) != 0)
        take_marked(app, comparison);
    else if (comparison->n_changes != app_n_changes(app))
        comparison_build(app, comparison);
    return comparison;
}

static void leave(struct app *app, void *state)
{
    (void)app;
    comparison_finish(state);
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    struct comparison *comparison = current(app, state);
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);

    struct arena *arena = arena_new();
    const char *cell = comparison_cell_text(app, comparison, arena);

    for (size_t i = 0; !cell && i < comparison->n_frameworks; i++)
        text_printf(left, "%s%s", i > 0 ? " | " : "", entries[comparison->frameworks[i]].name);
    text_append(left, cell ? cell : "");
    arena_free(arena);
    text_printf(right, "%zu of %zu facts differ", comparison->n_differing, comparison->n_facts);
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* The rows above the legend. */
static struct area table_of(const struct frame *frame)
{
    struct area body = frame->body;

    return area_part(body, 0, 0, body.rows - (frame->tier != TIER_TINY), body.columns);
}

/* Visible rows of the table, below the names. */
static int list_rows(const struct app *app)
{
    int rows = table_of(&app->frame).rows;

    return rows - comparison_head_rows(rows);
}

#define LEGEND_FROM 60 /* columns */

static void draw_legend(struct app *app, struct area body)
{
    int at =
        area_text(body, body.rows - 1, 1, ROLE_MUTED, mark_text(MARK_BEST, app->options.unicode));

    area_text(body, body.rows - 1, at, ROLE_MUTED,
              body.columns >= LEGEND_FROM
                  ? " best in its row   ? not known, drawn halfway   ^ pinned"
                  : " best   ? not known   ^ pinned");
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct area body = frame->body;

    comparison_draw(app, current(app, state), table_of(frame), true);
    if (frame->tier != TIER_TINY)
        draw_legend(app, body);
}

/* --- keys ------------------------------------------------------------------------------------- */

static void move(struct app *app, void *state, enum movement movement)
{
    struct comparison *comparison = current(app, state);

    list_move(&comparison->list, (int)comparison->n_lines, list_rows(app), movement);
}

static const struct line *selected_line(const struct comparison *comparison)
{
    return comparison->n_lines > 0 ? &comparison->lines[comparison->list.selected] : NULL;
}

static void open_evidence(struct app *app, void *state)
{
    struct comparison *comparison = current(app, state);
    const struct line *line = selected_line(comparison);

    if (line && line->kind == LINE_TRAIT)
        evidence_push_trait(app, comparison->frameworks[comparison->column], line->index);
    else if (line && comparison_criterion(app, comparison, line) >= 0)
        evidence_push_criterion(app, comparison->frameworks[comparison->column],
                                comparison_criterion(app, comparison, line));
    else if (line && line->kind != LINE_GROUP)
        app_visit(app, app_find_screen("result"));
    else
        app_say(app, "This is a heading; nothing to open");
}

static void previous_column(struct app *app, void *state)
{
    struct comparison *comparison = current(app, state);

    comparison->column -= comparison->column > 0;
}

static void next_column(struct app *app, void *state)
{
    struct comparison *comparison = current(app, state);

    comparison->column += comparison->column + 1 < (int)comparison->n_frameworks;
}

static void toggle_differing(struct app *app, void *state)
{
    struct comparison *comparison = current(app, state);

    comparison->differing = !comparison->differing;
    comparison_build(app, comparison);
    app_say(app, comparison->differing ? "Only rows that differ" : "All rows");
}

static void drop_column(struct app *app, void *state)
{
    struct comparison *comparison = current(app, state);

    if (comparison->n_frameworks <= 2) {
        app_say(app, "A comparison needs at least two");
        return;
    }
    size_t column = (size_t)comparison->column;
    int framework = comparison->frameworks[column];
    memmove(&comparison->frameworks[column], &comparison->frameworks[column + 1],
            (comparison->n_frameworks - column - 1) * sizeof(int));
    comparison->dropped[comparison->n_dropped++] = (struct dropped){framework, column};
    comparison->n_frameworks--;
    comparison->column -= comparison->column == (int)comparison->n_frameworks;
    comparison_build(app, comparison);
    app_say(app, "%s removed; {undo} brings it back",
            catalog_framework(app->catalog, framework)->name);
}

/* Brings the column back that was removed last; without one, the last change before. */
static void undo(struct app *app, void *state)
{
    struct comparison *comparison = current(app, state);

    if (comparison->n_dropped == 0) {
        app_undo(app);
        return;
    }
    const struct dropped *dropped = &comparison->dropped[--comparison->n_dropped];
    memmove(&comparison->frameworks[dropped->column + 1], &comparison->frameworks[dropped->column],
            (comparison->n_frameworks - dropped->column) * sizeof(int));
    comparison->frameworks[dropped->column] = dropped->framework;
    comparison->n_frameworks++;
    comparison->column = (int)dropped->column;
    comparison_build(app, comparison);
    app_say(app, "Undone: %s is compared again",
            catalog_framework(app->catalog, dropped->framework)->name);
}

static void pin(struct app *app, void *state)
{
    struct comparison *comparison = current(app, state);
    const struct line *line = selected_line(comparison);

    if (!line || line->kind != LINE_TRAIT) {
        app_say(app, "Only a fact can be kept at the top");
        return;
    }
    int trait = line->index;
    if (comparison_pinned(comparison, trait)) {
        size_t kept = 0;
        for (size_t i = 0; i < comparison->n_pins; i++)
            if (comparison->pins[i] != trait)
                comparison->pins[kept++] = comparison->pins[i];
        comparison->n_pins = kept;
    } else if (comparison->n_pins < PINS_MOST) {
        comparison->pins[comparison->n_pins++] = trait;
    } else {
        app_warn(app, "At most %d rows can be pinned", PINS_MOST);
        return;
    }
    comparison_build(app, comparison);
    for (size_t i = 0; i < comparison->n_lines; i++)
        if (comparison->lines[i].kind == LINE_TRAIT && comparison->lines[i].index == trait)
            comparison->list.selected = (int)i;
}

static void open_page(struct app *app, void *state)
{
    struct comparison *comparison = current(app, state);

    detail_push_framework(app, comparison->frameworks[comparison->column]);
}

static bool click(struct app *app, void *state, int row, int column)
{
    struct comparison *comparison = current(app, state);
    struct area table = table_of(&app->frame);
    int line = comparison_line_at(comparison, table, row);
    int clicked = comparison_column_at(comparison, table, column);

    if (clicked >= 0 && row >= table.row && row < table.row + table.rows)
        comparison->column = clicked;
    if (line >= 0)
        comparison->list.selected = line;
    return line >= 0;
}

static const struct action actions[] = {
    {"h Left", "previous-column", "column", "To the previous column", previous_column},
    {"l Right", "next-column", "column", "To the next column", next_column},
    {"d", "differing", "differing", "Only rows that differ, or all", toggle_differing},
    {"Enter", "evidence", "why", "Where this value comes from", open_evidence},
    {"Space", "pin", "pin", "Pin this row at the top, or unpin it", pin},
    {"x", "drop", "drop", "Remove this column", drop_column},
    {"p", "page", "page", "Read the page of this column", open_page},
    {"u", "undo", "undo", "Bring a removed column back, or undo the last change", undo},
};

extern const struct screen screen_compare;
const struct screen screen_compare = {
    .name = "compare",
    .title = "Compare",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct comparison),
    .enter = enter,
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = open_evidence,
    .click = click,
};
