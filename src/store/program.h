#ifndef STORE_PROGRAM_H
#define STORE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

/* What reads pages when $PAGER says nothing: quietly missing where there is no less. */
#define PROGRAM_PAGER "command -v less >/dev/null || exit 127; exec less -FIRX"

/* The one place that starts other programs: $PAGER, $EDITOR, $BROWSER. The command is what people
 * set, words and options, run by the shell; `argument` comes after it as one word, whatever is in
 * it, or is NULL; `input` is what it reads on standard input, NULL: ours. Keys such as Ctrl-C are
 * the program's while it runs. Returns when it has ended; false: it could not be run, and nothing
 * was shown. */
bool program_run(const char *command, const char *argument, const char *input, size_t length);

#endif
