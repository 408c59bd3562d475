#ifndef TUI_APP_SCREEN_H
#define TUI_APP_SCREEN_H

#include "base/text/text.h"
#include "tui/cells/frame.h"
#include "tui/widgets/list.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A screen: a table of keys, a draw function, and functions that change its state. All get the app
 * and the screen's own state. Actions change the state and do not draw; draw does not change the
 * state. */
struct app;
struct background_sampling;

enum paste { PASTE_REFUSED, PASTE_CUT, PASTE_WHOLE }; /* no field is open; the end does not fit */

/* One row of a key table. Dispatch, footer, help and manual use it. */
struct action {
    const char *keys;    /* separated by blanks; the first is shown; "": run it from help */
    const char *name;    /* of the command, for help and binding: "mark" */
    const char *brief;   /* one or two words for the footer; NULL: not in the footer */
    const char *summary; /* one sentence for help and manual */
    void (*run)(struct app *app, void *state);
};

struct screen {
    const char *name;  /* "catalog": the context of its keys */
    const char *title; /* "Page", as shown to the user */
    const char *place; /* command of its place; NULL: itself, or the place of the screen below */
    const struct action *actions; /* searched before the common ones; in footer order */
    size_t n_actions;
    size_t size;                                 /* of its state, which is zeroed before enter */
    void (*enter)(struct app *app, void *state); /* may be NULL */
    void (*leave)(struct app *app, void *state); /* may be NULL */
    void (*session_restored)(struct app *app, void *state); /* may be NULL */
    /* A sentence for the message line, and the position in the screen. */
    void (*heading)(struct app *app, void *state, struct text *left, struct text *right);
    void (*draw)(struct app *app, void *state, struct frame *frame);
    void (*move)(struct app *app, void *state, enum movement movement); /* may be NULL */
    void (*open)(struct app *app, void *state);                         /* Enter, l, Right */
    /* In the body. True: it selected something, which a double click opens. */
    bool (*click)(struct app *app, void *state, int row, int column);
    /* The full text for clipboard and editor; NULL: the visible text is used. */
    void (*text)(struct app *app, void *state, struct text *text);
    /* Undo or redo changed an answer, see app_changed_question(). */
    void (*answer_undone)(struct app *app, void *state);
    /* The wheel was turned over this column; NULL: calls move. */
    void (*wheel)(struct app *app, void *state, int column, enum movement movement);
    bool (*escape)(struct app *app, void *state); /* true: it cleared something, so stay */
    /* Gets each key before the tables, for screens with a text field; false: not used. */
    bool (*type)(struct app *app, void *state, uint32_t code);
    /* Puts pasted text into its text field. NULL: it has none. */
    enum paste (*paste)(struct app *app, void *state, const char *text);
    struct background_sampling *(*background_sampling)(
        void *state);                            /* background work; may be NULL */
    int (*digits)(struct app *app, void *state); /* number of digit keys in use; NULL: all */
    /* Its own keys have nothing to work on, so the footer leaves them out; NULL: never. */
    bool (*is_idle)(const void *state);
    const char *next; /* the command to suggest next; may be NULL */
    /* Its state has copies only, so what was read of the catalog's entries may be forgotten while it
     * is open (catalog_forget). */
    bool copies;
    /* Is a text field open? Then printable keys are text, and the footer does not show them. NULL: never. */
    bool (*is_typing)(const void *state);
};

/* All screens, generated from the list in screens/meson.build. */
extern const struct screen *const screens[];
extern const size_t n_screens;

/* The common keys of all screens. */
extern const struct action common_actions[];
extern const size_t n_common_actions;

/* Callbacks of a prompt. Without `completed`, Tab does nothing. */
struct prompt_actions {
    void (*changed)(struct app *app, void *state);
    void (*accepted)(struct app *app, void *state);
    void (*cancelled)(struct app *app, void *state);
    void (*completed)(struct app *app, void *state);
};

#endif
