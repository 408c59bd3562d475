#include "sources.h"

#include "change.h"

/* The values of a trait, read from blocks: the same as from the table. A block with a damaged row is read
 * value by value, and that is what a byte is added for here that no value begins with. */

static int count_damaged(const struct catalog *catalog)
{
    const char *damage = catalog_damage(catalog);

    return damage ? atoi(strchr(damage, ':') + 2) : 0;
}

static void describe_columns(struct text *text, struct catalog *catalog)
{
    size_t n_traits, n_frameworks;

    catalog_traits(catalog, &n_traits);
    catalog_frameworks(catalog, &n_frameworks);
    for (size_t i = 0; i < n_traits; i++) {
        const uint64_t *having = catalog_having(catalog, (int)i);
        int n_damaged = count_damaged(catalog);
        catalog_column(catalog, (int)i);
        assert_int_equal(count_damaged(catalog), n_damaged); /* not twice */
        for (size_t j = 0; j < n_frameworks; j++) {
            const struct figure *figure = &catalog_column(catalog, (int)i)[j];
            assert_int_equal(having[j / 64] >> j % 64 & 1, figure_is_there(figure));
            text_printf(text, "%s|%d|%d|%a|%a\n", figure->text, figure->known, figure->bounded,
                        figure->low, figure->high);
        }
    }
}

/* Of the values, and the number of rows that are damaged; the caller frees it. */
static char *columns_of(const char *path, int *ret_damaged)
{
    struct catalog *catalog = sources_open(path);
    struct text text;

    text_init(&text);
    describe_columns(&text, catalog);
    *ret_damaged = count_damaged(catalog);
    catalog_free(catalog);
    return text.bytes;
}

/* Reads what a statement made of the catalog. */
static char *changed_columns(void **state, const struct text *catalog, const char *first,
                             const char *second, int *ret_damaged)
{
    const char *path = folder_path(state, "changed.db");

    folder_write(path, catalog->bytes, catalog->length);
    change_thrice(path, first, second, "SELECT 1");
    return columns_of(path, ret_damaged);
}

#define BLOCKS_SET "UPDATE packed SET block = CAST("
#define ONE_BY_ONE BLOCKS_SET "block || x'FF' AS BLOB)"

static void check_sources(void **state, const char *sources)
{
    static const char *const changes[] = {"SELECT 1", "DELETE FROM packed", ONE_BY_ONE};
    const char *path = folder_path(state, "columns.db");
    struct text catalog;
    char *columns[ARRAY_LENGTH(changes)];
    int damaged[ARRAY_LENGTH(changes)];

    sources_make(sources_path(sources), path);
    catalog.bytes = folder_read(path, &catalog.length);
    for (size_t i = 0; i < ARRAY_LENGTH(changes); i++) {
        columns[i] = changed_columns(state, &catalog, changes[i], "SELECT 1", &damaged[i]);
        assert_string_equal(columns[i], columns[0]);
        assert_int_equal(damaged[i] > 0, i == 2);
    }
    assert_non_null(strstr(columns[0], "|1|0|0x1p+1|0x1p+1\n"));
    for (size_t i = 0; i < ARRAY_LENGTH(changes); i++)
        free(columns[i]);
    free(catalog.bytes);
}

static void test_columns_of_blocks_are_those_of_the_table(void **state)
{
    check_sources(state, SMALL_SOURCES);
    check_sources(state, FROZEN_SOURCES);
}

#define LONGEST 90 /* block of a trait in the small catalog */

/* Returns whether there was damage. */
static bool check_change(void **state, const struct text *catalog, const char *sql)
{
    int damaged, damaged_too;
    char *columns = changed_columns(state, catalog, sql, "SELECT 1", &damaged);
    char *one_by_one = changed_columns(state, catalog, sql, ONE_BY_ONE, &damaged_too);

    assert_string_equal(columns, one_by_one);
    assert_true(damaged_too > damaged || damaged > 0);
    free(columns);
    free(one_by_one);
    return damaged > 0;
}

/* Each byte is another one a few times, and the last once: what can be read of the rest is. */
static void test_damaged_block_is_read_like_its_values_one_by_one(void **state)
{
    static const char *const bytes[] = {"", "x'01' || ", "x'03' || ", "x'06' || ", "x'80' || "};
    const char *path = folder_path(state, "columns.db");
    int n_damaged = 0, n_read = 0;
    struct text catalog;

    sources_make(sources_path(SMALL_SOURCES), path);
    catalog.bytes = folder_read(path, &catalog.length);
    for (int i = 0; i < LONGEST * (int)ARRAY_LENGTH(bytes); i++) {
        int at = i / (int)ARRAY_LENGTH(bytes);
        const char *byte = bytes[i % (int)ARRAY_LENGTH(bytes)];
        char sql[200];
        snprintf(sql, sizeof(sql),
                 BLOCKS_SET
                 "substr(block, 1, %d) || %ssubstr(block, %d) AS BLOB) WHERE length(block) > %d",
                 at, byte, byte[0] ? at + 2 : LONGEST + 1000, at);
        bool damaged = check_change(state, &catalog, sql);
        *(damaged ? &n_damaged : &n_read) += 1;
    }
    print_message("# %d damaged, %d read\n", n_damaged, n_read);
    assert_true(n_damaged > 0 && n_read > 0);
    free(catalog.bytes);
}

#define FIRST                  \
    "010003013200010201000104" \
    "0104" /* framework 0: known, level 2 */

static void test_block_of_another_program_is_read_like_its_values_one_by_one(void **state)
{
    static const struct {
        const char *block; /* of a level, for three frameworks */
        bool damaged;
    } blocks[] = {
        {FIRST, false},
        {FIRST "01020606060606", false},                                 /* the same level */
        {FIRST "0102060606020000000000000040020000000000000040", false}, /* as a double */
        {FIRST "0102060100010201020104", false},                         /* from 1 to 2 */
        {FIRST "0102060100010001080108", false},                         /* unknown: no numbers */
        {FIRST "01020304204120200006060606", false},                     /* a text with blanks, */
        {FIRST "01020302C3A90006060606", false},                         /* of another script, */
        {FIRST "0102030241070006060606", false},       /* with a control character, */
        {FIRST "010203034100420006060606", false},     /* with a NUL, */
        {FIRST "0102040241410006060606", false},       /* as a blob */
        {FIRST "01020506060606", false},               /* NULL */
        {FIRST "060606060606", false},                 /* framework 0 again, */
        {FIRST "010003013000060601000100", false},     /* as one that has not got it, */
        {FIRST "010003013100060601020102", false},     /* and with another level */
        {FIRST "02000000000000F03F0606060606", false}, /* a number for a framework */
        {"01000606060606", true},                      /* as before: nothing is before */
        {"01000301320001020601040104", true},
        {"010003013200010201000606", true},
        {FIRST "01010606060606", true}, /* framework -1, */
        {FIRST "01060606060606", true}, /* 3, */
        {FIRST "01FFFFFFFFFFFFFFFFFF010606060606", true},
        {FIRST "050606060606", true},                   /* none */
        {FIRST "010203013400060601080108", true},       /* level 4, */
        {FIRST "010206060601010101", true},             /* -1 */
        {FIRST "010206060601020104", true},             /* known, from 1 to 2 */
        {FIRST "010206060602000000000000F87F06", true}, /* not a number */
    };
    const char *path = folder_path(state, "columns.db");
    struct text catalog;

    sources_make(sources_path(SMALL_SOURCES), path);
    catalog.bytes = folder_read(path, &catalog.length);
    for (size_t i = 0; i < ARRAY_LENGTH(blocks); i++) {
        char sql[200];
        snprintf(sql, sizeof(sql), "UPDATE packed SET block = x'%s' WHERE number >> 32 = 7",
                 blocks[i].block);
        print_message("# %s\n", blocks[i].block);
        assert_int_equal(check_change(state, &catalog, sql), blocks[i].damaged);
    }
    free(catalog.bytes);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, folder_new, folder_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_columns_of_blocks_are_those_of_the_table),
        TEST(test_damaged_block_is_read_like_its_values_one_by_one),
        TEST(test_block_of_another_program_is_read_like_its_values_one_by_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
