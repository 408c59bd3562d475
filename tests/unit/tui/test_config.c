#include "unit.h"

#include "base/text/text.h"
#include "base/text/utf8.h"
#include "base/text/width.h"
#include "tui/app/app.h"
#include "tui/app/config.h"
#include "tui/terminal/keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The config file: what it sets, what it reports, and which keys it leaves in force. */

struct reading {
    struct arena *arena;
    struct config config;
    struct diagnostics *diagnostics, *warnings;
};

static int begin(void **state)
{
    struct reading *reading = calloc(1, sizeof(*reading));

    assert_non_null(reading);
    reading->arena = arena_new();
    reading->config = (struct config){.keymap = keymap_new(reading->arena)};
    reading->diagnostics = diagnostics_new();
    reading->warnings = diagnostics_new();
    *state = reading;
    return 0;
}

static int end(void **state)
{
    struct reading *reading = *state;

    diagnostics_free(reading->diagnostics);
    diagnostics_free(reading->warnings);
    arena_free(reading->arena);
    free(reading);
    return 0;
}

static void read_text(struct reading *reading, const char *text)
{
    config_read("config", text, strlen(text), &reading->config, reading->diagnostics,
                reading->warnings);
}

static const struct action *runs(struct reading *reading, const char *screen, const char *key)
{
    uint32_t code;

    assert_true(key_code(key, &code));
    return keymap_find(reading->config.keymap, app_find_screen(screen), code);
}

static void assert_runs(struct reading *reading, const char *screen, const char *key,
                        const char *command)
{
    const struct action *action = runs(reading, screen, key);

    assert_string_equal(action ? action->name : "-", command);
}

static const char *keys_of(struct reading *reading, const char *screen, const char *command,
                           char keys[KEYMAP_BYTES])
{
    const struct screen *at = app_find_screen(screen);

    keymap_keys(reading->config.keymap, at, keymap_action(at, command), keys);
    return keys;
}

static void test_empty_config_keeps_the_defaults(void **state)
{
    struct reading *reading = *state;

    read_text(reading, "\n# a remark\n   \t\n");
    assert_string_equal(config_value(&reading->config, "theme"), "default");
    assert_true(config_is(&reading->config, "mouse", "on"));
    assert_false(config_is(&reading->config, "selection", "marker"));
    assert_false(config_is(&reading->config, "ambiguous", "2"));
    assert_true(config_blocks(&reading->config));
    assert_int_equal(keymap_count(reading->config.keymap), 0);
    assert_int_equal(diagnostics_count(reading->diagnostics), 0);
    assert_int_equal(diagnostics_count(reading->warnings), 0);
}

static void test_settings_are_taken(void **state)
{
    struct reading *reading = *state;

    read_text(reading, "set theme light\n\tset  mouse\toff\r\nset selection marker\n"
                       "set ambiguous 2 # wide\nset charts auto #");
    assert_string_equal(config_value(&reading->config, "theme"), "light");
    assert_false(config_is(&reading->config, "mouse", "on"));
    assert_true(config_is(&reading->config, "selection", "marker"));
    assert_true(config_is(&reading->config, "ambiguous", "2"));
    assert_false(config_blocks(&reading->config));
    read_text(reading, "set charts blocks");
    assert_true(config_blocks(&reading->config));
    read_text(reading, "set charts ascii\nset ambiguous 1");
    assert_false(config_blocks(&reading->config));
    assert_int_equal(diagnostics_count(reading->diagnostics), 0);
}

/* Each word of each setting is accepted, and no other. */
static void test_only_the_words_of_a_setting_are_accepted(void **state)
{
    struct reading *reading = *state;
    char line[128];

    for (size_t i = 0; i < n_settings; i++)
        for (size_t j = 0; setting_choice(&settings[i], j); j++) {
            snprintf(line, sizeof(line), "set %s %s\n", settings[i].name,
                     setting_choice(&settings[i], j));
            read_text(reading, line);
        }
    assert_int_equal(diagnostics_count(reading->diagnostics), 0);
    for (size_t i = 0; i < n_settings; i++) {
        snprintf(line, sizeof(line), "set %s neither\n", settings[i].name);
        read_text(reading, line);
    }
    assert_int_equal(diagnostics_count(reading->diagnostics), n_settings);
}

static const struct {
    const char *line, *diagnostic;
} faults[] = {
    {"sett theme dark", "config:1:1: unknown word 'sett': expected 'set NAME VALUE', 'bind "
                        "CONTEXT KEY COMMAND' or a comment after #"},
    {"set theme", "config:1:10: expected 'set NAME VALUE', two words after 'set'"},
    {"set theme dark light", "config:1:16: expected 'set NAME VALUE', two words after 'set'"},
    {"set them dark", "config:1:5: there is no setting 'them'; did you mean 'theme'?"},
    {"set theme drak", "config:1:11: 'drak' is not a value of theme; it is one of default, dark, "
                       "light, high-contrast, mono; did you mean 'dark'?"},
    {"set mouse yes", "config:1:11: 'yes' is not a value of mouse; it is one of on, off"},
    {"bind catalog x", "config:1:15: expected 'bind CONTEXT KEY COMMAND', three words after "
                       "'bind'"},
    {"bind catalog x mark mark-all",
     "config:1:21: expected 'bind CONTEXT KEY COMMAND', three words after 'bind'"},
    {"bind katalog x mark", "config:1:6: there is no context 'katalog': it is 'all' or the name "
                            "of a screen; did you mean 'catalog'?"},
    {"bind catalog Alt-x mark", "config:1:6: there is no key 'Alt-x': write it as x, X, Ctrl-X, "
                                "Space, Enter, Tab, Esc, Up, PgDn or F5"},
    {"bind catalog x marks", "config:1:6: there is no command 'marks' in catalog ('whichstack "
                             "keys' lists them); did you mean 'mark'?"},
    {"bind all x mark-all", "config:1:6: there is no command 'mark-all' of all screens "
                            "('whichstack keys' lists them)"},
    {"bind all Ctrl-C help", "config:1:6: Ctrl-C always leaves and cannot be bound"},
    {"bind all Ctrl-C -", "config:1:6: Ctrl-C always leaves and cannot be bound"},
};

static void test_faults_name_line_and_column(void **state)
{
    struct reading *reading = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(faults); i++) {
        read_text(reading, faults[i].line);
        assert_int_equal(diagnostics_count(reading->diagnostics), i + 1);
        assert_string_equal(diagnostics_line(reading->diagnostics, i), faults[i].diagnostic);
    }
    assert_string_equal(config_value(&reading->config, "theme"), "default");
    assert_int_equal(keymap_count(reading->config.keymap), 0);
}

static void test_wrong_line_does_not_affect_the_others(void **state)
{
    struct reading *reading = *state;

    read_text(reading, "set theme dark\nset theme drak\nset mouse off\n");
    assert_string_equal(config_value(&reading->config, "theme"), "dark");
    assert_false(config_is(&reading->config, "mouse", "on"));
    assert_int_equal(diagnostics_count(reading->diagnostics), 1);
    assert_true(text_starts_with(diagnostics_line(reading->diagnostics, 0), "config:2:11: "));
}

static void test_duplicate_binding_is_an_error(void **state)
{
    struct reading *reading = *state;

    read_text(reading, "bind catalog x mark # a remark\nbind catalog x sort\nbind all x help\n");
    assert_int_equal(diagnostics_count(reading->diagnostics), 1);
    assert_string_equal(diagnostics_line(reading->diagnostics, 0),
                        "config:2:6: 'x' in catalog is bound by an earlier line: "
                        "remove one of the two");
    assert_runs(reading, "catalog", "x", "mark");
    assert_runs(reading, "detail", "x", "help");
}

/* Every command of every screen can be given a key, which then runs it and is shown first. */
static void test_every_command_can_be_bound(void **state)
{
    char line[128], keys[KEYMAP_BYTES];

    for (size_t i = 0; i < n_screens; i++)
        for (size_t j = 0; j < screens[i]->n_actions + n_common_actions; j++) {
            const struct screen *screen = screens[i];
            const char *name = j < screen->n_actions ? screen->actions[j].name
                                                     : common_actions[j - screen->n_actions].name;
            assert_int_equal(begin(state), 0);
            struct reading *reading = *state;
            snprintf(line, sizeof(line), "bind %s F5 %s\n", screen->name, name);
            read_text(reading, line);
            assert_int_equal(diagnostics_count(reading->diagnostics), 0);
            assert_runs(reading, screen->name, "F5", name);
            assert_true(text_starts_with(keys_of(reading, screen->name, name, keys), "F5"));
            end(state);
        }
    assert_int_equal(begin(state), 0);
}

static void test_user_binding_overrides_every_table(void **state)
{
    struct reading *reading = *state;
    char keys[KEYMAP_BYTES];

    read_text(reading, "bind all s help\nbind detail s search\nbind all # undo\n");
    assert_runs(reading, "catalog", "#", "undo");
    assert_runs(reading, "catalog", "s", "help"); /* where it is `sort` by the table */
    assert_runs(reading, "result", "s", "help");
    assert_runs(reading, "detail", "s", "search");
    assert_string_equal(keys_of(reading, "catalog", "help", keys), "s ? F1");
    assert_string_equal(keys_of(reading, "detail", "help", keys), "? F1");
    assert_string_equal(keys_of(reading, "detail", "search", keys), "s /");
    assert_string_equal(keys_of(reading, "catalog", "sort", keys), "");
}

/* A terminal sends Backspace for Ctrl-H. Ctrl-J is Enter until it is bound. */
static void test_keys_that_send_what_others_send_are_named_as_they_run(void **state)
{
    struct reading *reading = *state;
    char keys[KEYMAP_BYTES];

    read_text(reading, "bind catalog Ctrl-H mark\nbind catalog Ctrl-J reverse\n");
    assert_runs(reading, "catalog", "Backspace", "mark");
    assert_string_equal(keys_of(reading, "catalog", "mark", keys), "Backspace Space");
    assert_runs(reading, "catalog", "Ctrl-J", "reverse");
    assert_runs(reading, "catalog", "Enter", "open");
    assert_string_equal(keys_of(reading, "catalog", "reverse", keys), "Ctrl-J S");
}

static void assert_is_named(uint32_t code, const char *expected)
{
    char name[KEY_NAME_BYTES];
    uint32_t read;

    key_name(code, name);
    assert_string_equal(name, expected);
    assert_true(key_code(name, &read));
    assert_int_equal(read, code);
}

/* What `keys` prints can be written into the file. */
static void test_name_of_a_key_stands_for_it(void **state)
{
    (void)state;
    char name[KEY_NAME_BYTES];

    for (uint32_t code = 0; code < ' '; code++) {
        snprintf(name, sizeof(name), "Ctrl-%c", (char)(code + '@'));
        if (code != '\b' && code != '\t' && code != '\r' && code != 27)
            assert_is_named(code, name);
    }
    assert_is_named(KEY_CODE_BACKSPACE, "Backspace");
    assert_is_named('\t', "Tab");
    assert_is_named('\r', "Enter");
    assert_is_named(27, "Esc");
    assert_is_named(' ', "Space");
    for (char character = '!'; character <= '~'; character++)
        assert_is_named((uint32_t)character, (const char[]){character, '\0'});
    for (uint32_t number = 1; number <= 12; number++) {
        snprintf(name, sizeof(name), "F%u", number);
        assert_is_named(KEY_CODE_F1 + number - 1, name);
    }
    assert_is_named(0xE4, "\u00e4");
}

static void test_command_without_a_key_is_warned_about(void **state)
{
    struct reading *reading = *state;

    read_text(reading, "bind catalog s mark\n");
    assert_int_equal(diagnostics_count(reading->diagnostics), 0);
    assert_int_equal(diagnostics_count(reading->warnings), 1);
    assert_string_equal(diagnostics_line(reading->warnings, 0),
                        "config: warning: 'sort' in catalog has no key: all its keys run "
                        "other commands");
}

static void test_unbound_key_runs_nothing(void **state)
{
    struct reading *reading = *state;
    char keys[KEYMAP_BYTES];

    read_text(reading, "bind all q -\nbind catalog s -\n");
    assert_null(runs(reading, "catalog", "q"));
    assert_null(runs(reading, "catalog", "s"));
    assert_runs(reading, "catalog", "Ctrl-C", "quit");
    assert_string_equal(keys_of(reading, "catalog", "back", keys), "");
    assert_int_equal(diagnostics_count(reading->warnings), 0); /* on purpose */
}

/* --- in the explorer ---------------------------------------------------------------------------- */

static bool sees_at(struct app *app, int rows, int columns, const char *wanted)
{
    struct surface *surface = surface_new(rows, columns);
    struct text picture;
    bool seen;

    text_init(&picture);
    app_draw(app, surface);
    surface_dump(surface, false, &picture);
    seen = strstr(picture.bytes, wanted) != NULL;
    text_finish(&picture);
    surface_free(surface);
    return seen;
}

static bool sees(struct app *app, const char *wanted)
{
    return sees_at(app, 24, 80, wanted);
}

static void press(struct app *app, const char *key)
{
    uint32_t code;

    assert_true(key_code(key, &code));
    app_handle(app, &(struct event){.kind = EVENT_KEY, .code = code});
}

static void click(struct app *app, int row, int column)
{
    app_handle(app, &(struct event){
                        .kind = EVENT_MOUSE, .action = MOUSE_CLICK, .row = row, .column = column});
}

static struct app *explore(struct reading *reading, struct catalog **ret_catalog)
{
    struct error error;
    const struct app_options options = {
        .program = "whichstack", .today = "2026-11-22", .config.keymap = reading->config.keymap};
    struct app_options with = options;

    assert_true(catalog_open(getenv("WHICHSTACK_TEST_CATALOG"), ret_catalog, &error));
    with.catalog = *ret_catalog;
    struct app *app = app_new(&with);
    app_resize(app, 24, 80);
    return app;
}

static void test_footer_help_and_dispatch_agree(void **state)
{
    struct reading *reading = *state;
    struct catalog *catalog;

    read_text(reading, "bind catalog m mark\nbind all q -\nbind all z back\nbind all F6 help\n"
                       "bind all F7 undo\n");
    assert_int_equal(diagnostics_count(reading->diagnostics), 0);
    struct app *app = explore(reading, &catalog);
    assert_true(sees(app, "m mark"));
    assert_true(sees(app, "F6 Help"));
    assert_true(sees(app, "z quit"));
    assert_false(sees(app, "q quit"));
    press(app, "m");
    assert_int_equal(app->catalog_view.n_marks, 1);
    press(app, "Space"); /* the table's key still works */
    assert_int_equal(app->catalog_view.n_marks, 2);
    press(app, "F7");
    assert_int_equal(app->catalog_view.n_marks, 1);
    press(app, "q");
    assert_true(app->running);
    assert_true(sees(app, "No key q here; press F6 for help"));
    press(app, "F6");
    assert_true(sees(app, "m       Mark this row"));
    press(app, "m");
    assert_true(sees(app, "m Space          mark"));
    assert_true(sees(app, "Keys of your own: 5"));
    press(app, "Esc");
    press(app, "Esc");
    press(app, "z");
    assert_false(app->running);
    app_free(app);
    catalog_free(catalog);
}

/* Keys that do the same kind of thing stand together in the footer, as they are bound. */
static void test_footer_joins_keys_of_one_kind(void **state)
{
    struct reading *reading = *state;
    struct catalog *catalog;

    read_text(reading, "bind evidence N next-evidence\nbind evidence n -\nbind result 3 -\n");
    struct app *app = explore(reading, &catalog);
    app_resize(app, 40, 120);
    press(app, "a");
    assert_true(sees_at(app, 40, 120, "1-7 choose"));
    press(app, "1");
    press(app, "r");
    assert_true(sees_at(app, 40, 120, "1-2 4-6 section"));
    assert_true(sees_at(app, 40, 120, "j k move"));
    press(app, "2");
    press(app, "Enter");
    assert_true(sees_at(app, 40, 120, "N p figure"));
    app_free(app);
    catalog_free(catalog);
}

/* What the pictures say of keys is what the user has bound, and only where it works. */
static void test_screens_show_the_bound_keys(void **state)
{
    struct reading *reading = *state;
    struct catalog *catalog;

    read_text(reading, "bind questions D most-decisive\nbind questions N -\n"
                       "bind all R result\nbind all r -\n");
    struct app *app = explore(reading, &catalog);
    press(app, "a");
    press(app, "1");
    app_resize(app, 40, 120);
    app_finish_work(app);
    assert_true(sees_at(app, 40, 120, "D matters most"));
    assert_true(sees_at(app, 40, 120, "D goes there"));
    press(app, "R");
    assert_true(sees_at(app, 40, 120, "1 Summary"));
    assert_false(sees_at(app, 40, 120, "D goes there"));
    app_free(app);
    catalog_free(catalog);
}

static void test_ctrl_c_always_leaves(void **state)
{
    struct reading *reading = *state;
    struct catalog *catalog;

    read_text(reading, "bind all q -\nbind all Q -\nbind all F10 -\nbind all Ctrl-C -\n");
    struct app *app = explore(reading, &catalog);
    press(app, "Q");
    press(app, "q");
    assert_true(app->running);
    press(app, "Ctrl-C");
    assert_false(app->running);
    app_free(app);
    catalog_free(catalog);
}

/* The footer's entries answer to a click with what their key does. */
static void test_footer_keys_are_clickable(void **state)
{
    struct reading *reading = *state;
    struct catalog *catalog;
    struct app *app = explore(reading, &catalog);

    assert_true(sees(app, " Enter read  / filter  s sort  Space mark"));
    click(app, 23, 33); /* mark */
    assert_int_equal(app->catalog_view.n_marks, 1);
    click(app, 23, 13); /* filter */
    assert_non_null(app->prompt.label);
    assert_true(sees(app, " Enter accept  Esc cancel"));
    click(app, 23, 18); /* cancel */
    assert_null(app->prompt.label);
    click(app, 23, 1); /* open */
    assert_string_equal(app_screen(app)->name, "detail");
    assert_true(sees(app, "q close"));
    click(app, 0, 36); /* a place, in the top bar */
    assert_string_equal(app_screen(app)->name, "result");
    click(app, 0, 15);
    assert_int_equal(app_depth(app), 1);
    press(app, "Enter");
    click(app, 23, 79); /* beside them: nothing */
    assert_int_equal(app_depth(app), 2);
    app_free(app);
    catalog_free(catalog);
}

static void test_wheel_moves_the_cursor(void **state)
{
    struct reading *reading = *state;
    struct catalog *catalog;
    struct app *app = explore(reading, &catalog);
    const struct event down = {
        .kind = EVENT_MOUSE, .action = MOUSE_WHEEL_DOWN, .row = 10, .column = 10};

    app_resize(app, 40, 120);
    assert_true(sees_at(app, 40, 120, "> Node.js"));
    app_handle(app, &down);
    assert_true(sees_at(app, 40, 120, "> Django"));
    app_free(app);
    catalog_free(catalog);
}

/* Keys for the terminal work while a prompt is open, and leave its text as it is. */
static void test_prompt_passes_suspend_and_redraw_keys(void **state)
{
    struct reading *reading = *state;
    struct catalog *catalog;

    read_text(reading, "bind all Ctrl-T repaint\n");
    struct app *app = explore(reading, &catalog);
    press(app, "/");
    press(app, "d");
    press(app, "Ctrl-L");
    assert_int_equal(app->request, REQUEST_REPAINT);
    app->request = REQUEST_NONE;
    press(app, "Ctrl-T");
    assert_int_equal(app->request, REQUEST_REPAINT);
    press(app, "Ctrl-Z");
    assert_int_equal(app->request, REQUEST_SUSPEND);
    assert_string_equal(app->prompt.text, "d");
    app_free(app);
    catalog_free(catalog);
}

/* Sentences of the result name the key that lifts a rule here. */
static void test_sentences_name_bound_keys(void **state)
{
    struct reading *reading = *state;
    struct catalog *catalog;
    struct text text;

    read_text(reading, "bind result X lift\nbind result x -\nbind result U undo\n");
    struct app *app = explore(reading, &catalog);
    struct surface *surface = surface_new(24, 80);
    static const char *const given[][2] = {{"language-rule", "php"}, {"typing", "required"}};
    size_t count;
    const struct question_entry *questions = catalog_questions(catalog, &count);

    for (size_t i = 0; i < ARRAY_LENGTH(given); i++) {
        int question = catalog_find_question(catalog, given[i][0]);
        app_answer(app, question, catalog_find_option(&questions[question], given[i][1]));
    }
    text_init(&text);
    press(app, "r");
    app_draw(app, surface);
    surface_dump(surface, false, &text);
    assert_non_null(strstr(text.bytes, "Nothing fits"));
    assert_non_null(strstr(text.bytes, "X lifts one of the rules below; U"));
    assert_non_null(strstr(text.bytes, "\n  X "));
    assert_null(strstr(text.bytes, "x lifts"));
    text_finish(&text);
    surface_free(surface);
    app_free(app);
    catalog_free(catalog);
}

/* With `ambiguous 2` no character is shown that takes two columns in an East Asian font. */
static void test_narrow_option_avoids_ambiguous_characters(void **state)
{
    struct reading *reading = *state;
    struct catalog *catalog;
    struct app *app = explore(reading, &catalog);
    struct surface *surface = surface_new(40, 120);

    app->options.unicode = true;
    app_resize(app, 40, 120);
    for (int narrow = 0; narrow < 2; narrow++) {
        size_t n_ambiguous = 0;
        config_set(&app->options.config, "ambiguous", narrow ? "2" : "1");
        app_draw(app, surface);
        for (int i = 0; i < 40 * 120; i++) {
            uint32_t code;
            const char *bytes = surface->cells[i].bytes;
            utf8_decode(bytes, strlen(bytes), &code);
            n_ambiguous += width_is_ambiguous(code);
        }
        assert_true(narrow ? n_ambiguous == 0 : n_ambiguous > 100);
    }
    surface_free(surface);
    app_free(app);
    catalog_free(catalog);
}

/* The tables by themselves: no key twice on one screen, each command with its sentence. */
static void test_key_tables_are_consistent(void **state)
{
    (void)state;
    for (size_t i = 0; i < n_screens; i++)
        for (size_t j = 0; j < screens[i]->n_actions; j++) {
            const struct action *action = &screens[i]->actions[j];
            char name[KEY_NAME_BYTES];
            assert_true(action->summary && action->summary[0] != '\0');
            for (const char *rest = action->keys; *rest; rest += strspn(rest, " ")) {
                uint32_t code;
                key_first(rest, name);
                rest += strcspn(rest, " ");
                assert_true(key_code(name, &code));
                for (size_t k = 0; k < screens[i]->n_actions; k++)
                    assert_true(k == j || !key_listed(name, screens[i]->actions[k].keys));
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_empty_config_keeps_the_defaults, begin, end),
        cmocka_unit_test_setup_teardown(test_settings_are_taken, begin, end),
        cmocka_unit_test_setup_teardown(test_only_the_words_of_a_setting_are_accepted, begin, end),
        cmocka_unit_test_setup_teardown(test_faults_name_line_and_column, begin, end),
        cmocka_unit_test_setup_teardown(test_wrong_line_does_not_affect_the_others, begin, end),
        cmocka_unit_test_setup_teardown(test_duplicate_binding_is_an_error, begin, end),
        cmocka_unit_test_teardown(test_every_command_can_be_bound, end),
        cmocka_unit_test_setup_teardown(test_user_binding_overrides_every_table, begin, end),
        cmocka_unit_test_setup_teardown(test_keys_that_send_what_others_send_are_named_as_they_run,
                                        begin, end),
        cmocka_unit_test(test_name_of_a_key_stands_for_it),
        cmocka_unit_test_setup_teardown(test_command_without_a_key_is_warned_about, begin, end),
        cmocka_unit_test_setup_teardown(test_unbound_key_runs_nothing, begin, end),
        cmocka_unit_test_setup_teardown(test_footer_help_and_dispatch_agree, begin, end),
        cmocka_unit_test_setup_teardown(test_screens_show_the_bound_keys, begin, end),
        cmocka_unit_test_setup_teardown(test_ctrl_c_always_leaves, begin, end),
        cmocka_unit_test_setup_teardown(test_footer_joins_keys_of_one_kind, begin, end),
        cmocka_unit_test_setup_teardown(test_footer_keys_are_clickable, begin, end),
        cmocka_unit_test_setup_teardown(test_wheel_moves_the_cursor, begin, end),
        cmocka_unit_test_setup_teardown(test_prompt_passes_suspend_and_redraw_keys, begin, end),
        cmocka_unit_test_setup_teardown(test_sentences_name_bound_keys, begin, end),
        cmocka_unit_test_setup_teardown(test_narrow_option_avoids_ambiguous_characters, begin, end),
        cmocka_unit_test(test_key_tables_are_consistent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
