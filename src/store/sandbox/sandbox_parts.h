#ifndef STORE_SANDBOX_PARTS_H
#define STORE_SANDBOX_PARTS_H

#include "store/sandbox/sandbox.h"

#include <stdbool.h>

/* Internal to store/sandbox: the parts for Linux. */

/* The kernel's Landlock ABI; 0: not available. */
int landlock_abi(void);
/* True: the restrictions are in force. */
bool landlock_enter(int abi, const struct sandbox_path *paths, size_t count);

/* False: the kernel lacks seccomp, or the system calls of this architecture are not listed here. */
bool seccomp_is_known(void);
void seccomp_enter(void);

#endif
