#include "document/export/exporter.h"
#include "document/record/record_sections.h"

#include "base/array.h"
#include "document/markdown/markdown.h"

/* The record as a page to read and to print, without the parts for programs and those that only
 * make sense in an editable file. */
static const struct record_part parts[] = {
    {"Context and Problem Statement", 2, record_context, NULL},
    {"Decision Drivers", 2, record_drivers, NULL},
    {"Considered Options", 2, record_options, NULL},
    {"Decision Outcome", 2, record_outcome, NULL},
    {"Pros and Cons of the Options", 2, record_pros_and_cons, record_has_winner},
    {"What would change this", 2, record_changes, record_has_winner},
    {"Stack", 2, record_stack, record_has_winner},
    {"What is not known", 2, record_unknown, NULL},
    {"Sources", 2, record_sources, NULL},
    {"More Information", 2, record_basis, NULL},
    {"Links", 2, record_links, record_supersedes},
};

static const struct record_form form = {
    .head = record_head,
    .parts = parts,
    .n_parts = ARRAY_LENGTH(parts),
};

static void write_page(const struct advice *advice, const struct export_options *options,
                       struct text *text)
{
    struct arena *arena = arena_new();
    struct advice_reader *reader = advice_reader_new(arena, advice, options);

    export_confidence(reader);
    html_write(record_prose(reader, &form), record_heading(reader), text);
    arena_free(arena);
}

static struct document *page_of(struct arena *arena, const struct advice *advice,
                                const struct export_options *options)
{
    struct advice_reader *reader = advice_reader_new(arena, advice, options);

    export_confidence(reader);
    return record_prose(reader, &form);
}

const struct exporter exporter_html = {
    .name = "html",
    .summary = "the decision record as a page to read and to print",
    .extension = "html",
    .write = write_page,
    .page = page_of,
};
