#include "base/text/columns.h"
#include "tui/app/keymap.h"
#include "tui/widgets/list.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The commands of the screen below and of every screen with the keys that run them now,
 * searchable; Enter runs the chosen one, also one without a key. Tab adds the other screens'. */
#define SEARCH_BYTES 64
#define KEYS_AT 3
#define COMMAND_AT 20
#define SUMMARY_AT 36

struct help {
    char search[SEARCH_BYTES];
    struct list list;
    bool all; /* those of the other screens too */
};

struct entry {
    const struct screen *screen; /* whose it is; NULL: of every screen */
    const struct action *action;
    char keys[KEYMAP_BYTES];
};

static const struct screen *below(const struct app *app)
{
    return app->n_views > 1 ? app->views[app->n_views - 2].screen : NULL;
}

/* A command of every screen whose keys the screen has taken for its own does not reach there. One
 * without a key still runs from here. */
static bool reachable(const struct app *app, const struct screen *screen, struct entry *entry)
{
    char first[KEY_NAME_BYTES];
    uint32_t code;

    if (entry->keys[0] != '\0' || entry->action->keys[0] == '\0')
        return true;
    key_first(entry->action->keys, first);
    return key_code(first, &code) && !keymap_find(app->keymap, screen, code);
}

static bool found(const struct help *help, const struct entry *entry)
{
    return strcasestr(entry->action->name, help->search) ||
           strcasestr(entry->action->summary, help->search) ||
           strcasestr(entry->keys, help->search);
}

/* Where the walk over all entries stands: the next that matches is number `index`. */
struct walk {
    const struct app *app;
    const struct help *help;
    int wanted, count;
    struct entry entry; /* number `wanted`, once it was met */
};

static void visit(struct walk *walk, const struct screen *at, const struct screen *owner,
                  const struct action *action)
{
    struct entry entry = {.screen = owner, .action = action};

    keymap_keys(walk->app->keymap, at, action, entry.keys);
    if (!owner && !reachable(walk->app, at, &entry))
        return;
    if (found(walk->help, &entry) && walk->count++ == walk->wanted)
        walk->entry = entry;
}

static void visit_own(struct walk *walk, const struct screen *screen)
{
    for (size_t i = 0; i < screen->n_actions; i++)
        visit(walk, screen, screen, &screen->actions[i]);
}

/* The `index`-th entry that matches (its action is NULL when there is none); *ret_count is how
 * many there are. */
static struct entry entry_at(const struct app *app, const struct help *help, int index,
                             int *ret_count)
{
    struct walk walk = {.app = app, .help = help, .wanted = index};
    const struct screen *screen = below(app);

    visit_own(&walk, screen);
    for (size_t i = 0; i < n_common_actions; i++)
        visit(&walk, screen, NULL, &common_actions[i]);
    for (size_t i = 0; help->all && i < n_screens; i++)
        if (screens[i] != screen)
            visit_own(&walk, screens[i]);
    *ret_count = walk.count;
    return walk.entry;
}

/* Rows under the list: how many match, and from 24 rows on what helps a newcomer. */
static int foot_rows(const struct app *app)
{
    enum tier tier = app->frame.tier;

    return tier == TIER_TINY ? 0 : app->rows < 24 || tier == TIER_SMALL ? 1 : 4;
}

static int rows_of(const struct app *app)
{
    enum tier tier = app->frame.tier;

    return app->frame.body.rows - (tier != TIER_TINY) - foot_rows(app);
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    struct help *help = state;

    text_append(left, help->all ? "all screens" : below(app)->title);
    text_printf(right, help->search[0] ? "search: %s_" : "type to search", help->search);
}

static void draw_foot(struct app *app, const struct help *help, struct area area, int count)
{
    const char *path = app->options.config_path;
    size_t changed = keymap_count(app->keymap);

    if (area.rows > 1) {
        area_printf(area, 1, 1, ROLE_QUIET, "Wrong colours? type theme   Selecting text? %s leaves "
                                            "the mouse to the terminal", app_key(app, "mouse"));
        if (changed > 0)
            area_printf(area, 2, 1, ROLE_QUIET, "Keys of your own: %zu, in %s", changed,
                        path ? path : "no file");
        else
            area_text(area, 2, 1, ROLE_QUIET,
                      "Other keys: lines 'bind' of the config file, see whichstack-config(5)");
    }
    area_printf(area, area.rows - 1, 1, ROLE_QUIET,
                "%d commands%s%s%s   whichstack(1)   %s   catalog %s of %s", count,
                help->search[0] ? " match \"" : "", help->search, help->search[0] ? "\"" : "",
                app->options.program, catalog_identity(app->catalog)->version,
                catalog_identity(app->catalog)->date);
}

static void draw_entry(struct app *app, struct area body, int row, const struct entry *entry)
{
    bool wide = body.columns >= 60, unicode = app->options.unicode;
    int at = SUMMARY_AT;

    area_fit(body, row, KEYS_AT, COMMAND_AT - KEYS_AT - 1, ROLE_KEY, unicode, entry->keys);
    area_fit(body, row, COMMAND_AT, wide ? SUMMARY_AT - COMMAND_AT - 1 : body.columns - COMMAND_AT - 1,
             ROLE_STRONG, unicode, entry->action->name);
    if (!wide)
        return;
    if (entry->screen && entry->screen != below(app))
        at = area_printf(body, row, at, ROLE_QUIET, "%s: ", entry->screen->title);
    area_fit(body, row, at, body.columns - at - 1, ROLE_PLAIN, unicode, entry->action->summary);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct help *help = state;
    struct area body = frame->body;
    bool head = frame->tier != TIER_TINY;
    int count, foot = foot_rows(app), rows = rows_of(app);

    entry_at(app, help, 0, &count);
    int top = list_top(&help->list, count, rows);
    if (head) {
        area_text(body, 0, KEYS_AT, ROLE_HEADING, "Key");
        area_text(body, 0, COMMAND_AT, ROLE_HEADING, "Command");
        if (body.columns >= 60)
            area_text(body, 0, SUMMARY_AT, ROLE_HEADING, "Does");
    }
    for (int i = 0; i < rows && top + i < count; i++) {
        int n, row = i + head;
        struct entry entry = entry_at(app, help, top + i, &n);
        draw_entry(app, body, row, &entry);
        if (top + i == help->list.selected) {
            area_text(body, row, 1, ROLE_STRONG, ">");
            area_select(body, row, 0, body.columns);
            area_cursor(body, row, 1);
        }
    }
    if (count == 0)
        area_printf(body, head, KEYS_AT, ROLE_WARNING,
                    help->all ? "No command matches; Esc clears the search"
                              : "No command matches; Tab searches all screens, Esc clears");
    if (foot > 0)
        draw_foot(app, help, area_part(body, body.rows - foot, 0, foot, body.columns), count);
}

static void move(struct app *app, void *state, enum movement movement)
{
    struct help *help = state;
    int count;

    entry_at(app, help, 0, &count);
    list_move(&help->list, count, rows_of(app), movement);
}

/* Runs it on the screen below: help closes first. */
static void run(struct app *app, void *state)
{
    struct help *help = state;
    int count;
    struct entry entry = entry_at(app, help, help->list.selected, &count);

    if (!entry.action)
        return;
    if (entry.screen && entry.screen != below(app)) {
        app_say(app, "%s is a command of %s: it runs there", entry.action->name,
                entry.screen->title);
        return;
    }
    app_pop(app);
    app_run(app, entry.action);
}

static void toggle_all(struct app *app, void *state)
{
    struct help *help = state;

    (void)app;
    help->all = !help->all;
    help->list = (struct list){0};
}

static bool escape(struct app *app, void *state)
{
    struct help *help = state;

    (void)app;
    if (help->search[0] == '\0')
        return false;
    help->search[0] = '\0';
    help->list = (struct list){0};
    return true;
}

static void close_help(struct app *app, void *state)
{
    if (!escape(app, state))
        app_pop(app);
}

static bool type(struct app *app, void *state, uint32_t code)
{
    struct help *help = state;
    size_t length = strlen(help->search);

    (void)app;
    if (code == KEY_CODE_BACKSPACE && length > 0) {
        help->search[length - 1] = '\0';
    } else if (code > ' ' && code < 127 && length + 1 < SEARCH_BYTES) {
        help->search[length] = (char)code;
        help->search[length + 1] = '\0';
    } else {
        return false;
    }
    help->list = (struct list){0};
    return true;
}

static const struct action actions[] = {
    {"Enter", "run", "run", "Run the chosen command", run},
    {"Tab", "all-screens", "all screens", "Commands of all screens, or of this one", toggle_all},
    {"Esc", "close", "close", "Clear the search, then close", close_help},
};

extern const struct screen screen_help;
const struct screen screen_help = {
    .name = "help",
    .title = "Help",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct help),
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = run,
    .escape = escape,
    .type = type,
    .typed_at = true,
};
