#include "document/verify/verify_status.h"

#include "base/array.h"
#include "base/text/text.h"
#include "document/record/record_head.h"
#include "document/record/record_sections.h"

#include <string.h>

#define NAME_LONGEST 60 /* bytes of the name of a record that is no link */

enum status_kind { STATUS_WRONG, STATUS_WORD, STATUS_SUPERSEDED };

/* A file beside the record or in another folder of the project. */
static bool is_file(const char *target)
{
    return target && target[0] != '\0' && target[0] != '/' &&
           target[strspn(target, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                 "-._~%/")] == '\0';
}

/* "ADR-0123", "0123", "20260131-use-gin" */
static bool is_name(const char *words)
{
    size_t length = strlen(words);

    return length > 0 && length <= NAME_LONGEST && strpbrk(words, "0123456789") &&
           words[strspn(words, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                               "-._#")] == '\0';
}

static bool is_superseded(struct arena *arena, const char *status)
{
    static const char *const beginnings[] = {
        "superseded by ", "Superseded by ", "Superceded by ", /* adr-tools' spelling */
    };

    for (size_t i = 0; i < ARRAY_LENGTH(beginnings); i++) {
        const char *rest = status + strlen(beginnings[i]);
        if (text_starts_with(status, beginnings[i]))
            return is_name(rest) || is_file(normal_form_link_target(arena, rest));
    }
    return false;
}

static bool is_word(const char *status)
{
    /* "Proposed" is not listed: a status is either unchanged or a decision. */
    static const char *const words[] = {
        "proposed", "accepted", "rejected",   "deprecated", "superseded",
        "Accepted", "Rejected", "Deprecated", "Superseded",
    };

    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (text_equal(status, words[i]))
            return true;
    return false;
}

/* In front matter a status is read as a line of markdown, elsewhere it is a text. */
static bool is_written(struct arena *arena, const char *status, const char *written)
{
    return text_equal(status, written) || text_equal(status, normal_form_of_line(arena, written)) ||
           text_equal(status, normal_form_of_text(arena, written));
}

static enum status_kind kind_of(struct arena *arena, const char *status, const struct node *block)
{
    const char *written = node_text(block, "status");

    if (is_word(status) || (written && is_written(arena, status, written)))
        return STATUS_WORD;
    return is_superseded(arena, status) ? STATUS_SUPERSEDED : STATUS_WRONG;
}

const char *verify_head_status(struct arena *arena, const struct record_page *page,
                               const struct node *block)
{
    if (!page->status)
        return "has no status";
    return kind_of(arena, page->status, block) == STATUS_WRONG
               ? "has a status that is none of these: proposed, accepted, rejected, deprecated, "
                 "superseded, or 'superseded by' and one link"
               : NULL;
}

/* What `adr link` adds, and the line that `recommend --supersedes` writes. */
static bool is_relation(struct arena *arena, const char *line)
{
    static const char *const beginnings[] = {
        RECORD_SUPERSEDES " ", "Supercedes ", "Amends ",
        "Amended by ",         "Clarifies ",  "Clarified by ",
    };

    for (size_t i = 0; i < ARRAY_LENGTH(beginnings); i++)
        if (text_starts_with(line, beginnings[i]) &&
            is_file(normal_form_link_target(arena, line + strlen(beginnings[i]))))
            return true;
    return false;
}

/* The line about an older record that was there when this one was written; NULL: none was. */
static const char *written_relation(struct arena *arena, const struct node *block)
{
    const struct node *given = node_member(block, "given");
    const char *label = node_text(given, "supersedes");
    const char *file = node_text(given, "supersedes_file");

    return label && file ? normal_form_of_link(arena, RECORD_SUPERSEDES " ", label,
                                               record_target(arena, file))
                         : NULL;
}

const char *verify_status_section(struct arena *arena, const struct page_part *section,
                                  const struct node *block)
{
    const char *relation = written_relation(arena, block);
    size_t seen[] = {[STATUS_WRONG] = 0, [STATUS_WORD] = 0, [STATUS_SUPERSEDED] = 0};

    if (!text_starts_with(section->lines[0].text, "H2 "))
        return "has a different heading than was written";
    for (size_t i = 1; i < section->n_lines; i++) {
        const char *line = section->lines[i].text;
        bool is_paragraph = text_starts_with(line, NORMAL_PARAGRAPH);
        if (relation && text_equal(line, relation))
            relation = NULL;
        else if (!is_paragraph || !is_relation(arena, line + strlen(NORMAL_PARAGRAPH)))
            seen[is_paragraph ? kind_of(arena, line + strlen(NORMAL_PARAGRAPH), block)
                              : STATUS_WRONG]++;
    }
    if (seen[STATUS_WRONG] > 0)
        return "holds something other than a status: proposed, accepted, rejected, deprecated, "
               "superseded, or 'superseded by' and one link";
    if (seen[STATUS_WORD] > 1 || seen[STATUS_SUPERSEDED] > 1)
        return "holds more than one status";
    if (seen[STATUS_WORD] + seen[STATUS_SUPERSEDED] == 0)
        return "holds no status";
    return relation ? "no longer links to the record that this one supersedes" : NULL;
}
