#ifndef TUI_TERMINAL_DESCRIPTION_H
#define TUI_TERMINAL_DESCRIPTION_H

#include "base/text/text.h"
#include "tui/terminal/input.h"

#include <stdbool.h>

/* What terminfo says of the terminal. One description is loaded a process; its strings are borrowed
 * until another one is loaded. */

enum description_status {
    DESCRIPTION_LOADED,
    DESCRIPTION_MISSING,
    DESCRIPTION_GENERIC, /* of a printer or a line type: no screen can be drawn with it */
};

/* Loads the description of `term`, unless it is the one that is loaded. */
enum description_status description_load(const char *term);
void description_unload(void);

enum description_string {
    DESCRIPTION_CLEAR,
    DESCRIPTION_ENTER_SCREEN, /* the alternate one */
    DESCRIPTION_LEAVE_SCREEN,
    DESCRIPTION_KEYPAD_ON,
    DESCRIPTION_KEYPAD_OFF,
    DESCRIPTION_HIDE_CURSOR,
    DESCRIPTION_SHOW_CURSOR,
    DESCRIPTION_RESET_STYLE,
    DESCRIPTION_MOVE, /* the cursor, to a row and a column */
    DESCRIPTION_MOVE_RIGHT,
    DESCRIPTION_MOVE_TO_COLUMN,
    DESCRIPTION_MOVE_TO_ROW,
    DESCRIPTION_LEFT,
    DESCRIPTION_DOWN,
    DESCRIPTION_RETURN,
    DESCRIPTION_ERASE_REST, /* of the row */
    DESCRIPTION_ERASE_CELLS,
    DESCRIPTION_REPEAT, /* a character */
    DESCRIPTION_BOLD,
    DESCRIPTION_DIM,
    DESCRIPTION_REVERSE,
    DESCRIPTION_UNDERLINE,
    DESCRIPTION_STRINGS,
};

bool description_has(enum description_string string);

/* Appends it without padding such as `$<5>`, which current terminals do not need; nothing where the
 * terminal lacks it. */
void description_append(enum description_string string, struct text *text);

/* Is it exactly this, but for padding? */
bool description_is(enum description_string string, const char *form);
bool description_starts(enum description_string string, const char *form);

/* The bytes that set a colour of the palette as foreground; empty: the terminal has no colours. */
void description_append_color(int color, struct text *text);

struct description_facts {
    int colors;               /* 0: none */
    bool erases_in_color;     /* what is erased gets the background that is set */
    bool wraps, wraps_late;   /* after the last column; late: only when a character follows */
    unsigned not_with_colors; /* enum attribute: those that cannot be combined with colours */
};
struct description_facts description_facts(void);

/* Tells the input what the terminal sends for each key. */
void description_learn_keys(struct input *input);

#endif
