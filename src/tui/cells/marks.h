#ifndef TUI_CELLS_MARKS_H
#define TUI_CELLS_MARKS_H

#include <stdbool.h>

/* The signs of all screens and their replacements in ASCII. One column wide each. */
enum mark {
    MARK_CURSOR,   /* ▸ > the row under the cursor */
    MARK_BEST,     /* ◆ * the best of a row; the question one is at */
    MARK_MISSING,  /* ? ? a fact is missing */
    MARK_GAIN,     /* + + */
    MARK_LOSS,     /* − - */
    MARK_LEADS,    /* → > what it leads to */
    MARK_UP,       /* ↑ ^ moved up in a ranking */
    MARK_DOWN,     /* ↓ v */
    MARK_ANSWERED, /* ● @ an answered question, the option chosen, the state that holds */
    MARK_OPEN,     /* · . an open question, nothing of a value */
    MARK_OPTION,   /* ○ o an option not chosen, a state that does not hold */
    MARK_SORTED,   /* ▾ v the column sorted by, largest first */
    MARK_SORTED_UP,/* ▴ ^ smallest first */
    MARK_HUE,      /* ▌ # before a name, in the hue of its language */
    MARK_BULLET,   /* • * */
    MARK_COUNT,
};

const char *mark_text(enum mark mark, bool unicode);

#endif
