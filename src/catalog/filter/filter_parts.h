#ifndef CATALOG_FILTER_FILTER_PARTS_H
#define CATALOG_FILTER_FILTER_PARTS_H

#include "catalog/filter/filter.h"

/* Internal to catalog/filter. */

enum filter_operator {
    FILTER_AT_LEAST,
    FILTER_AT_MOST,
    FILTER_MORE,
    FILTER_LESS,
    FILTER_EQUAL,
    FILTER_CONTAINS,
    FILTER_OPERATOR_COUNT,
};
extern const char *const filter_signs[FILTER_OPERATOR_COUNT]; /* ">=" before ">" */

/* Tokens (filter_token.c), used by the parser, by completion and by filter_narrows. */
enum filter_token_kind {
    TOKEN_END,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_OR,
    TOKEN_NOT,
    TOKEN_QUOTED,
    TOKEN_WORD,
    TOKEN_FIELD, /* name, operator, value */
};

struct filter_token {
    enum filter_token_kind kind;
    size_t at, length;          /* in the text; with the quotes */
    size_t name_length;         /* TOKEN_FIELD: of the part before the operator */
    enum filter_operator op;    /* TOKEN_FIELD */
    size_t value, value_length; /* TOKEN_FIELD, TOKEN_QUOTED: without the quotes */
    bool quoted, closed;        /* the value has an opening, a closing quote */
};

/* The token at `at`, skipping blanks. */
struct filter_token filter_token(const char *text, size_t at);

/* A field is built in (these come first) or a trait (filter_field.c). */
#define FILTER_BUILT_IN_COUNT 5
struct filter_field {
    const char *name; /* "": not available in this catalog */
    enum trait_kind kind;
    const char *(*text)(const struct framework *framework); /* NULL: a trait, or the fit */
    int trait;                                              /* -1: built in */
};

size_t filter_field_count(struct catalog *catalog);
struct filter_field filter_field(struct catalog *catalog, size_t index);
bool filter_find_field(struct catalog *catalog, const char *name, struct filter_field *ret_field);

/* `lang` as well as the id; -1 when there is none. */
int filter_find_trait(struct catalog *catalog, const char *name);

/* Does the operator suit a field of this kind? Texts have no order. */
bool filter_suits(enum trait_kind kind, enum filter_operator op);

/* has:, no: and unknown: ask about a trait. */
struct filter_question {
    const char *name;
    bool levels_only;
    bool (*holds)(const struct figure *value);
};
#define FILTER_QUESTION_COUNT 3
extern const struct filter_question filter_questions[FILTER_QUESTION_COUNT];
const struct filter_question *filter_find_question(const char *name);

/* What a term is matched against. */
struct filter_row {
    struct catalog *catalog;
    const struct framework *framework;
    int index, fit;
};

/* A term (filter_match.c). Which members are used depends on `matches`. */
struct filter {
    bool (*matches)(const struct filter *term, const struct filter_row *row);
    const struct filter *first; /* the parts of a group, or what is negated */
    const struct filter *next;  /* next part of the same group */
    const char *word;           /* in lower case */
    size_t length;
    struct filter_field field;
    const struct figure *column; /* of the field's trait */
    const struct filter_question *question;
    const uint64_t **sets; /* that a word matches as well: the frameworks that have a capability */
    size_t n_sets;
    enum filter_operator op;
    double low, high; /* the operand: a point, or the first and last day of a date */
};

typedef bool filter_function(const struct filter *term, const struct filter_row *row);
filter_function filter_match_everything, filter_match_every, filter_match_any, filter_match_not,
    filter_match_word, filter_match_whole_word, filter_match_name_start, filter_match_name_end,
    filter_match_name, filter_match_text, filter_match_list, filter_match_number, filter_match_date,
    filter_match_question, filter_match_known;

/* Construct terms (filter_term.c). filter_make_comparison returns NULL if the value is not of the
 * field's kind; filter_expects says what would be. */
struct filter *filter_make(struct arena *arena, filter_function *matches);
void filter_set_word(struct arena *arena, struct filter *term, const char *bytes, size_t length);
struct filter *filter_make_comparison(struct arena *arena, struct catalog *catalog,
                                      const struct filter_field *field, enum filter_operator op,
                                      const char *value);
struct filter *filter_make_question(struct arena *arena, struct catalog *catalog,
                                    const struct filter_question *question, int trait);
const char *filter_expects(enum trait_kind kind);

/* Parses a text with the term `tail` appended and open groups closed after it. `tail` NULL: the
 * same as filter_parse. */
const struct filter *filter_parse_open(struct arena *arena, struct catalog *catalog,
                                       const char *text, const struct filter *tail,
                                       struct filter_error *ret_error);

#endif
