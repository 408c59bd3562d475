#include "decide/proof/sufficient.h"

#include "base/bounds.h"

#include "decide/model/contributions.h"

/* With no answer fixed, each rival has a largest possible lead. Fixing an answer reduces it by the
 * difference between the rival's best option and the given one. A set suffices if for each rival
 * these differences outweigh the lead, or a fixed answer rules it out, and if every question with
 * an option that rules the winner out is fixed. */
#define RULED_OUT ((int64_t)1 << 40)
#define RIVALS_A_CHECK 64 /* the cost of a check is counted in units of this many rivals */

struct search {
    int winner;
    const int *index;
    int64_t *winner_parts;
    int n; /* number of given answers */
    int *questions;
    bool *needed; /* of each given answer: another option of it would rule the winner out */
    int n_rivals;
    int *rivals;
    int64_t *ahead; /* [rival]: its largest lead in M over the winner with nothing fixed */
    int64_t *takes; /* [answer * n_rivals + rival]: reduction of the lead if the answer is fixed */
    int64_t *most;  /* [answer * n_rivals + rival]: the largest reduction by one answer from there
                     * on */
    int *set;       /* number of answers fixed so far */
    int64_t *left;  /* [size * n_rivals + rival]: remaining lead of the rival */
    int checks, checks_most;
};

static bool is_behind(const struct search *search, int rival, int64_t ahead)
{
    return ahead < 0 || (ahead == 0 && search->winner < search->rivals[rival]);
}

/* The most a rival can gain on the winner from an open question, or 0 if it stays open. */
static int64_t most_gained(const struct problem *problem, const struct search *search, int q,
                           int rival)
{
    const struct question *question = &problem->questions[q];
    const int64_t *winner_parts = search->winner_parts + search->index[q];
    int64_t most = 0;

    for (int o = 0; o < question->n_options; o++) {
        const struct option *option = &question->options[o];
        int64_t gained =
            contribution_of(problem, option, rival, CONTRIBUTION_MIDDLE) - winner_parts[o];

        if (gained > most && option_verdict(option, rival) != VERDICT_OUT)
            most = gained;
    }
    return most;
}

static bool rules_out(const struct question *question, int alternative)
{
    for (int o = 0; o < question->n_options; o++) {
        if (option_verdict(&question->options[o], alternative) == VERDICT_OUT)
            return true;
    }
    return false;
}

static void fill_rival(const struct problem *problem, const struct answers *answers,
                       const struct search *search, int r)
{
    int b = search->rivals[r];

    for (int j = 0; j < problem->n_criteria; j++) {
        int64_t own = (int64_t)search->winner * problem->n_criteria + j;
        int64_t other = (int64_t)b * problem->n_criteria + j;

        search->ahead[r] +=
            (int64_t)problem->base[j] *
            (problem->low[other] + problem->high[other] - problem->low[own] - problem->high[own]);
    }
    for (int q = 0, i = 0; q < problem->n_questions; q++) {
        int choice = answers->choice[q];

        if (choice == ANSWER_SKIPPED)
            continue;
        int64_t most = most_gained(problem, search, q, b);
        search->ahead[r] += most;
        if (!answer_given(choice))
            continue;
        const struct option *given = &problem->questions[q].options[choice];
        search->takes[i++ * search->n_rivals + r] =
            option_verdict(given, b) == VERDICT_OUT
                ? RULED_OUT
                : most - contribution_of(problem, given, b, CONTRIBUTION_MIDDLE) +
                      search->winner_parts[search->index[q] + choice];
    }
}

static void fill_most(const struct search *search)
{
    int n = search->n_rivals;

    for (int i = search->n - 1; i >= 0; i--) {
        for (int r = 0; r < n; r++) {
            int64_t takes = search->takes[i * n + r];
            int64_t later = i + 1 < search->n ? search->most[(i + 1) * n + r] : 0;

            search->most[i * n + r] = MAX(takes, later);
        }
    }
}

/* Upper bound: whether `more` answers from number `i` on could suffice against every rival. */
static bool is_promising(const struct search *search, int size, int i, int more)
{
    const int64_t *left = search->left + (int64_t)size * search->n_rivals;
    const int64_t *most = search->most + (int64_t)i * search->n_rivals;

    for (int r = 0; r < search->n_rivals; r++) {
        if (!is_behind(search, r, left[r] - (more > 0 ? more * most[r] : 0)))
            return false;
    }
    return true;
}

static void fix(struct search *search, int size, int i)
{
    const int64_t *before = search->left + (int64_t)size * search->n_rivals;
    int64_t *after = search->left + (int64_t)(size + 1) * search->n_rivals;

    search->set[size] = i;
    for (int r = 0; r < search->n_rivals; r++)
        after[r] = before[r] - search->takes[i * search->n_rivals + r];
}

static int needed_from(const struct search *search, int i)
{
    int n = 0;

    for (; i < search->n; i++)
        n += search->needed[i];
    return n;
}

/* Tries to fix `more` answers from number `i` on so that the set suffices. */
static bool extend(struct search *search, int size, int i, int more)
{
    search->checks += 1 + search->n_rivals / RIVALS_A_CHECK;
    if (search->checks > search->checks_most || more > search->n - i ||
        needed_from(search, i) > more || !is_promising(search, size, i, more))
        return false;
    if (more == 0)
        return true;

    for (int k = i; k < search->n; k++) {
        fix(search, size, k);
        if (extend(search, size + 1, k + 1, more - 1))
            return true;
        if (search->needed[k])
            return false;
    }
    return false;
}

static bool suffices(const struct search *search, const bool *fixed)
{
    for (int i = 0; i < search->n; i++) {
        if (search->needed[i] && !fixed[i])
            return false;
    }
    for (int r = 0; r < search->n_rivals; r++) {
        int64_t ahead = search->ahead[r];

        for (int i = 0; i < search->n; i++)
            ahead -= fixed[i] ? search->takes[i * search->n_rivals + r] : 0;
        if (!is_behind(search, r, ahead))
            return false;
    }
    return true;
}

/* Drops the last question first, because earlier ones weigh more in the questionnaire. */
static int drop_one_by_one(struct arena *arena, struct search *search)
{
    bool *fixed = ARENA_ARRAY(arena, bool, (size_t)search->n);
    int size = 0;

    for (int i = 0; i < search->n; i++)
        fixed[i] = true;
    for (int i = search->n - 1; i >= 0; i--) {
        fixed[i] = false;
        fixed[i] = !suffices(search, fixed);
    }
    for (int i = 0; i < search->n; i++) {
        if (fixed[i])
            search->set[size++] = i;
    }
    return size;
}

static void prepare(struct arena *arena, const struct problem *problem,
                    const struct answers *answers, struct search *search)
{
    size_t n_rivals = (size_t)problem->n_alternatives - 1, n;

    search->index = contributions_index(arena, problem);
    search->winner_parts = ARENA_ARRAY(arena, int64_t, (size_t)search->index[problem->n_questions]);
    contributions_of(problem, search->index, search->winner, CONTRIBUTION_MIDDLE,
                     search->winner_parts);

    search->questions = ARENA_ARRAY(arena, int, (size_t)problem->n_questions);
    for (int q = 0; q < problem->n_questions; q++) {
        if (answer_given(answers->choice[q]))
            search->questions[search->n++] = q;
    }
    n = (size_t)search->n;
    search->needed = ARENA_ARRAY(arena, bool, n);
    for (int i = 0; i < search->n; i++)
        search->needed[i] = rules_out(&problem->questions[search->questions[i]], search->winner);

    search->rivals = ARENA_ARRAY(arena, int, n_rivals);
    search->ahead = ARENA_ARRAY(arena, int64_t, n_rivals);
    search->takes = ARENA_ARRAY(arena, int64_t, n * n_rivals);
    search->most = ARENA_ARRAY(arena, int64_t, (n + 1) * n_rivals);
    search->left = ARENA_ARRAY(arena, int64_t, (n + 1) * n_rivals);
    search->set = ARENA_ARRAY(arena, int, n);
    search->n_rivals = (int)n_rivals;
    for (int b = 0, r = 0; b < problem->n_alternatives; b++) {
        if (b == search->winner)
            continue;
        search->rivals[r] = b;
        fill_rival(problem, answers, search, r);
        search->left[r] = search->ahead[r];
        r++;
    }
    fill_most(search);
}

/* If an open question has an option that rules the winner out, nothing can be proved. */
static bool can_suffice(const struct problem *problem, const struct answers *answers,
                        const struct search *search, bool *all)
{
    for (int q = 0; q < problem->n_questions; q++) {
        if (answers->choice[q] == ANSWER_OPEN && rules_out(&problem->questions[q], search->winner))
            return false;
    }
    for (int i = 0; i < search->n; i++)
        all[i] = true;
    return suffices(search, all);
}

static struct sufficient find(struct arena *arena, const struct problem *problem,
                              const struct answers *answers, struct search *search)
{
    struct sufficient sufficient = {0};

    prepare(arena, problem, answers, search);
    if (!can_suffice(problem, answers, search, ARENA_ARRAY(arena, bool, (size_t)search->n)))
        return sufficient;

    sufficient.found = true;
    while (!sufficient.proved && search->checks <= search->checks_most) {
        sufficient.proved = extend(search, 0, 0, sufficient.n);
        sufficient.n += !sufficient.proved;
    }
    if (!sufficient.proved)
        sufficient.n = drop_one_by_one(arena, search);
    return sufficient;
}

struct sufficient sufficient_find_within(struct arena *arena, const struct problem *problem,
                                         const struct answers *answers,
                                         const struct ranking *ranking, int checks_most)
{
    struct search search = {.checks_most = checks_most};
    struct sufficient sufficient = {0};
    struct arena *scratch;

    if (ranking->n_left == 0)
        return sufficient;
    search.winner = ranking->scores[0].alternative;
    scratch = arena_new(); /* many rivals take much memory */
    sufficient = find(scratch, problem, answers, &search);
    sufficient.questions = ARENA_ARRAY(arena, int, (size_t)sufficient.n);
    for (int i = 0; i < sufficient.n; i++)
        sufficient.questions[i] = search.questions[search.set[i]];
    arena_free(scratch);
    return sufficient;
}

struct sufficient sufficient_find(struct arena *arena, const struct problem *problem,
                                  const struct answers *answers, const struct ranking *ranking)
{
    return sufficient_find_within(arena, problem, answers, ranking, SUFFICIENT_CHECKS_MOST);
}
