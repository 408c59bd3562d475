#include "catalogs.h"

#include "profiles.h"

#include "base/text/text.h"
#include "decide/stack/stack.h"

/* The stacks that the shipped catalog proposes: nothing heavy unasked, no stated answer passed
 * over in silence, and a reason for every part. */
#define SETS 1200
#define SEED 1
#define REASON_WORDS 12

struct stacks_test {
    struct arena *arena;
    struct catalog *catalog;
    struct decision *decision;
    const struct profiles *profiles;
    const struct component *components;
};

static int set_up(void **state)
{
    struct stacks_test *test = calloc(1, sizeof(*test));
    size_t count;

    test->arena = arena_new();
    test->catalog = shipped_catalog();
    test->decision = decision_new(test->arena, test->catalog);
    test->profiles = profiles_read(test->arena);
    test->components = catalog_components(test->catalog, &count);
    *state = test;
    return 0;
}

static int tear_down(void **state)
{
    struct stacks_test *test = *state;

    catalog_free(test->catalog);
    arena_free(test->arena);
    free(test);
    return 0;
}

/* Of the framework that comes first; no choices when none is left. */
static struct stack stack_of(struct stacks_test *test, const struct profile_set *set,
                             struct answers **ret_answers)
{
    size_t unknown = 0;
    struct answers *answers = profiles_answers(test->arena, test->decision, set, &unknown);
    struct ranking ranking = rank_all(test->arena, &test->decision->problem, answers);

    *ret_answers = answers;
    return ranking.n_left > 0
               ? stack_choose(test->arena, test->decision, answers, ranking.scores[0].alternative)
               : (struct stack){0};
}

static void test_few_answers_propose_no_unasked_component(void **state)
{
    struct stacks_test *test = *state;
    struct answers *answers;

    for (size_t i = 0; i < PROFILES_SHORT; i++) {
        struct profile_set set = profiles_short_set(test->arena, i);
        struct stack stack = stack_of(test, &set, &answers);
        assert_true(stack.n_choices > 0);
        for (size_t j = 0; j < stack.n_choices; j++) {
            int component = stack.choices[j].component;
            if (component >= 0 && test->components[component].n_gates > 0)
                fail_msg("%s, %s, %s: %s", set.given[0].option, set.given[1].option,
                         set.given[2].option, test->components[component].id);
        }
    }
}

static bool is_let_in(const struct component *component, const struct answers *answers)
{
    for (size_t i = 0; i < component->n_gates; i++)
        if (answers->choice[component->gates[i].question] == component->gates[i].option)
            return true;
    return component->n_gates == 0;
}

static size_t words_in(const char *text)
{
    size_t count = 0;

    for (bool inside = false; *text; text++) {
        count += *text != ' ' && !inside;
        inside = *text != ' ';
    }
    return count;
}

static void test_every_part_has_a_reason_and_an_answer_it_asks_for(void **state)
{
    struct stacks_test *test = *state;
    struct answers *answers;
    size_t overruled = 0;

    for (size_t i = 0; i < SETS; i++) {
        struct profile_set set = profiles_set(test->arena, test->profiles, SEED, i, SETS);
        struct stack stack = stack_of(test, &set, &answers);
        for (size_t j = 0; j < stack.n_choices; j++) {
            const struct stack_choice *choice = &stack.choices[j];
            assert_true(choice->because[0] != '\0');
            if (choice->component >= 0)
                assert_true(is_let_in(&test->components[choice->component], answers));
            for (size_t k = 0; k < choice->n_overruled; k++)
                assert_true(choice->overruled[k].why[0] != '\0');
            overruled += choice->n_overruled;
        }
    }
    print_message("# %zu stated answers are overruled in %d sets\n", overruled, SETS);
}

/* A stated host is in the stack, or the part says that it is not. */
static void test_stated_host_is_chosen_or_named_as_overruled(void **state)
{
    struct stacks_test *test = *state;
    struct answers *answers;
    int hosting = catalog_find_question(test->catalog, "hosting");
    int deployment = catalog_find_slot(test->catalog, "deployment");
    size_t count;
    const struct question_entry *question = &catalog_questions(test->catalog, &count)[hosting];

    for (size_t i = 0; i < SETS; i++) {
        struct profile_set set = profiles_set(test->arena, test->profiles, SEED, i, SETS);
        struct stack stack = stack_of(test, &set, &answers);
        if (!answer_given(answers->choice[hosting]))
            continue;
        const struct question_option *option = &question->options[answers->choice[hosting]];
        for (size_t j = 0; j < stack.n_choices; j++) {
            const struct stack_choice *choice = &stack.choices[j];
            bool wished = false, stated = false, named = false;
            if (choice->slot != deployment)
                continue;
            for (size_t k = 0; k < option->n_wishes; k++) {
                wished = wished || option->wishes[k].component == choice->component;
                stated =
                    stated || (option->wishes[k].points >= STACK_STATED &&
                               test->components[option->wishes[k].component].slot == deployment);
            }
            for (size_t k = 0; k < choice->n_overruled; k++)
                named = named || choice->overruled[k].question == hosting;
            assert_true(wished || !stated || named);
        }
    }
}

static void test_reasons_are_short(void **state)
{
    struct stacks_test *test = *state;
    size_t n_questions, n_components;
    const struct question_entry *questions = catalog_questions(test->catalog, &n_questions);

    catalog_components(test->catalog, &n_components);
    for (size_t i = 0; i < n_components; i++)
        if (test->components[i].default_reason)
            assert_true(words_in(test->components[i].default_reason) <= REASON_WORDS);
    for (size_t i = 0; i < n_questions; i++)
        for (size_t j = 0; j < questions[i].n_options; j++)
            for (size_t k = 0; k < questions[i].options[j].n_wishes; k++)
                if (words_in(questions[i].options[j].wishes[k].reason) > REASON_WORDS)
                    fail_msg("%s=%s: '%s' has more than %d words", questions[i].id,
                             questions[i].options[j].id, questions[i].options[j].wishes[k].reason,
                             REASON_WORDS);
}

/* Documents keep a data layer that speaks them, and Django's accounts are not put on MongoDB. */
static void test_document_stores_keep_a_data_layer(void **state)
{
    struct stacks_test *test = *state;
    static const char *const languages[] = {"js", "python", "php", "ruby", "java", "go"};
    int mongodb = catalog_find_component(test->catalog, "mongodb");
    int accounts = catalog_find_component(test->catalog, "built-in-auth");
    int layer = catalog_find_slot(test->catalog, "orm");
    int django = catalog_find_framework(test->catalog, "django");
    struct answers *answers = answers_new(test->arena, test->decision);
    struct error error;

    for (size_t i = 0; i < ARRAY_LENGTH(languages); i++) {
        bool documents = false, layered = false;
        assert_true(answers_set(test->decision, "language", languages[i], answers, &error));
        assert_true(answers_set(test->decision, "database", "document", answers, &error));
        int first = rank_all(test->arena, &test->decision->problem, answers).scores[0].alternative;
        struct stack stack = stack_choose(test->arena, test->decision, answers, first);
        for (size_t j = 0; j < stack.n_choices; j++) {
            documents = documents || stack.choices[j].component == mongodb;
            layered =
                layered || (stack.choices[j].slot == layer && stack.choices[j].component >= 0);
        }
        assert_true(documents && layered);
    }
    struct stack stack = stack_choose(test->arena, test->decision, answers, django);
    for (size_t j = 0; j < stack.n_choices; j++)
        assert_int_not_equal(stack.choices[j].component, accounts);
}

/* What an expert would expect of some answers. */
struct expectation {
    const char *framework;
    const char *answers[9]; /* questions and options in turn */
    const char *component;
    bool chosen;
};

static void expect_components(struct stacks_test *test, const struct expectation *rows,
                              size_t n_rows)
{
    struct error error;

    for (size_t i = 0; i < n_rows; i++) {
        struct answers *answers = answers_new(test->arena, test->decision);
        bool chosen = false;
        for (size_t k = 0; rows[i].answers[k]; k += 2)
            assert_true(answers_set(test->decision, rows[i].answers[k], rows[i].answers[k + 1],
                                    answers, &error));
        struct stack stack = stack_choose(test->arena, test->decision, answers,
                                          catalog_find_framework(test->catalog, rows[i].framework));
        int component = catalog_find_component(test->catalog, rows[i].component);
        for (size_t j = 0; j < stack.n_choices; j++)
            chosen = chosen || stack.choices[j].component == component;
        if (chosen != rows[i].chosen)
            fail_msg("%s, %s=%s, %s=%s: %s", rows[i].framework, rows[i].answers[0],
                     rows[i].answers[1], rows[i].answers[2] ? rows[i].answers[2] : "",
                     rows[i].answers[2] ? rows[i].answers[3] : "", rows[i].component);
    }
}

static void test_messaging_and_vendor_answers_choose_their_components(void **state)
{
    static const struct expectation rows[] = {
        {"spring-boot", {"architecture", "services-queue", "operations", "team"}, "rabbitmq", true},
        {"spring-boot", {"architecture", "services-queue", "cloud", "aws"}, "hosted-queue", true},
        {"spring-boot",
         {"architecture", "services-queue", "operations", "vendor"},
         "hosted-queue",
         true},
        {"nestjs",
         {"architecture", "services-queue", "hosting", "serverless"},
         "hosted-queue",
         true},
        {"spring-boot", {"architecture", "services-log"}, "kafka", true},
        {"spring-boot", {"architecture", "services", "frontend", "none"}, "grpc", true},
        {"spring-boot", {"architecture", "services", "frontend", "spa-team"}, "grpc", false},
        {"spring-boot", {"architecture", "services", "frontend", "mobile"}, "grpc", false},
        {"spring-boot", {"architecture", "modular", "frontend", "none"}, "grpc", false},
        {"spring-boot", {"cloud", "azure"}, "azure-app-service", true},
        {"gin", {"cloud", "azure"}, "azure-app-service", true},
        {"django",
         {"cloud", "azure", "team-size", "1", "operations", "vendor"},
         "azure-app-service",
         true},
        {"spring-boot", {"cloud", "azure", "hosting", "paas"}, "azure-app-service", true},
        {"spring-boot", {"cloud", "azure", "hosting", "kubernetes"}, "kubernetes", true},
        {"spring-boot", {"operations", "team", "team-size", "4-10"}, "prometheus", true},
    };

    expect_components(*state, rows, ARRAY_LENGTH(rows));
}

static void test_interactive_pages_take_the_usual_way_of_the_framework(void **state)
{
    static const struct expectation rows[] = {
        {"django", {"frontend", "hybrid"}, "htmx", true},
        {"rails", {"frontend", "hybrid"}, "hotwire", true},
        {"gin", {"frontend", "hybrid"}, "htmx", true},
        {"adonisjs", {"frontend", "hybrid"}, "inertia", true},
        {"aspnet-core", {"frontend", "hybrid"}, "blazor", true},
        {"laravel", {"frontend", "graphql", "product", "saas"}, "server-templates", false},
    };

    expect_components(*state, rows, ARRAY_LENGTH(rows));
}

static void test_accounts_are_where_they_can_be_kept(void **state)
{
    static const struct expectation rows[] = {
        {"flask", {"database", "none", "team-size", "1"}, "built-in-auth", false},
        {"rails", {"database", "none", "product", "saas"}, "hosted-identity", true},
        {"aspnet-core", {"database", "none", "hosting", "windows"}, "windows-auth", true},
        {"rails", {"database", "document"}, "built-in-auth", false},
        {"aspnet-core", {"product", "enterprise"}, "hosted-identity", true},
        {"nestjs", {"product", "enterprise"}, "hosted-identity", true},
        {"django", {"product", "enterprise", "team-size", "11+"}, "hosted-identity", true},
        {"laravel", {"product", "enterprise", "team-size", "4-10"}, "hosted-identity", true},
        {"rails", {"architecture", "services"}, "hosted-identity", true},
        {"laravel", {"product", "enterprise", "hosting", "vps"}, "hosted-identity", true},
        {"spring-boot",
         {"product", "enterprise", "hosting", "vps", "architecture", "modular"},
         "hosted-identity",
         true},
        {"aspnet-core", {"product", "enterprise", "hosting", "windows"}, "windows-auth", true},
        {"django", {"product", "internal"}, "built-in-auth", true},
        {"nestjs", {"architecture", "services", "hosting", "paas"}, "built-in-auth", false},
        {"django", {"architecture", "services-queue", "team-size", "2-3"}, "built-in-auth", false},
        {"aspnet-core", {"hosting", "windows", "product", "saas"}, "windows-auth", false},
        {"aspnet-core", {"hosting", "windows", "product", "internal"}, "windows-auth", true},
        {"rails", {"product", "saas"}, "built-in-auth", true},
        {"express",
         {"frontend", "mobile", "hosting", "serverless", "cloud", "aws", "team-size", "2-3"},
         "hosted-identity",
         true},
    };

    expect_components(*state, rows, ARRAY_LENGTH(rows));
}

static void test_host_and_owner_rule_out_what_does_not_suit_them(void **state)
{
    static const struct expectation rows[] = {
        {"rails", {"hosting", "serverless", "realtime", "some"}, "solid-cable", false},
        {"laravel", {"hosting", "shared", "load", "high"}, "redis", false},
        {"laravel", {"hosting", "shared", "load", "high"}, "solid-cache", true},
        {"django", {"lifetime", "independent", "realtime", "core"}, "valkey", true},
        {"express", {"lifetime", "independent", "load", "high"}, "valkey", true},
        {"express", {"lifetime", "long", "load", "high"}, "redis", true},
        {"rails", {"database", "oracle", "product", "saas"}, "solid-queue", false},
        {"rails", {"database", "sqlserver", "load", "high"}, "solid-cache", false},
        {"django", {"hosting", "serverless", "operations", "team"}, "prometheus", false},
        {"django", {"hosting", "windows", "product", "saas"}, "celery", false},
        {"django", {"hosting", "windows", "product", "saas"}, "iis", true},
        {"flask", {"hosting", "windows", "product", "saas"}, "iis", true},
    };

    expect_components(*state, rows, ARRAY_LENGTH(rows));
}

/* What must stay up is done by a service where nothing of one's own may stay. */
static void test_live_updates_and_jobs_need_no_server_where_none_may_stay(void **state)
{
    static const struct expectation rows[] = {
        {"laravel", {"hosting", "shared", "realtime", "some"}, "hosted-realtime", true},
        {"laravel", {"hosting", "shared", "realtime", "core"}, "hosted-realtime", true},
        {"aspnet-core", {"hosting", "serverless", "realtime", "some"}, "hosted-realtime", true},
        {"adonisjs", {"hosting", "serverless", "realtime", "some"}, "hosted-realtime", true},
        {"gin", {"hosting", "serverless", "realtime", "core"}, "hosted-realtime", true},
        {"gin", {"hosting", "vps", "realtime", "core"}, "hosted-realtime", false},
        {"express", {"hosting", "serverless", "product", "saas"}, "serverless", true},
        {"express", {"hosting", "serverless", "product", "saas"}, "queue-functions", true},
        {"nestjs", {"hosting", "serverless", "product", "ai"}, "queue-functions", true},
        {"laravel", {"hosting", "serverless", "product", "saas"}, "laravel-queues", true},
        {"express", {"hosting", "paas", "product", "saas"}, "bullmq", true},
    };

    expect_components(*state, rows, ARRAY_LENGTH(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_few_answers_propose_no_unasked_component),
        cmocka_unit_test(test_every_part_has_a_reason_and_an_answer_it_asks_for),
        cmocka_unit_test(test_stated_host_is_chosen_or_named_as_overruled),
        cmocka_unit_test(test_reasons_are_short),
        cmocka_unit_test(test_document_stores_keep_a_data_layer),
        cmocka_unit_test(test_messaging_and_vendor_answers_choose_their_components),
        cmocka_unit_test(test_interactive_pages_take_the_usual_way_of_the_framework),
        cmocka_unit_test(test_accounts_are_where_they_can_be_kept),
        cmocka_unit_test(test_host_and_owner_rule_out_what_does_not_suit_them),
        cmocka_unit_test(test_live_updates_and_jobs_need_no_server_where_none_may_stay),
    };

    return cmocka_run_group_tests_name("stacks", tests, set_up, tear_down);
}
