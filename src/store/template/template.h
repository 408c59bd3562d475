#ifndef STORE_TEMPLATE_TEMPLATE_H
#define STORE_TEMPLATE_TEMPLATE_H

#include "base/text/text.h"
#include "store/node/node.h"
#include "store/template/template_value.h"

#include <stdbool.h>
#include <stddef.h>

/* The template language of starters (docs/data-format.md, "Templates"): a text with values,
 * conditions, lists and places for the blocks of other templates. A template can only read
 * values and write text, and always terminates.
 *
 *   %%{NAME}                       a value
 *   %% if CONDITION                then `%% else if CONDITION`, `%% else`, and `%% end`
 *   %% for NAME in LIST            once for each item, then `%% end`
 *   %% block NAME                  up to `%% end`: for the places of this name; at the top only
 *   %% put NAME                    the blocks of this name, indented as this line is
 *   %% note TEXT                   left out
 *   %%%                            two percent signs
 *
 * A condition is `[not] NAME [is WORD [or WORD...]]`, several joined by `and`. */
struct template;
struct template_condition;

/* Reads a template. NULL: at least one diagnostic was added. Lives in the arena; the text is
 * copied. */
const struct template *template_read(struct arena *arena, const char *file, const char *bytes,
                                     size_t length, struct diagnostics *diagnostics);

/* The same for a condition that stands alone at this position of a file. */
const struct template_condition *template_read_condition(struct arena *arena, const char *file,
                                                         int line, int column, const char *text,
                                                         struct diagnostics *diagnostics);

/* --- checking ---------------------------------------------------------------------------- */

/* Adds a diagnostic for each name that `specimen` does not have (with the nearest one), for each
 * `for` over a value that is not a list, and for each word after `is` that the value can never
 * be. */
void template_check(struct arena *arena, const struct template *template,
                    const struct template_value *specimen, struct diagnostics *diagnostics);
void template_check_condition(struct arena *arena, const char *file,
                              const struct template_condition *condition,
                              const struct template_value *specimen,
                              struct diagnostics *diagnostics);

/* The name and position of a block, or of a place for blocks. */
struct template_name {
    const char *name;
    int line, column;
};
size_t template_blocks(struct arena *arena, const struct template *template,
                       struct template_name **ret_names);
size_t template_places(struct arena *arena, const struct template *template,
                       struct template_name **ret_names);

/* Finds text outside of the blocks of a template; false: there is none. */
bool template_text_outside(const struct template *template, int *ret_line);

/* --- filling in -------------------------------------------------------------------------- */

#define TEMPLATE_OUTPUT_LIMIT (1u << 20) /* bytes */

struct template_input {
    const struct template_value *values;
    const struct template *const *fragments; /* their blocks are inserted in this order */
    size_t n_fragments;
};

/* Appends the text. False: the error begins with file:line:column. */
bool template_fill(const struct template *template, const struct template_input *input,
                   struct text *text, struct error *error);
bool template_holds(const struct template_condition *condition,
                    const struct template_value *values);

#endif
