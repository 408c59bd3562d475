/* Prints the table of exponential draws as C, when the program is built: whole numbers only, so
 * that every compiler and every machine makes the same one (engine.md 2.7).
 *
 * Entry i is round(65536 * -ln((i + 0.5) / 65536)) = round(65536 * (ln 131072 - ln(2i + 1))). The
 * logarithms are added up from ln 1 = 0 by
 *   ln((n + d) / n) = 2 artanh(d / (2n + d)) = 2 (t + t^3/3 + t^5/5 + ...), t = d / (2n + d)
 * with 60 binary places. Each of the 65,536 steps is cut off by a few units of the last place, so
 * the error stays below 2^-40, far less than what would move an entry. */
#include <stdint.h>
#include <stdio.h>

#define ENTRIES 65536
#define PLACES 60
#define SCALE 16 /* the entries have 16 binary places */

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

int main(void)
{
    uint64_t all = log_of_all(), own = 0;
    int places = PLACES - SCALE;

    printf("#include \"decide/numbers/exponential.h\"\n\nconst uint32_t exponential_table[%d] = {",
           ENTRIES);
    for (uint64_t i = 0; i < ENTRIES; i++) {
        uint64_t entry = (all - own + ((uint64_t)1 << (places - 1))) >> places;

        printf("%s%llu,", i % 10 == 0 ? "\n    " : " ", (unsigned long long)entry);
        own += log_step(2 * i + 1, 2);
    }
    printf("\n};\n");
    return ferror(stdout) || fflush(stdout) != 0;
}
