#include "tui/app/app.h"

#include "base/array.h"
#include "base/memory.h"
#include "tui/app/app_parts.h"
#include "tui/app/background_sampling.h"
#include "tui/app/footer.h"
#include "tui/app/keymap.h"
#include "tui/app/places.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- messages ------------------------------------------------------------------------------- */

/* Appends the words; each "{command}" that also stands in `format` is replaced by its key on the
 * current screen. Other braces come from a file name or a title. */
static void put_keys(struct app *app, const char *words, const char *format, struct text *text)
{
    char mark[32], *name = mark + 1;

    for (const char *at = words; *at;) {
        size_t length = at[0] == '{' ? strcspn(at, "}") : 0;
        bool fits = length > 1 && at[length] == '}' && length + 1 < sizeof(mark);
        if (fits) {
            snprintf(mark, sizeof(mark), "%.*s", (int)length + 1, at);
            fits = strstr(format, mark) != NULL;
            mark[length] = '\0';
            fits = fits && app_has_command(app, name);
        }
        if (fits)
            text_append(text, app_key(app, name));
        else
            text_append_char(text, *at);
        at += fits ? length + 1 : 1;
    }
}

const char *app_words(struct arena *arena, struct app *app, const char *words)
{
    struct text text;
    const char *copy;

    text_init(&text);
    put_keys(app, words, words, &text);
    copy = arena_string(arena, text.bytes);
    text_finish(&text);
    return copy;
}

__attribute__((format(printf, 2, 0))) static void put_message(struct app *app, const char *format,
                                                              va_list arguments, struct text *text)
{
    struct text words;

    text_init(&words);
    text_vprintf(&words, format, arguments);
    put_keys(app, words.bytes, format, text);
    text_finish(&words);
}

const char *app_message(struct arena *arena, struct app *app, const char *format, ...)
{
    struct text text;
    const char *copy;
    va_list arguments;

    text_init(&text);
    va_start(arguments, format);
    put_message(app, format, arguments, &text);
    va_end(arguments);
    copy = arena_string(arena, text.bytes);
    text_finish(&text);
    return copy;
}

bool app_has_command(const struct app *app, const char *command)
{
    return keymap_action(app_screen(app), command) != NULL;
}

__attribute__((format(printf, 3, 0))) static void say(struct app *app, enum role role,
                                                      const char *format, va_list arguments)
{
    text_clear(&app->message);
    put_message(app, format, arguments, &app->message);
    app->message_role = role;
}

void app_say(struct app *app, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    say(app, ROLE_PLAIN, format, arguments);
    va_end(arguments);
}

void app_warn(struct app *app, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    say(app, ROLE_WARN, format, arguments);
    va_end(arguments);
}

void app_ask(struct app *app, enum request_kind request, const char *text)
{
    app->request = request;
    text_clear(&app->request_text);
    text_append(&app->request_text, text);
}

void app_renew_blocks(struct app *app)
{
    app->blocks = app->options.unicode && config_blocks(&app->options.config);
}

bool app_blocks(const struct app *app)
{
    return app->blocks;
}

void app_run(struct app *app, const struct action *action)
{
    text_clear(&app->message);
    action->run(app, app_state(app));
}

const char *app_key(struct app *app, const char *command)
{
    const struct screen *screen = app_screen(app);
    const struct action *action = keymap_action(screen, command);
    char keys[KEYMAP_BYTES] = "";

    if (action)
        keymap_keys(app->keymap, screen, action, keys);
    key_first(keys, app->key);
    return app->key[0] != '\0' ? app->key : command;
}

/* --- events --------------------------------------------------------------------------------- */

void app_prompt(struct app *app, const char *label, const char *text,
                const struct prompt_actions *actions, void *state)
{
    prompt_open(&app->prompt, label, text);
    app->prompt_actions = actions;
    app->prompt_state = state;
}

static void run_prompt_action(struct app *app, void (*action)(struct app *app, void *state))
{
    if (action)
        action(app, app->prompt_state);
}

/* Closes the prompt first, because the action may open another one. */
static void end_prompt(struct app *app, void (*action)(struct app *app, void *state))
{
    prompt_close(&app->prompt);
    run_prompt_action(app, action);
}

/* Runs the common commands that work while a prompt is open; help accepts the line first.
 * Characters and keys of the prompt go to the prompt. */
static bool run_beside_prompt(struct app *app, uint32_t code)
{
    static const char *const names[] = {"repaint", "suspend", "quit", "help"};
    const struct action *action = keymap_find(app->keymap, app_screen(app), code);
    bool is_text = code >= ' ' && code < KEY_CODE_UP;

    if (!action || is_text || prompt_takes(code))
        return false;
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (text_equal(action->name, names[i])) {
            if (text_equal(action->name, "help"))
                end_prompt(app, app->prompt_actions->accepted);
            action->run(app, app_state(app));
            return true;
        }
    return false;
}

static void clear_hint(struct prompt *prompt)
{
    prompt->hint[0] = '\0';
    prompt->hint_is_wrong = false;
}

static void handle_prompt_key(struct app *app, uint32_t code)
{
    const struct prompt_actions *actions = app->prompt_actions;

    if (run_beside_prompt(app, code))
        return;
    switch (prompt_handle(&app->prompt, code)) {
    case PROMPT_ACCEPTED:
        end_prompt(app, actions->accepted);
        break;
    case PROMPT_CANCELLED:
        end_prompt(app, actions->cancelled);
        break;
    case PROMPT_COMPLETED:
        run_prompt_action(app, actions->completed);
        break;
    case PROMPT_PREVIOUS_ROW:
        app_move(app, MOVE_PREVIOUS);
        break;
    case PROMPT_NEXT_ROW:
        app_move(app, MOVE_NEXT);
        break;
    case PROMPT_CHANGED:
        clear_hint(&app->prompt);
        run_prompt_action(app, actions->changed);
        break;
    case PROMPT_MOVED:
    case PROMPT_IGNORED:
        break;
    }
}

static void handle_key(struct app *app, uint32_t code)
{
    const struct screen *screen = app_screen(app);
    const struct action *action;
    char name[KEY_NAME_BYTES];

    text_clear(&app->message); /* it is about the key before */
    if (screen->type && screen->type(app, app_state(app), code))
        return;
    action = keymap_find(app->keymap, screen, code);
    if (action) {
        app_run(app, action);
        return;
    }
    key_name(code, name);
    app_say(app, "No key %s here; press {help} for help", name);
}

static void press(struct app *app, uint32_t code)
{
    if (app->prompt.label)
        handle_prompt_key(app, code);
    else
        handle_key(app, code);
}

static void click_footer(struct app *app, int column)
{
    uint32_t code;

    if (footer_at(app, app->columns, column, &code))
        press(app, code);
}

static void click_places(struct app *app, int column)
{
    const struct action *action = places_at(app, app->columns, column);

    if (action && !app->prompt.label)
        app_run(app, action);
}

static bool is_on(struct area area, int row)
{
    return row >= area.row && row < area.row + area.rows;
}

static void handle_mouse(struct app *app, const struct event *event)
{
    const struct screen *screen = app_screen(app);

    if (event->action == MOUSE_WHEEL_UP || event->action == MOUSE_WHEEL_DOWN) {
        enum movement movement = event->action == MOUSE_WHEEL_UP ? MOVE_PREVIOUS : MOVE_NEXT;
        if (screen->wheel)
            screen->wheel(app, app_state(app), event->column, movement);
        else
            app_move(app, movement);
        return;
    }
    if (is_on(app->frame.footer, event->row)) {
        click_footer(app, event->column);
        return;
    }
    if (is_on(app->frame.top, event->row)) {
        click_places(app, event->column);
        return;
    }
    bool hit = screen->click && screen->click(app, app_state(app), event->row, event->column);
    if (hit && event->action == MOUSE_DOUBLE_CLICK && screen->open)
        screen->open(app, app_state(app));
}

#define PASTE_IS_CUT "The end of the pasted text does not fit and is left out"

static void paste_into_prompt(struct app *app, const char *text)
{
    bool whole = prompt_insert(&app->prompt, text);

    run_prompt_action(app, app->prompt_actions->changed);
    if (whole)
        return;
    snprintf(app->prompt.hint, sizeof(app->prompt.hint), "%s", PASTE_IS_CUT);
    app->prompt.hint_is_wrong = true;
}

static void paste(struct app *app, const char *text)
{
    const struct screen *screen = app_screen(app);

    if (app->prompt.label) {
        paste_into_prompt(app, text);
        return;
    }
    text_clear(&app->message);
    enum paste pasted = screen->paste ? screen->paste(app, app_state(app), text) : PASTE_REFUSED;
    if (pasted == PASTE_REFUSED)
        app_say(app, "Nothing takes text here; open a prompt to paste");
    else if (pasted == PASTE_CUT)
        app_warn(app, PASTE_IS_CUT);
}

void app_handle(struct app *app, const struct event *event)
{
    switch (event->kind) {
    case EVENT_KEY:
        press(app, event->code);
        break;
    case EVENT_PASTE:
        paste(app, event->paste);
        break;
    case EVENT_MOUSE:
        handle_mouse(app, event);
        break;
    case EVENT_IDLE:
        if (app_has_work(app))
            background_sampling_step(app_next_work(app));
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
    app_forget_entries(app);
}

void app_resize(struct app *app, int rows, int columns)
{
    app->rows = rows;
    app->columns = columns;
    app->frame = frame_of(rows, columns, app->options.unicode);
}

/* --- new and free ----------------------------------------------------------------------------- */

static void open_team(struct app *app)
{
    const struct answers *answers = app->options.team_answers;

    for (int q = 0; q < answers->n_questions; q++)
        if (answer_given(answers->choice[q]))
            app_set_choice(app, q, answers->choice[q]);
    app_forget_advice(app);
    app_push(app, app_find_screen("result"));
    app_push(app, app_find_screen("team"));
}

struct app *app_new(const struct app_options *options)
{
    struct app *app = memory_new(1, sizeof(*app));

    app->options = *options;
    app->arena = arena_new();
    app->catalog = options->catalog;
    app->keymap = options->config.keymap ? options->config.keymap : keymap_new(app->arena);
    app->views = views_new(app->arena);
    app->recommendation = recommendation_new(app->arena);
    app->history = history_new(app->arena);
    app->saving = saving_new(app->arena);
    app->kept = kept_new();
    app->place = -1;
    app_renew_blocks(app);
    app->running = true;
    app_resize(app, 24, 80);
    text_init(&app->message);
    text_init(&app->request_text);
    catalog_view_init(&app->catalog_view, app->arena, app->catalog);
    app_push(app, app_find_screen("catalog"));
    if (options->session && !config_has(&options->config, "theme"))
        app_restore_theme(app);
    if (options->session && !options->fresh)
        app_restore_session(app);
    if (options->team)
        open_team(app);
    if (options->notice)
        app_warn(app, "%s", options->notice);
    return app;
}

void app_free(struct app *app)
{
    app_close_all(app);
    history_free(app->history);
    saving_free(app->saving);
    recommendation_free(app->recommendation);
    catalog_view_finish(&app->catalog_view);
    kept_free(app->kept);
    text_finish(&app->message);
    text_finish(&app->request_text);
    arena_free(app->arena);
    free(app);
}
