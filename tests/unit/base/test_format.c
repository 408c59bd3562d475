#include "unit.h"

#include "base/format.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

/* What printf() makes of it, with every size of the buffer. */
__attribute__((format(printf, 1, 2))) static void check(const char *format, ...)
{
    char bytes[64], expected[64];

    for (size_t size = 0; size <= sizeof(bytes); size++) {
        va_list arguments, again;
        va_start(arguments, format);
        va_copy(again, arguments);
        memset(bytes, 'x', sizeof(bytes));
        memset(expected, 'x', sizeof(expected));
        int length = vsnprintf(expected, size, format, again);
        assert_int_equal(format_bytes(bytes, size, format, arguments), length);
        if (size > 0)
            assert_string_equal(bytes, expected);
        if (size < sizeof(bytes))
            assert_int_equal(bytes[size], 'x');
        va_end(again);
        va_end(arguments);
    }
}

static void test_it_writes_what_printf_writes(void **state)
{
    (void)state;
    check("nothing to replace");
    check("%s", "");
    check("a %s, \u00e4 %s%s.", "one", "\u20ac", "two");
    check("%d %d %d %d", 0, -1, INT_MAX, INT_MIN);
    check("%zu of %zu", (size_t)0, SIZE_MAX);
    check("[%d%s]", 12, ", not checked");
}

static void test_other_directives_are_those_of_printf(void **state)
{
    (void)state;
    check("%s %5.1f%% %-4d| %c %.*s %ld", "share", 12.34, 7, 'x', 2, "abc", LONG_MAX);
    check("100%%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_writes_what_printf_writes),
        cmocka_unit_test(test_other_directives_are_those_of_printf),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
