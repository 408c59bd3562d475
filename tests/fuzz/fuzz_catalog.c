#include "fuzz.h"

#include "base/text/text.h"
#include "decide/advice/advice.h"
#include "decide/model/answers.h"
#include "decide/robustness/confidence.h"
#include "document/export/exporter.h"
#include "document/page/page.h"

#include <assert.h>

/* A damaged catalog: refused in words, or used to the end: values, advice, an export. The first
 * byte chooses the answers and the format. */

enum { DRAWS = 64 };

static void read_all(struct catalog *catalog)
{
    struct arena *arena = arena_new();
    struct page_profile profile;
    size_t count;

    catalog_frameworks(catalog, &count);
    for (int i = 0; i < (int)count; i++) {
        size_t n;
        catalog_values(catalog, i);
        catalog_claims(catalog, i, &n);
        catalog_pairings(catalog, i, &n);
        page_profile(arena, catalog, i, &profile);
    }
    catalog_traits(catalog, &count);
    for (int i = 0; i < (int)count; i++) {
        catalog_having(catalog, i);
        catalog_column(catalog, i);
    }
    arena_free(arena);
}

static void use(struct catalog *catalog, int choice)
{
    const struct export_options options = {.program = "fuzz", .seed = 1};
    struct arena *arena = arena_new();
    struct decision *decision = decision_new(arena, catalog);
    struct answers *answers = answers_new(arena, decision);
    struct text text;

    read_all(catalog);
    for (int i = choice % 2; i < answers->n_questions; i += 2)
        answers->choice[i] = (i + choice) % decision->problem.questions[i].n_options;
    decision->problem.draws = DRAWS;
    struct advice *advice = advice_new(arena, decision, answers);
    confidence_work_out(arena, advice, 1);
    text_init(&text);
    exporters[(size_t)choice % n_exporters]->write(advice, &options, &text);
    text_finish(&text);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *good = fuzz_path("WHICHSTACK_FUZZ_TINY"),
               *path = fuzz_path("WHICHSTACK_FUZZ_DAMAGED");
    struct arena *arena = arena_new();
    struct catalog *catalog;
    struct error error = {0};
    char *copy;
    size_t copied;

    if (length == 0 || !file_read(arena, good, FILE_LIMIT, &copy, &copied, &error)) {
        arena_free(arena);
        return 0;
    }
    fuzz_damage(copy, copied, bytes + 1, length - 1);
    fuzz_write(path, copy, copied);
    if (catalog_open(path, &catalog, &error)) {
        use(catalog, bytes[0]);
        catalog_free(catalog);
    } else {
        assert(error.message[0] != '\0');
    }
    arena_free(arena);
    return 0;
}
