#ifndef TUI_WIDGETS_PROMPT_H
#define TUI_WIDGETS_PROMPT_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A text input of one line, on the message row. */
#define PROMPT_BYTES 512
#define PROMPT_HINT_BYTES 1024

struct prompt {
    const char *label; /* NULL: the prompt is closed */
    char text[PROMPT_BYTES];
    size_t length, cursor;         /* in bytes; the cursor is at the start of a cluster */
    size_t wrong_at, wrong_length; /* part to underline as wrong; length 0: none */
    char hint[PROMPT_HINT_BYTES];  /* shown on the row above */
    bool hint_is_wrong;            /* the hint is an error */
};

void prompt_open(struct prompt *prompt, const char *label, const char *text);
void prompt_close(struct prompt *prompt);
void prompt_set(struct prompt *prompt, const char *text); /* moves the cursor to its end */

/* What a key did, or what the caller must do. */
enum prompt_outcome {
    PROMPT_IGNORED, /* not a key of the prompt */
    PROMPT_MOVED,   /* the text is the same */
    PROMPT_CHANGED,
    PROMPT_ACCEPTED,
    PROMPT_CANCELLED,
    PROMPT_COMPLETED, /* insert a completion */
    PROMPT_PREVIOUS_ROW,
    PROMPT_NEXT_ROW, /* move the cursor of the list behind the prompt */
};

/* The keys of prompts; other characters are text. They cannot be rebound. */
struct prompt_key {
    const char *keys, *name, *brief, *summary; /* as in struct action */
    bool completes;
    enum prompt_outcome (*run)(struct prompt *prompt);
};
extern const struct prompt_key prompt_keys[];
extern const size_t n_prompt_keys;

bool prompt_takes(uint32_t code); /* is it one of those keys? */
enum prompt_outcome prompt_handle(struct prompt *prompt, uint32_t code);
/* At the cursor, up to the first character that does not fit; false: there is one. Newlines become
 * blanks. */
bool prompt_insert(struct prompt *prompt, const char *text);

/* Draws the row above the prompt: the hint, or a rule without one. */
void prompt_draw_hint(const struct prompt *prompt, struct area area, bool unicode);
void prompt_draw(const struct prompt *prompt, struct area area, bool unicode);

#endif
