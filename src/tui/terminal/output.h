#ifndef TUI_TERMINAL_OUTPUT_H
#define TUI_TERMINAL_OUTPUT_H

#include "tui/terminal/styles.h"

#include <stdbool.h>
#include <stddef.h>

/* Where the output of curses goes: to the terminal, or into memory until a frame is complete. Then
 * its styles are put in and it is written to the terminal at once. */
struct output;

/* NULL: this system has no files in memory, or the size of files is limited. */
struct output *output_new(int terminal);
void output_free(struct output *output); /* NULL is fine */

/* A descriptor of the terminal for curses, which closes it. */
int output_descriptor(const struct output *output);

struct styles *output_styles(struct output *output);

bool output_is_held(const struct output *output); /* NULL: false */
bool output_hold(struct output *output);          /* from now on into memory; false: it fails */
void output_release(struct output *output);       /* to the terminal again, in its own style */
void output_send(struct output *output);          /* what was held */
void output_drop(struct output *output);          /* what was held is not sent */

#endif
