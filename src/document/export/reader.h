#ifndef DOCUMENT_EXPORTERS_EXPORT_H
#define DOCUMENT_EXPORTERS_EXPORT_H

#include "decide/robustness/confidence.h"
#include "document/export/exporter.h"

/* What every exporter reads from: the advice, and the entries of the catalog that its indices
 * mean. All borrowed but the arena, which is for what is needed on the way. */
struct export
{
    struct arena *arena;
    const struct advice *advice;
    const struct export_options *options;
    struct catalog *catalog;
    const struct catalog_identity *identity;
    const struct framework *frameworks;
    const struct question_entry *questions;
    const struct criterion *criteria;
    const struct trait *traits;
    const struct component *components;
    const struct named *slots;
    const struct certainty *certainty; /* export_certainty(); NULL until then */
    int64_t scale; /* of M: a score is M over this; 0 when nothing weighs anything */
};

struct export *export_new(struct arena *arena, const struct advice *advice,
                          const struct export_options *options);

/* Fills in how sure the advice is: what stands in it, or when the draws are not all done, works it
 * out. The same seed gives the same either way. */
void export_certainty(struct export *export);

/* The chosen option of a question, or NULL. */
const struct question_option *export_answer(const struct export *export, int question);

/* "83.4": points on the scale of M in hundredths of the score, which is what "fit" is, with one
 * decimal; rounded half up. */
const char *export_tenths(const struct export *export, int64_t points);

/* "Python", "Python and Go", "Python, Go and PHP". */
const char *export_enumerate(const struct export *export, const char *const *words, size_t count);

/* "JSON, 2023 run; Used in 2025": for what holds commas itself. */
const char *export_list(const struct export *export, const char *const *words, size_t count);

/* "Typing: Required", the answer that was given to a question. */
const char *export_said(const struct export *export, int question);

/* The companions that a component brings along, by name; "" for none. */
const char *export_brings(const struct export *export, const struct component *component);

#endif
