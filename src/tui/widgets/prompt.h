#ifndef TUI_WIDGETS_PROMPT_H
#define TUI_WIDGETS_PROMPT_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One line being typed, on the message row. */
#define PROMPT_BYTES 512
#define PROMPT_HINT_BYTES 320

struct prompt {
    const char *label; /* NULL: there is no prompt */
    char text[PROMPT_BYTES];
    size_t length, cursor;         /* bytes; the cursor stands before a cluster */
    size_t wrong_at, wrong_length; /* what to underline; length 0: nothing */
    char hint[PROMPT_HINT_BYTES];  /* on the row above: what may come next */
    bool hint_is_wrong;            /* it says what was expected instead */
};

void prompt_open(struct prompt *prompt, const char *label, const char *text);
void prompt_close(struct prompt *prompt);
void prompt_set(struct prompt *prompt, const char *text); /* and the cursor to its end */

/* What a key did to the line, or what the caller is to do. */
enum prompt_outcome {
    PROMPT_IGNORED, /* not a key of the prompt */
    PROMPT_MOVED,   /* the text is the same */
    PROMPT_CHANGED,
    PROMPT_ACCEPTED,
    PROMPT_CANCELLED,
    PROMPT_COMPLETED, /* a completion is wanted */
    PROMPT_PREVIOUS_ROW,
    PROMPT_NEXT_ROW, /* moves the list behind the prompt */
};

/* The keys of every prompt; every other character is text. They cannot be bound to others. */
struct prompt_key {
    const char *keys, *name, *brief, *summary; /* as in struct action */
    bool completes;
    enum prompt_outcome (*run)(struct prompt *prompt);
};
extern const struct prompt_key prompt_keys[];
extern const size_t n_prompt_keys;

bool prompt_takes(uint32_t code); /* is it one of those keys? */
enum prompt_outcome prompt_handle(struct prompt *prompt, uint32_t code);
void prompt_insert(struct prompt *prompt, const char *text); /* newlines become blanks */

/* Draws the row above the prompt: the hint, or a rule without one. */
void prompt_draw_hint(const struct prompt *prompt, struct area area, bool unicode);
void prompt_draw(const struct prompt *prompt, struct area area, bool unicode);

#endif
