#include "fuzz.h"

#include "catalog/compile/compile.h"
#include "catalog/model/catalog.h"

#include <assert.h>

/* A source file of a catalog: the first byte chooses which file of a small catalog the rest
 * replaces. The catalog is checked, and if it is good, compiled and opened. */

static const char *const files[] = {
    "catalog.yaml",           "traits.yaml",
    "components/pg.md",       "criteria/data.md",
    "frameworks/alpha.md",    "questions/01-language.md",
    "questions/02-typing.md", "starters/alpha/starter.yaml",
};

static void compile(const char *folder)
{
    const char *output = fuzz_path("WHICHSTACK_FUZZ_DAMAGED");
    const struct compile_job job = {.folders = &folder, .n_folders = 1, .output = output};
    struct diagnostics *diagnostics = diagnostics_new(), *warnings = diagnostics_new();
    struct catalog *catalog;
    struct error error = {0};

    if (compile_catalog(&job, diagnostics, warnings, &error)) {
        if (!catalog_open(output, &catalog, &error)) {
            fprintf(stderr, "what compiled does not open: %s\n", error.message);
            abort();
        }
        catalog_free(catalog);
    } else {
        assert(diagnostics_count(diagnostics) > 0 || error.message[0] != '\0');
    }
    diagnostics_free(diagnostics);
    diagnostics_free(warnings);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *folder = fuzz_path("WHICHSTACK_FUZZ_SOURCES");
    struct arena *arena = arena_new();
    struct error error = {0};
    char path[4096], *before;
    size_t before_length;

    if (length > 0) {
        const char *name = files[bytes[0] % (sizeof files / sizeof files[0])];
        snprintf(path, sizeof path, "%s/%s", folder, name);
        bool existed = file_read(arena, path, FILE_LIMIT, &before, &before_length, &error);
        fuzz_write(path, bytes + 1, length - 1);
        compile(folder);
        if (existed)
            fuzz_write(path, before, before_length);
        else
            remove(path);
    }
    arena_free(arena);
    return 0;
}
