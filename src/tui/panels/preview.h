#ifndef TUI_PANELS_PREVIEW_H
#define TUI_PANELS_PREVIEW_H

#include "decide/advice/advice.h"

struct app;

/* What would be recommended if one question were answered otherwise. Nothing of it is saved: it is
 * looked at and thrown away. */
struct preview {
    int question, option; /* ANSWER_OPEN: left out */
    unsigned n_changes;   /* the answers that it changes one of */
    struct arena *arena;
    struct advice *advice;
    struct background_sampling *background_sampling; /* trial runs; NULL until they are needed */
};

struct preview *preview_new(struct app *app, int question, int option);
void preview_free(struct preview *preview); /* NULL is fine */

/* Begins to work out how sure it is, in advice->confidence. */
void preview_ask_confidence(struct app *app, struct preview *preview);

#endif
