#include "folder.h"
#include "unit.h"

#include "catalog/model/canonical.h"
#include "catalog/model/schema.h"
#include "store/database/database.h"

/* The hash of a catalog: of rows that are read, and of the same rows as they are written. (What it
 * covers: test_catalog.c.) */

#define MANY 200 /* frameworks: more than one query reads */
#define TRAITS 5

#define INTEGER(number)                              \
    {                                                \
        COLUMN_INTEGER, .integer = (int64_t)(number) \
    }
#define NUMBER(value)                    \
    {                                    \
        COLUMN_NUMBER, .number = (value) \
    }
#define TEXT(string)                  \
    {                                 \
        COLUMN_TEXT, .text = (string) \
    }

/* A new database, and the hashes of what is written to it. */
struct fixture {
    struct database *database;
    struct row_hash *pairings, *values;
};

static void add(struct fixture *fixture, struct row_hash *hash, enum query query,
                const struct column *values, size_t columns, size_t rows)
{
    struct error error;

    row_hash_add(hash, values, columns, rows);
    if (!database_insert(fixture->database, query, values, columns, rows, &error))
        fail_msg("%s", error.message);
}

/* Whole numbers and others, short and long. */
static double number_of(size_t framework, size_t trait)
{
    const double numbers[] = {(double)framework, (double)framework / 7, 1e20, -0.0, -1234567.125};

    return numbers[(framework + trait) % ARRAY_LENGTH(numbers)];
}

/* As many values as the framework has, and a pairing for every third one. */
static void add_framework(struct fixture *fixture, size_t framework)
{
    const struct column pairing[] = {INTEGER(framework), INTEGER(1), INTEGER(framework % 6),
                                     TEXT("via"),        TEXT(""),   TEXT("none"),
                                     INTEGER(0),         TEXT("why")};

    for (size_t i = 0; i < framework % TRAITS; i++) {
        const struct column value[] = {
            INTEGER(framework),
            INTEGER(i),
            TEXT("text"),
            INTEGER(-1),
            INTEGER(123456789),
            NUMBER(number_of(framework, i)),
            NUMBER(number_of(framework, i + 1)),
            TEXT(""),
            TEXT("2026"),
            TEXT("none"),
            INTEGER(INT64_MIN),
            TEXT("n\xC3\xB6te"),
        };
        add(fixture, fixture->values, QUERY_ADD_VALUE, value, ARRAY_LENGTH(value), 1);
    }
    if (framework % 3 == 0)
        add(fixture, fixture->pairings, QUERY_ADD_PAIRING, pairing, ARRAY_LENGTH(pairing), 1);
}

static void hash(struct database *database, size_t n_frameworks,
                 const struct canonical_tables *written, char digits[HASH_LENGTH + 1])
{
    struct error error;

    if (!canonical_hash(database, n_frameworks, written, QUERY_DUMP, QUERY_DUMP_LAST, digits,
                        &error))
        fail_msg("%s", error.message);
}

static void hash_of_one(struct column column, char digits[HASH_LENGTH + 1])
{
    struct row_hash *rows = row_hash_new();

    row_hash_add(rows, &column, 1, 1);
    row_hash_take(rows, digits);
}

static void test_numbers_are_hashed_as_SQLite_writes_them(void **state)
{
    static const double numbers[] = {
        0, -0.0, 5, -7, 10, 0.1, 999999999999999, -999999999999999, 1e15, -1e15, 2e14 + 0.5};
    char expected[HASH_LENGTH + 1], digits[HASH_LENGTH + 1], text[NUMBER_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(numbers); i++) {
        hash_of_one((struct column)TEXT(database_number_text(numbers[i], text)), expected);
        hash_of_one((struct column)NUMBER(numbers[i]), digits);
        print_message("# %s\n", text);
        assert_string_equal(digits, expected);
    }
}

static void test_rows_that_are_written_and_read_have_the_same_hash(void **state)
{
    struct fixture fixture = {NULL, row_hash_new(), row_hash_new()};
    char expected[HASH_LENGTH + 1], digits[HASH_LENGTH + 1];
    struct canonical_tables written;
    struct error error;

    assert_true(database_create(folder_path(state, "x.db"), &catalog_kind, catalog_schema,
                                &fixture.database, &error));
    for (size_t i = 0; i < MANY; i++)
        add_framework(&fixture, i);
    row_hash_take(fixture.pairings, written.digits[CANONICAL_PAIRINGS]);
    row_hash_take(fixture.values, written.digits[CANONICAL_VALUES]);
    hash(fixture.database, MANY, &written, expected);
    hash(fixture.database, MANY, NULL, digits);
    assert_string_equal(digits, expected);

    hash(fixture.database, MANY + 1000, NULL, digits); /* the last ones have no rows */
    assert_string_equal(digits, expected);
    hash(fixture.database, MANY - 1, NULL, digits); /* without the values of the last one */
    assert_string_not_equal(digits, expected);
    written.digits[CANONICAL_PAIRINGS][0] ^= 1;
    hash(fixture.database, MANY, &written, digits);
    assert_string_not_equal(digits, expected);

    assert_true(database_run(fixture.database, "DROP TABLE value", &error));
    assert_false(
        canonical_hash(fixture.database, MANY, NULL, QUERY_DUMP, QUERY_DUMP_LAST, digits, &error));
    assert_non_null(strstr(error.message, "no such table"));
    database_close(fixture.database);
}

static void test_rows_do_not_run_into_each_other(void **state)
{
    static const struct column joined[] = {TEXT("ab"), TEXT(""), TEXT("c"), TEXT("d")};
    static const struct column apart[] = {TEXT("a"), TEXT("b"), TEXT("c"), TEXT("d")};
    char digits[3][HASH_LENGTH + 1];
    struct row_hash *rows[] = {row_hash_new(), row_hash_new(), row_hash_new()};
    (void)state;

    row_hash_add(rows[0], joined, 2, 2);
    row_hash_add(rows[1], apart, 2, 2);
    row_hash_add(rows[2], apart, 4, 1);
    for (size_t i = 0; i < 3; i++)
        row_hash_take(rows[i], digits[i]);
    assert_string_not_equal(digits[0], digits[1]);
    assert_string_not_equal(digits[1], digits[2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows_that_are_written_and_read_have_the_same_hash,
                                        folder_new, folder_free),
        cmocka_unit_test(test_numbers_are_hashed_as_SQLite_writes_them),
        cmocka_unit_test(test_rows_do_not_run_into_each_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
