#ifndef CATALOG_COMPILE_DRAFT_H
#define CATALOG_COMPILE_DRAFT_H

#include "base/arena.h"
#include "base/error.h"
#include "catalog/model/entry.h"
#include "catalog/model/limits.h"
#include "catalog/starter/starter.h"
#include "store/node/node.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A catalog being compiled, with the same structs as a finished one. Each draft_*.c reads one kind
 * of source file into it. All is in memory but the frameworks: there may be 100,000 of them, so each
 * is read, written and forgotten in its turn, and only its row is kept. */

enum source_kind {
    SOURCE_CATALOG,
    SOURCE_TRAITS,
    SOURCE_COMPONENT,
    SOURCE_FRAMEWORK,
    SOURCE_CRITERION,
    SOURCE_QUESTION,
    SOURCE_KIND_COUNT,
};

struct source_file {
    const char *path;     /* for messages */
    const char *id;       /* from the file name */
    struct source source; /* of a framework: only in the copy of framework_files_next */
    long order;           /* of a framework: where it is in the catalog */
    char *bytes;          /* of a framework: kept from its first reading; NULL: read it again */
    size_t length;
    bool broken; /* unreadable and already reported; references to its id are still valid */
};

#define SLOT_UNKNOWN (-2) /* of a component: its errors are already reported */

/* A program that a page includes (data/samples/). */
#define SAMPLE_FOLDER "samples"

struct sample {
    const char *name; /* "samples/express/rooms.mjs" */
    const char *path; /* for messages */
    const char *bytes;
    size_t length;
    bool used; /* by a page */
};

struct draft_page {
    const char *kind, *id, *text;
};

struct draft_framework {
    struct framework row;
    int16_t *low, *high; /* one per criterion */
    /* only while it is read: */
    struct value *values; /* one per trait; `text` NULL: not in the file */
    struct pairing *pairings;
    size_t n_pairings;
    struct claim *claims;
    size_t n_claims;
};

struct draft {
    struct arena *arena;
    struct arena *scratch; /* cleared after each framework */
    struct diagnostics *diagnostics;
    struct diagnostics *warnings;
    /* Reports the errors of the sources in their order: those of YAML first, then by kind. It takes
     * longer and writes nothing, so it is done only when there are errors. */
    bool reporting;
    struct draft_writer *writer;                                   /* NULL: nothing is written */
    const char *(*profile)(struct arena *arena, const char *page); /* see compile.h */

    struct source_file *files[SOURCE_KIND_COUNT]; /* of each kind, in order */
    size_t n_files[SOURCE_KIND_COUNT];

    const char *name, *version, *date, *licence, *noun, *nouns;
    const char *served;        /* what `serves` is called; "" means "language" */
    const char *served_better; /* `better` of the criteria made of it, with {label}; or "" */
    struct named *groups, *languages, *slots;
    size_t n_groups, n_languages, n_slots;
    struct trait *traits;
    size_t n_traits;
    struct component *components;
    size_t n_components;
    struct draft_framework *frameworks;
    size_t n_frameworks;
    struct criterion *criteria;
    size_t n_criteria;
    struct question_entry *questions;
    size_t n_questions;
    struct retired *retired;
    size_t n_retired;
    struct claim *claims;
    size_t n_claims;
    struct draft_page *pages;
    size_t n_pages;
    struct starter_source *starter_sources; /* the files of all starters, by name */
    size_t n_starter_sources, starter_sources_room;
    struct sample *samples; /* by name */
    size_t n_samples, samples_room;
    const struct node *base_points;
};

/* Index of an id, or -1. */
int draft_find_trait(const struct draft *draft, const char *id);
int draft_find_component(const struct draft *draft, const char *id);
int draft_find_named(const struct named *named, size_t count, const char *id);

/* As above, but if there is none adds a diagnostic at `at` that names the nearest id. `noun` is
 * "trait", "component", "criterion", "slot" or "language". */
struct fields;
int draft_need_trait(const struct draft *draft, const struct fields *fields, const struct node *at,
                     const char *id);
int draft_need_component(const struct draft *draft, const struct fields *fields,
                         const struct node *at, const char *id);
int draft_need_criterion(const struct draft *draft, const struct fields *fields,
                         const struct node *at, const char *id);
int draft_need_named(const struct fields *fields, const struct node *at, const char *noun,
                     const struct named *named, size_t count, const char *id);

/* `text` with {id} and {label} replaced by those of `named`. */
const char *draft_filled(const struct draft *draft, const char *text, const struct named *named);

/* Readers, in the order they run. The first two read what all others refer to. If they return false
 * the others are skipped, because every reference would be reported as an error. */
bool draft_read_catalog(struct draft *draft, const struct source_file *file);
bool draft_read_traits(struct draft *draft, const struct source_file *file);
void draft_read_components(struct draft *draft);
bool draft_read_frameworks(struct draft *draft, struct error *error); /* false: a file is gone */
void draft_read_criteria(struct draft *draft);
void draft_finish_criteria(struct draft *draft); /* those of languages, base points */
void draft_read_questions(struct draft *draft);
void draft_join_components(struct draft *draft); /* companions, limited conflicts and gates */
void draft_read_retired(struct draft *draft);
void draft_read_starters(struct draft *draft);

/* Sets the `order` of files of frameworks, and reads all of each when `reporting`. False: one cannot be
 * read. */
bool draft_note_frameworks(struct draft *draft, struct source_file *files, size_t count,
                           struct error *error);

/* Frees the bytes of files that were kept and not read again. */
void draft_drop_files(struct draft *draft);

/* Does the file of a question contain only `retired:` answers? */
bool draft_is_retired(const struct source_file *file);

/* `source`, `checked`, `as_of` and one more text of a map into evidence. */
void draft_evidence(const struct fields *fields, const struct node *map, const char *note_key,
                    bool note_required, struct evidence *ret_evidence);
struct claim *draft_claims(struct draft *draft, const struct fields *fields,
                           const struct node *list, size_t *ret_count);

/* Sorts the samples and checks their characters; before the pages that include them. */
void draft_read_samples(struct draft *draft);
/* Reports samples that no page includes; after all pages. */
void draft_check_samples(struct draft *draft);
/* The body of a file with the samples it includes, in the arena. */
const char *draft_page_text(struct draft *draft, const struct source_file *file,
                            size_t *ret_length);

/* The page of a file, in the arena, with a warning for each line that starts with `|`. NULL: the
 * file is broken. */
const char *draft_page(struct draft *draft, const struct source_file *file);

/* The same, added to the pages of the draft. */
void draft_add_page(struct draft *draft, const char *kind, const struct source_file *file);

/* Computes the values of a framework on the criteria from `first` on (criterion_value.c). */
void draft_compute_values(const struct draft *draft, struct draft_framework *framework,
                          size_t first);

/* Writes the database (draft_write.c): begin, each framework, then finish with all the rest or drop;
 * both free. An error is kept until the end. */
struct draft_writer;
struct draft_writer *draft_write_begin(const struct draft *draft, const char *path,
                                       struct error *error); /* NULL: an error */
void draft_write_framework(struct draft_writer *writer, size_t index,
                           const struct draft_framework *framework, const char *page);
bool draft_write_finish(struct draft_writer *writer, struct error *error);
void draft_write_drop(struct draft_writer *writer);

#endif
