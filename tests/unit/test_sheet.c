#include "unit.h"

#include "base/text/columns.h"
#include "document/model/table.h"

#include <stdlib.h>
#include <string.h>

static struct sheet *sheet_of_three(struct arena *arena)
{
    struct sheet *sheet = sheet_new(arena);

    sheet_column(sheet, "id", NULL, ALIGN_LEFT);
    sheet_column(sheet, "stars", NULL, ALIGN_RIGHT);
    sheet_column(sheet, "note", "Remark", ALIGN_LEFT);
    sheet_row(sheet);
    sheet_cell(sheet, "django");
    sheet_printf(sheet, "%d", 80000);
    sheet_cell(sheet, "says \"hi\", often");
    sheet_row(sheet);
    sheet_cell(sheet, "框架");
    sheet_cell(sheet, "7");
    sheet_row(sheet);
    sheet_cell(sheet, "gin");
    sheet_cell(sheet, "");
    sheet_cell(sheet, "a|b\tc\nd");
    return sheet;
}

static struct sheet *sheet_of_groups(struct arena *arena)
{
    struct sheet *sheet = sheet_new(arena);

    sheet_column(sheet, "trait", "", ALIGN_LEFT);
    sheet_column(sheet, "gin", "Go + Gin", ALIGN_LEFT);
    sheet_group(sheet, "Who");
    sheet_row(sheet);
    sheet_cell(sheet, "Language");
    sheet_cell(sheet, "Go");
    sheet_group(sheet, "What, exactly");
    sheet_row(sheet);
    sheet_cell(sheet, "Data layer");
    sheet_cell(sheet, "none");
    sheet_row(sheet);
    sheet_cell(sheet, "Speed");
    return sheet;
}

static struct sheet *sheet_of_nothing(struct arena *arena)
{
    struct sheet *sheet = sheet_new(arena);

    sheet_column(sheet, "id", NULL, ALIGN_LEFT);
    sheet_column(sheet, "name", NULL, ALIGN_LEFT);
    return sheet;
}

static void write_text(const struct sheet *sheet, struct text *text)
{
    sheet_write_text(sheet, 0, text);
}

static const struct {
    const char *what;
    struct sheet *(*make)(struct arena *arena);
    void (*write)(const struct sheet *sheet, struct text *text);
    const char *expected;
} rows[] = {
    {"csv", sheet_of_three, sheet_write_csv,
     "id,stars,note\n"
     "django,80000,\"says \"\"hi\"\", often\"\n"
     "框架,7,\n"
     "gin,,\"a|b\tc\nd\"\n"},
    {"tsv", sheet_of_three, sheet_write_tsv,
     "id\tstars\tnote\n"
     "django\t80000\tsays \"hi\", often\n"
     "框架\t7\t\n"
     "gin\t\ta|b c d\n"},
    {"grouped text", sheet_of_groups, write_text,
     "              Go + Gin\n"
     "\n"
     "Who\n"
     "  Language    Go\n"
     "\n"
     "What, exactly\n"
     "  Data layer  none\n"
     "  Speed\n"},
    {"grouped csv", sheet_of_groups, sheet_write_csv,
     "group,trait,gin\n"
     "Who,Language,Go\n"
     "\"What, exactly\",Data layer,none\n"
     "\"What, exactly\",Speed,\n"},
    {"nothing as text", sheet_of_nothing, write_text, "ID  NAME\n"},
    {"nothing as csv", sheet_of_nothing, sheet_write_csv, "id,name\n"},
};

static void cells_are_written_in_each_format(void **state)
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
static void text_wraps_inside_its_column(void **state)
{
    struct arena *arena = arena_new();
    struct sheet *sheet = sheet_new(arena);
    struct text text;

    (void)state;
    text_init(&text);
    sheet_column(sheet, "id", NULL, ALIGN_LEFT);
    sheet_column(sheet, "n", NULL, ALIGN_RIGHT);
    sheet_column(sheet, "summary", NULL, ALIGN_LEFT);
    sheet_row(sheet);
    sheet_cell(sheet, "gin");
    sheet_cell(sheet, "12");
    sheet_cell(sheet, "a thin router over the library");
    sheet_row(sheet);
    sheet_cell(sheet, "框架框架");
    sheet_cell(sheet, "3");
    sheet_cell(sheet, "https://example.org/long");
    sheet_write_text(sheet, 28, &text);
    assert_string_equal(text.bytes, "ID         N  SUMMARY\n"
                                    "gin       12  a thin router\n"
                                    "              over the\n"
                                    "              library\n"
                                    "框架框架   3  https://exampl\n"
                                    "              e.org/long\n");
    text_finish(&text);
    arena_free(arena);
}

/* As long as it helps, a word is not cut in two: the longest gives way first. */
static void words_stay_whole(void **state)
{
    struct arena *arena = arena_new();
    struct sheet *sheet = sheet_new(arena);
    struct text text;

    (void)state;
    text_init(&text);
    sheet_column(sheet, "id", NULL, ALIGN_LEFT);
    sheet_column(sheet, "summary", NULL, ALIGN_LEFT);
    sheet_row(sheet);
    sheet_cell(sheet, "aspnet-core");
    sheet_cell(sheet, "an incomprehensible word");
    sheet_write_text(sheet, 24, &text);
    assert_string_equal(text.bytes, "ID           SUMMARY\n"
                                    "aspnet-core  an\n"
                                    "             incomprehen\n"
                                    "             sible word\n");
    text_finish(&text);
    arena_free(arena);
}

/* The same on many random sheets: no line is wider than asked for (as long as the columns can be
 * made narrow enough), none ends with a blank, and every word is there, in order of the cells. */
static void random_sheets_keep_the_width(void **state)
{
    static const char *const words[] = {"a", "bb", "größer", "框架", "seven77", "e\xCC\x81", "xyz"};

    (void)state;
    srand(7);
    for (int round = 0; round < 2000; round++) {
        struct arena *arena = arena_new();
        struct sheet *sheet = sheet_new(arena);
        int columns = 1 + rand() % 5, width = 6 * columns + 2 * (columns - 1) + rand() % 60;
        size_t marks = 0, seen = 0;
        struct text text;

        text_init(&text);
        for (int i = 0; i < columns; i++)
            sheet_column(sheet, "c", NULL, rand() % 2 ? ALIGN_RIGHT : ALIGN_LEFT);
        for (int row = rand() % 4; row > 0; row--) {
            sheet_row(sheet);
            for (int i = rand() % (columns + 1); i > 0; i--) {
                char *cell = arena_string(arena, "#");
                for (int j = rand() % 8; j > 0; j--)
                    cell = arena_printf(arena, "%s %s", cell,
                                        words[(size_t)rand() % ARRAY_LENGTH(words)]);
                sheet_cell(sheet, cell);
                marks++;
            }
        }
        sheet_write_text(sheet, width, &text);
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

/* What stands in a cell stays in it: a bar is no end of a cell, a row has as many as the head. */
static void markdown_is_a_table_under_each_heading(void **state)
{
    struct arena *arena = arena_new();
    struct text text;
    size_t tables = 0;

    (void)state;
    text_init(&text);
    sheet_write_markdown(sheet_of_groups(arena), &text);
    assert_non_null(strstr(text.bytes, "## Who\n\n|"));
    assert_non_null(strstr(text.bytes, "## What, exactly\n\n|"));
    for (const char *at = text.bytes; (at = strstr(at, "| Go + Gin |")); at++)
        tables++;
    assert_int_equal(tables, 2);
    assert_non_null(strstr(text.bytes, "| Data layer | none |\n"));

    text_clear(&text);
    sheet_write_markdown(sheet_of_three(arena), &text);
    assert_null(strstr(text.bytes, "a|b"));
    assert_non_null(strstr(text.bytes, "| django | 80000 |"));
    assert_null(strstr(text.bytes, "##"));
    text_finish(&text);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_written_in_each_format),
        cmocka_unit_test(text_wraps_inside_its_column),
        cmocka_unit_test(words_stay_whole),
        cmocka_unit_test(random_sheets_keep_the_width),
        cmocka_unit_test(markdown_is_a_table_under_each_heading),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
