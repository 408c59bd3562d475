#include "unit.h"

#include "oracle.h"
#include "ranked.h"
#include "rounds.h"

#include "decide/proof/contenders.h"
#include "decide/team/team.h"

#include <string.h>

/* Members with random answers to small random problems; what team.h says is compared with what
 * trying every combination finds. */
#define CASES 4000
#define MEMBERS 4
#define QUESTIONS 6

static const struct oracle_shape shape = {
    .alternatives = 5,
    .criteria = 4,
    .questions = QUESTIONS - 1,
    .options = 3,
    .unknown = 20,
    .out = 20,
    .unverified = 5,
    .step = 2500,
    .open = 0,
    .skipped = 0,
};

struct meeting {
    struct oracle_case made;
    struct team_member members[MEMBERS];
    struct answers answers[MEMBERS];
    int n_members;
    struct team team;
};

static void answer_at_random(struct oracle *oracle, const struct problem *problem,
                             struct answers *answers)
{
    for (int q = 0; q < problem->n_questions; q++)
        answers->choice[q] = oracle_chance(oracle, 15)
                                 ? ANSWER_OPEN
                                 : oracle_below(oracle, problem->questions[q].n_options);
}

/* All begin with the same answers and change some, so that they agree on the rest. */
static void meet(struct oracle *oracle, struct meeting *meeting)
{
    memset(meeting, 0, sizeof(*meeting));
    meeting->made = oracle_make(oracle, &shape);
    meeting->n_members = 2 + oracle_below(oracle, MEMBERS - 1);
    answer_at_random(oracle, &meeting->made.problem, &meeting->made.answers);
    for (int i = 0; i < meeting->n_members; i++) {
        struct answers own = oracle_copy(oracle, &meeting->made.answers);

        meeting->answers[i] = oracle_copy(oracle, &meeting->made.answers);
        answer_at_random(oracle, &meeting->made.problem, &own);
        for (int q = 0; q < own.n_questions; q++)
            if (oracle_chance(oracle, 50))
                meeting->answers[i].choice[q] = own.choice[q];
        meeting->members[i].answers = &meeting->answers[i];
    }
    meeting->team =
        team_compare(oracle->arena, &meeting->made.problem, meeting->members, meeting->n_members);
}

/* --- by trying everything ---------------------------------------------------------------- */

static bool was_given(const struct meeting *meeting, int question, int option)
{
    for (int i = 0; i < meeting->n_members; i++)
        if (meeting->answers[i].choice[question] == option)
            return true;
    return false;
}

typedef void (*visitor)(void *context, const struct answers *combination);

/* Every combination of given answers, from question `q` on. */
static void try_all(const struct meeting *meeting, struct answers *answers, int q, visitor visit,
                    void *context)
{
    bool any = false;

    if (q == answers->n_questions) {
        visit(context, answers);
        return;
    }
    for (int o = 0; o < meeting->made.problem.questions[q].n_options; o++)
        if (was_given(meeting, q, o)) {
            answers->choice[q] = o;
            try_all(meeting, answers, q + 1, visit, context);
            any = true;
        }
    if (!any) {
        answers->choice[q] = ANSWER_OPEN;
        try_all(meeting, answers, q + 1, visit, context);
    }
}

struct found {
    const struct meeting *meeting;
    int64_t combinations;
    bool first[8], none;
    bool left[QUESTIONS][3][8]; /* [question][option][alternative] */
    bool matters[QUESTIONS];
};

static void see(void *context, const struct answers *combination)
{
    struct found *found = context;
    const struct problem *problem = &found->meeting->made.problem;
    struct answers other = {combination->n_questions, (int[QUESTIONS]){0}};
    int winner = oracle_winner(problem, combination);

    found->combinations++;
    if (winner < 0)
        found->none = true;
    else
        found->first[winner] = true;
    for (int q = 0; q < combination->n_questions; q++) {
        memcpy(other.choice, combination->choice, sizeof(int) * (size_t)combination->n_questions);
        if (winner >= 0 && combination->choice[q] >= 0)
            found->left[q][combination->choice[q]][winner] = true;
        for (int o = 0; o < problem->questions[q].n_options; o++) {
            other.choice[q] = o;
            if (was_given(found->meeting, q, o) && oracle_winner(problem, &other) != winner)
                found->matters[q] = true;
        }
    }
}

static struct found find_all(struct oracle *oracle, const struct meeting *meeting)
{
    struct found found = {.meeting = meeting};
    struct answers answers = oracle_copy(oracle, &meeting->made.answers);

    try_all(meeting, &answers, 0, see, &found);
    return found;
}

static const struct disagreement *disagreement_on(const struct team *team, int question)
{
    for (int i = 0; i < team->n_disagreements; i++)
        if (team->disagreements[i].question == question)
            return &team->disagreements[i];
    return NULL;
}

static bool may_win(const struct team *team, const struct disagreement *disagreement, int k,
                    int alternative)
{
    for (int i = 0; i < team->n_winners; i++)
        if (team->winners[i] == alternative)
            return disagreement->left[k] >> i & 1;
    return false;
}

static void compare_left(const struct meeting *meeting, const struct found *found)
{
    for (int i = 0; i < meeting->team.n_disagreements; i++) {
        const struct disagreement *disagreement = &meeting->team.disagreements[i];

        for (int k = 0; k < disagreement->n_options; k++)
            for (int a = 0; a < meeting->made.problem.n_alternatives; a++)
                assert_int_equal(may_win(&meeting->team, disagreement, k, a),
                                 found->left[disagreement->question][disagreement->options[k]][a]);
    }
}

static void is_as_trying_every_combination_finds(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(7);
    int matter = 0, idle = 0, none = 0;

    for (int i = 0; i < rounds(CASES); i++) {
        struct meeting meeting;
        struct found found;

        meet(&oracle, &meeting);
        found = find_all(&oracle, &meeting);
        assert_true(meeting.team.exact);
        assert_int_equal(meeting.team.combinations, found.combinations);
        assert_int_equal(meeting.team.none, found.none);
        for (int q = 0; q < meeting.made.problem.n_questions; q++) {
            const struct disagreement *disagreement = disagreement_on(&meeting.team, q);

            assert_int_equal(disagreement && disagreement->matters, found.matters[q]);
            matter += found.matters[q];
            idle += disagreement && !found.matters[q];
        }
        compare_left(&meeting, &found);
        none += found.none;
        oracle_next_arena(&oracle);
    }
    assert_true(matter > 100 && idle > 100 && none > 10);
    oracle_free(&oracle);
}

/* --- the smallest set to settle ---------------------------------------------------------- */

struct groups {
    const struct meeting *meeting;
    unsigned settled;                 /* bits of questions */
    int winner[1 << (2 * QUESTIONS)]; /* [settled answers]: 0 unseen, winner + 2 */
    bool fixed;
};

static void group(void *context, const struct answers *combination)
{
    struct groups *groups = context;
    int winner = oracle_winner(&groups->meeting->made.problem, combination) + 2;
    unsigned key = 0;

    for (int q = 0; q < combination->n_questions; q++)
        if (groups->settled >> q & 1)
            key |= (unsigned)(combination->choice[q] & 3) << (2 * q);
    groups->fixed = groups->fixed && (groups->winner[key] == 0 || groups->winner[key] == winner);
    groups->winner[key] = winner;
}

/* Whether the first place depends on the settled questions alone. */
static bool is_fixed_by(struct oracle *oracle, const struct meeting *meeting, unsigned settled)
{
    struct answers answers = oracle_copy(oracle, &meeting->made.answers);
    static struct groups groups;

    groups = (struct groups){.meeting = meeting, .settled = settled, .fixed = true};
    try_all(meeting, &answers, 0, group, &groups);
    return groups.fixed;
}

static void what_matters_is_the_smallest_set_to_settle(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(8);

    for (int i = 0; i < rounds(CASES) / 2; i++) {
        struct meeting meeting;
        unsigned matters = 0;

        meet(&oracle, &meeting);
        for (int k = 0; k < meeting.team.n_disagreements; k++)
            if (meeting.team.disagreements[k].matters)
                matters |= 1U << meeting.team.disagreements[k].question;
        assert_true(is_fixed_by(&oracle, &meeting, matters));
        for (unsigned set = 0; set < 1U << meeting.made.problem.n_questions; set++)
            if (__builtin_popcount(set) <= __builtin_popcount(matters) && set != matters)
                assert_false(is_fixed_by(&oracle, &meeting, set) && (set & matters) != matters);
        oracle_next_arena(&oracle);
    }
    oracle_free(&oracle);
}

/* --- concessions ------------------------------------------------------------------------- */

struct tries {
    const struct meeting *meeting;
    const struct answers *own;
    int winner, least; /* fewest changes seen, -1: none */
};

static void try_from(struct tries *tries, struct answers *answers, int q, int changed)
{
    if (q == answers->n_questions) {
        if (oracle_winner(&tries->meeting->made.problem, answers) == tries->winner &&
            (tries->least < 0 || changed < tries->least))
            tries->least = changed;
        return;
    }
    try_from(tries, answers, q + 1, changed);
    for (int o = 0; o < 3; o++)
        if (o != tries->own->choice[q] && was_given(tries->meeting, q, o)) {
            answers->choice[q] = o;
            try_from(tries, answers, q + 1, changed + 1);
            answers->choice[q] = tries->own->choice[q];
        }
}

static void concessions_are_the_smallest(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(9);
    int found = 0, never = 0;

    for (int i = 0; i < rounds(CASES); i++) {
        struct meeting meeting;

        meet(&oracle, &meeting);
        for (int w = 0; w < meeting.made.problem.n_alternatives; w++) {
            struct tries tries = {&meeting, &meeting.answers[0], w, -1};
            struct answers changed = oracle_copy(&oracle, &meeting.answers[0]);
            struct concession concession =
                team_concession(oracle.arena, &meeting.made.problem, &meeting.team, 0, w);

            try_from(&tries, &changed, 0, 0);
            assert_true(concession.searched);
            assert_int_equal(concession.found ? concession.n_changes : -1, tries.least);
            for (int k = 0; concession.found && k < concession.n_changes; k++) {
                assert_true(
                    was_given(&meeting, concession.changes[k].question, concession.changes[k].to));
                changed.choice[concession.changes[k].question] = concession.changes[k].to;
            }
            if (concession.found)
                assert_int_equal(oracle_winner(&meeting.made.problem, &changed), w);
            found += concession.found;
            never += !concession.found;
        }
        oracle_next_arena(&oracle);
    }
    assert_true(found > 100 && never > 100);
    oracle_free(&oracle);
}

/* --- beyond what is enumerated ----------------------------------------------------------- */

/* A limit of one combination forces the proof by bounds: what it says does not matter does not. */
static void bounds_never_drop_what_matters(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(10);
    int dropped = 0;

    for (int i = 0; i < rounds(CASES); i++) {
        struct oracle_case made = oracle_make(&oracle, &shape);
        struct contenders contenders;
        bool exact[QUESTIONS] = {false}, bounded[QUESTIONS] = {false};

        for (int q = 0; q < made.answers.n_questions; q++)
            made.answers.choice[q] = ANSWER_OPEN;
        contenders = contenders_of(oracle.arena, &made.problem, &made.answers,
                                   ranked(oracle.arena, &made.problem, &made.answers));
        assert_true(contenders_relevance(oracle.arena, &contenders, false, 1000000, exact));
        contenders_relevance(oracle.arena, &contenders, false, 0, bounded);
        for (int q = 0; q < made.answers.n_questions; q++) {
            assert_true(bounded[q] || !exact[q]);
            dropped += !bounded[q];
        }
        oracle_next_arena(&oracle);
    }
    assert_true(dropped > 100);
    oracle_free(&oracle);
}

/* Two people who answer everything alike have nothing to settle. */
static void twins_agree(void **state)
{
    (void)state;
    struct oracle oracle = oracle_new(11);
    struct oracle_case made = oracle_make(&oracle, &shape);
    struct team_member members[] = {{"one", &made.answers}, {"other", &made.answers}};
    struct team team;

    answer_at_random(&oracle, &made.problem, &made.answers);
    team = team_compare(oracle.arena, &made.problem, members, 2);
    assert_int_equal(team.n_disagreements, 0);
    assert_int_equal(team.combinations, 1);
    assert_int_equal(team.firsts[0], team.firsts[1]);
    assert_true(team.exact);
    assert_int_equal(team.n_winners, team.firsts[0] >= 0);
    oracle_free(&oracle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_as_trying_every_combination_finds),
        cmocka_unit_test(what_matters_is_the_smallest_set_to_settle),
        cmocka_unit_test(concessions_are_the_smallest),
        cmocka_unit_test(bounds_never_drop_what_matters),
        cmocka_unit_test(twins_agree),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
