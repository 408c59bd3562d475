#ifndef CLI_CONFINE_H
#define CLI_CONFINE_H

#include "cli/cli.h"

/* Before the command runs: starts what will show its output, then gives up every right that the
 * command does not need, unless --no-sandbox is given. command.h says what each needs. */
void confine(struct cli *cli);

#endif
