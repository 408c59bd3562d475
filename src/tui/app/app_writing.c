#include "tui/app/app.h"

#include "base/text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of the path if it is there, else of its folder. NULL: neither is there. */
static char *resolve(const char *path)
{
    char *resolved = realpath(path, NULL), *slash;
    char folder[PROMPT_BYTES];

    if (resolved)
        return resolved;
    snprintf(folder, sizeof(folder), "%s", path);
    slash = strrchr(folder, '/');
    if (!slash)
        return realpath(".", NULL);
    slash[slash == folder ? 1 : 0] = '\0';
    return realpath(folder, NULL);
}

bool app_may_write(const struct app *app, const char *path)
{
    const char *folder = app->options.folder;
    char *resolved = folder ? resolve(path) : NULL;
    size_t length = folder ? strlen(folder) : 0;
    bool outside =
        resolved && length > 1 &&
        (!text_starts_with(resolved, folder) || (resolved[length] && resolved[length] != '/'));

    free(resolved);
    return !outside;
}
