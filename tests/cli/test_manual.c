#include "unit.h"

#include "base/text/text.h"
#include "catalog/filter/filter.h"
#include "cli/command.h"
#include "document/export/exporter.h"
#include "store/file/file.h"
#include "tui/app/app.h"
#include "tui/app/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every row of every table is in its page of the manual, in the section where a reader expects it.
 * The folder of the pages is the argument. */
static const char *folder;

/* --- a page as it is read ------------------------------------------------------------------- */

/* A page with its macros and escapes. Not inlined: gcc 12 with -O3 takes what strstr() finds in it
 * for a pointer to `bytes` itself. */
__attribute__((noinline)) static char *read_page(struct arena *arena, const char *name)
{
    struct error error;
    char *bytes;
    size_t length;

    if (!file_read(arena, arena_printf(arena, "%s/%s", folder, name), FILE_LIMIT, &bytes, &length,
                   &error))
        fail_msg("%s", error.message);
    return bytes;
}

static size_t unescape(const char *bytes, char *ret_character)
{
    static const struct {
        const char *escape;
        char character;
    } escapes[] = {{"\\-", '-'},   {"\\e", '\\'},  {"\\(aq", '\''}, {"\\(dq", '"'},
                   {"\\(ga", '`'}, {"\\(ha", '^'}, {"\\(ti", '~'},  {"\\&", '\0'},
                   {"\\fB", '\0'}, {"\\fI", '\0'}, {"\\fR", '\0'}};

    for (size_t i = 0; i < ARRAY_LENGTH(escapes); i++)
        if (text_starts_with(bytes, escapes[i].escape)) {
            *ret_character = escapes[i].character;
            return strlen(escapes[i].escape);
        }
    *ret_character = bytes[0] == '\n' ? ' ' : bytes[0];
    return 1;
}

static const char *plain(struct arena *arena, const char *bytes, size_t length)
{
    char *text = arena_copy(arena, bytes, length), *to = text, character;

    for (const char *at = bytes; at < bytes + length;) {
        if (text_starts_with(at, ".Xr ")) {
            size_t name = strcspn(at + 4, " "); /* "whichstack-config 5": as it is read */
            to += sprintf(to, "%.*s(%c)", (int)name, at + 4, at[4 + name + 1]);
            at += 4 + name + 2;
            continue;
        }
        at += unescape(at, &character);
        if (character != '\0')
            *to++ = character;
    }
    *to = '\0';
    return text;
}

/* The text under a heading, ".Ss list", up to the next one, starting at section `from`. */
static const char *under(struct arena *arena, const char *page, const char *section,
                         const char *heading)
{
    const char *start = strstr(page, arena_printf(arena, "\n.Sh %s\n", section)), *end;

    assert_non_null(start);
    start += strlen("\n.Sh ") + strlen(section);
    if (heading) {
        start = strstr(start, arena_printf(arena, "\n.Ss %s\n", heading));
        if (!start)
            fail_msg("nothing stands under %s", heading);
        start += strlen("\n.Ss ") + strlen(heading);
    }
    start++;
    end = strstr(start, heading ? "\n.S" : "\n.Sh ");
    return plain(arena, start, end ? (size_t)(end - start) : strlen(start));
}

static void find(const char *text, const char *wanted)
{
    if (!strstr(text, wanted))
        fail_msg("'%s' is not in: %.200s...", wanted, text);
}

/* The words of a sentence of a table, which the page has without the quotes around code. */
static void find_sentence(struct arena *arena, const char *text, const char *sentence)
{
    char *wanted = arena_string(arena, sentence), *seen = arena_string(arena, text);

    for (char *side = wanted;; side = seen) {
        char *to = side;
        for (char *from = side; *from; from++)
            if (!strchr("' ", *from))
                *to++ = *from;
        *to = '\0';
        if (side == seen)
            break;
    }
    find(seen, wanted);
}

/* --- the command line ----------------------------------------------------------------------- */

static void find_option(struct arena *arena, const char *text, const struct command *command,
                        enum option_id id)
{
    const struct option_row *row = &option_rows[id];
    const char *letter = row->letter ? arena_printf(arena, "Fl %c , ", row->letter) : "";
    const char *argument = row->argument ? arena_printf(arena, " Ar %s", row->argument) : "";

    find(text, arena_printf(arena, ".It %sFl -%s%s ", letter, row->name, argument));
    find_sentence(arena, text, command_option_help(command, id));
}

static void test_manual_has_the_help_of_every_command(void **state)
{
    struct arena *arena = arena_new();
    const char *page = read_page(arena, "whichstack.1");

    (void)state;
    for (size_t i = 0; i < n_commands; i++) {
        const struct command *command = commands[i];
        const char *text = under(arena, page, "COMMANDS", command->name), **formats;
        char *paragraphs = arena_string(arena, command->description), *rest = paragraphs;
        size_t n_formats = command_formats(arena, command, &formats);

        find(text, command->summary);
        find(text, command->operands);
        for (const char *line; (line = strsep(&rest, "\n"));)
            find_sentence(arena, text, line);
        for (size_t j = 0; j < command->n_options; j++) {
            find_option(arena, text, command, command->options[j]);
            if (command->options[j] == OPTION_FORMAT)
                find(text, options_words(arena, formats, n_formats));
        }
        for (size_t j = 0; j < command->n_examples; j++)
            find(text, command->examples[j].does);
    }
    arena_free(arena);
}

static void test_manual_lists_the_global_options(void **state)
{
    struct arena *arena = arena_new();
    const char *text = under(arena, read_page(arena, "whichstack.1"), "OPTIONS", NULL);

    (void)state;
    for (size_t id = 0; id < OPTION_COUNT; id++)
        if (option_rows[id].global)
            find_option(arena, text, NULL, id);
    for (size_t i = 0; themes[i]; i++)
        find(text, themes[i]->name);
    arena_free(arena);
}

static void test_manual_lists_every_export_format(void **state)
{
    struct arena *arena = arena_new();
    const char *text = under(arena, read_page(arena, "whichstack.1"), "FORMATS", NULL);

    (void)state;
    for (size_t i = 0; i < n_exporters; i++) {
        find(text, arena_printf(arena, ".It Ic %s ", exporters[i]->name));
        find(text, exporters[i]->summary);
    }
    arena_free(arena);
}

/* --- keys and settings ---------------------------------------------------------------------- */

/* Each key of "j Down" in turn. */
static void find_keys(struct arena *arena, const char *text, const char *keys)
{
    char *list = arena_string(arena, keys);

    for (const char *key; (key = strsep(&list, " "));)
        find(text, key);
}

static void find_actions(struct arena *arena, const char *context, const struct action *actions,
                         size_t count)
{
    const char *manual = read_page(arena, "whichstack.1");
    const char *config = read_page(arena, "whichstack-config.5");

    if (count == 0)
        return;
    manual = under(arena, manual, "KEYS", context);
    config = under(arena, config, "COMMANDS", context);
    for (size_t i = 0; i < count; i++) {
        find_keys(arena, manual, actions[i].keys);
        find_sentence(arena, manual, actions[i].summary);
        find(manual, arena_printf(arena, "(%s)", actions[i].name));
        find_keys(arena, config, actions[i].keys);
        find(config, arena_printf(arena, ".It Ic %s ", actions[i].name));
    }
}

static void test_manual_lists_every_key(void **state)
{
    struct arena *arena = arena_new();
    const char *text =
        under(arena, read_page(arena, "whichstack.1"), "KEYS", "while a line is typed");

    (void)state;
    find_actions(arena, keymap_everywhere, common_actions, n_common_actions);
    for (size_t i = 0; i < n_screens; i++)
        find_actions(arena, screens[i]->name, screens[i]->actions, screens[i]->n_actions);
    for (size_t i = 0; i < n_prompt_keys; i++) {
        find_keys(arena, text, prompt_keys[i].keys);
        find(text, prompt_keys[i].summary);
    }
    arena_free(arena);
}

static void test_manual_lists_every_context(void **state)
{
    struct arena *arena = arena_new();
    const char *text = under(arena, read_page(arena, "whichstack-config.5"), "KEYS", "Contexts");

    (void)state;
    for (size_t i = 0; i < n_screens; i++)
        find(text, arena_printf(arena, ".It Ic %s ", screens[i]->name));
    arena_free(arena);
}

/* The page names keys as the config file takes them. */
static void test_manual_lists_every_key_name(void **state)
{
    struct arena *arena = arena_new();
    const char *text = under(arena, read_page(arena, "whichstack-config.5"), "KEYS", "Key names");
    char name[KEY_NAME_BYTES];
    uint32_t code;

    (void)state;
    for (uint32_t key = KEY_CODE_UP; key <= KEY_CODE_F12; key++) {
        key_name(key, name);
        find(text, name);
        assert_true(key_code(name, &code));
        assert_int_equal(code, key);
    }
    arena_free(arena);
}

static void test_manual_lists_every_setting(void **state)
{
    struct arena *arena = arena_new();
    const char *page = read_page(arena, "whichstack-config.5"), *word;

    (void)state;
    for (size_t i = 0; i < n_settings; i++) {
        const char *text = under(arena, page, "SETTINGS", settings[i].name);

        find(text, settings[i].summary);
        find(text, arena_printf(arena, "%s (the default)", setting_choice(&settings[i], 0)));
        for (size_t j = 0; (word = setting_choice(&settings[i], j)); j++)
            find(text, word);
    }
    arena_free(arena);
}

/* The example of a config file is one that the explorer takes. */
static void test_example_config_of_the_manual_is_valid(void **state)
{
    struct arena *arena = arena_new();
    const char *page = read_page(arena, "whichstack-config.5");
    const char *start = strstr(page, ".Sh EXAMPLES\n.Bd -literal -offset indent\n");
    struct diagnostics *diagnostics = diagnostics_new(), *warnings = diagnostics_new();
    struct config config = {.keymap = keymap_new(arena)};
    struct text lines;

    (void)state;
    assert_non_null(start);
    start = strchr(strchr(start, '\n') + 1, '\n') + 1;
    text_init(&lines);
    while (!text_starts_with(start, ".Ed")) {
        size_t length = strcspn(start, "\n");
        text_printf(&lines, "%s\n", plain(arena, start, length));
        start += length + 1;
    }
    config_read("config", lines.bytes, lines.length, &config, diagnostics, warnings);
    if (diagnostics_count(diagnostics) + diagnostics_count(warnings) > 0)
        fail_msg("%s",
                 diagnostics_line(diagnostics_count(diagnostics) ? diagnostics : warnings, 0));
    assert_int_equal(keymap_count(config.keymap), 3);
    assert_string_equal(config_value(&config, "theme"), "dark");
    text_finish(&lines);
    diagnostics_free(diagnostics);
    diagnostics_free(warnings);
    arena_free(arena);
}

/* --- filters -------------------------------------------------------------------------------- */

/* The words of a form are set one by one: ".It Ic node Ic api". */
static const char *as_term(struct arena *arena, const char *form)
{
    const char *term = ".It";
    char *rest = arena_string(arena, form);

    for (const char *word; (word = strsep(&rest, " "));)
        term = arena_printf(arena, "%s Ic %s", term, word);
    return arena_printf(arena, "%s ", term);
}

static void test_manual_lists_every_filter_form(void **state)
{
    struct arena *arena = arena_new();
    const char *text = under(arena, read_page(arena, "whichstack-filter.7"), "TERMS", NULL);
    size_t count;
    const struct filter_form *forms = filter_forms(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        find(text, as_term(arena, forms[i].form));
        find(text, forms[i].meaning);
    }
    arena_free(arena);
}

static void test_manual_lists_every_level(void **state)
{
    struct arena *arena = arena_new();
    const char *text = under(arena, read_page(arena, "whichstack-filter.7"), "LEVELS", NULL);

    (void)state;
    for (int level = 0; level <= LEVEL_MOST; level++)
        find(text, arena_printf(arena, ".It Ic %s level %d: %s", level_aliases[level], level,
                                level_words[level]));
    arena_free(arena);
}

/* Whatever the page shows as a filter, the program reads. */
static void test_filters_of_the_manual_parse(void **state)
{
    struct arena *arena = arena_new();
    const char *page = read_page(arena, "whichstack-filter.7");
    struct catalog *catalog;
    struct error error;
    int found = 0;

    (void)state;
    if (!catalog_open(getenv("WHICHSTACK_TEST_CATALOG"), &catalog, &error))
        fail_msg("%s", error.message);
    page = strstr(page, ".Sh EXAMPLES\n");
    assert_non_null(page);
    for (const char *line = page; *line; line += strcspn(line, "\n") + 1) {
        struct text filter;
        struct filter_error fault;
        char *words;

        if (!text_starts_with(line, ".It Ic "))
            continue;
        text_init(&filter);
        words = arena_string(arena, plain(arena, line + 7, strcspn(line + 7, "\n")));
        for (char *next; words; words = next) {
            next = strstr(words, " Ic ");
            if (next) {
                *next = '\0';
                next += 4;
            }
            text_printf(&filter, "%s ", words);
        }
        if (!filter_parse(arena, catalog, filter.bytes, &fault))
            fail_msg("'%s': %s", filter.bytes, fault.expected);
        text_finish(&filter);
        found++;
    }
    assert_true(found >= 3);
    catalog_free(catalog);
    arena_free(arena);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_manual_has_the_help_of_every_command),
        cmocka_unit_test(test_manual_lists_the_global_options),
        cmocka_unit_test(test_manual_lists_every_export_format),
        cmocka_unit_test(test_manual_lists_every_key),
        cmocka_unit_test(test_manual_lists_every_context),
        cmocka_unit_test(test_manual_lists_every_key_name),
        cmocka_unit_test(test_manual_lists_every_setting),
        cmocka_unit_test(test_example_config_of_the_manual_is_valid),
        cmocka_unit_test(test_manual_lists_every_filter_form),
        cmocka_unit_test(test_manual_lists_every_level),
        cmocka_unit_test(test_filters_of_the_manual_parse),
    };

    assert_int_equal(count, 2);
    folder = arguments[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
