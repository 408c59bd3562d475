#ifndef VECTORS_H
#define VECTORS_H

#include "oracle.h"

#include <jansson.h>

/* The decision problems with published results, tests/vectors. The build defines VECTORS_DIR. */
json_t *vectors_read(const char *name); /* "wsm-wiki-tie"; fails the test when it cannot */

/* A problem of method `questionnaire` and its answers, in the oracle's arena. */
struct oracle_case vectors_questionnaire(struct oracle *oracle, const json_t *vector);

/* Index of the id among objects with an "id", or among strings; fails the test without one. */
int vectors_index(const json_t *array, const char *id);

#endif
