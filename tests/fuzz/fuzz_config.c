#include "fuzz.h"

#include "tui/app/config.h"

/* A config file. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_new();
    struct config config = {.keymap = keymap_new(arena)};
    struct complaints *complaints = complaints_new(), *warnings = complaints_new();
    char *text =
        arena_copy(arena, (const char *)bytes, length); /* a NUL follows, as after file_read */

    config_read("config", text, length, &config, complaints, warnings);
    config_theme(&config);
    complaints_free(complaints);
    complaints_free(warnings);
    arena_free(arena);
    return 0;
}
