#ifndef CATALOG_STARTER_STARTER_H
#define CATALOG_STARTER_STARTER_H

#include "catalog/model/entry.h"
#include "store/node/node.h"
#include "store/template/template.h"

#include <stdbool.h>
#include <stddef.h>

/* A starter: the templates of a framework's first project (docs/data-format.md, data/starters/).
 * A catalog keeps its sources as pages of the kind "starter", named FOLDER/FILE or
 * FOLDER/parts/COMPONENT; `compile` and `start` read them with the same function. */
#define STARTER_PAGE "starter"
#define STARTER_SHARED "shared" /* the folder whose templates and parts all starters use */
#define STARTER_FILE "starter.yaml"
#define STARTER_PARTS "parts/"
#define STARTER_FRAMEWORK "framework" /* in `for` of a file: the framework instead of a slot */

struct starter_source {
    const char *name; /* "express/starter.yaml", "shared/parts/redis" */
    const char *path; /* for messages */
    const char *bytes;
    size_t length;
};

/* The names that a starter can refer to; all borrowed. */
struct starter_scope {
    const struct named *slots;
    size_t n_slots;
    const struct component *components;
    size_t n_components;
    const struct question_entry *questions;
    size_t n_questions;
    const struct trait *traits;
    size_t n_traits;
};

struct starter_package {
    const char *id, *name;                 /* `name` is what the package manager calls it */
    const char *list;                      /* the list in the templates that contains it */
    const char *version;                   /* NULL: that of the component or the trait */
    int component, trait;                  /* or -1 */
    const struct template_condition *when; /* NULL: always */
};

/* A value defined by the starter: `name.ID` is the text of the first entry whose condition
 * holds. */
struct starter_name {
    const char *id, *text;
    const struct template_condition *when; /* NULL: always */
};

struct starter_file {
    const char *path;   /* in the project: relative, of plain names */
    const char *source; /* the name of its template */
    const struct template *template;
    const struct template_condition *when; /* NULL: always */
    int *slots; /* slots it is for; STARTER_OF_FRAMEWORK: the framework */
    size_t n_slots;
    bool executable;
};
#define STARTER_OF_FRAMEWORK (-1)

struct starter {
    const char *id;   /* of the framework */
    const char *path; /* of its starter.yaml, for messages */
    struct starter_name *names;
    size_t n_names;
    struct starter_package *packages;
    size_t n_packages;
    struct starter_file *files; /* in the order of the file */
    size_t n_files;
    bool *served;   /* [component]: does the starter set it up? */
    uint32_t must;  /* bit i: a component of slot i that is not served is an error */
    uint32_t needs; /* bit i: slot i without a component is an error */
    /* [component]: the shared fragment and the starter's own; NULL: none */
    const struct template **shared, **own;
};

/* Reads the starter of a framework from all sources of the catalog. NULL: there is none, or at
 * least one diagnostic was added. */
const struct starter *starter_read(struct arena *arena, const struct starter_scope *scope,
                                   const char *framework, const struct starter_source *sources,
                                   size_t n_sources, struct diagnostics *diagnostics);

/* Can the version be pinned? It has only digits, letters and version signs, and is not
 * "unknown". */
bool starter_pins(const char *version);

/* --- values ------------------------------------------------------------------------------ */

/* Input for the values of the templates. */
struct starter_input {
    const struct starter_scope *scope;
    const char *project, *program, *record, *command;
    const char *catalog_name, *catalog_version, *catalog_date;
    const char *framework, *framework_name, *language;
    struct starter_choice {
        int component; /* -1: the slot is empty */
        const char *via, *because, *origin;
    } * choices;                 /* per slot */
    const bool *in_stack;        /* per component, with companions */
    const int *answers;          /* per question: option, or below 0 */
    const char *const *versions; /* per package of the starter; NULL: no specimen */
};

/* The tree of values. With `specimen`, it has every possible name, lists have one item, and values
 * list their possible words; templates are checked against it. */
struct template_value *starter_values(struct arena *arena, const struct starter *starter,
                                      const struct starter_input *input, bool specimen);

/* Adds the list `origin`: where the contents of a file come from. */
struct template_value *starter_add_origin(struct arena *arena, struct template_value *values);

#endif
