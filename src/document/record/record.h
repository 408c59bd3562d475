#ifndef DOCUMENT_RECORD_RECORD_H
#define DOCUMENT_RECORD_RECORD_H

#include "base/hash.h"
#include "store/node/node.h"

#include <stddef.h>

/* A decision record: markdown that people review. A fenced block at its end, JSON with sorted keys,
 * contains everything the result was computed from:
 *
 *   format, program, seed, draws
 *   form                  markdown, madr or brief; from format 3 on
 *   given                 title, number, date, decider, settled, supersedes, supersedes_file, if
 *                         the user gave them; from format 3 on
 *   catalog               name, version, date, sha256
 *   questionnaire_sha256
 *   answers               question: option
 *   criteria              each criterion with points: weight, rule, inputs with their anchors
 *   traits                raw values of each trait that a criterion or a requirement uses, for
 *                         every framework: value, as_of, bounds of an unknown number
 *   fits, languages       the same for pairings with components (0..5) and languages (0 or 1)
 *   requirements          of the answers: question, option, trait or language, op, value
 *   frameworks            in catalog order, which breaks ties
 *   rest                  if there are more than 100 frameworks, the first 100 of the ranking are
 *                         the ones in all other members, and this is about the others: count,
 *                         ruled_out, best and its points (not if all are ruled out), sha256
 *                         (record_rest.h); from format 4 on, which is used only for such records
 *   values                of each framework and criterion: [low, high] in basis points
 *   total_points, points  U, and M of each framework: sum of weight * (low + high)
 *   eliminations          of each excluded framework: the requirements it fails, with its values
 *   unverified            the same for requirements that could not be verified
 *   ranking               the others, best first
 *   state                 settled, early, depends, clear, close, open or none; in format 1
 *                         decided, clear, leaning, open or none
 *   single_changes        number of single changes of an answer, and how many of them keep the
 *                         first place: [of, stays] for wishes and for fixed answers; not if all
 *                         are ruled out; not in format 1
 *   status                of the record when it was written
 *   flips                 how many answers must change to change the first place, with all free
 *                         (any) or with the fixed ones unchanged; 0: no change does; not if all
 *                         are ruled out
 *   stack                 choices with fit and wished points, total; not if nothing is recommended
 *   sections              their titles in order; from format 3 on
 *   prose_sha256          of the normal form (record_normal_form.h) of each section except Status
 *                         and Notes; up to format 2 of its bytes, see record_section_hash()
 *   head_sha256           the same for the text before the first section, with an empty status
 *   layout_sha256         of the bytes of head and sections; from format 3 on
 *   block_sha256          of the block itself with this member empty
 */
#define RECORD_INFO "whichstack-decision" /* of the block */
#define RECORD_FORMAT 4                   /* later versions may only add members */
#define RECORD_FORMAT_WHOLE 3  /* of a record without `rest`, which older programs read as well */
#define RECORD_FORMAT_NORMAL 3 /* from this format on hashes are of the normal form, not of bytes */
#define RECORD_FORMAT_OLDEST 1 /* that is still read */

/* The block of a record as a tree; decide/model/answers.h reads its member `answers`. The block is
 * found by parsing, never by text search. NULL: at least one diagnostic was added (no block,
 * several, invalid JSON, another format). The caller limits `length`. */
const struct node *record_answers(struct arena *arena, const char *file, const char *bytes,
                                  size_t length, struct diagnostics *diagnostics);

/* The length of the front matter (YAML between two lines `---` at the beginning), with the second
 * line, or 0. A record with front matter is in strict MADR form. */
size_t record_front_matter(const char *bytes, size_t length);

/* The title of a record: its first level 1 heading; NULL: none. */
const char *record_title(struct arena *arena, const char *bytes, size_t length);

/* The `##` sections of a page, as bytes of the file: each from its heading to the next one of level 1
 * or 2 or to `end`, without empty lines at its end. Text before the first belongs to no section.
 * MADR has no section for Notes, so in a record with front matter it is a level 3 heading under the
 * last section; that counts as a section too. */
struct record_section {
    const char *title; /* plain text, in the arena */
    const char *start; /* in the bytes of the page */
    size_t length;
};
struct record_page;
size_t record_sections(struct arena *arena, const struct record_page *page, const char *end,
                       struct record_section **ret_sections);

/* Does not depend on the line ends of the file. */
void record_section_hash(const struct record_section *section, char digits[HASH_LENGTH + 1]);

/* The section Notes belongs to the user and is never hashed. */
#define RECORD_NOTES "Notes"

#endif
