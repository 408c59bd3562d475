#ifndef TUI_TERMINAL_TERMINAL_SESSION_H
#define TUI_TERMINAL_TERMINAL_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* Whose the terminal is - ours, the shell's, or another program's for a while - and the signals
 * that change it. Whatever happens while it is ours, the shell gets it back as it was. There is
 * one session a process, because a signal handler gets no arguments. For terminal.c alone. */

/* Ours from here on. Signals are noted, and each writes a byte to `wake`; those that mean a fault
 * restore the terminal and tell of themselves. */
void terminal_session_open(int output, const struct termios *shell, int wake);
void terminal_session_close(void); /* signals do what they did before; a fault is still told of */

/* What undoes all that was switched on; reports of the mouse apart, as they come and go. Copied,
 * and cut where it does not fit. */
void terminal_session_prepare(const char *restore, size_t length);
void terminal_session_set_mouse(const char *off); /* what ends the reports; NULL: there are none */

void terminal_session_write(const char *bytes,
                            size_t length); /* to the terminal, all of it if it can be */

/* Given back, the screen is the shell's: nothing is written on it, whatever ends us. */
bool terminal_session_is_ours(void);
void terminal_session_give(void);
void terminal_session_take(void);
void terminal_session_allow_messages(void); /* after the terminal was given back for good */
void terminal_session_lend(
    bool lent); /* another program has it: the signals of keys are that program's */

/* From anywhere, also from a signal handler; nothing when it is not ours. */
void terminal_session_restore(void);

/* Signals that have come: one that is to end us, or 0; whether this one has, and is then done. */
int terminal_session_ending(void);
bool terminal_session_has_come(int number);
bool terminal_session_take_signal(int number);

/* Stops the whole job, as the terminal does it, until it is continued. */
void terminal_session_stop(void);

/* A job that was continued in the background waits until it is in front, or is to end. */
void terminal_session_wait_for_front(void);

/* SIGTSTP stops us at once, or is noted; curses puts a handler of its own there. */
void terminal_session_note_stops(bool noted);

/* Ends the program by the signal, and says so unless the screen is the shell's. */
_Noreturn void terminal_session_die(int number);

#endif
