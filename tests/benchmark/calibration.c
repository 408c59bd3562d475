/* How far the shares of the trial runs can be trusted: the share of the leader against how often it
 * was what the public cases (tests/personas.json) expect, and over the realistic answer sets how
 * often each state comes up and the first place is outside the team's languages. To be read before
 * and after a change of the model or the data; nothing here passes or fails. */
#include "profiles.h"

#include "base/array.h"
#include "base/text/text.h"
#include "catalog/model/catalog.h"
#include "decide/robustness/confidence.h"
#include "store/file/file.h"
#include "store/node/node.h"

#include <stdio.h>
#include <stdlib.h>

#define SETS 1200
#define SEED 1
#define DRAWS 2048 /* a share is within 0.05 of that of all trial runs */

struct outcome {
    int first; /* framework, -1: none is left */
    double share;
    enum state state;
};

/* Only what the state depends on is worked out: not the changes, intervals and next questions. */
static struct outcome outcome_of(struct arena *arena, const struct decision *decision,
                                 const struct answers *answers)
{
    const struct problem *problem = &decision->problem;
    struct advice *advice = advice_new(arena, decision, answers);
    const struct ranking *ranking = &advice->ranking;
    struct confidence confidence = {
        .early_stop = early_stop_check(arena, problem, answers, ranking),
    };
    struct acceptability *acceptability = acceptability_new(problem, ranking, WEIGHTS_STATED, SEED);
    struct outcome outcome = {.first = advice->winner};

    if (advice->winner >= 0)
        confidence.methods = methods_compare(arena, problem, ranking);
    acceptability_step(acceptability, DRAWS);
    confidence_take_shares(arena, advice, &confidence, acceptability);
    acceptability_free(acceptability);
    if (confidence.shares.draws > 0)
        outcome.share =
            (double)shares_first(&confidence.shares, advice->winner) / confidence.shares.draws;
    outcome.state = confidence.state;
    return outcome;
}

/* --- the public cases ------------------------------------------------------------------------- */

static const struct {
    double from; /* up to the next one */
    const char *name;
} bins[] = {
    {0.00, "below 50 %"},   {0.50, "50 to 80 %"},      {0.80, "80 to 95 %"},
    {0.95, "95 to 99.5 %"}, {0.995, "99.5 % or more"},
};

struct tally {
    int cases, hits;
    double shares, squares; /* the squares of share - hit, added up */
};

static void tally_add(struct tally *tally, double share, bool hit)
{
    tally->cases++;
    tally->hits += hit;
    tally->shares += share;
    tally->squares += (share - hit) * (share - hit);
}

static size_t bin_of(double share)
{
    size_t bin = ARRAY_LENGTH(bins) - 1;

    while (bin > 0 && share < bins[bin].from)
        bin--;
    return bin;
}

static void print_tally(const char *name, const struct tally *tally)
{
    if (tally->cases == 0)
        printf("  %-16s %5d %10s %5s\n", name, 0, ".", ".");
    else
        printf("  %-16s %5d %8.1f %% %5d\n", name, tally->cases, 100 * tally->shares / tally->cases,
               tally->hits);
}

static const struct node *read_cases(struct arena *arena)
{
    const char *source = getenv("WHICHSTACK_TEST_SOURCE");
    const char *path = arena_printf(arena, "%s/tests/personas.json", source ? source : ".");
    struct diagnostics *diagnostics = diagnostics_new();
    const struct node *cases = NULL;
    struct error error;
    size_t length;
    char *bytes;

    if (file_read(arena, path, FILE_LIMIT, &bytes, &length, &error))
        cases = node_member(node_read_json(arena, path, bytes, length, diagnostics), "personas");
    diagnostics_free(diagnostics);
    if (!cases) {
        fprintf(stderr, "%s cannot be read as a list 'personas'\n", path);
        exit(2);
    }
    return cases;
}

/* Whether the framework is one that the case accepts in the first place. */
static bool is_accepted(const struct decision *decision, const struct node *one, int framework)
{
    const struct node *accepted = node_member(node_member(one, "expect"), "first_in");
    size_t n;
    const struct framework *frameworks = catalog_frameworks(decision->catalog, &n);

    for (const struct node *item = accepted->first; item; item = item->next)
        if (framework >= 0 && text_equal(item->text, frameworks[framework].id))
            return true;
    return false;
}

static void print_calibration(struct arena *arena, const struct decision *decision)
{
    struct tally tallies[ARRAY_LENGTH(bins)] = {0}, all = {0};
    struct diagnostics *diagnostics = diagnostics_new();
    const struct node *cases = read_cases(arena);
    double rate;

    for (const struct node *one = cases->first; one; one = one->next) {
        struct answers *answers = answers_new(arena, decision);
        answers_read(decision, node_text(one, "id"), one, answers, diagnostics);
        struct outcome outcome = outcome_of(arena, decision, answers);
        bool hit = is_accepted(decision, one, outcome.first);
        tally_add(&tallies[bin_of(outcome.share)], outcome.share, hit);
        tally_add(&all, outcome.share, hit);
    }
    rate = (double)all.hits / all.cases;
    printf("public cases: share of the leader in %d trial runs, and hits (%zu answers not read)\n",
           DRAWS, diagnostics_count(diagnostics));
    printf("  %-16s %5s %10s %5s\n", "share", "cases", "mean", "hits");
    for (size_t i = 0; i < ARRAY_LENGTH(bins); i++)
        print_tally(bins[i].name, &tallies[i]);
    print_tally("all", &all);
    printf("Brier score of the shares: %.3f; of the constant %.3f: %.3f\n", all.squares / all.cases,
           rate, rate * (1 - rate));
    diagnostics_free(diagnostics);
}

/* --- the realistic sets ----------------------------------------------------------------------- */

static void print_states(struct arena *arena, const struct decision *decision)
{
    const struct profiles *profiles = profiles_read(arena);
    int states[STATE_COUNT] = {0}, with_language = 0, outside = 0;
    size_t n, unknown = 0;
    const struct framework *frameworks = catalog_frameworks(decision->catalog, &n);

    for (size_t i = 0; i < SETS; i++) {
        struct arena *scratch = arena_new();
        struct profile_set set = profiles_set(scratch, profiles, SEED, i, SETS);
        struct answers *answers = profiles_answers(scratch, decision, &set, &unknown);
        struct outcome outcome = outcome_of(scratch, decision, answers);
        uint64_t team = profiles_team_languages(decision, answers);
        states[outcome.state]++;
        if (team != 0 && outcome.first >= 0) {
            with_language++;
            outside += (frameworks[outcome.first].serves & team) == 0;
        }
        arena_free(scratch);
    }
    printf("\nstates of %d realistic answer sets (%zu answers not read)\n", SETS, unknown);
    for (int i = 0; i < STATE_COUNT; i++)
        printf("  %-8s %5d %6.1f %%\n", state_names[i], states[i], 100.0 * states[i] / SETS);
    printf("first place outside the team's languages: %d of %d sets, %.1f %%\n", outside,
           with_language, 100.0 * outside / with_language);
}

int main(void)
{
    const char *path = getenv("WHICHSTACK_TEST_SHIPPED");
    struct arena *arena = arena_new();
    struct catalog *catalog;
    struct error error;

    if (!path || !catalog_open(path, &catalog, &error)) {
        fprintf(stderr, "%s\n", path ? error.message : "WHICHSTACK_TEST_SHIPPED is not set");
        return 1;
    }
    const struct decision *decision = decision_new(arena, catalog);
    print_calibration(arena, decision);
    print_states(arena, decision);
    catalog_free(catalog);
    arena_free(arena);
    return 0;
}
