#ifndef TUI_WIDGETS_LIST_H
#define TUI_WIDGETS_LIST_H

enum movement {
    MOVE_NEXT,
    MOVE_PREVIOUS,
    MOVE_HALF_DOWN,
    MOVE_HALF_UP,
    MOVE_PAGE_DOWN,
    MOVE_PAGE_UP,
    MOVE_FIRST,
    MOVE_LAST,
};

/* A list with a cursor: which row is selected and which is at the top. */
struct list {
    int selected, top;
};

/* Moves the cursor among `count` rows of which `rows` are in sight; a page keeps two rows. */
void list_move(struct list *list, int count, int rows, enum movement movement);

/* The top row for a window of `rows`, so that the selected one is in sight. Does not change the
 * list, so drawing can call it. */
int list_top(const struct list *list, int count, int rows);

#endif
