#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Allocation that never returns NULL. When memory runs out, the function set with memory_on_failure
 * runs (it restores the terminal), one line goes to stderr, and the program exits with status 2. */

/* Zeroed memory, yours to free(). `count * size` is checked for overflow. */
void *memory_new(size_t count, size_t size);

/* Grows or shrinks; the added part is not zeroed. `old` may be NULL. */
void *memory_resize(void *old, size_t count, size_t size);

/* Makes room for one more entry in a growing array: returns `items` while count < *room, else
 * reallocates to more than twice the room and updates *room. `items` may be NULL if *room is 0. */
void *memory_grow(void *items, size_t count, size_t *room, size_t size);

/* A copy of a string, yours to free(). */
char *memory_copy_string(const char *string);

/* Sets the exit status when memory runs out, for `verify`, where 2 is a result. */
void memory_exit_with(int status);

/* Sets the function to call before the program exits because memory ran out. NULL: none. */
void memory_on_failure(void (*function)(void));

/* For libraries that report their own failed allocation: exits as the functions above do. */
_Noreturn void memory_exhausted(void);

#endif
