#include "rounds.h"
#include "unit.h"

#include "base/array.h"
#include "catalog/filter/filter_parts.h"

#include <stdlib.h>
#include <string.h>

/* The search in all texts at once finds the same frameworks as strstr in each of them. Three letters
 * make many words that begin like the one that is looked for, at every distance from each other. */

#define TEXTS_MOST 40
#define LENGTH_MOST 90

/* The generator of POSIX's example for rand(): the same numbers everywhere. */
static unsigned random_below(unsigned *state, unsigned limit)
{
    *state = *state * 1103515245u + 12345;
    return *state / 65536 % 32768 % limit;
}

static void append_word(char *at, size_t length, unsigned *state)
{
    for (size_t i = 0; i < length; i++)
        at[i] = "aab\xC3"[random_below(state, 4)];
    at[length] = '\0';
}

/* Room for no byte more than the padding: reading further is an error under the sanitizers. */
static char *make_texts(size_t count, size_t *starts, unsigned *state)
{
    char(*texts)[LENGTH_MOST + 1] = calloc(TEXTS_MOST, sizeof(*texts));

    for (size_t i = 0; i < count; i++) {
        append_word(texts[i], random_below(state, LENGTH_MOST), state);
        starts[i + 1] = starts[i] + strlen(texts[i]) + 1;
    }
    char *bytes = calloc(1, starts[count] + SEARCH_PADDING);
    for (size_t i = 0; i < count; i++)
        memcpy(bytes + starts[i], texts[i], strlen(texts[i]));
    free(texts);
    return bytes;
}

static void check_word(const struct search_texts *texts, const char *word)
{
    int rows[TEXTS_MOST];
    size_t n_rows = filter_scan(texts, word, strlen(word), rows), n_expected = 0;

    for (size_t i = 0; i < texts->count; i++) {
        if (!strstr(texts->bytes + texts->starts[i], word))
            continue;
        assert_true(n_expected < n_rows);
        assert_int_equal(rows[n_expected++], i);
    }
    assert_int_equal(n_rows, n_expected);
}

static void test_random_words_are_found_as_by_strstr(void **unused)
{
    unsigned state = 1;

    (void)unused;
    for (int round = 0; round < rounds(8000); round++) {
        size_t starts[TEXTS_MOST + 1] = {0}, count = random_below(&state, TEXTS_MOST + 1);
        char *bytes = make_texts(count, starts, &state), word[LENGTH_MOST + 1];
        struct search_texts texts = {bytes, starts, count};
        append_word(word, 1 + random_below(&state, 8), &state);
        check_word(&texts, word);
        if (count > 0 && starts[1] > 1) /* one that is there, up to a whole text */
            check_word(&texts, bytes + random_below(&state, (unsigned)starts[1] - 1));
        append_word(word, LENGTH_MOST, &state); /* longer than any text */
        check_word(&texts, word);
        free(bytes);
    }
}

/* A word of one text and the beginning of the next is in neither. */
static void test_no_word_reaches_into_the_next_text(void **unused)
{
    static char bytes[] = "ab\0ba\0aba\0................................";
    static size_t starts[] = {0, 3, 6, 10};
    static const char *const words[] = {"a", "b", "ab", "ba", "aba", "abba", "bb", "abb"};
    struct search_texts texts = {bytes, starts, 3};

    (void)unused;
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        check_word(&texts, words[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_words_are_found_as_by_strstr),
        cmocka_unit_test(test_no_word_reaches_into_the_next_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
