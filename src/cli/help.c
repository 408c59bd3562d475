#include "cli/command.h"

#include "base/array.h"
#include "base/text/columns.h"

#include <string.h>

/* --help, generated from the tables of commands and options. */

#define WIDTH 80
#define INDENT 2
#define LEFT_MOST 26 /* width of the left column; wider entries get a line of their own */

/* Writes a sentence wrapped, starting in `column`. */
static void write_wrapped(const char *sentence, int column, struct text *text)
{
    int used = column;

    while (*sentence) {
        size_t length = strcspn(sentence, " ");
        int width = columns_of_bytes(sentence, length);

        if (used > column && used + 1 + width > WIDTH) {
            text_append_char(text, '\n');
            text_append_repeat(text, " ", (size_t)column);
            used = column;
        }
        if (used > column)
            text_append_char(text, ' ');
        used += (used > column) + width;
        text_append_bytes(text, sentence, length);
        sentence += length + strspn(sentence + length, " ");
    }
    text_append_char(text, '\n');
}

static void write_row(const char *left, const char *right, int left_width, struct text *text)
{
    int column = INDENT + left_width + 2;
    int used = INDENT + columns_of(left);

    text_append_repeat(text, " ", INDENT);
    text_append(text, left);
    if (used + 2 > column) {
        text_append_char(text, '\n');
        used = 0;
    }
    text_append_repeat(text, " ", (size_t)(column - used));
    write_wrapped(right, column, text);
}

static void write_examples(const struct command *command, size_t count, struct text *text)
{
    for (size_t i = 0; i < count; i++) {
        text_printf(text, "  %s\n      ", command->examples[i].line);
        write_wrapped(command->examples[i].does, 6, text);
    }
}

static const char *option_left(struct arena *arena, const struct option_row *row)
{
    const char *letter = row->letter ? arena_printf(arena, "-%c, ", row->letter) : "    ";

    return arena_printf(arena, "%s--%s%s%s", letter, row->name, row->argument ? " " : "",
                        row->argument ? row->argument : "");
}

static void write_option(struct arena *arena, enum option_id id, const char *help,
                         struct text *text)
{
    write_row(option_left(arena, &option_rows[id]), help, LEFT_MOST, text);
}

static void write_own_options(struct arena *arena, const struct command *command, struct text *text)
{
    const char **formats;
    size_t n_formats = command_formats(arena, command, &formats);

    if (command->n_options > 0)
        text_append(text, "\nOptions:\n");
    for (size_t i = 0; i < command->n_options; i++) {
        const char *help = command_option_help(command, command->options[i]);

        if (command->options[i] == OPTION_FORMAT)
            help = arena_printf(arena, "%s: %s", help, options_words(arena, formats, n_formats));
        write_option(arena, command->options[i], help, text);
    }
}

static void write_global_options(struct arena *arena, struct text *text)
{
    for (enum option_id id = 0; id < OPTION_COUNT; id++)
        if (option_rows[id].global)
            write_option(arena, id, option_rows[id].help, text);
}

static void write_paragraphs(struct arena *arena, const char *paragraphs, struct text *text)
{
    while (*paragraphs) {
        size_t length = strcspn(paragraphs, "\n");

        text_append_char(text, '\n');
        write_wrapped(arena_copy(arena, paragraphs, length), 0, text);
        paragraphs += length + strspn(paragraphs + length, "\n");
    }
}

static void write_command(struct arena *arena, const struct command *command, struct text *text)
{
    text_printf(text, "whichstack %s: %s\n\nUsage: whichstack %s [OPTION...]%s%s\n\nExamples:\n",
                command->name, command->summary, command->name, command->operands[0] ? " " : "",
                command->operands);
    write_examples(command, command->n_examples, text);
    write_paragraphs(arena, command->description, text);
    write_own_options(arena, command, text);
    text_append(text, "\nOptions of every command:\n");
    write_global_options(arena, text);
}

/* Writes the most common examples, before the list of all commands. */
static void write_first_examples(struct text *text)
{
    static const struct example first[] = {
        {"whichstack", "explore and answer"},
        {"whichstack ask", "answer line by line"},
        {"whichstack recommend language=python product=saas", "the pick and the reasons"},
        {"whichstack compare django laravel --differing", "side by side"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(first); i++) {
        text_printf(text, "  %-51s", first[i].line);
        write_wrapped(first[i].does, 53, text);
    }
}

static void write_program(struct arena *arena, struct text *text)
{
    size_t widest = 0;

    text_append(text, "whichstack: which stack to build on, and why\n\n");
    write_first_examples(text);
    text_append(text, "\nUsage: whichstack [OPTION...] [COMMAND [OPTION...] [ARGUMENT...]]\n"
                      "\nCommands:\n");
    for (size_t i = 0; i < n_commands; i++)
        if (strlen(commands[i]->name) > widest)
            widest = strlen(commands[i]->name);
    for (size_t i = 0; i < n_commands; i++)
        write_row(commands[i]->name, commands[i]->summary, (int)widest, text);
    text_append(text, "\nOptions of every command:\n");
    write_global_options(arena, text);
    text_append(text, "\n'whichstack COMMAND --help' describes a command.\n");
}

void help_write(struct arena *arena, const struct command *command, struct text *text)
{
    if (command)
        write_command(arena, command, text);
    else
        write_program(arena, text);
}
