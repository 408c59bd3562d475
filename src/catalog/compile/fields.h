#ifndef CATALOG_COMPILE_FIELDS_H
#define CATALOG_COMPILE_FIELDS_H

#include "base/arena.h"
#include "store/node/node.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Typed access to a source file's front matter. Every function reports its own errors, with file,
 * line, column and what was expected, and returns a harmless value, so that readers go on and one
 * run reports all errors. */
struct fields {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const char *file;
};

void fields_report(const struct fields *fields, const struct node *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Whether it is a map with only these members. Reports each unknown member with the nearest known
 * name. */
bool fields_known(const struct fields *fields, const struct node *map, const char *const *names,
                  size_t count);

/* A text member as one line, without blanks at its ends. Missing: reports an error when required,
 * else "". */
const char *fields_text(const struct fields *fields, const struct node *map, const char *key,
                        bool required);
long fields_integer(const struct fields *fields, const struct node *map, const char *key, long low,
                    long high, long missing);
long fields_integer_required(const struct fields *fields, const struct node *map, const char *key,
                             long low, long high);
/* fields_integer() for a member that is already found; `invalid` if it is no such number. */
long fields_integer_of(const struct fields *fields, const struct node *member, long low, long high,
                       long invalid);
bool fields_number(const struct fields *fields, const struct node *map, const char *key,
                   double *ret_number); /* false: missing or bad */
bool fields_boolean(const struct fields *fields, const struct node *map, const char *key,
                    bool missing);
bool fields_boolean_required(const struct fields *fields, const struct node *map, const char *key);

/* The index of a member's word in a table. If the word is not in it, reports the expected words and
 * returns `missing`. A missing member is an error only if `missing` is -1. */
int fields_word(const struct fields *fields, const struct node *map, const char *key,
                const char *const *words, size_t count, int missing);

/* A member that is a list or a map; NULL if it is missing or, with a diagnostic, of another kind. */
const struct node *fields_list(const struct fields *fields, const struct node *map,
                               const char *key);
const struct node *fields_map(const struct fields *fields, const struct node *map, const char *key);

/* A list of texts joined with "; ", or a single text. */
const char *fields_joined(const struct fields *fields, const struct node *map, const char *key);

#endif
