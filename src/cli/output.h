#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/cli.h"

/* The one way out of the command line. A name of a file, a message of the system, a text of a catalog
 * may hold bytes that drive a terminal, so everything is cleaned here, whatever printed it. Colours
 * are marks in the text until then. */
enum ink {
    INK_PLAIN,
    INK_STRONG,
    INK_MUTED,
    INK_GAIN,
    INK_LOSS,
    INK_BAR, /* one hue for each answer, as in a stacked bar */
    INK_BAR_2,
    INK_BAR_3,
    INK_BAR_4,
    INK_COUNT,
};

/* The colour from here on. */
void output_ink(struct text *text, enum ink ink);

/* Writes the text to a descriptor, cleaned. False: errno says why. */
bool output_put(int file, const struct text *text);

/* Ends a run: writes the command's output to its destination, then its notes and its error, if any,
 * to standard error. Returns the exit status: STATUS_TROUBLE also if the output could not be
 * written. */
int output_finish(struct cli *cli, int status);

#endif
