#include "open_catalog.h"

#include "decide/advice/advice.h"
#include "decide/model/answers.h"
#include "document/record/record.h"
#include "store/node/node.h"

/* An answers file as YAML, as JSON and as a record: whichever can be read leads to a recommendation. */

static void answer(struct arena *arena, const struct decision *decision, const struct node *root,
                   struct diagnostics *diagnostics)
{
    struct answers *answers = answers_new(arena, decision);

    if (!root)
        return;
    answers_read(decision, "answers", root, answers, diagnostics);
    advice_new(arena, decision, answers);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct catalog *catalog;
    static struct decision *decision;
    static struct arena *kept; /* for the leak checker */
    struct arena *arena = arena_new();
    struct diagnostics *diagnostics = diagnostics_new();

    if (!catalog) {
        catalog = fuzz_catalog();
        decision = decision_new(kept = arena_new(), catalog);
    }
    char *text = arena_copy(arena, (const char *)bytes, length);
    answer(arena, decision, node_read_yaml(arena, "answers", text, length, 1, diagnostics),
           diagnostics);
    answer(arena, decision, node_read_json(arena, "answers", text, length, diagnostics),
           diagnostics);
    answer(arena, decision, record_answers(arena, "answers", text, length, diagnostics),
           diagnostics);
    diagnostics_free(diagnostics);
    arena_free(arena);
    return 0;
}
