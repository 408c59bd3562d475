#include "store/database/database_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Checks the 100-byte header of a database before SQLite opens the file, so that another kind of
 * file gets a clear message and a hostile one is rejected early. */

#define HEADER_LENGTH 100
#define MAGIC "SQLite format 3" /* the NUL is part of the magic */

enum { AT_PAGE_SIZE = 16, AT_CHANGES = 24, AT_PAGES = 28, AT_VERSION = 60, AT_APPLICATION = 68 };
enum { AT_PAGES_VALID_FOR = 92 };

static uint32_t number_at(const unsigned char *header, int offset)
{
    return (uint32_t)header[offset] << 24 | (uint32_t)header[offset + 1] << 16 |
           (uint32_t)header[offset + 2] << 8 | header[offset + 3];
}

static bool fail(struct error *error, const char *reason)
{
    error_set(error, "%s", reason);
    return false;
}

/* Fails with the reason and the kind's remedy. */
static bool fail_remedied(const struct database_kind *kind, struct error *error, const char *reason)
{
    error_set(error, "%s%s%s", reason, kind->remedy ? "; " : "", kind->remedy ? kind->remedy : "");
    return false;
}

bool header_fail_version(const struct database_kind *kind, int64_t version, struct error *error)
{
    char reason[100];

    snprintf(reason, sizeof(reason), "it has version %lld and this program reads version %d",
             (long long)version, kind->version);
    if (version < kind->version)
        return fail_remedied(kind, error, reason);
    error_set(error, "%s; use a newer whichstack", reason);
    return false;
}

/* The page count is valid only if it was written with the last change. */
static bool check_size(const unsigned char *header, off_t size, const struct database_kind *kind,
                       struct error *error)
{
    uint32_t page_size = (uint32_t)header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];
    long long expected;
    char reason[100];

    if (page_size == 1)
        page_size = 65536;
    if (page_size < 512 || (page_size & (page_size - 1)) != 0)
        return fail_remedied(kind, error, "it is damaged");
    if (number_at(header, AT_CHANGES) != number_at(header, AT_PAGES_VALID_FOR))
        return true;
    expected = (long long)number_at(header, AT_PAGES) * page_size;
    if (size >= expected)
        return true;
    snprintf(reason, sizeof(reason), "it is truncated: only %lld of %lld bytes are there",
             (long long)size, expected);
    return fail_remedied(kind, error, reason);
}

static bool check_header(const unsigned char *header, size_t length, off_t size,
                         const struct database_kind *kind, struct error *error)
{
    int32_t version;

    if (length == 0)
        return fail_remedied(kind, error, "it is empty");
    if (length < HEADER_LENGTH || memcmp(header, MAGIC, sizeof(MAGIC)) != 0)
        return fail_remedied(kind, error, "it is not a SQLite database");
    if (number_at(header, AT_APPLICATION) != kind->application_id)
        return fail_remedied(kind, error, "it is a SQLite database of another program");
    version = (int32_t)number_at(header, AT_VERSION);
    if (version != kind->version)
        return header_fail_version(kind, version, error);
    return check_size(header, size, kind, error);
}

/* As much of the header as the file has; -1: an error. */
static ssize_t read_header(int file, unsigned char header[HEADER_LENGTH])
{
    ssize_t length = 0, got;

    do {
        got = pread(file, header + length, HEADER_LENGTH - (size_t)length, length);
        if (got > 0)
            length += got;
    } while ((got > 0 && length < HEADER_LENGTH) || (got < 0 && errno == EINTR));
    return got < 0 ? -1 : length;
}

bool database_is_sqlite(const char *path)
{
    unsigned char header[HEADER_LENGTH] = {0};
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

    if (file < 0)
        return false;
    bool is_sqlite = read_header(file, header) > 0 && memcmp(header, MAGIC, sizeof(MAGIC)) == 0;
    close(file);
    return is_sqlite;
}

static bool check_open_file(int file, const struct database_kind *kind, bool *ret_foreign,
                            struct error *error)
{
    unsigned char header[HEADER_LENGTH];
    struct stat facts;
    ssize_t length;

    if (fstat(file, &facts) < 0)
        return fail(error, strerror(errno));
    if (S_ISDIR(facts.st_mode))
        return fail_remedied(kind, error, "it is a folder");
    if (!S_ISREG(facts.st_mode))
        return fail(error, "it is not a regular file");
    if (kind->most > 0 && facts.st_size > kind->most) {
        error_set(error, "it has %lld bytes, and at most %lld are read", (long long)facts.st_size,
                  (long long)kind->most);
        return false;
    }
    length = read_header(file, header);
    if (length < 0)
        return fail(error, strerror(errno));
    if (!check_header(header, (size_t)length, facts.st_size, kind, error))
        return false;
    *ret_foreign = facts.st_uid != 0 && facts.st_uid != geteuid();
    return true;
}

bool header_check(const char *path, const struct database_kind *kind, bool *ret_foreign,
                  struct error *error)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    bool good;

    if (file < 0 && errno == ENOENT)
        return fail_remedied(kind, error, strerror(errno));
    if (file < 0)
        return fail(error, strerror(errno));
    good = check_open_file(file, kind, ret_foreign, error);
    close(file);
    return good;
}

/* POSIX: closing this descriptor drops all locks of this process on the file. That is safe because
 * the program has only one connection. */
bool header_claim(const char *path, bool *ret_empty, struct error *error)
{
    int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    int file = open(path, flags, 0600);
    struct stat facts;
    bool good = false;

    if (file < 0)
        return fail(error, errno == ELOOP ? "it is a symbolic link" : strerror(errno));
    if (fstat(file, &facts) < 0)
        fail(error, strerror(errno));
    else if (!S_ISREG(facts.st_mode))
        fail(error, "it is not a regular file");
    else if (facts.st_uid != geteuid())
        fail(error, "it belongs to another user");
    else if (facts.st_mode & S_IWOTH)
        fail(error, "it is world-writable; fix that with chmod o-w");
    else
        good = true;
    *ret_empty = good && facts.st_size == 0;
    close(file);
    return good;
}
