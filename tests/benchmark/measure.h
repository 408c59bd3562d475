#ifndef MEASURE_H
#define MEASURE_H

#include <stddef.h>
#include <sys/resource.h>

/* What every benchmark needs. */
double measure_now(void); /* in seconds, of a clock that never goes back */
double measure_median(double *numbers, size_t count); /* sorts them */

/* Runs a program to its end, with its standard output in a file. Its exit status; -1: none. */
int measure_run(const char *const *command, const char *output, struct rusage *ret_usage);
double measure_cpu(const struct rusage *usage); /* in seconds, with the time of the system */

#endif
