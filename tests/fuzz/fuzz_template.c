#include "fuzz.h"

#include "store/template/template.h"

#include <assert.h>

/* A template of a starter: checked, and filled in with itself as its fragment. What the check lets
 * pass is filled in or fails with a sentence. */

static struct template_value *values_new(struct arena *arena)
{
    struct template_value *root = template_values_new(arena);
    struct template_value *stack, *database, *list;

    template_value_add(arena, root, "project", "shop");
    stack = template_value_add(arena, root, "stack", "");
    database = template_value_add(arena, stack, "database", "postgresql");
    template_value_add(arena, database, "version", "18.6");
    template_value_add(arena, stack, "cache", NULL);
    list = template_list_add(arena, root, "answers");
    template_value_add(arena, template_item_add(arena, list, "one"), "id", "js");
    template_value_add(arena, template_item_add(arena, list, "two"), "id", "saas");
    return root;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_new();
    struct diagnostics *diagnostics = diagnostics_new();
    struct template_value *values = values_new(arena);
    const struct template *template =
        template_read(arena, "template", (const char *)bytes, length, diagnostics);
    struct error error = {0};
    struct text text;

    assert(template || diagnostics_count(diagnostics) > 0);
    if (template) {
        const struct template_input input = {values, &template, 1};
        template_check(arena, template, values, diagnostics);
        text_init(&text);
        if (template_fill(template, &input, &text, &error))
            assert(text.length <= TEMPLATE_OUTPUT_LIMIT);
        else
            assert(error.message[0] != '\0');
        text_finish(&text);
    }
    diagnostics_free(diagnostics);
    arena_free(arena);
    return 0;
}
