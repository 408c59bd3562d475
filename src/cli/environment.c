#include "cli/environment.h"

#include "base/text/text.h"
#include "store/file/file.h"
#include "store/program.h"

#include <string.h>

#define CATALOG_NAME "catalog.db"
#define DATA_NAME "whichstack"                          /* our folder in the XDG data folders */
#define DATA_DIRS_DEFAULT "/usr/local/share:/usr/share" /* of the XDG base directories */

struct places {
    struct arena *arena;
    const char *name; /* name of the searched file */
    const char **paths;
    size_t count;
};

static void add(struct places *places, const char *folder, const char *below)
{
    const char *path = arena_printf(places->arena, "%s/%s/%s", folder, below, places->name);

    for (size_t i = 0; i < places->count; i++)
        if (text_equal(places->paths[i], path))
            return;
    places->paths[places->count++] = path;
}

static void add_beside(struct places *places, const char *executable)
{
    const char *slash = executable ? strrchr(executable, '/') : NULL;

    if (slash)
        add(places, arena_copy(places->arena, executable, (size_t)(slash - executable)), "data");
}

/* Adds PREFIX/share beside PREFIX/bin, for an installation that was moved as a whole. */
static void add_moved(struct places *places, const char *executable)
{
    const char *bin = executable ? strstr(executable, "/bin/") : NULL;

    for (const char *next = bin; next; next = strstr(next + 1, "/bin/"))
        bin = next;
    if (bin && !strchr(bin + strlen("/bin/"), '/'))
        add(places, arena_copy(places->arena, executable, (size_t)(bin - executable)),
            "share/" DATA_NAME);
}

static void add_home(struct places *places, const struct environment *environment)
{
    if (environment->xdg_data_home && environment->xdg_data_home[0] == '/')
        add(places, environment->xdg_data_home, DATA_NAME);
    else if (environment->home && environment->home[0] == '/')
        add(places, arena_printf(places->arena, "%s/.local/share", environment->home), DATA_NAME);
}

static void add_list(struct places *places, const char *folders)
{
    while (*folders) {
        size_t length = strcspn(folders, ":");

        if (*folders == '/')
            add(places, arena_copy(places->arena, folders, length), DATA_NAME);
        folders += length;
        folders += strspn(folders, ":");
    }
}

/* The possible paths of a data file, in search order. */
static size_t data_places(struct arena *arena, const struct environment *environment,
                          const char *name, const char ***ret_places)
{
    const char *folders =
        environment->xdg_data_dirs ? environment->xdg_data_dirs : DATA_DIRS_DEFAULT;
    struct places places = {.arena = arena, .name = name};

    /* room for: beside the program, the home folder, one for each colon plus one, a moved prefix, the
     * installation */
    places.paths = ARENA_ARRAY(arena, const char *, strlen(folders) + 5);
    add_beside(&places, environment->executable);
    add_home(&places, environment);
    add_list(&places, folders);
    add_moved(&places, environment->executable);
    add(&places, DATA_FOLDER, DATA_NAME);
    *ret_places = places.paths;
    return places.count;
}

size_t environment_catalog_places(struct arena *arena, const struct environment *environment,
                                  const char ***ret_places)
{
    return data_places(arena, environment, CATALOG_NAME, ret_places);
}

/* The first place that has the file; NULL: none, and `ret_looked` lists them. */
static const char *find_data(struct arena *arena, const struct environment *environment,
                             const char *name, const char **ret_looked)
{
    const char **places, *looked = "";
    size_t count = data_places(arena, environment, name, &places);

    for (size_t i = 0; i < count; i++) {
        if (file_exists(places[i]))
            return places[i];
        looked = arena_printf(arena, "%s%s%s", looked, i > 0 ? ", " : "", places[i]);
    }
    *ret_looked = looked;
    return NULL;
}

const char *environment_data(struct arena *arena, const struct environment *environment,
                             const char *name, struct error *error)
{
    const char *looked, *path = find_data(arena, environment, name, &looked);

    if (!path)
        error_set(error, "there is no '%s': install the program with its data; looked for %s", name,
                  looked);
    return path;
}

const char *environment_catalog(struct arena *arena, const struct environment *environment,
                                const char *named, struct error *error)
{
    const char *looked, *path;

    if (named)
        return named;
    if (environment->catalog)
        return environment->catalog;
    path = find_data(arena, environment, CATALOG_NAME, &looked);
    if (path)
        return path;
    error_set(error,
              "there is no catalog: name one with --catalog, or make one with 'whichstack "
              "compile'; looked for %s",
              looked);
    return NULL;
}

/* Relative values are ignored, as the XDG specification requires. */
static const char *place(struct arena *arena, const char *folder, const char *home,
                         const char *below_home, struct error *error)
{
    if (folder && folder[0] == '/')
        return arena_printf(arena, "%s/whichstack", folder);
    if (home)
        return arena_printf(arena, "%s/%s/whichstack", home, below_home);
    error_set(error, "HOME is not set");
    return NULL;
}

const char *environment_config(struct arena *arena, const struct environment *environment,
                               struct error *error)
{
    const char *folder =
        place(arena, environment->xdg_config_home, environment->home, ".config", error);

    return folder ? arena_printf(arena, "%s/config", folder) : NULL;
}

const char *environment_session(struct arena *arena, const struct environment *environment,
                                struct error *error)
{
    return place(arena, environment->xdg_state_home, environment->home, ".local/state", error);
}

const char *environment_temporary(const struct environment *environment)
{
    return environment->temporary ? environment->temporary : "/tmp";
}

const char *environment_pager(const struct environment *environment)
{
    const char *pager = environment->pager;

    if (!pager)
        return PROGRAM_PAGER;
    return pager[0] != '\0' ? pager : NULL;
}
