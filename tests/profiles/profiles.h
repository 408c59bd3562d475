#ifndef PROFILES_PROFILES_H
#define PROFILES_PROFILES_H

#include "decide/model/answers.h"

/* Realistic answer sets, drawn from the kinds of project in profiles.json: each kind has a share
 * and, for each question, the chance of each option. The same seed gives the same sets, and a
 * question that is added, renamed or dropped changes none of the other answers of a set. */
struct profile_answer {
    const char *question, *option; /* ids as they stand in profiles.json */
};

struct profile_set {
    const char *kind; /* id of the kind of project */
    struct profile_answer *given;
    size_t n_given; /* what was drawn as `skip` is left out */
};

struct profile_chance {
    const char *option; /* `skip`: left unanswered */
    double chance;      /* they sum to 1 in a question */
};

struct profile_question {
    const char *id;
    struct profile_chance *options;
    size_t n_options;
};

struct profile_kind {
    const char *id, *title;
    double share; /* of all projects; they sum to 1 */
    struct profile_question *questions;
    size_t n_questions;
};

struct profiles {
    struct profile_kind *kinds;
    size_t n_kinds;
};

/* Reads $WHICHSTACK_TEST_SOURCE/tests/profiles/profiles.json into the arena; on a fault prints it
 * and ends the program. */
const struct profiles *profiles_read(struct arena *arena);

/* Set number `index` of `count`, 0 <= index < count: the kinds of project take turns by their
 * shares, so that 1,000 sets hold 130 of a kind with the share 0.13. Where a house rule names a
 * language, the team writes that language; a second language that repeats the first is left out. */
struct profile_set profiles_set(struct arena *arena, const struct profiles *profiles, uint64_t seed,
                                size_t index, size_t count);

/* Three answers each: language, product, and a team of one or of two to three. Numbers 0 to
 * PROFILES_SHORT - 1. */
#define PROFILES_SHORT 98
struct profile_set profiles_short_set(struct arena *arena, size_t index);

/* The set as answers to the questions of a catalog. What the catalog does not ask, or does not
 * offer as an option, is left unanswered and added to *ret_unknown. */
struct answers *profiles_answers(struct arena *arena, const struct decision *decision,
                                 const struct profile_set *set, size_t *ret_unknown);

/* The languages that the answers say the team writes, as bits in the order of the catalog. */
uint64_t profiles_team_languages(const struct decision *decision, const struct answers *answers);

#endif
