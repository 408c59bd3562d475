#include "document/layout/layout_build.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/text/columns.h"

#include <string.h>

#define CODE_INDENT 2
#define LINKS_LEVEL 2 /* level of the heading above the link targets */
#define NUMBERED_LEVEL 2
#define NUMBERS_MOST 9 /* one per digit key */
#define RULE_ROOM 6    /* columns kept for line and number beside a title */

static void lay_blocks(struct builder *builder, const struct block *first, bool tight);

/* --- headings ---------------------------------------------------------------------------- */

static void add_section(struct builder *builder, const struct block *heading)
{
    builder->sections = arena_grow(builder->arena, builder->sections, builder->n_sections,
                                   &builder->sections_capacity, sizeof(*builder->sections));
    builder->sections[builder->n_sections++] = (struct layout_section){
        .title = inline_plain(builder->arena, heading->inlines),
        .level = heading->level,
        .line = builder->n_lines,
    };
}

/* Underlines headings of levels 1 and 2, so they are visible without colour. */
static void lay_title(struct builder *builder, struct words *words, int level)
{
    const char *marks[2][2] = {{"=", "-"}, {"\u2501", "\u2500"}};
    int widest = 0, column = 0;

    while (words_left(words)) {
        int used;

        column = line_begin(builder);
        used = words_set(builder, words, column, MAX(builder->width - column, ROOM_FIRST));
        widest = MAX(widest, used);
        line_end(builder, false);
    }
    if (level > (int)ARRAY_LENGTH(marks[0]))
        return;
    column = line_begin(builder);
    line_add(builder, mark_repeat(builder, marks[builder->options->unicode][level - 1], widest),
             column, widest, SPAN_QUIET, -1);
    line_end(builder, false);
}

/* Draws a thin line to the right edge, with the number of the section at its end. */
static void rule_beside(struct builder *builder, int column, int level)
{
    const char *rule = builder->options->unicode ? "\u2500" : "-";
    int number = level == NUMBERED_LEVEL ? builder->n_numbered : 0;
    bool numbered = number > 0 && number <= NUMBERS_MOST;
    int room = builder->width - column - 1 - (numbered ? 2 : 0);

    if (room > 0)
        line_add(builder, mark_repeat(builder, rule, room), column + 1, room, SPAN_RULE, -1);
    if (numbered && room > 0)
        line_add(builder, arena_printf(builder->arena, "%d", number), builder->width - 1, 1,
                 SPAN_KEY, -1);
}

static void lay_ruled_title(struct builder *builder, struct words *words, int level)
{
    while (words_left(words)) {
        int column = line_begin(builder);
        int room = builder->width - column - (level > 1 ? RULE_ROOM : 0);
        int used = words_set(builder, words, column, room > ROOM_FIRST ? room : ROOM_FIRST);

        if (level == NUMBERED_LEVEL && !words_left(words))
            rule_beside(builder, column + used, level);
        line_end(builder, false);
    }
    if (level > 1)
        return;
    int column = line_begin(builder), width = builder->width - column;
    const char *heavy = builder->options->unicode ? "\u2501" : "=";
    line_add(builder, mark_repeat(builder, heavy, width), column, width, SPAN_ACCENT, -1);
    line_end(builder, false);
}

static void lay_heading(struct builder *builder, const struct block *block)
{
    struct words words = words_new(builder, block->inlines, SPAN_HEADING);

    if (!words_left(&words))
        return;
    line_settle(builder);
    add_section(builder, block);
    builder->lead = builder->options->ruled && block->level == 1;
    builder->n_numbered += block->level == NUMBERED_LEVEL;
    if (builder->options->ruled)
        lay_ruled_title(builder, &words, block->level);
    else
        lay_title(builder, &words, block->level);
}

/* --- other blocks ------------------------------------------------------------------------ */

static void lay_paragraph(struct builder *builder, const struct block *block)
{
    if (builder->counting && lines_count(builder, block->inlines)) {
        builder->lead = false;
        return;
    }
    struct words words =
        words_new(builder, block->inlines, builder->lead ? SPAN_STRONG : SPAN_PLAIN);

    builder->lead = false;
    bool counting = builder->counting;
    words_lay(builder, &words);
    if (counting)
        words_drop(builder, &words);
}

static void lay_item(struct builder *builder, const struct block *item, const char *mark,
                     int mark_width, bool tight)
{
    margin_push(builder, mark, mark_width, true);
    lay_blocks(builder, item->first, tight);
    if (mark_is_due(builder)) { /* the item has no line for its mark */
        line_begin(builder);
        line_end(builder, false);
    }
    margin_pop(builder);
}

static int count_digits(int number)
{
    int count = 1;

    while ((number /= 10) > 0)
        count++;
    return count;
}

/* Aligns numbers at the right: `width` with the point. */
static const char *number_mark(struct builder *builder, int number, int width)
{
    char *mark = arena_alloc(builder->arena, (size_t)width + 1, 1);
    int at = width - 1;

    memset(mark, ' ', (size_t)width);
    for (mark[at] = '.'; at > 0; number /= 10) {
        mark[--at] = (char)('0' + number % 10);
        if (number < 10)
            break;
    }
    return mark;
}

static void lay_list(struct builder *builder, const struct block *list)
{
    const char *bullet = builder->options->unicode ? "\u2022" : "-";
    int number = list->start, last = list->start - 1;

    builder->lead = false;
    for (const struct block *item = list->first; item; item = item->next)
        last++;
    int width = list->ordered ? count_digits(last) + 1 : 1;
    for (const struct block *item = list->first; item; item = item->next) {
        if (item != list->first && !list->tight)
            lines_apart(builder);
        lay_item(builder, item, list->ordered ? number_mark(builder, number++, width) : bullet,
                 width, list->tight);
    }
}

static void lay_quote(struct builder *builder, const struct block *quote)
{
    margin_push(builder, builder->options->unicode ? "\u2502" : ">", 1, false);
    lay_blocks(builder, quote->first, false);
    margin_pop(builder);
}

static void lay_code(struct builder *builder, const struct block *block)
{
    char *at = arena_string(builder->arena, block->text), *end;

    for (; (end = strchr(at, '\n')); at = end + 1) {
        int column = line_begin(builder) + CODE_INDENT;

        *end = '\0';
        if (*at != '\0')
            line_add(builder, at, column, columns_of(at), SPAN_CODE, -1);
        line_end(builder, true);
    }
}

static void lay_rule(struct builder *builder, const struct block *block)
{
    int column = line_begin(builder), width = builder->width - column;

    (void)block;
    line_add(builder, mark_repeat(builder, builder->options->unicode ? "\u2500" : "-", width),
             column, width, SPAN_QUIET, -1);
    line_end(builder, false);
}

/* A terminal cannot fold, so the content is shown under the summary. */
static void lay_fold(struct builder *builder, const struct block *block)
{
    int column;

    if (!block->text)
        return;
    column = line_begin(builder);
    line_add(builder, block->text, column, columns_of(block->text), SPAN_STRONG, -1);
    line_end(builder, false);
}

static void lay_table(struct builder *builder, const struct block *block)
{
    if (block->table->first)
        table_lay(builder, block->table);
}

/* --- layout ------------------------------------------------------------------------------ */

static void (*const lay[])(struct builder *builder, const struct block *block) = {
    [BLOCK_HEADING] = lay_heading, [BLOCK_PARAGRAPH] = lay_paragraph, [BLOCK_LIST] = lay_list,
    [BLOCK_ITEM] = NULL, /* handled by its list */
    [BLOCK_TABLE] = lay_table,     [BLOCK_CODE] = lay_code,           [BLOCK_QUOTE] = lay_quote,
    [BLOCK_RULE] = lay_rule,       [BLOCK_FOLD] = lay_fold,
};

/* An empty line above a heading and none below it, except below the title of the page. */
static bool are_apart(const struct block *before, const struct block *block, bool tight)
{
    if (block->kind == BLOCK_HEADING && block->level <= 2)
        return true;
    return !tight && !(before->kind == BLOCK_HEADING && before->level > 1);
}

static void lay_blocks(struct builder *builder, const struct block *first, bool tight)
{
    const struct block *before = NULL;

    for (const struct block *block = first; block; block = block->next) {
        if (before && are_apart(before, block, tight))
            lines_apart(builder);
        lay[block->kind](builder, block);
        before = block;
    }
}

static void lay_links(struct builder *builder)
{
    const struct inline_node title = {.kind = INLINE_TEXT, .text = "Links"};
    struct words words = words_new(builder, &title, SPAN_HEADING);

    if (builder->links.n_links == 0)
        return;
    lines_apart(builder);
    lay_title(builder, &words, LINKS_LEVEL);
    for (size_t i = 0; i < builder->links.n_links; i++) {
        const char *target = builder->links.links[i].target;
        char *number = arena_alloc(builder->arena, LINK_NUMBER_LENGTH, 1);
        int start = (int)link_number((int)i, number) + 1, width = columns_of(target);

        line_begin(builder);
        line_add(builder, number, 0, start - 1, SPAN_QUIET, -1);
        line_add(builder, target, start, width, SPAN_LINK, (int)i);
        line_end(builder, start + width > builder->width);
    }
}

static struct layout *finish(struct builder *builder)
{
    struct layout *layout = ARENA_NEW(builder->arena, struct layout);

    for (size_t i = 0; i < builder->links.n_links; i++) {
        if (builder->links.links[i].line == LINK_WITHOUT_LINE) /* its label is blank */
            builder->links.links[i].line = 0;
    }
    *layout = (struct layout){
        .lines = builder->lines,
        .n_lines = builder->n_lines,
        .n_laid = builder->counting ? builder->most : builder->n_lines,
        .links = builder->links.links,
        .n_links = builder->links.n_links,
        .sections = builder->sections,
        .n_sections = builder->n_sections,
    };
    return layout;
}

struct layout *layout_new_counted(struct arena *arena, const struct document *document,
                                  const struct layout_options *options, size_t most)
{
    bool wide = options->width >= LAYOUT_WIDTH_LEAST;
    struct builder builder = {
        .arena = arena,
        .options = options,
        .most = most,
        .width = wide ? options->width : LAYOUT_WIDTH_LEAST,
    };

    lay_blocks(&builder, document->first, false);
    if (options->link_numbers)
        lay_links(&builder);
    return finish(&builder);
}

struct layout *layout_new(struct arena *arena, const struct document *document,
                          const struct layout_options *options)
{
    return layout_new_counted(arena, document, options, 0);
}

static void write_line(const struct layout_line *line, struct text *text)
{
    int column = 0;

    for (size_t i = 0; i < line->n_spans; i++) {
        const struct span *span = &line->spans[i];

        text_append_repeat(text, " ", (size_t)(span->column - column));
        text_append(text, span->text);
        column = span->column + span->width;
    }
    text_append_char(text, '\n');
}

void layout_write(const struct layout *layout, struct text *text)
{
    for (size_t i = 0; i < layout->n_lines; i++)
        write_line(&layout->lines[i], text);
}
