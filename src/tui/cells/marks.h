#ifndef TUI_CELLS_MARKS_H
#define TUI_CELLS_MARKS_H

#include <stdbool.h>

/* The marks of all screens and their ASCII replacements, each one column wide. */
enum mark {
    MARK_CURSOR,    /* ▸ > the selected row */
    MARK_BEST,      /* ◆ * the best of a row; the current question */
    MARK_MISSING,   /* ? ? a fact is missing */
    MARK_GAIN,      /* + + */
    MARK_LOSS,      /* − - */
    MARK_LEADS,     /* → > leads to */
    MARK_UP,        /* ↑ ^ moved up in a ranking */
    MARK_DOWN,      /* ↓ v */
    MARK_ANSWERED,  /* ● @ an answered question, the chosen option, the current state */
    MARK_OPEN,      /* · . an open question, an empty value */
    MARK_OPTION,    /* ○ o another option, another state */
    MARK_SORTED,    /* ▾ v the column sorted by, largest first */
    MARK_SORTED_UP, /* ▴ ^ smallest first */
    MARK_HUE,       /* ▌ # before a name, in the hue of its language */
    MARK_BULLET,    /* • * */
    MARK_COUNT,
};

const char *mark_text(enum mark mark, bool unicode);

#endif
