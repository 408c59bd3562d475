#include "unit.h"

#include "base/compat/sha256.h"
#include "base/compat/sha256_x86.h"
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

/* Where the processor computes it, the other way is not taken in daily use. */
static void test_plain_code_and_the_processor_agree_on_every_length(void **state)
{
    (void)state;
    unsigned char bytes[200];
    char one[HASH_LENGTH + 1], other[HASH_LENGTH + 1];

    if (!sha256_x86_works())
        skip();
    for (size_t i = 0; i < sizeof(bytes); i++)
        bytes[i] = (unsigned char)(i * 37 + 11);
    for (size_t length = 0; length <= sizeof(bytes); length++)
        for (size_t piece = 1; piece <= sizeof(bytes); piece += 33) {
            struct sha256 plain, quick;
            sha256_begin(&plain);
            sha256_begin(&quick);
            quick.by_processor = true;
            sha256_add(&plain, bytes, length);
            for (size_t at = 0; at < length; at += piece)
                sha256_add(&quick, bytes + at, length - at < piece ? length - at : piece);
            sha256_end(&plain, one);
            sha256_end(&quick, other);
            assert_string_equal(one, other);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hashes_of_the_standard_examples),
        cmocka_unit_test(test_hash_in_pieces_equals_hash_of_the_whole),
        cmocka_unit_test(test_hash_of_a_million_letters),
        cmocka_unit_test(test_plain_code_and_the_processor_agree_on_every_length),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
