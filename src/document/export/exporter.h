#ifndef DOCUMENT_EXPORT_EXPORTER_H
#define DOCUMENT_EXPORT_EXPORTER_H

#include "base/text/text.h"
#include "decide/advice.h"

#include <stddef.h>
#include <stdint.h>

/* What the result does not hold and an export says all the same. Everything but `program` may be
 * NULL: not given. Same input, same bytes: an export reads no clock. */
struct export_options {
    const char *program; /* "whichstack 0.1.0" */
    uint64_t seed;       /* at most INT64_MAX, which is what JSON holds */
    /* of a record, whatever a person typed */
    const char *title, *number, *date, *status, *decider;
    /* the older record that this one supersedes: what it is called, and its file in the same
     * folder; both or neither */
    const char *supersedes, *supersedes_file;
};

/* A form that a recommendation is written in. */
struct exporter {
    const char *name;      /* the word after --format */
    const char *summary;   /* one line for help and the export dialog */
    const char *extension; /* of a file: "md" */
    void (*write)(const struct advice *advice, const struct export_options *options,
                  struct text *text); /* appends; cannot fail */
};

/* All of them, in the order of the list in the meson.build beside this file. */
extern const struct exporter *const exporters[];
extern const size_t n_exporters;

const struct exporter *exporter_find(const char *name); /* NULL: there is none */

#endif
