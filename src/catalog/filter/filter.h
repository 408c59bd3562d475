#ifndef CATALOG_FILTER_FILTER_H
#define CATALOG_FILTER_FILTER_H

#include "base/arena.h"
#include "catalog/model/catalog.h"

#include <stdbool.h>
#include <stddef.h>

/* The filter language (whichstack-filter(7)):
 *   expr := and ('|' and)*      and := term term ...
 *   term := '!'? ( '(' expr ')' | field op value | has:ID | no:ID | unknown:ID | word | "quoted" )
 * A word must occur in name, language, kind, tags or summary, ignoring ASCII case, or begin a word
 * in the id of a capability that the framework has at level 1 or more ("websoc" finds
 * has:websockets). 'word must be a whole word of the texts, ^word must start the name, word$ must
 * end it. Fields are name, kind, tag, fit, lang (short for language) and the id of every trait.
 * Operators are : (contains) = >= <= > <, without blanks around them. A comparison never matches an
 * unknown value, so its negation with `!` does.
 *
 * Texts allow only : and =; = also compares the text without a remark in brackets, so that
 * lang=Java finds "Java (Kotlin also supported)". In a list, one matching item is enough. For other
 * kinds : means =. Levels may be words (built-in, ..., or ship, pkg, 3rd, none). A date may leave
 * out day and month: it then means its first day after >=, > and <, its last day after <= ("<=2024"
 * includes 2024-12-31), and all of its days after =. A value in quotes may contain blanks. */
struct filter;

#define FILTER_DEPTH_MOST 64 /* nested groups */

struct filter_error {
    size_t at, length;  /* byte offset and length of the text to underline */
    char expected[256]; /* "expected a field, such as learnability>=4" */
};

/* Parses a filter; it lives in the arena. An empty or blank text matches everything. NULL: a syntax
 * error; ret_error says where and what was expected. */
const struct filter *filter_parse(struct arena *arena, struct catalog *catalog, const char *text,
                                  struct filter_error *ret_error);

/* Writes the matching indices, in catalog order, to `ret_rows` (room for every framework) and
 * returns how many. If `within` is not NULL, only those are tried (see filter_narrows); it may be
 * `ret_rows` itself. `fits` has 0..100 for each framework; NULL: there are no answers, and a comparison
 * with fit never matches. Words are found faster after catalog_index_words(). */
size_t filter_run(const struct filter *filter, struct catalog *catalog, const int *fits,
                  const int *within, size_t n_within, int *ret_rows);

/* Whether every match of `longer` is certainly a match of `shorter`, so that only its hits need to
 * be searched. True when `longer` only adds letters to the last plain word, or terms joined by
 * "and". */
bool filter_narrows(const char *shorter, const char *longer);

/* Completions for the end of the text: fields, operators or values, each with the number of
 * frameworks it would leave; for a field or an operator, those with a known value. At most `most`;
 * best first. */
struct filter_completion {
    const char *text;  /* the whole filter text if accepted */
    const char *shown; /* the part that was completed */
    size_t matches;
};
size_t filter_complete(struct arena *arena, struct catalog *catalog, const int *fits,
                       const char *text, size_t most, struct filter_completion *ret_completions);

/* The language as a table of examples, for help and manual. */
struct filter_form {
    const char *form, *meaning;
};
const struct filter_form *filter_forms(size_t *ret_count);

/* The same for one catalog: if it lacks a field that the examples use, they use its own words
 * instead, and examples for which it has none are left out. Allocated in `arena`. */
const struct filter_form *filter_forms_for(struct arena *arena, struct catalog *catalog,
                                           size_t *ret_count);

#endif
