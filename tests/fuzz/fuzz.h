#ifndef FUZZ_H
#define FUZZ_H

#include "store/file/file.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* What the fuzz targets share. libFuzzer calls LLVMFuzzerTestOneInput with one input after another;
 * a target aborts when a promise of a header is broken, and the sanitizers abort on the rest. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A value that tests/fuzz/run puts into the environment. */
static inline const char *fuzz_path(const char *name)
{
    const char *path = getenv(name);

    if (!path) {
        fprintf(stderr, "this target needs %s in the environment; tests/fuzz/run sets it\n", name);
        exit(2);
    }
    return path;
}

/* Writes a file with exactly these bytes. */
static inline void fuzz_write(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");

    if (!file || fwrite(bytes, 1, length, file) != length || fclose(file) != 0) {
        perror(path);
        exit(2);
    }
}

/* Damages a good file: each four bytes of the input are a place (three) and the byte to be there.
 * A file of SQLite is too long for libFuzzer to vary as a whole. */
static inline void fuzz_damage(char *good, size_t good_length, const uint8_t *bytes, size_t length)
{
    for (size_t i = 0; i + 4 <= length; i += 4) {
        size_t place = (size_t)bytes[i] << 16 | (size_t)bytes[i + 1] << 8 | bytes[i + 2];
        good[place % good_length] = (char)bytes[i + 3];
    }
}

#endif
