#include "catalogs.h"
#include "decisions.h"
#include "press.h"

#include "../../terminal/places.h"
#include "tui/app/app.h"
#include "tui/terminal/keys.h"

/* Every key of the key tables on every screen, and every key of none: pressed from the place as it
 * was reached, without a terminal. A key does something that is seen, or says why it does not. */

enum { ROWS = 24, COLUMNS = 80 };

struct seen {
    char *picture; /* text, roles, cursor, and the message in its row */
    enum request_kind request;
    size_t depth;
    bool running;
};

struct desk {
    struct catalog *catalog;
    struct app *app;
    struct surface *surface;
};

/* Exports that are written go into the folder, which goes at the end. */
static int begin(void **state)
{
    return folder_new(state) == 0 && chdir(folder_path(state, ".")) == 0 ? 0 : -1;
}

static void press_code(struct desk *desk, uint32_t code)
{
    if (desk->app->running)
        app_handle(desk->app, &(struct event){.kind = EVENT_KEY, .code = code});
}

static void press(struct desk *desk, const char *keys)
{
    press_keys(desk->app, keys);
}

/* A new explorer at the place. The message there is taken away: that it goes is not what a key is
 * pressed for. */
static struct desk desk_at(struct catalog *catalog, const struct place *place, const char *more)
{
    const struct app_options options = {
        .draws = TEST_DRAWS,
        .catalog = catalog,
        .program = "whichstack",
        .today = "2026-11-22",
        .seed = 1,
        .unicode = true,
    };
    struct desk desk = {catalog, app_new(&options), surface_new(ROWS, COLUMNS)};

    app_resize(desk.app, ROWS, COLUMNS);
    press(&desk, place->keys);
    app_draw(desk.app, desk.surface); /* some screens learn only here how much they hold */
    press(&desk, more);
    text_clear(&desk.app->message);
    return desk;
}

static void desk_finish(struct desk *desk)
{
    surface_free(desk->surface);
    app_free(desk->app);
}

static struct seen look(struct desk *desk)
{
    struct text picture;

    text_init(&picture);
    if (desk->app->running) {
        app_draw(desk->app, desk->surface);
        surface_dump(desk->surface, true, &picture);
    }
    return (struct seen){picture.bytes, desk->app->request, app_depth(desk->app),
                         desk->app->running};
}

static bool differs(const struct seen *before, const struct seen *after)
{
    return strcmp(before->picture, after->picture) != 0 || after->request != REQUEST_NONE ||
           before->depth != after->depth || !after->running;
}

/* Does the key, by its name, do or say anything at the place, taken further by `more`? */
static bool has_effect(struct catalog *catalog, const struct place *place, const char *more,
                       const char *key)
{
    struct desk desk = desk_at(catalog, place, more);
    struct seen before = look(&desk);
    uint32_t code;

    assert_true(key_code(key, &code));
    press_code(&desk, code);
    struct seen after = look(&desk);
    bool effect = differs(&before, &after);
    free(before.picture);
    free(after.picture);
    desk_finish(&desk);
    return effect;
}

static const struct action *listed(const struct action *actions, size_t count, uint32_t code)
{
    char name[KEY_NAME_BYTES];

    key_name(code, name);
    for (size_t i = 0; i < count; i++)
        if (key_listed(name, actions[i].keys))
            return &actions[i];
    return NULL;
}

static bool is_bound(const struct screen *screen, uint32_t code)
{
    return listed(screen->actions, screen->n_actions, code) ||
           listed(common_actions, n_common_actions, code);
}

/* --- keys of the tables ----------------------------------------------------------------------- */

/* At the end of a list a step further does nothing, and no message is needed. Only for these keys
 * the place is tried again from the other end. */
static const char *other_end(const struct action *action)
{
    static const struct {
        const char *name, *keys;
    } ends[] = {
        {"next", "Home"},        {"previous", "End"},   {"half-down", "Home"},
        {"half-up", "End"},      {"page-down", "Home"}, {"page-up", "End"},
        {"first", "End"},        {"last", "Home"},      {"previous-column", "Right"},
        {"next-column", "Left"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(ends); i++)
        if (text_equal(action->name, ends[i].name))
            return ends[i].keys;
    return NULL;
}

/* Every key of the row that reaches it on this screen. Returns how many said and did nothing. */
static size_t try_action(struct catalog *catalog, const struct place *place,
                         const struct screen *screen, const struct action *action)
{
    char names[96], *rest = NULL;
    size_t silent = 0;
    uint32_t code;

    snprintf(names, sizeof(names), "%s", action->keys);
    for (char *name = strtok_r(names, " ", &rest); name; name = strtok_r(NULL, " ", &rest)) {
        assert_true(key_code(name, &code));
        const struct action *own = listed(screen->actions, screen->n_actions, code);
        if (own && own != action)
            continue;
        const char *end = other_end(action);
        if (has_effect(catalog, place, "", name) || (end && has_effect(catalog, place, end, name)))
            continue;
        print_error("%s: %s (%s) does and says nothing\n", place->name, name, action->name);
        silent++;
    }
    return silent;
}

static void test_every_key_acts_or_gives_a_message(void **state)
{
    struct catalog *catalog = frozen_catalog();
    size_t silent = 0, tried = 0;

    (void)state;
    assert_null(place_missing());
    for (size_t i = 0; i < n_places; i++) {
        const struct screen *screen = app_find_screen(places[i].screen);

        if (places[i].is_typed_at) /* the tables wait until the typing is done */
            continue;
        for (size_t j = 0; j < screen->n_actions; j++, tried++)
            silent += try_action(catalog, &places[i], screen, &screen->actions[j]);
        for (size_t j = 0; j < n_common_actions; j++, tried++)
            silent += try_action(catalog, &places[i], screen, &common_actions[j]);
    }
    print_message("# %zu commands at %zu places\n", tried, n_places);
    catalog_free(catalog);
    assert_int_equal(silent, 0);
}

/* --- keys of no table ------------------------------------------------------------------------- */

/* All that changed is the message line, and it says that there is no such key. */
static bool is_told(const struct seen *before, const struct seen *after, uint32_t code)
{
    char name[KEY_NAME_BYTES], wanted[64];
    const char *is = after->picture, *was = before->picture;
    bool told = false, same = true;

    key_name(code, name);
    snprintf(wanted, sizeof(wanted), " No key %s here; press ? for help", name);
    for (int row = 0; row < ROWS; row++) {
        size_t length = strcspn(is, "\n"), old = strcspn(was, "\n");
        bool holds = strlen(wanted) == length && strncmp(is, wanted, length) == 0;
        told |= holds;
        same &= holds || (length == old && strncmp(is, was, length) == 0);
        is += length + 1;
        was += old + 1;
    }
    return told && same && after->request == REQUEST_NONE && before->depth == after->depth &&
           after->running;
}

/* Nothing has changed but the message, which is taken away: the same desk does for all of them. */
static bool is_told_at(struct desk *desk, const char *place, uint32_t code)
{
    struct seen before = look(desk);

    press_code(desk, code);
    struct seen after = look(desk);
    bool told = is_told(&before, &after, code);
    if (!told)
        print_error("%s: key %u is of no table, and it is not said:\n%s", place, (unsigned)code,
                    after.picture);
    free(before.picture);
    free(after.picture);
    text_clear(&desk->app->message);
    return told;
}

static void test_unknown_key_gives_a_message(void **state)
{
    static const uint32_t others[] = {
        0xE9,         0x65E5,          0x1F600,         'T' - '@',
        'G' - '@',    'O' - '@',       KEY_CODE_F1 + 1, KEY_CODE_F1 + 8,
        KEY_CODE_F12, KEY_CODE_INSERT, KEY_CODE_DELETE,
    };
    struct catalog *catalog = frozen_catalog();
    size_t untold = 0, tried = 0;

    (void)state;
    for (size_t i = 0; i < n_places; i++) {
        const struct screen *screen = app_find_screen(places[i].screen);

        if (places[i].is_typed_at || text_equal(screen->name, "help"))
            continue;
        struct desk desk = desk_at(catalog, &places[i], "");
        for (uint32_t code = '!'; code <= '~'; code++) {
            if (is_bound(screen, code))
                continue;
            untold += !is_told_at(&desk, places[i].name, code);
            tried++;
        }
        for (size_t j = 0; j < ARRAY_LENGTH(others); j++, tried++)
            untold += !is_bound(screen, others[j]) && !is_told_at(&desk, places[i].name, others[j]);
        desk_finish(&desk);
    }
    print_message("# %zu keys of no table\n", tried);
    catalog_free(catalog);
    assert_int_equal(untold, 0);
}

/* --- where one types -------------------------------------------------------------------------- */

/* Each printable key is a letter more. */
static void type_all(struct catalog *catalog, const struct place *place)
{
    enum { LETTERS = 20 }; /* fewer than any line holds */
    struct desk desk = desk_at(catalog, place, "");

    for (uint32_t code = '!'; code <= '~'; code++) {
        if ((code - '!') % LETTERS == LETTERS - 1) {
            desk_finish(&desk);
            desk = desk_at(catalog, place, "");
        }
        struct seen before = look(&desk);
        press_code(&desk, code);
        struct seen after = look(&desk);
        if (strcmp(before.picture, after.picture) == 0 || after.depth != before.depth)
            fail_msg("%s: '%c' is not taken", place->name, (int)code);
        free(before.picture);
        free(after.picture);
    }
    desk_finish(&desk);
}

static void test_printable_key_types_text_in_a_prompt(void **state)
{
    struct catalog *catalog = frozen_catalog();

    (void)state;
    for (size_t i = 0; i < n_places; i++)
        if (places[i].is_typed_at)
            type_all(catalog, &places[i]);
    catalog_free(catalog);
}

/* Keys that edit a line, with the cursor before its last character; and those that end it. */
static void test_prompt_lines_are_edited(void **state)
{
    static const char *const keys[] = {
        "Left",   "Right",  "Home",  "End", "Backspace", "Delete", "Ctrl-A", "Ctrl-E", "Ctrl-U",
        "Ctrl-W", "Ctrl-K", "Enter", "Esc", "Ctrl-C",    "Ctrl-L", "Ctrl-Z", "F1",     "F10"};
    struct catalog *catalog = frozen_catalog();

    (void)state;
    for (size_t i = 0; i < n_places; i++) {
        if (!places[i].is_typed_at || text_equal(places[i].screen, "help"))
            continue; /* the search of the help has no cursor: letters, Backspace, Esc */
        for (size_t j = 0; j < ARRAY_LENGTH(keys); j++)
            if (!has_effect(catalog, &places[i], "Left", keys[j]))
                fail_msg("%s: %s does nothing", places[i].name, keys[j]);
    }
    catalog_free(catalog);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key_acts_or_gives_a_message),
        cmocka_unit_test(test_unknown_key_gives_a_message),
        cmocka_unit_test(test_printable_key_types_text_in_a_prompt),
        cmocka_unit_test(test_prompt_lines_are_edited),
    };

    return cmocka_run_group_tests(tests, begin, folder_free);
}
