#include "unit.h"

#include "base/hash.h"

#include <string.h>

/* The examples of the standard (FIPS 180-2, appendix B) and the empty string. */
static const struct {
    const char *text, *digits;
} examples[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

static void test_hashes_of_the_standard_examples(void **state)
{
    (void)state;
    char digits[HASH_LENGTH + 1];

    for (size_t i = 0; i < ARRAY_LENGTH(examples); i++) {
        hash_bytes(examples[i].text, strlen(examples[i].text), digits);
        assert_string_equal(digits, examples[i].digits);
    }
}

static void test_hash_in_pieces_equals_hash_of_the_whole(void **state)
{
    (void)state;
    char digits[HASH_LENGTH + 1];

    for (size_t i = 0; i < ARRAY_LENGTH(examples); i++) {
        struct hash *hash = hash_new();

        for (const char *byte = examples[i].text; *byte; byte++)
            hash_add(hash, byte, 1);
        hash_take(hash, digits);
        assert_string_equal(digits, examples[i].digits);
    }
}

static void test_hash_of_a_million_letters(void **state)
{
    (void)state;
    struct hash *hash = hash_new();
    char letters[1000], digits[HASH_LENGTH + 1];

    memset(letters, 'a', sizeof(letters));
    for (int i = 0; i < 1000; i++)
        hash_add(hash, letters, sizeof(letters));
    hash_take(hash, digits);
    assert_string_equal(digits, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hashes_of_the_standard_examples),
        cmocka_unit_test(test_hash_in_pieces_equals_hash_of_the_whole),
        cmocka_unit_test(test_hash_of_a_million_letters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
