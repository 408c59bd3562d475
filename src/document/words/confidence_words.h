#ifndef DOCUMENT_WORDS_CONFIDENCE_WORDS_H
#define DOCUMENT_WORDS_CONFIDENCE_WORDS_H

#include "document/words/advice_reader.h"

/* How sure a recommendation is, and what would change it, in sentences: the same words in the
 * text, in the record and line by line. All of them after export_confidence() and for somebody who
 * is left; in the export's arena. "" where there is nothing to say. */

/* "Clear: first in 84 % of the weightings compatible with your answers." */
const char *words_state(const struct advice_reader *reader);

/* What can still change it: "No open question can change it; missing facts could." */
const char *words_proof(const struct advice_reader *reader);

/* "4 of 5 methods agree; VIKOR puts NestJS first, because of Real-time." */
const char *words_methods(const struct advice_reader *reader);

/* "These answers alone settle it: Language: Go; Load: Steady." */
const char *words_enough(const struct advice_reader *reader);

/* In how many of the weightings somebody is first: "84 %", "under 1 %". */
const char *words_share(const struct advice_reader *reader, int framework);

/* A criterion's weight, and how far it may move: "14.7 %", "3.1 to 24.0 %". */
const char *words_weight(const struct advice_reader *reader, int criterion);
const char *words_interval(const struct advice_reader *reader, int criterion);

/* The smallest changes of answers that put somebody else first, parted in two: those of wishes
 * alone, and those for which a `fixed` answer has to change, which few can act on. Size 0: there
 * are none. */
struct words_flips {
    int size; /* changes in each */
    const struct flip **list;
    int n;
    int64_t total;
    bool total_exact;
};
struct words_flips words_flips_of_wishes(const struct advice_reader *reader);
struct words_flips words_flips_of_fixed(const struct advice_reader *reader);

/* "Load: High instead of Steady; Typing: Required instead of Optional" */
const char *words_changes(const struct advice_reader *reader, const struct flip *flip, int size);
const char *words_first_then(const struct advice_reader *reader, const struct flip *flip);

/* "1 other answer", "3 other answers" */
const char *words_size(const struct advice_reader *reader, int size);

/* Beyond the first `shown`: "and 21 more", or "". */
const char *words_more(const struct advice_reader *reader, const struct words_flips *flips,
                       int shown);

#endif
