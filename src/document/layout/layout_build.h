#ifndef DOCUMENT_LAYOUT_LAYOUT_BUILD_H
#define DOCUMENT_LAYOUT_LAYOUT_BUILD_H

#include "document/layout/layout.h"

/* Internal to the layout: layout.c walks the blocks, layout_lines.c keeps lines and margins,
 * layout_count.c only counts lines, layout_words.c turns inlines into words, layout_set.c words into spans, layout_table.c lays out
 * tables, layout_links.c numbers links. */

/* --- links ------------------------------------------------------------------------------- */

#define LINK_WITHOUT_LINE ((size_t)-1)

struct link_table {
    struct layout_link *links;
    size_t n_links, capacity;
    size_t *slots; /* a hash table of 0 or index into links + 1 */
    size_t n_slots;
};

/* Returns the index of a link target; a new target is copied into the arena, which also holds the
 * table. */
int link_table_index(struct link_table *table, struct arena *arena, const char *target);

/* Writes the number of a link in brackets, `[1]` for the first. Returns the length. */
#define LINK_NUMBER_LENGTH 16 /* with its NUL, for any int */
size_t link_number(int link, char *number);

/* --- lines ------------------------------------------------------------------------------- */

/* A left margin: a quote mark on every line, a list mark on the first line of its item. */
struct margin {
    const char *mark; /* or NULL */
    int mark_width;
    int width; /* of the margin */
    bool once; /* the mark is shown only once */
};

#define MARGINS_MAX 64 /* deeper ones are ignored */
#define ROOM_LEAST 8   /* columns left for the text */
#define ROOM_FIRST 2   /* and marks on the first line of an item: one wide character */

struct builder {
    struct arena *arena;
    const struct layout_options *options;
    int width;
    struct margin margins[MARGINS_MAX];
    size_t n_margins;
    int indent;             /* of all margins together */
    bool apart;             /* an empty line comes before the next one */
    size_t n_margins_apart; /* and shows the marks of this many margins */
    struct link_table links;

    struct span *spans; /* of the current line; those of the next line follow */
    size_t n_spans, spans_room;
    char *bytes; /* room for the next words, and for their runs */
    struct run *runs;
    size_t bytes_room, runs_room;
    struct layout_line *lines;
    size_t n_lines, lines_capacity;
    size_t most;   /* lines to lay out; 0: all */
    bool counting; /* lines are only counted from here on */
    char *flat;    /* the text of the paragraph that is counted */
    size_t flat_length, flat_room;
    struct layout_section *sections;
    size_t n_sections, sections_capacity;
    int n_numbered; /* sections of the second level so far */
    bool lead;      /* the next paragraph is the first after the title */
};

/* Adds a margin; it has no width if too little would be left for the text. */
void margin_push(struct builder *builder, const char *mark, int mark_width, bool once);
void margin_pop(struct builder *builder);
bool mark_is_due(const struct builder *builder); /* sets the list mark of the innermost margin */

/* Requests an empty line before the next line, unless there is no line yet. line_begin or
 * line_settle adds it. */
void lines_apart(struct builder *builder);
void line_settle(struct builder *builder);

/* Begins a line with its margin marks. Returns the column where the text starts. */
int line_begin(struct builder *builder);
void line_make_room(struct builder *builder); /* for more spans */
static inline void line_add(struct builder *builder, const char *text, int column, int width,
                            enum span_style style, int link)
{
    if (builder->counting)
        return;
    if (builder->n_spans == builder->spans_room)
        line_make_room(builder);
    builder->spans[builder->n_spans++] = (struct span){
        .text = text,
        .column = column,
        .width = width,
        .style = style,
        .link = link,
    };
    if (link >= 0 && builder->links.links[link].line == LINK_WITHOUT_LINE)
        builder->links.links[link].line = builder->n_lines;
}
void line_end(struct builder *builder, bool code);

/* When counting: adds the lines of a paragraph. False: it has more than plain text; lay its words. */
bool lines_count(struct builder *builder, const struct inline_node *first);

/* A mark repeated `count` times, in the arena. */
const char *mark_repeat(struct builder *builder, const char *mark, int count);

/* --- words ------------------------------------------------------------------------------- */

/* Inlines as bytes: runs of one style, each with a NUL at the end; a break is a run with a newline.
 * Spans point into the bytes: at the end of a line a blank is replaced by a NUL. */
struct run {
    size_t start, end;
    enum span_style style;
    int link;
    bool ascii; /* as many columns as bytes */
};

struct words {
    char *bytes;
    struct run *runs;
    size_t n_runs;
    size_t at, run; /* current position */
};

bool is_ascii(const char *bytes, size_t length);

struct words words_new(struct builder *builder, const struct inline_node *first,
                       enum span_style style);

/* Width of the longest line without wrapping, and of the widest word. */
void words_measure(const struct words *words, int *ret_line, int *ret_word);

/* Skips blanks. False: nothing else is left. */
bool words_left(struct words *words);

/* Adds the words that fit into `room` columns (at least ROOM_FIRST) to the current line. Call
 * words_left() before. Returns the columns used. */
int words_set(struct builder *builder, struct words *words, int column, int room);

/* Adds all remaining words as lines. */
void words_lay(struct builder *builder, struct words *words);

/* Gives the memory of words back that were counted, the newest ones. */
void words_drop(struct builder *builder, const struct words *words);

/* --- tables ------------------------------------------------------------------------------ */

void table_lay(struct builder *builder, const struct table *table);

#endif
