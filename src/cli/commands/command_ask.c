#include "cli/command.h"

#include "base/array.h"
#include "cli/ask/ask.h"

static int run(struct cli *cli)
{
    return cli_operands(cli, 0, 0, "no operands") ? ask_run(cli) : STATUS_TROUBLE;
}

static const struct example examples[] = {
    {"whichstack ask", "the questions one by one, then the recommendation"},
    {"whichstack ask --answers team.yaml -o docs/adr/0007-backend.md",
     "ask what the file leaves open, and write a record"},
};

static const enum option_id options[] = {OPTION_ANSWERS, OPTION_OUTPUT, OPTION_FORCE};

const struct command command_ask = {
    .name = "ask",
    .summary = "Ask the questions line by line, then recommend",
    .operands = "",
    .description =
        "For screen readers, terminals that cannot place their cursor, and pipes. The most "
        "informative question comes next. When no open question can change the first place, it "
        "stops and says why.\n"
        "An answer is the number or the id of an option; Enter skips, ? explains, b takes back, q "
        "ends the questions and keeps the answers, and so does the end of the input. Ctrl-C, or "
        "Esc and Enter, leaves with exit status 130.\n"
        "The questions go to standard output if that is a terminal, else to standard error. At "
        "the end it prints the recommendation for these answers as 'whichstack recommend' does, or "
        "writes it with -o. With TERM=dumb that is a list of sentences, without tables.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .reach = REACH_OPTIONS,
    .run = run,
};
