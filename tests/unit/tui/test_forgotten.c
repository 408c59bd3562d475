#include "catalogs.h"
#include "decisions.h"
#include "press.h"

#include "tui/app/app.h"
#include "tui/app/app_parts.h"

#include <string.h>

/* What was read of the catalog's entries does not grow without bound while somebody reads on, and what was
 * forgotten is shown as before. */

enum { STEPS = 1500, ROWS = 40, COLUMNS = 120 };

static int begin(void **state)
{
    return folder_new(state) == 0 && chdir(folder_path(state, ".")) == 0 ? 0 : -1;
}

static char *picture_after(struct app *app, struct surface *surface, const char *keys)
{
    struct text picture;

    press_keys(app, keys);
    text_init(&picture);
    app_draw(app, surface);
    surface_dump(surface, true, &picture);
    return picture.bytes;
}

static void check_same(char *before, char *after)
{
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* Down the pages of all entries and up again. How often something was forgotten. */
static int read_pages(struct app *app, struct surface *surface)
{
    size_t count, kept = 0;
    int forgotten = 0;

    catalog_frameworks(app->catalog, &count);
    for (size_t i = 0; i < STEPS; i++) {
        free(picture_after(app, surface, i / (count - 1) % 2 == 0 ? "]" : "["));
        forgotten += catalog_kept(app->catalog) < kept;
        kept = catalog_kept(app->catalog);
        assert_in_range(kept, 0, ENTRIES_KEPT + ENTRIES_KEPT / 8);
    }
    return forgotten;
}

static void test_memory_of_entries_is_bounded_and_they_come_back(void **state)
{
    struct catalog *catalog = frozen_catalog();
    const struct app_options options = {.draws = TEST_DRAWS,
                                        .catalog = catalog,
                                        .program = "whichstack",
                                        .today = "2026-11-22",
                                        .seed = 1,
                                        .unicode = true};
    struct app *app = app_new(&options);
    struct surface *surface = surface_new(ROWS, COLUMNS);

    (void)state;
    app_resize(app, ROWS, COLUMNS);
    press_keys(app, "a 3 n 1 n 1");
    app_finish_work(app);
    char *stack = picture_after(app, surface, "r 3");
    char *card = picture_after(app, surface, "b Home");
    char *page = picture_after(app, surface, "Enter");
    assert_in_range(read_pages(app, surface), 1, STEPS);
    check_same(card, picture_after(app, surface, "b Home"));
    check_same(page, picture_after(app, surface, "Enter"));
    check_same(stack, picture_after(app, surface, "r 3"));
    app_free(app);
    surface_free(surface);
    catalog_free(catalog);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_memory_of_entries_is_bounded_and_they_come_back, begin,
                                        folder_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
