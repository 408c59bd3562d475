#include "start_sandbox.h"

#include "base/array.h"
#include "start.h"
#include "store/file/file.h"
#include "store/program.h"
#include "store/sandbox/sandbox.h"
#include "store/session.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_PATHS 24

struct allowed {
    struct cli *cli;
    struct sandbox_path paths[MOST_PATHS];
    size_t count;
};

static const char *variable_or(const char *name, const char *otherwise)
{
    const char *value = start_variable(name);

    return value ? value : otherwise;
}

static void add(struct allowed *allowed, const char *path, enum sandbox_right right)
{
    if (path && allowed->count < MOST_PATHS)
        allowed->paths[allowed->count++] = (struct sandbox_path){path, right};
}

/* Allows terminal descriptions and files of the C library, which can be in many places. */
static void add_descriptions(struct allowed *allowed)
{
    static const char *const folders[] = {"/usr", "/lib/terminfo", "/etc/terminfo"};
    struct arena *arena = allowed->cli->arena;
    const char *listed = variable_or("TERMINFO_DIRS", ""), *home = allowed->cli->environment->home;

    for (size_t i = 0; i < ARRAY_LENGTH(folders); i++)
        add(allowed, folders[i], SANDBOX_READ);
    add(allowed, variable_or("TERMINFO", NULL), SANDBOX_READ);
    if (home)
        add(allowed, arena_printf(arena, "%s/.terminfo", home), SANDBOX_READ);
    while (*listed) {
        size_t length = strcspn(listed, ":");

        add(allowed, arena_copy(arena, listed, length), SANDBOX_READ);
        listed += length;
        listed += strspn(listed, ":");
    }
}

/* Creates the folder, because it must exist to be allowed. A session that is a link may be in
 * another folder. */
static void add_session(struct allowed *allowed)
{
    struct cli *cli = allowed->cli;
    struct error ignored; /* reported when the session is opened */
    const char *folder = environment_session(cli->arena, cli->environment, &ignored), *path;
    char *followed;
    struct stat facts;

    if (!folder || (!file_exists(folder) && !file_make_folder(folder, &ignored)))
        return;
    add(allowed, folder, SANDBOX_WRITE);
    path = arena_printf(cli->arena, "%s/" SESSION_FILE, folder);
    if (lstat(path, &facts) < 0 || !S_ISLNK(facts.st_mode))
        return;
    followed = realpath(path, NULL);
    if (followed) {
        path = arena_string(cli->arena, followed);
        add(allowed, arena_copy(cli->arena, path, (size_t)(strrchr(path, '/') - path)),
            SANDBOX_WRITE);
    }
    free(followed);
}

/* The resolved current folder. */
static const char *started_in(struct arena *arena)
{
    char folder[PATH_MAX];

    return getcwd(folder, sizeof(folder)) ? arena_string(arena, folder) : NULL;
}

void start_sandbox(struct cli *cli, struct start_programs *programs)
{
    struct allowed allowed = {.cli = cli};
    struct error ignored;

    programs->commands[START_EDITOR] = variable_or("VISUAL", variable_or("EDITOR", "vi"));
    programs->commands[START_BROWSER] = variable_or("BROWSER", "xdg-open");
    programs->commands[START_PAGER] = variable_or("PAGER", PROGRAM_PAGER);
    programs->folder = NULL;
    if (cli_has(cli, OPTION_NO_SANDBOX))
        return;
    cli->programs = program_helper_start(programs->commands, START_PROGRAM_COUNT);
    if (!cli->programs)
        return; /* without a helper the sandbox would disable the keys that start programs */
    add(&allowed, "/dev/urandom", SANDBOX_READ);
    add(&allowed, "/dev/tty", SANDBOX_WRITE);
    add(&allowed,
        environment_catalog(cli->arena, cli->environment, cli_value(cli, OPTION_CATALOG), &ignored),
        SANDBOX_READ);
    add(&allowed, environment_config(cli->arena, cli->environment, &ignored), SANDBOX_READ);
    if (!cli->command) /* `pick` has none */
        add_session(&allowed);
    add(&allowed, ".", SANDBOX_WRITE);
    add_descriptions(&allowed);
    if (sandbox_enter(allowed.paths, allowed.count))
        programs->folder = started_in(cli->arena);
}
