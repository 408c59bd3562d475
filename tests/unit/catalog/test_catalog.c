#include "sources.h"

#include "base/hash.h"
#include "base/text/clean.h"
#include "base/text/utf8.h"
#include "catalog/model/canonical.h"
#include "catalog/model/schema.h"
#include "change.h"
#include "store/database/database.h"

#include <math.h>

/* A compiled catalog: a file that is damaged, hostile or something else does no harm, and its hash
 * says what it holds. (What goes in comes out: test_read_back.c.) */

/* Everything there is. */

static void assert_clean(const char *text)
{
    assert_non_null(text);
    assert_int_equal(utf8_invalid_at(text, strlen(text)), strlen(text));
    for (size_t at = 0, length = strlen(text); at < length;) {
        uint32_t code;
        at += utf8_decode(text + at, length - at, &code);
        assert_true(code == '\n' || code == 0xFFFD || !clean_replaces(code));
    }
}

/* `low` is the least, `count` the first that is too much; negative ones are below any count. */
static void assert_within(int index, int low, size_t count)
{
    assert_true(index >= low && (index < 0 || (size_t)index < count));
}

static void walk_evidence(const struct evidence *evidence)
{
    assert_clean(evidence->source);
    assert_clean(evidence->as_of);
    assert_clean(evidence->note);
}

static void walk_value(const struct value *value, const struct trait *trait)
{
    assert_clean(value->text);
    assert_clean(value->bounds);
    walk_evidence(&value->evidence);
    assert_true(isfinite(value->low) && isfinite(value->high) && value->low <= value->high);
    if (value->known && trait->kind == TRAIT_LEVEL)
        assert_true(value->low >= 0 && value->high <= LEVEL_MOST);
    if (value->known && trait->kind == TRAIT_RATING)
        assert_true(value->low >= 1 && value->high <= 5);
}

static void walk_claims(struct catalog *catalog, int framework)
{
    size_t count;
    const struct claim *claims = catalog_claims(catalog, framework, &count);

    for (size_t i = 0; i < count; i++) {
        assert_clean(claims[i].id);
        assert_clean(claims[i].claim);
        assert_clean(claims[i].found);
        assert_within((int)claims[i].verdict, 0, CLAIM_VERDICT_COUNT);
        walk_evidence(&claims[i].evidence);
    }
}

static void walk_frameworks(struct catalog *catalog)
{
    size_t count, n_traits, n_components, n_pairings, n_criteria = catalog_n_criteria(catalog);
    const struct framework *frameworks = catalog_frameworks(catalog, &count);
    const struct trait *traits = catalog_traits(catalog, &n_traits);
    const struct search_texts *searches = catalog_search_texts(catalog);

    assert_int_equal(searches->count, count);
    assert_int_equal(searches->starts[0], 0);
    catalog_components(catalog, &n_components);
    for (size_t i = 0; i < count; i++) {
        const char *const texts[] = {frameworks[i].id,
                                     frameworks[i].name,
                                     frameworks[i].language,
                                     frameworks[i].kind,
                                     frameworks[i].tags,
                                     frameworks[i].summary,
                                     searches->bytes + searches->starts[i]};
        for (size_t j = 0; j < ARRAY_LENGTH(texts); j++)
            assert_clean(texts[j]);
        assert_int_equal(searches->starts[i] + strlen(texts[6]) + 1, searches->starts[i + 1]);
        for (size_t j = 0; j < n_criteria; j++) {
            int16_t low = catalog_low(catalog)[i * n_criteria + j];
            int16_t high = catalog_high(catalog)[i * n_criteria + j];
            assert_true(0 <= low && low <= high && high <= 10000);
        }
        for (size_t j = 0; j < n_traits; j++) {
            walk_value(&catalog_values(catalog, (int)i)[j], &traits[j]);
            walk_value(&catalog_cited_column(catalog, (int)j)[i], &traits[j]);
            assert_clean(catalog_column(catalog, (int)j)[i].text);
            walk_evidence(catalog_evidence(catalog, (int)i, (int)j));
        }
        const struct pairing *pairings = catalog_pairings(catalog, (int)i, &n_pairings);
        for (size_t j = 0; j < n_pairings; j++) {
            assert_within(pairings[j].component, 0, n_components);
            assert_within(pairings[j].fit, 0, 6);
            assert_clean(pairings[j].via);
            walk_evidence(&pairings[j].evidence);
        }
        walk_claims(catalog, (int)i);
        assert_non_null(catalog_page(catalog, "framework", frameworks[i].id));
    }
}

static void walk_links(const struct link *links, size_t count, size_t n_components)
{
    for (size_t i = 0; i < count; i++) {
        assert_within(links[i].component, 0, n_components);
        assert_within(links[i].strength, 0, 4);
        assert_clean(links[i].why);
    }
}

static void walk_components(struct catalog *catalog)
{
    size_t count, n_slots;
    const struct component *components = catalog_components(catalog, &count);

    catalog_slots(catalog, &n_slots);
    for (size_t i = 0; i < count; i++) {
        const char *const texts[] = {components[i].id,      components[i].name,
                                     components[i].licence, components[i].version,
                                     components[i].managed, components[i].summary};
        for (size_t j = 0; j < ARRAY_LENGTH(texts); j++)
            assert_clean(texts[j]);
        assert_within(components[i].slot, -1, n_slots);
        walk_evidence(&components[i].evidence);
        for (size_t j = 0; j < components[i].n_brings; j++)
            assert_within(components[i].brings[j], 0, count);
        walk_links(components[i].conflicts, components[i].n_conflicts, count);
        walk_links(components[i].synergies, components[i].n_synergies, count);
        assert_non_null(catalog_page(catalog, "component", components[i].id));
    }
}

static void walk_criteria(struct catalog *catalog)
{
    size_t count, n_traits, n_components, n_languages;
    const struct criterion *criteria = catalog_criteria(catalog, &count);

    catalog_traits(catalog, &n_traits);
    catalog_components(catalog, &n_components);
    catalog_languages(catalog, &n_languages);
    assert_true(count == 0 || count == catalog_n_criteria(catalog));
    for (size_t i = 0; i < count; i++) {
        assert_clean(criteria[i].id);
        assert_clean(criteria[i].label);
        assert_clean(criteria[i].brief);
        assert_clean(criteria[i].note);
        assert_within((int)criteria[i].rule, 0, RULE_COUNT);
        assert_within(criteria[i].base_points, 0, 1001);
        for (size_t j = 0; j < criteria[i].n_inputs; j++) {
            const struct criterion_input *input = &criteria[i].inputs[j];
            assert_within(input->trait, -2, n_traits);
            assert_within(input->component, -2, n_components);
            assert_within(input->language, -2, n_languages);
            assert_within((int)input->better, 0, BETTER_COUNT);
        }
    }
}

static void walk_option(struct catalog *catalog, const struct question_option *option)
{
    size_t n_criteria, n_traits, n_languages, n_components;

    catalog_criteria(catalog, &n_criteria);
    catalog_traits(catalog, &n_traits);
    catalog_languages(catalog, &n_languages);
    catalog_components(catalog, &n_components);
    assert_clean(option->id);
    assert_clean(option->label);
    assert_clean(option->reason);
    for (size_t i = 0; i < option->n_points; i++) {
        assert_within(option->points[i].criterion, 0, n_criteria);
        assert_within(option->points[i].points, 0, 1001);
    }
    for (size_t i = 0; i < option->n_requirements; i++) {
        const struct requirement *requirement = &option->requirements[i];
        assert_true((requirement->trait >= 0) != (requirement->language >= 0));
        assert_within(requirement->trait, -2, n_traits);
        assert_within(requirement->language, -2, n_languages);
        assert_within((int)requirement->op, 0, OP_COUNT);
        assert_clean(requirement->value);
        assert_clean(requirement->reason);
    }
    for (size_t i = 0; i < option->n_wishes; i++) {
        assert_within(option->wishes[i].component, 0, n_components);
        assert_within(option->wishes[i].points, 0, 1001);
        assert_clean(option->wishes[i].reason);
    }
}

static void walk_rest(struct catalog *catalog)
{
    size_t count, n_groups;
    const struct catalog_identity *identity = catalog_identity(catalog);
    const char *const texts[] = {
        identity->name, identity->version, identity->date,   identity->licence,
        identity->noun, identity->nouns,   identity->sha256, identity->questionnaire_sha256};
    const struct question_entry *questions = catalog_questions(catalog, &count);

    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++)
        assert_clean(texts[i]);
    for (size_t i = 0; i < count; i++) {
        assert_clean(questions[i].id);
        assert_clean(questions[i].text);
        assert_clean(questions[i].brief);
        assert_clean(questions[i].why);
        assert_within(questions[i].effort, 1, 101);
        for (size_t j = 0; j < questions[i].n_options; j++)
            walk_option(catalog, &questions[i].options[j]);
    }
    catalog_groups(catalog, &n_groups);
    const struct trait *traits = catalog_traits(catalog, &count);
    for (size_t i = 0; i < count; i++) {
        assert_clean(traits[i].id);
        assert_clean(traits[i].label);
        assert_clean(traits[i].unit);
        assert_clean(traits[i].meaning);
        assert_within(traits[i].group, 0, n_groups > 0 ? n_groups : 1);
        assert_within((int)traits[i].kind, 0, TRAIT_KIND_COUNT);
        assert_within((int)traits[i].better, 0, BETTER_COUNT);
    }
    walk_claims(catalog, -1);
}

static void walk(struct catalog *catalog)
{
    walk_frameworks(catalog);
    walk_components(catalog);
    walk_criteria(catalog);
    walk_rest(catalog);
}

static void test_frameworks_are_in_catalog_order(void **state)
{
    const char *output = folder_path(state, "out.db");
    size_t count;

    sources_make(sources_path(SMALL_SOURCES), output);
    struct catalog *catalog = sources_open(output);
    const struct framework *frameworks = catalog_frameworks(catalog, &count);
    assert_int_equal(count, 3);
    assert_string_equal(frameworks[0].id, "birch");    /* order: 1 */
    assert_string_equal(frameworks[1].id, "ash");      /* order: 2 */
    assert_string_equal(frameworks[2].id, "cedar");    /* without one */
    assert_string_equal(frameworks[1].language, "Go"); /* without the remark in brackets */
    catalog_free(catalog);
}

static void test_what_was_forgotten_is_read_again(void **state)
{
    const char *output = folder_path(state, "forgotten.db");
    size_t count, n_pairings, again;

    sources_make(sources_path(SMALL_SOURCES), output);
    struct catalog *catalog = sources_open(output);
    catalog_frameworks(catalog, &count);
    for (int round = 0; round < 3; round++)
        for (int i = 0; i < (int)count; i++) {
            char *before = strdup(catalog_values(catalog, i)[0].text);
            catalog_pairings(catalog, i, &n_pairings);
            if (round > 0)
                catalog_forget(catalog);
            assert_string_equal(catalog_values(catalog, i)[0].text, before);
            catalog_pairings(catalog, i, &again);
            assert_int_equal(again, n_pairings);
            free(before);
        }
    assert_null(catalog_damage(catalog));
    catalog_free(catalog);
}

static void test_unknown_ids_are_not_found(void **state)
{
    const char *output = folder_path(state, "out.db");
    size_t count;

    sources_make(sources_path(SMALL_SOURCES), output);
    struct catalog *catalog = sources_open(output);
    const struct question_entry *questions = catalog_questions(catalog, &count);
    assert_int_equal(catalog_find_framework(catalog, "oak"), -1);
    assert_int_equal(catalog_find_component(catalog, "oak"), -1);
    assert_int_equal(catalog_find_trait(catalog, "oak"), -1);
    assert_int_equal(catalog_find_criterion(catalog, "oak"), -1);
    assert_int_equal(catalog_find_question(catalog, "oak"), -1);
    assert_int_equal(catalog_find_option(&questions[0], "oak"), -1);
    assert_int_equal(catalog_find_slot(catalog, "oak"), -1);
    assert_int_equal(catalog_find_language(catalog, "oak"), -1);
    assert_string_equal(catalog_page(catalog, "framework", "oak"), "");
    assert_string_equal(catalog_page(catalog, "oak", "ash"), "");
    assert_null(catalog_pairing(catalog, 1, catalog_find_component(catalog, "rows")));
    assert_int_equal(catalog_find_question(catalog, "store"), 1);
    assert_int_equal(catalog_find_option(&questions[1], "nothing"), 1);
    catalog_free(catalog);
}

/* Files that are no catalog. */

static void assert_refused(const char *path, const char *reason)
{
    struct catalog *catalog = NULL;
    struct error error;
    char expected[1000];

    assert_false(catalog_open(path, &catalog, &error));
    assert_null(catalog);
    snprintf(expected, sizeof(expected), "cannot open the catalog '%s': ", path);
    if (!text_starts_with(error.message, expected) ||
        !strstr(error.message + strlen(expected), reason))
        fail_msg("'%s' does not give the reason '%s'", error.message, reason);
    assert_null(strchr(error.message, '\n'));
}

static void make_other(const char *path, uint32_t application_id, int version)
{
    static const char *const queries[] = {"INSERT INTO t VALUES('x')"};
    const struct database_kind kind = {
        .application_id = application_id,
        .version = version,
        .noun = "thing",
        .queries = queries,
        .n_queries = 1,
    };
    struct database *database;
    struct error error;

    assert_true(database_create(path, &kind, "CREATE TABLE t(x TEXT)", &database, &error));
    assert_true(statement_run(database_statement(database, 0), &error));
    database_close(database);
}

static void test_file_that_is_not_a_catalog_is_refused(void **state)
{
    const char *empty = folder_path(state, "empty"), *text = folder_path(state, "text");
    const char *other = folder_path(state, "other"), *newer = folder_path(state, "newer");
    const char *older = folder_path(state, "older"), *hollow = folder_path(state, "hollow");

    folder_write(empty, "", 0);
    folder_write(text, "name: Trees\n", 12);
    make_other(other, 0x12345678, catalog_kind.version);
    make_other(newer, catalog_kind.application_id, catalog_kind.version + 1);
    make_other(older, catalog_kind.application_id, catalog_kind.version - 1);
    make_other(hollow, catalog_kind.application_id, catalog_kind.version);

    assert_refused(folder_path(state, "nowhere"), "No such file or directory");
    assert_refused(((struct folder *)*state)->path, "it is a folder");
    assert_refused(empty, "it is empty");
    assert_refused(text, "it is not a SQLite database");
    assert_refused(other, "it is a SQLite database of another program");
    assert_refused(newer, "use a newer whichstack");
    assert_refused(older, "it has version 6 and this program reads version 7");
    assert_refused(hollow, "no such table");
}

static void test_truncated_catalog_is_refused_at_every_length(void **state)
{
    const char *whole = folder_path(state, "whole.db"), *cut = folder_path(state, "cut.db");
    size_t length;

    sources_make(sources_path(SMALL_SOURCES), whole);
    char *bytes = folder_read(whole, &length);
    for (size_t end = 0; end < length; end = end < 200 ? end + 1 : end + 997) {
        folder_write(cut, bytes, end);
        assert_refused(cut, end == 0    ? "it is empty"
                            : end < 100 ? "it is not a SQLite database"
                                        : "it is truncated");
    }
    folder_write(cut, bytes, length - 1);
    assert_refused(cut, "it is truncated");
    free(bytes);
}

/* Whether it opens or not, nothing that it gives out is out of its bounds; and a change of what it
 * holds does not escape the check. */
static void test_random_byte_changes_do_not_crash(void **state)
{
    const char *whole = folder_path(state, "whole.db"), *changed = folder_path(state, "changed.db");
    int refused = 0, damaged = 0, found = 0, sound = 0;
    uint64_t random = 42;
    size_t length;

    sources_make(sources_path(SMALL_SOURCES), whole);
    char *bytes = folder_read(whole, &length);
    for (int i = 0; i < 300; i++) {
        struct catalog *catalog;
        struct error error;
        size_t at;

        do { /* where something is; a quarter of them in the header and the tables */
            random = random * 6364136223846793005u + 1442695040888963407u;
            at = (size_t)(random >> 33) % (i % 4 == 0 ? 1000 : length);
        } while (bytes[at] == 0);
        char before = bytes[at];
        bytes[at] = (char)(before ^ (1 + (random >> 25) % 255));
        folder_write(changed, bytes, length);
        bytes[at] = before;
        if (!catalog_open(changed, &catalog, &error)) {
            assert_true(text_starts_with(error.message, "cannot open the catalog '"));
            refused++;
            continue;
        }
        walk(catalog);
        bool is_damaged = catalog_damage(catalog) != NULL;
        bool is_sound = catalog_verify(catalog, &error); /* the byte lay where nothing is */
        assert_false(is_damaged && is_sound);
        if (is_damaged)
            assert_clean(catalog_damage(catalog));
        damaged += is_damaged;
        found += !is_sound;
        sound += is_sound;
        catalog_free(catalog);
    }
    print_message("# %d refused, %d found damaged when read, %d by the check, %d sound\n", refused,
                  damaged, found, sound);
    assert_true(refused > 0 && damaged > 0 && found > damaged && sound > 0);
    free(bytes);
}

/* Catalogs from a stranger: well-formed, with rows that make no sense. What the engine relies on is
 * a reason not to open the file, details are left out. Each row is added to a small good catalog,
 * or replaces a part of it. */
static const struct {
    const char *sql;
    bool opens, damaged;
} hostile[] = {
    {"SELECT 1", true, false},
    {"UPDATE meta SET value = 'many' WHERE key = 'criteria'", false, false},
    {"UPDATE meta SET value = '5000' WHERE key = 'criteria'", false, false},
    {"UPDATE meta SET value = '-1' WHERE key = 'criteria'", false, false},
    {"UPDATE meta SET value = '1' WHERE key = 'criteria'", false, false},
    {"DELETE FROM meta WHERE key = 'sha256'", false, false},
    {"DELETE FROM meta", false, false},
    {"DELETE FROM framework", false, false},
    {"DELETE FROM criterion WHERE ord = 0", false, false},
    {"UPDATE meta SET value = char(27) || '[31m' || char(8238) || x'ff' WHERE key = 'name'", true,
     false},
    {"UPDATE framework SET name = char(27) || ']0;x' || char(7)", true, false},
    {"UPDATE framework SET name = '' WHERE ord = 0", false, false},
    {"UPDATE framework SET scores = x'00' WHERE ord = 0", false, false},
    {"UPDATE framework SET scores = zeroblob(0)", false, false},
    {"UPDATE framework SET scores = CAST(replace(hex(scores), 'A', 'F') AS BLOB) WHERE ord = 0",
     false, false},
    {"UPDATE framework SET search = char(10)", true, false},
    {"UPDATE framework SET serves = -1", false, false},
    {"UPDATE framework SET ord = ord + 1000", false, false},
    {"UPDATE value SET low = 9, high = 9 WHERE trait = 7", true, true},
    {"UPDATE value SET low = 1e300, high = 1e300 WHERE trait = 7", true, true},
    {"UPDATE value SET low = 9e999, high = 9e999 WHERE trait = 2", true, true},
    {"UPDATE value SET low = 0, high = 0 WHERE trait = 9", true, true},
    {"UPDATE value SET low = 3, high = 4 WHERE known = 1", true, true},
    {"UPDATE value SET low = 3, high = 1 WHERE bounded = 1", true, true},
    {"UPDATE value SET known = 7", true, false},
    {"UPDATE value SET trait = trait + 100", true, true},
    {"UPDATE value SET framework = framework + 100", true, true},
    {"UPDATE trait SET kind = 'colour'", false, false},
    {"UPDATE trait SET trait_group = 99", false, false},
    {"UPDATE trait SET trait_group = -1", false, false},
    {"UPDATE trait SET better = ''", false, false},
    {"DELETE FROM trait", false, false},
    {"DELETE FROM trait_group", false, false},
    {"UPDATE component SET slot = 32", false, false},
    {"UPDATE component SET slot = -3000000000", false, false},
    {"UPDATE component SET needs = -1", false, false},
    {"UPDATE brings SET companion = 100", false, false},
    {"UPDATE link SET other = other + 50", false, false},
    {"UPDATE criterion SET rule = 'guess'", false, false},
    {"UPDATE criterion SET base = 2000000000", false, false},
    {"UPDATE criterion SET base = 9223372036854775807", false, false},
    {"UPDATE criterion SET base = -1", false, false},
    {"UPDATE criterion SET months = 0", false, false},
    {"UPDATE input SET trait = 1000", false, false},
    {"UPDATE input SET trait = NULL, component = NULL, language = NULL", false, false},
    {"UPDATE input SET trait = 0, component = 0", false, false},
    {"UPDATE input SET better = 'most'", false, false},
    {"UPDATE question SET effort = 0", false, false},
    {"UPDATE option SET question = question + 77", false, false},
    {"DELETE FROM option", false, false},
    {"UPDATE points SET criterion = criterion + 1000", false, false},
    {"UPDATE points SET points = 1000000", false, false},
    {"UPDATE requirement SET op = '<>'", false, false},
    {"UPDATE requirement SET trait = NULL, language = NULL", false, false},
    {"UPDATE requirement SET trait = 0, language = 0", false, false},
    {"UPDATE wish SET component = 1000", false, false},
    {"UPDATE wish SET points = 2000", false, false},
    {"UPDATE claim SET verdict = 'true'", true, true},
    {"UPDATE pairing SET component = component + 1000", true, true},
    {"DELETE FROM page", true, false},
    {"DROP TABLE page", true, true},
    {"DROP TABLE value", true, true},
    {"DROP TABLE wish", false, false},
    {"DROP TABLE framework", false, false},
    {"UPDATE criterion SET ord = ord + 1000", false, false},
    {"INSERT INTO criterion SELECT 1000, id || 'x', label, brief, rule, invert, months, open_low,"
     " open_high, none_low, none_high, base, note, better FROM criterion WHERE ord = 0",
     false, false},
    {"DELETE FROM question WHERE ord = 0", false, false},
    {"DELETE FROM trait WHERE ord = 1", false, false},
    {"DELETE FROM slot", false, false},
    {"DELETE FROM language", false, false},
    {"DELETE FROM component", false, false},
    {"UPDATE option SET needs = -1", false, false},
    {"UPDATE option SET drops = 1 << 40", false, false},
    {"UPDATE option SET ord = ord + 1000", false, false},
    {"UPDATE question SET skipped = 100", false, false},
    {"INSERT INTO gate VALUES(0, 99, 0)", false, false},
    {"INSERT INTO gate VALUES(0, 0, 99)", false, false},
    {"UPDATE framework SET id = '' WHERE ord = 0", false, false},
    {"UPDATE framework SET scores = CAST(x'FFFF0101' || substr(scores, 5) AS BLOB)", false, false},
    {"UPDATE framework SET scores = CAST(x'01010177' || substr(scores, 5) AS BLOB)", false, false},
    {"UPDATE framework SET scores = CAST(x'02020101' || substr(scores, 5) AS BLOB)", false, false},
    {"WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
     " INSERT INTO slot SELECT i, 's' || i, 'S', 0 FROM n",
     false, false},
    {"UPDATE trait SET ord = ord + 1000", false, false},
    {"UPDATE component SET ord = ord + 1000", false, false},
    {"INSERT INTO conflict_with_one VALUES(0, 1, 0)", true, false},
    {"INSERT INTO conflict_with_one VALUES(99, 1, 0)", false, false},
    {"INSERT INTO conflict_with_one VALUES(0, 99, 0)", false, false},
    {"INSERT INTO conflict_with_one VALUES(0, 1, 99)", false, false},
    {"INSERT OR REPLACE INTO component_default VALUES(0, 5, 'why')", true, false},
    {"INSERT OR REPLACE INTO component_default VALUES(99, 5, 'why')", false, false},
    {"INSERT OR REPLACE INTO component_default VALUES(0, -1, 'why')", false, false},
    {"INSERT OR REPLACE INTO component_default VALUES(0, 2000, 'why')", false, false},
    {"INSERT INTO brings VALUES(100, 0)", false, false},
    {"UPDATE link SET component = component + 50", false, false},
    {"UPDATE link SET strength = -1", false, false},
    {"UPDATE link SET strength = 4", false, false},
    {"INSERT INTO gate VALUES(99, 0, 0)", false, false},
    {"INSERT INTO gate VALUES(0, -1, 0)", false, false},
    {"INSERT INTO gate VALUES(0, 0, -1)", false, false},
    {"INSERT OR REPLACE INTO prior VALUES(1, 0, 50, 5)", true, false},
    {"INSERT OR REPLACE INTO prior VALUES(99, 0, 50, 5)", false, false},
    {"INSERT OR REPLACE INTO prior VALUES(1, -1, 50, 5)", false, false},
    {"INSERT OR REPLACE INTO prior VALUES(1, 1, 50, 5)", false, false},
    {"INSERT OR REPLACE INTO prior VALUES(1, 0, -1, 5)", false, false},
    {"INSERT OR REPLACE INTO prior VALUES(1, 0, 101, 5)", false, false},
    {"INSERT OR REPLACE INTO prior VALUES(1, 0, 50, -1)", false, false},
    {"INSERT OR REPLACE INTO prior VALUES(1, 0, 50, 100)", false, false},
    {"UPDATE criterion SET months = 1201", false, false},
    {"UPDATE criterion SET open_low = -1", false, false},
    {"UPDATE criterion SET open_low = 9999, open_high = 1", false, false},
    {"UPDATE criterion SET open_high = 10001", false, false},
    {"UPDATE criterion SET none_low = -1", false, false},
    {"UPDATE criterion SET none_high = 10001", false, false},
    {"UPDATE pairing SET fit = -1", true, true},
    {"UPDATE pairing SET fit = 6", true, true},
    {"UPDATE page SET text = printf('%.*c', 300000, 'x')", true, true},
    {"DROP TABLE criterion", false, false},
};

static void test_rows_that_make_no_sense_are_refused_or_left_out(void **state)
{
    const char *whole = folder_path(state, "whole.db"), *changed = folder_path(state, "changed.db");
    size_t length;

    sources_make(sources_path(SMALL_SOURCES), whole);
    char *bytes = folder_read(whole, &length);
    for (size_t i = 0; i < ARRAY_LENGTH(hostile); i++) {
        struct catalog *catalog;
        struct error error;

        print_message("# %s\n", hostile[i].sql);
        folder_write(changed, bytes, length);
        change(changed, hostile[i].sql);
        bool opens = catalog_open(changed, &catalog, &error);
        assert_int_equal(opens, hostile[i].opens);
        if (!opens) {
            assert_true(text_starts_with(error.message, "cannot open the catalog '"));
            assert_null(strstr(error.message, "cannot use"));
            continue;
        }
        walk(catalog);
        assert_int_equal(catalog_damage(catalog) != NULL, hostile[i].damaged);
        assert_int_equal(catalog_verify(catalog, &error), i == 0);
        catalog_free(catalog);
    }
    free(bytes);
}

static void test_damage_counts_once_however_often_it_is_read(void **state)
{
    const char *path = folder_path(state, "out.db");
    char *damage = NULL;
    size_t count;

    sources_make(sources_path(SMALL_SOURCES), path);
    change_thrice(path, "UPDATE pairing SET fit = 6",
                  "UPDATE value SET low = 3, high = 4 WHERE known = 1", "DELETE FROM packed");
    struct catalog *catalog = sources_open(path);
    for (int i = 0; i < 3; i++) {
        catalog_pairings(catalog, 1, &count);
        catalog_values(catalog, 1);
        assert_non_null(catalog_damage(catalog));
        damage = damage ? damage : strdup(catalog_damage(catalog));
        assert_string_equal(catalog_damage(catalog), damage);
        catalog_forget(catalog);
    }
    free(damage);
    catalog_free(catalog);
}

/* The blocks of rows that a catalog is opened from, and that columns are read from. */

static void open_and_walk(const char *path, bool opens, bool sound)
{
    struct catalog *catalog;
    struct error error;

    assert_int_equal(catalog_open(path, &catalog, &error), opens);
    if (!opens) {
        assert_true(text_starts_with(error.message, "cannot open the catalog '"));
        assert_null(strstr(error.message, "cannot use"));
        return;
    }
    walk(catalog);
    assert_int_equal(catalog_verify(catalog, &error), sound);
    catalog_free(catalog);
}

struct block_change {
    const char *sql;
    bool opens, sound;
};

static void change_blocks(void **state, const char *sources, const struct block_change *changes,
                          size_t count)
{
    const char *whole = folder_path(state, "whole.db"), *changed = folder_path(state, "changed.db");
    size_t length;

    sources_make(sources, whole);
    open_and_walk(whole, true, true);
    char *bytes = folder_read(whole, &length);
    for (size_t i = 0; i < count; i++) {
        print_message("# %s\n", changes[i].sql);
        folder_write(changed, bytes, length);
        change_only(changed, changes[i].sql);
        open_and_walk(changed, changes[i].opens, changes[i].sound);
    }
    free(bytes);
}

static void test_blocks_are_checked_like_the_tables(void **state)
{
    static const struct block_change changes[] = {
        {"DELETE FROM head", true, true},
        {"UPDATE framework SET name = 'Other' WHERE ord = 0", true, false},
        {"UPDATE component SET needs = 0", true, false},
        {"UPDATE value SET text = 'Other' WHERE framework = 0 AND trait = 0", true, false},
        {"UPDATE page SET text = 'Other' WHERE kind = 'framework'", true, false},
        {"UPDATE head SET block = zeroblob(0)", true, false},
        {"UPDATE head SET block = zeroblob(100)", false, false},
        {"UPDATE head SET block = x'FFFFFFFFFFFFFFFFFFFFFFFF'", false, false},
        {"UPDATE head SET block = CAST(block || x'00' AS BLOB)", false, false},
        {"UPDATE head SET block = CAST(block || block AS BLOB)", false, false},
        {"INSERT INTO head SELECT x'00' FROM head", true, false},
        {"DROP TABLE head", false, false},
        {"UPDATE value SET note = 'Other' WHERE framework = 1 AND trait = 0", true, false},
        {"UPDATE pairing SET via = 'Other' WHERE framework = 1", true, false},
        {"UPDATE claim SET note = 'Other' WHERE framework = 1", true, false},
        {"DELETE FROM packed", true, true},
        {"DELETE FROM packed WHERE number >> 32 = 1", true, false}, /* of a trait */
        {"DELETE FROM packed WHERE number >> 32 = 2147483647 AND number % 2 = 1", true, false},
        {"UPDATE packed SET block = zeroblob(0)", true, false},
        {"UPDATE packed SET block = zeroblob(100)", true, false},
        {"UPDATE packed SET block = x'FFFFFFFFFFFFFFFFFFFFFFFF'", true, false},
        {"UPDATE packed SET block = CAST(block || x'00' AS BLOB)", true, false},
        {"UPDATE packed SET block = CAST(block || block AS BLOB)", true, false},
        {"UPDATE packed SET number = -number", true, false},
        {"INSERT INTO packed SELECT number + 1000, block FROM packed", true, false},
        {"DROP TABLE packed", true, false},
    };

    change_blocks(state, sources_path(SMALL_SOURCES), changes, ARRAY_LENGTH(changes));
}

/* Its block is empty, and SQLite has no address for that. */
static void test_a_trait_that_no_framework_has_is_sound(void **state)
{
    static const struct block_change changes[] = {
        {"DELETE FROM packed WHERE length(block) = 0", true, false},
        {"UPDATE packed SET block = x'00' WHERE length(block) = 0", true, false},
    };
    const char *copy = folder_path(state, "copy");

    sources_copy(sources_path(SMALL_SOURCES), copy);
    sources_edit(folder_path(state, "copy/traits.yaml"), "traits:\n",
                 "traits:\n"
                 "  - id: flight\n"
                 "    label: Flight\n"
                 "    group: facts\n"
                 "    kind: level\n"
                 "    better: more\n"
                 "    meaning: Whether it flies.\n");
    change_blocks(state, copy, changes, ARRAY_LENGTH(changes));
}

static void describe_evidence(struct text *text, const struct evidence *evidence)
{
    text_printf(text, "|%s|%s|%d|%s\n", evidence->source, evidence->as_of, evidence->checked,
                evidence->note);
}

static void describe_facts(struct text *text, struct catalog *catalog, int framework)
{
    size_t n_traits, n_pairings, n_claims;
    const struct value *values = catalog_values(catalog, framework);
    const struct pairing *pairings = catalog_pairings(catalog, framework, &n_pairings);
    const struct claim *claims = catalog_claims(catalog, framework, &n_claims);

    catalog_traits(catalog, &n_traits);
    for (size_t i = 0; i < n_traits; i++) {
        text_printf(text, "%s|%d|%d|%a|%a|%s", values[i].text, values[i].known, values[i].bounded,
                    values[i].low, values[i].high, values[i].bounds);
        describe_evidence(text, &values[i].evidence);
    }
    for (size_t i = 0; i < n_pairings; i++) {
        text_printf(text, "%d|%d|%s", pairings[i].component, pairings[i].fit, pairings[i].via);
        describe_evidence(text, &pairings[i].evidence);
    }
    for (size_t i = 0; i < n_claims; i++) {
        text_printf(text, "%s|%s|%d|%s", claims[i].id, claims[i].claim, (int)claims[i].verdict,
                    claims[i].found);
        describe_evidence(text, &claims[i].evidence);
    }
}

static void test_facts_of_a_block_are_those_of_the_tables(void **state)
{
    const char *whole = folder_path(state, "whole.db"), *tables = folder_path(state, "tables.db");
    struct text texts[2];
    size_t count;

    sources_make(sources_path(FROZEN_SOURCES), whole);
    sources_make(sources_path(FROZEN_SOURCES), tables);
    change(tables, "SELECT 1");
    for (int which = 0; which < 2; which++) {
        struct catalog *catalog = sources_open(which ? tables : whole);
        text_init(&texts[which]);
        catalog_frameworks(catalog, &count);
        for (int i = 0; i < (int)count; i++)
            describe_facts(&texts[which], catalog, i);
        catalog_free(catalog);
    }
    assert_true(count > 1 && texts[0].length > 100000);
    assert_string_equal(texts[0].bytes, texts[1].bytes);
    for (int which = 0; which < 2; which++)
        text_finish(&texts[which]);
}

/* Frameworks that are too long for the block of the start follow in pieces. */
static void test_pieces_of_frameworks_are_checked_like_the_table(void **state)
{
    static const struct block_change changes[] = {
        {"DELETE FROM head WHERE rowid > 1", true, false},
        {"DELETE FROM head WHERE rowid = 2", false, false},
        {"DELETE FROM head WHERE rowid = 3", true, false},
        {"UPDATE framework SET name = 'Other' WHERE ord = 0", true, false},
        {"UPDATE head SET block = zeroblob(0) WHERE rowid = 2", false, false},
        {"UPDATE head SET block = zeroblob(100) WHERE rowid > 1", false, false},
        {"UPDATE head SET block = CAST(block || x'00' AS BLOB) WHERE rowid > 1", false, false},
        {"UPDATE head SET block = CAST(block || block AS BLOB) WHERE rowid > 1", false, false},
    };
    const char *copy = folder_path(state, "copy");
    struct text summary;

    sources_copy(sources_path(SMALL_SOURCES), copy);
    text_init(&summary);
    text_append_repeat(&summary, "Wide and ", 40000);
    text_append(&summary, "thin tree");
    sources_edit(folder_path(state, "copy/frameworks/ash.md"), "thin tree", summary.bytes);
    text_finish(&summary);
    change_blocks(state, copy, changes, ARRAY_LENGTH(changes));
}

/* Every byte of the block is another one once: the catalog is refused, or used to the end. */
static void test_damaged_head_is_refused_or_used(void **state)
{
    const char *whole = folder_path(state, "whole.db"), *changed = folder_path(state, "changed.db");
    int refused = 0, used = 0;
    size_t length;

    sources_make(sources_path(SMALL_SOURCES), whole);
    char *bytes = folder_read(whole, &length);
    for (int at = 1; at < 4000; at += 13) {
        struct catalog *catalog;
        struct error error;
        char sql[200];

        snprintf(sql, sizeof(sql),
                 "UPDATE head SET block = CAST(substr(block, 1, %d) || x'%02X' ||"
                 " substr(block, %d) AS BLOB)",
                 at - 1, at * 7 % 256, at + 1);
        folder_write(changed, bytes, length);
        change_only(changed, sql);
        if (catalog_open(changed, &catalog, &error)) {
            walk(catalog);
            catalog_free(catalog);
            used++;
        } else {
            refused++;
        }
    }
    print_message("# %d refused, %d used\n", refused, used);
    assert_true(refused > 0 && used > 0);
    free(bytes);
}

/* The hash. */

static void hashes_of(void **state, const char *folder, char sha256[HASH_LENGTH + 1],
                      char questionnaire[HASH_LENGTH + 1])
{
    const char *output = folder_path(state, "hash.db");

    sources_make(folder, output);
    struct catalog *catalog = sources_open(output);
    snprintf(sha256, HASH_LENGTH + 1, "%s", catalog_identity(catalog)->sha256);
    snprintf(questionnaire, HASH_LENGTH + 1, "%s", catalog_identity(catalog)->questionnaire_sha256);
    catalog_free(catalog);
}

static void test_same_sources_have_the_same_hash(void **state)
{
    const char *copy = folder_path(state, "copy");
    char first[2][HASH_LENGTH + 1], second[2][HASH_LENGTH + 1];

    hashes_of(state, sources_path(FROZEN_SOURCES), first[0], first[1]);
    hashes_of(state, sources_path(FROZEN_SOURCES), second[0], second[1]);
    assert_string_equal(first[0], second[0]);
    assert_string_equal(first[1], second[1]);

    /* how it is written does not count: order of members, quotes, comments */
    sources_copy(sources_path(SMALL_SOURCES), copy);
    hashes_of(state, copy, first[0], first[1]);
    sources_edit(folder_path(state, "copy/frameworks/ash.md"), "name: Ash\nkind: micro\n",
                 "# a remark\nkind: \"micro\"\nname:   'Ash'\n");
    hashes_of(state, copy, second[0], second[1]);
    assert_string_equal(first[0], second[0]);
    assert_string_equal(first[1], second[1]);
}

#define FROZEN_FRAMEWORKS 10

static bool hash_of(const char *path, char sha256[HASH_LENGTH + 1])
{
    struct database *database;
    struct error error;

    assert_true(database_open_reading(path, &catalog_kind, &database, &error));
    bool done = canonical_hash(database, FROZEN_FRAMEWORKS, NULL, QUERY_DUMP, QUERY_DUMP_LAST,
                               sha256, &error);
    database_close(database);
    assert_true(done || strstr(error.message, "no such table"));
    return done;
}

/* Of some tables it was made as their rows were written. */
static void test_the_rows_of_a_catalog_have_its_hash(void **state)
{
    const char *path = folder_path(state, "hash.db");
    char sha256[HASH_LENGTH + 1], questionnaire[HASH_LENGTH + 1], again[HASH_LENGTH + 1];

    hashes_of(state, sources_path(FROZEN_SOURCES), sha256, questionnaire);
    assert_true(hash_of(path, again));
    assert_string_equal(again, sha256);

    change(path, "UPDATE value SET note = note || '.' WHERE framework = 3 AND trait = 0");
    assert_true(hash_of(path, again));
    assert_string_not_equal(again, sha256);
    change(path, "DROP TABLE value");
    assert_false(hash_of(path, again));
}

static const struct {
    const char *file, *find, *replace;
    bool questionnaire; /* does it change what answers mean? */
} changes[] = {
    {"catalog.yaml", "Small trees", "Small treez", false},
    {"catalog.yaml", "\"0.3\"", "\"0.4\"", false},
    {"catalog.yaml", "2026-11-22", "2026-11-23", false},
    {"catalog.yaml", "licence: MIT", "licence: BSD", false},
    {"catalog.yaml", "one: tree", "one: bush", false},
    {"catalog.yaml", "many: trees", "many: bushes", false},
    {"catalog.yaml", "charm: 2", "charm: 3", true},
    {"catalog.yaml", "label: Data layer", "label: Data", true},
    {"catalog.yaml", "needed: false", "needed: true", true},
    {"catalog.yaml", "G1", "G2", false},
    {"catalog.yaml", "partly", "supported", false},
    {"catalog.yaml", "Not in winter", "Not in spring", false},
    {"traits.yaml", "label: PHP", "label: Php", true},
    {"traits.yaml", "label: Judged", "label: Judgement", false},
    {"traits.yaml", "label: Stars", "label: Star", false},
    {"traits.yaml", "unit: stars", "unit: points", false},
    {"traits.yaml", "better: more", "better: none", false},
    {"traits.yaml", "How many stars it was given.", "Its stars.", false},
    {"frameworks/ash.md", "order: 2", "order: 0", false},
    {"frameworks/ash.md", "name: Ash", "name: Asch", false},
    {"frameworks/ash.md", "kind: micro", "kind: macro", false},
    {"frameworks/ash.md", "[light, quick start]", "[light, quick]", false},
    {"frameworks/ash.md", "A thin tree that", "A thick tree that", false},
    {"frameworks/ash.md", "serves: [go]", "serves: [go, php]", false},
    {"frameworks/ash.md", "Go (since 1.2)", "Go (since 1.3)", false},
    {"frameworks/ash.md", "value: 1000", "value: 1001", false},
    {"frameworks/ash.md", "as_of: 2026-10", "as_of: 2026-09", false},
    {"frameworks/ash.md", "LICENSE\n    checked: true", "LICENSE\n    checked: false", false},
    {"frameworks/ash.md", "github:ash/ash:LICENSE", "github:ash/ash:LICENCE", false},
    {"frameworks/ash.md", "on a Sunday", "on a Monday", false},
    {"frameworks/ash.md", "level: 0", "level: 1", false},
    {"frameworks/ash.md", "how: leafy", "how: barky", false},
    {"frameworks/ash.md", "value: 5", "value: 4", false},
    {"frameworks/ash.md", "it hums", "it sings", false},
    {"frameworks/ash.md", "fit: 4", "fit: 3", false},
    {"frameworks/ash.md", "via: tables-go", "via: go-tables", false},
    {"frameworks/ash.md", "well kept", "ill kept", false},
    {"frameworks/ash.md", "A1", "A2", false},
    {"frameworks/ash.md", "contradicted", "unverified", false},
    {"frameworks/ash.md", "Cedar is", "Birch is", false},
    {"frameworks/ash.md", "A thin tree.\n", "A thin tree!\n", false},
    {"frameworks/birch.md", "low: 100\n", "low: 101\n", false},
    {"frameworks/birch.md", "high: 1000\n", "high: 1001\n", false},
    {"frameworks/birch.md", "far apart", "far off", false},
    {"components/tables.md", "name: Tables", "name: Table", false},
    {"components/tables.md", "licence: BSD", "licence: MIT", false},
    {"components/tables.md", "\"2.1\"", "\"2.2\"", false},
    {"components/tables.md", "Big tables", "Bigger tables", false},
    {"components/tables.md", "Rows and columns", "Columns and rows", false},
    {"components/tables.md", "brings: [ladder]\n", "", false},
    {"components/tables.md", "they fight", "they quarrel", false},
    {"components/tables.md", "strength: 2", "strength: 3", false},
    {"components/tables.md", "they help", "they support", false},
    {"components/tables.md", "Tables are flat", "Tables are round", false},
    {"components/rows.md", "needs: [orm]\n", "", false},
    {"components/rows.md", "slot: database", "slot: orm", false},
    {"criteria/charm.md", "Pleasant to use", "Pleasant", true},
    {"criteria/charm.md", "short: Charm", "short: Nice", true},
    {"criteria/charm.md", "It matters", "It counts", false},
    {"criteria/lively.md", "low: 1\n", "low: 2\n", true},
    {"criteria/lively.md", "high: 100000\n", "high: 200000\n", true},
    {"criteria/lively.md", "better: less", "better: more", true},
    {"criteria/lively.md", "both count the same", "both count", true},
    {"criteria/no-admin.md", "invert: true\n", "", true},
    {"criteria/window.md", "months_for_full: 36", "months_for_full: 35", true},
    {"criteria/window.md", "[5000, 10000]", "[5001, 10000]", true},
    {"criteria/window.md", "[0, 2500]", "[0, 2501]", true},
    {"criteria/all-stores.md", "mean-fit", "best-fit", true},
    {"criteria/all-stores.md", "[tables, rows]", "[tables]", true},
    {"questions/01-language.md", "Which language does", "What language does", true},
    {"questions/01-language.md", "short: Language", "short: Tongue", true},
    {"questions/01-language.md", "fixed: true", "fixed: false", true},
    {"questions/01-language.md", "lang-{id}: 12", "lang-{id}: 11", true},
    {"questions/01-language.md", "counts most", "counts much", true},
    {"questions/02-store.md", "effort: 2", "effort: 3", true},
    {"questions/02-store.md", "- id: rows", "- id: columns", true},
    {"questions/02-store.md", "label: Rows", "label: Columns", true},
    {"questions/02-store.md", "any-store: 6", "any-store: 7", true},
    {"questions/02-store.md", "rows want a store", "rows like a store", true},
    {"questions/02-store.md", "op: level>=", "op: \">=\"", true},
    {"questions/02-store.md", "value: 1", "value: 2", true},
    {"questions/02-store.md", "rows need a data layer", "rows use a data layer", true},
    {"questions/02-store.md", "points: 10", "points: 11", true},
    {"questions/02-store.md", "rows lie in tables", "rows are in tables", true},
    {"questions/02-store.md", "component: tables", "component: rows", true},
    {"questions/02-store.md", "needs: [orm]", "needs: [database]", true},
    {"questions/02-store.md", "drops: [database, orm]", "drops: [database]", true},
    {"questions/03-priority.md", "role: priority", "role: ordinary", true},
    {"questions/03-priority.md", "[MIT, BSD]", "[MIT]", true},
};

static void test_changing_any_value_changes_the_hash(void **state)
{
    char copy[PATH_MAX];
    static char seen[ARRAY_LENGTH(changes) + 1][HASH_LENGTH + 1];
    char questionnaire[HASH_LENGTH + 1], other[HASH_LENGTH + 1];

    snprintf(copy, sizeof(copy), "%s", folder_path(state, "copy"));
    sources_copy(sources_path(SMALL_SOURCES), copy);
    hashes_of(state, copy, seen[0], questionnaire);
    for (size_t i = 0; i < ARRAY_LENGTH(changes); i++) {
        char path[3 * PATH_MAX];
        size_t length;
        snprintf(path, sizeof(path), "%s/%s", copy, changes[i].file);
        char *before = folder_read(path, &length);
        print_message("# %s: %.*s\n", changes[i].file, (int)strcspn(changes[i].find, "\n"),
                      changes[i].find);
        sources_edit(path, changes[i].find, changes[i].replace);
        hashes_of(state, copy, seen[i + 1], other);
        folder_write(path, before, length);
        free(before);
        for (size_t j = 0; j <= i; j++)
            assert_string_not_equal(seen[i + 1], seen[j]);
        assert_int_equal(!text_equal(questionnaire, other), changes[i].questionnaire);
    }
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, folder_new, folder_free)
    const struct CMUnitTest tests[] = {
        TEST(test_frameworks_are_in_catalog_order),
        TEST(test_what_was_forgotten_is_read_again),
        TEST(test_unknown_ids_are_not_found),
        TEST(test_file_that_is_not_a_catalog_is_refused),
        TEST(test_truncated_catalog_is_refused_at_every_length),
        TEST(test_random_byte_changes_do_not_crash),
        TEST(test_rows_that_make_no_sense_are_refused_or_left_out),
        TEST(test_blocks_are_checked_like_the_tables),
        TEST(test_a_trait_that_no_framework_has_is_sound),
        TEST(test_damage_counts_once_however_often_it_is_read),
        TEST(test_pieces_of_frameworks_are_checked_like_the_table),
        TEST(test_damaged_head_is_refused_or_used),
        TEST(test_facts_of_a_block_are_those_of_the_tables),
        TEST(test_same_sources_have_the_same_hash),
        TEST(test_the_rows_of_a_catalog_have_its_hash),
        TEST(test_changing_any_value_changes_the_hash),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
