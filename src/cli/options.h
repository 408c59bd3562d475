#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Every option of the program, each in one row: parsing, --help, the completions and the manual
 * page are made from it. */
enum option_id {
    /* of every command */
    OPTION_CATALOG,
    OPTION_JSON,
    OPTION_COLOR,
    OPTION_ASCII,
    OPTION_THEME,
    OPTION_NO_MOUSE,
    OPTION_FRESH,
    OPTION_SEED,
    OPTION_HELP,
    OPTION_VERSION,
    /* of those that name them */
    OPTION_ANSWERS,
    OPTION_FILTER,
    OPTION_SORT,
    OPTION_COLUMNS,
    OPTION_DIFFERING,
    OPTION_FORMAT,
    OPTION_WIDTH,
    OPTION_FULL,
    OPTION_OUTPUT,
    OPTION_FORCE,
    OPTION_TITLE,
    OPTION_NUMBER,
    OPTION_DATE,
    OPTION_STATUS,
    OPTION_DECIDER,
    OPTION_SUPERSEDES,
    OPTION_CHECK,
    OPTION_PATHS,
    OPTION_DEPFILE,
    OPTION_COUNT,
};

struct option_row {
    const char *name;     /* after the two dashes */
    char letter;          /* 0: none */
    const char *argument; /* what it takes, for the help; NULL: nothing */
    const char *help;
    const char *const *words; /* all that the argument may be, NULL-ended; NULL: anything */
    bool global;
};
extern const struct option_row option_rows[OPTION_COUNT];

/* What stood on the command line. */
struct options {
    const char *values[OPTION_COUNT]; /* the last argument given, "" where it takes none; NULL:
                                         not given */
    struct option_arguments {
        const char **items;
        size_t count;
    } all[OPTION_COUNT]; /* every argument given, in order, for options that may be repeated */
    const char **operands;
    size_t n_operands;
};

/* The options that a place on the command line takes: the global ones and these. */
struct option_set {
    const char *command; /* "list", for messages; NULL: before a command */
    const enum option_id *ids;
    size_t count;
};

/* Parses arguments[1] and those after it into `options`, which keeps what it holds already.
 * Options may follow operands unless POSIXLY_CORRECT is set; `--` ends them. Before a command
 * (set->command is NULL) parsing stops at the first operand; *ret_used is the index of the first
 * argument that was not looked at. After a fault the rest is parsed all the same, so that --help
 * is found wherever it stands; the first fault is the one told. `--json` is kept as
 * `--format json` too. */
bool options_parse(struct arena *arena, const struct option_set *set, size_t count,
                   char *const *arguments, struct options *options, size_t *ret_used,
                   struct error *error);

/* "a, b or c". */
const char *options_words(struct arena *arena, const char *const *words, size_t count);

#endif
