/* A source file: front matter between two fences, then the body. */
#include "store/node/node.h"
#include "store/node/node_parts.h"

#include <string.h>

#define FENCE "---"

static bool is_fence(const char *bytes, size_t length)
{
    size_t fence = strlen(FENCE);

    return length >= fence && memcmp(bytes, FENCE, fence) == 0 &&
           (length == fence || bytes[fence] == '\n');
}

/* Finds the second fence: its offset and its line number. */
static bool find_end(const char *bytes, size_t length, size_t *ret_end, int *ret_line)
{
    const char *at = bytes, *end = bytes + length, *newline;

    for (int line = 2; (newline = memchr(at, '\n', (size_t)(end - at))); line++) {
        at = newline + 1;
        if (is_fence(at, (size_t)(end - at))) {
            *ret_end = (size_t)(at - bytes);
            *ret_line = line;
            return true;
        }
    }
    return false;
}

bool node_read_source(struct arena *arena, const char *file, const char *bytes, size_t length,
                      struct source *ret_source, struct diagnostics *diagnostics)
{
    struct source source;
    size_t end;
    int line;

    if (!node_check_characters(file, bytes, length, 1, false, diagnostics))
        return false;
    if (!is_fence(bytes, length)) {
        diagnostics_add(diagnostics, file, 1, 1, "no front matter: a line '---' is expected first");
        return false;
    }
    if (!find_end(bytes, length, &end, &line)) {
        diagnostics_add(diagnostics, file, 1, 1,
                        "the front matter has no end: a second line '---' is expected after it");
        return false;
    }
    source.front = node_yaml_tree(arena, file, bytes + 4, end - 4, 2, diagnostics);
    source.body_line = line + 1;
    source.body = bytes + (end + 4 < length ? end + 4 : length);
    source.body_length = (size_t)(bytes + length - source.body);
    if (!source.front)
        return false;
    *ret_source = source;
    return true;
}
