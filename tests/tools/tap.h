#ifndef TAP_H
#define TAP_H

#include <stdbool.h>

/* The Test Anything Protocol: one line a check, the plan at the end. */
struct tap {
    int count, failed;
};

/* Prints the line and returns whether it passed. */
bool tap_check(struct tap *tap, bool passed, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for two strings; when they differ both are shown. */
bool tap_equal(struct tap *tap, const char *is, const char *expected, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* A remark, each of its lines marked as one. */
void tap_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints the plan; what main() returns. */
int tap_end(const struct tap *tap);

#endif
