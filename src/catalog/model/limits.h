#ifndef CATALOG_MODEL_LIMITS_H
#define CATALOG_MODEL_LIMITS_H

#include <stdint.h>

/* The limits of a catalog. `compile` refuses sources beyond them, and opening a catalog refuses
 * such a file. These numbers are defined only here, so every catalog that compiles can be opened,
 * and the engine can handle every catalog that opens. */

/* Counts. */
#define LIMIT_SLOTS 32           /* bits of a uint32_t */
#define LIMIT_SLOTS_ASKED_FOR 10 /* slots that components need: all 2^10 sets are tried */
#define LIMIT_LANGUAGES 64       /* bits of a uint64_t */
#define LIMIT_GROUPS 64
#define LIMIT_CRITERIA 4096
#define LIMIT_INPUTS 64 /* of a criterion */

/* Points. A stated component has 60 points. That is more than the largest difference in fit (50
 * against 10) with its synergies, so a component that the user already has is always chosen. */
#define LIMIT_BASE_POINTS 20
#define LIMIT_OPTION_POINTS 30
#define LIMIT_WISH_POINTS 60      /* of an answer for a component, and of a default */
#define LIMIT_TOTAL_POINTS 100000 /* of all answers together: sums must fit 32 bits */

/* Ranges, from 0 or, where noted, from 1. */
#define LIMIT_BASIS_POINTS 10000
#define LIMIT_MONTHS 1200 /* from 1 */
#define LIMIT_FIT 5
#define LIMIT_STRENGTH 3 /* of a synergy, from 1 */
#define LIMIT_EFFORT 100 /* from 1 */
#define LIMIT_SKIPPED 99
#define LIMIT_REPEATED 100

/* Bytes of a source file but catalog.yaml and traits.yaml: no more fits into a row (database_open.c). */
#define LIMIT_SOURCE 1000000
#define LIMIT_PAGE (256 << 10) /* bytes: MARKDOWN_LIMIT, more is never shown */
/* Bytes of a compiled catalog, of about a million entries: their list is kept in memory. */
#define LIMIT_FILE (INT64_C(2) << 30)

#endif
