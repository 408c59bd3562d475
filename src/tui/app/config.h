#ifndef TUI_APP_CONFIG_H
#define TUI_APP_CONFIG_H

#include "base/arena.h"
#include "store/node/node.h"
#include "tui/app/keymap.h"
#include "tui/cells/theme.h"

#include <stdbool.h>
#include <stddef.h>

/* How the user wants the explorer: lines `set NAME VALUE` and `bind CONTEXT KEY COMMAND` of one
 * file. An empty line says nothing, nor does what follows a # in
 * place of a further word. */
enum advance { ADVANCE_NARROW, ADVANCE_ALWAYS, ADVANCE_NEVER };
enum charts { CHARTS_AUTO, CHARTS_BLOCKS, CHARTS_ASCII };

struct config {
    const struct theme *theme;
    bool theme_set; /* by a line of the file */
    enum charts charts;
    bool mouse;
    enum advance advance;
    bool marker;         /* the selected row has its mark and bold type, no bar */
    bool ambiguous_wide; /* the terminal shows characters of ambiguous width over two columns */
    struct keymap *keymap;
};

/* One setting: its name, what it may be (the first is the default), and what it is for. */
struct setting {
    const char *name;
    const char *const *words; /* NULL-ended; NULL: the names of the themes */
    const char *summary;
    void (*set)(struct config *config, size_t word);
};
extern const struct setting settings[];
extern const size_t n_settings;
const char *setting_word(const struct setting *setting, size_t index); /* NULL after the last */

/* As it is without a file. Its keymap lives in the arena. */
struct config config_default(struct arena *arena);

/* Reads the file's bytes into the config, which keeps what the file does not set well. What is
 * wrong is told with its line and column; a warning names a command that the user's keys leave
 * without one. */
void config_read(const char *file, const char *bytes, size_t length, struct config *config,
                 struct complaints *complaints, struct complaints *warnings);

/* May charts be drawn with block characters? Where characters of ambiguous width take two columns
 * only when that was asked for. */
bool config_blocks(const struct config *config);

#endif
