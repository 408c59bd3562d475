#include "cli/command.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/text/clean.h"
#include "base/text/columns.h"
#include "catalog/filter/filter.h"
#include "cli/entries/columns.h"
#include "cli/entries/entry_json.h"
#include "cli/entries/value.h"
#include "cli/output.h"
#include "decide/advice/advice.h"
#include "document/table/data_table.h"

#include <string.h>

/* One framework per line: filtered, sorted, with the requested columns. */

#define FILTER_SHOWN 60 /* columns of a filter shown on either side of the error */
#define OUT_MOST 65536  /* bytes of JSON collected before each write */

struct list {
    struct cli *cli;
    struct catalog *catalog;
    struct arena *arena;
    const struct framework *frameworks;
    const struct advice *advice; /* NULL without answers */
    struct column_view view;
    int *rows; /* matching frameworks, in order */
    size_t n_rows;
};

/* --- the filter -------------------------------------------------------------------------- */

/* Part of a text on one line, keeping blanks. */
static char *on_one_line(struct arena *arena, const char *bytes, size_t length)
{
    char *line = clean_text(arena, bytes, length);

    for (char *newline = line; (newline = strchr(newline, '\n'));)
        *newline = ' ';
    return line;
}

/* The longest suffix of a text that fits the columns. */
static const char *last_columns(const char *text, int columns)
{
    int skipped = columns_of(text) - columns;

    while (skipped > 0) {
        int width;

        text += columns_cluster(text, strlen(text), &width);
        skipped -= width;
    }
    return text;
}

/* The filter with the error marked on the next line; a long one is cut around the error. Invalid
 * bytes become one character each, so that the mark is in the right place. */
static int refuse_filter(struct list *list, const char *text, const struct filter_error *fault)
{
    size_t length = strlen(text), at = MIN(fault->at, length);
    size_t marked = fault->length < length - at ? fault->length : length - at;
    const char *before = on_one_line(list->arena, text, at);
    const char *shown = last_columns(before, FILTER_SHOWN);
    const char *after = on_one_line(list->arena, text + at, length - at);
    int under = columns_of(on_one_line(list->arena, text + at, marked));
    struct text mark;

    text_init(&mark);
    under = MIN(under, FILTER_SHOWN);
    text_append_repeat(&mark, "~", under > 1 ? (size_t)under - 1 : 0);
    cli_note(list->cli, "  %s%.*s", shown, (int)columns_fit(after, FILTER_SHOWN), after);
    cli_note(list->cli, "  %*s^%s", columns_of(shown), "", mark.bytes);
    text_finish(&mark);
    return cli_fail(list->cli, "cannot read the filter at column %d: %s", columns_of(before) + 1,
                    fault->expected);
}

static bool choose_rows(struct list *list, size_t n_frameworks)
{
    const char *text = cli_value(list->cli, OPTION_FILTER);
    struct filter_error fault;
    const struct filter *filter =
        filter_parse(list->arena, list->catalog, text ? text : "", &fault);
    int *fits = NULL;

    if (!filter) {
        refuse_filter(list, text, &fault);
        return false;
    }
    if (list->advice) {
        fits = ARENA_ARRAY(list->arena, int, n_frameworks);
        for (int i = 0; i < list->advice->ranking.n; i++) {
            const struct score *score = &list->advice->ranking.scores[i];
            fits[score->alternative] = advice_fit(list->advice, score->points);
        }
    }
    list->rows = ARENA_ARRAY(list->arena, int, n_frameworks);
    list->n_rows = filter_run(filter, list->catalog, fits, NULL, 0, list->rows);
    return true;
}

/* --- output ------------------------------------------------------------------------------ */

static void write_table(struct list *list)
{
    struct cli *cli = list->cli;
    bool for_people = !cli_format_is(cli, "csv") && !cli_format_is(cli, "tsv");
    struct data_table *table = data_table_new(list->arena);
    int width = cli->environment->output_is_terminal ? cli->environment->columns : 0;

    for (size_t i = 0; i < list->view.n_shown; i++)
        data_table_column(table, column_id(&list->view, i), NULL, column_alignment(&list->view, i));
    for (size_t i = 0; i < list->n_rows; i++) {
        data_table_row(table);
        for (size_t j = 0; j < list->view.n_shown; j++)
            data_table_cell(table, column_cell(&list->view, j, list->rows[i], for_people));
    }
    if (list->n_rows == 0 && for_people)
        return;
    if (cli_format_is(cli, "text"))
        data_table_write_text(table, width, &cli->out);
    else if (cli_format_is(cli, "csv"))
        data_table_write_csv(table, &cli->out);
    else if (cli_format_is(cli, "tsv"))
        data_table_write_tsv(table, &cli->out);
    else
        data_table_write_markdown(table, &cli->out);
}

static struct json *traits_json(struct list *list, int framework)
{
    size_t count;
    const struct trait *traits = catalog_traits(list->catalog, &count);
    struct json *json = json_new_object();

    for (size_t i = 0; i < count; i++)
        if (column_shows_trait(&list->view, (int)i))
            json_put(json, traits[i].id,
                     value_json(&traits[i], catalog_column(list->catalog, (int)i)[framework]));
    return json;
}

static struct json *framework_json(struct list *list, int framework)
{
    const struct framework *row = &list->frameworks[framework];
    struct json *json = json_new_object();

    json_put(json, "id", json_new_text(row->id));
    json_put(json, "name", json_new_text(row->name));
    json_put(json, "language", json_new_text(row->language));
    json_put(json, "kind", json_new_text(row->kind));
    json_put(json, "tags", parts_json(list->arena, row->tags));
    json_put(json, "summary", json_new_text(row->summary));
    json_put(json, "traits", traits_json(list, framework));
    if (list->advice) {
        const struct score *score = advice_score(list->advice, framework);
        json_put(json, "fit", json_new_integer(advice_fit(list->advice, score->points)));
        json_put(json, "eliminated", json_new_boolean(score->rank == 0));
    }
    return json;
}

/* Makes and writes one framework at a time, because a catalog may have a hundred thousand. */
static void write_json(struct list *list)
{
    struct text *out = &list->cli->out;
    struct json *catalog = entry_json_catalog(list->catalog);

    text_append(out, "{\"schema_version\": 1,\n\"catalog\": ");
    json_write(catalog, false, out);
    json_free(catalog);
    text_append(out, ",\n\"frameworks\": [");
    for (size_t i = 0; i < list->n_rows; i++) {
        struct json *json = framework_json(list, list->rows[i]);
        text_append(out, i > 0 ? ",\n" : "\n");
        json_write(json, false, out);
        json_free(json);
        if (out->length >= OUT_MOST && output_may_flush(list->cli))
            output_flush(list->cli, out);
    }
    text_append(out, list->n_rows > 0 ? "\n]}\n" : "]}\n");
}

static int run(struct cli *cli)
{
    struct list list = {.cli = cli, .arena = cli->arena};
    struct answers *answers;
    size_t count;

    if (!cli_operands(cli, 0, 0, "no arguments") || !(list.catalog = cli_catalog(cli)))
        return STATUS_TROUBLE;
    list.frameworks = catalog_frameworks(list.catalog, &count);
    if (cli_has(cli, OPTION_ANSWERS)) {
        if (!cli_answers(cli, &answers))
            return STATUS_TROUBLE;
        list.advice = advice_new(cli->arena, cli->decision, answers);
    }
    if (!columns_read(cli, list.advice, &list.view) || !choose_rows(&list, count))
        return STATUS_TROUBLE;
    columns_sort(&list.view, list.rows, list.n_rows);
    if (cli_format_is(cli, "json"))
        write_json(&list);
    else
        write_table(&list);
    if (cli->error.message[0] != '\0')
        return STATUS_TROUBLE; /* of output_flush */
    return list.n_rows > 0 ? STATUS_DONE : STATUS_NOTHING;
}

static const struct example examples[] = {
    {"whichstack list --filter 'orm>=2 !lang:php'",
     "with an official or built-in ORM, without PHP"},
    {"whichstack list --answers team.yaml --sort -fit,name", "the worst fit for the team first"},
    {"whichstack list --columns id,static-typing,github_stars --sort -github_stars",
     "two facts of each, most stars first"},
};

static const char *const formats[] = {"text", "json", "csv", "tsv", "markdown", NULL};

static const enum option_id options[] = {
    OPTION_FILTER, OPTION_SORT, OPTION_COLUMNS, OPTION_ANSWERS, OPTION_FORMAT,
};

const struct command command_list = {
    .name = "list",
    .summary = "List the entries that match, one a line",
    .operands = "",
    .description =
        "A filter consists of words, which must occur in name, language, kind, tags or summary "
        "or begin a word of a capability, and of terms such as lang:php, learnability>=4, "
        "orm=ship, has:graphql, no:admin-ui, "
        "unknown:license, with ! for not, | for or, and brackets.\n"
        "With --answers each entry has a fit, from 0 to 100, and the best comes first. An entry "
        "that answers rule out keeps its fit, and the column 'out' names these answers.\n"
        "Sorting puts the best fit or else the smallest value first; unknown values come "
        "last. JSON has every trait unless --columns names some. The exit status is 1 if "
        "nothing matches.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .formats = formats,
    .reach = REACH_OPTIONS,
    .run = run,
};
