#include "base/hash.h"

#include "base/compat/sha256.h"
#include "base/compat/sha256_x86.h"
#include "base/memory.h"

#include <stdlib.h>

#ifdef HAVE_LIBMD
#include <sys/types.h>

#include <sha2.h>
#define library_begin SHA256Init
#define library_add SHA256Update
#define library_end SHA256End
typedef SHA2_CTX library_context;
#elif defined(HAVE_LIBCRYPTO)
#include "base/compat/sha256_libcrypto.h"
#define library_begin libcrypto_begin
#define library_add libcrypto_add
#define library_end libcrypto_end
typedef struct sha256_libcrypto library_context;
#else
#define library_begin sha256_begin
#define library_add sha256_add
#define library_end sha256_end
typedef struct sha256 library_context;
#endif

/* The hash of a large catalog is over all its text, and libmd is plain C: where the processor has
 * instructions for SHA-256, they are used. */
struct hash {
    bool by_processor;
    union {
        struct sha256 own;
        library_context library;
    } context;
};

struct hash *hash_new(void)
{
    struct hash *hash = memory_new(1, sizeof(*hash));

    hash->by_processor = sha256_x86_works();
    if (hash->by_processor) {
        sha256_begin(&hash->context.own);
        hash->context.own.by_processor = true;
    } else {
        library_begin(&hash->context.library);
    }
    return hash;
}

void hash_add(struct hash *hash, const void *bytes, size_t length)
{
    if (hash->by_processor)
        sha256_add(&hash->context.own, bytes, length);
    else
        library_add(&hash->context.library, bytes, length);
}

void hash_take(struct hash *hash, char digits[HASH_LENGTH + 1])
{
    if (hash->by_processor)
        sha256_end(&hash->context.own, digits);
    else
        library_end(&hash->context.library, digits);
    free(hash);
}

void hash_bytes(const void *bytes, size_t length, char digits[HASH_LENGTH + 1])
{
    library_context context;

    library_begin(&context);
    library_add(&context, bytes, length);
    library_end(&context, digits);
}
