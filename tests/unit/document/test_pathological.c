#include "unit.h"

#include "base/arena.h"
#include "base/text/text.h"
#include "document/markdown/markdown.h"
#include "document/markdown/parse.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Text made to take long: patterns on which markdown parsers have been quadratic. The processor time
 * of a parse is compared with that of plain text of the same size, parsed in the same run. The long
 * suite also breaks the patterns into paragraphs so short that nothing is cut. */

#define SIZE (4u << 20) /* the most that is read of any file */
#define RATIO_MOST 10
#define TRIES 3 /* other programs share the machine */

/* `start`, then `part` until it is as long as wanted, or `n` of them and then `rest`. */
static const struct {
    const char *name, *start, *part, *rest;
    size_t n;
} patterns[] = {
    {"images that never close", "", "![[]()", NULL, 0},
    {"open brackets", "", "[", NULL, 0},
    {"brackets with a letter", "", "[a", NULL, 0},
    {"links that never close", "", "[a](b", NULL, 0},
    {"links to an address that never closes", "", "[a](<b", NULL, 0},
    {"closed brackets in brackets", "", "[a]", "[", 0},
    {"references", "", "[a]: b\n", NULL, 0},
    {"emphasis that never closes", "", "*a _b ", NULL, 0},
    {"emphasis of two kinds", "", "*a **a ", NULL, 0},
    {"stars around a letter", "", "a**b", NULL, 0},
    {"code that never closes", "", "`a``b```c", NULL, 0},
    {"processing instructions", "", "a <? ", NULL, 0},
    {"declarations", "", "a <!A ", NULL, 0},
    {"comments", "", "a <!-- ", NULL, 0},
    {"character data", "", "a <![CDATA[ ", NULL, 0},
    {"tags", "", "a <b c=\"", NULL, 0},
    {"addresses", "", "a <http://b", NULL, 0},
    {"entities", "", "&#1a &b", NULL, 0},
    {"quotes in quotes, then empty lines", "", "> ", "\n", 16384},
    {"lists in lists, then empty lines", "", "- ", "\n", 16384},
    {"lists in lists, one a line", "- a\n", " ", "- a\n", 0},
    {"stars that are a rule or lists", "", "* ", "a\n", 16384},
    {"numbers", "", "1. ", "\n", 16384},
    {"a fence after each paragraph", "", "a\n```\n[\n```\n", NULL, 0},
    {"brackets behind HTML that seems open", "- <!--\n\n", "[a", NULL, 0},
    {"brackets behind a fence that seems open", "- ```\n\n", "[a", NULL, 0},
    {"brackets in quotes", "", "> [a[b[c[d[e[f[g[h[i[j[k[l[m[n[o[p\n", NULL, 0},
};

/* In paragraphs of about so many bytes: 0: in one. Short ones stay below the bound, so that all of it
 * is parsed. */
static struct text make(size_t i, size_t paragraph)
{
    struct text text;
    size_t parts = 0, start = 0;

    text_init(&text);
    text_append(&text, patterns[i].start);
    while (text.length < SIZE) {
        bool rest = patterns[i].rest && patterns[i].n > 0 && parts >= patterns[i].n;
        text_append(&text, rest ? patterns[i].rest : patterns[i].part);
        parts++;
        if (paragraph > 0 && text.length - start >= paragraph) {
            text_append(&text, "\n\n");
            start = text.length;
            parts = 0;
        }
    }
    return text;
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double parse_once(const struct text *text)
{
    double before = seconds();

    cmark_node_free(markdown_parse(text->bytes, text->length));
    return seconds() - before;
}

/* The shortest of a few tries. */
static double parse_seconds(const struct text *text)
{
    double least = parse_once(text);

    for (int i = 1; i < TRIES; i++) {
        double taken = parse_once(text);
        least = taken < least ? taken : least;
    }
    return least;
}

/* How many times as long as plain text. What seems too long is tried again in turn with plain text: other work on the machine
 * slows both. */
static double ratio_to(const struct text *plain, double unit, const struct text *text)
{
    double ratio = parse_once(text) / unit;

    for (int i = 1; i < TRIES && ratio > RATIO_MOST; i++) {
        double now = parse_once(plain), again = parse_once(text) / now;
        ratio = again < ratio ? again : ratio;
    }
    return ratio;
}

static void test_no_text_takes_much_longer_than_plain_text(void **state)
{
    static const size_t paragraphs[] = {0, 60, 1500};
    size_t n_paragraphs = getenv("WHICHSTACK_TEST_LONG") ? ARRAY_LENGTH(paragraphs) : 1;
    struct text plain;

    (void)state;
    text_init(&plain);
    while (plain.length < SIZE)
        text_append(&plain, "Words that say what there is to say, in lines as long as\n"
                            "those of a page, and a few of them to a paragraph.\n\n");
    double unit = parse_seconds(&plain);
    for (size_t i = 0; i < ARRAY_LENGTH(patterns) * n_paragraphs; i++) {
        size_t which = i / n_paragraphs;
        struct text text = make(which, paragraphs[i % n_paragraphs]);
        double ratio = ratio_to(&plain, unit, &text);

        print_message("# %.1f x plain text, %zu of %zu bytes: %s\n", ratio,
                      markdown_bound(text.bytes, text.length), text.length, patterns[which].name);
        if (ratio > RATIO_MOST)
            fail_msg("%s: %.1f times as long as plain text", patterns[which].name, ratio);
        text_finish(&text);
    }
    text_finish(&plain);
}

/* A block of data is as long as it likes, and so is a page with much in it. */
static void test_pages_of_human_hand_are_read_whole(void **state)
{
    struct text text;

    (void)state;
    text_init(&text);
    text_append(&text, "# Title\n\n<!-- a comment -->\n\n```json\n");
    for (int i = 0; i < 20000; i++)
        text_printf(&text, "{\"a_b\": [%d, [\"*_*\", \"<x>\"]]},\n", i);
    text_append(&text, "```\n\n- a\n\n  ```\n  [code]\n  ```\n\n");
    for (int i = 0; i < 2000; i++)
        text_printf(&text, "- [entry %d](https://example.org/%d) with *words* and `code`\n", i, i);
    text_append(&text, "\n| a | b |\n|---|---|\n");
    for (int i = 0; i < 300; i++)
        text_printf(&text, "| [entry](https://example.org/%d) | **%d** |\n", i, i);
    assert_int_equal(markdown_bound(text.bytes, text.length), text.length);
    text_finish(&text);
}

static void test_page_says_where_it_is_cut(void **state)
{
    struct arena *arena = arena_new();
    struct text text, written;

    (void)state;
    text_init(&text);
    text_init(&written);
    text_append(&text, "Before.\n\n");
    text_append_repeat(&text, "![[]()", 40000);
    text_append(&text, "\n\nAfter.\n");
    markdown_write(markdown_read(arena, text.bytes, text.length), &written);
    assert_non_null(strstr(written.bytes, "Before."));
    assert_null(strstr(written.bytes, "After."));
    assert_non_null(
        strstr(written.bytes, "This page is cut here: what follows has too many marks"));
    text_finish(&text);
    text_finish(&written);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_text_takes_much_longer_than_plain_text),
        cmocka_unit_test(test_pages_of_human_hand_are_read_whole),
        cmocka_unit_test(test_page_says_where_it_is_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
