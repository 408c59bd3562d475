#ifndef TUI_SCREENS_COMPARE_COMPARISON_H
#define TUI_SCREENS_COMPARE_COMPARISON_H

#include "tui/widgets/list.h"

/* Frameworks side by side: their fit, then every trait, group by group, with the best of each row
 * marked. Used by the screen of its own and beside the list where there is room. */
enum line_kind { LINE_GROUP, LINE_FIT, LINE_TRAIT };

struct line {
    enum line_kind kind;
    int index;     /* of the group or trait */
    bool same;     /* every framework has the same */
    uint32_t best; /* bit i: the i-th framework is best */
};

#define PINS_MOST 16

struct comparison {
    struct arena *arena;
    int frameworks[MARKS_MOST];
    size_t n_frameworks;
    struct line *lines;
    size_t n_lines;
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
