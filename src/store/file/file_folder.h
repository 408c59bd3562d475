#ifndef STORE_FILE_FILE_FOLDER_H
#define STORE_FILE_FILE_FOLDER_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct folder_file {
    const char *path; /* below the folder; made of plain names, with / between them */
    const char *bytes;
    size_t length;
    bool executable;
};

/* Writes a folder with its files in one step: everything goes into a temporary folder beside it
 * (`.NAME.whichstack-PID`), which is then renamed. The folder must not exist, or be empty and not
 * the current one. On failure nothing is left behind, with the same exception as file_write(). If
 * no more files can be opened, the temporary folder stays until the next run removes it. */
bool file_write_folder(const char *path, const struct folder_file *files, size_t count,
                       struct error *error);

/* Whether file_write_folder() may write there: nothing is there, or an empty folder. */
bool file_folder_is_free(const char *path, struct error *error);

#endif
