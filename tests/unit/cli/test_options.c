#include "unit.h"

#include "base/text/text.h"
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

/* --- the tables test themselves ---------------------------------------------------------- */

static void test_every_option_is_in_the_help(void **state)
{
    (void)state;

    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];

        assert_non_null(row->name);
        assert_non_null(row->help);
        assert_true(row->help[0] >= 'A' && row->help[0] <= 'Z');
        assert_false(text_ends_with(row->help, "."));
        assert_true(!row->words || row->argument);
        assert_true(!row->several || (row->argument && command_find(row->several)));
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(option_rows[j].name, row->name);
            assert_true(row->letter == 0 || option_rows[j].letter != row->letter);
        }
    }
}

static bool is_used(enum option_id id)
{
    if (option_rows[id].global)
        return true;
    for (size_t i = 0; i < n_commands; i++)
        for (size_t j = 0; j < commands[i]->n_options; j++)
            if (commands[i]->options[j] == id)
                return true;
    return false;
}

static void test_every_option_belongs_to_a_command(void **state)
{
    (void)state;

    for (enum option_id id = 0; id < OPTION_COUNT; id++) {
        print_message("# --%s\n", option_rows[id].name);
        assert_true(is_used(id));
    }
}

static void test_every_command_is_in_the_help(void **state)
{
    (void)state;

    for (size_t i = 0; i < n_commands; i++) {
        const struct command *command = commands[i];

        print_message("# %s\n", command->name);
        assert_ptr_equal(command_find(command->name), command);
        assert_non_null(command->run);
        assert_true(command->summary[0] >= 'A' && command->summary[0] <= 'Z');
        assert_false(text_ends_with(command->summary, "."));
        assert_true(text_ends_with(command->description, "."));
        assert_true(command->n_examples > 0);
        for (size_t j = 0; j < command->n_examples; j++)
            assert_non_null(strstr(command->examples[j].line, command->name));
        for (size_t j = 0; j < command->n_options; j++) {
            assert_false(option_rows[command->options[j]].global);
            for (size_t k = 0; k < j; k++)
                assert_int_not_equal(command->options[j], command->options[k]);
        }
    }
    assert_null(command_find("lis"));
    assert_null(command_find(""));
}

/* --- parsing ----------------------------------------------------------------------------- */

static const enum option_id ids[] = {OPTION_FILTER, OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE};
static const struct option_set of_list = {"list", ids, ARRAY_LENGTH(ids)};
static const enum option_id answers_ids[] = {OPTION_ANSWERS, OPTION_TEAM};
static const struct option_set of_diff = {"diff", answers_ids, 1};
static const struct option_set of_recommend = {"recommend", answers_ids, 2};
static const struct option_set before = {NULL, NULL, 0};

/* Arguments are written with blanks between them; what they give as "name=value" for each option
 * in the order of the table, then the operands. */
static const struct {
    const struct option_set *set;
    const char *arguments;
    const char *expected; /* NULL: it fails */
    const char *fault;    /* part of the sentence */
    size_t used;
} rows[] = {
    {&of_list, "", "", NULL, 1},
    {&of_list, "a b", "a b ", NULL, 1},
    {&of_list, "--filter x", "filter=x ", NULL, 3},
    {&of_list, "--filter=x", "filter=x ", NULL, 2},
    {&of_list, "--filter=", "filter= ", NULL, 2},
    {&of_list, "--filter --force", "filter=--force ", NULL, 3},
    {&of_list, "a --filter x b", "filter=x a b ", NULL, 3},
    {&of_list, "-o f", "output=f ", NULL, 3},
    {&of_list, "-of", "output=f ", NULL, 2},
    {&of_list, "-o - -", "output=- - ", NULL, 3},
    {&of_list, "--output f --output g", NULL,
     "'--output' is given twice: give one FILE for it; see", 0},
    {&of_list, "-o f --output g", NULL, "'--output' is given twice", 0},
    {&of_list, "--filter x a --filter x", NULL, "'--filter' is given twice: give one EXPR", 0},
    {&of_list, "--format csv --format tsv", NULL, "'--format' is given twice", 0},
    {&of_list, "--force --force", "force= ", NULL, 3},
    {&of_list, "--seed 3 --seed 4", "seed=4 ", NULL, 5}, /* an alias may give the first */
    {&of_diff, "--answers a --answers b", "answers=b ", NULL, 5},
    {&of_recommend, "--answers a --answers b", NULL, "'--answers' is given twice", 0},
    {&of_recommend, "--team a --team b", "team=b ", NULL, 5},
    {&of_list, "--json", "json= format=json ", NULL, 2},
    {&of_list, "--format csv --json", "json= format=json ", NULL, 4},
    {&of_list, "--json --format csv", "json= format=csv ", NULL, 4},
    {&of_list, "--seed 3 --ascii a", "ascii= seed=3 a ", NULL, 4},
    {&of_list, "--color never", "color=never ", NULL, 3},
    {&of_list, "-- --filter -o", "--filter -o ", NULL, 2},
    {&of_list, "a -- b", "a b ", NULL, 2},
    {&of_list, "-h", "help= ", NULL, 2},
    {&of_list, "--ver", "version= ", NULL, 2},
    {&of_list, "--filtr x", NULL, "did you mean '--filter'?", 0},
    {&of_list, "--bogus", NULL, "there is no option '--bogus'; see", 0},
    {&of_list, "--bogus=3", NULL, "there is no option '--bogus'; see", 0},
    {&of_list, "--title x", NULL, "the command 'list' has no option '--title'", 0},
    {&of_list, "--fo x", NULL, "'--fo'", 0}, /* of two */
    {&of_list, "-x", NULL, "there is no option '-x'", 0},
    {&of_list, "-hx", NULL, "there is no option '-x'", 0},
    {&of_list, "--filter", NULL, "'--filter' needs an argument, EXPR", 0},
    {&of_list, "a -o", NULL, "'-o' needs an argument, FILE", 0},
    {&of_list, "--json=yes", NULL, "'--json' takes no argument", 0},
    {&of_list, "--color=red", NULL, "expected auto, always or never", 0},
    {&of_list, "--bogus --color red -x", NULL, "'--bogus'", 0}, /* the first is reported */
    {&before, "--json list --filter x", "json= format=json ", NULL, 2},
    {&before, "list", "", NULL, 1},
    {&before, "--seed 4 -- list", "seed=4 ", NULL, 4},
    {&before, "--filter x list", NULL, "'--filter' comes after a command; see 'whichstack --help'",
     0},
};

static size_t split(struct arena *arena, const char *arguments, char ***ret_arguments)
{
    char **list = ARENA_ARRAY(arena, char *, strlen(arguments) + 3);
    size_t count = 0;

    list[count++] = arena_string(arena, "whichstack");
    for (char *word = strtok(arena_string(arena, arguments), " "); word; word = strtok(NULL, " "))
        list[count++] = word;
    *ret_arguments = list;
    return count;
}

static const char *describe(struct arena *arena, const struct options *options)
{
    const char *all = "";

    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options->values[i])
            all = arena_printf(arena, "%s%s=%s ", all, option_rows[i].name, options->values[i]);
    for (size_t i = 0; i < options->n_operands; i++)
        all = arena_printf(arena, "%s%s ", all, options->operands[i]);
    return all;
}

static void test_arguments_are_parsed(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct arena *arena = arena_new();
        struct options options = {0};
        struct error error = {{0}};
        char **arguments;
        size_t count = split(arena, rows[i].arguments, &arguments), used = 0;
        bool parsed = options_parse(arena, rows[i].set, count, arguments, &options, &used, &error);

        print_message("# %s: %s\n", rows[i].arguments, error.message);
        assert_int_equal(parsed, rows[i].expected != NULL);
        if (parsed) {
            assert_string_equal(describe(arena, &options), rows[i].expected);
            assert_int_equal(used, rows[i].used);
        } else {
            assert_non_null(strstr(error.message, rows[i].fault));
        }
        arena_free(arena);
    }
}

static void test_help_is_found_after_a_wrong_option(void **state)
{
    static const char *const lines[] = {"--bogus --help", "--filter x -y a b -h",
                                        "-o x --json=3 -h"};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(lines); i++) {
        struct arena *arena = arena_new();
        struct options options = {0};
        struct error error;
        char **arguments;
        size_t count = split(arena, lines[i], &arguments), used;

        assert_false(options_parse(arena, &of_list, count, arguments, &options, &used, &error));
        assert_non_null(options.values[OPTION_HELP]);
        arena_free(arena);
    }
}

/* The caller's arguments are as they were; what was given before a command is kept. */
static void test_parsing_keeps_arguments_and_earlier_options(void **state)
{
    struct arena *arena = arena_new();
    struct options options = {0};
    struct error error;
    char **arguments;
    size_t count = split(arena, "--seed 5 list a --filter x b", &arguments), used;

    (void)state;
    assert_true(options_parse(arena, &before, count, arguments, &options, &used, &error));
    assert_int_equal(used, 3);
    assert_true(
        options_parse(arena, &of_list, count - used, arguments + used, &options, &used, &error));
    assert_string_equal(describe(arena, &options), "seed=5 filter=x a b ");
    assert_string_equal(arguments[4], "a");
    assert_string_equal(arguments[7], "b");
    arena_free(arena);
}

static void test_posixly_correct_stops_at_the_first_operand(void **state)
{
    struct arena *arena = arena_new();
    struct options options = {0};
    struct error error;
    char **arguments;
    size_t count = split(arena, "--force a --filter x", &arguments), used;

    (void)state;
    assert_int_equal(setenv("POSIXLY_CORRECT", "1", 1), 0);
    assert_true(options_parse(arena, &of_list, count, arguments, &options, &used, &error));
    assert_string_equal(describe(arena, &options), "force= a --filter x ");
    assert_int_equal(unsetenv("POSIXLY_CORRECT"), 0);
    arena_free(arena);
}

static void test_word_list_ends_with_or(void **state)
{
    static const char *const words[] = {"text", "json", "csv"};
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(options_words(arena, words, 0), "");
    assert_string_equal(options_words(arena, words, 1), "text");
    assert_string_equal(options_words(arena, words, 2), "text or json");
    assert_string_equal(options_words(arena, words, 3), "text, json or csv");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_option_is_in_the_help),
        cmocka_unit_test(test_every_option_belongs_to_a_command),
        cmocka_unit_test(test_every_command_is_in_the_help),
        cmocka_unit_test(test_arguments_are_parsed),
        cmocka_unit_test(test_help_is_found_after_a_wrong_option),
        cmocka_unit_test(test_parsing_keeps_arguments_and_earlier_options),
        cmocka_unit_test(test_posixly_correct_stops_at_the_first_operand),
        cmocka_unit_test(test_word_list_ends_with_or),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
