#ifndef DOCUMENT_EXPORTERS_RECORD_PARTS_H
#define DOCUMENT_EXPORTERS_RECORD_PARTS_H

#include "document/document.h"
#include "document/exporters/export.h"
#include "document/exporters/record.h"
#include "document/exporters/sure.h"
#include "document/sources.h"

/* The two halves of a record, for export_markdown.c: everything for people, and the machine
 * block, `length` bytes of prose having been written as markdown. */
struct document *record_prose(const struct export *export);
void record_block_write(const struct export *export, const char *prose, size_t length,
                        struct text *text);

/* --- what the prose is made with --------------------------------------------------------- */

struct record {
    const struct export *export;
    struct document *document;
    struct sources *sources;
};

/* An amount on the scale of M for each criterion; only amounts above 0 are looked at. A rival of
 * -1: there is none, which `won` and `missed` do not need. */
typedef int64_t record_measure(const struct record *record, int criterion, int framework,
                               int rival);
record_measure record_won;    /* the contribution */
record_measure record_missed; /* what it lacks to the best value there is */
record_measure record_ahead;  /* of the rival */
record_measure record_behind; /* the rival */

struct weighed {
    int criterion; /* or whatever is weighed */
    int64_t amount;
};
int record_compare(const void *left, const void *right); /* of two of them: largest first */

/* The criteria with the largest amounts, at most RECORD_TOP. */
#define RECORD_TOP 3 /* also: options with pros and cons, names in a sentence */
size_t record_top(const struct record *record, record_measure *measure, int framework, int rival,
                  struct weighed **ret_top);

/* What it leaves out most, at most RECORD_TOP; not what it is best at all the same. */
size_t record_worst(const struct record *record, int framework, struct weighed **ret_worst);

int64_t record_weight(const struct record *record, int criterion);             /* u[j] */
int record_doubled(const struct record *record, int criterion, int framework); /* low + high */

/* Words, in the arena of the export or borrowed. */
const char *record_name(const struct record *record, int framework);
const char *record_label(const struct record *record, int criterion);
const char *record_quote(const struct record *record, const char *words);

/* "50", or "40 to 60" where something is unknown, from 0 to 100. */
const char *record_value(const struct record *record, int criterion, int framework);

/* "84", or "84 (82 to 86)". */
const char *record_fit(const struct record *record, const struct score *score);

/* A value with its unit: "4 of 5", "pkg", "12.57 percent", "unknown, 3.9 to 7.9". */
const char *record_trait(const struct record *record, const struct trait *trait,
                         const struct value *value);

/* The words, the note, and where they are from: "pkg: celery (source 3)". */
const char *record_cite(const struct record *record, const char *words,
                        const struct evidence *evidence, const char *note);

/* What a value was computed from: "Job queue pkg (source 3); Mail ship (source 7)". */
const char *record_inputs(const struct record *record, int criterion, int framework);

/* --- the sections, each under the heading that record_prose.c gives it ------------------- */

void record_context(struct record *record);
void record_drivers(struct record *record);
void record_options(struct record *record);
void record_outcome(struct record *record);
void record_pros_and_cons(struct record *record);
void record_changes(struct record *record);
void record_stack(struct record *record);

#endif
