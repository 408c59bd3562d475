#include "tui/screens/detail/page_margin.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/cells/frame.h"

#include <string.h>

#define TEXT_MOST 72
#define TEXT_COLUMN 2
#define TEXT_COLUMN_WIDE 4
#define GAP 3           /* includes the line between text and margin */
#define MARGIN_LEAST 24 /* minimum width of a margin */
#define MARGIN_MOST 37
#define COLUMNS_LEAST 76 /* narrower windows have no margin */
#define LABEL_LEAST 12   /* columns for a label and the blank after it */
#define FACTS_MOST 11
#define SECTIONS_MOST 9 /* one per digit key */
#define LINKS_MOST 40

struct page_columns page_columns_of(int columns)
{
    bool wide = columns >= TEXT_COLUMN_WIDE + TEXT_MOST + GAP + MARGIN_LEAST + 1;
    struct page_columns page = {.text = wide ? TEXT_COLUMN_WIDE : TEXT_COLUMN};
    int rest;

    if (columns < COLUMNS_LEAST) {
        page.text_width = columns > 2 * TEXT_COLUMN ? columns - 2 * TEXT_COLUMN : 1;
        return page;
    }
    page.text_width = MIN(TEXT_MOST, columns - page.text - GAP - MARGIN_LEAST);
    page.margin = page.text + page.text_width + GAP;
    rest = columns - page.margin - 1;
    page.margin_width = MIN(rest, MARGIN_MOST);
    if (rest - page.margin_width >= MARGIN_LEAST + GAP) {
        page.links = page.margin + page.margin_width + GAP;
        page.links_width = columns - page.links - 1;
    }
    return page;
}

struct margin {
    struct app *app;
    const struct viewer *viewer;
    struct area area;
    int row;
    int wanted; /* a row of the area; -1: none */
    struct page_margin_entry at_wanted;
};

static void draw_heading(struct margin *margin, const char *title)
{
    int column = columns_of(title) + 1;

    area_text(margin->area, margin->row, 0, ROLE_TITLE, title);
    if (column < margin->area.columns)
        frame_rule(margin->area, margin->row, column, margin->area.columns - column,
                   margin->app->options.unicode);
    margin->row++;
}

/* Label on the left, words at the right edge: a long label beside short words is not cut. */
static void draw_fact(struct margin *margin, enum role role, const char *label, const char *words)
{
    int columns = margin->area.columns;

    area_right(margin->area, margin->row, columns, role, words);
    area_fit(margin->area, margin->row, 0, columns - columns_of(words) - 1, ROLE_MUTED,
             margin->app->options.unicode, label);
    margin->row++;
}

/* Is it a known fact that leaves room for its label and is not an address? */
static bool is_short_fact(const struct margin *margin, const struct trait *trait,
                          const struct value *value)
{
    bool fact =
        trait->kind == TRAIT_TEXT || trait->kind == TRAIT_DATE || trait->kind == TRAIT_NUMBER;

    return fact && value->known && !strstr(value->text, "://") &&
           columns_of(value->text) + LABEL_LEAST <= margin->area.columns;
}

#define RANK_LEAST 18 /* columns of "100, rank 10 of 10" */

static void draw_fit(struct margin *margin, int framework)
{
    struct app *app = margin->app;
    struct arena *arena = arena_new();
    const struct score *score;

    if (app->catalog_view.fits) {
        bool wide = margin->area.columns - LABEL_LEAST >= RANK_LEAST;
        score = advice_score(app_advice(app), framework);
        draw_fact(margin, ROLE_STRONG, "Your fit",
                  score->rank > 0 ? arena_printf(arena, wide ? "%d, rank %d of %d" : "%d, %d of %d",
                                                 advice_fit(app_advice(app), score->points),
                                                 score->rank, app_advice(app)->ranking.n_left)
                                  : "ruled out");
    }
    arena_free(arena);
}

/* The unit of a number stands behind its label, or else behind its value; that of a year is left out. Where a label and its value do
 * not fit into a row, the value is in the next one; with only one row left the fact is left out. */
static void draw_value(struct margin *margin, struct arena *arena, const struct trait *trait,
                       const char *words, int rows)
{
    const char *label = wording_trait(arena, trait);
    bool fits = columns_of(label) + 1 + columns_of(words) <= margin->area.columns;

    if (!fits) {
        label = trait->label;
        if (trait->unit[0] != '\0' && trait->better != BETTER_NONE)
            words = arena_printf(arena, "%s %s", words, trait->unit);
        fits = columns_of(label) + 1 + columns_of(words) <= margin->area.columns;
    }
    if (fits) {
        draw_fact(margin, ROLE_PLAIN, label, words);
    } else if (rows > 1) {
        area_fit(margin->area, margin->row++, 0, margin->area.columns, ROLE_MUTED,
                 margin->app->options.unicode, label);
        area_right(margin->area, margin->row++, margin->area.columns, ROLE_PLAIN, words);
    }
}

static void draw_facts(struct margin *margin, int framework)
{
    struct arena *arena = arena_new();
    size_t n_traits;
    const struct trait *traits = catalog_traits(margin->app->catalog, &n_traits);
    const struct value *values = catalog_values(margin->app->catalog, framework);
    int most = MIN(margin->row + FACTS_MOST, margin->area.rows - SECTIONS_MOST - 2);

    draw_heading(margin, "At a glance");
    draw_fit(margin, framework);
    for (size_t i = 0; i < n_traits && margin->row < most; i++)
        if (is_short_fact(margin, &traits[i], &values[i]))
            draw_value(margin, arena, &traits[i], values[i].text, most - margin->row);
    margin->row++;
    arena_free(arena);
}

/* The sections with their keys; the current one is highlighted. */
static void draw_contents(struct margin *margin)
{
    const struct layout *layout = margin->viewer->layout;
    int number = 0;
    bool unicode = margin->app->options.unicode;

    draw_heading(margin, "On this page");
    for (size_t i = 0; i < layout->n_sections && number < SECTIONS_MOST; i++) {
        size_t next = i + 1 < layout->n_sections ? layout->sections[i + 1].line : layout->n_lines;
        bool here =
            layout->sections[i].line <= margin->viewer->top + 1 && next > margin->viewer->top + 1;

        if (layout->sections[i].level != 2)
            continue;
        area_printf(margin->area, margin->row, 0, ROLE_KEY, "%d", ++number);
        if (margin->row == margin->wanted)
            margin->at_wanted.section = number;
        area_fit(margin->area, margin->row, 2, margin->area.columns - 2,
                 here ? ROLE_STRONG : ROLE_MUTED, unicode, layout->sections[i].title);
        margin->row++;
    }
    margin->row++;
}

/* The address without its scheme and "www.". */
static const char *short_address(const char *target)
{
    const char *scheme = strstr(target, "://");
    const char *address = scheme ? scheme + 3 : target;

    return strncmp(address, "www.", 4) == 0 ? address + 4 : address;
}

/* The links in the visible lines, without duplicates. */
static void draw_links(struct margin *margin)
{
    const struct layout *layout = margin->viewer->layout;
    size_t end = margin->viewer->top + (size_t)MAX(margin->viewer->rows, 0);
    int shown[LINKS_MOST], n_shown = 0;

    if (margin->row + 2 >= margin->area.rows)
        return;
    draw_heading(margin, "Links here");
    for (size_t line = margin->viewer->top; line < end && line < layout->n_lines; line++)
        for (size_t i = 0; i < layout->lines[line].n_spans; i++) {
            int link = layout->lines[line].spans[i].link, k = 0;

            while (k < n_shown && shown[k] != link)
                k++;
            if (link < 0 || k < n_shown || n_shown == LINKS_MOST ||
                margin->row >= margin->area.rows)
                continue;
            shown[n_shown++] = link;
            if (margin->row == margin->wanted)
                margin->at_wanted = (struct page_margin_entry){
                    .is_link = true,
                    .row = (int)(line - margin->viewer->top),
                    .column = layout->lines[line].spans[i].column,
                };
            area_fit(margin->area, margin->row, 0, margin->area.columns,
                     link == margin->viewer->link ? ROLE_STRONG : ROLE_MUTED,
                     margin->app->options.unicode, short_address(layout->links[link].target));
            margin->row++;
        }
}

/* Draws the margins, and returns the entry at this row and column of the body. */
static struct page_margin_entry draw(struct app *app, const struct detail *detail, struct area body,
                                     const struct page_columns *columns, int row, int column)
{
    bool in_links = columns->links_width > 0 && column >= columns->links;
    bool in_margin = column >= columns->margin && !in_links;
    struct margin margin = {.app = app, .viewer = &detail->viewer, .wanted = in_margin ? row : -1};

    if (columns->margin_width == 0)
        return margin.at_wanted;
    frame_divider(body, 0, columns->margin - 2, body.rows, app->options.unicode);
    margin.area = area_part(body, 0, columns->margin, body.rows, columns->margin_width);
    if (detail->framework >= 0)
        draw_facts(&margin, detail->framework);
    draw_contents(&margin);
    if (columns->links_width > 0) {
        margin.area = area_part(body, 0, columns->links, body.rows, columns->links_width);
        margin.row = 0;
        margin.wanted = in_links ? row : -1;
    }
    draw_links(&margin);
    return margin.at_wanted;
}

void page_margin_draw(struct app *app, const struct detail *detail, struct area body,
                      const struct page_columns *columns)
{
    draw(app, detail, body, columns, -1, -1);
}

struct page_margin_entry page_margin_at(struct app *app, const struct detail *detail,
                                        struct area body, int row, int column)
{
    struct surface *surface =
        surface_new(body.rows, body.columns); /* its rows depend on the facts */
    struct page_columns columns = page_columns_of(body.columns);
    struct page_margin_entry entry =
        draw(app, detail, surface_area(surface), &columns, row, column);

    surface_free(surface);
    return entry;
}
