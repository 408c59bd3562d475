#include "tui/cells/listing.h"

#include "base/bounds.h"
#include "base/text/columns.h"

#include <stdio.h>
#include <string.h>

#define CONTINUED_AT 2
#define SHOWN_BYTES 1024

/* Bytes of a line that fit into the width, up to a blank if there is one in the second half, after
 * the indentation. */
static size_t fitting(const char *line, size_t length, int width)
{
    size_t fit = 0, blank = 0, indent = strspn(line, " ");
    int columns = 0;

    if (length <= (size_t)width && length < SHOWN_BYTES) /* no byte takes two columns */
        return length;
    while (fit < length) {
        int cluster_width;
        size_t bytes = columns_cluster(line + fit, length - fit, &cluster_width);
        if (columns + cluster_width > width || fit + bytes >= SHOWN_BYTES)
            return blank > 0 ? blank : fit;
        columns += cluster_width;
        fit += bytes;
        if (line[fit - 1] == ' ' && columns > width / 2 && fit > indent)
            blank = fit;
    }
    return fit;
}

struct row {
    const char *at, *next; /* its first byte, and that of the next row */
    size_t length;
    bool continued; /* it begins inside a line */
};

static struct row row_at(const char *at, int width, bool continued)
{
    size_t line = strcspn(at, "\n");
    size_t length = fitting(at, line, MAX(continued ? width - CONTINUED_AT : width, 2));

    return (struct row){at, at + length + (length == line && at[line] == '\n'), length, continued};
}

static struct row row_after(const struct row *row, int width)
{
    return row_at(row->next, width, row->next == row->at + row->length);
}

int listing_rows(const char *text, int width)
{
    int rows = 0;

    for (struct row row = row_at(text, width, false); *row.at; row = row_after(&row, width))
        rows++;
    return rows;
}

int listing_row_of(const char *text, int width, size_t byte)
{
    struct row row = row_at(text, width, false);
    int number = 0;

    for (; *row.next && row.next <= text + byte; row = row_after(&row, width))
        number++;
    return number;
}

size_t listing_byte_of(const char *text, int width, int number)
{
    struct row row = row_at(text, width, false);

    for (; *row.next && number > 0; number--)
        row = row_after(&row, width);
    return (size_t)(row.at - text);
}

static void draw_row(struct area area, int at, const struct row *row, bool unicode)
{
    char shown[SHOWN_BYTES + 1];

    snprintf(shown, sizeof(shown), "%.*s", (int)row->length, row->at);
    if (row->continued)
        area_text(area, at, 0, ROLE_MUTED, unicode ? "›" : ">");
    area_text(area, at, row->continued ? CONTINUED_AT : 0, ROLE_PLAIN, shown);
}

void listing_draw(struct area area, const char *text, int top, bool unicode)
{
    struct row row = row_at(text, area.columns, false);

    for (int at = -top; *row.at && at < area.rows; at++, row = row_after(&row, area.columns))
        if (at >= 0)
            draw_row(area, at, &row, unicode);
}
