#ifndef STORE_TEMPLATE_TEMPLATE_VALUE_H
#define STORE_TEMPLATE_TEMPLATE_VALUE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* The values for a template: a tree of named values, each with a text (may be "") and named
 * members; a list has items. A condition holds for a non-empty text and for a list with items. */
struct template_value {
    const char *name; /* "" for the root and for items */
    const char *text;
    bool is_list;
    struct template_value *first, *last; /* members; the items of a list */
    struct template_value *next;
    const char *const *words; /* possible texts, only for checks; NULL: any */
    size_t n_words;
};

struct template_value *template_values_new(struct arena *arena); /* a root */

/* Adds a member; `text` NULL is "". */
struct template_value *template_value_add(struct arena *arena, struct template_value *parent,
                                          const char *name, const char *text);
struct template_value *template_list_add(struct arena *arena, struct template_value *parent,
                                         const char *name);
struct template_value *template_item_add(struct arena *arena, struct template_value *list,
                                         const char *text);

/* The member of this name; NULL: there is none. */
const struct template_value *template_value_member(const struct template_value *parent,
                                                   const char *name, size_t length);

#endif
