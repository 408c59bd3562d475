#ifndef CATALOG_MODEL_LIMITS_H
#define CATALOG_MODEL_LIMITS_H

/* The limits of a catalog: the compiler refuses sources beyond them, the reader a file. Nothing else
 * may say such a number, so that what compiles opens, and what opens is what the engine can bear. */

/* Numbers of things. */
#define LIMIT_SLOTS 32           /* bits of a uint32_t */
#define LIMIT_SLOTS_ASKED_FOR 10 /* that components need: every set of them is tried, 2^10 */
#define LIMIT_LANGUAGES 64       /* bits of a uint64_t */
#define LIMIT_GROUPS 64
#define LIMIT_CRITERIA 4096
#define LIMIT_INPUTS 64 /* of a criterion */

/* Points. An answer that is given outright is a wish of 60: it outweighs the largest difference in
 * fit (50 against 10) together with its synergies, so what the user has already is always chosen. */
#define LIMIT_BASE_POINTS 20
#define LIMIT_OPTION_POINTS 30
#define LIMIT_WISH_POINTS 60      /* of an answer for a component, and of a default */
#define LIMIT_TOTAL_POINTS 100000 /* of all answers together: the engine's sums have 32 bits */

/* Ranges, from 0 or, where noted, from 1. */
#define LIMIT_BASIS_POINTS 10000
#define LIMIT_MONTHS 1200 /* from 1 */
#define LIMIT_FIT 5
#define LIMIT_STRENGTH 3 /* of a synergy, from 1 */
#define LIMIT_EFFORT 100 /* from 1 */
#define LIMIT_SKIPPED 99
#define LIMIT_REPEATED 100

#define LIMIT_PAGE (256 << 10) /* bytes: more is never shown (MARKDOWN_LIMIT) */
#define LIMIT_FILE \
    (256 << 20) /* bytes of a compiled catalog: the list of its entries is kept in memory */

#endif
