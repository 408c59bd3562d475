#include "catalog/model/search_texts.h"

#include "base/array.h"
#include "base/memory.h"
#include "base/text/text.h"

#include <stdlib.h>

void search_text_append(struct text *text, const struct framework *framework)
{
    const char *const parts[] = {framework->name, framework->language, framework->kind,
                                 framework->tags, framework->summary};
    size_t start = text->length;

    for (size_t i = 0; i < ARRAY_LENGTH(parts); i++) {
        if (i > 0)
            text_append_char(text, '\n');
        text_append(text, parts[i]);
    }
    text_lower(text->bytes + start);
}

struct search_texts search_texts_make(const struct framework *frameworks, size_t count)
{
    struct search_texts texts = {.starts = memory_new(count + 1, sizeof(size_t)), .count = count};
    struct text all;

    text_init(&all);
    for (size_t i = 0; i < count; i++) {
        search_text_append(&all, &frameworks[i]);
        text_append_char(&all, '\0');
        texts.starts[i + 1] = all.length;
    }
    texts.bytes = text_take(&all);
    text_finish(&all);
    return texts;
}

void search_texts_free(struct search_texts *texts)
{
    free(texts->bytes);
    free(texts->starts);
    *texts = (struct search_texts){0};
}
