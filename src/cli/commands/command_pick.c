#include "cli/command.h"

#include "base/array.h"
#include "cli/interactive.h"

/* The list as a picker for other programs: prints only the chosen id. */

static int run(struct cli *cli)
{
    if (!cli_operands(cli, 0, 0, "no argument"))
        return STATUS_TROUBLE;
    return cli->interactive->pick(cli);
}

static const struct example examples[] = {
    {"whichstack show \"$(whichstack pick)\"", "choose one, then read its page"},
    {"whichstack pick --filter 'orm>=2 '", "begin with a filter"},
};

static const enum option_id options[] = {OPTION_FILTER};

const struct command command_pick = {
    .name = "pick",
    .summary = "Choose one on the terminal and print its id",
    .operands = "",
    .description = "Typing filters, Up and Down move, Enter prints the id of the row, Esc or "
                   "Ctrl-C leaves with status 130 and prints nothing. It draws on /dev/tty, so "
                   "its input and output may be pipes.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .run = run,
};
