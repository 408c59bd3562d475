#ifndef CLI_PAGER_H
#define CLI_PAGER_H

#include "base/text.h"

#include <stdbool.h>

/* Shows a text page by page and returns when the reader has left. `command` is $PAGER, run by the
 * shell; NULL: `less -FIRX`. False: it could not be run (or "" says that none is wanted), and
 * nothing was shown. */
bool pager_show(const char *command, const struct text *text);

#endif
