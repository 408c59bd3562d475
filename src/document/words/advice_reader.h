#ifndef DOCUMENT_WORDS_ADVICE_READER_H
#define DOCUMENT_WORDS_ADVICE_READER_H

#include "base/text/text.h"
#include "decide/robustness/confidence.h"

#include <stdint.h>

/* Additional data for an export. Everything except `program` may be NULL. An export does not read
 * the clock: the same input gives the same bytes. */
struct export_options {
    const char *program; /* "whichstack 0.2.0" */
    uint64_t seed;       /* at most INT64_MAX, the limit of JSON integers here */
    /* for a record, as typed by the user */
    const char *title, *number, *date, *status, *decider;
    const char *settled; /* how a team settled its differences, in one line */
    /* title and file name (in the same folder) of the record that this one supersedes; both or
     * neither */
    const char *supersedes, *supersedes_file;
    bool brief; /* markdown: only the first screenful */
    /* JSON calls it between entries when much has been written: it may write out the text and clear
     * it. NULL: everything stays in the text. */
    void (*flush)(void *context, struct text *text);
    void *flush_context;
    bool whole; /* no limit to the lists; for records written before format 4 */
};

/* Records and text output list at most this many entries, best first, and count the rest. JSON and
 * CSV list all. */
#define LISTED_MOST 100

/* Input of every exporter: the advice, and the catalog entries that its indices refer to. All
 * borrowed; the arena is for temporary data. */
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
    const int *listed; /* frameworks in catalog order; the same are first in ranking.scores */
    int n_listed;
    const struct confidence *confidence; /* export_confidence(); NULL until then */
    int64_t scale;                       /* a score is M / scale; 0 if no criterion has points */
};

struct advice_reader *advice_reader_new(struct arena *arena, const struct advice *advice,
                                        const struct export_options *options);

/* Fills in the confidence: that of the advice, or, if its draws are incomplete, a newly computed
 * one. The same seed gives the same result. */
void export_confidence(struct advice_reader *reader);

/* The chosen option of a question, or NULL. */
const struct question_option *advice_reader_answer(const struct advice_reader *reader,
                                                   int question);

/* "83.4": points on the scale of M in hundredths of the score, which is what "fit" is, with one
 * decimal; rounded half up. */
const char *advice_reader_tenths(const struct advice_reader *reader, int64_t points);
/* The same, but more than nothing is never "0.0": then "less than 0.1". */
const char *advice_reader_points(const struct advice_reader *reader, int64_t points);

/* "Python", "Python and Go", "Python, Go and PHP". */
const char *advice_reader_enumerate(const struct advice_reader *reader, const char *const *words,
                                    size_t count);

/* The names of frameworks, enumerated; of more than LISTED_MOST the first, "and 1,234 more". */
const char *advice_reader_names(const struct advice_reader *reader, const int *frameworks,
                                int count);

/* "JSON, 2023 run; Used in 2025": a list whose items may contain commas. */
const char *advice_reader_list(const struct advice_reader *reader, const char *const *words,
                               size_t count);

/* "Typing: Required", the answer that was given to a question. */
const char *advice_reader_answer_text(const struct advice_reader *reader, int question);

/* The names of the companions that a component brings; "" for none. */
const char *advice_reader_brings(const struct advice_reader *reader,
                                 const struct component *component);

#endif
