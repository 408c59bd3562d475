#ifndef CATALOG_MODEL_WORD_INDEX_H
#define CATALOG_MODEL_WORD_INDEX_H

#include "catalog/model/search_texts.h"

/* Finds the texts that contain a word without reading them all: for each two letters side by side, a bit for
 * each text says whether it has them. At most 256 bytes a text; making it takes longer than many searches
 * of all texts. */
struct word_index;

struct word_index *word_index_new(const struct search_texts *texts);
void word_index_free(struct word_index *index); /* NULL is fine */

/* Writes the numbers of the texts that contain the word or are in one of the `sets`, lowest first, to
 * `ret_rows` (room for all), and returns how many. A set is bit i % 64 of number i / 64 for text i. The
 * texts are those it was made of; the word is not empty. */
size_t word_index_find(const struct word_index *index, const struct search_texts *texts,
                       const char *word, size_t length, const uint64_t *const *sets, size_t n_sets,
                       int *ret_rows);

#endif
