#ifndef BASE_COMPAT_SHA256_LIBCRYPTO_H
#define BASE_COMPAT_SHA256_LIBCRYPTO_H

#include "base/memory.h"

#include <openssl/evp.h>

#include <stdio.h>

/* SHA-256 of OpenSSL's libcrypto, with the calls of base/compat/sha256.h. They fail only if memory
 * runs out. */
struct sha256_libcrypto {
    EVP_MD_CTX *context;
};

static inline void sha256_begin(struct sha256_libcrypto *sha256)
{
    sha256->context = EVP_MD_CTX_new();
    if (!sha256->context || !EVP_DigestInit_ex(sha256->context, EVP_sha256(), NULL))
        memory_exhausted();
}

static inline void sha256_add(struct sha256_libcrypto *sha256, const void *bytes, size_t length)
{
    if (!EVP_DigestUpdate(sha256->context, bytes, length))
        memory_exhausted();
}

static inline void sha256_end(struct sha256_libcrypto *sha256, char digits[65])
{
    unsigned char bytes[EVP_MAX_MD_SIZE];

    if (!EVP_DigestFinal_ex(sha256->context, bytes, NULL))
        memory_exhausted();
    for (int i = 0; i < 32; i++)
        snprintf(digits + 2 * i, 3, "%02x", bytes[i]);
    EVP_MD_CTX_free(sha256->context);
}

#endif
