#ifndef TUI_SCREENS_PROJECT_PROJECT_PREVIEW_H
#define TUI_SCREENS_PROJECT_PROJECT_PREVIEW_H

#include "document/start/start.h"
#include "tui/cells/frame.h"
#include "tui/widgets/list.h"
#include "tui/widgets/prompt.h"

/* A preview of the first project: its files and the text of one of them. They are the same as
 * written by `whichstack start -o FOLDER` for the same answers. */
struct app;

/* A folder, followed by its files, or a file. */
struct project_row {
    const char *name; /* "notes/migrations/", "models.py" */
    int file;         /* index of the file; -1: a folder */
    bool inside;      /* inside the folder above it */
};

struct project_preview {
    struct arena *arena; /* holds what depends on the answers and the name */
    struct start start;
    bool made;                /* false: there is no project, see `problem` */
    const char *problem;      /* a sentence, with {command} for keys */
    struct project_row *rows; /* files of the top folder first, then folder by folder */
    int n_rows;
    struct list list;           /* the selected row is a file */
    const char *shown;          /* text of that file, ready to draw */
    int top;                    /* first visible row of the text */
    struct prompt folder;       /* name of the folder */
    char project[PROMPT_BYTES]; /* name of the project: the last valid one */
    bool naming;                /* the name of the folder is edited */
    unsigned n_changes;         /* version of the answers */
};

/* Makes the project for the answers and the name of the folder. With a name that is not valid for a
 * project only the folder changes. */
void project_preview_make(struct app *app, struct project_preview *preview);
void project_preview_finish(struct project_preview *preview);

/* Suggests a folder that does not exist: "app", "app-2". */
void project_preview_suggest(struct project_preview *preview);

/* Why the project cannot be written to the folder, as a sentence in the arena; NULL: it can. */
const char *project_preview_obstacle(struct arena *arena, struct app *app,
                                     const struct project_preview *preview);

void project_preview_select(struct project_preview *preview, int row);
/* Selects the next or previous file, if there is one. */
void project_preview_step(struct project_preview *preview, int step);

void project_draw(struct app *app, const struct project_preview *preview,
                  const struct frame *frame);
struct area project_text_area(const struct app *app); /* area of the text in this window */
/* The row of the list of files at a position of the window; -1: none. */
int project_row_at(struct app *app, const struct project_preview *preview, int row, int column);
/* Is this position of the window on the name of the folder? */
bool project_folder_at(struct app *app, const struct project_preview *preview, int row, int column);

#endif
