#include "catalogs.h"
#include "decisions.h"
#include "rounds.h"
#include "sources.h"

#include "base/array.h"
#include "base/hash.h"
#include "document/export/exporter.h"
#include "document/record/record.h"
#include "document/record/record_head.h"
#include "document/record/record_page.h"
#include "document/verify/verify.h"
#include "document/verify/verify_causes.h"

#define RANDOM_RECORDS 1000
#define RANDOM_REAL 20 /* one in so many is of the real catalog */
#define RANDOM_DAMAGES 800
#define RANDOM_EDITS 8000
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

#define FENCE "```" RECORD_INFO "\n"

/* With the hash of the block computed again, as a deliberate forger would do. */
static const char *signed_anew(struct verify_test *test, const char *record)
{
    const char *start = strstr(record, FENCE), *hash, *end;
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

/* With this member of the block, a hash, set to another value. */
static const char *with_hash(struct verify_test *test, const char *record, const char *member,
                             const char *digits)
{
    const char *key = arena_printf(test->arena, "\"%s\": \"", member);
    const char *at = strstr(strstr(record, FENCE), key);

    return at ? arena_printf(test->arena, "%.*s%s%s", (int)(at - record) + (int)strlen(key), record,
                             digits, at + strlen(key) + HASH_LENGTH)
              : record;
}

/* A forger: every hash of the record is made right again. */
static const char *forged(struct verify_test *test, const char *record)
{
    const struct record_page *page = record_page_read(test->arena, record, strlen(record));
    char digits[HASH_LENGTH + 1];

    page_part_hash(&page->head, digits);
    record = with_hash(test, record, "head_sha256", digits);
    record = with_hash(test, record, "layout_sha256", page->layout);
    for (size_t i = 0; i < page->n_sections; i++) {
        page_part_hash(&page->sections[i], digits);
        record = with_hash(test, record, page->sections[i].title, digits);
    }
    return signed_anew(test, record);
}

static struct verification verified(struct verify_test *test, const struct decision *decision,
                                    const char *record)
{
    return verify_record(test->arena, decision, plain.program, record, strlen(record));
}

/* splitmix64 */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));

    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

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

static void test_given_status_may_look_like_markup(void **state)
{
    static const char *const given[] = {"~~~", "~~~~ until May", "~~ `", "until  <May>  & *June*"};
    struct verify_test *test = *state;
    struct answers *answers = answers_of(test->arena, test->small_decision, small_pairs);

    for (size_t i = 0; i < ARRAY_LENGTH(given); i++) {
        const struct export_options options = {
            .program = "whichstack 0.0.0", .seed = 1, .status = given[i]};
        struct verification found =
            verified(test, test->small_decision,
                     written_with(test->arena, test->small_decision, answers, &options));
        assert_status(&found, VERIFY_SAME);
    }
}

/* --- what a reader sees ------------------------------------------------------------------ */

/* Where the text is that people may change: the status, the section Status, Notes. */
struct span {
    size_t first, end;
};

static bool is_free(const char *record, size_t at)
{
    const char *status = strstr(record, "- Status: ") + strlen("- Status: ");
    const char *section = strstr(record, "\n## Status\n\n") + strlen("\n## Status\n\n");
    const char *notes = strstr(record, "\n## Notes\n") + strlen("\n## Notes\n");
    const char *end = strstr(notes, "<details>");
    const struct span spans[] = {
        {(size_t)(status - record), (size_t)(status - record) + strcspn(status, "\n")},
        {(size_t)(section - record), (size_t)(section - record) + strcspn(section, "\n")},
        {(size_t)(notes - record), (size_t)(end - record)},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(spans); i++)
        if (at >= spans[i].first && at < spans[i].end)
            return true;
    return false;
}

/* Without the bars at both ends of the rows of tables, which say nothing. */
static struct text without_outer_bars(const char *record, size_t length)
{
    struct text text;

    text_init(&text);
    for (const char *at = record, *end = record + length, *next; at < end; at = next) {
        const char *last = at;
        while (last < end && *last != '\n' && *last != '\r')
            last++;
        next = last < end ? last + 1 : end;
        next += next < end && *last == '\r' && *next == '\n';
        if (memchr(at, '|', (size_t)(last - at))) {
            while (at < last && strchr("| ", *at) && *at != '\0')
                at++;
            while (last > at && strchr("| ", last[-1]) && last[-1] != '\0' && last[-2] != '\\')
                last--;
        }
        text_append_bytes(&text, at, (size_t)(last - at));
        text_append_char(&text, '\n');
    }
    return text;
}

/* The page as cmark shows it, blanks in a row as one, and the rules of tables without their length:
 * an oracle that knows nothing of records. Notes and status are left out of both pages before. */
static const char *seen(struct arena *arena, const char *record, size_t length)
{
    struct text text = without_outer_bars(record, length);
    cmark_node *root = cmark_parse_document(text.bytes, text.length, CMARK_OPT_DEFAULT);
    char *html = cmark_render_html(root, CMARK_OPT_UNSAFE);
    const char *result;

    text_clear(&text);
    for (const char *at = html; *at; at++) {
        bool blank = strchr(" \t\n\r", *at) != NULL;
        char last = text.length > 0 ? text.bytes[text.length - 1] : ' ';
        if (!(blank && strchr(" |", last)) && !(*at == '-' && last == '-'))
            text_append_char(&text, blank ? ' ' : *at);
        if (*at == '|' && text.length > 1 && text.bytes[text.length - 2] == ' ') {
            text.bytes[--text.length] = '\0';
            text.bytes[text.length - 1] = '|';
        }
    }
    result = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    free(html);
    cmark_node_free(root);
    return result;
}

/* Whether an edit is found. The catalog is another one, which is looked at only when the record is
 * as it was written; a record with a higher format is of a newer program. */
static bool is_found(struct verify_test *test, struct arena *arena, const char *bytes,
                     size_t length, const char **ret_message)
{
    struct verification found = verify_record(arena, test->decision, plain.program, bytes, length);

    *ret_message = found.message;
    return found.status != VERIFY_FAILED || strstr(found.message, "use a newer whichstack");
}

/* What shows another page is found. What is not found shows the same page. */
static void check_changed(struct verify_test *test, const char *record, const char *bytes,
                          size_t length, size_t at)
{
    struct arena *arena = arena_new();
    const char *message;

    if (!is_found(test, arena, bytes, length, &message) &&
        strcmp(seen(arena, bytes, length), seen(arena, record, strlen(record))) != 0)
        fail_msg("byte %zu, now %d: %.*s: not found: %s", at, bytes[at], 60,
                 bytes + (at > 30 ? at - 30 : 0), message);
    arena_free(arena);
}

/* What a byte is changed into: a blank, line ends of two kinds, what markdown reads, no text at
 * all; then the letter in the other case, and the next one. */
static char changed(char was, size_t way)
{
    static const char others[] = {' ', '\r', '\n', '`', '#', '\0', '|', '\\'};

    if (way < ARRAY_LENGTH(others))
        return others[way];
    return way == ARRAY_LENGTH(others) ? (char)(was ^ 0x20) : (char)(was + 1);
}

/* Every position of a file: where lines begin and end in all of these ways, elsewhere in two. The
 * everyday run takes every eighth of these changes. */
static void test_every_changed_byte_is_detected(void **state)
{
    enum { WAYS = 10 };
    size_t n_changes = 0, every = 8 / (size_t)rounds(8);
    struct verify_test *test = *state;
    const char *record = small_record(test);
    size_t length = strlen(record);
    char *bytes = arena_string(test->arena, record);

    for (size_t i = 0; i < length; i++) {
        const char was = bytes[i];
        bool edge = strchr("\n`#|", was) || (i > 0 && bytes[i - 1] == '\n');
        if (is_free(record, i))
            continue;
        for (size_t way = 0; way < WAYS; way++) {
            if ((!edge && (i + way) % (WAYS / 2) != 0) || changed(was, way) == was ||
                n_changes++ % every != 0)
                continue;
            bytes[i] = changed(was, way);
            check_changed(test, record, bytes, length, i);
            bytes[i] = was;
        }
    }
    print_message("# %zu changes of %zu bytes, one in %zu tried\n", n_changes, length, every);
}

static bool is_text(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

/* Each letter and each digit of the prose and the block: another one, none, one more. */
static void test_every_changed_letter_and_figure_is_detected(void **state)
{
    struct verify_test *test = *state;
    const char *record = small_record(test), *message;
    size_t length = strlen(record), every = 8 / (size_t)rounds(8), n_edits = 0;

    for (size_t i = 0; i < length; i++) {
        char other = record[i] == '7' || record[i] == 'x' ? '3' : record[i] < 'A' ? '7' : 'x';
        const char *edits[3];
        if (!is_text(record[i]) || is_free(record, i) || i % every != 0)
            continue;
        struct arena *arena = arena_new();
        edits[0] = arena_printf(arena, "%.*s%c%s", (int)i, record, other, record + i + 1);
        edits[1] = arena_printf(arena, "%.*s%s", (int)i, record, record + i + 1);
        edits[2] = arena_printf(arena, "%.*s%c%s", (int)i, record, other, record + i);
        for (size_t j = 0; j < ARRAY_LENGTH(edits); j++, n_edits++)
            if (!is_found(test, arena, edits[j], strlen(edits[j]), &message))
                check_changed(test, record, edits[j], strlen(edits[j]), i);
        arena_free(arena);
    }
    print_message("# %zu edits\n", n_edits);
}

/* A place in the record that is not free. */
static size_t any_place(const char *record, uint64_t *random);

/* The start of the line, or of the word, at `at`; the end of it. */
static size_t start_of(const char *record, size_t at, const char *ends)
{
    while (at > 0 && !strchr(ends, record[at - 1]))
        at--;
    return at;
}

static size_t end_of(const char *record, size_t at, const char *ends)
{
    return at + strcspn(record + at, ends);
}

/* Two words or lines take each other's place; one goes; one comes again somewhere else. */
static const char *moved(struct verify_test *test, const char *record, uint64_t *random,
                         const char *ends)
{
    size_t a = start_of(record, any_place(record, random), ends), a_end = end_of(record, a, ends);
    size_t b = start_of(record, any_place(record, random), ends), b_end = end_of(record, b, ends);
    struct arena *arena = test->arena;

    if (a > b) {
        size_t at = a, end = a_end;
        a = b, a_end = b_end, b = at, b_end = end;
    }
    if (a_end > b)
        return record;
    switch (next_random(random) % 3) {
    case 0:
        return arena_printf(arena, "%.*s%.*s%.*s%.*s%s", (int)a, record, (int)(b_end - b),
                            record + b, (int)(b - a_end), record + a_end, (int)(a_end - a),
                            record + a, record + b_end);
    case 1:
        return arena_printf(arena, "%.*s%s", (int)a, record, record + a_end);
    default:
        return arena_printf(arena, "%.*s%.*s%c%s", (int)b, record, (int)(a_end - a), record + a,
                            ends[0], record + b);
    }
}

static size_t any_place(const char *record, uint64_t *random)
{
    size_t at;

    do
        at = next_random(random) % strlen(record);
    while (is_free(record, at));
    return at;
}

static const char *edited_once(struct verify_test *test, const char *record, uint64_t *random)
{
    size_t at = any_place(record, random);
    char letter = (char)("abcdefghij0123456789"[next_random(random) % 20]);

    switch (next_random(random) % 4) {
    case 0:
        return moved(test, record, random, " \n");
    case 1:
        return moved(test, record, random, "\n");
    case 2:
        return arena_printf(test->arena, "%.*s%c%s", (int)at, record, letter, record + at);
    default:
        return arena_printf(test->arena, "%.*s%c%s", (int)at, record, letter, record + at + 1);
    }
}

static void test_random_edits_are_detected(void **state)
{
    struct verify_test *test = *state;
    const char *record = small_record(test), *message;
    uint64_t random = 12;
    size_t n_found = 0, n_all = (size_t)rounds(RANDOM_EDITS);

    for (size_t i = 0; i < n_all; i++) {
        struct verify_test scratch = *test;
        const char *edited = record;
        scratch.arena = arena_new();
        for (size_t n = 1 + next_random(&random) % 5;
             n > 0 && strstr(edited, "- Status: ") && strstr(edited, "\n## Status\n\n") &&
             strstr(edited, "\n## Notes\n") && strstr(strstr(edited, "\n## Notes\n"), "<details>");
             n--)
            edited = edited_once(&scratch, edited, &random);
        if (is_found(&scratch, scratch.arena, edited, strlen(edited), &message))
            n_found++;
        else
            check_changed(&scratch, record, edited, strlen(edited), 0);
        arena_free(scratch.arena);
    }
    print_message("# %zu of %zu found, the others show the same page\n", n_found, n_all);
    assert_true(n_found * 100 >= n_all * 95);
}

static void test_truncated_or_extended_record_is_edited(void **state)
{
    struct verify_test *test = *state;
    const char *record = small_record(test);
    size_t length = strlen(record);

    for (size_t cut = 1; cut < length; cut += cut < 20 ? 1 : 97)
        check_changed(test, record, record, length - cut, length - cut);
    const char *const more[] = {"More.\n", "## Notes\n", "- x\n", "<!-- x -->\n", "---\n"};
    for (size_t i = 0; i < ARRAY_LENGTH(more); i++) {
        struct verification found =
            verified(test, test->decision, arena_printf(test->arena, "%s%s", record, more[i]));
        assert_status(&found, VERIFY_EDITED);
    }
}

/* --- written in another way -------------------------------------------------------------- */

static const char *with_line_ends(struct arena *arena, const char *record, const char *end)
{
    struct text text;
    const char *result;

    text_init(&text);
    for (const char *at = record; *at; at++)
        text_append(&text, *at == '\n' ? end : (char[]){*at, '\0'});
    result = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return result;
}

/* Every `find` replaced. */
static const char *all_replaced(struct arena *arena, const char *record, const char *find,
                                const char *replace)
{
    struct text text;
    const char *at, *result;

    text_init(&text);
    while ((at = strstr(record, find))) {
        text_append_bytes(&text, record, (size_t)(at - record));
        text_append(&text, replace);
        record = at + strlen(find);
    }
    text_append(&text, record);
    result = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return result;
}

static void test_reformatted_record_is_the_same(void **state)
{
    static const struct {
        const char *why, *find, *replace;
        bool silent; /* line ends and a byte order mark are no formatting */
    } ways[] = {
        {"bullets", "\n- ", "\n* ", false},
        {"indented bullets", "\n- ", "\n  -   ", false},
        {"emphasis", "**", "__", false},
        {"trailing blanks", ".\n", ".  \n", false},
        {"empty lines", "\n## ", "\n\n\n## ", true},
        {"narrow tables", "  |", " |", false},
        {"long rules", "-- |", "----- |", false},
        {"fence", "```" RECORD_INFO, "``` " RECORD_INFO, true},
        {"fence of tildes", "```", "~~~~", true},
        {"closed headings", "\n## Stack\n", "\n## Stack ##\n", false},
        {"underlined heading", "\n## Stack\n", "\nStack\n-----\n", false},
        {"escapes", "Birch", "&#66;irch", false},
    };
    struct verify_test *test = *state;
    const char *record = small_record(test);
    struct verification found;

    for (size_t i = 0; i < ARRAY_LENGTH(ways); i++) {
        const char *other = all_replaced(test->arena, record, ways[i].find, ways[i].replace);
        bool escapes = strcmp(ways[i].why, "escapes") == 0;
        if (escapes) { /* the block has names, too */
            const char *block = strstr(record, FENCE);
            other = arena_printf(
                test->arena, "%s%s",
                all_replaced(test->arena, arena_copy(test->arena, record, (size_t)(block - record)),
                             ways[i].find, ways[i].replace),
                block);
        }
        assert_string_not_equal(other, record);
        found = verified(test, test->small_decision, other);
        if (found.status != VERIFY_SAME)
            print_message("# %s\n", ways[i].why);
        assert_status(&found, VERIFY_SAME);
        assert_int_equal(found.reformatted, !ways[i].silent);
    }
    found = verified(test, test->small_decision, with_line_ends(test->arena, record, "\r\n"));
    assert_status(&found, VERIFY_SAME);
    assert_false(found.reformatted);
    found =
        verified(test, test->small_decision, replaced(test, record, "## Stack\n", "## Stack\r\n"));
    assert_status(&found, VERIFY_SAME);
    found =
        verified(test, test->small_decision, arena_printf(test->arena, "\xEF\xBB\xBF%s", record));
    assert_status(&found, VERIFY_SAME);
    assert_false(found.reformatted);
}

/* --- tricks ------------------------------------------------------------------------------ */

static void test_every_trick_has_its_verdict(void **state)
{
    static const struct {
        const char *find, *replace;
        enum verification_status status;
        const char *says;
    } tricks[] = {
        /* Notes */
        {"## Notes\n", "## Notes\n\n# Verdict\n\nRails.\n", VERIFY_EDITED,
         "'Verdict' was not there"},
        {"## Notes\n", "## Notes\n\nVerdict\n=======\n", VERIFY_EDITED, "'Verdict' was not there"},
        {"## Notes\n", "## Notes\n\n## Stack\n\nRails\n", VERIFY_EDITED, "'Stack'"},
        {"## Notes\n", "## Notes\n\n<h1>Decision</h1>\n", VERIFY_SAME, ""},
        {"## Notes\n", "## Notes\n\n<!-- closed -->\n", VERIFY_SAME, ""},
        {"## Notes\n", "## Notes\n\n<!-- open\n", VERIFY_EDITED,
         "is missing, or stands in a comment"},
        {"## Notes\n", "## Notes\n\n````\n", VERIFY_EDITED, "another code block"},
        {"## Notes\n", "## Notes\n\n```\ncode\n```\n\n````\n```\n````\n", VERIFY_SAME, ""},
        {"## Notes\n", "## Notes\n\n> ```" RECORD_INFO "\n> {}\n> ```\n", VERIFY_EDITED,
         "2 code blocks"},
        {"## Notes\n", "## Notes\n\n- ```" RECORD_INFO "\n  {}\n  ```\n", VERIFY_EDITED,
         "2 code blocks"},
        {"## Notes\n", "## Notes\n\n" FENCE "{}\n```\n", VERIFY_EDITED, "2 code blocks"},
        {"## Notes\n", "## Notes\n\n````\n" FENCE "{}\n```\n````\n", VERIFY_SAME, ""},
        {"## Notes\n", "## Notes\n\n[a]: http://example.org\n", VERIFY_SAME, ""},
        {"## Notes\n", "## Notes\n\n## Notes\n", VERIFY_EDITED, "'Notes' is there more than once"},
        {"## Notes\n", "## Note\n", VERIFY_EDITED, "'Note' was not there"},
        {"## Notes\n", "### Notes\n", VERIFY_EDITED, "'"},
        /* elsewhere */
        {"## Stack\n", "<!-- x -->\n\n## Stack\n", VERIFY_EDITED, "the section '"},
        {"## Stack\n", "## Stack\n\n<!-- x -->\n", VERIFY_EDITED, "the section 'Stack'"},
        {"## Stack\n", "## Stack\n\n<img src=x onerror=alert(1)>\n", VERIFY_EDITED,
         "the section 'Stack'"},
        {"## Stack\n", "## Stack\n\n## Stack\n", VERIFY_EDITED, "'Stack'"},
        {"## Stack\n", "## Notes\n\n## Stack\n", VERIFY_EDITED, "'Notes' is there more than once"},
        {"\n2. <", "\n7. <", VERIFY_EDITED, "the section 'Sources'"},
        {"\n2. <", "\n1. <", VERIFY_SAME, ""}, /* shown as 2 all the same */
        {"# ", "<!-- x -->\n\n# ", VERIFY_EDITED, "the head"},
        {"# ", "---\nstatus: accepted\n---\n\n# ", VERIFY_EDITED, "the head"},
        {"- Status: proposed\n", "- Status: accepted\n- Status: rejected\n", VERIFY_EDITED,
         "the head"},
        {"<summary>" RECORD_FOLD, "<summary>Rails", VERIFY_EDITED, "the block"},
        {"\n```\n\n</details>\n", "\n```\n", VERIFY_EDITED, "the block"},
    };
    struct verify_test *test = *state;
    const char *record = small_record(test);

    for (size_t i = 0; i < ARRAY_LENGTH(tricks); i++) {
        struct verification found = verified(
            test, test->small_decision, replaced(test, record, tricks[i].find, tricks[i].replace));
        if (found.status != tricks[i].status)
            print_message("# %s\n", tricks[i].replace);
        assert_status(&found, tricks[i].status);
        assert_says(&found, tricks[i].says);
    }
}

static void test_quoted_record_is_not_a_record(void **state)
{
    struct verify_test *test = *state;
    const char *record = small_record(test);
    const char *const pages[] = {
        arena_printf(test->arena, "# How a record looks\n\n````markdown\n%s````\n", record),
        arena_printf(test->arena, "<!--\n%s-->\n", record),
        arena_printf(test->arena, "> %s", all_replaced(test->arena, record, "\n", "\n> ")),
        arena_printf(test->arena, "- x\n\n  %s", all_replaced(test->arena, record, "\n", "\n  ")),
    };

    for (size_t i = 0; i < ARRAY_LENGTH(pages); i++) {
        struct verification found = verified(test, test->small_decision, pages[i]);
        assert_status(&found, VERIFY_EDITED);
        assert_says(&found, "it cannot be read as a record: its code block");
    }
}

/* Two sections that change places say the same words. */
static void test_moved_section_is_detected(void **state)
{
    struct verify_test *test = *state;
    const char *record = small_record(test);
    const char *a = strstr(record, "## Stack\n"), *b = strstr(a + 1, "\n## ") + 1;
    const char *c = strstr(b, "\n## ") + 1;
    struct verification found =
        verified(test, test->small_decision,
                 arena_printf(test->arena, "%.*s%.*s%.*s%s", (int)(a - record), record,
                              (int)(c - b), b, (int)(b - a), a, c));

    assert_status(&found, VERIFY_EDITED);
    assert_says(&found, "does not stand where it was written");
}

/* --- forged ------------------------------------------------------------------------------ */

/* Every hash is right. With its catalog at hand the record is written anew and compared. */
static void test_forged_record_is_detected(void **state)
{
    static const struct {
        const char *find, *replace;
    } forgeries[] = {
        {", narrowly ahead of Birch\n", "\n"},
        {"\n## Stack\n", "\n## Stack\n\n<img src=x onerror=alert(1)>\n"},
        {"\n## Stack\n", "\n## Stack\n\nUse Rails.\n"},
        {"Birch", "Rails"},
        {"\"seed\": 7", "\"seed\": 8"},
        {"\"state\": \"", "\"state\": \"un"},
        {"\"form\": \"markdown\"", "\"form\": \"madr\""},
        {"\"form\": \"markdown\"", "\"form\": \"html\""},
        {"\"given\": {}", "\"given\": {\"title\": \"Birch\"}"},
        {"\"given\": {}", "\"given\": {\"date\": \"2020-01-01\"}"},
        {"\"draws\": ", "\"draws\": 1"},
    };
    struct verify_test *test = *state;
    const char *record = small_record(test);
    struct verification found = verified(test, test->small_decision, forged(test, record));

    assert_status(&found, VERIFY_SAME);
    assert_null(found.unproved);
    for (size_t i = 0; i < ARRAY_LENGTH(forgeries); i++) {
        found =
            verified(test, test->small_decision,
                     forged(test, replaced(test, record, forgeries[i].find, forgeries[i].replace)));
        if (found.status != VERIFY_EDITED && found.status != VERIFY_DIFFERS)
            fail_msg("'%s': %s: %s", forgeries[i].replace, verification_names[found.status],
                     found.message);
    }
    /* everywhere at once, prose and block alike */
    found = verified(
        test, test->small_decision,
        forged(test, all_replaced(test->arena, all_replaced(test->arena, record, "Birch", "Rails"),
                                  "birch", "rails")));
    assert_true(found.status == VERIFY_EDITED || found.status == VERIFY_DIFFERS);
}

/* Another version may have used other words, and another catalog gives other ones: then only the
 * hashes are left, and that is said. */
static void test_text_checked_by_hashes_alone_is_reported(void **state)
{
    static const struct source_edit later[] = {
        {"catalog.yaml", "version: \"0.3\"", "version: \"0.4\""}, {NULL, NULL, NULL}};
    struct verify_test *test = *state;
    const char *record = small_record(test);
    struct catalog *catalog;
    struct decision *decision = changed_catalog(test, SMALL_SOURCES, later, &catalog);
    struct verification found = verified(test, decision, record);

    assert_status(&found, VERIFY_HOLDS);
    assert_string_equal(found.unproved, "the catalog of the record is not available");
    found = verify_record(test->arena, test->small_decision, "whichstack 9.9.9", record,
                          strlen(record));
    assert_status(&found, VERIFY_SAME);
    assert_null(found.unproved); /* this version writes the same */
    record = forged(test, replaced(test, record, "\n## Stack\n", "\n## Stack\n\nUse Rails.\n"));
    found = verify_record(test->arena, test->small_decision, "whichstack 9.9.9", record,
                          strlen(record));
    assert_status(&found, VERIFY_SAME);
    assert_string_equal(found.unproved,
                        "it was written by whichstack 0.0.0, this is whichstack 9.9.9");
    catalog_free(catalog);
}

/* --- status ------------------------------------------------------------------------------ */

static void test_notes_and_status_may_change(void **state)
{
    static const char *const right[] = {
        "accepted",
        "rejected",
        "deprecated",
        "superseded",
        "superseded by [9. Other](0009.md)",
        "Superceded by [9. Other](../adr/0009-other.md)",
        "superseded by ADR-0009",
        "superseded by 20260131-use-gin",
        "Accepted",
    };
    static const char *const wrong[] = {
        "accepte",
        "Proposed",
        "accepted by nobody",
        "done",
        "",
        "accepted, rejected, proposed",
        "superseded by",
        "superseded by Rails, the better choice",
        "superseded by [9. Other](0009.md) and that is good",
        "superseded by [9. Other](0009.md) [10. More](0010.md)",
        "superseded by [9. Other](http://example.org/)",
        "superseded by [9. Other](javascript:alert(1))",
        "superseded by <b>9</b>",
        "superseded by ![9](x.md)",
    };
    struct verify_test *test = *state;
    const char *record = small_record(test);
    struct verification found = verified(
        test, test->small_decision,
        replaced(test, record, "Room for your own notes",
                 "We met on Monday.\n\n### Who was there\n\n- Ann\n- Bob\n\n```\ncode\n```\n\n"
                 "Room for your own notes"));

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

static void test_status_section_holds_one_status(void **state)
{
    static const struct {
        const char *lines;
        bool right;
    } rows[] = {
        {"proposed\n\nSuperceded by [9. Other](0009.md)", true}, /* as adr-tools leaves it */
        {"accepted\n\nAmends [3. Old](0003.md)\n\nClarified by [4. New](0004.md)", true},
        {"accepted\n\nrejected", false},
        {"accepted\n\nrejected\n\nproposed", false},
        {"superseded by ADR-1\n\nsuperseded by ADR-2", false},
        {"accepted\n\nSupersedes all others", false},
        {"accepted\n\nSupersedes [3. Old](0003.md), thank God", false},
        {"- accepted", false},
        {"accepted\n\n### Really", false},
        {"accepted\n\n<!-- not -->", false},
        {"```\naccepted\n```", false},
        {"**accepted**", false},
    };
    struct verify_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct verification found =
            verified(test, test->small_decision,
                     replaced(test, small_record(test), "## Status\n\nproposed",
                              arena_printf(test->arena, "## Status\n\n%s", rows[i].lines)));
        if ((found.status == VERIFY_SAME) != rows[i].right)
            print_message("# %s\n", rows[i].lines);
        assert_status(&found, rows[i].right ? VERIFY_SAME : VERIFY_EDITED);
    }
}

static void test_edit_is_named_with_its_line(void **state)
{
    static const struct {
        const char *find, *replace, *says;
    } edits[] = {
        {"## Decision\n\n", "## Decision\n\nNo! ",
         "the section 'Decision' is not as it was written (line "},
        {"narrowly ahead of Birch\n", "far ahead of Birch\n",
         "the head is not as it was written (line 1)"},
        {"- Tags: ", "- Tags: x", "the head is not as it was written (line 4)"},
        {"\"seed\": 7", "\"seed\": 8", "the block " RECORD_INFO " is not as it was written"},
        {"## Stack\n", "## Stack\n\n## Others\n", "the section 'Stack'"},
        {"## Stack\n", "## Stack\n\nMore.\n",
         "the section 'Stack' is not as it was written (line "},
        {"## Notes\n", "## Mine\n\nText.\n\n## Notes\n", "the section 'Mine' was not there"},
        {"## Notes\n", "## Notes\n\n## Notes\n", "'Notes' is there more than once"},
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
    const char *heading = strstr(record, "## The best compared");
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
    assert_string_equal(found.edits[0].section, "The best compared");
    assert_int_equal(found.edits[0].line, line);
}

/* Written with the words, the trial runs and the rules of the stack of their time; every byte counts
 * in them. */
static void test_records_of_older_formats_are_still_verified(void **state)
{
    struct verify_test *test = *state;

    for (int format = 1; format < RECORD_FORMAT_NORMAL; format++) {
        size_t length;
        const char *path = arena_printf(test->arena, "tests/golden/records/format-%d.md", format);
        char *record = folder_read(source_path(path), &length);
        struct diagnostics *diagnostics = diagnostics_new();

        assert_non_null(strstr(record, arena_printf(test->arena, "\"format\": %d,", format)));
        struct verification found = verified(test, test->decision, record);
        if (found.status == VERIFY_EDITED || found.status == VERIFY_FAILED)
            fail_msg("%s", found.message);
        assert_true(found.status == VERIFY_DIFFERS || found.unproved);
        assert_non_null(record_answers(test->arena, "r.md", record, length, diagnostics));
        assert_int_equal(diagnostics_count(diagnostics), 0);
        found = verified(test, test->decision, replaced(test, record, "\n\n## ", "\n\n\n## "));
        assert_status(&found, VERIFY_EDITED);
        found = verified(test, test->decision,
                         replaced(test, record, "Good, because", "Fine, because"));
        assert_status(&found, VERIFY_EDITED);
        diagnostics_free(diagnostics);
        free(record);
    }
}

/* One of the edits, in words. */
static void assert_lists(struct verify_test *test, const struct verification *found,
                         const char *words)
{
    struct text all;

    text_init(&all);
    for (size_t i = 0; i < found->n_edits; i++)
        text_printf(&all, "%s\n", edit_text(test->arena, &found->edits[i]));
    if (!strstr(all.bytes, words))
        fail_msg("'%s' is not in:\n%s", words, all.bytes);
    text_finish(&all);
}

/* In formats 1 and 2 every byte counts but those of the notes, a status and the kind of line ends. */
static void test_edits_of_older_formats_are_named(void **state)
{
    static const struct {
        const char *find, *replace, *says; /* NULL: it is no edit */
    } edits[] = {
        {"Good, because", "Fine, because", "'Decision Outcome' is not as it was written"},
        {"\n\n## Stack\n", "\n\n\n## Stack\n",
         "is not separated from the next one as it was written"},
        {"## Stack\n", "## Mine\n\nText.\n\n## Stack\n", "the section 'Mine' was not there"},
        {"## Sources\n", "## Stack\n\nText.\n\n## Sources\n",
         "the section 'Stack' is not as it was written"},
        {"## Sources\n", "### Sources\n", "the section 'Sources' is missing"},
        {"## Sources\n\n", "## Sources\n\r\n", "'Sources' has a different line end than the rest"},
        {"## Notes\n", "## Note\n", "the section 'Notes' is missing"},
        {"## Notes\n", "## Notes\n\nOurs.\n\n## Notes\n", "'Notes' is not the last section"},
        {"## Sources\n", "## Notes\n\nOurs.\n\n## Sources\n", "'Notes' is not the last section"},
        {"Yours: what stands", "We met.\r\n\n### Who\n\nOurs: what stands", NULL},
        {"Tags: framework", "Tags: none", "the head is not as it was written"},
        {"Status: proposed", "Status: accepted", NULL},
        {"Status: proposed", "Status: done", "the head is not as it was written"},
        {"\n\nproposed\n", "\n\naccepted\n\nSupersedes [3. Old](0003-old.md)\n", NULL},
        {"\n\nproposed\n", "\n\nperhaps\n", "the section 'Status' is not as it was written"},
        {"\n\nproposed\n", "\n\n\n", "the section 'Status' is not as it was written"},
        {"\nproposed\n", "proposed\n", "the section 'Status' is not as it was written"},
        {"\"seed\": 1", "\"seed\": 2", "the block whichstack-decision is not as it was written"},
        {"\n}\n```\n", "\n}\n```\nMore.\n", "does not end the record as it was written"},
    };
    struct verify_test *test = *state;

    for (int format = 1; format <= 2; format++) {
        size_t length;
        char *record = folder_read(
            source_path(arena_printf(test->arena, "tests/golden/records/format-%d.md", format)),
            &length);
        struct verification found =
            verified(test, test->decision, all_replaced(test->arena, record, "\n", "\r\n"));
        assert_true(found.status != VERIFY_EDITED && found.status != VERIFY_FAILED);
        for (size_t i = 0; i < ARRAY_LENGTH(edits); i++) {
            found = verified(test, test->decision,
                             replaced(test, record, edits[i].find, edits[i].replace));
            if ((found.status == VERIFY_EDITED) != (edits[i].says != NULL))
                fail_msg("format %d, edit %zu: %s", format, i, found.message);
            if (edits[i].says)
                assert_lists(test, &found, edits[i].says);
        }
        free(record);
    }
}

static void test_file_without_a_block_is_not_a_record(void **state)
{
    static const struct {
        const char *find, *replace, *says;
        enum verification_status status;
    } cases[] = {
        {"```" RECORD_INFO, "```json", "is missing, or stands in", VERIFY_EDITED},
        {"\"draws\":", "\"draws\" ", "not valid JSON", VERIFY_EDITED},
        {"\"draws\":", "\"seed\": 1, \"draws\":", "not valid JSON", VERIFY_EDITED},
        {"\"format\": 3", "\"format\": 5", "use a newer whichstack", VERIFY_FAILED},
        {"\"format\": 3", "\"format\": 117", "format 117", VERIFY_FAILED},
        {"\"format\": 3", "\"format\": 0", "names an unknown format", VERIFY_EDITED},
        {"\"format\": 3", "\"formed\": 3", "names an unknown format", VERIFY_EDITED},
    };
    struct verify_test *test = *state;
    struct verification found = verified(test, test->decision, "");

    assert_status(&found, VERIFY_NONE);
    found = verified(test, test->decision, "# Use tabs\n\nWe ran `whichstack-decision`.\n");
    assert_status(&found, VERIFY_NONE);
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
        {"\"charm\": [10000, 10000]", "\"charm\": 10000", "ash, charm"},
        {"\"charm\": [10000, 10000]", "\"charm\": [[10000], 10000]", "ash, charm"},
        {"\"rule\": \"orm level>= 1\"}]\n  },\n  \"fits\"",
         "\"rool\": \"orm level>= 1\"}]\n  },\n  \"fits\"",
         "ash, ruled out by: the record says ? (store=rows)"},
        {"\"question\": \"store\", \"rule\"", "\"qestion\": \"store\", \"rule\"",
         "ash, ruled out by: the record says orm level>= 1 (?=rows)"},
        {"\"option\": \"rows\", \"question\": \"store\", \"rule\"",
         "\"optoin\": \"rows\", \"question\": \"store\", \"rule\"",
         "ash, ruled out by: the record says orm level>= 1 (store=?)"},
        {"\"ranking\": [\"cedar\", \"birch\"]", "\"ranking\": \"cedar\"", "place 1"},
        {"\"ranking\": [\"cedar\", \"birch\"]", "\"ranking\": [[\"cedar\"], \"birch\"]", "place 1"},
        {"\"ranking\": [\"cedar\", \"birch\"]", "\"ranking\": [\"cedar\"]", "place 2"},
        {"\"ranking\": [\"cedar\", \"birch\"]", "\"ranking\": [\"cedar\", \"birch\", \"ash\"]",
         "place 3"},
        {"  \"ranking\": [", "  \"rankink\": [", "place 1"},
        {"\"state\": \"close\"", "\"state\": [\"close\"]",
         "state: the record says something else, recomputed close"},
        {"\"flips\": {", "\"flips\": 1, \"ignored\": {", "flips"},
        {"\"wishes\": [4, 2]", "\"wishes\": [4]", "single_changes"},
        {"\"single_changes\": {", "\"single_changes\": {\"more\": 1, ", "single_changes"},
        {"\"boot_ms\": {\"ash\"", "\"boot_ms\": [{\"value\": \"10\"}], \"ignored\": {\"ash\"", ""},
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
        {"\"bounds\": [100.0, 1000.0]", "\"bounds\": [100.0]"},
        {"\"bounds\": [100.0, 1000.0]", "\"bounds\": [[100.0], 1000.0]"},
        {"\"bounds\": [100.0, 1000.0]", "\"bounds\": [100.0, [1000.0]]"},
        {"\"bounds\": [100.0, 1000.0]", "\"bounds\": [\"few\", 1000.0]"},
        {"\"bounds\": [100.0, 1000.0]", "\"bounds\": [100.0, \"many\"]"},
        {"\"bounds\": [100.0, 1000.0]", "\"bounds\": [1000.0, 100.0]"},
        {"\"bounds\": [100.0, 1000.0]", "\"bounds\": 100.0"},
        {"\"boot_ms\": {\"ash\": {\"value\": \"10\"}", "\"boot_ms\": {\"ash\": {}"},
        {"\"low\": 1000.0", "\"low\": 100000.0"},
        {"\"low\": 1000.0", "\"low\": \"few\""},
        {"\"high\": 100000.0", "\"high\": \"many\""},
        {"\"high\": 100000.0, ", ""},
        {"\"better\": \"more\"", "\"better\": \"most\""},
        {"\"inputs\": [{", "\"inputs\": 5, \"ignored\": [{"},
        {"{\"component\": \"tables\"}", "{}"},
        {"\"rule\": \"rating\"", "\"rule\": \"support-window\""},
        {"\"rule\": \"rating\"", "\"months_for_full\": 36, \"none_published\": [0, 5], "
                                 "\"open_ended\": [], \"rule\": \"support-window\""},
        {"\"rule\": \"rating\"", "\"months_for_full\": 36, \"none_published\": [0, 5], "
                                 "\"open_ended\": [5], \"rule\": \"support-window\""},
        {"\"rule\": \"rating\"", "\"months_for_full\": 36, \"none_published\": [0, 5], "
                                 "\"open_ended\": [[5], 5], \"rule\": \"support-window\""},
        {"\"rule\": \"rating\"", "\"months_for_full\": 36, \"none_published\": [0, \"x\"], "
                                 "\"open_ended\": [5, 5], \"rule\": \"support-window\""},
        {"\"rule\": \"rating\"", "\"months_for_full\": 36, \"none_published\": 5, \"open_ended\": "
                                 "[5, 5], \"rule\": \"support-window\""},
        {"\"criteria\": {", "\"criteria\": [], \"ignored\": {"},
        {"\"requirements\": [", "\"requirements\": 5, \"ignored\": ["},
        {"\"kind\": \"level\"", "\"kind\": \"steep\""},
        {"\"question\": \"store\", \"trait\": \"orm\"", "\"question\": \"store\""},
        {"\"frameworks\": [", "\"frameworkz\": ["},
        {"  \"fits\": {", "  \"fitz\": {"},
        {"  \"languages\": {", "  \"languagez\": {"},
        {"  \"criteria\": {", "  \"criteriaz\": {"},
        {"  \"catalog\": {", "  \"katalog\": {"},
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

/* Blocks signed anew whose members that are no result are others. */
static void test_block_with_other_members_has_its_verdict(void **state)
{
    static const struct {
        const char *find, *replace;
        enum verification_status status;
        const char *says, *unproved; /* unproved: NULL, nothing is */
    } rows[] = {
        {"\"form\": \"markdown\"", "\"form\": \"html\"", VERIFY_EDITED, "unknown form", NULL},
        {"\"form\": \"markdown\"", "\"form\": []", VERIFY_EDITED, "unknown form", NULL},
        {"\"form\": ", "\"forn\": ", VERIFY_EDITED, "unknown form", NULL},
        {"\"form\": \"markdown\"", "\"form\": \"madr\"", VERIFY_EDITED, "the head", NULL},
        {"\"form\": \"markdown\"", "\"form\": \"brief\"", VERIFY_EDITED,
         "the section 'Open questions'", NULL},
        {"\"seed\": ", "\"sead\": ", VERIFY_EDITED, "the section 'Decision'", NULL},
        {"\"seed\": 7", "\"seed\": \"x\"", VERIFY_EDITED, "the section 'Decision'", NULL},
        {"\"program\": ", "\"pogram\": ", VERIFY_SAME, "cedar is first",
         "it was written by an unnamed program, this is whichstack 0.0.0"},
        {"\"program\": \"", "\"program\": \"other ", VERIFY_SAME, "cedar is first",
         "it was written by other whichstack 0.0.0, this is whichstack 0.0.0"},
        {"\"given\": {}", "\"given\": {\"supersedes\": \"1\"}", VERIFY_DIFFERS, "given", NULL},
        {"\"given\": {}", "\"given\": {\"supersedes_file\": \"1.md\"}", VERIFY_DIFFERS, "given",
         NULL},
        {"\"given\": {}", "\"given\": 4", VERIFY_DIFFERS, "given: the record says 4", NULL},
        {"\"draws\": 2048", "\"drawz\": 2048", VERIFY_EDITED, "the block", NULL},
        {"\"sha256\": \"", "\"sha256\": \"0", VERIFY_HOLDS,
         "cedar is still first with the changed catalog",
         "the catalog of the record is not available"},
        {"\"priority\": \"quick\"", "\"priority\": \"long\"", VERIFY_DIFFERS, "", NULL},
        {"\"store\": \"rows\"", "\"store\": 5", VERIFY_DIFFERS, "", NULL},
    };
    struct verify_test *test = *state;
    const char *record = small_record(test);
    const char *block = strstr(record, FENCE);

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const char *other = arena_printf(test->arena, "%.*s%s", (int)(block - record), record,
                                         replaced(test, block, rows[i].find, rows[i].replace));
        struct verification found = verified(test, test->small_decision, forged(test, other));
        assert_status(&found, rows[i].status);
        assert_says(&found, rows[i].says);
        assert_int_equal(found.unproved != NULL, rows[i].unproved != NULL);
        if (found.unproved)
            assert_string_equal(found.unproved, rows[i].unproved);
    }
}

/* 2,001 frameworks with 2,001 inputs. */
static void test_block_larger_than_any_record_is_refused(void **state)
{
    enum { MANY = 2001 };
    struct verify_test *test = *state;
    struct text frameworks, languages;
    const char *record;

    text_init(&frameworks);
    text_init(&languages);
    for (int i = 0; i < MANY; i++) {
        text_printf(&frameworks, "\"f%d\", ", i);
        text_printf(&languages, "%s\"l%d\": {}", i > 0 ? ", " : "", i);
    }
    record = replaced(test, small_record(test), "\"languages\": {}",
                      arena_printf(test->arena, "\"languages\": {%s}", languages.bytes));
    record = replaced(test, record, "\"frameworks\": [",
                      arena_printf(test->arena, "\"frameworks\": [%s", frameworks.bytes));
    struct verification found = verified(test, test->small_decision, signed_anew(test, record));
    assert_status(&found, VERIFY_EDITED);
    assert_says(&found, "it is larger than any valid record");
    text_finish(&frameworks);
    text_finish(&languages);
}

/* Digits and letters of the block changed at random, its hash made right: nothing falls over, and
 * what is said to be the same is the same. */
static void test_hostile_block_does_not_crash(void **state)
{
    static const char bytes[] = "0123456789-.eE{}[]\",: truefalsn";
    struct verify_test *test = *state;
    const char *record = small_record(test);
    size_t start = (size_t)(strstr(record, FENCE) - record) + 30;
    size_t length = strlen(record) - start - strlen("\n```\n\n</details>\n");
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
            struct verification found =
                verify_record(scratch.arena, i % 2 ? test->small_decision : test->decision,
                              plain.program, again, strlen(again));
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
        struct verification found =
            verify_record(arena, decision, plain.program, record, strlen(record));
        if (found.status != VERIFY_SAME)
            fail_msg("case %zu: %s in:\n%s", i, found.message, record);
        n_nobody += !found.then;
        arena_free(arena);
    }
    assert_true(n_nobody > 0);
}

/* --- changed catalogs -------------------------------------------------------------------- */

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

/* Each part of a rule is one change, in words. */
static void test_changed_rule_is_described(void **state)
{
    static const char *const quick[] = {"priority", "quick", NULL};
    static const char *const long_life[] = {"priority", "long", NULL};
    static const struct {
        const char *const *pairs;
        struct source_edit edits[2];
        const char *change;
    } rows[] = {
        {long_life,
         {{"criteria/window.md", "months_for_full: 36", "months_for_full: 24"}},
         "rule of window: was support-window of support_ends over 36 months, open-ended 5000 to "
         "10000, none published 0 to 2500, is support-window of support_ends over 24 months, "
         "open-ended 5000 to 10000, none published 0 to 2500"},
        {long_life,
         {{"criteria/window.md", "[5000, 10000]", "[6000, 10000]"}},
         "rule of window: was support-window of support_ends over 36 months, open-ended 5000 to "
         "10000, none published 0 to 2500, is support-window of support_ends over 36 months, "
         "open-ended 6000 to 10000, none published 0 to 2500"},
        {long_life,
         {{"criteria/window.md", "[5000, 10000]", "[5000, 9000]"}},
         "rule of window: was support-window of support_ends over 36 months, open-ended 5000 to "
         "10000, none published 0 to 2500, is support-window of support_ends over 36 months, "
         "open-ended 5000 to 9000, none published 0 to 2500"},
        {long_life,
         {{"criteria/window.md", "[0, 2500]", "[0, 3000]"}},
         "rule of window: was support-window of support_ends over 36 months, open-ended 5000 to "
         "10000, none published 0 to 2500, is support-window of support_ends over 36 months, "
         "open-ended 5000 to 10000, none published 0 to 3000"},
        {long_life,
         {{"criteria/batteries.md", "rule: mean-level", "rule: mean-level\ninvert: true"}},
         "rule of batteries: was mean-level of orm, admin-ui, is inverted mean-level of orm, "
         "admin-ui"},
        {quick,
         {{"criteria/lively.md", "low: 1000\n", "low: 2000\n"}},
         "rule of lively: was measure of stars from 1000 to 100000, more is better, boot_ms from 1 "
         "to 1000, less is better, is measure of stars from 2000 to 100000, more is better, "
         "boot_ms from 1 to 1000, less is better"},
        {quick,
         {{"criteria/lively.md", "high: 100000\n", "high: 200000\n"}},
         "rule of lively: was measure of stars from 1000 to 100000, more is better, boot_ms from 1 "
         "to 1000, less is better, is measure of stars from 1000 to 200000, more is better, "
         "boot_ms from 1 to 1000, less is better"},
        {quick,
         {{"criteria/lively.md", "better: more", "better: less"}},
         "rule of lively: was measure of stars from 1000 to 100000, more is better, boot_ms from 1 "
         "to 1000, less is better, is measure of stars from 1000 to 100000, less is better, "
         "boot_ms from 1 to 1000, less is better"},
        {quick,
         {{"criteria/lively.md", "fact: stars", "fact: boot_ms"}},
         "rule of lively: was measure of stars from 1000 to 100000, more is better, boot_ms from 1 "
         "to 1000, less is better, is measure of boot_ms from 1000 to 100000, more is better, "
         "boot_ms from 1 to 1000, less is better"},
    };
    struct verify_test *test = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct catalog *catalog;
        struct decision *decision = changed_catalog(test, SMALL_SOURCES, rows[i].edits, &catalog);
        struct verification found =
            verified(test, decision,
                     written(test->arena, test->small_decision,
                             answers_of(test->arena, test->small_decision, rows[i].pairs)));
        assert_true(found.status == VERIFY_HOLDS || found.status == VERIFY_OVERTURNED);
        assert_changes(&found, (const char *const[]){rows[i].change, NULL});
        catalog_free(catalog);
    }
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
        .exists = true,
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
        *definition = (struct definition){.exists = true, .weight = between(random, 0, 6)};
        definition->rule.id = model->criteria[i];
        definition->rule.rule = between(random, 0, 1) ? RULE_RATING : RULE_MEAN_LEVEL;
        definition->rule.n_inputs = definition->rule.rule == RULE_RATING ? 1 : 2;
        definition->rule.inputs = ARENA_ARRAY(model->arena, struct criterion_input, 2);
        for (int j = 0; j < 2; j++)
            definition->rule.inputs[j] =
                definition_input_of(INPUT_TRAIT, between(random, 0, model->n_inputs - 1));
    }
    for (int i = 0; i < model->n_requirements; i++)
        model->requirements[i].exists[side] = side == NOW && between(random, 0, odds) > 0
                                                  ? model->requirements[i].exists[THEN]
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
        model_requirement(model, &(struct recorded_requirement){.question = "q",
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
            *definition = (struct definition){.exists = true, .weight = 1};
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
        VERIFY_FAILED, VERIFY_DIFFERS, VERIFY_EDITED, VERIFY_OVERTURNED,
        VERIFY_HOLDS,  VERIFY_SAME,    VERIFY_NONE,
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
        cmocka_unit_test(test_given_status_may_look_like_markup),
        cmocka_unit_test(test_every_changed_byte_is_detected),
        cmocka_unit_test(test_every_changed_letter_and_figure_is_detected),
        cmocka_unit_test(test_random_edits_are_detected),
        cmocka_unit_test(test_reformatted_record_is_the_same),
        cmocka_unit_test(test_every_trick_has_its_verdict),
        cmocka_unit_test(test_quoted_record_is_not_a_record),
        cmocka_unit_test(test_moved_section_is_detected),
        cmocka_unit_test(test_forged_record_is_detected),
        cmocka_unit_test(test_text_checked_by_hashes_alone_is_reported),
        cmocka_unit_test(test_status_section_holds_one_status),
        cmocka_unit_test(test_truncated_or_extended_record_is_edited),
        cmocka_unit_test(test_notes_and_status_may_change),
        cmocka_unit_test(test_edit_is_named_with_its_line),
        cmocka_unit_test(test_records_of_older_formats_are_still_verified),
        cmocka_unit_test(test_edits_of_older_formats_are_named),
        cmocka_unit_test(test_file_without_a_block_is_not_a_record),
        cmocka_unit_test(test_wrong_result_differs),
        cmocka_unit_test(test_block_of_another_shape_is_refused),
        cmocka_unit_test(test_block_with_other_members_has_its_verdict),
        cmocka_unit_test(test_block_larger_than_any_record_is_refused),
        cmocka_unit_test(test_hostile_block_does_not_crash),
        cmocka_unit_test(test_random_records_verify_as_same),
        cmocka_unit_test(test_overturned_record_names_the_responsible_changes),
        cmocka_unit_test(test_catalog_date_changes_support_windows),
        cmocka_unit_test(test_changed_rule_is_described),
        cmocka_unit_test(test_retired_answers_are_reported),
        cmocka_unit_test(test_responsible_set_matches_brute_force),
        cmocka_unit_test(test_sets_above_four_are_not_proved_smallest),
        cmocka_unit_test(test_worst_status_of_several_files_wins),
    };

    return cmocka_run_group_tests_name("verify", tests, set_up, tear_down);
}
