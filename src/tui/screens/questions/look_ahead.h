#ifndef TUI_SCREENS_QUESTIONS_LOOK_AHEAD_H
#define TUI_SCREENS_QUESTIONS_LOOK_AHEAD_H

#include "decide/advice/advice.h"

struct app;

/* An answer that leaves no framework for the language the team writes best. */
struct language_loss {
    const char *sentence; /* NULL: it does not */
    int by;               /* the question whose answer rules the language out */
    const char *all;      /* "Python and Go" */
    const char *any;      /* "Python or Go" */
};

/* What each answer to a question would do, all other answers as they are: one ranking an option,
 * kept until an answer or the question changes. The advices have a ranking, a first and a second,
 * and nothing else. */
struct look_ahead {
    struct arena *arena;
    int question;
    unsigned n_changes;
    const struct advice *without;  /* the question left out */
    const struct advice **options; /* one an option */
    int *rules_out;                /* how many an option rules out that no other answer does */
    struct language_loss *losses;  /* one an option */
    const char *proposal;          /* why `proposed` is; NULL: no option is proposed */
    int proposed;
    int n_options;
};

/* As it was when it is still true, else anew; the one before is freed. NULL when there are too many
 * entries to rank all of them for every option. */
struct look_ahead *look_ahead_of(struct look_ahead *before, struct app *app, int question);
void look_ahead_free(struct look_ahead *look_ahead); /* NULL is fine */

/* With an option chosen; the row after the options leaves the question out. */
const struct advice *look_ahead_option(const struct look_ahead *look_ahead, int option);

#endif
