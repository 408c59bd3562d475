#ifndef DOCUMENT_RECORD_RECORD_HEAD_H
#define DOCUMENT_RECORD_RECORD_HEAD_H

#include "base/arena.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stddef.h>

/* The hash of the head with an empty status, because people may change the status. Does not depend
 * on the line ends of the file. */
void record_head_hash(const char *head, size_t length, char digits[HASH_LENGTH + 1]);

/* The status in the head, unchanged; "" if there is none. */
const char *record_head_status(struct arena *arena, const char *head, size_t length);

/* The status of a record or of a decision written by hand: that of its head, or the first line of
 * its section Status. Clean; "" if there is none. */
const char *record_status_of(struct arena *arena, const char *bytes, size_t length);

/* Whether a record may have this status: proposed, accepted, rejected, deprecated, superseded or
 * "superseded by ...", and the spellings of adr-tools. */
bool record_status_may_be(const char *status);

#define RECORD_STATUS "Status" /* the section that repeats it */
#define RECORD_SUPERSEDES \
    "Supersedes" /* the prefix of a line under it: a link to an older
                                        * record */

#endif
