#ifndef DOCUMENT_EXPORTERS_SURE_H
#define DOCUMENT_EXPORTERS_SURE_H

#include "document/export/reader.h"

/* How sure a recommendation is, and what would change it, in sentences: the same words in the
 * text, in the record and line by line. All of them after export_certainty() and for somebody who
 * is left; in the export's arena. "" where there is nothing to say. */

/* "Clear: first in 84 % of the weightings compatible with your answers." */
const char *sure_state(const struct export *export);

/* What can still change it: "No open question can change it; missing facts could." */
const char *sure_proof(const struct export *export);

/* "4 of 5 methods agree; VIKOR puts NestJS first, because of Real-time." */
const char *sure_methods(const struct export *export);

/* "These answers alone settle it: Language: Go; Load: Steady." */
const char *sure_enough(const struct export *export);

/* In how many of the weightings somebody is first: "84 %", "under 1 %". */
const char *sure_share(const struct export *export, int framework);

/* A criterion's weight, and how far it may move: "14.7 %", "3.1 to 24.0 %". */
const char *sure_weight(const struct export *export, int criterion);
const char *sure_interval(const struct export *export, int criterion);

/* The smallest changes of answers that put somebody else first, parted in two: those of wishes
 * alone, and those for which a `fixed` answer has to change, which few can act on. Size 0: there
 * are none. */
struct sure_flips {
    int size; /* changes in each */
    const struct flip **list;
    int n;
    int64_t total;
    bool total_exact;
};
struct sure_flips sure_flips_of_wishes(const struct export *export);
struct sure_flips sure_flips_of_fixed(const struct export *export);

/* "Load: High instead of Steady; Typing: Required instead of Optional" */
const char *sure_changes(const struct export *export, const struct flip *flip, int size);
const char *sure_first_then(const struct export *export, const struct flip *flip);

/* "1 other answer", "3 other answers" */
const char *sure_size(const struct export *export, int size);

/* Beyond the first `shown`: "and 21 more", or "". */
const char *sure_more(const struct export *export, const struct sure_flips *flips, int shown);

#endif
