/* How long a letter of a filter takes in a large catalog, beside fzf:
 *
 *     filter_keys PROGRAM BROKERS [COUNT [CATALOG]]
 *
 * BROKERS is tests/catalogs/brokers; COUNT entries are made and compiled, 100,000 unless said. CATALOG is
 * one that was made before by `make_many FOLDER COUNT` and `compile`: for a million entries that takes
 * minutes and several gigabytes. Nothing here passes or fails by a time. */
#include "filter_costs.h"
#include "many.h"
#include "report.h"

#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>

#define USUAL 100000

/* Ten times as fast as fzf, and 5 ms among 100,000 entries or 50 ms among 1,000,000. */
static void report_costs(const struct filter_costs *costs, int count)
{
    char what[48], within[64];
    double most = count * 50e-9;

    snprintf(what, sizeof(what), "letter of a filter, %d entries", count);
    snprintf(within, sizeof(within), "%s, time", what);
    report(&(struct report){what, "fzf --exact", costs->ours * 1e3,
                            costs->theirs > 0 ? costs->theirs * 1e3 : -1, "ms", 0.1,
                            costs->theirs > 0 ? 1 / costs->ratio : 0});
    report(&(struct report){within, "its goal", costs->ours * 1e3, most * 1e3, "ms", 1, 0});
}

static void print(const struct filter_costs *costs, int count)
{
    printf("| letter of a filter, %d of them | entries | whichstack | longest | fzf --exact | "
           "times as long |\n|---|---:|---:|---:|---:|---:|\n| from the key to its last byte | %d "
           "| %.2f ms | %.2f ms | ",
           costs->keys, count, costs->ours * 1e3, costs->ours_most * 1e3);
    if (costs->theirs > 0)
        printf("%.1f ms | %.1f |\n", costs->theirs * 1e3, costs->ratio);
    else
        printf("- | - |\nfzf is not installed, so nothing was compared.\n");
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/whichstack-filter-XXXXXX";
    struct arena *arena = arena_new();
    int count = argc > 3 ? atoi(argv[3]) : USUAL;

    if (argc < 3 || argc > 5 || count < 1 || !mkdtemp(folder)) {
        fprintf(stderr, "usage: filter_keys PROGRAM BROKERS [COUNT [CATALOG]]\n");
        return 2;
    }
    const char *catalog =
        argc > 4 ? argv[4] : many_compile(arena, argv[1], argv[2], folder, 1, count);
    if (catalog) {
        struct filter_costs costs =
            filter_costs_measure(argv[1], catalog, count, arena_printf(arena, "%s/lines", folder));
        print(&costs, count);
        report_costs(&costs, count);
    }
    many_remove(folder);
    arena_free(arena);
    return catalog ? 0 : 1;
}
