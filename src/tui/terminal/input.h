#ifndef TUI_TERMINAL_INPUT_H
#define TUI_TERMINAL_INPUT_H

#include "tui/terminal/terminal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Turns the bytes a terminal sends into events. It uses no descriptor, clock or curses: bytes
 * and the time are arguments, so that tests control both. Times are in ms. */
struct input;

struct input *input_new(int escape_delay);
void input_free(struct input *input);

/* What this terminal sends for a key. A sequence that is NULL or does not begin with Esc is
 * ignored. A sequence that is learned twice keeps its first key; the common ones are built in. */
void input_learn(struct input *input, const char *sequence, uint32_t code);

/* While the mouse is off, its reports are dropped. */
void input_set_mouse(struct input *input, bool on);

/* The buffer for the next read, once input_next returned false; then report how many bytes were
 * read, and when. */
char *input_room(struct input *input, size_t *ret_size);
void input_add(struct input *input, size_t length, int64_t now);

/* Takes the next event. False: more bytes are needed, or time until input_deadline. `now` is the
 * time of the last read that found nothing: after a busy period, bytes still waiting to be read
 * must not count as missing. The text of a paste is valid until the next call. */
bool input_next(struct input *input, int64_t now, struct event *ret_event);

/* Whether input_next would return an event. Not inside an unfinished paste. */
bool input_ready(struct input *input, int64_t now);

/* When a lone Esc becomes the key, or a paste without an end mark ends. -1: never. */
int64_t input_deadline(const struct input *input);

#endif
