#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Allocation that never returns NULL. When memory runs out, the function set with memory_on_failure
 * runs (it restores the terminal), one line goes to stderr, and the program exits with status 2. */

/* Zeroed memory, yours to free(). `count * size` is checked for overflow. */
void *memory_new(size_t count, size_t size);

/* Grows or shrinks; the added part is not zeroed. `old` may be NULL. */
void *memory_resize(void *old, size_t count, size_t size);

/* Room for one more entry in an array that grows: `items` itself while count < *room, else moved to
 * more than twice the room, which *room then says. `items` may be NULL when *room is 0. */
void *memory_grow(void *items, size_t count, size_t *room, size_t size);

/* A copy of a string, yours to free(). */
char *memory_copy_string(const char *string);

/* The exit status when memory runs out, instead of 2, which means a result for `verify`. */
void memory_exit_with(int status);

/* Sets the function to call before the program exits because memory ran out. NULL: none. */
void memory_on_failure(void (*function)(void));

/* For libraries that report their own failed allocation: exits as the functions above do. */
_Noreturn void memory_exhausted(void);

#endif
