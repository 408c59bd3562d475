#include "measure.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

double measure_now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

double measure_median(double *numbers, size_t count)
{
    qsort(numbers, count, sizeof(numbers[0]), compare);
    return numbers[count / 2];
}

int measure_run(const char *const *command, const char *output, struct rusage *ret_usage)
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        dup2(open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
        execv(command[0], (char *const *)command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, ret_usage) != child)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static double seconds(const struct timeval *time)
{
    return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

double measure_cpu(const struct rusage *usage)
{
    return seconds(&usage->ru_utime) + seconds(&usage->ru_stime);
}
