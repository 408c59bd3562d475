#include "document/verify/verify_causes.h"

#include <stdlib.h>
#include <string.h>

#define TRIES_MOST 2000000 /* takes about a second */

/* The first place changes if the recorded first is gone or ruled out, or if a rival gets ahead of
 * it. For a given rival only changes about these two, or about all frameworks, matter. The most
 * that one change can do for a rival against the first (partial_gain) bounds what several can do,
 * so sets that cannot reach the goal are skipped. */
struct hunt {
    const struct partial_model *partial;
    int first, rival; /* first -1: none was first; rival -1: only look for the fall of the first */
    int *candidates;  /* changes, largest possible effect first */
    int64_t *gains;   /* [candidate] at most */
    int n_candidates;
    bool *taken;
    int64_t missing; /* before any change */
    long tries;      /* left */
};

/* --- what is looked for ------------------------------------------------------------------ */

static bool first_falls(const struct hunt *hunt)
{
    return hunt->first >= 0 && (!partial_is_there(hunt->partial, hunt->taken, hunt->first) ||
                                partial_is_out(hunt->partial, hunt->taken, hunt->first));
}

static bool rival_stands(const struct hunt *hunt)
{
    return partial_is_there(hunt->partial, hunt->taken, hunt->rival) &&
           !partial_is_out(hunt->partial, hunt->taken, hunt->rival);
}

/* How much the rival still needs, tie rule included: 0 or less is enough. */
static int64_t missing_points(const struct hunt *hunt)
{
    return partial_points(hunt->partial, hunt->taken, hunt->first) -
           partial_points(hunt->partial, hunt->taken, hunt->rival) +
           partial_precedes(hunt->partial, hunt->taken, hunt->first, hunt->rival);
}

static bool is_found(const struct hunt *hunt)
{
    if (hunt->rival < 0)
        return first_falls(hunt);
    return rival_stands(hunt) && (hunt->first < 0 || missing_points(hunt) <= 0);
}

/* --- sets of one size -------------------------------------------------------------------- */

static bool enough_is_possible(const struct hunt *hunt, int from, int left, int64_t gained)
{
    if (hunt->first < 0 || hunt->rival < 0)
        return true;
    for (int i = from; i < hunt->n_candidates && i < from + left; i++)
        gained += hunt->gains[i];
    return gained >= hunt->missing;
}

static bool try_sets(struct hunt *hunt, int from, int left, int64_t gained)
{
    if (left == 0)
        return hunt->tries-- > 0 && is_found(hunt);
    for (int i = from; i + left <= hunt->n_candidates && hunt->tries > 0; i++) {
        if (!enough_is_possible(hunt, i, left, gained))
            return false; /* the rest can do less */
        hunt->taken[hunt->candidates[i]] = true;
        if (try_sets(hunt, i + 1, left - 1, gained + hunt->gains[i]))
            return true;
        hunt->taken[hunt->candidates[i]] = false;
    }
    return false;
}

/* --- candidates -------------------------------------------------------------------------- */

static bool concerns(const struct hunt *hunt, const struct model_change *change)
{
    return change->framework < 0 || change->framework == hunt->first ||
           change->framework == hunt->rival;
}

static bool is_demanded_from(const struct hunt *hunt, int change)
{
    const struct verify_model *model = hunt->partial->model;
    const struct model_change *row = &hunt->partial->changes[change];

    if (row->kind == CHANGE_FRAMEWORK || row->kind == CHANGE_REQUIREMENT)
        return true;
    for (int i = 0; i < model->n_requirements; i++)
        if (row->framework >= 0 && row->kind <= CHANGE_LANGUAGE &&
            model->requirements[i].input == row->index)
            return true;
    return false;
}

/* A change of the order is worth one point in a tie. */
static int64_t gain_of(const struct hunt *hunt, int change)
{
    int64_t gain = hunt->partial->changes[change].kind == CHANGE_ORDER;

    if (hunt->first >= 0)
        gain += partial_gain(hunt->partial, change, hunt->first, -1);
    if (hunt->rival >= 0)
        gain += partial_gain(hunt->partial, change, hunt->rival, 1);
    return gain;
}

static void insert_candidate(struct hunt *hunt, int change, int64_t gain)
{
    int at = hunt->n_candidates++;

    for (; at > 0 && hunt->gains[at - 1] < gain; at--) {
        hunt->candidates[at] = hunt->candidates[at - 1];
        hunt->gains[at] = hunt->gains[at - 1];
    }
    hunt->candidates[at] = change;
    hunt->gains[at] = gain;
}

static void begin(struct hunt *hunt, int rival)
{
    size_t size = (size_t)hunt->partial->n_changes;

    hunt->rival = rival;
    hunt->n_candidates = 0;
    memset(hunt->taken, 0, size * sizeof(hunt->taken[0]));
    for (int i = 0; i < hunt->partial->n_changes; i++) {
        if (!concerns(hunt, &hunt->partial->changes[i]))
            continue;
        int64_t gain = rival < 0 ? 0 : gain_of(hunt, i);
        if (gain > 0 || is_demanded_from(hunt, i))
            insert_candidate(hunt, i, gain);
    }
    hunt->missing = rival >= 0 && hunt->first >= 0 ? missing_points(hunt) : 0;
}

/* --- the search -------------------------------------------------------------------------- */

static struct verify_causes found(struct arena *arena, const struct hunt *hunt, bool proved)
{
    struct verify_causes causes = {
        .changes = ARENA_ARRAY(arena, int, (size_t)hunt->partial->n_changes),
        .first = partial_first(hunt->partial, hunt->taken),
        .proved = proved,
    };

    for (int i = 0; i < hunt->partial->n_changes; i++)
        if (hunt->taken[i])
            causes.changes[causes.n_changes++] = i;
    return causes;
}

/* Tries the framework that is first with all changes before the others. */
static int rival_at(const struct hunt *hunt, int last_first, int place)
{
    if (place < 0)
        return -1;
    if (place == 0)
        return last_first;
    return place - 1 == hunt->first || place - 1 == last_first ? -2 : place - 1;
}

static bool find_exactly(struct hunt *hunt, int last_first)
{
    hunt->tries = TRIES_MOST;
    for (int size = 1; size <= SMALLEST_PROVED; size++)
        for (int place = -1; place <= hunt->partial->model->n_frameworks; place++) {
            int rival = rival_at(hunt, last_first, place);
            if (rival == -2 || (rival < 0 && place >= 0))
                continue;
            begin(hunt, rival);
            if (try_sets(hunt, 0, size, 0))
                return true;
            if (hunt->tries <= 0)
                return false;
        }
    return false;
}

/* Adds changes by largest effect until they suffice, then removes those not needed. */
static void find_greedily(struct hunt *hunt, int last_first)
{
    begin(hunt, last_first);
    for (int i = 0; i < hunt->n_candidates && !is_found(hunt); i++)
        hunt->taken[hunt->candidates[i]] = true;
    for (int i = hunt->n_candidates - 1; i >= 0; i--) {
        if (!hunt->taken[hunt->candidates[i]])
            continue;
        hunt->taken[hunt->candidates[i]] = false;
        hunt->taken[hunt->candidates[i]] = !is_found(hunt);
    }
}

struct verify_causes causes_find(struct arena *arena, const struct partial_model *partial)
{
    size_t size = (size_t)partial->n_changes;
    bool *all = ARENA_ARRAY(arena, bool, size), *none = ARENA_ARRAY(arena, bool, size);
    struct hunt hunt = {
        .partial = partial,
        .first = partial_first(partial, none),
        .candidates = ARENA_ARRAY(arena, int, size),
        .gains = ARENA_ARRAY(arena, int64_t, size),
        .taken = ARENA_ARRAY(arena, bool, size),
    };
    int last_first;

    memset(all, true, size * sizeof(all[0]));
    last_first = partial_first(partial, all);
    if (find_exactly(&hunt, last_first))
        return found(arena, &hunt, true);
    find_greedily(&hunt, last_first);
    return found(arena, &hunt, false);
}
