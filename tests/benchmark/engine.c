/* How fast the engine is, as ratios within one run: to a plain loop that does the same work, and to
 * reading memory. Everything takes its turn in each round, so that a busy machine slows all alike;
 * the medians are compared. Times are those of the processor, without those of waiting for it. Nothing
 * here passes or fails by a time. `engine TEXT` runs only the jobs with this text in their name. */
#include "base/arena.h"
#include "base/array.h"
#include "base/memory.h"
#include "catalog/model/catalog.h"
#include "decide/methods/mcda.h"
#include "decide/model/decision.h"
#include "decide/numbers/kernel.h"
#include "decide/proof/flips.h"
#include "decide/robustness/acceptability.h"
#include "decide/stack/combine.h"
#include "decide/stack/stack.h"
#include "document/layout/layout.h"
#include "document/markdown/markdown.h"

#include "report.h"

#include <cmark.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 15
#define MANY 1000000
#define FEW 10
#define CRITERIA 40
#define QUESTIONS 18
#define OPTIONS 5
#define SLOTS 8
#define WIDE 64
#define SLOT_OPTIONS 4
#define SOLVED 2000       /* alternatives of smaa_2 */
#define SOLVED_DRAWS 8000 /* its cells, as doubles, are read 64 times as often as the rows */

struct bench {
    struct arena *arena; /* of one turn */
    struct random random;
    int16_t *rows; /* MANY by CRITERIA */
    int16_t weights[CRITERIA];
    int32_t *sums;
    double *wide_rows, *wide_sums; /* the same for the plain loop */
    struct problem problem;        /* FEW by CRITERIA, of the rows */
    struct answers answers;
    struct smaa_cell *cells; /* SOLVED by CRITERIA */
    int n_options[SLOTS];
    int values[SLOTS][SLOT_OPTIONS];
    const int *value_rows[SLOTS];
    int pairs[SLOTS * SLOT_OPTIONS][SLOTS * SLOT_OPTIONS];
    struct combine_problem combine;
    struct decision *decision; /* NULL without a catalog */
    const char *page;          /* the longest of a framework */
    volatile int64_t sink;     /* so that no work is left out */
};

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int below(struct bench *bench, int limit)
{
    return (int)random_below(&bench->random, (uint32_t)limit);
}

/* --- what is measured, and what it is measured against -------------------------------------- */

static void read_memory(struct bench *bench)
{
    const uint64_t *words = (const uint64_t *)(const void *)bench->rows;
    uint64_t a = 0, b = 0, c = 0, d = 0;

    for (size_t i = 0; i < (size_t)MANY * CRITERIA / 4; i += 4) {
        a += words[i];
        b += words[i + 1];
        c += words[i + 2];
        d += words[i + 3];
    }
    bench->sink = (int64_t)(a + b + c + d);
}

static void score_many(struct bench *bench)
{
    kernel_sums(bench->rows, MANY, CRITERIA, bench->weights, CRITERIA, bench->sums);
    bench->sink = bench->sums[MANY - 1];
}

/* In doubles, as a library for numbers would. */
static void score_many_plainly(struct bench *bench)
{
    double weights[CRITERIA];

    for (int j = 0; j < CRITERIA; j++)
        weights[j] = bench->weights[j];
    for (int r = 0; r < MANY; r++) {
        double sum = 0;

        for (int j = 0; j < CRITERIA; j++)
            sum += bench->wide_rows[(int64_t)r * CRITERIA + j] * weights[j];
        bench->wide_sums[r] = sum;
    }
    bench->sink = (int64_t)bench->wide_sums[MANY - 1];
}

/* With an arena of its own, as for each key. */
static void rank_few(struct bench *bench)
{
    struct arena *arena = arena_new();

    bench->sink = rank_all(arena, &bench->problem, &bench->answers).scores[0].alternative;
    arena_free(arena);
}

static void rank_few_plainly(struct bench *bench)
{
    double scores[FEW], points[CRITERIA];
    int order[FEW], wide[CRITERIA];

    rank_points(&bench->problem, &bench->answers, wide);
    for (int j = 0; j < CRITERIA; j++)
        points[j] = wide[j];
    for (int a = 0; a < FEW; a++) {
        int i = a;

        scores[a] = 0;
        for (int j = 0; j < CRITERIA; j++)
            scores[a] += points[j] * bench->problem.low[a * CRITERIA + j];
        for (; i > 0 && scores[order[i - 1]] < scores[a]; i--)
            order[i] = order[i - 1];
        order[i] = a;
    }
    bench->sink = order[0];
}

static void draw_shares(struct bench *bench)
{
    struct ranking ranking = rank_all(bench->arena, &bench->problem, &bench->answers);
    struct acceptability *acceptability =
        acceptability_new(&bench->problem, &ranking, WEIGHTS_NO_TRUST, 1);

    while (acceptability_step(acceptability, acceptability_slice(acceptability)))
        ;
    bench->sink = acceptability_shares(bench->arena, acceptability).firsts[0];
    acceptability_free(acceptability);
}

/* Exponential draws divided by their sum, scores and the best of them, all in doubles. */
static void draw_shares_plainly(struct bench *bench)
{
    double values[FEW][CRITERIA], weights[CRITERIA], scores[FEW];
    struct random random = random_seeded(1);
    uint32_t firsts[FEW] = {0};

    for (int i = 0; i < FEW * CRITERIA; i++)
        values[i / CRITERIA][i % CRITERIA] = bench->problem.low[i] / 10000.0;
    for (int d = 0; d < ACCEPTABILITY_DRAWS; d++) {
        double sum = 0;
        int first = 0;

        for (int j = 0; j < CRITERIA; j++) {
            weights[j] = -log(((double)(random_next(&random) >> 11) + 0.5) * 0x1p-53);
            sum += weights[j];
        }
        for (int a = 0; a < FEW; a++) {
            scores[a] = 0;
            for (int j = 0; j < CRITERIA; j++)
                scores[a] += values[a][j] * weights[j] / sum;
        }
        for (int a = 1; a < FEW; a++)
            first = scores[a] > scores[first] ? a : first;
        firsts[first]++;
    }
    bench->sink = firsts[0];
}

/* ln u for many u between 0 and 1, to 7 digits: of the fraction by the series of the area tangent. */
static void add_logarithms(const uint32_t *restrict bits, float *restrict weights)
{
    for (int d = 0; d < WIDE; d++) {
        union {
            float number;
            int32_t bits;
        } u = {.number = ((float)(int32_t)(bits[d] >> 9) + 0.5f) * 0x1p-23f};
        int32_t power = (u.bits - 0x3f3504f3) >> 23; /* the fraction is near 1 */
        float s, t;

        u.bits -= power * (1 << 23);
        s = (u.number - 1) / (u.number + 1);
        t = s * s;
        weights[d] = -0.69314718f * (float)power -
                     2 * s * (1 + t * (1 / 3.0f + t * (1 / 5.0f + t * (1 / 7.0f + t / 9))));
    }
}

static void add_weighted(float value, const float *restrict weights, float *restrict scores)
{
    for (int d = 0; d < WIDE; d++)
        scores[d] += value * weights[d];
}

/* Two loops without branches, so that the compiler can vectorise both. */
static void take_better(const float *restrict scores, int32_t row, float *restrict best,
                        int32_t *restrict rows)
{
    for (int d = 0; d < WIDE; d++) {
        int32_t better = -(scores[d] > best[d]);

        rows[d] = (row & better) | (rows[d] & ~better);
    }
    for (int d = 0; d < WIDE; d++)
        best[d] = scores[d] > best[d] ? scores[d] : best[d];
}

/* The same in floats, 64 draws at a time, with a logarithm that the compiler can vectorise; the
 * weights need no division, since only the order counts. */
static void draw_shares_in_floats(struct bench *bench)
{
    static float weights[CRITERIA][WIDE], scores[FEW][WIDE], best[WIDE];
    static int32_t rows[WIDE];
    struct random random = random_seeded(1);
    uint32_t firsts[FEW] = {0}, bits[WIDE];

    for (int done = 0; done < ACCEPTABILITY_DRAWS; done += WIDE) {
        memset(scores, 0, sizeof(scores));
        for (int j = 0; j < CRITERIA; j++) {
            for (int d = 0; d < WIDE; d += 2) {
                uint64_t both = random_next(&random);

                bits[d] = (uint32_t)both;
                bits[d + 1] = (uint32_t)(both >> 32);
            }
            add_logarithms(bits, weights[j]);
        }
        for (int a = 0; a < FEW; a++)
            for (int j = 0; j < CRITERIA; j++)
                add_weighted((float)bench->problem.low[a * CRITERIA + j], weights[j], scores[a]);
        memset(rows, 0, sizeof(rows));
        memcpy(best, scores[0], sizeof(best));
        for (int a = 1; a < FEW; a++)
            take_better(scores[a], a, best, rows);
        for (int d = 0; d < WIDE; d++)
            firsts[rows[d]]++;
    }
    bench->sink = firsts[0];
}

static void solve(struct bench *bench)
{
    struct smaa_problem problem = {.n_alternatives = SOLVED,
                                   .n_criteria = CRITERIA,
                                   .cells = bench->cells,
                                   .seed = 1,
                                   .draws = SOLVED_DRAWS};

    bench->sink = smaa_2(bench->arena, &problem).ever_first[0];
}

/* As many bytes as the values have that are multiplied: 8 to each. */
static void read_products(struct bench *bench)
{
    for (int i = 0; i < SOLVED_DRAWS / (MANY / SOLVED) * 4; i++)
        read_memory(bench);
}

static void combine(struct bench *bench)
{
    struct combination best[5];

    bench->sink = combine_best(bench->arena, &bench->combine, 5, best);
}

static int pair_of(const void *context, int slot, int option, int other_slot, int other_option)
{
    const struct bench *bench = context;

    return bench->pairs[slot * SLOT_OPTIONS + option][other_slot * SLOT_OPTIONS + other_option];
}

/* Every combination, one after the other. */
static void combine_plainly(struct bench *bench)
{
    int64_t best = INT64_MIN;

    for (int all = 0; all < 1 << (2 * SLOTS); all++) {
        int64_t total = 0;

        for (int s = 0; s < SLOTS && total > INT32_MIN; s++) {
            int o = all >> (2 * s) & 3;

            total += bench->values[s][o];
            for (int t = 0; t < s; t++)
                total +=
                    bench->pairs[s * SLOT_OPTIONS + o][t * SLOT_OPTIONS + (all >> (2 * t) & 3)];
        }
        best = total > best ? total : best;
    }
    bench->sink = best;
}

static void flip(struct bench *bench)
{
    struct ranking ranking = rank_all(bench->arena, &bench->problem, &bench->answers);

    bench->sink =
        flips_find(bench->arena, &bench->problem, &bench->answers, &ranking, FLIPS_ANY, 20).total;
}

/* The first of all who are left, by the answers as they stand. */
static int winner(const struct problem *problem, const struct answers *answers)
{
    int points[CRITERIA], first = -1;
    int64_t most = 0;

    rank_points(problem, answers, points);
    for (int a = 0; a < problem->n_alternatives; a++) {
        int64_t score = rank_score(problem, points, a);

        if (first < 0 || score > most) {
            first = a;
            most = score;
        }
    }
    return first;
}

/* How many ways to change `left` more answers from question `from` on give another winner. */
static int64_t try_changes(struct bench *bench, int from, int left, int first)
{
    int64_t count = 0;

    if (left == 0)
        return winner(&bench->problem, &bench->answers) != first;
    for (int q = from; q + left <= QUESTIONS; q++) {
        int chosen = bench->answers.choice[q];

        for (int o = 0; o < OPTIONS; o++) {
            bench->answers.choice[q] = o;
            count += o != chosen ? try_changes(bench, q + 1, left - 1, first) : 0;
        }
        bench->answers.choice[q] = chosen;
    }
    return count;
}

/* All changes of one answer, of two, and so on, until one puts another alternative first. */
static void flip_plainly(struct bench *bench)
{
    int first = winner(&bench->problem, &bench->answers);
    int64_t count = 0;

    for (int size = 1; size <= QUESTIONS && count == 0; size++)
        count = try_changes(bench, 0, size, first);
    bench->sink = count;
}

static void choose_stacks(struct bench *bench)
{
    struct answers *answers = answers_new(bench->arena, bench->decision);

    for (int a = 0; a < bench->decision->problem.n_alternatives; a++)
        bench->sink = stack_choose(bench->arena, bench->decision, answers, a).total;
}

static void flip_catalog(struct bench *bench)
{
    const struct problem *problem = &bench->decision->problem;
    struct answers *answers = answers_new(bench->arena, bench->decision);
    struct ranking ranking;

    for (int q = 0; q < answers->n_questions; q++)
        answers->choice[q] = 0;
    ranking = rank_all(bench->arena, problem, answers);
    bench->sink = flips_find(bench->arena, problem, answers, &ranking, FLIPS_ANY, 20).total;
}

static void read_page(struct bench *bench)
{
    struct layout_options options = {.width = 100, .unicode = true, .link_numbers = true};
    struct arena *arena = arena_new();
    struct document *document = markdown_read(arena, bench->page, strlen(bench->page));

    bench->sink = (int64_t)layout_new(arena, document, &options)->n_lines;
    arena_free(arena);
}

static void parse_page(struct bench *bench)
{
    cmark_node *root = cmark_parse_document(bench->page, strlen(bench->page), CMARK_OPT_DEFAULT);

    bench->sink = cmark_node_get_end_line(root);
    cmark_node_free(root);
}

/* A turn repeats the work so often that the clock can see it. With `work`, how much of it is done
 * in a second is told, else how long it takes. */
enum job {
    JOB_READ,
    JOB_KERNEL,
    JOB_KERNEL_PLAIN,
    JOB_RANK,
    JOB_RANK_PLAIN,
    JOB_SMAA,
    JOB_SMAA_PLAIN,
    JOB_SMAA_FLOATS,
    JOB_SMAA_AGAIN,
    JOB_SOLVE,
    JOB_SOLVE_READ,
    JOB_COMBINE,
    JOB_COMBINE_PLAIN,
    JOB_FLIPS,
    JOB_FLIPS_PLAIN,
    JOB_STACK,
    JOB_FLIPS_CATALOG,
    JOB_PAGE,
    JOB_PAGE_PARSE,
    JOB_COUNT,
};

static const struct {
    const char *name;
    void (*run)(struct bench *bench);
    int repeats;
    double work;
    const char *unit;
    enum job plain; /* what it is compared with; itself: nothing but the read test */
    bool by_catalog;
} jobs[JOB_COUNT] = {
    [JOB_READ] = {"read test of the same rows", read_memory, 1, MANY *CRITERIA * 2 / 1e9, "GB/s",
                  JOB_READ, false},
    [JOB_KERNEL] = {"scores of 1,000,000 x 40", score_many, 1, MANY / 1e6, "million scores/s",
                    JOB_KERNEL_PLAIN, false},
    [JOB_KERNEL_PLAIN] = {"plain f64 loop for these scores", score_many_plainly, 1, MANY / 1e6,
                          "million scores/s", JOB_KERNEL_PLAIN, false},
    [JOB_RANK] = {"ranking of 10 x 40", rank_few, 2000, 0, "us", JOB_RANK_PLAIN, false},
    [JOB_RANK_PLAIN] = {"plain loop for this ranking", rank_few_plainly, 2000, 0, "us",
                        JOB_RANK_PLAIN, false},
    [JOB_SMAA] = {"shares of 10 x 40", draw_shares, 1, ACCEPTABILITY_DRAWS / 1e6, "million draws/s",
                  JOB_SMAA_PLAIN, false},
    [JOB_SMAA_PLAIN] = {"plain f64 loop for these shares", draw_shares_plainly, 1,
                        ACCEPTABILITY_DRAWS / 1e6, "million draws/s", JOB_SMAA_PLAIN, false},
    [JOB_SMAA_FLOATS] = {"f32 loop for these shares, 64 draws wide", draw_shares_in_floats, 1,
                         ACCEPTABILITY_DRAWS / 1e6, "million draws/s", JOB_SMAA_PLAIN, false},
    [JOB_SMAA_AGAIN] = {"the shares of 10 x 40 again", draw_shares, 1, ACCEPTABILITY_DRAWS / 1e6,
                        "million draws/s", JOB_SMAA_FLOATS, false},
    [JOB_SOLVE] = {"smaa_2 of 2,000 x 40, 8,000 draws", solve, 1, SOLVED_DRAWS / 1e6,
                   "million draws/s", JOB_SOLVE_READ, false},
    [JOB_SOLVE_READ] = {"its multiply-adds at the rate of the read test", read_products, 1,
                        SOLVED_DRAWS / 1e6, "million draws/s", JOB_SOLVE_READ, false},
    [JOB_COMBINE] = {"best five of 8 slots x 4", combine, 20, 0, "us", JOB_COMBINE_PLAIN, false},
    [JOB_COMBINE_PLAIN] = {"plain loop over all combinations", combine_plainly, 1, 0, "us",
                           JOB_COMBINE_PLAIN, false},
    [JOB_FLIPS] = {"smallest flips of 10 x 40, 18 answers", flip, 20, 0, "us", JOB_FLIPS_PLAIN,
                   false},
    [JOB_FLIPS_PLAIN] = {"plain loop over all changes", flip_plainly, 1, 0, "us", JOB_FLIPS_PLAIN,
                         false},
    [JOB_STACK] = {"stacks of all frameworks of the catalog", choose_stacks, 1, 0, "us", JOB_STACK,
                   true},
    [JOB_FLIPS_CATALOG] = {"smallest flips in the catalog", flip_catalog, 5, 0, "us", JOB_FLIPS,
                           true},
    [JOB_PAGE] = {"a page of the catalog, read and laid out", read_page, 50, 0, "us",
                  JOB_PAGE_PARSE, true},
    [JOB_PAGE_PARSE] = {"cmark's parse of that page", parse_page, 50, 0, "us", JOB_PAGE_PARSE,
                        true},
};

/* --- problems -------------------------------------------------------------------------------- */

static void make_rows(struct bench *bench)
{
    bench->rows = aligned_alloc(64, (size_t)MANY * CRITERIA * sizeof(int16_t));
    bench->sums = memory_new(MANY, sizeof(int32_t));
    bench->wide_rows = memory_new((size_t)MANY * CRITERIA, sizeof(double));
    bench->wide_sums = memory_new(MANY, sizeof(double));
    if (!bench->rows)
        memory_exhausted();
    for (size_t i = 0; i < (size_t)MANY * CRITERIA; i++) {
        bench->rows[i] = (int16_t)below(bench, VALUE_MOST + 1);
        bench->wide_rows[i] = bench->rows[i];
    }
    for (int j = 0; j < CRITERIA; j++)
        bench->weights[j] = (int16_t)below(bench, 100);
}

static void make_cells(struct bench *bench)
{
    bench->cells = memory_new((size_t)SOLVED * CRITERIA, sizeof(struct smaa_cell));
    for (int i = 0; i < SOLVED * CRITERIA; i++)
        bench->cells[i] = (struct smaa_cell){CELL_EXACT, bench->rows[i] / 10000.0, 0};
}

/* Each option brings points to two criteria; no alternative is ruled out. */
static void make_problem(struct bench *bench, struct arena *arena)
{
    struct question *questions = ARENA_ARRAY(arena, struct question, QUESTIONS);
    int *base = ARENA_ARRAY(arena, int, CRITERIA);

    for (int j = 0; j < CRITERIA; j++)
        base[j] = 1 + below(bench, 3);
    for (int q = 0; q < QUESTIONS; q++) {
        struct option *options = ARENA_ARRAY(arena, struct option, OPTIONS);

        for (int o = 0; o < OPTIONS; o++) {
            struct effect *effects = ARENA_ARRAY(arena, struct effect, 2);

            for (int e = 0; e < 2; e++)
                effects[e] = (struct effect){below(bench, CRITERIA), 1 + below(bench, 6)};
            options[o] = (struct option){.effects = effects, .n_effects = 2};
        }
        questions[q] = (struct question){.options = options, .n_options = OPTIONS, .effort = 1};
    }
    bench->problem = (struct problem){
        .n_alternatives = FEW,
        .n_criteria = CRITERIA,
        .n_questions = QUESTIONS,
        .low = bench->rows,
        .high = bench->rows,
        .base = base,
        .questions = questions,
    };
    bench->answers.n_questions = QUESTIONS;
    bench->answers.choice = ARENA_ARRAY(arena, int, QUESTIONS);
}

static void make_slots(struct bench *bench)
{
    for (int s = 0; s < SLOTS; s++) {
        bench->n_options[s] = SLOT_OPTIONS;
        bench->value_rows[s] = bench->values[s];
        for (int o = 0; o < SLOT_OPTIONS; o++)
            bench->values[s][o] = below(bench, 100);
    }
    for (int i = 0; i < SLOTS * SLOT_OPTIONS; i++)
        for (int k = 0; k < i; k++)
            bench->pairs[i][k] = bench->pairs[k][i] = below(bench, 8) == 0   ? COMBINE_FORBIDDEN
                                                      : below(bench, 2) == 0 ? below(bench, 41) - 15
                                                                             : 0;
    bench->combine = (struct combine_problem){
        .n_slots = SLOTS,
        .n_options = bench->n_options,
        .values = bench->value_rows,
        .pair = pair_of,
        .context = bench,
    };
}

static const char *longest_page(struct catalog *catalog)
{
    size_t count;
    const struct page_text *pages = catalog_pages(catalog, "framework", &count);
    const char *longest = "";

    for (size_t i = 0; i < count; i++)
        longest = strlen(pages[i].text) > strlen(longest) ? pages[i].text : longest;
    return longest;
}

/* --- the run --------------------------------------------------------------------------------- */

static int compare(const void *one, const void *other)
{
    const double *a = one, *b = other;

    return (*a > *b) - (*a < *b);
}

/* In seconds, of one repetition. */
static double turn(struct bench *bench, enum job job)
{
    double start;

    bench->arena = arena_new();
    start = now();
    for (int i = 0; i < jobs[job].repeats; i++)
        jobs[job].run(bench);
    start = now() - start;
    arena_free(bench->arena);
    return start / jobs[job].repeats;
}

/* Of the times of a job and of what it is compared with; 0: none. */
static const double goals[JOB_COUNT] = {
    [JOB_SMAA_AGAIN] = 0.75,
    [JOB_SOLVE] = 3,
    [JOB_PAGE] = 1.5,
};

static void print(const double *medians, enum job job)
{
    double time = medians[job];
    enum job plain = jobs[job].plain;

    if (goals[job] > 0)
        report(&(struct report){jobs[job].name, jobs[plain].name, time * 1e3, medians[plain] * 1e3,
                                "ms", goals[job], 0});

    printf("%s: %.4g %s", jobs[job].name, jobs[job].work > 0 ? jobs[job].work / time : time * 1e6,
           jobs[job].unit);
    if (jobs[job].plain != job)
        printf(", ratio to %s: %.4g", jobs[jobs[job].plain].name, time / medians[jobs[job].plain]);
    if (job != JOB_READ)
        printf(", ratio to %s: %.4g", jobs[JOB_READ].name, time / medians[JOB_READ]);
    printf("\n");
}

/* The jobs with this text in their name, and those that they are compared with. */
static void choose_jobs(const struct bench *bench, const char *text, bool *chosen)
{
    for (int job = 0; job < JOB_COUNT; job++) {
        if (!strstr(jobs[job].name, text) || (jobs[job].by_catalog && !bench->decision))
            continue;
        chosen[job] = chosen[jobs[job].plain] = true;
    }
    chosen[JOB_READ] = true;
}

static void run_jobs(struct bench *bench, const char *text)
{
    static double times[JOB_COUNT][ROUNDS];
    double medians[JOB_COUNT];
    bool chosen[JOB_COUNT] = {false};

    choose_jobs(bench, text, chosen);
    for (int round = -1; round < ROUNDS; round++) { /* the first only warms up */
        for (int job = 0; job < JOB_COUNT; job++) {
            double time = chosen[job] ? turn(bench, job) : 0;

            if (round >= 0)
                times[job][round] = time;
        }
    }
    for (int job = 0; job < JOB_COUNT; job++) {
        qsort(times[job], ROUNDS, sizeof(double), compare);
        medians[job] = times[job][ROUNDS / 2];
    }
    printf("medians of %d rounds; a ratio is one of times, below 1 is faster\n", ROUNDS);
    for (int job = 0; job < JOB_COUNT; job++)
        if (chosen[job])
            print(medians, job);
}

int main(int n_arguments, char **arguments)
{
    const char *path = getenv("WHICHSTACK_TEST_CATALOG");
    struct arena *arena = arena_new();
    struct bench *bench = ARENA_NEW(arena, struct bench);
    struct catalog *catalog = NULL;
    struct error error;

    bench->random = random_seeded(1);
    make_rows(bench);
    make_cells(bench);
    make_problem(bench, arena);
    make_slots(bench);
    if (path && !catalog_open(path, &catalog, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    if (catalog) {
        bench->decision = decision_new(arena, catalog);
        bench->page = longest_page(catalog);
    }
    run_jobs(bench, n_arguments > 1 ? arguments[1] : "");
    catalog_free(catalog);
    free(bench->rows);
    free(bench->sums);
    free(bench->cells);
    free(bench->wide_rows);
    free(bench->wide_sums);
    arena_free(arena);
    return 0;
}
