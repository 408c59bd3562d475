#include "document/record/record_page.h"

#include "base/array.h"
#include "base/text/clean.h"
#include "base/text/text.h"
#include "document/markdown/parse.h"
#include "document/markdown/tree.h"
#include "document/record/record.h"
#include "document/record/record_head.h"
#include "store/node/node.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define NO_TEXT '\x01'        /* replaces a zero byte, which would end the string */
#define HEAD_STATUS "Status:" /* begins an item of the list under the title */
#define FRONT_STATUS "status"
#define CONFLICT "<<<<<<< " /* what a version control system writes before one of two versions */

struct reading {
    struct arena *arena;
    struct record_page *page;
    const char *text; /* with "\n" line ends, without a byte order mark */
    size_t length;
    const char **lines; /* of the whole text */
    size_t n_lines;
    size_t front; /* lines of the front matter, with both '---' */
    struct markdown_source source;
    struct normal_form form; /* of the current part */
    size_t room, headings_room;
};

/* --- lines ------------------------------------------------------------------------------- */

/* For cmark a single carriage return is a line end too. */
static void unify_line_ends(struct reading *reading, const char *bytes, size_t length)
{
    char *text = arena_alloc(reading->arena, length + 1, 1);
    size_t mark = strlen(BYTE_ORDER_MARK);

    if (length >= mark && memcmp(bytes, BYTE_ORDER_MARK, mark) == 0)
        bytes += mark, length -= mark;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\r' && i + 1 < length && bytes[i + 1] == '\n')
            continue;
        text[reading->length++] = bytes[i] == '\r' ? '\n' : bytes[i] == '\0' ? NO_TEXT : bytes[i];
    }
    reading->text = text;
}

static void split_lines(struct reading *reading)
{
    const char *at = reading->text, *end = at + reading->length;
    size_t room = 0;

    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((newline ? newline : end) - at);
        reading->lines = arena_grow(reading->arena, reading->lines, reading->n_lines, &room,
                                    sizeof(reading->lines[0]));
        reading->lines[reading->n_lines++] = arena_copy(reading->arena, at, length);
        at += length + 1;
    }
}

static bool is_blank(const char *line)
{
    return line[strspn(line, " \t")] == '\0';
}

/* --- front matter ------------------------------------------------------------------------ */

static size_t front_lines(const struct reading *reading)
{
    if (reading->n_lines == 0 || !text_equal(reading->lines[0], "---"))
        return 0;
    for (size_t i = 1; i < reading->n_lines; i++)
        if (text_equal(reading->lines[i], "---"))
            return i + 1;
    return 0;
}

/* The start of a comment, or NULL. In YAML it needs a blank before it and is not in quotes. */
static const char *comment_of(const char *line)
{
    char quote = '\0';

    for (const char *at = line; *at; at++) {
        if (quote != '\0') {
            if (*at == '\\' && quote == '"' && at[1] != '\0')
                at++;
            else if (*at == quote)
                quote = '\0';
        } else if (*at == '"' || *at == '\'') {
            quote = *at;
        } else if (*at == '#' && (at == line || strchr(" \t", at[-1]))) {
            return at;
        }
    }
    return NULL;
}

static void add_member(struct reading *reading, const struct node *member)
{
    const char *value = member->kind == NODE_SCALAR ? member->text : "";
    size_t line = (size_t)member->key_line;

    if (text_equal(member->key, FRONT_STATUS) && !reading->page->status) {
        reading->page->status = normal_form_of_line(reading->arena, value);
        reading->page->status_line = line;
        value = "";
    }
    normal_form_add(&reading->form, line,
                    arena_printf(reading->arena, "F%d %s: %s", member->kind, member->key, value));
    for (const struct node *item = member->first; item; item = item->next)
        normal_form_add(
            &reading->form, line,
            arena_printf(reading->arena, "F- %s", item->kind == NODE_SCALAR ? item->text : "?"));
}

static void add_front(struct reading *reading)
{
    struct diagnostics *diagnostics = diagnostics_new();
    struct text yaml;
    const struct node *front;

    text_init(&yaml);
    for (size_t i = 1; i + 1 < reading->front; i++) {
        const char *comment = comment_of(reading->lines[i]);
        text_printf(&yaml, "%s\n", reading->lines[i]);
        if (comment && !text_starts_with(reading->lines[i], FRONT_STATUS ":"))
            normal_form_add(&reading->form, i + 1, comment);
    }
    front = node_read_yaml(reading->arena, "front matter", yaml.bytes, yaml.length, 2, diagnostics);
    if (!front || front->kind != NODE_MAP)
        normal_form_add(&reading->form, 1, "F?");
    else
        for (const struct node *member = front->first; member; member = member->next)
            add_member(reading, member);
    text_finish(&yaml);
    diagnostics_free(diagnostics);
}

/* --- parts ------------------------------------------------------------------------------- */

static void close_part(struct reading *reading, struct page_part *part)
{
    part->lines = reading->form.items;
    part->n_lines = reading->form.count;
    reading->form = (struct normal_form){.arena = reading->arena};
}

static size_t line_of(const struct reading *reading, cmark_node *node)
{
    return reading->front + (size_t)cmark_node_get_start_line(node);
}

/* The words of a heading, code and raw HTML in it as they are. */
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

static const char *heading_title(struct arena *arena, cmark_node *heading)
{
    struct normal_form form = {.arena = arena};
    const struct markdown_source none = {0};

    normal_form_add_block(&form, &none, heading);
    return normal_form_words(arena, form.items[0].text + strlen("H1 "));
}

/* The level of a heading; 0: not a heading. */
static int level_of(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HEADING ? cmark_node_get_heading_level(node) : 0;
}

static void note_heading(struct reading *reading, cmark_node *node)
{
    struct record_page *page = reading->page;
    int level = level_of(node);

    if (level < 1 || level > 3)
        return;
    page->headings = arena_grow(reading->arena, page->headings, page->n_headings,
                                &reading->headings_room, sizeof(page->headings[0]));
    page->headings[page->n_headings++] = (struct page_heading){
        .level = level,
        .title = title_of(reading->arena, node),
        .line = line_of(reading, node),
    };
}

static bool begins_section(const struct reading *reading, cmark_node *node, bool after_title)
{
    const struct record_page *page = reading->page;
    int level = level_of(node);
    bool in_notes = page->n_sections > 0 &&
                    text_equal(page->sections[page->n_sections - 1].title, RECORD_NOTES);

    if (page->madr && level == 3)
        return in_notes || text_equal(heading_title(reading->arena, node), RECORD_NOTES);
    return level == 2 || (level == 1 && after_title);
}

static struct page_part *add_section(struct reading *reading, cmark_node *heading)
{
    struct record_page *page = reading->page;
    struct page_part *section;

    page->sections = arena_grow(reading->arena, page->sections, page->n_sections, &reading->room,
                                sizeof(page->sections[0]));
    section = &page->sections[page->n_sections++];
    section->title = heading_title(reading->arena, heading);
    section->line = line_of(reading, heading);
    return section;
}

/* The current part: the head before the first section. */
static struct page_part *part_of(struct record_page *page)
{
    return page->n_sections > 0 ? &page->sections[page->n_sections - 1] : &page->head;
}

/* --- the status in the head -------------------------------------------------------------- */

static void take_status(struct reading *reading, size_t from)
{
    static const char label[] = NORMAL_PARAGRAPH HEAD_STATUS;

    for (size_t i = from; i < reading->form.count && !reading->page->status; i++) {
        struct normal_line *line = &reading->form.items[i];
        if (!text_starts_with(line->text, label))
            continue;
        reading->page->status =
            line->text + strlen(label) + strspn(line->text + strlen(label), " ");
        reading->page->status_line = line->line;
        line->text = label;
    }
}

static void add_block(struct reading *reading, cmark_node *node)
{
    size_t before = reading->form.count;

    normal_form_add_block(&reading->form, &reading->source, node);
    if (reading->page->n_sections == 0 && cmark_node_get_type(node) == CMARK_NODE_LIST)
        take_status(reading, before);
}

/* --- block ------------------------------------------------------------------------------- */

static bool is_block(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK &&
           text_equal(cmark_node_get_fence_info(node), RECORD_INFO);
}

static bool is_html(struct arena *arena, cmark_node *node, const char *html)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK &&
           text_equal(normal_form_html(arena, cmark_node_get_literal(node)), html);
}

static bool ends_page(struct arena *arena, cmark_node *after)
{
    return !after || (is_html(arena, after, RECORD_LINT) && !cmark_node_next(after));
}

static bool begins_fold(cmark_node *node)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK &&
           text_starts_with(cmark_node_get_literal(node), "<details");
}

/* Counts blocks at any level, also in lists and quotes. */
static size_t count_blocks(cmark_node *root)
{
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;
    size_t count = 0;

    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE)
        count += event == CMARK_EVENT_ENTER && is_block(cmark_iter_get_node(iterator));
    cmark_iter_free(iterator);
    return count;
}

/* The first node of the end, or NULL if there is no block. */
static cmark_node *find_end(struct reading *reading, cmark_node *root)
{
    struct record_page *page = reading->page;
    cmark_node *end = NULL, *before, *after;

    page->n_blocks = count_blocks(root);
    for (cmark_node *node = cmark_node_first_child(root); node && !end;
         node = cmark_node_next(node))
        if (is_block(node))
            end = node;
    if (!end)
        return NULL;
    page->block = arena_string(reading->arena, cmark_node_get_literal(end));
    page->block_line = line_of(reading, end);
    before = cmark_node_previous(end);
    after = cmark_node_next(end);
    page->folded = is_html(reading->arena, before, TREE_FOLD RECORD_FOLD TREE_FOLD_OPEN) &&
                   is_html(reading->arena, after, TREE_FOLD_END) &&
                   ends_page(reading->arena, cmark_node_next(after));
    return begins_fold(before) ? before : end;
}

/* Is it "```whichstack-decision" inside something else (a comment, a quote, a code block), or the
 * fold of a record whose block was removed? */
static bool looks_like_a_block(const char *line)
{
    static const char *const folds[] = {
        "<summary>" RECORD_FOLD "</summary>",
        "<summary>" RECORD_FIRST_FOLD "</summary>",
        "<summary>" RECORD_FIRST_FOLD_MADR "</summary>",
    };
    const char *info = strstr(line, RECORD_INFO), *at = info;

    while (at && at > line && strchr(" \t", at[-1]))
        at--;
    for (size_t i = 0; i < ARRAY_LENGTH(folds); i++)
        if (text_equal(line, folds[i]))
            return true;
    return at && at - line >= 3 &&
           (memcmp(at - 3, "```", 3) == 0 || memcmp(at - 3, "~~~", 3) == 0) &&
           is_blank(info + strlen(RECORD_INFO));
}

/* The last one: the block ends a record. */
static void find_hidden(struct reading *reading)
{
    for (size_t i = reading->n_lines; i > 0 && !reading->page->block; i--) {
        if (looks_like_a_block(reading->lines[i - 1])) {
            reading->page->hidden_line = i;
            return;
        }
    }
}

static void find_conflict(struct reading *reading)
{
    for (size_t i = 0; i < reading->n_lines && reading->page->conflict_line == 0; i++)
        if (text_starts_with(reading->lines[i], CONFLICT))
            reading->page->conflict_line = i + 1;
}

/* --- hash of the bytes ------------------------------------------------------------------- */

bool record_belongs_to_people(const char *title)
{
    return text_equal(title, RECORD_NOTES) || text_equal(title, RECORD_STATUS);
}

/* Hashes the lines of a part without the empty lines at its end. */
static void hash_lines(const struct reading *reading, struct hash *hash, size_t first, size_t end)
{
    while (end > first && is_blank(reading->lines[end - 1]))
        end--;
    for (size_t i = first; i < end; i++) {
        if (i + 1 != reading->page->status_line)
            hash_add(hash, reading->lines[i], strlen(reading->lines[i]));
        hash_add(hash, "\n", 1);
    }
}

static void hash_layout(const struct reading *reading)
{
    struct record_page *page = reading->page;
    struct hash *hash = hash_new();
    size_t end = page->end.line > 0 ? page->end.line - 1 : reading->n_lines;

    hash_lines(reading, hash, 0, page->n_sections > 0 ? page->sections[0].line - 1 : end);
    for (size_t i = 0; i < page->n_sections; i++)
        if (!record_belongs_to_people(page->sections[i].title))
            hash_lines(reading, hash, page->sections[i].line - 1,
                       i + 1 < page->n_sections ? page->sections[i + 1].line - 1 : end);
    hash_take(hash, page->layout);
}

/* --- page -------------------------------------------------------------------------------- */

static void divide(struct reading *reading, cmark_node *root)
{
    struct record_page *page = reading->page;
    cmark_node *end = find_end(reading, root);
    bool titled = false;

    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        if (node == end) {
            close_part(reading, part_of(page));
            page->end.line = line_of(reading, node);
        } else if (page->end.line == 0 && begins_section(reading, node, titled)) {
            close_part(reading, part_of(page));
            add_section(reading, node);
        }
        titled |= level_of(node) == 1;
        note_heading(reading, node);
        add_block(reading, node);
    }
    close_part(reading, page->end.line > 0 ? &page->end : part_of(page));
}

struct record_page *record_page_read(struct arena *arena, const char *bytes, size_t length)
{
    struct reading reading = {
        .arena = arena,
        .page = ARENA_NEW(arena, struct record_page),
        .form = {.arena = arena},
    };
    cmark_node *root;
    const char *rest;

    unify_line_ends(&reading, bytes, length);
    split_lines(&reading);
    reading.front = front_lines(&reading);
    reading.source = (struct markdown_source){
        .lines = reading.lines + reading.front,
        .n_lines = reading.n_lines - reading.front,
        .before = reading.front,
    };
    *reading.page = (struct record_page){
        .bytes = bytes,
        .length = length,
        .madr = reading.front > 0,
        .head = {.title = "", .line = 1},
        .end = {.title = ""},
    };
    if (reading.front > 0)
        add_front(&reading);
    rest = reading.text;
    for (size_t i = 0; i < reading.front; i++)
        rest = strchr(rest, '\n') ? strchr(rest, '\n') + 1 : reading.text + reading.length;
    root = markdown_parse(rest, (size_t)(reading.text + reading.length - rest));
    divide(&reading, root);
    cmark_node_free(root);
    find_hidden(&reading);
    find_conflict(&reading);
    hash_layout(&reading);
    return reading.page;
}

void page_part_hash(const struct page_part *part, char digits[HASH_LENGTH + 1])
{
    normal_form_hash(part->lines, part->n_lines, digits);
}
