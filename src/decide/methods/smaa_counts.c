#include "decide/methods/smaa_counts.h"

#include "base/bounds.h"

#include <assert.h>
#include <string.h>

#define BLOCKS 127 /* of KERNEL_BLOCK draws, before the counters are full */
#define TILE 8     /* alternatives whose ranks stay in the second-level cache */

/* Bytes of a block: for each draw one for each alternative of a group. */
#define CHUNK (KERNEL_BLOCK * KERNEL_STRIDE)

static_assert(BLOCKS * KERNEL_BLOCK < 1 << KERNEL_PLANES, "the counters overflow");

static int n_members(const struct smaa_counts *counts, int group)
{
    return MIN(counts->m - group * KERNEL_GROUP, KERNEL_GROUP);
}

/* The members of a group in the order of each draw of a block. */
static uint8_t *members_of(const struct smaa_counts *counts, int group, int block)
{
    return counts->members + ((int64_t)group * BLOCKS + block) * CHUNK;
}

/* In each draw of a block, how many members of `group` are ahead of each alternative of `own`, which
 * is the same group or an earlier one. */
static uint8_t *ahead_of(const struct smaa_counts *counts, int own, int group, int block)
{
    int64_t pair = group * (group + 1) / 2 + own;

    return counts->ahead + (pair * BLOCKS + block) * CHUNK;
}

/* In each draw of a block, the place of each alternative of a tile. */
static uint16_t *places_of(const struct smaa_counts *counts, int tile, int block)
{
    return counts->places + ((int64_t)block * counts->n_tiles + tile) * (KERNEL_BLOCK * TILE);
}

/* Aligned to cache lines. */
static uint64_t *sets_new(struct arena *arena, size_t n)
{
    char *start = arena_alloc(arena, n * KERNEL_WORDS + 8, sizeof(uint64_t));

    return (uint64_t *)(void *)(start + (64 - (uintptr_t)start % 64) % 64);
}

struct smaa_counts smaa_counts_new(struct arena *arena, int m, const struct kernel *kernel,
                                   double *ranks)
{
    size_t n_groups = ((size_t)m + KERNEL_GROUP - 1) / KERNEL_GROUP;
    size_t width = n_groups * KERNEL_STRIDE, n_tiles = ((size_t)m + TILE - 1) / TILE;
    struct smaa_counts counts = {
        .kernel = kernel,
        .m = m,
        .n_groups = (int)n_groups,
        .n_tiles = (int)n_tiles,
        .width = (int)width,
        .members = ARENA_ARRAY(arena, uint8_t, n_groups * BLOCKS * CHUNK),
        .ahead = ARENA_ARRAY(arena, uint8_t, n_groups * (n_groups + 1) / 2 * BLOCKS * CHUNK),
        .place = ARENA_ARRAY(arena, uint16_t, n_tiles * TILE),
        .places = ARENA_ARRAY(arena, uint16_t, n_tiles * TILE * BLOCKS * KERNEL_BLOCK),
        .numbers = ARENA_ARRAY(arena, uint16_t, (size_t)m),
        .sizes = ARENA_ARRAY(arena, uint64_t, width),
        .units = sets_new(arena, KERNEL_STRIDE),
        .prefixes = sets_new(arena, KERNEL_STRIDE * KERNEL_BLOCK),
        .counters = sets_new(arena, width * KERNEL_PLANES),
        .losses = ARENA_ARRAY(arena, uint32_t, (size_t)m * width),
        .ranks = ranks,
    };

    assert(m <= SMAA_COUNTS_MOST);
    for (int a = 0; a < m; a++)
        counts.numbers[a] = (uint16_t)(a / KERNEL_GROUP * KERNEL_STRIDE + a % KERNEL_GROUP);
    for (int i = 0; i < KERNEL_GROUP; i++)
        counts.units[i * KERNEL_WORDS + i % KERNEL_WORDS] = (uint64_t)1 << i / KERNEL_WORDS;
    return counts;
}

/* A tile after the other, so that its counters stay in the cache. */
static void count_ranks(struct smaa_counts *counts)
{
    int m = counts->m;

    for (int tile = 0; tile < counts->n_tiles; tile++) {
        double *ranks = counts->ranks + (int64_t)tile * TILE * m;
        int n = MIN(m - tile * TILE, TILE);

        for (int d = 0; d < counts->n_kept; d++) {
            const uint16_t *places =
                places_of(counts, tile, d / KERNEL_BLOCK) + d % KERNEL_BLOCK * TILE;

            for (int a = 0; a < n; a++)
                ranks[a * m + places[a]]++;
        }
    }
}

/* Counts how often members of this group are ahead of those of the same and of earlier groups. */
static void count_group(struct smaa_counts *counts, int group)
{
    int64_t row = KERNEL_PLANES * KERNEL_WORDS;
    int n_rows = group * KERNEL_GROUP + n_members(counts, group);

    memset(counts->counters, 0, (size_t)(n_rows * row) * sizeof(counts->counters[0]));
    for (int block = 0; block * KERNEL_BLOCK < counts->n_kept; block++) {
        counts->kernel->prefixes(members_of(counts, group, block), n_members(counts, group),
                                 counts->units, counts->prefixes);
        for (int own = 0; own <= group; own++)
            counts->kernel->count(ahead_of(counts, own, group, block), n_members(counts, own),
                                  counts->prefixes, counts->counters + own * KERNEL_GROUP * row);
    }
    for (int64_t a = 0; a < n_rows; a++)
        counts->kernel->unpack(counts->counters + a * row,
                               counts->losses + a * counts->width + group * KERNEL_GROUP);
}

/* Nobody is ahead in the draws that the last block lacks. */
static void fill_block(struct smaa_counts *counts)
{
    int draws = counts->n_kept % KERNEL_BLOCK, block = counts->n_kept / KERNEL_BLOCK;

    for (int group = 0; draws > 0 && group < counts->n_groups; group++)
        for (int own = 0; own <= group; own++)
            memset(ahead_of(counts, own, group, block) + draws * KERNEL_STRIDE, 0,
                   (size_t)(KERNEL_BLOCK - draws) * KERNEL_STRIDE);
}

static void count_kept(struct smaa_counts *counts)
{
    fill_block(counts);
    count_ranks(counts);
    for (int group = 0; group < counts->n_groups; group++)
        count_group(counts, group);
    counts->n_counted += counts->n_kept;
    counts->n_kept = 0;
}

void smaa_counts_add(struct smaa_counts *counts, const uint16_t *order)
{
    int block = counts->n_kept / KERNEL_BLOCK, d = counts->n_kept % KERNEL_BLOCK, m = counts->m;
    uint16_t *place = counts->place;
    const uint16_t *numbers = counts->numbers;
    uint64_t *sizes = counts->sizes, ahead = 0; /* a byte for each group */
    uint8_t *next[SMAA_COUNTS_MOST / KERNEL_GROUP];

    for (int group = 0; group < counts->n_groups; group++)
        next[group] = members_of(counts, group, block) + d * KERNEL_STRIDE;
    for (int i = 0; i < m; i++) {
        int a = order[i], group = numbers[a] / KERNEL_STRIDE;

        place[a] = (uint16_t)i;
        sizes[a] = ahead;
        *next[group]++ = (uint8_t)numbers[a];
        ahead += (uint64_t)1 << group * 8;
    }
    for (int tile = 0; tile < counts->n_tiles; tile++)
        memcpy(places_of(counts, tile, block) + d * TILE, place + tile * TILE,
               TILE * sizeof(place[0]));
    for (int group = 0; group < counts->n_groups; group++)
        for (int own = 0; own <= group; own++)
            counts->kernel->bytes(sizes + own * KERNEL_GROUP, n_members(counts, own), group,
                                  ahead_of(counts, own, group, block) + d * KERNEL_STRIDE);
    if (++counts->n_kept == BLOCKS * KERNEL_BLOCK)
        count_kept(counts);
}

void smaa_counts_finish(struct smaa_counts *counts, double *ahead)
{
    int64_t m = counts->m;

    count_kept(counts);
    for (int64_t a = 0; a < m; a++) {
        for (int64_t b = a + 1; b < m; b++) {
            uint32_t losses = counts->losses[a * counts->width + b];

            ahead[a * m + b] += (uint32_t)counts->n_counted - losses;
            ahead[b * m + a] += losses;
        }
    }
}
