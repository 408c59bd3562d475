#ifndef STORE_SANDBOX_PARTS_H
#define STORE_SANDBOX_PARTS_H

#include "store/sandbox/sandbox.h"

#include <stdbool.h>

/* The parts of Linux. */

/* The ABI of Landlock in the kernel; 0: it has none, or it is off. */
int landlock_abi(void);
/* True: it is in force. */
bool landlock_enter(int abi, const struct sandbox_path *paths, size_t count);

/* False: neither the kernel has it, nor do we know the system calls of this machine. */
bool seccomp_is_known(void);
void seccomp_enter(void);

#endif
