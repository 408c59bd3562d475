#include "tui/app/app_parts.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Undo and redo of all that changes a result. */

/* Nothing is answered as long as the decision was not needed: it takes its time to be made. */
static int choice_now(const struct app *app, int question)
{
    return app->answers ? app->answers->choice[question] : ANSWER_OPEN;
}

static struct snapshot take_snapshot(struct app *app, const char *what)
{
    struct snapshot snapshot = {
        .n_marks = app->catalog_view.n_marks, .sort = app->catalog_view.sort, .what = what};

    size_t count;

    catalog_questions(app->catalog, &count);
    snapshot.choice = memory_new(count + 1, sizeof(int));
    for (size_t i = 0; i < count; i++)
        snapshot.choice[i] = choice_now(app, (int)i);
    memcpy(snapshot.marks, app->catalog_view.marks, sizeof(snapshot.marks));
    snapshot.filter = memory_copy_string(app->catalog_view.good);
    return snapshot;
}

static void push_snapshot(struct snapshot **stack, size_t *count, struct snapshot snapshot)
{
    *stack = memory_resize(*stack, *count + 1, sizeof(**stack));
    (*stack)[(*count)++] = snapshot;
}

static void free_snapshots(struct snapshot *stack, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(stack[i].choice);
        free(stack[i].filter);
    }
}

void app_remember(struct app *app, const char *what)
{
    push_snapshot(&app->undo, &app->n_undo, take_snapshot(app, what));
    free_snapshots(app->redo, app->n_redo);
    app->n_redo = 0;
}

static bool restore(struct app *app, const struct snapshot *snapshot)
{
    bool answers_differ = false;
    size_t count;

    catalog_questions(app->catalog, &count);
    for (int i = 0; i < (int)count; i++) {
        if (choice_now(app, i) == snapshot->choice[i])
            continue;
        app_decision(app);
        app->answers->choice[i] = snapshot->choice[i];
        app->changed_question = i;
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

/* "8 Team size is open again", or which answer it has. */
static const char *answer_now(struct app *app, struct arena *arena)
{
    size_t count;
    const struct question_entry *entry =
        &catalog_questions(app->catalog, &count)[app->changed_question];
    int choice = app->answers->choice[app->changed_question];

    return arena_printf(arena, "%d %s is %s%s%s again", app->changed_question + 1, entry->brief,
                        answer_given(choice) ? "\"" : "",
                        answer_given(choice)       ? entry->options[choice].label
                        : choice == ANSWER_SKIPPED ? "skipped"
                                                   : "open",
                        answer_given(choice) ? "\"" : "");
}

/* Takes the newest of `from`, puts the state now onto `to`. */
static void step_back(struct app *app, struct snapshot *from, size_t *n_from, struct snapshot **to,
                      size_t *n_to, const char *done, const char *nothing)
{
    if (*n_from == 0) {
        app_say(app, "%s", nothing);
        return;
    }
    struct snapshot snapshot = from[--*n_from];
    push_snapshot(to, n_to, take_snapshot(app, snapshot.what));
    if (restore(app, &snapshot) && text_equal(snapshot.what, "answer")) {
        struct arena *arena = arena_new();
        const struct screen *screen = app_top(app)->screen;
        if (screen->answer_undone)
            screen->answer_undone(app, app_state(app));
        app_say(app, "%s: %s", done, answer_now(app, arena));
        arena_free(arena);
    } else {
        app_say(app, "%s: %s", done, snapshot.what);
    }
    free(snapshot.choice);
    free(snapshot.filter);
}

void app_undo(struct app *app)
{
    step_back(app, app->undo, &app->n_undo, &app->redo, &app->n_redo, "Undone", "Nothing to undo");
}

void app_redo(struct app *app)
{
    step_back(app, app->redo, &app->n_redo, &app->undo, &app->n_undo, "Done again",
              "Nothing to redo");
}

void app_free_history(struct app *app)
{
    free_snapshots(app->undo, app->n_undo);
    free_snapshots(app->redo, app->n_redo);
    free(app->undo);
    free(app->redo);
}
