#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/cli.h"

/* All output of the command line. File names, messages of the system and texts of a catalog may
 * contain control sequences, so everything is cleaned here. Until then colours are marks in the
 * text. */
enum ink {
    INK_PLAIN,
    INK_STRONG,
    INK_MUTED,
    INK_GAIN,
    INK_LOSS,
    INK_BAR, /* one colour per answer, as in a stacked bar */
    INK_BAR_2,
    INK_BAR_3,
    INK_BAR_4,
    INK_COUNT,
};

/* Sets the colour of the text appended next. */
void output_ink(struct text *text, enum ink ink);

/* Writes the text to a descriptor, cleaned. False: errno says why. */
bool output_put(int file, const struct text *text);

/* Does the output go to standard output, without the pager? Then a command that can no longer fail
 * may write it in pieces. */
bool output_may_flush(const struct cli *cli);

/* Writes the text, which ends between two characters, to standard output and clears it; `context`
 * is the struct cli. Sets its error once this fails. */
void output_flush(void *context, struct text *text);

/* Ends a run: writes the command's output to its destination, then its notes and its error, if any,
 * to standard error. Returns the exit status: STATUS_TROUBLE also if the output could not be
 * written. */
int output_finish(struct cli *cli, int status);

#endif
