#include "cli/command.h"

#include "base/array.h"
#include "cli/entries/entry_json.h"
#include "cli/interactive.h"
#include "cli/team/members.h"
#include "decide/advice/advice.h"
#include "document/layout/layout.h"
#include "document/markdown/markdown.h"
#include "document/team/team_document.h"

/* Several people's answers: where they differ, and which differences matter. */

/* --- JSON -------------------------------------------------------------------------------- */

struct team_writer {
    struct cli *cli;
    const struct team *team;
};

static const struct question_entry *question_of(const struct team_writer *writer, int question)
{
    return catalog_question(writer->cli->catalog, question);
}

static struct json *framework_json(const struct team_writer *writer, int framework)
{
    return json_new_text(framework >= 0 ? catalog_framework(writer->cli->catalog, framework)->id
                                        : NULL);
}

/* Null: not answered. */
static struct json *option_json(const struct team_writer *writer, int question, int option)
{
    return json_new_text(answer_given(option) ? question_of(writer, question)->options[option].id
                                              : NULL);
}

static struct json *member_json(const struct team_writer *writer, const struct team_member *member)
{
    struct advice *advice = advice_new(writer->cli->arena, writer->cli->decision, member->answers);
    struct json *json = json_new_object(), *answers = json_new_object();

    for (int q = 0; q < member->answers->n_questions; q++)
        if (answer_given(member->answers->choice[q]))
            json_put(answers, question_of(writer, q)->id,
                     option_json(writer, q, member->answers->choice[q]));
    json_put(json, "name", json_new_text(member->name));
    json_put(json, "answers", answers);
    json_put(json, "first", framework_json(writer, advice->winner));
    if (advice->winner >= 0)
        json_put(json, "fit",
                 json_new_integer(advice_fit(advice, advice->ranking.scores[0].points)));
    return json;
}

static struct json *members_json(const struct team_writer *writer)
{
    struct json *list = json_new_list();

    for (int i = 0; i < writer->team->n_members; i++)
        json_add(list, member_json(writer, &writer->team->members[i]));
    return list;
}

/* The names of those who gave this answer. */
static struct json *givers_json(const struct team_writer *writer, int question, int option)
{
    struct json *list = json_new_list();

    for (int i = 0; i < writer->team->n_members; i++)
        if (writer->team->members[i].answers->choice[question] == option)
            json_add(list, json_new_text(writer->team->members[i].name));
    return list;
}

static struct json *answer_json(const struct team_writer *writer,
                                const struct disagreement *disagreement, int k)
{
    int option = disagreement->options[k];
    struct json *json = json_new_object(), *left = json_new_list();

    json_put(json, "option", option_json(writer, disagreement->question, option));
    json_put(json, "members", givers_json(writer, disagreement->question, option));
    for (int i = 0; i < writer->team->n_winners; i++)
        if (disagreement->left[k] >> i & 1)
            json_add(left, framework_json(writer, writer->team->winners[i]));
    if (writer->team->exact)
        json_put(json, "first", left);
    else
        json_free(left);
    return json;
}

static struct json *disagreements_json(const struct team_writer *writer)
{
    struct json *list = json_new_list();

    for (int i = 0; i < writer->team->n_disagreements; i++) {
        const struct disagreement *disagreement = &writer->team->disagreements[i];
        struct json *json = json_new_object(), *answers = json_new_list();

        for (int k = 0; k < disagreement->n_options; k++)
            json_add(answers, answer_json(writer, disagreement, k));
        json_put(json, "question", json_new_text(question_of(writer, disagreement->question)->id));
        json_put(json, "matters", json_new_boolean(disagreement->matters));
        json_put(json, "answers", answers);
        json_add(list, json);
    }
    return list;
}

static struct json *agreed_json(const struct team_writer *writer)
{
    struct json *list = json_new_list();

    for (int i = 0; i < writer->team->n_agreed; i++)
        json_add(list, json_new_text(question_of(writer, writer->team->agreed[i])->id));
    return list;
}

static struct json *settle_json(const struct team_writer *writer)
{
    struct json *list = json_new_list();
    int *order, count = team_settle_order(writer->cli->arena, writer->team, &order);

    for (int i = 0; i < count; i++)
        json_add(
            list,
            json_new_text(question_of(writer, writer->team->disagreements[order[i]].question)->id));
    return list;
}

static struct json *concession_json(const struct team_writer *writer, int member, int winner)
{
    struct concession concession = team_concession(
        writer->cli->arena, &writer->cli->decision->problem, writer->team, member, winner);
    struct json *json = json_new_object(), *changes = json_new_list();

    for (int i = 0; concession.found && i < concession.n_changes; i++) {
        const struct change *change = &concession.changes[i];
        struct json *one = json_new_object();

        json_put(one, "question", json_new_text(question_of(writer, change->question)->id));
        json_put(one, "from", option_json(writer, change->question, change->from));
        json_put(one, "to", option_json(writer, change->question, change->to));
        json_add(changes, one);
    }
    json_put(json, "member", json_new_text(writer->team->members[member].name));
    json_put(json, "first", framework_json(writer, winner));
    json_put(json, "found", json_new_boolean(concession.found));
    json_put(json, "searched", json_new_boolean(concession.searched));
    json_put(json, "changes", changes);
    return json;
}

static struct json *concessions_json(const struct team_writer *writer)
{
    const struct team *team = writer->team;
    struct json *list = json_new_list();

    for (int i = 0; i < team->n_members; i++) {
        if (!team_is_new_first(team, i))
            continue;
        for (int k = 0; k < team->n_members; k++)
            if (team->firsts[k] != team->firsts[i])
                json_add(list, concession_json(writer, k, team->firsts[i]));
    }
    return list;
}

static void write_json(const struct team_writer *writer)
{
    const struct team *team = writer->team;
    struct json *json = json_new_object(), *firsts = json_new_list();

    for (int i = 0; i < team->n_winners; i++)
        json_add(firsts, framework_json(writer, team->winners[i]));
    json_put(json, "schema_version", json_new_integer(1));
    json_put(json, "program", json_new_text(cli_program));
    json_put(json, "catalog", entry_json_catalog(writer->cli->catalog));
    json_put(json, "members", members_json(writer));
    json_put(json, "agreed", agreed_json(writer));
    json_put(json, "disagreements", disagreements_json(writer));
    json_put(json, "settle", settle_json(writer));
    json_put(json, "exact", json_new_boolean(team->exact));
    if (team->exact) {
        json_put(json, "combinations", json_new_integer(team->combinations));
        json_put(json, "first", firsts);
        json_put(json, "none", json_new_boolean(team->none));
    } else {
        json_free(firsts);
    }
    json_put(json, "concessions", concessions_json(writer));
    json_write(json, true, &writer->cli->out);
    json_free(json);
}

/* --- the run ----------------------------------------------------------------------------- */

static void write_document(struct cli *cli, const struct team *team, int width)
{
    struct document *document = team_document(cli->arena, cli->decision, team);
    struct layout_options options = {.width = width, .unicode = cli_unicode(cli)};

    if (cli_format_is(cli, "markdown"))
        markdown_write(document, &cli->out);
    else
        layout_write(layout_new(cli->arena, document, &options), &cli->out);
}

static int run(struct cli *cli)
{
    size_t count = cli->options.n_operands;
    struct team_member *members = ARENA_ARRAY(cli->arena, struct team_member, count);
    struct team_writer writer = {.cli = cli};
    struct team team;
    int width;

    if (!cli_operands(cli, 2, SIZE_MAX, "two or more files of answers, one a person") ||
        !cli_width(cli, &width) || !cli_decision(cli) ||
        !members_read(cli, cli->options.operands, count, members))
        return STATUS_TROUBLE;
    team = team_compare(cli->arena, &cli->decision->problem, members, (int)count);
    writer.team = &team;
    if (cli_has(cli, OPTION_EXPLORE))
        return cli->interactive->explore_team(
            cli, &team, team_common_answers(cli->arena, cli->decision, &team));
    if (cli_format_is(cli, "json"))
        write_json(&writer);
    else
        write_document(cli, &team, width);
    return STATUS_DONE;
}

static const struct example examples[] = {
    {"whichstack team alice.yaml bob.yaml", "what to settle, and what needs no discussion"},
    {"whichstack team answers/*.yaml --format markdown", "the same for a page or a pull request"},
};

static const char *const formats[] = {"text", "json", "markdown", NULL};

static const enum option_id options[] = {OPTION_EXPLORE, OPTION_FORMAT, OPTION_WIDTH};

const struct command command_team = {
    .name = "team",
    .summary = "Compare several people's answers and show which differences matter",
    .operands = "FILE FILE...",
    .description =
        "Each file holds the answers of one person, named by 'name:' in it or else by the file. "
        "Every combination of the given answers is tried: a difference that changes the first "
        "place in none of them needs no discussion; only the others have to be settled.\n"
        "Then follow the first place with each person's answers, and the fewest answers that the "
        "others would have to take over.\n"
        "--explore opens the explorer on this page, with the answers that the team agrees on; what "
        "has to be settled is open there.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .formats = formats,
    .reach = REACH_OPERANDS,
    .run = run,
};
