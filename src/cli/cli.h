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

/* The exit status of all commands except `verify`. */
enum status {
    STATUS_DONE = 0,
    STATUS_NOTHING = 1, /* no match, or no entry satisfies the requirements */
    STATUS_TROUBLE = 2, /* usage, input or output error; the message is in cli->error */
    STATUS_LEFT = 130,  /* `pick` and `ask` left by Esc or Ctrl-C */
};

struct command;
struct interactive;
struct program_helper;

/* One run of the program. A command writes its output to `out` and returns its status. Nothing is
 * printed before it returns, so a command that fails prints only its error; but see
 * output_flush(). Results of the
 * functions below live as long as the run; if one fails, it sets `error` and the command returns
 * STATUS_TROUBLE. */
struct cli {
    struct arena *arena;
    const struct environment *environment;
    const struct interactive *interactive;
    const struct command *command; /* NULL: none */
    struct options options;
    struct text out;                 /* data: standard output, the pager, or output_path */
    struct text notes;               /* warnings and diagnostics: lines for standard error */
    struct error error;              /* what went wrong */
    const char *output_path;         /* of `out`; NULL: standard output */
    bool paged;                      /* use the pager on a terminal */
    const char *pager;               /* the list of `programs` */
    struct program_helper *programs; /* starts the pager; NULL: no pager, or no sandbox */
    uint64_t seed;                   /* seed of the random numbers */
    struct catalog *catalog;         /* opened on first use */
    struct decision *decision;
};

extern const char cli_program[]; /* "whichstack 0.2.0" */

/* Runs the command named by the arguments; the first is the program's name. Without a command
 * starts the explorer. Returns the exit status. */
int cli_run(const struct environment *environment, const struct interactive *interactive, int count,
            char *const *arguments);

/* Sets the error and returns STATUS_TROUBLE: `return cli_fail(cli, "...")`. */
int cli_fail(struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "; did you mean 'x'?" with the nearest of the words, or "". */
const char *cli_guess(struct cli *cli, const char *word, const char *const *words, size_t count);

/* A text from outside, such as a file name, as one clean line. A name that contains a line end could
 * else print a line of its own, which a workflow may take for a command. */
const char *cli_line(const struct cli *cli, const char *text);

/* Adds a line for standard error, printed before the error; line ends become spaces. */
void cli_note(struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cli_report(struct cli *cli, const struct diagnostics *diagnostics);

/* --- arguments --------------------------------------------------------------------------- */

bool cli_has(const struct cli *cli, enum option_id id);
const char *cli_value(const struct cli *cli, enum option_id id); /* NULL: not given */

/* The requested format; "text" by default. */
const char *cli_format(const struct cli *cli);
bool cli_format_is(const struct cli *cli, const char *format);

bool cli_date(struct cli *cli, const char **ret_date); /* of --date; NULL: not given */
bool cli_width(struct cli *cli, int *ret_width);       /* width to lay text out for */
bool cli_unicode(const struct cli *cli);               /* whether marks and rules may use Unicode */

/* Checks that there are `least` to `most` operands; `expected` describes them: "one framework". */
bool cli_operands(struct cli *cli, size_t least, size_t most, const char *expected);

/* --- catalog and answers ----------------------------------------------------------------- */

struct catalog *cli_catalog(struct cli *cli);
struct decision *cli_decision(struct cli *cli);

/* The answers of --answers. */
bool cli_answers(struct cli *cli, struct answers **ret_answers);

/* The answers of one file; *ret_tree is its content, in which other members can be looked up. */
bool cli_answers_file(struct cli *cli, const char *path, struct answers **ret_answers,
                      const struct node **ret_tree);

/* The content of an answers file (YAML, JSON or record) as a tree. NULL with the error set. */
const struct node *cli_answers_tree(struct cli *cli, const char *path);

/* The answers of --answers, overridden by operands QUESTION=OPTION. */
bool cli_answers_with_operands(struct cli *cli, struct answers **ret_answers);

/* The index of a framework by id; -1 with the error set. */
int cli_framework(struct cli *cli, const char *id);

#endif
