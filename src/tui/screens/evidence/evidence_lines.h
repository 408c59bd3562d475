#ifndef TUI_SCREENS_EVIDENCE_EVIDENCE_LINES_H
#define TUI_SCREENS_EVIDENCE_EVIDENCE_LINES_H

#include "base/arena.h"
#include "tui/cells/theme.h"

struct app;

/* What a figure rests on, in words: how it was worked out, each fact behind it with its date,
 * source and doubt, and which answers made it count. */
enum subject_kind {
    SUBJECT_CRITERION, /* a framework's value on a criterion, and what it adds to the fit */
    SUBJECT_REASON,    /* what an answer brings the winner; index: question, -1: before any */
    SUBJECT_TRAIT,     /* a fact, level or judgement about a framework */
    SUBJECT_PAIRING,   /* how well a component suits a framework */
};

struct subject {
    enum subject_kind kind;
    int framework;
    int index; /* of the criterion, question, trait or component */
};

struct evidence_line {
    const char *label; /* "" below the first line of a text */
    const char *text;  /* fits into the width */
    enum role role;
    int source; /* which of the sources it names, -1: none */
};

struct evidence_lines {
    struct evidence_line *lines;
    int n_lines;
    const char **sources; /* addresses, in the order of the lines */
    int n_sources;
};

#define EVIDENCE_TEXT_AT 10 /* columns from the label to the text */

/* Lines for a width, in the arena. */
struct evidence_lines evidence_lines_of(struct arena *arena, struct app *app,
                                        const struct subject *subject, int width);

/* "NestJS: Real-time" */
const char *evidence_title(struct arena *arena, struct app *app, const struct subject *subject);

#endif
