#include "document/record/record.h"

#include "base/text/text.h"
#include "document/markdown/markdown.h"
#include "document/record/record_page.h"

#include <string.h>

/* --- reading back ------------------------------------------------------------------------ */

static bool format_is_known(const char *file, const struct node *block,
                            struct diagnostics *diagnostics)
{
    const char *format = node_text(block, "format");
    long number;

    if (format && text_to_integer(format, RECORD_FORMAT_OLDEST, RECORD_FORMAT, &number))
        return true;
    if (format)
        diagnostics_add(diagnostics, file, 0, 0,
                        "the block " RECORD_INFO
                        " is of format %s, expected %d to %d: another version "
                        "of the program wrote it",
                        format, RECORD_FORMAT_OLDEST, RECORD_FORMAT);
    else
        diagnostics_add(diagnostics, file, 0, 0,
                        "the block " RECORD_INFO " names no format, expected \"format\": %d",
                        RECORD_FORMAT);
    return false;
}

const struct node *record_answers(struct arena *arena, const char *file, const char *bytes,
                                  size_t length, struct diagnostics *diagnostics)
{
    const char *text;
    size_t found = markdown_find_code(arena, bytes, length, RECORD_INFO, &text);
    const struct node *block;

    if (found != 1) {
        diagnostics_add(diagnostics, file, 0, 0,
                        "there are %zu code blocks " RECORD_INFO " in the record, expected one",
                        found);
        return NULL;
    }
    /* Line numbers are relative to the block: its position in the file is not known here. */
    block = node_read_json(arena, arena_printf(arena, "%s, block " RECORD_INFO, file), text,
                           strlen(text), diagnostics);
    return block && format_is_known(file, block, diagnostics) ? block : NULL;
}

/* --- sections ---------------------------------------------------------------------------- */

/* Offsets of all lines, and the end of the last one. */
struct lines {
    const char **starts;
    size_t count;
};

/* The offset after the line end, as cmark defines line ends. */
static const char *after_line(const char *at, const char *end)
{
    while (at < end && *at != '\n' && *at != '\r')
        at++;
    if (at < end && *at == '\r' && at + 1 < end && at[1] == '\n')
        at++;
    return at < end ? at + 1 : end;
}

static struct lines lines_of(struct arena *arena, const char *bytes, size_t length)
{
    const char *end = bytes + length;
    struct lines lines = {0};

    for (const char *at = bytes; at < end; at = after_line(at, end))
        lines.count++;
    lines.starts = ARENA_ARRAY(arena, const char *, lines.count + 1);
    lines.starts[0] = bytes;
    for (size_t i = 1; i <= lines.count; i++)
        lines.starts[i] = after_line(lines.starts[i - 1], end);
    return lines;
}

static bool is_front_mark(const char *line, const char *end)
{
    size_t length = (size_t)(end - line);

    while (length > 0 && memchr("\r\n", line[length - 1], 2))
        length--;
    return length == 3 && memcmp(line, "---", 3) == 0;
}

size_t record_front_matter(const char *bytes, size_t length)
{
    const char *end = bytes + length, *at = after_line(bytes, end);

    if (!is_front_mark(bytes, at))
        return 0;
    while (at < end) {
        const char *line = at;
        at = after_line(line, end);
        if (is_front_mark(line, at))
            return (size_t)(at - bytes);
    }
    return 0;
}

static bool ends_section(const struct record_page *page, const struct page_heading *heading)
{
    if (page->madr && heading->level == 3)
        return text_equal(heading->title, RECORD_NOTES);
    return heading->level <= 2;
}

static struct record_section section_of(const struct record_page *page, size_t heading,
                                        const struct lines *lines, const char *end)
{
    struct record_section section = {
        .title = page->headings[heading].title,
        .start = lines->starts[page->headings[heading].line - 1],
    };

    while (++heading < page->n_headings && !ends_section(page, &page->headings[heading]))
        ;
    if (heading < page->n_headings && lines->starts[page->headings[heading].line - 1] < end)
        end = lines->starts[page->headings[heading].line - 1];
    while (end > section.start && strchr(" \t\r\n", end[-1]))
        end--;
    section.length = (size_t)(end - section.start);
    return section;
}

size_t record_sections(struct arena *arena, const struct record_page *page, const char *end,
                       struct record_section **ret_sections)
{
    struct lines lines = lines_of(arena, page->bytes, page->length);
    size_t count = 0;

    *ret_sections = ARENA_ARRAY(arena, struct record_section, page->n_headings);
    for (size_t i = 0; i < page->n_headings; i++)
        if (ends_section(page, &page->headings[i]) && page->headings[i].level > 1 &&
            lines.starts[page->headings[i].line - 1] < end)
            (*ret_sections)[count++] = section_of(page, i, &lines, end);
    return count;
}

const char *record_title(struct arena *arena, const char *bytes, size_t length)
{
    const struct record_page *page = record_page_read(arena, bytes, length);

    for (size_t i = 0; i < page->n_headings; i++)
        if (page->headings[i].level == 1)
            return page->headings[i].title[0] != '\0' ? page->headings[i].title : NULL;
    return NULL;
}

void record_section_hash(const struct record_section *section, char digits[HASH_LENGTH + 1])
{
    struct hash *hash = hash_new();
    const char *at = section->start, *end = section->start + section->length;

    while (at < end) {
        const char *next = after_line(at, end), *last = next;
        while (last > at && (last[-1] == '\n' || last[-1] == '\r'))
            last--;
        hash_add(hash, at, (size_t)(last - at));
        hash_add(hash, "\n", 1);
        at = next;
    }
    hash_take(hash, digits);
}
