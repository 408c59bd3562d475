#include "catalogs.h"
#include "decisions.h"
#include "press.h"

#include "../../terminal/places.h"
#include "tui/app/app.h"
#include "tui/terminal/keys.h"

#include <string.h>

/* Parts of the screens are kept as they were painted: whatever was pressed before, the picture is the
 * one that is painted anew. */

enum { STEPS = 100, WINDOWS = 3 };

static const int windows[WINDOWS][2] = {{24, 80}, {40, 120}, {50, 160}};

static struct app *new_app(struct catalog *catalog)
{
    const struct app_options options = {
        .draws = TEST_DRAWS,
        .catalog = catalog,
        .program = "whichstack",
        .today = "2026-11-22",
        .seed = 1,
        .unicode = true,
    };

    return app_new(&options);
}

static int begin(void **state)
{
    return folder_new(state) == 0 && chdir(folder_path(state, ".")) == 0 ? 0 : -1;
}

static char *picture_of(struct app *app, struct surface *surface)
{
    struct text picture;

    text_init(&picture);
    app_draw(app, surface);
    surface_dump(surface, true, &picture);
    return picture.bytes;
}

/* xorshift64*: the same everywhere. */
static unsigned next_random(uint64_t *seed, unsigned below)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return (unsigned)((*seed * 2685821657736338717u) >> 33) % below;
}

static void check_step(struct app *app, struct surface *surface, const struct place *place,
                       const char *key)
{
    char *kept = picture_of(app, surface);
    struct kept *older = app->kept;

    app->kept = kept_new();
    char *painted = picture_of(app, surface);
    kept_free(app->kept);
    app->kept = older;
    if (strcmp(kept, painted) != 0)
        fail_msg("%s, after %s, at %dx%d:\n%s\nis painted as\n%s", place->name, key, app->columns,
                 app->rows, kept, painted);
    free(kept);
    free(painted);
}

static void walk(struct catalog *catalog, const struct place *place, const int window[2],
                 uint64_t seed)
{
    static const char *const keys[] = {
        "j", "j", "k", "Down", "Up",    "Right", "Left", "1", "2",      "3",         "n",   "p",
        "s", "S", "v", "t",    "Tab",   "Space", "x",    "u", "Ctrl-R", "PgDn",      "End", "Home",
        "m", "a", "b", "r",    "Enter", "Esc",   "/",    "g", "o",      "Backspace", "+"};
    struct app *app = new_app(catalog);
    struct surface *surface = surface_new(window[0], window[1]);

    app_resize(app, window[0], window[1]);
    press_keys(app, place->keys);
    for (int i = 0; i < STEPS && app->running; i++) {
        const char *key = keys[next_random(&seed, ARRAY_LENGTH(keys))];
        app_draw(app, surface); /* what is kept from here on is used after the key */
        press_keys(app, key);
        if (i % 8 == 7)
            app_finish_work(app);
        if (app->running)
            check_step(app, surface, place, key);
    }
    surface_free(surface);
    app_free(app);
}

static void test_what_is_kept_is_what_is_painted(void **state)
{
    struct catalog *catalog = frozen_catalog();

    (void)state;
    for (size_t i = 0; i < n_places; i++)
        walk(catalog, &places[i], windows[i % WINDOWS], i + 1);
    catalog_free(catalog);
}

/* --- the parts themselves ---------------------------------------------------------------------- */

static void test_a_part_is_shown_with_its_cursor(void **state)
{
    struct kept *kept = kept_new();
    struct surface *surface = surface_new(3, 10), *other = surface_new(3, 10);
    struct area area = area_part(surface_area(surface), 1, 2, 2, 8);
    struct area there = area_part(surface_area(other), 1, 2, 2, 8);
    struct kept_part part = {"part", "input", 5, 7};

    (void)state;
    assert_false(kept_show(kept, area, &part));
    area_text(area, 0, 0, ROLE_TITLE, "a\u0301b\u4e2dc");
    area_select(area, 0, 0, 3);
    area_cursor(area, 0, 1);
    kept_take(kept, area, &part);
    part.value = 0;
    assert_true(kept_show(kept, there, &part));
    assert_int_equal(part.value, 7);
    assert_int_equal(other->cursor_row, 1);
    assert_int_equal(other->cursor_col, 3);
    assert_memory_equal(surface->cells, other->cells, 30 * sizeof(struct cell));
    surface_free(surface);
    surface_free(other);
    kept_free(kept);
}

static void test_another_input_name_or_size_is_not_shown(void **state)
{
    struct kept *kept = kept_new();
    struct surface *surface = surface_new(3, 10);
    struct area area = surface_area(surface);

    (void)state;
    kept_take(kept, area, &(struct kept_part){"part", "input", 5, 0});
    assert_true(kept_show(kept, area, &(struct kept_part){"part", "input", 5, 0}));
    assert_false(kept_show(kept, area, &(struct kept_part){"part", "other", 5, 0}));
    assert_false(kept_show(kept, area, &(struct kept_part){"part", "input", 4, 0}));
    assert_false(kept_show(kept, area, &(struct kept_part){"party", "input", 5, 0}));
    assert_false(
        kept_show(kept, area_part(area, 0, 0, 2, 10), &(struct kept_part){"part", "input", 5, 0}));
    assert_false(
        kept_show(kept, area_part(area, 0, 0, 3, 9), &(struct kept_part){"part", "input", 5, 0}));
    kept_forget(kept);
    assert_false(kept_show(kept, area, &(struct kept_part){"part", "input", 5, 0}));
    surface_free(surface);
    kept_free(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_is_kept_is_what_is_painted, begin, folder_free),
        cmocka_unit_test(test_a_part_is_shown_with_its_cursor),
        cmocka_unit_test(test_another_input_name_or_size_is_not_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
