#ifndef CALLGRIND_H
#define CALLGRIND_H

#include <stdint.h>

/* How many instructions a program takes, without those of its children, as callgrind counts them. The program must not confine
 * itself: callgrind writes its file at the end.
 *
 * `use` starts the command it is given and waits for its end. `toggle`: a function whose instructions do not count, or NULL.
 * -1: callgrind counted nothing. */
int64_t callgrind_count(const char *const *command, const char *toggle,
                        void (*use)(const char *const *command, void *data), void *data);

#endif
