#include "tui/app/keymap.h"

#include "base/text/nearest.h"
#include "tui/app/app.h"
#include "tui/terminal/keys.h"

#include <string.h>

const char keymap_everywhere[] = "all";

#define KEY_THAT_LEAVES ('C' - '@')
#define NAMES_MOST 256 /* candidates for "did you mean" */

/* A key bound by the user. */
struct binding {
    const struct screen *screen; /* NULL: all screens */
    uint32_t code;
    const char *command; /* NULL: the key does nothing */
};

/* A key of a table of actions, and one of the actions it is listed for. */
struct listed_key {
    uint32_t code;
    const char *name;
    const struct action *action;
};

struct listed_keys {
    struct listed_key *keys; /* in the order of the table */
    size_t count;
};

struct keymap {
    struct arena *arena;
    struct binding *bindings;
    size_t count, room;
    struct listed_keys common;
    struct listed_keys *own; /* of each screen, in the order of `screens`, when it is asked for */
};

/* The tables name their keys; every lookup compares codes. */
static struct listed_keys list_keys(struct arena *arena, const struct action *actions, size_t count)
{
    struct listed_keys listed = {0};
    char name[KEY_NAME_BYTES];
    size_t room = 0;
    uint32_t code;

    for (size_t i = 0; i < count; i++)
        for (const char *rest = actions[i].keys; *rest; rest += strspn(rest, " ")) {
            key_first(rest, name);
            rest += strcspn(rest, " ");
            if (!key_code(name, &code))
                continue;
            listed.keys = arena_grow(arena, listed.keys, listed.count, &room, sizeof(*listed.keys));
            listed.keys[listed.count++] =
                (struct listed_key){code, arena_string(arena, name), &actions[i]};
        }
    return listed;
}

struct keymap *keymap_new(struct arena *arena)
{
    struct keymap *keymap = ARENA_NEW(arena, struct keymap);

    keymap->arena = arena;
    keymap->common = list_keys(arena, common_actions, n_common_actions);
    keymap->own = ARENA_ARRAY(arena, struct listed_keys, n_screens);
    return keymap;
}

size_t keymap_count(const struct keymap *keymap)
{
    return keymap->count;
}

/* --- lookup ----------------------------------------------------------------------------------- */

static const struct action *named(const struct action *actions, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(actions[i].name, name))
            return &actions[i];
    return NULL;
}

const struct action *keymap_action(const struct screen *screen, const char *name)
{
    const struct action *own = screen ? named(screen->actions, screen->n_actions, name) : NULL;

    return own ? own : named(common_actions, n_common_actions, name);
}

static const struct listed_keys *keys_of(const struct keymap *keymap, const struct screen *screen)
{
    for (size_t i = 0; i < n_screens; i++) {
        if (screens[i] != screen)
            continue;
        struct listed_keys *own = &keymap->own[i];
        if (!own->keys)
            *own = list_keys(keymap->arena, screen->actions, screen->n_actions);
        return own;
    }
    return &keymap->common;
}

static const struct action *listed(const struct listed_keys *listed, uint32_t code)
{
    if (code == '\n') /* both are Enter */
        code = '\r';
    for (size_t i = 0; i < listed->count; i++)
        if (listed->keys[i].code == code)
            return listed->keys[i].action;
    return NULL;
}

static const struct binding *bound(const struct keymap *keymap, const struct screen *screen,
                                   uint32_t code)
{
    for (size_t i = 0; i < keymap->count; i++)
        if (keymap->bindings[i].screen == screen && keymap->bindings[i].code == code)
            return &keymap->bindings[i];
    return NULL;
}

/* The user's binding of a key: for this screen, else for all screens. */
static const struct binding *bound_here(const struct keymap *keymap, const struct screen *screen,
                                        uint32_t code)
{
    const struct binding *binding = bound(keymap, screen, code);

    return binding ? binding : bound(keymap, NULL, code);
}

const struct action *keymap_find(const struct keymap *keymap, const struct screen *screen,
                                 uint32_t code)
{
    const struct binding *binding = bound_here(keymap, screen, code);
    const struct action *own;

    if (binding)
        return binding->command ? keymap_action(screen, binding->command) : NULL;
    own = listed(keys_of(keymap, screen), code);
    return own ? own : listed(&keymap->common, code);
}

/* --- the keys of a command -------------------------------------------------------------------- */

static void add_key(char keys[KEYMAP_BYTES], const char *name)
{
    size_t used = strlen(keys), length = strlen(name);

    if (used + 1 + length + 1 > KEYMAP_BYTES)
        return;
    if (used > 0)
        keys[used++] = ' ';
    memcpy(keys + used, name, length + 1);
}

void keymap_keys(const struct keymap *keymap, const struct screen *screen,
                 const struct action *action, char keys[KEYMAP_BYTES])
{
    bool is_common = action >= common_actions && action < common_actions + n_common_actions;
    const struct listed_keys *listed = is_common ? &keymap->common : keys_of(keymap, screen);
    char name[KEY_NAME_BYTES];

    keys[0] = '\0';
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (bound_here(keymap, screen, binding->code) != binding ||
            keymap_find(keymap, screen, binding->code) != action)
            continue;
        key_name(binding->code, name);
        add_key(keys, name);
    }
    for (size_t i = 0; i < listed->count; i++) {
        const struct listed_key *key = &listed->keys[i];
        if (key->action == action && !bound_here(keymap, screen, key->code) &&
            keymap_find(keymap, screen, key->code) == action)
            add_key(keys, key->name);
    }
}

/* --- binding ---------------------------------------------------------------------------------- */

static void guess(struct error *error, const char *word, const char *const *words, size_t count)
{
    const char *near = nearest_word(word, words, count);

    if (near)
        error_set(error, "%s; did you mean '%s'?", error->message, near);
}

static bool no_context(const char *context, struct error *error)
{
    const char *words[NAMES_MOST];
    size_t count = 0;

    words[count++] = keymap_everywhere;
    for (size_t i = 0; i < n_screens && count < NAMES_MOST; i++)
        words[count++] = screens[i]->name;
    error_set(error, "there is no context '%s': it is 'all' or the name of a screen", context);
    guess(error, context, words, count);
    return false;
}

static bool no_command(const struct screen *screen, const char *command, struct error *error)
{
    const char *words[NAMES_MOST];
    size_t count = 0;

    for (size_t i = 0; screen && i < screen->n_actions && count < NAMES_MOST; i++)
        words[count++] = screen->actions[i].name;
    for (size_t i = 0; i < n_common_actions && count < NAMES_MOST; i++)
        words[count++] = common_actions[i].name;
    error_set(error, "there is no command '%s' %s%s ('whichstack keys' lists them)", command,
              screen ? "in " : "of all screens", screen ? screen->name : "");
    guess(error, command, words, count);
    return false;
}

bool keymap_bind(struct keymap *keymap, const char *context, const char *key, const char *command,
                 struct error *error)
{
    const struct screen *screen = app_find_screen(context);
    bool nothing = text_equal(command, "-");
    uint32_t code;

    if (!screen && !text_equal(context, keymap_everywhere))
        return no_context(context, error);
    if (!key_code(key, &code)) {
        error_set(error,
                  "there is no key '%s': write it as x, X, Ctrl-X, Space, Enter, Tab, Esc, "
                  "Up, PgDn or F5",
                  key);
        return false;
    }
    if (code == KEY_THAT_LEAVES) {
        error_set(error, "Ctrl-C always leaves and cannot be bound");
        return false;
    }
    if (!nothing && !keymap_action(screen, command))
        return no_command(screen, command, error);
    if (bound(keymap, screen, code)) {
        error_set(error, "'%s' in %s is bound by an earlier line: remove one of the two", key,
                  context);
        return false;
    }
    keymap->bindings = arena_grow(keymap->arena, keymap->bindings, keymap->count, &keymap->room,
                                  sizeof(*keymap->bindings));
    keymap->bindings[keymap->count++] =
        (struct binding){screen, code, nothing ? NULL : arena_string(keymap->arena, command)};
    return true;
}

/* --- commands left without a key -------------------------------------------------------------- */

/* Has the command default keys on this screen, and are all of them bound to other commands? */
static bool is_orphan(const struct keymap *keymap, const struct screen *screen,
                      const struct action *action)
{
    const struct keymap none = {
        .arena = keymap->arena, .common = keymap->common, .own = keymap->own};
    char keys[KEYMAP_BYTES], name[KEY_NAME_BYTES];
    uint32_t code;
    bool taken = false;

    keymap_keys(keymap, screen, action, keys);
    if (keys[0] != '\0')
        return false;
    keymap_keys(&none, screen, action, keys);
    for (const char *rest = keys; *rest; rest += strspn(rest, " ")) {
        key_first(rest, name);
        rest += strcspn(rest, " ");
        taken |= key_code(name, &code) && keymap_find(keymap, screen, code) != NULL;
    }
    return taken;
}

bool keymap_orphan(const struct keymap *keymap, size_t index, const struct screen **ret_screen,
                   const struct action **ret_action)
{
    for (size_t i = 0; i < n_screens; i++)
        for (size_t j = 0; j < screens[i]->n_actions + n_common_actions; j++) {
            const struct action *action = j < screens[i]->n_actions
                                              ? &screens[i]->actions[j]
                                              : &common_actions[j - screens[i]->n_actions];
            if (!is_orphan(keymap, screens[i], action) || index-- > 0)
                continue;
            *ret_screen = screens[i];
            *ret_action = action;
            return true;
        }
    return false;
}
