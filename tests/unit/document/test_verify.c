#include "catalogs.h"
#include "decisions.h"
#include "rounds.h"
#include "sources.h"

#include "base/hash.h"
#include "document/export/exporter.h"
#include "document/record/record.h"
#include "document/record/record_head.h"
#include "document/verify/verify.h"
#include "document/verify/verify_causes.h"

#define RANDOM_RECORDS 1000
#define RANDOM_REAL 20 /* one in so many is of the real catalog */
#define RANDOM_DAMAGES 800
#define RANDOM_WORLDS 3000

struct verify_test {
    struct arena *arena;
    struct catalog *catalog, *small;
    struct decision *decision, *small_decision;
    void *folder;
};

static int set_up(void **state)
{
    struct verify_test *test = calloc(1, sizeof(*test));

    test->arena = arena_new();
    test->catalog = frozen_catalog();
    test->small = small_catalog();
    test->decision = quick_decision(test->arena, test->catalog);
    test->small_decision = quick_decision(test->arena, test->small);
    *state = test;
    return folder_new(&test->folder);
}

static int tear_down(void **state)
{
    struct verify_test *test = *state;
    int failed = folder_free(&test->folder);

    catalog_free(test->catalog);
    catalog_free(test->small);
    arena_free(test->arena);
    free(test);
    return failed;
}

/* --- records ----------------------------------------------------------------------------- */

static void answer(const struct decision *decision, struct answers *answers, const char *question,
                   const char *option)
{
    size_t count;
    int index = catalog_find_question(decision->catalog, question);

    assert_true(index >= 0);
    answers->choice[index] =
        catalog_find_option(&catalog_questions(decision->catalog, &count)[index], option);
    assert_true(answers->choice[index] >= 0);
}

/* Pairs of question and option, NULL-ended. */
static struct answers *answers_of(struct arena *arena, const struct decision *decision,
                                  const char *const *pairs)
{
    struct answers *answers = answers_new(arena, decision);

    for (size_t i = 0; pairs[i]; i += 2)
        answer(decision, answers, pairs[i], pairs[i + 1]);
    return answers;
}

static const struct export_options plain = {.program = "whichstack 0.0.0", .seed = 7};

static const char *written_with(struct arena *arena, const struct decision *decision,
                                const struct answers *answers, const struct export_options *options)
{
    struct text text;
    const char *bytes;

    text_init(&text);
    exporter_find("markdown")->write(advice_new(arena, decision, answers), options, &text);
    bytes = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return bytes;
}

static const char *written(struct arena *arena, const struct decision *decision,
                           const struct answers *answers)
{
    return written_with(arena, decision, answers, &plain);
}

/* The one of the small catalog that most tests look at: Cedar before Birch, 415,000 against 403,340
 * points, and Ash ruled out. */
static const char *const small_pairs[] = {"store", "rows", "priority", "quick", NULL};
static const char *const live_pairs[] = {
    "language",  "js",         "realtime", "core",     "database",     "document",
    "hosting",   "kubernetes", "frontend", "spa-same", "architecture", "minimal",
    "team-size", "4-10",       "lifetime", "medium",   NULL,
};

static const char *small_record(struct verify_test *test)
{
    return written(test->arena, test->small_decision,
                   answers_of(test->arena, test->small_decision, small_pairs));
}

static const char *live_record(struct verify_test *test)
{
    return written(test->arena, test->decision,
                   answers_of(test->arena, test->decision, live_pairs));
}

/* With the first `find` replaced, which must be there. */
static const char *replaced(struct verify_test *test, const char *record, const char *find,
                            const char *replace)
{
    const char *at = strstr(record, find);

    if (!at)
        fail_msg("there is no '%s' in:\n%s", find, record);
    return arena_printf(test->arena, "%.*s%s%s", (int)(at - record), record, replace,
                        at + strlen(find));
}

/* With the hash of the block computed again, as a deliberate forger would do. */
static const char *signed_anew(struct verify_test *test, const char *record)
{
    const char *start = strstr(record, "``` " RECORD_INFO "\n"), *hash, *end;
    char digits[HASH_LENGTH + 1];
    const char *block;

    assert_non_null(start);
    start = strchr(start, '\n') + 1;
    hash = strstr(start, "\"block_sha256\": \"") + strlen("\"block_sha256\": \"");
    end = strstr(start, "\n```\n") + 1;
    block = arena_printf(test->arena, "%.*s%.*s", (int)(hash - start), start,
                         (int)(end - hash - HASH_LENGTH), hash + HASH_LENGTH);
    hash_bytes(block, strlen(block), digits);
    return arena_printf(test->arena, "%.*s%s%s", (int)(hash - record), record, digits,
                        hash + HASH_LENGTH);
}

static struct verification verified(struct verify_test *test, const struct decision *decision,
                                    const char *record)
{
    return verify_record(test->arena, decision, record, strlen(record));
}

static void assert_status(const struct verification *found, enum verification_status status)
{
    if (found->status != status)
        fail_msg("%s instead of %s: %s", verification_names[found->status],
                 verification_names[status], found->message);
    assert_true(found->message[0] != '\0');
}

static void assert_says(const struct verification *found, const char *words)
{
    if (!strstr(found->message, words))
        fail_msg("'%s' does not say '%s'", found->message, words);
}

/* --- as it was written ------------------------------------------------------------------- */

static void test_unchanged_record_is_the_same(void **state)
{
    struct verify_test *test = *state;
    const struct export_options filled = {
        .program = "whichstack 0.0.0",
        .seed = 1,
        .title = "1. # Use *it*",
        .number = "12",
        .date = "2026-01-31",
        .status = "1. half-way # there",
        .decider = "Ann | Bob",
    };
    struct answers *answers = answers_of(test->arena, test->small_decision, small_pairs);
    struct verification found = verified(test, test->small_decision, small_record(test));

    assert_status(&found, VERIFY_SAME);
    assert_string_equal(found.message, "cedar is first, the catalog is the same");
    found = verified(test, test->decision, live_record(test));
    assert_status(&found, VERIFY_SAME);
    assert_string_equal(found.then, "express");
    found = verified(test, test->small_decision,
                     written_with(test->arena, test->small_decision, answers, &filled));
    assert_status(&found, VERIFY_SAME);
}

/* Which bytes are the user's own: those between the heading of Notes and the block. */
static void free_bytes(const char *record, size_t *ret_first, size_t *ret_last)
{
    *ret_first = (size_t)(strstr(record, "\n## Notes\n") - record) + strlen("\n## Notes\n");
    *ret_last = (size_t)(strstr(record, "``` " RECORD_INFO "\n") - record);
}

/* What a byte is changed into: a blank, line ends of two kinds, what markdown reads, no text at
 * all; then the letter in the other case, and the next one. */
static char changed(char was, size_t way)
{
    static const char others[] = {' ', '\r', '\n', '`', '#', '\0'};

    if (way < ARRAY_LENGTH(others))
        return others[way];
    return way == ARRAY_LENGTH(others) ? (char)(was ^ 0x20) : (char)(was + 1);
}

static void check_changed(struct verify_test *test, char *bytes, size_t length, size_t at,
                          char byte)
{
    const char was = bytes[at];
    struct arena *arena = arena_new();

    bytes[at] = byte;
    struct verification found = verify_record(arena, test->decision, bytes, length);
    /* a number that is higher by one is a newer format, of which nothing more is known */
    bool newer = found.status == VERIFY_FAILED && was == '1' && byte == '2';
    if (found.status != VERIFY_EDITED && !newer)
        fail_msg("byte %zu, %d instead of %d: %s: %s", at, byte, was,
                 verification_names[found.status], found.message);
    bytes[at] = was;
    arena_free(arena);
}

/* Every position of a file: where lines begin and end in all of these ways, elsewhere in one. The
 * everyday run takes every eighth of these changes.
 * The catalog does not matter, because a changed record is refused before it is used. */
static void test_every_changed_byte_is_detected(void **state)
{
    enum { WAYS = 8 };
    size_t n_changes = 0, every = WAYS / (size_t)rounds(WAYS);
    struct verify_test *test = *state;
    const char *record = small_record(test);
    size_t length = strlen(record), first, last;
    char *bytes = arena_string(test->arena, record);

    free_bytes(record, &first, &last);
    for (size_t i = 0; i < length; i++) {
        bool edge = strchr("\n`#", bytes[i]) || (i > 0 && bytes[i - 1] == '\n');
        if (i >= first && i < last)
            continue;
        for (size_t way = 0; way < WAYS; way++)
            if ((edge || (i + way) % WAYS == 0) && changed(bytes[i], way) != bytes[i] &&
                n_changes++ % every == 0)
                check_changed(test, bytes, length, i, changed(bytes[i], way));
    }
}

static void test_truncated_or_extended_record_is_edited(void **state)
{
    struct verify_test *test = *state;
    const char *record = small_record(test);
    size_t length = strlen(record);

    for (size_t cut = 1; cut < length; cut += cut < 20 ? 1 : 97) {
        struct verification found =
            verify_record(test->arena, test->decision, record, length - cut);
        assert_status(&found, VERIFY_EDITED);
    }
    const char *const more[] = {"\n", " ", "More.\n", "## Notes\n"};
    for (size_t i = 0; i < ARRAY_LENGTH(more); i++) {
        struct verification found =
            verified(test, test->decision, arena_printf(test->arena, "%s%s", record, more[i]));
        assert_status(&found, VERIFY_EDITED);
    }
}

static void test_notes_and_status_may_change(void **state)
{
    static const char *const right[] = {
        "accepted", "rejected", "deprecated", "superseded", "superseded by [9. Other](0009.md)",
        "Accepted",
    };
    static const char *const wrong[] = {"accepte", "Proposed", "accepted by nobody", "done", ""};
    struct verify_test *test = *state;
    const char *record = small_record(test);
    struct verification found = verified(
        test, test->small_decision,
        replaced(test, record, "Yours: what stands",
                 "We met on Monday.\n\n### Who was there\n\n- Ann\n- Bob\n\n```\ncode\n```\n\n"
                 "Yours: what stands"));

    assert_status(&found, VERIFY_SAME);
    for (size_t i = 0; i < ARRAY_LENGTH(right) + ARRAY_LENGTH(wrong); i++) {
        bool is_right = i < ARRAY_LENGTH(right);
        const char *status = is_right ? right[i] : wrong[i - ARRAY_LENGTH(right)];
        const char *line = replaced(test, record, "Status: proposed",
                                    arena_printf(test->arena, "Status: %s", status));
        const char *section = replaced(test, record, "## Status\n\nproposed",
                                       arena_printf(test->arena, "## Status\n\n%s", status));
        found = verified(test, test->small_decision, line);
        assert_status(&found, is_right ? VERIFY_SAME : VERIFY_EDITED);
        found = verified(test, test->small_decision, section);
        assert_status(&found, is_right ? VERIFY_SAME : VERIFY_EDITED);
    }
}

static void test_converted_line_ends_are_not_an_edit(void **state)
{
    struct verify_test *test = *state;
    struct text text;
    struct verification found;

    text_init(&text);
    for (const char *at = small_record(test); *at; at++)
        text_append(&text, *at == '\n' ? "\r\n" : (char[]){*at, '\0'});
    found = verify_record(test->arena, test->small_decision, text.bytes, text.length);
    assert_status(&found, VERIFY_SAME);
    found =
        verified(test, test->small_decision,
                 replaced(test, text.bytes, "## Decision Outcome\r\n", "## Decision Outcome\n"));
    assert_status(&found, VERIFY_EDITED);
    assert_says(&found, "'Decision Outcome'");
    text_finish(&text);
}

static void test_edit_is_named_with_its_line(void **state)
{
    static const struct {
        const char *find, *replace, *says;
    } edits[] = {
        {"## Decision Outcome\n\n", "## Decision Outcome\n\nNo! ",
         "the section 'Decision Outcome' is not as it was written (line "},
        {"narrowly ahead of Birch\n", "far ahead of Birch\n",
         "the head is not as it was written (line 1)"},
        {"\"seed\": 7", "\"seed\": 8", "the block " RECORD_INFO " is not as it was written"},
        {"## Stack\n", "## Stack\n\n## Others\n", "the section 'Stack'"},
        {"## Notes\n", "## Mine\n\nText.\n\n## Notes\n", "the section 'Mine' was not there"},
        {"## Notes\n", "## Notes\n\n## Notes\n", "'Notes' is not the last section"},
        {"## Stack\n", "# Stack\n", "the section '"},
    };
    struct verify_test *test = *state;
    const char *record = small_record(test);

    for (size_t i = 0; i < ARRAY_LENGTH(edits); i++) {
        struct verification found = verified(
            test, test->small_decision, replaced(test, record, edits[i].find, edits[i].replace));
        assert_status(&found, VERIFY_EDITED);
        assert_says(&found, edits[i].says);
    }
    /* the very line: the second of a list of reasons */
    const char *heading = strstr(record, "## Pros and Cons");
    const char *good = strstr(heading, "Good, because");
    size_t line = 1;
    for (const char *at = record; at < good; at++)
        line += *at == '\n';
    struct verification found =
        verified(test, test->small_decision,
                 arena_printf(test->arena, "%.*sBad%s", (int)(good - record), record,
                              good + strlen("Good")));
    assert_status(&found, VERIFY_EDITED);
    assert_int_equal(found.n_edits, 1);
    assert_string_equal(found.edits[0].section, "Pros and Cons of the Options");
    assert_int_equal(found.edits[0].line, line);
}

/* Written with the words, the trial runs and the rules of the stack of that time. */
static void test_record_of_the_first_format_is_still_verified(void **state)
{
    struct verify_test *test = *state;
    size_t length;
    char *record = folder_read(source_path("tests/golden/records/format-1.md"), &length);
    struct complaints *complaints = complaints_new();

    assert_non_null(strstr(record, "\"format\": 1,"));
    struct verification found = verified(test, test->decision, record);
    if (found.status == VERIFY_EDITED || found.status == VERIFY_FAILED)
        fail_msg("%s", found.message);
    assert_non_null(record_answers(test->arena, "r.md", record, length, complaints));
    assert_int_equal(complaints_count(complaints), 0);
    complaints_free(complaints);
    free(record);
}

static void test_file_without_a_block_is_not_a_record(void **state)
{
    static const struct {
        const char *find, *replace, *says;
        enum verification_status status;
    } cases[] = {
        {"``` " RECORD_INFO, "``` json", "no code block", VERIFY_EDITED},
        {"## Notes\n", "## Notes\n\n``` " RECORD_INFO "\n{}\n```\n", "2 code blocks",
         VERIFY_EDITED},
        {"## Notes\n", "## Notes\n\n<!-- open\n", "no code block", VERIFY_EDITED},
        {"\"draws\":", "\"draws\" ", "not valid JSON", VERIFY_EDITED},
        {"\"draws\":", "\"seed\": 1, \"draws\":", "not valid JSON", VERIFY_EDITED},
        {"\"format\": 2", "\"format\": 3", "use a newer whichstack", VERIFY_FAILED},
        {"\"format\": 2", "\"format\": 117", "format 117", VERIFY_FAILED},
        {"\"format\": 2", "\"format\": 0", "no format that there is", VERIFY_EDITED},
        {"\"format\": 2", "\"form\": 2", "no format that there is", VERIFY_EDITED},
    };
    struct verify_test *test = *state;
    struct verification found = verified(test, test->decision, "");

    assert_status(&found, VERIFY_EDITED);
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++) {
        found = verified(test, test->decision,
                         replaced(test, small_record(test), cases[i].find, cases[i].replace));
        assert_status(&found, cases[i].status);
        assert_says(&found, cases[i].says);
    }
    found = verified(test, test->decision, small_record(test));
    assert_status(&found, VERIFY_FAILED); /* trees in a catalog of frameworks */
    assert_says(&found, "Small trees 0.3 of 2026-11-22");
}

/* --- what follows from it ---------------------------------------------------------------- */

/* The block is changed and its hash computed again: the recomputed sums show the change. */
static void test_wrong_result_differs(void **state)
{
    static const struct {
        const char *find, *replace, *says;
    } lies[] = {
        {"\"ranking\": [\"cedar\", \"birch\"]", "\"ranking\": [\"birch\", \"cedar\"]", "place 1"},
        {"\"total_points\": ", "\"total_points\": 1", "all points"},
        {"  \"points\": {\n    \"ash\": ", "  \"points\": {\n    \"ash\": 1", "points of ash"},
        {"\"charm\": [10000, 10000]", "\"charm\": [10000, 9999]", "ash, charm"},
        {"\"charm\": {\"ash\": {\"value\": \"5\"}", "\"charm\": {\"ash\": {\"value\": \"1\"}", ""},
        {"\"charm\": {\"ash\": {\"value\": \"5\"}", "\"charm\": {\"ash\": {\"value\": \"9\"}", ""},
        {"\"op\": \"level>=\"", "\"op\": \"<=\"", ""},
        {"\"requirements\": [{",
         "\"requirements\": [{\"trait\": \"orm\", \"kind\": \"level\", "
         "\"op\": \">=\", \"question\": \"a\", \"option\": \"b\", "
         "\"value\": \"4\"}, {",
         ""},
        {"\"rule\": \"rating\"", "\"rule\": \"level\"", ""},
        {"\"state\": \"", "\"state\": \"un", "state"},
    };
    struct verify_test *test = *state;
    const char *record = small_record(test);
    struct verification found = verified(test, test->small_decision, signed_anew(test, record));

    assert_status(&found, VERIFY_SAME); /* signing changes nothing by itself */
    for (size_t i = 0; i < ARRAY_LENGTH(lies); i++) {
        found = verified(test, test->small_decision,
                         signed_anew(test, replaced(test, record, lies[i].find, lies[i].replace)));
        assert_status(&found, VERIFY_DIFFERS);
        assert_says(&found, lies[i].says);
        assert_true(found.n_differences > 0);
    }
}

static void test_block_of_another_shape_is_refused(void **state)
{
    static const struct {
        const char *find, *replace;
    } shapes[] = {
        {"\"frameworks\": [", "\"frameworks\": [[], "},
        {"\"frameworks\": [\"", "\"frameworks\": [\"ash\", \"ash\", \""},
        {"\"weight\": ", "\"weight\": -"},
        {"\"weight\": ", "\"weight\": 99999999"},
        {"\"rule\": \"", "\"rule\": \"no-"},
        {"\"inputs\": [{", "\"inputs\": [], \"ignored\": [{"},
        {"\"low\": 1000.0", "\"low\": 0.0"},
        {"\"bounds\": [", "\"bounds\": [1, "},
        {"\"op\": \"", "\"op\": \"no"},
        {"  \"traits\": {", "  \"traitz\": {"},
    };
    struct verify_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(shapes); i++) {
        struct verification found =
            verified(test, test->small_decision,
                     signed_anew(test, replaced(test, small_record(test), shapes[i].find,
                                                shapes[i].replace)));
        assert_status(&found, VERIFY_EDITED);
        assert_says(&found, "it cannot be read as a record: block " RECORD_INFO);
    }
}

/* splitmix64 */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));

    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* Digits and letters of the block changed at random, its hash made right: nothing falls over, and
 * what is said to be the same is the same. */
static void test_hostile_block_does_not_crash(void **state)
{
    static const char bytes[] = "0123456789-.eE{}[]\",: truefalsn";
    struct verify_test *test = *state;
    const char *record = small_record(test);
    size_t start = (size_t)(strstr(record, "``` " RECORD_INFO) - record) + 30;
    size_t length = strlen(record) - start - 5;
    uint64_t random = 99;
    size_t seen[VERIFY_STATUS_COUNT] = {0};

    for (size_t i = 0; i < (size_t)rounds(RANDOM_DAMAGES); i++) {
        struct verify_test scratch = *test;
        scratch.arena = arena_new();
        char *copy = arena_string(scratch.arena, record);
        size_t changes = 1 + next_random(&random) % 3;
        for (size_t j = 0; j < changes; j++)
            copy[start + next_random(&random) % length] =
                bytes[next_random(&random) % (sizeof(bytes) - 1)];
        if (strstr(copy, "\"block_sha256\": \"") && strstr(copy, "\n```\n")) {
            const char *again = signed_anew(&scratch, copy);
            struct verification found = verify_record(
                scratch.arena, i % 2 ? test->small_decision : test->decision, again, strlen(again));
            seen[found.status]++;
        }
        arena_free(scratch.arena);
    }
    for (int i = 0; i < VERIFY_STATUS_COUNT; i++)
        print_message("# %s: %zu\n", verification_names[i], seen[i]);
    assert_true(seen[VERIFY_EDITED] > 0 && seen[VERIFY_DIFFERS] > 0);
}

/* --- random answers ---------------------------------------------------------------------- */

static struct answers *random_answers(struct arena *arena, const struct decision *decision,
                                      uint64_t *random)
{
    struct answers *answers = answers_new(arena, decision);

    for (int i = 0; i < answers->n_questions; i++)
        if (next_random(random) % 3 > 0)
            answers->choice[i] =
                (int)(next_random(random) % (uint64_t)decision->problem.questions[i].n_options);
    return answers;
}

static void test_random_records_verify_as_same(void **state)
{
    struct verify_test *test = *state;
    uint64_t random = 4;
    size_t n_nobody = 0;

    for (size_t i = 0; i < (size_t)rounds(RANDOM_RECORDS); i++) {
        struct arena *arena = arena_new();
        const struct decision *decision =
            i % RANDOM_REAL == 0 ? test->decision : test->small_decision;
        const char *record = written(arena, decision, random_answers(arena, decision, &random));
        struct verification found = verify_record(arena, decision, record, strlen(record));
        if (found.status != VERIFY_SAME)
            fail_msg("case %zu: %s in:\n%s", i, found.message, record);
        n_nobody += !found.then;
        arena_free(arena);
    }
    assert_true(n_nobody > 0);
}

/* --- changed catalogs -------------------------------------------------------------------- */

static struct decision *changed_catalog(struct verify_test *test, const char *sources,
                                        const struct source_edit *edits,
                                        struct catalog **ret_catalog)
{
    static int number;
    const char *folder = arena_string(
        test->arena, folder_path(&test->folder, arena_printf(test->arena, "sources-%d", ++number)));
    const char *output = arena_printf(test->arena, "%s.db", folder);

    sources_copy(sources_path(sources), folder);
    for (; edits->file; edits++)
        sources_change(arena_printf(test->arena, "%s/%s", folder, edits->file), edits);
    sources_make(folder, output);
    *ret_catalog = catalog_at(output);
    return quick_decision(test->arena, *ret_catalog);
}

#define WORDS_MOST 12

/* The expected lines, word for word and in this order, NULL-ended. */
static void assert_changes(const struct verification *found, const char *const *words)
{
    int count = 0;

    while (words[count])
        count++;
    for (int i = 0; i < found->partial->n_changes && i < count; i++)
        assert_string_equal(change_text(found->partial, &found->partial->changes[i]), words[i]);
    assert_int_equal(found->partial->n_changes, count);
}

static void assert_responsible(const struct verification *found, const char *const *words)
{
    int count = 0;

    while (words[count])
        count++;
    for (int i = 0; i < found->n_responsible && i < count; i++)
        assert_string_equal(
            change_text(found->partial, &found->partial->changes[found->responsible[i]]), words[i]);
    assert_int_equal(found->n_responsible, count);
}

#define DOGWOOD                                                                                   \
    "---\norder: 9\nname: Dogwood\nkind: micro\ntags: [new]\nsummary: New\nserves: [go]\n"        \
    "facts:\n  stars:\n    value: 100000\n    source: none\n    checked: false\n"                 \
    "  boot_ms:\n    value: 1\n    source: none\n    checked: false\n"                            \
    "capabilities:\n  orm:\n    level: 3\n    how: grown\n    source: none\n    checked: false\n" \
    "---\nA page.\n"

static const struct {
    const char *why;
    struct source_edit edits[6];
    enum verification_status status;
    const char *now;
    const char *changes[WORDS_MOST];
    const char *responsible[WORDS_MOST];
} small_catalogs[] = {
    {
        "words alone",
        {{"catalog.yaml", "version: \"0.3\"", "version: \"0.4\""},
         {"frameworks/ash.md", "A thin tree.", "A thick tree."}},
        VERIFY_HOLDS,
        "cedar",
        {NULL},
        {NULL},
    },
    {
        "a fact without weight",
        {{"frameworks/ash.md", "value: 2027-11", "value: 2028-11"}},
        VERIFY_HOLDS,
        "cedar",
        {NULL},
        {NULL},
    },
    {
        "a date alone",
        {{"frameworks/ash.md", "as_of: 2026-10\n", "as_of: 2027-10\n"}},
        VERIFY_HOLDS,
        "cedar",
        {NULL},
        {NULL},
    },
    {
        "a fact with weight that does not matter",
        {{"frameworks/ash.md", "value: 1000\n", "value: 1001\n"}},
        VERIFY_HOLDS,
        "cedar",
        {"ash, stars: was 1000, is 1001"},
        {NULL},
    },
    {
        "other bounds of what is unknown",
        {{"frameworks/birch.md", "low: 100\n", "low: 200\n"}},
        VERIFY_HOLDS,
        "cedar",
        {"birch, boot_ms: was unknown, 100 to 1000, is unknown, 200 to 1000"},
        {NULL},
    },
    {
        "one fact",
        {{"frameworks/cedar.md", "value: 1\n", "value: 1000\n"},
         {"frameworks/birch.md", "value: 2\n", "value: 3\n"}},
        VERIFY_OVERTURNED,
        "birch",
        {"birch, charm: was 2, is 3", "cedar, boot_ms: was 1, is 1000"},
        {"cedar, boot_ms: was 1, is 1000"},
    },
    {
        "two facts that do it only together, and one that has nothing to do with it",
        {{"frameworks/birch.md", "value: 2\n", "value: 3\n"},
         {"frameworks/ash.md", "value: 1000\n", "value: 2000\n"},
         {"frameworks/cedar.md", "charm:\n    value: unknown",
          "charm:\n    value: 2\n    why: it is fair"}},
        VERIFY_OVERTURNED,
        "birch",
        {"birch, charm: was 2, is 3", "ash, stars: was 1000, is 2000",
         "cedar, charm: was unknown, is 2"},
        {"birch, charm: was 2, is 3", "cedar, charm: was unknown, is 2"},
    },
    {
        "how well a component fits",
        {{"frameworks/birch.md", "fit: 5", "fit: 4"}},
        VERIFY_HOLDS,
        "cedar",
        {"birch, fit with tables: was 5, is 4"},
        {NULL},
    },
    {
        "the first is gone",
        {{"frameworks/cedar.md", "", NULL}},
        VERIFY_OVERTURNED,
        "birch",
        {"cedar: is no longer in the catalog"},
        {"cedar: is no longer in the catalog"},
    },
    {
        "a better one is new",
        {{"frameworks/dogwood.md", NULL, DOGWOOD}},
        VERIFY_OVERTURNED,
        "dogwood",
        {"dogwood: is new in the catalog"},
        {"dogwood: is new in the catalog"},
    },
    {
        "other points",
        {{"questions/03-priority.md", "lively: 20", "lively: 2"}},
        VERIFY_OVERTURNED,
        "birch",
        {"points of lively: was 20, is 2"},
        {"points of lively: was 20, is 2"},
    },
    {
        "a new requirement that the first does not meet",
        {{"questions/03-priority.md", "    reason: quickness was asked for\n",
          "    reason: quickness was asked for\n    rules:\n      - attribute: boot_ms\n"
          "        op: \">=\"\n        value: 100\n        reason: no hurry\n"}},
        VERIFY_OVERTURNED,
        "birch",
        {"the requirement boot_ms >= 100 of priority=quick: is new"},
        {"the requirement boot_ms >= 100 of priority=quick: is new"},
    },
    {
        "a requirement that is gone, and the facts that then count",
        {{"questions/02-store.md",
          "    rules:\n      - attribute: orm\n        op: level>=\n        value: 1\n"
          "        reason: rows need a data layer\n",
          ""},
         {"frameworks/ash.md", "value: 1000\n", "value: 100000\n"},
         {"frameworks/ash.md", "value: 10\n", "value: 1\n"}},
        VERIFY_OVERTURNED,
        "ash",
        {"ash, boot_ms: was 10, is 1", "ash, stars: was 1000, is 100000",
         "the requirement orm level>= 1 of store=rows: is gone"},
        {"ash, stars: was 1000, is 100000", "the requirement orm level>= 1 of store=rows: is gone"},
    },
    {
        "another rule",
        {{"criteria/lively.md", "  - fact: boot_ms\n    low: 1\n    high: 1000\n    better: less\n",
          ""}},
        VERIFY_OVERTURNED,
        "birch",
        {"rule of lively: was measure of stars from 1000 to 100000, more is better, boot_ms from 1 "
         "to 1000, less is better, is measure of stars from 1000 to 100000, more is better"},
        {"rule of lively: was measure of stars from 1000 to 100000, more is better, boot_ms from 1 "
         "to 1000, less is better, is measure of stars from 1000 to 100000, more is better"},
    },
    {
        "an option that is no longer there",
        {{"questions/03-priority.md", "id: quick", "id: fast"}},
        VERIFY_OVERTURNED,
        "birch",
        {"points of lively: was 20, is 0"},
        {"points of lively: was 20, is 0"},
    },
};

static void test_overturned_record_names_the_responsible_changes(void **state)
{
    struct verify_test *test = *state;
    const char *record = small_record(test);

    for (size_t i = 0; i < ARRAY_LENGTH(small_catalogs); i++) {
        struct catalog *catalog;
        struct decision *decision =
            changed_catalog(test, SMALL_SOURCES, small_catalogs[i].edits, &catalog);
        struct verification found = verified(test, decision, record);
        if (found.status != small_catalogs[i].status)
            print_message("# %s\n", small_catalogs[i].why);
        assert_status(&found, small_catalogs[i].status);
        assert_string_equal(found.then, "cedar");
        assert_string_equal(found.now, small_catalogs[i].now);
        assert_changes(&found, small_catalogs[i].changes);
        assert_responsible(&found, small_catalogs[i].responsible);
        assert_true(found.proved == (found.status == VERIFY_OVERTURNED));
        catalog_free(catalog);
    }
}

/* Support is counted from the catalog's date: a later one is a change of its own. */
static void test_catalog_date_changes_support_windows(void **state)
{
    static const char *const pairs[] = {"language", "go", NULL};
    static const char *const long_pairs[] = {"priority", "long", NULL};
    static const struct source_edit later[] = {
        {"catalog.yaml", "date: 2026-11-22", "date: 2027-10-22"}, {NULL, NULL, NULL}};
    struct verify_test *test = *state;
    struct catalog *catalog;
    struct decision *decision = changed_catalog(test, SMALL_SOURCES, later, &catalog);
    struct verification found =
        verified(test, decision,
                 written(test->arena, test->small_decision,
                         answers_of(test->arena, test->small_decision, long_pairs)));

    assert_true(found.status == VERIFY_HOLDS || found.status == VERIFY_OVERTURNED);
    assert_changes(
        &found, (const char *const[]){"the catalog's date: was 2026-11-22, is 2027-10-22", NULL});
    found = verified(test, decision,
                     written(test->arena, test->small_decision,
                             answers_of(test->arena, test->small_decision, pairs)));
    assert_status(&found, VERIFY_HOLDS);
    assert_int_equal(found.partial->n_changes, 0);
    catalog_free(catalog);
}

static void test_retired_answers_are_reported(void **state)
{
    static const struct source_edit without[] = {
        {"questions/03-priority.md", "id: quick", "id: fast"}, {NULL, NULL, NULL}};
    struct verify_test *test = *state;
    struct catalog *catalog;
    struct verification found =
        verified(test, changed_catalog(test, SMALL_SOURCES, without, &catalog), small_record(test));

    assert_int_equal(found.n_lost, 1);
    assert_string_equal(found.lost[0], "the question 'priority' has no option 'quick'");
    catalog_free(catalog);
}

/* --- the smallest set, against all sets -------------------------------------------------- */

#define WORLD_FRAMEWORKS 4
#define WORLD_INPUTS 5
#define WORLD_CRITERIA 4

static int between(uint64_t *random, int low, int high)
{
    return low + (int)(next_random(random) % (uint64_t)(high - low + 1));
}

static struct fact rating_of(struct arena *arena, int rating)
{
    return (struct fact){
        .there = true,
        .known = rating > 0,
        .text = rating > 0 ? arena_printf(arena, "%d", rating) : "unknown",
        .low = rating,
        .high = rating,
    };
}

/* A side like the other, but for one thing in `odds`. */
static void fill_side(struct verify_model *model, enum side side, uint64_t *random, int odds)
{
    struct model_side *here = &model->sides[side], *before = &model->sides[THEN];

    here->date = "2026-01-01";
    for (int i = 0; i < model->n_frameworks; i++)
        here->places[i] = side == NOW && between(random, 0, 3 * odds) == 0 ? -1 : i;
    for (int i = 0; i < model->n_inputs; i++)
        for (int j = 0; j < model->n_frameworks; j++) {
            if (here->places[j] < 0)
                continue;
            here->facts[i][j] = side == NOW && between(random, 0, odds) > 0
                                    ? before->facts[i][j]
                                    : rating_of(model->arena, between(random, 0, 5));
        }
    for (int i = 0; i < model->n_criteria; i++) {
        struct definition *definition = &here->definitions[i];
        if (side == NOW && between(random, 0, odds) > 0) {
            *definition = before->definitions[i];
            continue;
        }
        *definition = (struct definition){.there = true, .weight = between(random, 0, 6)};
        definition->rule.id = model->criteria[i];
        definition->rule.rule = between(random, 0, 1) ? RULE_RATING : RULE_MEAN_LEVEL;
        definition->rule.n_inputs = definition->rule.rule == RULE_RATING ? 1 : 2;
        definition->rule.inputs = ARENA_ARRAY(model->arena, struct criterion_input, 2);
        for (int j = 0; j < 2; j++)
            definition->rule.inputs[j] =
                definition_input_of(INPUT_TRAIT, between(random, 0, model->n_inputs - 1));
    }
    for (int i = 0; i < model->n_requirements; i++)
        model->requirements[i].there[side] = side == NOW && between(random, 0, odds) > 0
                                                 ? model->requirements[i].there[THEN]
                                                 : between(random, 0, 1) > 0;
}

static struct verify_model *random_world(struct arena *arena, uint64_t *random, int odds)
{
    struct verify_model *model = ARENA_NEW(arena, struct verify_model);

    *model = (struct verify_model){
        .arena = arena,
        .frameworks = ARENA_ARRAY(arena, const char *, WORLD_FRAMEWORKS),
        .criteria = ARENA_ARRAY(arena, const char *, WORLD_CRITERIA),
        .inputs = ARENA_ARRAY(arena, struct input, WORLD_INPUTS),
        .requirements = ARENA_ARRAY(arena, struct recorded_requirement, 2),
        .room_frameworks = WORLD_FRAMEWORKS,
        .room_criteria = WORLD_CRITERIA,
        .room_inputs = WORLD_INPUTS,
        .room_requirements = 2,
    };
    for (int side = 0; side < SIDE_COUNT; side++) {
        model->sides[side].places = ARENA_ARRAY(arena, int, WORLD_FRAMEWORKS);
        model->sides[side].definitions = ARENA_ARRAY(arena, struct definition, WORLD_CRITERIA);
        model->sides[side].facts = ARENA_ARRAY(arena, struct fact *, WORLD_INPUTS);
    }
    for (int i = 0; i < WORLD_FRAMEWORKS; i++)
        model_framework(model, arena_printf(arena, "f%d", i));
    for (int i = 0; i < WORLD_CRITERIA; i++)
        model_criterion(model, arena_printf(arena, "c%d", i));
    for (int i = 0; i < WORLD_INPUTS; i++)
        model_input(model, INPUT_TRAIT, arena_printf(arena, "t%d", i));
    for (int i = 0; i < 2; i++)
        model_demand(model, &(struct recorded_requirement){.question = "q",
                                                           .option = "o",
                                                           .value = i ? "3" : "2",
                                                           .input = i,
                                                           .kind = TRAIT_RATING,
                                                           .op = OP_AT_LEAST});
    fill_side(model, THEN, random, odds);
    fill_side(model, NOW, random, odds);
    return model;
}

static int bits_of(unsigned set)
{
    int count = 0;

    for (; set; set &= set - 1)
        count++;
    return count;
}

/* By trying all sets. */
static int fewest_changes(struct arena *arena, const struct partial_model *partial)
{
    bool *taken = ARENA_ARRAY(arena, bool, (size_t)partial->n_changes);
    int first = partial_first(partial, taken), fewest = partial->n_changes + 1;

    for (unsigned set = 1; set < 1u << partial->n_changes; set++) {
        if (bits_of(set) >= fewest)
            continue;
        for (int i = 0; i < partial->n_changes; i++)
            taken[i] = set >> i & 1;
        if (partial_first(partial, taken) != first)
            fewest = bits_of(set);
    }
    return fewest;
}

static void check_smallest(struct arena *arena, const struct partial_model *partial, size_t *sizes)
{
    bool *taken = ARENA_ARRAY(arena, bool, (size_t)partial->n_changes);
    int first = partial_first(partial, taken), fewest = fewest_changes(arena, partial);
    struct verify_causes smallest = causes_find(arena, partial);

    assert_int_equal(smallest.proved, fewest <= SMALLEST_PROVED);
    if (smallest.proved)
        assert_int_equal(smallest.n_changes, fewest);
    else
        assert_true(smallest.n_changes >= fewest);
    for (int i = 0; i < smallest.n_changes; i++)
        taken[smallest.changes[i]] = true;
    assert_int_equal(partial_first(partial, taken), smallest.first);
    assert_int_not_equal(smallest.first, first);
    for (int i = 0; i < smallest.n_changes; i++) { /* none can be left out */
        taken[smallest.changes[i]] = false;
        if (smallest.proved)
            assert_int_equal(partial_first(partial, taken), first);
        taken[smallest.changes[i]] = true;
    }
    sizes[smallest.n_changes]++;
}

static void test_responsible_set_matches_brute_force(void **state)
{
    uint64_t random = 12;
    size_t sizes[20] = {0}, n_checked = 0;

    (void)state;
    for (int i = 0; i < RANDOM_WORLDS; i++) {
        struct arena *arena = arena_new();
        const struct partial_model *partial =
            partial_new(arena, random_world(arena, &random, 1 + i % 5), true);
        bool *all = ARENA_ARRAY(arena, bool, (size_t)partial->n_changes);
        memset(all, true, (size_t)partial->n_changes);
        if (partial->n_changes <= 13 &&
            partial_first(partial, ARENA_ARRAY(arena, bool, (size_t)partial->n_changes)) !=
                partial_first(partial, all)) {
            check_smallest(arena, partial, sizes);
            n_checked++;
        }
        arena_free(arena);
    }
    print_message("# %zu checked; sizes 1 to 5: %zu %zu %zu %zu %zu\n", n_checked, sizes[1],
                  sizes[2], sizes[3], sizes[4], sizes[5]);
    assert_true(sizes[1] > 0 && sizes[2] > 0 && sizes[3] > 0 && sizes[4] > 0);
}

/* One rating of each of many criteria moves a little, so that only many together are enough: the
 * set is not proved to be the smallest, and no member of it can be left out. */
static void test_sets_above_four_are_not_proved_smallest(void **state)
{
    enum { N = 9 };
    struct verify_test *test = *state;
    struct verify_model *model = ARENA_NEW(test->arena, struct verify_model);
    struct verify_causes smallest;
    struct partial_model *partial;

    *model = (struct verify_model){
        .arena = test->arena,
        .frameworks = ARENA_ARRAY(test->arena, const char *, 2),
        .criteria = ARENA_ARRAY(test->arena, const char *, N),
        .inputs = ARENA_ARRAY(test->arena, struct input, N),
        .room_frameworks = 2,
        .room_criteria = N,
        .room_inputs = N,
    };
    for (int side = 0; side < SIDE_COUNT; side++) {
        model->sides[side].date = "2026-01-01";
        model->sides[side].places = ARENA_ARRAY(test->arena, int, 2);
        model->sides[side].definitions = ARENA_ARRAY(test->arena, struct definition, N);
        model->sides[side].facts = ARENA_ARRAY(test->arena, struct fact *, N);
    }
    model_framework(model, "first");
    model_framework(model, "second");
    for (int i = 0; i < N; i++) {
        model_criterion(model, arena_printf(test->arena, "c%d", i));
        model_input(model, INPUT_TRAIT, arena_printf(test->arena, "t%d", i));
    }
    for (int side = 0; side < SIDE_COUNT; side++) {
        model->sides[side].places[0] = 0;
        model->sides[side].places[1] = 1;
        for (int i = 0; i < N; i++) {
            struct definition *definition = &model->sides[side].definitions[i];
            *definition = (struct definition){.there = true, .weight = 1};
            definition->rule.id = model->criteria[i];
            definition->rule.inputs = ARENA_ARRAY(test->arena, struct criterion_input, 1);
            definition->rule.inputs[0] = definition_input_of(INPUT_TRAIT, i);
            definition->rule.n_inputs = 1;
            model->sides[side].facts[i][0] = rating_of(test->arena, i < 6 ? 3 : 2);
            model->sides[side].facts[i][1] = rating_of(test->arena, side == THEN ? 2 : 3);
        }
    }
    /* 6 points behind; 9 single steps are there, 7 of which are needed (a tie stays as it is) */
    partial = partial_new(test->arena, model, true);
    assert_int_equal(partial->n_changes, N);
    smallest = causes_find(test->arena, partial);
    assert_false(smallest.proved);
    assert_int_equal(smallest.n_changes, 7);
    assert_int_equal(smallest.first, 1);
}

/* --- many files -------------------------------------------------------------------------- */

static void test_worst_status_of_several_files_wins(void **state)
{
    static const enum verification_status order[] = {
        VERIFY_FAILED, VERIFY_DIFFERS, VERIFY_EDITED, VERIFY_OVERTURNED, VERIFY_HOLDS, VERIFY_SAME,
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(order); i++)
        for (size_t j = i; j < ARRAY_LENGTH(order); j++) {
            assert_int_equal(verification_worse(order[i], order[j]), order[i]);
            assert_int_equal(verification_worse(order[j], order[i]), order[i]);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unchanged_record_is_the_same),
        cmocka_unit_test(test_every_changed_byte_is_detected),
        cmocka_unit_test(test_truncated_or_extended_record_is_edited),
        cmocka_unit_test(test_notes_and_status_may_change),
        cmocka_unit_test(test_converted_line_ends_are_not_an_edit),
        cmocka_unit_test(test_edit_is_named_with_its_line),
        cmocka_unit_test(test_record_of_the_first_format_is_still_verified),
        cmocka_unit_test(test_file_without_a_block_is_not_a_record),
        cmocka_unit_test(test_wrong_result_differs),
        cmocka_unit_test(test_block_of_another_shape_is_refused),
        cmocka_unit_test(test_hostile_block_does_not_crash),
        cmocka_unit_test(test_random_records_verify_as_same),
        cmocka_unit_test(test_overturned_record_names_the_responsible_changes),
        cmocka_unit_test(test_catalog_date_changes_support_windows),
        cmocka_unit_test(test_retired_answers_are_reported),
        cmocka_unit_test(test_responsible_set_matches_brute_force),
        cmocka_unit_test(test_sets_above_four_are_not_proved_smallest),
        cmocka_unit_test(test_worst_status_of_several_files_wins),
    };

    return cmocka_run_group_tests_name("verify", tests, set_up, tear_down);
}
