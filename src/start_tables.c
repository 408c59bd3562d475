#include "start.h"

#include "tui/widgets/prompt.h"

/* The explorer's tables as rows for the command line. */

struct rows {
    struct cli *cli;
    const struct keymap *keymap;
    struct key_row *rows;
    size_t count;
};

static void add_actions(struct rows *rows, const struct screen *screen,
                        const struct action *actions, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char keys[KEYMAP_BYTES];

        keymap_keys(rows->keymap, screen, &actions[i], keys);
        rows->rows[rows->count++] = (struct key_row){
            .context = screen ? screen->name : keymap_everywhere,
            .command = actions[i].name,
            .keys = arena_string(rows->cli->arena, keys),
            .summary = actions[i].summary,
        };
    }
}

static void add_prompt(struct rows *rows)
{
    for (size_t i = 0; i < n_prompt_keys; i++)
        rows->rows[rows->count++] = (struct key_row){"prompt", prompt_keys[i].name,
                                                     prompt_keys[i].keys, prompt_keys[i].summary};
}

static void note_faults(struct cli *cli, struct diagnostics *diagnostics,
                        struct diagnostics *warnings)
{
    cli_report(cli, diagnostics);
    cli_report(cli, warnings);
    diagnostics_free(diagnostics);
    diagnostics_free(warnings);
}

static struct config current_config(struct cli *cli)
{
    struct diagnostics *diagnostics = diagnostics_new(), *warnings = diagnostics_new();
    struct config config = {.keymap = keymap_new(cli->arena)};
    struct error error;

    if (!start_read_config(cli, NULL, &config, diagnostics, warnings, &error))
        cli_note(cli, "whichstack: %s", error.message);
    note_faults(cli, diagnostics, warnings);
    return config;
}

static size_t list_keys(struct cli *cli, const struct key_row **ret_rows)
{
    struct config config = current_config(cli);
    struct rows rows = {.cli = cli, .keymap = config.keymap};
    size_t most = n_common_actions + n_prompt_keys;

    for (size_t i = 0; i < n_screens; i++)
        most += screens[i]->n_actions;
    rows.rows = ARENA_ARRAY(cli->arena, struct key_row, most);
    add_actions(&rows, NULL, common_actions, n_common_actions);
    for (size_t i = 0; i < n_screens; i++)
        add_actions(&rows, screens[i], screens[i]->actions, screens[i]->n_actions);
    add_prompt(&rows);
    *ret_rows = rows.rows;
    return rows.count;
}

static const char *const *choices_of(struct cli *cli, const struct setting *setting)
{
    size_t count = 0;

    while (setting_choice(setting, count))
        count++;
    const char **choices = ARENA_ARRAY(cli->arena, const char *, count + 1);
    for (size_t i = 0; i <= count; i++)
        choices[i] = setting_choice(setting, i);
    return choices;
}

static size_t list_settings(struct cli *cli, const struct setting_row **ret_rows)
{
    struct config config = current_config(cli);
    struct setting_row *rows = ARENA_ARRAY(cli->arena, struct setting_row, n_settings);

    for (size_t i = 0; i < n_settings; i++)
        rows[i] = (struct setting_row){
            settings[i].name, choices_of(cli, &settings[i]), settings[i].standard,
            config_value(&config, settings[i].name), settings[i].summary};
    *ret_rows = rows;
    return n_settings;
}

static int check_config(struct cli *cli, const char *path)
{
    struct diagnostics *diagnostics = diagnostics_new(), *warnings = diagnostics_new();
    struct config config = {.keymap = keymap_new(cli->arena)};
    int faults = -1;

    if (start_read_config(cli, path, &config, diagnostics, warnings, &cli->error))
        faults = (int)diagnostics_count(diagnostics);
    note_faults(cli, diagnostics, warnings);
    return faults;
}

const struct interactive start_interactive = {
    .explore = start_explorer,
    .explore_team = start_team,
    .pick = start_pick,
    .keys = list_keys,
    .settings = list_settings,
    .check_theme = start_check_theme,
    .check = check_config,
};
