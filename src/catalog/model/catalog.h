#ifndef CATALOG_MODEL_CATALOG_H
#define CATALOG_MODEL_CATALOG_H

#include "base/arena.h"
#include "base/error.h"
#include "catalog/model/entry.h"

/* A compiled catalog. Opening reads the rows of the list and the criterion values; everything
 * else is read when it is first asked for and then kept. What is returned is borrowed and lives
 * as long as the catalog. Damage found after opening leaves the rest usable: the damaged part
 * comes back empty and catalog_damage() says what was left out. */
struct catalog;

bool catalog_open(const char *path, struct catalog **ret_catalog, struct error *error);
void catalog_free(struct catalog *catalog);

struct catalog_identity {
    const char *name, *version, *date, *licence;
    const char *noun, *nouns; /* "framework", "frameworks" */
    /* What an entry's `serves` names: "language", and as a heading "Language"; "" when none of
     * them serves anything, and then nothing is said about it. */
    const char *served, *served_title;
    const char *sha256; /* of the canonical dump */
    const char *questionnaire_sha256;
};
const struct catalog_identity *catalog_identity(const struct catalog *catalog);

/* NULL: nothing was damaged so far. */
const char *catalog_damage(const struct catalog *catalog);

/* Arrays with their number of entries. */
const struct framework *catalog_frameworks(const struct catalog *catalog, size_t *ret_count);
const struct named *catalog_groups(struct catalog *catalog, size_t *ret_count);
const struct named *catalog_languages(struct catalog *catalog, size_t *ret_count);
const struct named *catalog_slots(struct catalog *catalog, size_t *ret_count);
const struct trait *catalog_traits(struct catalog *catalog, size_t *ret_count);
const struct component *catalog_components(struct catalog *catalog, size_t *ret_count);
const struct criterion *catalog_criteria(struct catalog *catalog, size_t *ret_count);
const struct question_entry *catalog_questions(struct catalog *catalog, size_t *ret_count);
const struct retired *catalog_retired(struct catalog *catalog, size_t *ret_count);

/* One entry of those arrays; the index must be in range. */
const struct framework *catalog_framework(const struct catalog *catalog, int index);
const struct named *catalog_group(struct catalog *catalog, int index);
const struct named *catalog_language(struct catalog *catalog, int index);
const struct named *catalog_slot(struct catalog *catalog, int index);
const struct trait *catalog_trait(struct catalog *catalog, int index);
const struct component *catalog_component(struct catalog *catalog, int index);
const struct criterion *catalog_criterion(struct catalog *catalog, int index);
const struct question_entry *catalog_question(struct catalog *catalog, int index);

const struct claim *catalog_claims(struct catalog *catalog, int framework, size_t *ret_count);
const struct pairing *catalog_pairings(struct catalog *catalog, int framework, size_t *ret_count);

/* Values: of one framework for every trait, or of one trait for every framework. The first is
 * what a page shows, the second what a filter, a sort or a requirement reads. */
const struct value *catalog_values(struct catalog *catalog, int framework);
const struct value *catalog_column(struct catalog *catalog, int trait);
const struct value *catalog_value(struct catalog *catalog, int framework, int trait);

/* Criterion values in basis points, [framework * criteria + criterion]. */
const int16_t *catalog_low(const struct catalog *catalog);
const int16_t *catalog_high(const struct catalog *catalog);
size_t catalog_n_criteria(const struct catalog *catalog);

/* Markdown of a page: "framework", "component", "criterion". "" when there is none. */
const char *catalog_page(struct catalog *catalog, const char *kind, const char *id);

/* Index of an id, or -1. */
int catalog_find_framework(const struct catalog *catalog, const char *id);
int catalog_find_component(struct catalog *catalog, const char *id);
int catalog_find_trait(struct catalog *catalog, const char *id);
int catalog_find_criterion(struct catalog *catalog, const char *id);
int catalog_find_question(struct catalog *catalog, const char *id);
int catalog_find_option(const struct question_entry *question, const char *id);
/* What an answer that is no longer asked for now means; NULL: it never was one. */
const struct retired *catalog_find_retired(struct catalog *catalog, const char *question,
                                           const char *option);
int catalog_find_slot(struct catalog *catalog, const char *id);
int catalog_find_language(struct catalog *catalog, const char *id);

/* The trait that says in words what an entry serves: the one whose id is the word for it; -1. */
int catalog_served_trait(struct catalog *catalog);

/* How well a component suits a framework; NULL: no pairing. */
const struct pairing *catalog_pairing(struct catalog *catalog, int framework, int component);

/* Reads every page of the file, prepares every query, and compares what it holds with its
 * checksums: for `check`. */
bool catalog_verify(struct catalog *catalog, struct error *error);

#endif
