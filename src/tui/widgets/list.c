#include "tui/widgets/list.h"

#include "base/bounds.h"

#define PAGE_OVERLAP 2

void list_move(struct list *list, int count, int rows, enum movement movement)
{
    int page = rows > PAGE_OVERLAP ? rows - PAGE_OVERLAP : 1;
    int half = rows > 1 ? rows / 2 : 1;
    const int steps[] = {
        [MOVE_NEXT] = 1,        [MOVE_PREVIOUS] = -1,    [MOVE_HALF_DOWN] = half,
        [MOVE_HALF_UP] = -half, [MOVE_PAGE_DOWN] = page, [MOVE_PAGE_UP] = -page,
        [MOVE_FIRST] = -count,  [MOVE_LAST] = count,
    };

    list->selected = CLAMP(list->selected + steps[movement], 0, count > 0 ? count - 1 : 0);
    list->top = list_top(list, count, rows);
}

int list_top(const struct list *list, int count, int rows)
{
    int selected = CLAMP(list->selected, 0, count > 0 ? count - 1 : 0);
    int top = CLAMP(list->top, selected - rows + 1, selected);

    return CLAMP(top, 0, count > rows ? count - rows : 0);
}
