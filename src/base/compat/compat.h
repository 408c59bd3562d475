#ifndef BASE_COMPAT_COMPAT_H
#define BASE_COMPAT_COMPAT_H

#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/* What POSIX.1-2008 lacks. Where the system has such a call, it is used: meson.build probes it and
 * defines HAVE_NAME. Elsewhere plain POSIX does the same. `-Dcompat=portable` builds without the
 * calls of the system. Without a comment: does what the call of that name does. */

/* --- bytes ------------------------------------------------------------------------------- */

const void *compat_memmem(const void *bytes, size_t length, const void *wanted, size_t n_wanted);
const void *compat_memrchr(const void *bytes, int byte, size_t length);
const char *compat_strcasestr(const char *string, const char *wanted); /* folds ASCII at least */
double compat_strtod_l(const char *string, char **ret_end, locale_t locale);

/* Not stable. With an order that calls no two elements equal the result is the same everywhere. */
void compat_qsort_r(void *elements, size_t count, size_t size,
                    int (*compare)(const void *left, const void *right, void *context),
                    void *context);

/* --- files ------------------------------------------------------------------------------- */

/* Flags: O_CLOEXEC and O_NONBLOCK. Without the system's own, a program started by another thread
 * at this moment may inherit the ends. */
int compat_pipe2(int ends[2], int flags);

/* Renames a file; never replaces another: -1 and EEXIST then. On a file system that knows neither
 * such a rename nor hard links, a file that appears at this moment is replaced. */
int compat_rename_new(const char *from, const char *to);

/* The file of the running program, as the system knows it. NULL: it does not know. */
const char *compat_program_path(char *path, size_t size);

/* --- processes --------------------------------------------------------------------------- */

/* Runs with the rights of another user or group than the one who started it. */
bool compat_is_privileged(void);

/* A signal as something to read. From begin to end it does not end the program; `descriptor`, for
 * poll(), becomes readable when it has come, even one that was ignored. One watch at a time. */
struct compat_signal {
    int descriptor; /* -1: not watched */
    int number;
    sigset_t mask; /* what was before */
    struct sigaction action;
};

bool compat_signal_begin(struct compat_signal *watch, int number); /* false: nothing has changed */
void compat_signal_end(struct compat_signal *watch);               /* drops one that has come */

#endif
