#include "document/verify/verify_causes.h"

#include <string.h>

#define TRIES_MOST 2000000 /* takes about a second */

/* The first place changes if the recorded first is gone or ruled out, or if a rival gets ahead of
 * it. For a given rival only changes about these two, or about all frameworks, matter. The most
 * that one change can do for a rival against the first (partial_gain) bounds what several can do,
 * so sets that cannot reach the goal are skipped. */
struct search {
    const struct partial_model *partial;
    int first, rival; /* first -1: none; rival -1: only search for sets that rule the first out */
    int *candidates;  /* changes, largest possible effect first */
    int64_t *gains;   /* [candidate] at most */
    int n_candidates;
    bool *taken;
    int64_t missing; /* before any change */
    long tries;      /* left */
};

/* --- goal -------------------------------------------------------------------------------- */

static bool first_falls(const struct search *search)
{
    return search->first >= 0 &&
           (!partial_is_there(search->partial, search->taken, search->first) ||
            partial_is_out(search->partial, search->taken, search->first));
}

static bool rival_stands(const struct search *search)
{
    return partial_is_there(search->partial, search->taken, search->rival) &&
           !partial_is_out(search->partial, search->taken, search->rival);
}

/* How much the rival still needs, tie rule included: 0 or less is enough. */
static int64_t missing_points(const struct search *search)
{
    return partial_points(search->partial, search->taken, search->first) -
           partial_points(search->partial, search->taken, search->rival) +
           partial_precedes(search->partial, search->taken, search->first, search->rival);
}

static bool is_found(const struct search *search)
{
    if (search->rival < 0)
        return first_falls(search);
    return rival_stands(search) && (search->first < 0 || missing_points(search) <= 0);
}

/* --- sets of one size -------------------------------------------------------------------- */

static bool enough_is_possible(const struct search *search, int from, int left, int64_t gained)
{
    if (search->first < 0 || search->rival < 0)
        return true;
    for (int i = from; i < search->n_candidates && i < from + left; i++)
        gained += search->gains[i];
    return gained >= search->missing;
}

static bool try_sets(struct search *search, int from, int left, int64_t gained)
{
    if (left == 0)
        return search->tries-- > 0 && is_found(search);
    for (int i = from; i + left <= search->n_candidates && search->tries > 0; i++) {
        if (!enough_is_possible(search, i, left, gained))
            return false; /* the rest can do less */
        search->taken[search->candidates[i]] = true;
        if (try_sets(search, i + 1, left - 1, gained + search->gains[i]))
            return true;
        search->taken[search->candidates[i]] = false;
    }
    return false;
}

/* --- candidates -------------------------------------------------------------------------- */

static bool concerns(const struct search *search, const struct model_change *change)
{
    return change->framework < 0 || change->framework == search->first ||
           change->framework == search->rival;
}

static bool is_required_of(const struct search *search, int change)
{
    const struct verify_model *model = search->partial->model;
    const struct model_change *row = &search->partial->changes[change];

    if (row->kind == CHANGE_FRAMEWORK || row->kind == CHANGE_REQUIREMENT)
        return true;
    for (int i = 0; i < model->n_requirements; i++)
        if (row->framework >= 0 && row->kind <= CHANGE_LANGUAGE &&
            model->requirements[i].input == row->index)
            return true;
    return false;
}

/* A change of the order is worth one point in a tie. */
static int64_t gain_of(const struct search *search, int change)
{
    int64_t gain = search->partial->changes[change].kind == CHANGE_ORDER;

    if (search->first >= 0)
        gain += partial_gain(search->partial, change, search->first, -1);
    if (search->rival >= 0)
        gain += partial_gain(search->partial, change, search->rival, 1);
    return gain;
}

static void insert_candidate(struct search *search, int change, int64_t gain)
{
    int at = search->n_candidates++;

    for (; at > 0 && search->gains[at - 1] < gain; at--) {
        search->candidates[at] = search->candidates[at - 1];
        search->gains[at] = search->gains[at - 1];
    }
    search->candidates[at] = change;
    search->gains[at] = gain;
}

static void begin(struct search *search, int rival)
{
    size_t size = (size_t)search->partial->n_changes;

    search->rival = rival;
    search->n_candidates = 0;
    memset(search->taken, 0, size * sizeof(search->taken[0]));
    for (int i = 0; i < search->partial->n_changes; i++) {
        if (!concerns(search, &search->partial->changes[i]))
            continue;
        int64_t gain = rival < 0 ? 0 : gain_of(search, i);
        if (gain > 0 || is_required_of(search, i))
            insert_candidate(search, i, gain);
    }
    search->missing = rival >= 0 && search->first >= 0 ? missing_points(search) : 0;
}

/* --- the search -------------------------------------------------------------------------- */

static struct verify_causes found(struct arena *arena, const struct search *search, bool proved)
{
    struct verify_causes causes = {
        .changes = ARENA_ARRAY(arena, int, (size_t)search->partial->n_changes),
        .first = partial_first(search->partial, search->taken),
        .proved = proved,
    };

    for (int i = 0; i < search->partial->n_changes; i++)
        if (search->taken[i])
            causes.changes[causes.n_changes++] = i;
    return causes;
}

/* Tries the framework that is first with all changes before the others. */
static int rival_at(const struct search *search, int last_first, int place)
{
    if (place < 0)
        return -1;
    if (place == 0)
        return last_first;
    return place - 1 == search->first || place - 1 == last_first ? -2 : place - 1;
}

static bool find_exactly(struct search *search, int last_first)
{
    search->tries = TRIES_MOST;
    for (int size = 1; size <= SMALLEST_PROVED; size++)
        for (int place = -1; place <= search->partial->model->n_frameworks; place++) {
            int rival = rival_at(search, last_first, place);
            if (rival == -2 || (rival < 0 && place >= 0))
                continue;
            begin(search, rival);
            if (try_sets(search, 0, size, 0))
                return true;
            if (search->tries <= 0)
                return false;
        }
    return false;
}

/* Adds changes by largest effect until they suffice, then removes those not needed. */
static void find_greedily(struct search *search, int last_first)
{
    begin(search, last_first);
    for (int i = 0; i < search->n_candidates && !is_found(search); i++)
        search->taken[search->candidates[i]] = true;
    for (int i = search->n_candidates - 1; i >= 0; i--) {
        if (!search->taken[search->candidates[i]])
            continue;
        search->taken[search->candidates[i]] = false;
        search->taken[search->candidates[i]] = !is_found(search);
    }
}

struct verify_causes causes_find(struct arena *arena, const struct partial_model *partial)
{
    size_t size = (size_t)partial->n_changes;
    bool *all = ARENA_ARRAY(arena, bool, size), *none = ARENA_ARRAY(arena, bool, size);
    struct search search = {
        .partial = partial,
        .first = partial_first(partial, none),
        .candidates = ARENA_ARRAY(arena, int, size),
        .gains = ARENA_ARRAY(arena, int64_t, size),
        .taken = ARENA_ARRAY(arena, bool, size),
    };
    int last_first;

    memset(all, true, size * sizeof(all[0]));
    last_first = partial_first(partial, all);
    if (find_exactly(&search, last_first))
        return found(arena, &search, true);
    find_greedily(&search, last_first);
    return found(arena, &search, false);
}
