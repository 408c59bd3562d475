#include "decide/methods/smaa_order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BUCKETS 2      /* for each alternative */
#define BUCKET_MOST 24 /* a fuller one is sorted by qsort */

struct smaa_order smaa_order_new(struct arena *arena, int m)
{
    return (struct smaa_order){
        .m = m,
        .n_buckets = BUCKETS * m,
        .buckets = ARENA_ARRAY(arena, int, (size_t)m),
        .ends = ARENA_ARRAY(arena, int, BUCKETS *(size_t)m),
        .sorted = ARENA_ARRAY(arena, struct smaa_scored, (size_t)m),
    };
}

static bool is_behind(const struct smaa_scored *a, const struct smaa_scored *b)
{
    return a->score < b->score || (a->score == b->score && a->alternative > b->alternative);
}

static int compare_scored(const void *one, const void *other)
{
    return is_behind(one, other) - is_behind(other, one);
}

/* Fills `buckets` and the numbers of their alternatives in `ends`. A higher score is never in a
 * later bucket. Infinite scores, and those that are all equal, share one. */
static bool choose_buckets(struct smaa_order *order, const double *scores)
{
    double most = scores[0], least = scores[0], scale;
    int n_numbers = 0;

    for (int a = 0; a < order->m; a++) {
        most = scores[a] > most ? scores[a] : most;
        least = scores[a] < least ? scores[a] : least;
        n_numbers += scores[a] == scores[a];
    }
    if (n_numbers < order->m)
        return false;
    scale = (order->n_buckets - 1) / (most - least);
    if (!isfinite(scale) || !isfinite(most - least))
        scale = 0;

    memset(order->ends, 0, (size_t)order->n_buckets * sizeof(int));
    for (int a = 0; a < order->m; a++) {
        order->buckets[a] = scale > 0 ? (int)((most - scores[a]) * scale) : 0;
        order->ends[order->buckets[a]]++;
    }
    return true;
}

/* Returns the number of alternatives in the fullest one. */
static int fill_buckets(struct smaa_order *order, const double *scores)
{
    int end = 0, most = 0;

    for (int i = 0; i < order->n_buckets; i++) {
        int size = order->ends[i];

        order->ends[i] = end;
        end += size;
        most = size > most ? size : most;
    }
    for (int a = 0; a < order->m; a++)
        order->sorted[order->ends[order->buckets[a]]++] = (struct smaa_scored){scores[a], a};
    return most;
}

static void sort_full_buckets(struct smaa_order *order)
{
    for (int i = 0, start = 0; i < order->n_buckets; start = order->ends[i], i++) {
        int size = order->ends[i] - start;

        if (size > BUCKET_MOST)
            qsort(order->sorted + start, (size_t)size, sizeof(struct smaa_scored), compare_scored);
    }
}

/* Alternatives of different buckets are in order already. */
static void sort_neighbours(struct smaa_order *order)
{
    for (int k = 1; k < order->m; k++) {
        struct smaa_scored own = order->sorted[k];
        int i = k;

        for (; i > 0 && is_behind(&order->sorted[i - 1], &own); i--)
            order->sorted[i] = order->sorted[i - 1];
        order->sorted[i] = own;
    }
}

bool smaa_order_sort(struct smaa_order *order, const double *scores)
{
    if (!choose_buckets(order, scores))
        return false;
    if (fill_buckets(order, scores) > BUCKET_MOST)
        sort_full_buckets(order);
    sort_neighbours(order);
    return true;
}
