#ifndef CLI_RECOMMEND_H
#define CLI_RECOMMEND_H

#include "cli/cli.h"

/* Writes the recommendation for these answers to cli->out, or for -o, in the format asked for;
 * with -o and no format the record. Returns the status. */
int recommend(struct cli *cli, const struct answers *answers);

#endif
