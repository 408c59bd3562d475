#include "tui/screens/catalog/browse.h"

#include "base/compat/compat.h"
#include "base/memory.h"
#include "base/text/columns.h"
#include "tui/app/app.h"

#include <stdio.h>
#include <string.h>

/* The filter prompt. Each key filters the list again; completions are shown above the prompt. */

#define HINTED_ROWS_MOST 2000
#define COMPLETIONS 8

/* The filter forms in one line. */
static const char *forms_of(struct app *app, struct browse *browse)
{
    size_t count;
    struct text line;

    if (browse->forms)
        return browse->forms;
    struct arena *arena = arena_new();
    const struct filter_form *forms = filter_forms_for(arena, app->catalog, &count);
    text_init(&line);
    for (size_t i = 0; i < count; i++)
        text_printf(&line, "%s%s", i > 0 ? "   " : "such as: ", forms[i].form);
    browse->forms = memory_copy_string(line.bytes);
    text_finish(&line);
    arena_free(arena);
    return browse->forms;
}

/* What a completion is called on the screens, after a comma; "" if it is the same word. */
static const char *label_after(struct arena *arena, struct app *app, const char *id)
{
    size_t count;
    int trait = catalog_find_trait(app->catalog, id),
        criterion = trait < 0 ? catalog_find_criterion(app->catalog, id) : -1;
    const char *label = trait >= 0       ? catalog_traits(app->catalog, &count)[trait].label
                        : criterion >= 0 ? catalog_criteria(app->catalog, &count)[criterion].label
                                         : id;

    bool same = strlen(label) == strlen(id) && compat_strcasestr(label, id) != NULL;

    return same ? "" : arena_printf(arena, ", %s", label);
}

/* The completions from `from` on, with the number of rows that each one leaves, and the label of the
 * chosen one. Returns the columns up to the end of that one. */
static int write_completions(struct app *app, struct arena *arena,
                             const struct filter_completion *completions, size_t count, size_t from,
                             size_t chosen, struct text *line)
{
    int end = 0;

    text_clear(line);
    text_append(line, from == 0 ? "rows left: " : app->options.unicode ? "\u2026  " : "..  ");
    for (size_t i = from; i < count; i++) {
        const char *shown = completions[i].shown;
        text_append(line, i > from ? "  " : "");
        if (i == chosen)
            text_printf(line, "[%s %zu%s]", shown, completions[i].matches,
                        label_after(arena, app, shown));
        else
            text_printf(line, "%s %zu", shown, completions[i].matches);
        if (i == chosen)
            end = columns_of(line->bytes);
    }
    return end;
}

/* Sets the hint above the prompt. For an empty text it lists the filter forms, else the completions.
 * In a large catalog counting is slow, so it is done only after Tab. `chosen`: the completion that
 * Tab inserted, which stays in sight; COMPLETIONS: none. */
static void set_hint(struct app *app, struct browse *browse, const char *text, size_t chosen)
{
    struct filter_completion completions[COMPLETIONS];
    struct arena *arena = arena_new();
    struct text line;
    size_t count = 0, from = 0;

    text_init(&line);
    if (text[0] == '\0')
        text_append(&line, forms_of(app, browse));
    else if (app->catalog_view.n_all <= HINTED_ROWS_MOST || chosen < COMPLETIONS)
        count = filter_complete(arena, app->catalog, app->catalog_view.fits, text, COMPLETIONS,
                                completions);
    while (from < count &&
           write_completions(app, arena, completions, count, from, chosen, &line) >
               app->columns - 2 &&
           from < chosen)
        from++;
    snprintf(app->prompt.hint, sizeof(app->prompt.hint), "%.*s",
             (int)columns_fit(line.bytes, PROMPT_HINT_BYTES / 4), line.bytes);
    text_finish(&line);
    arena_free(arena);
}

/* Shows the completions; if there are none and the text does not parse, the parse error. */
static void update_hint(struct app *app, struct browse *browse)
{
    const struct catalog_view *catalog_view = &app->catalog_view;

    set_hint(app, browse, app->prompt.text, COMPLETIONS);
    app->prompt.hint_is_wrong = catalog_view->wrong && app->prompt.hint[0] == '\0';
    if (app->prompt.hint_is_wrong)
        snprintf(app->prompt.hint, sizeof(app->prompt.hint), "column %zu: %s",
                 catalog_view->error.at + 1, catalog_view->error.expected);
}

/* Is the last term the beginning of one that can be completed, such as "has" and "has:"? */
static bool is_half_typed(struct app *app, const char *text)
{
    struct filter_completion completion;
    size_t length = strlen(text);

    if (length == 0 || text[length - 1] == ' ' || app->catalog_view.n_all > HINTED_ROWS_MOST)
        return false;
    struct arena *arena = arena_new();
    size_t count =
        filter_complete(arena, app->catalog, app->catalog_view.fits, text, 1, &completion);
    arena_free(arena);
    return count > 0;
}

/* Filters by what is typed. While the last term is half typed and matches nothing, the rows are
 * those of the terms before it. */
static void filter_rows(struct app *app)
{
    struct catalog_view *catalog_view = &app->catalog_view;
    const char *text = app->prompt.text, *blank = strrchr(text, ' ');
    char before[PROMPT_BYTES];

    catalog_view_filter(catalog_view, text);
    if (catalog_view->n_rows > 0 || !is_half_typed(app, text))
        return;
    bool wrong = catalog_view->wrong;
    snprintf(before, sizeof(before), "%.*s", blank ? (int)(blank - text) : 0, text);
    catalog_view_filter(catalog_view, before);
    if (wrong) /* the rows stay, and it says what is wrong */
        catalog_view_filter(catalog_view, text);
}

static void filter_changed(struct app *app, void *state)
{
    struct browse *browse = state;
    int framework = browse_selected(app, browse);
    struct catalog_view *catalog_view = &app->catalog_view;

    filter_rows(app);
    app->prompt.wrong_length =
        catalog_view->wrong ? (catalog_view->error.length ? catalog_view->error.length : 1) : 0;
    app->prompt.wrong_at = catalog_view->error.at;
    update_hint(app, browse);
    browse_follow(app, browse, framework);
}

/* As it is typed, also when the last term is half typed. */
static void filter_finally(struct app *app, struct browse *browse)
{
    int framework = browse_selected(app, browse);

    if (!app->catalog_view.wrong && !text_equal(app->catalog_view.text, app->prompt.text)) {
        catalog_view_filter(&app->catalog_view, app->prompt.text);
        browse_follow(app, browse, framework);
    }
}

static void filter_accepted(struct app *app, void *state)
{
    filter_finally(app, state);
    if (app->catalog_view.wrong)
        app_warn(app, "Column %zu: %s; kept: %s", app->catalog_view.error.at + 1,
                 app->catalog_view.error.expected,
                 app->catalog_view.good[0] ? app->catalog_view.good : "no filter");
    app_listing_changed(app);
}

static void filter_cancelled(struct app *app, void *state)
{
    struct browse *browse = state;
    int framework = browse_selected(app, browse);

    catalog_view_filter(&app->catalog_view, "");
    browse_follow(app, browse, framework);
    app_listing_changed(app);
}

/* Tab inserts the next completion; the hint lists all of them. */
static void filter_completed(struct app *app, void *state)
{
    struct browse *browse = state;
    struct filter_completion completions[COMPLETIONS];
    struct arena *arena = arena_new();

    if (browse->completion == 0 || !text_equal(app->prompt.text, browse->inserted)) {
        browse->completion = 0;
        snprintf(browse->completed, sizeof(browse->completed), "%s", app->prompt.text);
    }
    size_t count = filter_complete(arena, app->catalog, app->catalog_view.fits, browse->completed,
                                   COMPLETIONS, completions);
    size_t chosen = count > 0 ? browse->completion++ % count : 0;
    if (count > 0)
        prompt_set(&app->prompt, completions[chosen].text);
    snprintf(browse->inserted, sizeof(browse->inserted), "%s", app->prompt.text);
    arena_free(arena);
    filter_changed(app, state);
    if (count > 0) {
        app->prompt.hint_is_wrong = false; /* the inserted text may still need a value */
        set_hint(app, browse, browse->completed, chosen);
    }
}

/* The prompt of the picker: Enter picks the selected framework and quits, Escape quits. */
static void pick_accepted(struct app *app, void *state)
{
    char text[PROMPT_BYTES];

    filter_finally(app, state);
    if (browse_selected(app, state) >= 0) {
        browse_open(app, state);
        return;
    }
    snprintf(text, sizeof(text), "%s", app->prompt.text); /* no row: keep the prompt open */
    browse_open_picker(app, state, text);
}

static void pick_cancelled(struct app *app, void *state)
{
    (void)state;
    app->running = false;
}

void browse_open_picker(struct app *app, struct browse *browse, const char *text)
{
    static const struct prompt_actions actions = {filter_changed, pick_accepted, pick_cancelled,
                                                  filter_completed};

    catalog_index_words(app->catalog);
    app_prompt(app, "pick:", text, &actions, browse);
    filter_changed(app, browse);
}

void browse_open_filter(struct app *app, void *state)
{
    static const struct prompt_actions actions = {filter_changed, filter_accepted, filter_cancelled,
                                                  filter_completed};

    app_remember(app, "filter");
    catalog_index_words(app->catalog); /* now, so that no letter waits for it */
    app_prompt(app, "filter:", app->catalog_view.good, &actions, state);
    update_hint(app, state);
}
