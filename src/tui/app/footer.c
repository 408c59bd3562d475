#include "tui/app/footer.h"

#include "base/text/columns.h"
#include "tui/app/app_parts.h"
#include "tui/app/keymap.h"
#include "tui/terminal/keys.h"

#include <stdio.h>
#include <string.h>

#define ENTRIES_MOST 40
#define KEYS_BYTES 40
#define ESCAPE 27

struct entry {
    const char *brief;
    char key[KEY_NAME_BYTES];                    /* first key, pressed by a click */
    char last[KEY_NAME_BYTES], keys[KEYS_BYTES]; /* "n p", "1-6" */
    size_t run_at; /* where the last range of digits begins in `keys` */
    int column, key_width, width;
};

struct footer {
    struct entry entries[ENTRIES_MOST];
    size_t count;
    int column;
    bool keys_alone;
    const char *left_out; /* `brief` of keys that did not fit together */
};

static bool is_common(const struct action *action)
{
    return action >= common_actions && action < common_actions + n_common_actions;
}

/* Is it the key that leaves the screen? It is the last entry and dropped last. */
static bool is_kept(const struct action *action)
{
    return is_common(action) && text_equal(action->name, "back");
}

static const char *brief_of(const struct app *app, const struct action *action)
{
    return app_depth(app) == 1 && is_kept(action) ? "quit" : action->brief;
}

static bool is_digit(const char *key)
{
    return key[0] >= '0' && key[0] <= '9' && key[1] == '\0';
}

/* Is it a digit that does nothing here, such as 9 for a question with seven options? */
static bool is_idle_digit(struct app *app, const struct screen *screen, const struct action *action,
                          const char *key)
{
    return screen->digits && !is_common(action) && is_digit(key) &&
           key[0] - '0' > screen->digits(app, app_state(app));
}

static bool is_typing(struct app *app)
{
    const struct screen *screen = app_screen(app);

    return screen->is_typing && screen->is_typing(app_state(app));
}

static bool is_text(const char *key)
{
    uint32_t code;

    return key_code(key, &code) && code >= ' ' && code < KEY_CODE_UP;
}

/* Hidden are commands without a brief or a key, and the command that opens this screen; in a text
 * field those whose key is text, and the common ones. */
static bool is_shown(struct app *app, const struct screen *screen, const struct action *action,
                     char key[KEY_NAME_BYTES])
{
    char keys[KEYMAP_BYTES];

    if (!action->brief || text_equal(action->name, screen->name) ||
        (is_common(action) && is_typing(app)) ||
        (!is_common(action) && screen->is_idle && screen->is_idle(app_state(app))))
        return false;
    keymap_keys(app->keymap, screen, action, keys);
    key_first(keys, key);
    return key[0] != '\0' && !is_idle_digit(app, screen, action, key) &&
           !(is_typing(app) && is_text(key));
}

static void set_keys(const struct footer *footer, struct entry *entry, const char *keys)
{
    snprintf(entry->keys, KEYS_BYTES, "%.*s", KEYS_BYTES - 1, keys);
    entry->key_width = columns_of(entry->keys);
    entry->width = entry->key_width + (footer->keys_alone ? 0 : 1 + columns_of(entry->brief));
}

/* Joins a key with the previous entry if they have the same brief: "1-6 section", "n p figure". */
static bool join(struct footer *footer, const char *key, const char *brief, int room)
{
    struct entry *last = footer->count > 0 ? &footer->entries[footer->count - 1] : NULL;
    char keys[2 * KEYS_BYTES];

    if (footer->left_out && text_equal(footer->left_out, brief))
        return true;
    if (!last || !text_equal(last->brief, brief))
        return false;
    struct entry joined = *last;
    if (is_digit(key) && is_digit(last->last) && key[0] == last->last[0] + 1) {
        snprintf(keys, sizeof(keys), "%.*s-%s", (int)last->run_at + 1, last->keys, key);
    } else {
        snprintf(keys, sizeof(keys), "%s %s", last->keys, key);
        joined.run_at = strlen(last->keys) + 1;
    }
    set_keys(footer, &joined, keys);
    snprintf(joined.last, KEY_NAME_BYTES, "%s", key);
    if (joined.column + joined.width > room - 1) { /* all of them or none */
        footer->column = last->column;
        footer->count--;
        footer->left_out = brief;
        return true;
    }
    footer->column += joined.width - last->width;
    *last = joined;
    return true;
}

static void add(struct footer *footer, const char *key, const char *brief, int room)
{
    struct entry entry = {.brief = brief, .column = footer->column};

    key_first(key, entry.key);
    if (join(footer, entry.key, brief, room))
        return;
    snprintf(entry.last, KEY_NAME_BYTES, "%s", entry.key);
    set_keys(footer, &entry, entry.key);
    if (footer->count == ENTRIES_MOST || entry.column + entry.width > room - 1)
        return;
    footer->entries[footer->count++] = entry;
    footer->column += entry.width + (footer->keys_alone ? 1 : 2);
}

static void add_actions(struct app *app, struct footer *footer, const struct action *actions,
                        size_t count, bool kept, int room)
{
    const struct screen *screen = app_screen(app);
    char key[KEY_NAME_BYTES];

    for (size_t i = 0; i < count; i++)
        if (is_kept(&actions[i]) == kept && is_shown(app, screen, &actions[i], key))
            add(footer, key, brief_of(app, &actions[i]), room);
}

static void arrange(struct app *app, int columns, struct footer *footer)
{
    const struct screen *screen = app_screen(app);
    struct footer kept = {.keys_alone = columns < 40};

    *footer = (struct footer){.keys_alone = kept.keys_alone, .column = 1};
    if (app->prompt.label) {
        for (size_t i = 0; i < n_prompt_keys; i++)
            if (prompt_keys[i].brief &&
                (app->prompt_actions->completed || !prompt_keys[i].completes))
                add(footer, prompt_keys[i].keys, prompt_keys[i].brief, columns);
        return;
    }
    add_actions(app, &kept, common_actions, n_common_actions, true, columns);
    add_actions(app, footer, screen->actions, screen->n_actions, false, columns - kept.column);
    add_actions(app, footer, common_actions, n_common_actions, false, columns - kept.column);
    add_actions(app, footer, common_actions, n_common_actions, true, columns);
    const struct action *escape = keymap_find(app->keymap, screen, ESCAPE);
    if (is_typing(app) && escape && is_common(escape))
        add(footer, "Esc", "leave field", columns);
}

static void paint(struct app *app, struct area area)
{
    struct footer footer;

    arrange(app, area.columns, &footer);
    for (size_t i = 0; i < footer.count; i++) {
        const struct entry *entry = &footer.entries[i];
        area_text(area, 0, entry->column, ROLE_KEY, entry->keys);
        if (!footer.keys_alone)
            area_text(area, 0, entry->column + entry->key_width + 1, ROLE_MUTED, entry->brief);
    }
}

/* All that the footer shows; keys do not change while the program runs. */
struct inputs {
    const struct screen *screen;
    const struct prompt_actions *prompt; /* NULL: none is open */
    int digits;
    bool is_first, is_idle, is_typing;
};

void footer_draw(struct app *app, struct area area)
{
    const struct screen *screen = app_screen(app);
    struct inputs inputs;

    if (area.rows < 1)
        return;
    memset(&inputs, 0, sizeof(inputs));
    inputs.screen = screen;
    inputs.prompt = app->prompt.label ? app->prompt_actions : NULL;
    inputs.digits = screen->digits ? screen->digits(app, app_state(app)) : 0;
    inputs.is_first = app_depth(app) == 1;
    inputs.is_idle = screen->is_idle && screen->is_idle(app_state(app));
    inputs.is_typing = is_typing(app);
    struct kept_part part = {"footer", &inputs, sizeof(inputs), 0};
    if (kept_show(app->kept, area, &part))
        return;
    paint(app, area);
    kept_take(app->kept, area, &part);
}

bool footer_at(struct app *app, int columns, int column, uint32_t *ret_code)
{
    struct footer footer;

    arrange(app, columns, &footer);
    for (size_t i = 0; i < footer.count; i++)
        if (column >= footer.entries[i].column &&
            column < footer.entries[i].column + footer.entries[i].width)
            return key_code(footer.entries[i].key, ret_code);
    return false;
}
