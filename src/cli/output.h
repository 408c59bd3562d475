#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/cli.h"

/* Ends a run: writes what the command made to where it belongs, then its notes and, when it
 * failed, its sentence to standard error. Returns the status to exit with: STATUS_TROUBLE also
 * when the data could not be written. */
int output_finish(struct cli *cli, int status);

#endif
