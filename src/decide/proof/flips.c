#include "decide/proof/flips.h"

#include "base/bounds.h"

#include "decide/model/contributions.h"

#include <string.h>

#define NODES_MOST (1 << 20) /* search nodes after which counting is given up */
#define IMPOSSIBLE (INT64_MIN / 4)

/* One rival of the winner. `gain` is what it gains on the winner if an option replaces the current
 * one; IMPOSSIBLE if the option rules it out or may not be taken. `reach[i * (size + 1) + r]` is
 * the most it can gain from changing exactly r of the questions from i on, which must include those
 * that rule it out now. */
struct rival {
    int alternative;
    int64_t behind; /* how far it is behind now; gaining that much is a flip */
    int64_t *gain;
    int64_t *reach;
};

struct search {
    const struct problem *problem;
    const struct answers *answers;
    const int *index;
    bool *frozen;   /* not answered, or not to be changed */
    int n_answered; /* size > n_changes means that nothing flips the winner */
    int winner, size;
    bool can_fall; /* an option rules the winner out: size is 1 */
    int64_t *winner_parts;
    struct rival *rivals; /* rivals that can win with `size` changes */
    int n_rivals;
    struct change *changes; /* so far */
    int64_t *gained;        /* [question * n_rivals + rival], by the changes before the question */
    int64_t n_nodes;
    struct arena *arena, *scratch; /* for what is found; for the search */
    struct flips *flips;
    int most;
};

static const struct option *chosen(const struct search *search, int q)
{
    return &search->problem->questions[q].options[search->answers->choice[q]];
}

static bool may_change(const struct search *search, int q, int o)
{
    return !search->frozen[q] && o != search->answers->choice[q];
}

static bool is_ruled_out(const struct search *search, int q, int alternative)
{
    return answer_given(search->answers->choice[q]) &&
           option_verdict(chosen(search, q), alternative) == VERDICT_OUT;
}

static bool is_ahead(const struct search *search, const struct rival *rival, int64_t gained)
{
    return gained > rival->behind ||
           (gained == rival->behind && rival->alternative < search->winner);
}

/* The winner's lead over the rival from this option alone. */
static int64_t lead_in(const struct search *search, const struct rival *rival, int q, int o)
{
    const struct option *option = &search->problem->questions[q].options[o];

    return search->winner_parts[search->index[q] + o] -
           contribution_of(search->problem, option, rival->alternative, CONTRIBUTION_MIDDLE);
}

/* Those of frozen questions stay IMPOSSIBLE. */
static void fill_gains(const struct search *search, struct rival *rival)
{
    for (int q = 0; q < search->problem->n_questions; q++) {
        const struct question *question = &search->problem->questions[q];
        int now = search->answers->choice[q];
        int64_t lead;

        if (search->frozen[q])
            continue;
        lead = lead_in(search, rival, q, now);
        for (int o = 0; o < question->n_options; o++) {
            bool can = o != now &&
                       option_verdict(&question->options[o], rival->alternative) != VERDICT_OUT;

            rival->gain[search->index[q] + o] =
                can ? lead - lead_in(search, rival, q, o) : IMPOSSIBLE;
        }
    }
}

static int64_t best_gain(const struct search *search, const struct rival *rival, int q)
{
    int64_t best = IMPOSSIBLE;

    for (int o = 0; o < search->problem->questions[q].n_options; o++) {
        int64_t gain = rival->gain[search->index[q] + o];

        best = MAX(gain, best);
    }
    return best;
}

/* From the last question to the first: keep it, unless its option rules the rival out, or change it
 * to the best option. */
static void fill_reach(const struct search *search, struct rival *rival, int size)
{
    int n = search->problem->n_questions, columns = size + 1;

    for (int r = 0; r <= size; r++)
        rival->reach[n * columns + r] = r == 0 ? 0 : IMPOSSIBLE;
    for (int q = n - 1; q >= 0; q--) {
        const int64_t *after = rival->reach + (q + 1) * columns;
        int64_t *here = rival->reach + q * columns;
        int64_t gain;

        if (!answer_given(search->answers->choice[q])) {
            memcpy(here, after, (size_t)columns * sizeof(*here));
            continue;
        }
        gain = best_gain(search, rival, q);
        for (int r = 0; r <= size; r++) {
            int64_t changed = r > 0 && gain != IMPOSSIBLE && after[r - 1] != IMPOSSIBLE
                                  ? gain + after[r - 1]
                                  : IMPOSSIBLE;
            int64_t left = is_ruled_out(search, q, rival->alternative) ? IMPOSSIBLE : after[r];

            here[r] = MAX(changed, left);
        }
    }
}

/* The fewest changes, up to `size`, that put the rival ahead; size + 1 if none do. */
static int fewest(const struct search *search, const struct rival *rival, int size)
{
    for (int r = 0; r <= size; r++) {
        if (rival->reach[r] != IMPOSSIBLE && is_ahead(search, rival, rival->reach[r]))
            return r;
    }
    return size + 1;
}

static bool rules_winner_out(const struct search *search, int q, int o)
{
    return option_verdict(&search->problem->questions[q].options[o], search->winner) == VERDICT_OUT;
}

static bool can_fall(const struct search *search)
{
    for (int q = 0; q < search->problem->n_questions; q++) {
        for (int o = 0; o < search->problem->questions[q].n_options; o++) {
            if (may_change(search, q, o) && rules_winner_out(search, q, o))
                return true;
        }
    }
    return false;
}

static struct rival rival_new(const struct search *search, int size)
{
    int n = search->problem->n_questions;
    struct rival rival = {
        .gain = ARENA_ARRAY(search->scratch, int64_t, (size_t)search->index[n]),
        .reach = ARENA_ARRAY(search->scratch, int64_t, (size_t)(n + 1) * (size_t)(size + 1)),
    };

    for (int i = 0; i < search->index[n]; i++)
        rival.gain[i] = IMPOSSIBLE;
    return rival;
}

static void fill_rival(const struct search *search, struct rival *rival, int size,
                       const struct score *winner, const struct score *score)
{
    rival->alternative = score->alternative;
    rival->behind = winner->points - score->points;
    fill_gains(search, rival);
    fill_reach(search, rival, size);
}

/* First the smallest size, and how many changes each rival needs; then the rivals that need no more. */
static void find_rivals(struct search *search, const struct ranking *ranking)
{
    struct rival tried = rival_new(search, search->problem->n_questions);
    int *needed = ARENA_ARRAY(search->scratch, int, (size_t)ranking->n), n_kept = 0;

    search->size = search->can_fall ? 1 : search->n_answered + 1;
    for (int i = 1; i < ranking->n; i++) {
        int most = MIN(search->size, search->n_answered);

        fill_rival(search, &tried, most, &ranking->scores[0], &ranking->scores[i]);
        needed[i] = fewest(search, &tried, most);
        search->size = MIN(search->size, needed[i]);
    }
    if (search->size > search->n_answered)
        return;

    for (int i = 1; i < ranking->n; i++)
        n_kept += needed[i] == search->size;
    search->rivals = ARENA_ARRAY(search->scratch, struct rival, (size_t)n_kept);
    for (int i = 1; i < ranking->n; i++) {
        if (needed[i] > search->size)
            continue;
        struct rival *kept = &search->rivals[search->n_rivals++];
        *kept = rival_new(search, search->size);
        fill_rival(search, kept, search->size, &ranking->scores[0], &ranking->scores[i]);
    }
}

static int winner_after(const struct search *search)
{
    struct answers answers = {.n_questions = search->answers->n_questions};
    size_t n = (size_t)answers.n_questions;

    answers.choice = ARENA_ARRAY(search->scratch, int, n);
    memcpy(answers.choice, search->answers->choice, n * sizeof(int));
    for (int i = 0; i < search->size; i++)
        answers.choice[search->changes[i].question] = search->changes[i].to;
    return rank_first(search->problem, &answers);
}

static void keep(struct search *search)
{
    struct flips *flips = search->flips;
    struct change *changes;

    flips->total++;
    if (flips->n >= search->most)
        return;
    changes = ARENA_ARRAY(search->arena, struct change, (size_t)search->size);
    memcpy(changes, search->changes, (size_t)search->size * sizeof(*changes));
    flips->list[flips->n++] = (struct flip){changes, winner_after(search)};
}

/* Whether a rival can still get ahead with `left` more changes from question q on. */
static bool is_promising(const struct search *search, int q, int left)
{
    const int64_t *gained = search->gained + (int64_t)q * search->n_rivals;

    for (int i = 0; i < search->n_rivals; i++) {
        const struct rival *rival = &search->rivals[i];
        int64_t reach = rival->reach[q * (search->size + 1) + left];

        if (gained[i] != IMPOSSIBLE && reach != IMPOSSIBLE &&
            is_ahead(search, rival, gained[i] + reach))
            return true;
    }
    return false;
}

/* What each rival has gained after question q takes option `o`, or keeps its answer: o < 0. */
static void advance(struct search *search, int q, int o)
{
    const int64_t *before = search->gained + (int64_t)q * search->n_rivals;
    int64_t *after = search->gained + (int64_t)(q + 1) * search->n_rivals;

    for (int i = 0; i < search->n_rivals; i++) {
        const struct rival *rival = &search->rivals[i];
        int64_t gain = 0;

        if (o >= 0)
            gain = rival->gain[search->index[q] + o];
        else if (is_ruled_out(search, q, rival->alternative))
            gain = IMPOSSIBLE;
        after[i] = before[i] == IMPOSSIBLE || gain == IMPOSSIBLE ? IMPOSSIBLE : before[i] + gain;
    }
}

/* Enumerates every choice of `left` changes from question q on. `fallen`: a change so far rules the
 * winner out, which is a flip by itself. */
static void visit(struct search *search, int q, int left, bool fallen)
{
    const struct problem *problem = search->problem;
    bool promising = fallen || is_promising(search, q, left);

    if (++search->n_nodes > NODES_MOST) {
        search->flips->total_exact = false;
        return;
    }
    if (left == 0) {
        if (promising)
            keep(search);
        return;
    }
    if (q == problem->n_questions || (!promising && !search->can_fall))
        return;

    for (int o = 0; o < problem->questions[q].n_options; o++) {
        if (!may_change(search, q, o))
            continue;
        search->changes[search->size - left] = (struct change){q, search->answers->choice[q], o};
        advance(search, q, o);
        visit(search, q + 1, left - 1, rules_winner_out(search, q, o));
    }
    advance(search, q, -1);
    visit(search, q + 1, left, fallen);
}

static void freeze(struct search *search, enum flips_scope scope)
{
    for (int q = 0; q < search->problem->n_questions; q++) {
        bool given = answer_given(search->answers->choice[q]);

        search->n_answered += given;
        search->frozen[q] = !given || (scope == FLIPS_FREE && search->problem->questions[q].fixed);
    }
}

static void list(struct search *search, int most)
{
    struct flips *flips = search->flips;
    size_t n = (size_t)search->problem->n_questions + 1;

    flips->size = search->size;
    flips->list = ARENA_ARRAY(search->arena, struct flip, (size_t)most);
    search->most = most;
    search->changes = ARENA_ARRAY(search->scratch, struct change, (size_t)search->size);
    search->gained = ARENA_ARRAY(search->scratch, int64_t, n * (size_t)search->n_rivals);
    visit(search, 0, search->size, false);
}

static struct flips find(struct arena *arena, struct arena *scratch, const struct problem *problem,
                         const struct answers *answers, const struct ranking *ranking,
                         enum flips_scope scope, int most)
{
    struct flips flips = {.total_exact = true};
    struct search search = {
        .arena = arena,
        .scratch = scratch,
        .problem = problem,
        .answers = answers,
        .index = contributions_index(scratch, problem),
        .frozen = ARENA_ARRAY(scratch, bool, (size_t)problem->n_questions),
        .flips = &flips,
    };

    if (ranking->n_left == 0)
        return flips;
    search.winner = ranking->scores[0].alternative;
    search.winner_parts = ARENA_ARRAY(scratch, int64_t, (size_t)search.index[problem->n_questions]);
    contributions_of(problem, search.index, search.winner, CONTRIBUTION_MIDDLE,
                     search.winner_parts);
    freeze(&search, scope);
    search.can_fall = can_fall(&search);
    find_rivals(&search, ranking);
    if (search.size <= search.n_answered)
        list(&search, most);
    return flips;
}

struct flips flips_find(struct arena *arena, const struct problem *problem,
                        const struct answers *answers, const struct ranking *ranking,
                        enum flips_scope scope, int most)
{
    struct arena *scratch = arena_new(); /* many rivals take much memory */
    struct flips flips = find(arena, scratch, problem, answers, ranking, scope, most);

    arena_free(scratch);
    return flips;
}
