#include "base/array.h"
#include "base/bounds.h"
#include "base/text/columns.h"
#include "decide/model/answers.h"
#include "document/export/exporter.h"
#include "store/file/file.h"
#include "tui/app/app.h"
#include "tui/panels/confidence_view.h"
#include "tui/widgets/list.h"
#include "tui/widgets/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Writing the recommendation: format, where to, and the bytes it will be. They are those of
 * `whichstack recommend --format F -o FILE` for the same answers. */
#define NUMBER_MOST 9999 /* a larger one is a year or a date */
#define FIELD_AT 11      /* column of the fields, after their labels */

enum field { FIELD_FORMAT, FIELD_FILE, FIELD_COUNT };

struct export_dialog {
    enum field field;
    size_t format;
    struct prompt file; /* edited in place */
    bool named;         /* the user has changed the name: the format no longer does */
    bool replace;       /* ! was pressed: an existing file is replaced */
    struct text preview;
    size_t top;
};

static const struct exporter *format_of(const struct export_dialog *dialog)
{
    return exporters[dialog->format];
}

/* Where a project keeps its decisions, by the habit of adr-tools, Log4brains and MADR. */
static const char *const decision_folders[] = {"docs/adr", "doc/adr", "docs/decisions"};

static const char *decision_folder(void)
{
    for (size_t i = 0; i < ARRAY_LENGTH(decision_folders); i++)
        if (file_exists(decision_folders[i]))
            return decision_folders[i];
    return NULL;
}

/* One more than the highest number that a record of the folder begins with. */
static long next_number(struct arena *arena, const char *folder)
{
    struct error ignored;
    char **names;
    size_t count;
    long highest = 0;

    if (!file_list(arena, folder, ".md", &names, &count, &ignored))
        return 1;
    for (size_t i = 0; i < count; i++) {
        long number = strtol(names[i], NULL, 10);
        highest = number > highest && number < NUMBER_MOST ? number : highest;
    }
    return highest + 1;
}

/* "docs/adr/0007-use-django.md" where there is such a folder and the format is a record. */
static void suggest_record(const char *folder, const char *id, char name[PROMPT_BYTES])
{
    struct arena *arena = arena_new();

    snprintf(name, PROMPT_BYTES, "%s/%04ld-%s%s.md", folder, next_number(arena, folder),
             id ? "use-" : "", id ? id : "nothing-fits");
    arena_free(arena);
}

static void suggest_name(struct app *app, struct export_dialog *dialog)
{
    const struct advice *advice = app_advice(app);
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);
    char name[PROMPT_BYTES];

    const char *id = advice->winner >= 0 ? entries[advice->winner].id : NULL;
    const char *folder = text_equal(format_of(dialog)->extension, "md") ? decision_folder() : NULL;

    if (dialog->named)
        return;
    if (folder)
        suggest_record(folder, id, name);
    else
        snprintf(name, sizeof(name), "%s-%s.%s", "decision", id ? id : "none",
                 format_of(dialog)->extension);
    prompt_set(&dialog->file, name);
}

static void renew(struct app *app, struct export_dialog *dialog)
{
    const struct export_options options = {.program = app->options.program,
                                           .seed = app->options.seed};

    app_finish_work(app); /* an export holds all of it */
    text_clear(&dialog->preview);
    format_of(dialog)->write(app_advice(app), &options, &dialog->preview);
    dialog->replace = false;
    dialog->top = 0;
    suggest_name(app, dialog);
}

static void enter(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    text_init(&dialog->preview);
    prompt_open(&dialog->file, "", "");
    for (size_t i = 0; i < n_exporters; i++)
        if (text_equal(exporters[i]->name, "markdown"))
            dialog->format = i;
    renew(app, dialog);
    if (app_answer_count(app) == 0)
        app_warn(app,
                 "No question is answered yet: only the base points speak ({questions} answers)");
}

static void leave(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    (void)app;
    text_finish(&dialog->preview);
}

/* Columns of the formats from `first` to `last`, with the gaps between them. */
static int width_of_formats(size_t first, size_t last)
{
    int width = 0;

    for (size_t i = first; i <= last; i++)
        width += columns_of(exporters[i]->name) + 4 + (i > first ? 2 : 0);
    return width;
}

/* In a narrow window they slide, so that the chosen one is in sight. */
static void draw_formats(struct export_dialog *dialog, struct area body, int row)
{
    size_t first = 0;
    int at = FIELD_AT;

    area_text(body, row, 3, ROLE_TITLE, "Format");
    while (first < dialog->format &&
           at + width_of_formats(first, dialog->format) > body.columns - 1)
        first++;
    for (size_t i = first; i < n_exporters; i++) {
        bool chosen = i == dialog->format;
        int width = width_of_formats(i, i);
        if (at + width > body.columns)
            break;
        area_printf(body, row, at, chosen ? ROLE_STRONG : ROLE_PLAIN, "(%s) %s", chosen ? "o" : " ",
                    exporters[i]->name);
        if (chosen && dialog->field == FIELD_FORMAT) {
            area_select(body, row, at, width);
            area_cursor(body, row, at);
        }
        at += width + 2;
    }
}

static void draw_preview(struct app *app, const struct export_dialog *dialog, struct area area)
{
    const char *line = dialog->preview.bytes;
    size_t number = 0, lines = 0;

    for (const char *at = line; *at; at++)
        lines += *at == '\n';
    frame_rule(area, 0, 1, area.columns - 2, app->options.unicode);
    area_printf(area, 0, 3, ROLE_MUTED, " %zu lines, %zu bytes ", lines, dialog->preview.length);
    for (int row = 1; *line && row < area.rows; number++) {
        size_t length = strcspn(line, "\n");
        char shown[512];
        if (number >= dialog->top) {
            snprintf(shown, sizeof(shown), "%.*s", (int)MIN(length, 500), line);
            shown[columns_fit(shown, area.columns - 4)] = '\0';
            area_text(area, row++, 3, ROLE_PLAIN, shown);
        }
        line += length + (line[length] == '\n');
    }
}

/* The command that prints the same bytes, as far as it fits. */
static void draw_command(struct app *app, struct export_dialog *dialog, struct area body, int row)
{
    struct arena *arena = arena_new();
    const char *operands = answers_operands(arena, app_decision(app), app_answers(app));

    area_text(body, row, 3, ROLE_TITLE, "Same as");
    area_fit(body, row, FIELD_AT, body.columns - FIELD_AT - 1, ROLE_MUTED, app->options.unicode,
             arena_printf(arena, "whichstack recommend --format %s%s", format_of(dialog)->name,
                          operands));
    arena_free(arena);
}

/* How sure the recommendation is that will be written. */
static void draw_state(struct app *app, struct area body, int row)
{
    struct arena *arena = arena_new();

    if (app_advice(app)->winner >= 0 && app_answer_count(app) > 0) {
        area_text(body, row, 3, ROLE_TITLE, "State");
        area_fit(body, row, FIELD_AT, body.columns - FIELD_AT - 1, ROLE_STRONG,
                 app->options.unicode, confidence_view_state(arena, app));
    }
    arena_free(arena);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct export_dialog *dialog = state;
    struct area body = frame->body;
    int row = frame->tier > TIER_SMALL ? 1 : 0, gap = frame->tier > TIER_SMALL;

    draw_formats(dialog, body, row);
    row += 1 + gap;
    area_text(body, row, 3, ROLE_TITLE, "File");
    struct area line = area_part(body, row, FIELD_AT - 1, 1, body.columns - FIELD_AT);
    if (dialog->field == FIELD_FILE)
        prompt_draw(&dialog->file, line, app->options.unicode);
    else
        area_fit(line, 0, 1, line.columns - 1, ROLE_PLAIN, app->options.unicode, dialog->file.text);
    row += 1 + gap;
    if (frame->tier > TIER_SMALL) {
        draw_command(app, dialog, body, row);
        draw_state(app, body, row + 1);
        row += 2 + gap;
    }
    draw_preview(app, dialog, area_part(body, row, 0, body.rows - row, body.columns));
}

static void move(struct app *app, void *state, enum movement movement)
{
    struct export_dialog *dialog = state;
    const long steps[] = {
        [MOVE_NEXT] = 1,       [MOVE_PREVIOUS] = -1, [MOVE_HALF_DOWN] = 8,   [MOVE_HALF_UP] = -8,
        [MOVE_PAGE_DOWN] = 16, [MOVE_PAGE_UP] = -16, [MOVE_FIRST] = -100000, [MOVE_LAST] = 100000,
    };
    long lines = 0;

    (void)app;
    for (const char *at = dialog->preview.bytes; *at; at++)
        lines += *at == '\n';
    long top = (long)dialog->top + steps[movement];
    dialog->top = (size_t)CLAMP(top, 0, MAX(lines - 1, 0));
}

static void next_field(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    (void)app;
    dialog->field = (enum field)((dialog->field + 1) % FIELD_COUNT);
}

static void choose_format(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    dialog->format = (dialog->format + 1) % n_exporters;
    renew(app, dialog);
    app_say(app, "%s", format_of(dialog)->summary);
}

static void write_file(struct app *app, void *state)
{
    struct export_dialog *dialog = state;
    struct error error;

    if (dialog->file.length == 0) {
        app_warn(app, "Name a file first");
    } else if (file_exists(dialog->file.text) && !dialog->replace) {
        app_warn(
            app,
            "'%s' exists already: press {replace} to replace it, or {field} and change the name",
            dialog->file.text);
        dialog->field = FIELD_FORMAT;
    } else if (file_write(dialog->file.text, dialog->preview.bytes, dialog->preview.length,
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
    struct export_dialog *dialog = state;

    dialog->replace = true;
    write_file(app, state);
}

static void copy(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    app_ask(app, REQUEST_COPY, dialog->preview.bytes);
}

static void page(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    app_ask(app, REQUEST_PAGE, dialog->preview.bytes);
}

static void edit(struct app *app, void *state)
{
    struct export_dialog *dialog = state;

    app_ask(app, REQUEST_VIEW, dialog->preview.bytes);
}

/* While the name is edited, letters belong to it. */
static bool type(struct app *app, void *state, uint32_t code)
{
    struct export_dialog *dialog = state;
    enum prompt_outcome outcome;

    (void)app;
    if (dialog->field != FIELD_FILE)
        return false;
    outcome = prompt_handle(&dialog->file, code);
    if (outcome == PROMPT_CHANGED) {
        dialog->named = true;
        dialog->replace = false;
    }
    return outcome == PROMPT_CHANGED || outcome == PROMPT_MOVED || code == KEY_CODE_BACKSPACE;
}

static void choose(struct app *app, struct export_dialog *dialog, size_t format)
{
    if (format >= n_exporters) {
        app_say(app, "There are %zu formats", n_exporters);
        return;
    }
    dialog->format = format;
    renew(app, dialog);
    app_say(app, "%s: %s", format_of(dialog)->name, format_of(dialog)->summary);
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
    {"Tab", "field", "field", "To the other field", next_field},
    {"Space", "format", "format", "Next format", choose_format},
    {"1", "format-1", NULL, "The first format", choose_1},
    {"2", "format-2", NULL, "The second format", choose_2},
    {"3", "format-3", NULL, "The third format", choose_3},
    {"4", "format-4", NULL, "The fourth format", choose_4},
    {"5", "format-5", NULL, "The fifth format", choose_5},
    {"6", "format-6", NULL, "The sixth format", choose_6},
    {"!", "replace", "replace", "Write it even though the file exists", replace},
    {"p", "preview", "preview", "Read all of it in the pager", page},
    {"y", "copy", "copy", "Copy it to the clipboard", copy},
    {"E", "edit", NULL, "Open a copy in the editor", edit},
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
    .draw = draw,
    .move = move,
    .open = write_file,
    .type = type,
};
