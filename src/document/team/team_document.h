#ifndef DOCUMENT_TEAM_TEAM_DOCUMENT_H
#define DOCUMENT_TEAM_TEAM_DOCUMENT_H

#include "decide/model/decision.h"
#include "decide/team/team.h"
#include "document/model/document.h"

/* The result of several people's answers as a page: which differences must be settled, which need
 * no discussion, the first place of each member, and which answers members would have to take
 * over. */
struct document *team_document(struct arena *arena, const struct decision *decision,
                               const struct team *team);

/* The verdict in one sentence: "Laravel is first whichever way the 3 differences are settled." */
const char *team_verdict(struct arena *arena, const struct decision *decision,
                         const struct team *team);

/* The disagreements that matter, most decisive first: the one whose answers leave the fewest
 * possible first places in the worst case. In question order if nothing was enumerated. Returns
 * their number; `ret_order` holds indices of team->disagreements. */
int team_settle_order(struct arena *arena, const struct team *team, int **ret_order);

#endif
