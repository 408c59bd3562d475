#ifndef TUI_APP_KEYMAP_H
#define TUI_APP_KEYMAP_H

#include "base/arena.h"
#include "base/error.h"
#include "tui/app/screen.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Key bindings: the tables of the screens, overridden by the user's bindings. A context is "all" or
 * the name of a screen. A key is looked up in the user's bindings for the screen, the user's
 * bindings for all screens, the screen's table and the common table; the first match counts. So new
 * default keys never override a user's binding. */
struct keymap;
extern const char keymap_everywhere[]; /* "all" */

/* A keymap without user bindings, in the arena. */
struct keymap *keymap_new(struct arena *arena);

/* Binds a key to a command in a context; command "-": to nothing. False: the error names the wrong
 * word and suggests another. Ctrl-C cannot be bound: it always quits. */
bool keymap_bind(struct keymap *keymap, const char *context, const char *key, const char *command,
                 struct error *error);
size_t keymap_count(const struct keymap *keymap); /* of user bindings */

/* The action of a key on a screen (NULL: on all screens); NULL: none. */
const struct action *keymap_find(const struct keymap *keymap, const struct screen *screen,
                                 uint32_t code);

/* The keys of an action on a screen, the user's first, separated by blanks; "": none. */
#define KEYMAP_BYTES 96
void keymap_keys(const struct keymap *keymap, const struct screen *screen,
                 const struct action *action, char keys[KEYMAP_BYTES]);

/* The command with this name: the screen's own, else a common one, else NULL. */
const struct action *keymap_action(const struct screen *screen, const char *name);

/* The `index`-th command whose keys are all bound to other commands; false: there are no more.
 * Commands whose key was unbound with "-" are not listed. */
bool keymap_orphan(const struct keymap *keymap, size_t index, const struct screen **ret_screen,
                   const struct action **ret_action);

#endif
