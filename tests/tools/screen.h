#ifndef SCREEN_H
#define SCREEN_H

#include "base/text/text.h"

#include <stdbool.h>
#include <stddef.h>

/* A program in a terminal that lives in the test: a pseudo-terminal, read through libvterm.
 *
 * Nothing here sleeps or waits for silence. A program of ours writes a mark into its output once
 * it has answered all it was sent (terminal_wait in tui/terminal/terminal.h; $WHICHSTACK_MARKS asks for
 * it), and the small shell of `job_control` writes marks of its own; what stands before a mark
 * has been seen when the mark has. A wait that takes 30 seconds has failed. */
struct screen;

struct screen_options {
    const char *const *command;     /* path of the program and arguments, NULL-ended */
    int rows, columns;              /* 0: 24 and 80 */
    const char *term;               /* NULL: xterm-256color; "": unset */
    const char *locale;             /* $LC_ALL; NULL: C.UTF-8; "": unset */
    const char *const *environment; /* `NAME=VALUE`, before the defaults; NULL: none */
    const char *folder;             /* it starts in this one; NULL: the test's own */
    bool job_control;               /* started by a small shell, so that it can be stopped */
    int ignored;                    /* a signal it is started to ignore, as nohup does; 0: none */
};

struct screen *screen_start(const struct screen_options *options);
void screen_free(struct screen *screen); /* what still runs is killed */

/* What is sent. Keys by name, with blanks between: `Down`, `Enter`, `Space`, `Ctrl-C`, `F10`,
 * any other character itself. An unknown name stops the test. */
void screen_keys(struct screen *screen, const char *names);
void screen_text(struct screen *screen, const char *text); /* every character a key */
void screen_paste(struct screen *screen, const char *bytes, size_t length);
void screen_bytes(struct screen *screen, const char *bytes, size_t length, int events);
void screen_click(struct screen *screen, int row, int column);
void screen_wheel(struct screen *screen, int row, int column, bool down);
void screen_resize(struct screen *screen, int rows, int columns);
void screen_signal(struct screen *screen, int number);
void screen_scribble(struct screen *screen, const char *bytes); /* another program writes */
void screen_close(struct screen *screen);                       /* the window is closed */

/* Waits until the program has answered everything and drawn for the size it has. False: it ended,
 * or too long passed. */
bool screen_wait(struct screen *screen);
bool screen_press(struct screen *screen, const char *names); /* screen_keys, screen_wait */

/* For programs without marks: until the text is on the screen. */
bool screen_wait_text(struct screen *screen, const char *text);

/* Until it has ended; its status as from waitpid(), -1 when it does not end. */
int screen_wait_end(struct screen *screen);
const char *screen_ending(struct screen *screen); /* the same in words: "exit 0", "signal 15" */
long screen_memory(const struct screen *screen);  /* most it ever had, in KiB, once ended */
int screen_process(const struct screen *screen);

/* With `job_control`: until the program has stopped; go on in front, or in the background. */
bool screen_wait_stop(struct screen *screen);
void screen_continue(struct screen *screen, bool in_front);

/* What is seen. Rows begin at 0, blanks at their ends are cut. */
void screen_row(const struct screen *screen, int row, struct text *text);
void screen_cells(const struct screen *screen, int row, int from, int to, struct text *text);
void screen_dump(const struct screen *screen, bool with_looks, struct text *text);
bool screen_shows(const struct screen *screen, const char *text);

struct screen_modes {
    bool alternate, cursor, mouse, paste, keypad;
};
struct screen_modes screen_modes(const struct screen *screen);

/* Lines are edited and echoed again, as a shell needs it. */
bool screen_is_sane(const struct screen *screen);

/* All bytes the program has sent, and sequences among them that libvterm does not know. */
const struct text *screen_log(const struct screen *screen);
const struct text *screen_unknown(const struct screen *screen);
int screen_titles(const struct screen *screen); /* how often a title was set */

#endif
