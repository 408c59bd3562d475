#ifndef CLI_COMPLETION_COMPLETION_H
#define CLI_COMPLETION_COMPLETION_H

#include "cli/command.h"

/* What a shell offers when Tab is pressed, from the tables of commands, options, formats and
 * settings. What depends on the catalog the scripts ask of the program while they run: lists of
 * one word a line, a tab, and what it is called. */
enum completion_kind {
    COMPLETE_NOTHING, /* a number, a title, a filter: nobody can guess it */
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

/* Of an option's argument: NOTHING also when it takes none. `command` may be NULL. */
struct completion completion_of_option(struct cli *cli, const struct command *command,
                                       enum option_id id);

/* Of what a command takes besides options. */
struct completion completion_of_operands(struct cli *cli, const struct command *command);

/* The options of a command, the global ones first (NULL: those alone), in the arena. */
size_t completion_options(struct arena *arena, const struct command *command,
                          const enum option_id **ret_ids);

/* A string between single quotes, any quote in it written as `quote`. */
void completion_quote(struct text *text, const char *string, const char *quote);

/* A shell and how its script is written; a list and how it is printed, false with the sentence. */
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
