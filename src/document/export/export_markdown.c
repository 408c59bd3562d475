#include "document/export/exporter.h"
#include "document/record/record_sections.h"

#include "base/array.h"

/* The portable record: readable by adr-tools, Log4brains and programs that index records in MADR
 * form (number in the heading, list lines under it, a Status section, no front matter). */
static const struct record_part parts[] = {
    {"Status", 2, record_state, NULL},
    {"Context and Problem Statement", 2, record_context, NULL},
    {"Decision Drivers", 2, record_drivers, NULL},
    {"Considered Options", 2, record_options, NULL},
    {"Decision Outcome", 2, record_outcome, NULL},
    {"Pros and Cons of the Options", 2, record_pros_and_cons, record_has_winner},
    {"What would change this", 2, record_changes, record_has_verdict},
    {"Stack", 2, record_stack, record_has_verdict},
    {"What is not known", 2, record_unknown, NULL},
    {"Sources", 2, record_sources, NULL},
    {"More Information", 2, record_basis, NULL},
    {NULL, 0, record_about_block, NULL},
    {"Links", 2, record_links, record_supersedes},
    {RECORD_NOTES, 2, record_notes, NULL},
};

static const struct record_form form = {
    .name = "markdown",
    .head = record_head,
    .parts = parts,
    .n_parts = ARRAY_LENGTH(parts),
};

static void write_record(const struct advice *advice, const struct export_options *options,
                         struct text *text)
{
    struct arena *arena = arena_new();
    struct advice_reader *reader = advice_reader_new(arena, advice, options);

    export_confidence(reader);
    record_write(reader, "", &form, text);
    arena_free(arena);
}

static struct document *page_of(struct arena *arena, const struct advice *advice,
                                const struct export_options *options)
{
    struct advice_reader *reader = advice_reader_new(arena, advice, options);

    export_confidence(reader);
    return record_prose(reader, &form);
}

const struct exporter exporter_markdown = {
    .name = "markdown",
    .summary = "the decision record for a repository, with all data it was computed from",
    .extension = "md",
    .write = write_record,
    .page = page_of,
};
