#ifndef CLI_UNKNOWN_ID_H
#define CLI_UNKNOWN_ID_H

#include "cli/cli.h"

/* Sets the error about an id that the catalog does not have, and returns STATUS_TROUBLE. The error
 * suggests entries with this word as name, language or tag, else the nearest id, name, language or
 * tag; if nothing is near, it says how to add an entry. `anything`: components, criteria and traits
 * are allowed too; if not, the error says that the id is one of these. */
int unknown_id(struct cli *cli, const char *id, bool anything);

#endif
