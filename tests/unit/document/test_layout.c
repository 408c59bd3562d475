#include "unit.h"

#include "base/text/clean.h"
#include "base/text/columns.h"
#include "base/text/utf8.h"
#include "document/layout/layout.h"
#include "document/markdown/markdown.h"
#include "sample_document.h"

#include <stdio.h>
#include <string.h>

#define SAMPLES 1500

static const struct layout_options ascii_options = {.width = 30};

static const char *plain(struct arena *arena, const struct layout *layout)
{
    struct text text;
    const char *bytes;

    text_init(&text);
    layout_write(layout, &text);
    bytes = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return bytes;
}

static struct layout *laid(struct arena *arena, const char *markdown,
                           const struct layout_options *options)
{
    return layout_new(arena, markdown_read(arena, markdown, strlen(markdown)), options);
}

/* Where it is only counted from a line on, the lines before are the same, and as many follow. */
static void check_counted(const struct document *document, const struct layout_options *options,
                          const struct layout *all)
{
    for (size_t most = 1; most <= all->n_lines + 1 && !options->link_numbers; most++) {
        struct arena *arena = arena_new();
        const struct layout *some = layout_new_counted(arena, document, options, most);

        assert_int_equal(some->n_lines, all->n_lines);
        assert_int_equal(some->n_laid, most < all->n_lines ? most : all->n_lines);
        assert_int_equal(some->n_sections, all->n_sections);
        for (size_t i = 0; i < all->n_sections; i++) {
            assert_string_equal(some->sections[i].title, all->sections[i].title);
            assert_int_equal(some->sections[i].line, all->sections[i].line);
        }
        for (size_t i = 0; i < some->n_laid; i++) {
            const struct layout_line *line = &some->lines[i], *same = &all->lines[i];
            assert_int_equal(line->n_spans, same->n_spans);
            assert_int_equal(line->width, same->width);
            for (size_t j = 0; j < line->n_spans; j++) {
                assert_string_equal(line->spans[j].text, same->spans[j].text);
                assert_int_equal(line->spans[j].column, same->spans[j].column);
                assert_int_equal(line->spans[j].style, same->spans[j].style);
                assert_int_equal(line->spans[j].link, same->spans[j].link);
            }
        }
        arena_free(arena);
    }
}

/* --- what holds of every layout ---------------------------------------------------------- */

static void check_text(const char *text)
{
    for (size_t at = 0, length = strlen(text); at < length;) {
        uint32_t code;

        at += utf8_decode(text + at, length - at, &code);
        assert_true(code != UTF8_INVALID && (code == ' ' || !clean_replaces(code)));
        assert_true(code != '\n' && code != '\t');
    }
}

/* Spans go from left to right, have the width they say, and end where the line ends. */
static void check_line(const struct layout_line *line, int width)
{
    int column = 0;

    for (size_t i = 0; i < line->n_spans; i++) {
        const struct span *span = &line->spans[i];

        check_text(span->text);
        assert_true(span->width >= 0 && span->column >= column);
        assert_int_equal(span->width, columns_of(span->text));
        column = span->column + span->width;
    }
    assert_int_equal(line->width, column);
    if (!line->code) {
        assert_true(line->width <= width || width < LAYOUT_WIDTH_LEAST);
        assert_false(line->n_spans > 0 && text_ends_with(line->spans[line->n_spans - 1].text, " "));
    }
}

static void check_layout(const struct layout *layout, int width)
{
    for (size_t i = 0; i < layout->n_lines; i++)
        check_line(&layout->lines[i], width);
    for (size_t i = 0; i < layout->n_links; i++)
        assert_true(layout->links[i].line < layout->n_lines);
    for (size_t i = 0; i < layout->n_sections; i++)
        assert_true(layout->sections[i].line < layout->n_lines);
}

/* --- goldens ----------------------------------------------------------------------------- */

static const struct {
    struct layout_options options;
    const char *markdown, *lines;
} goldens[] = {
    {{20, false, false, false}, "", ""},
    {{20, false, false, false},
     "one two three four five six",
     "one two three four\n"
     "five six\n"},
    {{20, false, false, false},
     "exactly twenty words\nnext",
     "exactly twenty words\n"
     "next\n"},
    {{12, false, false, false},
     "an incomprehensibilities x",
     "an\n"
     "incomprehens\n"
     "ibilities x\n"},
    {{3, false, false, false}, "not narrower than 12", "not narrower\nthan 12\n"},
    {{12, false, false, false},
     "\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e\u65e5 caf\u00e9 e\u0301e\u0301e\u0301e\u0301e\u0301",
     "\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e\n"
     "\u65e5 caf\u00e9\n"
     "e\u0301e\u0301e\u0301e\u0301e\u0301\n"},
    {{20, false, false, false},
     "a**b**c *d* `e` **split over lines**.",
     "abc d e split over\n"
     "lines.\n"},
    {{20, false, false, false}, "break  \nhere", "break\nhere\n"},
    {{30, false, false, false},
     "# Title\n\ntext\n\n## Part\n\ntext\n### Small\n\ntext\n",
     "Title\n"
     "=====\n"
     "\n"
     "text\n"
     "\n"
     "Part\n"
     "----\n"
     "text\n"
     "\n"
     "Small\n"
     "text\n"},
    {{30, true, false, false},
     "# Title\n\n## Part\n",
     "Title\n"
     "\u2501\u2501\u2501\u2501\u2501\n"
     "\n"
     "Part\n"
     "\u2500\u2500\u2500\u2500\n"},
    {{16, false, false, false},
     "## A heading that wraps\n",
     "A heading that\n"
     "wraps\n"
     "--------------\n"},
    {{20, false, false, false},
     "- one two three four five\n- six\n  - seven eight nine ten\n\nend",
     "- one two three four\n"
     "  five\n"
     "- six\n"
     "  - seven eight nine\n"
     "    ten\n"
     "\n"
     "end\n"},
    {{20, true, false, false}, "- a\n\n- b\n", "\u2022 a\n\n\u2022 b\n"},
    {{20, false, false, false},
     "9. nine\n10. ten ten ten ten ten\n",
     " 9. nine\n"
     "10. ten ten ten ten\n"
     "    ten\n"},
    {{20, false, false, false}, "- \n- a\n", "-\n- a\n"},
    {{20, false, false, false},
     "> one two three four five\n>\n> - a\n>\n> > b\n",
     "> one two three four\n"
     "> five\n"
     ">\n"
     "> - a\n"
     ">\n"
     "> > b\n"},
    {{20, true, false, false}, "> a\n>\n> b", "\u2502 a\n\u2502\n\u2502 b\n"},
    {{20, false, false, false}, "a\n\n***\n\nb", "a\n\n--------------------\n\nb\n"},
    {{12, true, false, false},
     "---",
     "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\n"},
    {{12, false, false, false},
     "- x\n\n  ```\n  code that is longer\n\n    kept\n  ```\n",
     "- x\n"
     "\n"
     "    code that is longer\n"
     "\n"
     "      kept\n"},
    {{40, false, false, false}, "See [one](a.md) and [two](b.md).", "See one and two.\n"},
    {{40, false, true, false},
     "See [one](a.md), [two](https://example.org/a/long/path/to/it), [three](a.md).",
     "See one [1], two [2], three [1].\n"
     "\n"
     "Links\n"
     "-----\n"
     "[1] a.md\n"
     "[2] https://example.org/a/long/path/to/it\n"},
    {{20, false, false, false},
     "&#32;\n\na\n\n> &#32;\n>\n> b\n\n- &#32;\n\n  c\n",
     "a\n\n> b\n\n- c\n"},
    {{20, false, false, false}, "## T\n\n- &#32;\n\n  c\n", "T\n-\n- c\n"},
    {{12, false, false, false}, "one two  three four", "one two\nthree four\n"},
    {{40, false, true, false}, "No links.", "No links.\n"},
    {{20, false, false, true},
     "# Page\n\nLead\n\n## One\n\ntext\n\n## A longer second one\n\n- item\n\n### Third\n\nmore",
     "Page\n"
     "====================\n"
     "\n"
     "Lead\n"
     "\n"
     "One -------------- 1\n"
     "text\n"
     "\n"
     "A longer\n"
     "second one ------- 2\n"
     "- item\n"
     "\n"
     "Third\n"
     "more\n"},
    {{12, false, false, false},
     "1. - > deep text here\n",
     "1. - deep\n"
     "   text here\n"},
};

static void test_documents_match_their_expected_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(goldens); i++) {
        struct arena *arena = arena_new();

        const char *markdown = goldens[i].markdown;
        struct document *document = markdown_read(arena, markdown, strlen(markdown));
        struct layout *layout = layout_new(arena, document, &goldens[i].options);

        assert_string_equal(plain(arena, layout), goldens[i].lines);
        check_counted(document, &goldens[i].options, layout);
        check_layout(layout, goldens[i].options.width);
        arena_free(arena);
    }
}

/* Words, blanks, marks and percent signs in any order, at every width. */
static void test_counted_lines_are_those_that_are_laid_out(void **state)
{
    static const char *const pieces[] = {
        "word ",
        "a",
        " ",
        "% ",
        "**b** ",
        "% of",
        "*c*% ",
        "`d e` ",
        "[f g](h) ",
        "caf\u00e9 ",
        "wordwordwordwordword",
        "100 % ",
        "\n",
        "\\\n",
        "\n\n- ",
        "\n\n> ",
        "\n\n## ",
        "`%` ",
    };
    unsigned random = 1;

    (void)state;
    for (int i = 0; i < 400; i++) {
        struct layout_options options = {.width = 12 + i % 30, .unicode = i & 1, .ruled = i & 2};
        struct arena *arena = arena_new();
        struct text text;

        text_init(&text);
        for (int j = 0; j < 60; j++) {
            random = random * 1103515245 + 12345;
            text_append(&text, pieces[(random >> 16) % ARRAY_LENGTH(pieces)]);
        }
        struct document *document = markdown_read(arena, text.bytes, text.length);
        check_counted(document, &options, layout_new(arena, document, &options));
        text_finish(&text);
        arena_free(arena);
    }
}

static struct document *table_document(struct arena *arena)
{
    static const enum alignment alignments[] = {ALIGN_LEFT, ALIGN_RIGHT, ALIGN_LEFT};
    static const char *const cells[][3] = {
        {"Name", "Points", "Why"},
        {"Gin", "7", "small and fast, with few parts of its own"},
        {"Ruby on Rails", "12", ""},
        {"", "1,234", "\u65e5\u672c\u8a9e"},
    };
    struct document *document = document_new(arena);
    struct block *table = document_table(document, 3, alignments);

    for (size_t i = 0; i < ARRAY_LENGTH(cells); i++) {
        struct table_row *row = document_row(document, table);

        for (size_t k = 0; k < 3; k++)
            document_cell(document, row, k, "%s", cells[i][k]);
    }
    return document;
}

static const struct {
    struct layout_options options;
    const char *lines;
} tables[] = {
    {{80, false, false, false},
     "Name           Points  Why\n"
     "-------------  ------  -----------------------------------------\n"
     "Gin                 7  small and fast, with few parts of its own\n"
     "Ruby on Rails      12\n"
     "                1,234  \u65e5\u672c\u8a9e\n"},
    {{40, true, false, false},
     "Name           Points  Why\n"
     "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500  "
     "\u2500\u2500\u2500\u2500\u2500\u2500  "
     "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500"
     "\u2500\u2500\n"
     "Gin                 7  small and fast,\n"
     "                       with few parts of\n"
     "                       its own\n"
     "Ruby on Rails      12\n"
     "                1,234  \u65e5\u672c\u8a9e\n"},
    {{24, false, false, false},
     "Name     Points  Why\n"
     "-------  ------  -------\n"
     "Gin           7  small\n"
     "                 and\n"
     "                 fast,\n"
     "                 with\n"
     "                 few\n"
     "                 parts\n"
     "                 of its\n"
     "                 own\n"
     "Ruby on      12\n"
     "Rails\n"
     "          1,234  \u65e5\u672c\u8a9e\n"},
    {{18, false, false, false},
     "Name: Gin\n"
     "Points: 7\n"
     "Why: small and\n"
     "fast, with few\n"
     "parts of its own\n"
     "\n"
     "Name: Ruby on\n"
     "Rails\n"
     "Points: 12\n"
     "Why:\n"
     "\n"
     "Name:\n"
     "Points: 1,234\n"
     "Why: \u65e5\u672c\u8a9e\n"},
};

static void test_tables_fit_the_width(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(tables); i++) {
        struct arena *arena = arena_new();

        struct document *document = table_document(arena);
        struct layout *layout = layout_new(arena, document, &tables[i].options);

        check_counted(document, &tables[i].options, layout);
        assert_string_equal(plain(arena, layout), tables[i].lines);
        arena_free(arena);
    }
}

/* A column of words that would be cut gets its room before one of many short words. */
static void test_columns_give_room_to_long_words_first(void **state)
{
    static const struct layout_options options = {.width = 30};
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct block *table = document_table(document, 2, NULL);
    struct table_row *row = document_row(document, table);

    (void)state;
    document_cell(document, row, 0, "incomprehensible");
    document_cell(document, row, 1, "a b c d e f g h i j k l m n o p q r");
    assert_string_equal(plain(arena, layout_new(arena, document, &options)),
                        "incomprehensible  a b c d e f\n"
                        "                  g h i j k l\n"
                        "                  m n o p q r\n"
                        "----------------  ------------\n");
    arena_free(arena);
}

static void test_blanks_around_a_cell_take_no_width(void **state)
{
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct block *table = document_table(document, 2, NULL);
    struct table_row *row = document_row(document, table);
    struct inline_list cell = inlines_of_cell(document, row, 0);

    (void)state;
    inline_text(&cell, "  wide cell ");
    document_cell(document, row, 1, "next");
    assert_string_equal(plain(arena, layout_new(arena, document, &ascii_options)),
                        "wide cell  next\n"
                        "---------  ----\n");
    arena_free(arena);
}

/* --- spans ------------------------------------------------------------------------------- */

static const char style_letters[] = {
    [SPAN_PLAIN] = 'p',  [SPAN_STRONG] = 's',  [SPAN_EMPHASIS] = 'e', [SPAN_CODE] = 'c',
    [SPAN_LINK] = 'l',   [SPAN_HEADING] = 'h', [SPAN_QUIET] = 'q',    [SPAN_RULE] = 'r',
    [SPAN_ACCENT] = 'a', [SPAN_KEY] = 'k',
};

/* The letter of a style for each column, a blank where there is no span. */
static const char *styles_of(struct arena *arena, const struct layout_line *line)
{
    char *styles = arena_alloc(arena, (size_t)line->width + 1, 1);

    memset(styles, ' ', (size_t)line->width);
    for (size_t i = 0; i < line->n_spans; i++)
        memset(styles + line->spans[i].column, style_letters[line->spans[i].style],
               (size_t)line->spans[i].width);
    return styles;
}

static const struct {
    const char *markdown;
    const char *styles; /* of the first line */
} spans[] = {
    {"a **b** *c* `d` [e](f)", "ppspepcpl"},
    {"# a `b` [c](d)", "hhhhh"},
    {"- a", "q p"},
    {"> a", "q p"},
    {"10. a", "qqq p"},
    {"**a `b` [c](d)**", "sscsl"},
    {"[a **b** `c`](d)", "lllll"},
    {"***a** b*", "see"},
    {"    a b", "  ccc"},
    {"\u65e5**\u672c**", "ppss"},
};

static void test_inline_spans_have_styles(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(spans); i++) {
        struct arena *arena = arena_new();
        struct layout *layout = laid(arena, spans[i].markdown, &ascii_options);

        assert_string_equal(styles_of(arena, &layout->lines[0]), spans[i].styles);
        arena_free(arena);
    }
}

static void test_table_heads_are_strong(void **state)
{
    struct arena *arena = arena_new();
    struct layout *layout = layout_new(arena, table_document(arena), &tables[0].options);

    (void)state;
    assert_string_equal(styles_of(arena, &layout->lines[0]), "ssss           ssssss  sss");
    assert_int_equal(styles_of(arena, &layout->lines[1])[0], 'q');
    assert_int_equal(styles_of(arena, &layout->lines[2])[0], 'p');
    arena_free(arena);
}

static void test_links_are_numbered_once_and_found(void **state)
{
    static const struct layout_options options = {.width = 19, .link_numbers = true};
    struct arena *arena = arena_new();
    struct layout *layout = laid(arena,
                                 "some words before it [the first link](a) [b](b)\n\n"
                                 "# [again](a)",
                                 &options);
    const struct span *span = &layout->lines[1].spans[1];

    (void)state;
    assert_int_equal(layout->n_links, 2);
    assert_string_equal(layout->links[0].target, "a");
    assert_string_equal(layout->links[1].target, "b");
    assert_int_equal(layout->links[0].line, 1);
    assert_int_equal(layout->links[1].line, 2);
    assert_string_equal(layout->lines[1].spans[0].text, "it ");
    assert_int_equal(layout->lines[1].spans[0].link, -1);
    assert_string_equal(span->text, "the first link");
    assert_int_equal(span->link, 0);
    assert_int_equal(span->column, 3);
    assert_int_equal(layout->lines[4].spans[0].link, 0); /* in the heading */
    arena_free(arena);
}

/* Many targets, each twice: an index leads to its own. */
static void test_many_links_keep_their_targets(void **state)
{
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct layout *layout;

    (void)state;
    for (int i = 0; i < 2000; i++) {
        struct inline_list inlines = inlines_of_block(document, document_paragraph(document, NULL));
        char target[16];

        snprintf(target, sizeof(target), "%d", i % 1000);
        inline_link(&inlines, target, target);
    }
    layout = layout_new(arena, document, &ascii_options);
    assert_int_equal(layout->n_links, 1000);
    for (size_t i = 0; i < layout->n_lines; i += 2) {
        const struct span *span = &layout->lines[i].spans[0];

        assert_string_equal(layout->links[span->link].target, span->text);
    }
    assert_int_equal(layout->links[999].line, 1998);
    arena_free(arena);
}

static void test_sections_match_the_headings(void **state)
{
    struct arena *arena = arena_new();
    struct layout *layout =
        laid(arena, "# One `1`\n\ntext\n\n## *Two*\n\n- a\n\n#\n\n> ### Three\n", &ascii_options);

    (void)state;
    assert_int_equal(layout->n_sections, 3); /* the one without a title is none */
    assert_string_equal(layout->sections[0].title, "One 1");
    assert_string_equal(layout->sections[1].title, "Two");
    assert_string_equal(layout->sections[2].title, "Three");
    assert_int_equal(layout->sections[0].line, 0);
    assert_int_equal(layout->sections[1].line, 5);
    assert_int_equal(layout->sections[1].level, 2);
    assert_int_equal(layout->sections[2].line, 9);
    arena_free(arena);
}

/* The document may be gone when the lines are shown. */
static void test_layout_outlives_its_document(void **state)
{
    struct arena *arena = arena_new(), *short_lived = arena_new();
    const char *page = "# T\n\n- a **b** [c](d)\n\n```\ne\n```\n";
    static const struct layout_options options = {.width = 20, .link_numbers = true};
    struct layout *layout =
        layout_new(arena, markdown_read(short_lived, page, strlen(page)), &options);

    (void)state;
    arena_free(short_lived);
    assert_string_equal(plain(arena, layout),
                        "T\n=\n\n- a b c [1]\n\n  e\n\nLinks\n-----\n[1] d\n");
    arena_free(arena);
}

/* --- any document, any width ------------------------------------------------------------- */

/* The text without marks, line by line. */
static void add_layout_letters(struct text *text, const struct layout *layout)
{
    for (size_t i = 0; i < layout->n_lines; i++) {
        for (size_t k = 0; k < layout->lines[i].n_spans; k++) {
            const struct span *span = &layout->lines[i].spans[k];

            for (const char *at = span->text; span->style != SPAN_QUIET && *at != '\0'; at++) {
                if (*at != ' ')
                    text_append_char(text, *at);
            }
        }
    }
}

static void add_block_letters(struct text *text, const struct block *first)
{
    for (const struct block *block = first; block; block = block->next) {
        for (const char *at = block->text ? block->text : ""; *at != '\0'; at++) {
            if (*at != ' ' && *at != '\n')
                text_append_char(text, *at);
        }
        sample_add_letters(text, block->inlines);
        add_block_letters(text, block->first);
    }
}

static const int widths[] = {12, 13, 20, 33, 47, 80, 200};

static void test_lines_fit_the_width_and_are_clean(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SAMPLES; i++) {
        struct arena *arena = arena_new();
        struct document *document = sample_document(arena, i, true);
        struct layout_options options = {
            .width = widths[i % ARRAY_LENGTH(widths)],
            .unicode = i % 2,
            .link_numbers = i % 3 == 0,
        };

        check_layout(layout_new(arena, document, &options), options.width);
        arena_free(arena);
    }
}

static void test_no_word_is_lost(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SAMPLES; i++) {
        struct arena *arena = arena_new();
        struct document *document = sample_document(arena, i, false);
        struct layout_options options = {.width = widths[i % ARRAY_LENGTH(widths)]};
        struct text given, laid_out;

        text_init(&given);
        text_init(&laid_out);
        add_block_letters(&given, document->first);
        add_layout_letters(&laid_out, layout_new(arena, document, &options));
        assert_string_equal(laid_out.bytes, given.bytes);
        text_finish(&given);
        text_finish(&laid_out);
        arena_free(arena);
    }
}

/* A word is cut only when it is wider than a line: wide enough, every word is whole. */
static void test_words_that_fit_are_not_split(void **state)
{
    static const char page[] = "- aaaaaaaa bbbbbbbb\n\n  1. cccccccc dddddddd\n\n     > eeeeeeee\n";
    static const char *const words[] = {"aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd", "eeeeeeee"};

    (void)state;
    for (int width = LAYOUT_WIDTH_LEAST; width < 40; width++) {
        struct layout_options options = {.width = width};
        struct arena *arena = arena_new();
        const char *lines = plain(arena, laid(arena, page, &options));

        for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
            assert_non_null(strstr(lines, words[i]));
        arena_free(arena);
    }
}

static void test_a_percent_sign_stays_with_its_number(void **state)
{
    (void)state;
    for (int width = LAYOUT_WIDTH_LEAST; width < 40; width++) {
        struct layout_options options = {.width = width};
        struct arena *arena = arena_new();
        const char *lines = plain(arena, laid(arena, "It was 48.7 % and 66 % of all.\n", &options));

        assert_non_null(strstr(lines, "48.7 %"));
        assert_non_null(strstr(lines, "66 %"));
        arena_free(arena);
    }
}

/* The longest lists, quotes and words a page can hold; see also the bombs of test_markdown. */
static const char *const bombs[] = {"> ",     "+ ",      "1. ",        "a",       "a ",
                                    "\u65e5", "e\u0301", "*a ",        "[a](b) ", "| a ",
                                    "`a` ",   "a\n\n",   "999999999. "};

static void test_huge_documents_are_laid_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(bombs); i++) {
        struct layout_options options = {.width = LAYOUT_WIDTH_LEAST};
        struct arena *arena = arena_new();
        struct text page;

        text_init(&page);
        text_append_repeat(&page, bombs[i], MARKDOWN_LIMIT / strlen(bombs[i]));
        check_layout(laid(arena, page.bytes, &options), options.width);
        text_finish(&page);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_documents_match_their_expected_lines),
        cmocka_unit_test(test_counted_lines_are_those_that_are_laid_out),
        cmocka_unit_test(test_tables_fit_the_width),
        cmocka_unit_test(test_columns_give_room_to_long_words_first),
        cmocka_unit_test(test_blanks_around_a_cell_take_no_width),
        cmocka_unit_test(test_inline_spans_have_styles),
        cmocka_unit_test(test_table_heads_are_strong),
        cmocka_unit_test(test_links_are_numbered_once_and_found),
        cmocka_unit_test(test_many_links_keep_their_targets),
        cmocka_unit_test(test_sections_match_the_headings),
        cmocka_unit_test(test_layout_outlives_its_document),
        cmocka_unit_test(test_lines_fit_the_width_and_are_clean),
        cmocka_unit_test(test_no_word_is_lost),
        cmocka_unit_test(test_words_that_fit_are_not_split),
        cmocka_unit_test(test_a_percent_sign_stays_with_its_number),
        cmocka_unit_test(test_huge_documents_are_laid_out),
    };

    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
