#ifndef STORE_PROGRAM_H
#define STORE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

/* The pager if $PAGER is not set. Exits with 127 and no message if less is not installed. */
#define PROGRAM_PAGER "command -v less >/dev/null || exit 127; exec less -FIRX"

/* A process that starts programs for a process in the sandbox (store/sandbox/sandbox.h). It runs
 * only the commands in this list, with any argument. Start it before reading foreign files;
 * `commands` must live as long. NULL: it could not be started. */
struct program_helper;
struct program_helper *program_helper_start(const char *const *commands, size_t count);
void program_helper_end(struct program_helper *helper); /* NULL is fine */

/* Runs another program: $PAGER, $EDITOR, $BROWSER. No other code does that. `command` is the user's
 * setting, run by the shell; `argument` is appended as one quoted word, or NULL; `input` is its
 * standard input, NULL: ours. Keys such as Ctrl-C go to the program while it runs. Returns when it
 * has ended; false: it could not be run. `helper` NULL: this process starts it. */
bool program_run(struct program_helper *helper, const char *command, const char *argument,
                 const char *input, size_t length);

/* The same for an editor. Its argument is a temporary file in /tmp with a copy of the bytes, which
 * is removed afterwards. False also if the file cannot be written. */
bool program_view(struct program_helper *helper, const char *command, const char *bytes,
                  size_t length);

#endif
