#include "base/text/nearest.h"
#include "base/bounds.h"

#include "base/memory.h"
#include "base/text/text.h"

#include <stdlib.h>
#include <string.h>

#define PREFIX_LENGTH_MIN 3
#define FAR ((size_t)-1)

/* One cell of the distance table, from the cells above, to the left, and before a swap. */
static size_t cell(size_t *const rows[3], const char *word, const char *other, size_t i, size_t j)
{
    size_t cost = MIN(rows[1][j], rows[2][j - 1]) + 1;

    cost = MIN(cost, rows[1][j - 1] + (word[i - 1] != other[j - 1]));
    if (i > 1 && j > 1 && word[i - 1] == other[j - 2] && word[i - 2] == other[j - 1])
        cost = MIN(cost, rows[0][j - 2] + 1);
    return cost;
}

/* The table is kept as three rows; the last is the one being filled. */
static size_t distance(const char *word, size_t length, const char *other, size_t other_length)
{
    size_t width = other_length + 1, result;
    size_t *table = memory_new(3 * width, sizeof(*table));
    size_t *rows[3] = {table, table + width, table + 2 * width};

    for (size_t j = 0; j <= other_length; j++)
        rows[2][j] = j;
    for (size_t i = 1; i <= length; i++) {
        size_t *oldest = rows[0];

        rows[0] = rows[1];
        rows[1] = rows[2];
        rows[2] = oldest;
        rows[2][0] = i;
        for (size_t j = 1; j <= other_length; j++)
            rows[2][j] = cell(rows, word, other, i, j);
    }
    result = rows[2][other_length];
    free(table);
    return result;
}

/* Twice the edit distance, or FAR when that is above the limit. A prefix of the word counts as half
 * an edit, so it ranks above a word with one wrong letter. */
static size_t scaled_distance(const char *word, const char *other)
{
    size_t length = strlen(word), other_length = strlen(other);
    size_t longer = MAX(length, other_length);
    size_t allowed = longer / 3 > 0 ? longer / 3 : 1;
    size_t edits;

    if (length >= PREFIX_LENGTH_MIN && length < other_length && text_starts_with(other, word))
        return 1;
    if (longer - MIN(length, other_length) > allowed)
        return FAR; /* checked first: the table grows with the length of the input */
    edits = distance(word, length, other, other_length);
    return edits <= allowed ? 2 * edits : FAR;
}

static char *lowered(const char *word)
{
    char *copy = memory_copy_string(word);

    text_lower(copy);
    return copy;
}

const char *nearest_word(const char *word, const char *const *words, size_t count)
{
    char *wanted = lowered(word);
    const char *nearest = NULL;
    size_t least = FAR;

    for (size_t i = 0; i < count; i++) {
        char *other = lowered(words[i]);
        size_t remote = scaled_distance(wanted, other);

        if (remote < least) {
            least = remote;
            nearest = words[i];
        }
        free(other);
    }
    free(wanted);
    return nearest;
}
