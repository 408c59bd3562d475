#ifndef STORE_TEMPLATE_TEMPLATE_VALUE_H
#define STORE_TEMPLATE_TEMPLATE_VALUE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* What a template is filled with: a tree of named values. Each has a text (its own, or "") and
 * named members; a list has items. A condition holds for a text that is not empty and for a list
 * that has items. */
struct template_value {
    const char *name; /* "" of the root and of an item */
    const char *text;
    bool is_list;
    struct template_value *first, *last; /* members; the items of a list */
    struct template_value *next;
    const char *const *words; /* what the text may be, for checks alone; NULL: anything */
    size_t n_words;
};

struct template_value *template_values_new(struct arena *arena); /* a root */

/* A member; `text` NULL is "". */
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
