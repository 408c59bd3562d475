#include "cli/command.h"

#include "base/array.h"
#include "cli/entries/entry_json.h"
#include "cli/entries/value.h"
#include "decide/advice/side_by_side.h"
#include "document/table/data_table.h"
#include "document/words/wording.h"

#include <string.h>

#define DIFFERENCES_SHOWN 8

/* Frameworks side by side: first the fit and the largest differences, then capabilities and
 * ratings, facts by group, and addresses last. */

struct comparison {
    struct cli *cli;
    struct arena *arena;
    struct catalog *catalog;
    const struct framework *frameworks;
    const struct trait *traits;
    size_t n_traits;
    const struct advice *advice;
    bool answered; /* false: the advice is without answers */
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

/* Whether a value is known and no other one is or may be better: a range counts with its better
 * end. No value is best if all are equal or the trait has no better direction. */
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

static void add_trait(struct comparison *comparison, struct data_table *table, size_t trait,
                      bool for_people)
{
    const struct trait *row = &comparison->traits[trait];

    data_table_row(table);
    data_table_cell(table, for_people ? wording_trait(comparison->arena, row) : row->id);
    for (size_t i = 0; i < comparison->n_compared; i++) {
        const struct value *value = value_at(comparison, i, trait);

        if (!for_people)
            data_table_cell(table, value->text);
        else
            data_table_printf(table, "%s%s",
                              value_shown(comparison->arena, row, value_figure(value)),
                              is_best(comparison, trait, i) ? " +" : "");
    }
}

static void add_fit(struct comparison *comparison, struct data_table *table)
{
    data_table_row(table);
    data_table_cell(table, "Fit");
    for (size_t i = 0; i < comparison->n_compared; i++) {
        const struct score *score = advice_score(comparison->advice, comparison->compared[i]);

        data_table_printf(table, "%d%s", advice_fit(comparison->advice, score->points),
                          score->rank > 0 ? "" : " out");
    }
}

/* Adds the fit, the number of criteria each is best on, and the largest differences. */
static void add_verdict(struct comparison *comparison, struct data_table *table)
{
    const struct advice *advice = comparison->advice;
    size_t n_criteria, n = comparison->n_compared;
    const struct criterion *criteria = catalog_criteria(comparison->catalog, &n_criteria);
    struct side_by_side side = side_by_side_of(comparison->arena, advice, comparison->compared, n);

    data_table_group(table, comparison->answered ? "Your fit" : "Fit, by what every project needs");
    add_fit(comparison, table);
    data_table_row(table);
    data_table_printf(table, "Best at, of %d", side.n_differences);
    for (size_t i = 0; i < n; i++)
        data_table_printf(table, "%d", side.best[i]);
    data_table_group(table, "Largest differences, in points of fit");
    for (int i = 0; i < side.n_differences && i < DIFFERENCES_SHOWN; i++) {
        const struct difference *difference = &side.differences[i];

        data_table_row(table);
        data_table_printf(table, "%s, %s", criteria[difference->criterion].label,
                          wording_tenths(comparison->arena, advice, difference->points));
        for (size_t j = 0; j < n; j++)
            data_table_printf(
                table, "%s%s",
                wording_worth(comparison->arena, comparison->catalog, comparison->compared[j],
                              difference->criterion),
                side_by_side_best(advice, comparison->compared, n, j, difference->criterion) ? " +"
                                                                                             : "");
    }
}

static bool is_address(const struct comparison *comparison, size_t trait)
{
    for (size_t i = 0; i < comparison->n_compared; i++)
        if (strstr(value_at(comparison, i, trait)->text, "://"))
            return true;
    return false;
}

/* Parts of the table for people, in order. */
enum part { PART_CAPABILITIES, PART_RATINGS, PART_FACTS, PART_ADDRESSES };

static enum part part_of(const struct comparison *comparison, size_t trait)
{
    switch (comparison->traits[trait].kind) {
    case TRAIT_LEVEL:
        return PART_CAPABILITIES;
    case TRAIT_RATING:
        return PART_RATINGS;
    default:
        return is_address(comparison, trait) ? PART_ADDRESSES : PART_FACTS;
    }
}

/* The traits of one part; `group` -1: of every group. */
static void add_part(struct comparison *comparison, struct data_table *table, enum part part,
                     int group, const char *label)
{
    bool begun = false;

    for (size_t i = 0; i < comparison->n_traits; i++) {
        if (part_of(comparison, i) != part || !is_shown(comparison, i) ||
            (group >= 0 && comparison->traits[i].group != group))
            continue;
        if (!begun)
            data_table_group(table, label);
        begun = true;
        add_trait(comparison, table, i, true);
    }
}

static void add_columns(struct comparison *comparison, struct data_table *table)
{
    data_table_column(table, "trait", "", ALIGN_LEFT);
    for (size_t i = 0; i < comparison->n_compared; i++) {
        const struct framework *framework = &comparison->frameworks[comparison->compared[i]];
        data_table_column(table, framework->id, framework->name, ALIGN_LEFT);
    }
}

static struct data_table *make_readable_table(struct comparison *comparison)
{
    struct data_table *table = data_table_new(comparison->arena);
    size_t n_groups;
    const struct named *groups = catalog_groups(comparison->catalog, &n_groups);

    add_columns(comparison, table);
    add_verdict(comparison, table);
    add_part(comparison, table, PART_CAPABILITIES, -1, "Parts");
    add_part(comparison, table, PART_RATINGS, -1, "Ratings, 1 to 5");
    for (size_t group = 0; group < n_groups; group++)
        add_part(comparison, table, PART_FACTS, (int)group, groups[group].label);
    add_part(comparison, table, PART_ADDRESSES, -1, "Addresses");
    return table;
}

/* For spreadsheets: only the traits, in catalog order. */
static struct data_table *make_table(struct comparison *comparison)
{
    struct data_table *table = data_table_new(comparison->arena);
    size_t n_groups;
    const struct named *groups = catalog_groups(comparison->catalog, &n_groups);

    add_columns(comparison, table);
    if (comparison->answered) {
        data_table_group(table, "Answers");
        add_fit(comparison, table);
    }
    for (size_t group = 0; group < n_groups; group++) {
        bool begun = false;

        for (size_t i = 0; i < comparison->n_traits; i++) {
            if (comparison->traits[i].group != (int)group || !is_shown(comparison, i))
                continue;
            if (!begun)
                data_table_group(table, groups[group].label);
            begun = true;
            add_trait(comparison, table, i, false);
        }
    }
    return table;
}

static void write_text(struct comparison *comparison, int width)
{
    struct text *out = &comparison->cli->out;

    data_table_write_text(make_readable_table(comparison), width, out);
    text_append(out, "\n+ best in its row   ? unknown: a range, never a zero\n"
                     "Best at: of criteria that differ; a tie counts for both\n");
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
                 value_json(row, value_figure(value_at(comparison, i, trait))));
    json_put(json, "values", values);
    return json;
}

static struct json *framework_json(const struct comparison *comparison, size_t column)
{
    const struct framework *framework = &comparison->frameworks[comparison->compared[column]];
    struct json *json = json_new_object();

    json_put(json, "id", json_new_text(framework->id));
    json_put(json, "name", json_new_text(framework->name));
    if (comparison->answered) {
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
    json_put(json, "catalog", entry_json_catalog(comparison->catalog));
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
    comparison.answered = cli_has(cli, OPTION_ANSWERS);
    if (comparison.answered && !cli_answers(cli, &answers))
        return STATUS_TROUBLE;
    if (!comparison.answered)
        answers = answers_new(cli->arena, cli_decision(cli));
    comparison.advice = advice_new(cli->arena, cli->decision, answers);
    if (cli_format_is(cli, "text"))
        write_text(&comparison, width);
    else if (cli_format_is(cli, "json"))
        write_json(&comparison);
    else if (cli_format_is(cli, "csv"))
        data_table_write_csv(make_table(&comparison), &cli->out);
    else if (cli_format_is(cli, "tsv"))
        data_table_write_tsv(make_table(&comparison), &cli->out);
    else
        data_table_write_markdown(make_readable_table(&comparison), &cli->out);
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
    .description =
        "Begins with the fit of each, on how many of the criteria that count it is best, and the "
        "eight largest differences in points of fit. Without --answers, only what every project "
        "needs counts. Then each capability, rating and fact has a row. Levels of a capability are "
        "words: "
        "built in, official add-on, third party, you build it.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .formats = formats,
    .reach = REACH_OPTIONS,
    .run = run,
};
