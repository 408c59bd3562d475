#include "store/sandbox/sandbox_parts.h"

/* System call numbers depend on the architecture. With musl the kernel's headers are a separate
 * package. */
#if defined(__linux__) && defined(__has_include)
#if !__has_include(<linux/audit.h>)
/* without a filter */
#elif defined(__x86_64__) && !defined(__ILP32__)
#define MACHINE AUDIT_ARCH_X86_64
#define X32_CALLS 0x40000000 /* x32 calls have numbers from here on */
#elif defined(__aarch64__) && defined(__AARCH64EL__)
#define MACHINE AUDIT_ARCH_AARCH64
#define X32_CALLS 0x40000000 /* not used on this architecture */
#endif
#endif

#ifdef MACHINE

#include "base/array.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

/* A deny list, not an allow list, because a newer C library or SQLite may use other calls. */
static const unsigned denied[] = {
    /* network; io_uring can create sockets too */
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    /* programs, and other processes of the user */
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_pidfd_getfd,
    SYS_pidfd_open,
    SYS_kcmp,
    /* changes of files by name, which Landlock does not cover */
    SYS_fchmodat,
    SYS_fchownat,
    SYS_utimensat,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_removexattr,
    SYS_lremovexattr,
    SYS_open_by_handle_at,
    452 /* fchmodat2 */,
    463 /* setxattrat */,
    466 /* removexattrat */,
    /* the system */
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_unshare,
    SYS_setns,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_init_module,
    SYS_finit_module,
    SYS_kexec_load,
    SYS_kexec_file_load,
    SYS_personality,
#ifdef SYS_chmod /* older calls that only some architectures have */
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_utime,
    SYS_utimes,
    SYS_futimesat,
#endif
};

/* These push keys into the terminal, which the shell would read after the program has ended. */
static const unsigned denied_ioctls[] = {TIOCSTI, TIOCLINUX};

#define FIELD(name) ((unsigned)offsetof(struct seccomp_data, name))
#define LOW_HALF FIELD(args[1]) /* the kernel only uses this half; little-endian */
#define LENGTH (ARRAY_LENGTH(denied) + ARRAY_LENGTH(denied_ioctls) + 9)

struct program {
    struct sock_filter steps[LENGTH];
    size_t count;
};

static void load(struct program *program, unsigned offset)
{
    program->steps[program->count++] =
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset);
}

/* The last step denies; jumps are counted from the next step. */
static void deny_if(struct program *program, unsigned comparison, unsigned value)
{
    unsigned char distance = (unsigned char)(LENGTH - 2 - program->count);

    program->steps[program->count++] =
        (struct sock_filter)BPF_JUMP(BPF_JMP | comparison | BPF_K, value, distance, 0);
}

static void finish(struct program *program, unsigned action)
{
    program->steps[program->count++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action);
}

static void write_program(struct program *program)
{
    load(program, FIELD(arch));
    program->steps[program->count++] =
        (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
    finish(program, SECCOMP_RET_ERRNO | EPERM);
    load(program, FIELD(nr));
    deny_if(program, BPF_JGE, X32_CALLS);
    for (size_t i = 0; i < ARRAY_LENGTH(denied); i++)
        deny_if(program, BPF_JEQ, denied[i]);
    program->steps[program->count++] = (struct sock_filter)BPF_JUMP(
        BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, ARRAY_LENGTH(denied_ioctls) + 1);
    load(program, LOW_HALF);
    for (size_t i = 0; i < ARRAY_LENGTH(denied_ioctls); i++)
        deny_if(program, BPF_JEQ, denied_ioctls[i]);
    finish(program, SECCOMP_RET_ALLOW);
    finish(program, SECCOMP_RET_ERRNO | EPERM);
}

bool seccomp_is_known(void)
{
    /* a NULL filter gives EFAULT if the kernel supports filters */
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) < 0 && errno == EFAULT;
}

void seccomp_enter(void)
{
    struct program program = {.count = 0};

    write_program(&program);
    struct sock_fprog filter = {.len = (unsigned short)program.count, .filter = program.steps};
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0);
}

#else

bool seccomp_is_known(void)
{
    return false;
}

void seccomp_enter(void)
{
}

#endif
