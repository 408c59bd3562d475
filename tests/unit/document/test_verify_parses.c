#include "exports.h"
#include "sources.h"

#include "base/array.h"
#include "document/verify/verify.h"

#include <cmark.h>
#include <dlfcn.h>

/* How often verify has cmark parse a record: the one it is given once, and the one that it writes to
 * compare it with at most once. This function stands before cmark's own, and counts. */

static size_t n_bytes, n_parses; /* of texts that are no single lines */

#define LINE_MOST 2000 /* bytes; single cells of tables are parsed as well */

void cmark_parser_feed(cmark_parser *parser, const char *bytes, size_t length)
{
    void (*feed)(cmark_parser * parser, const char *bytes, size_t length);

    *(void **)&feed = dlsym(RTLD_NEXT, "cmark_parser_feed");
    if (length > LINE_MOST) {
        n_bytes += length;
        n_parses++;
    }
    feed(parser, bytes, length);
}

static const char *const answers_yaml =
    "answers: {team-size: 4-10, language: js, realtime: core}\n";

static void assert_parses(struct export_test *test, const struct decision *decision,
                          const char *record, enum verification_status status, size_t most)
{
    size_t length = strlen(record);

    n_bytes = n_parses = 0;
    struct verification found = verify_record(test->arena, decision, plain.program, record, length);
    if (found.status != status)
        fail_msg("%s, not %s: %s", verification_names[found.status], verification_names[status],
                 found.message);
    if (n_parses != most || n_bytes > most * length)
        fail_msg("%zu parses of %zu bytes for a record of %zu, not %zu", n_parses, n_bytes, length,
                 most);
}

static const char *replaced(struct export_test *test, const char *record, const char *find,
                            const char *replace)
{
    const char *at = strstr(record, find);

    assert_non_null(at);
    return arena_printf(test->arena, "%.*s%s%s", (int)(at - record), record, replace,
                        at + strlen(find));
}

static void test_a_record_is_parsed_once(void **state)
{
    static const char *const formats[] = {"markdown", "madr"};
    struct export_test *test = *state;
    struct export_test *other = export_test_of(small_catalog());
    struct answers *answers = answers_of(test, answers_yaml);

    for (size_t i = 0; i < ARRAY_LENGTH(formats); i++) {
        const char *record = written(test, formats[i], answers, &plain);
        assert_parses(test, test->decision, record, VERIFY_SAME, 2);
        assert_parses(test, test->decision, replaced(test, record, "points", "pints"),
                      VERIFY_EDITED, 2);
        assert_parses(test, other->decision, replaced(test, record, "points", "pints"),
                      VERIFY_EDITED, 1);
        assert_parses(test, other->decision, record, VERIFY_FAILED, 1);
        assert_parses(test, test->decision, replaced(test, record, RECORD_INFO, "json"),
                      VERIFY_EDITED, 1);
    }
    void *freed = other;
    export_tear_down(&freed);
}

/* Their hashes are of bytes, which takes no other parse. */
static void test_a_record_of_an_older_format_is_parsed_once(void **state)
{
    struct export_test *test = *state;
    struct export_test *other = export_test_of(small_catalog());

    for (int format = 1; format < RECORD_FORMAT_NORMAL; format++) {
        size_t length;
        char *record = folder_read(
            source_path(arena_printf(test->arena, "tests/golden/records/format-%d.md", format)),
            &length);
        const char *edited = replaced(test, record, "Good, because", "Fine, because");
        assert_parses(test, other->decision, record, VERIFY_FAILED, 1);
        assert_parses(test, test->decision, edited, VERIFY_EDITED, 1);
        free(record);
    }
    void *freed = other;
    export_tear_down(&freed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_record_is_parsed_once),
        cmocka_unit_test(test_a_record_of_an_older_format_is_parsed_once),
    };

    return cmocka_run_group_tests_name("verify_parses", tests, export_set_up, export_tear_down);
}
