#include "fuzz.h"

#include "catalog/model/catalog.h"
#include "decide/model/decision.h"
#include "document/verify/verify.h"

#include <assert.h>

/* A decision record, verified against a small catalog, so that many are tried. Few draws: with
 * those of a record most of the time would go into them. */
enum { DRAWS = 64 };

static struct catalog *open_tiny(void)
{
    struct catalog *catalog;
    struct error error;

    if (!catalog_open(fuzz_path("WHICHSTACK_FUZZ_TINY"), &catalog, &error)) {
        fprintf(stderr, "%s\n", error.message);
        exit(2);
    }
    return catalog;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct catalog *catalog;
    static struct decision *decision;
    static struct arena *kept; /* for the leak checker */
    struct arena *arena = arena_new();

    if (!catalog) {
        catalog = open_tiny();
        decision = decision_new(kept = arena_new(), catalog);
        decision->problem.draws = DRAWS;
    }
    char *text = arena_copy(arena, (const char *)bytes, length);
    struct verification found = verify_record(arena, decision, "whichstack 0.2.0", text, length);
    assert(found.status < VERIFY_STATUS_COUNT && found.message && found.message[0] != '\0');
    arena_free(arena);
    return 0;
}
