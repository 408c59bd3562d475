#ifndef DOCUMENT_EXPORT_EXPORTER_H
#define DOCUMENT_EXPORT_EXPORTER_H

#include "document/words/advice_reader.h"

#include <stddef.h>

struct document;
struct record_form;
struct record_page;

/* An output format of a recommendation. */
struct exporter {
    const char *name;      /* the word after --format */
    const char *summary;   /* one line for help and the export dialog */
    const char *extension; /* file name extension: "md" */
    void (*write)(const struct advice *advice, const struct export_options *options,
                  struct text *text); /* appends; cannot fail */
    const struct record_form *page;   /* the form of its page; NULL: the format has none */
    /* The written record as `verify` reads it, in the arena; NULL: the format has none. */
    struct record_page *(*record)(struct arena *arena, const struct advice *advice,
                                  const struct export_options *options);
};

/* All of them, in the order of the list in the meson.build beside this file. */
extern const struct exporter *const exporters[];
extern const size_t n_exporters;

const struct exporter *exporter_find(const char *name); /* NULL: there is none */

/* What a format with a page writes, as a document without the machine block, in the arena. */
struct document *exporter_page(const struct exporter *exporter, struct arena *arena,
                               const struct advice *advice, const struct export_options *options);

#endif
