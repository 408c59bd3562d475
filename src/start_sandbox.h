#ifndef START_SANDBOX_H
#define START_SANDBOX_H

#include "cli/cli.h"

enum start_program {
    START_EDITOR,
    START_BROWSER,
    START_PAGER,
    START_PROGRAM_COUNT,
};

/* The programs that the explorer may start, and the folder it may write to. */
struct start_programs {
    const char *commands[START_PROGRAM_COUNT];
    const char *folder; /* resolved; NULL: anywhere */
};

/* Called before the explorer opens a catalog: starts the helper for these programs (cli->programs),
 * then enters the sandbox, in which it can read what the screen needs and write below the current
 * folder and to the session. Does nothing with --no-sandbox. The helper keeps `programs`. */
void start_sandbox(struct cli *cli, struct start_programs *programs);

#endif
