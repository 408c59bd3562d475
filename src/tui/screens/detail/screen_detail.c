#include "document/markdown/markdown.h"
#include "document/page/page.h"
#include "tui/app/app.h"
#include "tui/screens/detail/detail.h"
#include "tui/screens/detail/page_margin.h"

#include <stdio.h>
#include <string.h>

/* The Page screen: scrolling, search, links and sections of one page. A history of the pages read
 * allows going back and forward, each page at its old scroll position. */
extern const struct screen screen_detail;

#define HISTORY_MOST 32

struct history_entry {
    int framework, component; /* one of the two is set, the other is -1 */
    size_t top;
};

struct page {
    struct detail detail;
    struct history_entry history[HISTORY_MOST];
    int n_history, current;               /* current: index of the page shown */
    size_t search_place, search_place_of; /* those of the viewer when the search was opened */
};

static void enter(struct app *app, void *state)
{
    struct page *page = state;

    struct read_pages *read = app_take_back(app, &screen_detail);

    detail_init(&page->detail, read ? read : read_pages_new());
}

static void leave(struct app *app, void *state)
{
    struct page *page = state;

    detail_finish(&page->detail);
    app_leave(app, &screen_detail, page->detail.read, read_pages_free);
}

/* The viewer with the layout that draw uses, so that keys scroll by the visible rows. */
static struct viewer *viewer_of(struct app *app, struct page *page)
{
    int rows = app->frame.body.rows;
    struct page_columns columns = page_columns_of(app->columns);

    viewer_prepare(&page->detail.viewer, columns.text_width, rows, app->options.unicode);
    return &page->detail.viewer;
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    struct page *page = state;
    size_t count;

    if (page->detail.framework >= 0)
        text_append(left, catalog_frameworks(app->catalog, &count)[page->detail.framework].name);
    else if (page->detail.component >= 0)
        text_append(left, catalog_components(app->catalog, &count)[page->detail.component].name);
    viewer_position(viewer_of(app, page), right);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct page *page = state;
    struct page_columns columns = page_columns_of(app->columns);
    struct area area =
        area_part(frame->body, 0, columns.text, frame->body.rows, columns.text_width);

    viewer_draw(viewer_of(app, page), area);
    page_margin_draw(app, &page->detail, frame->body, &columns);
    area_cursor(frame->body, 0, 0);
}

static void move(struct app *app, void *state, enum movement movement)
{
    viewer_move(viewer_of(app, state), movement);
}

static void say_link(struct app *app, struct viewer *viewer, bool found)
{
    if (found)
        app_say(app, "%s   ({open} opens it, {copy} copies it)", viewer_link(viewer));
    else
        app_say(app, "No links on this page");
}

static void next_link(struct app *app, void *state)
{
    struct viewer *viewer = viewer_of(app, state);
    say_link(app, viewer, viewer_next_link(viewer, 1));
}

static void previous_link(struct app *app, void *state)
{
    struct viewer *viewer = viewer_of(app, state);
    say_link(app, viewer, viewer_next_link(viewer, -1));
}

static void browse(struct app *app, void *state)
{
    const char *target = viewer_link(viewer_of(app, state));

    if (target)
        app_ask(app, REQUEST_BROWSE, target);
    else
        app_say(app, "{next-link} goes to a link first");
}

/* --- history ---------------------------------------------------------------------------------- */

static void show(struct app *app, struct page *page, const struct history_entry *entry)
{
    if (entry->framework >= 0)
        detail_show_framework(&page->detail, app->catalog, entry->framework);
    else
        detail_show_component(&page->detail, app->catalog, entry->component);
    viewer_scroll_to(viewer_of(app, page), entry->top);
}

/* Opens a page and adds it to the history. The pages after the current one are dropped; if the
 * history is full, the oldest page is dropped. */
static void open_page(struct app *app, struct page *page, int framework, int component)
{
    struct history_entry next = {framework, component, 0};

    if (page->n_history > 0) {
        page->history[page->current].top = page->detail.viewer.top;
        page->current++;
    }
    if (page->current == HISTORY_MOST) {
        memmove(page->history, page->history + 1, sizeof(page->history) - sizeof(page->history[0]));
        page->current--;
    }
    page->history[page->current] = next;
    page->n_history = page->current + 1;
    show(app, page, &next);
}

static void step(struct app *app, struct page *page, int by)
{
    int other = page->current + by;

    if (other < 0 || other >= page->n_history) {
        app_say(app, by < 0 ? "No page was read before this one" : "This is the page read last");
        return;
    }
    page->history[page->current].top = page->detail.viewer.top;
    page->current = other;
    show(app, page, &page->history[other]);
}

static void earlier_page(struct app *app, void *state)
{
    step(app, state, -1);
}

static void later_page(struct app *app, void *state)
{
    step(app, state, 1);
}

/* Opens a link: a page of the catalog in this screen, any other address in the browser. */
static void open_link(struct app *app, void *state)
{
    const char *target = viewer_link(viewer_of(app, state));
    int framework, component;

    if (target && page_target(app->catalog, target, &framework, &component)) {
        open_page(app, state, framework, component);
        app_say(app, "{earlier-page} goes back to the page before");
    } else {
        browse(app, state);
    }
}

static void copy_link(struct app *app, void *state)
{
    const char *target = viewer_link(viewer_of(app, state));

    if (target)
        app_ask(app, REQUEST_COPY, target);
    else
        app_say(app, "{next-link} goes to a link first");
}

static void find(struct app *app, struct viewer *viewer, int step, bool from_here)
{
    if (viewer->search[0] == '\0')
        app_say(app, "{search} searches this page");
    else if (!viewer_find(viewer, step, from_here))
        app_say(app, "'%s' is not on this page", viewer->search);
}

/* Scrolls back to where the search was opened. Returns the viewer. */
static struct viewer *search_start(struct app *app, struct page *page)
{
    page->detail.viewer.place = page->search_place;
    page->detail.viewer.place_of = page->search_place_of;
    return viewer_of(app, page);
}

static void search_changed(struct app *app, void *state)
{
    struct viewer *viewer = search_start(app, state);

    snprintf(viewer->search, sizeof(viewer->search), "%.*s", (int)sizeof(viewer->search) - 1,
             app->prompt.text);
    viewer_find(viewer, 1, true);
}

static void search_accepted(struct app *app, void *state)
{
    find(app, search_start(app, state), 1, true);
}

static void search_cancelled(struct app *app, void *state)
{
    search_start(app, state)->search[0] = '\0';
}

static void search(struct app *app, void *state)
{
    static const struct prompt_actions actions = {
        .changed = search_changed, .accepted = search_accepted, .cancelled = search_cancelled};
    struct page *page = state;
    const struct viewer *viewer = viewer_of(app, page);

    page->search_place = viewer->place;
    page->search_place_of = viewer->place_of;
    app_prompt(app, "search:", "", &actions, state);
}

static void find_next(struct app *app, void *state)
{
    find(app, viewer_of(app, state), 1, false);
}

static void find_previous(struct app *app, void *state)
{
    find(app, viewer_of(app, state), -1, false);
}

static void page_text(struct app *app, void *state, struct text *text)
{
    struct page *page = state;

    (void)app;
    markdown_write(page->detail.viewer.document, text);
}

/* Scrolls to a level 2 section, counted from 1. */
static void jump(struct app *app, void *state, int number)
{
    struct viewer *viewer = viewer_of(app, state);
    int found = 0;

    for (size_t i = 0; i < viewer->layout->n_sections; i++)
        if (viewer->layout->sections[i].level == 2 && ++found == number) {
            viewer_scroll_to(viewer, viewer->layout->sections[i].line);
            app_say(app, "%s", viewer->layout->sections[i].title);
            return;
        }
    app_say(app, "This page has %d sections", found);
}

static int count_sections(struct app *app, void *state)
{
    const struct layout *layout = viewer_of(app, state)->layout;
    int count = 0;

    for (size_t i = 0; i < layout->n_sections; i++)
        count += layout->sections[i].level == 2;
    return count;
}

#define JUMP(number)                                        \
    static void jump_##number(struct app *app, void *state) \
    {                                                       \
        jump(app, state, number);                           \
    }
JUMP(1)
JUMP(2)
JUMP(3)
JUMP(4)
JUMP(5)
JUMP(6)
JUMP(7)
JUMP(8)
JUMP(9)

/* Scrolls to the next section below the top of the viewport, or to the previous one above it. */
static void step_section(struct app *app, struct page *page, int by)
{
    struct viewer *viewer = viewer_of(app, page);
    const struct layout *layout = viewer->layout;
    long found = -1;

    for (size_t i = 0; i < layout->n_sections; i++) {
        size_t line = layout->sections[i].line;
        if (by < 0 ? line < viewer->top : line > viewer->top)
            found = (long)i;
        if (by > 0 && found >= 0)
            break;
    }
    if (found < 0) {
        app_say(app, by < 0 ? "This is the first part" : "This is the last part");
        return;
    }
    viewer_scroll_to(viewer, layout->sections[found].line);
    app_say(app, "%s", viewer->layout->sections[found].title);
}

static void next_section(struct app *app, void *state)
{
    step_section(app, state, 1);
}

static void previous_section(struct app *app, void *state)
{
    step_section(app, state, -1);
}

/* Opens the page of the next or previous row in the Browse list. */
static void step_row(struct app *app, struct page *page, int step)
{
    const struct catalog_view *catalog_view = &app->catalog_view;
    int row = page->detail.framework >= 0
                  ? catalog_view_row_of(catalog_view, page->detail.framework)
                  : -1;
    int other = row + step;

    if (row < 0)
        app_say(app, "This page is not in the list");
    else if (other < 0 || other >= (int)catalog_view->n_rows)
        app_say(app, step > 0 ? "This is the last page of the list"
                              : "This is the first page of the list");
    else
        open_page(app, page, catalog_view->rows[other], -1);
}

static void next_page(struct app *app, void *state)
{
    step_row(app, state, 1);
}

static void previous_page(struct app *app, void *state)
{
    step_row(app, state, -1);
}

static void scroll_by(struct app *app, struct viewer *viewer, int columns)
{
    int before = viewer->left;

    viewer_sideways(viewer, columns);
    if (viewer->left == before)
        app_say(app, columns < 0 && before == 0 ? "This is the left edge"
                                                : "Nothing on this page is wider than the window");
    else
        app_say(app, "Wide code is shown from column %d on", viewer->left + 1);
}

static void scroll_right(struct app *app, void *state)
{
    scroll_by(app, viewer_of(app, state), 8);
}

static void scroll_left(struct app *app, void *state)
{
    scroll_by(app, viewer_of(app, state), -8);
}

static void open_part(struct app *app, void *state, const char *heading)
{
    if (!viewer_scroll_to_section(viewer_of(app, state), heading))
        app_say(app, "This page has no part '%s'", heading);
}

static void open_claims(struct app *app, void *state)
{
    open_part(app, state, page_claims);
}

static void open_sources(struct app *app, void *state)
{
    open_part(app, state, page_sources_heading);
}

static bool click(struct app *app, void *state, int row, int column)
{
    struct page *page = state;
    struct viewer *viewer = viewer_of(app, page);
    struct area body = app->frame.body;
    int text = page_columns_of(app->columns).text;
    struct page_margin_entry entry =
        page_margin_at(app, &page->detail, body, row - body.row, column - body.column);

    if (entry.section > 0) {
        jump(app, page, entry.section);
        return false; /* nothing that a double click opens */
    }
    bool found = entry.is_link ? viewer_link_at(viewer, entry.row, entry.column)
                               : viewer_link_at(viewer, row - body.row, column - text);
    if (found)
        say_link(app, viewer, true);
    return found;
}

static bool escape(struct app *app, void *state)
{
    struct viewer *viewer = viewer_of(app, state);
    bool cleared = viewer->search[0] != '\0' || viewer->link >= 0;

    viewer->search[0] = '\0';
    viewer->link = -1;
    return cleared;
}

static const struct action actions[] = {
    {"1", "section-1", "section", "To the first section", jump_1},
    {"2", "section-2", "section", "To the second section", jump_2},
    {"3", "section-3", "section", "To the third section", jump_3},
    {"4", "section-4", "section", "To the fourth section", jump_4},
    {"5", "section-5", "section", "To the fifth section", jump_5},
    {"6", "section-6", "section", "To the sixth section", jump_6},
    {"7", "section-7", "section", "To the seventh section", jump_7},
    {"8", "section-8", "section", "To the eighth section", jump_8},
    {"9", "section-9", "section", "To the ninth section", jump_9},
    {"Tab", "next-link", "link", "To the next link", next_link},
    {"Enter l Right", "open", NULL,
     "Open the link: a page of the catalog here, others in the browser", open_link},
    {"Shift-Tab", "previous-link", NULL, "To the previous link", previous_link},
    {"/", "search", "search", "Search this page", search},
    {"n", "find-next", NULL, "Next match", find_next},
    {"N", "find-previous", NULL, "Previous match", find_previous},
    {"]", "next-page", "next", "Page of the next row", next_page},
    {"[", "previous-page", NULL, "Page of the row before", previous_page},
    {"(", "earlier-page", NULL, "Back to the page read before", earlier_page},
    {")", "later-page", NULL, "Forward again", later_page},
    {"o", "browse", NULL, "Open the link in the browser", browse},
    {"y", "copy", NULL, "Copy the link", copy_link},
    {"}", "next-section", NULL, "To the next part of the page", next_section},
    {"{", "previous-section", NULL, "To the previous part", previous_section},
    {"C", "claims", "claims", "Claims and their verdicts", open_claims},
    {"B", "sources", NULL, "All the sources of this page", open_sources},
    {">", "scroll-right", NULL, "See more of a wide code block", scroll_right},
    {"<", "scroll-left", NULL, "Scroll back to the left", scroll_left},
};

const struct screen screen_detail = {
    .name = "detail",
    .title = "Page",
    .place = "catalog",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct page),
    .copies = true,
    .digits = count_sections,
    .enter = enter,
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = open_link,
    .click = click,
    .escape = escape,
    .text = page_text,
};

void detail_push_framework(struct app *app, int framework)
{
    if (app_push(app, &screen_detail))
        open_page(app, app_state(app), framework, -1);
}

void detail_push_part(struct app *app, int framework, const char *heading)
{
    if (!app_push(app, &screen_detail))
        return;
    open_page(app, app_state(app), framework, -1);
    if (!viewer_scroll_to_section(viewer_of(app, app_state(app)), heading))
        app_say(app, "This page has no part '%s'", heading);
}
