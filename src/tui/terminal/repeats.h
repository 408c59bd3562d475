#ifndef TUI_TERMINAL_REPEATS_H
#define TUI_TERMINAL_REPEATS_H

#include <stdbool.h>

/* Is this a terminal that is known to repeat any character by ECMA-48 REP (8.3.103)? Descriptions do not
 * tell: many terminals that call themselves xterm do not repeat, or only ASCII.
 *
 * `term`: $TERM, may be NULL. `variable` returns a variable of the environment; NULL: it is not set. */
bool repeats_any(const char *term, const char *(*variable)(const char *name));

#endif
