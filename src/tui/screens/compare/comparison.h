#ifndef TUI_SCREENS_COMPARE_COMPARISON_H
#define TUI_SCREENS_COMPARE_COMPARISON_H

#include "decide/advice/side_by_side.h"
#include "tui/app/catalog_view.h"
#include "tui/cells/surface.h"
#include "tui/widgets/list.h"

struct app;

/* The comparison table: one column per framework. Pinned traits come first, then the fit, the
 * number of criteria each framework is best on and the largest difference in its favour, and the
 * criteria they differ on, the heaviest first. Below are capabilities, ratings, facts by group and
 * addresses. The best value of each row is marked. */
enum line_kind { LINE_GROUP, LINE_FIT, LINE_BEST, LINE_LARGEST, LINE_CRITERION, LINE_TRAIT };

struct line {
    enum line_kind kind;
    int index;                /* of the criterion or trait */
    const char *label, *note; /* note: at the end of a group row, or the points of a criterion */
    const char *brief;        /* shown where the label does not fit; NULL: the label is cut */
    bool same;                /* every framework has the same value */
    uint32_t best;            /* bit i: framework i has the best value */
};

#define PINS_MOST 16

struct comparison {
    struct arena *arena;
    int frameworks[MARKS_MOST];
    size_t n_frameworks;
    struct line *lines;
    size_t n_lines;
    size_t n_differing, n_facts; /* number of traits that differ, and of all traits */
    struct side_by_side side;
    bool differing; /* show only traits that differ */
    int column;
    int pins[PINS_MOST]; /* traits kept at the top */
    size_t n_pins;
    struct list list;
    /* What it was made for: the marks, and the version of the answers (app_n_changes). */
    int marks[MARKS_MOST];
    size_t n_marks;
    unsigned n_changes;
    /* Removed columns and where they were, for undo; the last one was removed last. */
    struct dropped {
        int framework;
        size_t column;
    } dropped[MARKS_MOST];
    size_t n_dropped;
};

/* Rebuilds the lines. Call after a change of frameworks, pins or `differing`. */
void comparison_build(struct app *app, struct comparison *comparison);
void comparison_finish(struct comparison *comparison);
bool comparison_pinned(const struct comparison *comparison, int trait);

/* The criterion that a line is about in the selected column; -1: none. */
int comparison_criterion(struct app *app, const struct comparison *comparison,
                         const struct line *line);

/* The row and the cell of the cursor in full, with the unit, because the table may cut them: "Back office: built in". NULL: there
 * is nothing to add. Belongs to `arena`. */
const char *comparison_cell_text(struct app *app, const struct comparison *comparison,
                                 struct arena *arena);

/* Rows of the names, and what stands below them, in an area of so many rows. */
int comparison_head_rows(int rows);

/* The line and the column at a place of the area of comparison_draw; -1: none is there. */
int comparison_line_at(const struct comparison *comparison, struct area area, int row);
int comparison_column_at(const struct comparison *comparison, struct area area, int column);

/* Draws the names and as many lines as fit. The cursor is drawn if `has_cursor` is set. */
void comparison_draw(struct app *app, const struct comparison *comparison, struct area area,
                     bool has_cursor);

#endif
