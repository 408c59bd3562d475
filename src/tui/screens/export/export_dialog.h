#ifndef TUI_SCREENS_EXPORT_EXPORT_DIALOG_H
#define TUI_SCREENS_EXPORT_EXPORT_DIALOG_H

#include "document/export/exporter.h"
#include "tui/widgets/prompt.h"
#include "tui/widgets/viewer.h"

/* Writing the recommendation: format, where to, and the bytes it will be. They are those of
 * `whichstack recommend --format F -o FILE` for the same answers. */
struct app;
struct frame;

enum export_field { FIELD_FORMAT, FIELD_FILE, FIELD_COUNT };

struct export_dialog {
    enum export_field field;
    size_t format;      /* in the order of the dialog: export_format() */
    struct prompt file; /* edited in place */
    bool named;         /* the user has changed the name: the format no longer does */
    bool replace;       /* ! was pressed: an existing file is replaced */
    bool raw;           /* the bytes, not the page they make */
    struct text bytes;
    size_t n_lines, top; /* of the bytes; the first one shown */
    struct arena *arena; /* of the page */
    struct viewer page;  /* of a format that has one */
};

/* The formats in the order of the dialog: decision records first. */
const struct exporter *export_format(size_t index);
bool export_is_record(const struct export_dialog *dialog); /* it is markdown */
bool export_shows_page(const struct export_dialog *dialog);

/* A file name for the format: the next numbered record of the folder for decisions, docs/adr where
 * there is none yet. */
void export_suggest_name(struct app *app, struct export_dialog *dialog);
/* Makes docs/adr for a name that was suggested there. */
bool export_make_folder(const struct export_dialog *dialog, struct error *error);
/* Whether the sandbox keeps the file from being written: it is not below the folder of the options. */
bool export_is_outside(const struct app *app, const struct export_dialog *dialog);
bool export_name_is_taken(const struct export_dialog *dialog);

void export_draw(struct app *app, struct export_dialog *dialog, const struct frame *frame);
/* The rows and columns of the preview in this window. */
struct area export_preview_area(const struct app *app);

#endif
