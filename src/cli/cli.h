#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text/text.h"
#include "catalog/model/catalog.h"
#include "cli/environment.h"
#include "cli/options.h"
#include "decide/model/decision.h"
#include "store/node/node.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The exit status of every command but `verify`. */
enum status {
    STATUS_DONE = 0,
    STATUS_NOTHING = 1, /* nothing matches, or nothing satisfies the requirements */
    STATUS_TROUBLE = 2, /* usage, input or output; the sentence is in cli->error */
    STATUS_LEFT = 130,  /* `pick` and `ask` left by Esc or Ctrl-C */
};

struct command;
struct interactive;

/* One run of the program. A command writes what it has to say to `out` and answers with its
 * status; nothing reaches the terminal before it is done, so that a command that fails half-way
 * prints its one sentence and nothing else. What the functions below give lives as long as the
 * run; when one fails, the sentence is in `error` and the command answers STATUS_TROUBLE. */
struct cli {
    struct arena *arena;
    const struct environment *environment;
    const struct interactive *interactive;
    const struct command *command; /* NULL: none was given */
    struct options options;
    struct text out;         /* data: standard output, the pager, or output_path */
    struct text notes;       /* complaints and warnings: lines for standard error */
    struct error error;      /* the sentence about what went wrong */
    const char *output_path; /* of `out`; NULL: standard output */
    bool paged;              /* read by a person: through the pager on a terminal */
    uint64_t seed;           /* of random weightings */
    struct catalog *catalog; /* once it was asked for */
    struct decision *decision;
};

extern const char cli_program[]; /* "whichstack 0.2.0" */

/* Runs the command named by the arguments, whose first is the program's own name. Without a
 * command it starts the explorer. Returns the exit status. */
int cli_run(const struct environment *environment, const struct interactive *interactive,
            int count, char *const *arguments);

/* Sets the sentence and returns STATUS_TROUBLE: `return cli_fail(cli, "...")`. */
int cli_fail(struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "; did you mean 'x'?" naming the nearest of the words, or "". */
const char *cli_guess(struct cli *cli, const char *word, const char *const *words, size_t count);

/* A line for standard error, before the sentence if there is one. */
void cli_note(struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cli_complain(struct cli *cli, const struct complaints *complaints);

/* --- what was given ---------------------------------------------------------------------- */

bool cli_has(const struct cli *cli, enum option_id id);
const char *cli_value(const struct cli *cli, enum option_id id); /* NULL: not given */

/* The format asked for, "text" when none was. */
const char *cli_format(const struct cli *cli);
bool cli_format_is(const struct cli *cli, const char *format);

bool cli_width(struct cli *cli, int *ret_width); /* to lay text out for */
bool cli_unicode(const struct cli *cli);         /* may marks and rules be more than ASCII? */

/* Between `least` and `most` operands, described by `expected`: "one framework". */
bool cli_operands(struct cli *cli, size_t least, size_t most, const char *expected);

/* --- what it works on -------------------------------------------------------------------- */

struct catalog *cli_catalog(struct cli *cli);
struct decision *cli_decision(struct cli *cli);

/* The answers of --answers. */
bool cli_answers(struct cli *cli, struct answers **ret_answers);

/* What an answers file holds, be it YAML, JSON or a record: for those who read it by themselves.
 * NULL with the sentence. */
const struct node *cli_answers_tree(struct cli *cli, const char *path);

/* Those, and operands QUESTION=OPTION over them. */
bool cli_answers_with_operands(struct cli *cli, struct answers **ret_answers);

/* A framework by its id, -1 with the sentence. */
int cli_framework(struct cli *cli, const char *id);

#endif
