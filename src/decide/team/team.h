#ifndef DECIDE_TEAM_TEAM_H
#define DECIDE_TEAM_TEAM_H

#include "decide/model/problem.h"
#include "decide/proof/flips.h"

/* Several people answer the same questionnaire: where they agree, where they differ, and which
 * differences can change the first place.
 *
 * A question that everyone who answered it answered alike is agreed; one with two or more answers is
 * a disagreement. A combination gives each disagreement one of the answers given to it, and the
 * agreed questions theirs; questions that nobody answered stay out. A disagreement matters if, for
 * some combination of the others, its answers do not all give the same first place.
 *
 * The disagreements that matter are also the one smallest set that has to be settled. Settled in any
 * way, they fix the first place: the others can be changed one by one without changing it. And each
 * of them is needed: for some choice of the rest its own answers give different first places. */
#define TEAM_COMBINATIONS_MOST 1000000 /* that are enumerated; beyond, engine.md 2.8 bounds them */
#define TEAM_WINNERS_MOST 64           /* as many contenders are kept */

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
    bool
        exact; /* enumerated; false: `matters` may keep one that does not, `winners` and `left` are empty */
    int64_t combinations; /* at most TEAM_COMBINATIONS_MOST + 1 */
    int *winners;         /* that some combination puts first, in catalog order */
    int n_winners;
    bool none; /* some combination rules out every alternative */
};

/* What most of them answered; among as many, what the first of the members did. ANSWER_OPEN: nobody
 * answered it. */
int team_majority(const struct team_member *members, int n_members, int question);

struct team team_compare(struct arena *arena, const struct problem *problem,
                         const struct team_member *members, int n_members);

/* Whether the member has a first place that no member before them has: to list each one once. */
bool team_is_new_first(const struct team *team, int member);

/* The fewest answers that a member has to take over from others so that `winner` is first with
 * their answers; `from` of a change is negative where they had given none. n_changes 0 and found: it
 * is first already. */
struct concession {
    bool found;    /* false: no such set, or none within the search */
    bool searched; /* all sets were tried, or all smaller ones */
    int n_changes;
    struct change *changes; /* by question */
};

struct concession team_concession(struct arena *arena, const struct problem *problem,
                                  const struct team *team, int member, int winner);

#endif
