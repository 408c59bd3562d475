#ifndef STORE_NODE_NODE_H
#define STORE_NODE_NODE_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* One tree type for YAML and JSON files. Scalars keep their text, so "5.10" stays "5.10"; the
 * caller interprets it as a number, date or boolean. All text is valid UTF-8 and clean; a scalar
 * with a control or invisible character (also as an escape) is an error, not repaired. */
enum node_kind {
    NODE_NULL, /* YAML: empty or ~ ; JSON: null */
    NODE_SCALAR,
    NODE_LIST,
    NODE_MAP,
};

struct node {
    enum node_kind kind;
    int line, column; /* of its first character in the file, from 1 */
    const char *text; /* NODE_SCALAR */
    bool quoted;      /* NODE_SCALAR: a YAML string in quotes or a JSON string */
    const char *key;  /* key of a map's member */
    int key_line, key_column;
    size_t count;       /* members of a map or a list */
    struct node *first; /* the members, in file order */
    struct node *next;
};

/* Collects errors `file:line:column: what, and what was expected`, so that all are reported at
 * once. The lines of the first thousand are kept, the last of which says that there are more. */
struct diagnostics;

struct diagnostics *diagnostics_new(void);
void diagnostics_free(struct diagnostics *diagnostics);
void diagnostics_add(struct diagnostics *diagnostics, const char *file, int line, int column,
                     const char *format, ...) __attribute__((format(printf, 5, 6)));
void diagnostics_add_all(struct diagnostics *diagnostics, const struct diagnostics *others);
size_t diagnostics_count(const struct diagnostics *diagnostics);                   /* of errors */
size_t diagnostics_kept(const struct diagnostics *diagnostics);                    /* lines */
const char *diagnostics_line(const struct diagnostics *diagnostics, size_t index); /* borrowed */

#define NODE_DEPTH_LIMIT 20

/* Reads YAML (one document, no aliases, no tags, no duplicate keys, at most NODE_DEPTH_LIMIT
 * levels). `first_line` is the number of the text's first line in its file. NULL: at least one
 * diagnostic was added. An empty text is NODE_NULL. */
const struct node *node_read_yaml(struct arena *arena, const char *file, const char *bytes,
                                  size_t length, int first_line, struct diagnostics *diagnostics);

/* Reads JSON under the same rules. jansson has no positions of members: line and column are 0
 * except for the root; syntax errors carry jansson's position. */
const struct node *node_read_json(struct arena *arena, const char *file, const char *bytes,
                                  size_t length, struct diagnostics *diagnostics);

/* Whether the whole text is valid UTF-8 without control or invisible characters; adds diagnostics if
 * not. */
bool node_check_characters(const char *file, const char *bytes, size_t length, int first_line,
                           bool tabs_allowed, struct diagnostics *diagnostics);

/* A file with front matter: `---` line, YAML, `---` line, body. The front matter is cut off by
 * bytes; the body is borrowed from `bytes`. */
struct source {
    const struct node *front;
    const char *body;
    size_t body_length;
    int body_line; /* line number of the body's first line */
};
bool node_read_source(struct arena *arena, const char *file, const char *bytes, size_t length,
                      struct source *ret_source, struct diagnostics *diagnostics);

/* The member of a map, or NULL. `map` may be NULL or of another kind (then NULL). */
const struct node *node_member(const struct node *map, const char *key);

/* The text of a scalar member, or NULL. */
const char *node_text(const struct node *map, const char *key);

#endif
