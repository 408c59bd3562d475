#ifndef DOCUMENT_LAYOUT_LAYOUT_BUILD_H
#define DOCUMENT_LAYOUT_LAYOUT_BUILD_H

#include "document/layout/layout.h"

/* How a layout is made: layout.c walks the blocks, layout_lines.c keeps the lines and their
 * margins, layout_words.c turns inlines into words, layout_set.c words into spans, layout_table.c
 * sets tables, layout_links.c counts links. Only these use this header. */

/* --- links ------------------------------------------------------------------------------- */

#define LINK_WITHOUT_LINE ((size_t)-1)

struct link_table {
    struct layout_link *links;
    size_t n_links, capacity;
    size_t *slots; /* a hash table: 0, or an index into links and 1 */
    size_t n_slots;
};

/* The index of this target; a new one is copied into the arena. */
int link_table_index(struct link_table *table, struct arena *arena, const char *target);
void link_table_finish(struct link_table *table);

/* --- lines ------------------------------------------------------------------------------- */

/* What stands left of the text: the mark of a quote on every line, of an item on its first. */
struct margin {
    const char *mark; /* or NULL */
    int mark_width;
    int width; /* of the margin */
    bool once; /* the mark goes once it is shown */
};

#define MARGINS_MAX 64 /* deeper ones do not show */
#define ROOM_LEAST 8   /* columns that margins leave for the text */
#define ROOM_FIRST 2   /* and marks on the first line of an item: one wide character */

struct builder {
    struct arena *arena;
    const struct layout_options *options;
    int width;
    struct margin margins[MARGINS_MAX];
    size_t n_margins;
    int indent;             /* of all margins together */
    bool apart;             /* an empty line is due before the next one */
    size_t n_margins_apart; /* with the marks of so many margins */
    struct link_table links;

    struct span *spans; /* of the line that is being set */
    size_t n_spans, spans_capacity;
    struct layout_line *lines;
    size_t n_lines, lines_capacity;
    struct layout_section *sections;
    size_t n_sections, sections_capacity;
    int n_numbered; /* sections of the second level so far */
    bool lead;      /* the next paragraph is the sentence under a title */
};

/* Room for one more in an array that grows. */
void *array_grow(void *array, size_t count, size_t *capacity, size_t size);

/* A margin that would leave too little for the text has no width. */
void margin_push(struct builder *builder, const char *mark, int mark_width, bool once);
void margin_pop(struct builder *builder);
bool mark_is_due(const struct builder *builder); /* of the innermost margin, an item's */

/* An empty line, as soon as a line follows; none where nothing has been shown yet. line_begin
 * sees to it, or line_settle does before. */
void lines_apart(struct builder *builder);
void line_settle(struct builder *builder);

/* Begins a line with what its margins show. Gives the column where the text starts. */
int line_begin(struct builder *builder);
void line_add(struct builder *builder, const char *text, int column, int width,
              enum span_style style, int link);
void line_end(struct builder *builder, bool code);

/* A mark many times over, in the arena. */
const char *mark_repeat(struct builder *builder, const char *mark, int count);

/* --- words ------------------------------------------------------------------------------- */

/* Inlines as bytes: runs of one style, a NUL after each, a run with a newline for a break. Spans
 * point into the bytes: where a line ends, a blank becomes a NUL. */
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
    size_t at, run; /* where setting them has come to */
};

struct words words_new(struct builder *builder, const struct inline_node *first,
                       enum span_style style);

/* The columns of the longest line they make without wrapping, and of the widest word. */
void words_measure(const struct words *words, int *ret_line, int *ret_word);

bool words_left(const struct words *words);

/* Adds what fits into `room` columns (at least ROOM_FIRST) to the line that is being set. Needs
 * words left. Gives the columns that were filled. */
int words_set(struct builder *builder, struct words *words, int column, int room);

/* All that are left, on lines of their own. */
void words_lay(struct builder *builder, struct words *words);

/* --- tables ------------------------------------------------------------------------------ */

void table_lay(struct builder *builder, const struct table *table);

#endif
