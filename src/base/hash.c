#include "base/hash.h"

#include "base/memory.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <nettle/version.h>
#include <stdlib.h>

struct hash {
    struct sha256_ctx context;
};

static void take_digits(struct hash *hash, char digits[HASH_LENGTH + 1])
{
    uint8_t bytes[SHA256_DIGEST_SIZE];

#if NETTLE_VERSION_MAJOR >= 4
    sha256_digest(&hash->context, bytes);
#else
    sha256_digest(&hash->context, sizeof(bytes), bytes);
#endif
    base16_encode_update(digits, sizeof(bytes), bytes);
    digits[HASH_LENGTH] = '\0';
}

struct hash *hash_new(void)
{
    struct hash *hash = memory_new(1, sizeof(*hash));

    sha256_init(&hash->context);
    return hash;
}

void hash_add(struct hash *hash, const void *bytes, size_t length)
{
    sha256_update(&hash->context, length, bytes);
}

void hash_take(struct hash *hash, char digits[HASH_LENGTH + 1])
{
    take_digits(hash, digits);
    free(hash);
}

void hash_bytes(const void *bytes, size_t length, char digits[HASH_LENGTH + 1])
{
    struct hash hash;

    sha256_init(&hash.context);
    sha256_update(&hash.context, length, bytes);
    take_digits(&hash, digits);
}
