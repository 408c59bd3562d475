#ifndef ORACLE_H
#define ORACLE_H

#include "base/arena.h"
#include "decide/model/problem.h"

/* Small random problems, the same in every run, and answers found by trying everything. Nothing
 * here uses the engine: what it proves is compared with what trying everything finds. */
struct oracle {
    struct arena *arena;
    uint64_t state;
};

struct oracle_shape {
    int alternatives, criteria, questions, options; /* at most this many of each, at least one */
    int unknown;                                    /* per cent of cells that are an interval */
    int out;        /* per cent of options that rule some alternatives out */
    int unverified; /* per cent of the options' verdicts that are unverified */
    int step;       /* values are multiples of it: the larger, the more ties */
    int open;       /* per cent of questions left open */
    int skipped;    /* and skipped */
};

struct oracle_case {
    struct problem problem;
    struct answers answers;
};

struct oracle oracle_new(uint64_t seed);
void oracle_next_arena(struct oracle *oracle); /* drops every case made so far */
void oracle_free(struct oracle *oracle);

int oracle_below(struct oracle *oracle, int limit); /* 0 <= result < limit */
bool oracle_chance(struct oracle *oracle, int per_cent);
struct oracle_case oracle_make(struct oracle *oracle, const struct oracle_shape *shape);

/* A copy of the answers that may be changed. */
struct answers oracle_copy(struct oracle *oracle, const struct answers *answers);

/* The same with `n` more open questions whose two options give no points. */
struct oracle_case oracle_idle(struct oracle *oracle, const struct oracle_case *made, int n);

/* The additive model, word for word. */
int64_t oracle_points(const struct problem *problem, const struct answers *answers, int criterion);
int64_t oracle_score(const struct problem *problem, const struct answers *answers, int alternative);
int oracle_verdicts(const struct problem *problem, const struct answers *answers, int alternative,
                    enum verdict verdict);
int oracle_winner(const struct problem *problem, const struct answers *answers); /* -1: none left */

/* Calls `visit` with every completion: each open question stays open or takes any option. Stops
 * early when it returns false. */
typedef bool (*oracle_visit)(void *context, const struct answers *completion);
bool oracle_completions(struct oracle *oracle, const struct problem *problem,
                        const struct answers *answers, oracle_visit visit, void *context);

#endif
