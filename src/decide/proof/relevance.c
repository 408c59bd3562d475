#include "decide/proof/early_stop.h"

#include "decide/proof/contenders.h"

/* Completions are numbered with the last open question changing fastest, so the winners that
 * differ in one question's answer alone lie `stride` apart. */
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

static void look_up(struct arena *arena, const struct contest *contest, int64_t count,
                    bool *matters)
{
    const int *winners = contest_winners(arena, contest, true);
    int64_t stride = 1;

    for (int k = contest->n_open - 1; k >= 0; k--) {
        int n_places = contest->n_options[k] + 1;

        matters[contest->questions[k]] = winner_varies(winners, count, stride, n_places);
        stride *= n_places;
    }
}

/* What one open question can do to the lead of candidate x over candidate y. */
struct range {
    int64_t least, most;
};

/* Options that rule one of the two out are left aside: they leave no lead to speak of. */
static struct range lead_range(const struct contest *contest, int k, int x, int y)
{
    struct range range = {0, 0};

    for (int o = 0; o < contest->n_options[k]; o++) {
        const int64_t *parts = contest->parts[k] + (int64_t)o * contest->n;
        int64_t d = parts[x] - parts[y];

        if (parts[x] == CONTEST_OUT || parts[y] == CONTEST_OUT)
            continue;
        range.least = d < range.least ? d : range.least;
        range.most = d > range.most ? d : range.most;
    }
    return range;
}

static bool rules_somebody_out(const struct contest *contest, int k)
{
    for (int i = 0; i < contest->n_options[k] * contest->n; i++) {
        if (contest->parts[k][i] == CONTEST_OUT)
            return true;
    }
    return false;
}

/* Marks the questions that can take the lead of x over y from one side to the other: with every
 * other question where it suits best, x is ahead at one of its options and y at another. */
static void mark_pair(const struct contest *contest, int x, int y, bool *matters)
{
    struct range all = {0, 0};
    int64_t lead = contest->scores[x] - contest->scores[y];

    for (int k = 0; k < contest->n_open; k++) {
        struct range one = lead_range(contest, k, x, y);

        all.least += one.least;
        all.most += one.most;
    }
    for (int k = 0; k < contest->n_open; k++) {
        struct range one = lead_range(contest, k, x, y);

        /* x < y in the catalog, so x is ahead from 0 upwards */
        if (one.least < one.most && lead + all.most >= 0 && lead + all.least < 0)
            matters[contest->questions[k]] = true;
    }
}

static void prove(const struct contest *contest, bool *matters)
{
    for (int k = 0; k < contest->n_open; k++) {
        if (!contest->complete || rules_somebody_out(contest, k))
            matters[contest->questions[k]] = true;
    }
    for (int x = 0; x < contest->n; x++) {
        for (int y = x + 1; y < contest->n; y++)
            mark_pair(contest, x, y, matters);
    }
}

bool stop_matters(struct arena *arena, const struct problem *problem, const struct answers *answers,
                  bool *matters)
{
    struct contest contest = contest_of(arena, problem, answers);
    int64_t count = contest_count(&contest, true, CONTEST_COMPLETIONS_MOST);

    for (int q = 0; q < problem->n_questions; q++)
        matters[q] = false;
    if (contest.n_open == 0)
        return true;
    if (contest.complete && count <= CONTEST_COMPLETIONS_MOST) {
        look_up(arena, &contest, count, matters);
        return true;
    }
    prove(&contest, matters);
    return false;
}
