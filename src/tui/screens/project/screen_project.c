#include "base/bounds.h"
#include "tui/app/app.h"
#include "tui/cells/listing.h"
#include "tui/screens/project/project_preview.h"

#include <string.h>

static void enter(struct app *app, void *state)
{
    struct project_preview *preview = state;

    prompt_open(&preview->folder, "", "");
    project_preview_suggest(preview);
    project_preview_make(app, preview);
}

static void leave(struct app *app, void *state)
{
    (void)app;
    project_preview_finish(state);
}

/* The project for the answers as they are now: undo can change them here, and on a screen above. */
static struct project_preview *preview_of(struct app *app, void *state)
{
    struct project_preview *preview = state;

    if (preview->n_changes != app_n_changes(app)) {
        project_preview_make(app, preview);
        preview->naming = preview->naming && preview->made;
    }
    return preview;
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    project_draw(app, preview_of(app, state), frame);
}

/* --- messages --------------------------------------------------------------------------------- */

static void say_plan(struct app *app, const struct project_preview *preview, struct text *left)
{
    struct arena *arena = arena_new();
    const char *obstacle = project_preview_obstacle(arena, app, preview);

    text_append(left, obstacle
                          ? obstacle
                          : app_message(arena, app, "{write} writes %zu files to %s%s",
                                        preview->start.n_files, preview->folder.text,
                                        app->columns >= 100 ? "; nothing is written yet." : "."));
    arena_free(arena);
}

/* The line of the file, counted from 1, that a row of its text shows. */
static int line_at(const struct project_preview *preview, int columns, int row)
{
    const char *end = preview->shown + listing_byte_of(preview->shown, columns, row);
    int line = 1;

    for (const char *at = preview->shown; at < end; at++)
        line += *at == '\n';
    return line;
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    const struct project_preview *preview = preview_of(app, state);
    struct area area = project_text_area(app);

    if (!preview->made)
        return;
    say_plan(app, preview, left);
    int rows = listing_rows(preview->shown, area.columns);
    if (app->columns >= 60 && rows > area.rows)
        text_printf(right, "line %d-%d/%d", line_at(preview, area.columns, preview->top),
                    line_at(preview, area.columns, MIN(preview->top + area.rows, rows) - 1),
                    line_at(preview, area.columns, rows - 1));
}

/* --- keys ------------------------------------------------------------------------------------- */

static void scroll(struct app *app, struct project_preview *preview, int lines)
{
    struct area area = project_text_area(app);
    int last = MAX(listing_rows(preview->shown, area.columns) - area.rows, 0);
    int top = CLAMP(preview->top + lines, 0, last);

    if (top == preview->top)
        app_say(app, last == 0   ? "The whole file is visible"
                     : lines > 0 ? "This is the end of the file"
                                 : "This is the top of the file");
    preview->top = top;
}

/* Single steps select another file; pages scroll the text. */
static void move(struct app *app, void *state, enum movement movement)
{
    struct project_preview *preview = preview_of(app, state);
    struct area area = project_text_area(app);
    int page = MAX(area.rows - 2, 1), half = MAX(area.rows / 2, 1);
    const int lines[] = {
        [MOVE_HALF_DOWN] = half, [MOVE_HALF_UP] = -half, [MOVE_PAGE_DOWN] = page,
        [MOVE_PAGE_UP] = -page,  [MOVE_LAST] = 0,
    };

    if (!preview->made) {
        app_say(app, "Nothing to scroll here");
        return;
    }
    if (movement == MOVE_NEXT || movement == MOVE_PREVIOUS) {
        project_preview_step(preview, movement == MOVE_NEXT ? 1 : -1);
    } else if (movement == MOVE_FIRST || movement == MOVE_LAST) {
        preview->list.selected = movement == MOVE_FIRST ? -1 : preview->n_rows;
        project_preview_step(preview, movement == MOVE_FIRST ? 1 : -1);
    } else {
        scroll(app, preview, lines[movement]);
    }
}

#define WHEEL_LINES 3

/* Over the text the wheel scrolls it, elsewhere it selects another file. */
static void wheel(struct app *app, void *state, int column, enum movement movement)
{
    struct project_preview *preview = preview_of(app, state);
    struct area text = project_text_area(app);

    bool beside = text.column > 1; /* else the text is below the files */

    if (preview->made && beside && column >= text.column)
        scroll(app, preview, movement == MOVE_NEXT ? WHEEL_LINES : -WHEEL_LINES);
    else
        move(app, state, movement);
}

/* A folder name that would need quoting in a shell is not printed in a command. */
static void say_next(struct app *app, size_t n_files, const char *folder)
{
    bool plain = strpbrk(folder, " '\"$&;()<>|*?\\`!#~") == NULL && folder[0] != '-';

    if (plain)
        app_say(app, "%zu files written. Next: cd %s && cat README.md", n_files, folder);
    else
        app_say(app, "%zu files written to '%s'. README.md says what comes next", n_files, folder);
}

static void write_files(struct app *app, void *state)
{
    struct project_preview *preview = preview_of(app, state);
    struct arena *arena = arena_new();
    const char *obstacle = project_preview_obstacle(arena, app, preview);
    const char *folder = arena_string(arena, preview->folder.text);
    size_t n_files = preview->start.n_files;
    struct error error;

    if (obstacle) {
        app_warn(app, "%s", obstacle);
    } else if (start_write(&preview->start, folder, &error)) {
        app_pop(app);
        say_next(app, n_files, folder);
    } else {
        app_warn(app, "%s", error.message);
    }
    arena_free(arena);
}

static void toggle_name(struct app *app, void *state)
{
    struct project_preview *preview = preview_of(app, state);

    if (preview->made)
        preview->naming = !preview->naming;
    else
        app_say(app, "There is nothing to write");
}

static const struct start_file *file_of(struct app *app, const struct project_preview *preview)
{
    if (preview->made)
        return &preview->start.files[preview->rows[preview->list.selected].file];
    app_say(app, "There is no file here");
    return NULL;
}

static void ask_for_text(struct app *app, void *state, enum request_kind request)
{
    const struct start_file *file = file_of(app, preview_of(app, state));

    if (file && file->length > 0)
        app_ask(app, request, file->bytes);
    else if (file)
        app_say(app, "%s is empty", file->path);
}

static void copy(struct app *app, void *state)
{
    ask_for_text(app, state, REQUEST_COPY);
}

static void edit(struct app *app, void *state)
{
    ask_for_text(app, state, REQUEST_VIEW);
}

static void page(struct app *app, void *state)
{
    ask_for_text(app, state, REQUEST_PAGE);
}

/* In the name, characters are text, and the files are updated after each one. */
static bool type(struct app *app, void *state, uint32_t code)
{
    struct project_preview *preview = state;
    enum prompt_outcome outcome;

    if (!preview->naming)
        return false;
    outcome = prompt_handle(&preview->folder, code);
    if (outcome == PROMPT_CHANGED)
        project_preview_make(app, preview);
    return outcome == PROMPT_CHANGED || outcome == PROMPT_MOVED || code == KEY_CODE_BACKSPACE;
}

static enum paste paste(struct app *app, void *state, const char *text)
{
    struct project_preview *preview = preview_of(app, state);

    if (!preview->naming)
        return PASTE_REFUSED;
    bool whole = prompt_insert(&preview->folder, text);
    project_preview_make(app, preview);
    return whole ? PASTE_WHOLE : PASTE_CUT;
}

static bool is_typing(const void *state)
{
    return ((const struct project_preview *)state)->naming;
}

static bool escape(struct app *app, void *state)
{
    struct project_preview *preview = state;
    bool was_naming = preview->naming;

    (void)app;
    preview->naming = false;
    return was_naming;
}

static bool click(struct app *app, void *state, int row, int column)
{
    struct project_preview *preview = preview_of(app, state);
    int clicked = preview->made ? project_row_at(app, preview, row, column) : -1;

    if (preview->made && project_folder_at(app, preview, row, column)) {
        preview->naming = true;
        return false;
    }

    if (clicked < 0 || preview->rows[clicked].file < 0)
        return false;
    project_preview_select(preview, clicked);
    return true;
}

static bool is_idle(const void *state)
{
    return !((const struct project_preview *)state)->made;
}

static const struct action actions[] = {
    {"Enter", "write", "write", "Write the files to the folder", write_files},
    {"Tab", "name", "folder", "To the name of the folder, or back to the files", toggle_name},
    {"y", "copy", "copy", "Copy the text of this file", copy},
    {"E", "edit", "editor", "Open a copy in the editor", edit},
    {"p", "preview", "pager", "Read this file in the pager", page},
};

extern const struct screen screen_project;
const struct screen screen_project = {
    .name = "project",
    .title = "Project",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct project_preview),
    .enter = enter,
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
    .wheel = wheel,
    .click = click,
    .escape = escape,
    .type = type,
    .paste = paste,
    .is_typing = is_typing,
    .is_idle = is_idle,
};
