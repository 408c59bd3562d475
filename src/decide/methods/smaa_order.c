#include "decide/methods/smaa_order.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BITS_MOST 9 /* so that what is counted stays in the first-level cache */
#define RUN_MOST 24 /* a longer one is sorted by qsort */

struct smaa_order smaa_order_new(struct arena *arena, int m)
{
    int bits = 1;

    assert(m <= UINT16_MAX);
    while (bits < BITS_MOST && 1 << bits < m)
        bits++;
    return (struct smaa_order){
        .m = m,
        .bits = bits,
        .keys = ARENA_ARRAY(arena, uint32_t, (size_t)m),
        .lower = ARENA_ARRAY(arena, uint16_t, (size_t)1 << bits),
        .upper = ARENA_ARRAY(arena, uint16_t, (size_t)1 << bits),
        .half_sorted = ARENA_ARRAY(arena, uint16_t, (size_t)m),
        .sorted = ARENA_ARRAY(arena, uint16_t, (size_t)m),
        .run = ARENA_ARRAY(arena, struct smaa_scored, (size_t)m),
    };
}

/* A higher score never has a higher key. Infinite scores, and those that are all equal, have the
 * same. */
static bool fill_keys(struct smaa_order *order, const double *scores)
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
    scale = ((1 << 2 * order->bits) - 1) / (most - least);
    if (!isfinite(scale) || !isfinite(most - least))
        memset(order->keys, 0, (size_t)order->m * sizeof(order->keys[0]));
    else
        for (int a = 0; a < order->m; a++)
            order->keys[a] = (uint32_t)(int)((most - scores[a]) * scale);
    return true;
}

/* Turns how many there are of each into where the first of them goes. */
static void add_up(uint16_t *numbers, int n)
{
    uint16_t sum = 0;

    for (int i = 0; i < n; i++) {
        uint16_t own = numbers[i];

        numbers[i] = sum;
        sum = (uint16_t)(sum + own);
    }
}

/* Alternatives with equal keys keep their order. */
static void sort_keys(struct smaa_order *order)
{
    const uint32_t *keys = order->keys;
    int bits = order->bits, n = 1 << bits;

    memset(order->lower, 0, (size_t)n * sizeof(order->lower[0]));
    memset(order->upper, 0, (size_t)n * sizeof(order->upper[0]));
    for (int a = 0; a < order->m; a++) {
        order->lower[keys[a] & (uint32_t)(n - 1)]++;
        order->upper[keys[a] >> bits]++;
    }
    add_up(order->lower, n);
    add_up(order->upper, n);
    for (int a = 0; a < order->m; a++)
        order->half_sorted[order->lower[keys[a] & (uint32_t)(n - 1)]++] = (uint16_t)a;
    for (int i = 0; i < order->m; i++) {
        uint16_t a = order->half_sorted[i];

        order->sorted[order->upper[keys[a] >> bits]++] = a;
    }
}

static bool is_behind(const struct smaa_scored *a, const struct smaa_scored *b)
{
    return a->score < b->score || (a->score == b->score && a->alternative > b->alternative);
}

static int compare_scored(const void *one, const void *other)
{
    return is_behind(one, other) - is_behind(other, one);
}

static void sort_few(struct smaa_scored *run, int n)
{
    for (int k = 1; k < n; k++) {
        struct smaa_scored own = run[k];
        int i = k;

        for (; i > 0 && is_behind(&run[i - 1], &own); i--)
            run[i] = run[i - 1];
        run[i] = own;
    }
}

static void sort_run(struct smaa_order *order, const double *scores, uint16_t *sorted, int n)
{
    for (int i = 0; i < n; i++)
        order->run[i] = (struct smaa_scored){scores[sorted[i]], sorted[i]};
    if (n > RUN_MOST)
        qsort(order->run, (size_t)n, sizeof(order->run[0]), compare_scored);
    else
        sort_few(order->run, n);
    for (int i = 0; i < n; i++)
        sorted[i] = (uint16_t)order->run[i].alternative;
}

static void sort_equal_keys(struct smaa_order *order, const double *scores)
{
    const uint32_t *keys = order->keys;

    for (int first = 0, i = 1; i <= order->m; i++) {
        if (i < order->m && keys[order->sorted[i]] == keys[order->sorted[first]])
            continue;
        if (i - first > 1)
            sort_run(order, scores, order->sorted + first, i - first);
        first = i;
    }
}

bool smaa_order_sort(struct smaa_order *order, const double *scores)
{
    if (!fill_keys(order, scores))
        return false;
    sort_keys(order);
    sort_equal_keys(order, scores);
    return true;
}
