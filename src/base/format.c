#include "base/format.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct output {
    char *at, *end;
};

/* False: there is no room for it and a NUL. */
static bool put(struct output *output, const char *bytes, size_t length)
{
    if (length >= (size_t)(output->end - output->at))
        return false;
    memcpy(output->at, bytes, length);
    output->at += length;
    return true;
}

static bool put_string(struct output *output, const char *string)
{
    return string && put(output, string, strlen(string));
}

static bool put_number(struct output *output, uint64_t number, bool negative)
{
    char digits[24], *end = digits + sizeof(digits), *at = end;

    do
        *--at = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    if (negative)
        *--at = '-';
    return put(output, at, (size_t)(end - at));
}

static bool put_int(struct output *output, int number)
{
    return put_number(output, number < 0 ? 0 - (uint64_t)number : (uint64_t)number, number < 0);
}

/* False: the format has another directive, or the result does not fit. */
static bool put_all(struct output *output, const char *format, va_list arguments)
{
    while (*format) {
        const char *literal = format;
        bool done;

        while (*format && *format != '%')
            format++;
        done = put(output, literal, (size_t)(format - literal));
        if (!done || !*format)
            return done;
        if (format[1] == 's')
            done = put_string(output, va_arg(arguments, const char *));
        else if (format[1] == 'd')
            done = put_int(output, va_arg(arguments, int));
        else if (format[1] == 'z' && format[2] == 'u')
            done = put_number(output, va_arg(arguments, size_t), false);
        else
            return false;
        if (!done)
            return false;
        format += format[1] == 'z' ? 3 : 2;
    }
    return true;
}

int format_bytes(char *bytes, size_t size, const char *format, va_list arguments)
{
    struct output output = {bytes, bytes + size};
    va_list again;

    va_copy(again, arguments);
    bool done = size > 0 && put_all(&output, format, again);
    va_end(again);
    if (!done)
        return vsnprintf(bytes, size, format, arguments);
    *output.at = '\0';
    return (int)(output.at - bytes);
}
