#include "base/compat/sha256_x86.h"

#include "base/compat/sha256.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <cpuid.h>
#include <immintrin.h>

#define WITH_SHA __attribute__((target("sha,sse4.1")))

bool sha256_x86_works(void)
{
    unsigned a, b, c, d;
    const unsigned needed = bit_SSSE3 | bit_SSE4_1;

    return __get_cpuid(1, &a, &b, &c, &d) && (c & needed) == needed &&
           __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

static WITH_SHA __m128i load(const void *bytes)
{
    return _mm_loadu_si128(bytes);
}

/* Words 4i to 4i + 3 of the schedule, from the sixteen before them. */
static WITH_SHA __m128i next_words(const __m128i words[16], int i)
{
    __m128i sum = _mm_sha256msg1_epu32(words[i - 4], words[i - 3]);

    sum = _mm_add_epi32(sum, _mm_alignr_epi8(words[i - 1], words[i - 2], 4));
    return _mm_sha256msg2_epu32(sum, words[i - 1]);
}

/* The instructions want the state as two halves: a b e f and c d g h, the first one in the highest
 * place. */
WITH_SHA void sha256_x86_take(uint32_t state[8], const unsigned char *blocks, size_t n_blocks)
{
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i badc = _mm_shuffle_epi32(load(state), 0xB1);
    __m128i hgfe = _mm_shuffle_epi32(load(state + 4), 0x1B);
    __m128i abef = _mm_alignr_epi8(badc, hgfe, 8), cdgh = _mm_blend_epi16(hgfe, badc, 0xF0);

    for (; n_blocks > 0; n_blocks--, blocks += 64) {
        const __m128i abef_before = abef, cdgh_before = cdgh;
        __m128i words[16];

        for (int i = 0; i < 16; i++) { /* four rounds each */
            words[i] =
                i < 4 ? _mm_shuffle_epi8(load(blocks + 16 * i), big_endian) : next_words(words, i);
            __m128i keyed = _mm_add_epi32(words[i], load(sha256_round_constants + 4 * i));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, keyed);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(keyed, 0x0E));
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    __m128i feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)(void *)state, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(void *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#else

bool sha256_x86_works(void)
{
    return false;
}

void sha256_x86_take(uint32_t state[8], const unsigned char *blocks, size_t n_blocks)
{
    (void)state;
    (void)blocks;
    (void)n_blocks;
}

#endif
