#include "callgrind.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define VALGRIND "/usr/bin/valgrind"
#define ARGUMENTS_MOST 32

static int64_t read_count(const char *path)
{
    FILE *file = fopen(path, "r");
    char line[256];
    int64_t count = -1;

    while (file && fgets(line, sizeof(line), file)) {
        if (sscanf(line, "summary: %" SCNd64, &count) == 1 ||
            sscanf(line, "totals: %" SCNd64, &count) == 1)
            break;
    }
    if (file)
        fclose(file);
    return count;
}

int64_t callgrind_count(const char *const *command, const char *toggle,
                        void (*use)(const char *const *command, void *data), void *data)
{
    char path[] = "/tmp/callgrind-XXXXXX", out[64], collect[128];
    int descriptor = mkstemp(path);
    const char *arguments[ARGUMENTS_MOST] = {
        VALGRIND, "-q",    "--tool=callgrind",      "--log-file=/dev/null",
        out,      collect, "--collect-atstart=yes", /* after the toggle, which would switch it off */
    };
    size_t count = 7;

    if (descriptor < 0)
        return -1;
    close(descriptor);
    snprintf(out, sizeof(out), "--callgrind-out-file=%s", path);
    snprintf(collect, sizeof(collect), "--toggle-collect=%s", toggle ? toggle : "no_such_function");
    while (*command && count + 1 < ARGUMENTS_MOST)
        arguments[count++] = *command++;
    use(arguments, data);
    int64_t instructions = read_count(path);
    remove(path);
    return instructions;
}
