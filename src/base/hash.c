#include "base/hash.h"

#include "base/memory.h"

#include <sys/types.h>

#include <sha2.h>
#include <stdlib.h>

struct hash {
    SHA2_CTX context;
};

struct hash *hash_new(void)
{
    struct hash *hash = memory_new(1, sizeof(*hash));

    SHA256Init(&hash->context);
    return hash;
}

void hash_add(struct hash *hash, const void *bytes, size_t length)
{
    SHA256Update(&hash->context, bytes, length);
}

void hash_take(struct hash *hash, char digits[HASH_LENGTH + 1])
{
    SHA256End(&hash->context, digits);
    free(hash);
}

void hash_bytes(const void *bytes, size_t length, char digits[HASH_LENGTH + 1])
{
    SHA256Data(bytes, length, digits);
}
