#ifndef START_H
#define START_H

#include "cli/interactive.h"
#include "tui/app/config.h"

/* Joins `cli`, which knows what was asked for, and `tui`, which must not: starts the explorer and
 * gives the command line its tables. */
extern const struct interactive start_interactive;

/* The explorer, where there is a terminal for it; on a dumb one the questions line by line. */
int start_explorer(struct cli *cli);

/* The list on /dev/tty: prints the id of the row that was chosen, or answers STATUS_LEFT. */
int start_pick(struct cli *cli);

/* Reads the config file (NULL: the one of the environment) into a config that has its defaults.
 * Without a file nothing changes. False: it is there and cannot be read. */
bool start_read_config(struct cli *cli, const char *path, struct config *config,
                       struct complaints *complaints, struct complaints *warnings,
                       struct error *error);

#endif
