#include "cli/completion/completion.h"

/* fish has one `complete` line per completion, with a condition. */

static const char script_start[] =
    "# fish completion for whichstack, printed by 'whichstack completion fish'\n"
    "\n"
    "function __whichstack_command --description 'The command on the line, if there is one yet'\n"
    "    set -l tokens (commandline -opc)\n"
    "    set -l skip 1\n"
    "    for token in $tokens\n"
    "        if test $skip = 1\n"
    "            set skip 0\n"
    "        else if __whichstack_takes_argument $token\n"
    "            set skip 1\n"
    "        else if not string match -q -- '-*' $token\n"
    "            echo $token\n"
    "            return\n"
    "        end\n"
    "    end\n"
    "end\n"
    "\n"
    "function __whichstack_needs_command\n"
    "    set -l command (__whichstack_command)\n"
    "    test -z \"$command\"\n"
    "end\n"
    "\n"
    "function __whichstack_uses --description 'Is it this command?'\n"
    "    set -l command (__whichstack_command)\n"
    "    test \"$command\" = $argv[1]\n"
    "end\n"
    "\n"
    "# What the catalog holds: a word, a tab, what it is called. Of answers the questions first.\n"
    "function __whichstack_ask\n"
    "    set -l tokens (commandline -opc)\n"
    "    set -l catalog\n"
    "    if set -l place (contains -i -- --catalog $tokens)\n"
    "        set catalog --catalog $tokens[(math $place + 1)]\n"
    "    else\n"
    "        set catalog (string match -- '--catalog=*' $tokens)\n"
    "    end\n"
    "    set -l program (string replace -r '^~' $HOME -- $tokens[1])\n"
    "    command -q $program; or return\n"
    "    set -l wanted '^[^=]*=?\\t'\n"
    "    string match -q -- '*=*' (commandline -ct); and set wanted '=[^\\t]'\n"
    "    $program $catalog completion $argv[1] 2>/dev/null | string match -e -r $wanted\n"
    "end\n"
    "\n";

static void write_takes_argument(struct text *text)
{
    text_append(text, "function __whichstack_takes_argument\n    contains -- $argv[1]");
    for (size_t id = 0; id < OPTION_COUNT; id++) {
        if (!option_rows[id].argument)
            continue;
        text_printf(text, " --%s", option_rows[id].name);
        if (option_rows[id].letter)
            text_printf(text, " -%c", option_rows[id].letter);
    }
    text_append(text, "\nend\n\n");
}

static void quote(struct text *text, const char *string)
{
    struct text escaped;

    text_init(&escaped);
    for (; *string; string++) {
        if (*string == '\\')
            text_append_char(&escaped, '\\');
        text_append_char(&escaped, *string);
    }
    completion_quote(text, escaped.bytes, "\\'");
    text_finish(&escaped);
}

/* Words inside the quotes of -a: one a line where they have summaries. */
static void add_words(struct text *text, const struct completion *completion)
{
    struct text words;

    text_init(&words);
    for (size_t i = 0; i < completion->n_words; i++) {
        text_printf(&words, "%s%s", i > 0 ? " " : "", completion->words[i]);
        if (!completion->summaries)
            continue;
        text_append(&words, "\\t");
        completion_quote(&words, completion->summaries[i], "\\'");
    }
    if (completion->summaries) {
        text_append(text, " -a \"");
        text_append(text, words.bytes);
        text_append_char(text, '"');
    } else {
        text_append(text, " -a ");
        quote(text, words.bytes);
    }
    text_finish(&words);
}

/* The allowed arguments; `required` for the argument of an option. */
static void add_action(struct text *text, const struct completion *completion, bool required)
{
    text_append(text, required ? completion->kind == COMPLETE_FILES ? " -r" : " -x" : "");
    switch (completion->kind) {
    case COMPLETE_NOTHING:
        break;
    case COMPLETE_FILES:
        text_append(text, " -F");
        break;
    case COMPLETE_FOLDERS:
        text_append(text, " -a '(__fish_complete_directories)'");
        break;
    case COMPLETE_WORDS:
        add_words(text, completion);
        break;
    case COMPLETE_LIST:
        text_printf(text, " -a '(__whichstack_ask %s)'", completion->list);
        break;
    }
}

static void write_option(struct cli *cli, const struct command *command, enum option_id id,
                         struct text *text)
{
    const struct option_row *row = &option_rows[id];
    struct completion completion = completion_of_option(cli, command, id);

    text_append(text, "complete -c whichstack");
    if (command)
        text_printf(text, " -n '__whichstack_uses %s'", command->name);
    if (row->letter)
        text_printf(text, " -s %c", row->letter);
    text_printf(text, " -l %s", row->name);
    if (row->argument)
        add_action(text, &completion, true);
    text_append(text, " -d ");
    quote(text, command_option_help(command, id));
    text_append_char(text, '\n');
}

static void write_command(struct cli *cli, const struct command *command, struct text *text)
{
    struct completion operands = completion_of_operands(cli, command);

    text_printf(text, "\ncomplete -c whichstack -n __whichstack_needs_command -a %s -d ",
                command->name);
    quote(text, command->summary);
    text_append_char(text, '\n');
    for (size_t i = 0; i < command->n_options; i++)
        write_option(cli, command, command->options[i], text);
    if (operands.kind == COMPLETE_NOTHING)
        return;
    text_printf(text, "complete -c whichstack -n '__whichstack_uses %s'", command->name);
    add_action(text, &operands, false);
    text_append_char(text, '\n');
}

void completion_write_fish(struct cli *cli, struct text *text)
{
    const enum option_id *ids;
    size_t count = completion_options(cli->arena, NULL, &ids);

    text_append(text, script_start);
    write_takes_argument(text);
    text_append(text, "complete -c whichstack -f\n");
    for (size_t i = 0; i < count; i++)
        write_option(cli, NULL, ids[i], text);
    for (size_t i = 0; i < n_commands; i++)
        write_command(cli, commands[i], text);
}
