#ifndef BASE_TEXT_NEAREST_H
#define BASE_TEXT_NEAREST_H

#include <stddef.h>

/* The word of the list closest to a mistyped word, for "did you mean". Distance of Damerau and
 * Levenshtein: swapping two adjacent letters is one edit; ASCII case is ignored; a prefix of at
 * least three letters counts as near. The distance may be up to a third of the longer word, at
 * least one; NULL when no word is that near. Borrowed from the list. Ties: the earlier word. */
const char *nearest_word(const char *word, const char *const *words, size_t count);

#endif
