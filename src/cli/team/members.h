#ifndef CLI_TEAM_MEMBERS_H
#define CLI_TEAM_MEMBERS_H

#include "cli/cli.h"
#include "decide/team/team.h"

/* Reads one answers file per member; `members` has room for `count`. A member is named by `name:`
 * in the file, else by the file. False with the error set: a file cannot be used, or two members
 * have the same name. */
bool members_read(struct cli *cli, const char *const *paths, size_t count,
                  struct team_member *members);

/* The answers that need no discussion: agreed answers, and the most frequent answer for
 * disagreements that do not matter. Disagreements that matter are open. */
struct answers *team_common_answers(struct arena *arena, const struct decision *decision,
                                    const struct team *team);

/* The answers of a team: agreed answers, those settled by QUESTION=OPTION operands, and for
 * disagreements that cannot change the first place the most frequent answer (in a tie, that of the
 * first member). */
struct team_decision {
    struct answers *answers;
    const char *deciders; /* "Alice, Bob and Carol" */
    const char *settled;  /* "Language: Python (Alice and Carol, not Bob); ..."; "" without any */
};

/* Reads the files of --team. False with the error set, also if a disagreement that can change the
 * first place is not settled. */
bool team_decide(struct cli *cli, struct team_decision *ret_decision);

#endif
