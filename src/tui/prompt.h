#ifndef TUI_PROMPT_H
#define TUI_PROMPT_H

#include "tui/surface.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One line being typed, on the message row. Its owner hears of every change. */
#define PROMPT_BYTES 512

struct app;

struct prompt {
    const char *label; /* NULL: there is no prompt */
    char text[PROMPT_BYTES];
    size_t length, cursor;                     /* bytes; the cursor stands before a cluster */
    size_t wrong_at, wrong_length;             /* what to underline; length 0: nothing */
    void (*changed)(struct app *app, void *state);
    void (*accepted)(struct app *app, void *state);
    void (*cancelled)(struct app *app, void *state);
    void (*completed)(struct app *app, void *state); /* Tab; may be NULL */
    void *state;
};

void prompt_open(struct prompt *prompt, const char *label, const char *text);
void prompt_close(struct prompt *prompt);
void prompt_set(struct prompt *prompt, const char *text); /* and the cursor to its end */

/* Editing keys: characters, Left Right Home End, Backspace Delete, Ctrl-A E W U K. False: not one
 * of them. *ret_changed says whether the text is another. */
bool prompt_key(struct prompt *prompt, uint32_t code, bool *ret_changed);
void prompt_insert(struct prompt *prompt, const char *text); /* newlines become blanks */

void prompt_draw(const struct prompt *prompt, struct area area, bool unicode);

#endif
