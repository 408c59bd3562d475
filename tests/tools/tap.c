#include "tap.h"

#include "base/text/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

__attribute__((format(printf, 3, 0))) static void
print_result(struct tap *tap, bool passed, const char *format, va_list arguments)
{
    struct text name;

    text_init(&name);
    text_vprintf(&name, format, arguments);
    for (char *at = name.bytes; (at = strpbrk(at, "#\n")) != NULL;)
        *at = ' '; /* both mean something to a reader of the protocol */
    tap->count++;
    tap->failed += !passed;
    printf("%s %d - %s\n", passed ? "ok" : "not ok", tap->count, name.bytes);
    fflush(stdout);
    text_finish(&name);
}

bool tap_check(struct tap *tap, bool passed, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    print_result(tap, passed, format, arguments);
    va_end(arguments);
    return passed;
}

bool tap_equal(struct tap *tap, const char *is, const char *expected, const char *format, ...)
{
    bool passed = strcmp(is, expected) == 0;
    va_list arguments;

    va_start(arguments, format);
    print_result(tap, passed, format, arguments);
    va_end(arguments);
    if (!passed)
        tap_note("is:\n%s\nexpected:\n%s", is, expected);
    return passed;
}

void tap_note(const char *format, ...)
{
    struct text text;
    va_list arguments;

    text_init(&text);
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    for (char *line = text.bytes, *end; line; line = end ? end + 1 : NULL) {
        end = strchr(line, '\n');
        printf("# %.*s\n", end ? (int)(end - line) : (int)strlen(line), line);
    }
    text_finish(&text);
}

int tap_end(const struct tap *tap)
{
    printf("1..%d\n", tap->count);
    return tap->failed > 0;
}
