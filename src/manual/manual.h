#ifndef MANUAL_MANUAL_H
#define MANUAL_MANUAL_H

#include "cli/interactive.h"
#include "document/model/document.h"

/* A manual page under construction: the prose of docs/manual, with each `{name}` replaced by the
 * part of that name, generated from the program's own tables. */
struct manual {
    struct arena *arena;
    struct document *document; /* parts are appended to it */
    struct cli *cli;           /* an empty run, for the tables of the explorer */
};

struct part {
    const char *name;
    void (*add)(struct manual *manual);
};

/* Commands, options and formats of the command line. */
void add_commands(struct manual *manual);
void add_global_options(struct manual *manual);
void add_formats(struct manual *manual);

/* Keys, contexts and settings of the explorer. */
void add_keys(struct manual *manual);
void add_prompt_keys(struct manual *manual);
void add_bindable(struct manual *manual);
void add_contexts(struct manual *manual);
void add_key_names(struct manual *manual);
void add_settings(struct manual *manual);

/* The filter language. */
void add_forms(struct manual *manual);
void add_levels(struct manual *manual);

/* A table of two columns, shown as a list of terms with descriptions. */
struct block *terms_new(struct manual *manual);
struct inline_list terms_add(struct manual *manual, struct block *terms,
                             struct inline_list *ret_meaning);

/* A sentence of a table: text in 'quotes' and --options become code. */
void say(struct inline_list *list, const char *sentence);

#endif
