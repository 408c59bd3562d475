#include "cli/command.h"

#include "base/array.h"
#include "cli/entries/criterion_page.h"
#include "cli/entries/entry_json.h"
#include "cli/unknown_id.h"
#include "document/layout/layout.h"
#include "document/markdown/markdown.h"
#include "document/page/page.h"

/* Shows a framework, a component, or the meaning of a criterion or trait. */

struct shown {
    int framework, component, criterion, trait; /* -1: not one of these */
};

/* The first kind that has the id. A criterion and a trait with the same id are shown together. */
static bool find(struct catalog *catalog, const char *id, struct shown *ret_shown)
{
    struct shown shown = {catalog_find_framework(catalog, id), -1, -1, -1};

    if (shown.framework < 0)
        shown.component = catalog_find_component(catalog, id);
    if (shown.framework < 0 && shown.component < 0) {
        shown.criterion = catalog_find_criterion(catalog, id);
        shown.trait = catalog_find_trait(catalog, id);
    }
    *ret_shown = shown;
    return shown.framework >= 0 || shown.component >= 0 || shown.criterion >= 0 || shown.trait >= 0;
}

static const char *title_of(struct catalog *catalog, const struct shown *shown)
{
    size_t count;

    if (shown->framework >= 0)
        return catalog_frameworks(catalog, &count)[shown->framework].name;
    if (shown->component >= 0)
        return catalog_components(catalog, &count)[shown->component].name;
    return shown->criterion >= 0 ? catalog_criteria(catalog, &count)[shown->criterion].label
                                 : catalog_traits(catalog, &count)[shown->trait].label;
}

static struct document *document_of(struct arena *arena, struct catalog *catalog,
                                    const struct shown *shown)
{
    struct document *document;

    if (shown->framework >= 0)
        return page_of_framework(arena, catalog, shown->framework, PAGE_ALONE);
    if (shown->component >= 0)
        return page_of_component(arena, catalog, shown->component, PAGE_ALONE);
    document = document_new(arena);
    if (shown->criterion >= 0)
        criterion_page_append(document, catalog, shown->criterion);
    if (shown->trait >= 0)
        trait_page_append(document, catalog, shown->trait);
    return document;
}

static struct json *json_of(struct arena *arena, struct catalog *catalog, const struct shown *shown)
{
    struct json *json;

    if (shown->framework >= 0)
        return entry_json_framework(arena, catalog, shown->framework);
    if (shown->component >= 0)
        return entry_json_component(arena, catalog, shown->component);
    if (shown->criterion < 0)
        return entry_json_trait(catalog, shown->trait);
    json = entry_json_criterion(arena, catalog, shown->criterion);
    if (shown->trait >= 0)
        json_put(json, "trait", entry_json_trait(catalog, shown->trait));
    return json;
}

static void write_text(struct cli *cli, const struct document *document, int width)
{
    struct layout_options options = {
        .width = width,
        .unicode = cli_unicode(cli),
        .link_numbers = false,
    };

    layout_write(layout_new(cli->arena, document, &options), &cli->out);
    cli->paged = true;
}

static int run(struct cli *cli)
{
    struct catalog *catalog;
    struct shown shown;
    const char *id;
    int width;

    if (!cli_operands(cli, 1, 1, "one id") || !cli_width(cli, &width) ||
        !(catalog = cli_catalog(cli)))
        return STATUS_TROUBLE;
    id = cli->options.operands[0];
    if (!find(catalog, id, &shown))
        return unknown_id(cli, id, true);
    if (cli_format_is(cli, "json")) {
        struct json *json = json_of(cli->arena, catalog, &shown);
        json_write(json, true, &cli->out);
        json_free(json);
        return STATUS_DONE;
    }
    struct document *document = document_of(cli->arena, catalog, &shown);
    if (cli_format_is(cli, "markdown"))
        markdown_write(document, &cli->out);
    else if (cli_format_is(cli, "html"))
        html_write(document, title_of(catalog, &shown), &cli->out);
    else
        write_text(cli, document, width);
    return STATUS_DONE;
}

static const struct example examples[] = {
    {"whichstack show django", "all that is known about a framework, with its sources"},
    {"whichstack show postgresql --format html > postgresql.html", "a component as a web page"},
    {"whichstack show static-typing", "what a criterion or trait means"},
};

static const char *const formats[] = {"text", "json", "markdown", "html", NULL};

static const enum option_id options[] = {OPTION_FORMAT, OPTION_WIDTH};

const struct command command_show = {
    .name = "show",
    .summary = "Show all that is known about an entry or component",
    .operands = "ID",
    .description = "ID is that of an entry, a component, a criterion or a trait. On a terminal "
                   "the text goes through $PAGER, or less when it is unset.",
    .examples = examples,
    .n_examples = ARRAY_LENGTH(examples),
    .options = options,
    .n_options = ARRAY_LENGTH(options),
    .formats = formats,
    .reach = REACH_OPTIONS,
    .run = run,
};
