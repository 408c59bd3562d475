#include "tui/cells/heading.h"

#include "base/text/columns.h"
#include "tui/cells/frame.h"

void heading_heavy_rule(struct area area, int row, int column, int width, bool unicode)
{
    area_fill(area, row, column, width, ROLE_ACCENT, unicode ? "━" : "=");
}

void heading_draw(struct area area, int row, int column, int width, bool unicode, const char *title,
                  const char *note)
{
    int end = column + width, note_width = note ? columns_of(note) : 0;

    if (columns_of(title) > width) {
        area_fit(area, row, column, width, ROLE_TITLE, unicode, title);
        return;
    }
    column = area_text(area, row, column, ROLE_TITLE, title) + 1;
    if (note_width > 0 && column + 2 + note_width <= end) {
        area_right(area, row, end, ROLE_MUTED, note);
        end -= note_width + 1;
    }
    frame_rule(area, row, column, end - column, unicode);
}

int heading_chip(struct area area, int row, int column, const char *text)
{
    column = area_text(area, row, column, ROLE_CHIP, " ");
    column = area_text(area, row, column, ROLE_CHIP, text);
    return area_text(area, row, column, ROLE_CHIP, " ");
}
