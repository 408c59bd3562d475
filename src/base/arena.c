#include "base/arena.h"

#include "base/bounds.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Allocations are carved from blocks. Block sizes double up to a maximum, so there are few blocks. Most
 * allocations are small, so a block is zeroed a kilobyte at a time, before it is used. */
#define FIRST_BLOCK ((size_t)4 << 10)
#define LARGEST_BLOCK ((size_t)256 << 10)
#define ZEROED_AT_ONCE ((size_t)1 << 10)
#define ALIGNMENT _Alignof(max_align_t)

/* Under the address sanitizer only the requested bytes may be used, and a gap follows each
 * allocation: otherwise reads beyond its end would go unseen. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED
#endif

#ifdef SANITIZED
#include <sanitizer/asan_interface.h>
#define GAP ALIGNMENT
#else
#define ASAN_POISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
#define GAP 0
#endif

struct block {
    struct block *previous;
    size_t size;
    _Alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *block; /* the current block */
    char *at, *zeroed;   /* where it is free; up to where it is zeroed */
    char *end;
};

struct arena *arena_new(void)
{
    return memory_new(1, sizeof(struct arena));
}

static void free_blocks(struct block *block)
{
    while (block) {
        struct block *previous = block->previous;

        free(block);
        block = previous;
    }
}

void arena_free(struct arena *arena)
{
    if (arena)
        free_blocks(arena->block);
    free(arena);
}

size_t arena_size(const struct arena *arena)
{
    size_t size = 0;

    for (const struct block *block = arena->block; block; block = block->previous)
        size += block->size;
    return size;
}

void arena_clear(struct arena *arena)
{
    struct block *block = arena->block;

    if (!block)
        return;
    free_blocks(block->previous);
    block->previous = NULL;
    ASAN_POISON_MEMORY_REGION(block->bytes, block->size);
    arena->at = arena->zeroed = block->bytes;
}

static void begin_block(struct arena *arena, size_t needed)
{
    struct block *previous = arena->block, *block;
    size_t size = previous ? previous->size * 2 : FIRST_BLOCK;

    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < needed)
        size = needed;
    block = memory_resize(NULL, 1, sizeof(*block) + size);
    block->previous = previous;
    block->size = size;
    ASAN_POISON_MEMORY_REGION(block->bytes, size);
    *arena = (struct arena){block, block->bytes, block->bytes, block->bytes + size};
}

static void zero(struct arena *arena, size_t bytes)
{
    ASAN_UNPOISON_MEMORY_REGION(arena->zeroed, bytes);
    memset(arena->zeroed, 0, bytes);
    ASAN_POISON_MEMORY_REGION(arena->zeroed, bytes);
    arena->zeroed += bytes;
}

/* `zeroed` false: all of it will be written. */
static void make_room(struct arena *arena, size_t needed, bool zeroed)
{
    if ((size_t)(arena->end - arena->at) < needed)
        begin_block(arena, needed);
    size_t missing = needed - (size_t)(arena->zeroed - arena->at);
    if (zeroed)
        zero(arena, MIN(MAX(missing, ZEROED_AT_ONCE), (size_t)(arena->end - arena->zeroed)));
    else
        arena->zeroed += missing;
}

static inline void *take(struct arena *arena, size_t wanted, bool zeroed)
{
    size_t bytes = (MAX(wanted, 1) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + GAP;
    void *memory;

    if (wanted > PTRDIFF_MAX / 2)
        memory_exhausted();
    if ((size_t)(arena->zeroed - arena->at) < bytes)
        make_room(arena, bytes, zeroed);
    memory = arena->at;
    arena->at += bytes;
    ASAN_UNPOISON_MEMORY_REGION(memory, wanted);
    return memory;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
    size_t bytes;

    if (__builtin_mul_overflow(count, size, &bytes))
        memory_exhausted();
    return take(arena, bytes, true);
}

void arena_reserve(struct arena *arena, size_t bytes)
{
    if (bytes < PTRDIFF_MAX / 2 && (size_t)(arena->end - arena->at) < bytes)
        begin_block(arena, bytes);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    char *copy;

    if (length == SIZE_MAX)
        memory_exhausted();
    copy = take(arena, length + 1, false);
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *arena_string(struct arena *arena, const char *string)
{
    return string ? arena_copy(arena, string, strlen(string)) : NULL;
}

#define SHORT_STRING 256

/* Formats into a buffer first, and a second time only if the result does not fit. */
char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    int length;
    char *string, start[SHORT_STRING];

    va_copy(again, arguments);
    length = vsnprintf(start, sizeof(start), format, again);
    va_end(again);
    if (length < 0)
        memory_exhausted();
    if ((size_t)length < sizeof(start))
        return arena_copy(arena, start, (size_t)length);

    string = take(arena, (size_t)length + 1, false);
    vsnprintf(string, (size_t)length + 1, format, arguments);
    return string;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    char *string;

    va_start(arguments, format);
    string = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return string;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    void *larger;

    if (count < *room)
        return items;
    *room = *room > 0 ? *room * 2 : 8;
    larger = arena_alloc(arena, *room, size);
    if (count > 0)
        memcpy(larger, items, count * size);
    return larger;
}

const char *arena_join(struct arena *arena, const char *const *words, size_t count,
                       const char *between, const char *last)
{
    const char *list = "";

    for (size_t i = 0; i < count; i++)
        list = arena_printf(arena, "%s%s%s", list,
                            i == 0           ? ""
                            : i + 1 == count ? last
                                             : between,
                            words[i]);
    return list;
}
