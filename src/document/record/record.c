#include "document/record/record.h"

#include "base/text/clean.h"
#include "base/text/text.h"
#include "document/markdown/markdown.h"
#include "document/markdown/parse.h"

#include <cmark.h>
#include <string.h>

/* --- reading back ------------------------------------------------------------------------ */

static bool format_is_known(const char *file, const struct node *block,
                            struct complaints *complaints)
{
    const char *format = node_text(block, "format");
    long number;

    if (format && text_to_integer(format, RECORD_FORMAT_OLDEST, RECORD_FORMAT, &number))
        return true;
    if (format)
        complaints_add(complaints, file, 0, 0,
                       "the block " RECORD_INFO
                       " is of format %s, expected %d to %d: another version "
                       "of the program wrote it",
                       format, RECORD_FORMAT_OLDEST, RECORD_FORMAT);
    else
        complaints_add(complaints, file, 0, 0,
                       "the block " RECORD_INFO " names no format, expected \"format\": %d",
                       RECORD_FORMAT);
    return false;
}

const struct node *record_answers(struct arena *arena, const char *file, const char *bytes,
                                  size_t length, struct complaints *complaints)
{
    const char *text;
    size_t found = markdown_find_code(arena, bytes, length, RECORD_INFO, &text);
    const struct node *block;

    if (found != 1) {
        complaints_add(complaints, file, 0, 0,
                       "there are %zu code blocks " RECORD_INFO " in the record, expected one",
                       found);
        return NULL;
    }
    /* Line numbers are relative to the block: its position in the file is not known here. */
    block = node_read_json(arena, arena_printf(arena, "%s, block " RECORD_INFO, file), text,
                           strlen(text), complaints);
    return block && format_is_known(file, block, complaints) ? block : NULL;
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

static const char *title_of(struct arena *arena, cmark_node *heading)
{
    cmark_iter *iterator = cmark_iter_new(heading);
    struct text text;
    const char *title;

    text_init(&text);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        const char *literal = cmark_node_get_literal(node);
        if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK)
            literal = " ";
        text_append(&text, literal ? literal : "");
    }
    title = clean_line(arena, text.bytes, text.length);
    text_finish(&text);
    cmark_iter_free(iterator);
    return title;
}

/* A markdown page without its front matter, which cmark would parse as a heading. */
struct page {
    struct arena *arena;
    cmark_node *root;
    struct lines lines; /* of the parsed part */
    bool madr;
};

static bool ends_section(const struct page *page, cmark_node *node)
{
    int level =
        cmark_node_get_type(node) == CMARK_NODE_HEADING ? cmark_node_get_heading_level(node) : 0;

    if (page->madr && level == 3)
        return text_equal(title_of(page->arena, node), RECORD_NOTES);
    return level == 1 || level == 2;
}

static const char *start_of(const struct lines *lines, cmark_node *node)
{
    return lines->starts[node ? (size_t)cmark_node_get_start_line(node) - 1 : lines->count];
}

static struct record_section section_of(const struct page *page, cmark_node *heading)
{
    struct record_section section = {
        .title = title_of(page->arena, heading),
        .start = start_of(&page->lines, heading),
    };
    const char *end;
    cmark_node *next = cmark_node_next(heading);

    while (next && !ends_section(page, next))
        next = cmark_node_next(next);
    end = start_of(&page->lines, next);
    while (end > section.start && strchr(" \t\r\n", end[-1]))
        end--;
    section.length = (size_t)(end - section.start);
    return section;
}

static struct page page_of(struct arena *arena, const char *bytes, size_t length)
{
    size_t front = record_front_matter(bytes, length);

    return (struct page){
        .arena = arena,
        .root = markdown_parse(bytes + front, length - front),
        .lines = lines_of(arena, bytes + front, length - front),
        .madr = front > 0,
    };
}

size_t record_sections(struct arena *arena, const char *bytes, size_t length,
                       struct record_section **ret_sections)
{
    struct page page = page_of(arena, bytes, length);
    size_t most = 0, count = 0;
    cmark_node *node;

    for (node = cmark_node_first_child(page.root); node; node = cmark_node_next(node))
        most += ends_section(&page, node);
    *ret_sections = ARENA_ARRAY(arena, struct record_section, most);
    for (node = cmark_node_first_child(page.root); node; node = cmark_node_next(node))
        if (ends_section(&page, node) && cmark_node_get_heading_level(node) > 1)
            (*ret_sections)[count++] = section_of(&page, node);
    cmark_node_free(page.root);
    return count;
}

const char *record_title(struct arena *arena, const char *bytes, size_t length)
{
    struct page page = page_of(arena, bytes, length);
    const char *title = NULL;

    for (cmark_node *node = cmark_node_first_child(page.root); node && !title;
         node = cmark_node_next(node))
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING &&
            cmark_node_get_heading_level(node) == 1)
            title = title_of(arena, node);
    cmark_node_free(page.root);
    return title && title[0] != '\0' ? title : NULL;
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
