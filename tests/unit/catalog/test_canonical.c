#include "folder.h"
#include "unit.h"

#include "catalog/model/canonical.h"
#include "catalog/model/schema.h"
#include "store/database/database.h"

/* The hash of a catalog, by one thread and by two. It must be the first in this program to use SQLite,
 * which takes no second thread otherwise. (What it covers: test_catalog.c.) */

#define MANY 2000 /* frameworks: enough for a second thread */
#define TRAITS 5

static void insert(struct database *database, enum query query, const struct column *values,
                   size_t columns, size_t rows)
{
    struct error error;

    if (!database_insert(database, query, values, columns, rows, &error))
        fail_msg("%s", error.message);
}

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

/* As many values as the framework has, and a pairing for every third one. */
static void add_framework(struct database *database, size_t framework)
{
    const struct column pairing[] = {INTEGER(framework), INTEGER(1), INTEGER(framework % 6),
                                     TEXT("via"),        TEXT(""),   TEXT("none"),
                                     INTEGER(0),         TEXT("why")};

    for (size_t i = 0; i < framework % TRAITS; i++) {
        const struct column value[] = {
            INTEGER(framework), INTEGER(i), TEXT("text"),
            INTEGER(1),         INTEGER(0), NUMBER((double)framework / 7),
            NUMBER(1e20),       TEXT(""),   TEXT("2026"),
            TEXT("none"),       INTEGER(0), TEXT("note")};
        insert(database, QUERY_ADD_VALUE, value, ARRAY_LENGTH(value), 1);
    }
    if (framework % 3 == 0)
        insert(database, QUERY_ADD_PAIRING, pairing, ARRAY_LENGTH(pairing), 1);
}

static void hash(struct database *database, size_t n_frameworks, char digits[HASH_LENGTH + 1])
{
    struct error error;

    if (!canonical_hash(database, n_frameworks, QUERY_DUMP, QUERY_DUMP_LAST, digits, &error))
        fail_msg("%s", error.message);
}

static void test_two_threads_that_read_compute_the_same_hash(void **state)
{
    char one[HASH_LENGTH + 1], two[HASH_LENGTH + 1];
    struct database *database, *again;
    struct error error;

    assert_true(database_create_begun(folder_path(state, "x.db"), &catalog_kind, catalog_schema,
                                      &database, &error));
    for (size_t i = 0; i < MANY; i++)
        add_framework(database, i);
    assert_null(database_open_again(database)); /* it has not been committed */
    hash(database, MANY, one);

    assert_true(database_commit(database, &error));
    again = database_open_again(database);
    assert_non_null(again);
    database_close(again);
    hash(database, MANY, two);
    assert_string_equal(two, one);
    hash(database, MANY + 1000, two); /* the last ones have no rows */
    assert_string_equal(two, one);
    hash(database, MANY - 1, two); /* without a row of the last one */
    assert_string_not_equal(two, one);

    assert_true(database_run(database, "DROP TABLE value", &error));
    assert_false(canonical_hash(database, MANY, QUERY_DUMP, QUERY_DUMP_LAST, two, &error));
    assert_non_null(strstr(error.message, "no such table"));
    database_close(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_two_threads_that_read_compute_the_same_hash,
                                        folder_new, folder_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
