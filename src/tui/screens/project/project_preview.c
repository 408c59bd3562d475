#include "tui/screens/project/project_preview.h"

#include "base/text/clean.h"
#include "store/file/file.h"
#include "store/file/file_folder.h"
#include "tui/app/app.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_SUGGESTED "app"
#define SUGGESTIONS_MOST 99
#define TAB_COLUMNS 4
#define READ_FIRST "README.md"

/* --- rows ------------------------------------------------------------------------------------- */

/* Length of the folder, "notes/migrations/" in "notes/migrations/0001_initial.py"; 0: top
 * folder. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Sorts by folder, the top folder first, then by name. */
static int compare_files(const void *left, const void *right)
{
    const char *a = (*(const struct start_file *const *)left)->path;
    const char *b = (*(const struct start_file *const *)right)->path;
    size_t a_length = folder_length(a), b_length = folder_length(b);
    int order = strncmp(a, b, a_length < b_length ? a_length : b_length);

    if (order == 0 && a_length != b_length)
        return a_length < b_length ? -1 : 1;
    return order ? order : strcmp(a + a_length, b + b_length);
}

static bool same_folder(const char *a, const char *b)
{
    size_t length = folder_length(a);

    return length == folder_length(b) && strncmp(a, b, length) == 0;
}

static void list_files(struct project_preview *preview)
{
    const struct start *start = &preview->start;
    const struct start_file **files =
        ARENA_ARRAY(preview->arena, const struct start_file *, start->n_files);

    for (size_t i = 0; i < start->n_files; i++)
        files[i] = &start->files[i];
    qsort(files, start->n_files, sizeof(files[0]), compare_files);
    preview->rows = ARENA_ARRAY(preview->arena, struct project_row, 2 * start->n_files);
    preview->n_rows = 0;
    for (size_t i = 0; i < start->n_files; i++) {
        const char *path = files[i]->path;
        size_t length = folder_length(path);
        if (length > 0 && (i == 0 || !same_folder(path, files[i - 1]->path)))
            preview->rows[preview->n_rows++] =
                (struct project_row){arena_copy(preview->arena, path, length), -1, false};
        preview->rows[preview->n_rows++] =
            (struct project_row){path + length, (int)(files[i] - start->files), length > 0};
    }
}

/* --- selected file ---------------------------------------------------------------------------- */

/* The text of a file with tabs as blanks, cleaned for the terminal. */
static const char *ready_to_draw(struct arena *arena, const struct start_file *file)
{
    struct text text;
    int column = 0;

    text_init(&text);
    for (size_t i = 0; i < file->length; i++) {
        char byte = file->bytes[i];
        int blanks = byte == '\t' ? TAB_COLUMNS - column % TAB_COLUMNS : 0;
        text_append_repeat(&text, " ", (size_t)blanks);
        if (blanks == 0)
            text_append_char(&text, byte);
        column = byte == '\n' ? 0 : column + (blanks > 0 ? blanks : ((byte & 0xC0) != 0x80));
    }
    const char *shown = clean_text(arena, text.bytes, text.length);
    text_finish(&text);
    return shown;
}

void project_preview_select(struct project_preview *preview, int row)
{
    preview->list.selected = row;
    preview->top = 0;
    preview->shown = ready_to_draw(preview->arena, &preview->start.files[preview->rows[row].file]);
}

void project_preview_step(struct project_preview *preview, int step)
{
    int row = preview->list.selected + step;

    while (row >= 0 && row < preview->n_rows && preview->rows[row].file < 0)
        row += step;
    if (row >= 0 && row < preview->n_rows)
        project_preview_select(preview, row);
}

/* Selects the file with this path, if there is one. */
static void select_path(struct project_preview *preview, const char *path)
{
    int row = 0;

    for (int i = 0; i < preview->n_rows; i++) {
        int file = preview->rows[i].file;
        if (file >= 0 && text_equal(preview->start.files[file].path, path))
            row = i;
    }
    project_preview_select(preview, row);
}

/* --- project ---------------------------------------------------------------------------------- */

static const char *sentence(struct arena *arena, const char *words)
{
    char *copy = arena_printf(arena, "%s.", words);

    copy[0] = (char)toupper((unsigned char)copy[0]);
    return copy;
}

static bool make(struct arena *arena, struct app *app, const char *project, struct start *start,
                 const char **ret_problem)
{
    const struct start_options options = {
        .project = project, .program = app->options.program, .seed = app->options.seed};
    const struct advice *advice = app_advice(app);
    struct error error;

    *ret_problem = NULL;
    if (advice->winner < 0)
        *ret_problem = "Nothing fits these answers, so there is no stack. {result} says which of "
                       "them rule out most.";
    else if (advice_stack(advice)->n_choices == 0)
        *ret_problem = "Too little is answered for a stack: {questions} goes on. Three answers are "
                       "enough.";
    else if (!start_new(arena, advice, &options, start, &error))
        *ret_problem = sentence(arena, error.message);
    return !*ret_problem;
}

/* Takes the name of the folder as the project's name, if it is a valid one. */
static void take_name(struct project_preview *preview)
{
    struct arena *arena = arena_new();
    const char *name = start_name_of_folder(arena, preview->folder.text);

    if (start_is_name(name))
        snprintf(preview->project, sizeof(preview->project), "%s", name);
    arena_free(arena);
}

static const char *selected_path(const struct project_preview *preview)
{
    if (!preview->made)
        return READ_FIRST;
    return preview->start.files[preview->rows[preview->list.selected].file].path;
}

void project_preview_make(struct app *app, struct project_preview *preview)
{
    struct arena *arena = arena_new();
    const char *path = arena_string(arena, selected_path(preview));
    int top = preview->top;

    take_name(preview);
    app_finish_work(app); /* the record needs the complete confidence */
    arena_free(preview->arena);
    preview->arena = arena;
    preview->n_changes = app_n_changes(app);
    preview->made = make(arena, app, preview->project, &preview->start, &preview->problem);
    if (!preview->made)
        return;
    list_files(preview);
    select_path(preview, path);
    preview->top = top;
}

void project_preview_finish(struct project_preview *preview)
{
    arena_free(preview->arena);
    preview->arena = NULL;
}

/* --- folder ----------------------------------------------------------------------------------- */

void project_preview_suggest(struct project_preview *preview)
{
    struct arena *arena = arena_new();
    const char *name = NAME_SUGGESTED;

    for (int i = 2; i <= SUGGESTIONS_MOST && file_exists(name); i++)
        name = arena_printf(arena, NAME_SUGGESTED "-%d", i);
    prompt_set(&preview->folder, name);
    arena_free(arena);
}

const char *project_preview_obstacle(struct arena *arena, struct app *app,
                                     const struct project_preview *preview)
{
    const char *folder = preview->folder.text, *project = start_name_of_folder(arena, folder);
    struct error error;

    if (!preview->made)
        return app_words(arena, app, preview->problem);
    if (folder[0] == '\0')
        return "Name a folder first.";
    if (!start_is_name(project))
        return "Project names: lower-case letters, digits, dashes; a letter first; at most 40.";
    if (!app_may_write(app, folder))
        return arena_printf(arena,
                            "Only folders below %s can be written; --no-sandbox allows others.",
                            app->options.folder);
    return file_folder_is_free(folder, &error) ? NULL : sentence(arena, error.message);
}
