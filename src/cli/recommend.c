#include "cli/recommend.h"

#include "base/clean.h"
#include "decide/advice.h"
#include "document/exporters/exporter.h"

#include <string.h>

#define FORMAT_OF_FILES "markdown" /* what -o writes when no format is named */

/* What a person typed may hold anything. */
static const char *typed(struct cli *cli, enum option_id id)
{
    const char *value = cli_value(cli, id);

    return value ? clean_line(cli->arena, value, strlen(value)) : NULL;
}

int recommend(struct cli *cli, const struct answers *answers)
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
    struct advice *advice = advice_new(cli->arena, cli->decision, answers);

    cli->output_path = cli_value(cli, OPTION_OUTPUT);
    exporter_find(format)->write(advice, &export, &cli->out);
    return advice->winner >= 0 ? STATUS_DONE : STATUS_NOTHING;
}
