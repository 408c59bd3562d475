#ifndef STORE_PROGRAM_H
#define STORE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

/* The pager when $PAGER is not set; exits with 127, without a message, where less is missing. */
#define PROGRAM_PAGER "command -v less >/dev/null || exit 127; exec less -FIRX"

/* Runs another program: $PAGER, $EDITOR, $BROWSER. This is the only place that does. `command` is
 * the user's setting, run by the shell; `argument` is appended as one quoted word, or NULL; `input`
 * is its standard input, NULL: ours. Keys such as Ctrl-C go to the program while it runs. Returns
 * when it has ended; false: it could not be run, and nothing was shown. */
bool program_run(const char *command, const char *argument, const char *input, size_t length);

#endif
