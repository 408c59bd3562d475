#ifndef TUI_TERMINAL_KEYS_H
#define TUI_TERMINAL_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Keys by name, as tables, footers and help write them: "j", "Down", "Ctrl-D", "PgDn", "Space",
 * "Enter", "Esc", "Tab", "Shift-Tab", "F1", "?". */

/* The name of a key code (a code point or an enum key), into `name`. */
#define KEY_NAME_BYTES 16
void key_name(uint32_t code, char name[KEY_NAME_BYTES]);

/* The code of a name; false when there is no such key. */
bool key_code(const char *name, uint32_t *ret_code);

/* Is the key one of a list of names separated by blanks? */
bool key_listed(const char *name, const char *names);

/* The first name of such a list, into `name`. */
void key_first(const char *names, char name[KEY_NAME_BYTES]);

#endif
