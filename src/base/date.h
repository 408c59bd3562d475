#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

/* Reads YYYY, YYYY-MM or YYYY-MM-DD in the Gregorian calendar, from year 1 on; nothing may stand around it.
 * Without a day or month it is the first. ret_days: days since 1970-01-01; ret_months: year * 12 and the
 * month from 0. False, and neither is set: it is not of this form, or there is no such day.
 *
 * Days are counted as in Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil
 * (https://howardhinnant.github.io/date_algorithms.html). */
bool date_parse(const char *text, long *ret_days, long *ret_months);

#endif
