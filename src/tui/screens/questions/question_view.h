#ifndef TUI_SCREENS_QUESTIONS_QUESTION_VIEW_H
#define TUI_SCREENS_QUESTIONS_QUESTION_VIEW_H

#include "tui/cells/surface.h"
#include "tui/screens/questions/look_ahead.h"
#include "tui/widgets/list.h"

struct app;

/* One question: progress, text, options with a cursor, and the effect of each option. The row after
 * the last option stands for skipping the question. */
struct question_view {
    int question;
    struct list options;
    struct look_ahead *ahead; /* created by question_view_ahead() */
};

/* NULL: the catalog has no questions. */
const struct question_entry *question_view_entry(const struct app *app,
                                                 const struct question_view *question_view);

/* Row of the chosen option; -1: the question is open. */
int question_view_chosen(const struct app *app, const struct question_view *question_view);

/* Opens a question. The cursor starts on its chosen option, else on the proposed one. */
void question_view_go_to(struct app *app, struct question_view *question_view, int question);

/* The effect of each option; NULL: the catalog is too large. */
const struct look_ahead *question_view_ahead(struct app *app, struct question_view *question_view);

/* Draws the question. The options come first; reasons are shown if there are rows for them. */
void question_view_draw(struct app *app, struct question_view *question_view, struct area area);

/* Are there more options than the area shows? If so, also the first in sight and how many are. */
bool question_view_sight(struct app *app, struct question_view *question_view, struct area area,
                         int *ret_first, int *ret_count);

/* Draws the list of all questions with their answers. */
void question_view_draw_list(struct app *app, const struct question_view *question_view,
                             struct area area);

/* The question in a row of that list, and the one at a column of the signs of progress in the first
 * row of a question's area; -1: none. */
int question_view_listed_at(struct app *app, const struct question_view *question_view,
                            struct area area, int row);
int question_view_sign_at(struct app *app, struct question_view *question_view, struct area area,
                          int column);

/* The option drawn in a row of the area; -1: none. */
int question_view_row_at(struct app *app, struct question_view *question_view, struct area area,
                         int row);

/* Opens the Answer screen at this question. */
void question_view_push(struct app *app, int question);

#endif
