#ifndef TUI_APP_APP_H
#define TUI_APP_APP_H

#include "base/arena.h"
#include "base/text/text.h"
#include "catalog/model/catalog.h"
#include "decide/robustness/confidence.h"
#include "decide/team/team.h"
#include "store/session.h"
#include "tui/app/catalog_view.h"
#include "tui/app/config.h"
#include "tui/app/screen.h"
#include "tui/cells/kept.h"
#include "tui/cells/surface.h"
#include "tui/terminal/keys.h"
#include "tui/terminal/terminal.h"
#include "tui/widgets/prompt.h"

#include <stdbool.h>
#include <stddef.h>

/* The explorer without a terminal: events change its state, and drawing shows the state. Actions
 * that need a terminal or another program are set as `request`; explorer.c carries them out. */
struct app;

#define VIEWS_MOST 12

enum request_kind {
    REQUEST_NONE,
    REQUEST_SUSPEND,
    REQUEST_REPAINT,
    REQUEST_COPY,   /* `text` to the clipboard */
    REQUEST_VIEW,   /* `text` in $EDITOR, as a copy */
    REQUEST_PAGE,   /* `text` in $PAGER */
    REQUEST_BROWSE, /* `text` is an address for $BROWSER */
    REQUEST_MOUSE,  /* turn mouse reports on or off */
    REQUEST_THEME,  /* `theme` has changed */
};

struct app_options {
    struct catalog *catalog;
    const char *config_path; /* path of the config file, or NULL */
    const char *program;     /* "whichstack 0.2.0" */
    const char *today;       /* YYYY-MM-DD, for saving */
    uint64_t seed;
    int draws; /* trial runs; 0: ACCEPTABILITY_DRAWS */
    bool unicode;
    struct config config;    /* commands change it; its theme overrides the session's */
    struct session *session; /* NULL: nothing is saved */
    bool fresh;              /* start empty: the first change replaces the session */
    const char *notice;      /* a message at the start, or NULL */
    const char *folder;      /* resolved; exports must be below it; NULL: anywhere */
    /* Not NULL: run as a picker, which shows only the list and starts with an open filter prompt.
     * Choosing a row stores its framework here and quits. */
    int *picked;
    const char *filter; /* first filter of the picker, or NULL */
    /* Several people's answers, and those they agree on; NULL: none. With a team the explorer opens
     * the Team screen and saves nothing. */
    const struct team *team;
    const struct answers *team_answers;
};

struct app {
    struct app_options options;
    struct arena *arena; /* lives as long as the app */
    struct catalog *catalog;
    struct keymap *keymap;
    char key[KEY_NAME_BYTES]; /* the last result of app_key */

    struct views *views;                   /* app_views.c: the open screens */
    struct recommendation *recommendation; /* app_recommendation.c: the answers and the advice */
    struct history *history;               /* app_history.c: undo and redo */
    struct saving *saving;                 /* app_saving.c: what is not saved yet */

    struct catalog_view catalog_view; /* rows of the catalog: filter, sort, marks */
    int place;                        /* framework under the cursor of Browse, or -1 */

    struct prompt prompt; /* open if prompt.label is set */
    const struct prompt_actions *prompt_actions;
    void *prompt_state; /* passed to the actions */
    struct text message;
    enum role message_role;
    enum request_kind request;
    struct text request_text;

    bool running;
    bool blocks; /* charts are drawn with block characters */
    int rows, columns;
    struct frame frame; /* for that size; used by draw, move and click */
    struct kept *kept;  /* parts of the screens as they were painted */
};

struct app *app_new(const struct app_options *options);
void app_free(struct app *app);

/* Handles one event. Draw afterwards. */
void app_handle(struct app *app, const struct event *event);
void app_draw(struct app *app, struct surface *surface);
void app_resize(struct app *app, int rows, int columns);
void app_keep_place(struct app *app);    /* saves the cursor for the next run */
void app_idle(struct app *app);          /* saves what is not saved yet */
bool app_unsaved(const struct app *app); /* the last save failed; app_idle tries again */

/* Background work, done while no key waits: computing how sure the recommendation is. EVENT_IDLE
 * does a piece of it, `app_finish_work` all of it. */
bool app_has_work(struct app *app);
void app_finish_work(struct app *app);

/* The open screens, a stack of at most VIEWS_MOST. The top one gets the keys. */
size_t app_depth(const struct app *app);                      /* number of open screens */
const struct screen *app_screen(const struct app *app);       /* the top one */
const struct screen *app_screen_below(const struct app *app); /* NULL: only one is open */
void *app_state(struct app *app);                             /* of the top one */
bool app_push(struct app *app, const struct screen *screen);  /* false: too many are open */
void app_pop(struct app *app);                                /* quits after the last one */
/* Opens a screen, or goes back to it if it is open, so that `a` and `r` do not pile up screens. */
void app_replace(struct app *app, const struct screen *screen);
/* Opens a screen from a line or a figure. If it is open already it moves to the top and the screens
 * above it stay open, so that going back returns here. */
void app_visit(struct app *app, const struct screen *screen);
/* A command: opens Answer at the question that matters most. */
void app_ask_next(struct app *app, void *state);
/* Shows a message. "{command}" is replaced by the key that runs it on the top screen. */
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_warn(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
const struct screen *app_find_screen(const char *name);

/* What a screen leaves for its next opening, such as layouts, so that they are not made again. It is
 * the app's until it is taken back, and freed by `forget`. */
void app_leave(struct app *app, const struct screen *screen, void *what,
               void (*forget)(void *what));
void *app_take_back(struct app *app, const struct screen *screen); /* NULL: nothing was left */
/* Opens the prompt with this text. The actions get `state`. */
void app_prompt(struct app *app, const char *label, const char *text,
                const struct prompt_actions *actions, void *state);
void app_run(struct app *app, const struct action *action); /* on the top screen */

/* The key that runs a command on the top screen, for messages: "Ctrl-R"; the command's name if it
 * has no key. Valid until the next call. */
const char *app_key(struct app *app, const char *command);
bool app_has_command(const struct app *app, const char *command); /* on the top screen */

/* The words with each "{command}" replaced by its key, and the same for a format, as in app_say:
 * what the arguments say is left as it is. In the arena. */
const char *app_words(struct arena *arena, struct app *app, const char *words);
const char *app_message(struct arena *arena, struct app *app, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

bool app_blocks(const struct app *app); /* are charts drawn with block characters? */

/* The answers and their results, computed on first use. */
struct decision *app_decision(struct app *app);
const struct answers *app_answers(struct app *app);
/* These do not create the decision: without one, nothing is answered. */
int app_choice(const struct app *app, int question); /* an option's index, or ANSWER_... */
int app_answer_count(const struct app *app);
unsigned app_n_changes(const struct app *app);   /* version of the answers, and so of the advice */
int app_changed_question(const struct app *app); /* question changed last, or -1 */
struct advice *app_advice(struct app *app);      /* for the current answers */
const struct advice *app_advice_before(const struct app *app); /* NULL: no answer was changed */

/* How sure the advice is, as far as computed: first the exact parts, then the next question, then
 * the shares, which become more accurate. NULL: nothing yet. */
const struct confidence *app_confidence(struct app *app);
void app_prove(struct app *app); /* completes its exact parts now, unless the catalog is large */
bool app_knows_next(struct app *app); /* is confidence->next computed? */
void app_find_next(struct app *app);  /* computes it now, without the shares */

/* Sets an answer (an option's index, ANSWER_OPEN or ANSWER_SKIPPED) and saves it. The old advice
 * becomes app_advice_before(). */
void app_answer(struct app *app, int question, int choice);

/* The same for several questions, as one undo step. */
void app_answer_all(struct app *app, const int *questions, int count, int choice);
void app_remember(struct app *app, const char *what); /* call before a change that undo reverts */
void app_undo(struct app *app);
void app_listing_changed(struct app *app);    /* saves filter, sort order and marks */
size_t app_undo_count(const struct app *app); /* number of undo steps */

void app_ask(struct app *app, enum request_kind request, const char *text);

/* False: the sandbox keeps a file or folder of this path from being written, since it is not below
 * the folder of the options. */
bool app_may_write(const struct app *app, const char *path);

#endif
