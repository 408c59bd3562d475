#ifndef TUI_SCREENS_QUESTIONS_QUESTION_VIEW_H
#define TUI_SCREENS_QUESTIONS_QUESTION_VIEW_H

#include "tui/app/app.h"
#include "tui/widgets/list.h"

/* A question being asked: its text, its options with the cursor among them, and what there is to
 * say about the one under it. The row after the options stands for leaving the question out. */
struct question_view {
    int question;
    struct list options;
};

/* NULL: the catalog asks nothing. */
const struct question_entry *question_view_entry(const struct app *app,
                                                 const struct question_view *question_view);

/* The row of the chosen option, -1 while the question is open. */
int question_view_chosen(const struct app *app, const struct question_view *question_view);

/* To another question, with the cursor on its chosen option. */
void question_view_go_to(struct app *app, struct question_view *question_view, int question);

/* The question, its options with the cursor, and below them points, exclusions and reason of the
 * one under it, why it is asked and, on wish, what was answered so far. */
void question_view_draw(struct app *app, const struct question_view *question_view,
                        struct area area, bool with_answered);

/* All questions with their answers, one a row. */
void question_view_draw_list(struct app *app, const struct question_view *question_view,
                             struct area area);

/* The row of the options that is painted in a row of the area; -1: none. */
int question_view_row_at(const struct app *app, const struct question_view *question_view,
                         struct area area, int row);

/* Opens the questions at this one. */
void question_view_push(struct app *app, int question);

#endif
