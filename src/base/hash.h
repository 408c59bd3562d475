#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

/* SHA-256 as 64 lower-case hexadecimal digits. */
#define HASH_LENGTH 64

struct hash;

struct hash *hash_new(void);
void hash_add(struct hash *hash, const void *bytes, size_t length);
void hash_take(struct hash *hash, char digits[HASH_LENGTH + 1]); /* frees the hash */

void hash_bytes(const void *bytes, size_t length, char digits[HASH_LENGTH + 1]);

#endif
