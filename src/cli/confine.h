#ifndef CLI_CONFINE_H
#define CLI_CONFINE_H

#include "cli/cli.h"

/* Called before the command runs: starts the helper for the pager, then enters the sandbox with the
 * rights that the command needs (enum reach), unless --no-sandbox is given. */
void confine(struct cli *cli);

#endif
