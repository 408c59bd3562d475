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

/* The cursor and the scroll position of a list. */
struct list {
    int selected, top;
};

/* Moves the cursor in a list of `count` rows, `rows` of them visible. A page overlaps by two
 * rows. */
void list_move(struct list *list, int count, int rows, enum movement movement);

/* The first visible row that keeps the selected one visible. Does not change the list, so drawing
 * can call it. */
int list_top(const struct list *list, int count, int rows);

#endif
