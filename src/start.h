#ifndef START_H
#define START_H

#include "cli/cli.h"

/* What the program does without a command: the explorer, where there is a terminal for it. Joins
 * `cli`, which knows what was asked for, and `tui`, which must not. */
int start_explorer(struct cli *cli);

#endif
