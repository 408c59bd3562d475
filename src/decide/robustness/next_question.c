#include "decide/robustness/next_question.h"

#include "base/bounds.h"

#include "decide/numbers/random.h"
#include "decide/proof/contenders.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Counts how often each candidate, or none, came first with each option of each open question. The
 * entry after the last option is for no answer. */
struct tally {
    const struct problem *problem;
    const struct answers *answers;
    const struct contenders *contenders;
    const int *open;  /* [question]: its index among the open ones, -1: not open */
    int n_winners;    /* candidates + 1: index 0 is "none" */
    int64_t **counts; /* [open question][option * n_winners + winner + 1] */
    int64_t *all;     /* [winner + 1] */
    int64_t completions;
    bool drawn;
};

static struct tally tally_new(struct arena *arena, const struct problem *problem,
                              const struct answers *answers, const struct contenders *contenders)
{
    int *open = ARENA_ARRAY(arena, int, (size_t)problem->n_questions);
    struct tally tally = {.problem = problem,
                          .answers = answers,
                          .contenders = contenders,
                          .open = open,
                          .n_winners = contenders->n + 1};

    for (int q = 0; q < problem->n_questions; q++)
        open[q] = -1;
    for (int k = 0; k < contenders->n_open; k++)
        open[contenders->questions[k]] = k;

    tally.counts = ARENA_ARRAY(arena, int64_t *, (size_t)contenders->n_open);
    tally.all = ARENA_ARRAY(arena, int64_t, (size_t)tally.n_winners);
    for (int k = 0; k < contenders->n_open; k++)
        tally.counts[k] = ARENA_ARRAY(
            arena, int64_t, ((size_t)contenders->n_options[k] + 1) * (size_t)tally.n_winners);
    return tally;
}

/* Winners are listed with the last question changing fastest. */
static void tally_question(struct tally *tally, const int *winners, int k, int64_t stride)
{
    int n_options = tally->contenders->n_options[k];

    for (int64_t block = 0; block < tally->completions; block += stride * n_options) {
        for (int o = 0; o < n_options; o++) {
            const int *these = winners + block + o * stride;
            int64_t *counts = tally->counts[k] + o * tally->n_winners;

            for (int64_t i = 0; i < stride; i++)
                counts[these[i] + 1]++;
        }
    }
}

static void tally_all(struct arena *arena, struct tally *tally, int64_t completions)
{
    const int *winners = contenders_winners(arena, tally->contenders, false);
    int64_t stride = 1;

    tally->completions = completions;
    for (int64_t i = 0; i < completions; i++)
        tally->all[winners[i] + 1]++;
    for (int k = tally->contenders->n_open - 1; k >= 0; k--) {
        tally_question(tally, winners, k, stride);
        stride *= tally->contenders->n_options[k];
    }
}

/* Whether some answers are more likely than others. */
static bool has_guesses(const struct problem *problem, const struct contenders *contenders)
{
    for (int k = 0; k < contenders->n_open; k++) {
        const struct question *question = &problem->questions[contenders->questions[k]];
        if (question->skipped > 0 || question->prior)
            return true;
    }
    return false;
}

static bool happens(struct random *random, int of_100)
{
    return of_100 > 0 && (int)random_below(random, 100) < of_100;
}

/* The answer to an earlier question, as given or as drawn; -1: none. */
static int earlier_answer(const struct tally *tally, const int *drawn, int question)
{
    int k = tally->open[question];

    if (k < 0)
        return answer_given(tally->answers->choice[question]) ? tally->answers->choice[question]
                                                              : -1;
    return drawn[k] < tally->contenders->n_options[k] ? drawn[k] : -1;
}

/* A random option of n, all equally likely, except `never`; -1: no exception. */
static int any_option(struct random *random, int n, int never)
{
    int option;

    if (never < 0 || n < 2)
        return (int)random_below(random, (uint32_t)n);
    option = (int)random_below(random, (uint32_t)n - 1);
    return option + (option >= never);
}

/* Draws an option of open question k; the number of options stands for no answer. */
static int draw_option(const struct tally *tally, struct random *random, const int *drawn, int k)
{
    const struct question *question = &tally->problem->questions[tally->contenders->questions[k]];
    const struct prior *prior = question->prior;
    int n = tally->contenders->n_options[k];
    int earlier = prior ? earlier_answer(tally, drawn, prior->follows) : -1;
    int same = earlier >= 0 ? prior->same[earlier] : -1;

    if (happens(random, prior && earlier < 0 ? prior->skipped : question->skipped))
        return n;
    if (same >= 0 && happens(random, prior->repeated))
        return same;
    return any_option(random, n, same);
}

static void tally_draw(struct tally *tally, struct random *random, int *choice, int64_t *scores)
{
    const struct contenders *contenders = tally->contenders;
    int winner;

    memcpy(scores, contenders->scores, (size_t)contenders->n * sizeof(int64_t));
    for (int k = 0; k < contenders->n_open; k++) {
        const int64_t *contributions;

        choice[k] = draw_option(tally, random, choice, k);
        if (choice[k] == contenders->n_options[k])
            continue;
        contributions = contenders->contributions[k] + (int64_t)choice[k] * contenders->n;
        for (int i = 0; i < contenders->n; i++)
            scores[i] += contributions[i];
    }
    winner = contenders_winner(contenders, scores) + 1;
    tally->all[winner]++;
    for (int k = 0; k < contenders->n_open; k++)
        tally->counts[k][choice[k] * tally->n_winners + winner]++;
}

static void tally_draws(struct arena *arena, struct tally *tally, uint64_t seed)
{
    struct random random = random_seeded(seed);
    int *choice = ARENA_ARRAY(arena, int, (size_t)tally->contenders->n_open);
    int64_t *scores = ARENA_ARRAY(arena, int64_t, (size_t)tally->contenders->n);

    tally->drawn = true;
    tally->completions = NEXT_DRAWS;
    for (int d = 0; d < NEXT_DRAWS; d++)
        tally_draw(tally, &random, choice, scores);
}

/* In bits, of counts that add up to `sum`. */
static double entropy(const struct tally *tally, const int64_t *counts, int64_t sum)
{
    double entropy = 0;
    int cells = 0;

    for (int w = 0; w < tally->n_winners; w++) {
        double share = (double)counts[w] / (double)sum;

        if (counts[w] == 0)
            continue;
        entropy -= share * log2(share);
        cells++;
    }
    if (tally->drawn && cells > 0)
        entropy += (cells - 1) / (2 * (double)sum * log(2));
    return entropy;
}

/* Rounded, so that equivalent questions get equal values whatever the order of summation. */
static double information(const struct tally *tally, int k)
{
    double bits = entropy(tally, tally->all, tally->completions);

    for (int o = 0; o <= tally->contenders->n_options[k]; o++) {
        const int64_t *counts = tally->counts[k] + o * tally->n_winners;
        int64_t sum = 0;

        for (int w = 0; w < tally->n_winners; w++)
            sum += counts[w];
        if (sum > 0)
            bits -= (double)sum / (double)tally->completions * entropy(tally, counts, sum);
    }
    return bits < NEXT_BITS_LEAST ? 0 : round(bits * 1e9) / 1e9;
}

/* Over the options that rule out neither. */
static int64_t width_for(const struct contenders *contenders, int k, int a, int b)
{
    int64_t most = INT64_MIN, least = INT64_MAX;

    for (int o = 0; o < contenders->n_options[k]; o++) {
        const int64_t *contributions = contenders->contributions[k] + (int64_t)o * contenders->n;
        int64_t d = contributions[a] - contributions[b];

        if (contributions[a] == CONTENDERS_OUT || contributions[b] == CONTENDERS_OUT)
            continue;
        most = MAX(d, most);
        least = MIN(d, least);
    }
    return most > least ? most - least : 0;
}

static int64_t width(const struct contenders *contenders, int k)
{
    int leader = contenders_winner(contenders, contenders->scores);
    int64_t widest = 0;

    for (int b = 0; leader >= 0 && b < contenders->n; b++) {
        int64_t width = width_for(contenders, k, leader, b);

        widest = MAX(width, widest);
    }
    return widest;
}

struct order {
    const struct problem *problem;
    bool by_width;
};

static bool is_better(const struct order *order, const struct next_question *one,
                      const struct next_question *other)
{
    const struct question *questions = order->problem->questions;

    if (order->by_width)
        return one->width > other->width;
    return one->bits / questions[one->question].effort >
           other->bits / questions[other->question].effort;
}

/* Insertion sort, which is stable. */
static void sort(const struct order *order, struct next_question *questions, int n)
{
    for (int k = 1; k < n; k++) {
        struct next_question question = questions[k];
        int i = k;

        for (; i > 0 && is_better(order, &question, &questions[i - 1]); i--)
            questions[i] = questions[i - 1];
        questions[i] = question;
    }
}

int next_questions(struct arena *arena, const struct problem *problem,
                   const struct answers *answers, const struct ranking *ranking,
                   const bool *matters, uint64_t seed, struct next_question **ret_questions)
{
    struct contenders contenders = contenders_of(arena, problem, answers, ranking);
    struct tally tally = tally_new(arena, problem, answers, &contenders);
    int64_t completions = contenders_count(&contenders, false, CONTENDERS_COMPLETIONS_MOST);
    struct order order = {.problem = problem, .by_width = true};
    struct next_question *questions =
        ARENA_ARRAY(arena, struct next_question, (size_t)contenders.n_open);
    int n = 0;

    if (completions <= CONTENDERS_COMPLETIONS_MOST && !has_guesses(problem, &contenders))
        tally_all(arena, &tally, completions);
    else
        tally_draws(arena, &tally, seed);
    for (int k = 0; k < contenders.n_open; k++) {
        if (matters && !matters[contenders.questions[k]])
            continue;
        questions[n].question = contenders.questions[k];
        questions[n].bits = information(&tally, k);
        questions[n].width = width(&contenders, k);
        order.by_width = order.by_width && questions[n].bits == 0;
        n++;
    }
    sort(&order, questions, n);
    *ret_questions = questions;
    return n;
}
