#ifndef DOCUMENT_VERIFY_VERIFY_MODEL_H
#define DOCUMENT_VERIFY_VERIFY_MODEL_H

#include "catalog/compile/fields.h"
#include "decide/model/decision.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The data a recommendation is computed from, in two versions with the same indices: from a record
 * (THEN) and from a catalog for the same answers (NOW). Contains the frameworks, criteria, inputs
 * and requirements of both sides; those of the record come first, in its order. */
enum side { THEN, NOW, SIDE_COUNT };

enum input_kind { INPUT_TRAIT, INPUT_FIT, INPUT_LANGUAGE };

/* What criteria and requirements read: a trait, how well a component fits, a language served. */
struct input {
    enum input_kind kind;
    const char *id;
};

/* An input of one framework. */
struct fact {
    bool exists; /* the side has it, even if the value is unknown */
    bool known;
    bool bounded;     /* unknown, but with bounds */
    const char *text; /* as written: "3", "unknown", "2027-11" */
    double low, high; /* equal for a known number; for a date only `text` counts */
};

/* A criterion: its points and its rule. The inputs of the rule are indices into the model's
 * inputs. */
struct definition {
    bool exists;
    int weight;
    struct criterion rule;
};

/* A requirement of one answer. */
struct recorded_requirement {
    const char *question, *option, *value;
    int input;
    enum trait_kind kind; /* of a trait */
    enum rule_operator op;
    bool exists[SIDE_COUNT];
};

struct model_side {
    const char *date; /* of the catalog */
    const char *rest; /* "49907 with SHA-256 3b1f...": those only counted; NULL: all are listed */
    int *places;      /* [framework]: position in catalog order, -1: missing */
    struct definition *definitions; /* [criterion] */
    struct fact **facts;            /* [input][framework] */
};

struct framework_id {
    const char *id;
    int framework;
};

struct verify_model {
    struct arena *arena;
    const char **frameworks, **criteria; /* ids */
    struct framework_id *by_id;          /* the record's frameworks */
    int n_by_id;
    struct input *inputs;
    struct recorded_requirement *requirements;
    int n_frameworks, n_criteria, n_inputs, n_requirements;
    int room_frameworks, room_criteria, room_inputs, room_requirements;
    struct model_side sides[SIDE_COUNT];
};

/* Reads the block of a record. Only malformed data is a diagnostic; wrong values show when the
 * result is recomputed. Reserves room for what `catalog` adds. */
struct verify_model *model_read_record(const struct fields *fields, const struct node *block,
                                       struct catalog *catalog);

/* Adds the other side: the catalog for these answers, with their ranking. If the record only counts
 * some of the frameworks, one of these is added only if it is first now. */
void model_read_catalog(struct verify_model *model, const struct decision *decision,
                        const struct answers *answers, const struct ranking *ranking);

/* How both sides write `rest`. */
const char *model_rest(struct arena *arena, long count, const char *sha256);

/* The index of an id, or -1. Frameworks: only those of the record, after
 * model_sort_frameworks(). */
void model_sort_frameworks(struct verify_model *model);
int model_find_framework(const struct verify_model *model, const char *id);
int model_find_criterion(const struct verify_model *model, const char *id);

/* For both readers: the index of an id, added if new (a framework always is); -1 (for a requirement
 * NULL) if there is no room. */
int model_framework(struct verify_model *model, const char *id);
int model_criterion(struct verify_model *model, const char *id);
int model_input(struct verify_model *model, enum input_kind kind, const char *id);
struct recorded_requirement *model_requirement(struct verify_model *model,
                                               const struct recorded_requirement *like);

/* The model's input that an input of a rule refers to. */
int definition_input(const struct criterion_input *input);
struct criterion_input definition_input_of(enum input_kind kind, int input);

/* "static-typing level>= 2", "lang-go >= 1", as the engine writes it. */
const char *recorded_requirement_text(const struct verify_model *model,
                                      const struct recorded_requirement *recorded_requirement);

/* The value of a criterion with these inputs, in basis points. */
void model_value(const char *date, const struct criterion *rule, const struct fact *const *facts,
                 int *ret_low, int *ret_high);

/* Whether a fact meets a requirement. */
enum verdict model_verdict(const struct verify_model *model,
                           const struct recorded_requirement *recorded_requirement,
                           const struct fact *fact);

#endif
