#include "unit.h"

#include "base/text/nearest.h"

#include <stdlib.h>
#include <string.h>

static const char *const commands[] = {
    "recommend", "compare", "list", "show", "explain", "ask", "verify", "compile", "check", "keys",
};

static const char *const components[] = {"port", "postgresql", "Redis", "sqlite", "mysql"};

static const struct {
    const char *word;
    const char *expected;
    const char *const *words;
    size_t count;
} rows[] = {
#define OF(words) words, ARRAY_LENGTH(words)
    {"list", "list", OF(commands)},
    {"LIST", "list", OF(commands)},
    {"lsit", "list", OF(commands)},  /* a swap counts one */
    {"lst", "list", OF(commands)},   /* a letter missing */
    {"lists", "list", OF(commands)}, /* one too many */
    {"lost", "list", OF(commands)},  /* one wrong */
    {"lits", "list", OF(commands)},  /* a swap at the end */
    {"lossy", NULL, OF(commands)},   /* three edits of four or five */
    {"recomend", "recommend", OF(commands)},
    {"reccommned", "recommend", OF(commands)}, /* two edits of ten */
    {"xxcommxnd", "recommend", OF(commands)},  /* three of nine: just allowed */
    {"xxcxmmxnd", NULL, OF(commands)},         /* four of nine */
    {"comp", "compare", OF(commands)},         /* two words begin so: the earlier */
    {"compi", "compile", OF(commands)},
    {"rec", "recommend", OF(commands)},
    {"re", NULL, OF(commands)}, /* too short for a beginning */
    {"as", "ask", OF(commands)},
    {"", NULL, OF(commands)},
    {"framework", NULL, OF(commands)},
    {"post", "postgresql", OF(components)}, /* a beginning before a letter wrong */
    {"pors", "port", OF(components)},
    {"redsi", "Redis", OF(components)},
    {"REDIS", "Redis", OF(components)},
    {"anything", NULL, components, 0},
};

static void test_nearest_word_is_found(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const char *nearest = nearest_word(rows[i].word, rows[i].words, rows[i].count);

        print_message("# '%s' gives '%s'\n", rows[i].word, nearest ? nearest : "(none)");
        if (rows[i].expected)
            assert_non_null(nearest);
        else
            assert_null(nearest);
        if (nearest)
            assert_string_equal(nearest, rows[i].expected);
    }
}

static void test_first_of_two_equally_near_words_wins(void **state)
{
    (void)state;
    static const char *const words[] = {"cart", "card", "care"};
    static const char *const reversed[] = {"care", "card", "cart"};

    assert_string_equal(nearest_word("carx", words, 3), "cart");
    assert_string_equal(nearest_word("carx", reversed, 3), "care");
}

/* Input may be as long as a line of arguments. */
static void test_very_long_word_has_no_nearest(void **state)
{
    (void)state;
    char *word = malloc(1000001);

    assert_non_null(word);
    memset(word, 'a', 1000000);
    word[1000000] = '\0';
    assert_null(nearest_word(word, commands, ARRAY_LENGTH(commands)));
    free(word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nearest_word_is_found),
        cmocka_unit_test(test_first_of_two_equally_near_words_wins),
        cmocka_unit_test(test_very_long_word_has_no_nearest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
