#ifndef BASE_TEXT_WIDTH_H
#define BASE_TEXT_WIDTH_H

#include <stdbool.h>
#include <stdint.h>

/* Width of one clean code point in terminal columns: 0 for a mark that joins the character before
 * it, 2 for a wide character, else 1, also for unassigned code points. */
int width_of(uint32_t code);

/* Whether some terminals use two columns (East Asian Ambiguous). width_of() returns 1 for these. */
bool width_is_ambiguous(uint32_t code);

#endif
