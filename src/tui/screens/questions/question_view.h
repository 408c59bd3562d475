#ifndef TUI_ASKING_H
#define TUI_ASKING_H

#include "tui/app/app.h"
#include "tui/widgets/list.h"

/* A question being asked: its text, its options with the cursor among them, and what there is to
 * say about the one under it. The row after the options stands for leaving the question out. */
struct asking {
    int question;
    struct list options;
};

/* NULL: the catalog asks nothing. */
const struct question_entry *asking_entry(const struct app *app, const struct asking *asking);

/* The row of the chosen option, -1 while the question is open. */
int asking_chosen(const struct app *app, const struct asking *asking);

/* To another question, with the cursor on its chosen option. */
void asking_go_to(struct app *app, struct asking *asking, int question);

/* The question, its options with the cursor, and below them points, exclusions and reason of the
 * one under it, why it is asked and, on wish, what was answered so far. */
void asking_draw(struct app *app, const struct asking *asking, struct area area,
                 bool with_answered);

/* All questions with their answers, one a row. */
void asking_draw_list(struct app *app, const struct asking *asking, struct area area);

/* The row of the options that is painted in a row of the area; -1: none. */
int asking_row_at(const struct app *app, const struct asking *asking, struct area area, int row);

/* Opens the questions at this one. */
void asking_push(struct app *app, int question);

#endif
