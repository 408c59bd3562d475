#ifndef BASE_PUT_H
#define BASE_PUT_H

#include <stdbool.h>
#include <stddef.h>

/* Writes all of the bytes to a file descriptor; where it does not block and is full, waits until it
 * takes more. False: errno says why, and some bytes may be written. For signal handlers too. */
bool put_all(int file, const void *bytes, size_t length);

#endif
