#ifndef CATALOG_MODEL_CATALOG_H
#define CATALOG_MODEL_CATALOG_H

#include "base/arena.h"
#include "base/error.h"
#include "catalog/model/entry.h"
#include "catalog/model/word_index.h"

/* A compiled catalog. Opening reads and checks what the list and the engine rely on: entries with
 * their criterion values, traits, components, criteria, questions. A catalog in which any of it is
 * damaged is not opened. Values, pairings, claims and pages are read on first use and kept; damage
 * there leaves the rest usable: the damaged row is left out, and catalog_damage() says so. All
 * results are borrowed; these live until catalog_forget(), all others as long as the catalog. */
struct catalog;

bool catalog_open(const char *path, struct catalog **ret_catalog, struct error *error);
void catalog_free(struct catalog *catalog);

struct catalog_identity {
    const char *name, *version, *date, *licence;
    const char *noun, *nouns; /* "framework", "frameworks" */
    /* What an entry's `serves` is called: "language", as a heading "Language"; "" if no entry
     * serves anything, and then it is not shown. */
    const char *served, *served_title;
    const char *sha256; /* of the canonical dump */
    const char *questionnaire_sha256;
};
const struct catalog_identity *catalog_identity(const struct catalog *catalog);

/* What was left out because of damage, as a sentence; NULL: no damage found so far. */
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

/* Made at the first call. */
const struct search_texts *catalog_search_texts(struct catalog *catalog);

/* For who is going to search many words: makes an index of the texts, or nothing if the catalog is small. */
void catalog_index_words(struct catalog *catalog);
const struct word_index *
catalog_word_index(const struct catalog *catalog); /* NULL: there is none */

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

/* Values of one framework for every trait, or one of them. */
const struct value *catalog_values(struct catalog *catalog, int framework);
const struct value *catalog_value(struct catalog *catalog, int framework, int trait);

/* Whether one of them is known. */
bool catalog_is_known(struct catalog *catalog, int framework, int trait);

/* Source and note of one value, where its framework has no others to be read. */
const struct evidence *catalog_evidence(struct catalog *catalog, int framework, int trait);

/* Values of one trait for every framework, for filters, sorting and requirements. */
const struct figure *catalog_column(struct catalog *catalog, int trait);

/* Which frameworks have a capability: bit i % 64 of number i / 64 for framework i. Its values are not read. */
const uint64_t *catalog_having(struct catalog *catalog, int trait);

/* The values of one trait with their sources; read again by each call. */
const struct value *catalog_cited_column(struct catalog *catalog, int trait);

/* Frees the values, evidence, pairings, claims and pages of single entries that were read so far:
 * nothing of them may be used any more. They are read again when they are needed. catalog_kept() is
 * the memory that they take, in bytes. */
void catalog_forget(struct catalog *catalog);
size_t catalog_kept(const struct catalog *catalog);

/* Criterion values in basis points, [framework * criteria + criterion]. */
const int16_t *catalog_low(const struct catalog *catalog);
const int16_t *catalog_high(const struct catalog *catalog);
size_t catalog_n_criteria(const struct catalog *catalog);

/* Markdown of a page; `kind` is "framework", "component" or "criterion". With PROFILE_PAGE what the
 * card of a framework shows of it. "" if there is none. */
const char *catalog_page(struct catalog *catalog, const char *kind, const char *id);

/* All pages of a kind, by id. */
const struct page_text *catalog_pages(struct catalog *catalog, const char *kind, size_t *ret_count);

/* Index of an id, or -1. */
int catalog_find_framework(const struct catalog *catalog, const char *id);
int catalog_find_component(struct catalog *catalog, const char *id);
int catalog_find_trait(struct catalog *catalog, const char *id);
int catalog_find_criterion(struct catalog *catalog, const char *id);
int catalog_find_question(struct catalog *catalog, const char *id);
int catalog_find_option(const struct question_entry *question, const char *id);
/* The answers that replace a retired one; NULL: it is not retired. */
const struct retired *catalog_find_retired(struct catalog *catalog, const char *question,
                                           const char *option);
int catalog_find_slot(struct catalog *catalog, const char *id);
int catalog_find_language(struct catalog *catalog, const char *id);

/* The trait with the id `served`, which describes in words what an entry serves; -1: none. */
int catalog_served_trait(struct catalog *catalog);

/* How well a component suits a framework; NULL: no pairing. */
const struct pairing *catalog_pairing(struct catalog *catalog, int framework, int component);

/* Full check, for `check`: reads every page of the file, prepares every query, and compares the
 * values with their checksums. */
bool catalog_verify(struct catalog *catalog, struct error *error);

#endif
