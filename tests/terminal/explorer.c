#include "explorer.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* The program under test starts in another folder. */
static const char *absolute(struct test *test, const char *path)
{
    char *resolved = realpath(path, NULL);
    const char *copy = arena_string(test->arena, resolved ? resolved : path);

    free(resolved);
    return copy;
}

bool test_begin(struct test *test, int count, char **arguments)
{
    *test = (struct test){.folder = "/tmp/whichstack-explorer-XXXXXX"};
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (count < 3 || count > 4 || !mkdtemp(test->folder)) {
        printf("Bail out! usage: %s PROGRAM CATALOG [MORE]\n", arguments[0]);
        return false;
    }
    test->arena = arena_new();
    test->program = absolute(test, arguments[1]);
    test->catalog = absolute(test, arguments[2]);
    test->more = count > 3 ? absolute(test, arguments[3]) : NULL;
    return true;
}

static int remove_one(const char *path, const struct stat *facts, int type, struct FTW *place)
{
    (void)facts;
    (void)type;
    (void)place;
    return remove(path);
}

int test_end(struct test *test)
{
    nftw(test->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    arena_free(test->arena);
    return tap_end(&test->tap);
}

const char *test_path(struct test *test, const char *name)
{
    return name[0] == '/' ? name : arena_printf(test->arena, "%s/%s", test->folder, name);
}

const char *test_script(struct test *test, const char *lines)
{
    return arena_printf(
        test->arena,
        "export WHICHSTACK_CATALOG='%s' HOME='%s' LC_ALL=C.UTF-8\n"
        "unset NO_COLOR PAGER\n"
        "program='%s'\nwhichstack() { \"$program\" \"$@\"; }\ncd '%s' || exit 99\n%s\n",
        test->catalog, test->folder, test->program, test->folder, lines);
}

int test_shell(struct test *test, const char *lines)
{
    int status = system(test_script(test, lines));

    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static const char describe_direct[] =
    "cat >direct.ti <<'END'\n"
    "xterm-direct|xterm with colours of 24 bits,\n"
    "\tRGB, ccc@, colors#0x1000000, pairs#0x7FFF, initc@, oc@,\n"
    "\tsetab=\\E[%?%p1%{8}%<%t4%p1%d%e48\\:2\\:\\:%p1%{65536}%/%d\\:%p1%{256}%/%{255}%&%d\\:"
    "%p1%{255}%&%d%;m,\n"
    "\tsetaf=\\E[%?%p1%{8}%<%t3%p1%d%e38\\:2\\:\\:%p1%{65536}%/%d\\:%p1%{256}%/%{255}%&%d\\:"
    "%p1%{255}%&%d%;m,\n"
    "\tuse=xterm-256color,\n"
    "END\n"
    "mkdir direct && tic -x -o direct direct.ti";

const char *test_direct_terminal(struct test *test)
{
    tap_check(&test->tap, test_shell(test, describe_direct) == 0,
              "tic compiles a description with 24-bit colour");
    return arena_printf(test->arena, "TERMINFO_DIRS=%s/direct:", test->folder);
}

struct screen *explorer_start(struct test *test, struct screen_options options, const char *session,
                              const char *const *arguments)
{
    const char *command[12] = {test->program, "--catalog", test->catalog};
    const char *environment[32] = {NULL};
    size_t n = 0;

    for (size_t i = 0; arguments && arguments[i] && i < 8; i++)
        command[i + 3] = arguments[i];
    for (size_t i = 0; options.environment && options.environment[i] && n < 28; i++)
        environment[n++] = options.environment[i];
    environment[n++] = arena_printf(test->arena, "XDG_STATE_HOME=%s", test_path(test, session));
    environment[n++] = arena_printf(test->arena, "HOME=%s", test->folder);
    options.environment = environment;
    options.command = command;
    options.folder = options.folder ? options.folder : test->folder;
    struct screen *screen = screen_start(&options);
    if (!screen_wait(screen))
        tap_check(&test->tap, false, "the explorer starts: %s", screen_ending(screen));
    return screen;
}

bool explorer_restored(const struct screen *screen)
{
    struct screen_modes modes = screen_modes(screen);

    return !modes.alternate && modes.cursor && !modes.mouse && !modes.paste && !modes.keypad &&
           screen_is_sane(screen);
}

void explorer_quit(struct test *test, struct screen *screen, const char *what)
{
    screen_keys(screen, "Ctrl-C Q"); /* the first closes a prompt, if there is one */
    int status = screen_wait_end(screen);

    tap_check(&test->tap,
              WIFEXITED(status) && WEXITSTATUS(status) == 0 && explorer_restored(screen),
              "%s: quits with status 0 and restores the terminal", what);
    screen_free(screen);
}

bool place_is_shown(const struct screen *screen, const struct place *place)
{
    struct text title;

    text_init(&title);
    screen_row(screen, 0, &title);
    bool shown = strstr(title.bytes, place_title(place)) != NULL;
    text_finish(&title);
    return shown && (!place->shows || screen_shows(screen, place->shows));
}

/* Each time a session of its own, so that nothing comes from the place before. */
static struct screen *start_at(struct test *test, const struct place *place,
                               struct screen_options options, const char *const *arguments)
{
    static const char pattern[] = "/session-XXXXXX";
    char *session = arena_printf(test->arena, "%s%s", test->folder, pattern);
    struct screen *screen = explorer_start(test, options, mkdtemp(session), arguments);

    screen_keys(screen, place->keys);
    return screen;
}

struct screen *place_start(struct test *test, const struct place *place,
                           struct screen_options options, const char *const *arguments)
{
    struct screen *screen = start_at(test, place, options, arguments);

    if (!screen_wait(screen))
        tap_check(&test->tap, false, "%s can be opened: %s", place->name, screen_ending(screen));
    return screen;
}

struct screen *place_enter(struct test *test, const struct place *place,
                           struct screen_options options)
{
    struct screen *screen = start_at(test, place, options, NULL);

    if (!screen_wait_text(screen, place_title(place)) ||
        (place->shows && !screen_wait_text(screen, place->shows)) || !place_is_shown(screen, place))
        tap_check(&test->tap, false, "%s can be opened", place->name);
    return screen;
}
