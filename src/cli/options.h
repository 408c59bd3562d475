#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The table of all options: parsing, --help, completions and the manual page are generated from
 * it. */
enum option_id {
    /* of all commands */
    OPTION_CATALOG,
    OPTION_JSON,
    OPTION_COLOR,
    OPTION_ASCII,
    OPTION_THEME,
    OPTION_NO_MOUSE,
    OPTION_FRESH,
    OPTION_SEED,
    OPTION_NO_SANDBOX,
    OPTION_HELP,
    OPTION_VERSION,
    /* only of commands that list them */
    OPTION_ANSWERS,
    OPTION_TEAM,
    OPTION_EXPLORE,
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
    OPTION_BRIEF,
    OPTION_STRICT,
    OPTION_GITHUB,
    OPTION_IGNORE_CATALOG,
    OPTION_CHECK,
    OPTION_PATHS,
    OPTION_DEPFILE,
    OPTION_LIST,
    OPTION_COUNT,
};

struct option_row {
    const char *name;     /* after the two dashes */
    char letter;          /* 0: none */
    const char *argument; /* its argument, for the help; NULL: none */
    const char *help;
    const char *const *words; /* allowed arguments, NULL-terminated; NULL: any */
    const char *several;      /* the command that reads all its arguments; NULL: none */
    bool global;
};
extern const struct option_row option_rows[OPTION_COUNT];

/* The parsed options of the command line. */
struct options {
    const char *values[OPTION_COUNT]; /* the last argument given, "" where it takes none; NULL:
                                         not given */
    struct option_arguments {
        const char **items;
        size_t count;
    } all[OPTION_COUNT]; /* all arguments, in order, for options that may be repeated */
    const char **operands;
    size_t n_operands;
};

/* The options allowed in a part of the command line: the global ones and these. */
struct option_set {
    const char *command; /* "list", for messages; NULL: before a command */
    const enum option_id *ids;
    size_t count;
};

/* Whether a command takes an option with an argument several times: those that it reads all, and the
 * global ones, of which the last counts, because an alias may give the first. */
bool option_repeats(const struct option_row *row, const char *command);

/* Parses arguments[1] and later ones, adding to `options`. Options may follow operands unless
 * POSIXLY_CORRECT is set; `--` ends them. Before a command (set->command is NULL) parsing stops at
 * the first operand; *ret_used is the index of the first argument not parsed. After an error the
 * rest is still parsed, so that --help is found anywhere; the first error is reported. `--json` is
 * also stored as `--format json`. */
bool options_parse(struct arena *arena, const struct option_set *set, size_t count,
                   char *const *arguments, struct options *options, size_t *ret_used,
                   struct error *error);

/* "a, b or c". */
const char *options_words(struct arena *arena, const char *const *words, size_t count);

#endif
