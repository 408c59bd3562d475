#include "document/verify/verify_text.h"

#include "base/text/text.h"
#include "document/record/record.h"
#include "document/record/record_head.h"
#include "document/verify/verify_status.h"

#include <string.h>

#define NOT_AS_WRITTEN "is not as it was written"
#define NOT_FOLLOWING "does not say what follows from its answers"
#define NOTES_LEVELS "(in " RECORD_NOTES ", use headings from the third level on)"
#define NOTES_LEVELS_MADR "(in " RECORD_NOTES ", use headings from the fourth level on)"

struct search {
    struct arena *arena;
    const struct text_check *check;
    struct edit_list edits;
};

static const struct page_part *find_section(const struct record_page *page, const char *title)
{
    for (size_t i = 0; page && i < page->n_sections; i++)
        if (text_equal(page->sections[i].title, title))
            return &page->sections[i];
    return NULL;
}

/* The first line that differs; if a line is missing, the line before it. */
static size_t differing_line(const struct page_part *part, const struct page_part *wanted)
{
    size_t alike =
        normal_form_difference(part->lines, part->n_lines, wanted->lines, wanted->n_lines);

    if (part->n_lines == 0)
        return part->line;
    return part->lines[alike < part->n_lines ? alike : part->n_lines - 1].line;
}

static bool are_equal(const struct page_part *left, const struct page_part *right)
{
    return left->n_lines == right->n_lines &&
           normal_form_difference(left->lines, left->n_lines, right->lines, right->n_lines) ==
               left->n_lines;
}

/* --- against the hashes ------------------------------------------------------------------ */

/* The differing line is known only if `fresh` has the recorded hash. */
static void check_hash(struct search *search, const struct page_part *part,
                       const struct page_part *fresh, const char *wanted)
{
    char digits[HASH_LENGTH + 1];
    size_t line = part->title[0] == '\0' ? part->line : 0;

    page_part_hash(part, digits);
    if (wanted && text_equal(wanted, digits))
        return;
    if (fresh) {
        page_part_hash(fresh, digits);
        if (wanted && text_equal(wanted, digits))
            line = differing_line(part, fresh);
    }
    edit_add(&search->edits, part->title, line, NOT_AS_WRITTEN);
}

static void check_head(struct search *search)
{
    const struct text_check *check = search->check;
    const char *wrong = verify_head_status(search->arena, check->page, check->block);

    check_hash(search, &check->page->head, check->fresh ? &check->fresh->head : NULL,
               node_text(check->block, "head_sha256"));
    if (wrong)
        edit_add(&search->edits, "", check->page->status_line > 0 ? check->page->status_line : 1,
                 wrong);
}

static void check_section(struct search *search, const struct page_part *section)
{
    const struct text_check *check = search->check;
    const char *hash = node_text(node_member(check->block, "prose_sha256"), section->title), *wrong;
    bool madr = check->page->madr;

    if (text_equal(section->title, RECORD_NOTES)) {
        if (!text_starts_with(section->lines[0].text, madr ? "H3 " : "H2 "))
            edit_add(&search->edits, RECORD_NOTES, section->line,
                     "has a different heading than was written");
    } else if (text_equal(section->title, RECORD_STATUS)) {
        wrong = verify_status_section(search->arena, section, check->block);
        if (wrong)
            edit_add(&search->edits, RECORD_STATUS, section->line, wrong);
    } else if (!hash) {
        edit_add(&search->edits, section->title, section->line,
                 madr ? "was not there when the record was written " NOTES_LEVELS_MADR
                      : "was not there when the record was written " NOTES_LEVELS);
    } else {
        check_hash(search, section, find_section(check->fresh, section->title), hash);
    }
}

static size_t count_sections(const struct record_page *page, const char *title)
{
    size_t count = 0;

    for (size_t i = 0; i < page->n_sections; i++)
        count += text_equal(page->sections[i].title, title);
    return count;
}

/* Front matter that a site generator added, or that is gone. The sections are not looked at then,
 * because headings divide a page with front matter in another way. */
static bool check_front(struct search *search)
{
    const char *form = node_text(search->check->block, "form");
    bool madr = search->check->page->madr;

    if (!form || madr == text_equal(form, "madr"))
        return true;
    edit_add(&search->edits, "", 1,
             madr ? "begins with front matter that was not there when the record was written"
                  : "has lost its front matter");
    return false;
}

/* Checks that there are exactly the recorded sections, in their order. */
static void check_order(struct search *search)
{
    const struct record_page *page = search->check->page;
    const struct node *order = node_member(search->check->block, "sections");
    size_t at = 0;

    if (!order || order->kind != NODE_LIST)
        edit_add(&search->edits, RECORD_INFO, page->block_line, NOT_AS_WRITTEN);
    for (const struct node *item = order ? order->first : NULL; item; item = item->next) {
        const char *title = item->kind == NODE_SCALAR ? item->text : "";
        size_t count = count_sections(page, title);
        if (count != 1)
            edit_add(&search->edits, title, 0,
                     count == 0 ? "is missing" : "is there more than once");
    }
    for (const struct node *item = order ? order->first : NULL; item && search->edits.count == 0;
         item = item->next, at++)
        if (at >= page->n_sections || !text_equal(page->sections[at].title, item->text))
            edit_add(&search->edits, item->text, find_section(page, item->text)->line,
                     "does not stand where it was written");
    if (search->edits.count == 0 && at < page->n_sections)
        edit_add(&search->edits, page->sections[at].title, page->sections[at].line,
                 "was not there when the record was written");
}

size_t verify_text_hashes(struct arena *arena, const struct text_check *check,
                          struct edit **ret_edits)
{
    struct search search = {.arena = arena, .check = check, .edits = {.arena = arena}};
    const struct record_page *page = check->page;

    if (!page->folded)
        edit_add(&search.edits, RECORD_INFO, page->block_line,
                 "does not end the record as it was written");
    if (check_front(&search)) {
        check_head(&search);
        for (size_t i = 0; i < page->n_sections; i++)
            check_section(&search, &page->sections[i]);
        check_order(&search);
    }
    if (!verify_block_hash(arena, page->block, check->block))
        edit_add(&search.edits, RECORD_INFO, page->block_line, NOT_AS_WRITTEN);
    *ret_edits = search.edits.items;
    return search.edits.count;
}

/* --- against what the program writes ----------------------------------------------------- */

size_t verify_text_rewritten(struct arena *arena, const struct text_check *check,
                             struct edit **ret_edits)
{
    struct search search = {.arena = arena, .check = check, .edits = {.arena = arena}};
    const struct record_page *page = check->page, *fresh = check->fresh;

    if (!are_equal(&page->head, &fresh->head))
        edit_add(&search.edits, "", differing_line(&page->head, &fresh->head), NOT_FOLLOWING);
    for (size_t i = 0; i < page->n_sections; i++) {
        const struct page_part *section = &page->sections[i];
        const struct page_part *wanted = find_section(fresh, section->title);
        if (!wanted)
            edit_add(&search.edits, section->title, section->line, NOT_FOLLOWING);
        else if (!record_belongs_to_people(section->title) && !are_equal(section, wanted))
            edit_add(&search.edits, section->title, differing_line(section, wanted), NOT_FOLLOWING);
    }
    for (size_t i = 0; i < fresh->n_sections; i++)
        if (!find_section(page, fresh->sections[i].title))
            edit_add(&search.edits, fresh->sections[i].title, 0, "is missing");
    if (!text_equal(page->block, fresh->block))
        edit_add(&search.edits, RECORD_INFO, page->block_line, NOT_FOLLOWING);
    *ret_edits = search.edits.items;
    return search.edits.count;
}
