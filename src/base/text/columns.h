#ifndef BASE_TEXT_COLUMNS_H
#define BASE_TEXT_COLUMNS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Bytes, code points and terminal columns are three different numbers. All text given here is clean
 * (base/text/clean.h): valid UTF-8 without control characters. A cluster is a character with the
 * combining marks after it. It fills one or two cells. Widths are those of wcwidth() in a UTF-8
 * locale, but from our own table, so they do not depend on the locale. */

int columns_of(const char *string);
int columns_of_bytes(const char *bytes, size_t length);

/* Length in bytes of the first cluster and its width (0, 1 or 2). Empty: 0 bytes, width 0. */
size_t columns_cluster(const char *bytes, size_t length, int *ret_width);

/* How many bytes of the string fit into `columns` without cutting a cluster. */
size_t columns_fit(const char *string, int columns);

/* The first line of wrapped text: its length in bytes without trailing blanks. It ends at a blank, or inside a word that is
 * longer than a line; "19.9 %" stays together. A width below 1 counts as 1. *ret_next: the start of the next line, or the final
 * NUL. */
size_t columns_line(const char *text, int width, const char **ret_next);

/* May a line end at this blank? Not between a number and its percent sign. */
static inline bool columns_break_at(const char *blank)
{
    return blank[0] == ' ' && blank[1] != '%';
}

/* Length in bytes of the longest beginning of the text that fits into `columns` and ends with a clause: before
 * "; ", ": ", " (" or ", or ", or after ". " or "? ". All of the text if it fits; 0 if no such beginning fills at least a
 * third of the width. */
size_t columns_clause(const char *text, int columns);

/* Shortens a message to `columns` by cutting the front of the file name that it quotes: "cannot
 * write '..s/report.md': the disk is full". The end of the name is kept, at least QUOTED_LEAST
 * columns of it. If it fits or quotes nothing, the message is returned unchanged. */
#define QUOTED_LEAST 8
const char *columns_shorten_quoted(struct arena *arena, const char *message, int columns,
                                   const char *dots);

#endif
