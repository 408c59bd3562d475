#ifndef BASE_TEXT_NEAREST_H
#define BASE_TEXT_NEAREST_H

#include <stddef.h>

/* The word of the list that a mistyped word most likely meant (edit distance of Damerau and
 * Levenshtein, adjacent swaps count one; ASCII case ignored; a prefix of at least three letters
 * counts as near). NULL when none is near: the distance may be a third of the longer word, at
 * least one. Borrowed from the list. Ties: the earlier word. */
const char *nearest_word(const char *word, const char *const *words, size_t count);

#endif
