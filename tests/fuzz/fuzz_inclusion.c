#include "fuzz.h"

#include "catalog/compile/draft.h"

#include <assert.h>
#include <string.h>

/* The body of a page, which may name two programs. Without a diagnostic and without a program the page
 * stays as it is; with one it grows by no more than the program and its fences. */
#define SAMPLES 2

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char plain[] = "let a = 1;\n", marks[] = "s = `\n````\n~~~\n\tend";
    struct sample samples[SAMPLES] = {
        {"samples/a/marks.go", "marks.go", marks, sizeof(marks) - 1, false},
        {"samples/a/plain.js", "plain.js", plain, sizeof(plain) - 1, false},
    };
    struct arena *arena = arena_new();
    struct diagnostics *diagnostics = diagnostics_new();
    struct draft draft = {.arena = arena,
                          .diagnostics = diagnostics,
                          .warnings = diagnostics,
                          .samples = samples,
                          .n_samples = SAMPLES};
    const char *body = arena_copy(arena, (const char *)bytes, length);
    const struct source_file file = {
        .path = "page.md",
        .source = {.body = body, .body_length = length, .body_line = 1},
    };

    if (!memchr(bytes, '\0', length)) { /* as node_read_source() has made sure */
        size_t text_length;
        const char *text = draft_page_text(&draft, &file, &text_length);
        bool used = samples[0].used || samples[1].used;

        assert(strlen(text) == text_length);
        if (!used && diagnostics_count(diagnostics) == 0)
            assert(text_length == length && memcmp(text, body, length) == 0);
        assert(text_length <= length * sizeof(marks) + 1);
    }
    diagnostics_free(diagnostics);
    arena_free(arena);
    return 0;
}
