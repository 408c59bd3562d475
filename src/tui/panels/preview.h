#ifndef TUI_PANELS_PREVIEW_H
#define TUI_PANELS_PREVIEW_H

#include "decide/advice/advice.h"

struct app;

/* The recommendation with one other answer. It is never saved. */
struct preview {
    int question, option; /* option ANSWER_OPEN: unanswered */
    unsigned n_changes;   /* version of the answers it was made from */
    struct arena *arena;
    struct advice *advice;
    struct background_sampling *background_sampling; /* NULL until it is needed */
};

struct preview *preview_new(struct app *app, int question, int option);
void preview_free(struct preview *preview); /* NULL is fine */

/* Starts to compute advice->confidence. */
void preview_ask_confidence(struct app *app, struct preview *preview);

#endif
