#include "catalog/model/word_index.h"

#include "base/bounds.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LETTERS 256      /* bytes: a letter outside ASCII counts as several */
#define PAIRS_MOST 2048  /* that have a set; texts of one script have fewer */
#define PAIRS_COMPARED 8 /* of a word: they leave few texts to be searched */

struct word_index {
    size_t n_blocks; /* of 64 texts */
    size_t n_pairs;  /* that have a set */
    bool misses;     /* some pairs have no set: PAIRS_MOST was reached */
    /* [letter][the next one; 0: the end]: a bit for each text. NULL: none has it, unless `misses`. */
    uint64_t *pairs[LETTERS][LETTERS];
};

static uint64_t *add_pair(struct word_index *index, uint64_t **pair)
{
    if (index->n_pairs == PAIRS_MOST) {
        index->misses = true;
        return NULL;
    }
    index->n_pairs++;
    *pair = memory_new(index->n_blocks, sizeof(uint64_t));
    return *pair;
}

static void add_text(struct word_index *index, const char *bytes, size_t text)
{
    const unsigned char *at = (const unsigned char *)bytes;
    const uint64_t bit = UINT64_C(1) << text % 64;

    for (; at[0] != '\0'; at++) {
        uint64_t **pair = &index->pairs[at[0]][at[1]], *set = *pair;
        if (set || (set = add_pair(index, pair)))
            set[text / 64] |= bit;
    }
}

struct word_index *word_index_new(const struct search_texts *texts)
{
    struct word_index *index = memory_new(1, sizeof(*index));

    index->n_blocks = (texts->count + 63) / 64;
    for (size_t i = 0; i < texts->count; i++)
        add_text(index, texts->bytes + texts->starts[i], i);
    return index;
}

void word_index_free(struct word_index *index)
{
    for (size_t i = 0; index && i < LETTERS; i++)
        for (size_t j = 0; j < LETTERS; j++)
            free(index->pairs[i][j]);
    free(index);
}

/* The texts that may have a word: those in all of these sets, or those in any of them. */
struct sets {
    const uint64_t *sets[LETTERS];
    size_t count;
    bool any;
    bool decide; /* all of them have it; otherwise each is searched */
};

static void add_set(struct sets *sets, const uint64_t *set)
{
    if (set)
        sets->sets[sets->count++] = set;
}

static struct sets sets_of_letter(const struct word_index *index, unsigned char letter)
{
    struct sets found = {.any = !index->misses, .decide = !index->misses};

    for (size_t i = 0; found.any && i < LETTERS; i++)
        add_set(&found, index->pairs[letter][i]);
    return found;
}

static struct sets sets_of(const struct word_index *index, const unsigned char *word, size_t length)
{
    struct sets found = {.decide = length == 2};

    if (length == 1)
        return sets_of_letter(index, word[0]);
    for (size_t i = 0; i + 1 < length && i < PAIRS_COMPARED; i++) {
        const uint64_t *set = index->pairs[word[i]][word[i + 1]];
        if (!set && !index->misses)
            return (struct sets){.any = true}; /* of none */
        add_set(&found, set);
        found.decide = found.decide && set;
    }
    return found;
}

/* A bit for each of 64 texts. */
static uint64_t candidates(const struct sets *sets, size_t block)
{
    uint64_t all = UINT64_MAX, any = 0;

    for (size_t i = 0; i < sets->count; i++) {
        all &= sets->sets[i][block];
        any |= sets->sets[i][block];
    }
    return sets->any ? any : all;
}

/* Those of a block that contain the word. */
static uint64_t find_word(const struct search_texts *texts, const char *word, size_t block,
                          uint64_t candidates)
{
    uint64_t found = candidates;

    for (uint64_t left = candidates; left != 0; left &= left - 1) {
        size_t row = block * 64 + (size_t)__builtin_ctzll(left);
        if (!strstr(texts->bytes + texts->starts[row], word))
            found &= ~(left & -left);
    }
    return found;
}

size_t word_index_find(const struct word_index *index, const struct search_texts *texts,
                       const char *word, size_t length, const uint64_t *const *sets, size_t n_sets,
                       int *ret_rows)
{
    struct sets of_word = sets_of(index, (const unsigned char *)word, length);
    size_t n_rows = 0;

    for (size_t i = 0; i < index->n_blocks; i++) {
        uint64_t all = UINT64_MAX >> (64 - MIN(texts->count - i * 64, 64)), found = 0;
        for (size_t j = 0; j < n_sets; j++)
            found |= sets[j][i];
        uint64_t left = candidates(&of_word, i) & all & ~found;
        found |= of_word.decide ? left : find_word(texts, word, i, left);
        for (found &= all; found != 0; found &= found - 1)
            ret_rows[n_rows++] = (int)(i * 64) + __builtin_ctzll(found);
    }
    return n_rows;
}
