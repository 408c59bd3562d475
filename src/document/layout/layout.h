#ifndef DOCUMENT_LAYOUT_LAYOUT_H
#define DOCUMENT_LAYOUT_LAYOUT_H

#include "base/text/text.h"
#include "document/model/document.h"

/* A document laid out for a width in columns, as lines of spans. Used by `show` (as plain text) and
 * by the explorer (spans become cells). Text wraps at blanks, table cells inside their column; a
 * word wider than its line is cut between characters. Code and the targets under `Links` are never
 * wrapped: the viewer scrolls sideways. */
enum span_style {
    SPAN_PLAIN,
    SPAN_STRONG,
    SPAN_EMPHASIS,
    SPAN_CODE,
    SPAN_LINK,
    SPAN_HEADING,
    SPAN_QUIET, /* list and quote marks, rules, lines of headings and tables, link numbers */
    /* only in ruled layouts */
    SPAN_RULE,   /* the thin line beside a heading */
    SPAN_ACCENT, /* the heavy line under the title, list marks */
    SPAN_KEY,    /* the number of a section, which is also its key */
    SPAN_STYLE_COUNT,
};

struct span {
    const char *text; /* in the arena of the layout, clean, no newline */
    int column;       /* first column; columns without a span are blank */
    int width;        /* columns */
    enum span_style style;
    int link; /* index into the layout's links, or -1 */
};

struct layout_line {
    struct span *spans; /* from left to right; an empty line has none */
    size_t n_spans;
    int width;
    bool code; /* code or a link target: may be wider than the layout */
};

struct layout_link {
    const char *target; /* distinct targets */
    size_t line;        /* where it first appears */
};

struct layout_section {
    const char *title;
    int level;
    size_t line;
};

struct layout {
    struct layout_line *lines; /* the first n_laid */
    size_t n_lines, n_laid;    /* all; those that were laid out */
    struct layout_link *links;
    size_t n_links;
    struct layout_section *sections; /* the headings */
    size_t n_sections;
};

#define LAYOUT_WIDTH_LEAST 12

/* `unicode` false: ASCII marks for lists, rules and quotes (the text itself is not changed). A
 * width below LAYOUT_WIDTH_LEAST counts as that. `link_numbers`: each link is followed by its
 * number in brackets, [1], and the targets are listed at the end under `Links`. */
struct layout_options {
    int width;
    bool unicode;
    bool link_numbers;
    bool ruled; /* headings have a line and a number instead of marks; see below */
};

/* In a ruled layout a heavy line is below the title of the page, the paragraph after it is strong,
 * and headings of level 2 are followed by a thin line and the number of their section, from 1 to
 * 9. */

/* Allocated in the arena; keeps no pointers into the document. */
struct layout *layout_new(struct arena *arena, const struct document *document,
                          const struct layout_options *options);

/* The same, but lines after the first `most` are only counted, and links below them are left out: it takes
 * half as long. Not with link_numbers; the titles of all sections are there. */
struct layout *layout_new_counted(struct arena *arena, const struct document *document,
                                  const struct layout_options *options, size_t most);

/* The lines as plain text. */
void layout_write(const struct layout *layout, struct text *text);

#endif
