#include "cli/team/members.h"

struct deciding {
    struct cli *cli;
    size_t n_members;
    struct team_member *members; /* with their given answers */
    struct answers *settled;     /* from the operands */
};

static const struct question_entry *question_of(const struct deciding *deciding, int question)
{
    return catalog_question(deciding->cli->catalog, question);
}

static bool is_settled(const struct deciding *deciding, int question)
{
    return deciding->settled->choice[question] != ANSWER_OPEN;
}

/* Compares the team after all members have taken over the settled answers. */
static struct team compare_settled(const struct deciding *deciding)
{
    struct arena *arena = deciding->cli->arena;
    struct team_member *members = ARENA_ARRAY(arena, struct team_member, deciding->n_members);

    for (size_t i = 0; i < deciding->n_members; i++) {
        struct answers *answers = answers_copy(arena, deciding->members[i].answers);

        for (int q = 0; q < answers->n_questions; q++)
            if (is_settled(deciding, q))
                answers->choice[q] = deciding->settled->choice[q];
        members[i] = (struct team_member){deciding->members[i].name, answers};
    }
    return team_compare(arena, &deciding->cli->decision->problem, members,
                        (int)deciding->n_members);
}

/* --- disagreements ----------------------------------------------------------------------- */

/* The names of the members who gave this answer, or gave another one. */
static const char *names_of(const struct deciding *deciding, int question, int option, bool gave)
{
    const char **names = ARENA_ARRAY(deciding->cli->arena, const char *, deciding->n_members);
    size_t count = 0;

    for (size_t i = 0; i < deciding->n_members; i++) {
        int choice = deciding->members[i].answers->choice[question];

        if (answer_given(choice) && (choice == option) == gave)
            names[count++] = deciding->members[i].name;
    }
    return arena_join(deciding->cli->arena, names, count, ", ", " and ");
}

static bool do_differ(const struct deciding *deciding, int question)
{
    int first = ANSWER_OPEN;

    for (size_t i = 0; i < deciding->n_members; i++) {
        int choice = deciding->members[i].answers->choice[question];

        if (answer_given(choice) && answer_given(first) && choice != first)
            return true;
        first = answer_given(choice) ? choice : first;
    }
    return false;
}

/* "Language: Python (Alice and Carol, not Bob)" */
static const char *settled_text(const struct deciding *deciding, int question, int choice)
{
    struct arena *arena = deciding->cli->arena;
    const struct question_entry *entry = question_of(deciding, question);
    const char *givers = names_of(deciding, question, choice, true);
    const char *others = names_of(deciding, question, choice, false);

    if (!answer_given(choice))
        return arena_printf(arena, "%s: left open (%s differ)", entry->brief, others);
    if (givers[0] == '\0')
        return arena_printf(arena, "%s: %s (instead of what %s answered)", entry->brief,
                            entry->options[choice].label, others);
    return arena_printf(
        arena, "%s: %s (%s, not %s%s)", entry->brief, entry->options[choice].label, givers, others,
        is_settled(deciding, question) ? "" : "; it does not change the first place");
}

struct answers *team_common_answers(struct arena *arena, const struct decision *decision,
                                    const struct team *team)
{
    struct answers *answers = answers_new(arena, decision);

    for (int q = 0; q < answers->n_questions; q++)
        answers->choice[q] = team_majority(team->members, team->n_members, q);
    for (int i = 0; i < team->n_disagreements; i++)
        if (team->disagreements[i].matters)
            answers->choice[team->disagreements[i].question] = ANSWER_OPEN;
    return answers;
}

/* --- the decision ------------------------------------------------------------------------ */

static bool refuse_open(const struct deciding *deciding, const struct team *team)
{
    const char **ids = ARENA_ARRAY(deciding->cli->arena, const char *, (size_t)team->n_matters);
    size_t count = 0;

    for (int i = 0; i < team->n_disagreements; i++)
        if (team->disagreements[i].matters)
            ids[count++] = question_of(deciding, team->disagreements[i].question)->id;
    cli_fail(deciding->cli,
             "the team still differs on %s, which can change the first place: settle %s with "
             "%s=OPTION%s; 'whichstack team' shows who answered what",
             arena_join(deciding->cli->arena, ids, count, ", ", " and "),
             count == 1 ? "it" : "them", ids[0], count == 1 ? "" : " and so on");
    return false;
}

static void decide(const struct deciding *deciding, struct team_decision *decision)
{
    struct arena *arena = deciding->cli->arena;
    int n = deciding->settled->n_questions;
    const char **texts = ARENA_ARRAY(arena, const char *, (size_t)n);
    const char **names = ARENA_ARRAY(arena, const char *, deciding->n_members);
    size_t count = 0;

    decision->answers = answers_new(arena, deciding->cli->decision);
    for (int q = 0; q < n; q++) {
        int choice = is_settled(deciding, q)
                         ? deciding->settled->choice[q]
                         : team_majority(deciding->members, (int)deciding->n_members, q);

        decision->answers->choice[q] = choice;
        if (do_differ(deciding, q))
            texts[count++] = settled_text(deciding, q, choice);
    }
    for (size_t i = 0; i < deciding->n_members; i++)
        names[i] = deciding->members[i].name;
    decision->deciders = arena_join(arena, names, deciding->n_members, ", ", " and ");
    decision->settled = arena_join(arena, texts, count, "; ", "; ");
}

bool team_decide(struct cli *cli, struct team_decision *ret_decision)
{
    const struct option_arguments *files = &cli->options.all[OPTION_TEAM];
    struct deciding deciding = {.cli = cli, .n_members = files->count};
    struct team team;

    if (files->count < 2) {
        cli_fail(cli, "a team is two or more people: give --team FILE for each of them");
        return false;
    }
    if (cli_has(cli, OPTION_ANSWERS)) {
        cli_fail(cli, "--team and --answers both give the answers: use one of them");
        return false;
    }
    deciding.members = ARENA_ARRAY(cli->arena, struct team_member, files->count);
    if (!members_read(cli, files->items, files->count, deciding.members) ||
        !cli_answers_with_operands(cli, &deciding.settled))
        return false;
    team = compare_settled(&deciding);
    if (team.n_matters > 0)
        return refuse_open(&deciding, &team);
    decide(&deciding, ret_decision);
    return true;
}
