#ifndef CLI_TEAM_MEMBERS_H
#define CLI_TEAM_MEMBERS_H

#include "cli/cli.h"
#include "decide/team/team.h"

/* Reads one answers file a member; `members` has room for `count`. A member is named by `name:` in
 * the file, else by the file. False with the error set: a file cannot be used, or two members have
 * the same name. */
bool members_read(struct cli *cli, const char *const *paths, size_t count,
                  struct team_member *members);

/* What the team need not talk about: the agreed answers, and what most of them answered where it does
 * not matter. What matters is open. */
struct answers *team_common_answers(struct arena *arena, const struct decision *decision,
                                    const struct team *team);

/* The answers that a team decides with: what all agree on, what QUESTION=OPTION operands settle, and
 * for differences that cannot change the first place what most of them answered (the first of them,
 * when as many answered otherwise). */
struct team_decision {
    struct answers *answers;
    const char *deciders; /* "Alice, Bob and Carol" */
    const char *settled;  /* "Language: Python (Alice and Carol, not Bob); ..."; "" without any */
};

/* Of the files given with --team. False with the error set: also when a difference that can change
 * the first place is not settled. */
bool team_decide(struct cli *cli, struct team_decision *ret_decision);

#endif
