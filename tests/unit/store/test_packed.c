#include "folder.h"
#include "unit.h"

#include "base/array.h"
#include "base/memory.h"
#include "store/database/packed.h"

/* Rows as one block: what is read from it is what the tables hold, and a damaged block is refused. */

static const char schema[] = "CREATE TABLE kind (a INTEGER, b REAL, c TEXT, d BLOB) STRICT;"
                             "INSERT INTO kind VALUES (0, 0.25, '', x''),"
                             " (-1, -1e300, 'text', x'00FF00'),"
                             " (9223372036854775807, 5.0, 'naïve', x'01'),"
                             " (-9223372036854775807 - 1, NULL, NULL, NULL),"
                             " (NULL, 0.0, 'last', zeroblob(300)),"
                             " (NULL, 0.0, 'last', zeroblob(300)), (NULL, 0.5, 'last', x'01'),"
                             " (1, 0.5, '', x'01');"
                             "CREATE TABLE empty (a INTEGER) STRICT;";

enum { QUERY_KINDS, QUERY_EMPTY, QUERY_CHANGE };

static const char *const queries[] = {
    [QUERY_KINDS] = "SELECT a, b, c, d FROM kind ORDER BY rowid",
    [QUERY_EMPTY] = "SELECT a FROM empty",
    [QUERY_CHANGE] = "DELETE FROM kind",
};

static const struct database_kind kind = {
    .application_id = 0x54455354,
    .version = 1,
    .noun = "catalog",
    .remedy = "make one with 'whichstack compile'",
    .queries = queries,
    .n_queries = ARRAY_LENGTH(queries),
};

static struct database *make(void **state)
{
    struct database *database;
    struct error error;

    if (!database_create(folder_path(state, "packed.db"), &kind, schema, &database, &error))
        fail_msg("%s", error.message);
    return database;
}

static const size_t packed[] = {QUERY_KINDS, QUERY_EMPTY};

static void pack(struct database *database, size_t most, struct text *block)
{
    struct error error;

    for (size_t i = 0; i < ARRAY_LENGTH(packed); i++)
        assert_true(database_pack(database, packed[i], i, most, block, &error));
}

/* All rows as one text; NULL if a step fails. */
static char *describe(struct database *database, size_t query)
{
    struct statement *statement = database_statement(database, query);
    struct error error;
    struct text text;
    enum step step;

    text_init(&text);
    while ((step = statement_step(statement, &error)) == STEP_ROW)
        for (int i = 0; i < statement_columns(statement); i++) {
            size_t length;
            struct column whole = statement_column(statement, i);
            enum column_kind column = whole.kind;

            assert_int_equal(statement_is_null(statement, i), column == COLUMN_NULL);
            if (column == COLUMN_INTEGER)
                assert_true(whole.integer == statement_integer(statement, i));
            else if (column == COLUMN_NUMBER)
                assert_true(whole.number == statement_number(statement, i));
            else if (column == COLUMN_TEXT)
                assert_string_equal(whole.text, statement_text(statement, i));
            else
                assert_null(whole.text);
            text_printf(&text, "%d", (int)column);
            if (column == COLUMN_INTEGER)
                text_printf(&text, " %lld", (long long)statement_integer(statement, i));
            if (column == COLUMN_NUMBER)
                text_printf(&text, " %a", statement_number(statement, i));
            if (column == COLUMN_TEXT)
                text_printf(&text, " %s", statement_text(statement, i));
            if (column == COLUMN_BYTES) {
                const unsigned char *bytes = statement_bytes(statement, i, &length);
                text_printf(&text, " %zu:", length);
                for (size_t j = 0; j < length; j++)
                    text_printf(&text, "%02x", bytes[j]);
            }
            text_append_char(&text, '\n');
        }
    if (step == STEP_FAILED) {
        assert_non_null(strstr(error.message, "it is damaged; make one with"));
        text_finish(&text);
        return NULL;
    }
    char *rows = text_take(&text);
    text_finish(&text);
    return rows;
}

static void test_rows_of_a_block_are_those_of_the_tables(void **state)
{
    struct database *database = make(state);
    struct error error;
    struct text block;

    text_init(&block);
    pack(database, 10000, &block);
    char *before = describe(database, QUERY_KINDS);
    assert_true(
        database_unpack(database, packed, ARRAY_LENGTH(packed), block.bytes, block.length, &error));
    assert_true(statement_run(database_statement(database, QUERY_CHANGE), &error));
    for (int i = 0; i < 2; i++) { /* more than once */
        char *after = describe(database, QUERY_KINDS);
        assert_string_equal(after, before);
        free(after);
    }
    assert_string_not_equal(before, "");
    char *none = describe(database, QUERY_EMPTY);
    assert_string_equal(none, "");
    free(none);
    free(before);
    text_finish(&block);
    database_close(database);
}

static void test_packing_reads_the_tables(void **state)
{
    struct database *database = make(state);
    struct error error;
    struct text first, second;

    text_init(&first);
    text_init(&second);
    pack(database, 10000, &first);
    assert_true(
        database_unpack(database, packed, ARRAY_LENGTH(packed), first.bytes, first.length, &error));
    pack(database, 10000, &second);
    assert_int_equal(second.length, first.length);
    assert_memory_equal(second.bytes, first.bytes, first.length);
    assert_true(statement_run(database_statement(database, QUERY_CHANGE), &error));
    text_clear(&second);
    pack(database, 10000, &second);
    assert_true(second.length < first.length);
    text_finish(&first);
    text_finish(&second);
    database_close(database);
}

static void test_rows_that_are_too_long_are_left_out(void **state)
{
    struct database *database = make(state);
    struct error error;
    struct text block;

    text_init(&block);
    pack(database, 100, &block);
    assert_true(block.length > 0 && block.length <= 100); /* the empty table */
    assert_true(
        database_unpack(database, packed, ARRAY_LENGTH(packed), block.bytes, block.length, &error));
    assert_true(statement_run(database_statement(database, QUERY_CHANGE), &error));
    char *rows = describe(database, QUERY_KINDS);
    assert_string_equal(rows, ""); /* of the table */
    free(rows);
    text_finish(&block);
    database_close(database);
}

/* Values that are those of the row before take one byte each, and only there. */
static void test_what_repeats_is_short(void **state)
{
    struct packing packing;

    (void)state;
    packing_init(&packing, 2);
    for (int i = 0; i < 3; i++) {
        packing_text(&packing, "a text that is the same");
        packing_number(&packing, 2.5);
        assert_int_equal(packing.rows.length, 35 + 2 * i);
    }
    packing_clear(&packing);
    packing_text(&packing, "a text that is the same");
    assert_int_equal(packing.rows.length, 26);
    packing_finish(&packing);
}

/* Cut at every length, and with every byte changed: refused, failed by a step, or read. */
static void test_damaged_block_is_refused(void **state)
{
    struct database *database = make(state);
    struct error error;
    struct text block;
    int refused = 0, failed = 0, was_read = 0;

    text_init(&block);
    pack(database, 10000, &block);
    for (size_t i = 0; i < 2 * block.length; i++) {
        size_t at = i / 2, length = i % 2 ? block.length : at;
        char *damaged = memory_new(length + 1, 1);
        memcpy(damaged, block.bytes, length);
        damaged[at] ^= i % 2 ? (char)(1 + at % 255) : 0;
        if (database_unpack(database, packed, ARRAY_LENGTH(packed), damaged, length, &error)) {
            char *rows = describe(database, QUERY_KINDS);
            *(rows ? &was_read : &failed) += 1;
            free(rows);
        } else {
            refused++;
        }
        free(damaged);
    }
    print_message("# %d refused, %d failed, %d read\n", refused, failed, was_read);
    assert_true(refused > 0 && failed > 0 && was_read > 0);
    text_finish(&block);
    database_close(database);
}

static bool refuse(void *context, const struct text *rows, struct error *error)
{
    (void)rows;
    ++*(int *)context;
    error_set(error, "refused");
    return false;
}

/* A query that is still open would lock its table. */
static void test_packing_that_is_refused_ends_its_query(void **state)
{
    struct database *database = make(state);
    struct error error;
    int pieces = 0;

    assert_false(database_pack_pieces(database, QUERY_KINDS, 1, refuse, &pieces, &error));
    assert_string_equal(error.message, "refused");
    assert_int_equal(pieces, 1);
    assert_true(database_run(database, "DROP TABLE kind", &error));
    database_close(database);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_new, folder_free)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_rows_of_a_block_are_those_of_the_tables),
        IN_FOLDER(test_packing_reads_the_tables),
        IN_FOLDER(test_rows_that_are_too_long_are_left_out),
        cmocka_unit_test(test_what_repeats_is_short),
        IN_FOLDER(test_damaged_block_is_refused),
        IN_FOLDER(test_packing_that_is_refused_ends_its_query),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
