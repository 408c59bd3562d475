#include "document/page/page.h"

#include "base/text/clean.h"
#include "base/text/text.h"
#include "document/markdown/markdown.h"

#include <string.h>

/* For text after "(": if the brackets hold only links, as in "(link, link)", the text from the ")"
 * on. NULL: there are other words in the brackets. */
static const struct inline_node *after_references(const struct inline_node *node)
{
    while (node && (node->kind == INLINE_LINK || node->kind == INLINE_CODE)) {
        node = node->next;
        if (node && node->kind == INLINE_TEXT && node->text[0] == ')')
            return node;
        if (!node || node->kind != INLINE_TEXT || strspn(node->text, ",; ") != strlen(node->text))
            return NULL;
        node = node->next;
    }
    return NULL;
}

/* A point as one line of plain text, without brackets that hold only references, which cannot be
 * followed from the card. */
static const char *point_text(struct arena *arena, const struct inline_node *node)
{
    struct text text;
    const char *point;

    text_init(&text);
    for (; node; node = node->next) {
        const struct inline_node *after =
            text_ends_with(text.bytes, " (") ? after_references(node) : NULL;
        if (after) {
            text.length -= strlen(" (");
            text.bytes[text.length] = '\0';
            text_append(&text, after->text + 1);
            node = after;
        } else {
            struct inline_node alone = *node;
            alone.next = NULL;
            inline_add_plain(&text, &alone);
        }
    }
    point = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return point;
}

/* The points of the first list of a section. */
static void read_points(struct arena *arena, const struct block *heading,
                        struct page_points *points)
{
    const struct block *list = heading->next;
    size_t count = 0;

    while (list && list->kind != BLOCK_LIST && list->kind != BLOCK_HEADING)
        list = list->next;
    points->title = inline_plain(arena, heading->inlines);
    if (!list || list->kind != BLOCK_LIST)
        return;
    for (const struct block *item = list->first; item; item = item->next)
        count++;
    points->texts = ARENA_ARRAY(arena, const char *, count);
    for (const struct block *item = list->first; item; item = item->next)
        if (item->first && item->first->kind == BLOCK_PARAGRAPH)
            points->texts[points->count++] = point_text(arena, item->first->inlines);
}

static const char *next_line(const char *line)
{
    const char *newline = strchr(line, '\n');

    return newline ? newline + 1 : line + strlen(line);
}

static bool is_heading(const char *line)
{
    return text_starts_with(line, "# ") || text_starts_with(line, "## ");
}

/* Does the line define where a reference such as `[name]` leads? */
static bool is_definition(const char *line)
{
    line += strspn(line, " >");
    return line[0] == '[' && text_starts_with(line + strcspn(line, "]\n"), "]:");
}

/* Could the line be a heading that is_heading() does not recognise, or the start of something that
 * continues after a heading: code, HTML, or a reference used elsewhere? */
static bool is_special(const char *line)
{
    size_t indent = strspn(line, " >"), marks;
    const char *text = line + indent;

    switch (text[0]) {
    case '#':
        marks = strspn(text, "#");
        return marks <= 2 && (indent > 0 || text[marks] != ' ');
    case '=':
    case '-': /* a line below a heading */
        marks = strspn(text, "=- \t");
        return text[marks] == '\n' || text[marks] == '\0';
    case '`':
    case '~':
        return text_starts_with(text, "```") || text_starts_with(text, "~~~");
    case '[':
        return is_definition(text);
    default:
        return text[0] == '<';
    }
}

/* The parts of a page that its profile shows. */
struct parts {
    const char *lead_end, *good, *bad,
        *end;   /* the end of the page where there is no such heading */
    bool alone; /* each can be parsed without the others */
};

static struct parts parts_of(const char *page)
{
    const char *headings[PROFILE_BAD + 1] = {0};
    struct parts parts = {.alone = true};
    int count = 0;

    for (const char *line = page; *line; line = next_line(line)) {
        if (is_heading(line) && count <= PROFILE_BAD)
            headings[count++] = line;
        bool behind = count > PROFILE_BAD; /* nothing here changes the parts before it */
        parts.alone = parts.alone && !(behind ? is_definition(line) : is_special(line));
    }
    for (; count <= PROFILE_BAD; count++)
        headings[count] = page + strlen(page);
    parts.lead_end = headings[0];
    parts.good = headings[PROFILE_GOOD - 1];
    parts.bad = headings[PROFILE_BAD - 1];
    parts.end = headings[PROFILE_BAD];
    return parts;
}

/* `skipped`: number of headings before the first one read. */
static void read_profile(struct arena *arena, const char *text, size_t length, int skipped,
                         struct page_profile *profile)
{
    const struct document *document = markdown_read(arena, text, length);
    int number = 0;

    for (const struct block *block = document->first; block; block = block->next) {
        if (block->kind == BLOCK_PARAGRAPH && number == 0 && !profile->lead[0])
            profile->lead = inline_plain(arena, block->inlines);
        if (block->kind != BLOCK_HEADING || block->level > 2)
            continue;
        number += number == 0 ? skipped + 1 : 1;
        if (number == PROFILE_GOOD)
            read_points(arena, block, &profile->good);
        else if (number == PROFILE_BAD)
            read_points(arena, block, &profile->bad);
    }
}

void page_profile_of_text(struct arena *arena, const char *page, struct page_profile *ret_profile)
{
    struct parts parts = parts_of(page);
    size_t lead = (size_t)(parts.lead_end - page), points = (size_t)(parts.end - parts.good);

    *ret_profile = (struct page_profile){.lead = ""};
    if (!parts.alone) {
        read_profile(arena, page, strlen(page), 0, ret_profile);
        return;
    }
    char *text = arena_alloc(arena, lead + points, 1);
    memcpy(text, page, lead);
    memcpy(text + lead, parts.good, points);
    read_profile(arena, text, lead + points, PROFILE_GOOD - 1, ret_profile);
}

/* --- stored ----------------------------------------------------------------------------------- */

static void add_line(struct text *text, char mark, const char *line)
{
    if (mark)
        text_append_char(text, mark);
    for (; *line; line++)
        text_append_char(text, *line == '\n' ? ' ' : *line);
    text_append_char(text, '\n');
}

static void add_points(struct text *text, char mark, const struct page_points *points)
{
    if (!points->title)
        return;
    add_line(text, mark, points->title);
    for (size_t i = 0; i < points->count; i++)
        add_line(text, ' ', points->texts[i]);
}

const char *page_profile_stored(struct arena *arena, const char *markdown)
{
    struct page_profile profile;
    struct text text;
    const char *stored;

    page_profile_of_text(arena, markdown, &profile);
    text_init(&text);
    add_line(&text, '\0', profile.lead);
    add_points(&text, '+', &profile.good);
    add_points(&text, '-', &profile.bad);
    stored = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return stored;
}

static size_t count_lines(const char *text)
{
    size_t count = 0;

    for (; *text; text = next_line(text))
        count++;
    return count;
}

void page_profile_of_stored(struct arena *arena, const char *stored,
                            struct page_profile *ret_profile)
{
    size_t most = count_lines(stored);
    struct page_points *points = NULL;

    *ret_profile = (struct page_profile){.lead = clean_line(arena, stored, strcspn(stored, "\n"))};
    for (const char *line = next_line(stored); *line; line = next_line(line)) {
        if (*line == '\n')
            continue;
        const char *text = clean_line(arena, line + 1, strcspn(line, "\n") - 1);
        if (*line == '+' || *line == '-') {
            points = *line == '+' ? &ret_profile->good : &ret_profile->bad;
            *points = (struct page_points){text, ARENA_ARRAY(arena, const char *, most), 0};
        } else if (*line == ' ' && points) {
            points->texts[points->count++] = text;
        }
    }
}

static const char *text_of(struct catalog *catalog, const char *kind, int framework)
{
    size_t count;

    return catalog_page(catalog, kind, catalog_frameworks(catalog, &count)[framework].id);
}

/* Only catalogs that `compile` made have profiles. */
void page_profile(struct arena *arena, struct catalog *catalog, int framework,
                  struct page_profile *ret_profile)
{
    const char *stored = text_of(catalog, PROFILE_PAGE, framework);

    if (stored[0] != '\0')
        page_profile_of_stored(arena, stored, ret_profile);
    else
        page_profile_of_text(arena, text_of(catalog, "framework", framework), ret_profile);
}

static bool is_stored_right(struct arena *arena, struct catalog *catalog, int framework)
{
    const char *stored = text_of(catalog, PROFILE_PAGE, framework);

    return stored[0] == '\0' ||
           text_equal(stored, page_profile_stored(arena, text_of(catalog, "framework", framework)));
}

bool page_profiles_verify(struct catalog *catalog, struct error *error)
{
    struct arena *arena = arena_new();
    size_t count;
    const struct framework *frameworks = catalog_frameworks(catalog, &count);
    bool is_right = true;

    for (size_t i = 0; i < count && is_right; i++) {
        is_right = is_stored_right(arena, catalog, (int)i);
        if (!is_right)
            error_set(error,
                      "the catalog is damaged: the card of '%s' does not say what its page says; "
                      "compile it again with 'whichstack compile'",
                      frameworks[i].id);
        arena_clear(arena);
        catalog_forget(catalog);
    }
    arena_free(arena);
    return is_right;
}
