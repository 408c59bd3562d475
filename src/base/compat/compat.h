#ifndef BASE_COMPAT_COMPAT_H
#define BASE_COMPAT_COMPAT_H

#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/* Replacements for calls that POSIX.1-2008 lacks. If the system has the call, it is used:
 * meson.build probes it and defines HAVE_NAME. `-Dcompat=portable` always uses the replacements. A
 * function without a comment does the same as the call of that name. */

/* --- bytes ------------------------------------------------------------------------------- */

const void *compat_memmem(const void *bytes, size_t length, const void *wanted, size_t n_wanted);
const void *compat_memrchr(const void *bytes, int byte, size_t length);
const char *compat_strcasestr(const char *string, const char *wanted); /* folds ASCII at least */
double compat_strtod_l(const char *string, char **ret_end, locale_t locale);

/* Not stable. The result is the same everywhere if no two elements compare equal. */
void compat_qsort_r(void *elements, size_t count, size_t size,
                    int (*compare)(const void *left, const void *right, void *context),
                    void *context);

/* --- files ------------------------------------------------------------------------------- */

/* Flags: O_CLOEXEC and O_NONBLOCK. The replacement is not atomic: a program started by another
 * thread at this moment may inherit the ends. */
int compat_pipe2(int ends[2], int flags);

/* Renames a file without replacing another one: fails with EEXIST if it exists. On a file system
 * without such a rename and without hard links, a file created at this moment is replaced. */
int compat_rename_new(const char *from, const char *to);

/* The path of the running program. NULL: the system cannot tell. */
const char *compat_program_path(char *path, size_t size);

/* --- processes --------------------------------------------------------------------------- */

/* Is the program set-user-ID or set-group-ID? */
bool compat_is_privileged(void);

/* How many processors the program may use; 1 if the system cannot tell. */
int compat_processors(void);

/* Watches a signal. Between begin and end the signal does not end the program; instead `descriptor`
 * becomes readable for poll(), even if the signal was ignored before. Only one watch at a time. */
struct compat_signal {
    int descriptor; /* -1: not watched */
    int number;
    sigset_t mask; /* the old mask */
    struct sigaction action;
};

bool compat_signal_begin(struct compat_signal *watch,
                         int number);                /* false: failed, nothing changed */
void compat_signal_end(struct compat_signal *watch); /* drops a pending signal */

#endif
