#ifndef DOCUMENT_VERIFY_VERIFY_PARTIAL_H
#define DOCUMENT_VERIFY_VERIFY_PARTIAL_H

#include "document/verify/verify_model.h"

/* The differences between the two sides of a model, each of which can be applied separately, and
 * the result of the record with any subset of them applied. */
enum change_kind {
    CHANGE_FRAMEWORK,   /* a framework that is new or gone, with all its values */
    CHANGE_VALUE,       /* a trait of a framework */
    CHANGE_FIT,         /* how well a component fits a framework */
    CHANGE_LANGUAGE,    /* which languages a framework serves */
    CHANGE_WEIGHT,      /* the points of a criterion */
    CHANGE_RULE,        /* how a criterion is computed */
    CHANGE_REQUIREMENT, /* a requirement that is new or gone */
    CHANGE_DATE,        /* of the catalog, from which support is counted */
    CHANGE_ORDER,       /* of the frameworks, which breaks ties */
    CHANGE_REST,        /* those that the record only counts */
    CHANGE_KIND_COUNT,
};
extern const char *const change_kind_names[CHANGE_KIND_COUNT];

struct model_change {
    enum change_kind kind;
    int framework;          /* -1: none */
    int index;              /* index of the input, criterion or requirement; -1: none */
    const char *subject;    /* what changed: id of a trait, component, language, criterion ... */
    const char *then, *now; /* NULL: missing on that side */
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

/* `changed` false: no changes, only the record. */
struct partial_model *partial_new(struct arena *arena, const struct verify_model *model,
                                  bool changed);

/* The following apply the changes with `taken[i]` set (n_changes entries): */
bool partial_is_there(const struct partial_model *partial, const bool *taken, int framework);
bool partial_is_out(const struct partial_model *partial, const bool *taken,
                    int framework); /* by a requirement */
int64_t partial_points(const struct partial_model *partial, const bool *taken,
                       int framework); /* M */
bool partial_precedes(const struct partial_model *partial, const bool *taken, int framework,
                      int rival);
int partial_first(const struct partial_model *partial, const bool *taken); /* -1: all are ruled
                                                                            * out */

/* The points of a criterion, and a framework's value in basis points. */
int partial_weight(const struct partial_model *partial, const bool *taken, int criterion);
void partial_value(const struct partial_model *partial, const bool *taken, int framework,
                   int criterion, int *ret_low, int *ret_high);

enum verdict partial_verdict(const struct partial_model *partial, const bool *taken, int framework,
                             int recorded_requirement);

/* Finds the changes (verify_changes.c). Only for partial_new(). */
void partial_find_changes(struct partial_model *partial);

/* A change in words: "django, static-typing: was 1, is 3". */
const char *change_text(const struct partial_model *partial, const struct model_change *change);

/* The most by which this change can raise the framework's points (or lower them, with `sign` -1),
 * whatever other changes are taken. */
int64_t partial_gain(const struct partial_model *partial, int change, int framework, int sign);

#endif
