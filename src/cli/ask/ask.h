#ifndef CLI_ASK_ASK_H
#define CLI_ASK_ASK_H

#include "cli/cli.h"

/* The questionnaire line by line, for screen readers, dumb terminals and pipes: one idea a line, no
 * cursor addressing, no escape sequences. The question that tells most about the first place comes
 * next; when no open one can change it any more the questions stop, with the proof in words. What
 * is asked goes to standard output where that is a terminal, else to standard error: in a pipe or
 * a file there is the recommendation alone.
 *
 * Then, or at the end of the input, what `recommend` prints for these answers is printed, or with
 * -o written. A question that was skipped is an open one to it. Left by Ctrl-C or Esc: nothing is
 * printed but the answers that were given, and STATUS_LEFT is the status. */
int ask_run(struct cli *cli);

#endif
