#include "cli/entries/criterion_page.h"

#include "cli/entries/value.h"
#include "document/markdown/markdown.h"
#include "document/words/wording.h"

#include <string.h>

static const char *const rule_meaning[RULE_COUNT] = {
    [RULE_RATING] = "a rating from 1 to 5, scaled to 0 to 100",
    [RULE_LEVEL] = "the level of a capability: you build it 0, third party 50, official add-on 80, "
                   "built in 100",
    [RULE_MEAN_LEVEL] = "the mean of the levels of some capabilities: you build it 0, third party "
                        "50, official add-on 80, built in 100",
    [RULE_FIT] = "how well a component fits, from 0 to 5, scaled to 0 to 100",
    [RULE_BEST_FIT] = "the best fit of some components, scaled to 0 to 100",
    [RULE_MEAN_FIT] = "the mean fit of some components, scaled to 0 to 100",
    [RULE_MEASURE] = "the mean of some measured facts, each on a logarithmic scale between two "
                     "fixed anchors",
    [RULE_SUPPORT_WINDOW] = "the months until free support ends, counted from the catalog's date",
    [RULE_LANGUAGE] = "100 when it is served, else 0",
};

static const char *const better_meaning[BETTER_COUNT] = {
    [BETTER_NONE] = "neither is better",
    [BETTER_MORE] = "more is better",
    [BETTER_LESS] = "less is better",
};

static void add_page(struct document *document, struct catalog *catalog, const char *id)
{
    const char *bytes = catalog_page(catalog, "criterion", id);
    struct document *page = markdown_read(document->arena, bytes, strlen(bytes));

    if (!page->first)
        return;
    document->last->next = page->first;
    document->last = page->last;
}

static void add_input(struct document *document, struct block *list, struct catalog *catalog,
                      const struct criterion *criterion, const struct criterion_input *input)
{
    size_t count;

    if (input->component >= 0) {
        const struct component *component = &catalog_components(catalog, &count)[input->component];
        document_point(document, list, "the component %s (%s)", component->name, component->id);
        return;
    }
    if (input->language >= 0) {
        document_point(document, list, "the %s %s", catalog_identity(catalog)->served,
                       catalog_languages(catalog, &count)[input->language].label);
        return;
    }
    const struct trait *trait = &catalog_traits(catalog, &count)[input->trait];
    if (criterion->rule == RULE_MEASURE)
        document_point(document, list, "%s (%s), from %.15g to %.15g, %s",
                       wording_trait(document->arena, trait), trait->id, input->low, input->high,
                       better_meaning[input->better]);
    else
        document_point(document, list, "%s (%s)", wording_trait(document->arena, trait), trait->id);
}

/* The options that give it points. */
static void add_points(struct document *document, struct catalog *catalog, int criterion)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(catalog, &count);
    int base = catalog_criteria(catalog, &count)[criterion].base_points;
    struct block *list;

    document_heading(document, 2, "Points");
    list = document_list(document, NULL, false);
    document_point(document, list, "every project: %d", base);
    catalog_questions(catalog, &count);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < questions[i].n_options; j++) {
            const struct question_option *option = &questions[i].options[j];
            for (size_t k = 0; k < option->n_points; k++)
                if (option->points[k].criterion == criterion)
                    document_point(document, list, "%s=%s: %d", questions[i].id, option->id,
                                   option->points[k].points);
        }
}

/* Basis points as 0 to 100, with a decimal only if it is not 0. */
static const char *hundredths(struct arena *arena, int basis_points)
{
    return basis_points % 100 == 0
               ? arena_printf(arena, "%d", basis_points / 100)
               : arena_printf(arena, "%d.%d", basis_points / 100, basis_points % 100 / 10);
}

static void add_values(struct document *document, struct catalog *catalog, int criterion)
{
    static const enum alignment alignments[] = {ALIGN_LEFT, ALIGN_RIGHT};
    struct arena *arena = document->arena;
    size_t count, n_criteria = catalog_n_criteria(catalog);
    const struct framework *frameworks = catalog_frameworks(catalog, &count);
    struct block *table;
    struct table_row *row;

    document_heading(document, 2, "Values from 0 to 100");
    table = document_table(document, 2, alignments);
    row = document_row(document, table);
    document_cell(document, row, 0, "%s", catalog_identity(catalog)->noun);
    document_cell(document, row, 1, "value");
    for (size_t i = 0; i < count; i++) {
        int low = catalog_low(catalog)[i * n_criteria + (size_t)criterion];
        int high = catalog_high(catalog)[i * n_criteria + (size_t)criterion];

        row = document_row(document, table);
        document_cell(document, row, 0, "%s", frameworks[i].name);
        if (low == high)
            document_cell(document, row, 1, "%s", hundredths(arena, low));
        else
            document_cell(document, row, 1, "%s-%s ?", hundredths(arena, low),
                          hundredths(arena, high));
    }
}

void criterion_page_append(struct document *document, struct catalog *catalog, int criterion)
{
    size_t count;
    const struct criterion *row = &catalog_criteria(catalog, &count)[criterion];
    struct block *list;

    document_heading(document, 1, arena_printf(document->arena, "%s (criterion)", row->label));
    add_page(document, catalog, row->id);
    if (row->note[0] != '\0')
        document_say(document, "%s", row->note);
    document_heading(document, 2, "How it is computed");
    document_say(document, "Rule %s: %s%s.", criterion_rule_names[row->rule],
                 rule_meaning[row->rule], row->invert ? ", reversed" : "");
    list = document_list(document, NULL, false);
    for (size_t i = 0; i < row->n_inputs; i++)
        add_input(document, list, catalog, row, &row->inputs[i]);
    add_points(document, catalog, criterion);
    add_values(document, catalog, criterion);
}

static void add_readers(struct document *document, struct block *list, struct catalog *catalog,
                        int trait)
{
    size_t count;
    const struct criterion *criteria = catalog_criteria(catalog, &count);

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < criteria[i].n_inputs; j++)
            if (criteria[i].inputs[j].trait == trait)
                document_point(document, list, "read by the criterion %s (%s)", criteria[i].label,
                               criteria[i].id);
}

static void add_column(struct document *document, struct catalog *catalog, int trait)
{
    static const char *const heads[] = {"", "value", "as of", "source"};
    size_t count, n_traits;
    const struct framework *frameworks = catalog_frameworks(catalog, &count);
    const struct trait *row_of = &catalog_traits(catalog, &n_traits)[trait];
    const struct value *values = catalog_cited_column(catalog, trait);
    struct block *table;
    struct table_row *row;

    document_heading(document, 2, "Values");
    table = document_table(document, 4, NULL);
    row = document_row(document, table);
    document_cell(document, row, 0, "%s", catalog_identity(catalog)->noun);
    for (size_t i = 1; i < 4; i++)
        document_cell(document, row, i, "%s", heads[i]);
    for (size_t i = 0; i < count; i++) {
        const struct value *value = &values[i];

        row = document_row(document, table);
        document_cell(document, row, 0, "%s", frameworks[i].name);
        document_cell(document, row, 1, "%s",
                      value_shown(document->arena, row_of, value_figure(value)));
        document_cell(document, row, 2, "%s", value->evidence.as_of);
        document_cell(document, row, 3, "%s%s", value->evidence.source,
                      value->evidence.checked ? "" : ", not checked");
    }
}

void trait_page_append(struct document *document, struct catalog *catalog, int trait)
{
    size_t count;
    const struct trait *row = &catalog_traits(catalog, &count)[trait];
    struct block *list;

    document_heading(document, 1, arena_printf(document->arena, "%s (trait)", row->label));
    document_say(document, "%s", row->meaning);
    list = document_list(document, NULL, false);
    document_point(document, list, "kind: %s%s%s", trait_kind_names[row->kind],
                   row->unit[0] ? ", in " : "", row->unit);
    document_point(document, list, "group: %s", catalog_groups(catalog, &count)[row->group].label);
    document_point(document, list, "%s", better_meaning[row->better]);
    add_readers(document, list, catalog, trait);
    add_column(document, catalog, trait);
}
