#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/cli.h"

/* An example for the help: a command line and what it does. */
struct example {
    const char *line;
    const char *does;
};

/* The files that a command may open while it runs; the sandbox denies all others. */
enum reach {
    REACH_ALL,       /* no sandbox: it reads no foreign files */
    REACH_OPTIONS,   /* the catalog, files named by options, the folders of -o and --depfile */
    REACH_OPERANDS,  /* the same and the operands */
    REACH_TEMPORARY, /* the same and, to compile sources, the temporary folder */
};

/* A command is one file, commands/command_NAME.c, and its name in src/cli/meson.build. */
struct command {
    const char *name;
    const char *summary;     /* one line, for the list of commands */
    const char *operands;    /* for --help: "ID ID..." */
    const char *description; /* paragraphs */
    const struct example *examples;
    size_t n_examples;
    const enum option_id *options;
    size_t n_options;
    const char *output_help;    /* what -o does; NULL: as in the table of options */
    const char *const *formats; /* NULL-terminated, the first is the default; NULL: text only */
    bool exports;               /* its formats are those of the exporters */
    int trouble;                /* the exit status when it fails; 0: STATUS_TROUBLE */
    enum reach reach;
    int (*run)(struct cli *cli);
};

/* All commands, in the order of the list in meson.build and of the help. */
extern const struct command *const commands[];
extern const size_t n_commands;

const struct command *command_find(const char *name); /* NULL: there is none */

/* What an option does in a command; `command` may be NULL. */
const char *command_option_help(const struct command *command, enum option_id id);

/* The values of --format. */
size_t command_formats(struct arena *arena, const struct command *command,
                       const char ***ret_formats);

bool command_writes(const struct command *command, const char *format);

/* --help of the program (command NULL) or of one command. */
void help_write(struct arena *arena, const struct command *command, struct text *text);

#endif
