#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

/* A region of memory that is freed as a whole. Each job allocates everything from its own arena. */
struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Zeroed, aligned for any type, valid until arena_free. Never NULL, also for size 0. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);

/* Bytes of memory that the arena has allocated. */
size_t arena_size(const struct arena *arena);

/* Reserves room: the next allocations, up to so many bytes in total, need no new block. */
void arena_reserve(struct arena *arena, size_t bytes);

char *arena_copy(struct arena *arena, const char *bytes, size_t length); /* NUL is added */
char *arena_string(struct arena *arena, const char *string);             /* NULL gives NULL */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Makes room for one more entry in a growing array: returns `items` while count < *room, else a
 * copy with twice the room, and updates *room. `items` may be NULL if count is 0. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *room, size_t size);

/* Frees what was allocated. Quicker than a new arena: the newest block is kept. */
void arena_clear(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), 1, sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc((arena), (count), sizeof(type)))

/* "a, b and c": the words with `between` between them, and `last` before the last one. */
const char *arena_join(struct arena *arena, const char *const *words, size_t count,
                       const char *between, const char *last);

#endif
