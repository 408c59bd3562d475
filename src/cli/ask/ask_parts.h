#ifndef CLI_ASK_ASK_PARTS_H
#define CLI_ASK_ASK_PARTS_H

#include "cli/ask/ask.h"
#include "decide/proof/early_stop.h"

/* --- reading lines ----------------------------------------------------------------------- */

enum ask_event {
    ASK_LINE,
    ASK_END,    /* of the input */
    ASK_LEFT,   /* by Ctrl-C, or Esc on a line of its own */
    ASK_BROKEN, /* it cannot be read, or is no text: ask_input_fault() says why */
};

/* Reads standard input; Ctrl-C is an event meanwhile instead of the end. */
struct ask_input;
struct ask_input *ask_input_new(struct arena *arena);
void ask_input_finish(struct ask_input *input); /* Ctrl-C is what it was */

/* A line without its end, as it was typed; what goes beyond LINE_MOST bytes is dropped. A line
 * that does not end within LINE_LIMIT bytes was not typed by anybody. */
#define LINE_MOST 1000
#define LINE_LIMIT (1 << 20)
const char *ask_input_fault(const struct ask_input *input);
enum ask_event ask_input_line(struct ask_input *input, struct text *line);

/* --- what is said ------------------------------------------------------------------------ */

struct step {
    int question, before; /* its choice */
};

struct asking {
    struct cli *cli;
    const struct question_entry *questions;
    const struct framework *frameworks;
    struct answers *answers;
    struct ask_input *input;
    struct step *steps; /* that can be taken back */
    int n_steps;
    bool moved;          /* since it was last said how it stands */
    bool going_on;       /* though it is settled */
    int again;           /* the question to ask again, -1: none */
    struct arena *arena; /* of this turn */
    struct text said;    /* lines that are not written yet */
};

void ask_greet(struct asking *asking);
void ask_say(struct asking *asking, const char *format, ...) __attribute__((format(printf, 2, 3)));
void ask_say_question(struct asking *asking, const struct early_stop *early_stop, int question);
void ask_explain(struct asking *asking, int question);
void ask_say_standing(struct asking *asking, const struct early_stop *early_stop);
void ask_say_settled(struct asking *asking, const struct early_stop *early_stop);
void ask_say_answers(struct asking *asking);

#endif
