#ifndef TUI_SCREENS_COMPARE_COMPARISON_H
#define TUI_SCREENS_COMPARE_COMPARISON_H

#include "decide/advice/side_by_side.h"
#include "tui/app/catalog_view.h"
#include "tui/cells/surface.h"
#include "tui/widgets/list.h"

struct app;

/* Frameworks side by side, the verdict first: how well each fits, at how much it is best, and the
 * criteria on which they differ, the most worth first. Then parts, ratings, facts by group, and
 * addresses last; the best of each row is marked. Used by the screen of its own and beside the list
 * where there is room. */
enum line_kind { LINE_GROUP, LINE_FIT, LINE_BEST, LINE_CRITERION, LINE_TRAIT };

struct line {
    enum line_kind kind;
    int index;                /* of the criterion or trait */
    const char *label, *note; /* note: at the end of a group's line, or what a criterion is worth */
    bool same;                /* every framework has the same */
    uint32_t best;            /* bit i: the i-th framework is best */
};

#define PINS_MOST 16

struct comparison {
    struct arena *arena;
    int frameworks[MARKS_MOST];
    size_t n_frameworks;
    struct line *lines;
    size_t n_lines;
    size_t n_differing, n_facts; /* traits */
    struct side_by_side side;
    bool differing; /* only rows that differ */
    int column;
    int pins[PINS_MOST]; /* traits kept at the top */
    size_t n_pins;
    struct list list;
};

/* The lines for the frameworks, pins and rows wanted now. */
void comparison_build(struct app *app, struct comparison *comparison);
void comparison_finish(struct comparison *comparison);
bool comparison_pinned(const struct comparison *comparison, int trait);

/* Names, then as many lines as there is room for. The cursor is drawn when `has_cursor`. */
void comparison_draw(struct app *app, const struct comparison *comparison, struct area area,
                     bool has_cursor);

#endif
