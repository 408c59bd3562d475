#ifndef EXPORTS_H
#define EXPORTS_H

/* What the tests of exports and records share: a catalog with its decision, answers for it, the
 * written documents, and readers of their JSON. Strings live in the arena of the test. */
#include "catalogs.h"
#include "decisions.h"
#include "nodes.h"

#include "base/hash.h"
#include "decide/model/answers.h"
#include "document/export/exporter.h"
#include "document/markdown/markdown.h"
#include "document/record/record.h"

#include <jansson.h>

#define RANDOM_CASES 60

struct export_test {
    struct arena *arena;
    struct catalog *catalog;
    struct decision *decision;
};

/* Options without title, number, date, status and decider. */
extern const struct export_options plain;

/* Fixtures: on the frozen catalog, on the small one. */
int export_set_up(void **state);
int export_set_up_small(void **state);
int export_tear_down(void **state);
struct export_test *export_test_of(struct catalog *catalog);

/* The answers of a parsed file; fails with the first diagnostic. Frees `diagnostics`. */
void read_node(struct export_test *test, const struct node *root, struct diagnostics *diagnostics,
               struct answers *answers);
struct answers *answers_of(struct export_test *test, const char *yaml);

/* splitmix64 */
uint64_t next_random(uint64_t *state);
/* About a third of the questions open. */
struct answers *random_answers(struct export_test *test, uint64_t *random);

const char *written(struct export_test *test, const char *format, const struct answers *answers,
                    const struct export_options *options);
/* The path of a golden file, in the arena. */
const char *golden_path(struct arena *arena, const char *name, const char *extension);
/* The text of the block in a record. */
const char *block_of(struct export_test *test, const char *record);

/* A new reference, which the caller drops. */
json_t *parsed(const char *text);
/* The keys of every object are in order. */
void assert_sorted(const json_t *json);
const char *text_at(const json_t *json, const char *key);
json_int_t integer_at(const json_t *json, const char *key);
double number_at(const json_t *json, const char *key);
void assert_near(double value, double wanted, double tolerance);
/* The members of an exported recommendation are those that belong to the count of frameworks left. */
void assert_members(const json_t *json, size_t n_left);

#endif
