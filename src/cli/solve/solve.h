#ifndef CLI_SOLVE_SOLVE_H
#define CLI_SOLVE_SOLVE_H

#include "base/arena.h"
#include "base/error.h"
#include "cli/solve/solve_matrix.h"
#include "decide/methods/mcda.h"
#include "store/node/json.h"
#include "store/node/node.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Solves a user's problem: reads a file in the format of tests/vectors and produces an object with
 * the members of its `expected`. Errors name the path, "criteria[2].weight". */
struct solve {
    struct arena *arena;
    struct error *error;
    const struct node *root, *params; /* params, or NULL */
    uint64_t seed;
    struct json *result; /* result of the method */
    const char *note;    /* a note for the user next to the result; NULL: none */

    /* For methods with alternatives. */
    size_t n_alternatives, n_criteria;
    const char **alternatives, **criteria; /* ids */
    bool *cost;                            /* for each criterion */
    double *weights;                       /* if the method takes weights */
    struct solve_matrix matrix;            /* cells is NULL if not all are plain numbers */
};

struct solve_method {
    const char *name;
    size_t most;   /* limit of alternatives; 0: none */
    bool compares; /* takes criteria, alternatives and a matrix */
    bool plain;    /* with plain numbers only */
    bool weighs;   /* takes the weight of each criterion */
    bool scales;   /* takes params.normalization */
    bool (*run)(struct solve *solve);
};
extern const struct solve_method solve_methods[];
extern const size_t n_solve_methods;

/* Parses the text, computes and fills solve->result. Modifies `bytes`. */
bool solve_run(struct solve *solve, const char *name, char *bytes, size_t length);

/* --- errors ------------------------------------------------------------------------------- */

/* All return false: `return solve_fail(...)`. */
bool solve_fail(struct solve *solve, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "PATH is 'x', where EXPECTED is expected"; `node` NULL: it is missing. */
bool solve_wrong(struct solve *solve, const struct node *node, const char *path,
                 const char *expected);

/* --- reading ------------------------------------------------------------------------------ */

/* A path below another: solve_path(solve, "criteria[%zu].weight", i). */
const char *solve_path(struct solve *solve, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Reports a member whose name is not in `names` (NULL-terminated) but near one of them as a
 * typo. */
bool solve_names(struct solve *solve, const struct node *map, const char *path,
                 const char *const *names);

bool solve_number(struct solve *solve, const struct node *node, const char *path, double least,
                  double most, double *ret_number);
bool solve_whole(struct solve *solve, const struct node *node, const char *path, long least,
                 long most, long *ret_number);
bool solve_boolean(struct solve *solve, const struct node *node, const char *path, bool *ret_yes);
bool solve_text(struct solve *solve, const struct node *node, const char *path,
                const char **ret_text);

/* A list of at least `least` members. */
bool solve_list(struct solve *solve, const struct node *node, const char *path, size_t least);
bool solve_map(struct solve *solve, const struct node *node, const char *path);

/* The ids of a list's members: texts, or objects with "id". They must be different. */
bool solve_ids(struct solve *solve, const struct node *list, const char *path,
               const char ***ret_ids);

/* A text that must be one of some ids. */
bool solve_index(struct solve *solve, const struct node *node, const char *path,
                 const char *expected, const char *const *ids, size_t count, size_t *ret_index);

/* One of a NULL-terminated list of words; `ret_index` is unchanged if the node is NULL. */
bool solve_word(struct solve *solve, const struct node *node, const char *path,
                const char *const *words, size_t *ret_index);

/* A number of params between 0 and 1, or `otherwise`. */
bool solve_share(struct solve *solve, const char *name, double otherwise, double *ret_share);

/* --- results ------------------------------------------------------------------------------- */

/* Results that are not finite are an error. */
bool solve_put_numbers(struct solve *solve, const char *name, const double *numbers, size_t count);
bool solve_put_scores(struct solve *solve, const double *scores, bool higher_is_better);
void solve_put(struct solve *solve, const char *name, struct json *value);

/* The id of an alternative, null for -1. */
struct json *solve_alternative(const struct solve *solve, int alternative);

/* The problem in the form of mcda.h. */
struct mcda solve_mcda(const struct solve *solve);

/* --- the methods ---------------------------------------------------------------------------- */

bool solve_weighted_sum(struct solve *solve);
bool solve_weighted_product(struct solve *solve);
bool solve_waspas(struct solve *solve);
bool solve_topsis(struct solve *solve);
bool solve_vikor(struct solve *solve);
bool solve_promethee(struct solve *solve);
bool solve_roc_weights(struct solve *solve);
bool solve_stability(struct solve *solve);
bool solve_smaa(struct solve *solve);
bool solve_questionnaire(struct solve *solve);
bool solve_stack(struct solve *solve);

#endif
