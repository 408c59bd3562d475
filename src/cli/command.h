#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/cli.h"

/* One way of use, for the help: the line that is typed, and what it does. */
struct example {
    const char *line;
    const char *does;
};

/* A command is one file, commands/command_NAME.c, and its word in the meson.build beside this. */
struct command {
    const char *name;
    const char *summary;     /* one line, for the list of commands */
    const char *operands;    /* as --help shows them: "ID ID..." */
    const char *description; /* paragraphs, an empty line between two */
    const struct example *examples;
    size_t n_examples;
    const enum option_id *options;
    size_t n_options;
    const char *const *formats; /* NULL-ended, the first is the default; NULL: none but text */
    bool exports;               /* its formats are the exporters instead */
    int trouble;                /* the exit status when it fails; 0: STATUS_TROUBLE */
    int (*run)(struct cli *cli);
};

/* All of them, in the order of the list in meson.build, which is that of the help. */
extern const struct command *const commands[];
extern const size_t n_commands;

const struct command *command_find(const char *name); /* NULL: there is none */

/* The words after --format. */
size_t command_formats(struct arena *arena, const struct command *command,
                       const char ***ret_formats);

/* --help of the program (command NULL) or of one command. */
void help_write(struct arena *arena, const struct command *command, struct text *text);

#endif
