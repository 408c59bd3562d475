#ifndef TUI_TERMINAL_INPUT_H
#define TUI_TERMINAL_INPUT_H

#include "tui/terminal/terminal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Turns the bytes a terminal sends into events. It knows no descriptor, no clock and no curses:
 * bytes and the time come in as values, so that a test can hold the clock. Times are in ms. */
struct input;

struct input *input_new(int escape_delay);
void input_free(struct input *input);

/* What this terminal sends for a key. NULL and what does not begin with Esc are left out: such a
 * byte is a character. The first to claim a sequence keeps it; the usual ones are known anyway. */
void input_learn(struct input *input, const char *sequence, uint32_t code);

/* With the mouse off its reports are swallowed. */
void input_set_mouse(struct input *input, bool on);

/* Where to read the next bytes to, once input_next was false; then say how many came, and when. */
char *input_room(struct input *input, size_t *ret_size);
void input_add(struct input *input, size_t length, int64_t now);

/* Takes the next event. False: more bytes are needed, or time until input_deadline. `now` is when
 * nothing more was there to read: a program that was busy must not take bytes that lie waiting
 * for bytes that never came. The text of a paste is valid until the next call. */
bool input_next(struct input *input, int64_t now, struct event *ret_event);

/* Would input_next give an event? Not within a paste that has not ended. */
bool input_ready(struct input *input, int64_t now);

/* When an Esc that nothing followed is the key, or a paste without an end is over. -1: never. */
int64_t input_deadline(const struct input *input);

#endif
