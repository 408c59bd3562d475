#ifndef CLI_ENVIRONMENT_H
#define CLI_ENVIRONMENT_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>

/* The environment, read once in `main` and passed down, so the rest of the program depends only on
 * these values. Strings are NULL if unset; an empty variable counts as unset, except for PAGER. */
struct environment {
    const char *executable; /* path of the running program, NULL: unknown */
    const char *home, *xdg_data_home, *xdg_data_dirs, *xdg_config_home, *xdg_state_home;
    const char *catalog;   /* $WHICHSTACK_CATALOG */
    const char *pager;     /* "": no pager */
    const char *temporary; /* $TMPDIR */
    const char *no_color, *term;
    bool input_is_terminal, output_is_terminal;
    int columns; /* of the terminal on standard output, else $COLUMNS, else 0 */
    bool utf8;   /* the locale uses UTF-8 */
};

/* The catalog to open: `named` (--catalog) if it is not NULL, else $WHICHSTACK_CATALOG, else the
 * first existing file of: data/catalog.db beside the executable, whichstack/catalog.db in the XDG
 * data folders, in share beside the executable's bin, and in the data folder of the installation.
 * NULL: there is none; the error lists the places. */
const char *environment_catalog(struct arena *arena, const struct environment *environment,
                                const char *named, struct error *error);

/* The path of the user's config file, and the folder of the session, as in the XDG specification.
 * NULL with the reason: neither the variable nor HOME is set. */
const char *environment_config(struct arena *arena, const struct environment *environment,
                               struct error *error);
const char *environment_session(struct arena *arena, const struct environment *environment,
                                struct error *error);

/* The path of a file of the installation, such as "schemas/list.schema.json", searched in the same
 * places as the catalog. NULL: there is none; the error lists the places. */
const char *environment_data(struct arena *arena, const struct environment *environment,
                             const char *name, struct error *error);

/* The folder for temporary files: $TMPDIR, else /tmp. */
const char *environment_temporary(const struct environment *environment);

/* The command of the pager: $PAGER, else less. NULL: no pager. */
const char *environment_pager(const struct environment *environment);

/* The paths searched for the catalog, in order. Relative XDG paths are ignored. */
size_t environment_catalog_places(struct arena *arena, const struct environment *environment,
                                  const char ***ret_places);

#endif
