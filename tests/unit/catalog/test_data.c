#include "sources.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text/columns.h"
#include "store/file/file.h"

/* The catalog that is shipped: the first ten frameworks are complete, added ones are
 * as complete, and unknown or unchecked values are marked. */

struct fixture {
    struct catalog *catalog;
    void *folder;
};

static int setup(void **state)
{
    static struct fixture fixture;

    if (folder_new(&fixture.folder) != 0)
        return -1;
    sources_make(sources_path(SHIPPED_SOURCES), folder_path(&fixture.folder, "real.db"));
    fixture.catalog = sources_open(folder_path(&fixture.folder, "real.db"));
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    catalog_free(fixture->catalog);
    return folder_free(&fixture->folder);
}

static struct catalog *catalog_of(void **state)
{
    return ((struct fixture *)*state)->catalog;
}

static void test_first_ten_frameworks_are_in_order(void **state)
{
    static const char *const expected[] = {
        "express", "django",      "laravel", "spring-boot", "nestjs",
        "rails",   "aspnet-core", "flask",   "gin",         "adonisjs",
    };
    size_t count;
    const struct framework *frameworks = catalog_frameworks(catalog_of(state), &count);

    assert_true(count >= ARRAY_LENGTH(expected));
    for (size_t i = 0; i < ARRAY_LENGTH(expected); i++)
        assert_string_equal(frameworks[i].id, expected[i]);
}

static void test_expected_traits_exist(void **state)
{
    size_t count, facts = 0, levels = 0, ratings = 0;
    const struct trait *traits = catalog_traits(catalog_of(state), &count);

    for (size_t i = 0; i < count; i++) {
        levels += traits[i].kind == TRAIT_LEVEL;
        ratings += traits[i].kind == TRAIT_RATING;
        facts += traits[i].kind != TRAIT_LEVEL && traits[i].kind != TRAIT_RATING;
    }
    assert_int_equal(facts, 47);
    assert_int_equal(levels, 32);
    assert_int_equal(ratings, 35);
}

/* What the catalog cannot tell from a gap: that the file itself speaks of the trait. */
static void test_every_framework_has_every_trait(void **state)
{
    static const struct {
        const char *place;
        size_t count;
    } places[] = {{"facts", 47}, {"capabilities", 32}, {"ratings", 35}};
    struct arena *arena = arena_new();
    struct diagnostics *diagnostics = diagnostics_new();
    size_t count;
    const struct framework *frameworks = catalog_frameworks(catalog_of(state), &count);

    for (size_t i = 0; i < count; i++) {
        const char *path = arena_printf(arena, "%s/frameworks/%s.md", sources_path(SHIPPED_SOURCES),
                                        frameworks[i].id);
        struct source source;
        struct error error;
        char *bytes;
        size_t length;
        assert_true(file_read(arena, path, FILE_LIMIT, &bytes, &length, &error));
        assert_true(node_read_source(arena, path, bytes, length, &source, diagnostics));
        for (size_t j = 0; j < ARRAY_LENGTH(places); j++) {
            const struct node *values = node_member(source.front, places[j].place);
            assert_non_null(values);
            assert_int_equal(values->count, places[j].count);
        }
    }
    diagnostics_free(diagnostics);
    arena_free(arena);
}

static void test_counts_are_not_below_the_research(void **state)
{
    struct catalog *catalog = catalog_of(state);
    size_t count, n_frameworks, pairings = 0, claims = 0, conflicts = 0, synergies = 0;
    size_t inside = 0, companions = 0, options = 0;

    catalog_frameworks(catalog, &n_frameworks);
    for (size_t i = 0; i < n_frameworks; i++) {
        catalog_pairings(catalog, (int)i, &count);
        pairings += count;
        catalog_claims(catalog, (int)i, &count);
        claims += count;
    }
    catalog_claims(catalog, -1, &count);
    claims += count;

    const struct component *components = catalog_components(catalog, &count);
    assert_true(count >= 92);
    for (size_t i = 0; i < count; i++) {
        conflicts += components[i].n_conflicts;
        synergies += components[i].n_synergies;
        companions += components[i].slot < 0;
        for (size_t j = 0; j < components[i].n_conflicts; j++)
            inside += components[i].slot >= 0 &&
                      components[i].slot == components[components[i].conflicts[j].component].slot;
    }
    assert_true(pairings >= 506);
    assert_true(claims >= 87);
    assert_true(conflicts >= 2 * 69); /* each from both sides */
    assert_true(synergies >= 2 * 79);
    assert_true(inside >= 2 * 29); /* for the page alone: a slot holds one component */
    assert_true(companions >= 14); /* brokers and the health endpoint have slots of their own */

    catalog_criteria(catalog, &count);
    assert_true(count >= 64);
    const struct question_entry *questions = catalog_questions(catalog, &count);
    assert_in_range(count, 18, 20); /* more than twenty are too many to be asked */
    for (size_t i = 0; i < count; i++)
        options += questions[i].n_options;
    assert_true(options >= 98);
    catalog_languages(catalog, &count);
    assert_true(count >= 7);
    catalog_slots(catalog, &count);
    assert_true(count >= 10);
}

static void test_every_question_has_a_criterion_and_every_criterion_a_question(void **state)
{
    size_t n_questions, n_criteria;
    const struct question_entry *questions = catalog_questions(catalog_of(state), &n_questions);
    const struct criterion *criteria = catalog_criteria(catalog_of(state), &n_criteria);
    bool *reached = calloc(n_criteria, sizeof(*reached));

    assert_non_null(reached);
    for (size_t i = 0; i < n_questions; i++) {
        size_t n_points = 0;
        for (size_t j = 0; j < questions[i].n_options; j++) {
            const struct question_option *option = &questions[i].options[j];
            n_points += option->n_points;
            for (size_t k = 0; k < option->n_points; k++)
                reached[option->points[k].criterion] = true;
        }
        if (n_points == 0)
            fail_msg("'%s' reaches no criterion", questions[i].id);
    }
    for (size_t i = 0; i < n_criteria; i++)
        if (!reached[i] && criteria[i].base_points == 0)
            fail_msg("nothing reaches '%s'", criteria[i].id);
    free(reached);
}

/* Where it is known from. */

static bool is_path(const char *text, const char *separators)
{
    for (; *separators; separators++) {
        const char *at = strchr(text, *separators);
        if (!at || at == text || at[1] == '\0')
            return false;
        text = at + 1;
    }
    return *text != '\0';
}

static bool is_shaped(const char *source)
{
    if (text_starts_with(source, "https://") || text_starts_with(source, "http://"))
        return strchr(source, '.') && strlen(source) > strlen("https://a.b");
    if (strpbrk(source, " \t"))
        return false;
    if (text_starts_with(source, "pkg:"))
        return is_path(source + strlen("pkg:"), "/");
    if (text_starts_with(source, "github:"))
        return is_path(source + strlen("github:"), "/:");
    return text_equal(source, "none") || text_equal(source, "memory");
}

static void check_evidence(const struct evidence *evidence, const char *what)
{
    long days, months;
    bool unsourced = text_equal(evidence->source, "none") || text_equal(evidence->source, "memory");

    if (!is_shaped(evidence->source))
        fail_msg("the source of %s is '%s'", what, evidence->source);
    if (unsourced && evidence->checked)
        fail_msg("%s is said to be checked and has no source", what);
    if (evidence->as_of[0] != '\0' && !date_parse(evidence->as_of, &days, &months))
        fail_msg("the date of %s is '%s'", what, evidence->as_of);
}

static void test_everything_has_a_source(void **state)
{
    struct catalog *catalog = catalog_of(state);
    size_t n_frameworks, n_traits, count, unchecked = 0;
    const struct trait *traits = catalog_traits(catalog, &n_traits);

    catalog_frameworks(catalog, &n_frameworks);
    for (int i = -1; i < (int)n_frameworks; i++) {
        const struct claim *claims = catalog_claims(catalog, i, &count);
        for (size_t j = 0; j < count; j++) {
            check_evidence(&claims[j].evidence, claims[j].id);
            assert_true(claims[j].found[0] != '\0');
        }
        if (i < 0)
            continue;
        for (size_t j = 0; j < n_traits; j++) {
            const struct value *value = &catalog_values(catalog, i)[j];
            check_evidence(&value->evidence, traits[j].id);
            unchecked += !value->evidence.checked;
            if (traits[j].kind == TRAIT_RATING && value->known)
                assert_true(value->evidence.note[0] != '\0'); /* a judgement has its reason */
        }
        const struct pairing *pairings = catalog_pairings(catalog, i, &count);
        for (size_t j = 0; j < count; j++) {
            check_evidence(&pairings[j].evidence, "a pairing");
            assert_true(pairings[j].evidence.note[0] != '\0');
            unchecked += !pairings[j].evidence.checked;
        }
    }
    const struct component *components = catalog_components(catalog, &count);
    for (size_t i = 0; i < count; i++)
        check_evidence(&components[i].evidence, components[i].id);
    assert_true(unchecked > 0); /* doubt was carried over */
}

/* A project that `start` writes names both. */
static void test_parts_of_a_framework_have_its_version(void **state)
{
    static const struct {
        const char *component, *framework;
    } parts[] = {
        {"django-orm", "django"},
        {"django-tasks", "django"},
        {"eloquent", "laravel"},
        {"laravel-queues", "laravel"},
        {"active-record", "rails"},
        {"action-cable", "rails"},
        {"blazor", "aspnet-core"},
        {"signalr", "aspnet-core"},
        {"dotnet-hosted-services", "aspnet-core"},
    };
    struct catalog *catalog = catalog_of(state);
    int version = catalog_find_trait(catalog, "latest_version");
    size_t count;
    const struct component *components = catalog_components(catalog, &count);

    for (size_t i = 0; i < ARRAY_LENGTH(parts); i++) {
        int component = catalog_find_component(catalog, parts[i].component);
        int framework = catalog_find_framework(catalog, parts[i].framework);
        assert_string_equal(components[component].version,
                            catalog_value(catalog, framework, version)->text);
    }
}

/* An unknown value has no number, unless the source file gives a range and its reason. */
static void test_unknown_values_have_no_number(void **state)
{
    struct catalog *catalog = catalog_of(state);
    size_t n_frameworks, n_traits, gaps = 0, bounded = 0;

    catalog_frameworks(catalog, &n_frameworks);
    catalog_traits(catalog, &n_traits);
    for (size_t i = 0; i < n_frameworks; i++)
        for (size_t j = 0; j < n_traits; j++) {
            const struct value *value = &catalog_values(catalog, (int)i)[j];
            assert_int_equal(value->known, !text_equal(value->text, "unknown"));
            gaps += !value->known;
            bounded += value->bounded;
            assert_int_equal(value->bounded, value->bounds[0] != '\0');
            assert_true(value->text[0] != '\0');
        }
    assert_true(gaps > 0 && bounded >= 16);
    const int adonis = catalog_find_framework(catalog, "adonisjs");
    const int used = catalog_find_trait(catalog, "so2025_used_pct");
    assert_true(catalog_value(catalog, adonis, used)->bounded);
    assert_true(catalog_value(catalog, catalog_find_framework(catalog, "gin"), used)->bounded);
}

static void test_framework_heads_are_well_formed(void **state)
{
    static const char *const kinds[] = {"micro", "structured", "full stack"};
    struct catalog *catalog = catalog_of(state);
    size_t count;
    const struct framework *frameworks = catalog_frameworks(catalog, &count);

    for (size_t i = 0; i < count; i++) {
        const struct framework *framework = &frameworks[i];
        size_t tags = 1;
        bool known = false;
        for (size_t j = 0; j < ARRAY_LENGTH(kinds); j++)
            known = known || text_equal(framework->kind, kinds[j]);
        for (const char *at = framework->tags; (at = strstr(at, "; ")); at++)
            tags++;
        print_message("# %s\n", framework->id);
        assert_true(known);
        assert_in_range(columns_of(framework->summary), 20, 76); /* whole on a card of 80 columns */
        assert_in_range(tags, 3, 6);
        for (const char *at = framework->tags; *at; at++)
            assert_false(*at >= 'A' && *at <= 'Z');
        assert_true(framework->serves != 0);
        assert_true(strlen(catalog_page(catalog, "framework", framework->id)) > 200);
    }
}

static void test_everything_has_a_page(void **state)
{
    struct catalog *catalog = catalog_of(state);
    size_t count;
    const struct component *components = catalog_components(catalog, &count);

    for (size_t i = 0; i < count; i++)
        assert_true(strlen(catalog_page(catalog, "component", components[i].id)) > 20);
    const struct criterion *criteria = catalog_criteria(catalog, &count);
    for (size_t i = 0; i < count; i++)
        if (criteria[i].rule != RULE_LANGUAGE)
            assert_true(strlen(catalog_page(catalog, "criterion", criteria[i].id)) > 20);
    const struct question_entry *questions = catalog_questions(catalog, &count);
    for (size_t i = 0; i < count; i++)
        assert_true(strlen(questions[i].why) > 20);
}

/* Every framework can be given a whole stack: something fits each slot that must be filled. */
static void test_each_needed_slot_has_a_fitting_component(void **state)
{
    struct catalog *catalog = catalog_of(state);
    size_t n_frameworks, n_slots, n_components, count;
    const struct framework *frameworks = catalog_frameworks(catalog, &n_frameworks);
    const struct named *slots = catalog_slots(catalog, &n_slots);
    const struct component *components = catalog_components(catalog, &n_components);

    for (size_t i = 0; i < n_frameworks; i++)
        for (size_t j = 0; j < n_slots; j++) {
            const struct pairing *pairings = catalog_pairings(catalog, (int)i, &count);
            int best = 0;
            for (size_t k = 0; k < count; k++)
                if (components[pairings[k].component].slot == (int)j && pairings[k].fit > best)
                    best = pairings[k].fit;
            if (slots[j].needed && best == 0)
                fail_msg("nothing fits the slot '%s' of %s", slots[j].id, frameworks[i].id);
        }
}

static void test_names_are_unique(void **state)
{
    struct catalog *catalog = catalog_of(state);
    size_t count;
    const struct trait *traits = catalog_traits(catalog, &count);

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(traits[i].label, traits[j].label);
    const struct framework *frameworks = catalog_frameworks(catalog, &count);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(frameworks[i].name, frameworks[j].name);
    const struct component *components = catalog_components(catalog, &count);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(components[i].name, components[j].name);
}

/* The question's pane of an 80-column window holds 42 columns of a label. */
static void test_labels_of_answers_are_whole_in_80_columns(void **state)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(catalog_of(state), &count);

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < questions[i].n_options; j++)
            if (columns_of(questions[i].options[j].label) > 42)
                fail_msg("%s: '%s' is longer than 42 columns", questions[i].id,
                         questions[i].options[j].label);
}

static void test_data_compiles_without_warnings(void **state)
{
    (void)state;
    struct compiled compiled = sources_compile(sources_path(SHIPPED_SOURCES), NULL);

    assert_true(compiled.done);
    for (size_t i = 0; i < diagnostics_kept(compiled.warnings); i++)
        print_message("# %s\n", diagnostics_line(compiled.warnings, i));
    assert_int_equal(diagnostics_count(compiled.warnings), 0);
    compiled_free(&compiled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_ten_frameworks_are_in_order),
        cmocka_unit_test(test_expected_traits_exist),
        cmocka_unit_test(test_every_framework_has_every_trait),
        cmocka_unit_test(test_counts_are_not_below_the_research),
        cmocka_unit_test(test_every_question_has_a_criterion_and_every_criterion_a_question),
        cmocka_unit_test(test_everything_has_a_source),
        cmocka_unit_test(test_parts_of_a_framework_have_its_version),
        cmocka_unit_test(test_unknown_values_have_no_number),
        cmocka_unit_test(test_framework_heads_are_well_formed),
        cmocka_unit_test(test_everything_has_a_page),
        cmocka_unit_test(test_each_needed_slot_has_a_fitting_component),
        cmocka_unit_test(test_names_are_unique),
        cmocka_unit_test(test_labels_of_answers_are_whole_in_80_columns),
        cmocka_unit_test(test_data_compiles_without_warnings),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
