#ifndef START_SANDBOX_H
#define START_SANDBOX_H

#include "cli/cli.h"

enum start_program {
    START_EDITOR,
    START_BROWSER,
    START_PAGER,
    START_PROGRAM_COUNT,
};

/* What the explorer may start, and where it may write. */
struct start_programs {
    const char *commands[START_PROGRAM_COUNT];
    const char *folder; /* resolved; NULL: anywhere */
};

/* Before a catalog is opened for the explorer: starts the helper that will run these programs
 * (cli->programs), then gives up all rights but to read what the screen needs and to write below
 * the folder it was started in and the session. Not with --no-sandbox. The helper
 * keeps `programs`. */
void start_sandbox(struct cli *cli, struct start_programs *programs);

#endif
