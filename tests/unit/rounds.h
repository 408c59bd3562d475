#ifndef ROUNDS_H
#define ROUNDS_H

#include <stdlib.h>

/* How many random cases a test tries: an eighth of `all` in the everyday run, all of them in the
 * suite `long`, which sets WHICHSTACK_TEST_LONG and which tests/run has once, under gcc. */
static inline int rounds(int all)
{
    return getenv("WHICHSTACK_TEST_LONG") ? all : all / 8;
}

#endif
