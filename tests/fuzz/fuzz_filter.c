#include "open_catalog.h"

#include "catalog/filter/filter.h"

#include <assert.h>
#include <string.h>

/* A filter: parsed, run and completed. What narrows a shorter text has no hit that the shorter one lacks. */

enum { COMPLETIONS = 8 };

static size_t hits(struct arena *arena, struct catalog *catalog, const char *text, int *rows)
{
    struct filter_error error;
    const struct filter *filter = filter_parse(arena, catalog, text, &error);

    if (filter)
        return filter_run(filter, catalog, NULL, NULL, 0, rows);
    assert(error.at <= strlen(text) && error.length <= strlen(text) - error.at);
    return SIZE_MAX;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct catalog *catalog;
    struct arena *arena = arena_new();
    struct filter_completion completions[COMPLETIONS];
    size_t count;

    if (!catalog)
        catalog = fuzz_catalog();
    catalog_frameworks(catalog, &count);
    int *rows = ARENA_ARRAY(arena, int, count);
    char *text = arena_copy(arena, (const char *)bytes, length);
    size_t found = hits(arena, catalog, text, rows);
    filter_complete(arena, catalog, NULL, text, COMPLETIONS, completions);
    if (length > 0 && found != SIZE_MAX) {
        char *shorter = arena_copy(arena, text, strlen(text) / 2);
        size_t before = hits(arena, catalog, shorter, rows);
        assert(before == SIZE_MAX || !filter_narrows(shorter, text) || found <= before);
    }
    arena_free(arena);
    return 0;
}
