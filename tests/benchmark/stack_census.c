/* Which components the recommended stacks hold, by framework, over the realistic answer sets and
 * the short ones: to be read before and after a change of data. Nothing here passes or fails. */
#include "profiles.h"

#include "base/array.h"
#include "catalog/model/catalog.h"
#include "decide/stack/stack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SETS 1200
#define SEED 1
#define COLUMN 8 /* letters of a framework's name at the head of its column */

struct census {
    struct decision *decision;
    size_t n_frameworks, n_components, n_slots;
    const struct framework *frameworks;
    const struct component *components;
    const struct named *slots;
    int *counts; /* [component * n_frameworks + framework] */
    int *empty;  /* [slot * n_frameworks + framework]: needed, and nothing fits */
    int *firsts; /* [framework]: how often first */
    int sets, without;
};

static struct census census_new(struct arena *arena, struct decision *decision)
{
    struct census census = {.decision = decision};

    census.frameworks = catalog_frameworks(decision->catalog, &census.n_frameworks);
    census.components = catalog_components(decision->catalog, &census.n_components);
    census.slots = catalog_slots(decision->catalog, &census.n_slots);
    census.counts = ARENA_ARRAY(arena, int, census.n_components *census.n_frameworks);
    census.empty = ARENA_ARRAY(arena, int, census.n_slots *census.n_frameworks);
    census.firsts = ARENA_ARRAY(arena, int, census.n_frameworks);
    return census;
}

static void count_set(struct census *census, const struct profile_set *set)
{
    struct arena *arena = arena_new();
    size_t unknown = 0, first;
    struct answers *answers = profiles_answers(arena, census->decision, set, &unknown);
    struct ranking ranking = rank_all(arena, &census->decision->problem, answers);

    census->sets++;
    if (ranking.n_left == 0) {
        census->without++;
        arena_free(arena);
        return;
    }
    first = (size_t)ranking.scores[0].alternative;
    struct stack stack = stack_choose(arena, census->decision, answers, (int)first);
    census->firsts[first]++;
    for (size_t i = 0; i < stack.n_choices; i++) {
        const struct stack_choice *choice = &stack.choices[i];
        if (choice->component >= 0)
            census->counts[(size_t)choice->component * census->n_frameworks + first]++;
        else
            census->empty[(size_t)choice->slot * census->n_frameworks + first]++;
    }
    arena_free(arena);
}

/* A line of figures, 0 as a dot; false: there are none but zeros, and nothing was printed. */
static bool print_line(const struct census *census, const char *name, const int *row)
{
    int sum = 0;

    for (size_t i = 0; i < census->n_frameworks; i++)
        sum += row[i];
    if (sum == 0)
        return false;
    printf("  %-30s %5d", name, sum);
    for (size_t i = 0; i < census->n_frameworks; i++) {
        if (row[i] > 0)
            printf(" %*d", COLUMN, row[i]);
        else
            printf(" %*s", COLUMN, ".");
    }
    printf("\n");
    return true;
}

static void print_census(const struct census *census, const char *title)
{
    printf("\n%s: %d sets, %d of them without a framework left\n", title, census->sets,
           census->without);
    printf("  %-30s %5s", "", "all");
    for (size_t i = 0; i < census->n_frameworks; i++)
        printf(" %*.*s", COLUMN, COLUMN, census->frameworks[i].id);
    printf("\n");
    print_line(census, "first place", census->firsts);
    for (size_t s = 0; s < census->n_slots; s++) {
        printf("%s\n", census->slots[s].label);
        for (size_t i = 0; i < census->n_components; i++)
            if (census->components[i].slot == (int)s)
                print_line(census, census->components[i].id,
                           census->counts + i * census->n_frameworks);
        print_line(census, "(nothing fits)", census->empty + s * census->n_frameworks);
    }
}

int main(void)
{
    const char *path = getenv("WHICHSTACK_TEST_SHIPPED");
    struct arena *arena = arena_new();
    const struct profiles *profiles = profiles_read(arena);
    struct census realistic, brief;
    struct catalog *catalog = NULL;
    struct error error;

    if (!path || !catalog_open(path, &catalog, &error)) {
        fprintf(stderr, "%s\n", path ? error.message : "WHICHSTACK_TEST_SHIPPED is not set");
        return 1;
    }
    realistic = census_new(arena, decision_new(arena, catalog));
    brief = census_new(arena, realistic.decision);
    for (size_t i = 0; i < SETS; i++) {
        struct profile_set set = profiles_set(arena, profiles, SEED, i, SETS);
        count_set(&realistic, &set);
    }
    for (size_t i = 0; i < PROFILES_SHORT; i++) {
        struct profile_set set = profiles_short_set(arena, i);
        count_set(&brief, &set);
    }
    print_census(&realistic, "realistic answer sets");
    print_census(&brief, "short answer sets (language, product, a team of one to three)");
    catalog_free(catalog);
    arena_free(arena);
    return 0;
}
