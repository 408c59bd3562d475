#ifndef TUI_APP_APP_H
#define TUI_APP_APP_H

#include "base/arena.h"
#include "base/text/text.h"
#include "catalog/model/catalog.h"
#include "decide/robustness/confidence.h"
#include "store/session.h"
#include "tui/app/catalog_view.h"
#include "tui/cells/frame.h"
#include "tui/cells/surface.h"
#include "tui/terminal/keys.h"
#include "tui/terminal/terminal.h"
#include "tui/widgets/list.h"
#include "tui/widgets/prompt.h"

#include <stdbool.h>
#include <stddef.h>

/* The explorer without a terminal: state that keys change, and a picture painted from it. A
 * screen's functions get the app and the screen's own state; keys change state and never draw,
 * draw paints and never changes. What needs a terminal or another program is asked for in
 * `request`; explorer.c carries it out. */
struct app;
struct background_sampling;
struct keymap;

/* One row of a key table: dispatch, footer, help and manual are all printed from it. */
struct action {
    const char *keys;    /* names separated by blanks; the first is shown; "" for palette only */
    const char *name;    /* of the command, for help and binding: "mark" */
    const char *brief;   /* one or two words for the footer; NULL: not in the footer */
    const char *summary; /* a sentence for help and manual */
    void (*run)(struct app *app, void *state);
};

struct screen {
    const char *name;             /* "catalog": the context of its keys */
    const char *title;            /* "Page": what it is called */
    const char *place; /* the place it belongs to, by its command; NULL: itself, or that below it */
    const struct action *actions; /* its own, before the common ones; in footer order */
    size_t n_actions;
    size_t size;                                    /* of its state; zeroed before enter */
    void (*enter)(struct app *app, void *state);    /* may be NULL */
    void (*leave)(struct app *app, void *state);    /* may be NULL */
    void (*taken_up)(struct app *app, void *state); /* what the last session left; may be NULL */
    /* One useful sentence for the message line, and where one is in the screen. */
    void (*heading)(struct app *app, void *state, struct text *left, struct text *right);
    void (*draw)(struct app *app, void *state, struct frame *frame);
    void (*move)(struct app *app, void *state, enum movement movement); /* NULL: nothing moves */
    void (*open)(struct app *app, void *state);                         /* Enter, l, Right */
    void (*click)(struct app *app, void *state, int row, int column);   /* in the body */
    /* All of its text, for the clipboard and the editor; NULL: what is in the window. */
    void (*text)(struct app *app, void *state, struct text *text);
    /* An answer was taken back or given again by undo or redo: app->changed_question. */
    void (*answer_undone)(struct app *app, void *state);
    /* Turned over a column of the window; NULL: everything moves. */
    void (*wheel)(struct app *app, void *state, int column, enum movement movement);
    bool (*escape)(struct app *app, void *state); /* true: something was cleared, stay */
    /* Takes a key before the tables do, for screens that are typed at; false: not its own. */
    bool (*type)(struct app *app, void *state, uint32_t code);
    struct background_sampling *(*background_sampling)(
        void *state); /* what it has put off; may be NULL */
    const char *next; /* the command that usually comes next; may be NULL */
    bool typed_at; /* `type` takes every printable key: the footer shows none of the common ones */
    bool popup;    /* painted over the screen below */
};

/* Every screen there is, generated from the list in screens/meson.build. */
extern const struct screen *const screens[];
extern const size_t n_screens;

/* Keys of every screen. */
extern const struct action common_actions[];
extern const size_t n_common_actions;

/* What a screen does with the line typed at its prompt. Without `completed`, Tab does nothing. */
struct prompt_actions {
    void (*changed)(struct app *app, void *state);
    void (*accepted)(struct app *app, void *state);
    void (*cancelled)(struct app *app, void *state);
    void (*completed)(struct app *app, void *state);
};

struct view {
    const struct screen *screen;
    void *state;
};

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

/* What undo takes back: all that changes a result. */
struct snapshot {
    int *choice;
    int marks[MARKS_MOST];
    size_t n_marks;
    char *filter;
    struct sort_key sort;
    const char *what; /* "answer", "mark", "filter", "sort" */
};

enum advance { ADVANCE_NARROW, ADVANCE_ALWAYS, ADVANCE_NEVER };

struct app_options {
    struct catalog *catalog;
    const char *config_path; /* where the user's keys are read from, or NULL */
    const char *program;     /* "whichstack 0.2.0" */
    const char *today;       /* YYYY-MM-DD, for saving */
    uint64_t seed;
    int draws; /* of the problem: 0 for ACCEPTABILITY_DRAWS */
    bool unicode;
    bool ascii_charts; /* charts without block characters, whatever else is shown */
    bool narrow;       /* nothing that some terminals show over two columns is shown */
    bool mouse;
    enum advance advance; /* does a chosen answer go on to the next question? */
    struct keymap *keymap; /* NULL: the keys of the tables */
    const struct theme *theme;
    bool theme_set; /* by an option or the config file: over the one the session remembers */
    struct session *session; /* NULL: nothing is saved */
    bool fresh;              /* begin empty: what the session holds goes with the first change */
    const char *notice;      /* to be said once at the start, or NULL */
    /* NULL: explore. Else the explorer is a picker: the list alone, with its filter open from the
     * start; a row that is chosen ends it, and its framework is put here. */
    int *picked;
    const char *filter; /* of the picker at the start, or NULL */
};

struct app {
    struct app_options options;
    struct arena *arena; /* as long as the app */
    struct catalog *catalog;
    struct keymap *keymap;
    char key[KEY_NAME_BYTES];  /* what app_key gave last */
    struct decision *decision; /* made when it is first needed: app_decision() */
    struct answers *answers;   /* NULL until then */
    struct arena *advice_arena;
    struct advice *advice; /* of the answers now; NULL: to be worked out */
    struct background_sampling
        *background_sampling; /* how sure that is; NULL: nobody has asked for it yet */
    struct arena *before_arena;
    struct advice *before; /* before the last answer, for "was"; NULL: no answer was changed */
    unsigned n_changes;    /* of the answers so far: another number, another advice */
    int changed_question;  /* the answer that was changed last, or -1 */

    int place, place_taken_up;        /* the framework the catalog's cursor is on, and was; or -1 */
    struct catalog_view catalog_view; /* rows of the catalog: filter, sort, marks */
    struct view views[VIEWS_MOST];
    size_t n_views;
    struct prompt prompt; /* active when prompt.label is set */
    const struct prompt_actions *prompt_actions;
    void *prompt_state; /* what the actions get */

    struct text message;
    enum role message_role;
    bool running;
    int rows, columns;
    struct frame frame; /* of that size: draw, move and click count rows by it */

    enum request_kind request;
    struct text request_text;

    struct snapshot *undo, *redo;
    size_t n_undo, n_redo;

    bool unsaved;                  /* a save did not work yet: tried again when idle */
    struct session_entry *pending; /* changes not saved yet */
    size_t n_pending;
};

struct app *app_new(const struct app_options *options);
void app_free(struct app *app);

/* One event; then draw. */
void app_handle(struct app *app, const struct event *event);
void app_draw(struct app *app, struct surface *surface);
void app_resize(struct app *app, int rows, int columns);
void app_keep_place(struct app *app); /* for the next run, at the end of this one */
void app_idle(struct app *app);       /* tries to save what is not saved */

/* What is put off until no key waits: how sure the recommendation is. `app_has_work` says whether
 * any is left to do, EVENT_IDLE does a piece of it, and `app_finish_work` all of it. */
bool app_has_work(struct app *app);
void app_finish_work(struct app *app);

/* For screens. */
bool app_push(struct app *app, const struct screen *screen); /* false: too many are open */
void *app_state(struct app *app);                            /* of the view on top */
void app_pop(struct app *app);
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

struct decision *app_decision(struct app *app);
struct advice *app_advice(struct app *app); /* of the answers now */
/* How sure that is, as far as it is worked out: the exact parts first, then the next question,
 * then the shares, which firm up. NULL: nothing of it yet. */
const struct confidence *app_confidence(struct app *app);
bool app_knows_next(struct app *app); /* is confidence->next worked out? */
void app_find_next(struct app *app);  /* now, without the shares */

int app_answer_count(struct app *app); /* without making a decision when there is none */

/* Sets an answer (an option's index, ANSWER_OPEN or ANSWER_SKIPPED), saves it, keeps the ranking before it. */
void app_answer(struct app *app, int question, int choice);

/* The same for several questions at once: one step for undo. */
void app_answer_all(struct app *app, const int *questions, int count, int choice);
void app_remember(struct app *app, const char *what); /* before a change that undo takes back */
void app_listing_changed(struct app *app);            /* filter, sort or marks: saves them */

void app_ask(struct app *app, enum request_kind request, const char *text);

#endif
