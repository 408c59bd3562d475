#ifndef TUI_APP_KEYMAP_H
#define TUI_APP_KEYMAP_H

#include "base/arena.h"
#include "base/error.h"
#include "tui/app/screen.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which key runs which command where: the tables of the screens, with the user's own keys over
 * them. A context is "all" or the name of a screen. A key is looked up in the user's bindings for
 * the screen, the user's bindings for all screens, the screen's table, the common table; the first
 * match counts. So a user's binding stays valid whatever keys the tables use later. */
struct keymap;
extern const char keymap_everywhere[]; /* "all" */

/* Without any key of the user's. Lives in the arena. */
struct keymap *keymap_new(struct arena *arena);

/* Lets a key run a command in a context, or nothing when the command is "-". False: the error
 * names the wrong word and suggests another. Ctrl-C always leaves. */
bool keymap_bind(struct keymap *keymap, const char *context, const char *key, const char *command,
                 struct error *error);
size_t keymap_count(const struct keymap *keymap); /* of the user's keys */

/* What a key runs on a screen (NULL: on all of them); NULL: nothing. */
const struct action *keymap_find(const struct keymap *keymap, const struct screen *screen,
                                 uint32_t code);

/* The keys that run an action on a screen, the user's first, separated by blanks as in the
 * tables; "" when none does. */
#define KEYMAP_BYTES 96
void keymap_keys(const struct keymap *keymap, const struct screen *screen,
                 const struct action *action, char keys[KEYMAP_BYTES]);

/* The command of that name on a screen: its own, else one of every screen, else NULL. */
const struct action *keymap_action(const struct screen *screen, const char *name);

/* The `index`-th command that has lost all its keys to other commands; false when there are no
 * more. A command whose key was unbound with "-" does not count. */
bool keymap_orphan(const struct keymap *keymap, size_t index, const struct screen **ret_screen,
                   const struct action **ret_action);

#endif
