#ifndef TUI_SCREENS_EXPORT_EXPORT_DIALOG_H
#define TUI_SCREENS_EXPORT_EXPORT_DIALOG_H

#include "document/export/exporter.h"
#include "tui/widgets/prompt.h"
#include "tui/widgets/viewer.h"

/* The export dialog: format, file name and a preview. It writes the same bytes as `whichstack
 * recommend --format F -o FILE` for the same answers. */
struct app;
struct frame;

enum export_field { FIELD_FORMAT, FIELD_FILE, FIELD_COUNT };

struct export_dialog {
    enum export_field field;
    size_t format;      /* index for export_format() */
    struct prompt file; /* the file name */
    bool name_edited;   /* the user edited the name; a change of format keeps it */
    bool replace;       /* set by !: replace an existing file */
    bool raw;           /* show the bytes instead of the page */
    struct text bytes;
    size_t n_lines, top; /* lines of the bytes; first byte of the first visible row */
    struct arena *arena; /* holds the page */
    unsigned n_changes;  /* version of the answers */
    struct viewer page;  /* for formats that can be shown as a page */
};

/* The formats in the order of the dialog, decision records first. After the last comes the
 * first. */
const struct exporter *export_format(size_t index);
bool export_is_record(const struct export_dialog *dialog); /* is the format a record? */
bool export_shows_page(const struct export_dialog *dialog);

/* Suggests a file name. For a record it is the next number in the project's folder of decisions;
 * docs/adr if there is no such folder. */
void export_suggest_name(struct app *app, struct export_dialog *dialog);
/* Creates docs/adr if the suggested name is in it. */
bool export_make_folder(const struct export_dialog *dialog, struct error *error);
bool export_name_is_taken(const struct export_dialog *dialog);

void export_draw(struct app *app, struct export_dialog *dialog, const struct frame *frame);
/* The format at this row and column of the body; n_exporters: the project of the stack. False: there
 * is none. */
bool export_format_at(const struct app *app, int row, int column, size_t *ret_format);
/* Is this row and column of the body on the file name? */
bool export_file_at(const struct app *app, int row, int column);
/* The area of the preview in this window. */
struct area export_preview_area(const struct app *app);

#endif
