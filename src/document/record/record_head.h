#ifndef DOCUMENT_RECORD_RECORD_HEAD_H
#define DOCUMENT_RECORD_RECORD_HEAD_H

#include "base/arena.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stddef.h>

/* The head of a record: what stands before its first `##` section, the heading with the title and
 * the list under it, or MADR's front matter and the heading; empty lines at its end are not looked
 * at. */
size_t record_head_length(struct arena *arena, const char *bytes, size_t length);

/* Its status is for people to change, so the hash is that of the head with an empty status; it is
 * the same whichever line ends the file was saved with. */
void record_head_hash(const char *head, size_t length, char digits[HASH_LENGTH + 1]);

/* The status in the head as it stands there, "" when there is none. */
const char *record_head_status(struct arena *arena, const char *head, size_t length);

/* The status of a whole record, or of a decision that somebody wrote by hand: that of its head, or
 * the first line of its section Status. Clean; "" when there is none. */
const char *record_status_of(struct arena *arena, const char *bytes, size_t length);

/* Is this a status that people may give to a record? proposed, accepted, rejected, deprecated,
 * superseded or "superseded by ...", and the forms that adr-tools writes. */
bool record_status_may_be(const char *status);

#define RECORD_STATUS "Status"         /* the section that repeats it */
#define RECORD_SUPERSEDES "Supersedes" /* begins a line under it: a link to an older record */

#endif
