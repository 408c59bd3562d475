#include "catalogs.h"

#include "document/words/answer_words.h"

/* The sentences of answers and of differences: in the catalog's own words where it has them, else
 * put together of labels. The catalog of brokers has words of its own for a few. */

struct brokers {
    struct arena *arena;
    struct catalog *catalog;
};

static int open_brokers(void **state)
{
    struct brokers *brokers = malloc(sizeof(*brokers));

    *brokers = (struct brokers){arena_new(), compiled_catalog("tests/catalogs/brokers")};
    *state = brokers;
    return 0;
}

static int close_brokers(void **state)
{
    struct brokers *brokers = *state;

    catalog_free(brokers->catalog);
    arena_free(brokers->arena);
    free(brokers);
    return 0;
}

static const char *said(struct brokers *brokers, const char *question, const char *option)
{
    size_t count;
    const struct question_entry *entry = &catalog_questions(
        brokers->catalog, &count)[catalog_find_question(brokers->catalog, question)];

    return words_answer_text(brokers->arena, entry, catalog_find_option(entry, option));
}

static void test_answer_sentence(void **state)
{
    assert_string_equal(said(*state, "cargo", "work"), "Your messages are work to do once");
    assert_string_equal(said(*state, "cargo", "readings"), "Cargo: Readings of many devices");
}

static const char *better(struct brokers *brokers, const char *criterion, const char *one,
                          const char *other)
{
    return words_better(brokers->arena, brokers->catalog,
                        catalog_find_criterion(brokers->catalog, criterion),
                        catalog_find_framework(brokers->catalog, one),
                        catalog_find_framework(brokers->catalog, other));
}

static void test_difference_sentence(void **state)
{
    assert_string_equal(better(*state, "quick", "basalt", "alder"), "Basalt Log is quicker");
    assert_string_equal(better(*state, "well-told", "alder", "basalt"),
                        "Well told: Alder Queue 100, Basalt Log 75");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answer_sentence),
        cmocka_unit_test(test_difference_sentence),
    };

    return cmocka_run_group_tests(tests, open_brokers, close_brokers);
}
