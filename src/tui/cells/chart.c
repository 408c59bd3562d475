#include "tui/cells/chart.h"

static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

enum role chart_role(int value)
{
    return value > 85 ? ROLE_BEST : value > 60 ? ROLE_HIGH : ROLE_LOW;
}

void chart_bar(struct area area, int row, int column, int width, enum role role, bool unicode,
               int64_t value, int64_t whole)
{
    int steps = unicode ? 8 : 2;
    int64_t n = whole > 0 ? (2 * value * width * steps + whole) / (2 * whole) : 0;
    int full = (int)(n / steps), rest = (int)(n % steps);

    area_fill(area, row, column, full, role, unicode ? "█" : "#");
    if (rest > 0)
        area_text(area, row, column + full, role, unicode ? eighths[rest] : ":");
}

void chart_bar_before(struct area area, int row, int column, int width, enum role role,
                      bool unicode, int64_t value, int64_t before, int64_t whole)
{
    int at = whole > 0 ? (int)(before * width / whole) : 0;
    bool is_inside = whole > 0 && at < value * width / whole;

    at = at < width ? at : width - 1;
    chart_bar(area, row, column, width, role, unicode, value, whole);
    area_text(area, row, column + at, is_inside ? ROLE_TICK : ROLE_MUTED, unicode ? "│" : "|");
}

void chart_meter(struct area area, int row, int column, enum role role, bool unicode, int filled,
                 int most)
{
    area_fill(area, row, column, filled, role, unicode ? "▮" : "#");
    area_fill(area, row, column + filled, most - filled, ROLE_MUTED, unicode ? "▯" : ".");
}
