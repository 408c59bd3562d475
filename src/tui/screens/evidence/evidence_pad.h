#ifndef TUI_SCREENS_EVIDENCE_EVIDENCE_PAD_H
#define TUI_SCREENS_EVIDENCE_EVIDENCE_PAD_H

#include "tui/panels/pad.h"
#include "tui/screens/evidence/evidence_tree.h"

/* The layout of a tree with its branches and the sum below it. The cursor stops at each criterion,
 * each fact and the sum. The `index` of a stop is an index into `nodes`; -1: the sum. */
struct evidence_view {
    int rows, columns;
    bool unicode, blocks;
    int open; /* the stop whose notes are all shown even in a narrow window; -1: none */
};

struct evidence_pad {
    struct pad *pad; /* freed by pad_free */
    const struct evidence_node **nodes;
    int n_nodes;
};

struct evidence_pad evidence_pad_of(struct arena *arena, const struct evidence_tree *tree,
                                    const struct evidence_view *view);

#endif
