#include "base/array.h"
#include "cli/completion/completion.h"

/* Completion scripts for shells, and the lists that they request at run time. */

static int refuse(struct cli *cli, const char *name)
{
    const char **names =
        ARENA_ARRAY(cli->arena, const char *, n_completion_shells + n_completion_lists);
    size_t count = 0;

    for (size_t i = 0; i < n_completion_shells; i++)
        names[count++] = completion_shells[i].name;
    for (size_t i = 0; i < n_completion_lists; i++)
        names[count++] = completion_lists[i].name;
    return cli_fail(cli, "there is no completion for '%s': %sthere is one for %s", name,
                    cli_guess(cli, name, names, count),
                    options_words(cli->arena, names, n_completion_shells));
}

static int run(struct cli *cli)
{
    const char *name;

    if (!cli_operands(cli, 1, 1, "one shell"))
        return STATUS_TROUBLE;
    name = cli->options.operands[0];
    for (size_t i = 0; i < n_completion_shells; i++)
        if (text_equal(completion_shells[i].name, name)) {
            completion_shells[i].write(cli, &cli->out);
            return STATUS_DONE;
        }
    for (size_t i = 0; i < n_completion_lists; i++)
        if (text_equal(completion_lists[i].name, name))
            return completion_lists[i].write(cli, &cli->out) ? STATUS_DONE : STATUS_TROUBLE;
    return refuse(cli, name);
}

static const struct example examples[] = {
    {"source <(whichstack completion bash)", "completion in this bash; in ~/.bashrc in each"},
    {"whichstack completion zsh >~/.zfunc/_whichstack", "in zsh, where $fpath has that folder"},
    {"whichstack completion fish >~/.config/fish/completions/whichstack.fish", "in fish"},
};

const struct command command_completion = {
    .name = "completion",
    .summary = "Print a script that completes this command in a shell",
    .operands = "bash|zsh|fish",
    .description =
        "Completes commands, options and their arguments, ids, questions and their answers. "
        "The installed program has its scripts where the shells look for them.\n"
        "The scripts read the catalog through the program: 'whichstack completion ids' "
        "prints all that show takes, 'whichstack completion entries' all that compare takes, and "
        "'whichstack completion answers' all that recommend takes, each with its name after a "
        "tab.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .reach = REACH_OPTIONS,
    .run = run,
};
