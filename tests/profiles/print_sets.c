/* For scripts and by hand: print_sets COUNT [SEED] prints realistic answer sets, print_sets short
 * the short ones, one a line: the kind of project, then the operands of `whichstack recommend`. */
#include "profiles.h"

#include "base/text/text.h"

#include <stdio.h>

static void print(const struct profile_set *set)
{
    printf("%s", set->kind);
    for (size_t i = 0; i < set->n_given; i++)
        printf(" %s=%s", set->given[i].question, set->given[i].option);
    printf("\n");
}

int main(int argc, char *argv[])
{
    struct arena *arena = arena_new();
    bool brief = argc == 2 && text_equal(argv[1], "short");
    long count = PROFILES_SHORT, seed = 1;
    const struct profiles *profiles;

    if (argc < 2 || argc > 3 || (!brief && !text_to_integer(argv[1], 1, 1000000, &count)) ||
        (argc == 3 && !text_to_integer(argv[2], 0, 1000000, &seed))) {
        fprintf(stderr, "usage: print_sets COUNT [SEED], or print_sets short\n");
        arena_free(arena);
        return 2;
    }
    profiles = profiles_read(arena);
    for (long i = 0; i < count; i++) {
        struct profile_set set =
            brief ? profiles_short_set(arena, (size_t)i)
                  : profiles_set(arena, profiles, (uint64_t)seed, (size_t)i, (size_t)count);
        print(&set);
    }
    arena_free(arena);
    return 0;
}
