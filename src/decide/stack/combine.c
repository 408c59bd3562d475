#include "decide/stack/combine.h"

#include "base/bounds.h"

#include <string.h>

/* Branch and bound. Slots are decided in order of decreasing value range. The bound of a partial
 * choice is its total plus, for each open slot, its best option: its value, its pairs with the
 * chosen options, and its best pair with each slot decided after it. So every pair is counted once,
 * and the bound is never too low. A bound equal to the worst kept total is still followed if the
 * choice may win the tie, which lexical order decides. */
#define NEVER (INT64_MIN / 4) /* far below any total, and its sums do not overflow */

struct search {
    const struct combine_problem *problem;
    int *order;      /* slots in the order in which they are decided */
    int *first;      /* index of a slot's first option among all options */
    int n_all;       /* options of all slots */
    int64_t *brings; /* [option * n_all + option]: of the pair, NEVER when forbidden */
    int64_t *gain;   /* [depth * n_all + option]: value, pairs with the chosen options, and
                         best pair with each slot decided after it */
    int *choice;
    struct combination *best;
    int n_best, most;
};

bool combine_spend(struct combine_work *work, int64_t pairs)
{
    if (!work)
        return true;
    work->is_used_up = work->is_used_up || pairs > work->left;
    work->left -= work->is_used_up ? 0 : pairs;
    return !work->is_used_up;
}

static int64_t pair_brings(const struct combine_problem *problem, int s, int o, int t, int p)
{
    int brings = problem->pair ? problem->pair(problem->context, s, o, t, p) : 0;

    return brings == COMBINE_FORBIDDEN ? NEVER : brings;
}

static int64_t value_of(const struct combine_problem *problem, int slot, int option)
{
    int value = problem->values[slot][option];

    return value == COMBINE_FORBIDDEN ? NEVER : value;
}

static int64_t value_range(const struct combine_problem *problem, int slot)
{
    int64_t most = NEVER, least = -NEVER;

    for (int o = 0; o < problem->n_options[slot]; o++) {
        int64_t value = value_of(problem, slot, o);

        if (value == NEVER)
            continue;
        most = MAX(value, most);
        least = MIN(value, least);
    }
    return most == NEVER ? -NEVER : most - least;
}

/* By decreasing range; ties keep their order. */
static void order_slots(struct search *search)
{
    for (int s = 0; s < search->problem->n_slots; s++) {
        int64_t range = value_range(search->problem, s);
        int i = s;

        for (; i > 0 && value_range(search->problem, search->order[i - 1]) < range; i--)
            search->order[i] = search->order[i - 1];
        search->order[i] = s;
    }
}

static void fill_pairs(struct search *search)
{
    const struct combine_problem *problem = search->problem;

    for (int s = 0; s < problem->n_slots; s++) {
        for (int t = 0; t < problem->n_slots; t++) {
            for (int o = 0; t != s && o < problem->n_options[s]; o++) {
                int64_t *row = search->brings + (int64_t)(search->first[s] + o) * search->n_all;

                for (int p = 0; p < problem->n_options[t]; p++)
                    row[search->first[t] + p] = pair_brings(problem, s, o, t, p);
            }
        }
    }
}

static int64_t best_pair(const struct search *search, int option, int slot)
{
    const int64_t *row = search->brings + (int64_t)option * search->n_all + search->first[slot];
    int64_t best = NEVER;

    for (int p = 0; p < search->problem->n_options[slot]; p++)
        best = MAX(row[p], best);
    return best;
}

static void fill_gains(struct search *search)
{
    const struct combine_problem *problem = search->problem;

    for (int i = 0; i < problem->n_slots; i++) {
        int s = search->order[i];

        for (int o = 0; o < problem->n_options[s]; o++) {
            int64_t gain = value_of(problem, s, o);

            for (int k = i + 1; k < problem->n_slots && gain > NEVER; k++) {
                int64_t best = best_pair(search, search->first[s] + o, search->order[k]);

                gain = best == NEVER ? NEVER : gain + best;
            }
            search->gain[search->first[s] + o] = gain;
        }
    }
}

static bool is_before(const int *choice, const int *other, int n_slots)
{
    for (int s = 0; s < n_slots; s++) {
        if (choice[s] != other[s])
            return choice[s] < other[s];
    }
    return false;
}

static bool is_better(const struct search *search, int64_t total, const struct combination *other)
{
    if (total != other->total)
        return total > other->total;
    return is_before(search->choice, other->choice, search->problem->n_slots);
}

static void keep(struct search *search, int64_t total)
{
    struct combination *best = search->best, last;
    int i;

    if (search->problem->allowed &&
        !search->problem->allowed(search->problem->context, search->choice))
        return;
    if (search->n_best == search->most && !is_better(search, total, &best[search->n_best - 1]))
        return;
    if (search->n_best < search->most)
        search->n_best++;
    last = best[search->n_best - 1]; /* its memory is reused */
    for (i = search->n_best - 1; i > 0 && is_better(search, total, &best[i - 1]); i--)
        best[i] = best[i - 1];
    best[i] = last;
    best[i].total = total;
    memcpy(best[i].choice, search->choice, (size_t)search->problem->n_slots * sizeof(int));
}

/* Fills the gains of a slot at `depth` + 1, now that `option` is taken at `depth`: its pairs with the
 * slot are counted there. Returns the slot's option with the largest one; the first in a tie. */
static int update_gains(struct search *search, int depth, int option, int slot)
{
    int first = search->first[slot], best = 0;
    const int64_t *row = search->brings + (int64_t)option * search->n_all + first;
    const int64_t *old = search->gain + (int64_t)depth * search->n_all + first;
    int64_t *new = search->gain + (int64_t)(depth + 1) * search->n_all + first, most = NEVER;

    for (int o = 0; o < search->problem->n_options[slot]; o++) {
        new[o] = old[o] == NEVER || row[o] == NEVER ? NEVER : old[o] + row[o];
        if (new[o] > most) {
            most = new[o];
            best = o;
        }
    }
    return best;
}

/* Takes `option` in the slot at `depth`. Returns whether a result worth keeping can still be
 * reached, with `total` so far. Sets the open slots to their best options: of the choices that reach
 * the bound, that is the first in lexical order. */
static bool take(struct search *search, int depth, int option, int64_t total)
{
    const int64_t *gain = search->gain + (int64_t)(depth + 1) * search->n_all;

    for (int i = depth + 1; i < search->problem->n_slots; i++) {
        int slot = search->order[i], best = update_gains(search, depth, option, slot);

        if (gain[search->first[slot] + best] == NEVER)
            return false;
        total += gain[search->first[slot] + best];
        search->choice[slot] = best;
    }
    return search->n_best < search->most ||
           is_better(search, total, &search->best[search->most - 1]);
}

/* Value of an option and its pairs with the slots decided before it. */
static int64_t own(const struct search *search, int depth, int slot, int option)
{
    int64_t sum = value_of(search->problem, slot, option);
    int all = search->first[slot] + option;

    for (int i = 0; i < depth; i++) {
        int s = search->order[i];

        sum += search->brings[(int64_t)all * search->n_all + search->first[s] + search->choice[s]];
    }
    return sum;
}

/* The slot's option after `last`, by decreasing gain; -1: there is none. The good ones come first,
 * so that the bound cuts early. */
static int next_option(const struct search *search, int depth, int slot, int last)
{
    const int64_t *gain = search->gain + (int64_t)depth * search->n_all + search->first[slot];
    int64_t limit = last < 0 ? INT64_MAX : gain[last], most = NEVER;
    int next = -1;

    for (int o = 0; o < search->problem->n_options[slot]; o++) {
        if (gain[o] > most && (gain[o] < limit || (gain[o] == limit && o > last))) {
            most = gain[o];
            next = o;
        }
    }
    return next;
}

static void decide_slot(struct search *search, int depth, int64_t total)
{
    const struct combine_problem *problem = search->problem;
    int slot;

    if (depth == problem->n_slots) {
        keep(search, total);
        return;
    }
    slot = search->order[depth];
    for (int o = next_option(search, depth, slot, -1); o >= 0;
         o = next_option(search, depth, slot, o)) {
        int option = search->first[slot] + o;
        int64_t sum = total + own(search, depth, slot, o);

        if (!combine_spend(problem->work, search->n_all))
            return;
        search->choice[slot] = o;
        if (take(search, depth, option, sum))
            decide_slot(search, depth + 1, sum);
    }
}

int combine_best(struct arena *arena, const struct combine_problem *problem, int most,
                 struct combination *ret_best)
{
    struct search search = {.problem = problem, .most = most, .best = ret_best};
    size_t n_slots = (size_t)problem->n_slots;

    search.order = ARENA_ARRAY(arena, int, n_slots);
    search.first = ARENA_ARRAY(arena, int, n_slots);
    search.choice = ARENA_ARRAY(arena, int, n_slots);
    for (int s = 0; s < problem->n_slots; s++) {
        search.first[s] = search.n_all;
        search.n_all += problem->n_options[s];
    }
    if (most <= 0 || !combine_spend(problem->work, (int64_t)search.n_all * search.n_all))
        return 0;
    search.brings = ARENA_ARRAY(arena, int64_t, (size_t)search.n_all * (size_t)search.n_all);
    search.gain = ARENA_ARRAY(arena, int64_t, (n_slots + 1) * (size_t)search.n_all);
    for (int i = 0; i < most; i++)
        ret_best[i].choice = ARENA_ARRAY(arena, int, n_slots);

    order_slots(&search);
    fill_pairs(&search);
    fill_gains(&search);
    decide_slot(&search, 0, 0);
    return search.n_best;
}

bool combine_runner_up(struct arena *arena, const struct combine_problem *problem, int slot,
                       int not_option, struct combination *ret_best)
{
    struct combine_problem forced = *problem;
    const int **values = ARENA_ARRAY(arena, const int *, (size_t)problem->n_slots);
    size_t n = (size_t)problem->n_options[slot];
    int *others = ARENA_ARRAY(arena, int, n);

    memcpy(others, problem->values[slot], n * sizeof(int));
    others[not_option] = COMBINE_FORBIDDEN;
    memcpy(values, problem->values, (size_t)problem->n_slots * sizeof(*values));
    values[slot] = others;
    forced.values = values;
    return combine_best(arena, &forced, 1, ret_best) == 1;
}
