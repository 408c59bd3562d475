#include "tui/app/explorer.h"

#include "store/program.h"
#include "tui/app/app.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

/* The main loop: draw if no more events wait, wait for an event, let the app handle it, carry out
 * its request. Background work is done piece by piece while no key waits. With no work and nothing
 * to save it waits without a timeout, so there are no wakeups while idle. */
#define RETRY_SAVING_MS 500

static int longest_wait(struct app *app)
{
    return app_has_work(app) ? 0 : app_unsaved(app) ? RETRY_SAVING_MS : -1;
}

static bool run_program(struct program_helper *programs, const char *command, const char *argument,
                        const struct text *input, struct error *error)
{
    if (program_run(programs, command, argument, input ? input->bytes : NULL,
                    input ? input->length : 0))
        return true;
    error_set(error, "cannot start '%s': there is no such program", command);
    return false;
}

static bool view_in_editor(const struct explorer_options *options, const char *text,
                           struct error *error)
{
    if (program_view(options->programs, options->editor, text, strlen(text)))
        return true;
    error_set(error, "cannot start '%s': there is no such program, or no room in /tmp for a copy",
              options->editor);
    return false;
}

static void copy(struct terminal *terminal, struct app *app, bool tmux)
{
    size_t length = app->request_text.length;

    if (terminal_copy(terminal, app->request_text.bytes, length, tmux))
        app_say(app, "Copied %zu bytes", length);
    else
        app_warn(app, "Not copied: %zu bytes are too many for the terminal; export to a file",
                 length);
}

/* Without a bar only bold type marks the selected row. */
static void show_theme(struct terminal *terminal, const struct config *config)
{
    struct theme shown = *config_theme(config);

    if (config_is(config, "selection", "marker")) {
        shown.grounds[GROUND_CURSOR] = shown.grounds[GROUND_PLAIN];
        shown.cursor_attributes |= ATTRIBUTE_BOLD;
    }
    terminal_set_theme(terminal, &shown);
}

static void carry_out(struct terminal *terminal, struct app *app,
                      const struct explorer_options *options)
{
    enum request_kind request = app->request;
    const char *text = app->request_text.bytes;
    struct error error = {{0}};
    bool done = true;

    app->request = REQUEST_NONE;
    switch (request) {
    case REQUEST_NONE:
        return;
    case REQUEST_SUSPEND:
        terminal_suspend(terminal);
        break;
    case REQUEST_REPAINT:
        terminal_repaint(terminal);
        break;
    case REQUEST_COPY:
        copy(terminal, app, options->tmux);
        break;
    case REQUEST_VIEW:
        terminal_leave(terminal);
        done = view_in_editor(options, text, &error);
        terminal_return(terminal);
        break;
    case REQUEST_PAGE:
        terminal_leave(terminal);
        done = run_program(options->programs, options->pager, NULL, &app->request_text, &error);
        terminal_return(terminal);
        break;
    case REQUEST_BROWSE:
        terminal_leave(terminal);
        done = run_program(options->programs, options->browser, text, NULL, &error);
        terminal_return(terminal);
        if (done)
            app_say(app, "Back from the browser: %s", text);
        else
            app_say(app, "No browser was found: %s ({copy} copies it)", text);
        done = true;
        break;
    case REQUEST_MOUSE:
        terminal_set_mouse(terminal, config_is(&app->options.config, "mouse", "on"));
        break;
    case REQUEST_THEME:
        show_theme(terminal, &app->options.config);
        break;
    }
    if (!done)
        app_warn(app, "%s", error.message);
}

bool explorer_run(const struct explorer_options *options, int *ret_status, struct error *error)
{
    const struct terminal_options terminal_options = {
        .term = options->term,
        .mouse = config_is(&options->app.config, "mouse", "on"),
        .color = options->color,
        .direct = options->direct,
        .repeats = options->repeats,
        .theme = config_theme(&options->app.config),
        .input = options->input,
        .output = options->output,
        .marks = options->marks,
        .escape_delay = options->escape_delay,
    };
    struct app *app =
        app_new(&options->app); /* compute the first frame before the terminal is opened */
    struct terminal *terminal;
    int signal_number = 0;

    if (!terminal_open(&terminal_options, &terminal, error)) {
        app_free(app);
        return false;
    }
    show_theme(terminal, &app->options.config);
    struct surface *surface = surface_new(terminal_rows(terminal), terminal_columns(terminal));
    while (app->running) {
        struct event event;
        if (!terminal_has_input(terminal)) {
            app_resize(app, terminal_rows(terminal), terminal_columns(terminal));
            app_draw(app, surface);
            terminal_draw(terminal, surface);
        }
        terminal_wait(terminal, longest_wait(app), &event);
        if (event.kind == EVENT_QUIT || event.kind == EVENT_HANGUP)
            signal_number = event.kind == EVENT_QUIT ? (int)event.code : SIGHUP;
        app_handle(app, &event);
        carry_out(terminal, app, options);
    }
    app_keep_place(app);
    app_idle(app);
    terminal_close(terminal);
    surface_free(surface);
    if (app_unsaved(app))
        fprintf(stderr, "whichstack: the last changes were not saved: the session is in use or "
                        "cannot be written\n");
    app_free(app);
    if (signal_number)
        terminal_die(signal_number);
    *ret_status = 0;
    return true;
}
