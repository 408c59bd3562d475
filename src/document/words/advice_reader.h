#ifndef DOCUMENT_WORDS_ADVICE_READER_H
#define DOCUMENT_WORDS_ADVICE_READER_H

#include "base/text/text.h"
#include "decide/robustness/confidence.h"

#include <stdint.h>

/* What the result does not hold and an export says all the same. Everything but `program` may be
 * NULL: not given. Same input, same bytes: an export reads no clock. */
struct export_options {
    const char *program; /* "whichstack 0.2.0" */
    uint64_t seed;       /* at most INT64_MAX, which is what JSON holds */
    /* of a record, whatever a person typed */
    const char *title, *number, *date, *status, *decider;
    /* the older record that this one supersedes: what it is called, and its file in the same
     * folder; both or neither */
    const char *supersedes, *supersedes_file;
};

/* What every exporter reads from: the advice, and the entries of the catalog that its indices
 * mean. All borrowed but the arena, which is for what is needed on the way. */
struct advice_reader {
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
    const struct confidence *confidence; /* export_confidence(); NULL until then */
    int64_t scale; /* of M: a score is M over this; 0 when nothing weighs anything */
};

struct advice_reader *advice_reader_new(struct arena *arena, const struct advice *advice,
                                        const struct export_options *options);

/* Fills in how sure the advice is: what stands in it, or when the draws are not all done, works it
 * out. The same seed gives the same either way. */
void export_confidence(struct advice_reader *reader);

/* The chosen option of a question, or NULL. */
const struct question_option *advice_reader_answer(const struct advice_reader *reader,
                                                   int question);

/* "83.4": points on the scale of M in hundredths of the score, which is what "fit" is, with one
 * decimal; rounded half up. */
const char *advice_reader_tenths(const struct advice_reader *reader, int64_t points);

/* "Python", "Python and Go", "Python, Go and PHP". */
const char *advice_reader_enumerate(const struct advice_reader *reader, const char *const *words,
                                    size_t count);

/* "JSON, 2023 run; Used in 2025": for what holds commas itself. */
const char *advice_reader_list(const struct advice_reader *reader, const char *const *words,
                               size_t count);

/* "Typing: Required", the answer that was given to a question. */
const char *advice_reader_said(const struct advice_reader *reader, int question);

/* The companions that a component brings along, by name; "" for none. */
const char *advice_reader_brings(const struct advice_reader *reader,
                                 const struct component *component);

#endif
