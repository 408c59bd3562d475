#ifndef CATALOG_MODEL_ENTRY_H
#define CATALOG_MODEL_ENTRY_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The content of a catalog as plain structs. They refer to each other by index into the catalog's
 * arrays; -1 means none. Strings are clean, and never NULL unless noted. */

/* The source of a value, and how reliable it is. Every number has one. */
struct evidence {
    const char *source; /* http(s) URL, pkg:TYPE/NAME, github:OWNER/REPO:PATH, none, memory */
    const char *as_of;  /* YYYY, YYYY-MM, YYYY-MM-DD, or "" */
    const char *note;   /* note of a fact, how of a capability, why of a rating or pairing; or "" */
    bool checked;
};

enum trait_kind {
    TRAIT_TEXT,
    TRAIT_NUMBER,
    TRAIT_DATE,
    TRAIT_LEVEL,  /* of a capability: 0 you build it .. 3 built in */
    TRAIT_RATING, /* a judgement, 1..5 */
    TRAIT_LIST,   /* separated by "; " */
    TRAIT_KIND_COUNT,
};
extern const char *const trait_kind_names[TRAIT_KIND_COUNT];

#define LEVEL_MOST 3
extern const char *const level_words[LEVEL_MOST + 1];   /* what people read: "built in" */
extern const char *const level_aliases[LEVEL_MOST + 1]; /* of a filter: none, 3rd, pkg, ship */

enum better { BETTER_NONE, BETTER_MORE, BETTER_LESS, BETTER_COUNT };
extern const char *const better_names[BETTER_COUNT];

struct trait {
    const char *id, *label, *unit, *meaning;
    int group;
    enum trait_kind kind;
    enum better better;
};

struct named { /* a group of traits, a language, a slot */
    const char *id, *label;
    bool needed; /* slots only: filled unless an answer drops it */
};

/* A framework's value of a trait. `text` is the displayed form; "unknown" if it was searched for
 * and not found. Numbers, levels and ratings have low == high when known. An unknown number may
 * still have bounds: then `bounded` is true and `bounds` says why. Dates are numbers too: days
 * since 1970. */
struct value {
    const char *text;
    bool known;
    bool bounded;
    double low, high;
    const char *bounds;
    struct evidence evidence;
};

extern const struct value unknown_value; /* a value that the catalog does not have */

/* A value without its source, as the columns of traits hold it. */
struct figure {
    const char *text;
    bool known, bounded;
    double low, high;
};
struct figure value_figure(const struct value *value);

/* Whether a framework with this level has the capability. */
static inline bool figure_is_there(const struct figure *figure)
{
    return figure->known && figure->low >= 1;
}

/* The sort key of a value: the middle of its bounds; open-ended is after every day. False: no key
 * (unknown or never published); sort it last. */
bool figure_number(const struct trait *trait, const struct figure *figure, double *ret_number);

struct pairing {
    int component;
    int fit; /* 0 impossible .. 5 the documented default or a usual choice */
    const char *via;
    struct evidence evidence;
};

struct pairing *pairing_copy(struct arena *arena, const struct pairing *pairing);

enum claim_verdict {
    CLAIM_SUPPORTED,
    CLAIM_PARTLY,
    CLAIM_CONTRADICTED,
    CLAIM_UNVERIFIED,
    CLAIM_VERDICT_COUNT,
};
extern const char *const claim_verdict_names[CLAIM_VERDICT_COUNT];

struct claim {
    const char *id, *claim, *found;
    enum claim_verdict verdict;
    struct evidence evidence;
};

/* The kind of page that holds what the card of a framework shows of its page, made from it by compile:
 * document/page/page.h says how. */
#define PROFILE_PAGE "profile"

/* A framework as a row of the list. */
struct framework {
    const char *id, *name, *language, *kind, *tags, *summary;
    uint64_t serves; /* bit i: language i */
};

struct link { /* to another component */
    int component;
    int strength; /* of a synergy 1..3; 0 for a conflict */
    const char *why;
    int only_with; /* a conflict for one framework only: its index + 1; 0: for all */
};

struct gate { /* an answer, by its indices */
    int question, option;
};

struct component {
    const char *id, *name;
    int slot; /* -1: a companion, never chosen itself, only added with another */
    const char *licence, *version, *managed, *summary;
    struct evidence evidence;
    uint32_t needs; /* bit i: choosing this requires slot i to be filled */
    int *brings;
    size_t n_brings;
    struct link *conflicts, *synergies; /* both directions */
    size_t n_conflicts, n_synergies;
    struct gate *gates; /* a candidate only if one of these answers is given; none: always */
    size_t n_gates;
    int default_points;         /* that it has before any answer, 0..LIMIT_WISH_POINTS */
    const char *default_reason; /* NULL without such points */
};

/* Number of slots that any of the components needs. */
size_t slots_asked_for(const struct component *components, size_t count);

enum criterion_rule {
    RULE_RATING,
    RULE_LEVEL,
    RULE_MEAN_LEVEL,
    RULE_FIT,
    RULE_BEST_FIT,
    RULE_MEAN_FIT,
    RULE_MEASURE,
    RULE_SUPPORT_WINDOW,
    RULE_LANGUAGE,
    RULE_COUNT,
};
extern const char *const criterion_rule_names[RULE_COUNT];

/* What a rule is computed from: one input, or up to LIMIT_INPUTS, all of the same kind. */
enum input_of { INPUTS_TRAITS, INPUTS_COMPONENTS, INPUTS_LANGUAGES };
struct rule_inputs {
    enum input_of of;
    enum trait_kind kind; /* of an INPUTS_TRAITS */
    bool one;
};
extern const struct rule_inputs criterion_rule_inputs[RULE_COUNT];

/* An input of a criterion: a trait, a component's pairing, or a language. */
struct criterion_input {
    int trait, component, language; /* exactly one is not -1 */
    double low, high;               /* RULE_MEASURE: the anchors, low < high */
    enum better better;             /* RULE_MEASURE */
};

struct criterion {
    const char *id, *label, *brief, *note; /* brief: one or two words, for column heads and
                                            * legends */
    const char *better; /* meaning of a higher value, after a name: "is easier to learn"; or "" */
    enum criterion_rule rule;
    bool invert;
    struct criterion_input *inputs;
    size_t n_inputs;
    int months_for_full;                  /* RULE_SUPPORT_WINDOW */
    int open_ended[2], none_published[2]; /* RULE_SUPPORT_WINDOW, basis points */
    int base_points;
};

enum rule_operator { OP_EQUAL, OP_IN, OP_AT_LEAST, OP_AT_MOST, OP_LEVEL_AT_LEAST, OP_COUNT };
extern const char *const rule_operator_names[OP_COUNT];

/* A hard requirement: the alternative must satisfy it. */
struct requirement {
    int trait;    /* or -1 */
    int language; /* or -1: the attribute is lang-ID */
    enum rule_operator op;
    const char *value; /* as written; for `in` a list separated by "; " */
    const char *reason;
};

struct criterion_points {
    int criterion;
    int points;
};

struct wish { /* for a component of the stack */
    int component;
    int points; /* 0..LIMIT_WISH_POINTS, which stands for "this is given" */
    const char *reason;
};

struct question_option {
    const char *id, *label, *reason;
    const char *said; /* the answer as a sentence: "Your team writes Python"; or "" */
    struct criterion_points *points;
    size_t n_points;
    struct requirement *requirements;
    size_t n_requirements;
    struct wish *wishes;
    size_t n_wishes;
    uint32_t needs, drops; /* bit i: slot i */
};

/* What the answer to an earlier question makes likely, in percent. An estimate, used for the order
 * of questions and for proposals. */
struct question_prior {
    int follows;  /* the earlier question */
    int repeated; /* of users who answer both: percent that choose the same id */
    int skipped;  /* percent that skip this one if they skipped the earlier one */
};

struct question_entry {
    const char *id, *text, *brief, *why;
    bool fixed;    /* about the team, not a wish */
    bool language; /* one option per language served */
    bool priority; /* asks for the one thing that must be excellent */
    int effort;
    int skipped;                  /* percent that leave it unanswered, an estimate */
    struct question_prior *prior; /* NULL: it depends on no other */
    struct question_option *options;
    size_t n_options;
};

/* The most points that any set of answers can reach. */
long points_most(const struct criterion *criteria, size_t n_criteria,
                 const struct question_entry *questions, size_t n_questions);

/* A page of text, unchanged. */
struct page_text {
    const char *id, *text;
};

/* A removed answer and what replaces it. */
struct retired {
    const char *question, *option;
    const char *means; /* answers such as "priority=staff", with a space between; "": nothing */
};

#endif
