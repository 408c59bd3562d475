#include "unit.h"

#include "base/text/text.h"
#include "document/model/document.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define BAD "\xEF\xBF\xBD"

/* Hostile text in a field, and the one line that is left of it. */
static const struct {
    const char *given, *kept;
} lines[] = {
    {"plain", "plain"},
    {"", ""},
    {"caf\u00e9 \u65e5\u672c\u8a9e", "caf\u00e9 \u65e5\u672c\u8a9e"},
    {"two\nlines", "two lines"},
    {"two\r\nlines", "two lines"},
    {"tab\there", "tab here"},
    {"\x1b[31mred", BAD "[31mred"},
    {"12345678\x1b", "12345678" BAD},
    {"1234567\x7f", "1234567" BAD},
    {"12345678\x7f", "12345678" BAD},
    {"right\u202eleft", "right" BAD "left"},
    {"zero\u200bwidth", "zero" BAD "width"},
    {"\xff", BAD},
    {"<script>|`*_[1. #", "<script>|`*_[1. #"},
};

typedef void add_function(struct inline_list *list, const char *text);

static void add_text(struct inline_list *list, const char *text)
{
    inline_printf(list, "%s", text);
}

static void add_link(struct inline_list *list, const char *text)
{
    inline_link(list, text, "https://example.org/");
}

static const struct {
    add_function *add;
    enum inline_kind kind;
    const char *empty; /* what no text at all gives: NULL is nothing */
} inlines[] = {
    {inline_text, INLINE_TEXT, NULL},     {add_text, INLINE_TEXT, NULL},
    {inline_strong, INLINE_STRONG, NULL}, {inline_emphasis, INLINE_EMPHASIS, NULL},
    {inline_code, INLINE_CODE, NULL},     {add_link, INLINE_LINK, "https://example.org/"},
};

static const char *words_of(const struct inline_node *node)
{
    return node->text ? node->text : node->first->text;
}

static void test_every_inline_is_cleaned(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(inlines); i++) {
        for (size_t k = 0; k < ARRAY_LENGTH(lines); k++) {
            struct arena *arena = arena_new();
            struct document *document = document_new(arena);
            struct block *paragraph = document_paragraph(document, NULL);
            struct inline_list list = inlines_of_block(document, paragraph);
            const char *kept = *lines[k].kept ? lines[k].kept : inlines[i].empty;

            inlines[i].add(&list, lines[k].given);
            if (kept) {
                assert_int_equal(paragraph->inlines->kind, inlines[i].kind);
                assert_string_equal(words_of(paragraph->inlines), kept);
                assert_null(paragraph->inlines->next);
            } else {
                assert_null(paragraph->inlines);
            }
            arena_free(arena);
        }
    }
}

static void test_every_short_form_is_cleaned(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_LENGTH(lines); k++) {
        struct arena *arena = arena_new();
        struct document *document = document_new(arena);
        const char *given = *lines[k].given ? lines[k].given : "x";
        const char *kept = *lines[k].given ? lines[k].kept : "x";
        struct block *heading, *list, *table;
        struct table_row *row;

        heading = document_heading(document, 1, given);
        document_say(document, "%s", given);
        list = document_list(document, NULL, false);
        document_point(document, list, "%s", given);
        table = document_table(document, 1, NULL);
        row = document_row(document, table);
        document_cell(document, row, 0, "%s", given);

        assert_string_equal(heading->inlines->text, kept);
        assert_string_equal(heading->next->inlines->text, kept);
        assert_string_equal(list->first->first->inlines->text, kept);
        assert_string_equal(row->cells[0].inlines->text, kept);
        arena_free(arena);
    }
}

/* Blanks at the ends of a piece part it from its neighbours; those of a heading part nothing. */
static void test_blanks_at_the_ends_stay_outside_marks(void **state)
{
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct block *paragraph = document_paragraph(document, NULL);
    struct inline_list list = inlines_of_block(document, paragraph);

    (void)state;
    inline_text(&list, " a ");
    inline_code(&list, " b\u00e9 ");
    inline_code(&list, " b ");
    inline_code(&list, "  ");
    assert_string_equal(paragraph->inlines->text, " a ");
    assert_string_equal(paragraph->inlines->next->text, "b\u00e9");
    assert_string_equal(paragraph->inlines->next->next->text, "b");
    assert_null(paragraph->inlines->next->next->next);
    assert_string_equal(document_heading(document, 2, "  Title ")->inlines->text, "Title");
    document_say(document, " a%s", " field ");
    assert_string_equal(document->last->inlines->text, "a field");
    arena_free(arena);
}

/* A link to the web or to a place beside the document; all else is text that says where. */
static const struct {
    const char *target;
    const char *kept; /* of the link, or NULL: no link, but this text */
    const char *text;
} targets[] = {
    {"https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f", "label"},
    {"HTTP://example.org", "HTTP://example.org", "label"},
    {"../page.md#part", "../page.md#part", "label"},
    {"page:1", NULL, "label (page:1)"},
    {"dir/page:1", "dir/page:1", "label"},
    {"#part:1", "#part:1", "label"},
    {"?q=a:b", "?q=a:b", "label"},
    {" page.md ", "page.md", "label"},
    {"https://example.org/a b\"c<d>e\\f`g|h", "https://example.org/a%20b%22c%3Cd%3Ee%5Cf%60g%7Ch",
     "label"},
    {"https://example.org/?a&copy;b", "https://example.org/?a&copy%3Bb", "label"},
    {"?a&b;c;d&#38;e", "?a&b%3Bc;d&#38%3Be", "label"},
    {"https://example.org/;x?a=1;b=2&c", "https://example.org/;x?a=1;b=2&c", "label"},
    {"https://example.org/\x1b", "https://example.org/" BAD, "label"},
    {"javascript:alert(1)", NULL, "label (javascript:alert(1))"},
    {"JavaScript:alert(1)", NULL, "label (JavaScript:alert(1))"},
    {"data:text/html,x", NULL, "label (data:text/html,x)"},
    {"file:///etc/passwd", NULL, "label (file:///etc/passwd)"},
    {"mailto:a@example.org", NULL, "label (mailto:a@example.org)"},
    {"//example.org/x", NULL, "label (//example.org/x)"},
    {"https://", NULL, "label (https://)"},
    {"http:example.org", NULL, "label (http:example.org)"},
    {"", NULL, "label"},
    {"label", "label", "label"},
    {"label:x", NULL, "label (label:x)"},
};

static void test_link_targets_are_checked(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(targets); i++) {
        struct arena *arena = arena_new();
        struct document *document = document_new(arena);
        struct block *paragraph = document_paragraph(document, NULL);
        struct inline_list list = inlines_of_block(document, paragraph);
        const struct inline_node *node;

        inline_link(&list, "label", targets[i].target);
        node = paragraph->inlines;
        assert_int_equal(node->kind, targets[i].kept ? INLINE_LINK : INLINE_TEXT);
        assert_string_equal(words_of(node), targets[i].text);
        if (targets[i].kept)
            assert_string_equal(node->target, targets[i].kept);
        assert_null(node->next);
        arena_free(arena);
    }
}

static void test_refused_link_target_is_shown_once(void **state)
{
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct block *paragraph = document_paragraph(document, NULL);
    struct inline_list list = inlines_of_block(document, paragraph);

    (void)state;
    inline_link(&list, "", "mailto:a@example.org");
    inline_link(&list, "mailto:a@example.org", "mailto:a@example.org");
    assert_string_equal(paragraph->inlines->text, "mailto:a@example.org");
    assert_string_equal(paragraph->inlines->next->text, "mailto:a@example.org");
    arena_free(arena);
}

static const struct {
    const char *info, *text;
    const char *kept_info, *kept_text;
} codes[] = {
    {"c", "int x;\n", "c", "int x;\n"},
    {"", "no newline", "", "no newline\n"},
    {"", "", "", ""},
    {" a b ", "\n\n", "a b", "\n\n"},
    {"x`y\\z&amp;\nw", "a\r\nb\x1b\tc", "x-y-z-amp; w", "a\nb" BAD " c\n"},
};

static void test_code_is_cleaned_and_ends_with_a_newline(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(codes); i++) {
        struct arena *arena = arena_new();
        struct document *document = document_new(arena);

        document_code(document, NULL, codes[i].info, codes[i].text);
        assert_string_equal(document->first->info, codes[i].kept_info);
        assert_string_equal(document->first->text, codes[i].kept_text);
        arena_free(arena);
    }
}

static void test_blocks_keep_their_order(void **state)
{
    static const enum alignment alignments[] = {ALIGN_LEFT, ALIGN_RIGHT};
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct block *quote = document_quote(document, NULL);
    struct block *list = document_list(document, quote, true);
    struct block *item = document_item(document, list);
    struct block *table = document_table(document, 2, alignments);

    (void)state;
    document_code(document, item, "", "x");
    document_row(document, table);
    document_row(document, table);
    document_rule(document);

    assert_ptr_equal(document->first, quote);
    assert_ptr_equal(quote->first, list);
    assert_ptr_equal(list->first, item);
    assert_int_equal(item->first->kind, BLOCK_CODE);
    assert_ptr_equal(quote->next, table);
    assert_int_equal(table->table->alignments[1], ALIGN_RIGHT);
    assert_ptr_equal(table->table->first->next, table->table->last);
    assert_int_equal(document->last->kind, BLOCK_RULE);
    assert_true(list->ordered && list->tight);
    assert_int_equal(list->start, 1);
    arena_free(arena);
}

/* Inlines can also be added later: the list finds its present end. */
static void test_inlines_are_added_at_the_end(void **state)
{
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    struct block *heading = document_heading(document, 1, "one");
    struct inline_list list = inlines_of_block(document, heading);

    (void)state;
    inline_text(&list, " two");
    list = inlines_of_block(document, heading);
    inline_text(&list, " three");
    assert_string_equal(heading->inlines->text, "one");
    assert_string_equal(heading->inlines->next->text, " two");
    assert_string_equal(heading->inlines->next->next->text, " three");
    arena_free(arena);
}

static void two_lists(struct document *document, struct block *parent)
{
    document_list(document, parent, false);
    document_list(document, parent, true);
}

static void lists_that_touch(struct document *document)
{
    two_lists(document, NULL);
}

static void lists_that_touch_in_a_quote(struct document *document)
{
    two_lists(document, document_quote(document, NULL));
}

static void lists_apart(struct document *document)
{
    document_list(document, NULL, false);
    document_say(document, "between");
    document_list(document, NULL, false);
}

/* The signal that ends a program which builds this, or 0. */
static int signal_of(void (*build)(struct document *document))
{
    struct arena *arena = arena_new();
    struct document *document = document_new(arena);
    int status;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit no_core = {0};

        setrlimit(RLIMIT_CORE, &no_core);
        signal(SIGABRT, SIG_DFL);
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        build(document);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    arena_free(arena);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void test_adjacent_lists_stay_separate(void **state)
{
    (void)state;
    assert_int_equal(signal_of(lists_that_touch), SIGABRT);
    assert_int_equal(signal_of(lists_that_touch_in_a_quote), SIGABRT);
    assert_int_equal(signal_of(lists_apart), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_inline_is_cleaned),
        cmocka_unit_test(test_every_short_form_is_cleaned),
        cmocka_unit_test(test_blanks_at_the_ends_stay_outside_marks),
        cmocka_unit_test(test_link_targets_are_checked),
        cmocka_unit_test(test_refused_link_target_is_shown_once),
        cmocka_unit_test(test_code_is_cleaned_and_ends_with_a_newline),
        cmocka_unit_test(test_blocks_keep_their_order),
        cmocka_unit_test(test_inlines_are_added_at_the_end),
        cmocka_unit_test(test_adjacent_lists_stay_separate),
    };

    return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
