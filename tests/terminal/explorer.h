#ifndef EXPLORER_TEST_H
#define EXPLORER_TEST_H

#include "places.h"
#include "screen.h"
#include "tap.h"

#include "base/arena.h"

/* What the tests of the real program in a terminal share: each is `test_NAME PROGRAM CATALOG
 * [MORE]`, with a folder of its own for home, state and whatever it writes. */
struct test {
    struct tap tap;
    const char *program, *catalog;
    const char *more; /* the third argument; NULL: none was given */
    char folder[64];
    struct arena *arena;
};

bool test_begin(struct test *test, int count, char **arguments); /* false: it said why */
int test_end(struct test *test);                                 /* what main() returns */

/* A path in the folder; one that begins with a slash stays as it is. */
const char *test_path(struct test *test, const char *name);

/* A script for the shell in the folder, with `whichstack` for the program and its catalog; what it
 * gives back when it is run: its exit status, or -1. */
const char *test_script(struct test *test, const char *lines);
int test_shell(struct test *test, const char *lines);

/* Describes `xterm-direct`, a terminal that has 24-bit colour by its description alone; what to put
 * into the environment so that it is found. */
const char *test_direct_terminal(struct test *test);

/* The explorer with up to eight more arguments, NULL-ended, its session in a folder of the given
 * name; up to its first picture. `options.command` is set here. */
struct screen *explorer_start(struct test *test, struct screen_options options, const char *session,
                              const char *const *arguments);
#define ARGUMENTS(...)    \
    (const char *const[]) \
    {                     \
        __VA_ARGS__, NULL \
    }

/* Leaves, checks that the terminal is as before, and frees it. */
void explorer_quit(struct test *test, struct screen *screen, const char *what);
bool explorer_restored(const struct screen *screen);

/* A new explorer with an empty session, taken to the place; all it works out is done. */
struct screen *place_start(struct test *test, const struct place *place,
                           struct screen_options options, const char *const *arguments);

/* The same up to the place's first picture: it may still be at work. */
struct screen *place_enter(struct test *test, const struct place *place,
                           struct screen_options options);

/* Is it shown: the title of its screen, and what it is known by? */
bool place_is_shown(const struct screen *screen, const struct place *place);

#endif
