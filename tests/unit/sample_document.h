#ifndef SAMPLE_DOCUMENT_H
#define SAMPLE_DOCUMENT_H

#include "base/text/text.h"
#include "document/model/document.h"

#include <stdint.h>
#include <string.h>

/* Random documents, the same in every run, built from words and from what is markup, HTML or a
 * trick somewhere. */
struct sample {
    uint64_t state;
    struct document *document;
    bool tables;
};

static const char *const sample_words[] = {
    "word",
    "a",
    "Gin",
    "caf\u00e9",
    "\u65e5\u672c\u8a9e",
    "e\u0301",
    "2026",
    "12.5",
    "x",
    "Go",
    "1.",
    "2)",
    "-",
    "+",
    "=",
    "#",
    "##",
    ">",
    "~~~",
    "```",
    "`",
    "``",
    "*",
    "**",
    "_",
    "__",
    "|",
    "||",
    "\\",
    "\\|",
    "!",
    "[",
    "]",
    "(",
    ")",
    "[a](b)",
    "<b>",
    "<script>",
    "</script>",
    "<!-- x -->",
    "&",
    "&amp;",
    "&copy",
    "&#35;",
    "---",
    "-----",
    "===",
    ":",
    "\"",
    "'",
    "~",
    "$",
    "http://example.org/a_b",
    "a@b.c",
    "\n",
    "\t",
    "  ",
    "\x1b[31m",
    "\u202e",
    "\u200b",
    "\xff",
    "\u201cq\u201d",
    "\u00a0",
    "\u2014",
    "10. x",
    "* x",
    "\u00bf",
    "a*b",
    "snake_case",
};

static inline unsigned sample_below(struct sample *sample, unsigned limit)
{
    sample->state ^= sample->state << 13;
    sample->state ^= sample->state >> 7;
    sample->state ^= sample->state << 17;
    return (unsigned)((sample->state >> 24) % limit);
}

static inline const char *sample_text(struct sample *sample)
{
    unsigned count = 1 + sample_below(sample, 6);
    char text[256] = "";

    while (count-- > 0) {
        strcat(text, sample_words[sample_below(sample, sizeof(sample_words) / sizeof(char *))]);
        if (sample_below(sample, 3) > 0)
            strcat(text, " ");
    }
    return arena_string(sample->document->arena, text);
}

static inline void sample_inlines(struct sample *sample, struct inline_list list)
{
    static const char *const targets[] = {
        "https://example.org/a(b)|c?d=1&copy;e",
        "../page.md#part",
        "http://example.org/a_b",
        "javascript:alert(1)",
        "//example.org",
        "x y\"z<",
        "https://example.org/\u00e9",
    };
    unsigned count = 1 + sample_below(sample, 5);

    while (count-- > 0) {
        const char *text = sample_text(sample);

        switch (sample_below(sample, 8)) {
        case 0:
            inline_strong(&list, text);
            break;
        case 1:
            inline_emphasis(&list, text);
            break;
        case 2:
            inline_code(&list, text);
            break;
        case 3:
            inline_link(&list, text, targets[sample_below(sample, 7)]);
            break;
        default:
            inline_text(&list, text);
        }
    }
}

static inline void sample_blocks(struct sample *sample, struct block *parent, int depth);

static inline void sample_list(struct sample *sample, struct block *parent, int depth)
{
    struct block *list = document_list(sample->document, parent, sample_below(sample, 2) == 0);

    list->tight = sample_below(sample, 2) == 0;
    list->start = sample_below(sample, 3) == 0 ? (int)sample_below(sample, 2000) : 1;
    for (unsigned count = sample_below(sample, 4); count > 0; count--)
        sample_blocks(sample, document_item(sample->document, list), depth + 1);
}

static inline void sample_table(struct sample *sample)
{
    static const enum alignment alignments[] = {ALIGN_LEFT, ALIGN_RIGHT, ALIGN_LEFT, ALIGN_RIGHT};
    size_t columns = 1 + sample_below(sample, 4);
    struct block *table = document_table(sample->document, columns, alignments);

    for (unsigned rows = 1 + sample_below(sample, 4); rows > 0; rows--) {
        struct table_row *row = document_row(sample->document, table);

        for (size_t column = 0; column < columns; column++) {
            if (sample_below(sample, 5) > 0)
                sample_inlines(sample, inlines_of_cell(sample->document, row, column));
        }
    }
}

static inline void sample_block(struct sample *sample, struct block *parent, int depth)
{
    static const char *const infos[] = {"", "c", "whichstack-decision", "a`b \\&amp; c"};
    const struct block *last = parent ? parent->last : sample->document->last;
    unsigned kind = sample_below(sample, 12);
    struct block *block;

    if (kind == 0 && !parent)
        document_heading(sample->document, 1 + (int)sample_below(sample, 6), sample_text(sample));
    else if (kind == 1)
        document_code(sample->document, parent, infos[sample_below(sample, 4)],
                      sample_text(sample));
    else if (kind == 2 && !parent)
        document_rule(sample->document);
    else if (kind == 3 && !parent && sample->tables)
        sample_table(sample);
    else if (kind <= 5 && depth < 4)
        sample_blocks(sample, document_quote(sample->document, parent), depth + 1);
    else if (kind <= 8 && depth < 4 && (!last || last->kind != BLOCK_LIST))
        sample_list(sample, parent, depth);
    else {
        block = document_paragraph(sample->document, parent);
        sample_inlines(sample, inlines_of_block(sample->document, block));
    }
}

static inline void sample_blocks(struct sample *sample, struct block *parent, int depth)
{
    for (unsigned count = 1 + sample_below(sample, 4); count > 0; count--)
        sample_block(sample, parent, depth);
}

static inline struct document *sample_document(struct arena *arena, unsigned number, bool tables)
{
    struct sample sample = {
        .state = (number + 1) * 0x9E3779B97F4A7C15u,
        .document = document_new(arena),
        .tables = tables,
    };

    sample_blocks(&sample, NULL, 0);
    return sample.document;
}

/* The words of a document without blanks: what must be found again whatever form it takes. */
static inline void sample_add_letters(struct text *text, const struct inline_node *first)
{
    for (const struct inline_node *node = first; node; node = node->next) {
        for (const char *at = node->text ? node->text : ""; *at != '\0'; at++) {
            if (*at != ' ')
                text_append_char(text, *at);
        }
        sample_add_letters(text, node->first);
    }
}

#endif
