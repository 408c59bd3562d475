#ifndef STORE_PROGRAM_H
#define STORE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

/* The pager when $PAGER is not set; exits with 127, without a message, where less is missing. */
#define PROGRAM_PAGER "command -v less >/dev/null || exit 127; exec less -FIRX"

/* A process that starts programs for one that has given up the right to (store/sandbox/sandbox.h). It
 * runs the commands of this list and no other, with any argument. Start it before anything foreign
 * is read; `commands` lasts as long as it does. NULL: there cannot be one. */
struct program_helper;
struct program_helper *program_helper_start(const char *const *commands, size_t count);
void program_helper_end(struct program_helper *helper); /* NULL is fine */

/* Runs another program: $PAGER, $EDITOR, $BROWSER. This is the only place that does. `command` is
 * the user's setting, run by the shell; `argument` is appended as one quoted word, or NULL; `input`
 * is its standard input, NULL: ours. Keys such as Ctrl-C go to the program while it runs. Returns
 * when it has ended; false: it could not be run, and nothing was shown. `helper` starts it; NULL:
 * this process does. */
bool program_run(struct program_helper *helper, const char *command, const char *argument,
                 const char *input, size_t length);

/* The same for an editor: its argument is a copy of the bytes, a file in /tmp that is removed when
 * it has ended. False also if the copy could not be made. */
bool program_view(struct program_helper *helper, const char *command, const char *bytes,
                  size_t length);

#endif
