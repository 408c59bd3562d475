/* Prints the tables of draws as C at build time. They are the same with every compiler and on every
 * machine.
 *
 * The exponential table is computed with integers only. Entry i is
 *   round(65536 * -ln((i + 0.5) / 65536)) = round(65536 * (ln 131072 - ln(2i + 1))).
 * The logarithms are summed up from ln 1 = 0 by
 *   ln((n + d) / n) = 2 artanh(d / (2n + d)) = 2 (t + t^3/3 + t^5/5 + ...), t = d / (2n + d)
 * with 60 binary places. Each of the 65,536 steps loses a few units in the last place, so the error
 * stays below 2^-40, which is too small to change an entry.
 *
 * The gamma table consists of quantiles, computed with doubles by Newton's method. Errors stay
 * below GAMMA_ERROR_MOST, and the program fails if an entry is that close to a rounding boundary,
 * so this table is the same everywhere too. */
#include "decide/numbers/draws.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define ENTRIES 65536
#define PLACES 60
#define SCALE 16              /* the entries have 16 binary places */
#define GAMMA_ERROR_MOST 1e-6 /* of an entry before it is rounded */

/* ln((n + d) / n), d being 1 or 2: the fraction above is 1 / m for a whole number m. */
static uint64_t log_step(uint64_t n, uint64_t d)
{
    uint64_t m = d == 2 ? n + 1 : 2 * n + 1;
    uint64_t power = ((uint64_t)1 << PLACES) / m, sum = 0;

    for (uint64_t k = 1; power > 0; k += 2) {
        sum += power / k;
        power = power / m / m;
    }
    return 2 * sum;
}

static uint64_t log_of_all(void)
{
    uint64_t sum = 0, n;

    for (n = 1; n + 2 < 2 * ENTRIES; n += 2)
        sum += log_step(n, 2);
    return sum + log_step(n, 1);
}

static void print_exponential(void)
{
    uint64_t all = log_of_all(), own = 0;
    int places = PLACES - SCALE;

    printf("#include \"decide/numbers/draws.h\"\n\nconst uint32_t exponential_table[%d] = {",
           ENTRIES);
    for (uint64_t i = 0; i < ENTRIES; i++) {
        uint64_t entry = (all - own + ((uint64_t)1 << (places - 1))) >> places;

        printf("%s%llu,", i % 10 == 0 ? "\n    " : " ", (unsigned long long)entry);
        own += log_step(2 * i + 1, 2);
    }
    printf("\n};\n");
}

/* e^-x for 0 <= x < 100: the series at x / 64, squared six times. */
static double exponential_of_minus(double x)
{
    double step = -x / 64, term = 1, sum = 1;

    for (int k = 1; k < 30; k++) {
        term *= step / k;
        sum += term;
    }
    for (int i = 0; i < 6; i++)
        sum *= sum;
    return sum;
}

/* The probability of a value below x, or above it. The caller asks for the smaller one, which is
 * more accurate. Also returns the density. */
static double tail_of(double x, bool above, double *ret_density)
{
    double term = exponential_of_minus(x), sum = 0;

    for (int k = 0; k < GAMMA_SHAPE + 200; k++) {
        sum += (k < GAMMA_SHAPE) == above ? term : 0;
        if (k == GAMMA_SHAPE - 1)
            *ret_density = term;
        term *= x / (k + 1);
    }
    return sum;
}

static double gamma_quantile(int i, double start)
{
    bool above = i >= ENTRIES / 2;
    double wanted = above ? (ENTRIES - i - 0.5) / ENTRIES : (i + 0.5) / ENTRIES, x = start;

    for (int k = 0; k < 30; k++) {
        double density = 1, chance = tail_of(x, above, &density);
        double step = (above ? chance - wanted : wanted - chance) / density;

        x += step > x ? x : step < -x / 2 ? -x / 2 : step;
    }
    return x;
}

static bool print_gamma(void)
{
    double x = 2;
    bool certain = true;

    printf("\nconst uint32_t gamma_table[%d] = {", ENTRIES);
    for (int i = 0; i < ENTRIES; i++) {
        x = gamma_quantile(i, x);
        double entry = x * ENTRIES;
        uint32_t below = (uint32_t)entry;
        double past = entry - below - 0.5;

        certain = certain && (past > GAMMA_ERROR_MOST || past < -GAMMA_ERROR_MOST);
        printf("%s%lu,", i % 10 == 0 ? "\n    " : " ", (unsigned long)(below + (past > 0)));
    }
    printf("\n};\n");
    return certain;
}

int main(void)
{
    print_exponential();
    if (!print_gamma())
        return 1;
    return ferror(stdout) || fflush(stdout) != 0;
}
