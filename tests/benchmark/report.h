#ifndef REPORT_H
#define REPORT_H

/* A line of the joint table that `table` prints after all benchmarks: what a job needs, and the least
 * that it needs, or what another program needs, in the same run. */
struct report {
    const char *what, *beside;
    double ours, theirs; /* less than 0: not measured */
    const char *unit;    /* of both */
    double goal;         /* the most that ours / theirs should be */
    double ratio;        /* 0: ours / theirs; else the median of many such ratios */
};

/* Adds it to the file $WHICHSTACK_BENCHMARK_TABLE; without one, does nothing. */
void report(const struct report *line);

#endif
