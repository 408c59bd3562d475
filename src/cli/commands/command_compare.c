#include "cli/command.h"

#include "base/array.h"
#include "cli/entries/value.h"
#include "decide/advice/advice.h"
#include "document/table/data_table.h"

#include <string.h>

/* Frameworks side by side, one fact a row, under the headings of the groups. */

struct comparison {
    struct cli *cli;
    struct arena *arena;
    struct catalog *catalog;
    const struct framework *frameworks;
    const struct trait *traits;
    size_t n_traits;
    const struct advice *advice; /* NULL without answers */
    int *compared;
    size_t n_compared;
};

static bool read_frameworks(struct comparison *comparison)
{
    struct cli *cli = comparison->cli;

    comparison->n_compared = cli->options.n_operands;
    comparison->compared = ARENA_ARRAY(cli->arena, int, comparison->n_compared);
    for (size_t i = 0; i < comparison->n_compared; i++) {
        int framework = cli_framework(cli, cli->options.operands[i]);

        if (framework < 0)
            return false;
        for (size_t j = 0; j < i; j++)
            if (comparison->compared[j] == framework) {
                cli_fail(cli, "'%s' is named twice: name each once", cli->options.operands[i]);
                return false;
            }
        comparison->compared[i] = framework;
    }
    return true;
}

static const struct value *value_at(const struct comparison *comparison, size_t column,
                                    size_t trait)
{
    return &catalog_values(comparison->catalog, comparison->compared[column])[trait];
}

static bool differs(const struct comparison *comparison, size_t trait)
{
    const struct value *first = value_at(comparison, 0, trait);

    for (size_t i = 1; i < comparison->n_compared; i++) {
        const struct value *other = value_at(comparison, i, trait);

        if (!text_equal(first->text, other->text) ||
            (!first->known && (first->low != other->low || first->high != other->high)))
            return true;
    }
    return false;
}

static bool is_shown(const struct comparison *comparison, size_t trait)
{
    return !cli_has(comparison->cli, OPTION_DIFFERING) || differs(comparison, trait);
}

/* Known, and no other is better or may be: a range counts with its better end. Nothing is best
 * where all are equal or no way is the better one. */
static bool is_best(const struct comparison *comparison, size_t trait, size_t column)
{
    const struct value *value = value_at(comparison, column, trait);
    enum better better = comparison->traits[trait].better;

    if (better == BETTER_NONE || !value->known || !differs(comparison, trait))
        return false;
    for (size_t i = 0; i < comparison->n_compared; i++) {
        const struct value *other = value_at(comparison, i, trait);

        if (!other->known && !other->bounded)
            return false;
        if (better == BETTER_MORE ? other->high > value->low : other->low < value->low)
            return false;
    }
    return true;
}

/* --- for people and spreadsheets --------------------------------------------------------- */

static void add_fit(struct comparison *comparison, struct data_table *table)
{
    data_table_group(table, "Answers");
    data_table_row(table);
    data_table_cell(table, "Fit");
    for (size_t i = 0; i < comparison->n_compared; i++) {
        const struct score *score = advice_score(comparison->advice, comparison->compared[i]);

        data_table_printf(table, "%d%s", advice_fit(comparison->advice, score->points),
                          score->rank > 0 ? "" : " out");
    }
}

static void add_trait(struct comparison *comparison, struct data_table *table, size_t trait,
                      bool for_people)
{
    const struct trait *row = &comparison->traits[trait];

    data_table_row(table);
    data_table_cell(table, for_people ? value_label(comparison->arena, row) : row->id);
    for (size_t i = 0; i < comparison->n_compared; i++) {
        const struct value *value = value_at(comparison, i, trait);

        if (!for_people)
            data_table_cell(table, value->text);
        else
            data_table_printf(table, "%s%s", value_shown(comparison->arena, row, value),
                              is_best(comparison, trait, i) ? " +" : "");
    }
}

static struct data_table *make_sheet(struct comparison *comparison, bool for_people)
{
    struct data_table *table = data_table_new(comparison->arena);
    size_t n_groups;
    const struct named *groups = catalog_groups(comparison->catalog, &n_groups);

    data_table_column(table, "trait", "", ALIGN_LEFT);
    for (size_t i = 0; i < comparison->n_compared; i++) {
        const struct framework *framework = &comparison->frameworks[comparison->compared[i]];
        data_table_column(table, framework->id, framework->name, ALIGN_LEFT);
    }
    if (comparison->advice)
        add_fit(comparison, table);
    for (size_t group = 0; group < n_groups; group++) {
        bool begun = false;

        for (size_t i = 0; i < comparison->n_traits; i++) {
            if (comparison->traits[i].group != (int)group || !is_shown(comparison, i))
                continue;
            if (!begun)
                data_table_group(table, groups[group].label);
            begun = true;
            add_trait(comparison, table, i, for_people);
        }
    }
    return table;
}

static void write_text(struct comparison *comparison, int width)
{
    struct text *out = &comparison->cli->out;

    data_table_write_text(make_sheet(comparison, true), width, out);
    text_append(out, "\n+ best in its row   ? unknown: a range, never a zero\n");
}

/* --- JSON -------------------------------------------------------------------------------- */

static struct json *trait_json(const struct comparison *comparison, size_t trait)
{
    const struct trait *row = &comparison->traits[trait];
    struct json *json = json_new_object(), *values = json_new_object();
    size_t n_groups;

    json_put(json, "id", json_new_text(row->id));
    json_put(json, "label", json_new_text(row->label));
    json_put(json, "group",
             json_new_text(catalog_groups(comparison->catalog, &n_groups)[row->group].id));
    json_put(json, "differs", json_new_boolean(differs(comparison, trait)));
    for (size_t i = 0; i < comparison->n_compared; i++)
        json_put(values, comparison->frameworks[comparison->compared[i]].id,
                 value_json(row, value_at(comparison, i, trait)));
    json_put(json, "values", values);
    return json;
}

static struct json *framework_json(const struct comparison *comparison, size_t column)
{
    const struct framework *framework = &comparison->frameworks[comparison->compared[column]];
    struct json *json = json_new_object();

    json_put(json, "id", json_new_text(framework->id));
    json_put(json, "name", json_new_text(framework->name));
    if (comparison->advice) {
        const struct score *score = advice_score(comparison->advice, comparison->compared[column]);
        json_put(json, "fit", json_new_integer(advice_fit(comparison->advice, score->points)));
        json_put(json, "eliminated", json_new_boolean(score->rank == 0));
    }
    return json;
}

static void write_json(const struct comparison *comparison)
{
    struct json *json = json_new_object(), *compared = json_new_list(), *traits = json_new_list();

    for (size_t i = 0; i < comparison->n_compared; i++)
        json_add(compared, framework_json(comparison, i));
    for (size_t i = 0; i < comparison->n_traits; i++)
        if (is_shown(comparison, i))
            json_add(traits, trait_json(comparison, i));
    json_put(json, "schema_version", json_new_integer(1));
    json_put(json, "frameworks", compared);
    json_put(json, "traits", traits);
    json_write(json, true, &comparison->cli->out);
    json_free(json);
}

static int run(struct cli *cli)
{
    struct comparison comparison = {.cli = cli, .arena = cli->arena};
    struct answers *answers;
    size_t count;
    int width;

    if (!cli_operands(cli, 2, SIZE_MAX, "two or more ids to compare") ||
        !(comparison.catalog = cli_catalog(cli)) || !cli_width(cli, &width) ||
        !read_frameworks(&comparison))
        return STATUS_TROUBLE;
    comparison.frameworks = catalog_frameworks(comparison.catalog, &count);
    comparison.traits = catalog_traits(comparison.catalog, &comparison.n_traits);
    if (cli_has(cli, OPTION_ANSWERS)) {
        if (!cli_answers(cli, &answers))
            return STATUS_TROUBLE;
        comparison.advice = advice_new(cli->arena, cli->decision, answers);
    }
    if (cli_format_is(cli, "text"))
        write_text(&comparison, width);
    else if (cli_format_is(cli, "json"))
        write_json(&comparison);
    else if (cli_format_is(cli, "csv"))
        data_table_write_csv(make_sheet(&comparison, false), &cli->out);
    else if (cli_format_is(cli, "tsv"))
        data_table_write_tsv(make_sheet(&comparison, false), &cli->out);
    else
        data_table_write_markdown(make_sheet(&comparison, true), &cli->out);
    return STATUS_DONE;
}

static const struct example examples[] = {
    {"whichstack compare django rails laravel --differing",
     "three side by side, equal rows left out"},
    {"whichstack compare nestjs adonisjs --answers team.yaml --format markdown",
     "two with their fit for the team, as tables for a page"},
};

static const char *const formats[] = {"text", "json", "csv", "tsv", "markdown", NULL};

static const enum option_id options[] = {OPTION_DIFFERING, OPTION_ANSWERS, OPTION_FORMAT,
                                         OPTION_WIDTH};

const struct command command_compare = {
    .name = "compare",
    .summary = "Show entries side by side",
    .operands = "ID ID...",
    .description = "Every fact, capability and judgement of the catalog is a row. Levels of a "
                   "capability are words: ship (by default), pkg (a package of the project), 3rd "
                   "(a third party's), none.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .formats = formats,
    .run = run,
};
