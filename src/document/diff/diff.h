#ifndef DOCUMENT_DIFF_DIFF_H
#define DOCUMENT_DIFF_DIFF_H

#include "base/arena.h"
#include "catalog/model/catalog.h"
#include "decide/model/decision.h"
#include "store/node/node.h"

#include <stdbool.h>
#include <stddef.h>

/* What changed between two catalogs, entry by entry. Entries are the same when their ids are. */
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
    const char *about;     /* an id, or two with `=` between for an option; "" for the catalog */
    const char *what;      /* "static-typing", "static-typing, source"; "" for all of it */
    const char *old, *now; /* NULL: there was or is none */
};

struct diff {
    struct arena *arena;
    struct catalog *old, *now;
    struct difference *items; /* by kind, in the order of the old catalog, new entries last */
    size_t count, room;
};

/* All differences, in the arena. Equal catalogs have none. */
struct diff *diff_catalogs(struct arena *arena, struct catalog *old, struct catalog *now);

/* Who is first for some answers (a tree as decide/model/answers.h reads it) in the two: ids, NULL for
 * nobody, and the answers that one of the two does not ask for. False: an answer that neither
 * knows, with the sentence. */
struct diff_answer {
    const char *old, *now;
    const char **lost_old, **lost_now;
    size_t n_lost_old, n_lost_now;
    bool changed;
};
bool diff_answers(struct arena *arena, const struct decision *old, const struct decision *now,
                  const struct node *root, struct diff_answer *ret_answer, struct error *error);

#endif
