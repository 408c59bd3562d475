#include "document/record/record_head.h"

#include "base/array.h"
#include "base/text/clean.h"
#include "base/text/text.h"
#include "document/record/record.h"
#include "document/record/record_page.h"

#include <string.h>

#define LIST_STATUS "  - Status: " /* the form that markdown_write() gives the list */
#define FRONT_STATUS "status:"     /* length of the front matter */

struct head {
    const char *start, *end;               /* without empty lines at its end */
    const char *status_start, *status_end; /* both equal `end` if there is none */
    bool madr;                             /* the status is YAML */
};

static const char *end_of_line(const char *at, const char *end)
{
    while (at < end && *at != '\n' && *at != '\r')
        at++;
    return at;
}

static struct head head_of(const char *bytes, size_t length)
{
    struct head head = {
        .start = bytes,
        .end = bytes + length,
        .madr = record_front_matter(bytes, length) > 0,
    };
    const char *label = head.madr ? FRONT_STATUS : LIST_STATUS;
    size_t label_length = strlen(label);

    while (head.end > head.start && memchr(" \t\r\n", head.end[-1], 4))
        head.end--;
    head.status_start = head.status_end = head.end;
    for (const char *at = head.start; at < head.end;) {
        const char *last = end_of_line(at, head.end);
        if ((size_t)(last - at) >= label_length && memcmp(at, label, label_length) == 0) {
            head.status_start = at + label_length;
            head.status_end = last;
            break;
        }
        at = last < head.end ? last + 1 : last;
    }
    return head;
}

void record_head_hash(const char *bytes, size_t length, char digits[HASH_LENGTH + 1])
{
    struct head head = head_of(bytes, length);
    struct record_section without = {.title = ""};
    struct text text;

    text_init(&text);
    text_append_bytes(&text, head.start, (size_t)(head.status_start - head.start));
    text_append_bytes(&text, head.status_end, (size_t)(head.end - head.status_end));
    without.start = text.bytes;
    without.length = text.length;
    record_section_hash(&without, digits);
    text_finish(&text);
}

/* The value of a front matter line; "" if it is not a text. */
static const char *front_status(struct arena *arena, const char *line)
{
    struct diagnostics *diagnostics = diagnostics_new();
    const char *member = arena_printf(arena, FRONT_STATUS "%s\n", line);
    const char *status = node_text(
        node_read_yaml(arena, "status", member, strlen(member), 1, diagnostics), "status");

    diagnostics_free(diagnostics);
    return status ? status : "";
}

const char *record_head_status(struct arena *arena, const char *bytes, size_t length)
{
    struct head head = head_of(bytes, length);
    const char *status =
        arena_copy(arena, head.status_start, (size_t)(head.status_end - head.status_start));

    return head.madr ? front_status(arena, status) : status;
}

/* The first paragraph under the heading. */
static const char *section_status(const struct page_part *section)
{
    for (size_t i = 0; i < section->n_lines; i++)
        if (text_starts_with(section->lines[i].text, NORMAL_PARAGRAPH))
            return section->lines[i].text + strlen(NORMAL_PARAGRAPH);
    return "";
}

const char *record_status_of(struct arena *arena, const char *bytes, size_t length)
{
    const struct record_page *page = record_page_read(arena, bytes, length);
    const char *status = page->status ? page->status : "", *words;

    for (size_t i = 0; i < page->n_sections && status[0] == '\0'; i++)
        if (text_equal(page->sections[i].title, RECORD_STATUS))
            status = section_status(&page->sections[i]);
    words = normal_form_words(arena, status);
    return clean_line(arena, words, strlen(words));
}

bool record_status_may_be(const char *status)
{
    /* "Proposed" is not listed: a status is either unchanged or a decision. */
    static const char *const words[] = {
        "proposed", "accepted", "rejected",   "deprecated", "superseded",
        "Accepted", "Rejected", "Deprecated", "Superseded",
    };
    static const char *const beginnings[] = {
        "superseded by ", "Superseded by ", "Superceded by ", /* adr-tools' spelling */
    };

    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (text_equal(status, words[i]))
            return true;
    for (size_t i = 0; i < ARRAY_LENGTH(beginnings); i++)
        if (text_starts_with(status, beginnings[i]))
            return true;
    return false;
}
