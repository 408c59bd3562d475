#ifndef TUI_APP_EXPLORER_H
#define TUI_APP_EXPLORER_H

#include "base/error.h"
#include "tui/app/app.h"

struct program_helper;

/* What the explorer needs from outside: values that main read from the environment. */
struct explorer_options {
    struct app_options app;
    const char *term;
    const char *editor, *browser, *pager; /* commands */
    struct program_helper *programs;      /* starts them; NULL: the explorer does */
    bool tmux;
    bool color, direct; /* see terminal.h */
    bool marks;         /* for tests: in-band marks, see terminal.h */
    int escape_delay;
    int input, output;
};

/* Runs until the user leaves. Returns the exit status; when a signal ended it, ends the process by that signal
 * after everything is saved and the terminal is as before. False: the terminal could not be used,
 * `error` says why. */
bool explorer_run(const struct explorer_options *options, int *ret_status, struct error *error);

#endif
