#ifndef TUI_APP_CONFIG_H
#define TUI_APP_CONFIG_H

#include "base/arena.h"
#include "store/node/node.h"
#include "tui/app/keymap.h"
#include "tui/cells/theme.h"

#include <stdbool.h>
#include <stddef.h>

/* The config file: lines `set NAME VALUE` and `bind CONTEXT KEY COMMAND`. */

/* One setting. To add one, add a row to the table in config.c and read it where it is used. */
struct setting {
    const char *name;
    const char *const *choices; /* NULL-terminated; NULL: the names of the themes */
    const char *standard;       /* default */
    const char *summary;
};
extern const struct setting settings[];
extern const size_t n_settings;
#define SETTINGS_MOST 16

const char *setting_choice(const struct setting *setting, size_t index); /* NULL after the last */

/* A zeroed config has all defaults. */
struct config {
    const char *values[SETTINGS_MOST]; /* [setting]: one of its choices; NULL: not set */
    struct keymap *keymap;             /* NULL: default keys */
};

/* `name` and `choice` must be in the table. */
const char *config_value(const struct config *config, const char *name);
bool config_is(const struct config *config, const char *name, const char *choice);
bool config_has(const struct config *config, const char *name); /* is it set? */
/* False: the setting has no such choice and is unchanged. */
bool config_set(struct config *config, const char *name, const char *choice);

const struct theme *config_theme(const struct config *config);
/* Are charts drawn with block characters? If characters of ambiguous width take two columns, only
 * if the config asks for it. */
bool config_blocks(const struct config *config);

/* Reads the bytes of the file into a config that has a keymap. A line with an error is ignored and
 * reported with line and column. Warns about commands that have lost all their keys. */
void config_read(const char *file, const char *bytes, size_t length, struct config *config,
                 struct diagnostics *diagnostics, struct diagnostics *warnings);

#endif
