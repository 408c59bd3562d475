#include "base/date.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static long days_before(long year, long month, long day)
{
    year -= month <= 2;
    long era = (year >= 0 ? year : year - 399) / 400;
    long of_era = year - era * 400;
    long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return lengths[month - 1] + (month == 2 && leap);
}

/* YYYY, YYYY-MM or YYYY-MM-DD. */
static bool is_dated(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (i == 4 || i == 7 ? text[i] != '-' : !isdigit((unsigned char)text[i]))
            return false;
    return length == 4 || length == 7 || length == 10;
}

bool date_parse(const char *text, long *ret_days, long *ret_months)
{
    size_t length = strlen(text);

    if (!is_dated(text, length))
        return false;
    int year = atoi(text), month = length > 4 ? atoi(text + 5) : 1;
    int day = length > 7 ? atoi(text + 8) : 1;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > month_length(year, month))
        return false;
    *ret_days = days_before(year, month, day);
    *ret_months = year * 12L + month - 1;
    return true;
}
