#ifndef CLI_ASK_ASK_PARTS_H
#define CLI_ASK_ASK_PARTS_H

#include "cli/ask/ask.h"
#include "decide/proof/early_stop.h"

/* --- reading lines ----------------------------------------------------------------------- */

enum ask_event {
    ASK_LINE,
    ASK_END,    /* of the input */
    ASK_LEFT,   /* by Ctrl-C, or Esc on a line of its own */
    ASK_BROKEN, /* cannot be read, or is not text: see ask_input_fault() */
};

/* Starts reading standard input; from now on Ctrl-C is an event and does not end the program. */
struct ask_input;
struct ask_input *ask_input_new(struct arena *arena);
void ask_input_finish(struct ask_input *input); /* restores Ctrl-C */

/* A line without its line end; bytes beyond LINE_MOST are dropped. A line longer than LINE_LIMIT
 * bytes is an error. */
#define LINE_MOST 1000
#define LINE_LIMIT (1 << 20)
const char *ask_input_fault(const struct ask_input *input);
enum ask_event ask_input_line(struct ask_input *input, struct text *line);

/* --- output ------------------------------------------------------------------------------ */

struct step {
    int question, before; /* the chosen option */
};

struct asking {
    struct cli *cli;
    const struct question_entry *questions;
    const struct framework *frameworks;
    struct answers *answers;
    struct ask_input *input;
    struct step *steps; /* number of answers that can be taken back */
    int n_steps;
    bool ranking_changed; /* since the ranking was last shown */
    bool going_on;        /* go on although the result is settled */
    int again;            /* the question to ask again, -1: none */
    struct arena *arena;  /* reset after each question */
    struct text output;   /* not written yet */
};

void ask_greet(struct asking *asking);
void ask_say(struct asking *asking, const char *format, ...) __attribute__((format(printf, 2, 3)));
void ask_say_question(struct asking *asking, const struct early_stop *early_stop, int question);
void ask_say_lost_language(struct asking *asking, int question);
void ask_explain(struct asking *asking, int question);
void ask_say_ranking(struct asking *asking, const struct ranking *ranking,
                     const struct early_stop *early_stop);
void ask_say_settled(struct asking *asking, const struct early_stop *early_stop);
void ask_say_answers(struct asking *asking);

#endif
