#include "fuzz.h"

#include "tui/app/config.h"

/* A config file. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_new();
    struct config config = {.keymap = keymap_new(arena)};
    struct diagnostics *diagnostics = diagnostics_new(), *warnings = diagnostics_new();
    char *text =
        arena_copy(arena, (const char *)bytes, length); /* a NUL follows, as after file_read */

    config_read("config", text, length, &config, diagnostics, warnings);
    config_theme(&config);
    diagnostics_free(diagnostics);
    diagnostics_free(warnings);
    arena_free(arena);
    return 0;
}
