#include <dlfcn.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Preloaded (LD_PRELOAD) into the program: SQLite as if a catalog had taken it over. Before it opens a
 * database it tries what the sandbox forbids, in the folder that ESCAPE_FOLDER names. The file that
 * ESCAPE_SAID names gets a line for each that worked, "escaped: connect", and at the end "tried". */

static int said;

__attribute__((constructor)) static void open_said(void)
{
    said = fcntl(open(getenv("ESCAPE_SAID"), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666),
                 F_DUPFD_CLOEXEC, 100);
}

static bool opens(const char *name, int flags)
{
    int file = open(name, flags | O_CLOEXEC, 0666);

    return file >= 0 && close(file) == 0;
}

static bool make_file(void)
{
    return opens("made", O_WRONLY | O_CREAT);
}

static bool write_file(void)
{
    return opens("there", O_WRONLY | O_APPEND);
}

static bool truncate_file(void)
{
    return truncate("there", 1) == 0;
}

static bool read_file(void)
{
    return opens("there", O_RDONLY);
}

static bool list_folder(void)
{
    return opens(".", O_RDONLY | O_DIRECTORY);
}

static bool rename_file(void)
{
    return rename("there", "renamed") == 0 && rename("renamed", "there") == 0;
}

static bool remove_file(void)
{
    return unlink("spare") == 0;
}

static bool make_link(void)
{
    return symlink("there", "link") == 0;
}

static bool change_mode(void)
{
    return chmod("there", 0600) == 0;
}

static bool connect_to(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int file = socket(AF_INET, SOCK_DGRAM, 0);

    address.sin_port = htons(9);
    return file >= 0 && connect(file, (struct sockaddr *)&address, sizeof(address)) == 0;
}

static bool make_local_socket(void)
{
    return socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static bool start_program(void)
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        unsetenv("LD_PRELOAD");
        execl("/bin/true", "true", (char *)NULL);
        _exit(1);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

/* The child asks to be traced, which changes nothing for us. */
static bool be_traced(void)
{
    pid_t child = fork();
    int status = 1;

    if (child == 0)
        _exit(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0 ? 0 : 1);
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static const struct {
    const char *name;
    bool (*works)(void);
} attempts[] = {
    {"make a file", make_file},           {"write a file", write_file},
    {"truncate a file", truncate_file},   {"read a file", read_file},
    {"list a folder", list_folder},       {"rename a file", rename_file},
    {"remove a file", remove_file},       {"make a link", make_link},
    {"change a mode", change_mode},       {"connect", connect_to},
    {"make a socket", make_local_socket}, {"start a program", start_program},
    {"trace a process", be_traced},
};

static void try_all(void)
{
    int before = open(".", O_PATH | O_CLOEXEC);

    if (before < 0 || chdir(getenv("ESCAPE_FOLDER")) < 0)
        dprintf(said, "escape: there is no such folder\n");
    for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++)
        if (attempts[i].works())
            dprintf(said, "escaped: %s\n", attempts[i].name);
    dprintf(said, "tried\n");
    if (fchdir(before) < 0)
        dprintf(said, "escape: there is no way back\n");
    close(before);
}

int sqlite3_open_v2(const char *name, sqlite3 **ret_database, int flags, const char *system)
{
    int (*next)(const char *, sqlite3 **, int, const char *);
    static bool tried;

    *(void **)&next = dlsym(RTLD_NEXT, "sqlite3_open_v2");
    if (!tried)
        try_all();
    tried = true;
    return next(name, ret_database, flags, system);
}
