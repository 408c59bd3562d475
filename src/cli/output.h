#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/cli.h"

/* Ends a run: writes the command's output to its destination, then its notes and its error, if any,
 * to standard error. Returns the exit status: STATUS_TROUBLE also if the output could not be
 * written. */
int output_finish(struct cli *cli, int status);

#endif
