#ifndef CLI_SOLVE_SOLVE_MATRIX_H
#define CLI_SOLVE_SOLVE_MATRIX_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* The largest number that a problem may hold, so that sums of many do not overflow. */
#define SOLVE_NUMBER_MOST 1e300

/* Reads the numbers of the matrix directly from the text. A tree of nodes would need a hundred
 * times the memory, and a matrix may have a million rows. */
struct solve_matrix {
    double *cells; /* [row * n_columns + column] */
    size_t n_rows, n_columns;
};

/* If the member "matrix" of a JSON object consists of rows of numbers up to that, of equal length,
 * reads it and replaces it with an empty list, keeping line and column of the rest. Otherwise
 * returns false and leaves the text unchanged, so that the tree reader reports the error. */
bool solve_matrix_take(struct arena *arena, char *bytes, size_t length,
                       struct solve_matrix *ret_matrix);

#endif
