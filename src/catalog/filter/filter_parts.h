#ifndef CATALOG_FILTER_FILTER_PARTS_H
#define CATALOG_FILTER_FILTER_PARTS_H

#include "catalog/filter/filter.h"

/* What the files of the filter share. Not for use outside of it. */

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

/* Tokens (filter_token.c). The text is cut up in this one place, for the parser, for what may be
 * completed and for what narrows. */
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
    size_t name_length;         /* TOKEN_FIELD: of what stands before the operator */
    enum filter_operator op;    /* TOKEN_FIELD */
    size_t value, value_length; /* TOKEN_FIELD, TOKEN_QUOTED: without the quotes */
    bool quoted, closed;        /* the value: in quotes, and with the second one */
};

/* The token at `at`, or after the blanks there. */
struct filter_token filter_token(const char *text, size_t at);

/* A field is one of a few built in, which come first, or a trait (filter_field.c). */
#define FILTER_BUILT_IN_COUNT 5
struct filter_field {
    const char *name; /* "": it cannot be asked for */
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

/* has, no, unknown: they ask about a trait. */
struct filter_question {
    const char *name;
    bool levels_only;
    bool (*holds)(const struct value *value);
};
#define FILTER_QUESTION_COUNT 3
extern const struct filter_question filter_questions[FILTER_QUESTION_COUNT];
const struct filter_question *filter_find_question(const char *name);

/* What a term is tried on. */
struct filter_row {
    const struct framework *framework;
    int index, fit;
};

/* A term (filter_match.c): which of the members count is up to `matches`. */
struct filter {
    bool (*matches)(const struct filter *term, const struct filter_row *row);
    const struct filter *first; /* the parts of a group, or what is negated */
    const struct filter *next;  /* the next part of the group it belongs to */
    const char *word;           /* in lower case */
    size_t length;
    struct filter_field field;
    const struct value *column; /* of the field's trait */
    const struct filter_question *question;
    enum filter_operator op;
    double low, high; /* what the operator compares with: a point, or the days of a date */
};

typedef bool filter_function(const struct filter *term, const struct filter_row *row);
filter_function filter_match_everything, filter_match_every, filter_match_any, filter_match_not,
    filter_match_word, filter_match_whole_word, filter_match_name_start, filter_match_name_end,
    filter_match_name, filter_match_text, filter_match_list, filter_match_number, filter_match_date,
    filter_match_question, filter_match_known;

/* Terms out of their parts (filter_term.c). A comparison is NULL when the value is not one of the
 * field's kind; filter_expects says what would be. */
struct filter *filter_make(struct arena *arena, filter_function *matches);
void filter_set_word(struct arena *arena, struct filter *term, const char *bytes, size_t length);
struct filter *filter_make_comparison(struct arena *arena, struct catalog *catalog,
                                      const struct filter_field *field, enum filter_operator op,
                                      const char *value);
struct filter *filter_make_question(struct arena *arena, struct catalog *catalog,
                                    const struct filter_question *question, int trait);
const char *filter_expects(enum trait_kind kind);

/* Parses a text to whose end `tail` is added as one more term; groups that are still open are
 * closed after it. Without a tail it is filter_parse. */
const struct filter *filter_parse_open(struct arena *arena, struct catalog *catalog,
                                       const char *text, const struct filter *tail,
                                       struct filter_error *ret_error);

#endif
