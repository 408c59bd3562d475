#include "unit.h"

#include "document/markdown/markdown.h"
#include "sample_document.h"

#include <string.h>

#define SAMPLES 3000
#define OPEN_MAX 128

static const char *body_of(struct arena *arena, const struct document *document)
{
    struct text text;
    const char *bytes;

    text_init(&text);
    html_write_body(document, &text);
    bytes = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return bytes;
}

/* --- bodies ------------------------------------------------------------------------------ */

static const struct {
    const char *markdown, *html;
} bodies[] = {
    {"", ""},
    {"# One\n\ntwo *e* **s** `c`  \nthree",
     "<h1>One</h1>\n<p>two <em>e</em> <strong>s</strong> <code>c</code><br />\nthree</p>\n"},
    {"- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"},
    {"4. a\n\n5. b", "<ol start=\"4\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"},
    {"> q\n\n***", "<blockquote>\n<p>q</p>\n</blockquote>\n<hr />\n"},
    {"``` c\na < b\n```", "<pre><code class=\"language-c\">a &lt; b\n</code></pre>\n"},
    {"[x](https://a.b/?c&d) [y](e.md)",
     "<p><a href=\"https://a.b/?c&amp;d\">x</a> <a href=\"e.md\">y</a></p>\n"},
    {"[x](javascript:y)", "<p>x (javascript:y)</p>\n"},
    {"<script>alert(1)</script>\n\n&lt;b&gt;",
     "<p>&lt;script&gt;alert(1)&lt;/script&gt; </p>\n<p>&lt;b&gt;</p>\n"},
    {"![p](https://a.b/c.png)", "<p><a href=\"https://a.b/c.png\">p</a></p>\n"},
    {"a|b ~~~ 1. **b**c", "<p>a|b ~~~ 1. <strong>b</strong>c</p>\n"},
};

static void test_every_block_is_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(bodies); i++) {
        struct arena *arena = arena_new();
        const char *markdown = bodies[i].markdown;

        assert_string_equal(body_of(arena, markdown_read(arena, markdown, strlen(markdown))),
                            bodies[i].html);
        arena_free(arena);
    }
}

static struct document *table_document(struct arena *arena, unsigned n_rows)
{
    static const enum alignment alignments[] = {ALIGN_LEFT, ALIGN_RIGHT};
    struct document *document = document_new(arena);
    struct block *table = document_table(document, 2, alignments);

    for (unsigned i = 0; i < n_rows; i++) {
        struct table_row *row = document_row(document, table);
        struct inline_list cell = inlines_of_cell(document, row, 1);

        document_cell(document, row, 0, "%u <|>", i);
        inline_strong(&cell, "a");
        inline_link(&cell, "b", "c");
    }
    return document;
}

#define CELLS "<strong>a</strong><a href=\"c\">b</a>"

static void test_tables_have_row_and_column_headers(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(body_of(arena, table_document(arena, 2)),
                        "<table>\n<thead>\n<tr>\n"
                        "<th scope=\"col\">0 &lt;|&gt;</th>\n"
                        "<th scope=\"col\" class=\"number\">" CELLS "</th>\n"
                        "</tr>\n</thead>\n<tbody>\n<tr>\n"
                        "<th scope=\"row\">1 &lt;|&gt;</th>\n"
                        "<td class=\"number\">" CELLS "</td>\n"
                        "</tr>\n</tbody>\n</table>\n");
    assert_null(strstr(body_of(arena, table_document(arena, 1)), "tbody"));
    assert_string_equal(body_of(arena, table_document(arena, 0)), "");
    arena_free(arena);
}

/* --- the page ---------------------------------------------------------------------------- */

static const char *page_of(struct arena *arena, const struct document *document, const char *title)
{
    struct text text;
    const char *bytes;

    text_init(&text);
    html_write(document, title, &text);
    bytes = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return bytes;
}

static void test_html_page_is_complete(void **state)
{
    static const char *const parts[] = {
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        "<title>A &lt;b&gt; &amp; \xEF\xBF\xBD c</title>\n",
        "<style>\n",
        "prefers-color-scheme: dark",
        "@media print",
        "</style>\n</head>\n<body>\n<main>\n",
        "<table>\n",
        "</main>\n</body>\n</html>\n",
    };
    struct arena *arena = arena_new();
    const char *page = page_of(arena, table_document(arena, 2), "A <b> & \x1b\nc");

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(parts); i++) {
        const char *part = strstr(page, parts[i]);

        assert_non_null(part);
        page = part + strlen(parts[i]);
    }
    assert_string_equal(page, "");
    arena_free(arena);
}

static void test_html_fetches_nothing(void **state)
{
    static const char *const fetching[] = {"src=",    "url(", "@import", "<link",
                                           "<script", "http", "<img"};
    struct arena *arena = arena_new();
    const char *page = page_of(arena, table_document(arena, 2), "title");

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(fetching); i++)
        assert_null(strstr(page, fetching[i]));
    arena_free(arena);
}

/* --- any document ------------------------------------------------------------------------ */

static const char *const tags[] = {
    "h1",  "h2",   "h3", "h4", "h5", "h6",    "p",     "ul",    "ol", "li", "blockquote",
    "pre", "code", "em", "a",  "th", "thead", "tbody", "table", "tr", "td", "strong",
};

struct tag_stack {
    size_t open[OPEN_MAX];
    size_t n_open;
};

static size_t tag_at(const char *html)
{
    size_t length = strcspn(html, " >");

    for (size_t i = 0; i < ARRAY_LENGTH(tags); i++) {
        if (strlen(tags[i]) == length && strncmp(tags[i], html, length) == 0)
            return i;
    }
    fail_msg("%s", html);
    return 0;
}

static void check_tag(struct tag_stack *stack, const char *html)
{
    if (strncmp(html, "hr />", 5) == 0 || strncmp(html, "br />", 5) == 0)
        return;
    if (*html == '/') {
        assert_true(stack->n_open > 0);
        assert_int_equal(stack->open[--stack->n_open], tag_at(html + 1));
    } else {
        assert_true(stack->n_open < OPEN_MAX);
        stack->open[stack->n_open++] = tag_at(html);
    }
}

/* Each tag is one of ours, closed in its turn; links go where links may go. */
static void check_tags(const char *html)
{
    struct tag_stack stack = {.n_open = 0};

    for (const char *at = strchr(html, '<'); at; at = strchr(at + 1, '<'))
        check_tag(&stack, at + 1);
    assert_int_equal(stack.n_open, 0);
    for (const char *at = strstr(html, "href=\""); at; at = strstr(at + 1, "href=\"")) {
        size_t scheme = strcspn(at + 6, ":/?#\"");

        assert_true(at[6 + scheme] != ':' || strncmp(at + 6, "http", 4) == 0);
        assert_true(strncmp(at + 6, "//", 2) != 0);
    }
}

static void test_random_documents_are_well_formed(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SAMPLES; i++) {
        struct arena *arena = arena_new();

        check_tags(body_of(arena, sample_document(arena, i, true)));
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_block_is_written),
        cmocka_unit_test(test_tables_have_row_and_column_headers),
        cmocka_unit_test(test_html_page_is_complete),
        cmocka_unit_test(test_html_fetches_nothing),
        cmocka_unit_test(test_random_documents_are_well_formed),
    };

    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
