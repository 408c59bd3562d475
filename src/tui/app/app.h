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
#include "tui/cells/surface.h"
#include "tui/terminal/keys.h"
#include "tui/terminal/terminal.h"
#include "tui/widgets/prompt.h"

#include <stdbool.h>
#include <stddef.h>

/* The explorer without a terminal: state changed by keys, and a picture drawn from it. What needs
 * a terminal or another program is asked for in `request`; explorer.c carries it out. */
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
    REQUEST_MOUSE,  /* turn reporting on or off */
    REQUEST_THEME,  /* `theme` has changed */
};

struct app_options {
    struct catalog *catalog;
    const char *config_path; /* where the user's keys are read from, or NULL */
    const char *program;     /* "whichstack 0.2.0" */
    const char *today;       /* YYYY-MM-DD, for saving */
    uint64_t seed;
    int draws; /* of the problem: 0 for ACCEPTABILITY_DRAWS */
    bool unicode;
    struct config config; /* commands change it too; a theme set here goes before the session's */
    struct session *session; /* NULL: nothing is saved */
    bool fresh;              /* start empty: the first change replaces the session */
    const char *notice;      /* a message at the start, or NULL */
    const char *folder;      /* the resolved folder below which files can be written; NULL: any */
    /* NULL: explore. Else the explorer is a picker: the list alone, with its filter open from the
     * start; a row that is chosen ends it, and its framework is put here. */
    int *picked;
    const char *filter; /* of the picker at the start, or NULL */
    /* Several people's answers, and those that they agree on; NULL: none. The explorer opens on
     * them, and saves nothing. */
    const struct team *team;
    const struct answers *team_answers;
};

struct app {
    struct app_options options;
    struct arena *arena; /* as long as the app */
    struct catalog *catalog;
    struct keymap *keymap;
    char key[KEY_NAME_BYTES]; /* the last result of app_key */

    struct views *views;                   /* app_views.c: the open screens */
    struct recommendation *recommendation; /* app_recommendation.c: the answers and the advice */
    struct history *history;               /* app_history.c: undo and redo */
    struct saving *saving;                 /* app_saving.c: what is not saved yet */

    struct catalog_view catalog_view; /* rows of the catalog: filter, sort, marks */
    int place;                        /* the framework the catalog's cursor is on, or -1 */

    struct prompt prompt; /* active when prompt.label is set */
    const struct prompt_actions *prompt_actions;
    void *prompt_state; /* what the actions get */
    struct text message;
    enum role message_role;
    enum request_kind request;
    struct text request_text;

    bool running;
    int rows, columns;
    struct frame frame; /* of that size: draw, move and click count rows by it */
};

struct app *app_new(const struct app_options *options);
void app_free(struct app *app);

/* One event; then draw. */
void app_handle(struct app *app, const struct event *event);
void app_draw(struct app *app, struct surface *surface);
void app_resize(struct app *app, int rows, int columns);
void app_keep_place(struct app *app);    /* for the next run, at the end of this one */
void app_idle(struct app *app);          /* tries to save what is not saved */
bool app_unsaved(const struct app *app); /* the last save failed; app_idle tries again */

/* Work that waits until no key does: how sure the recommendation is. `app_has_work` says whether
 * any is left to do, EVENT_IDLE does a piece of it, and `app_finish_work` all of it. */
bool app_has_work(struct app *app);
void app_finish_work(struct app *app);

/* The open screens, a stack of at most VIEWS_MOST: the one on top gets the keys. */
size_t app_depth(const struct app *app);                      /* how many are open */
const struct screen *app_screen(const struct app *app);       /* the one on top */
const struct screen *app_screen_below(const struct app *app); /* NULL: there is only one */
void *app_state(struct app *app);                             /* of the one on top */
bool app_push(struct app *app, const struct screen *screen);  /* false: too many are open */
void app_pop(struct app *app);                                /* the last one ends the program */
/* Goes to a screen: back to it when it is open already, so that a and r do not pile up. */
void app_replace(struct app *app, const struct screen *screen);
/* The message line. "{command}" stands for the key that runs it on the screen on top. */
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_warn(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
const struct screen *app_find_screen(const char *name);
/* Opens the prompt with this text; the actions get the state. */
void app_prompt(struct app *app, const char *label, const char *text,
                const struct prompt_actions *actions, void *state);
void app_run(struct app *app, const struct action *action); /* on the screen on top */

/* The key that runs a command on the screen on top, for a message: "Ctrl-R"; the command's name
 * when it has none. Until the next call. */
const char *app_key(struct app *app, const char *command);
bool app_has_command(const struct app *app, const char *command); /* the screen on top */

/* Words to draw with the key in place of each "{command}", as app_say does it. In the arena. */
const char *app_words(struct arena *arena, struct app *app, const char *words);

bool app_blocks(const struct app *app); /* may charts be drawn with block characters? */

/* The answers and what follows from them, worked out when it is first asked for. */
struct decision *app_decision(struct app *app);
const struct answers *app_answers(struct app *app);
/* These two need no decision: without one, nothing is answered. */
int app_choice(const struct app *app, int question); /* an option's index, or ANSWER_... */
int app_answer_count(const struct app *app);
unsigned app_n_changes(const struct app *app); /* of the answers: another number, another advice */
int app_changed_question(const struct app *app); /* the answer that was changed last, or -1 */
struct advice *app_advice(struct app *app);      /* of the answers now */
const struct advice *app_advice_before(const struct app *app); /* NULL: no answer was changed */

/* How sure the advice is, as far as it is worked out: the exact parts first, then the next
 * question, then the shares, which firm up. NULL: nothing of it yet. */
const struct confidence *app_confidence(struct app *app);
bool app_knows_next(struct app *app); /* is confidence->next worked out? */
void app_find_next(struct app *app);  /* now, without the shares */

/* Sets an answer (an option's index, ANSWER_OPEN or ANSWER_SKIPPED), saves it, keeps the advice
 * before it. */
void app_answer(struct app *app, int question, int choice);

/* The same for several questions at once: one step for undo. */
void app_answer_all(struct app *app, const int *questions, int count, int choice);
void app_remember(struct app *app, const char *what); /* before a change that undo takes back */
void app_listing_changed(struct app *app);            /* filter, sort or marks: saves them */
size_t app_undo_count(const struct app *app);         /* changes that undo can take back */

void app_ask(struct app *app, enum request_kind request, const char *text);

#endif
