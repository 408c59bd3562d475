#include "base/ratio.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

/* The product of two 64-bit numbers needs more bits, and only some compilers have such a type. */
struct wide {
    uint64_t high, low;
};

static struct wide multiply(uint64_t one, uint64_t other)
{
    uint64_t a = one >> 32, b = one & UINT32_MAX, c = other >> 32, d = other & UINT32_MAX;
    uint64_t middle = (b * d >> 32) + (a * d & UINT32_MAX) + (b * c & UINT32_MAX);

    return (struct wide){
        .high = a * c + (a * d >> 32) + (b * c >> 32) + (middle >> 32),
        .low = middle << 32 | (b * d & UINT32_MAX),
    };
}

/* Long division bit by bit. The divisor is below 2^63, so twice a remainder fits. */
static struct wide divide(struct wide number, uint64_t divisor, uint64_t *ret_remainder)
{
    struct wide quotient = {0, 0};
    uint64_t remainder = 0;

    for (int bit = 127; bit >= 0; bit--) {
        uint64_t word = bit >= 64 ? number.high : number.low;

        remainder = remainder << 1 | (word >> bit % 64 & 1);
        quotient.high = quotient.high << 1 | quotient.low >> 63;
        quotient.low <<= 1;
        if (remainder >= divisor) {
            remainder -= divisor;
            quotient.low |= 1;
        }
    }
    *ret_remainder = remainder;
    return quotient;
}

/* The nearest double. Bits that are shifted out are kept as a sticky lowest bit, so rounding once
 * is correct. */
static double to_double(struct wide number)
{
    int shift = 0;

    for (; number.high > 0; shift++) {
        number.low = number.high << 63 | number.low >> 1 | (number.low & 1);
        number.high >>= 1;
    }
    return ldexp((double)number.low, shift);
}

double ratio_round(int64_t numerator, int64_t denominator, int digits)
{
    bool negative = numerator < 0;
    uint64_t size = negative ? 0 - (uint64_t)numerator : (uint64_t)numerator;
    uint64_t divisor = (uint64_t)denominator, scale = 1, rest;
    struct wide rounded;

    assert(denominator > 0 && digits >= 0 && digits <= RATIO_DIGITS_MOST);
    for (int i = 0; i < digits; i++)
        scale *= 10;
    rounded = divide(multiply(size, scale), divisor, &rest);
    if (negative ? rest > divisor - rest : rest >= divisor - rest) {
        rounded.low++;
        rounded.high += rounded.low == 0;
    }
    double number = to_double(rounded) / (double)scale;
    return negative && number > 0 ? -number : number;
}
