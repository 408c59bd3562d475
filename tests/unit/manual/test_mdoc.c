#include "unit.h"

#include "document/markdown/markdown.h"
#include "manual/mdoc.h"
#include "sample_document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SAMPLES 3000
#define SAMPLES_READ 150 /* by mandoc too */
#define LINE_MOST 80

static const struct mdoc_page page = {"stack-name", 7, "what it is", "November 22, 2026"};

static const char head[] = ".Dd November 22, 2026\n.Dt STACK-NAME 7\n.Os\n.Sh NAME\n"
                           ".Nm stack-name\n.Nd what it is\n";

static const char *written(struct arena *arena, const struct document *document)
{
    struct text text;
    const char *bytes;

    text_init(&text);
    mdoc_write(document, &page, &text);
    bytes = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    assert_true(text_starts_with(bytes, head));
    return bytes + strlen(head);
}

static const struct {
    const char *markdown, *mdoc;
} bodies[] = {
    {"", ""},
    {"## Exit status", ".Sh EXIT STATUS\n"},
    {"### A part No more", ".Ss A part \\&No more\n"},
    {"one\n\ntwo", "one\n.Pp\ntwo\n"},
    {"## S\n\none", ".Sh S\none\n"},
    {"**b** *e* `c`", "\\fBb\\fR \\fIe\\fR \\fBc\\fR\n"},

    /* nothing is taken for a macro or an escape */
    {".Sh no", "\\&.Sh no\n"},
    {"'twas", "\\(aqtwas\n"},
    {"a\\\\b", "a\\eb\n"},
    {"caf\u00e9 \u4e2d", "caf\\[u00E9] \\[u4E2D]\n"},
    {"`a b.c`d", "\\fBa\\fR \\fBb.c\\fRd\n"},
    {"\"q\" ^ ~ \\`", "\\(dqq\\(dq \\(ha \\(ti \\(ga\n"},

    /* options and figures have a minus, words a hyphen */
    {"built-in `no-mouse` --no-mouse -o 2026-11-22 - a",
     "built-in \\fBno\\-mouse\\fR \\-\\-no\\-mouse \\-o 2026\\-11\\-22 \\- a\n"},

    /* sentences begin lines, and no other stop ends one */
    {"One. Two? (Three!) Four.", "One.\nTwo?\n(Three!)\nFour.\n"},
    {"One e.g. two. `three`", "One e.g. two.\n\\fBthree\\fR\n"},
    {"this line has so many words that it is cut behind a word with a full stop etc. and goes on",
     "this line has so many words that it is cut behind a word with a full stop etc.\\&\n"
     "and goes on\n"},

    {"see stack-name(7), and (other(1)).",
     "see\n.Xr stack-name 7 ,\nand\n.No \\&( Ns Xr other 1 ) .\n"},
    {"f(x) is none", "f(x) is none\n"},
    {"[here](https://a.b/c-d) [there](e.md)", ".Lk https://a.b/c\\-d \"here\"\nthere\n"},

    {"- a\n- b", ".Bl -bullet -compact\n.It\na\n.It\nb\n.El\n"},
    {"- a\n\n- b", ".Bl -bullet\n.It\na\n.It\nb\n.El\n"},
    {"x\n\n- a\n  - b\n\ny",
     "x\n.Pp\n.Bl -bullet -compact\n.It\na\n.Pp\n.Bl -bullet -compact\n.It\nb\n.El\n.El\n"
     ".Pp\ny\n"},
    {"4. a\n5. b", ".Bl -tag -width 3n -compact\n.It 4.\na\n.It 5.\nb\n.El\n"},
    {"-", ".Bl -bullet -compact\n.It\n\\&\n.El\n"},
    {"- `-o`: a\n- `--out` *FILE*: b",
     ".Bl -bullet -compact\n.It\n\\fB\\-o\\fR: a\n.It\n\\fB\\-\\-out\\fR \\fIFILE\\fR: b\n.El\n"},
    {"- `-o`: a `b`\n- `--out`: c\n- `NO_COLOR`: d\n- `/etc/x`: e\n- `1`: f",
     ".Bl -tag -width 8n -compact\n.It Fl o\na \\fBb\\fR\n.It Fl \\-out\nc\n.It Ev NO_COLOR\nd\n"
     ".It Pa /etc/x\ne\n.It Ic 1\nf\n.El\n"},
    {"- `a -b No .`: c",
     ".Bl -tag -width 9n -compact\n.It Ic a Ic \\-b Ic \\&No Ic \\&.\nc\n.El\n"},

    {"a\n\n```\n.b -c\n\nd\n```\n\ne",
     "a\n.Bd -literal -offset indent\n\\&.b \\-c\n\nd\n.Ed\n.Pp\ne\n"},
    {"> q\n\n***\n\nz", ".Bd -ragged -offset indent\nq\n.Ed\n.Pp\nz\n"},
};

static void test_every_block_is_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(bodies); i++) {
        struct arena *arena = arena_new();
        const char *markdown = bodies[i].markdown;

        assert_string_equal(written(arena, markdown_read(arena, markdown, strlen(markdown))),
                            bodies[i].mdoc);
        arena_free(arena);
    }
}

static struct inline_list cell(struct document *document, struct table_row *row, size_t column)
{
    return inlines_of_cell(document, row, column);
}

static void test_two_columns_become_a_term_list(void **state)
{
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct block *table = document_table(document, 2, NULL);
    struct inline_list list;

    (void)state;
    document_cell(document, document_row(document, table), 0, "Option");
    struct table_row *row = document_row(document, table);
    list = cell(document, row, 0);
    inline_code(&list, "-o");
    inline_text(&list, ", ");
    inline_code(&list, "--output");
    inline_text(&list, " ");
    inline_emphasis(&list, "FILE");
    document_cell(document, row, 1, "Where to");
    assert_string_equal(written(arena, document),
                        ".Bl -tag -width 17n -compact\n.It Fl o , Fl \\-output Ar FILE\n"
                        "Where to\n.El\n");
    arena_free(arena);
}

/* A list of commands is read better when none of them has its words beside it. */
static void test_long_terms_get_their_own_line(void **state)
{
    static const char markdown[] = "- `ask`: a\n- `a command that is longer than a term`: b";
    struct arena *arena = arena_new();

    (void)state;
    assert_non_null(strstr(written(arena, markdown_read(arena, markdown, strlen(markdown))),
                           ".Bl -tag -width 4n"));
    arena_free(arena);
}

static void test_three_columns_become_a_table(void **state)
{
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct block *table = document_table(document, 3, NULL);

    (void)state;
    for (int i = 0; i < 2; i++) {
        struct table_row *row = document_row(document, table);
        document_cell(document, row, 0, "%s", i ? "a b" : "One");
        document_cell(document, row, 2, "%s", i ? "No" : "Three");
    }
    assert_string_equal(written(arena, document), ".Bl -column -compact xxx x xxxxx\n"
                                                  ".It One Ta \\& Ta Three\n"
                                                  ".It a b Ta \\& Ta \\&No\n.El\n");
    arena_free(arena);
}

/* --- whatever a document holds -------------------------------------------------------------- */

/* A line is a macro that this module writes, or words. */
static bool is_known_macro(const char *line)
{
    static const char *const macros[] = {".Sh ", ".Ss ",  ".Pp\n", ".Bl ", ".It",  ".El\n",
                                         ".Bd ", ".Ed\n", ".Lk ",  ".Xr ", ".No ", ".Sy ",
                                         ".Ar ", ".Ic ",  ".Fl ",  ".Ev ", ".Pa "};

    for (size_t i = 0; i < ARRAY_LENGTH(macros); i++)
        if (text_starts_with(line, macros[i]))
            return true;
    return false;
}

static bool has_blank(const char *line, size_t length)
{
    return memchr(line, ' ', length) != NULL;
}

static void check_lines(const char *mdoc)
{
    bool code = false;

    for (const char *line = mdoc; *line; line += strcspn(line, "\n") + 1) {
        size_t length = strcspn(line, "\n");

        assert_int_equal(line[length], '\n');
        assert_int_not_equal(line[0], '\'');
        for (size_t i = 0; i < length; i++)
            assert_in_range((unsigned char)line[i], ' ', '~');
        if (text_starts_with(line, ".Bd -literal") || text_starts_with(line, ".Ed"))
            code = line[1] == 'B';
        if (line[0] == '.')
            assert_true(is_known_macro(line));
        else if (!code) {
            assert_true(length > 0);
            assert_int_not_equal(line[length - 1], ' ');
            assert_true(length <= LINE_MOST || !has_blank(line, length));
        }
    }
}

static void test_mdoc_is_lines_of_ascii(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SAMPLES; i++) {
        struct arena *arena = arena_new();

        check_lines(written(arena, sample_document(arena, i, true)));
        arena_free(arena);
    }
}

/* The warnings of mandoc about a page, "" for none. */
static const char *fault(struct arena *arena, const char *mdoc)
{
    char path[] = "/tmp/whichstack-mdoc-XXXXXX", found[4096];
    int descriptor = mkstemp(path);
    FILE *file = fdopen(descriptor, "w");

    assert_non_null(file);
    fputs(mdoc, file);
    fclose(file);
    file = popen(arena_printf(arena, "mandoc -T lint -W error %s 2>&1", path), "r");
    assert_non_null(file);
    found[fread(found, 1, sizeof(found) - 1, file)] = '\0';
    pclose(file);
    unlink(path);
    return arena_string(arena, found);
}

static void test_mandoc_accepts_random_documents(void **state)
{
    (void)state;
    if (system("command -v mandoc >/dev/null") != 0) {
        print_message("# mandoc is not installed\n");
        skip();
    }
    for (unsigned i = 0; i < SAMPLES_READ; i++) {
        struct arena *arena = arena_new();
        const char *body = written(arena, sample_document(arena, i, true));

        assert_string_equal(fault(arena, arena_printf(arena, "%s.Sh ANY\n%s", head, body)), "");
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_block_is_written),
        cmocka_unit_test(test_two_columns_become_a_term_list),
        cmocka_unit_test(test_long_terms_get_their_own_line),
        cmocka_unit_test(test_three_columns_become_a_table),
        cmocka_unit_test(test_mdoc_is_lines_of_ascii),
        cmocka_unit_test(test_mandoc_accepts_random_documents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
