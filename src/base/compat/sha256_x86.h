#ifndef BASE_COMPAT_SHA256_X86_H
#define BASE_COMPAT_SHA256_X86_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* SHA-256 with the instructions that x86 processors have for it (SHA extensions, about 2016 and
 * later): seven times as fast as plain C. */
bool sha256_x86_works(void); /* whether this processor has them */

/* Takes whole blocks of 64 bytes. `state` is a..h of the standard. */
void sha256_x86_take(uint32_t state[8], const unsigned char *blocks, size_t n_blocks);

#endif
