#ifndef TUI_APP_EXPLORER_H
#define TUI_APP_EXPLORER_H

#include "base/error.h"
#include "tui/app/app.h"

struct program_helper;

/* Options that main reads from the environment. */
struct explorer_options {
    struct app_options app;
    const char *term;
    const char *editor, *browser, *pager; /* commands */
    struct program_helper *programs;      /* starts the commands; NULL: the explorer does */
    bool tmux;
    bool color, direct, repeats; /* see terminal.h */
    bool marks;                  /* for tests, see terminal.h */
    int escape_delay;
    int input, output;
};

/* Runs until the user quits. If a signal ended it, saves everything, restores the terminal and ends
 * the process by that signal. False: the terminal cannot be used. */
bool explorer_run(const struct explorer_options *options, int *ret_status, struct error *error);

#endif
