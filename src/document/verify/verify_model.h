#ifndef DOCUMENT_VERIFY_WORLD_H
#define DOCUMENT_VERIFY_WORLD_H

#include "catalog/compile/fields.h"
#include "decide/model/decision.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a recommendation is computed from, twice and under the same indices: as a record holds it
 * (THEN) and as a catalog has it for the same answers (NOW). Frameworks, criteria, inputs and
 * demands of either side are in it; those of the record come first, in its order. */
enum side { THEN, NOW, SIDE_COUNT };

enum input_kind { INPUT_TRAIT, INPUT_FIT, INPUT_LANGUAGE };

/* What criteria and requirements read: a trait, how well a component fits, a language served. */
struct input {
    enum input_kind kind;
    const char *id;
};

/* An input of one framework. */
struct fact {
    bool there; /* the side says something, be it that it is unknown */
    bool known;
    bool bounded;     /* not known, but low and high are */
    const char *text; /* as it is written: "3", "unknown", "2027-11" */
    double low, high; /* equal when it is a known number; of a date, `text` is what counts */
};

/* A criterion: its points, and how a value comes about. The inputs of the rule are indices of the
 * world, whichever of the three they are. */
struct definition {
    bool there;
    int weight;
    struct criterion rule;
};

/* A requirement of one answer. */
struct demand {
    const char *question, *option, *value;
    int input;
    enum trait_kind kind; /* of a trait */
    enum rule_operator op;
    bool there[SIDE_COUNT];
};

struct world_side {
    const char *date;               /* of the catalog */
    int *places;                    /* [framework] in catalog order, -1: not there */
    struct definition *definitions; /* [criterion] */
    struct fact **facts;            /* [input][framework] */
};

struct framework_id {
    const char *id;
    int framework;
};

struct world {
    struct arena *arena;
    const char **frameworks, **criteria; /* ids */
    struct framework_id *by_id;          /* the record's frameworks */
    int n_by_id;
    struct input *inputs;
    struct demand *demands;
    int n_frameworks, n_criteria, n_inputs, n_demands;
    int room_frameworks, room_criteria, room_inputs, room_demands;
    struct world_side sides[SIDE_COUNT];
};

/* Reads the block of a record. Shapes that no record has are complaints; what is only wrong is
 * not: it shows when the result is recomputed. There is room for what `catalog` holds besides. */
struct world *world_read_record(const struct fields *fields, const struct node *block,
                                struct catalog *catalog);

/* The other side: the catalog for these answers. */
void world_read_catalog(struct world *world, const struct decision *decision,
                        const struct answers *answers);

/* The index of an id, or -1; of frameworks only those of the record are found, once
 * world_sort_frameworks() was called. */
void world_sort_frameworks(struct world *world);
int world_find_framework(const struct world *world, const char *id);
int world_find_criterion(const struct world *world, const char *id);

/* Of both readers: an index, of frameworks always a new one, else new where the id is; -1 (of
 * a demand NULL) where there is no room. */
int world_framework(struct world *world, const char *id);
int world_criterion(struct world *world, const char *id);
int world_input(struct world *world, enum input_kind kind, const char *id);
struct demand *world_demand(struct world *world, const struct demand *like);

/* Which of the world's inputs one of a rule is. */
int definition_input(const struct criterion_input *input);
struct criterion_input definition_input_of(enum input_kind kind, int input);

/* "static-typing level>= 2", "lang-go >= 1", as the engine writes it. */
const char *demand_text(const struct world *world, const struct demand *demand);

/* The value of a criterion whose inputs are these facts, in basis points. */
void world_value(const char *date, const struct criterion *rule, const struct fact *const *facts,
                 int *ret_low, int *ret_high);

/* How a fact stands to a requirement. */
enum verdict world_verdict(const struct world *world, const struct demand *demand,
                           const struct fact *fact);

#endif
