#ifndef CLI_UNKNOWN_ID_H
#define CLI_UNKNOWN_ID_H

#include "cli/cli.h"

/* Sets the sentence about an id that the catalog does not have and returns STATUS_TROUBLE. It
 * names what was likely meant: the entries whose name, language or tag the word is, else the
 * nearest id, name, language or tag. When nothing is near, it says how an entry is added.
 * `anything`: components, criteria and traits could have been meant too. */
int unknown_id(struct cli *cli, const char *id, bool anything);

#endif
