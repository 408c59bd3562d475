#ifndef TUI_PAPER_H
#define TUI_PAPER_H

#include "tui/app/app.h"
#include "tui/widgets/viewer.h"

/* A page about the recommendation as it stands: built from it as a document, scrolled, and built
 * anew when the answers change or more of it is worked out. */
struct paper {
    struct arena *arena;
    struct viewer viewer;
    unsigned n_changes; /* it was built from these answers, */
    int draws, n_next;  /* with so much of it worked out */
};

typedef void paper_builder(struct app *app, struct document *document);

void paper_finish(struct paper *paper);
struct viewer *paper_prepare(struct app *app, struct paper *paper, paper_builder *build);
void paper_draw(struct app *app, struct paper *paper, paper_builder *build, struct frame *frame);
void paper_move(struct app *app, struct paper *paper, paper_builder *build, enum movement movement);

#endif
