#ifndef TUI_SCREENS_QUESTIONS_QUESTION_VIEW_H
#define TUI_SCREENS_QUESTIONS_QUESTION_VIEW_H

#include "tui/cells/surface.h"
#include "tui/screens/questions/look_ahead.h"
#include "tui/widgets/list.h"

struct app;

/* A question being asked: how far one is, its text, its options with the cursor among them, and
 * what each would do. The row after the options stands for leaving the question out. */
struct question_view {
    int question;
    struct list options;
    struct look_ahead *ahead; /* question_view_ahead() makes it */
};

/* NULL: the catalog asks nothing. */
const struct question_entry *question_view_entry(const struct app *app,
                                                 const struct question_view *question_view);

/* The row of the chosen option, -1 while the question is open. */
int question_view_chosen(const struct app *app, const struct question_view *question_view);

/* To another question, with the cursor on its chosen option, else on the proposed one. */
void question_view_go_to(struct app *app, struct question_view *question_view, int question);

/* What each option would do; NULL in a catalog too large for it. */
const struct look_ahead *question_view_ahead(struct app *app, struct question_view *question_view);

/* The question in a pane: as much of the reasons as there are rows for, all answers first. */
void question_view_draw(struct app *app, struct question_view *question_view, struct area area);

/* All questions with their answers, one a row. */
void question_view_draw_list(struct app *app, const struct question_view *question_view,
                             struct area area);

/* The row of the options that is painted in a row of the area; -1: none. */
int question_view_row_at(struct app *app, struct question_view *question_view, struct area area,
                         int row);

/* Opens the questions at this one, or at the one that matters most. */
void question_view_push(struct app *app, int question);
void question_view_push_most_decisive(struct app *app);

#endif
