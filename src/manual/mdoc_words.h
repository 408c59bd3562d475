#ifndef MANUAL_MDOC_WORDS_H
#define MANUAL_MDOC_WORDS_H

#include "document/model/document.h"

/* Converts inline text to words of mdoc(7), escaped and with styles. Only for mdoc.c. */
struct mdoc_word {
    const char *bytes;
    bool macro;  /* a macro: has a line of its own */
    bool begins; /* can begin a sentence */
    bool ends;   /* can end a sentence */
    bool stops;  /* at the end of a line it would be taken as the end of a sentence */
    struct mdoc_word *next;
};

enum mdoc_place {
    MDOC_RUNNING,   /* text lines: styles are font changes */
    MDOC_ARGUMENTS, /* macro lines: styles are macros */
};

struct mdoc_word *mdoc_words(struct arena *arena, const struct inline_node *first,
                             enum mdoc_place place);

/* One line of code as a line of text. */
const char *mdoc_code(struct arena *arena, const char *line, size_t length);

#endif
