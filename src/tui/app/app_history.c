#include "tui/app/app_parts.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Undo and redo of answers, marks, filter and sort order. */

struct snapshot {
    int *choice;
    int marks[MARKS_MOST];
    size_t n_marks;
    char *filter;
    struct sort_key sort;
    const char *what; /* "answer", "mark", "filter", "sort" */
};

/* A stack of snapshots, newest last. */
struct snapshots {
    struct snapshot *items;
    size_t count, room;
};

struct history {
    struct snapshots undo, redo;
};

static struct snapshot take_snapshot(struct app *app, const char *what)
{
    struct snapshot snapshot = {
        .n_marks = app->catalog_view.n_marks, .sort = app->catalog_view.sort, .what = what};

    size_t count;

    catalog_questions(app->catalog, &count);
    snapshot.choice = memory_new(count + 1, sizeof(int));
    for (size_t i = 0; i < count; i++)
        snapshot.choice[i] = app_choice(app, (int)i);
    memcpy(snapshot.marks, app->catalog_view.marks, sizeof(snapshot.marks));
    snapshot.filter = memory_copy_string(app->catalog_view.good);
    return snapshot;
}

static void push(struct snapshots *snapshots, struct snapshot snapshot)
{
    snapshots->items = memory_grow(snapshots->items, snapshots->count, &snapshots->room,
                                   sizeof(*snapshots->items));
    snapshots->items[snapshots->count++] = snapshot;
}

static void free_snapshot(struct snapshot *snapshot)
{
    free(snapshot->choice);
    free(snapshot->filter);
}

static void clear(struct snapshots *snapshots)
{
    while (snapshots->count > 0)
        free_snapshot(&snapshots->items[--snapshots->count]);
}

struct history *history_new(struct arena *arena)
{
    return ARENA_NEW(arena, struct history);
}

void history_free(struct history *history)
{
    clear(&history->undo);
    clear(&history->redo);
    free(history->undo.items);
    free(history->redo.items);
}

size_t app_undo_count(const struct app *app)
{
    return app->history->undo.count;
}

void app_remember(struct app *app, const char *what)
{
    push(&app->history->undo, take_snapshot(app, what));
    clear(&app->history->redo);
}

static bool restore(struct app *app, const struct snapshot *snapshot)
{
    bool answers_differ = false;
    size_t count;

    catalog_questions(app->catalog, &count);
    for (int i = 0; i < (int)count; i++) {
        if (app_choice(app, i) == snapshot->choice[i])
            continue;
        app_set_choice(app, i, snapshot->choice[i]);
        answers_differ = true;
        app_keep_answer(app, i);
    }
    memcpy(app->catalog_view.marks, snapshot->marks, sizeof(snapshot->marks));
    app->catalog_view.n_marks = snapshot->n_marks;
    if (!text_equal(app->catalog_view.good, snapshot->filter))
        catalog_view_filter(&app->catalog_view, snapshot->filter);
    if (answers_differ)
        app_forget_advice(app);
    catalog_view_sort(&app->catalog_view, snapshot->sort);
    app_listing_changed(app);
    return answers_differ;
}

/* The changed answer in words: "8 Team size is open again". */
static const char *answer_now(struct app *app, struct arena *arena)
{
    size_t count;
    int question = app_changed_question(app), choice = app_choice(app, question);
    const struct question_entry *entry = &catalog_questions(app->catalog, &count)[question];
    const char *number = arena_printf(arena, "%d %s", question + 1, entry->brief);

    if (answer_given(choice))
        return arena_printf(arena, "%s is \"%s\" again", number, entry->options[choice].label);
    return arena_printf(arena, "%s is %s again", number,
                        choice == ANSWER_SKIPPED ? "skipped" : "open");
}

/* Restores the newest snapshot of `from` and pushes the current state onto `to`. */
static void step(struct app *app, struct snapshots *from, struct snapshots *to, const char *done)
{
    struct snapshot snapshot = from->items[--from->count];

    push(to, take_snapshot(app, snapshot.what));
    if (restore(app, &snapshot) && text_equal(snapshot.what, "answer")) {
        struct arena *arena = arena_new();
        if (app_screen(app)->answer_undone)
            app_screen(app)->answer_undone(app, app_state(app));
        app_say(app, "%s: %s", done, answer_now(app, arena));
        arena_free(arena);
    } else {
        app_say(app, "%s: %s", done, snapshot.what);
    }
    free_snapshot(&snapshot);
}

/* Is everything as it was then? */
static bool is_as_now(const struct app *app, const struct snapshot *snapshot)
{
    const struct catalog_view *view = &app->catalog_view;
    size_t count;

    catalog_questions(app->catalog, &count);
    for (int i = 0; i < (int)count; i++)
        if (app_choice(app, i) != snapshot->choice[i])
            return false;
    return view->n_marks == snapshot->n_marks &&
           memcmp(view->marks, snapshot->marks, view->n_marks * sizeof(int)) == 0 &&
           text_equal(view->good, snapshot->filter) && view->sort.by == snapshot->sort.by &&
           view->sort.index == snapshot->sort.index &&
           view->sort.descending == snapshot->sort.descending;
}

/* Steps that changed nothing, such as a filter that was cancelled, are passed over. */
void app_undo(struct app *app)
{
    struct snapshots *undo = &app->history->undo;

    while (undo->count > 0 && is_as_now(app, &undo->items[undo->count - 1]))
        free_snapshot(&undo->items[--undo->count]);
    if (app->history->undo.count > 0)
        step(app, &app->history->undo, &app->history->redo, "Undone");
    else
        app_say(app, "Nothing to undo");
}

void app_redo(struct app *app)
{
    if (app->history->redo.count > 0)
        step(app, &app->history->redo, &app->history->undo, "Redone");
    else
        app_say(app, "Nothing to redo");
}
