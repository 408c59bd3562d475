#ifndef DOCUMENT_START_START_H
#define DOCUMENT_START_START_H

#include "base/error.h"
#include "decide/advice/advice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The first project for a recommended stack: the catalog's starter of the framework, filled in with
 * the stack, the versions of the catalog and the answers, and the record of the decision. Reads no
 * clock and no files, so the same input gives the same bytes. */
struct start_options {
    const char *project;        /* its name, see start_is_name() */
    const char *program;        /* "whichstack 0.2.0" */
    const char *date, *decider; /* of the record; may be NULL */
    uint64_t seed;
};

struct start_file {
    const char *path; /* relative to the project's folder */
    const char *bytes;
    size_t length;
    bool executable;
};

struct start {
    struct start_file *files; /* by path */
    size_t n_files;
    const char **left_out; /* components of the stack that the starter does not set up */
    size_t n_left_out;
};

/* False: too few answers, no framework left, no starter, or a component cannot be set up; the error
 * says what to do. The result is in the arena. */
bool start_new(struct arena *arena, const struct advice *advice,
               const struct start_options *options, struct start *ret_start, struct error *error);

/* Is this a valid name of a project? At most 40 lower-case letters, digits and dashes, beginning
 * with a letter. Package managers require this, and such a name needs no escaping in any file. */
bool start_is_name(const char *name);

/* The project's name, which is that of its folder: "shop" of "../shop/". In the arena. */
const char *start_name_of_folder(struct arena *arena, const char *folder);

/* "whichstack start language=js -o shop": gives the same project again. In the arena. */
const char *start_command(struct arena *arena, const struct advice *advice, const char *project);

/* "Keycloak, Sentry": what `left_out` holds; "" when that is nothing. In the arena. */
const char *start_left_out_names(struct arena *arena, const struct start *start);

/* Writes all files into a new or empty folder, or nothing: file_write_folder(). */
bool start_write(const struct start *start, const char *folder, struct error *error);

#endif
