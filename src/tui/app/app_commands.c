#include "tui/app/app_parts.h"

#include "base/array.h"

/* The common commands of all screens. */

void app_move(struct app *app, enum movement movement)
{
    const struct screen *screen = app_screen(app);

    if (screen->move)
        screen->move(app, app_state(app), movement);
    else
        app_say(app, "Nothing to scroll here");
}

#define MOVEMENT(function, movement)                   \
    static void function(struct app *app, void *state) \
    {                                                  \
        (void)state;                                   \
        app_move(app, (movement));                     \
    }
MOVEMENT(move_next, MOVE_NEXT)
MOVEMENT(move_previous, MOVE_PREVIOUS)
MOVEMENT(move_half_down, MOVE_HALF_DOWN)
MOVEMENT(move_half_up, MOVE_HALF_UP)
MOVEMENT(move_page_down, MOVE_PAGE_DOWN)
MOVEMENT(move_page_up, MOVE_PAGE_UP)
MOVEMENT(move_first, MOVE_FIRST)
MOVEMENT(move_last, MOVE_LAST)

static void undo(struct app *app, void *state)
{
    (void)state;
    app_undo(app);
}

static void redo(struct app *app, void *state)
{
    (void)state;
    app_redo(app);
}

static void open_selected(struct app *app, void *state)
{
    if (app_screen(app)->open)
        app_screen(app)->open(app, state);
    else
        app_say(app, "Nothing to open here");
}

/* Goes one screen back; on Browse, quits. */
static void back(struct app *app, void *state)
{
    (void)state;
    app_pop(app);
}

static void step_back(struct app *app, void *state)
{
    (void)state;
    if (app_depth(app) > 1)
        app_pop(app);
    else
        app_say(app, "This is the first screen; {back} leaves whichstack");
}

static void quit(struct app *app, void *state)
{
    (void)state;
    app->running = false;
}

/* Esc clears something or goes back, but never quits. */
static void escape(struct app *app, void *state)
{
    if (app_screen(app)->escape && app_screen(app)->escape(app, state))
        return;
    if (app_depth(app) > 1)
        app_pop(app);
    else
        app_say(app, "{back} leaves whichstack");
}

/* Is this the top screen? If so, also says so in a message. */
static bool is_here(struct app *app, const struct screen *screen)
{
    if (app_screen(app) != screen)
        return false;
    app_say(app, "%s is open already", screen->title);
    return true;
}

static void go_to(struct app *app, const char *name)
{
    const struct screen *screen = app_find_screen(name);

    if (!is_here(app, screen))
        app_replace(app, screen);
}

static void go_catalog(struct app *app, void *state)
{
    (void)state;
    go_to(app, "catalog");
}

static void go_compare(struct app *app, void *state)
{
    (void)state;
    if (!is_here(app, app_find_screen("compare")))
        app_push(app, app_find_screen("compare"));
}

static void go_questions(struct app *app, void *state)
{
    (void)state;
    go_to(app, "questions");
}

void app_ask_next(struct app *app, void *state)
{
    const struct screen *questions = app_find_screen("questions");

    (void)state;
    app_visit(app, questions);
    if (app_screen(app) == questions)
        app_run(app, keymap_action(questions, "most-decisive"));
}

static void go_result(struct app *app, void *state)
{
    (void)state;
    go_to(app, "result");
}

static void go_export(struct app *app, void *state)
{
    (void)state;
    app_push(app, app_find_screen("export"));
}

static void go_help(struct app *app, void *state)
{
    (void)state;
    if (!is_here(app, app_find_screen("help")))
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
    struct config *config = &app->options.config;
    bool on = !config_is(config, "mouse", "on");

    (void)state;
    config_set(config, "mouse", on ? "on" : "off");
    app_ask(app, REQUEST_MOUSE, "");
    app_say(app, on ? "Mouse on: click rows and column titles, scroll with the wheel"
                    : "Mouse off: the terminal selects text; {mouse} turns it on");
}

static void next_theme(struct app *app, void *state)
{
    const struct theme *theme = config_theme(&app->options.config);
    size_t i = 0;

    (void)state;
    while (themes[i] != theme)
        i++;
    theme = themes[i + 1] ? themes[i + 1] : themes[0];
    config_set(&app->options.config, "theme", theme->name);
    app_ask(app, REQUEST_THEME, "");
    app_keep_theme(app);
    app_say(app, "Theme %s: %s", theme->name, theme->summary);
}

static void next_charts(struct app *app, void *state)
{
    (void)state;
    if (!app->options.unicode) {
        app_say(app, "Charts stay ASCII: this terminal shows only ASCII");
        return;
    }
    config_set(&app->options.config, "charts", app_blocks(app) ? "ascii" : "blocks");
    app_renew_blocks(app);
    app_say(app, "Charts are drawn with %s", app_blocks(app) ? "blocks" : "ASCII only");
}

/* --- text of the screen ------------------------------------------------------------------------ */

/* The full text of the screen if it has a `text` function, else the visible text. */
static void whole_text(struct app *app, struct text *text)
{
    const struct screen *screen = app_screen(app);
    struct surface *surface;
    struct frame frame;

    if (screen->text) {
        screen->text(app, app_state(app), text);
        return;
    }
    surface = surface_new(app->rows, app->columns);
    frame = frame_on(app->frame, surface);
    screen->draw(app, app_state(app), &frame);
    for (int row = 0; row < frame.body.rows; row++)
        surface_row(surface, frame.body.row + row, text);
    surface_free(surface);
}

/* The text of the row under the cursor. */
static void row_text(struct app *app, struct text *text)
{
    struct surface *surface = surface_new(app->rows, app->columns);

    app_draw(app, surface);
    if (surface->cursor_row >= 0)
        surface_row(surface, surface->cursor_row, text);
    surface_free(surface);
}

static void ask_for(struct app *app, enum request_kind request,
                    void (*what)(struct app *app, struct text *text))
{
    struct text text;

    text_init(&text);
    what(app, &text);
    if (text.length > 0)
        app_ask(app, request, text.bytes);
    else
        app_say(app, "There is no text here");
    text_finish(&text);
}

static void copy_row(struct app *app, void *state)
{
    (void)state;
    ask_for(app, REQUEST_COPY, row_text);
}

static void copy_all(struct app *app, void *state)
{
    (void)state;
    ask_for(app, REQUEST_COPY, whole_text);
}

static void edit_text(struct app *app, void *state)
{
    (void)state;
    ask_for(app, REQUEST_VIEW, whole_text);
}

static void no_link(struct app *app, void *state)
{
    (void)state;
    app_say(app, "There is no link here: pages and figures have links");
}

const struct action common_actions[] = {
    {"b", "catalog", NULL, "Browse: all side by side", go_catalog},
    {"a", "questions", NULL, "Answer: the questions", go_questions},
    {"r", "result", NULL, "Result: pick, reasons, stack", go_result},
    {"c", "compare", NULL, "Compare: the marked ones", go_compare},
    {"e", "export", NULL, "Export: write the decision", go_export},
    {"? F1", "help", NULL, "Help: keys of this screen; type to search, Enter runs", go_help},
    {"N", "most-decisive", NULL, "Ask what matters most: the open question that can change most",
     app_ask_next},
    {"u", "undo", "undo", "Undo the last change: answer, mark, filter or sort", undo},
    {"y", "copy", "copy", "Copy the row under the cursor", copy_row},
    {"j Down", "next", "move", "Next row or line", move_next},
    {"k Up", "previous", "move", "Previous row or line", move_previous},
    {"q", "back", "close", "Back one step; leaves Browse", back},
    {"h Left Backspace", "step-back", NULL, "One step back; never leaves", step_back},
    {"Ctrl-D", "half-down", NULL, "Half a page down", move_half_down},
    {"Ctrl-U", "half-up", NULL, "Half a page up", move_half_up},
    {"PgDn Ctrl-F", "page-down", NULL, "A page down", move_page_down},
    {"PgUp Ctrl-B", "page-up", NULL, "A page up", move_page_up},
    {"g Home", "first", NULL, "To the first row or line", move_first},
    {"G End", "last", NULL, "To the last row or line", move_last},
    {"Enter l Right", "open", NULL, "Open what the cursor is on", open_selected},
    {"Ctrl-R", "redo", NULL, "Redo", redo},
    {"Y", "copy-all", NULL, "Copy all of this screen", copy_all},
    {"E", "edit", NULL, "Edit a copy of this screen", edit_text},
    {"o", "browse", NULL, "Open the link in the browser", no_link},
    {"M", "mouse", NULL, "Mouse reports on or off", toggle_mouse},
    {"", "theme", NULL, "Next colour theme", next_theme},
    {"", "charts", NULL, "Draw charts with blocks, or with ASCII only", next_charts},
    {"Ctrl-L", "repaint", NULL, "Redraw the screen", repaint},
    {"Ctrl-Z", "suspend", NULL, "Suspend the program; fg resumes it", suspend},
    {"Esc", "escape", NULL, "Close, clear, or back; never leaves the program", escape},
    {"Q Ctrl-C F10", "quit", NULL, "Leave the program; everything is saved already", quit},
};
const size_t n_common_actions = ARRAY_LENGTH(common_actions);
