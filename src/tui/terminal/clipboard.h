#ifndef TUI_TERMINAL_CLIPBOARD_H
#define TUI_TERMINAL_CLIPBOARD_H

#include "base/text/text.h"

#include <stdbool.h>
#include <stddef.h>

/* The control sequence that sets the terminal's clipboard (OSC 52). It works over ssh, where no
 * program can reach the clipboard. tmux passes it on only inside a sequence of its own. */

/* Terminals drop a sequence of 100,000 bytes or more; this many become 99,992 in base 64. */
#define CLIPBOARD_MAX 74994

void clipboard_sequence(const char *bytes, size_t length, bool tmux, struct text *text);

#endif
