#include "cli/command.h"

#include "base/array.h"
#include "base/clean.h"
#include "decide/advice.h"
#include "document/exporters/exporter.h"

#include <string.h>

/* The recommendation for some answers, in any of the exporters' formats. */

#define FORMAT_OF_FILES "markdown" /* what -o writes when no format is named */

/* What a person typed may hold anything. */
static const char *typed(struct cli *cli, enum option_id id)
{
    const char *value = cli_value(cli, id);

    return value ? clean_line(cli->arena, value, strlen(value)) : NULL;
}

static int run(struct cli *cli)
{
    const char *format = cli_has(cli, OPTION_OUTPUT) && !cli_has(cli, OPTION_FORMAT)
                             ? FORMAT_OF_FILES
                             : cli_format(cli);
    struct export_options export = {
        .program = cli_program,
        .seed = cli->seed,
        .title = typed(cli, OPTION_TITLE),
        .number = typed(cli, OPTION_NUMBER),
        .date = typed(cli, OPTION_DATE),
        .status = typed(cli, OPTION_STATUS),
        .decider = typed(cli, OPTION_DECIDER),
    };
    struct answers *answers;
    struct advice *advice;

    if (!cli_answers_with_operands(cli, &answers))
        return STATUS_TROUBLE;
    advice = advice_new(cli->arena, cli->decision, answers);
    cli->output_path = cli_value(cli, OPTION_OUTPUT);
    exporter_find(format)->write(advice, &export, &cli->out);
    return advice->winner >= 0 ? STATUS_DONE : STATUS_NOTHING;
}

static const struct example examples[] = {
    {"whichstack recommend language=python product=saas team-size=2-3",
     "the ranking, the reasons and a stack for three answers"},
    {"whichstack recommend --answers team.yaml -o docs/adr/0007-backend.md",
     "the decision as a record to review and to check again later"},
    {"whichstack recommend --answers docs/adr/0007-backend.md language=go --json",
     "the answers of a record with one of them changed, for programs"},
};

static const enum option_id options[] = {
    OPTION_ANSWERS, OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE,   OPTION_TITLE,
    OPTION_NUMBER,  OPTION_DATE,   OPTION_STATUS, OPTION_DECIDER,
};

const struct command command_recommend = {
    .name = "recommend",
    .summary = "Recommend a framework and a stack for some answers",
    .operands = "[QUESTION=OPTION...]",
    .description =
        "Questions that are not answered, or answered with 'skip', count for nobody. "
        "QUESTION=OPTION goes before the answers of a file; 'whichstack questions' shows all "
        "questions and options.\n"
        "An answers file holds 'answers:' and under it one line 'question: option' for each. "
        "Without --format, -o writes the record in markdown.\n"
        "The exit status is 1 when nothing satisfies the requirements.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .exports = true,
    .run = run,
};
