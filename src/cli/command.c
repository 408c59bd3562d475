#include "cli/command.h"

#include "document/export/exporter.h"

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < n_commands; i++)
        if (text_equal(commands[i]->name, name))
            return commands[i];
    return NULL;
}

const char *command_option_help(const struct command *command, enum option_id id)
{
    bool has_own = command && command->output_help && id == OPTION_OUTPUT;

    return has_own ? command->output_help : option_rows[id].help;
}

static size_t exporter_formats(struct arena *arena, const char ***ret_formats)
{
    const char **formats = ARENA_ARRAY(arena, const char *, n_exporters);

    for (size_t i = 0; i < n_exporters; i++)
        formats[i] = exporters[i]->name;
    *ret_formats = formats;
    return n_exporters;
}

size_t command_formats(struct arena *arena, const struct command *command,
                       const char ***ret_formats)
{
    size_t count = 0;

    if (command->exports)
        return exporter_formats(arena, ret_formats);
    while (command->formats && command->formats[count])
        count++;
    const char **formats = ARENA_ARRAY(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        formats[i] = command->formats[i];
    if (count == 0)
        formats[count++] = "text";
    *ret_formats = formats;
    return count;
}

bool command_writes(const struct command *command, const char *format)
{
    if (command->exports)
        return exporter_find(format) != NULL;
    for (size_t i = 0; command->formats && command->formats[i]; i++)
        if (text_equal(command->formats[i], format))
            return true;
    return false;
}
