#ifndef TUI_SCREENS_EVIDENCE_EVIDENCE_SHEET_H
#define TUI_SCREENS_EVIDENCE_EVIDENCE_SHEET_H

#include "tui/panels/sheet.h"
#include "tui/screens/evidence/evidence_tree.h"

/* A tree drawn with its branches, and the sum below it. The cursor stops at each criterion, each
 * fact and the sum; a stop's `index` says which node it is, -1: the sum. */
struct evidence_view {
    int rows, columns;
    bool unicode, blocks;
    int open; /* the stop whose note is shown when the others' have no room; -1: all are shown */
};

struct evidence_sheet {
    struct sheet *sheet; /* freed by sheet_free */
    const struct evidence_node **nodes;
    int n_nodes;
};

struct evidence_sheet evidence_sheet_of(struct arena *arena, const struct evidence_tree *tree,
                                        const struct evidence_view *view);

#endif
