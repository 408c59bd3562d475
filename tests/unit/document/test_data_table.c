#include "unit.h"

#include "base/text/columns.h"
#include "document/table/data_table.h"

#include <stdlib.h>
#include <string.h>

static struct data_table *table_of_three(struct arena *arena)
{
    struct data_table *table = data_table_new(arena);

    data_table_column(table, "id", NULL, ALIGN_LEFT);
    data_table_column(table, "stars", NULL, ALIGN_RIGHT);
    data_table_column(table, "note", "Remark", ALIGN_LEFT);
    data_table_row(table);
    data_table_cell(table, "django");
    data_table_printf(table, "%d", 80000);
    data_table_cell(table, "says \"hi\", often");
    data_table_row(table);
    data_table_cell(table, "框架");
    data_table_cell(table, "7");
    data_table_row(table);
    data_table_cell(table, "gin");
    data_table_cell(table, "");
    data_table_cell(table, "a|b\tc\nd");
    return table;
}

static struct data_table *table_of_groups(struct arena *arena)
{
    struct data_table *table = data_table_new(arena);

    data_table_column(table, "trait", "", ALIGN_LEFT);
    data_table_column(table, "gin", "Go + Gin", ALIGN_LEFT);
    data_table_group(table, "Who");
    data_table_row(table);
    data_table_cell(table, "Language");
    data_table_cell(table, "Go");
    data_table_group(table, "What, exactly");
    data_table_row(table);
    data_table_cell(table, "Data layer");
    data_table_cell(table, "none");
    data_table_row(table);
    data_table_cell(table, "Speed");
    return table;
}

static struct data_table *table_of_nothing(struct arena *arena)
{
    struct data_table *table = data_table_new(arena);

    data_table_column(table, "id", NULL, ALIGN_LEFT);
    data_table_column(table, "name", NULL, ALIGN_LEFT);
    return table;
}

static void write_text(const struct data_table *table, struct text *text)
{
    data_table_write_text(table, 0, text);
}

static const struct {
    const char *what;
    struct data_table *(*make)(struct arena *arena);
    void (*write)(const struct data_table *table, struct text *text);
    const char *expected;
} rows[] = {
    {"csv", table_of_three, data_table_write_csv,
     "id,stars,note\n"
     "django,80000,\"says \"\"hi\"\", often\"\n"
     "框架,7,\n"
     "gin,,\"a|b\tc\nd\"\n"},
    {"tsv", table_of_three, data_table_write_tsv,
     "id\tstars\tnote\n"
     "django\t80000\tsays \"hi\", often\n"
     "框架\t7\t\n"
     "gin\t\ta|b c d\n"},
    {"grouped text", table_of_groups, write_text,
     "              Go + Gin\n"
     "\n"
     "Who\n"
     "  Language    Go\n"
     "\n"
     "What, exactly\n"
     "  Data layer  none\n"
     "  Speed\n"},
    {"grouped csv", table_of_groups, data_table_write_csv,
     "group,trait,gin\n"
     "Who,Language,Go\n"
     "\"What, exactly\",Data layer,none\n"
     "\"What, exactly\",Speed,\n"},
    {"nothing as text", table_of_nothing, write_text, "ID  NAME\n"},
    {"nothing as csv", table_of_nothing, data_table_write_csv, "id,name\n"},
};

static void test_cells_are_written_in_each_format(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct arena *arena = arena_new();
        struct text text;

        print_message("# %s\n", rows[i].what);
        text_init(&text);
        rows[i].write(rows[i].make(arena), &text);
        assert_string_equal(text.bytes, rows[i].expected);
        text_finish(&text);
        arena_free(arena);
    }
}

/* A column that is too wide wraps inside itself; what was narrow enough stays whole. */
static void test_text_wraps_inside_its_column(void **state)
{
    struct arena *arena = arena_new();
    struct data_table *table = data_table_new(arena);
    struct text text;

    (void)state;
    text_init(&text);
    data_table_column(table, "id", NULL, ALIGN_LEFT);
    data_table_column(table, "n", NULL, ALIGN_RIGHT);
    data_table_column(table, "summary", NULL, ALIGN_LEFT);
    data_table_row(table);
    data_table_cell(table, "gin");
    data_table_cell(table, "12");
    data_table_cell(table, "a thin router over the library");
    data_table_row(table);
    data_table_cell(table, "框架框架");
    data_table_cell(table, "3");
    data_table_cell(table, "https://example.org/long");
    data_table_write_text(table, 28, &text);
    assert_string_equal(text.bytes, "ID         N  SUMMARY\n"
                                    "gin       12  a thin router\n"
                                    "              over the\n"
                                    "              library\n"
                                    "框架框架   3  https://exampl\n"
                                    "              e.org/long\n");
    text_finish(&text);
    arena_free(arena);
}

/* Words are not cut while wrapping helps; the longest is cut first. */
static void test_words_are_not_split(void **state)
{
    struct arena *arena = arena_new();
    struct data_table *table = data_table_new(arena);
    struct text text;

    (void)state;
    text_init(&text);
    data_table_column(table, "id", NULL, ALIGN_LEFT);
    data_table_column(table, "summary", NULL, ALIGN_LEFT);
    data_table_row(table);
    data_table_cell(table, "aspnet-core");
    data_table_cell(table, "an incomprehensible word");
    data_table_write_text(table, 24, &text);
    assert_string_equal(text.bytes, "ID           SUMMARY\n"
                                    "aspnet-core  an\n"
                                    "             incomprehen\n"
                                    "             sible word\n");
    text_finish(&text);
    arena_free(arena);
}

/* The same on many random tables: no line is wider than asked for (as long as the columns can be
 * made narrow enough), none ends with a blank, and every word is there, in order of the cells. */
static void test_random_tables_fit_the_width(void **state)
{
    static const char *const words[] = {"a", "bb", "größer", "框架", "seven77", "e\xCC\x81", "xyz"};

    (void)state;
    srand(7);
    for (int round = 0; round < 2000; round++) {
        struct arena *arena = arena_new();
        struct data_table *table = data_table_new(arena);
        int columns = 1 + rand() % 5, width = 6 * columns + 2 * (columns - 1) + rand() % 60;
        size_t marks = 0, seen = 0;
        struct text text;

        text_init(&text);
        for (int i = 0; i < columns; i++)
            data_table_column(table, "c", NULL, rand() % 2 ? ALIGN_RIGHT : ALIGN_LEFT);
        for (int row = rand() % 4; row > 0; row--) {
            data_table_row(table);
            for (int i = rand() % (columns + 1); i > 0; i--) {
                char *cell = arena_string(arena, "#");
                for (int j = rand() % 8; j > 0; j--)
                    cell = arena_printf(arena, "%s %s", cell,
                                        words[(size_t)rand() % ARRAY_LENGTH(words)]);
                data_table_cell(table, cell);
                marks++;
            }
        }
        data_table_write_text(table, width, &text);
        for (char *line = strtok(text.bytes, "\n"); line; line = strtok(NULL, "\n")) {
            assert_true(columns_of(line) <= width);
            assert_true(line[strlen(line) - 1] != ' ');
            for (const char *at = line; (at = strchr(at, '#')); at++)
                seen++;
        }
        assert_int_equal(seen, marks);
        text_finish(&text);
        arena_free(arena);
    }
}

/* Text stays in its cell: a bar does not end a cell, and a row has as many cells as the head. */
static void test_markdown_is_a_table_under_each_heading(void **state)
{
    struct arena *arena = arena_new();
    struct text text;
    size_t tables = 0;

    (void)state;
    text_init(&text);
    data_table_write_markdown(table_of_groups(arena), &text);
    assert_non_null(strstr(text.bytes, "## Who\n\n|"));
    assert_non_null(strstr(text.bytes, "## What, exactly\n\n|"));
    for (const char *at = text.bytes; (at = strstr(at, "| Go + Gin |")); at++)
        tables++;
    assert_int_equal(tables, 2);
    assert_non_null(strstr(text.bytes, "| Data layer | none |\n"));

    text_clear(&text);
    data_table_write_markdown(table_of_three(arena), &text);
    assert_null(strstr(text.bytes, "a|b"));
    assert_non_null(strstr(text.bytes, "| django | 80000 |"));
    assert_null(strstr(text.bytes, "##"));
    text_finish(&text);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_are_written_in_each_format),
        cmocka_unit_test(test_text_wraps_inside_its_column),
        cmocka_unit_test(test_words_are_not_split),
        cmocka_unit_test(test_random_tables_fit_the_width),
        cmocka_unit_test(test_markdown_is_a_table_under_each_heading),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
