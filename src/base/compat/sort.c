#include "base/compat/compat.h"

#include <stdlib.h>

#ifdef HAVE_QSORT_R

void compat_qsort_r(void *elements, size_t count, size_t size,
                    int (*compare)(const void *left, const void *right, void *context),
                    void *context)
{
    qsort_r(elements, count, size, compare, context);
}

#else

struct heap {
    char *elements;
    size_t size;
    int (*compare)(const void *left, const void *right, void *context);
    void *context;
};

static void swap(const struct heap *heap, size_t one, size_t other)
{
    char *a = heap->elements + one * heap->size, *b = heap->elements + other * heap->size;

    for (size_t i = 0; i < heap->size; i++) {
        char byte = a[i];

        a[i] = b[i];
        b[i] = byte;
    }
}

static bool is_less(const struct heap *heap, size_t one, size_t other)
{
    return heap->compare(heap->elements + one * heap->size, heap->elements + other * heap->size,
                         heap->context) < 0;
}

static void sift_down(const struct heap *heap, size_t at, size_t count)
{
    while (at < count / 2) {
        size_t child = 2 * at + 1;

        if (child + 1 < count && is_less(heap, child, child + 1))
            child++;
        if (!is_less(heap, at, child))
            return;
        swap(heap, at, child);
        at = child;
    }
}

/* Heapsort, because it needs no extra memory. */
void compat_qsort_r(void *elements, size_t count, size_t size,
                    int (*compare)(const void *left, const void *right, void *context),
                    void *context)
{
    struct heap heap = {elements, size, compare, context};

    for (size_t i = count / 2; i-- > 0;)
        sift_down(&heap, i, count);
    for (size_t end = count; end-- > 1;) {
        swap(&heap, 0, end);
        sift_down(&heap, 0, end);
    }
}

#endif
