#ifndef DOCUMENT_VERIFY_VERIFY_PARTIAL_H
#define DOCUMENT_VERIFY_VERIFY_PARTIAL_H

#include "document/verify/verify_model.h"

/* The differences between the two sides of a world, each of which can be applied alone, and the
 * result with any choice of them applied to what the record holds. */
enum change_kind {
    CHANGE_FRAMEWORK,   /* one that is new or gone, with everything about it */
    CHANGE_VALUE,       /* a trait of a framework */
    CHANGE_FIT,         /* how well a component fits a framework */
    CHANGE_LANGUAGE,    /* which languages a framework serves */
    CHANGE_WEIGHT,      /* the points of a criterion */
    CHANGE_RULE,        /* how a criterion is computed */
    CHANGE_REQUIREMENT, /* one that is new or gone */
    CHANGE_DATE,        /* the catalog's, from which support is counted */
    CHANGE_ORDER,       /* of the frameworks, which decides ties */
    CHANGE_KIND_COUNT,
};
extern const char *const change_kind_names[CHANGE_KIND_COUNT];

struct model_change {
    enum change_kind kind;
    int framework;          /* -1: of none */
    int index;              /* of the input, criterion or demand; -1: of none */
    const char *subject;    /* what changed: id of a trait, component, language, criterion ... */
    const char *then, *now; /* NULL: there was or is none */
};

struct partial_model {
    struct arena *arena;
    const struct verify_model *model;
    struct model_change *changes;
    int n_changes;
    int **of_fact; /* [input][framework] -> change, or -1 */
    int *of_framework, *of_weight, *of_rule, *of_requirement; /* -> change, or -1 */
    int date, order;                                          /* change, or -1 */
    struct term *terms; /* [framework * n_criteria + criterion] */
};

/* With `changed` false there are none: the record alone. */
struct partial_model *partial_new(struct arena *arena, const struct verify_model *model,
                                  bool changed);

/* With the changes that are `taken` (n_changes of them): */
bool partial_is_there(const struct partial_model *partial, const bool *taken, int framework);
bool partial_is_out(const struct partial_model *partial, const bool *taken,
                    int framework); /* by a requirement */
int64_t partial_points(const struct partial_model *partial, const bool *taken,
                       int framework); /* M */
bool partial_precedes(const struct partial_model *partial, const bool *taken, int framework,
                      int rival);
int partial_first(const struct partial_model *partial, const bool *taken); /* -1: nobody is left */

/* Of one criterion: its points, and a framework's value in basis points. */
int partial_weight(const struct partial_model *partial, const bool *taken, int criterion);
void partial_value(const struct partial_model *partial, const bool *taken, int framework,
                   int criterion, int *ret_low, int *ret_high);

/* How a framework stands to a demand that is there. */
bool partial_required(const struct partial_model *partial, const bool *taken,
                      int recorded_requirement);
enum verdict partial_verdict(const struct partial_model *partial, const bool *taken, int framework,
                             int recorded_requirement);

/* Finds the changes: verify_changes.c. Only partial_new() calls it. */
void partial_find_changes(struct partial_model *partial);

/* A change in words: "django, static-typing: was 1, is 3". */
const char *change_text(const struct partial_model *partial, const struct model_change *change);

/* The most by which taking this change can raise the framework's points (or with `sign` -1 lower
 * them), whatever else is taken. */
int64_t partial_gain(const struct partial_model *partial, int change, int framework, int sign);

#endif
