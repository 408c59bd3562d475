#include "tui/panels/panel.h"

#include "base/array.h"
#include "base/text/text.h"

const char *panel_sign(const char *sign, bool unicode)
{
    static const char *const signs[][2] = {
        {"◆", "*"}, {"●", "@"}, {"○", "o"}, {"−", "-"}, {"→", ">"}, {"↑", "^"}, {"↓", "v"},
        {"·", "."}, {"█", "#"}, {"▊", "|"}, {"│", "|"}, {"─", "-"}, {"━", "="}, {"▌", "#"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(signs) && !unicode; i++)
        if (text_equal(sign, signs[i][0]))
            return signs[i][1];
    return sign;
}

void panel_head(struct area area, int row, int column, int width, const char *title,
                const char *note, bool unicode)
{
    heading_draw(area, row, column, width, unicode, title, note[0] ? note : NULL);
}

int panel_big_name(struct area area, int row, int column, int width, bool unicode, const char *name,
                   int *ret_rows)
{
    int columns;

    if (!letters_size(name, unicode, ret_rows, &columns) || columns > width)
        return 0;
    letters_draw(area, row, column, unicode, name);
    return columns;
}

enum role panel_part_role(int part)
{
    return part < 5 ? (enum role)(ROLE_PART_1 + part) : ROLE_PART_REST;
}

#define HUES (ROLE_HUE_8 - ROLE_HUE_1 + 1)

static enum role language_role(struct catalog *catalog, const char *language)
{
    size_t count;
    const struct framework *entries = catalog_frameworks(catalog, &count);
    const char *seen[HUES];
    int n = 0;

    for (size_t i = 0; i < count && n < HUES; i++) {
        int at = 0;
        while (at < n && !text_equal(seen[at], entries[i].language))
            at++;
        if (at < n)
            continue;
        if (text_equal(entries[i].language, language))
            return (enum role)(ROLE_HUE_1 + n);
        seen[n++] = entries[i].language;
    }
    return ROLE_MUTED;
}

void panel_language_mark(struct area area, int row, int column, struct catalog *catalog,
                         const char *language, bool unicode)
{
    if (language[0])
        area_text(area, row, column, language_role(catalog, language), panel_sign("▌", unicode));
}
