#ifndef DOCUMENT_DIFF_DIFF_PARTS_H
#define DOCUMENT_DIFF_DIFF_PARTS_H

#include "document/diff/diff.h"

#include <stddef.h>

/* Helpers of the files of the diff. */

/* Adds a difference if the two texts differ; NULL differs from every text. */
void diff_text(struct diff *diff, enum difference_kind kind, const char *about, const char *what,
               const char *old, const char *now);
void diff_number(struct diff *diff, enum difference_kind kind, const char *about, const char *what,
                 long old, long now);
void diff_flag(struct diff *diff, enum difference_kind kind, const char *about, const char *what,
               bool old, bool now);

/* Compares the texts of two structs, listed in a table. */
struct diff_field {
    const char *what;
    size_t offset; /* of a const char * */
};
void diff_fields(struct diff *diff, enum difference_kind kind, const char *about,
                 const struct diff_field *fields, size_t count, const void *old, const void *now);

/* Compares source, date, note and `checked`; `what` is the prefix: "static-typing, source". `note`
 * is what the note is called. */
void diff_evidence(struct diff *diff, enum difference_kind kind, const char *about,
                   const char *what, const char *note, const struct evidence *old,
                   const struct evidence *now);

/* Compares arrays whose entries begin with their id. Entries in only one of them and a changed
 * order are differences; `both` is called with the two indices of each entry in both. `about`,
 * unless "", is put before the id. */
struct diff_rows {
    const void *items;
    size_t count, size;
};
typedef void diff_both(struct diff *diff, const char *about, size_t old, size_t now);
void diff_rows(struct diff *diff, enum difference_kind kind, const char *about,
               const struct diff_rows *old, const struct diff_rows *now, diff_both *both);
const char *diff_id(const struct diff_rows *rows, size_t index);

void diff_page(struct diff *diff, const char *kind, const char *id);

/* One function per kind of entry. */
void diff_frameworks(struct diff *diff);
void diff_components(struct diff *diff);
void diff_traits(struct diff *diff);
void diff_criteria(struct diff *diff);
void diff_questions(struct diff *diff);

#endif
