#ifndef CLI_ASK_ASK_H
#define CLI_ASK_ASK_H

#include "cli/cli.h"

/* The questionnaire line by line, for screen readers, dumb terminals and pipes: no cursor
 * addressing, no escape sequences. The most informative question comes next; when no open question
 * can change the first place any more, it stops and shows the proof. Questions go to standard
 * output if that is a terminal, else to standard error, so a pipe or file gets only the
 * recommendation.
 *
 * At the end, or at the end of input, prints what `recommend` prints for these answers, or
 * writes it with -o. Skipped questions count as open there. After Ctrl-C or Esc it only prints
 * the answers given so far and returns STATUS_LEFT. */
int ask_run(struct cli *cli);

#endif
