#ifndef MEASURE_H
#define MEASURE_H

#include <stddef.h>

/* What every benchmark needs. */
double measure_now(void); /* in seconds, of a clock that never goes back */
double measure_median(double *numbers, size_t count); /* sorts them */

#endif
