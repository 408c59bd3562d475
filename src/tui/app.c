#include "tui/app.h"

#include "base/columns.h"
#include "base/memory.h"
#include "decide/answers.h"
#include "tui/firming.h"
#include "tui/keys.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- views ---------------------------------------------------------------------------------- */

static struct view *top(struct app *app)
{
    return &app->views[app->n_views - 1];
}

void *app_state(struct app *app)
{
    return top(app)->state;
}

bool app_push(struct app *app, const struct screen *screen)
{
    if (app->n_views == VIEWS_MOST) {
        app_warn(app, "Too many screens are open: go back with q first");
        return false;
    }
    struct view *view = &app->views[app->n_views++];
    view->screen = screen;
    view->state = memory_new(1, screen->size > 0 ? screen->size : 1);
    if (screen->enter)
        screen->enter(app, view->state);
    return true;
}

static void drop_view(struct app *app)
{
    struct view *view = top(app);

    if (view->screen->leave)
        view->screen->leave(app, view->state);
    free(view->state);
    app->n_views--;
}

void app_pop(struct app *app)
{
    if (app->n_views > 1)
        drop_view(app);
    else
        app->running = false;
}

/* Goes to a screen: back to it when it is open already, so that a and r do not pile up. */
void app_replace(struct app *app, const struct screen *screen)
{
    for (size_t i = 0; i < app->n_views; i++)
        if (app->views[i].screen == screen) {
            while (app->n_views > i + 1)
                drop_view(app);
            return;
        }
    app_push(app, screen);
}

const struct screen *app_find_screen(const char *name)
{
    for (size_t i = 0; i < n_screens; i++)
        if (text_equal(screens[i]->name, name))
            return screens[i];
    return NULL;
}

/* --- messages ------------------------------------------------------------------------------- */

__attribute__((format(printf, 3, 0))) static void say(struct app *app, enum role role,
                                                      const char *format, va_list arguments)
{
    text_clear(&app->message);
    text_vprintf(&app->message, format, arguments);
    app->message_role = role;
}

void app_say(struct app *app, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    say(app, ROLE_MESSAGE, format, arguments);
    va_end(arguments);
}

void app_warn(struct app *app, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    say(app, ROLE_WARNING, format, arguments);
    va_end(arguments);
}

void app_ask(struct app *app, enum request_kind request, const char *text)
{
    app->request = request;
    text_clear(&app->request_text);
    text_append(&app->request_text, text);
}

/* --- the decision --------------------------------------------------------------------------- */

struct decision *app_decision(struct app *app)
{
    if (!app->decision) {
        app->decision = decision_new(app->arena, app->catalog);
        app->answers = answers_new(app->arena, app->decision);
    }
    return app->decision;
}

struct advice *app_advice(struct app *app)
{
    if (!app->advice) {
        app_decision(app);
        app->advice_arena = arena_new();
        app->advice = advice_new(app->advice_arena, app->decision,
                                 answers_copy(app->advice_arena, app->answers));
    }
    return app->advice;
}

static struct firming *firming_of(struct app *app)
{
    struct advice *advice = app_advice(app);

    if (!app->firming)
        app->firming = firming_new(app->advice_arena, advice, app->options.seed);
    return app->firming;
}

const struct certainty *app_certainty(struct app *app)
{
    firming_of(app);
    return app->advice->certainty;
}

bool app_knows_next(struct app *app)
{
    return firming_knows_next(firming_of(app));
}

void app_find_next(struct app *app)
{
    while (!app_knows_next(app))
        firming_step(app->firming);
}

/* What is put off: by the screen on top, then how sure the recommendation is, if that was asked.
 * NULL: nothing. */
static struct firming *next_work(struct app *app)
{
    struct view *view = top(app);
    struct firming *own = view->screen->firming ? view->screen->firming(view->state) : NULL;

    if (own && !firming_done(own))
        return own;
    return app->firming && !firming_done(app->firming) ? app->firming : NULL;
}

bool app_has_work(struct app *app)
{
    return next_work(app) != NULL;
}

void app_finish_work(struct app *app)
{
    app_certainty(app);
    for (struct firming *firming; (firming = next_work(app));)
        firming_step(firming);
}

int app_answer_count(struct app *app)
{
    return app->answers ? answers_count(app->answers) : 0;
}

static void renew_fits(struct app *app)
{
    if (app_answer_count(app) == 0) {
        listing_fits(&app->listing, NULL);
        return;
    }
    const struct advice *advice = app_advice(app);
    int *fits = ARENA_ARRAY(app->advice_arena, int, app->listing.n_all);
    for (int i = 0; i < advice->ranking.n; i++)
        fits[advice->ranking.scores[i].alternative] =
            advice_fit(advice, advice->ranking.scores[i].points);
    listing_fits(&app->listing, fits);
}

/* The ranking now becomes the one before. */
static void forget_advice(struct app *app)
{
    firming_free(app->firming);
    app->firming = NULL;
    arena_free(app->before_arena);
    app->before_arena = app->advice_arena;
    app->before = app->advice;
    app->advice_arena = NULL;
    app->advice = NULL;
    app->n_changes++;
    renew_fits(app);
}

/* --- saving --------------------------------------------------------------------------------- */

static struct session_entry *find_pending(struct app *app, const char *kind, const char *name)
{
    for (size_t i = 0; i < app->n_pending; i++)
        if (text_equal(app->pending[i].kind, kind) && text_equal(app->pending[i].name, name))
            return &app->pending[i];
    return NULL;
}

/* Changes wait in a list until a save has worked; the latest value of a name wins. */
static void add_pending(struct app *app, const char *kind, const char *name, const char *value)
{
    struct session_entry *entry = find_pending(app, kind, name);

    if (!entry) {
        app->pending = memory_resize(app->pending, app->n_pending + 1, sizeof(*app->pending));
        entry = &app->pending[app->n_pending++];
        *entry = (struct session_entry){kind, memory_copy_string(name), NULL, NULL};
    }
    free((char *)entry->value);
    entry->value = value ? memory_copy_string(value) : NULL;
    entry->saved = app->options.today;
}

static void clear_pending(struct app *app)
{
    for (size_t i = 0; i < app->n_pending; i++) {
        free((char *)app->pending[i].name);
        free((char *)app->pending[i].value);
    }
    app->n_pending = 0;
}

/* A run that began empty replaces what the session held, but only once there is something to
 * replace it with: looking around with --fresh loses nothing. */
static void drop_old_entries(struct app *app)
{
    struct arena *arena = arena_new();
    struct session_entry *entries;
    struct error error;
    size_t count;

    if (session_load(app->options.session, arena, &entries, &count, &error)) {
        for (size_t i = 0; i < count; i++)
            if (!find_pending(app, entries[i].kind, entries[i].name))
                add_pending(app, text_equal(entries[i].kind, "answer") ? "answer" : "state",
                            entries[i].name, NULL);
        app->options.fresh = false;
    }
    arena_free(arena);
}

static void save(struct app *app)
{
    struct error error;
    bool busy = false;

    if (!app->options.session || app->n_pending == 0)
        return;
    if (app->options.fresh)
        drop_old_entries(app);
    if (session_save(app->options.session, app->pending, app->n_pending, &busy, &error)) {
        clear_pending(app);
        app->unsaved = false;
    } else {
        app->unsaved = true;
        if (!busy)
            app_warn(app, "not saved yet: %s", error.message);
    }
}

void app_idle(struct app *app)
{
    save(app);
}

void app_save_state(struct app *app, const char *name, const char *value)
{
    if (!app->options.session)
        return;
    add_pending(app, "state", name, value);
    save(app);
}

static void add_pending_answer(struct app *app, int question)
{
    size_t count;
    const struct question_entry *entry = &catalog_questions(app->catalog, &count)[question];
    int choice = app->answers->choice[question];

    if (app->options.session)
        add_pending(app, "answer", entry->id,
                    answer_given(choice)        ? entry->options[choice].id
                    : choice == ANSWER_SKIPPED ? "skip"
                                                : NULL);
}

void app_listing_changed(struct app *app)
{
    struct arena *arena = arena_new();
    struct text marks;
    size_t count;
    const struct framework *rows = catalog_frameworks(app->catalog, &count);

    text_init(&marks);
    for (size_t i = 0; i < app->listing.n_marks; i++)
        text_printf(&marks, "%s%s", i > 0 ? " " : "", rows[app->listing.marks[i]].id);
    if (app->options.session) {
        add_pending(app, "state", "filter", app->listing.good[0] ? app->listing.good : NULL);
        add_pending(app, "state", "marks", marks.length > 0 ? marks.bytes : NULL);
        add_pending(app, "state", "sort",
                    sort_key_text(arena, app->catalog, app->listing.sort));
        save(app);
    }
    text_finish(&marks);
    arena_free(arena);
}

/* --- undo ----------------------------------------------------------------------------------- */

static struct snapshot take_snapshot(struct app *app, const char *what)
{
    struct snapshot snapshot = {.n_marks = app->listing.n_marks, .sort = app->listing.sort,
                                .what = what};

    app_decision(app);
    snapshot.choice = memory_new((size_t)app->answers->n_questions + 1, sizeof(int));
    memcpy(snapshot.choice, app->answers->choice,
           (size_t)app->answers->n_questions * sizeof(int));
    memcpy(snapshot.marks, app->listing.marks, sizeof(snapshot.marks));
    snapshot.filter = memory_copy_string(app->listing.good);
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

static void restore(struct app *app, const struct snapshot *snapshot)
{
    bool answers_differ = false;

    for (int i = 0; i < app->answers->n_questions; i++) {
        if (app->answers->choice[i] == snapshot->choice[i])
            continue;
        app->answers->choice[i] = snapshot->choice[i];
        app->changed_question = i;
        answers_differ = true;
        add_pending_answer(app, i);
    }
    memcpy(app->listing.marks, snapshot->marks, sizeof(snapshot->marks));
    app->listing.n_marks = snapshot->n_marks;
    if (!text_equal(app->listing.good, snapshot->filter))
        listing_filter(&app->listing, snapshot->filter);
    if (answers_differ)
        forget_advice(app);
    listing_sort(&app->listing, snapshot->sort);
    app_listing_changed(app);
}

/* Takes the newest of `from`, puts the state now onto `to`. */
static void step_back(struct app *app, struct snapshot *from, size_t *n_from,
                      struct snapshot **to, size_t *n_to, const char *done, const char *nothing)
{
    if (*n_from == 0) {
        app_say(app, "%s", nothing);
        return;
    }
    struct snapshot snapshot = from[--*n_from];
    push_snapshot(to, n_to, take_snapshot(app, snapshot.what));
    restore(app, &snapshot);
    app_say(app, "%s: %s", done, snapshot.what);
    free(snapshot.choice);
    free(snapshot.filter);
}

static void undo(struct app *app, void *state)
{
    (void)state;
    step_back(app, app->undo, &app->n_undo, &app->redo, &app->n_redo, "Undone",
              "Nothing to undo");
}

static void redo(struct app *app, void *state)
{
    (void)state;
    step_back(app, app->redo, &app->n_redo, &app->undo, &app->n_undo, "Done again",
              "Nothing to redo");
}

void app_answer_all(struct app *app, const int *questions, int count, int choice)
{
    app_advice(app); /* what it was before */
    bool changes = false;
    for (int i = 0; i < count; i++)
        changes |= app->answers->choice[questions[i]] != choice;
    if (!changes)
        return;
    app_remember(app, "answer");
    for (int i = 0; i < count; i++)
        app->answers->choice[questions[i]] = choice;
    app->changed_question = questions[count - 1];
    forget_advice(app);
    for (int i = 0; i < count; i++)
        add_pending_answer(app, questions[i]);
    save(app);
}

void app_answer(struct app *app, int question, int choice)
{
    app_answer_all(app, &question, 1, choice);
}

/* --- keys of every screen --------------------------------------------------------------------- */

static void move(struct app *app, void *state, enum movement movement)
{
    if (top(app)->screen->move)
        top(app)->screen->move(app, state, movement);
    else
        app_say(app, "Nothing moves here");
}

#define MOVEMENT(function, movement) \
    static void function(struct app *app, void *state) \
    { \
        move(app, state, (movement)); \
    }
MOVEMENT(move_next, MOVE_NEXT)
MOVEMENT(move_previous, MOVE_PREVIOUS)
MOVEMENT(move_half_down, MOVE_HALF_DOWN)
MOVEMENT(move_half_up, MOVE_HALF_UP)
MOVEMENT(move_page_down, MOVE_PAGE_DOWN)
MOVEMENT(move_page_up, MOVE_PAGE_UP)
MOVEMENT(move_first, MOVE_FIRST)
MOVEMENT(move_last, MOVE_LAST)

static void open_selected(struct app *app, void *state)
{
    if (top(app)->screen->open)
        top(app)->screen->open(app, state);
    else
        app_say(app, "Nothing to open here");
}

static void back(struct app *app, void *state)
{
    (void)state;
    app_pop(app);
}

static void quit(struct app *app, void *state)
{
    (void)state;
    app->running = false;
}

/* Esc closes or clears, then goes back, and never leaves the program. */
static void escape(struct app *app, void *state)
{
    if (top(app)->screen->escape && top(app)->screen->escape(app, state))
        return;
    if (app->n_views > 1)
        app_pop(app);
    else
        app_say(app, "q leaves whichstack");
}

static void go_questions(struct app *app, void *state)
{
    (void)state;
    app_replace(app, app_find_screen("questions"));
}

static void go_result(struct app *app, void *state)
{
    (void)state;
    app_replace(app, app_find_screen("result"));
}

static void go_export(struct app *app, void *state)
{
    (void)state;
    app_push(app, app_find_screen("export"));
}

static void go_help(struct app *app, void *state)
{
    (void)state;
    if (!text_equal(top(app)->screen->name, "help"))
        app_push(app, app_find_screen("help"));
}

static void repaint(struct app *app, void *state)
{
    (void)state;
    app_ask(app, REQUEST_REPAINT, "");
}

static void suspend(struct app *app, void *state)
{
    (void)state;
    app_ask(app, REQUEST_SUSPEND, "");
}

static void toggle_mouse(struct app *app, void *state)
{
    (void)state;
    app->options.mouse = !app->options.mouse;
    app_ask(app, REQUEST_MOUSE, "");
    app_say(app, app->options.mouse ? "Mouse on: click, wheel, heads of columns"
                                    : "Mouse off: the terminal selects text; M turns it on");
}

static void next_theme(struct app *app, void *state)
{
    size_t i = 0;

    (void)state;
    while (themes[i] && themes[i] != app->options.theme)
        i++;
    app->options.theme = themes[i] && themes[i + 1] ? themes[i + 1] : themes[0];
    app_ask(app, REQUEST_THEME, "");
    app_say(app, "Theme %s: %s", app->options.theme->name, app->options.theme->summary);
}

const struct action common_actions[] = {
    {"a", "answer", "answer", "Go to the questions", go_questions},
    {"r", "result", "result", "Go to the recommendation", go_result},
    {"e", "export", "export", "Write the recommendation to a file", go_export},
    {"? F1", "help", "help", "Keys of this screen; type to search, Enter runs", go_help},
    {"q h Left Backspace", "back", "back", "Back one screen; on the first one: leave", back},
    {"j Down", "next", NULL, "Next row or line", move_next},
    {"k Up", "previous", NULL, "Previous row or line", move_previous},
    {"Ctrl-D", "half-down", NULL, "Half a page down", move_half_down},
    {"Ctrl-U", "half-up", NULL, "Half a page up", move_half_up},
    {"PgDn Ctrl-F", "page-down", NULL, "A page down", move_page_down},
    {"PgUp Ctrl-B", "page-up", NULL, "A page up", move_page_up},
    {"g Home", "first", NULL, "To the first row or line", move_first},
    {"G End", "last", NULL, "To the last row or line", move_last},
    {"Enter l Right", "open", NULL, "Open what the cursor is on", open_selected},
    {"u", "undo", NULL, "Take back the last answer, mark, filter or sort", undo},
    {"Ctrl-R", "redo", NULL, "Do again what was taken back", redo},
    {"M", "mouse", NULL, "Mouse reports on or off", toggle_mouse},
    {"", "theme", NULL, "Next colour theme", next_theme},
    {"Ctrl-L", "repaint", NULL, "Paint the whole screen anew", repaint},
    {"Ctrl-Z", "suspend", NULL, "Stop the program and give the terminal back; fg resumes",
     suspend},
    {"Esc", "escape", NULL, "Close, clear, or back; never leaves the program", escape},
    {"Q Ctrl-C F10", "quit", NULL, "Leave; everything is saved already", quit},
};
const size_t n_common_actions = sizeof(common_actions) / sizeof(common_actions[0]);

static const struct action *find_action(const struct action *actions, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count; i++)
        if (key_listed(code, actions[i].keys))
            return &actions[i];
    return NULL;
}

/* --- events --------------------------------------------------------------------------------- */

static void prompt_done(struct app *app, void (*done)(struct app *app, void *state))
{
    void *state = app->prompt.state;

    prompt_close(&app->prompt);
    if (done)
        done(app, state);
}

static void handle_prompt_key(struct app *app, uint32_t code)
{
    struct prompt *prompt = &app->prompt;
    bool changed = false;

    if (code == '\r' || code == '\n')
        prompt_done(app, prompt->accepted);
    else if (code == 27 || code == 'C' - '@')
        prompt_done(app, prompt->cancelled);
    else if (code == KEY_CODE_BACKSPACE && prompt->length == 0)
        prompt_done(app, prompt->cancelled);
    else if (code == '\t' && prompt->completed)
        prompt->completed(app, prompt->state);
    else if (!prompt_key(prompt, code, &changed))
        move(app, app_state(app),
             code == KEY_CODE_UP ? MOVE_PREVIOUS : MOVE_NEXT); /* the list moves meanwhile */
    if (changed && prompt->changed)
        prompt->changed(app, prompt->state);
}

static void handle_key(struct app *app, uint32_t code)
{
    struct view *view = top(app);
    const struct action *action =
        find_action(view->screen->actions, view->screen->n_actions, code);
    char name[KEY_NAME_BYTES];

    if (view->screen->type && view->screen->type(app, view->state, code))
        return;
    if (!action)
        action = find_action(common_actions, n_common_actions, code);
    if (action) {
        text_clear(&app->message);
        action->run(app, view->state);
        return;
    }
    key_name(code, name);
    app_say(app, "No key %s here; press ? for help", name);
}

static void handle_mouse(struct app *app, const struct event *event)
{
    struct view *view = top(app);

    if (event->action == MOUSE_WHEEL_UP || event->action == MOUSE_WHEEL_DOWN) {
        move(app, view->state, event->action == MOUSE_WHEEL_UP ? MOVE_PREVIOUS : MOVE_NEXT);
        return;
    }
    if (view->screen->click)
        view->screen->click(app, view->state, event->row, event->column);
    if (event->action == MOUSE_DOUBLE_CLICK && view->screen->open)
        view->screen->open(app, view->state);
}

void app_handle(struct app *app, const struct event *event)
{
    switch (event->kind) {
    case EVENT_KEY:
        if (app->prompt.label)
            handle_prompt_key(app, event->code);
        else
            handle_key(app, event->code);
        break;
    case EVENT_PASTE:
        if (!app->prompt.label) {
            app_say(app, "Nothing to paste into here; / opens the filter");
            break;
        }
        prompt_insert(&app->prompt, event->paste);
        if (app->prompt.changed)
            app->prompt.changed(app, app->prompt.state);
        break;
    case EVENT_MOUSE:
        handle_mouse(app, event);
        break;
    case EVENT_IDLE:
        if (app_has_work(app))
            firming_step(next_work(app));
        else
            app_idle(app);
        break;
    case EVENT_HANGUP:
    case EVENT_QUIT:
        app->running = false;
        break;
    case EVENT_RESIZE:
        break;
    }
}

void app_resize(struct app *app, int rows, int columns)
{
    app->rows = rows;
    app->columns = columns;
}

/* --- drawing -------------------------------------------------------------------------------- */

static void draw_title(struct app *app, struct area area)
{
    struct view *view = top(app);
    struct text left, right;

    if (area.rows < 1)
        return;
    text_init(&left);
    text_init(&right);
    if (area.columns >= 60)
        text_append(&left, "whichstack  ");
    for (size_t i = 0; i < app->n_views; i++)
        if (i + 1 == app->n_views || area.columns >= 60)
            text_printf(&left, "%s%s", app->views[i].screen->title,
                        i + 1 < app->n_views ? " > " : "");
    text_append(&left, "   ");
    if (view->screen->heading)
        view->screen->heading(app, view->state, &left, &right);
    if (!app->options.mouse && area.columns >= 80)
        text_append(&right, right.length > 0 ? "   mouse off" : "mouse off");
    area_fill(area, 0, 0, area.columns, ROLE_TITLE, " ");
    int end = area_text(area, 0, 1, ROLE_TITLE, left.bytes);
    int width = columns_of(right.bytes);
    if (width > 0 && end + width + 1 < area.columns)
        area_right(area, 0, area.columns - 1, ROLE_TITLE, right.bytes);
    text_finish(&left);
    text_finish(&right);
}

/* Footer entries by priority, never cut in the middle: the screen's own first, then the common
 * ones; "help" and "back" are always kept when anything is. */
static int draw_entry(struct area area, int column, const struct action *action, bool brief)
{
    char key[KEY_NAME_BYTES];

    key_first(action->keys, key);
    int width = columns_of(key) + (brief ? 0 : 1 + columns_of(action->brief));
    if (column + width > area.columns - 1)
        return column;
    column = area_text(area, 0, column, ROLE_KEY, key);
    if (!brief)
        column = area_text(area, 0, column + 1, ROLE_QUIET, action->brief);
    return column + (brief ? 1 : 2);
}

static bool entry_shown(const struct app *app, const struct action *action)
{
    /* A key that the screen itself has taken is the screen's; what leads to itself is left out. */
    const struct screen *screen = app->views[app->n_views - 1].screen;
    char key[KEY_NAME_BYTES];
    uint32_t code;

    if (!action->brief || text_equal(action->name, screen->name) ||
        (text_equal(action->name, "answer") && text_equal(screen->name, "questions")))
        return false;
    if (action >= common_actions && action < common_actions + n_common_actions) {
        key_first(action->keys, key);
        if (screen->typed_at)
            return false;
        return !key_code(key, &code) || !find_action(screen->actions, screen->n_actions, code);
    }
    return true;
}

static void draw_footer(struct app *app, struct area area)
{
    const struct screen *screen = top(app)->screen;
    bool brief = area.columns < 60;
    int column = 1;

    if (area.rows < 1)
        return;
    struct area left = area;
    left.columns -= brief ? 4 : 16; /* room for help and back */
    for (size_t i = 0; i < screen->n_actions; i++)
        if (entry_shown(app, &screen->actions[i]))
            column = draw_entry(left, column, &screen->actions[i], brief);
    for (size_t i = 0; i < n_common_actions; i++) {
        bool kept = text_equal(common_actions[i].name, "help") ||
                    text_equal(common_actions[i].name, "back");
        if (!kept && entry_shown(app, &common_actions[i]))
            column = draw_entry(left, column, &common_actions[i], brief);
    }
    for (size_t i = 0; i < n_common_actions; i++) {
        bool kept = text_equal(common_actions[i].name, "help") ||
                    text_equal(common_actions[i].name, "back");
        if (kept && entry_shown(app, &common_actions[i]))
            column = draw_entry(area, column, &common_actions[i], brief);
    }
}

static void draw_message(struct app *app, struct area area)
{
    if (area.rows < 1)
        return;
    if (app->prompt.label)
        prompt_draw(&app->prompt, area, app->options.unicode);
    else if (app->message.length > 0)
        area_fit(area, 0, 1, area.columns - 2, app->message_role, app->options.unicode,
                 app->message.bytes);
    else if (app->unsaved)
        area_text(area, 0, 1, ROLE_WARNING, "not saved yet");
}

static void draw_line(struct app *app, struct area area)
{
    const struct listing *listing = &app->listing;
    size_t count;
    const struct framework *rows = catalog_frameworks(app->catalog, &count);

    area_printf(area, 0, 0, ROLE_PLAIN, "%dx%d %s", app->columns, app->rows,
                listing->n_rows > 0 ? rows[listing->rows[0]].name : "");
}

void app_draw(struct app *app, struct surface *surface)
{
    if (surface->rows != app->rows || surface->columns != app->columns)
        surface_resize(surface, app->rows, app->columns);
    else
        surface_clear(surface);
    struct frame frame = frame_of(surface, app->options.unicode);
    if (frame.tier == TIER_LINE) {
        draw_line(app, frame.body);
        return;
    }
    struct view *view = top(app);
    if (view->screen->popup && app->n_views > 1)
        app->views[app->n_views - 2].screen->draw(app, app->views[app->n_views - 2].state, &frame);
    view->screen->draw(app, view->state, &frame);
    draw_title(app, frame.title);
    draw_message(app, frame.message);
    draw_footer(app, frame.footer);
}

/* --- beginning and end ------------------------------------------------------------------------ */

static void take_up_marks(struct app *app, const char *text)
{
    char ids[512];
    char *rest = NULL;

    snprintf(ids, sizeof(ids), "%s", text);
    for (char *id = strtok_r(ids, " ", &rest); id; id = strtok_r(NULL, " ", &rest)) {
        int framework = catalog_find_framework(app->catalog, id);
        if (framework >= 0 && !listing_marked(&app->listing, framework))
            listing_mark(&app->listing, framework);
    }
}

static void take_up_entry(struct app *app, const struct session_entry *entry, int *n_answers)
{
    struct error error;
    struct sort_key key;

    if (text_equal(entry->kind, "answer")) {
        app_decision(app);
        int question = catalog_find_question(app->catalog, entry->name);
        if (question >= 0 && text_equal(entry->value, "skip"))
            app->answers->choice[question] = ANSWER_SKIPPED;
        else if (answers_set(app->decision, entry->name, entry->value, app->answers, &error))
            ++*n_answers;
    } else if (text_equal(entry->name, "filter")) {
        listing_filter(&app->listing, entry->value);
        if (app->listing.wrong)
            listing_filter(&app->listing, "");
    } else if (text_equal(entry->name, "marks")) {
        take_up_marks(app, entry->value);
    } else if (text_equal(entry->name, "sort")) {
        if (sort_key_parse(app->catalog, entry->value, &key))
            app->listing.sort = key;
    }
}

/* Puts back what the last run left, and says so. Answers that the catalog no longer knows stay
 * in the session, untouched. */
static void take_up_session(struct app *app)
{
    struct arena *arena = arena_new();
    struct session_entry *entries;
    size_t count;
    struct error error;
    int n_answers = 0;
    const char *when = "";

    if (!session_load(app->options.session, arena, &entries, &count, &error)) {
        app_warn(app, "%s", error.message);
        arena_free(arena);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        take_up_entry(app, &entries[i], &n_answers);
        if (text_equal(entries[i].kind, "answer") && strcmp(entries[i].saved, when) > 0)
            when = entries[i].saved;
    }
    struct sort_key sort = app->listing.sort;
    renew_fits(app);
    if (sort.by != SORT_FIT || app->listing.fits)
        listing_sort(&app->listing, sort);
    if (n_answers > 0)
        app_say(app, "%d answer%s of %s taken up; --fresh starts empty", n_answers,
                n_answers == 1 ? "" : "s", when);
    arena_free(arena);
}

struct app *app_new(const struct app_options *options)
{
    struct app *app = memory_new(1, sizeof(*app));

    app->options = *options;
    app->arena = arena_new();
    app->catalog = options->catalog;
    app->changed_question = -1;
    app->running = true;
    app->rows = 24;
    app->columns = 80;
    text_init(&app->message);
    text_init(&app->request_text);
    listing_init(&app->listing, app->arena, app->catalog);
    app_say(app, "Enter opens a page, a asks what you need, r recommends, ? helps");
    if (options->session && !options->fresh)
        take_up_session(app);
    if (options->notice)
        app_warn(app, "%s", options->notice);
    app_push(app, app_find_screen("catalog"));
    return app;
}

void app_free(struct app *app)
{
    while (app->n_views > 0)
        drop_view(app);
    free_snapshots(app->undo, app->n_undo);
    free_snapshots(app->redo, app->n_redo);
    free(app->undo);
    free(app->redo);
    clear_pending(app);
    free(app->pending);
    firming_free(app->firming);
    listing_finish(&app->listing);
    text_finish(&app->message);
    text_finish(&app->request_text);
    arena_free(app->advice_arena);
    arena_free(app->before_arena);
    arena_free(app->arena);
    free(app);
}
