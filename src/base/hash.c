#include "base/hash.h"

#include "base/memory.h"

#include <stdlib.h>

#ifdef HAVE_LIBMD
#include <sys/types.h>

#include <sha2.h>
#define sha256_begin SHA256Init
#define sha256_add SHA256Update
#define sha256_end SHA256End
typedef SHA2_CTX sha256_context;
#elif defined(HAVE_LIBCRYPTO)
#include "base/compat/sha256_libcrypto.h"
typedef struct sha256_libcrypto sha256_context;
#else
#include "base/compat/sha256.h"
typedef struct sha256 sha256_context;
#endif

struct hash {
    sha256_context context;
};

struct hash *hash_new(void)
{
    struct hash *hash = memory_new(1, sizeof(*hash));

    sha256_begin(&hash->context);
    return hash;
}

void hash_add(struct hash *hash, const void *bytes, size_t length)
{
    sha256_add(&hash->context, bytes, length);
}

void hash_take(struct hash *hash, char digits[HASH_LENGTH + 1])
{
    sha256_end(&hash->context, digits);
    free(hash);
}

void hash_bytes(const void *bytes, size_t length, char digits[HASH_LENGTH + 1])
{
    struct hash hash;

    sha256_begin(&hash.context);
    sha256_add(&hash.context, bytes, length);
    sha256_end(&hash.context, digits);
}
