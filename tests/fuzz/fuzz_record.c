#include "open_catalog.h"

#include "decide/model/decision.h"
#include "document/verify/verify.h"

#include <assert.h>

/* A decision record, verified against the catalog. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct catalog *catalog;
    static struct decision *decision;
    static struct arena *kept; /* for the leak checker */
    struct arena *arena = arena_new();

    if (!catalog) {
        catalog = fuzz_catalog();
        decision = decision_new(kept = arena_new(), catalog);
    }
    char *text = arena_copy(arena, (const char *)bytes, length);
    struct verification found = verify_record(arena, decision, "whichstack 0.2.0", text, length);
    assert(found.status < VERIFY_STATUS_COUNT && found.message && found.message[0] != '\0');
    arena_free(arena);
    return 0;
}
