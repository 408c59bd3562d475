#include "cli/completion/completion.h"

/* bash splits the line at characters such as '=' before it calls the function. The script therefore
 * splits the line again, at blanks, and returns only the part that bash does not have yet. */

static const char script_start[] =
    "# bash completion for whichstack, printed by 'whichstack completion bash'\n"
    "\n"
    "# Adds what the catalog holds, one word a line; of answers the questions first.\n"
    "_whichstack_ask()\n"
    "{\n"
    "    local word\n"
    "    while IFS=$'\\t' read -r word _; do\n"
    "        [[ $word == *=?* && $value != *=* ]] || found+=(\"$word\")\n"
    "    done < <(\"${words[0]/#\\~/$HOME}\" \"${catalog[@]}\" completion \"$1\" 2>/dev/null)\n"
    "}\n"
    "\n"
    "_whichstack_files()\n"
    "{\n"
    "    local file\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    while IFS= read -r file; do\n"
    "        found+=(\"$file\")\n"
    "    done < <(compgen \"$1\" -- \"$value\")\n"
    "}\n"
    "\n";

static const char script_end[] =
    "_whichstack()\n"
    "{\n"
    "    local line=${COMP_LINE:0:COMP_POINT} words current value prefix= option= command= i\n"
    "    local catalog=() found=() match all_open=1\n"
    "    read -ra words <<<\"$line\"\n"
    "    [[ $line == *[[:space:]] ]] && words+=('')\n"
    "    local last=$((${#words[@]} - 1))\n"
    "    current=${words[last]} value=$current\n"
    "    for ((i = 1; i < last; i++)); do\n"
    "        if [[ ${words[i]} == --catalog=* ]]; then\n"
    "            catalog=(\"${words[i]}\")\n"
    "        elif _whichstack_takes_argument \"${words[i]}\"; then\n"
    "            option=${words[i]}\n"
    "            ((++i < last)) || break\n"
    "            [[ $option == --catalog ]] && catalog=(--catalog \"${words[i]/#\\~/$HOME}\")\n"
    "            option=\n"
    "        elif [[ ${words[i]} != -* && -z $command ]]; then\n"
    "            command=${words[i]}\n"
    "        fi\n"
    "    done\n"
    "    if [[ -z $option && $current == --*=* ]]; then\n"
    "        option=${current%%=*} value=${current#*=} prefix=$option=\n"
    "    fi\n"
    "    if [[ -n $option ]]; then\n"
    "        _whichstack_arguments\n"
    "    elif [[ $current == -* ]]; then\n"
    "        _whichstack_options\n"
    "    else\n"
    "        _whichstack_operands\n"
    "    fi\n"
    "\n"
    "    # What bash takes for the word begins after the last of its breaks.\n"
    "    local known=\n"
    "    [[ $COMP_WORDBREAKS == *=* && $current == *=* ]] && known=${current%=*}=\n"
    "    COMPREPLY=()\n"
    "    for match in \"${found[@]}\"; do\n"
    "        match=$prefix$match\n"
    "        [[ $match == \"$current\"* ]] || continue\n"
    "        [[ $match == \"$current\" && $match == *= ]] && continue\n"
    "        [[ $match == *= ]] || all_open=\n"
    "        COMPREPLY+=(\"${match#\"$known\"}\")\n"
    "    done\n"
    "    [[ -n $all_open ]] && compopt -o nospace 2>/dev/null\n"
    "    return 0\n"
    "}\n"
    "\n"
    "complete -F _whichstack whichstack\n";

static void add_words(struct text *text, const struct completion *completion)
{
    text_append(text, "found+=(");
    for (size_t i = 0; i < completion->n_words; i++)
        text_printf(text, "%s%s", i > 0 ? " " : "", completion->words[i]);
    text_append_char(text, ')');
}

/* The shell command that adds the completions. */
static void add_action(struct text *text, const struct completion *completion)
{
    switch (completion->kind) {
    case COMPLETE_NOTHING:
        text_append(text, ":");
        break;
    case COMPLETE_FILES:
        text_append(text, "_whichstack_files -f");
        break;
    case COMPLETE_FOLDERS:
        text_append(text, "_whichstack_files -d");
        break;
    case COMPLETE_WORDS:
        add_words(text, completion);
        break;
    case COMPLETE_LIST:
        text_printf(text, "_whichstack_ask %s", completion->list);
        break;
    }
}

static void add_pattern(struct text *text, const struct option_row *row)
{
    text_printf(text, "--%s", row->name);
    if (row->letter)
        text_printf(text, "|-%c", row->letter);
}

static void write_takes_argument(struct text *text)
{
    const char *mark = "";

    text_append(text, "_whichstack_takes_argument()\n{\n    case $1 in\n    ");
    for (size_t id = 0; id < OPTION_COUNT; id++) {
        if (!option_rows[id].argument)
            continue;
        text_append(text, mark);
        add_pattern(text, &option_rows[id]);
        mark = "|";
    }
    text_append(text, ") return 0 ;;\n    esac\n    return 1\n}\n\n");
}

static void add_formats(struct cli *cli, struct text *text)
{
    text_append(text, "        case $command in\n");
    for (size_t i = 0; i < n_commands; i++) {
        struct completion completion = completion_of_option(cli, commands[i], OPTION_FORMAT);

        text_printf(text, "        %s) ", commands[i]->name);
        add_action(text, &completion);
        text_append(text, " ;;\n");
    }
    text_append(text, "        esac\n        ;;\n");
}

static void write_arguments(struct cli *cli, struct text *text)
{
    text_append(text, "_whichstack_arguments()\n{\n    case $option in\n");
    for (size_t id = 0; id < OPTION_COUNT; id++) {
        struct completion completion = completion_of_option(cli, NULL, (enum option_id)id);

        if (!option_rows[id].argument)
            continue;
        text_append(text, "    ");
        add_pattern(text, &option_rows[id]);
        text_append(text, ")\n");
        if (id == OPTION_FORMAT) {
            add_formats(cli, text);
            continue;
        }
        text_append(text, "        ");
        add_action(text, &completion);
        text_append(text, "\n        ;;\n");
    }
    text_append(text, "    esac\n}\n\n");
}

static void add_options(struct cli *cli, const struct command *command, bool global,
                        struct text *text)
{
    const enum option_id *ids;
    size_t count = completion_options(cli->arena, command, &ids);
    const char *mark = "";

    text_append(text, "found+=(");
    for (size_t i = 0; i < count; i++) {
        const struct option_row *row = &option_rows[ids[i]];

        if (row->global != global)
            continue;
        text_printf(text, "%s--%s", mark, row->name);
        if (row->letter)
            text_printf(text, " -%c", row->letter);
        mark = " ";
    }
    text_append(text, ")");
}

static void write_options(struct cli *cli, struct text *text)
{
    text_append(text, "_whichstack_options()\n{\n    ");
    add_options(cli, NULL, true, text);
    text_append(text, "\n    case $command in\n");
    for (size_t i = 0; i < n_commands; i++) {
        if (commands[i]->n_options == 0)
            continue;
        text_printf(text, "    %s) ", commands[i]->name);
        add_options(cli, commands[i], false, text);
        text_append(text, " ;;\n");
    }
    text_append(text, "    esac\n}\n\n");
}

static void write_operands(struct cli *cli, struct text *text)
{
    text_append(text, "_whichstack_operands()\n{\n    case $command in\n    '') found+=(");
    for (size_t i = 0; i < n_commands; i++)
        text_printf(text, "%s%s", i > 0 ? " " : "", commands[i]->name);
    text_append(text, ") ;;\n");
    for (size_t i = 0; i < n_commands; i++) {
        struct completion completion = completion_of_operands(cli, commands[i]);

        if (completion.kind == COMPLETE_NOTHING)
            continue;
        text_printf(text, "    %s) ", commands[i]->name);
        add_action(text, &completion);
        text_append(text, " ;;\n");
    }
    text_append(text, "    esac\n}\n\n");
}

void completion_write_bash(struct cli *cli, struct text *text)
{
    text_append(text, script_start);
    write_takes_argument(text);
    write_arguments(cli, text);
    write_options(cli, text);
    write_operands(cli, text);
    text_append(text, script_end);
}
