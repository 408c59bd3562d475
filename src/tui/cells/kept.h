#ifndef TUI_CELLS_KEPT_H
#define TUI_CELLS_KEPT_H

#include "tui/cells/surface.h"

#include <stdbool.h>
#include <stddef.h>

/* Cells of parts of the screen, kept with the inputs that they were painted from, so that a part is
 * painted only when an input has changed. */
struct kept;

struct kept_part {
    const char *name;
    const void
        *inputs; /* compared as bytes: all that the part shows; the gaps of a struct are zero */
    size_t size;
    int value; /* what the painter returned */
};

/* At most KEPT_MOST parts are kept, and about KEPT_BYTES; one that is taken may push others out. */
#define KEPT_MOST 256
#define KEPT_BYTES (1024 * 1024)
struct kept *kept_new(void);
void kept_free(struct kept *kept); /* NULL is fine */
void kept_forget(struct kept *kept);

/* Shows the part in the area as it was taken, with the cursor if it was there, and fills in its
 * value. False: it is not kept for these inputs and this size, so paint it, and take it. */
bool kept_show(const struct kept *kept, struct area area, struct kept_part *part);
void kept_take(struct kept *kept, struct area area, const struct kept_part *part);

#endif
