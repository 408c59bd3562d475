#ifndef MANUAL_MANUAL_H
#define MANUAL_MANUAL_H

#include "cli/interactive.h"
#include "document/model/document.h"

/* A page of the manual while it is built: prose of docs/manual, and where it says `{name}` the part
 * of that name, which is made from the tables that the program works by itself. */
struct manual {
    struct arena *arena;
    struct document *document; /* parts add to its end */
    struct cli *cli;           /* a run of nothing, for the tables of the explorer */
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

/* A table of two columns, which the page shows as terms with what they mean. */
struct block *terms_new(struct manual *manual);
struct inline_list terms_add(struct manual *manual, struct block *terms,
                             struct inline_list *ret_meaning);

/* A sentence of a table: what it has in 'quotes' is code, and so are its --options. */
void say(struct inline_list *list, const char *sentence);

#endif
