#include "base/columns.h"
#include "tui/keys.h"
#include "tui/list.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The key tables of the screen below and of every screen, searchable; Enter runs the chosen
 * command, also one without a key. */
#define SEARCH_BYTES 64

struct help {
    char search[SEARCH_BYTES];
    struct list list;
};

static const struct screen *below(const struct app *app)
{
    return app->n_views > 1 ? app->views[app->n_views - 2].screen : NULL;
}

/* Does the common action still reach here, or has the screen taken all its keys? */
static bool reachable(const struct screen *screen, const struct action *action)
{
    char key[KEY_NAME_BYTES];
    const char *keys = action->keys;
    uint32_t code;

    if (keys[0] == '\0')
        return true;
    while (*keys) {
        key_first(keys, key);
        bool taken = false;
        for (size_t i = 0; i < screen->n_actions && !taken; i++)
            taken = key_code(key, &code) && key_listed(code, screen->actions[i].keys);
        if (!taken)
            return true;
        keys += strcspn(keys, " ");
        keys += strspn(keys, " ");
    }
    return false;
}

static bool found(const struct help *help, const struct action *action)
{
    return strcasestr(action->name, help->search) || strcasestr(action->summary, help->search) ||
           strcasestr(action->keys, help->search);
}

/* The `index`-th entry that matches, or NULL; *ret_count is how many there are. */
static const struct action *entry(const struct app *app, const struct help *help, int index,
                                  int *ret_count)
{
    const struct screen *screen = below(app);
    const struct action *wanted = NULL;
    int count = 0;

    for (size_t i = 0; screen && i < screen->n_actions; i++)
        if (found(help, &screen->actions[i]) && count++ == index)
            wanted = &screen->actions[i];
    for (size_t i = 0; i < n_common_actions; i++)
        if ((!screen || reachable(screen, &common_actions[i])) &&
            found(help, &common_actions[i]) && count++ == index)
            wanted = &common_actions[i];
    *ret_count = count;
    return wanted;
}

static int rows_of(const struct app *app)
{
    enum tier tier = tier_of(app->rows, app->columns);

    return tier == TIER_TINY ? app->rows - 3 : app->rows - 5 - 2;
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    struct help *help = state;

    if (below(app))
        text_append(left, below(app)->title);
    text_printf(right, help->search[0] ? "search: %s" : "type to search", help->search);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct help *help = state;
    struct area body = frame->body;
    bool head = frame->tier != TIER_TINY;
    int count, rows = rows_of(app);

    entry(app, help, 0, &count);
    int top = list_top(&help->list, count, rows);
    int summary_at = body.columns >= 60 ? 36 : 22;
    if (head) {
        area_text(body, 0, 3, ROLE_HEADING, "Key");
        area_text(body, 0, 20, ROLE_HEADING, "Command");
        area_text(body, 0, summary_at, ROLE_HEADING, summary_at > 30 ? "Does" : "");
    }
    for (int i = 0; i < rows && top + i < count; i++) {
        int n, row = i + head;
        const struct action *action = entry(app, help, top + i, &n);
        bool selected = top + i == help->list.selected;
        area_fit(body, row, 3, 16, ROLE_KEY, app->options.unicode, action->keys);
        area_fit(body, row, 20, summary_at > 30 ? 15 : body.columns - 21, ROLE_STRONG,
                 app->options.unicode, action->name);
        if (summary_at > 30)
            area_fit(body, row, summary_at, body.columns - summary_at - 1, ROLE_PLAIN,
                     app->options.unicode, action->summary);
        if (selected) {
            area_text(body, row, 1, ROLE_STRONG, ">");
            area_select(body, row, 0, body.columns);
            area_cursor(body, row, 1);
        }
    }
    if (count == 0)
        area_text(body, head, 3, ROLE_WARNING, "No command matches; Esc clears the search");
    if (head)
        area_printf(body, body.rows - 1, 1, ROLE_QUIET, "%d commands   %s   catalog %s of %s",
                    count, app->options.program, catalog_identity(app->catalog)->version,
                    catalog_identity(app->catalog)->date);
}

static void move(struct app *app, void *state, enum movement movement)
{
    struct help *help = state;
    int count;

    entry(app, help, 0, &count);
    list_move(&help->list, count, rows_of(app), movement);
}

/* Runs it on the screen below: help closes first. */
static void run(struct app *app, void *state)
{
    struct help *help = state;
    int count;
    const struct action *action = entry(app, help, help->list.selected, &count);

    if (!action)
        return;
    app_pop(app);
    action->run(app, app_state(app));
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
