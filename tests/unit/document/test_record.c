#include "exports.h"

#include "document/record/record_page.h"

static size_t sections_of(struct arena *arena, const char *record,
                          struct record_section **ret_sections)
{
    size_t length = strlen(record);

    return record_sections(arena, record_page_read(arena, record, length), record + length,
                           ret_sections);
}

static void assert_same_meaning(const struct page_part *left, const struct page_part *right)
{
    assert_string_equal(left->title, right->title);
    assert_int_equal(left->n_lines, right->n_lines);
    for (size_t i = 0; i < left->n_lines; i++)
        assert_string_equal(left->lines[i].text, right->lines[i].text);
}

/* cmark as a formatter: lists, tables, escapes and the fence come out in another way. */
static void test_formatter_does_not_change_the_meaning(void **state)
{
    static const struct export_options numbered = {
        .program = "whichstack 0.0.0", .number = "12", .title = "A | B & `c`", .date = "2026"};
    static const struct export_options *const both[] = {&plain, &numbered};
    struct export_test *test = *state;
    uint64_t random = 5;

    for (int i = 0; i < RANDOM_CASES; i++) {
        const char *record = written(test, "markdown", random_answers(test, &random), both[i % 2]);
        cmark_node *root = cmark_parse_document(record, strlen(record), CMARK_OPT_DEFAULT);
        char *again = cmark_render_commonmark(root, CMARK_OPT_UNSAFE, 0);
        const struct record_page *before = record_page_read(test->arena, record, strlen(record));
        const struct record_page *after = record_page_read(test->arena, again, strlen(again));
        assert_string_not_equal(record, again);
        assert_same_meaning(&before->head, &after->head);
        assert_same_meaning(&before->end, &after->end);
        assert_int_equal(before->n_sections, after->n_sections);
        for (size_t j = 0; j < before->n_sections; j++)
            assert_same_meaning(&before->sections[j], &after->sections[j]);
        assert_string_equal(before->status, "proposed");
        assert_true(before->folded && after->folded);
        assert_string_equal(before->block, after->block);
        free(again);
        cmark_node_free(root);
    }
}

static void test_block_recomputes_the_result(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 6;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct answers *answers = random_answers(test, &random);
        struct advice *advice = advice_new(test->arena, test->decision, answers);
        const char *text = block_of(test, written(test, "markdown", answers, &plain));
        json_t *block = parsed(text), *criteria = json_object_get(block, "criteria"), *criterion;
        json_t *order = json_object_get(block, "frameworks"), *id;
        const char *name;
        int64_t total = 0;
        size_t j;

        assert_sorted(block);
        json_object_foreach(criteria, name, criterion) total += integer_at(criterion, "weight");
        assert_true(total == integer_at(block, "total_points"));
        json_array_foreach(order, j, id)
        {
            const char *framework = json_string_value(id);
            const json_t *values = json_object_get(json_object_get(block, "values"), framework);
            int64_t points = 0;
            json_object_foreach(criteria, name, criterion)
            {
                const json_t *value = json_object_get(values, name);
                assert_int_equal(json_array_size(value), 2);
                points += integer_at(criterion, "weight") *
                          (json_integer_value(json_array_get(value, 0)) +
                           json_integer_value(json_array_get(value, 1)));
            }
            assert_int_equal(json_object_size(values), json_object_size(criteria));
            assert_true(points == integer_at(json_object_get(block, "points"), framework));
            assert_true(points == advice_score(advice, (int)j)->points);
        }
        assert_int_equal(json_array_size(json_object_get(block, "ranking")),
                         advice->ranking.n_left);
        assert_int_equal(json_object_size(json_object_get(block, "eliminations")),
                         advice->ranking.n - advice->ranking.n_left);
        json_decref(block);
    }
}

/* Every input that a criterion of the block names is there for every framework. */
static void test_block_holds_every_input(void **state)
{
    static const struct {
        const char *kind, *member;
    } kinds[] = {{"trait", "traits"}, {"component", "fits"}, {"language", "languages"}};
    struct export_test *test = *state;
    uint64_t random = 7;
    size_t met[ARRAY_LENGTH(kinds)] = {0};

    for (int i = 0; i < 10; i++) {
        json_t *block = parsed(
            block_of(test, written(test, "markdown", random_answers(test, &random), &plain)));
        json_t *criterion, *input, *requirement;
        const char *name;
        size_t j, n_frameworks = json_array_size(json_object_get(block, "frameworks"));
        json_object_foreach(json_object_get(block, "criteria"), name, criterion)
        {
            json_array_foreach(json_object_get(criterion, "inputs"), j, input)
            {
                for (size_t k = 0; k < ARRAY_LENGTH(kinds); k++) {
                    const json_t *of_kind = json_object_get(input, kinds[k].kind);
                    if (!of_kind)
                        continue;
                    assert_int_equal(
                        json_object_size(json_object_get(json_object_get(block, kinds[k].member),
                                                         json_string_value(of_kind))),
                        n_frameworks);
                    met[k]++;
                }
            }
        }
        json_array_foreach(json_object_get(block, "requirements"), j, requirement)
        {
            bool trait = json_object_get(requirement, "trait") != NULL;
            assert_non_null(json_object_get(json_object_get(block, trait ? "traits" : "languages"),
                                            text_at(requirement, trait ? "trait" : "language")));
        }
        json_decref(block);
    }
    for (size_t i = 0; i < ARRAY_LENGTH(kinds); i++)
        assert_true(met[i] > 0);
}

static void test_block_has_one_member_per_line(void **state)
{
    struct export_test *test = *state;
    const char *block = block_of(
        test, written(test, "markdown", answers_of(test, "answers: {language: go}"), &plain));

    assert_true(text_starts_with(block, "{\n  \"answers\": {\n    \"language\": \"go\"\n  },\n"));
    assert_non_null(strstr(block, "\n  \"format\": 3,\n"));
    assert_non_null(strstr(block, "\n  \"program\": \"whichstack 0.0.0\",\n"));
    assert_non_null(strstr(block, "\n  \"eliminations\": {},\n"));
    assert_true(text_ends_with(block, "\n}\n"));
}

static void test_hashes_match_block_and_sections(void **state)
{
    struct export_test *test = *state;
    const char *record = written(test, "markdown",
                                 answers_of(test, "answers: {language: go, product: api}"), &plain);
    const char *block = block_of(test, record);
    json_t *json = parsed(block), *hashes = json_object_get(json, "prose_sha256");
    const char *own = text_at(json, "block_sha256");
    char *empty = arena_string(test->arena, block), *place = strstr(empty, own);
    char digits[HASH_LENGTH + 1];
    const struct record_page *page = record_page_read(test->arena, record, strlen(record));

    assert_non_null(place);
    memmove(place, place + HASH_LENGTH, strlen(place + HASH_LENGTH) + 1);
    hash_bytes(empty, strlen(empty), digits);
    assert_string_equal(own, digits);

    assert_int_equal(page->n_sections, json_object_size(hashes) + 2);
    assert_int_equal(page->n_sections, json_array_size(json_object_get(json, "sections")));
    assert_string_equal(page->sections[0].title, "Status");
    assert_string_equal(page->sections[page->n_sections - 1].title, RECORD_NOTES);
    for (size_t i = 1; i + 1 < page->n_sections; i++) {
        page_part_hash(&page->sections[i], digits);
        assert_string_equal(text_at(hashes, page->sections[i].title), digits);
    }
    page_part_hash(&page->head, digits);
    assert_string_equal(text_at(json, "head_sha256"), digits);
    assert_string_equal(text_at(json, "layout_sha256"), page->layout);
    json_decref(json);
}

static const char three_answers[] = "answers: {language: go, product: infra, load: steady}";

static void test_record_sections_are_in_order(void **state)
{
    static const char *const left[] = {
        "Status",
        "Decision",
        "Why",
        "What you give up",
        "Runner-up",
        "Open questions",
        "What would change it",
        "Weights",
        "Stack",
        "Alternatives",
        "Answers",
        "In one sentence",
        "How sure",
        "The best compared",
        "Stack in detail",
        "What is not known",
        "Sources",
        "Computed from",
        "Notes",
    };
    struct export_test *test = *state;
    const char *record = written(test, "markdown", answers_of(test, three_answers), &plain);
    struct record_section *sections;

    assert_int_equal(sections_of(test->arena, record, &sections), ARRAY_LENGTH(left));
    for (size_t i = 0; i < ARRAY_LENGTH(left); i++)
        assert_string_equal(sections[i].title, left[i]);
    assert_true(text_starts_with(record, "# Build it on Go + Gin\n\n- Status: proposed\n"
                                         "- Tags: framework, gin\n\n## Status\n\nproposed\n"));
    assert_true(text_ends_with(record, "\n}\n```\n\n</details>\n"));
}

/* Lines outside of folds, and those before the first fold. */
static size_t visible_lines(const char *record, size_t *ret_before)
{
    size_t visible = 0;
    bool folded = false;

    *ret_before = 0;
    for (const char *line = record; *line; line += strcspn(line, "\n") + 1) {
        bool begins = text_starts_with(line, "<details>");
        if (begins && *ret_before == 0)
            *ret_before = visible;
        visible += !folded;
        folded = (folded || begins) && !text_starts_with(line, "</details>");
    }
    return visible;
}

/* What was decided, why and how sure is seen first; the rest can be folded away. */
static void test_first_screenful_has_at_most_40_lines(void **state)
{
    static const struct export_options numbered = {
        .program = "whichstack 0.0.0", .number = "7", .date = "2026-11-22", .decider = "Ann"};
    static const char *const formats[] = {"markdown", "madr"};
    struct export_test *test = *state;
    uint64_t random = 11;
    size_t most_before = 0, most = 0, before;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct answers *answers = random_answers(test, &random);
        for (int q = 0; i % 2 && q < answers->n_questions; q++)
            if (answers->choice[q] < 0)
                answers->choice[q] = 0; /* a full questionnaire */
        for (size_t j = 0; j < ARRAY_LENGTH(formats); j++) {
            size_t lines = visible_lines(written(test, formats[j], answers, &numbered), &before);
            most = lines > most ? lines : most;
            most_before = before > most_before ? before : most_before;
            if (before > 40 || lines > 120)
                fail_msg("%zu lines before the first fold, %zu visible:\n%s", before, lines,
                         written(test, formats[j], answers, &numbered));
        }
    }
    print_message("# at most %zu lines before the first fold, %zu visible\n", most_before, most);
}

static void test_brief_record_is_the_first_screenful(void **state)
{
    static const struct export_options brief = {
        .program = "whichstack 0.0.0", .seed = 1, .brief = true};
    struct export_test *test = *state;
    struct answers *answers = answers_of(test, three_answers);
    const char *record = written(test, "markdown", answers, &brief);
    const char *whole = written(test, "markdown", answers, &plain);
    const char *fold = strstr(whole, "<details>"), *notes = strstr(record, "## Notes\n");
    json_t *block = parsed(block_of(test, record));

    assert_non_null(notes);
    assert_int_equal(notes - record, fold - whole);
    assert_memory_equal(record, whole, (size_t)(notes - record));
    assert_string_equal(text_at(block, "form"), "brief");
    json_decref(block);
}

static void test_the_best_fit_is_named(void **state)
{
    struct export_test *test = *state;
    struct answers *answers =
        answers_of(test, "answers: {language: python, product: saas, frontend: hybrid}");
    const char *record = written(test, "markdown", answers, &plain);

    /* not Inertia, the first part of this criterion, with a fit of 3 */
    assert_non_null(strstr(record, " is 80 of 100 and adds 13.7 points. htmx fits 4 of 5 ("));
}

/* A level beside its own name, a number beside a name with a number, a lead that is no tie. */
static void test_reasons_are_sentences(void **state)
{
    static const struct {
        const char *answers, *format, *expected;
    } rows[] = {
        {"answers: {language: go, hosting: kubernetes, team-size: 11+, typing: required}",
         "markdown", " adds 18.6 points. Built in: Go ("},
        {"answers: {language: python}", "markdown", " points. Used in 2025: "},
        {"answers: {language: js, product: saas, typing: required}", "madr",
         " narrowly ahead of NestJS, by less than 0.1 points of 100"},
        {"answers: {language: js, product: saas, typing: required}", "markdown",
         " 2,048 random weightings "},
    };
    struct export_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        assert_non_null(
            strstr(written(test, rows[i].format, answers_of(test, rows[i].answers), &plain),
                   rows[i].expected));
}

static void test_one_question_is_answered(void **state)
{
    struct export_test *test = *state;
    struct answers *answers = answers_of(test, "answers: {language: go}");

    assert_non_null(strstr(written(test, "markdown", answers, &plain), " questions is answered. "));
}

static void test_record_head_shows_the_options(void **state)
{
    static const struct export_options options = {
        .program = "whichstack 0.0.0",
        .title = "  What we\nbuild on ",
        .number = "7",
        .date = "2026-11-22",
        .status = "accepted",
        .decider = "Ann, Bob",
    };
    struct export_test *test = *state;

    assert_true(text_starts_with(
        written(test, "markdown", answers_of(test, three_answers), &options),
        "# 7. What we build on\n\n- Status: accepted\n- Date: 2026-11-22\n"
        "- Tags: framework, gin\n- Deciders: Ann, Bob\n\n## Status\n\naccepted\n"));
}

static void test_date_without_a_day_is_no_part_of_the_sentence(void **state)
{
    struct export_test *test = *state;
    const struct answers *answers =
        answers_of(test, "answers:\n  language: go\n  lifetime: long\n  priority: last\n");

    assert_non_null(strstr(written(test, "markdown", answers, &plain),
                           "Free support until (none published): "));
}

static void test_record_answers_read_back(void **state)
{
    struct export_test *test = *state;
    uint64_t random = 8;

    for (int i = 0; i < RANDOM_CASES; i++) {
        struct answers *answers = random_answers(test, &random);
        struct answers *back = answers_new(test->arena, test->decision);
        struct diagnostics *diagnostics = diagnostics_new();
        const char *record = written(test, "markdown", answers, &plain);
        read_node(test, record_answers(test->arena, "r.md", record, strlen(record), diagnostics),
                  diagnostics, back);
        assert_string_equal(written(test, "markdown", back, &plain), record);
    }
}

#define BLOCK(json) "# T\n\n``` " RECORD_INFO "\n" json "\n```\n"

static void test_invalid_record_is_refused_with_the_reason(void **state)
{
    static const struct {
        const char *record, *words;
    } rows[] = {
        {"", "there are 0 code blocks whichstack-decision in the record, expected one"},
        {"# T\n\n    {\"format\": 1}\n", "there are 0 code blocks"},
        {"text ``` whichstack-decision {}", "there are 0 code blocks"},
        {BLOCK("{\"format\": 1}") BLOCK("{\"format\": 1}"), "there are 2 code blocks"},
        {BLOCK("{\"format\": 1"), "r.md, block whichstack-decision"},
        {BLOCK("{\"format\": 1, \"format\": 1}"), "r.md, block whichstack-decision"},
        {BLOCK("{\"format\": 5, \"answers\": {}}"), "is of format 5, expected 1 to 4"},
        {BLOCK("{\"answers\": {}}"), "names no format, expected \"format\": 4"},
        {BLOCK("[1]"), "names no format, expected \"format\": 4"},
        {BLOCK(""), "names no format"},
    };
    struct export_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct diagnostics *diagnostics = diagnostics_new();
        assert_null(record_answers(test->arena, "r.md", rows[i].record, strlen(rows[i].record),
                                   diagnostics));
        assert_int_equal(diagnostics_count(diagnostics), 1);
        if (!strstr(diagnostics_line(diagnostics, 0), rows[i].words))
            fail_msg("'%s' does not say '%s'", diagnostics_line(diagnostics, 0), rows[i].words);
        diagnostics_free(diagnostics);
    }
}

/* --- sections ---------------------------------------------------------------------------- */

static const char *hash_of_section(struct export_test *test, const char *record, size_t index)
{
    struct record_section *sections;
    char *digits = arena_alloc(test->arena, HASH_LENGTH + 1, 1);

    assert_true(index < sections_of(test->arena, record, &sections));
    record_section_hash(&sections[index], digits);
    return digits;
}

static void test_section_ends_where_the_next_begins(void **state)
{
    static const char record[] = "# T\n\nhead\n\n## A *b* `c`\n\none\n\n### Deep\n\ntwo\n\n\n"
                                 "Title\n-----\n\n```\n## no heading\n```\n> ## nor this\n";
    struct export_test *test = *state;
    struct record_section *sections;

    assert_int_equal(sections_of(test->arena, record, &sections), 2);
    assert_string_equal(sections[0].title, "A b c");
    assert_string_equal(arena_copy(test->arena, sections[0].start, sections[0].length),
                        "## A *b* `c`\n\none\n\n### Deep\n\ntwo");
    assert_string_equal(sections[1].title, "Title");
    assert_true(text_starts_with(sections[1].start, "Title\n-----"));
    assert_int_equal(sections_of(test->arena, "", &sections), 0);
}

static void test_section_hash_changes_with_edits_but_not_line_ends(void **state)
{
    static const char unix_lines[] = "## A\n\none\n\n## B\n\ntwo\n";
    static const char dos_lines[] = "## A\r\n\r\none\r\n\r\n## B\r\n\r\ntwo\r\n";
    static const char more_blanks[] = "## A\n\none\n\n\n\n## B\n\ntwo";
    static const char edited[] = "## A\n\nOne\n\n## B\n\ntwo\n";
    struct export_test *test = *state;

    for (size_t i = 0; i < 2; i++) {
        const char *hash = hash_of_section(test, unix_lines, i);
        assert_string_equal(hash_of_section(test, dos_lines, i), hash);
        assert_string_equal(hash_of_section(test, more_blanks, i), hash);
    }
    assert_string_not_equal(hash_of_section(test, edited, 0), hash_of_section(test, unix_lines, 0));
    assert_string_equal(hash_of_section(test, edited, 1), hash_of_section(test, unix_lines, 1));
}

/* --- hostile words ----------------------------------------------------------------------- */

static const char *const hostile[] = {
    "<script>alert(1)</script>",
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
    "--- \n===",
    "caf\xC3 broken",
    "    indented",
    "<!-- comment -->",
    "日本語 العربية",
};

static void assert_clean(const char *text)
{
    static const char *const forbidden[] = {"\x1B", "\x07", "\r", "\u202E", "\u202C", "\u200B"};

    for (size_t i = 0; i < ARRAY_LENGTH(forbidden); i++)
        assert_null(strstr(text, forbidden[i]));
}

static void test_record_options_are_escaped(void **state)
{
    static const struct export_options harmless = {.program = "whichstack 0.0.0",
                                                   .title = "t",
                                                   .number = "1",
                                                   .date = "d",
                                                   .status = "s",
                                                   .decider = "p"};
    struct export_test *test = *state;
    struct answers *answers = answers_of(test, three_answers);
    size_t wanted[CMARK_NODE_LAST_INLINE + 1], counts[CMARK_NODE_LAST_INLINE + 1];
    struct record_section *sections;

    count_nodes(written(test, "markdown", answers, &harmless), wanted);
    assert_int_equal(wanted[CMARK_NODE_HTML_INLINE], 0);
    size_t n_wanted =
        sections_of(test->arena, written(test, "markdown", answers, &harmless), &sections);
    for (size_t i = 0; i < ARRAY_LENGTH(hostile); i++) {
        struct export_options options = {.program = "whichstack 0.0.0",
                                         .title = hostile[i],
                                         .number = hostile[i],
                                         .date = hostile[i],
                                         .status = hostile[i],
                                         .decider = hostile[i]};
        const char *record = written(test, "markdown", answers, &options);
        size_t n_sections = sections_of(test->arena, record, &sections);
        count_nodes(record, counts);
        for (int type = CMARK_NODE_FIRST_BLOCK; type <= CMARK_NODE_LAST_INLINE; type++)
            if (type != CMARK_NODE_TEXT && type != CMARK_NODE_CODE && counts[type] != wanted[type])
                fail_msg("'%s' makes %zu nodes of type %d, not %zu", hostile[i], counts[type], type,
                         wanted[type]);
        assert_int_equal(n_sections, n_wanted);
        assert_clean(record);
        block_of(test, record);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formatter_does_not_change_the_meaning),
        cmocka_unit_test(test_block_recomputes_the_result),
        cmocka_unit_test(test_block_holds_every_input),
        cmocka_unit_test(test_block_has_one_member_per_line),
        cmocka_unit_test(test_hashes_match_block_and_sections),
        cmocka_unit_test(test_record_sections_are_in_order),
        cmocka_unit_test(test_first_screenful_has_at_most_40_lines),
        cmocka_unit_test(test_brief_record_is_the_first_screenful),
        cmocka_unit_test(test_record_head_shows_the_options),
        cmocka_unit_test(test_date_without_a_day_is_no_part_of_the_sentence),
        cmocka_unit_test(test_the_best_fit_is_named),
        cmocka_unit_test(test_reasons_are_sentences),
        cmocka_unit_test(test_one_question_is_answered),
        cmocka_unit_test(test_record_answers_read_back),
        cmocka_unit_test(test_invalid_record_is_refused_with_the_reason),
        cmocka_unit_test(test_section_ends_where_the_next_begins),
        cmocka_unit_test(test_section_hash_changes_with_edits_but_not_line_ends),
        cmocka_unit_test(test_record_options_are_escaped),
    };

    return cmocka_run_group_tests_name("record", tests, export_set_up, export_tear_down);
}
