#include "tui/screens/export/export_dialog.h"

#include "base/array.h"
#include "base/text/text.h"
#include "store/file/file.h"
#include "tui/app/app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NUMBER_MOST 9999 /* a larger number is a date */

const struct exporter *export_format(size_t index)
{
    size_t first = 0;

    while (first < n_exporters && !text_equal(exporters[first]->name, "markdown"))
        first++;
    return exporters[(first + index) % n_exporters];
}

bool export_is_record(const struct export_dialog *dialog)
{
    return text_equal(export_format(dialog->format)->extension, "md");
}

bool export_shows_page(const struct export_dialog *dialog)
{
    return export_format(dialog->format)->page && !dialog->raw;
}

/* Folders for decisions used by adr-tools, Log4brains and MADR. If none exists, the first is
 * created. */
static const char *const decision_folders[] = {"docs/adr", "doc/adr", "docs/decisions"};

static const char *decision_folder(void)
{
    for (size_t i = 0; i < ARRAY_LENGTH(decision_folders); i++)
        if (file_exists(decision_folders[i]))
            return decision_folders[i];
    return decision_folders[0];
}

/* The highest record number in the folder, plus one. */
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

/* "docs/adr/0007-use-django.md", "docs/adr/0007-not-decided.md" */
static void suggest_record(const char *folder, const char *id, bool decided,
                           char name[PROMPT_BYTES])
{
    struct arena *arena = arena_new();
    const char *without = id ? "not-decided" : "nothing-fits";

    snprintf(name, PROMPT_BYTES, "%s/%04ld-%s%s.md", folder, next_number(arena, folder),
             decided ? "use-" : "", decided ? id : without);
    arena_free(arena);
}

void export_suggest_name(struct app *app, struct export_dialog *dialog)
{
    const struct advice *advice = app_advice(app);
    const char *id =
        advice->winner >= 0 ? catalog_framework(app->catalog, advice->winner)->id : NULL;
    bool decided = id && advice_recommends(advice);
    char name[PROMPT_BYTES];

    if (dialog->name_edited)
        return;
    if (export_is_record(dialog))
        suggest_record(decision_folder(), id, decided, name);
    else
        snprintf(name, sizeof(name), "decision-%s.%s",
                 !id       ? "none"
                 : decided ? id
                           : "open",
                 export_format(dialog->format)->extension);
    prompt_set(&dialog->file, name);
}

bool export_make_folder(const struct export_dialog *dialog, struct error *error)
{
    if (dialog->name_edited || !export_is_record(dialog) || file_exists(decision_folder()))
        return true;
    return file_make_shared_folder(decision_folder(), error);
}

bool export_name_is_taken(const struct export_dialog *dialog)
{
    return dialog->file.length > 0 && file_exists(dialog->file.text);
}
