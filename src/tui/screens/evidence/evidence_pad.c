#include "tui/screens/evidence/evidence_pad.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "catalog/model/entry.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/panel.h"

#include <string.h>

#define COLUMNS_WIDE 100  /* from here, all notes are shown */
#define COLUMNS_NORMAL 60 /* from here, figures have their own column */
#define ROWS_WIDE 30      /* from here, blank rows after the title and, if wide, before criteria */
#define DEPTH_MOST 4
#define LABEL_LEAST 14
#define LABEL_MOST 28
#define BAR_WIDTH 6
#define TEXT_AFTER_FIGURE 9 /* columns from a branch to the text, if there is a figure between */
#define TEXT_AFTER_BRANCH 3
#define CRITERION_LABEL 26
#define CRITERION_LABEL_WIDE 31

struct layout {
    struct arena *arena;
    struct pad *pad;
    struct evidence_pad *result;
    struct evidence_view view;
    int row;
    int branches[DEPTH_MOST];     /* column of the branch at each depth */
    bool has_sibling[DEPTH_MOST]; /* is there another sibling at that depth? */
    int depth;
};

/* Columns where a node's branch and text start, and the width available for the text. */
struct place {
    int branch, text, width;
};

static bool is_wide(const struct layout *layout)
{
    return layout->view.columns >= COLUMNS_WIDE;
}

static struct area row_area(struct layout *layout)
{
    return pad_area(layout->pad, layout->row, 0, 1, layout->view.columns);
}

static const char *line_sign(const struct layout *layout, const char *sign, const char *ascii)
{
    return layout->view.unicode ? sign : ascii;
}

/* Draws the vertical lines that connect to later siblings, in the current row. */
static void draw_lines(struct layout *layout)
{
    for (int i = 0; i < layout->depth; i++)
        if (layout->has_sibling[i])
            area_text(row_area(layout), 0, layout->branches[i], ROLE_RULE,
                      line_sign(layout, "│", "|"));
}

static void draw_branch(struct layout *layout, const struct place *place, bool is_last)
{
    const char *branch = is_last ? line_sign(layout, "└─", "`-") : line_sign(layout, "├─", "|-");

    area_fit(row_area(layout), 0, place->branch, layout->view.columns >= COLUMNS_NORMAL ? 2 : 1,
             ROLE_RULE, layout->view.unicode,
             layout->view.columns >= COLUMNS_NORMAL ? branch
             : is_last                              ? line_sign(layout, "└", "`")
                                                    : line_sign(layout, "├", "|"));
}

/* Draws a text, wrapped to as many rows as it needs. */
static void draw_text(struct layout *layout, int column, enum role role, const char *text)
{
    int width = layout->view.columns - column - 2;

    while (*text) {
        const char *next;
        size_t length = columns_line(text, width, &next);
        draw_lines(layout);
        area_text(row_area(layout), 0, column, role, arena_copy(layout->arena, text, length));
        layout->row++;
        text = next;
    }
}

/* --- sources ---------------------------------------------------------------------------------- */

static const char *shown_address(const char *source)
{
    const char *scheme = strstr(source, "://");

    return scheme ? scheme + 3 : source;
}

/* "● checked  as of 2026-11" after the last row of the address, or below it if it does not fit. */
static void draw_checked(struct layout *layout, int column, int end,
                         const struct evidence *evidence)
{
    const char *words =
        arena_printf(layout->arena, "%s %s",
                     evidence->checked ? mark_text(MARK_ANSWERED, layout->view.unicode)
                                       : mark_text(MARK_MISSING, layout->view.unicode),
                     evidence->checked ? "checked" : "not checked");
    const char *date =
        evidence->as_of[0] ? arena_printf(layout->arena, "as of %s", evidence->as_of) : "";
    int width = columns_of(words) + (date[0] ? 2 + columns_of(date) : 0);

    if (end + 2 + width <= layout->view.columns - 1) {
        layout->row--;
        column = end + 2;
    }
    draw_lines(layout);
    int after =
        area_text(row_area(layout), 0, column, evidence->checked ? ROLE_GOOD : ROLE_WARN, words);
    area_text(row_area(layout), 0, after + 2, ROLE_MUTED, date);
    layout->row++;
}

static void draw_source(struct layout *layout, int column, const struct evidence *evidence)
{
    const char *source = evidence->source;

    if (strcmp(source, "memory") == 0) {
        draw_text(layout, column, ROLE_WARN, "from memory, not checked");
    } else if (strcmp(source, "none") == 0 || source[0] == '\0') {
        draw_text(layout, column, ROLE_WARN, "no source was found");
    } else {
        const char *address = shown_address(source), *next = address, *last = address;
        int width = layout->view.columns - column - 2;
        while (*next) {
            last = next;
            columns_line(last, width, &next);
        }
        draw_text(layout, column, ROLE_LINK, address);
        draw_checked(layout, column, column + columns_of(last), evidence);
    }
}

/* --- nodes ------------------------------------------------------------------------------------ */

static bool has_figure(const struct evidence_node *node)
{
    return node->figure[0] != '\0';
}

static struct place place_of(const struct layout *layout, const struct evidence_node *node,
                             const struct place *parent)
{
    bool narrow = layout->view.columns < COLUMNS_NORMAL;
    struct place place = {
        .branch = narrow               ? parent->text
                  : has_figure(node)   ? (parent->branch < 0 ? parent->text : parent->branch + 3)
                  : parent->branch < 0 ? parent->text
                                       : parent->text - 2,
    };

    place.text = place.branch + (narrow             ? 2
                                 : has_figure(node) ? TEXT_AFTER_FIGURE
                                                    : TEXT_AFTER_BRANCH);
    place.width = layout->view.columns - place.text - 2;
    return place;
}

/* Common label width of a node and its siblings, so that their values are aligned. */
static int label_width(const struct layout *layout, const struct evidence_node *first)
{
    int width = LABEL_LEAST, most = is_wide(layout) ? LABEL_MOST : LABEL_MOST - 6;

    for (const struct evidence_node *node = first; node; node = node->next)
        if (columns_of(node->label) > width)
            width = columns_of(node->label);
    return width < most ? width : most;
}

static int draw_bar(struct layout *layout, const struct evidence_node *node, int column)
{
    struct area area = row_area(layout);

    area_right(area, 0, column + 3, ROLE_STRONG, arena_printf(layout->arena, "%d", node->value));
    chart_bar(area, 0, column + 4, BAR_WIDTH, chart_role(node->value), layout->view.blocks,
              node->value, 100);
    return column + 4 + BAR_WIDTH + 1;
}

/* The words of a node: after its label if they fit, else in the rows below. */
static void draw_words(struct layout *layout, const struct evidence_node *node, int column,
                       const struct place *place)
{
    bool fits = column + columns_of(node->words) <= layout->view.columns - 1;

    if (fits)
        area_text(row_area(layout), 0, column, node->role, node->words);
    layout->row++;
    if (!fits)
        draw_text(layout, place->text, node->role, node->words);
}

static void draw_head(struct layout *layout, const struct evidence_node *node,
                      const struct place *place, int labels)
{
    struct area area = row_area(layout);
    bool narrow = layout->view.columns < COLUMNS_NORMAL;
    int column = place->text, width;

    draw_lines(layout);
    if (has_figure(node) && narrow)
        column = area_text(area, 0, column, ROLE_STRONG, node->figure) + 1;
    else if (has_figure(node))
        area_right(area, 0, place->text - 2, ROLE_STRONG, node->figure);
    width = layout->view.columns - column - 1;
    if (narrow && node->words[0]) {
        area_fit(area, 0, column, width, ROLE_STRONG, layout->view.unicode, node->label);
        layout->row++;
        draw_text(layout, place->text, node->role, node->words);
        return;
    }
    if (has_figure(node) && !node->words[0]) { /* an answer */
        area_fit(area, 0, column, width, ROLE_PLAIN, layout->view.unicode, node->label);
        layout->row++;
        return;
    }
    int room = node->criterion < 0 ? labels
               : is_wide(layout)   ? CRITERION_LABEL_WIDE
                                   : CRITERION_LABEL;
    area_fit(area, 0, column, room < width ? room : width,
             node->criterion >= 0 ? ROLE_STRONG : ROLE_PLAIN, layout->view.unicode, node->label);
    column += room + 1;
    if (node->value >= 0 && column + 4 + BAR_WIDTH < layout->view.columns)
        column = draw_bar(layout, node, column);
    draw_words(layout, node, column, place);
}

/* The notes of a node and its source. In a narrow window, the only notes of a node that is not
 * selected are warnings and the first note of a criterion. */
static void draw_notes(struct layout *layout, const struct evidence_node *node,
                       const struct place *place, bool is_open)
{
    bool all = is_wide(layout) || is_open;
    int column = place->text;

    for (const struct evidence_note *note = node->notes.first; note; note = note->next)
        if (all || (note == node->notes.first && node->criterion >= 0) || note->role == ROLE_WARN)
            draw_text(layout, column, note->role, note->text);
    if (!node->evidence)
        return;
    if (all && node->evidence->note[0])
        draw_text(layout, column, ROLE_MUTED, node->evidence->note);
    draw_source(layout, column, node->evidence);
}

/* A row before a criterion that has only the lines of the tree. */
static void add_gap(struct layout *layout, const struct place *place)
{
    if (!is_wide(layout) || layout->view.rows < ROWS_WIDE)
        return;
    draw_lines(layout);
    area_text(row_area(layout), 0, place->branch, ROLE_RULE, line_sign(layout, "│", "|"));
    layout->row++;
}

/* Where the label of a node starts: in a narrow window its figure stands before it. */
static int label_column(const struct layout *layout, const struct evidence_node *node,
                        const struct place *place)
{
    bool after_figure = has_figure(node) && layout->view.columns < COLUMNS_NORMAL;

    return place->text + (after_figure ? columns_of(node->figure) + 1 : 0);
}

static void add_stop(struct layout *layout, const struct evidence_node *node, int row,
                     const struct place *place)
{
    struct evidence_pad *result = layout->result;
    int rows = layout->row - row, columns = layout->view.columns;
    int label = place ? label_column(layout, node, place) : 0;

    pad_add_stop(
        layout->pad,
        (struct pad_stop){.row = row,
                          .rows = rows,
                          .width = columns,
                          .index = node ? result->n_nodes : -1,
                          .kind = node ? MIN(columns_of(node->label), columns - label - 1) : 0,
                          .detail = label});
    if (node)
        result->nodes[result->n_nodes++] = node;
}

static bool is_stop(const struct evidence_node *node)
{
    return node->criterion >= 0 || node->evidence || !has_figure(node);
}

static void draw_node(struct layout *layout, const struct evidence_node *node,
                      const struct place *parent, int labels)
{
    struct place place = place_of(layout, node, parent);
    bool is_last = node->next == NULL;
    int row, depth = layout->depth;

    if (node->criterion >= 0)
        add_gap(layout, &place);
    row = layout->row;
    layout->branches[depth] = place.branch;
    layout->has_sibling[depth] = !is_last;
    layout->depth = depth + 1;
    int first = layout->row;
    draw_head(layout, node, &place, labels);
    int after = layout->row;
    layout->row = first;
    draw_branch(layout, &place, is_last);
    layout->row = after;
    draw_notes(layout, node, &place, is_stop(node) && layout->view.open == layout->pad->n_stops);
    if (is_stop(node))
        add_stop(layout, node, row, &place);
    int width = label_width(layout, node->first);
    for (const struct evidence_node *part = node->first; part; part = part->next)
        draw_node(layout, part, &place, width);
    layout->depth = depth;
}

/* --- title and sum ---------------------------------------------------------------------------- */

static void draw_title(struct layout *layout, const struct evidence_tree *tree)
{
    struct area area = row_area(layout);
    int at = area_text(area, 0, 1, ROLE_MUTED, "Where does ");

    at = area_text(area, 0, at, tree->figure[0] ? ROLE_STRONG : ROLE_MUTED,
                   tree->figure[0] ? tree->figure : "this");
    area_text(area, 0, at, ROLE_MUTED, " come from?");
    layout->row += layout->view.rows >= ROWS_WIDE ? 2 : 1;
}

static void draw_sum(struct layout *layout, const struct evidence_tree *tree)
{
    int row = layout->row;

    if (tree->sum[0]) {
        draw_text(layout, 4, ROLE_PLAIN, arena_printf(layout->arena, "%s =", tree->sum));
        layout->row--;
        const char *last = tree->sum, *next = last;
        const char *all = arena_printf(layout->arena, "%s =", tree->sum);
        for (next = all; *next;) {
            last = next;
            columns_line(last, layout->view.columns - 6, &next);
        }
        int end = 4 + columns_of(last) + 1;
        if (end + columns_of(tree->total) > layout->view.columns - 1) {
            layout->row++;
            end = 4;
        }
        area_text(row_area(layout), 0, end, ROLE_STRONG, tree->total);
        layout->row++;
    }
    for (const struct evidence_note *note = tree->notes.first; note; note = note->next)
        draw_text(layout, 4, note->role, note->text);
    add_stop(layout, NULL, row, NULL);
}

static int count_nodes(const struct evidence_node *node)
{
    int count = 1;

    for (const struct evidence_node *part = node->first; part; part = part->next)
        count += count_nodes(part);
    return count;
}

struct evidence_pad evidence_pad_of(struct arena *arena, const struct evidence_tree *tree,
                                    const struct evidence_view *view)
{
    struct evidence_pad result = {
        .pad = pad_new(arena, view->columns, view->unicode, view->blocks),
        .nodes = ARENA_ARRAY(arena, const struct evidence_node *, (size_t)count_nodes(tree->root)),
    };
    struct layout layout = {.arena = arena, .pad = result.pad, .result = &result, .view = *view};
    const struct place root = {.branch = -1, .text = 2};

    draw_title(&layout, tree);
    area_fit(row_area(&layout), 0, 2, view->columns - 3, ROLE_TITLE, view->unicode,
             tree->root->label);
    layout.row++;
    int width = label_width(&layout, tree->root->first);
    for (const struct evidence_node *part = tree->root->first; part; part = part->next)
        draw_node(&layout, part, &root, width);
    layout.row += view->rows >= 20;
    panel_head(row_area(&layout), 0, 2, view->columns - 4, tree->end, "", view->unicode);
    layout.row++;
    draw_sum(&layout, tree);
    return result;
}
