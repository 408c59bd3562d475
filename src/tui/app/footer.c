#include "tui/app/footer.h"

#include "base/text/columns.h"
#include "tui/app/app_parts.h"
#include "tui/app/keymap.h"
#include "tui/terminal/keys.h"

#define ENTRIES_MOST 40

struct entry {
    const char *brief;
    char key[KEY_NAME_BYTES];
    int column, key_width, width;
};

struct footer {
    struct entry entries[ENTRIES_MOST];
    size_t count;
    int column;
    bool keys_alone;
};

static bool is_common(const struct action *action)
{
    return action >= common_actions && action < common_actions + n_common_actions;
}

/* The way out stands last and is dropped last. */
static bool is_kept(const struct action *action)
{
    return is_common(action) && text_equal(action->name, "back");
}

static const char *brief_of(const struct app *app, const struct action *action)
{
    return app_depth(app) == 1 && is_kept(action) ? "quit" : action->brief;
}

/* What has no word or no key, and what leads to where we are, is not shown. */
static bool is_shown(const struct app *app, const struct screen *screen,
                     const struct action *action, char key[KEY_NAME_BYTES])
{
    char keys[KEYMAP_BYTES];

    if (!action->brief || text_equal(action->name, screen->name) ||
        (is_common(action) && screen->typed_at))
        return false;
    keymap_keys(app->keymap, screen, action, keys);
    key_first(keys, key);
    return key[0] != '\0';
}

static void add(struct footer *footer, const char *key, const char *brief, int room)
{
    struct entry entry = {.brief = brief, .column = footer->column};

    key_first(key, entry.key);
    entry.key_width = columns_of(entry.key);
    entry.width = entry.key_width + (footer->keys_alone ? 0 : 1 + columns_of(brief));
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
    struct footer kept = {.keys_alone = columns < 60};

    *footer = (struct footer){.keys_alone = kept.keys_alone, .column = 1};
    if (app->prompt.label) {
        for (size_t i = 0; i < n_prompt_keys; i++)
            if (prompt_keys[i].brief && (app->prompt_actions->completed || !prompt_keys[i].completes))
                add(footer, prompt_keys[i].keys, prompt_keys[i].brief, columns);
        return;
    }
    add_actions(app, &kept, common_actions, n_common_actions, true, columns);
    add_actions(app, footer, screen->actions, screen->n_actions, false, columns - kept.column);
    add_actions(app, footer, common_actions, n_common_actions, false, columns - kept.column);
    add_actions(app, footer, common_actions, n_common_actions, true, columns);
}

void footer_draw(struct app *app, struct area area)
{
    struct footer footer;

    if (area.rows < 1)
        return;
    arrange(app, area.columns, &footer);
    for (size_t i = 0; i < footer.count; i++) {
        const struct entry *entry = &footer.entries[i];
        area_text(area, 0, entry->column, ROLE_KEY, entry->key);
        if (!footer.keys_alone)
            area_text(area, 0, entry->column + entry->key_width + 1, ROLE_MUTED, entry->brief);
    }
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
