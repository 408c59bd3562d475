#include "fuzz.h"

#include "cli/solve/solve.h"

/* A problem in JSON. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_new();
    struct error error;
    struct solve solve = {.arena = arena, .error = &error, .seed = 1};
    char *text = arena_copy(arena, (const char *)bytes, length);

    solve_run(&solve, "problem", text, length);
    json_free(solve.result);
    arena_free(arena);
    return 0;
}
