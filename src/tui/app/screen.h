#ifndef TUI_APP_SCREEN_H
#define TUI_APP_SCREEN_H

#include "base/text/text.h"
#include "tui/cells/frame.h"
#include "tui/widgets/list.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A screen: a table of keys, a function that paints it, and functions that change its state. They
 * get the app and the screen's own state; keys change state and never draw, draw paints and never
 * changes. */
struct app;
struct background_sampling;

/* One row of a key table: dispatch, footer, help and manual are all printed from it. */
struct action {
    const char *keys;    /* names separated by blanks; the first is shown; "" for palette only */
    const char *name;    /* of the command, for help and binding: "mark" */
    const char *brief;   /* one or two words for the footer; NULL: not in the footer */
    const char *summary; /* a sentence for help and manual */
    void (*run)(struct app *app, void *state);
};

struct screen {
    const char *name;  /* "catalog": the context of its keys */
    const char *title; /* "Page": what it is called */
    const char *place; /* the place it belongs to, by its command; NULL: itself, or that below it */
    const struct action *actions; /* its own, searched before the common ones; in footer order */
    size_t n_actions;
    size_t size;                                    /* of its state; zeroed before enter */
    void (*enter)(struct app *app, void *state);    /* may be NULL */
    void (*leave)(struct app *app, void *state);    /* may be NULL */
    void (*session_restored)(struct app *app, void *state); /* the session was restored; may be NULL */
    /* One useful sentence for the message line, and the position in the screen. */
    void (*heading)(struct app *app, void *state, struct text *left, struct text *right);
    void (*draw)(struct app *app, void *state, struct frame *frame);
    void (*move)(struct app *app, void *state, enum movement movement); /* NULL: nothing moves */
    void (*open)(struct app *app, void *state);                         /* Enter, l, Right */
    void (*click)(struct app *app, void *state, int row, int column);   /* in the body */
    /* All of its text, for the clipboard and the editor; NULL: what is in the window. */
    void (*text)(struct app *app, void *state, struct text *text);
    /* Undo or redo has changed an answer: app_changed_question(). */
    void (*answer_undone)(struct app *app, void *state);
    /* The wheel was turned over this column; NULL: it moves the screen. */
    void (*wheel)(struct app *app, void *state, int column, enum movement movement);
    bool (*escape)(struct app *app, void *state); /* true: something was cleared, stay */
    /* Takes a key before the tables do, for screens with a text field; false: not taken. */
    bool (*type)(struct app *app, void *state, uint32_t code);
    struct background_sampling *(*background_sampling)(
        void *state); /* its background work; may be NULL */
    int (*digits)(struct app *app, void *state); /* keys 1 to this do something; NULL: all do */
    const char *next; /* the command that usually comes next; may be NULL */
    bool typed_at; /* `type` takes every printable key: the footer shows none of the common ones */
};

/* Every screen there is, generated from the list in screens/meson.build. */
extern const struct screen *const screens[];
extern const size_t n_screens;

/* Keys of every screen. */
extern const struct action common_actions[];
extern const size_t n_common_actions;

/* What a screen does with the line typed at its prompt. Without `completed`, Tab does nothing. */
struct prompt_actions {
    void (*changed)(struct app *app, void *state);
    void (*accepted)(struct app *app, void *state);
    void (*cancelled)(struct app *app, void *state);
    void (*completed)(struct app *app, void *state);
};

#endif
