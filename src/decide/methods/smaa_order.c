#include "decide/methods/smaa_order.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define BITS_MOST 9 /* so that what is counted stays in the first-level cache */
#define RUN_MOST 24 /* a longer one is sorted by qsort */

struct smaa_order smaa_order_new(struct arena *arena, int m, const struct kernel *kernel)
{
    int bits = 1;

    assert(m <= UINT16_MAX);
    while (bits < BITS_MOST && 1 << bits < m)
        bits++;
    return (struct smaa_order){
        .kernel = kernel,
        .m = m,
        .bits = bits,
        .keys = ARENA_ARRAY(arena, int32_t, (size_t)m),
        .lower = ARENA_ARRAY(arena, uint16_t, (size_t)1 << bits),
        .upper = ARENA_ARRAY(arena, uint16_t, (size_t)1 << bits),
        .half_sorted = ARENA_ARRAY(arena, uint16_t, (size_t)m),
        .sorted = ARENA_ARRAY(arena, uint16_t, (size_t)m),
        .run = ARENA_ARRAY(arena, struct smaa_scored, (size_t)m),
    };
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
    const int32_t *keys = order->keys;
    uint16_t *lower = order->lower, *upper = order->upper;
    int m = order->m, bits = order->bits, n = 1 << bits;

    memset(lower, 0, (size_t)n * sizeof(lower[0]));
    memset(upper, 0, (size_t)n * sizeof(upper[0]));
    for (int a = 0; a < m; a++) {
        lower[keys[a] & (n - 1)]++;
        upper[keys[a] >> bits]++;
    }
    add_up(lower, n);
    add_up(upper, n);
    for (int a = 0; a < m; a++)
        order->half_sorted[lower[keys[a] & (n - 1)]++] = (uint16_t)a;
    for (int i = 0; i < m; i++) {
        uint16_t a = order->half_sorted[i];

        order->sorted[upper[keys[a] >> bits]++] = a;
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

/* Sorts those that have the key of sorted[first]; returns where the last of them is. */
static int sort_run(struct smaa_order *order, const double *scores, int first)
{
    const int32_t *keys = order->keys;
    uint16_t *sorted = order->sorted;
    int n = 0;

    for (; first + n < order->m && keys[sorted[first + n]] == keys[sorted[first]]; n++)
        order->run[n] = (struct smaa_scored){scores[sorted[first + n]], sorted[first + n]};
    if (n > RUN_MOST)
        qsort(order->run, (size_t)n, sizeof(order->run[0]), compare_scored);
    else
        sort_few(order->run, n);
    for (int i = 0; i < n; i++)
        sorted[first + i] = (uint16_t)order->run[i].alternative;
    return first + n - 1;
}

static void sort_equal_keys(struct smaa_order *order, const double *scores)
{
    const int32_t *keys = order->keys;
    const uint16_t *sorted = order->sorted;
    int32_t before = -1;

    for (int i = 0, m = order->m; i < m; i++) {
        int32_t key = keys[sorted[i]];

        if (key == before)
            i = sort_run(order, scores, i - 1);
        before = key;
    }
}

bool smaa_order_sort(struct smaa_order *order, const double *scores)
{
    if (!order->kernel->keys(scores, order->m, (1 << 2 * order->bits) - 1, order->keys))
        return false;
    sort_keys(order);
    sort_equal_keys(order, scores);
    return true;
}
