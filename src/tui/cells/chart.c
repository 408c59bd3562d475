#include "tui/cells/chart.h"

#include "decide/advice/advice.h"

#include <string.h>

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

static const char *mark_of(int part, const struct chart_part *parts, bool unicode, char letter[2])
{
    letter[0] = parts[part].letter;
    letter[1] = '\0';
    return unicode ? "█" : letter;
}

static void share_width(const struct chart_part *parts, int n_parts, int64_t whole, int width,
                        int *ret_widths)
{
    int64_t values[CHART_PARTS] = {0};

    for (int i = 0; i < n_parts; i++)
        values[i] = parts[i].value;
    largest_remainder(values, (size_t)n_parts, whole, width, ret_widths);
    for (int i = 0; i < n_parts; i++) {
        if (values[i] == 0 || ret_widths[i] > 0)
            continue;
        int widest = 0;
        for (int j = 1; j < n_parts; j++)
            widest = ret_widths[j] > ret_widths[widest] ? j : widest;
        if (ret_widths[widest] >= 2) {
            ret_widths[widest]--;
            ret_widths[i]++;
        }
    }
}

void chart_stack(struct area area, int row, int column, int width, bool unicode,
                 const struct chart_part *parts, int n_parts, int64_t whole)
{
    int widths[CHART_PARTS];
    char letter[2];

    share_width(parts, n_parts, whole, width, widths);
    for (int i = 0; i < n_parts; i++) {
        enum role role = (enum role)(ROLE_PART_1 + i);
        area_fill(area, row, column, widths[i], role, mark_of(i, parts, unicode, letter));
        column += widths[i];
        if (widths[i] > 1 || (unicode && widths[i] > 0))
            area_text(area, row, column - 1, role, unicode ? "▊" : "|");
    }
}
