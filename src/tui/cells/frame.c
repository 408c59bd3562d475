#include "tui/cells/frame.h"

static enum tier tier_of(int rows, int columns)
{
    if (rows < 4 || columns < 20)
        return TIER_LINE;
    if (rows < 10 || columns < 40)
        return TIER_TINY;
    if (rows < 20 || columns < 80)
        return TIER_SMALL;
    return columns < 100 ? TIER_NORMAL : columns < 160 ? TIER_WIDE : TIER_HUGE;
}

/* Minimum rows for each part. In low windows the rule is dropped first, then message, footer and
 * top bar. */
enum { RULE_FROM = 12, MESSAGE_FROM = 7, FOOTER_FROM = 6, TOP_FROM = 5 };

/* Takes the next `rows` rows of the window and advances *row. */
static struct area next_rows(int *row, int rows, int columns)
{
    struct area area = {.row = *row, .rows = rows, .columns = columns};

    *row += rows;
    return area;
}

struct frame frame_of(int rows, int columns, bool unicode)
{
    struct frame frame = {.tier = tier_of(rows, columns), .unicode = unicode};
    int row = 0;

    if (frame.tier == TIER_LINE) {
        frame.body = next_rows(&row, rows, columns);
        return frame;
    }
    int message = rows >= MESSAGE_FROM, footer = rows >= FOOTER_FROM;
    frame.top = next_rows(&row, rows >= TOP_FROM, columns);
    frame.rule = next_rows(&row, rows >= RULE_FROM, columns);
    frame.body = next_rows(&row, rows - row - message - footer, columns);
    frame.message = next_rows(&row, message, columns);
    frame.footer = next_rows(&row, footer, columns);
    frame.hint = frame.body;
    frame.hint.row += frame.body.rows - 1;
    frame.hint.rows = frame.tier > TIER_TINY;
    return frame;
}

struct area frame_body(int rows, int columns)
{
    return frame_of(rows, columns, true).body;
}

struct frame frame_on(struct frame frame, struct surface *surface)
{
    frame.top.surface = surface;
    frame.rule.surface = surface;
    frame.body.surface = surface;
    frame.hint.surface = surface;
    frame.message.surface = surface;
    frame.footer.surface = surface;
    return frame;
}

void frame_rule(struct area area, int row, int column, int width, bool unicode)
{
    area_fill(area, row, column, width, ROLE_RULE, unicode ? "─" : "-");
}

void frame_divider(struct area area, int row, int column, int rows, bool unicode)
{
    for (int i = 0; i < rows; i++)
        area_text(area, row + i, column, ROLE_RULE, unicode ? "│" : "|");
}
