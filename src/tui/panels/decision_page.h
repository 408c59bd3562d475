#ifndef TUI_PANELS_DECISION_PAGE_H
#define TUI_PANELS_DECISION_PAGE_H

#include "tui/cells/frame.h"
#include "tui/widgets/viewer.h"

struct app;

/* A page about the recommendation as it stands: built from it as a document, scrolled, and built
 * anew when the answers change or more of it is worked out. */
struct decision_page {
    struct arena *arena;
    struct viewer viewer;
    unsigned n_changes; /* it was built from these answers, */
    int draws, n_next;  /* with so much of it worked out */
};

typedef void decision_page_builder(struct app *app, struct document *document);

void decision_page_finish(struct decision_page *decision_page);
struct viewer *decision_page_prepare(struct app *app, struct decision_page *decision_page,
                                     decision_page_builder *build);
void decision_page_draw(struct app *app, struct decision_page *decision_page,
                        decision_page_builder *build, struct frame *frame);
void decision_page_move(struct app *app, struct decision_page *decision_page,
                        decision_page_builder *build, enum movement movement);

#endif
