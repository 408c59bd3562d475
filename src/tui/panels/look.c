#include "tui/panels/look.h"

#include "base/array.h"
#include "base/text/columns.h"
#include "base/text/text.h"

#include <stdio.h>

const char *look_cursor(bool unicode)
{
    return unicode ? "▸" : ">";
}

void look_head(struct area area, int row, int column, int width, const char *title,
               const char *note, bool unicode)
{
    int end = area_text(area, row, column, ROLE_TITLE, title), last = column + width;
    if (note[0]) {
        area_right(area, row, last, ROLE_MUTED, note);
        last -= columns_of(note) + 1;
    }
    if (last > end + 1)
        area_fill(area, row, end + 1, last - end - 1, ROLE_RULE, unicode ? "─" : "-");
}

int look_big(struct area area, int row, int column, int width, bool unicode, const char *name,
             int *ret_rows)
{
    (void)unicode;
    *ret_rows = 0;
    if (columns_of(name) > width)
        return 0;
    area_text(area, row + 1, column, ROLE_TITLE, name);
    area_fill(area, row + 2, column, columns_of(name), ROLE_HERO, "=");
    *ret_rows = 3;
    return columns_of(name);
}

enum role look_part(int part, int n)
{
    (void)n;
    return (enum role)(ROLE_BAR_1 + (part < 5 ? part : 5));
}

enum role look_language(const char *language)
{
    (void)language;
    return ROLE_MUTED;
}

const char *look_sign(const char *sign, bool unicode)
{
    static const char *const signs[][2] = {{"▸", ">"}, {"◆", "*"}, {"●", "@"}, {"○", "o"},
                                           {"−", "-"}, {"→", ">"}, {"↑", "^"}, {"↓", "v"},
                                           {"·", "."}, {"█", "#"}, {"▊", "|"}, {"│", "|"},
                                           {"─", "-"}, {"━", "="}, {"▌", "#"}};
    for (size_t i = 0; i < ARRAY_LENGTH(signs) && !unicode; i++)
        if (text_equal(sign, signs[i][0]))
            return signs[i][1];
    return sign;
}

void look_vline(struct area area, int row, int column, int rows, bool unicode)
{
    for (int i = 0; i < rows; i++)
        area_text(area, row + i, column, ROLE_RULE, unicode ? "│" : "|");
}

void look_bar_ticked(struct area area, int row, int column, int width, enum role role, bool unicode,
                     int64_t value, int64_t before, int64_t whole)
{
    int tick = whole > 0 ? (int)(before * width / whole) : 0;
    bool inside = before < value;

    chart_bar(area, row, column, width, role, unicode, value, whole);
    tick = tick < width ? tick : width - 1;
    area_text(area, row, column + tick, inside ? ROLE_TICK : ROLE_TEXT, unicode ? "│" : "|");
}
