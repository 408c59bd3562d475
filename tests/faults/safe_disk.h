#ifndef SAFE_DISK_H
#define SAFE_DISK_H

/* What a power cut leaves of files and folders, kept in a folder of its own ("the safe"): fINODE has
 * the bytes of a file at its last fsync, dINODE the names in a folder at its last fsync, a line each
 * "INODE f NAME" or "INODE d NAME". A file or folder that is new is empty until it is synced. */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static inline int safe_open(const char *safe, char kind, unsigned long long inode, int flags)
{
    char path[PATH_MAX];

    snprintf(path, sizeof(path), "%s/%c%llu", safe, kind, inode);
    return open(path, flags | O_CLOEXEC, 0666);
}

/* The bytes of the file are safe from here on. */
static inline int safe_file(const char *safe, const char *path, unsigned long long inode)
{
    int from = open(path, O_RDONLY | O_CLOEXEC);
    int to = safe_open(safe, 'f', inode, O_WRONLY | O_CREAT | O_TRUNC);
    char bytes[65536];
    ssize_t got = -1;

    while (from >= 0 && to >= 0 && (got = read(from, bytes, sizeof(bytes))) > 0)
        if (write(to, bytes, (size_t)got) != got)
            break;
    close(from);
    close(to);
    return got == 0 ? 0 : -1;
}

/* The names in the folder are safe from here on. */
static inline int safe_folder(const char *safe, const char *path, unsigned long long inode)
{
    DIR *folder = opendir(path);
    int to = safe_open(safe, 'd', inode, O_WRONLY | O_CREAT | O_TRUNC);
    const struct dirent *entry;
    struct stat facts;

    while (folder && to >= 0 && (entry = readdir(folder)))
        if (fstatat(dirfd(folder), entry->d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0 &&
            strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            dprintf(to, "%llu %c %s\n", (unsigned long long)facts.st_ino,
                    S_ISDIR(facts.st_mode) ? 'd' : 'f', entry->d_name);
    if (folder)
        closedir(folder);
    close(to);
    return folder && to >= 0 ? 0 : -1;
}

#endif
