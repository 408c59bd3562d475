#include "tui/cells/paragraph.h"

#include "base/text/columns.h"

#include <string.h>

static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " ");
}

int paragraph_rows(const char *text, int width)
{
    int rows = 0;

    for (text = skip_blanks(text); *text; rows++)
        columns_line(text, width, &text);
    return rows;
}

size_t paragraph_sentences(const char *text, int width, int rows, int *ret_rows)
{
    const char *rest = skip_blanks(text);
    size_t length = 0;

    *ret_rows = 0;
    for (int row = 0; row < rows && *rest; row++) {
        const char *line = rest;
        size_t n = columns_line(line, width, &rest);
        for (size_t i = n; i > 0; i--)
            if (!*rest || (line[i - 1] == '.' && line[i] == ' ')) {
                length = (size_t)(line - text) + i;
                *ret_rows = row + 1;
                break;
            }
    }
    return length;
}

int paragraph_draw(struct area area, enum role role, bool unicode, const char *text)
{
    struct text line;
    int row = 0;

    text_init(&line);
    for (text = skip_blanks(text); *text && row < area.rows; row++) {
        const char *next;
        size_t length = columns_line(text, area.columns, &next);
        if (row + 1 == area.rows && *next) {
            area_fit(area, row, 0, area.columns, role, unicode, text);
        } else {
            text_clear(&line);
            text_append_bytes(&line, text, length);
            area_text(area, row, 0, role, line.bytes);
        }
        text = next;
    }
    text_finish(&line);
    return row;
}
