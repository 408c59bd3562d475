#include "fuzz.h"

#include "document/layout/layout.h"
#include "document/markdown/markdown.h"

#include <assert.h>
#include <string.h>

/* A page: read, laid out for a width that its first byte chooses, and written. What is written reads back as the same. */

static void lay(struct arena *arena, const struct document *document, uint8_t choice)
{
    struct layout_options options = {
        .width = choice % 100,
        .unicode = choice & 1,
        .link_numbers = choice & 2,
        .ruled = choice & 4,
    };
    const struct layout *layout = layout_new(arena, document, &options);
    int width = options.width < LAYOUT_WIDTH_LEAST ? LAYOUT_WIDTH_LEAST : options.width;

    for (size_t i = 0; i < layout->n_lines; i++)
        assert(layout->lines[i].code || layout->lines[i].width <= width);
    if (!options.link_numbers)
        assert(layout_new_counted(arena, document, &options, 1)->n_lines == layout->n_lines);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_new();
    struct text first, second;

    text_init(&first);
    text_init(&second);
    if (length > 0) {
        const struct document *document = markdown_read(arena, (const char *)bytes + 1, length - 1);
        lay(arena, document, bytes[0]);
        markdown_write(document, &first);
        markdown_write(markdown_read(arena, first.bytes, first.length), &second);
        assert(text_equal(first.bytes, second.bytes));
        html_write(document, "Title", &second);
    }
    text_finish(&first);
    text_finish(&second);
    arena_free(arena);
    return 0;
}
