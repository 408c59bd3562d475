#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdarg.h>

/* Why something failed, in one sentence a user can act on: "what failed: why; what to do".
 * No final full stop, no newline. Foreign text in it is cleaned on the way in. */
struct error {
    char message[768];
};

void error_set(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
void error_vset(struct error *error, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Puts "prefix: " before the current message. */
void error_prefix(struct error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
