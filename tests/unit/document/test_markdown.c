#include "unit.h"

#include "document/markdown/markdown.h"
#include "sample_document.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#define BAD "\xEF\xBF\xBD"
#define SAMPLES 1000
#define SOUPS 2000

/* --- a document in one line -------------------------------------------------------------- */

static void dump_blocks(struct text *text, const struct block *first);

static void dump_inlines(struct text *text, const struct inline_node *first)
{
    static const char *const marks[] = {
        [INLINE_STRONG] = "*{", [INLINE_EMPHASIS] = "_{", [INLINE_CODE] = "`{",
        [INLINE_LINK] = "@{",   [INLINE_BREAK] = "/",     [INLINE_TEXT] = "",
    };

    for (const struct inline_node *node = first; node; node = node->next) {
        text_append(text, marks[node->kind]);
        text_append(text, node->text ? node->text : "");
        dump_inlines(text, node->first);
        if (node->kind != INLINE_TEXT && node->kind != INLINE_BREAK)
            text_append(text, "}");
        if (node->target)
            text_printf(text, "<%s>", node->target);
    }
}

static void dump_block(struct text *text, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING:
        text_printf(text, "H%d[", block->level);
        dump_inlines(text, block->inlines);
        text_append(text, "]");
        break;
    case BLOCK_PARAGRAPH:
        text_append(text, "P[");
        dump_inlines(text, block->inlines);
        text_append(text, "]");
        break;
    case BLOCK_LIST:
        text_append(text, block->tight ? "L" : "LOOSE");
        if (block->ordered)
            text_printf(text, "%d", block->start);
        dump_blocks(text, block->first);
        break;
    case BLOCK_ITEM:
        dump_blocks(text, block->first);
        break;
    case BLOCK_QUOTE:
        text_append(text, "Q");
        dump_blocks(text, block->first);
        break;
    case BLOCK_CODE:
        text_printf(text, "C{%s|%s}", block->info, block->text);
        break;
    case BLOCK_RULE:
        text_append(text, "R");
        break;
    case BLOCK_FOLD:
        text_printf(text, "F{%s}", block->text ? block->text : "end");
        break;
    case BLOCK_TABLE:
        fail_msg("%s", "a page held a table");
    }
}

static void dump_blocks(struct text *text, const struct block *first)
{
    text_append(text, "(");
    for (const struct block *block = first; block; block = block->next)
        dump_block(text, block);
    text_append(text, ")");
}

static const char *dump(struct arena *arena, const struct document *document)
{
    struct text text;
    const char *dumped;

    text_init(&text);
    dump_blocks(&text, document->first);
    dumped = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return dumped;
}

static const char *written(struct arena *arena, const struct document *document)
{
    struct text text;
    const char *bytes;

    text_init(&text);
    markdown_write(document, &text);
    bytes = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return bytes;
}

static struct document *read_back(struct arena *arena, const char *markdown)
{
    return markdown_read(arena, markdown, strlen(markdown));
}

/* --- reading ----------------------------------------------------------------------------- */

static const struct {
    const char *markdown, *dumped;
} pages[] = {
    {"", "()"},
    {"one\ntwo", "(P[one two])"},
    {"# One *e* ##\n\nTwo\nlines\n---\n", "(H1[One _{e}]H2[Two lines])"},
    {"a **b** `c` [d](e) f", "(P[a *{b} `{c} @{d}<e> f])"},
    {"***both***", "(P[_{*{both}}])"},
    {"hard  \nbreak\\\nagain", "(P[hard/break/again])"},
    {"hard  \nin\n===", "(H1[hard in])"},
    {"- a\n- b\n", "(L((P[a])(P[b])))"},
    {"3. a\n\n4. b\n", "(LOOSE3((P[a])(P[b])))"},
    {"- a\n  > q\n\n  ```c\n  x\n  ```\n", "(LOOSE((P[a]Q(P[q])C{c|x\n})))"},
    {"- a\n\n+ b\n\n<!-- end list -->\n\n+ c\n", "(L((P[a]))L((P[b]))L((P[c])))"},
    {"    code\n\n***\n", "(C{|code\n}R)"},
    {"```a b\n~~~\n", "(C{a b|~~~\n})"},
    {"<div>\nx\n</div>\n\n<b>y</b> <!-- z -->", "(P[<div> x </div> ]P[<b>y</b> <!-- z -->])"},
    {"![alt *x*](pic.png) ![](p.png) [](t)", "(P[@{alt _{x}}<pic.png> @{p.png}<p.png> @{t}<t>])"},
    {"[![in](p.png) out](t)", "(P[@{in out}<t>])"},
    {"[a  \nb](c)", "(P[@{a b}<c>])"},
    {"[&#10;](t)", "(P[@{ t}<t>])"},
    {"![*[](a)*](t)", "(P[@{_{}t}<t>])"},
    {"[x](javascript:y) [a@b.c](mailto:a@b.c) <m@n.o>", "(P[x (javascript:y) a@b.c m@n.o])"},
    {"<https://example.org/?a&b>", "(P[@{https://example.org/?a&b}<https://example.org/?a&b>])"},
    {"\"quotes\" -- stay... 'so'", "(P[\"quotes\" -- stay... 'so'])"},
    {"a\x1b[31mb &#27; &#x202e; \xff\t.", "(P[a" BAD "[31mb " BAD " " BAD " " BAD " .])"},
    {"`a\x1b`\n\n    b\x1b\n\n``` c&#27;\n```", "(P[`{a" BAD "}]C{|b" BAD "\n}C{c" BAD "|})"},
    {"| a | b |\n| --- | --- |", "(P[| a | b | | --- | --- |])"},
    {"a\r\nb\r\n\r\nc", "(P[a b]P[c])"},
};

static void test_pages_are_parsed(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(pages); i++) {
        struct arena *arena = arena_new();

        assert_string_equal(dump(arena, read_back(arena, pages[i].markdown)), pages[i].dumped);
        arena_free(arena);
    }
}

/* --- writing ----------------------------------------------------------------------------- */

static void add_row(struct document *document, struct block *table, const char *left,
                    const char *right)
{
    struct table_row *row = document_row(document, table);

    document_cell(document, row, 0, "%s", left);
    document_cell(document, row, 1, "%s", right);
}

/* Markdown as cmark writes it stays as it is. */
static const char *const unchanged[] = {
    "**a**  \n*b*\n",  "a **b `c` [d](e) f**\n", "[**a** b *c*](d)\n",
    "a[**(b)**](c)\n", "[a](b)**(c)**\n",
};

static void test_written_pages_do_not_change_when_read_again(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(unchanged); i++) {
        struct arena *arena = arena_new();

        assert_string_equal(written(arena, read_back(arena, unchanged[i])), unchanged[i]);
        arena_free(arena);
    }
}

/* Marks inside marks go, their words stay. */
static void test_emphasis_does_not_nest(void **state)
{
    static const char page[] = "***a** b* **c *d* e**";
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(written(arena, read_back(arena, page)), "*a b* **c d e**\n");
    arena_free(arena);
}

static void test_code_in_cells_is_escaped(void **state)
{
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct block *table = document_table(document, 1, NULL);
    struct inline_list cell = inlines_of_cell(document, document_row(document, table), 0);

    (void)state;
    inline_code(&cell, "a|b");
    inline_text(&cell, "|");
    inline_link(&cell, "c|", "d|");
    assert_string_equal(written(arena, document), "| `a\\|b\\|`[c`\\|`](d%7C) |\n| --- |\n");
    arena_free(arena);
}

/* As many bars as a hostile field can hold. Escaping them must not take quadratic time. */
static void test_long_cell_of_bars_is_escaped(void **state)
{
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct block *table = document_table(document, 1, NULL);
    char bars[100001] = "";

    (void)state;
    memset(bars, '|', sizeof(bars) - 1);
    document_cell(document, document_row(document, table), 0, "%s", bars);
    assert_int_equal(strlen(written(arena, document)),
                     2 * (sizeof(bars) - 1) + strlen("| `` |\n| --- |\n"));
    arena_free(arena);
}

/* The shape of a decision record. */
static struct document *record(struct arena *arena)
{
    static const enum alignment alignments[] = {ALIGN_LEFT, ALIGN_RIGHT};
    struct document *document = document_new(arena);
    struct block *list, *table;
    struct inline_list inlines;

    document_heading(document, 1, "12. Use Gin");
    list = document_list(document, NULL, false);
    document_point(document, list, "Status: %s", "proposed");
    document_point(document, list, "Deciders: %s", "A. *Lead*");
    document_heading(document, 2, "Status");
    document_say(document, "%d. of %s", 1, "May");
    table = document_table(document, 2, alignments);
    add_row(document, table, "Question", "Points");
    add_row(document, table, "- a|b || c", "40");
    add_row(document, table, "", "1.");
    inlines = inlines_of_block(document, document_paragraph(document, NULL));
    inline_strong(&inlines, "Margin");
    inline_text(&inlines, ": ");
    inline_code(&inlines, "a|`b");
    inline_text(&inlines, ", see ");
    inline_link(&inlines, "the page", "https://example.org/a(b)");
    inline_text(&inlines, " or ");
    inline_link(&inlines, "https://example.org", "https://example.org");
    list = document_list(document, NULL, true);
    document_point(document, list, "one");
    document_point(document, document_list(document, document_item(document, list), false), "two");
    document_rule(document);
    document_code(document, NULL, "whichstack-decision", "{\n  \"format\": 1\n}");
    return document;
}

static const char record_text[] =
    "# 12. Use Gin\n"
    "\n"
    "  - Status: proposed\n"
    "  - Deciders: A. \\*Lead\\*\n"
    "\n"
    "## Status\n"
    "\n"
    "1\\. of May\n"
    "\n"
    "| Question | Points |\n"
    "| --- | ---: |\n"
    "| - a`\\|`b `\\|\\|` c | 40 |\n"
    "| | 1. |\n"
    "\n"
    "**Margin**: ``a|`b``, see [the page](https://example.org/a\\(b\\))"
    " or <https://example.org>\n"
    "\n"
    "1.  one\n"
    "2.    - two\n"
    "\n"
    "-----\n"
    "\n"
    "``` whichstack-decision\n"
    "{\n"
    "  \"format\": 1\n"
    "}\n"
    "```\n";

static void test_record_document_is_written(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(written(arena, record(arena)), record_text);
    arena_free(arena);
}

static void test_writing_appends_to_the_text(void **state)
{
    struct arena *arena = arena_new();
    struct text text;

    (void)state;
    text_init(&text);
    text_append(&text, "---\nstatus: proposed\n---\n\n");
    markdown_write(record(arena), &text);
    assert_string_equal(text.bytes + 26, record_text);
    text_finish(&text);
    arena_free(arena);
}

/* Text that is markup, HTML or a trick somewhere. As what it is given, it comes back as that. */
static const char *const foreign[] = {
    "|",
    "||",
    "a | b",
    "| a | b |",
    "| --- |",
    "\\|",
    "\\",
    "<script>alert(1)</script>",
    "<!-- x",
    "</td></tr>",
    "`",
    "``",
    "``` c",
    "a `b` c",
    "~~",
    "~",
    "1.",
    "1. x",
    "12) x",
    "1.x",
    "1.*",
    "1999. It was",
    "123456789012. x",
    "-",
    "- x",
    "--- ",
    "+ x",
    "* x",
    "*x*",
    "**x**",
    "_x_",
    "a_b_c",
    "#",
    "# x",
    "x #",
    "###### x",
    "> x",
    "=",
    "===",
    "=x",
    "[x](y)",
    "[x]",
    "[x]: y",
    "![x](y)",
    "!",
    "&",
    "&amp;",
    "&#35;",
    "AT&T",
    "&copy;",
    "http://a.b/c_d",
    "<http://a.b>",
    "a@b.c",
    ":",
    "\"x\"",
    "'x'",
    "(x)",
    "{x}",
    "$x$",
    "a\\",
    "\\n",
    "caf\u00e9",
    "\u65e5\u672c\u8a9e",
    "\u201cx\u201d",
    "x\u00a0y",
    BAD,
    "50%",
    "%s%n",
    "a  b",
    "1",
    "x.",
};

enum place { PLACE_PARAGRAPH, PLACE_HEADING, PLACE_POINT, PLACE_QUOTE, PLACE_LABEL, PLACES };

static struct document *foreign_document(struct arena *arena, enum place place, const char *text)
{
    struct document *document = document_new(arena);
    struct block *block = NULL;
    struct inline_list inlines;

    if (place == PLACE_HEADING) {
        document_heading(document, 2, text);
        return document;
    }
    if (place == PLACE_POINT)
        block = document_item(document, document_list(document, NULL, false));
    if (place == PLACE_QUOTE)
        block = document_quote(document, NULL);
    inlines = inlines_of_block(document, document_paragraph(document, block));
    if (place == PLACE_LABEL)
        inline_link(&inlines, text, "https://example.org/");
    else
        inline_text(&inlines, text);
    return document;
}

/* The same letters, since blanks at the ends of a line do go. */
static void trim(char *text)
{
    size_t length = strlen(text);

    while (length > 0 && text[length - 1] == ' ')
        text[--length] = '\0';
}

static void test_foreign_text_is_escaped(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(foreign); i++) {
        for (enum place place = 0; place < PLACES; place++) {
            struct arena *arena = arena_new();
            char *text = arena_string(arena, foreign[i]);
            struct document *document;

            trim(text);
            document = foreign_document(arena, place, text);
            assert_string_equal(dump(arena, read_back(arena, written(arena, document))),
                                dump(arena, document));
            arena_free(arena);
        }
    }
}

/* Code, strong and emphasis keep their kind between blanks. */
static void test_foreign_text_keeps_its_inline_kind(void **state)
{
    static void (*const add[])(struct inline_list * list,
                               const char *text) = {inline_code, inline_strong, inline_emphasis};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(foreign); i++) {
        for (size_t k = 0; k < ARRAY_LENGTH(add); k++) {
            struct arena *arena = arena_new();
            struct document *document = document_new(arena);
            struct inline_list inlines =
                inlines_of_block(document, document_paragraph(document, NULL));

            inline_text(&inlines, "x ");
            add[k](&inlines, foreign[i]);
            inline_text(&inlines, " y");
            assert_string_equal(dump(arena, read_back(arena, written(arena, document))),
                                dump(arena, document));
            arena_free(arena);
        }
    }
}

/* A fence of tildes is the one thing cmark has no escape for: it becomes code. */
static const struct {
    const char *text, *markdown;
} fences[] = {
    {"~~~", "`~~~`\n"}, {"~~~~ c", "`~~~~` c\n"}, {"  ~~~ c", "`~~~` c\n"},
    {"~~ c", "~~ c\n"}, {"c ~~~", "c ~~~\n"},
};

static void test_tildes_never_open_a_fence(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(fences); i++) {
        struct arena *arena = arena_new();
        struct document *document = document_new(arena);

        document_say(document, "%s", fences[i].text);
        assert_string_equal(written(arena, document), fences[i].markdown);
        arena_free(arena);
    }
}

/* Splits a row at its bars as readers of tables do: a bar behind a backslash is no end. Gives the
 * cell's text with the backslash and the backticks around it taken off. */
static char *only_cell(struct arena *arena, const char *row)
{
    char *cell = arena_alloc(arena, strlen(row) + 1, 1);
    size_t length = 0;

    assert_int_equal(*row, '|');
    for (row++; *row != '|'; row++) {
        assert_true(*row != '\n' && *row != '\0');
        if (*row == '\\' && row[1] == '|')
            row++;
        cell[length++] = *row;
    }
    assert_int_equal(row[1], '\n');
    return cell;
}

/* In a cell each text is found again in the one cell of its row. The `x` keeps what follows from
 * beginning a line, which it does not in its row either. */
static void test_foreign_text_cannot_leave_its_cell(void **state)
{
    static const char head[] = "| head |\n| --- |\n";

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(foreign); i++) {
        struct arena *arena = arena_new();
        struct document *document = document_new(arena), *expected = document_new(arena);
        struct block *table = document_table(document, 1, NULL);
        const char *rows;
        struct text letters, found;

        document_cell(document, document_row(document, table), 0, "head");
        document_cell(document, document_row(document, table), 0, "%s", foreign[i]);
        rows = written(arena, document);
        assert_memory_equal(rows, head, strlen(head));

        document_say(expected, "x%s", foreign[i]);
        document =
            read_back(arena, arena_printf(arena, "x%s", only_cell(arena, rows + strlen(head))));
        text_init(&letters);
        text_init(&found);
        sample_add_letters(&letters, expected->first->inlines);
        sample_add_letters(&found, document->first->inlines);
        assert_string_equal(found.bytes, letters.bytes);
        text_finish(&letters);
        text_finish(&found);
        arena_free(arena);
    }
}

/* Marks that would not be seen as marks are left out; the words stay. */
static const struct {
    const char *before, *strong, *after;
    const char *markdown;
} emphasis[] = {
    {"a ", "b", " c", "a **b** c\n"},
    {"a", "b", "c", "a**b**c\n"},
    {"", "b", "", "**b**\n"},
    {"a", "(b)", "c", "a(b)c\n"},
    {"a ", "(b)", "c", "a (b)c\n"},
    {"(", "(b)", ")", "(**(b)**)\n"},
    {"\u4e2d", "\u6587", "\u5b57", "\u4e2d**\u6587**\u5b57\n"},
    {"a ", "\u201cb\u201d", " c", "a **\u201cb\u201d** c\n"},
    {"a", "\u201cb\u201d", "c", "a\u201cb\u201dc\n"},
    {"a ", "*", " c", "a **\\*** c\n"},
    {"a ", "\u00a0b", "", "a \u00a0b\n"},
    {"a ", "\u3000b", "", "a \u3000b\n"},
    {"*", "b", "*", "\\***b**\\*\n"},
};

static void test_empty_emphasis_is_left_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(emphasis); i++) {
        struct arena *arena = arena_new();
        struct document *document = document_new(arena);
        struct inline_list inlines = inlines_of_block(document, document_paragraph(document, NULL));

        inline_text(&inlines, emphasis[i].before);
        inline_strong(&inlines, emphasis[i].strong);
        inline_text(&inlines, emphasis[i].after);
        assert_string_equal(written(arena, document), emphasis[i].markdown);
        arena_free(arena);
    }
}

/* Pieces that would run together: t text, c code, s strong, e emphasis, each with its words. */
static const struct {
    const char *pieces[7];
    const char *markdown;
} neighbours[] = {
    {{"ca", "cb", "t ", "sc", "ed", "t e", NULL}, "`ab` **c**d e\n"},
    {{"t1", "t. &", "tamp; 1", "t. ", NULL}, "1\\. \\&amp; 1.\n"},
    {{"ca`", "c`b", NULL}, "`` a` ``\\`b\n"},
    {{"t~~", "t~", "ca", NULL}, "`~~~a`\n"},
    {{"t~~~ ", "ca", NULL}, "`~~~` `a`\n"},
    {{"sa", "s", "eb", "t c", NULL}, "**a**b c\n"},
    {{"t!", "ca", "t[", NULL}, "\\!`a`\\[\n"},
};

static void add_piece(struct inline_list *inlines, const char *piece)
{
    switch (*piece) {
    case 'c':
        inline_code(inlines, piece + 1);
        break;
    case 's':
        inline_strong(inlines, piece + 1);
        break;
    case 'e':
        inline_emphasis(inlines, piece + 1);
        break;
    default:
        inline_text(inlines, piece + 1);
    }
}

static void test_adjacent_inlines_stay_separate(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(neighbours); i++) {
        struct arena *arena = arena_new();
        struct document *document = document_new(arena);
        struct inline_list inlines = inlines_of_block(document, document_paragraph(document, NULL));

        for (size_t k = 0; neighbours[i].pieces[k]; k++)
            add_piece(&inlines, neighbours[i].pieces[k]);
        assert_string_equal(written(arena, document), neighbours[i].markdown);
        arena_free(arena);
    }
}

/* cmark would write only `<https://a.b>` of this one. */
static void test_link_labels_that_begin_with_their_target(void **state)
{
    static const char page[] = "[https://a.b`c` *d*](https://a.b) <https://a.b>";
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(written(arena, read_back(arena, page)),
                        "[https://a.bc d](https://a.b) <https://a.b>\n");
    arena_free(arena);
}

/* More backticks than cmark counts: as text. */
static void test_code_of_backticks_gets_a_longer_fence(void **state)
{
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct inline_list inlines = inlines_of_block(document, document_paragraph(document, NULL));
    char ticks[41] = "";

    (void)state;
    memset(ticks, '`', sizeof(ticks) - 1);
    inline_text(&inlines, "x ");
    inline_code(&inlines, ticks);
    assert_string_equal(dump(arena, read_back(arena, written(arena, document))),
                        arena_printf(arena, "(P[x %s])", ticks));
    arena_free(arena);
}

/* An item cannot be tight when its blocks would flow together. */
static void test_lists_that_cannot_be_tight_are_loose(void **state)
{
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct block *list = document_list(document, NULL, false),
                 *item = document_item(document, list);
    struct inline_list inlines = inlines_of_block(document, document_paragraph(document, item));
    struct block *numbers;

    (void)state;
    inline_text(&inlines, "one");
    numbers = document_list(document, item, true);
    numbers->start = 7;
    document_point(document, numbers, "seven");
    document_item(document, list); /* left out: it is empty */
    document_point(document, list, "two");
    assert_string_equal(written(arena, document), "  - one\n"
                                                  "    \n"
                                                  "    7.  seven\n"
                                                  "\n"
                                                  "  - two\n");
    arena_free(arena);
}

/* --- round trips ------------------------------------------------------------------------- */

static char *cmark_again(const char *markdown)
{
    cmark_node *root = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    char *again = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);

    cmark_node_free(root);
    return again;
}

/* Known differences, see markdown.h: the number of a heading, and the mark of a quote, which cmark
 * drops after its comment between two lists. */
static bool cmark_differs(const char *markdown)
{
    const char *heading = strstr(markdown, "# ");

    for (; heading; heading = strstr(heading + 1, "# ")) {
        if (heading[2] >= '0' && heading[2] <= '9')
            return true;
    }
    return strstr(markdown, "<!-- end list -->") != NULL;
}

static void test_random_documents_round_trip(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SAMPLES; i++) {
        struct arena *arena = arena_new();
        const char *once = written(arena, sample_document(arena, i, false));

        assert_string_equal(written(arena, read_back(arena, once)), once);
        arena_free(arena);
    }
}

/* Also with tables, cmark renders the file unchanged. */
static void test_cmark_writes_the_same_bytes(void **state)
{
    unsigned compared = 0;

    (void)state;
    for (unsigned i = 0; i < SAMPLES; i++) {
        struct arena *arena = arena_new();
        const char *once = written(arena, sample_document(arena, i, true));

        if (!cmark_differs(once)) {
            char *again = cmark_again(once);

            assert_string_equal(again, once);
            free(again);
            compared++;
        }
        arena_free(arena);
    }
    assert_true(compared > SAMPLES / 2);
}

static void test_record_survives_cmark(void **state)
{
    char *again = cmark_again(record_text);

    (void)state;
    assert_memory_equal(again, "# 12\\. Use Gin\n", 15);
    assert_string_equal(again + 15, record_text + 14);
    free(again);
}

/* Pages by strangers, from pieces of markup in any order. */
static const char *soup(struct arena *arena, unsigned number)
{
    static const char *const markup[] = {
        "\n",     "\n\n",    "\n- ",    "\n  - ",       "\n1. ", "\n5) ", "\n> ",
        "\n    ", "\n```\n", "\n---\n", "\n# ",         "  \n",  "\\\n",  "<b>",
        "![",     "](",      "](x y)",  "<http://a.b>", "&#10;", "&#32;",
    };
    struct sample sample = {
        .state = (number + 1) * 0x9E3779B97F4A7C15u,
        .document = document_new(arena),
    };
    struct text text;
    const char *bytes;

    text_init(&text);
    for (unsigned count = 1 + sample_below(&sample, 20); count > 0; count--) {
        text_append(&text, sample_text(&sample));
        text_append(&text, markup[sample_below(&sample, ARRAY_LENGTH(markup))]);
    }
    bytes = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return bytes;
}

static void test_random_pages_round_trip(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SOUPS; i++) {
        struct arena *arena = arena_new();
        const char *once = written(arena, read_back(arena, soup(arena, i)));

        assert_string_equal(written(arena, read_back(arena, once)), once);
        arena_free(arena);
    }
}

/* --- limits ------------------------------------------------------------------------------ */

/* Repeated up to the limit and over it: what made parsers quadratic, or deep. */
static const char *const bombs[] = {
    "[",       "[a](",    "*a ",   "a**b_c ", "**x [*b**c*](d) ",
    "`a",      "``` a\n", "> ",    ">",       "+ ",
    "* a\n",   "1. ",     "<!--",  "<?",      "<!A ",
    "<a b=\"", "&",       "\\",    "#",       "[a]: b\n",
    "a\n",     "\n",      "a  \n", "|",       "*a **a ",
    "\u202e",
};

static const char *const notes[] = {
    "Some of this page is left out: it is nested more than 64 levels deep.",
    "This page is cut here: it has more than 20,000 lines.",
    "This page is cut here: it is longer than 256 KiB.",
    "This page is cut here: what follows has too many marks to be read.",
};

static bool is_note(const struct block *block)
{
    const struct inline_node *node = block->inlines;

    if (block->kind != BLOCK_PARAGRAPH || !node || node->kind != INLINE_EMPHASIS)
        return false;
    for (size_t i = 0; i < ARRAY_LENGTH(notes); i++) {
        if (strcmp(node->first->text, notes[i]) == 0)
            return true;
    }
    return false;
}

static char *repeated(const char *pattern, size_t length)
{
    size_t step = strlen(pattern);
    char *bytes = malloc(length + step);

    for (size_t at = 0; at < length; at += step)
        memcpy(bytes + at, pattern, step);
    return bytes;
}

static void test_huge_markdown_is_cut_with_a_notice(void **state)
{
    size_t length = MARKDOWN_LIMIT + 1000;

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(bombs); i++) {
        struct arena *arena = arena_new();
        char *bytes = repeated(bombs[i], length);

        assert_true(is_note(markdown_read(arena, bytes, length)->last));
        free(bytes);
        arena_free(arena);
    }
}

static size_t depth_of(const struct block *first)
{
    size_t deepest = 0;

    for (const struct block *block = first; block; block = block->next) {
        size_t depth = 1 + depth_of(block->first);

        deepest = depth > deepest ? depth : deepest;
    }
    return deepest;
}

/* Quotes so deep, one paragraph in the last. */
static const struct {
    size_t marks, depth;
    bool note;
} depths[] = {{1, 2, false}, {64, 65, false}, {65, 64, true}, {1000, 64, true}};

static void test_nesting_depth_is_limited(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(depths); i++) {
        struct arena *arena = arena_new();
        char *bytes = repeated(">", depths[i].marks + 1);
        struct document *document;

        bytes[depths[i].marks] = 'x';
        document = markdown_read(arena, bytes, depths[i].marks + 1);
        assert_int_equal(depth_of(document->first), depths[i].depth);
        assert_int_equal(is_note(document->last), depths[i].note);
        free(bytes);
        arena_free(arena);
    }
}

/* Marks inside each other beyond 64 are left out, their words are not. */
static void test_deep_emphasis_keeps_its_words(void **state)
{
    struct arena *arena = arena_new();
    struct text page, letters;

    (void)state;
    text_init(&page);
    text_init(&letters);
    text_append_repeat(&page, "*a **b ", 100);
    text_append_repeat(&page, "c** d*", 100);
    sample_add_letters(&letters, markdown_read(arena, page.bytes, page.length)->first->inlines);
    assert_int_equal(letters.length, 400);
    text_finish(&page);
    text_finish(&letters);
    arena_free(arena);
}

/* The last bytes and lines that fit, and the first that do not. */
static void test_limits_include_the_last_value(void **state)
{
    char *bytes = repeated("a\n\n", MARKDOWN_LIMIT + 3);
    struct arena *arena = arena_new();

    (void)state;
    assert_false(is_note(markdown_read(arena, bytes, MARKDOWN_LINES)->last));
    free(bytes);

    bytes = repeated("\n", MARKDOWN_LINES + 1);
    assert_null(markdown_read(arena, bytes, MARKDOWN_LINES)->first);
    bytes[MARKDOWN_LINES] = 'x';
    assert_string_equal(dump(arena, markdown_read(arena, bytes, MARKDOWN_LINES + 1)),
                        arena_printf(arena, "(P[_{%s}])", notes[1]));
    free(bytes);

    bytes = repeated("a", MARKDOWN_LIMIT + 1);
    assert_null(markdown_read(arena, bytes, MARKDOWN_LIMIT)->first->next);
    assert_true(is_note(markdown_read(arena, bytes, MARKDOWN_LIMIT + 1)->last));
    bytes[MARKDOWN_LIMIT - 5] = '\n';
    assert_int_equal(strlen(markdown_read(arena, bytes, MARKDOWN_LIMIT + 1)->first->inlines->text),
                     MARKDOWN_LIMIT - 5);
    free(bytes);
    arena_free(arena);
}

/* A page that is one line is cut between characters. */
static void test_cutting_keeps_characters_whole(void **state)
{
    char *bytes = repeated("\u65e5", MARKDOWN_LIMIT + 3);
    struct arena *arena = arena_new();
    const char *text;

    (void)state;
    text = markdown_read(arena, bytes, MARKDOWN_LIMIT + 3)->first->inlines->text;
    assert_int_equal(strlen(text), MARKDOWN_LIMIT / 3 * 3);
    assert_null(strstr(text, BAD));
    free(bytes);
    arena_free(arena);
}

/* --- finding code ------------------------------------------------------------------------ */

static const struct {
    const char *markdown;
    size_t found;
    const char *block;
} codes[] = {
    {"", 0, NULL},
    {"``` x\na\n```\n", 1, "a\n"},
    {"```x\na\n```\n\n~~~ x\nb\n~~~\n", 2, "a\n"},
    {"> - ``` x\n>   a\n>   ```\n", 1, "a\n"},
    {"``` x y\na\n```\n", 0, NULL},
    {"``` X\na\n```\n", 0, NULL},
    {"x\n\n    ``` x\n    a\n    ```\n", 0, NULL},
    {"````\n``` x\na\n```\n````\n", 0, NULL},
    {"<!--\n``` x\na\n```\n-->\n", 0, NULL},
    {"``` x\n{\"a\": \"\x1b\"}\n\n", 1, "{\"a\": \"\x1b\"}\n\n"},
};

static void test_code_blocks_are_found_by_parsing(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(codes); i++) {
        struct arena *arena = arena_new();
        const char *block = NULL, *markdown = codes[i].markdown;

        assert_int_equal(markdown_find_code(arena, markdown, strlen(markdown), "x", &block),
                         codes[i].found);
        if (codes[i].block)
            assert_string_equal(block, codes[i].block);
        else
            assert_null(block);
        arena_free(arena);
    }
}

/* Longer than a page may be. */
static void test_code_blocks_are_found_in_a_long_record(void **state)
{
    struct arena *arena = arena_new();
    struct text record_of_many;
    const char *block = NULL;

    (void)state;
    text_init(&record_of_many);
    text_append_repeat(&record_of_many, "words\n\n", MARKDOWN_LIMIT);
    text_append(&record_of_many, "``` x\nlast\n```\n");
    assert_int_equal(
        markdown_find_code(arena, record_of_many.bytes, record_of_many.length, "x", &block), 1);
    assert_string_equal(block, "last\n");
    text_finish(&record_of_many);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_are_parsed),
        cmocka_unit_test(test_written_pages_do_not_change_when_read_again),
        cmocka_unit_test(test_emphasis_does_not_nest),
        cmocka_unit_test(test_code_in_cells_is_escaped),
        cmocka_unit_test(test_long_cell_of_bars_is_escaped),
        cmocka_unit_test(test_record_document_is_written),
        cmocka_unit_test(test_writing_appends_to_the_text),
        cmocka_unit_test(test_foreign_text_is_escaped),
        cmocka_unit_test(test_foreign_text_keeps_its_inline_kind),
        cmocka_unit_test(test_tildes_never_open_a_fence),
        cmocka_unit_test(test_foreign_text_cannot_leave_its_cell),
        cmocka_unit_test(test_empty_emphasis_is_left_out),
        cmocka_unit_test(test_adjacent_inlines_stay_separate),
        cmocka_unit_test(test_link_labels_that_begin_with_their_target),
        cmocka_unit_test(test_code_of_backticks_gets_a_longer_fence),
        cmocka_unit_test(test_lists_that_cannot_be_tight_are_loose),
        cmocka_unit_test(test_random_documents_round_trip),
        cmocka_unit_test(test_cmark_writes_the_same_bytes),
        cmocka_unit_test(test_record_survives_cmark),
        cmocka_unit_test(test_random_pages_round_trip),
        cmocka_unit_test(test_huge_markdown_is_cut_with_a_notice),
        cmocka_unit_test(test_nesting_depth_is_limited),
        cmocka_unit_test(test_deep_emphasis_keeps_its_words),
        cmocka_unit_test(test_limits_include_the_last_value),
        cmocka_unit_test(test_cutting_keeps_characters_whole),
        cmocka_unit_test(test_code_blocks_are_found_by_parsing),
        cmocka_unit_test(test_code_blocks_are_found_in_a_long_record),
    };

    return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
