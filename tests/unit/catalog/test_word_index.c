#include "rounds.h"
#include "unit.h"

#include "catalog/model/word_index.h"

#include <stdlib.h>
#include <string.h>

/* The index finds the same texts as strstr in each of them, and those in sets. */

#define TEXTS_MOST 150
#define LENGTH_MOST 90

/* The generator of POSIX's example for rand(): the same numbers everywhere. */
static unsigned random_below(unsigned *state, unsigned limit)
{
    *state = *state * 1103515245u + 12345;
    return *state / 65536 % 32768 % limit;
}

/* Of `n_letters` bytes, from 'a' on: past 255 it goes on with 1. */
static void make_word(char *word, size_t length, unsigned n_letters, unsigned *state)
{
    for (size_t i = 0; i < length; i++)
        word[i] = (char)(('a' - 1 + random_below(state, n_letters)) % 255 + 1);
    word[length] = '\0';
}

static void make_texts(struct search_texts *texts, unsigned n_letters, unsigned *state)
{
    texts->count = random_below(state, TEXTS_MOST + 1);
    texts->starts = calloc(texts->count + 1, sizeof(texts->starts[0]));
    texts->bytes = calloc(texts->count + 1, LENGTH_MOST + 1);
    for (size_t i = 0; i < texts->count; i++) {
        char *text = texts->bytes + texts->starts[i];
        make_word(text, random_below(state, LENGTH_MOST), n_letters, state);
        texts->starts[i + 1] = texts->starts[i] + strlen(text) + 1;
    }
}

#define SETS 2
#define SET_LENGTH ((TEXTS_MOST + 63) / 64)

static void check_with_sets(const struct word_index *index, const struct search_texts *texts,
                            const char *word, const uint64_t *const *sets, size_t n_sets)
{
    int rows[TEXTS_MOST];
    size_t n_rows = word_index_find(index, texts, word, strlen(word), sets, n_sets, rows);
    size_t n_expected = 0;

    for (size_t i = 0; i < texts->count; i++) {
        bool is_in = false;
        for (size_t j = 0; j < n_sets; j++)
            is_in = is_in || sets[j][i / 64] >> i % 64 & 1;
        if (!is_in && !strstr(texts->bytes + texts->starts[i], word))
            continue;
        assert_true(n_expected < n_rows);
        assert_int_equal(rows[n_expected++], i);
    }
    assert_int_equal(n_rows, n_expected);
}

static void check_word(const struct word_index *index, const struct search_texts *texts,
                       const char *word, unsigned *state)
{
    uint64_t bits[SETS][SET_LENGTH] = {0};
    const uint64_t *const sets[SETS] = {bits[0], bits[1]};

    for (int i = 0; i < 10; i++) {
        unsigned text = random_below(state, TEXTS_MOST);
        bits[i % SETS][text / 64] |= UINT64_C(1) << text % 64;
    }
    for (size_t n_sets = 0; n_sets <= SETS; n_sets++)
        check_with_sets(index, texts, word, sets, n_sets);
}

static void check_words(unsigned n_letters, int n_rounds)
{
    char word[LENGTH_MOST + 1];
    unsigned state = 1;

    for (int round = 0; round < n_rounds; round++) {
        struct search_texts texts;
        make_texts(&texts, n_letters, &state);
        struct word_index *index = word_index_new(&texts);
        for (size_t length = 1; length <= 12; length++) {
            make_word(word, length, n_letters, &state);
            check_word(index, &texts, word, &state);
            for (size_t i = 0; i < texts.count; i += 40) { /* one that is there */
                const char *text = texts.bytes + texts.starts[i];
                if (strlen(text) < length)
                    continue;
                text += random_below(&state, (unsigned)(strlen(text) - length + 1));
                memcpy(word, text, length);
                check_word(index, &texts, word, &state);
            }
        }
        make_word(word, LENGTH_MOST, n_letters, &state); /* longer than any text */
        check_word(index, &texts, word, &state);
        word_index_free(index);
        search_texts_free(&texts);
    }
}

static void test_words_of_few_letters_are_found_as_by_strstr(void **unused)
{
    (void)unused;
    check_words(3, rounds(400));
}

/* More pairs of letters than the index has room for. */
static void test_words_of_all_bytes_are_found_as_by_strstr(void **unused)
{
    (void)unused;
    check_words(255, rounds(400));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_of_few_letters_are_found_as_by_strstr),
        cmocka_unit_test(test_words_of_all_bytes_are_found_as_by_strstr),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
