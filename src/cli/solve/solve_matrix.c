#include "cli/solve/solve_matrix.h"

#include "base/memory.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define NAME "\"matrix\""

struct numbers {
    double *list;
    size_t n, capacity;
};

static void append(struct numbers *numbers, double number)
{
    numbers->list = memory_grow(numbers->list, numbers->n, &numbers->capacity, sizeof(double));
    numbers->list[numbers->n++] = number;
}

static char *skip_blanks(char *at)
{
    while (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')
        at++;
    return at;
}

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

static char *skip_digits(char *at)
{
    while (is_digit(*at))
        at++;
    return at;
}

/* The end of a JSON number, or NULL. */
static char *number_end(char *at)
{
    at += *at == '-';
    if (!is_digit(*at))
        return NULL;
    at = *at == '0' ? at + 1 : skip_digits(at);
    if (*at == '.') {
        if (!is_digit(at[1]))
            return NULL;
        at = skip_digits(at + 1);
    }
    if (*at == 'e' || *at == 'E') {
        at += at[1] == '+' || at[1] == '-' ? 2 : 1;
        if (!is_digit(*at))
            return NULL;
        at = skip_digits(at);
    }
    return at;
}

/* Fast path for up to 15 digits without an exponent: digits and power of ten are exact in a double.
 * Others use strtod; the program never sets a locale with another decimal point. */
static double number_of(const char *at, const char *end)
{
    static const double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const char *digit = at + (*at == '-'), *point = NULL;
    int64_t whole = 0;
    double number;

    if (end - digit > 15)
        return strtod(at, NULL);
    for (; digit < end; digit++) {
        if (*digit == '.')
            point = digit;
        else if (is_digit(*digit))
            whole = whole * 10 + (*digit - '0');
        else
            return strtod(at, NULL);
    }
    number = (double)whole / powers[point ? end - point - 1 : 0];
    return *at == '-' ? -number : number;
}

/* Reads a row from its bracket on; returns what follows it, or NULL if it is not a row of
 * numbers. */
static char *read_row(char *at, struct numbers *numbers)
{
    do {
        char *start = skip_blanks(at + 1), *end = number_end(start);
        double number = end ? number_of(start, end) : INFINITY;

        if (!(fabs(number) <= SOLVE_NUMBER_MOST))
            return NULL;
        append(numbers, number);
        at = skip_blanks(end);
    } while (*at == ',');
    return *at == ']' ? at + 1 : NULL;
}

/* The same for all rows; the end is that of the last bracket. */
static char *read_rows(char *at, struct numbers *numbers, struct solve_matrix *matrix)
{
    do {
        size_t before = numbers->n;

        at = skip_blanks(at + 1);
        at = *at == '[' ? read_row(at, numbers) : NULL;
        if (!at || (matrix->n_rows > 0 && numbers->n - before != matrix->n_columns))
            return NULL;
        matrix->n_columns = numbers->n - before;
        matrix->n_rows++;
        at = skip_blanks(at);
    } while (*at == ',');
    return *at == ']' ? at : NULL;
}

/* The end of a string that starts here: its last quotation mark, or the end of the text. */
static char *string_end(char *at)
{
    for (at++; *at != '\0' && *at != '"'; at++)
        at += *at == '\\' && at[1] != '\0';
    return at;
}

/* The bracket of the list "matrix" in the outermost object; NULL: none. */
static char *find(char *bytes, const char *end)
{
    int depth = 0;

    for (char *at = bytes; at < end; at++) {
        depth += *at == '{' || *at == '[';
        depth -= *at == '}' || *at == ']';
        if (*at == '"') {
            char *last = string_end(at), *after = *last == '"' ? skip_blanks(last + 1) : last;

            if (depth == 1 && strncmp(at, NAME, strlen(NAME)) == 0 && *after == ':') {
                after = skip_blanks(after + 1);
                return *after == '[' ? after : NULL;
            }
            at = last;
        }
    }
    return NULL;
}

bool solve_matrix_take(struct arena *arena, char *bytes, size_t length,
                       struct solve_matrix *ret_matrix)
{
    char *start = find(bytes, bytes + length), *end = NULL;
    struct solve_matrix matrix = {0};
    struct numbers numbers = {0};

    if (start)
        end = read_rows(start, &numbers, &matrix);
    if (end) {
        for (char *at = start + 1; at < end; at++)
            *at = *at == '\n' ? '\n' : ' ';
        matrix.cells = ARENA_ARRAY(arena, double, numbers.n);
        memcpy(matrix.cells, numbers.list, numbers.n * sizeof(double));
        *ret_matrix = matrix;
    }
    free(numbers.list);
    return end != NULL;
}
