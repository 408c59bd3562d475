#ifndef BASE_COMPAT_SHA256_H
#define BASE_COMPAT_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* SHA-256 (FIPS 180-4) where libmd is not installed. */
struct sha256 {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
};

void sha256_begin(struct sha256 *sha256);
void sha256_add(struct sha256 *sha256, const void *bytes, size_t length);
void sha256_end(struct sha256 *sha256, char digits[65]); /* lower case */

#endif
