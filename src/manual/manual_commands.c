#include "manual.h"

#include "cli/command.h"
#include "document/export/exporter.h"

#include <string.h>

/* Commands, options and formats, from their tables. */

static struct inline_list paragraph_new(struct manual *manual)
{
    return inlines_of_block(manual->document, document_paragraph(manual->document, NULL));
}

static void add_usage(struct manual *manual, const struct command *command)
{
    struct inline_list line = paragraph_new(manual);

    inline_code(&line, "whichstack");
    inline_text(&line, " ");
    inline_code(&line, command->name);
    inline_text(&line, " [");
    inline_emphasis(&line, "option...");
    inline_text(&line, "]");
    if (command->operands[0]) {
        inline_text(&line, " ");
        inline_emphasis(&line, command->operands);
    }
}

/* The summary as a sentence, then the paragraphs. */
static void add_description(struct manual *manual, const struct command *command)
{
    struct inline_list summary = paragraph_new(manual);
    const char *paragraph = command->description;

    inline_printf(&summary, "%s.", command->summary);
    while (*paragraph) {
        size_t length = strcspn(paragraph, "\n");
        struct inline_list list = paragraph_new(manual);

        say(&list, arena_copy(manual->arena, paragraph, length));
        paragraph += length + strspn(paragraph + length, "\n");
    }
}

/* The allowed words of an option, if its description does not list them. */
static const char *words_of(struct manual *manual, const struct command *command,
                            const struct option_row *row)
{
    const struct setting_row *settings;
    size_t n_settings = manual->cli->interactive->settings(manual->cli, &settings);

    if (command && text_equal(row->name, option_rows[OPTION_FORMAT].name)) {
        const char **formats;
        size_t count = command_formats(manual->arena, command, &formats);
        return options_words(manual->arena, formats, count);
    }
    for (size_t i = 0; i < n_settings; i++) {
        size_t count = 0;

        if (!text_equal(row->name, settings[i].name))
            continue;
        while (settings[i].words[count])
            count++;
        return options_words(manual->arena, settings[i].words, count);
    }
    return NULL;
}

static void add_option(struct manual *manual, struct block *terms, const struct command *command,
                       enum option_id id)
{
    const struct option_row *row = &option_rows[id];
    struct inline_list meaning, term = terms_add(manual, terms, &meaning);
    const char *words = words_of(manual, command, row);

    if (row->letter) {
        inline_code(&term, arena_printf(manual->arena, "-%c", row->letter));
        inline_text(&term, ", ");
    }
    inline_code(&term, arena_printf(manual->arena, "--%s", row->name));
    if (row->argument) {
        inline_text(&term, " ");
        inline_emphasis(&term, row->argument);
    }
    say(&meaning, command_option_help(command, id));
    if (words)
        inline_printf(&meaning, ": %s", words);
}

static void add_own_options(struct manual *manual, const struct command *command)
{
    struct block *terms;

    if (command->n_options == 0)
        return;
    terms = terms_new(manual);
    for (size_t i = 0; i < command->n_options; i++)
        add_option(manual, terms, command, command->options[i]);
}

static void add_examples(struct manual *manual, const struct command *command)
{
    struct block *terms;

    document_say(manual->document, command->n_examples > 1 ? "Examples:" : "Example:");
    terms = terms_new(manual);
    for (size_t i = 0; i < command->n_examples; i++) {
        struct inline_list meaning, term = terms_add(manual, terms, &meaning);

        inline_code(&term, command->examples[i].line);
        say(&meaning, command->examples[i].does);
    }
}

void add_commands(struct manual *manual)
{
    for (size_t i = 0; i < n_commands; i++) {
        document_heading(manual->document, 3, commands[i]->name);
        add_usage(manual, commands[i]);
        add_description(manual, commands[i]);
        add_own_options(manual, commands[i]);
        add_examples(manual, commands[i]);
    }
}

void add_global_options(struct manual *manual)
{
    struct block *terms = terms_new(manual);

    for (size_t id = 0; id < OPTION_COUNT; id++)
        if (option_rows[id].global)
            add_option(manual, terms, NULL, id);
}

void add_formats(struct manual *manual)
{
    struct block *terms = terms_new(manual);

    for (size_t i = 0; i < n_exporters; i++) {
        struct inline_list meaning, term = terms_add(manual, terms, &meaning);

        inline_code(&term, exporters[i]->name);
        say(&meaning, exporters[i]->summary);
    }
}
