#include "cli/verify/verified.h"

#include "base/array.h"

#include <string.h>

bool verified_is_responsible(const struct verification *found, int change)
{
    for (int i = 0; i < found->n_responsible; i++)
        if (found->responsible[i] == change)
            return true;
    return false;
}

const char *verified_counts(struct arena *arena, const struct verified *files, size_t count)
{
    size_t counts[VERIFY_STATUS_COUNT] = {0};
    const char *words = arena_printf(arena, "%zu file%s", count, count == 1 ? "" : "s");
    bool first = true;

    for (size_t i = 0; i < count; i++)
        counts[files[i].found.status]++;
    for (size_t i = 0; i < ARRAY_LENGTH(counts); i++) {
        if (counts[i] == 0)
            continue;
        words = arena_printf(arena, "%s%s %zu %s", words, first ? ":" : ",", counts[i],
                             verification_names[i]);
        first = false;
    }
    return words;
}

/* --- annotations ------------------------------------------------------------------------- */

/* Escapes a text for GitHub; `special`: further characters to escape in a property. */
static const char *escaped(struct arena *arena, const char *words, const char *special)
{
    struct text text;
    const char *result;

    text_init(&text);
    for (const char *at = words; *at; at++)
        if (strchr(special, *at))
            text_printf(&text, "%%%02X", (unsigned)(unsigned char)*at);
        else
            text_append_char(&text, *at);
    result = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return result;
}

void verified_annotate(const struct verified *file)
{
    static const char *const kinds[VERIFY_STATUS_COUNT] = {
        [VERIFY_EDITED] = "error",       [VERIFY_DIFFERS] = "error", [VERIFY_HOLDS] = "notice",
        [VERIFY_OVERTURNED] = "warning", [VERIFY_FAILED] = "error",
    };
    const struct verification *found = &file->found;
    const char *kind = file->status == VERIFY_EDITED ? "error" : kinds[found->status];
    size_t line = found->n_edits > 0 && found->edits[0].line > 0 ? found->edits[0].line : 1;

    if (kind)
        text_printf(&file->cli->out, "::%s file=%s,line=%zu,title=Decision record %s::%s\n", kind,
                    escaped(file->arena, file->name, "%\r\n:,"), line,
                    verification_names[found->status],
                    escaped(file->arena, found->message, "%\r\n"));
}
