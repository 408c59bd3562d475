#ifndef CLI_INTERACTIVE_H
#define CLI_INTERACTIVE_H

#include "cli/cli.h"
#include "decide/team/team.h"

/* The explorer's interface to the command line: how it is started, and its tables as plain rows,
 * for `keys`, `config`, `completion` and the manual. `main` connects the two layers, which do not
 * include each other. Rows live as long as the run. */
struct key_row {
    const char *context; /* "all", "prompt", or the name of a screen */
    const char *command;
    const char *keys; /* separated by blanks; "" if it has no key */
    const char *summary;
};

struct setting_row {
    const char *name;
    const char *const *words; /* allowed values; NULL-terminated */
    const char *standard;     /* default */
    const char *value;        /* current value */
    const char *summary;
};

struct interactive {
    int (*explore)(struct cli *cli); /* run by the program without a command */
    int (*pick)(struct cli *cli);
    /* Opens the explorer with a team's answers; saves nothing. */
    int (*explore_team)(struct cli *cli, const struct team *team, const struct answers *answers);

    /* The current keys, including those of the config file. Errors in it become notes on standard
     * error. */
    size_t (*keys)(struct cli *cli, const struct key_row **ret_rows);
    /* The settings with the values of the config file. */
    size_t (*settings)(struct cli *cli, const struct setting_row **ret_rows);

    /* Whether the explorer has this theme; if not, sets the error. */
    bool (*check_theme)(struct cli *cli, const char *name);

    /* Checks the config file. Errors become notes; returns their number, or -1 with the error set
     * if it cannot be read. A missing file is not an error. */
    int (*check)(struct cli *cli, const char *path);
};

#endif
