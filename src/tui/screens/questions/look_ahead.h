#ifndef TUI_SCREENS_QUESTIONS_LOOK_AHEAD_H
#define TUI_SCREENS_QUESTIONS_LOOK_AHEAD_H

#include "decide/advice/advice.h"

struct app;

/* An answer that rules out every framework in the team's best language. */
struct language_loss {
    const char *sentence; /* NULL: no language is lost */
    int by;               /* the question whose answer rules out the language */
    const char *all;      /* "Python and Go" */
    const char *any;      /* "Python or Go" */
};

/* The ranking that each option of a question would give, with all other answers unchanged. Cached
 * until an answer or the question changes. Each advice has only a ranking, a first and a second. */
struct look_ahead {
    struct arena *arena;
    int question;
    unsigned n_changes;
    const struct advice *without;  /* with the question unanswered */
    const struct advice **options; /* [option] */
    int *rules_out;                /* [option]: frameworks that no other answer rules out */
    struct language_loss *losses;  /* [option] */
    const char *proposal;          /* why `proposed` is proposed; NULL: none is */
    int proposed;
    int n_options;
};

/* Returns `before` if it is still valid; else frees it and computes a new one. NULL: the catalog is
 * too large to rank all entries for every option. */
struct look_ahead *look_ahead_of(struct look_ahead *before, struct app *app, int question);
void look_ahead_free(struct look_ahead *look_ahead); /* NULL is fine */

/* The advice with an option chosen. The row after the last option stands for skipping. */
const struct advice *look_ahead_option(const struct look_ahead *look_ahead, int option);

#endif
