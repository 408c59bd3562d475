#include "catalogs.h"
#include "decisions.h"
#include "nodes.h"

#include "base/text/clean.h"
#include "base/text/text.h"
#include "document/export/exporter.h"
#include "document/record/record.h"
#include "document/record/record_head.h"
#include "document/verify/verify.h"

#include <ctype.h>

/* The record in the form of MADR and as a page, and what both share with the portable one: what a
 * person types is text in all of them, and a record may take the place of an older one. */

#define RANDOM_CASES 30

struct forms_test {
    struct arena *arena;
    struct catalog *catalog, *small;
    struct decision *decision, *small_decision;
};

static int set_up(void **state)
{
    struct forms_test *test = calloc(1, sizeof(*test));

    test->arena = arena_new();
    test->catalog = frozen_catalog();
    test->small = small_catalog();
    test->decision = quick_decision(test->arena, test->catalog);
    test->small_decision = quick_decision(test->arena, test->small);
    *state = test;
    return 0;
}

static int tear_down(void **state)
{
    struct forms_test *test = *state;

    catalog_free(test->catalog);
    catalog_free(test->small);
    arena_free(test->arena);
    free(test);
    return 0;
}

static const struct export_options plain = {.program = "whichstack 0.0.0", .seed = 1};

static const char *written(struct forms_test *test, const char *format,
                           const struct decision *decision, const struct answers *answers,
                           const struct export_options *options)
{
    struct text text;
    const char *bytes;

    text_init(&text);
    exporter_find(format)->write(advice_new(test->arena, decision, answers), options, &text);
    bytes = arena_copy(test->arena, text.bytes, text.length);
    text_finish(&text);
    return bytes;
}

/* Each case uses the real or the small catalog; in some all are ruled out. */
struct sample {
    const struct decision *decision;
    struct answers *answers;
};

/* splitmix64 */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));

    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

static struct sample sample_of(struct forms_test *test, uint64_t *random, int index)
{
    struct sample sample = {.decision = index % 3 ? test->decision : test->small_decision};

    sample.answers = answers_new(test->arena, sample.decision);
    for (int i = 0; i < sample.answers->n_questions; i++)
        if (next_random(random) % 3 > 0)
            sample.answers->choice[i] =
                (int)(next_random(random) %
                      (uint64_t)sample.decision->problem.questions[i].n_options);
    return sample;
}

static const char *of_sample(struct forms_test *test, const char *format,
                             const struct sample *sample, const struct export_options *options)
{
    return written(test, format, sample->decision, sample->answers, options);
}

static struct sample no_answers(struct forms_test *test)
{
    return (struct sample){test->small_decision, answers_new(test->arena, test->small_decision)};
}

static const char *replaced(struct forms_test *test, const char *bytes, const char *find,
                            const char *replace)
{
    const char *at = strstr(bytes, find);

    if (!at)
        fail_msg("there is no '%s' in:\n%s", find, bytes);
    return arena_printf(test->arena, "%.*s%s%s", (int)(at - bytes), bytes, replace,
                        at + strlen(find));
}

static struct verification verified(struct forms_test *test, const struct decision *decision,
                                    const char *record)
{
    return verify_record(test->arena, decision, plain.program, record, strlen(record));
}

static void assert_same(struct forms_test *test, const struct decision *decision,
                        const char *record)
{
    struct verification found = verified(test, decision, record);

    if (found.status != VERIFY_SAME)
        fail_msg("%s in:\n%s", found.message, record);
}

static void assert_edited(struct forms_test *test, const struct decision *decision,
                          const char *record, const char *words)
{
    struct verification found = verified(test, decision, record);

    assert_int_equal(found.status, VERIFY_EDITED);
    if (!strstr(found.message, words))
        fail_msg("'%s' does not say '%s'", found.message, words);
}

/* --- the form of MADR -------------------------------------------------------------------- */

static const char *body_of(const char *record)
{
    size_t front = record_front_matter(record, strlen(record));

    assert_true(front > 0);
    return record + front;
}

/* "## Title" lines, one after the other: the headings of these levels. */
static const char *headings(struct forms_test *test, const char *body, int least, int most)
{
    cmark_node *root = cmark_parse_document(body, strlen(body), CMARK_OPT_DEFAULT);
    const char *list = "";

    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        int level = cmark_node_get_heading_level(node);
        char *line = cmark_render_commonmark(node, CMARK_OPT_DEFAULT, 0);
        if (level >= least && level <= most)
            list = arena_printf(test->arena, "%s%s", list, line);
        free(line);
    }
    cmark_node_free(root);
    return list;
}

/* From behind `from` up to `to`. */
static const char *between(struct forms_test *test, const char *bytes, const char *from,
                           const char *to)
{
    const char *start = strstr(bytes, from), *end;

    if (!start)
        fail_msg("no '%s' in:\n%s", from, bytes);
    start += strlen(from);
    end = strstr(start, to);
    if (!end)
        fail_msg("no '%s' behind '%s' in:\n%s", to, from, bytes);
    return arena_copy(test->arena, start, (size_t)(end - start));
}

static void test_madr_has_the_sections_of_its_template(void **state)
{
    struct forms_test *test = *state;
    uint64_t random = 1;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct sample sample = sample_of(test, &random, i);
        const char *record = of_sample(test, "madr", &sample, &plain);
        assert_true(text_starts_with(record, "---\nstatus: proposed\n---\n\n# "));
        assert_string_equal(headings(test, body_of(record), 2, 2),
                            "## Context and Problem Statement\n## Decision Drivers\n"
                            "## Considered Options\n## Decision Outcome\n"
                            "## Pros and Cons of the Options\n## More Information\n");
        assert_string_equal(
            headings(test, between(test, record, "\n## Decision Outcome\n", "\n## "), 3, 3),
            strstr(record, "\nChosen option: \"none") ? "### Confirmation\n"
                                                      : "### Consequences\n### Confirmation\n");
    }
}

/* Every option of the list has a heading of its own, and the chosen one is in the list. */
static void test_madr_headings_match_the_listed_options(void **state)
{
    struct forms_test *test = *state;
    uint64_t random = 2;
    int chosen_ones = 0;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct sample sample = sample_of(test, &random, i);
        const char *record = of_sample(test, "madr", &sample, &plain);
        const char *options = between(test, record, "\n## Considered Options\n\n", "\n\n");
        const char *profiles =
            between(test, record, "\n## Pros and Cons of the Options\n", "\n## ");
        const char *chosen = between(test, record, "\nChosen option: \"", "\", because ");
        const char *wanted = "";
        for (const char *line = options; *line; line += strcspn(line, "\n"), line += *line == '\n')
            wanted = arena_printf(test->arena, "%s### %.*s\n", wanted, (int)strcspn(line, "\n") - 2,
                                  line + strlen("- "));
        assert_string_equal(headings(test, profiles, 3, 3), wanted);
        if (strcmp(chosen, "none") != 0)
            chosen_ones += text_starts_with(options, arena_printf(test->arena, "- %s\n", chosen));
        assert_true(strstr(profiles, "\n- ") != NULL);
    }
    assert_true(chosen_ones > RANDOM_CASES / 2);
}

/* cmark as a formatter. */
static void test_formatter_does_not_change_the_content_of_madr(void **state)
{
    struct forms_test *test = *state;
    uint64_t random = 3;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct sample sample = sample_of(test, &random, i);
        const char *record = of_sample(test, "madr", &sample, &plain);
        size_t front = record_front_matter(record, strlen(record));
        cmark_node *root =
            cmark_parse_document(record + front, strlen(record) - front, CMARK_OPT_DEFAULT);
        char *again = cmark_render_commonmark(root, CMARK_OPT_UNSAFE, 0);
        struct verification found =
            verified(test, sample.decision,
                     arena_printf(test->arena, "%.*s\n%s", (int)front, record, again));
        assert_int_equal(found.status, VERIFY_SAME);
        assert_true(found.reformatted);
        free(again);
        cmark_node_free(root);
    }
}

static void test_madr_is_verified(void **state)
{
    struct forms_test *test = *state;
    uint64_t random = 4;

    for (int i = 0; i < RANDOM_CASES / 3; i++) {
        struct sample sample = sample_of(test, &random, i);
        assert_same(test, sample.decision, of_sample(test, "madr", &sample, &plain));
    }
}

static void test_status_and_notes_of_madr_may_change(void **state)
{
    static const char *const changes[][2] = {
        {"status: proposed", "status: accepted"},
        {"status: proposed", "status: 'rejected'"},
        {"status: proposed", "status: \"superseded by [8. New](0008-new.md)\""},
        {"status: proposed", "status: superseded by ADR-0008 # since March"},
        {"Room for your own notes: nothing here is checked or overwritten.",
         "We met.\n\n#### Who\n\n- Ann\n\n```\ncode\n```"},
    };
    struct forms_test *test = *state;
    struct sample sample = no_answers(test);
    const char *record = of_sample(test, "madr", &sample, &plain);

    for (size_t i = 0; i < ARRAY_LENGTH(changes); i++)
        assert_same(test, sample.decision, replaced(test, record, changes[i][0], changes[i][1]));
}

static void test_other_changes_of_madr_are_edits(void **state)
{
    static const struct {
        const char *find, *replace, *words;
    } rows[] = {
        {"status: proposed", "status: perhaps", "the head"},
        {"status: proposed", "status: [accepted", "the head"},
        {"status: proposed", "state: proposed", "the head"},
        {"status: proposed\n", "", "the head"},
        {"date: 2026-11-22", "date: 2026-11-23", "the head"},
        {"date: 2026-11-22", "date: 2026-11-22 # or later", "the head"},
        {"date: 2026-11-22", "# decided\ndate: 2026-11-22", "the head"},
        {"date: 2026-11-22", "date: [2026-11-22]", "the head"},
        {"# Too", "# Not too", "the head"},
        {"---\nstatus", "---\ntags: x\nstatus", "the head"},
        {"## Decision Drivers\n", "## Decision drivers\n", "the section 'Decision"},
        {"- Ash", "- Asp", "the section 'Considered Options' is not as it was written (line"},
        {"### Confirmation", "### Approval", "the section 'Decision Outcome'"},
        {"### Sources", "### Source", "the section 'More Information'"},
        {"### Notes", "## Notes", "Notes"},
        {"### Notes", "### Note", "the section 'More Information'"},
        {"### Notes", "### Notes\n\n### Notes", "Notes"},
        {"### Notes", "### Notes\n\n## More", "the section"},
        {"### Notes", "### Notes\n\n### More", "the section 'More' was not there"},
        {"\"draws\": ", "\"draws\":  ", "the block"},
    };
    static const struct export_options dated = {
        .program = "whichstack 0.0.0", .seed = 1, .date = "2026-11-22"};
    struct forms_test *test = *state;
    struct sample sample = no_answers(test);
    const char *record = of_sample(test, "madr", &sample, &dated);

    assert_same(test, sample.decision, record);
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        assert_edited(test, sample.decision, replaced(test, record, rows[i].find, rows[i].replace),
                      rows[i].words);
}

/* Front matter makes no portable record one of MADR's, nor its lack the other way round. */
static void test_front_matter_does_not_change_the_form(void **state)
{
    struct forms_test *test = *state;
    struct sample sample = no_answers(test);
    const char *portable = of_sample(test, "markdown", &sample, &plain);
    const char *madr = of_sample(test, "madr", &sample, &plain);

    assert_edited(test, sample.decision,
                  arena_printf(test->arena, "---\nstatus: accepted\n---\n%s", portable),
                  "the head");
    assert_edited(test, sample.decision, body_of(madr), "the head");
}

/* --- what a person types ----------------------------------------------------------------- */

static const char *const hostile[] = {
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    "a | b || c",
    "`code` ``` ~~~",
    "two\nlines\n\n# Heading\n\n- item",
    "\u202Egnp.exe\u202C and \u200B hidden",
    "\x1B[31mred\x1B]0;title\x07",
    "[link](javascript:alert(1)) ![x](http://x) <http://x>",
    "**bold** _it_ &amp; &#60;b&#62; \\",
    "1. one",
    "- dash",
    "```\n``` whichstack-decision\n{}\n```",
    "---",
    "--- \n===",
    "...",
    "# heading",
    "caf\xC3 broken",
    "<!-- comment -->",
    "日本語 العربية",
    "key: value # comment",
    "'single' \"double\" \\n \\",
    "yes",
    "null",
    "~",
    "!!binary x",
    "&a *a",
    "{a: b}",
    "[x",
    "%TAG",
    "@at",
    "? q",
    ": c",
    "|",
    ">-",
    "0x10",
    "2026-13-99",
    "12:30:45",
    "superseded by [1. \"One\"](0001-one.md)",
    "\xC2\x85next\u2028line",
};

static struct export_options all_of(const char *words)
{
    return (struct export_options){
        .program = "whichstack 0.0.0",
        .title = words,
        .number = words,
        .date = words,
        .status = words,
        .decider = words,
        .supersedes = words,
        .supersedes_file = words,
    };
}

/* YAML itself says what the front matter holds. */
static void test_front_matter_holds_the_options(void **state)
{
    static const char *const keys[] = {"status", "date", "decision-makers"};
    struct forms_test *test = *state;
    struct sample sample = no_answers(test);

    for (size_t i = 0; i < ARRAY_LENGTH(hostile); i++) {
        struct export_options options = all_of(hostile[i]);
        const char *record = of_sample(test, "madr", &sample, &options);
        const char *line = clean_line(test->arena, hostile[i], strlen(hostile[i]));
        struct diagnostics *diagnostics = diagnostics_new();
        struct source source;
        if (!node_read_source(test->arena, "r.md", record, strlen(record), &source, diagnostics))
            fail_msg("%s in:\n%.200s", diagnostics_line(diagnostics, 0), record);
        diagnostics_free(diagnostics);
        assert_int_equal(source.front->count, ARRAY_LENGTH(keys));
        for (size_t j = 0; j < ARRAY_LENGTH(keys); j++) {
            const struct node *member = node_member(source.front, keys[j]);
            assert_non_null(member);
            assert_string_equal(member->text, line);
            assert_true(member->quoted); /* so that no reader takes it for anything but text */
        }
        assert_ptr_equal(source.body, body_of(record));
        assert_string_equal(record_title(test->arena, record, strlen(record)), line);
    }
}

static void test_plain_yaml_values_are_not_quoted(void **state)
{
    static const struct {
        const char *date, *status, *front;
    } rows[] = {
        {"2026-02-29", "accepted", "---\nstatus: accepted\ndate: 2026-02-29\n---\n"},
        {"2026-00-10", "Accepted", "---\nstatus: \"Accepted\"\ndate: \"2026-00-10\"\n---\n"},
        {"2026-1-1", "superseded", "---\nstatus: superseded\ndate: \"2026-1-1\"\n---\n"},
        {"2026-01-012", " ", "---\nstatus: proposed\ndate: \"2026-01-012\"\n---\n"},
        {"", "rejected", "---\nstatus: rejected\n---\n"},
    };
    struct forms_test *test = *state;
    struct sample sample = no_answers(test);

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct export_options options = {
            .program = "whichstack 0.0.0", .date = rows[i].date, .status = rows[i].status};
        const char *record = of_sample(test, "madr", &sample, &options);
        assert_string_equal(arena_copy(test->arena, record, (size_t)(body_of(record) - record)),
                            rows[i].front);
    }
}

static void assert_alike(const char *words, const char *body, const size_t *wanted)
{
    size_t counts[CMARK_NODE_LAST_INLINE + 1];

    count_nodes(body, counts);
    for (int type = CMARK_NODE_FIRST_BLOCK; type <= CMARK_NODE_LAST_INLINE; type++)
        if (type != CMARK_NODE_TEXT && type != CMARK_NODE_CODE && counts[type] != wanted[type])
            fail_msg("'%s' makes %zu nodes of type %d, not %zu", words, counts[type], type,
                     wanted[type]);
}

static void test_options_are_escaped_in_markdown(void **state)
{
    static const char *const formats[] = {"markdown", "madr"};
    struct forms_test *test = *state;
    struct sample sample = no_answers(test);
    struct export_options harmless = all_of("t");
    size_t wanted[CMARK_NODE_LAST_INLINE + 1];

    for (size_t j = 0; j < ARRAY_LENGTH(formats); j++) {
        const char *body = of_sample(test, formats[j], &sample, &harmless);
        count_nodes(body + record_front_matter(body, strlen(body)), wanted);
        assert_int_equal(wanted[CMARK_NODE_HTML_INLINE], 0);
        for (size_t i = 0; i < ARRAY_LENGTH(hostile); i++) {
            struct export_options options = all_of(hostile[i]);
            const char *record = of_sample(test, formats[j], &sample, &options);
            assert_alike(hostile[i], record + record_front_matter(record, strlen(record)), wanted);
            assert_same(test, sample.decision, record);
        }
    }
}

/* --- the page ---------------------------------------------------------------------------- */

/* All tags as they stand there, one after the other, targets left out: whatever begins with `<` is
 * one, and whatever begins with `&` a character's name, or the page is not what it seems. */
static const char *tags_of(struct forms_test *test, const char *page)
{
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    struct text text;
    const char *tags;
    size_t at;

    text_init(&text);
    for (const char *byte = strstr(page, "</style>"); *byte; byte++) {
        if (*byte == '&') {
            for (at = 0; at < ARRAY_LENGTH(entities); at++)
                if (text_starts_with(byte, entities[at]))
                    break;
            if (at == ARRAY_LENGTH(entities))
                fail_msg("a bare & in: %.60s", byte);
        }
        if (*byte != '<')
            continue;
        size_t length = strcspn(byte, ">"), shown = length;
        const char *target = strstr(byte, " href=\"");
        if (byte[1] != '/' && !isalpha((unsigned char)byte[1]))
            fail_msg("no tag: %.60s", byte);
        if (target && target < byte + length)
            shown = (size_t)(target - byte);
        text_printf(&text, "%.*s>", (int)shown, byte);
        byte += length;
    }
    tags = arena_copy(test->arena, text.bytes, text.length);
    text_finish(&text);
    return tags;
}

static void test_options_are_escaped_in_html(void **state)
{
    static const char *const forbidden[] = {"\x1B",    "\x07",   "\r",
                                            "\u202E",  "\u202C", "\u200B",
                                            "<script", "<img",   "javascript:alert(1)\""};
    struct forms_test *test = *state;
    struct sample sample = no_answers(test);
    struct export_options harmless = all_of("t");
    const char *wanted = tags_of(test, of_sample(test, "html", &sample, &harmless));

    for (size_t i = 0; i < ARRAY_LENGTH(hostile); i++) {
        struct export_options options = all_of(hostile[i]);
        const char *page = of_sample(test, "html", &sample, &options);
        assert_string_equal(tags_of(test, page), wanted);
        for (size_t j = 0; j < ARRAY_LENGTH(forbidden); j++)
            assert_null(strstr(page, forbidden[j]));
        assert_null(strstr(strstr(page, "</title>") + 1, "</title>"));
    }
}

/* The options of a record do not appear in other formats. */
static void test_other_formats_ignore_the_record_options(void **state)
{
    static const char *const formats[] = {"text", "json", "csv"};
    struct forms_test *test = *state;
    struct sample sample = no_answers(test);
    struct export_options without = all_of(NULL);

    for (size_t j = 0; j < ARRAY_LENGTH(formats); j++)
        for (size_t i = 0; i < ARRAY_LENGTH(hostile); i++) {
            struct export_options options = all_of(hostile[i]);
            assert_string_equal(of_sample(test, formats[j], &sample, &options),
                                of_sample(test, formats[j], &sample, &without));
        }
}

/* Every element that was opened is closed in its turn; void ones aside. */
static void assert_nested(struct forms_test *test, const char *page)
{
    const char *open[64];
    size_t depth = 0;

    for (const char *at = tags_of(test, page) + strlen("</style>"); *at; at = strchr(at, '>') + 1) {
        size_t length = strcspn(at + 1, " />");
        if (text_ends_with(arena_copy(test->arena, at, strcspn(at, ">")), "/"))
            continue;
        if (at[1] == '/') {
            if (depth == 0 && (text_starts_with(at, "</head") || text_starts_with(at, "</html")))
                continue; /* opened before the style */
            assert_true(depth > 0);
            depth--;
            assert_memory_equal(open[depth] + 1, at + 2, strcspn(at + 2, ">"));
        } else {
            assert_true(depth < ARRAY_LENGTH(open));
            open[depth++] = at;
            assert_true(length > 0);
        }
    }
    assert_int_equal(depth, 0);
}

static size_t count_of(const char *text, const char *words)
{
    size_t count = 0;

    for (const char *at = text; (at = strstr(at, words)); at += strlen(words))
        count++;
    return count;
}

static void test_html_works_for_screen_readers_and_print(void **state)
{
    struct forms_test *test = *state;
    uint64_t random = 5;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct sample sample = sample_of(test, &random, i);
        const char *page = of_sample(test, "html", &sample, &plain), *at = page;
        int level = 0;
        assert_true(text_starts_with(page, "<!DOCTYPE html>\n<html lang=\"en\">\n"));
        assert_non_null(strstr(page, "@media print"));
        assert_non_null(strstr(page, "prefers-color-scheme: dark"));
        assert_int_equal(count_of(page, "<h1>"), 1);
        assert_null(strstr(page, "src="));
        assert_null(strstr(page, "<link"));
        assert_null(strstr(page, RECORD_INFO)); /* the block is for programs */
        assert_nested(test, page);
        while ((at = strstr(at, "<h"))) {
            int next = at[2] - '0';
            if (next >= 1 && next <= 6 && at[3] == '>') {
                assert_true(next <= level + 1); /* none is skipped on the way down */
                level = next;
            }
            at++;
        }
        assert_int_equal(count_of(page, "<table>"),
                         count_of(page, "<th scope=\"col\"") > 0 ? count_of(page, "<thead>") : 0);
        assert_int_equal(count_of(page, "<th"),
                         count_of(page, "<th scope=\"") + count_of(page, "<thead>"));
    }
}

/* Heading and title of the page are the record's. */
static void test_html_title_is_the_title_of_the_record(void **state)
{
    static const struct export_options options = {
        .program = "whichstack 0.0.0", .title = "A <b> & \"c\"", .number = "7"};
    struct forms_test *test = *state;
    struct sample sample = no_answers(test);
    const char *page = of_sample(test, "html", &sample, &options);

    assert_non_null(strstr(page, "<title>7. A &lt;b&gt; &amp; &quot;c&quot;</title>"));
    assert_non_null(strstr(page, "<h1>7. A &lt;b&gt; &amp; &quot;c&quot;</h1>"));
}

/* --- one form holds what the other holds ------------------------------------------------- */

/* The words of a document, marks of markup left out. */
static const char *words_of(struct forms_test *test, const char *body)
{
    cmark_node *root = cmark_parse_document(body, strlen(body), CMARK_OPT_DEFAULT);
    cmark_iter *iterator = cmark_iter_new(root);
    struct text text;
    const char *words;

    text_init(&text);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        const char *literal = cmark_node_get_literal(node);
        if (literal && cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK)
            text_append(&text, literal);
    }
    cmark_iter_free(iterator);
    cmark_node_free(root);
    words = arena_copy(test->arena, text.bytes, text.length);
    text_finish(&text);
    return words;
}

/* Every record format contains the same statements. */
static void test_every_format_states_the_same_result(void **state)
{
    static const char *const wanted[] = {
        "In the context of choosing one of ", /* the Y-statement */
        "Fixed",
        " points (",
        "the first place holds from ",
        "\"Language rule: Yes: Go\"",
        "lang-go >= 1",
        "observed: ",
        "scoring formulas put",
        "Good, because ",
        "Bad, because ",
        "first in ",
        "Runner-up",
        " is what the best stack's total of ",
        "The date after a source",
        "Catalog: Backend frameworks ",
        "SHA-256",
        "seed 1",
    };
    static const char *const formats[] = {"markdown", "madr", "html"};
    struct forms_test *test = *state;
    struct sample sample = {test->decision, answers_new(test->arena, test->decision)};
    int rule = catalog_find_question(test->catalog, "language-rule");
    size_t count;

    sample.answers->choice[rule] =
        catalog_find_option(&catalog_questions(test->catalog, &count)[rule], "go");
    for (size_t j = 0; j < ARRAY_LENGTH(formats); j++) {
        const char *record = of_sample(test, formats[j], &sample, &plain);
        if (strcmp(formats[j], "html") != 0) {
            record = words_of(test, record + record_front_matter(record, strlen(record)));
        } else {
            for (const char *from = "&quot;"; strstr(record, from);)
                record = replaced(test, record, from, "\"");
            for (const char *from = "&gt;"; strstr(record, from);)
                record = replaced(test, record, from, ">");
        }
        for (size_t i = 0; i < ARRAY_LENGTH(wanted); i++)
            if (!strstr(record, wanted[i]))
                fail_msg("%s does not say '%s'", formats[j], wanted[i]);
        for (int i = 0; i < 10; i++) { /* all options, the eliminated ones too */
            const struct framework *frameworks = catalog_frameworks(test->catalog, &count);
            assert_non_null(strstr(record, frameworks[i].name));
        }
    }
}

/* --- taking the place of an older record ------------------------------------------------- */

static void test_record_says_what_it_supersedes(void **state)
{
    static const struct {
        const char *format, *words;
    } rows[] = {
        {"markdown", "\n## Status\n\nproposed\n\nSupersedes [3. Use Oak](0003-use-oak.md)\n\n## "},
        {"markdown", "\n## Links\n\n- Supersedes [0003-use-oak](0003-use-oak.md)\n\n<details>\n"},
        {"madr", "\n- Supersedes [3. Use Oak](0003-use-oak.md)\n\n### "},
        {"html", "<li>Supersedes <a href=\"0003-use-oak.md\">0003-use-oak</a></li>"},
    };
    static const struct export_options options = {.program = "whichstack 0.0.0",
                                                  .seed = 1,
                                                  .supersedes = "3. Use Oak",
                                                  .supersedes_file = "0003-use-oak.md"};
    struct forms_test *test = *state;
    struct sample sample = no_answers(test);

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        assert_non_null(strstr(of_sample(test, rows[i].format, &sample, &options), rows[i].words));
        assert_null(strstr(of_sample(test, rows[i].format, &sample, &plain), "Supersedes"));
    }
}

static void test_superseding_record_is_verified(void **state)
{
    static const struct export_options options = {.program = "whichstack 0.0.0",
                                                  .seed = 1,
                                                  .supersedes = "3. Use Oak",
                                                  .supersedes_file = "0003-use-oak.md"};
    struct forms_test *test = *state;
    struct sample sample = no_answers(test);
    const char *record = of_sample(test, "markdown", &sample, &options);
    const char *accepted = replaced(test, record, "Status: proposed", "Status: accepted");

    accepted = replaced(test, accepted, "\nproposed\n", "\naccepted\n");
    assert_same(test, sample.decision, record);
    assert_same(test, sample.decision, accepted);
    assert_edited(test, sample.decision, replaced(test, accepted, "\naccepted\n", "\nwhy not\n"),
                  "the section 'Status'");
    assert_edited(test, sample.decision, replaced(test, accepted, "\naccepted\n\n", "\n"),
                  "the section 'Status'");
    assert_edited(test, sample.decision,
                  replaced(test, record, "- Supersedes [0003", "- Supersedes [0004"),
                  "the section 'Links'");
}

/* A name of a file is a name, whatever is in it. */
static void test_supersedes_link_points_to_the_file(void **state)
{
    static const char *const rows[][2] = {
        {"0003 use oak.md", "0003%20use%20oak.md"},
        {"javascript:alert(1)", "javascript%3Aalert%281%29"},
        {"a)b(c.md", "a%29b%28c.md"},
        {"<b>.md", "%3Cb%3E.md"},
        {"100%.md", "100%25.md"},
        {"caf\xC3\xA9.md", "caf%C3%A9.md"},
        {"#x?y.md", "%23x%3Fy.md"},
    };
    struct forms_test *test = *state;
    struct sample sample = no_answers(test);

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct export_options options = {
            .program = "whichstack 0.0.0", .supersedes = "Old", .supersedes_file = rows[i][0]};
        assert_non_null(strstr(of_sample(test, "markdown", &sample, &options),
                               arena_printf(test->arena, "\nSupersedes [Old](%s)\n", rows[i][1])));
        assert_non_null(strstr(of_sample(test, "html", &sample, &options),
                               arena_printf(test->arena, "<a href=\"%s\">", rows[i][1])));
    }
}

/* --- older decisions --------------------------------------------------------------------- */

static void test_title_and_status_are_found_in_other_records(void **state)
{
    static const struct {
        const char *record, *title, *status;
    } rows[] = {
        {"# 1. Use *Oak*\n\nDate: 2011-01-01\n\n## Status\n\nAccepted\n\n## Context\n",
         "1. Use Oak", "Accepted"},
        {"---\nstatus: \"superseded by x\"\ndate: 2011-01-01\n---\n\n# Oak\n\n## Context\n", "Oak",
         "superseded by x"},
        {"---\r\nstatus: accepted\r\n---\r\n# Oak\r\n\r\n## Context\r\n", "Oak", "accepted"},
        {"# Oak\n\n  - Status: proposed\n\n## Status\n\naccepted\n", "Oak", "proposed"},
        {"Oak\n===\n\ntext\n", "Oak", ""},
        {"text\n\n# `Oak` & co\n## Status\n", "Oak & co", ""},
        {"# \xC3\xB6\x1B[31m\n", "\xC3\xB6\xEF\xBF\xBD[31m", ""},
        {"---\n# no end\n", "no end", ""},
        {"---\ntitle: x\n---\n## Deep\n", NULL, ""},
        {"text\n\n    # code\n\n> # quoted\n", NULL, ""},
        {"#\n\n## Status\n\nrejected\n", NULL, "rejected"},
        {"", NULL, ""},
    };
    struct forms_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        size_t length = strlen(rows[i].record);
        const char *title = record_title(test->arena, rows[i].record, length);
        if (rows[i].title)
            assert_string_equal(title, rows[i].title);
        else
            assert_null(title);
        assert_string_equal(record_status_of(test->arena, rows[i].record, length), rows[i].status);
    }
}

/* The status of the head alone, as it stands there; a status of the front matter is YAML. */
static void test_status_of_the_head(void **state)
{
    static const struct {
        const char *head, *status;
    } rows[] = {
        {"# Oak\n\n  - Status: proposed\n  - Date: today\n", "proposed"},
        {"# Oak\n\n  - Status: proposed\r\n  - Date: today\r\n", "proposed"},
        {"# Oak\n\n  - Status: proposed\r  - Date: today \t\r", "proposed"},
        {"# Oak\n\n  - Status: accepted", "accepted"},
        {"# Oak\n\n  - Status: ", ""},
        {"# Oak\n\n  - State: proposed\n", ""},
        {"---\nstatus: accepted\n---\n# Oak\n", "accepted"},
        {"---\nstatus: \"superseded by 4\"\n---\n# Oak\n", "superseded by 4"},
        {"---\nstatus: [accepted]\n---\n# Oak\n", ""},
        {"---\nstatus: \"accepted\n---\n# Oak\n", ""},
        {"---\ndate: today\n---\n# Oak\n", ""},
        {" \n\t\n", ""},
        {"", ""},
    };
    struct forms_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        assert_string_equal(record_head_status(test->arena, rows[i].head, strlen(rows[i].head)),
                            rows[i].status);
}

/* Without the status, which may change. */
static void test_hash_of_the_head_leaves_the_status_out(void **state)
{
    static const struct {
        const char *one, *other;
        bool same;
    } rows[] = {
        {"# Oak\n\n  - Status: proposed\n", "# Oak\n\n  - Status: accepted\n\n", true},
        {"# Oak\n\n  - Status: proposed\n", "# Elm\n\n  - Status: proposed\n", false},
        {"---\nstatus: proposed\n---\n# Oak\n", "---\nstatus: accepted\n---\n# Oak\n", true},
        {"---\nstatus: proposed\nx: 1\n---\n# Oak\n", "---\nstatus: proposed\nx: 2\n---\n# Oak\n",
         false},
        {"# Oak\n", "# Oak \n", true},
        {"# Oak\n", "", false},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        char one[HASH_LENGTH + 1], other[HASH_LENGTH + 1];
        record_head_hash(rows[i].one, strlen(rows[i].one), one);
        record_head_hash(rows[i].other, strlen(rows[i].other), other);
        assert_int_equal(strcmp(one, other) == 0, rows[i].same);
    }
}

static void test_status_is_one_of_a_few(void **state)
{
    static const char *const may[] = {"proposed",        "accepted",
                                      "Superseded",      "deprecated",
                                      "superseded by 4", "Superseded by [4](0004-oak.md)",
                                      "Superceded by 4"};
    static const char *const may_not[] = {
        "", "Proposed", "accepted!", "accept", "superseded  by 4", "by 4", "in force"};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(may); i++)
        assert_true(record_status_may_be(may[i]));
    for (size_t i = 0; i < ARRAY_LENGTH(may_not); i++)
        assert_false(record_status_may_be(may_not[i]));
}

static void test_front_matter_is_at_the_beginning(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
    } rows[] = {
        {"---\n---\n", 8},
        {"---\na: b\n---\nx", 13},
        {"---\r\na: b\r\n---\r\nx", 16},
        {"---\na: b\n---", 12},
        {"\n---\na: b\n---\n", 0},
        {"---\na: b\n", 0},
        {"----\na: b\n---\n", 0},
        {"--- \na: b\n---\n", 0},
        {"", 0},
        {"---", 0},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        assert_int_equal(record_front_matter(rows[i].bytes, strlen(rows[i].bytes)), rows[i].length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_madr_has_the_sections_of_its_template),
        cmocka_unit_test(test_madr_headings_match_the_listed_options),
        cmocka_unit_test(test_formatter_does_not_change_the_content_of_madr),
        cmocka_unit_test(test_madr_is_verified),
        cmocka_unit_test(test_status_and_notes_of_madr_may_change),
        cmocka_unit_test(test_other_changes_of_madr_are_edits),
        cmocka_unit_test(test_front_matter_does_not_change_the_form),
        cmocka_unit_test(test_front_matter_holds_the_options),
        cmocka_unit_test(test_plain_yaml_values_are_not_quoted),
        cmocka_unit_test(test_options_are_escaped_in_markdown),
        cmocka_unit_test(test_options_are_escaped_in_html),
        cmocka_unit_test(test_other_formats_ignore_the_record_options),
        cmocka_unit_test(test_html_works_for_screen_readers_and_print),
        cmocka_unit_test(test_html_title_is_the_title_of_the_record),
        cmocka_unit_test(test_every_format_states_the_same_result),
        cmocka_unit_test(test_record_says_what_it_supersedes),
        cmocka_unit_test(test_superseding_record_is_verified),
        cmocka_unit_test(test_supersedes_link_points_to_the_file),
        cmocka_unit_test(test_title_and_status_are_found_in_other_records),
        cmocka_unit_test(test_status_of_the_head),
        cmocka_unit_test(test_hash_of_the_head_leaves_the_status_out),
        cmocka_unit_test(test_status_is_one_of_a_few),
        cmocka_unit_test(test_front_matter_is_at_the_beginning),
    };

    return cmocka_run_group_tests_name("record_forms", tests, set_up, tear_down);
}
