#ifndef CATALOG_MODEL_SEARCH_TEXTS_H
#define CATALOG_MODEL_SEARCH_TEXTS_H

#include "catalog/model/entry.h"

#include <stddef.h>

/* What a filter's words are searched in. The texts of all frameworks follow one another, each with its NUL:
 * text i begins at bytes[starts[i]]. */
struct search_texts {
    char *bytes;    /* NULL: not made yet */
    size_t *starts; /* and where the last one ends */
    size_t count;
};

/* Appends that of one framework: name, language, kind, tags and summary in lower case (ASCII), separated by
 * '\n'. */
struct text;
void search_text_append(struct text *text, const struct framework *framework);

struct search_texts search_texts_make(const struct framework *frameworks, size_t count);
void search_texts_free(struct search_texts *texts);

#endif
