#ifndef CLI_INTERACTIVE_H
#define CLI_INTERACTIVE_H

#include "cli/cli.h"

/* What the explorer is to the command line: how it is started, and its tables as plain rows, for
 * `keys`, `config`, `completion` and the manual. `main` joins the two, which never meet. Rows live
 * as long as the run. */
struct key_row {
    const char *context; /* "all", "prompt", or the name of a screen */
    const char *command;
    const char *keys; /* separated by blanks; "" when none runs it */
    const char *summary;
};

struct setting_row {
    const char *name;
    const char *const *words; /* NULL-ended; the first is the default */
    const char *summary;
};

struct interactive {
    int (*explore)(struct cli *cli); /* what the program does without a command */
    int (*pick)(struct cli *cli);

    /* The keys as they are in force, those of the config file included. A fault in it is a note
     * on standard error. */
    size_t (*keys)(struct cli *cli, const struct key_row **ret_rows);
    size_t (*settings)(struct cli *cli, const struct setting_row **ret_rows);

    /* Reads the config file. What is wrong with it becomes notes; returns how much that is, -1
     * with the sentence when it cannot be read. Without a file nothing is wrong. */
    int (*check)(struct cli *cli, const char *path);
};

#endif
