#ifndef MANUAL_MDOC_WORDS_H
#define MANUAL_MDOC_WORDS_H

#include "document/model/document.h"

/* Inline text as words of mdoc(7), escaped and with their looks: for mdoc.c alone. */
struct mdoc_word {
    const char *bytes;
    bool macro;  /* a macro: has a line of its own */
    bool begins; /* begins as a sentence does */
    bool ends;   /* ends as a sentence does */
    bool stops;  /* a reader would take it for the end of a sentence at the end of a line */
    struct mdoc_word *next;
};

enum mdoc_place {
    MDOC_RUNNING,   /* lines of text: looks are changes of the font */
    MDOC_ARGUMENTS, /* after a macro on its line: looks are macros */
};

struct mdoc_word *mdoc_words(struct arena *arena, const struct inline_node *first,
                             enum mdoc_place place);

/* One line of code as a line of text. */
const char *mdoc_code(struct arena *arena, const char *line, size_t length);

#endif
