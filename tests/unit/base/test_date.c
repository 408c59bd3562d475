#include "unit.h"

#include "base/date.h"

#include <stdbool.h>
#include <stdio.h>

/* Days were checked with `date -d`: its seconds since 1970 by 86,400. */
static const struct {
    const char *text;
    bool right;
    long days, months;
} dates[] = {
    {"1970", true, 0, 1970 * 12},
    {"1970-01", true, 0, 1970 * 12},
    {"1970-01-01", true, 0, 1970 * 12},
    {"1969-12-31", true, -1, 1969 * 12 + 11},
    {"2000-02-29", true, 11016, 2000 * 12 + 1},
    {"2024-02-29", true, 19782, 2024 * 12 + 1},
    {"2024", true, 19723, 2024 * 12},
    {"2024-12-31", true, 20088, 2024 * 12 + 11},
    {"2026-11-22", true, 20779, 2026 * 12 + 10},
    {"9999-12-31", true, 2932896, 9999 * 12 + 11},
    {"0001-01-01", true, -719162, 12},
    {"1900-02-29", false, 0, 0}, /* no leap year */
    {"2023-02-29", false, 0, 0},
    {"2024-13", false, 0, 0},
    {"2024-00", false, 0, 0},
    {"2024-04-31", false, 0, 0},
    {"2024-04-00", false, 0, 0},
    {"0000", false, 0, 0},
    {"", false, 0, 0},
    {"24", false, 0, 0},
    {"20244", false, 0, 0},
    {"2024-1", false, 0, 0},
    {"2024-1-1", false, 0, 0},
    {"2024-001", false, 0, 0},
    {"2024/01/01", false, 0, 0},
    {"2024-01-01 ", false, 0, 0},
    {" 024", false, 0, 0},
    {"-024", false, 0, 0},
    {"+024", false, 0, 0},
    {"2024--1", false, 0, 0},
    {"2024-+1", false, 0, 0},
    {"2024-01--1", false, 0, 0},
    {"unknown", false, 0, 0},
};

static void test_dates_are_parsed(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(dates); i++) {
        long days = 0, months = 0;
        print_message("# '%s'\n", dates[i].text);
        assert_int_equal(date_parse(dates[i].text, &days, &months), dates[i].right);
        assert_int_equal(days, dates[i].days);
        assert_int_equal(months, dates[i].months);
    }
}

/* Every day from year 1 on follows the one before it. */
static void test_every_day_of_the_calendar_is_valid(void **state)
{
    (void)state;
    static const int most[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    long before = -719163, days, months;

    for (int year = 1; year <= 2400; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= most[month - 1]; day++) {
                char text[32];
                snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, day);
                bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
                bool right = date_parse(text, &days, &months);
                assert_int_equal(right, month != 2 || day != 29 || leap);
                if (right)
                    assert_int_equal(days, ++before);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates_are_parsed),
        cmocka_unit_test(test_every_day_of_the_calendar_is_valid),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
