#include "decide/proof/early_stop.h"

#include "base/bounds.h"

#include "decide/proof/contenders.h"

/* Completions are numbered with the last open question changing fastest, so completions that differ
 * only in one question's answer are `stride` apart. */
static bool winner_varies(const int *winners, int64_t count, int64_t stride, int n_places)
{
    for (int64_t block = 0; block < count; block += stride * n_places) {
        for (int64_t i = block; i < block + stride; i++) {
            for (int p = 1; p < n_places; p++) {
                if (winners[i + p * stride] != winners[i])
                    return true;
            }
        }
    }
    return false;
}

static void look_up(struct arena *arena, const struct contenders *contenders, bool unanswered,
                    int64_t count, bool *matters)
{
    const int *winners = contenders_winners(arena, contenders, unanswered);
    int64_t stride = 1;

    for (int k = contenders->n_open - 1; k >= 0; k--) {
        int n_places = contenders->n_options[k] + unanswered;

        matters[contenders->questions[k]] = winner_varies(winners, count, stride, n_places);
        stride *= n_places;
    }
}

/* The range that one open question can add to the lead of candidate x over candidate y. */
struct range {
    bool any; /* false: nothing yet */
    int64_t least, most;
};

static void widen(struct range *range, int64_t d)
{
    range->least = range->any ? MIN(d, range->least) : d;
    range->most = range->any ? MAX(d, range->most) : d;
    range->any = true;
}

/* Ignores options that rule one of the two out. */
static struct range lead_range(const struct contenders *contenders, bool unanswered, int k, int x,
                               int y)
{
    struct range range = {.any = unanswered};

    for (int o = 0; o < contenders->n_options[k]; o++) {
        const int64_t *contributions = contenders->contributions[k] + (int64_t)o * contenders->n;

        if (contributions[x] != CONTENDERS_OUT && contributions[y] != CONTENDERS_OUT)
            widen(&range, contributions[x] - contributions[y]);
    }
    return range;
}

static bool rules_out_any(const struct contenders *contenders, int k)
{
    for (int i = 0; i < contenders->n_options[k] * contenders->n; i++) {
        if (contenders->contributions[k][i] == CONTENDERS_OUT)
            return true;
    }
    return false;
}

/* Marks the questions that can change the sign of the lead of x over y: with the best answers to
 * all others, x is ahead with one of its options and y with another. */
static void mark_pair(const struct contenders *contenders, bool unanswered, int x, int y,
                      bool *matters)
{
    struct range all = {.any = true};
    int64_t lead = contenders->scores[x] - contenders->scores[y];

    for (int k = 0; k < contenders->n_open; k++) {
        struct range one = lead_range(contenders, unanswered, k, x, y);

        all.least += one.least;
        all.most += one.most;
    }
    for (int k = 0; k < contenders->n_open; k++) {
        struct range one = lead_range(contenders, unanswered, k, x, y);

        /* x < y in the catalog, so x also wins ties */
        if (one.least < one.most && lead + all.most >= 0 && lead + all.least < 0)
            matters[contenders->questions[k]] = true;
    }
}

static void prove(const struct contenders *contenders, bool unanswered, bool *matters)
{
    for (int k = 0; k < contenders->n_open; k++) {
        if (!contenders->complete || rules_out_any(contenders, k))
            matters[contenders->questions[k]] = true;
    }
    for (int x = 0; x < contenders->n; x++) {
        for (int y = x + 1; y < contenders->n; y++)
            mark_pair(contenders, unanswered, x, y, matters);
    }
}

bool contenders_relevance(struct arena *arena, const struct contenders *contenders, bool unanswered,
                          int64_t limit, bool *matters)
{
    int64_t count = contenders_count(contenders, unanswered, limit);

    if (contenders->n_open == 0)
        return true;
    if (contenders->complete && count <= limit) {
        look_up(arena, contenders, unanswered, count, matters);
        return true;
    }
    prove(contenders, unanswered, matters);
    return false;
}

bool early_stop_matters(struct arena *arena, const struct problem *problem,
                        const struct answers *answers, const struct ranking *ranking, bool *matters)
{
    struct contenders contenders = contenders_of(arena, problem, answers, ranking);

    for (int q = 0; q < problem->n_questions; q++)
        matters[q] = false;
    return contenders_relevance(arena, &contenders, true, CONTENDERS_COMPLETIONS_MOST, matters);
}
