#include "base/columns.h"
#include "catalog/filter.h"
#include "document/page.h"
#include "tui/comparison.h"
#include "tui/detail.h"
#include "tui/list.h"
#include "tui/list_columns.h"
#include "tui/paragraph.h"

#include <stdio.h>
#include <string.h>

/* The frameworks, one a row: filtered, sorted, marked, read. The row under the cursor is shown
 * beside the list, or in short under it. */
struct browse {
    struct list list;
    bool reading; /* the keys that move belong to the page beside the list */
    int preset;
    struct detail detail;
    size_t completion;          /* which one Tab put in last */
    char completed[FILTER_BYTES]; /* the text it came from */
    char inserted[FILTER_BYTES];  /* and what became of that */
};

#define LIST_WIDTH 62 /* of the list beside a page */
#define PEEK_ROWS 6
#define MARGIN 3 /* cursor and mark */

static void open_picker(struct app *app, struct browse *browse, const char *text);

static void enter(struct app *app, void *state)
{
    struct browse *browse = state;

    detail_init(&browse->detail);
    if (app->options.picked)
        open_picker(app, browse, app->options.filter ? app->options.filter : "");
}

static void leave(struct app *app, void *state)
{
    struct browse *browse = state;

    (void)app;
    detail_finish(&browse->detail);
}

static int selected(const struct app *app, const struct browse *browse)
{
    int count = (int)app->listing.n_rows;
    int row = browse->list.selected < count ? browse->list.selected : count - 1;

    return row >= 0 ? app->listing.rows[row] : -1;
}

static bool has_head(enum tier tier)
{
    return tier != TIER_TINY;
}

/* Is there a page beside the list, and does it have the keys that move? */
static bool is_reading(const struct app *app, const struct browse *browse)
{
    return browse->reading && tier_of(app->rows, app->columns) >= TIER_WIDE;
}

/* How wide the comparison in the third pane is. */
static int compared_width(const struct app *app)
{
    int rest = app->columns - LIST_WIDTH;

    return tier_of(app->rows, app->columns) == TIER_HUGE ? rest / 2 : 0;
}

/* The page beside the list, as it will be drawn. */
static struct viewer *viewer_beside(struct app *app, struct browse *browse)
{
    int width = app->columns - LIST_WIDTH - compared_width(app);

    detail_show_framework(&browse->detail, app, selected(app, browse));
    viewer_prepare(&browse->detail.viewer, width - 3, app->rows - 5, app->options.unicode);
    return &browse->detail.viewer;
}

/* How many rows of the list are in sight: what draw paints and keys move by. */
static int list_rows(const struct app *app)
{
    enum tier tier = tier_of(app->rows, app->columns);

    if (tier == TIER_LINE)
        return 1;
    if (tier == TIER_TINY)
        return app->rows - (app->rows >= 7) - (app->rows >= 6) - (app->rows >= 5);
    int body = app->rows - 5 - 1; /* head of the columns */
    return tier == TIER_NORMAL ? body - PEEK_ROWS - 1 : body;
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    const struct listing *listing = &app->listing;
    struct browse *browse = state;

    text_printf(left, listing->n_rows < listing->n_all ? "%zu of %zu" : "%zu", listing->n_rows,
                listing->n_all);
    if (listing->sort.by != SORT_CATALOG)
        text_printf(left, "   sort: %s %s", list_columns_sort_name(app, listing->sort),
                    listing->sort.descending ? (app->options.unicode ? "▾" : "v")
                                             : (app->options.unicode ? "▴" : "^"));
    if (is_reading(app, browse) && selected(app, browse) >= 0)
        viewer_position(viewer_beside(app, browse), right);
    else if (listing->good[0])
        text_printf(right, "filter: %s", listing->good);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void draw_head(struct app *app, struct area area, const struct column *columns, int count)
{
    int at = MARGIN;

    for (int i = 0; i < count; i++) {
        bool sorted = columns[i].sort.by == app->listing.sort.by &&
                      columns[i].sort.index == app->listing.sort.index;
        char title[64];
        snprintf(title, sizeof(title), "%s", columns[i].title);
        area_fit(area, 0, at, columns[i].width, ROLE_HEADING, app->options.unicode, title);
        if (sorted)
            area_role(area, 0, at, columns[i].width, ROLE_STRONG);
        at += columns[i].width + 1;
    }
}

static void draw_row(struct app *app, struct area area, int row, int framework, bool under_cursor,
                     const struct column *columns, int count)
{
    const struct score *score =
        app->listing.fits ? advice_score(app_advice(app), framework) : NULL;
    bool out = score && score->eliminated_by > 0;
    int at = MARGIN, end = area.columns; /* of what is drawn as selected */

    if (under_cursor) {
        area_text(area, row, 1, ROLE_STRONG, ">");
        area_cursor(area, row, 1);
    }
    if (listing_marked(&app->listing, framework))
        area_text(area, row, under_cursor ? 2 : 1, ROLE_MARKED, "*");
    for (int i = 0; i < count; i++) {
        list_columns_paint(app, &columns[i], framework, area, row, at,
                           out ? ROLE_QUIET : ROLE_PLAIN);
        if (list_columns_bar_at(&columns[i]) < columns[i].width)
            end = at + list_columns_bar_at(&columns[i]) - 1;
        at += columns[i].width + 1;
    }
    if (under_cursor)
        area_select(area, row, 0, end);
}

static void draw_list(struct app *app, struct browse *browse, struct area area, bool head)
{
    struct column columns[COLUMN_MOST];
    int count = list_columns_choose(app, browse->preset, area.columns - MARGIN - 1, columns);
    int rows = area.rows - head, n = (int)app->listing.n_rows;
    int top = list_top(&browse->list, n, rows);

    if (head)
        draw_head(app, area, columns, count);
    for (int i = 0; i < rows && top + i < n; i++)
        draw_row(app, area, head + i, app->listing.rows[top + i],
                 top + i == browse->list.selected ||
                     (browse->list.selected >= n && top + i == n - 1),
                 columns, count);
    if (n == 0) {
        area_text(area, head + 1, MARGIN, ROLE_WARNING, "Nothing matches the filter.");
        area_printf(area, head + 2, MARGIN, ROLE_QUIET, "%s clears it.", app_key(app, "escape"));
    }
}

/* "5 filtered out: Express, Django, ..." as far as it fits. */
static void draw_filtered_out(struct app *app, struct area area, int row)
{
    const struct listing *listing = &app->listing;
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);
    struct text text;
    bool cut = false;

    if (listing->n_rows == listing->n_all)
        return;
    text_init(&text);
    text_printf(&text, "%zu filtered out:", listing->n_all - listing->n_rows);
    for (size_t i = 0, n = 0; i < count && !cut; i++) {
        if (listing_shows(listing, (int)i))
            continue;
        cut = columns_of(text.bytes) + columns_of(entries[i].name) > area.columns - 24;
        text_printf(&text, "%s %s", n++ > 0 ? "," : "", cut ? "..." : entries[i].name);
    }
    text_printf(&text, "  (%s clears)", app_key(app, "escape"));
    area_fit(area, row, 1, area.columns - 2, ROLE_QUIET, app->options.unicode, text.bytes);
    text_finish(&text);
}

/* The first words under a heading of the page, for the peek. */
static bool section_start(struct detail *detail, int number, const char **ret_title,
                          struct text *text)
{
    const struct layout *layout = detail->viewer.layout;
    int found = 0;

    for (size_t i = 0; i < layout->n_sections; i++) {
        if (layout->sections[i].level != 2 || ++found != number)
            continue;
        *ret_title = layout->sections[i].title;
        for (size_t line = layout->sections[i].line + 1; line < layout->n_lines; line++) {
            for (size_t j = 0; j < layout->lines[line].n_spans; j++)
                if (layout->lines[line].spans[j].style != SPAN_QUIET)
                    text_append(text, layout->lines[line].spans[j].text);
            if (text->length > 0)
                return true;
        }
    }
    return false;
}

static void draw_fit_line(struct app *app, struct area area, int row, int framework)
{
    const struct advice *advice = app_advice(app);
    const struct score *score = advice_score(advice, framework);
    int low, high, count = app_answer_count(app);

    advice_range(advice, score, &low, &high);
    if (score->eliminated_by > 0)
        area_printf(area, row, 1, ROLE_BAD, "Out: %d of your answers exclude%s it; %s says which",
                    score->eliminated_by, score->eliminated_by == 1 ? "s" : "",
                    app_key(app, "result"));
    else if (low < high)
        area_printf(area, row, 1, ROLE_PLAIN,
                    "Fit %d (%d to %d: some facts are unknown), rank %d, from %d answer%s",
                    advice_fit(advice, score->points), low, high, score->rank, count,
                    count == 1 ? "" : "s");
    else
        area_printf(area, row, 1, ROLE_PLAIN, "Fit %d, rank %d of %d, from %d answer%s",
                    advice_fit(advice, score->points), score->rank, advice->ranking.n_left, count,
                    count == 1 ? "" : "s");
}

static void draw_peek(struct app *app, struct browse *browse, struct area area)
{
    int framework = selected(app, browse), row = 0;
    size_t count;

    frame_rule(area, row++, 0, area.columns, app->options.unicode);
    if (framework < 0) {
        draw_filtered_out(app, area, area.rows - 1);
        return;
    }
    const struct framework *entry = &catalog_frameworks(app->catalog, &count)[framework];
    int column = area_text(area, row, 1, ROLE_STRONG, entry->name);
    area_fit(area, row++, column + 2, area.columns - column - 3, ROLE_PLAIN, app->options.unicode,
             entry->summary);
    detail_show_framework(&browse->detail, app, framework);
    viewer_prepare(&browse->detail.viewer, 200, 10, app->options.unicode);
    for (int number = 2; number <= 3; number++) {
        struct text text;
        const char *title;
        text_init(&text);
        if (section_start(&browse->detail, number, &title, &text)) {
            area_text(area_part(area, row, 1, 1, 15), 0, 0, ROLE_HEADING, title);
            area_fit(area, row++, 17, area.columns - 18, ROLE_PLAIN, app->options.unicode,
                     text.bytes);
        }
        text_finish(&text);
    }
    if (app->listing.fits)
        draw_fit_line(app, area, row++, framework);
    draw_filtered_out(app, area, row);
}

static void draw_beside(struct app *app, struct browse *browse, struct area area)
{
    int framework = selected(app, browse);

    frame_divider(area, 0, 0, area.rows, app->options.unicode);
    if (framework < 0)
        return;
    struct area page = area_part(area, 0, 2, area.rows, area.columns - 3);
    viewer_draw(viewer_beside(app, browse), page);
    if (!is_reading(app, browse))
        return;
    for (int row = 0; row < area.rows; row++)
        area_text(area, row, 0, ROLE_STRONG, app->options.unicode ? "┃" : "#");
    area_cursor(area, 0, 2);
}

/* What the row under the cursor is set beside: the marked ones, else the first of the ranking or,
 * without answers, of the list. */
static void choose_compared(struct app *app, const struct browse *browse,
                            struct comparison *comparison)
{
    int framework = selected(app, browse);
    int first = app->listing.fits ? app_advice(app)->ranking.scores[0].alternative
                                  : app->listing.rows[0];

    for (size_t i = 0; i < app->listing.n_marks; i++)
        comparison->frameworks[comparison->n_frameworks++] = app->listing.marks[i];
    if (comparison->n_frameworks == 0 && first != framework)
        comparison->frameworks[comparison->n_frameworks++] = first;
    if (comparison->n_frameworks < 2 && !listing_marked(&app->listing, framework))
        comparison->frameworks[comparison->n_frameworks++] = framework;
}

/* The third pane of a very wide window. */
static void draw_comparison(struct app *app, struct browse *browse, struct area area)
{
    struct comparison comparison = {.differing = true};
    struct area pane = area_part(area, 0, 1, area.rows - 1, area.columns - 1);

    frame_divider(area, 0, 0, area.rows, app->options.unicode);
    if (selected(app, browse) < 0)
        return;
    choose_compared(app, browse, &comparison);
    if (comparison.n_frameworks < 2) {
        paragraph_draw(area_part(area, 0, 2, 3, area.columns - 3), ROLE_QUIET,
                       app->options.unicode,
                       "This one comes first. Another row is set beside it here; marked rows are "
                       "set beside each other.");
        return;
    }
    comparison_build(app, &comparison);
    comparison_draw(app, &comparison, pane, false);
    area_printf(area, area.rows - 1, 2, ROLE_QUIET, "+ best in row   %s: all of it",
                app_key(app, "compare"));
    comparison_finish(&comparison);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct browse *browse = state;
    struct area body = frame->body;

    if (frame->tier == TIER_NORMAL) {
        draw_list(app, browse, area_part(body, 0, 0, body.rows - PEEK_ROWS, body.columns), true);
        draw_peek(app, browse,
                  area_part(body, body.rows - PEEK_ROWS, 0, PEEK_ROWS, body.columns));
    } else if (frame->tier >= TIER_WIDE) {
        struct area left = area_part(body, 0, 0, body.rows, LIST_WIDTH);
        int compared = compared_width(app);
        draw_beside(app, browse,
                    area_part(body, 0, LIST_WIDTH, body.rows,
                              body.columns - LIST_WIDTH - compared));
        if (compared > 0)
            draw_comparison(app, browse,
                            area_part(body, 0, body.columns - compared, body.rows, compared));
        draw_list(app, browse, left, true);
        if (app->listing.n_rows < app->listing.n_all)
            draw_filtered_out(app, left, (int)app->listing.n_rows + 2);
    } else {
        draw_list(app, browse, body, has_head(frame->tier));
    }
}

/* --- keys ------------------------------------------------------------------------------------- */

static void move(struct app *app, void *state, enum movement movement)
{
    struct browse *browse = state;

    if (is_reading(app, browse) && selected(app, browse) >= 0) {
        viewer_move(viewer_beside(app, browse), movement);
        return;
    }
    list_move(&browse->list, (int)app->listing.n_rows, list_rows(app), movement);
}

static void open_page(struct app *app, void *state)
{
    int framework = selected(app, state);

    if (framework >= 0 && app->options.picked) {
        *app->options.picked = framework;
        app->running = false;
    } else if (framework >= 0)
        detail_push_framework(app, framework);
    else
        app_say(app, "Nothing matches the filter; {escape} clears it");
}

static void other_pane(struct app *app, void *state)
{
    struct browse *browse = state;

    if (tier_of(app->rows, app->columns) < TIER_WIDE) {
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
    bool over_page = tier_of(app->rows, app->columns) >= TIER_WIDE && column > LIST_WIDTH;
    bool reading = browse->reading;

    browse->reading = over_page;
    move(app, state, movement);
    browse->reading = reading;
}

static void open_part(struct app *app, void *state, const char *heading)
{
    int framework = selected(app, state);

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

/* Puts the cursor back on the framework it was on when rows have changed around it. */
static void follow(struct app *app, struct browse *browse, int framework)
{
    int row = framework >= 0 ? listing_row_of(&app->listing, framework) : -1;

    browse->list.selected = row >= 0 ? row : 0;
}

/* What the prompt may hold: without text the forms there are, else what may come next with how
 * many rows it would leave, unless that would make a key wait. `chosen` is the one Tab put in. */
#define HINTED_ROWS_MOST 2000
#define COMPLETIONS 8

static void hint(struct app *app, const char *text, size_t chosen)
{
    struct filter_completion completions[COMPLETIONS];
    struct arena *arena = arena_new();
    size_t count, n_forms;
    const struct filter_form *forms = filter_forms_for(arena, app->catalog, &n_forms);
    struct text line;

    text_init(&line);
    if (text[0] == '\0') {
        for (size_t i = 0; i < n_forms; i++)
            text_printf(&line, "%s%s", i > 0 ? "   " : "", forms[i].form);
    } else if (app->listing.n_all <= HINTED_ROWS_MOST || chosen < COMPLETIONS) {
        count = filter_complete(arena, app->catalog, app->listing.fits, text, COMPLETIONS,
                                completions);
        for (size_t i = 0; i < count; i++)
            text_printf(&line, "%s%s%s %zu%s", i > 0 ? "  " : "", i == chosen ? "[" : "",
                        completions[i].shown, completions[i].matches, i == chosen ? "]" : "");
    }
    snprintf(app->prompt.hint, sizeof(app->prompt.hint), "%.*s",
             (int)columns_fit(line.bytes, PROMPT_HINT_BYTES / 4), line.bytes);
    text_finish(&line);
    arena_free(arena);
}

/* What may come next, or when nothing may, what was expected where the text is wrong. */
static void tell(struct app *app)
{
    const struct listing *listing = &app->listing;

    hint(app, app->prompt.text, COMPLETIONS);
    app->prompt.hint_is_wrong = listing->wrong && app->prompt.hint[0] == '\0';
    if (app->prompt.hint_is_wrong)
        snprintf(app->prompt.hint, sizeof(app->prompt.hint), "column %zu: %s",
                 listing->error.at + 1, listing->error.expected);
}

static void filter_changed(struct app *app, void *state)
{
    struct browse *browse = state;
    int framework = selected(app, browse);
    struct listing *listing = &app->listing;

    listing_filter(listing, app->prompt.text);
    app->prompt.wrong_length = listing->wrong ? (listing->error.length ? listing->error.length : 1)
                                              : 0;
    app->prompt.wrong_at = listing->error.at;
    tell(app);
    follow(app, browse, framework);
}

static void filter_accepted(struct app *app, void *state)
{
    (void)state;
    if (app->listing.wrong)
        app_warn(app, "Column %zu: %s; kept: %s", app->listing.error.at + 1,
                 app->listing.error.expected,
                 app->listing.good[0] ? app->listing.good : "no filter");
    app_listing_changed(app);
}

static void filter_cancelled(struct app *app, void *state)
{
    struct browse *browse = state;
    int framework = selected(app, browse);

    listing_filter(&app->listing, "");
    follow(app, browse, framework);
    app_listing_changed(app);
}

/* Tab puts the next completion in; the row above shows what else there is. */
static void filter_completed(struct app *app, void *state)
{
    struct browse *browse = state;
    struct filter_completion completions[COMPLETIONS];
    struct arena *arena = arena_new();

    if (browse->completion == 0 || !text_equal(app->prompt.text, browse->inserted)) {
        browse->completion = 0;
        snprintf(browse->completed, sizeof(browse->completed), "%s", app->prompt.text);
    }
    size_t count = filter_complete(arena, app->catalog, app->listing.fits, browse->completed,
                                   COMPLETIONS, completions);
    size_t chosen = count > 0 ? browse->completion++ % count : 0;
    if (count > 0)
        prompt_set(&app->prompt, completions[chosen].text);
    snprintf(browse->inserted, sizeof(browse->inserted), "%s", app->prompt.text);
    arena_free(arena);
    filter_changed(app, state);
    if (count > 0) {
        app->prompt.hint_is_wrong = false; /* what is put in may still want a value */
        hint(app, browse->completed, chosen);
    }
}

/* The prompt of the picker: what ends it ends the program. */
static void pick_accepted(struct app *app, void *state)
{
    char text[PROMPT_BYTES];

    if (selected(app, state) >= 0) {
        open_page(app, state);
        return;
    }
    snprintf(text, sizeof(text), "%s", app->prompt.text); /* no row to pick: go on typing */
    open_picker(app, state, text);
}

static void pick_cancelled(struct app *app, void *state)
{
    (void)state;
    app->running = false;
}

static void open_picker(struct app *app, struct browse *browse, const char *text)
{
    prompt_open(&app->prompt, "pick:", text);
    app->prompt.changed = filter_changed;
    app->prompt.accepted = pick_accepted;
    app->prompt.cancelled = pick_cancelled;
    app->prompt.completed = filter_completed;
    app->prompt.state = browse;
    filter_changed(app, browse);
}

static void open_filter(struct app *app, void *state)
{
    app_remember(app, "filter");
    prompt_open(&app->prompt, "filter:", app->listing.good);
    app->prompt.changed = filter_changed;
    app->prompt.accepted = filter_accepted;
    app->prompt.cancelled = filter_cancelled;
    app->prompt.completed = filter_completed;
    app->prompt.state = state;
    tell(app);
}

static void sort_by(struct app *app, struct browse *browse, struct sort_key key)
{
    int framework = selected(app, browse);

    app_remember(app, "sort");
    listing_sort(&app->listing, key);
    follow(app, browse, framework);
    app_listing_changed(app);
}

static void next_sort(struct app *app, void *state)
{
    struct browse *browse = state;
    struct column columns[COLUMN_MOST];
    int width = tier_of(app->rows, app->columns) >= TIER_WIDE ? LIST_WIDTH : app->columns;
    int count = list_columns_choose(app, browse->preset, width - MARGIN - 1, columns);

    for (int i = 0; i < count; i++)
        if (columns[i].sort.by == app->listing.sort.by &&
            columns[i].sort.index == app->listing.sort.index) {
            sort_by(app, browse,
                    i + 1 < count ? columns[i + 1].sort : (struct sort_key){.by = SORT_CATALOG});
            return;
        }
    sort_by(app, browse, columns[0].sort);
}

static void reverse_sort(struct app *app, void *state)
{
    struct sort_key key = app->listing.sort;

    key.descending = !key.descending;
    sort_by(app, state, key);
}

static void say_marks(struct app *app)
{
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);
    struct text text;

    text_init(&text);
    for (size_t i = 0; i < app->listing.n_marks; i++)
        text_printf(&text, "%s%s", i > 0 ? ", " : "", entries[app->listing.marks[i]].name);
    if (app->listing.n_marks == 0)
        app_say(app, "Nothing is marked");
    else
        app_say(app, "%zu marked: %s%s", app->listing.n_marks, text.bytes,
                app->listing.n_marks > 1 ? "; {compare} compares them" : "");
    text_finish(&text);
}

static void mark(struct app *app, void *state)
{
    struct browse *browse = state;
    int framework = selected(app, browse);

    if (framework < 0)
        return;
    app_remember(app, "mark");
    if (!listing_mark(&app->listing, framework)) {
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
    if (app->listing.n_marks > 0) {
        app->listing.n_marks = 0;
    } else if (app->listing.n_rows > MARKS_MOST) {
        app_warn(app, "At most %d can be marked: filter first", MARKS_MOST);
        return;
    } else {
        for (size_t i = 0; i < app->listing.n_rows; i++)
            listing_mark(&app->listing, app->listing.rows[i]);
    }
    app_listing_changed(app);
    say_marks(app);
}

static void next_preset(struct app *app, void *state)
{
    struct browse *browse = state;

    browse->preset = (browse->preset + 1) % list_columns_presets(app);
    app_say(app, "Columns: %s", list_columns_preset_name(app, browse->preset));
}

static void compare(struct app *app, void *state)
{
    (void)state;
    app_push(app, app_find_screen("compare"));
}

static bool escape(struct app *app, void *state)
{
    struct browse *browse = state;
    int framework = selected(app, browse);

    if (is_reading(app, browse)) {
        browse->reading = false;
        return true;
    }
    if (app->listing.good[0]) {
        app_remember(app, "filter");
        listing_filter(&app->listing, "");
        follow(app, browse, framework);
    } else if (app->listing.n_marks > 0) {
        app_remember(app, "mark");
        app->listing.n_marks = 0;
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
    enum tier tier = tier_of(app->rows, app->columns);
    int width = tier >= TIER_WIDE ? LIST_WIDTH : app->columns;
    int count = list_columns_choose(app, browse->preset, width - MARGIN - 1, columns);
    int first = tier == TIER_TINY ? (app->rows >= 7) : 3, edge = MARGIN;

    if (row == 2 && tier != TIER_TINY) {
        for (int i = 0; i < count; edge += columns[i++].width + 1)
            if (at >= edge && at < edge + columns[i].width) {
                struct sort_key key = columns[i].sort;
                if (key.by == app->listing.sort.by && key.index == app->listing.sort.index)
                    key.descending = !app->listing.sort.descending;
                sort_by(app, browse, key);
                return;
            }
    }
    int number = list_top(&browse->list, (int)app->listing.n_rows, list_rows(app)) + row - first;
    if (row >= first && row < first + list_rows(app) && number < (int)app->listing.n_rows)
        browse->list.selected = number;
}

static const struct action actions[] = {
    {"Enter l Right", "open", "open", "Read the page of this row", open_page},
    {"/", "filter", "filter", "Leave only the rows that match", open_filter},
    {"s", "sort", "sort", "Sort by the next column", next_sort},
    {"S", "reverse", NULL, "Sort the other way", reverse_sort},
    {"Space", "mark", "mark", "Mark this row for comparison, or unmark it", mark},
    {"*", "mark-all", NULL, "Mark every row in the list, or unmark all", mark_all},
    {"c", "compare", "compare", "Set the marked rows side by side", compare},
    {"v", "columns", "columns", "Show other columns", next_preset},
    {"Tab", "pane", NULL, "To the page beside the list, and back", other_pane},
    {"C", "claims", NULL, "What was claimed of it, and what came of checking", open_claims},
    {"B", "sources", NULL, "All the sources of its page", open_sources},
};

extern const struct screen screen_catalog;
const struct screen screen_catalog = {
    .name = "catalog",
    .next = "questions",
    .title = "Catalog",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct browse),
    .enter = enter,
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = open_page,
    .click = click,
    .wheel = turn_wheel,
    .escape = escape,
};
