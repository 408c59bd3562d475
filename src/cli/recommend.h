#ifndef CLI_RECOMMEND_H
#define CLI_RECOMMEND_H

#include "cli/cli.h"

/* Writes the recommendation for these answers to cli->out (or the file of -o) in the requested
 * format; with -o and no format as a record. Returns the status. */
int recommend(struct cli *cli, const struct answers *answers);

#endif
