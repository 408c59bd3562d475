#include "cli/command.h"

#include "base/array.h"
#include "cli/recommend/recommend.h"
#include "document/words/answer_words.h"

/* The recommendation for some answers, in any of the exporters' formats. */

static void note_lost_language(struct cli *cli, const struct answers *answers)
{
    for (int q = 0; q < answers->n_questions; q++) {
        const char *words = words_rules_out_language(cli->arena, cli->decision, answers, q);
        if (words)
            cli_note(cli, "whichstack: note: %s", words);
    }
}

static int run(struct cli *cli)
{
    struct team_decision decision;
    struct answers *answers;

    if (cli_has(cli, OPTION_TEAM)) {
        if (!team_decide(cli, &decision))
            return STATUS_TROUBLE;
        if (decision.settled[0] != '\0')
            cli_note(cli, "whichstack: settled: %s", decision.settled);
        return recommend_for_team(cli, &decision);
    }
    if (!cli_answers_with_operands(cli, &answers))
        return STATUS_TROUBLE;
    note_lost_language(cli, answers);
    return recommend(cli, answers);
}

static const struct example examples[] = {
    {"whichstack recommend language=python product=saas team-size=2-3",
     "the ranking, the reasons and a stack for three answers"},
    {"whichstack recommend --answers team.yaml -o docs/adr/0007-backend.md",
     "write a record of the decision, to review and to verify later"},
    {"whichstack recommend --answers docs/adr/0007-backend.md language=go --json",
     "the answers of a record with one of them changed, for programs"},
};

static const enum option_id options[] = {
    OPTION_ANSWERS, OPTION_TEAM,    OPTION_FULL,       OPTION_WIDTH,  OPTION_FORMAT,
    OPTION_OUTPUT,  OPTION_FORCE,   OPTION_TITLE,      OPTION_NUMBER, OPTION_DATE,
    OPTION_STATUS,  OPTION_DECIDER, OPTION_SUPERSEDES, OPTION_BRIEF,
};

const struct command command_recommend = {
    .name = "recommend",
    .summary = "Recommend an entry and a stack for some answers",
    .operands = "[QUESTION=OPTION...]",
    .description =
        "Questions that are not answered, or answered with 'skip', count for nothing. "
        "QUESTION=OPTION overrides the answers of a file; 'whichstack questions' shows all "
        "questions and options.\n"
        "An answers file contains 'answers:' and indented under it one line 'question: option' for "
        "each; beside it only 'name:' is accepted. Without --format, -o writes the record in "
        "markdown.\n"
        "On a terminal, the result is a summary of at most 25 lines at 80 columns; --full prints "
        "every table. With --format or -o, or when the output is not a terminal, everything is "
        "printed.\n"
        "With --team, once for each member, the answers are those of a team: what all agree on, "
        "what QUESTION=OPTION settles, and the most frequent answer where a difference cannot "
        "change the first place. Differences that can change it have to be settled first; "
        "'whichstack team' shows them. A record names the members as deciders, and what was "
        "settled.\n"
        "--title, --number, --date, --status, --decider and --supersedes are for the records, "
        "markdown, madr and html, and refused with another format. --brief writes only the first "
        "screenful of the record in "
        "markdown.\n"
        "The exit status is 1 when nothing satisfies the requirements.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .exports = true,
    .reach = REACH_OPTIONS,
    .run = run,
};
