#include "decide/team/team.h"

#include "decide/model/contributions.h"
#include "decide/model/rank.h"

#include <string.h>

/* Finds the fewest answers that a member must take over. Tries all sets of one answer, then of two,
 * and so on, with every answer that another member gave, also to questions the member left open. */
#define WORK_MOST 20000000 /* alternatives scored before the search gives up */

struct search {
    const struct problem *problem;
    const struct team *team;
    int winner;
    int *questions; /* to which another member gave another answer */
    int n_questions;
    const int *choice;
    int64_t *scores; /* [alternative] with the changes so far */
    int *out;        /* [alternative]: answers that rule it out */
    struct change *changes;
    int64_t work;
};

/* Adds (sign 1) or removes (-1) the effect of an answer on all alternatives. */
static void add_answer(struct search *search, int question, int option, int sign)
{
    const struct option *answer = &search->problem->questions[question].options[option];

    for (int a = 0; a < search->problem->n_alternatives; a++) {
        search->scores[a] +=
            sign * contribution_of(search->problem, answer, a, CONTRIBUTION_MIDDLE);
        search->out[a] += sign * (option_verdict(answer, a) == VERDICT_OUT);
    }
    search->work += search->problem->n_alternatives;
}

static void change_answer(struct search *search, int question, int from, int to)
{
    if (answer_given(from))
        add_answer(search, question, from, -1);
    if (answer_given(to))
        add_answer(search, question, to, 1);
}

static bool is_first(const struct search *search)
{
    int64_t most = search->scores[search->winner];

    if (search->out[search->winner] > 0)
        return false;
    for (int a = 0; a < search->problem->n_alternatives; a++)
        if (search->out[a] == 0 &&
            (search->scores[a] > most || (search->scores[a] == most && a < search->winner)))
            return false;
    return true;
}

static bool was_given(const struct team *team, int question, int option)
{
    for (int i = 0; i < team->n_members; i++)
        if (team->members[i].answers->choice[question] == option)
            return true;
    return false;
}

/* Tries all sets of `left` more changes among the questions from `next` on. */
static bool try_changes(struct search *search, int next, int depth, int left)
{
    if (left == 0)
        return is_first(search);
    for (int i = next; i + left <= search->n_questions && search->work < WORK_MOST; i++) {
        int q = search->questions[i], from = search->choice[q];

        for (int to = 0; to < search->problem->questions[q].n_options; to++) {
            bool found;

            if (to == from || !was_given(search->team, q, to))
                continue;
            change_answer(search, q, from, to);
            search->changes[depth] = (struct change){q, from, to};
            found = try_changes(search, i + 1, depth + 1, left - 1);
            change_answer(search, q, to, from);
            if (found)
                return true;
        }
    }
    return false;
}

static bool has_other_answer(const struct team *team, int question, int choice)
{
    for (int i = 0; i < team->n_members; i++) {
        int other = team->members[i].answers->choice[question];

        if (answer_given(other) && other != choice)
            return true;
    }
    return false;
}

static void start(struct arena *arena, struct search *search, const struct answers *answers)
{
    struct ranking ranking = rank_all(arena, search->problem, answers);
    size_t n = (size_t)search->problem->n_alternatives;

    search->choice = answers->choice;
    search->scores = ARENA_ARRAY(arena, int64_t, n);
    search->out = ARENA_ARRAY(arena, int, n);
    for (int i = 0; i < ranking.n; i++) {
        search->scores[ranking.scores[i].alternative] = ranking.scores[i].points;
        search->out[ranking.scores[i].alternative] = ranking.scores[i].eliminated_by;
    }
    search->questions = ARENA_ARRAY(arena, int, (size_t)search->problem->n_questions);
    for (int q = 0; q < search->problem->n_questions; q++)
        if (has_other_answer(search->team, q, answers->choice[q]))
            search->questions[search->n_questions++] = q;
    search->changes = ARENA_ARRAY(arena, struct change, (size_t)search->n_questions);
}

struct concession team_concession(struct arena *arena, const struct problem *problem,
                                  const struct team *team, int member, int winner)
{
    struct search search = {.problem = problem, .team = team, .winner = winner};
    struct concession concession = {0};

    start(arena, &search, team->members[member].answers);
    for (int size = 0; size <= search.n_questions && !concession.found; size++) {
        concession.found = try_changes(&search, 0, 0, size);
        concession.n_changes = size;
    }
    concession.searched = concession.found || search.work < WORK_MOST;
    concession.changes = search.changes;
    return concession;
}
