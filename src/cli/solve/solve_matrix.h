#ifndef CLI_SOLVE_SOLVE_MATRIX_H
#define CLI_SOLVE_SOLVE_MATRIX_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* The numbers of a problem's matrix, straight from the text of the file. As a tree of nodes each
 * would take a hundred times its own room, and a matrix may have a million rows. */
struct solve_matrix {
    double *cells; /* [row * n_columns + column] */
    size_t n_rows, n_columns;
};

/* Takes the member "matrix" out of the text of a JSON object when it is nothing but rows of numbers
 * of the same length, and leaves an empty list there, at the same line and column. Anything else
 * stays as it is, for the reader of the tree to say what is wrong with it; then this is false. */
bool solve_matrix_take(struct arena *arena, char *bytes, size_t length,
                       struct solve_matrix *ret_matrix);

#endif
