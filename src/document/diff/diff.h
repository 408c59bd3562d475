#ifndef DOCUMENT_DIFF_DIFF_H
#define DOCUMENT_DIFF_DIFF_H

#include "base/arena.h"
#include "catalog/model/catalog.h"
#include "decide/model/decision.h"
#include "store/node/node.h"

#include <stdbool.h>
#include <stddef.h>

/* What changed between two catalogs, entry by entry. Entries are matched by id. */
enum difference_kind {
    DIFFERENCE_CATALOG,
    DIFFERENCE_FRAMEWORK,
    DIFFERENCE_FACT,
    DIFFERENCE_LEVEL,
    DIFFERENCE_RATING,
    DIFFERENCE_PAIRING,
    DIFFERENCE_CLAIM,
    DIFFERENCE_SCORE, /* the value of a criterion, from 0 to 100 */
    DIFFERENCE_COMPONENT,
    DIFFERENCE_TRAIT,
    DIFFERENCE_CRITERION,
    DIFFERENCE_QUESTION,
    DIFFERENCE_OPTION,
    DIFFERENCE_PAGE,
    DIFFERENCE_KIND_COUNT,
};
extern const char *const difference_names[DIFFERENCE_KIND_COUNT];    /* "fact" */
extern const char *const difference_headings[DIFFERENCE_KIND_COUNT]; /* "Facts" */

struct difference {
    enum difference_kind kind;
    const char *about;     /* an id, "question=option" for an option, "" for the catalog */
    const char *what;      /* "static-typing", "static-typing, source"; "": the whole entry */
    const char *old, *now; /* NULL: missing on that side */
};

struct diff {
    struct arena *arena;
    struct catalog *old, *now;
    struct difference *items; /* by kind, in the order of the old catalog, new entries last */
    size_t count, room;
};

/* All differences, in the arena; none if the catalogs are equal. */
struct diff *diff_catalogs(struct arena *arena, struct catalog *old, struct catalog *now);

/* Which framework is first for these answers (a tree as decide/model/answers.h reads it) in each
 * catalog: ids, NULL for none; and the answers that one of the two does not have. False with an
 * error: an answer that neither catalog has. */
struct diff_answer {
    const char *old, *now;
    const char **lost_old, **lost_now;
    size_t n_lost_old, n_lost_now;
    bool changed;
};
bool diff_answers(struct arena *arena, const struct decision *old, const struct decision *now,
                  const struct node *root, struct diff_answer *ret_answer, struct error *error);

#endif
