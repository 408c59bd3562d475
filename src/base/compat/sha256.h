#ifndef BASE_COMPAT_SHA256_H
#define BASE_COMPAT_SHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* SHA-256 (FIPS 180-4) where no library has it, or where the processor does it itself. */
struct sha256 {
    bool by_processor; /* set it after sha256_begin(), where sha256_x86_works() */
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
};

extern const uint32_t sha256_round_constants[64];

void sha256_begin(struct sha256 *sha256);
void sha256_add(struct sha256 *sha256, const void *bytes, size_t length);
void sha256_end(struct sha256 *sha256, char digits[65]); /* lower case */

#endif
