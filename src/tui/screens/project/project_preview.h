#ifndef TUI_SCREENS_PROJECT_PROJECT_PREVIEW_H
#define TUI_SCREENS_PROJECT_PROJECT_PREVIEW_H

#include "document/start/start.h"
#include "tui/cells/frame.h"
#include "tui/widgets/list.h"
#include "tui/widgets/prompt.h"

/* The first project of the stack before it is written: its files and the text of one of them. They
 * are those of `whichstack start -o FOLDER` for the same answers. */
struct app;

/* A folder with what is in it below, or a file. */
struct project_row {
    const char *name; /* "notes/migrations/", "models.py" */
    int file;         /* of the project; -1: a folder */
    bool inside;      /* of the folder above it */
};

struct project_preview {
    struct arena *arena; /* of all that depends on the answers and the name */
    struct start start;
    bool made;                /* false: `problem` says why there is no project */
    const char *problem;      /* a sentence, with {command} for keys */
    struct project_row *rows; /* the files of the top first, then folder by folder */
    int n_rows;
    struct list list;           /* the selected row is a file */
    const char *shown;          /* text of that file, ready to draw */
    int top;                    /* its first row in the window */
    struct prompt folder;       /* edited in place */
    char project[PROMPT_BYTES]; /* its name, the last one that a project can have */
    bool naming;                /* keys go to the name of the folder */
};

/* Makes the project for the answers and the name of the folder. A name that no project can have
 * changes nothing but the folder. */
void project_preview_make(struct app *app, struct project_preview *preview);
void project_preview_finish(struct project_preview *preview);

/* A folder that is not there yet: "app", "app-2". */
void project_preview_suggest(struct project_preview *preview);

/* Why nothing can be written to the folder, as a sentence in the arena; NULL: it can. */
const char *project_preview_obstacle(struct arena *arena, const struct app *app,
                                     const struct project_preview *preview);

void project_preview_select(struct project_preview *preview, int row);
/* The next or the previous file, which there may not be. */
void project_preview_step(struct project_preview *preview, int step);

/* The rows of the text at a width, where long lines are continued. */
int project_text_rows(const char *text, int width);

void project_draw(struct app *app, const struct project_preview *preview,
                  const struct frame *frame);
struct area project_text_area(const struct app *app); /* of the text in this window */
/* The row of the files at a place of the window; -1: none. */
int project_row_at(struct app *app, const struct project_preview *preview, int row, int column);

#endif
