#include "cli/recommend/recommend.h"

#include "base/array.h"
#include "base/text/text.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/recommend/short_recommendation.h"
#include "cli/recommend/spoken_recommendation.h"
#include "decide/advice/advice.h"
#include "document/export/exporter.h"
#include "document/record/record.h"
#include "document/record/record_head.h"
#include "store/file/file.h"

#include <string.h>

#define FORMAT_OF_FILES "markdown" /* format of -o without --format */

/* Text typed by the user may contain anything. */
static const char *typed(struct cli *cli, enum option_id id)
{
    const char *value = cli_value(cli, id);

    return value ? cli_line(cli, value) : NULL;
}

/* --- superseded record ------------------------------------------------------------------- */

static const char *name_of_file(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* Whether it can be used in a link unescaped. */
static bool is_plain_name(const char *name)
{
    return strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._") ==
           strlen(name);
}

/* "'superseded by [0008-use-gin](0008-use-gin.md)'" */
static const char *status_of_older(struct cli *cli)
{
    const char *output = cli_value(cli, OPTION_OUTPUT);
    const char *name = output ? name_of_file(output) : "";
    const char *end = strrchr(name, '.');

    if (!end || end == name || !is_plain_name(name))
        return "'superseded by' and a link to the new one";
    return arena_printf(cli->arena, "'superseded by [%.*s](%s)'", (int)(end - name), name, name);
}

/* The older record is not changed, because the new one is only proposed; prints what to change once
 * it is accepted. */
static void note_status_to_change(struct cli *cli, const char *path, const char *status)
{
    if (text_starts_with(status, "superseded") || text_starts_with(status, "Superseded"))
        cli_note(cli, "whichstack: note: the status of '%s' is already '%s'", path, status);
    else
        cli_note(cli,
                 "whichstack: note: '%s' was not changed; once the new record is accepted, give "
                 "it the status %s",
                 path, status_of_older(cli));
}

/* The new record is linked to a file in its folder. */
static bool can_be_linked(struct cli *cli, const char *path)
{
    const char *output = cli_value(cli, OPTION_OUTPUT), *name = name_of_file(path);

    if (text_equal(path, "-")) {
        cli_fail(cli, "a record cannot link to standard input; name the file of the decision that "
                      "is superseded");
        return false;
    }
    if (!text_equal(cli_line(cli, name), name)) {
        cli_fail(cli,
                 "a record cannot link to '%s': its name has characters that cannot be "
                 "shown; rename it",
                 path);
        return false;
    }
    if (!output || text_equal(output, "-") || file_is_device(output) ||
        file_is_same(file_folder(cli->arena, path), file_folder(cli->arena, output)))
        return true;
    cli_fail(cli,
             "the record '%s' cannot link to '%s' in another folder; name a file in the same "
             "folder after -o",
             output, path);
    return false;
}

/* Accepts any decision in markdown, not only our records. */
static bool read_superseded(struct cli *cli, struct export_options *reader)
{
    const char *path = cli_value(cli, OPTION_SUPERSEDES), *title;
    const char *output = cli_value(cli, OPTION_OUTPUT);
    char *bytes;
    size_t length;

    if (!path)
        return true;
    if (output && file_is_same(path, output)) { /* --force would replace the older record */
        cli_fail(cli,
                 "a record cannot supersede '%s' and be written to the same file; name another "
                 "one after -o",
                 path);
        return false;
    }
    if (!can_be_linked(cli, path) ||
        !file_read(cli->arena, path, FILE_LIMIT, &bytes, &length, &cli->error))
        return false;
    title = record_title(cli->arena, bytes, length);
    if (!title) {
        cli_fail(cli,
                 "'%s' is not a decision record: it has no heading '# Title'; name the file of the "
                 "decision that is superseded",
                 path);
        return false;
    }
    reader->supersedes = title;
    reader->supersedes_file = name_of_file(path);
    note_status_to_change(cli, path, record_status_of(cli->arena, bytes, length));
    return true;
}

/* --- output on a terminal ---------------------------------------------------------------- */

static bool is_for_reading(const struct cli *cli)
{
    return cli->environment->output_is_terminal && !cli_has(cli, OPTION_FULL) &&
           !cli_has(cli, OPTION_FORMAT) && !cli_has(cli, OPTION_OUTPUT) &&
           !cli_has(cli, OPTION_BRIEF);
}

/* Use the short form? Only on a terminal without --format and -o; programs and `ask` get the full
 * text. */
static bool is_short(const struct cli *cli)
{
    return is_for_reading(cli) && cli->command && text_equal(cli->command->name, "recommend");
}

/* Is it a terminal without cursor addressing, as used by screen readers and shells in editors? */
static bool is_spoken(const struct cli *cli)
{
    const char *term = cli->environment->term;

    return term && text_equal(term, "dumb") && is_for_reading(cli);
}

static bool has_colour(const struct cli *cli)
{
    const struct environment *environment = cli->environment;
    const char *when = cli_value(cli, OPTION_COLOR);

    if (when && !text_equal(when, "auto"))
        return text_equal(when, "always");
    return !environment->no_color && environment->term && !text_equal(environment->term, "dumb");
}

static void write_for_reading(struct cli *cli, struct advice *advice,
                              const struct export_options *options, int width)
{
    struct advice_reader *reader = advice_reader_new(cli->arena, advice, options);

    export_confidence(reader);
    if (is_spoken(cli))
        spoken_recommendation_write(cli, reader);
    else
        short_recommendation_write(cli, reader, width, has_colour(cli));
}

/* Other formats have no place for what is given for a record. */
static bool has_place_for_options(struct cli *cli, const char *format)
{
    static const enum option_id of_records[] = {
        OPTION_TITLE, OPTION_NUMBER, OPTION_DATE, OPTION_STATUS, OPTION_DECIDER, OPTION_SUPERSEDES,
    };

    for (size_t i = 0; i < ARRAY_LENGTH(of_records) && !exporter_find(format)->page; i++) {
        if (!cli_has(cli, of_records[i]))
            continue;
        cli_fail(cli,
                 "--%s is for a record, not for the format %s; write a record with --format "
                 "markdown, madr or html",
                 option_rows[of_records[i]].name, format);
        return false;
    }
    return true;
}

static int recommend_with(struct cli *cli, const struct answers *answers, const char *deciders,
                          const char *settled)
{
    const char *format = cli_has(cli, OPTION_OUTPUT) && !cli_has(cli, OPTION_FORMAT)
                             ? FORMAT_OF_FILES
                             : cli_format(cli);
    struct export_options reader = {
        .program = cli_program,
        .seed = cli->seed,
        .title = typed(cli, OPTION_TITLE),
        .number = typed(cli, OPTION_NUMBER),
        .status = typed(cli, OPTION_STATUS),
        .decider = cli_has(cli, OPTION_DECIDER) ? typed(cli, OPTION_DECIDER) : deciders,
        .settled = settled,
        .brief = cli_has(cli, OPTION_BRIEF),
    };
    struct advice *advice;
    int width;

    if (!cli_width(cli, &width) || !cli_date(cli, &reader.date))
        return STATUS_TROUBLE;
    if (reader.brief && !cli_has(cli, OPTION_FORMAT))
        format = FORMAT_OF_FILES;
    if (reader.brief && !text_equal(format, FORMAT_OF_FILES)) {
        cli_fail(
            cli,
            "--brief is for the record in markdown, not for --format %s; leave out one of the two",
            format);
        return STATUS_TROUBLE;
    }
    if (!has_place_for_options(cli, format) || !read_superseded(cli, &reader))
        return STATUS_TROUBLE;
    advice = advice_new(cli->arena, cli->decision, answers);
    cli->output_path = cli_value(cli, OPTION_OUTPUT);
    if (is_short(cli) || is_spoken(cli)) {
        write_for_reading(cli, advice, &reader, width);
    } else {
        if (output_may_flush(cli)) {
            reader.flush = output_flush;
            reader.flush_context = cli;
        }
        exporter_find(format)->write(advice, &reader, &cli->out);
    }
    if (cli->error.message[0] != '\0')
        return STATUS_TROUBLE; /* of output_flush */
    return advice->winner >= 0 ? STATUS_DONE : STATUS_NOTHING;
}

int recommend(struct cli *cli, const struct answers *answers)
{
    return recommend_with(cli, answers, NULL, NULL);
}

int recommend_for_team(struct cli *cli, const struct team_decision *decision)
{
    return recommend_with(cli, decision->answers, decision->deciders, decision->settled);
}
