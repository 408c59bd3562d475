#ifndef CATALOG_MODEL_SCHEMA_H
#define CATALOG_MODEL_SCHEMA_H

#include "store/database/database.h"

/* The tables of a catalog file and all queries. Rows refer to each other by their position in
 * catalog order, from 0; kinds and rules are stored as words. */
extern const struct database_kind catalog_kind;
extern const char catalog_schema[];
extern const char catalog_indexes[]; /* made when the tables are filled: that is quicker */

enum query {
    QUERY_META,
    QUERY_FRAMEWORKS,
    QUERY_SLOTS,
    QUERY_GROUPS,
    QUERY_LANGUAGES,
    QUERY_TRAITS,
    QUERY_COMPONENTS,
    QUERY_BRINGS,
    QUERY_LINKS,
    QUERY_CONFLICTS_WITH_ONE,
    QUERY_DEFAULTS,
    QUERY_GATES,
    QUERY_CRITERIA,
    QUERY_INPUTS,
    QUERY_QUESTIONS,
    QUERY_PRIORS,
    QUERY_RETIRED,
    QUERY_OPTIONS,
    QUERY_POINTS,
    QUERY_REQUIREMENTS,
    QUERY_WISHES,
    QUERY_CLAIMS,
    QUERY_PAIRINGS,
    QUERY_VALUES,
    QUERY_CITED_COLUMN,
    QUERY_COLUMN,
    QUERY_PACKED,
    QUERY_PACKED_COLUMN,
    QUERY_COUNT_PACKED,
    QUERY_EVIDENCE,
    QUERY_PAGE,
    QUERY_PAGES,
    QUERY_HEAD,
    QUERY_HEAD_BLOCKS,
    QUERY_FIRST_VALUES, /* of the first framework: what the explorer shows of it at its start */
    QUERY_FIRST_PROFILE,
    QUERY_HEAD_PIECES,
    QUERY_ADD_META,
    QUERY_ADD_FRAMEWORK,
    QUERY_ADD_SLOT,
    QUERY_ADD_GROUP,
    QUERY_ADD_LANGUAGE,
    QUERY_ADD_TRAIT,
    QUERY_ADD_COMPONENT,
    QUERY_ADD_BRINGS,
    QUERY_ADD_LINK,
    QUERY_ADD_CONFLICT_WITH_ONE,
    QUERY_ADD_DEFAULT,
    QUERY_ADD_GATE,
    QUERY_ADD_CRITERION,
    QUERY_ADD_INPUT,
    QUERY_ADD_QUESTION,
    QUERY_ADD_PRIOR,
    QUERY_ADD_RETIRED,
    QUERY_ADD_OPTION,
    QUERY_ADD_POINTS,
    QUERY_ADD_REQUIREMENT,
    QUERY_ADD_WISH,
    QUERY_ADD_CLAIM,
    QUERY_ADD_PAIRING,
    QUERY_ADD_VALUE,
    QUERY_ADD_PAGE,
    QUERY_ADD_HEAD,
    QUERY_ADD_PACKED,
    QUERY_DUMP, /* first of the dump queries, in the order of the canonical hash */
    QUERY_DUMP_LAST = QUERY_DUMP + 24,
    QUERY_COUNT,
};

/* Dump queries of long tables: run for some frameworks at a time, because the time of one query on an
 * untrusted file is limited. */
#define QUERY_DUMP_PAIRINGS (QUERY_DUMP + 8)
#define QUERY_DUMP_VALUES (QUERY_DUMP + 9)

/* Dump queries that make up the questionnaire, which gives answers their meaning. */
#define QUERY_DUMP_QUESTIONNAIRE (QUERY_DUMP + 10)
#define QUERY_DUMP_QUESTIONNAIRE_LAST (QUERY_DUMP + 23)

#endif
