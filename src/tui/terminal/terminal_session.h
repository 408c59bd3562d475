#ifndef TUI_TERMINAL_TERMINAL_SESSION_H
#define TUI_TERMINAL_TERMINAL_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* Who has the terminal - we, the shell, or for a while another program - and the signals that
 * change that. However we end, the shell gets it back as it was. There is one session a process,
 * because a signal handler gets no arguments. Used by terminal.c only. */

/* Takes the terminal. Each signal is recorded and writes a byte to `wake`; fatal ones restore the
 * terminal and report themselves. */
void terminal_session_open(int output, const struct termios *shell, int wake);
void terminal_session_close(void); /* restores the old handlers; fatal signals are still reported */

/* The bytes that switch everything off again, except the mouse reports. Copied, and cut if too
 * long. */
void terminal_session_prepare(const char *restore, size_t length);
void terminal_session_set_mouse(const char *off); /* switches the reports off; NULL: they are off */

/* Every key is read at once and none is echoed; false: as the shell had it. */
void terminal_session_set_modes(bool raw);

void terminal_session_write(const char *bytes,
                            size_t length); /* to the terminal, all of it if possible */

/* Gives it back: no messages on the shell's screen, however we end. */
bool terminal_session_is_ours(void);
void terminal_session_give(void);
void terminal_session_take(void);
void terminal_session_allow_messages(void); /* after the terminal was given back for good */
void terminal_session_lend(
    bool lent); /* another program has it: the signals of keys are that program's */

/* Safe in a signal handler; does nothing unless we have the terminal. */
void terminal_session_restore(void);

/* Signals received: one that should end us, or 0; whether this one has arrived, which clears it. */
int terminal_session_ending(void);
bool terminal_session_has_come(int number);
bool terminal_session_take_signal(int number);

/* Stops the whole job, as Ctrl-Z in a shell does, until it is continued. */
void terminal_session_stop(void);

/* After being continued in the background: waits for the foreground, or for a signal to end. */
void terminal_session_wait_for_front(void);

/* Whether SIGTSTP is recorded or stops us at once; curses installs a handler of its own. */
void terminal_session_note_stops(bool noted);

/* Ends the program by the signal, with a message unless messages are off. */
_Noreturn void terminal_session_die(int number);

#endif
