#ifndef DECIDE_NUMBERS_COMPARE_H
#define DECIDE_NUMBERS_COMPARE_H

/* For qsort and bsearch over int, the smallest first. */
static inline int compare_ints(const void *one, const void *other)
{
    const int *a = one, *b = other;

    return (*a > *b) - (*a < *b);
}

#endif
