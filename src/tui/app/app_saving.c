#include "tui/app/app_parts.h"

#include "base/memory.h"
#include "decide/model/answers.h"

#include <stdlib.h>
#include <string.h>

/* Saves the session. Changes stay in a list until they are saved. */
struct saving {
    struct session_entry *pending;
    size_t n_pending, room;
    bool failed;        /* the last save failed; retried when idle */
    int restored_place; /* cursor at the end of the last run, or -1 */
};

struct saving *saving_new(struct arena *arena)
{
    struct saving *saving = ARENA_NEW(arena, struct saving);

    saving->restored_place = -1;
    return saving;
}

static void drop_pending(struct saving *saving)
{
    for (size_t i = 0; i < saving->n_pending; i++) {
        free((char *)saving->pending[i].name);
        free((char *)saving->pending[i].value);
    }
    saving->n_pending = 0;
}

void saving_free(struct saving *saving)
{
    drop_pending(saving);
    free(saving->pending);
}

bool app_unsaved(const struct app *app)
{
    return app->saving->failed;
}

static struct session_entry *find_pending(struct saving *saving, const char *kind, const char *name)
{
    for (size_t i = 0; i < saving->n_pending; i++)
        if (text_equal(saving->pending[i].kind, kind) && text_equal(saving->pending[i].name, name))
            return &saving->pending[i];
    return NULL;
}

/* Adds a change, or replaces an earlier one of the same name. */
static void add_pending(struct app *app, const char *kind, const char *name, const char *value)
{
    struct saving *saving = app->saving;
    struct session_entry *entry = find_pending(saving, kind, name);

    if (!entry) {
        saving->pending = memory_grow(saving->pending, saving->n_pending, &saving->room,
                                      sizeof(*saving->pending));
        entry = &saving->pending[saving->n_pending++];
        *entry = (struct session_entry){kind, memory_copy_string(name), NULL, NULL};
    }
    free((char *)entry->value);
    entry->value = value ? memory_copy_string(value) : NULL;
    entry->saved = app->options.today;
}

/* The theme is not part of a decision, so --fresh keeps it. */
static bool is_theme(const struct session_entry *entry)
{
    return text_equal(entry->kind, "state") && text_equal(entry->name, "theme");
}

static bool only_theme_pending(const struct saving *saving)
{
    return saving->n_pending == 1 && is_theme(&saving->pending[0]);
}

/* With --fresh the first change replaces the saved session. Until then it is kept, so that only
 * browsing loses nothing. */
static void drop_old_entries(struct app *app)
{
    struct arena *arena = arena_new();
    struct session_entry *entries;
    struct error error;
    size_t count;

    if (session_load(app->options.session, arena, &entries, &count, &error)) {
        for (size_t i = 0; i < count; i++)
            if (!is_theme(&entries[i]) &&
                !find_pending(app->saving, entries[i].kind, entries[i].name))
                add_pending(app, text_equal(entries[i].kind, "answer") ? "answer" : "state",
                            entries[i].name, NULL);
        app->options.fresh = false;
    }
    arena_free(arena);
}

void app_save(struct app *app)
{
    struct saving *saving = app->saving;
    struct error error;
    bool busy = false;

    if (!app->options.session || saving->n_pending == 0)
        return;
    if (app->options.fresh && !only_theme_pending(saving))
        drop_old_entries(app);
    saving->failed =
        !session_save(app->options.session, saving->pending, saving->n_pending, &busy, &error);
    if (!saving->failed)
        drop_pending(saving);
    else if (!busy)
        app_warn(app, "not saved yet: %s", error.message);
}

void app_idle(struct app *app)
{
    app_save(app);
}

void app_keep_answer(struct app *app, int question)
{
    size_t count;
    const struct question_entry *entry = &catalog_questions(app->catalog, &count)[question];
    int choice = app_choice(app, question);

    if (app->options.session)
        add_pending(app, "answer", entry->id,
                    answer_given(choice)       ? entry->options[choice].id
                    : choice == ANSWER_SKIPPED ? "skip"
                                               : NULL);
}

void app_keep_theme(struct app *app)
{
    if (!app->options.session)
        return;
    add_pending(app, "state", "theme", config_value(&app->options.config, "theme"));
    app_save(app);
}

/* Called only at the end, not at every cursor movement, because each save calls fsync. */
void app_keep_place(struct app *app)
{
    size_t count;
    const struct framework *rows = catalog_frameworks(app->catalog, &count);

    if (app->options.session && !app->options.fresh && app->place >= 0 &&
        app->place != app->saving->restored_place)
        add_pending(app, "state", "row", rows[app->place].id);
}

void app_listing_changed(struct app *app)
{
    struct arena *arena = arena_new();
    struct text marks;
    size_t count;
    const struct framework *rows = catalog_frameworks(app->catalog, &count);

    text_init(&marks);
    for (size_t i = 0; i < app->catalog_view.n_marks; i++)
        text_printf(&marks, "%s%s", i > 0 ? " " : "", rows[app->catalog_view.marks[i]].id);
    if (app->options.session) {
        add_pending(app, "state", "filter",
                    app->catalog_view.good[0] ? app->catalog_view.good : NULL);
        add_pending(app, "state", "marks", marks.length > 0 ? marks.bytes : NULL);
        add_pending(app, "state", "sort",
                    sort_key_text(arena, app->catalog, app->catalog_view.sort));
        app_save(app);
    }
    text_finish(&marks);
    arena_free(arena);
}

static void restore_marks(struct app *app, const char *text)
{
    char *ids = memory_copy_string(text), *rest = NULL;

    for (char *id = strtok_r(ids, " ", &rest); id; id = strtok_r(NULL, " ", &rest)) {
        int framework = catalog_find_framework(app->catalog, id);
        if (framework >= 0 && !catalog_view_marked(&app->catalog_view, framework))
            catalog_view_mark(&app->catalog_view, framework);
    }
    free(ids);
}

static void restore_entry(struct app *app, const struct session_entry *entry, int *n_answers)
{
    struct sort_key key;

    if (text_equal(entry->kind, "answer")) {
        int question = catalog_find_question(app->catalog, entry->name);
        if (question >= 0 && text_equal(entry->value, "skip"))
            app_set_choice(app, question, ANSWER_SKIPPED);
        else if (app_take_answer(app, entry->name, entry->value))
            ++*n_answers;
    } else if (text_equal(entry->name, "filter")) {
        catalog_view_filter(&app->catalog_view, entry->value);
        if (app->catalog_view.wrong)
            catalog_view_filter(&app->catalog_view, "");
    } else if (text_equal(entry->name, "marks")) {
        restore_marks(app, entry->value);
    } else if (text_equal(entry->name, "row")) {
        app->place = app->saving->restored_place =
            catalog_find_framework(app->catalog, entry->value);
    } else if (text_equal(entry->name, "sort")) {
        if (sort_key_parse(app->catalog, entry->value, &key))
            app->catalog_view.sort = key;
    }
}

/* Does the session have an entry besides the theme and the cursor? */
static bool leaves_something(const struct session_entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!is_theme(&entries[i]) &&
            (!text_equal(entries[i].name, "row") || !text_equal(entries[i].kind, "state")))
            return true;
    return false;
}

/* A session that cannot be read is reported by app_restore_session. */
void app_restore_theme(struct app *app)
{
    struct arena *arena = arena_new();
    struct session_entry *entries;
    size_t count;
    struct error error;

    if (session_found(app->options.session, arena, &entries, &count, &error))
        for (size_t i = 0; i < count; i++)
            if (is_theme(&entries[i]))
                config_set(&app->options.config, "theme", entries[i].value);
    arena_free(arena);
}

/* Restores the state of the last run and says so. Answers that the catalog does not know stay in
 * the session. */
void app_restore_session(struct app *app)
{
    struct arena *arena = arena_new();
    struct session_entry *entries;
    size_t count;
    struct error error;
    int n_answers = 0;
    const char *when = "";

    if (!session_found(app->options.session, arena, &entries, &count, &error)) {
        app_warn(app, "%s", error.message);
        arena_free(arena);
        return;
    }
    if (leaves_something(entries, count))
        app_remember(app, "what the last session left");
    for (size_t i = 0; i < count; i++) {
        restore_entry(app, &entries[i], &n_answers);
        if (text_equal(entries[i].kind, "answer") && strcmp(entries[i].saved, when) > 0)
            when = entries[i].saved;
    }
    struct sort_key sort = app->catalog_view.sort;
    app_renew_fits(app);
    if (sort.by != SORT_CATALOG && (sort.by != SORT_FIT || app->catalog_view.fits))
        catalog_view_sort(&app->catalog_view, sort);
    if (n_answers > 0)
        app_say(app, "%d answer%s of %s restored; {undo} undoes, --fresh starts empty", n_answers,
                n_answers == 1 ? "" : "s", when);
    if (app_screen(app)->session_restored)
        app_screen(app)->session_restored(app, app_state(app));
    arena_free(arena);
}
