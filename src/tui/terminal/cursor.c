#include "tui/terminal/cursor.h"

#include "tui/terminal/description.h"
#include "tui/terminal/sequence.h"

#define FAR 1000 /* bytes: there is no such way */

/* The parts of a way: first the row, then the column. */
enum row_way { ROW_SAME, ROW_DOWN, ROW_NUMBER };
enum column_way { COLUMN_SAME, COLUMN_RETURN, COLUMN_RIGHT, COLUMN_LEFT, COLUMN_NUMBER };

struct way {
    bool is_address; /* both at once */
    enum row_way row;
    enum column_way column;
    int length; /* bytes */
};

void cursor_init(struct cursor *cursor)
{
    *cursor = (struct cursor){
        .moves_right = description_is(DESCRIPTION_MOVE_RIGHT, "\033[%p1%dC"),
        .moves_to_column = description_is(DESCRIPTION_MOVE_TO_COLUMN, "\033[%i%p1%dG"),
        .moves_to_row = description_is(DESCRIPTION_MOVE_TO_ROW, "\033[%i%p1%dd"),
        .moves_left = description_is(DESCRIPTION_LEFT, "\b"),
        .moves_down = description_is(DESCRIPTION_DOWN, "\n"),
        .returns = description_is(DESCRIPTION_RETURN, "\r"),
        .row = -1,
    };
}

static int row_way(const struct cursor *cursor, int row, enum row_way *ret_way)
{
    int down = row - cursor->row, length = sequence_length(row + 1);

    *ret_way = ROW_SAME;
    if (down == 0)
        return 0;
    *ret_way = ROW_DOWN;
    if (down > 0 && down <= length && cursor->moves_down)
        return down;
    *ret_way = ROW_NUMBER;
    return cursor->moves_to_row ? length : FAR;
}

static void take(enum column_way way, bool is_possible, int length, enum column_way *best,
                 int *best_length)
{
    if (!is_possible || length >= *best_length)
        return;
    *best = way;
    *best_length = length;
}

/* A movement by one needs no number. */
static int column_way(const struct cursor *cursor, int column, enum column_way *ret_way)
{
    int right = column - cursor->column, length = FAR;

    *ret_way = COLUMN_SAME;
    take(COLUMN_SAME, right == 0, 0, ret_way, &length);
    take(COLUMN_RETURN, column == 0 && cursor->returns, 1, ret_way, &length);
    take(COLUMN_LEFT, right < 0 && cursor->moves_left, -right, ret_way, &length);
    take(COLUMN_RIGHT, right > 0 && cursor->moves_right, right > 1 ? sequence_length(right) : 3,
         ret_way, &length);
    take(COLUMN_NUMBER, cursor->moves_to_column, sequence_length(column + 1), ret_way, &length);
    return length;
}

static struct way shortest_way(const struct cursor *cursor, int row, int column)
{
    struct way way = {
        /* two numbers in one sequence, with a semicolon */
        .is_address = true,
        .length = sequence_length(row + 1) + sequence_length(column + 1) - 2,
    };
    enum row_way row_part;
    enum column_way column_part;

    if (cursor->row < 0)
        return way;
    int length = row_way(cursor, row, &row_part) + column_way(cursor, column, &column_part);
    if (length < way.length)
        way = (struct way){.row = row_part, .column = column_part, .length = length};
    return way;
}

int cursor_distance(const struct cursor *cursor, int row, int column)
{
    return shortest_way(cursor, row, column).length;
}

static void go_to_row(const struct cursor *cursor, enum row_way way, int row, struct text *text)
{
    if (way == ROW_DOWN)
        text_append_repeat(text, "\n", (size_t)(row - cursor->row));
    else if (way == ROW_NUMBER)
        sequence_append(text, row + 1, 'd');
}

static void go_to_column(const struct cursor *cursor, enum column_way way, int column,
                         struct text *text)
{
    int right = column - cursor->column;

    if (way == COLUMN_RETURN)
        text_append_char(text, '\r');
    else if (way == COLUMN_LEFT)
        text_append_repeat(text, "\b", (size_t)-right);
    else if (way == COLUMN_RIGHT && right == 1)
        text_append(text, "\033[C");
    else if (way == COLUMN_RIGHT)
        sequence_append(text, right, 'C');
    else if (way == COLUMN_NUMBER)
        sequence_append(text, column + 1, 'G');
}

void cursor_move(struct cursor *cursor, int row, int column, struct text *text)
{
    struct way way = shortest_way(cursor, row, column);

    if (way.is_address) {
        text_append(text, "\033[");
        text_append_integer(text, row + 1);
        text_append_char(text, ';');
        text_append_integer(text, column + 1);
        text_append_char(text, 'H');
    } else {
        go_to_row(cursor, way.row, row, text);
        go_to_column(cursor, way.column, column, text);
    }
    cursor->row = row;
    cursor->column = column;
}
