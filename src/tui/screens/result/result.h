#ifndef TUI_SCREENS_RESULT_RESULT_H
#define TUI_SCREENS_RESULT_RESULT_H

#include "decide/advice/reasons.h"
#include "tui/app/app.h"
#include "tui/panels/stacked_bars.h"

/* The recommendation as a sheet of lines, taller than the window: what stands where, and which
 * lines open something. Made anew from the advice whenever it is drawn or a key needs it. The
 * sections stand under each other, or in two columns below the ranking where there is room. */
enum result_kind {
    RESULT_TEXT,   /* label, text */
    RESULT_HEAD,   /* text: the head of a section; label: of its right-aligned columns */
    RESULT_RULE,   /* across */
    RESULT_RANKED, /* index: place in the ranking */
    RESULT_RANKED_HEAD,
    RESULT_LEGEND,
    RESULT_MORE,   /* the rest of the ranking, folded */
    RESULT_NAMED,  /* index: framework; label, text: what it is best at */
    RESULT_STACK,  /* index: choice of the stack */
    RESULT_REASON, /* index: of the reason */
    RESULT_SUM,
    RESULT_VALUE, /* index: criterion */
    RESULT_VALUE_HEAD,
    RESULT_RELAXATION, /* index: of the relaxation */
    RESULT_EXCLUDED,   /* index: place in the ranking */
    RESULT_SURE,       /* label: the screen that it opens; text: how sure, in words */
    RESULT_FLIP,       /* index: of `flips`; trait: how many changes it takes */
    RESULT_ENOUGH,     /* index: question; one of the sufficient answers */
    RESULT_DOUBT,      /* index: framework; trait: what is not known about it; text: all of it */
    RESULT_KIND_COUNT,
};

struct result_line {
    enum result_kind kind;
    int row, column, width; /* on the sheet */
    int index, trait;
    enum role role;
    const char *label, *text;
};

/* How it is to be shown. */
struct result_view {
    int width;
    bool table; /* figures in place of bars */
    bool wide;  /* two columns below the ranking */
    bool bare;  /* the window is tiny: nothing but rows */
    int ranked; /* how many of the ranking to show before it is folded */
};

struct result {
    struct app *app;
    struct arena *arena;
    const struct advice *advice;
    struct result_view view;
    const struct confidence *confidence; /* NULL: nothing of it is worked out yet */
    const struct flip **flips;           /* those that are shown */
    int n_flips;
    struct stacked_parts parts;
    struct reason *reasons;
    int n_reasons;
    struct result_line *lines;
    int n_lines, room;
    int *stops; /* the lines that open something, in the order of the cursor */
    int n_stops;
    int rows;                 /* of the sheet */
    int divider, divider_row; /* between the two columns, and where it begins; 0: none */
};

struct result *result_new(struct arena *arena, struct app *app, const struct result_view *view);

/* Paints the rows from `top` on; `stop` is the one under the cursor. */
void result_draw(const struct result *result, struct area area, int top, int early_stop);

#endif
