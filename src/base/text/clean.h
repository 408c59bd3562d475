#ifndef BASE_TEXT_CLEAN_H
#define BASE_TEXT_CLEAN_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Makes foreign text safe for a terminal and a document. Replaced by U+FFFD, one each: invalid
 * bytes, C0, DEL, C1, bidirectional controls, zero-width and invisible characters, private use,
 * noncharacters. More than four combining marks in a row are cut. TAB becomes a space. No escape
 * sequence is kept, not even a harmless one: less had a filter for those, and it was bypassed
 * (CVE-2022-46663). */

/* Newlines stay; "\r\n" is one newline. */
char *clean_text(struct arena *arena, const char *bytes, size_t length);

/* One line: newlines become spaces, blanks at both ends are removed. */
char *clean_line(struct arena *arena, const char *bytes, size_t length);

/* For output to a terminal or a pipe: as clean_text, but TAB stays. */
char *clean_output(struct arena *arena, const char *bytes, size_t length);

/* Length of the leading run of printable ASCII, which needs no cleaning: most texts of a catalog are
 * only that. */
size_t clean_plain_length(const char *bytes, size_t length);

/* Is it only printable ASCII and newlines? */
bool clean_is_plain(const char *bytes, size_t length);

/* Whether clean() replaces this character. */
bool clean_replaces(uint32_t code);

#endif
