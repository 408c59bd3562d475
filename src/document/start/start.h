#ifndef DOCUMENT_START_START_H
#define DOCUMENT_START_START_H

#include "base/error.h"
#include "decide/advice/advice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The first project of a recommended stack: the catalog's starter of the framework, filled in with
 * the stack, the versions of the catalog and the answers, and the record of the decision. Reads no
 * clock and no file: the same input gives the same bytes. */
struct start_options {
    const char *project;        /* its name, see start_is_name() */
    const char *program;        /* "whichstack 0.2.0" */
    const char *date, *decider; /* of the record; may be NULL */
    uint64_t seed;
};

struct start_file {
    const char *path; /* below the project's folder, in it folders with / */
    const char *bytes;
    size_t length;
    bool executable;
};

struct start {
    struct start_file *files; /* by path */
    size_t n_files;
    const char **left_out; /* parts of the stack that no file sets up */
    size_t n_left_out;
};

/* False: too little is answered, nothing is left, there is no starter, or a part cannot be set up;
 * the error says what to do. Lives in the arena. */
bool start_new(struct arena *arena, const struct advice *advice,
               const struct start_options *options, struct start *ret_start, struct error *error);

/* Whether a project may have this name: lower-case letters, digits and dashes, a letter first, at
 * most 40. Package managers ask for it, and nothing else can be misread in a file. */
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
