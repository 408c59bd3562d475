#ifndef TUI_TERMINAL_TERMINAL_H
#define TUI_TERMINAL_TERMINAL_H

#include "base/error.h"
#include "tui/cells/surface.h"
#include "tui/cells/theme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Only the files of this folder use curses. There is one terminal a process. */
struct terminal;

struct terminal_options {
    const char *term; /* $TERM, may be NULL */
    bool mouse;       /* report the mouse from the start */
    bool color;       /* false: no colour is sent, attributes stay */
    bool direct;      /* the terminal says it shows 24-bit colour, whatever its description says */
    bool repeats;     /* see repeats.h */
    const struct theme *theme;
    int input, output; /* descriptors: 0 and 1, or both /dev/tty for `pick` */
    bool marks;        /* tests: see terminal_wait */
    int escape_delay;  /* ms */
};

/* How well a terminal can be used. */
enum terminal_fitness {
    TERMINAL_FIT,
    TERMINAL_DUMB,    /* TERM unset, dumb, or without cursor addressing: line by line only */
    TERMINAL_UNKNOWN, /* no such terminal description */
};
enum terminal_fitness terminal_fitness(const char *term);

bool terminal_open(const struct terminal_options *options, struct terminal **ret_terminal,
                   struct error *error);
void terminal_close(struct terminal *terminal); /* NULL is fine; the screen is as before */

/* Restores the terminal from anywhere without freeing, for a fatal stop (memory_on_failure). */
void terminal_restore(void);

/* Ends the program by a signal, so that its parent sees which: after EVENT_QUIT and EVENT_HANGUP,
 * once all is saved and the terminal closed. Says so in one line on stderr. */
_Noreturn void terminal_die(int number);

enum event_kind {
    EVENT_KEY,    /* a character (code point) or one of enum key */
    EVENT_PASTE,  /* a block of pasted text */
    EVENT_MOUSE,  /* click, wheel */
    EVENT_RESIZE, /* the size has changed, or the program was stopped and continued */
    EVENT_HANGUP, /* the terminal is gone: save and exit; `code` is SIGHUP */
    EVENT_QUIT,   /* SIGINT, SIGTERM or SIGQUIT: save and exit; `code` is the signal */
    EVENT_IDLE,   /* the time given is over */
};

/* Keys beyond characters; above every code point. Ctrl-A is 1, Esc 27, Enter 13, Tab 9, Backspace
 * KEY_CODE_BACKSPACE. */
enum key {
    KEY_CODE_UP = 0x200000,
    KEY_CODE_DOWN,
    KEY_CODE_LEFT,
    KEY_CODE_RIGHT,
    KEY_CODE_PAGE_UP,
    KEY_CODE_PAGE_DOWN,
    KEY_CODE_HOME,
    KEY_CODE_END,
    KEY_CODE_DELETE,
    KEY_CODE_INSERT,
    KEY_CODE_BACKSPACE,
    KEY_CODE_BACK_TAB,
    KEY_CODE_F1, /* F1 .. F12 follow each other */
    KEY_CODE_F12 = KEY_CODE_F1 + 11,
    KEY_CODE_UNKNOWN, /* a key without a name here, such as Ctrl-Up; never its bytes one by one */
};

enum mouse_action { MOUSE_CLICK, MOUSE_DOUBLE_CLICK, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct event {
    enum event_kind kind;
    uint32_t code;     /* KEY, QUIT, HANGUP; U+FFFD for a character that cannot be shown */
    const char *paste; /* PASTE: clean text, newlines kept; borrowed until the next wait */
    bool paste_cut;    /* PASTE: incomplete: over 64 KiB, or without an end mark */
    enum mouse_action action;
    int row, column; /* MOUSE */
};

/* Waits for the next event: without end when `milliseconds` is negative. With `marks`, before it
 * sleeps (never with 0 ms) and if there was an event since, it writes a private OSC
 * `7770;COUNT;ROWS;COLUMNS`: keys, pastes and mouse events handled so far, and the size that was
 * drawn for. The output before the mark is the response to all of them. */
void terminal_wait(struct terminal *terminal, int milliseconds, struct event *ret_event);

/* Whether more events wait, so that drawing can be postponed. False before the first draw. */
bool terminal_has_input(struct terminal *terminal);

int terminal_rows(const struct terminal *terminal);
int terminal_columns(const struct terminal *terminal);

/* Sends the cells that differ from the screen. */
void terminal_draw(struct terminal *terminal, const struct surface *surface);
void terminal_repaint(struct terminal *terminal); /* the next draw sends everything (Ctrl-L) */

void terminal_set_theme(struct terminal *terminal, const struct theme *theme);
void terminal_set_mouse(struct terminal *terminal, bool on);

/* Ctrl-Z: gives the terminal back, stops, and returns when continued; EVENT_RESIZE follows. */
void terminal_suspend(struct terminal *terminal);

/* Between the two calls the terminal belongs to another program ($EDITOR, $PAGER), and so do
 * signals from keys; EVENT_RESIZE follows. */
void terminal_leave(struct terminal *terminal);
void terminal_return(struct terminal *terminal);

/* OSC 52, wrapped for tmux when $TMUX is set (`tmux`). False: longer than 74,994 bytes. */
bool terminal_copy(struct terminal *terminal, const char *bytes, size_t length, bool tmux);

#endif
