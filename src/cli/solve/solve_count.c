#include "cli/solve/solve_count.h"

#include <string.h>

/* A slot whose options exclude none of the remaining ones in other slots only multiplies the count.
 * The slot that excludes most is branched on first, so few slots need branching. */

#define STEPS_MOST 20000000

struct count {
    const struct count_problem *problem;
    int *slot_of;
    int *rivals; /* for each option: its slice of `edges`, the options that exclude it */
    int *edges;
    int *blocks; /* how many chosen options exclude each option */
    bool *decided;
    int64_t steps;
    bool given_up;
};

static void fill_edges(struct arena *arena, struct count *count)
{
    const struct count_problem *problem = count->problem;
    size_t n_edges = 0;

    for (int pass = 0; pass < 2; pass++) {
        n_edges = 0;
        for (int o = 0; o < problem->n_options; o++) {
            count->rivals[o] = (int)n_edges;
            for (int p = 0; p < problem->n_options; p++) {
                if (count->slot_of[o] == count->slot_of[p] ||
                    !problem->forbidden(problem->context, o, p))
                    continue;
                if (pass == 1)
                    count->edges[n_edges] = p;
                n_edges++;
            }
        }
        count->rivals[problem->n_options] = (int)n_edges;
        if (pass == 0)
            count->edges = ARENA_ARRAY(arena, int, n_edges);
    }
}

static bool is_left(const struct count *count, int option)
{
    return !count->problem->never[option] && count->blocks[option] == 0;
}

/* How many remaining options of open slots the remaining options of this slot exclude. */
static int conflicts_of(const struct count *count, int slot)
{
    const struct count_problem *problem = count->problem;
    int conflicts = 0;

    for (int o = problem->first[slot]; o < problem->first[slot + 1]; o++)
        for (int e = count->rivals[o]; is_left(count, o) && e < count->rivals[o + 1]; e++)
            conflicts +=
                !count->decided[count->slot_of[count->edges[e]]] && is_left(count, count->edges[e]);
    return conflicts;
}

static int left_in(const struct count *count, int slot)
{
    const struct count_problem *problem = count->problem;
    int left = 0;

    for (int o = problem->first[slot]; o < problem->first[slot + 1]; o++)
        left += is_left(count, o);
    return left;
}

static int64_t multiply(struct count *count, int64_t one, int64_t other)
{
    int64_t product = 0;

    if (__builtin_mul_overflow(one, other, &product))
        count->given_up = true;
    return product;
}

static void block(struct count *count, int option, int by)
{
    for (int e = count->rivals[option]; e < count->rivals[option + 1]; e++)
        count->blocks[count->edges[e]] += by;
}

/* The open slot to branch on, -1 if no conflicts are left; then *ret_product is the number of
 * choices of the open slots. */
static int choose_slot(struct count *count, int64_t *ret_product)
{
    int chosen = -1, most = 0;
    int64_t product = 1;

    for (int s = 0; s < count->problem->n_slots; s++) {
        int conflicts;

        if (count->decided[s])
            continue;
        conflicts = conflicts_of(count, s);
        if (conflicts > most) {
            most = conflicts;
            chosen = s;
        }
        product = chosen < 0 ? multiply(count, product, left_in(count, s)) : product;
    }
    *ret_product = product;
    return chosen;
}

static int64_t count_open(struct count *count)
{
    const struct count_problem *problem = count->problem;
    int64_t product, total = 0;
    int slot;

    count->steps += problem->n_slots;
    if (count->given_up || count->steps > STEPS_MOST) {
        count->given_up = true;
        return 0;
    }
    slot = choose_slot(count, &product);
    if (slot < 0)
        return product;
    count->decided[slot] = true;
    for (int o = problem->first[slot]; o < problem->first[slot + 1]; o++) {
        if (!is_left(count, o))
            continue;
        block(count, o, 1);
        if (__builtin_add_overflow(total, count_open(count), &total))
            count->given_up = true;
        block(count, o, -1);
    }
    count->decided[slot] = false;
    return total;
}

bool solve_count(struct arena *arena, const struct count_problem *problem, int64_t *ret_count)
{
    size_t n_options = (size_t)problem->n_options;
    struct count count = {
        .problem = problem,
        .slot_of = ARENA_ARRAY(arena, int, n_options),
        .rivals = ARENA_ARRAY(arena, int, n_options + 1),
        .blocks = ARENA_ARRAY(arena, int, n_options),
        .decided = ARENA_ARRAY(arena, bool, (size_t)problem->n_slots),
    };

    for (int s = 0; s < problem->n_slots; s++)
        for (int o = problem->first[s]; o < problem->first[s + 1]; o++)
            count.slot_of[o] = s;
    fill_edges(arena, &count);
    *ret_count = count_open(&count);
    return !count.given_up;
}
