#include "cli/command.h"

#include "base/array.h"
#include "cli/interactive.h"
#include "document/table/data_table.h"
#include "store/node/json.h"

#include <stdio.h>
#include <string.h>

/* Prints the current keys of the explorer. */

static const char *shown_context(const char *context)
{
    return text_equal(context, "all") ? "every screen" : context;
}

static void write_text(struct cli *cli, const struct key_row *rows, size_t count, int width)
{
    struct data_table *table = data_table_new(cli->arena);
    const char *context = "";

    data_table_column(table, "keys", "Keys", ALIGN_LEFT);
    data_table_column(table, "command", "Command", ALIGN_LEFT);
    data_table_column(table, "summary", "Does", ALIGN_LEFT);
    for (size_t i = 0; i < count; i++) {
        if (!text_equal(rows[i].context, context))
            data_table_group(table, shown_context(rows[i].context));
        context = rows[i].context;
        data_table_row(table);
        data_table_cell(table, rows[i].keys[0] ? rows[i].keys : "-");
        data_table_cell(table, rows[i].command);
        data_table_cell(table, rows[i].summary);
    }
    data_table_write_text(table, width, &cli->out);
}

static struct json *keys_of(const char *keys)
{
    struct json *list = json_new_list();

    while (*keys) {
        size_t length = strcspn(keys, " ");
        char name[32];
        snprintf(name, sizeof(name), "%.*s", (int)length, keys);
        json_add(list, json_new_text(name));
        keys += length;
        keys += strspn(keys, " ");
    }
    return list;
}

static void write_json(struct cli *cli, const struct key_row *rows, size_t count)
{
    struct json *all = json_new_object(), *list = json_new_list();

    for (size_t i = 0; i < count; i++) {
        struct json *row = json_new_object();
        json_put(row, "context", json_new_text(rows[i].context));
        json_put(row, "command", json_new_text(rows[i].command));
        json_put(row, "keys", keys_of(rows[i].keys));
        json_put(row, "summary", json_new_text(rows[i].summary));
        json_add(list, row);
    }
    json_put(all, "schema_version", json_new_integer(1));
    json_put(all, "keys", list);
    json_write(all, true, &cli->out);
    json_free(all);
}

static int run(struct cli *cli)
{
    const struct key_row *rows;
    size_t count;
    int width;

    if (!cli_operands(cli, 0, 0, "no argument") || !cli_width(cli, &width))
        return STATUS_TROUBLE;
    count = cli->interactive->keys(cli, &rows);
    if (cli_format_is(cli, "json"))
        write_json(cli, rows, count);
    else
        write_text(cli, rows, count, width);
    return STATUS_DONE;
}

static const struct example examples[] = {
    {"whichstack keys", "the keys of every screen, with your own"},
    {"whichstack keys --json", "the same for a program"},
};

static const enum option_id options[] = {OPTION_FORMAT, OPTION_WIDTH};
static const char *const formats[] = {"text", "json", NULL};

const struct command command_keys = {
    .name = "keys",
    .summary = "The keys of the explorer",
    .operands = "",
    .description = "A context is the screen that a key belongs to; a key of a screen overrides the "
                   "same key of every screen. Keys bound in the config file are shown as they "
                   "are bound; a command without a key runs from the help (?).",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .formats = formats,
    .run = run,
};
