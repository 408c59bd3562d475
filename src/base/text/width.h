#ifndef BASE_TEXT_WIDTH_H
#define BASE_TEXT_WIDTH_H

#include <stdbool.h>
#include <stdint.h>

/* Terminal columns of one code point that clean() lets through: 0 for a mark that joins the
 * character before it, 2 for a wide character, else 1, also for what Unicode has not assigned. */
int width_of(uint32_t code);

/* Do some terminals show it over two columns (East Asian Ambiguous)? width_of() says one. */
bool width_is_ambiguous(uint32_t code);

#endif
