#include "document/verify/verify_edits.h"

#include "base/bounds.h"
#include "base/compat/compat.h"
#include "base/hash.h"
#include "base/text/text.h"
#include "document/record/record.h"
#include "document/record/record_head.h"

#include <string.h>

/* A record consists of head, sections, Notes and block, separated by empty lines. Head, sections
 * and block have hashes and the separators are fixed, so every byte is checked. */

#define NOT_AS_WRITTEN "is not as it was written"

struct search {
    struct arena *arena;
    const struct text_check *check;
    const char *line_end; /* "\n" or "\r\n", from the first line */
    const char *end;      /* end of the prose: where the fence of the block begins */
    struct record_section *sections, *fresh;
    size_t n_sections, n_fresh;
    struct edit_list edits;
};

/* --- edits ------------------------------------------------------------------------------ */

static size_t line_of(const struct search *search, const char *at)
{
    size_t line = 1;

    for (const char *byte = search->check->page->bytes; byte < at; byte++)
        line += *byte == '\n';
    return line;
}

void edit_add(struct edit_list *edits, const char *section, size_t line, const char *what)
{
    for (size_t i = 0; i < edits->count; i++)
        if (text_equal(edits->items[i].section, section))
            return;
    edits->items =
        arena_grow(edits->arena, edits->items, edits->count, &edits->room, sizeof(edits->items[0]));
    edits->items[edits->count++] = (struct edit){section, line, what};
}

static bool is_notes(const struct record_section *section)
{
    return text_equal(section->title, RECORD_NOTES);
}

/* --- the block --------------------------------------------------------------------------- */

/* The block with "\n" line ends and its own hash emptied; "" if the hash is not where it must
 * be. */
static const char *block_without_hash(struct arena *arena, const char *text, const char *hash)
{
    const char *member = arena_printf(arena, "\n  \"block_sha256\": \"%s\"", hash), *at, *block;
    struct text lines;

    text_init(&lines);
    for (const char *byte = text; *byte; byte++)
        if (byte[0] != '\r' || byte[1] != '\n')
            text_append_char(&lines, *byte);
    at = strstr(lines.bytes, member);
    block = at ? arena_printf(arena, "%.*s\n  \"block_sha256\": \"\"%s", (int)(at - lines.bytes),
                              lines.bytes, at + strlen(member))
               : "";
    text_finish(&lines);
    return block;
}

bool verify_block_hash(struct arena *arena, const char *text, const struct node *block)
{
    const char *hash = node_text(block, "block_sha256"), *without;
    char digits[HASH_LENGTH + 1];

    if (!hash)
        return false;
    without = block_without_hash(arena, text, hash);
    hash_bytes(without, strlen(without), digits);
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
    return true; /* a fuzzer cannot guess a SHA-256; the code after it must run too */
#else
    return text_equal(hash, digits);
#endif
}

static void check_block_hash(struct search *search)
{
    if (!verify_block_hash(search->arena, search->check->page->block, search->check->block))
        edit_add(&search->edits, RECORD_INFO, line_of(search, search->end), NOT_AS_WRITTEN);
}

/* As cmark writes a fence: longer than any run of backticks inside. */
static const char *fence_of(const struct search *search)
{
    size_t longest = 2, run;

    for (const char *at = search->check->page->block; *at; at += run + (at[run] != '\0')) {
        run = strspn(at, "`");
        longest = MAX(run, longest);
    }
    char *fence = arena_alloc(search->arena, longest + 2, 1);
    memset(fence, '`', longest + 1);
    return fence;
}

/* The block with its fences: the expected end of the file. */
static struct text tail_of(struct search *search)
{
    const char *fence = fence_of(search);
    struct text tail;

    text_init(&tail);
    text_printf(&tail, "%s " RECORD_INFO "%s", fence, search->line_end);
    for (const char *byte = search->check->page->block; *byte; byte++) {
        if (byte[0] == '\r' && byte[1] == '\n')
            continue;
        if (*byte == '\n')
            text_append(&tail, search->line_end);
        else
            text_append_char(&tail, *byte);
    }
    text_printf(&tail, "%s%s", fence, search->line_end);
    return tail;
}

static const char *last_opening(const struct text_check *check)
{
    const char *end = check->page->bytes + check->page->length, *found = end;

    for (const char *at = check->page->bytes;
         (at = compat_memmem(at, (size_t)(end - at), RECORD_INFO, strlen(RECORD_INFO))); at++)
        found = at;
    while (found > check->page->bytes && found < end && found[-1] != '\n')
        found--;
    return found;
}

static void find_block(struct search *search)
{
    const struct text_check *check = search->check;
    struct text tail = tail_of(search);

    if (tail.length < check->page->length &&
        memcmp(check->page->bytes + check->page->length - tail.length, tail.bytes, tail.length) ==
            0 &&
        check->page->bytes[check->page->length - tail.length - 1] == '\n') {
        search->end = check->page->bytes + check->page->length - tail.length;
    } else {
        search->end = last_opening(check);
        edit_add(&search->edits, RECORD_INFO, line_of(search, search->end),
                 "does not end the record as it was written");
    }
    text_finish(&tail);
}

/* --- sections ---------------------------------------------------------------------------- */

static const char *recorded_hash(const struct search *search, const char *title)
{
    return node_text(node_member(search->check->block, "prose_sha256"), title);
}

static size_t lines_alike(const struct record_section *left, const struct record_section *right)
{
    const char *a = left->start, *b = right->start;
    const char *a_end = a + left->length, *b_end = b + right->length;
    size_t lines = 0;

    while (a < a_end && b < b_end) {
        a += *a == '\r' && a + 1 < a_end && a[1] == '\n';
        if (*a != *b)
            break;
        lines += *a == '\n';
        a++, b++;
    }
    return lines;
}

/* The line where a section differs from the original, if that is known. */
static size_t differing_line(const struct search *search, const struct record_section *section,
                             const char *wanted)
{
    for (size_t i = 0; i < search->n_fresh; i++) {
        char digits[HASH_LENGTH + 1];
        if (!text_equal(search->fresh[i].title, section->title))
            continue;
        record_section_hash(&search->fresh[i], digits);
        if (text_equal(digits, wanted))
            return line_of(search, section->start) + lines_alike(section, &search->fresh[i]);
    }
    return 0;
}

/* A line without its line end. */
static const char *take_line(struct search *search, const char **at, const char *end)
{
    const char *start = *at, *last = start;

    while (last < end && *last != '\n')
        last++;
    *at = last < end ? last + 1 : last;
    return arena_copy(search->arena, start,
                      (size_t)(last - start) - (last > start && last[-1] == '\r'));
}

/* Checks the section Status: heading, empty line, a valid status, and the records it supersedes. */
static bool is_status(struct search *search, const struct record_section *section)
{
    const char *at = section->start, *end = at + section->length;
    size_t found = 0;

    if (!text_equal(take_line(search, &at, end), "## " RECORD_STATUS) ||
        take_line(search, &at, end)[0] != '\0')
        return false;
    while (at < end) {
        const char *line = take_line(search, &at, end);
        if (line[0] == '\0' || text_starts_with(line, RECORD_SUPERSEDES " "))
            continue;
        if (!record_status_may_be(line))
            return false;
        found++;
    }
    return found > 0;
}

static void check_section(struct search *search, const struct record_section *section)
{
    const char *wanted = recorded_hash(search, section->title);
    char digits[HASH_LENGTH + 1];

    if (!wanted) {
        edit_add(&search->edits, section->title, line_of(search, section->start),
                 "was not there when the record was written (in " RECORD_NOTES
                 ", use headings of the third level)");
        return;
    }
    record_section_hash(section, digits);
    if (text_equal(digits, wanted) ||
        (text_equal(section->title, RECORD_STATUS) && is_status(search, section)))
        return;
    edit_add(&search->edits, section->title, differing_line(search, section, wanted),
             NOT_AS_WRITTEN);
}

static void check_missing(struct search *search)
{
    const struct node *hashes = node_member(search->check->block, "prose_sha256");

    for (const struct node *hash = hashes ? hashes->first : NULL; hash; hash = hash->next) {
        size_t found = 0;
        for (size_t i = 0; i < search->n_sections; i++)
            found += text_equal(search->sections[i].title, hash->key);
        if (found != 1)
            edit_add(&search->edits, hash->key, 0,
                     found == 0 ? "is missing" : "is there more than once");
    }
}

/* --- separators -------------------------------------------------------------------------- */

/* Checks that there is one kind of line end from `at` on. */
static void check_line_ends(struct search *search, const char *section, const char *at,
                            const char *end)
{
    bool two = search->line_end[0] == '\r';

    for (; at < end; at++) {
        bool pair = *at == '\r' && at + 1 < end && at[1] == '\n';
        if ((*at == '\r' && !(pair && two)) || (*at == '\n' && two)) {
            edit_add(&search->edits, section, line_of(search, at),
                     "has a different line end than the rest");
            return;
        }
        at += pair;
    }
}

/* Checks that only an empty line separates a part from the next. */
static void check_gap(struct search *search, const char *section, const char *at, const char *next)
{
    const char *gap = arena_printf(search->arena, "%s%s", search->line_end, search->line_end);

    if ((size_t)(next - at) != strlen(gap) || memcmp(at, gap, strlen(gap)) != 0)
        edit_add(&search->edits, section, line_of(search, at),
                 "is not separated from the next one as it was written");
}

/* The heading is fixed; everything under it belongs to the user. */
static void check_notes(struct search *search, const struct record_section *notes)
{
    bool madr = record_front_matter(search->check->page->bytes, search->check->page->length) > 0;
    const char *heading =
        arena_printf(search->arena, "%s %s%s", madr ? "###" : "##", RECORD_NOTES, search->line_end);
    size_t length = strlen(heading), room = (size_t)(search->end - notes->start);

    if (notes != &search->sections[search->n_sections - 1])
        edit_add(&search->edits, RECORD_NOTES, line_of(search, notes->start),
                 "is not the last section");
    else if (room < length || memcmp(notes->start, heading, length) != 0)
        edit_add(&search->edits, RECORD_NOTES, line_of(search, notes->start),
                 "has a different heading than was written");
}

static void check_parts(struct search *search)
{
    size_t n_notes = 0;

    for (size_t i = 0; i < search->n_sections; i++) {
        const struct record_section *section = &search->sections[i];
        const char *end = section->start + section->length;
        if (is_notes(section)) {
            n_notes++;
            check_notes(search, section);
            continue;
        }
        check_section(search, section);
        check_line_ends(search, section->title, section->start, end);
        check_gap(search, section->title, end,
                  i + 1 < search->n_sections ? search->sections[i + 1].start : search->end);
    }
    if (n_notes != 1)
        edit_add(&search->edits, RECORD_NOTES, 0,
                 n_notes == 0 ? "is missing" : "is there more than once");
}

/* --- the head ---------------------------------------------------------------------------- */

static const char *without_escapes(struct arena *arena, const char *text)
{
    char *copy = arena_string(arena, text), *to = copy;

    for (const char *from = copy; *from; from++)
        if (*from != '\\')
            *to++ = *from;
    *to = '\0';
    return copy;
}

/* A custom status (--status) is valid if the section Status says the same or, without that section,
 * if it is the one that was written. */
static bool status_is_fine(struct search *search, const char *head_end)
{
    const char *status = record_head_status(search->arena, search->check->page->bytes,
                                            (size_t)(head_end - search->check->page->bytes));
    const char *written = node_text(search->check->block, "status");

    if (record_status_may_be(status))
        return true;
    for (size_t i = 0; i < search->n_sections; i++) {
        const struct record_section *section = &search->sections[i];
        const char *at = section->start, *end = at + section->length;
        if (!text_equal(section->title, RECORD_STATUS))
            continue;
        take_line(search, &at, end);
        take_line(search, &at, end);
        return text_equal(without_escapes(search->arena, take_line(search, &at, end)),
                          without_escapes(search->arena, status));
    }
    return written && text_equal(written, status);
}

/* Records of the first version have no hash of the head. */
static void check_head(struct search *search)
{
    const char *wanted = node_text(search->check->block, "head_sha256");
    const char *bytes = search->check->page->bytes;
    const char *next = search->n_sections > 0 ? search->sections[0].start : search->end;
    const char *end = next;
    char digits[HASH_LENGTH + 1];

    while (end > bytes && memchr(" \t\r\n", end[-1], 4))
        end--;
    record_head_hash(bytes, (size_t)(end - bytes), digits);
    if ((wanted && !text_equal(wanted, digits)) || !status_is_fine(search, end))
        edit_add(&search->edits, "", 1, NOT_AS_WRITTEN);
    check_line_ends(search, "", bytes, end);
    check_gap(search, "", end, next);
}

size_t verify_edits(struct arena *arena, const struct text_check *check, struct edit **ret_edits)
{
    struct search search = {.arena = arena, .check = check, .edits = {.arena = arena}};
    const char *first = memchr(check->page->bytes, '\n', check->page->length);

    search.line_end = first && first > check->page->bytes && first[-1] == '\r' ? "\r\n" : "\n";
    find_block(&search);
    search.n_sections = record_sections(arena, check->page, search.end, &search.sections);
    if (check->fresh)
        search.n_fresh = record_sections(arena, check->fresh,
                                         check->fresh->bytes + check->fresh->length, &search.fresh);
    check_head(&search);
    check_parts(&search);
    check_missing(&search);
    check_block_hash(&search);
    *ret_edits = search.edits.items;
    return search.edits.count;
}

/* --- in words -------------------------------------------------------------------------- */

static const char *part_name(struct arena *arena, const struct edit *edit)
{
    if (edit->section[0] == '\0')
        return "the head";
    if (text_equal(edit->section, RECORD_INFO))
        return "the block " RECORD_INFO;
    return arena_printf(arena, "the section '%s'", edit->section);
}

const char *edit_text(struct arena *arena, const struct edit *edit)
{
    if (edit->line == 0)
        return arena_printf(arena, "%s %s", part_name(arena, edit), edit->what);
    return arena_printf(arena, "%s %s (line %zu)", part_name(arena, edit), edit->what, edit->line);
}
