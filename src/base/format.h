#ifndef BASE_FORMAT_H
#define BASE_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* As vsnprintf(), and several times faster where the format has no directives but `%s`, `%d` and
 * `%zu` and the result fits: most of what is put on a screen. */
int format_bytes(char *bytes, size_t size, const char *format, va_list arguments)
    __attribute__((format(printf, 3, 0)));

#endif
