#include "unit.h"

#include "base/ratio.h"

#include <inttypes.h>
#include <math.h>

static const struct {
    int64_t numerator, denominator;
    int digits;
    double expected;
} examples[] = {
    {1, 3, 2, 0.33},
    {2, 3, 2, 0.67},
    {1, 2, 0, 1},
    {-1, 2, 0, 0}, /* a half goes up */
    {-3, 2, 0, -1},
    {-2, 3, 2, -0.67},
    {1, 8, 2, 0.13},
    {-1, 8, 2, -0.12},
    {0, 7, 6, 0},
    {INT64_MAX, 1, 0, 9223372036854775807.0},
    {INT64_MIN, 1, 0, -9223372036854775808.0},
    {INT64_MAX, INT64_MAX, 15, 1},
    {INT64_MAX, 3, 15, 3074457345618258602.333333333333333},
};

static void rounds_a_half_up(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(examples); i++) {
        double got =
            ratio_round(examples[i].numerator, examples[i].denominator, examples[i].digits);

        assert_true(got == examples[i].expected);
        assert_false(got == 0 && signbit(got));
    }
}

#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 wide;

static double with_a_wide_type(int64_t numerator, int64_t denominator, int digits)
{
    wide scale = 1, twice, rounded;

    for (int i = 0; i < digits; i++)
        scale *= 10;
    twice = 2 * (wide)numerator * scale + denominator;
    rounded = twice / (2 * (wide)denominator);
    if (twice < 0 && twice % (2 * (wide)denominator) != 0)
        rounded--;
    return (double)rounded / (double)scale;
}

static uint64_t next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Of every size: each number is cut to a length that is drawn as well. */
static int64_t draw(uint64_t *state)
{
    uint64_t bits = next(state) % 64;

    return (int64_t)(next(state) >> bits);
}

static void agrees_with_a_wide_type(void **state)
{
    (void)state;
    uint64_t draws = 20261122;

    for (int i = 0; i < 200000; i++) {
        int64_t numerator = draw(&draws), denominator = draw(&draws);
        int digits = (int)(next(&draws) % (RATIO_DIGITS_MOST + 1));

        if (denominator <= 0)
            denominator = denominator == INT64_MIN ? INT64_MAX : 1 - denominator;
        if (ratio_round(numerator, denominator, digits) !=
            with_a_wide_type(numerator, denominator, digits))
            fail_msg("%" PRId64 " / %" PRId64 " to %d digits", numerator, denominator, digits);
    }
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounds_a_half_up),
#ifdef __SIZEOF_INT128__ /* not on 32-bit machines */
        cmocka_unit_test(agrees_with_a_wide_type),
#endif
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
