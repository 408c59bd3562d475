#include "base/bounds.h"
#include "store/file/file.h"
#include "tui/app/app.h"
#include "tui/cells/listing.h"
#include "tui/screens/export/export_dialog.h"

#include <stdlib.h>
#include <string.h>

static void lay_out_page(struct app *app, struct export_dialog *dialog,
                         const struct export_options *options)
{
    const struct exporter *exporter = export_format(dialog->format);

    viewer_finish(&dialog->page);
    arena_free(dialog->arena);
    dialog->arena = arena_new();
    if (!exporter->page)
        return;
    viewer_init(&dialog->page, exporter_page(exporter, dialog->arena, app_advice(app), options));
    dialog->page.unnumbered = true;
}

static size_t count_lines(const char *bytes, size_t length)
{
    size_t lines = 0;

    for (size_t i = 0; i < length; i++)
        lines += bytes[i] == '\n';
    return lines;
}

static void renew(struct app *app, struct export_dialog *dialog)
{
    const struct export_options options = {.program = app->options.program,
                                           .seed = app->options.seed};

    app_finish_work(app); /* an export needs the complete confidence */
    text_clear(&dialog->bytes);
    export_format(dialog->format)->write(app_advice(app), &options, &dialog->bytes);
    dialog->n_lines = count_lines(dialog->bytes.bytes, dialog->bytes.length);
    dialog->replace = false;
    dialog->top = 0;
    dialog->n_changes = app_n_changes(app);
    lay_out_page(app, dialog, &options);
    export_suggest_name(app, dialog);
}

/* The dialog for the answers as they are now: undo can change them here, and on a screen above. */
static struct export_dialog *dialog_of(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    if (dialog->n_changes != app_n_changes(app))
        renew(app, dialog);
    return dialog;
}

static void enter(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    text_init(&dialog->bytes);
    prompt_open(&dialog->file, "", "");
    renew(app, dialog);
    if (app_answer_count(app) == 0)
        app_warn(
            app,
            "No question is answered yet: only what every project needs counts ({questions} asks)");
}

static void leave(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    (void)app;
    text_finish(&dialog->bytes);
    viewer_finish(&dialog->page);
    arena_free(dialog->arena);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    export_draw(app, dialog_of(app, state), frame);
}

/* Says what Enter will do: create a file, or that it exists. */
static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    const struct export_dialog *dialog = dialog_of(app, state);
    struct arena *arena = arena_new();

    if (export_name_is_taken(dialog))
        text_append(
            left, app_message(arena, app,
                              "%s exists already: {replace} replaces it, {field} changes the name.",
                              dialog->file.text));
    else if (dialog->file.length > 0)
        text_printf(left,
                    app->columns >= 60 ? "%s does not exist yet; nothing is replaced."
                                       : "A new file; nothing is replaced.",
                    dialog->file.text);
    if (app->columns >= 60 && !export_shows_page(dialog))
        text_printf(right, "line %zu/%zu", count_lines(dialog->bytes.bytes, dialog->top) + 1,
                    dialog->n_lines);
    else if (app->columns >= 60 && dialog->page.layout)
        viewer_position(&dialog->page, right);
    arena_free(arena);
}

static void move_bytes(struct app *app, struct export_dialog *dialog, enum movement movement)
{
    const int steps[] = {
        [MOVE_NEXT] = 1,       [MOVE_PREVIOUS] = -1, [MOVE_HALF_DOWN] = 8,   [MOVE_HALF_UP] = -8,
        [MOVE_PAGE_DOWN] = 16, [MOVE_PAGE_UP] = -16, [MOVE_FIRST] = -100000, [MOVE_LAST] = 100000,
    };
    const char *bytes = dialog->bytes.bytes;
    int width = export_preview_area(app).columns, last = listing_rows(bytes, width) - 1;
    int row = listing_row_of(bytes, width, dialog->top) + steps[movement];

    dialog->top = listing_byte_of(bytes, width, CLAMP(row, 0, MAX(last, 0)));
}

static void move(struct app *app, void *state, enum movement movement)
{
    struct export_dialog *dialog = dialog_of(app, state);
    struct area area = export_preview_area(app);

    if (!export_shows_page(dialog)) {
        move_bytes(app, dialog, movement);
        return;
    }
    viewer_prepare(&dialog->page, area.columns, area.rows, app->options.unicode);
    viewer_move(&dialog->page, movement);
}

static void toggle_raw(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    if (export_format(dialog->format)->page)
        dialog->raw = !dialog->raw;
    else
        app_say(app, "This format has no page; these are its bytes");
}

static void next_field(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    (void)app;
    dialog->field = (enum export_field)((dialog->field + 1) % FIELD_COUNT);
}

static void choose(struct app *app, struct export_dialog *dialog, size_t format)
{
    if (format >= n_exporters) {
        app_say(app, "There are %zu formats", n_exporters);
        return;
    }
    dialog->format = format;
    renew(app, dialog);
    if (!export_name_is_taken(dialog))
        app_say(app, "%s: %s", export_format(format)->name, export_format(format)->summary);
}

static void choose_next(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    choose(app, dialog, (dialog->format + 1) % n_exporters);
}

static void open_project(struct app *app, void *state)
{
    (void)state;
    app_push(app, app_find_screen("project"));
}

static void write_file(struct app *app, void *state)
{
    struct export_dialog *dialog = dialog_of(app, state);
    struct error error;

    if (dialog->file.length == 0) {
        app_warn(app, "Name a file first");
    } else if (!app_may_write(app, dialog->file.text)) {
        app_warn(app, "Only files below %s can be written; --no-sandbox allows others",
                 app->options.folder);
        dialog->replace = false;
    } else if (export_name_is_taken(dialog) && !dialog->replace) {
        app_warn(
            app,
            "'%s' exists already: press {replace} to replace it, or {field} and change the name",
            dialog->file.text);
        dialog->field = FIELD_FORMAT;
    } else if (export_make_folder(dialog, &error) &&
               file_write(dialog->file.text, dialog->bytes.bytes, dialog->bytes.length,
                          dialog->replace, &error)) {
        char *name = arena_string(app->arena, dialog->file.text);
        app_pop(app);
        char *path = realpath(name, NULL);
        app_say(app, "Written: %s", path ? path : name);
        free(path);
    } else {
        app_warn(app, "%s", error.message);
    }
}

static void replace(struct app *app, void *state)
{
    struct export_dialog *dialog = dialog_of(app, state);

    if (dialog->file.length > 0 && !export_name_is_taken(dialog)) {
        app_say(app, "There is no file of this name to replace; {write} writes a new one");
        return;
    }
    dialog->replace = true;
    write_file(app, state);
}

static void copy(struct app *app, void *state)
{
    app_ask(app, REQUEST_COPY, dialog_of(app, state)->bytes.bytes);
}

static void page(struct app *app, void *state)
{
    app_ask(app, REQUEST_PAGE, dialog_of(app, state)->bytes.bytes);
}

static void edit(struct app *app, void *state)
{
    app_ask(app, REQUEST_VIEW, dialog_of(app, state)->bytes.bytes);
}

static bool click(struct app *app, void *state, int row, int column)
{
    struct export_dialog *dialog = state;
    struct area body = app->frame.body;
    size_t format;

    if (export_file_at(app, row - body.row, column)) {
        dialog->field = FIELD_FILE;
        return false;
    }
    if (!export_format_at(app, row - body.row, column, &format))
        return false;
    dialog->field = FIELD_FORMAT;
    if (format == n_exporters)
        open_project(app, state);
    else
        choose(app, dialog, format);
    return true;
}

/* In the file name, characters are text, not commands. */
static bool type(struct app *app, void *state, uint32_t code)
{
    struct export_dialog *dialog = state;
    enum prompt_outcome outcome;

    (void)app;
    if (dialog->field != FIELD_FILE)
        return false;
    outcome = prompt_handle(&dialog->file, code);
    if (outcome == PROMPT_CHANGED) {
        dialog->name_edited = true;
        dialog->replace = false;
    }
    return outcome == PROMPT_CHANGED || outcome == PROMPT_MOVED || code == KEY_CODE_BACKSPACE;
}

static enum paste paste(struct app *app, void *state, const char *text)
{
    struct export_dialog *dialog = state;

    (void)app;
    if (dialog->field != FIELD_FILE)
        return PASTE_REFUSED;
    dialog->name_edited = true;
    dialog->replace = false;
    return prompt_insert(&dialog->file, text) ? PASTE_WHOLE : PASTE_CUT;
}

static bool is_typing(const void *state)
{
    return ((const struct export_dialog *)state)->field == FIELD_FILE;
}

static bool escape(struct app *app, void *state)
{
    struct export_dialog *dialog = state;
    bool was_typing = is_typing(dialog);

    (void)app;
    dialog->field = FIELD_FORMAT;
    return was_typing;
}

#define CHOOSE(number)                                        \
    static void choose_##number(struct app *app, void *state) \
    {                                                         \
        choose(app, state, (number)-1);                       \
    }
CHOOSE(1)
CHOOSE(2)
CHOOSE(3)
CHOOSE(4)
CHOOSE(5)
CHOOSE(6)

static const struct action actions[] = {
    {"Enter", "write", "write", "Write the file", write_file},
    {"1", "format-1", "format", "The first format", choose_1},
    {"2", "format-2", "format", "The second format", choose_2},
    {"3", "format-3", "format", "The third format", choose_3},
    {"4", "format-4", "format", "The fourth format", choose_4},
    {"5", "format-5", "format", "The fifth format", choose_5},
    {"6", "format-6", "format", "The sixth format", choose_6},
    {"7 S", "project", NULL, "A first project of the stack: its files, before they are written",
     open_project},
    {"Tab", "field", "name", "To the file name, or back to the formats", next_field},
    {"!", "replace", "replace", "Replace the file that exists", replace},
    {"t", "raw", "raw text", "The raw text, or the page it makes", toggle_raw},
    {"y", "copy", "copy", "Copy it to the clipboard", copy},
    {"E", "edit", "editor", "Open a copy in the editor", edit},
    {"p", "preview", NULL, "Read all of it in the pager", page},
    {"Space", "format", NULL, "Next format", choose_next},
};

extern const struct screen screen_export;
const struct screen screen_export = {
    .name = "export",
    .title = "Export",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct export_dialog),
    .enter = enter,
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
    .click = click,
    .type = type,
    .paste = paste,
    .escape = escape,
    .is_typing = is_typing,
};
