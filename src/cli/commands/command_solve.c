#include "cli/command.h"

#include "base/array.h"
#include "cli/solve/solve.h"
#include "store/file/file.h"

/* Runs the engine on a user's problem, in the JSON format of tests/vectors. */

#define PROBLEM_LIMIT (1u << 30) /* bytes; enough for a million alternatives with forty criteria */

static int run(struct cli *cli)
{
    struct solve solve = {.arena = cli->arena, .error = &cli->error, .seed = cli->seed};
    const char *path, *name;
    char *bytes;
    size_t length;
    bool done;

    if (!cli_operands(cli, 1, 1, "one problem, a file or - for standard input"))
        return STATUS_TROUBLE;
    path = cli->options.operands[0];
    name = text_equal(path, "-") ? "standard input" : path;
    if (!file_read_or_input(cli->arena, path, PROBLEM_LIMIT, &bytes, &length, &cli->error))
        return STATUS_TROUBLE;
    done = solve_run(&solve, name, bytes, length);
    if (done)
        json_write(solve.result, true, &cli->out);
    else
        error_prefix(&cli->error, "cannot solve '%s'", name);
    if (done && solve.note)
        cli_note(cli, "whichstack: %s: %s", name, solve.note);
    json_free(solve.result);
    return done ? STATUS_DONE : STATUS_TROUBLE;
}

static const struct example examples[] = {
    {"whichstack solve tests/vectors/topsis-tzeng2011.json", "a published problem"},
    {"whichstack solve - <problem.json", "a problem from standard input"},
};

static const char *const formats[] = {"json", NULL};
static const enum option_id options[] = {OPTION_FORMAT};

const struct command command_solve = {
    .name = "solve",
    .summary = "Run a decision method on a problem of your own",
    .operands = "PROBLEM.json",
    .description =
        "The problem is an object with method, criteria, alternatives, matrix (a row of values "
        "for each alternative) and params; 'expected' is ignored. The "
        "result is JSON.\n"
        "weighted_sum, weighted_product, waspas, topsis and vikor take up to 1,000,000 "
        "alternatives; promethee_2, smaa_2, weight_stability and questionnaire up to 2,000; "
        "roc_weights and stack have none.\n"
        "smaa_2 draws weights at random from --seed. In a draw, alternatives with equal scores are "
        "ranked in the order of the input.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .formats = formats,
    .reach = REACH_OPERANDS,
    .run = run,
};
