#ifndef TUI_TERMINAL_CLIPBOARD_H
#define TUI_TERMINAL_CLIPBOARD_H

#include "base/text/text.h"

#include <stdbool.h>
#include <stddef.h>

/* What a terminal takes for "put this on the clipboard" (OSC 52): it works through ssh, where no
 * program could reach the clipboard. tmux hands it on only in a wrapping of its own. */

/* Terminals drop a sequence of 100,000 bytes or more; this many become 99,992 in base 64. */
#define CLIPBOARD_MAX 74994

void clipboard_sequence(const char *bytes, size_t length, bool tmux, struct text *text);

#endif
