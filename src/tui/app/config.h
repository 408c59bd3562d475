#ifndef TUI_APP_CONFIG_H
#define TUI_APP_CONFIG_H

#include "base/arena.h"
#include "store/node/node.h"
#include "tui/app/keymap.h"
#include "tui/cells/theme.h"

#include <stdbool.h>
#include <stddef.h>

/* How the user wants the explorer: settings and keys, read from one file with lines
 * `set NAME VALUE` and `bind CONTEXT KEY COMMAND`. */

/* One setting. To add one, add a row to the table in config.c and ask for it where it is used. */
struct setting {
    const char *name;
    const char *const *choices; /* NULL-ended; NULL: the names of the themes */
    const char *standard;       /* the choice without a config file */
    const char *summary;
};
extern const struct setting settings[];
extern const size_t n_settings;
#define SETTINGS_MOST 16

const char *setting_choice(const struct setting *setting, size_t index); /* NULL after the last */

/* A config of zeros holds every setting's standard and the keys of the tables. */
struct config {
    const char *values[SETTINGS_MOST]; /* of each setting, one of its choices; NULL: not set */
    struct keymap *keymap;             /* NULL: the keys of the tables */
};

/* Names and choices are those of the table. */
const char *config_value(const struct config *config, const char *name);
bool config_is(const struct config *config, const char *name, const char *choice);
bool config_has(const struct config *config, const char *name); /* it was set */
/* False: the setting has no such choice, and is as it was. */
bool config_set(struct config *config, const char *name, const char *choice);

const struct theme *config_theme(const struct config *config);
/* May charts be drawn with block characters? Where characters of ambiguous width take two columns
 * only if the config says so. */
bool config_blocks(const struct config *config);

/* Reads the file's bytes into a config with a keymap. A line with an error changes nothing and is
 * reported with its line and column. A warning names a command that has lost its last key. */
void config_read(const char *file, const char *bytes, size_t length, struct config *config,
                 struct complaints *complaints, struct complaints *warnings);

#endif
