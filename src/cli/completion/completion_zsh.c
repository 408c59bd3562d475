#include "cli/completion/completion.h"

#include <string.h>

/* zsh's own _arguments reads specifications of options, `--name=[what it does]:ARGUMENT:action`,
 * first those before the command, then those of the command. */

static const char script_start[] =
    "#compdef whichstack\n"
    "# zsh completion for whichstack, printed by 'whichstack completion zsh'\n"
    "\n"
    "# Offers what the catalog holds: a word, a tab, what it is called. An answer is a question\n"
    "# first, then one of its options.\n"
    "_whichstack_ask() {\n"
    "    local -a lines found\n"
    "    local line word question=\n"
    "    lines=(\"${(@f)$(${(Q)~program} $catalog completion $1 2>/dev/null)}\")\n"
    "    compset -P '*=' && question=${IPREFIX##* }\n"
    "    for line in $lines; do\n"
    "        word=${line%%$'\\t'*}\n"
    "        if [[ -n $question ]]; then\n"
    "            [[ $word == \"$question\"?* ]] || continue\n"
    "        elif [[ $word == *=?* ]]; then\n"
    "            continue\n"
    "        fi\n"
    "        found+=(\"${word#$question}:${line#*$'\\t'}\")\n"
    "    done\n"
    "    if [[ $1 == answers && -z $question ]]; then\n"
    "        _describe -t $1 $1 found -S ''\n"
    "    else\n"
    "        _describe -t $1 $1 found\n"
    "    fi\n"
    "}\n"
    "\n"
    "_whichstack() {\n"
    "    local context state state_descr line program=$words[1] curcontext=$curcontext\n"
    "    local -a options commands catalog\n"
    "    local -i place=${words[(I)--catalog(|=*)]}\n"
    "    typeset -A opt_args\n"
    "\n"
    "    if [[ $words[place] == --catalog=* ]]; then\n"
    "        catalog=(${(Q)words[place]})\n"
    "    elif (( place > 1 && place + 1 < CURRENT )); then\n"
    "        catalog=(--catalog ${(Q)~words[place + 1]})\n"
    "    fi\n"
    "    options=(";

static const char before_command[] =
    "\n    )\n"
    "    _arguments -C -s $options '(-): :->command' '(-)*:: :->command-line' && return\n"
    "    if [[ $state == command ]]; then\n";

static const char after_command[] = "        _describe -t commands command commands\n"
                                    "        return\n"
                                    "    fi\n"
                                    "    [[ $state == command-line ]] || return\n"
                                    "    curcontext=${curcontext%:*}-$words[1]:\n"
                                    "    case $words[1] in\n";

static const char script_end[] = "    esac\n"
                                 "}\n"
                                 "\n"
                                 "# Autoloaded from a file of $fpath, or read by 'source'.\n"
                                 "if [[ $funcstack[1] == _whichstack ]]; then\n"
                                 "    _whichstack \"$@\"\n"
                                 "else\n"
                                 "    compdef _whichstack whichstack\n"
                                 "fi\n";

/* Text inside a specification or before a ':' of _describe. */
static void escape(struct text *text, const char *string, const char *special)
{
    for (; *string; string++) {
        if (strchr(special, *string))
            text_append_char(text, '\\');
        text_append_char(text, *string);
    }
}

/* 'word:what it means', for _describe. */
static void add_described(struct text *text, const char *word, const char *summary)
{
    struct text item;

    text_init(&item);
    escape(&item, word, ":\\");
    text_append_char(&item, ':');
    escape(&item, summary, ":\\");
    completion_quote(text, item.bytes, "'\\''");
    text_finish(&item);
}

static void add_words(struct text *text, const struct completion *completion)
{
    text_append(text, completion->summaries ? "((" : "(");
    for (size_t i = 0; i < completion->n_words; i++) {
        text_append(text, i > 0 ? " " : "");
        text_append(text, completion->words[i]);
        if (!completion->summaries)
            continue;
        text_append(text, "\\:\"");
        escape(text, completion->summaries[i], ":\\\"");
        text_append_char(text, '"');
    }
    text_append(text, completion->summaries ? "))" : ")");
}

static void add_action(struct text *text, const struct completion *completion)
{
    switch (completion->kind) {
    case COMPLETE_NOTHING:
        text_append_char(text, ' ');
        break;
    case COMPLETE_FILES:
        text_append(text, "_files");
        break;
    case COMPLETE_FOLDERS:
        text_append(text, "_files -/");
        break;
    case COMPLETE_WORDS:
        add_words(text, completion);
        break;
    case COMPLETE_LIST:
        text_printf(text, " _whichstack_ask %s", completion->list); /* quoted as a single action */
        break;
    }
}

/* '--name=[what it does]:ARGUMENT:action'; of an option with a letter both forms share what follows
 * the name, '(-o --output)'{-o,--output=}'[...]'. */
static void add_option(struct cli *cli, const struct command *command, enum option_id id,
                       const char *indent, struct text *text)
{
    const struct option_row *row = &option_rows[id];
    struct completion completion = completion_of_option(cli, command, id);
    const char *equals = row->argument ? "=" : "";
    struct text specification;

    text_init(&specification);
    text_append(text, indent);
    if (row->letter)
        text_printf(text, "'(-%c --%s)'{-%c,--%s%s}", row->letter, row->name, row->letter,
                    row->name, equals);
    else
        text_printf(&specification, "%s--%s%s",
                    row->argument && option_repeats(row, command ? command->name : NULL) ? "*" : "",
                    row->name, equals);
    text_append_char(&specification, '[');
    escape(&specification, command_option_help(command, id), "[]:\\");
    text_append_char(&specification, ']');
    if (row->argument) {
        text_append_char(&specification, ':');
        escape(&specification, row->argument, ":\\");
        text_append_char(&specification, ':');
        add_action(&specification, &completion);
    }
    completion_quote(text, specification.bytes, "'\\''");
    text_finish(&specification);
}

static void add_options(struct cli *cli, const struct command *command, bool global,
                        const char *indent, struct text *text)
{
    const enum option_id *ids;
    size_t count = completion_options(cli->arena, command, &ids);

    for (size_t i = 0; i < count; i++)
        if (option_rows[ids[i]].global == global)
            add_option(cli, command, ids[i], indent, text);
}

static void write_command(struct cli *cli, const struct command *command, struct text *text)
{
    struct completion operands = completion_of_operands(cli, command);
    struct text action;

    text_printf(text, "    %s)\n        _arguments -s $options", command->name);
    add_options(cli, command, false, " \\\n            ", text);
    if (operands.kind != COMPLETE_NOTHING) {
        text_init(&action);
        text_append(&action, "*:");
        escape(&action, command->operands, ":\\");
        text_append_char(&action, ':');
        add_action(&action, &operands);
        text_append(text, " \\\n            ");
        completion_quote(text, action.bytes, "'\\''");
        text_finish(&action);
    }
    text_append(text, "\n        ;;\n");
}

static void write_commands(struct text *text)
{
    text_append(text, "        commands=(");
    for (size_t i = 0; i < n_commands; i++) {
        text_append(text, "\n            ");
        add_described(text, commands[i]->name, commands[i]->summary);
    }
    text_append(text, "\n        )\n");
}

void completion_write_zsh(struct cli *cli, struct text *text)
{
    text_append(text, script_start);
    add_options(cli, NULL, true, "\n        ", text);
    text_append(text, before_command);
    write_commands(text);
    text_append(text, after_command);
    for (size_t i = 0; i < n_commands; i++)
        write_command(cli, commands[i], text);
    text_append(text, script_end);
}
