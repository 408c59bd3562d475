#ifndef DOCUMENT_TEAM_TEAM_DOCUMENT_H
#define DOCUMENT_TEAM_TEAM_DOCUMENT_H

#include "decide/model/decision.h"
#include "decide/team/team.h"
#include "document/model/document.h"

/* What several people's answers come to, as a page: which differences have to be settled, which need
 * no discussion, who gets what with their own answers, and who would have to give in on what. */
struct document *team_document(struct arena *arena, const struct decision *decision,
                               const struct team *team);

/* The verdict in one sentence: "Laravel is first whichever way the 3 differences are settled." */
const char *team_verdict(struct arena *arena, const struct decision *decision,
                         const struct team *team);

/* The disagreements that matter, the most telling first: the one whose answers leave the fewest
 * first places in the worst case. Without an enumeration in question order. Returns their number;
 * `ret_order` holds indices of team->disagreements. */
int team_settle_order(struct arena *arena, const struct team *team, int **ret_order);

#endif
