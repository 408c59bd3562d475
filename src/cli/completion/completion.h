#ifndef CLI_COMPLETION_COMPLETION_H
#define CLI_COMPLETION_COMPLETION_H

#include "cli/command.h"

/* Shell completion, generated from the tables of commands, options, formats and settings. For words
 * that depend on the catalog, the scripts call the program, which prints lists with one word per
 * line, a tab, and its label. */
enum completion_kind {
    COMPLETE_NOTHING, /* nothing to complete: a number, a title, a filter */
    COMPLETE_FILES,
    COMPLETE_FOLDERS,
    COMPLETE_WORDS, /* those of `words` */
    COMPLETE_LIST,  /* those of the program's list `list` */
};

struct completion {
    enum completion_kind kind;
    const char **words;
    const char **summaries; /* of the words; NULL: they have none */
    size_t n_words;
    const char *list;
};

/* What completes an option's argument; NOTHING also if it takes none. `command` may be NULL. */
struct completion completion_of_option(struct cli *cli, const struct command *command,
                                       enum option_id id);

/* What completes a command's operands. */
struct completion completion_of_operands(struct cli *cli, const struct command *command);

/* The options of a command, global ones first (NULL: only those), in the arena. */
size_t completion_options(struct arena *arena, const struct command *command,
                          const enum option_id **ret_ids);

/* A string in single quotes, with quotes in it replaced by `quote`. */
void completion_quote(struct text *text, const char *string, const char *quote);

/* A shell with the function that writes its script; a list with the function that prints it, which
 * returns false with the error set. */
struct completion_shell {
    const char *name;
    void (*write)(struct cli *cli, struct text *text);
};
extern const struct completion_shell completion_shells[];
extern const size_t n_completion_shells;

struct completion_list {
    const char *name;
    bool (*write)(struct cli *cli, struct text *text);
};
extern const struct completion_list completion_lists[];
extern const size_t n_completion_lists;

void completion_write_bash(struct cli *cli, struct text *text);
void completion_write_zsh(struct cli *cli, struct text *text);
void completion_write_fish(struct cli *cli, struct text *text);

#endif
