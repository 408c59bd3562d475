#include "unit.h"

#include "base/text.h"
#include "tui/config.h"
#include "tui/keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The config file: what it sets, what it complains of, and which keys it leaves in force. */

struct reading {
    struct arena *arena;
    struct config config;
    struct complaints *complaints, *warnings;
};

static int begin(void **state)
{
    struct reading *reading = calloc(1, sizeof(*reading));

    assert_non_null(reading);
    reading->arena = arena_new();
    reading->config = config_default(reading->arena);
    reading->complaints = complaints_new();
    reading->warnings = complaints_new();
    *state = reading;
    return 0;
}

static int end(void **state)
{
    struct reading *reading = *state;

    complaints_free(reading->complaints);
    complaints_free(reading->warnings);
    arena_free(reading->arena);
    free(reading);
    return 0;
}

static void read_text(struct reading *reading, const char *text)
{
    config_read("config", text, strlen(text), &reading->config, reading->complaints,
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

static void nothing_set_is_the_default(void **state)
{
    struct reading *reading = *state;

    read_text(reading, "\n# a remark\n   \t\n");
    assert_ptr_equal(reading->config.theme, themes[0]);
    assert_true(reading->config.mouse);
    assert_false(reading->config.marker);
    assert_false(reading->config.ambiguous_wide);
    assert_true(config_blocks(&reading->config));
    assert_int_equal(keymap_count(reading->config.keymap), 0);
    assert_int_equal(complaints_count(reading->complaints), 0);
    assert_int_equal(complaints_count(reading->warnings), 0);
}

static void settings_are_taken(void **state)
{
    struct reading *reading = *state;

    read_text(reading, "set theme light\n\tset  mouse\toff\r\nset selection marker\n"
                       "set ambiguous 2\nset charts auto");
    assert_string_equal(reading->config.theme->name, "light");
    assert_false(reading->config.mouse);
    assert_true(reading->config.marker);
    assert_true(reading->config.ambiguous_wide);
    assert_false(config_blocks(&reading->config));
    read_text(reading, "set charts blocks");
    assert_true(config_blocks(&reading->config));
    read_text(reading, "set charts ascii\nset ambiguous 1");
    assert_false(config_blocks(&reading->config));
    assert_int_equal(complaints_count(reading->complaints), 0);
}

/* Each word of each setting is accepted, and no other. */
static void every_word_of_every_setting(void **state)
{
    struct reading *reading = *state;
    char line[128];

    for (size_t i = 0; i < n_settings; i++)
        for (size_t j = 0; setting_word(&settings[i], j); j++) {
            snprintf(line, sizeof(line), "set %s %s\n", settings[i].name,
                     setting_word(&settings[i], j));
            read_text(reading, line);
        }
    assert_int_equal(complaints_count(reading->complaints), 0);
    for (size_t i = 0; i < n_settings; i++) {
        snprintf(line, sizeof(line), "set %s neither\n", settings[i].name);
        read_text(reading, line);
    }
    assert_int_equal(complaints_count(reading->complaints), n_settings);
}

static const struct {
    const char *line, *complaint;
} faults[] = {
    {"sett theme dark", "config:1:1: 'sett' begins no line: expected 'set NAME VALUE', 'bind "
                        "CONTEXT KEY COMMAND' or a # before a remark"},
    {"set theme", "config:1:10: expected 'set NAME VALUE', two words after 'set'"},
    {"set theme dark light", "config:1:16: expected 'set NAME VALUE', two words after 'set'"},
    {"set them dark", "config:1:5: there is no setting 'them'; did you mean 'theme'?"},
    {"set theme drak", "config:1:11: 'drak' is no value of theme, which is one of default, dark, "
                       "light, high-contrast, mono; did you mean 'dark'?"},
    {"set mouse yes", "config:1:11: 'yes' is no value of mouse, which is one of on, off"},
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

static void faults_name_line_and_column(void **state)
{
    struct reading *reading = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(faults); i++) {
        read_text(reading, faults[i].line);
        assert_int_equal(complaints_count(reading->complaints), i + 1);
        assert_string_equal(complaints_line(reading->complaints, i), faults[i].complaint);
    }
    assert_ptr_equal(reading->config.theme, themes[0]);
    assert_int_equal(keymap_count(reading->config.keymap), 0);
}

static void a_fault_leaves_the_other_lines(void **state)
{
    struct reading *reading = *state;

    read_text(reading, "set theme dark\nset theme drak\nset mouse off\n");
    assert_string_equal(reading->config.theme->name, "dark");
    assert_false(reading->config.mouse);
    assert_int_equal(complaints_count(reading->complaints), 1);
    assert_true(text_starts_with(complaints_line(reading->complaints, 0), "config:2:11: "));
}

static void a_key_twice_is_a_clash(void **state)
{
    struct reading *reading = *state;

    read_text(reading, "bind catalog x mark\nbind catalog x sort\nbind all x help\n");
    assert_int_equal(complaints_count(reading->complaints), 1);
    assert_string_equal(complaints_line(reading->complaints, 0),
                        "config:2:6: 'x' in catalog is bound already, by a line above: leave one "
                        "of the two out");
    assert_runs(reading, "catalog", "x", "mark");
    assert_runs(reading, "detail", "x", "help");
}

/* Every command of every screen can be given a key, which then runs it and is shown first. */
static void every_command_can_be_bound(void **state)
{
    char line[128], keys[KEYMAP_BYTES];

    for (size_t i = 0; i < n_screens; i++)
        for (size_t j = 0; j < screens[i]->n_actions + n_common_actions; j++) {
            const struct screen *screen = screens[i];
            const char *name = j < screen->n_actions
                                   ? screen->actions[j].name
                                   : common_actions[j - screen->n_actions].name;
            assert_int_equal(begin(state), 0);
            struct reading *reading = *state;
            snprintf(line, sizeof(line), "bind %s F5 %s\n", screen->name, name);
            read_text(reading, line);
            assert_int_equal(complaints_count(reading->complaints), 0);
            assert_runs(reading, screen->name, "F5", name);
            assert_true(text_starts_with(keys_of(reading, screen->name, name, keys), "F5"));
            end(state);
        }
    assert_int_equal(begin(state), 0);
}

static void a_user_key_beats_every_table(void **state)
{
    struct reading *reading = *state;
    char keys[KEYMAP_BYTES];

    read_text(reading, "bind all s help\nbind detail s search\n");
    assert_runs(reading, "catalog", "s", "help"); /* where it is `sort` by the table */
    assert_runs(reading, "result", "s", "help");
    assert_runs(reading, "detail", "s", "search");
    assert_string_equal(keys_of(reading, "catalog", "help", keys), "s ? F1");
    assert_string_equal(keys_of(reading, "detail", "help", keys), "? F1");
    assert_string_equal(keys_of(reading, "detail", "search", keys), "s /");
    assert_string_equal(keys_of(reading, "catalog", "sort", keys), "");
}

static void a_command_that_lost_its_key_is_named(void **state)
{
    struct reading *reading = *state;

    read_text(reading, "bind catalog s mark\n");
    assert_int_equal(complaints_count(reading->complaints), 0);
    assert_int_equal(complaints_count(reading->warnings), 1);
    assert_string_equal(complaints_line(reading->warnings, 0),
                        "config: warning: 'sort' in catalog has no key left: its own run other "
                        "commands now");
}

static void a_key_that_is_let_go_runs_nothing(void **state)
{
    struct reading *reading = *state;
    char keys[KEYMAP_BYTES];

    read_text(reading, "bind all q -\nbind catalog s -\n");
    assert_null(runs(reading, "catalog", "q"));
    assert_null(runs(reading, "catalog", "s"));
    assert_runs(reading, "catalog", "Ctrl-C", "quit");
    assert_string_equal(keys_of(reading, "catalog", "back", keys), "h Left Backspace");
    assert_int_equal(complaints_count(reading->warnings), 0); /* on purpose */
}

/* The tables by themselves: no key twice on one screen, each command with its sentence. */
static void tables_are_sound(void **state)
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
                    assert_true(k == j || !key_listed(code, screens[i]->actions[k].keys));
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_set_is_the_default, begin, end),
        cmocka_unit_test_setup_teardown(settings_are_taken, begin, end),
        cmocka_unit_test_setup_teardown(every_word_of_every_setting, begin, end),
        cmocka_unit_test_setup_teardown(faults_name_line_and_column, begin, end),
        cmocka_unit_test_setup_teardown(a_fault_leaves_the_other_lines, begin, end),
        cmocka_unit_test_setup_teardown(a_key_twice_is_a_clash, begin, end),
        cmocka_unit_test_teardown(every_command_can_be_bound, end),
        cmocka_unit_test_setup_teardown(a_user_key_beats_every_table, begin, end),
        cmocka_unit_test_setup_teardown(a_command_that_lost_its_key_is_named, begin, end),
        cmocka_unit_test_setup_teardown(a_key_that_is_let_go_runs_nothing, begin, end),
        cmocka_unit_test(tables_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
