#ifndef CLI_RECOMMEND_RECOMMEND_H
#define CLI_RECOMMEND_RECOMMEND_H

#include "cli/cli.h"
#include "cli/team/members.h"

/* Writes the recommendation for these answers to cli->out (or the file of -o) in the requested
 * format; with -o and no format as a record. Returns the status. */
int recommend(struct cli *cli, const struct answers *answers);

/* The same for the answers of a team: its members decide, unless --decider names others. */
int recommend_for_team(struct cli *cli, const struct team_decision *decision);

#endif
