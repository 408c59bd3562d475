#ifndef START_H
#define START_H

#include "cli/interactive.h"
#include "tui/app/config.h"

/* Connects the layers `cli` and `tui`: starts the explorer and gives its tables to the command
 * line. */
extern const struct interactive start_interactive;

/* A variable of the environment, borrowed; NULL: it is not set or empty. */
const char *start_variable(const char *name);

/* Runs the explorer; on a dumb terminal `ask` instead. */
int start_explorer(struct cli *cli);
int start_team(struct cli *cli, const struct team *team, const struct answers *answers);

/* Shows the list on /dev/tty; prints the id of the chosen row, or returns STATUS_LEFT. */
int start_pick(struct cli *cli);

/* Whether there is this theme; if not, sets the error. */
bool start_check_theme(struct cli *cli, const char *name);

/* Reads the config file (NULL: that of the environment) over the defaults in `config`. A missing
 * file changes nothing. False: it exists but cannot be read. */
bool start_read_config(struct cli *cli, const char *path, struct config *config,
                       struct diagnostics *diagnostics, struct diagnostics *warnings,
                       struct error *error);

#endif
