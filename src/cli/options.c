#include "cli/options.h"

#include "base/array.h"
#include "base/text/nearest.h"
#include "base/text/text.h"

#include <getopt.h>
#include <string.h>

static const char *const color_words[] = {"auto", "always", "never", NULL};

const struct option_row option_rows[OPTION_COUNT] = {
    [OPTION_CATALOG] = {.name = "catalog",
                        .argument = "FILE",
                        .help = "Read this catalog instead of the built-in one",
                        .global = true},
    [OPTION_JSON] = {.name = "json", .help = "Short for --format json", .global = true},
    [OPTION_COLOR] = {.name = "color",
                      .argument = "WHEN",
                      .help = "Use colour: auto, always or never; auto obeys NO_COLOR",
                      .words = color_words,
                      .global = true},
    [OPTION_ASCII] = {.name = "ascii",
                      .help = "Draw marks, bars and rules with ASCII only",
                      .global = true},
    [OPTION_THEME] = {.name = "theme",
                      .argument = "NAME",
                      .help = "Show the explorer in this theme",
                      .global = true},
    [OPTION_NO_MOUSE] = {.name = "no-mouse", .help = "Do not use the mouse", .global = true},
    [OPTION_FRESH] = {.name = "fresh",
                      .help = "Start without the answers and marks of the last session",
                      .global = true},
    [OPTION_SEED] = {.name = "seed",
                     .argument = "N",
                     .help = "Seed of the random numbers (default 1)",
                     .global = true},
    [OPTION_NO_SANDBOX] = {.name = "no-sandbox",
                           .help = "Do not restrict the program while it reads files",
                           .global = true},
    [OPTION_HELP] = {.name = "help", .letter = 'h', .help = "Show this help", .global = true},
    [OPTION_VERSION] = {.name = "version", .help = "Show the version", .global = true},

    [OPTION_ANSWERS] = {.name = "answers",
                        .argument = "FILE",
                        .help = "Read the answers from a YAML or JSON file or a record; - reads "
                                "standard input",
                        .several = "diff"},
    [OPTION_TEAM] = {.name = "team",
                     .argument = "FILE",
                     .help = "The answers of one member of a team; once for each of them",
                     .several = "recommend"},
    [OPTION_EXPLORE] = {.name = "explore", .help = "Open the explorer with these answers"},
    [OPTION_FILTER] = {.name = "filter",
                       .argument = "EXPR",
                       .help = "Only entries that match, such as 'orm>=2 !lang:php'"},
    [OPTION_SORT] = {.name = "sort",
                     .argument = "KEYS",
                     .help = "Sort by these columns, separated by commas; a - before one "
                             "reverses it"},
    [OPTION_COLUMNS] = {.name = "columns",
                        .argument = "LIST",
                        .help = "Show these columns: id, name, kind, tags, summary, fit, any "
                                "trait, or what the catalog calls a language"},
    [OPTION_DIFFERING] = {.name = "differing", .help = "Leave out equal rows"},
    [OPTION_FORMAT] = {.name = "format", .argument = "F", .help = "Write in this format"},
    [OPTION_WIDTH] = {.name = "width",
                      .argument = "N",
                      .help = "Format text for N columns (default: the terminal, $COLUMNS, 80)"},
    [OPTION_FULL] = {.name = "full", .help = "Print every table, also on a terminal"},
    [OPTION_OUTPUT] = {.name = "output",
                       .letter = 'o',
                       .argument = "FILE",
                       .help = "Write to FILE instead of standard output"},
    [OPTION_FORCE] = {.name = "force", .help = "Replace a file that exists"},
    [OPTION_TITLE] = {.name = "title", .argument = "T", .help = "Title of the record"},
    [OPTION_NUMBER] = {.name = "number", .argument = "N", .help = "Number of the record"},
    [OPTION_DATE] = {.name = "date", .argument = "D", .help = "Date of the record, as YYYY-MM-DD"},
    [OPTION_STATUS] = {.name = "status",
                       .argument = "S",
                       .help = "Status of the record (default proposed)"},
    [OPTION_DECIDER] = {.name = "decider", .argument = "NAME", .help = "Who decides"},
    [OPTION_CHECK] = {.name = "check", .help = "List all errors in the config file"},
    [OPTION_PATHS] = {.name = "paths", .help = "Print every path in use"},
    [OPTION_STRICT] = {.name = "strict",
                       .help =
                           "Refuse a file that is not a record, and a record whose text is only "
                           "checked against its hashes"},
    [OPTION_GITHUB] = {.name = "github", .help = "Add annotations for a workflow on GitHub"},
    [OPTION_IGNORE_CATALOG] = {.name = "ignore-catalog",
                               .help = "Exit with 0 also when only the catalog changed, as "
                                       "before a commit"},
    [OPTION_BRIEF] = {.name = "brief",
                      .help = "Write only the first screenful of the record in markdown, for a "
                              "comment in a pull request"},
    [OPTION_SUPERSEDES] = {.name = "supersedes",
                           .argument = "FILE",
                           .help = "The older record that this one supersedes, in the same "
                                   "folder; it is read but not changed"},
    [OPTION_DEPFILE] = {.name = "depfile",
                        .argument = "FILE",
                        .help = "Also write a depfile for make and ninja"},
    [OPTION_LIST] = {.name = "list", .help = "List what would be written, and write nothing"},
};

/* getopt_long identifies options by a number: a letter, or this plus the id. */
#define FIRST_NUMBER 256

struct parser {
    struct arena *arena;
    const struct option_set *set;
    enum option_id ids[OPTION_COUNT]; /* options that are allowed here */
    size_t n_ids;
    struct option rows[OPTION_COUNT + 1];
    char letters[2 * OPTION_COUNT + 3];
    struct error *error;
    bool failed;
};

static bool is_among(const enum option_id *ids, size_t count, enum option_id id)
{
    for (size_t i = 0; i < count; i++)
        if (ids[i] == id)
            return true;
    return false;
}

static void prepare(struct parser *parser)
{
    const struct option_set *set = parser->set;
    char *letter = parser->letters;

    if (!set->command)
        *letter++ = '+'; /* stop at the first operand */
    *letter++ = ':';     /* distinguish a missing argument from an unknown option */
    for (enum option_id id = 0; id < OPTION_COUNT; id++) {
        const struct option_row *row = &option_rows[id];

        if (!row->global && !is_among(set->ids, set->count, id))
            continue;
        parser->rows[parser->n_ids] = (struct option){
            row->name,
            row->argument ? required_argument : no_argument,
            NULL,
            FIRST_NUMBER + (int)id,
        };
        parser->ids[parser->n_ids++] = id;
        if (row->letter)
            *letter++ = row->letter;
        if (row->letter && row->argument)
            *letter++ = ':';
    }
}

static enum option_id id_of(int number)
{
    enum option_id id = 0;

    if (number >= FIRST_NUMBER)
        return (enum option_id)(number - FIRST_NUMBER);
    while (id < OPTION_COUNT && option_rows[id].letter != number)
        id++;
    return id;
}

/* Reports only the first error. */
static void fail(struct parser *parser, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void fail(struct parser *parser, const char *format, ...)
{
    const char *command = parser->set->command;
    va_list arguments;

    if (parser->failed)
        return;
    va_start(arguments, format);
    error_vset(parser->error, format, arguments);
    va_end(arguments);
    error_set(parser->error, "%s%s see 'whichstack %s%s--help'", parser->error->message,
              text_ends_with(parser->error->message, "?") ? "" : ";", command ? command : "",
              command ? " " : "");
    parser->failed = true;
}

const char *options_words(struct arena *arena, const char *const *words, size_t count)
{
    return arena_join(arena, words, count, ", ", " or ");
}

static const char *nearest_option(struct parser *parser, const char *name)
{
    const char *names[OPTION_COUNT];

    for (size_t i = 0; i < parser->n_ids; i++)
        names[i] = option_rows[parser->ids[i]].name;
    return nearest_word(name, names, parser->n_ids);
}

/* If another command has this option, says so. */
static bool is_option(const char *name)
{
    for (size_t id = 0; id < OPTION_COUNT; id++)
        if (text_equal(option_rows[id].name, name))
            return true;
    return false;
}

/* The options that it may be short for: "--force or --format"; NULL: fewer than two. */
static const char *options_that_begin(struct parser *parser, const char *beginning)
{
    const char *names[OPTION_COUNT];
    size_t count = 0;

    for (size_t i = 0; i < parser->n_ids; i++)
        if (text_starts_with(option_rows[parser->ids[i]].name, beginning))
            names[count++] = arena_printf(parser->arena, "--%s", option_rows[parser->ids[i]].name);
    return count > 1 ? options_words(parser->arena, names, count) : NULL;
}

static void refuse_long(struct parser *parser, const char *argument)
{
    const char *name = arena_copy(parser->arena, argument + 2, strcspn(argument + 2, "="));
    const char *near = nearest_option(parser, name);
    const char *command = parser->set->command;
    const char *several = options_that_begin(parser, name);

    if (several && name[0] != '\0')
        fail(parser, "the option '--%s' may be %s", name, several);
    else if (is_option(name) && !command)
        fail(parser, "the option '--%s' comes after a command", name);
    else if (is_option(name))
        fail(parser, "the command '%s' has no option '--%s'", command, name);
    else if (near)
        fail(parser, "there is no option '--%s': did you mean '--%s'?", name, near);
    else
        fail(parser, "there is no option '--%s'", name);
}

/* `next`: of the arguments, the one at optind. getopt_long stays at an argument until its last
 * byte. */
static void refuse(struct parser *parser, char *const *next)
{
    bool is_next = next[0] && next[0][0] == '-' && strchr(next[0], optopt);

    if (optopt >= FIRST_NUMBER)
        fail(parser, "the option '--%s' takes no argument", option_rows[id_of(optopt)].name);
    else if (optopt > 0 && optopt < 0x80)
        fail(parser, "there is no option '-%c'", optopt);
    else if (optopt != 0)
        fail(parser, "there is no option '%s'", is_next ? next[0] : next[-1]);
    else
        refuse_long(parser, next[-1]);
}

static void check_word(struct parser *parser, const struct option_row *row, const char *word)
{
    size_t count = 0;

    while (row->words[count])
        if (text_equal(row->words[count++], word))
            return;
    fail(parser, "invalid --%s '%s': expected %s", row->name, word,
         options_words(parser->arena, row->words, count));
}

static void keep(struct parser *parser, struct option_arguments *all, const char *argument)
{
    const char **items = ARENA_ARRAY(parser->arena, const char *, all->count + 1);

    for (size_t i = 0; i < all->count; i++)
        items[i] = all->items[i];
    items[all->count++] = argument;
    all->items = items;
}

bool option_repeats(const struct option_row *row, const char *command)
{
    return row->global || (row->several && command && text_equal(row->several, command));
}

static void take(struct parser *parser, enum option_id id, struct options *options)
{
    const struct option_row *row = &option_rows[id];

    if (row->argument && options->all[id].count > 0 && !option_repeats(row, parser->set->command))
        fail(parser, "the option '--%s' is given twice: give one %s for it", row->name,
             row->argument);
    options->values[id] = row->argument ? optarg : "";
    keep(parser, &options->all[id], options->values[id]);
    if (row->words)
        check_word(parser, row, optarg);
    if (id == OPTION_JSON)
        options->values[OPTION_FORMAT] = "json";
}

bool options_parse(struct arena *arena, const struct option_set *set, size_t count,
                   char *const *arguments, struct options *options, size_t *ret_used,
                   struct error *error)
{
    struct parser parser = {.arena = arena, .set = set, .error = error};
    char **copy = ARENA_ARRAY(arena, char *, count + 1); /* getopt_long puts operands last */
    int number;

    memcpy(copy, arguments, count * sizeof(copy[0]));
    prepare(&parser);
    opterr = 0;
    optind = 0; /* reset, including its check of POSIXLY_CORRECT */
    while ((number = getopt_long((int)count, copy, parser.letters, parser.rows, NULL)) != -1) {
        if (number == '?')
            refuse(&parser, copy + optind);
        else if (number == ':')
            fail(&parser, "the option '%s' needs an argument, %s", copy[optind - 1],
                 option_rows[id_of(optopt)].argument);
        else
            take(&parser, id_of(number), options);
    }
    if (set->command) {
        options->operands = (const char **)copy + optind;
        options->n_operands = count - (size_t)optind;
    }
    *ret_used = (size_t)optind;
    return !parser.failed;
}
