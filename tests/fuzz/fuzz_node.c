#include "fuzz.h"

#include "store/node/node.h"

#include <assert.h>

/* The readers of YAML, front matter and JSON alone: much quicker than the target `source`, so that
 * it tries more of their syntax. The first byte chooses one. There is a tree or a diagnostic. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_new();
    struct diagnostics *diagnostics = diagnostics_new();
    struct source source = {0};
    bool done = false;

    if (length > 0) {
        char *text = arena_copy(arena, (const char *)bytes + 1, length - 1); /* a NUL follows */

        switch (bytes[0] % 3) {
        case 0:
            done = node_read_source(arena, "file", text, length - 1, &source, diagnostics);
            assert(!done || (source.body >= text && source.body_length < length &&
                             source.body + source.body_length == text + length - 1));
            break;
        case 1:
            done = node_read_yaml(arena, "file", text, length - 1, 1, diagnostics);
            break;
        default:
            done = node_read_json(arena, "file", text, length - 1, diagnostics);
        }
        assert(done || diagnostics_count(diagnostics) > 0);
    }
    diagnostics_free(diagnostics);
    arena_free(arena);
    return 0;
}
