#include "tui/cells/frame.h"

enum tier tier_of(int rows, int columns)
{
    if (rows < 4 || columns < 20)
        return TIER_LINE;
    if (rows < 10 || columns < 40)
        return TIER_TINY;
    if (rows < 20 || columns < 80)
        return TIER_SMALL;
    return columns < 100 ? TIER_NORMAL : columns < 160 ? TIER_WIDE : TIER_HUGE;
}

bool frame_has_footer(int rows, int columns)
{
    enum tier tier = tier_of(rows, columns);

    return tier > TIER_TINY || (tier == TIER_TINY && rows >= 5);
}

/* From 7 rows down the title, then the message, then the footer give their row to the body. */
static struct frame tiny(struct surface *surface, struct area all, bool unicode)
{
    int title = surface->rows >= 7, message = surface->rows >= 6,
        footer = frame_has_footer(surface->rows, surface->columns);
    int body = surface->rows - title - message - footer;

    return (struct frame){
        .tier = TIER_TINY,
        .unicode = unicode,
        .title = area_part(all, 0, 0, title, all.columns),
        .body = area_part(all, title, 0, body, all.columns),
        .message = area_part(all, title + body, 0, message, all.columns),
        .footer = area_part(all, title + body + message, 0, footer, all.columns),
    };
}

struct frame frame_of(struct surface *surface, bool unicode)
{
    struct area all = surface_area(surface);
    enum tier tier = tier_of(surface->rows, surface->columns);

    if (tier == TIER_LINE)
        return (struct frame){.tier = tier, .unicode = unicode, .body = all};
    if (tier == TIER_TINY)
        return tiny(surface, all, unicode);
    frame_rule(all, 1, 0, all.columns, unicode);
    frame_rule(all, all.rows - 3, 0, all.columns, unicode);
    return (struct frame){
        .tier = tier,
        .unicode = unicode,
        .title = area_part(all, 0, 0, 1, all.columns),
        .body = area_part(all, 2, 0, all.rows - 5, all.columns),
        .rule = area_part(all, all.rows - 3, 0, 1, all.columns),
        .message = area_part(all, all.rows - 2, 0, 1, all.columns),
        .footer = area_part(all, all.rows - 1, 0, 1, all.columns),
    };
}

struct area frame_body(int rows, int columns)
{
    int title = rows >= 7, below = (rows >= 6) + (rows >= 5);

    switch (tier_of(rows, columns)) {
    case TIER_LINE:
        return (struct area){NULL, 0, 0, rows, columns};
    case TIER_TINY:
        return (struct area){NULL, title, 0, rows - title - below, columns};
    default:
        return (struct area){NULL, 2, 0, rows - 5, columns};
    }
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
