#include "decide/team/team.h"

#include "decide/model/rank.h"
#include "decide/proof/contenders.h"

#include <string.h>

/* --- answers ----------------------------------------------------------------------------- */

static int first_of(struct arena *arena, const struct problem *problem,
                    const struct answers *answers)
{
    struct ranking ranking = rank_all(arena, problem, answers);

    return ranking.n_left > 0 ? ranking.scores[0].alternative : -1;
}

static bool is_given(const struct team *team, int question, int option)
{
    for (int i = 0; i < team->n_members; i++)
        if (team->members[i].answers->choice[question] == option)
            return true;
    return false;
}

/* The options that a member gave; `options` has room for all. */
static int given_options(const struct problem *problem, const struct team *team, int question,
                         int *options)
{
    int count = 0;

    for (int o = 0; o < problem->questions[question].n_options; o++)
        if (is_given(team, question, o))
            options[count++] = o;
    return count;
}

static void sort_questions(struct arena *arena, const struct problem *problem, struct team *team)
{
    size_t n = (size_t)problem->n_questions;

    team->agreed = ARENA_ARRAY(arena, int, n);
    team->disagreements = ARENA_ARRAY(arena, struct disagreement, n);
    for (int q = 0; q < problem->n_questions; q++) {
        int *options = ARENA_ARRAY(arena, int, (size_t)problem->questions[q].n_options);
        int count = given_options(problem, team, q, options);

        if (count == 1)
            team->agreed[team->n_agreed++] = q;
        else if (count > 1)
            team->disagreements[team->n_disagreements++] = (struct disagreement){
                .question = q,
                .n_options = count,
                .options = options,
                .left = ARENA_ARRAY(arena, uint64_t, (size_t)count),
            };
    }
}

static int count_givers(const struct team_member *members, int n_members, int question, int option)
{
    int count = 0;

    for (int i = 0; i < n_members; i++)
        count += members[i].answers->choice[question] == option;
    return count;
}

int team_majority(const struct team_member *members, int n_members, int question)
{
    int best = ANSWER_OPEN, most = 0;

    for (int i = 0; i < n_members; i++) {
        int choice = members[i].answers->choice[question];
        int count = answer_given(choice) ? count_givers(members, n_members, question, choice) : 0;

        if (count > most) {
            most = count;
            best = choice;
        }
    }
    return best;
}

/* --- combinations ------------------------------------------------------------------------ */

/* The problem in which a disagreement offers only the answers given to it, and the answers in which
 * it is open. */
struct restricted {
    struct problem problem;
    struct answers answers;
};

static struct question restrict_question(struct arena *arena, const struct question *question,
                                         const struct disagreement *disagreement)
{
    struct option *options = ARENA_ARRAY(arena, struct option, (size_t)disagreement->n_options);
    struct question restricted = *question;

    for (int i = 0; i < disagreement->n_options; i++)
        options[i] = question->options[disagreement->options[i]];
    restricted.options = options;
    restricted.n_options = disagreement->n_options;
    return restricted;
}

static int agreed_answer(const struct team *team, int question)
{
    for (int i = 0; i < team->n_members; i++)
        if (answer_given(team->members[i].answers->choice[question]))
            return team->members[i].answers->choice[question];
    return ANSWER_SKIPPED;
}

static struct restricted restrict_problem(struct arena *arena, const struct problem *problem,
                                          const struct team *team)
{
    size_t n = (size_t)problem->n_questions;
    struct question *questions = ARENA_ARRAY(arena, struct question, n);
    struct restricted restricted = {
        .problem = *problem,
        .answers = {problem->n_questions, ARENA_ARRAY(arena, int, n)},
    };

    memcpy(questions, problem->questions, n * sizeof(questions[0]));
    for (int q = 0; q < problem->n_questions; q++)
        restricted.answers.choice[q] = agreed_answer(team, q);
    for (int i = 0; i < team->n_disagreements; i++) {
        int q = team->disagreements[i].question;

        questions[q] = restrict_question(arena, &problem->questions[q], &team->disagreements[i]);
        restricted.answers.choice[q] = ANSWER_OPEN;
    }
    restricted.problem.questions = questions;
    return restricted;
}

/* Collects the winners of all combinations in catalog order. place[candidate]: their index. */
static void collect_winners(struct arena *arena, const struct contenders *contenders,
                            const int *winners, struct team *team, int *place)
{
    bool *seen = ARENA_ARRAY(arena, bool, (size_t)contenders->n);

    for (int64_t i = 0; i < team->combinations; i++) {
        if (winners[i] < 0)
            team->none = true;
        else
            seen[winners[i]] = true;
    }
    team->winners = ARENA_ARRAY(arena, int, (size_t)contenders->n);
    for (int i = 0; i < contenders->n; i++) {
        place[i] = team->n_winners;
        if (seen[i])
            team->winners[team->n_winners++] = contenders->alternatives[i];
    }
}

/* Combinations are numbered with the last disagreement changing fastest. */
static void collect_left(const struct contenders *contenders, const int *winners, const int *place,
                         struct team *team)
{
    int64_t stride = 1;

    for (int k = contenders->n_open - 1; k >= 0; k--) {
        struct disagreement *disagreement = &team->disagreements[k];

        for (int64_t i = 0; i < team->combinations; i++)
            if (winners[i] >= 0)
                disagreement->left[i / stride % disagreement->n_options] |= (uint64_t)1
                                                                            << place[winners[i]];
        stride *= disagreement->n_options;
    }
}

static void mark_matters(struct arena *arena, const struct problem *problem,
                         const struct contenders *contenders, struct team *team)
{
    bool *matters = ARENA_ARRAY(arena, bool, (size_t)problem->n_questions);

    team->exact = contenders_relevance(arena, contenders, false, TEAM_COMBINATIONS_MOST, matters);
    for (int i = 0; i < team->n_disagreements; i++) {
        struct disagreement *disagreement = &team->disagreements[i];

        disagreement->matters = matters[disagreement->question];
        team->n_matters += disagreement->matters;
    }
}

struct team team_compare(struct arena *arena, const struct problem *problem,
                         const struct team_member *members, int n_members)
{
    struct team team = {.members = members, .n_members = n_members};
    struct restricted restricted;
    struct ranking ranking;
    struct contenders contenders;

    team.firsts = ARENA_ARRAY(arena, int, (size_t)n_members);
    for (int i = 0; i < n_members; i++)
        team.firsts[i] = first_of(arena, problem, members[i].answers);
    sort_questions(arena, problem, &team);
    restricted = restrict_problem(arena, problem, &team);
    ranking = rank_all(arena, &restricted.problem, &restricted.answers);
    contenders = contenders_of(arena, &restricted.problem, &restricted.answers, &ranking);
    team.combinations = contenders_count(&contenders, false, TEAM_COMBINATIONS_MOST);
    mark_matters(arena, problem, &contenders, &team);
    if (team.exact) {
        const int *winners = contenders_winners(arena, &contenders, false);
        int *place = ARENA_ARRAY(arena, int, (size_t)contenders.n);

        collect_winners(arena, &contenders, winners, &team, place);
        collect_left(&contenders, winners, place, &team);
    }
    return team;
}

bool team_is_new_first(const struct team *team, int member)
{
    for (int i = 0; i < member; i++)
        if (team->firsts[i] == team->firsts[member])
            return false;
    return team->firsts[member] >= 0;
}
