#ifndef TUI_TERMINAL_SEQUENCE_H
#define TUI_TERMINAL_SEQUENCE_H

#include "base/text/text.h"

/* A control sequence of ECMA-48 with one number: `ESC [ number final`. */
void sequence_append(struct text *text, int number, char final);

/* Bytes of it. Inline, because the ways of the cursor are compared by them. */
static inline int sequence_length(int number)
{
    int length = 4;

    for (; number >= 10; number /= 10)
        length++;
    return length;
}

#endif
