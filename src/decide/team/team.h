#ifndef DECIDE_TEAM_TEAM_H
#define DECIDE_TEAM_TEAM_H

#include "decide/model/problem.h"
#include "decide/proof/flips.h"

/* Several people answer the same questionnaire: where they agree, where they differ, and which
 * differences can change the first place.
 *
 * A question is agreed if everyone who answered it gave the same answer; with two or more different
 * answers it is a disagreement. A combination picks one of the given answers for each disagreement
 * and has the agreed answers; questions without any answer stay open. A disagreement matters if,
 * for some combination of the others, its answers do not all give the same first place.
 *
 * The disagreements that matter are the unique smallest set that must be settled. If they are
 * settled, in any way, the first place is fixed, because changing one of the others never changes
 * it. Each of them is needed, because for some choice of the rest its answers give different first
 * places.
 *
 * So many combinations are enumerated; beyond that, leads are bounded as in early_stop.h. */
#define TEAM_COMBINATIONS_MOST 1000000
#define TEAM_WINNERS_MOST 64 /* limit of the contenders that are kept */

struct team_member {
    const char *name;
    const struct answers *answers;
};

struct disagreement {
    int question;
    int n_options;
    int *options; /* those given, in the question's order */
    bool matters;
    uint64_t *left; /* [option of `options`]: bits of team.winners that stay possible with it */
};

struct team {
    const struct team_member *members;
    int n_members;
    int *firsts; /* [member]: first place with their answers alone; -1: all are ruled out */
    int *agreed; /* questions, in order */
    int n_agreed;
    struct disagreement *disagreements; /* in question order */
    int n_disagreements, n_matters;
    bool exact;           /* false: `matters` may have extra ones, `winners` and `left` are empty */
    int64_t combinations; /* at most TEAM_COMBINATIONS_MOST + 1 */
    int *winners;         /* first with some combination, in catalog order */
    int n_winners;
    bool none; /* some combination rules out every alternative */
};

/* The most frequent answer; in a tie, that of the first member. ANSWER_OPEN: no member answered. */
int team_majority(const struct team_member *members, int n_members, int question);

struct team team_compare(struct arena *arena, const struct problem *problem,
                         const struct team_member *members, int n_members);

/* Is the member's first place different from those of all members before? */
bool team_is_new_first(const struct team *team, int member);

/* The fewest answers that a member must take over from others so that `winner` is first with the
 * member's answers. `from` of a change is negative if the member had no answer. found and n_changes
 * 0: it is first already. */
struct concession {
    bool found;    /* false: no such set, or none within the search */
    bool searched; /* all sets were tried, or all smaller ones */
    int n_changes;
    struct change *changes; /* by question */
};

struct concession team_concession(struct arena *arena, const struct problem *problem,
                                  const struct team *team, int member, int winner);

#endif
