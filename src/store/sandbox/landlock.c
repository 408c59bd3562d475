#include "store/sandbox/sandbox_parts.h"

#if defined(__linux__) && defined(__has_include)
#if __has_include(<linux/landlock.h>)
#define HAVE_LANDLOCK
#endif
#endif

#ifdef HAVE_LANDLOCK

#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

/* C libraries have no wrappers. The numbers are the same on all architectures. */
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

/* Not in the headers of Linux 6.1. */
#define RIGHT_TRUNCATE (UINT64_C(1) << 14)          /* ABI 3 */
#define RIGHTS_TCP (UINT64_C(1) | UINT64_C(1) << 1) /* ABI 4: bind and connect */

#define READ_FILE LANDLOCK_ACCESS_FS_READ_FILE
#define READ_FOLDER (READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITE_FILE (READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | RIGHT_TRUNCATE)
#define WRITE_FOLDER                                                                        \
    (READ_FOLDER | WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR | \
     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR)

/* All rights of ABI 1. Moving files to another folder is always denied. */
#define RIGHTS_FIRST ((UINT64_C(1) << 13) - 1)

struct ruleset {
    uint64_t files, network; /* rights that need a rule */
};

int landlock_abi(void)
{
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

    return abi > 0 ? (int)abi : 0;
}

static uint64_t rights_of(enum sandbox_right right, bool folder)
{
    if (right == SANDBOX_READ)
        return folder ? READ_FOLDER : READ_FILE;
    return folder ? WRITE_FOLDER : WRITE_FILE;
}

static void allow(int ruleset, uint64_t handled, const struct sandbox_path *path)
{
    struct landlock_path_beneath_attr rule = {
        .parent_fd = open(path->path, O_PATH | O_CLOEXEC),
    };

    if (rule.parent_fd < 0)
        return;
    /* a rule for a file must not have the rights of folders */
    rule.allowed_access = rights_of(path->right, true) & handled;
    if (syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) < 0) {
        rule.allowed_access = rights_of(path->right, false) & handled;
        syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    }
    close(rule.parent_fd);
}

bool landlock_enter(int abi, const struct sandbox_path *paths, size_t count)
{
    struct ruleset rights = {
        .files = RIGHTS_FIRST | (abi >= 3 ? RIGHT_TRUNCATE : 0),
        .network = RIGHTS_TCP,
    };
    size_t size = abi >= 4 ? sizeof(rights) : sizeof(rights.files);
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rights, size, 0);

    bool done;

    if (ruleset < 0)
        return false;
    for (size_t i = 0; i < count; i++)
        allow(ruleset, rights.files, &paths[i]);
    done = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return done;
}

#else

int landlock_abi(void)
{
    return 0;
}

bool landlock_enter(int abi, const struct sandbox_path *paths, size_t count)
{
    (void)abi;
    (void)paths;
    (void)count;
    return false;
}

#endif
