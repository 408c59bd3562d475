#include "document/export/exporter.h"
#include "document/record/record_page.h"
#include "document/record/record_sections.h"

#include "base/array.h"

/* The portable record: readable by adr-tools, Log4brains and other programs that index records
 * (number in the heading, list lines under it, a Status section, no front matter). */
static const struct record_part parts[] = {
    {"Status", 2, record_state, NULL},
    {"Decision", 2, record_decision, NULL},
    {"Why", 2, record_why, record_has_choice},
    {"What you give up", 2, record_losses, record_has_choice},
    {"Runner-up", 2, record_runner_up, record_has_rival},
    {"Open questions", 2, record_open, record_has_open},
    {RECORD_FIRST_FOLD, RECORD_FOLDS, NULL, NULL},
    {"What would change it", 2, record_changes, record_has_verdict},
    {"Weights", 2, record_drivers, NULL},
    {NULL, RECORD_UNFOLDS, NULL, NULL},
    {"Stack", 2, record_stack, record_has_verdict},
    {"Alternatives", 2, record_options, NULL},
    {"Answers", 2, record_answers_table, NULL},
    {"Links", 2, record_links, record_supersedes},
    {"Comparison, what is not known, sources", RECORD_FOLDS, NULL, NULL},
    {"In one sentence", 2, record_statement, NULL},
    {"How sure", 2, record_confidence, record_has_verdict},
    {"The best compared", 2, record_pros_and_cons, record_has_winner},
    {"Stack in detail", 2, record_stack_parts, record_has_stack},
    {"What is not known", 2, record_unknown, NULL},
    {"Sources", 2, record_sources, NULL},
    {"Computed from", 2, record_basis, NULL},
    {NULL, RECORD_UNFOLDS, NULL, NULL},
    {RECORD_NOTES, 2, record_notes, NULL},
};

static const struct record_form form = {
    .name = "markdown",
    .head = record_head,
    .parts = parts,
    .n_parts = ARRAY_LENGTH(parts),
};

/* Only the first screenful, for a comment in a pull request. */
static const struct record_part brief_parts[] = {
    {"Status", 2, record_state, NULL},
    {"Decision", 2, record_decision, NULL},
    {"Why", 2, record_why, record_has_choice},
    {"What you give up", 2, record_losses, record_has_choice},
    {"Runner-up", 2, record_runner_up, record_has_rival},
    {"Open questions", 2, record_open, record_has_open},
    {RECORD_NOTES, 2, record_notes, NULL},
};

static const struct record_form brief_form = {
    .name = "brief",
    .head = record_head,
    .parts = brief_parts,
    .n_parts = ARRAY_LENGTH(brief_parts),
};

static void write_record(const struct advice *advice, const struct export_options *options,
                         struct text *text)
{
    struct arena *arena = arena_new();
    struct advice_reader *reader = advice_reader_new(arena, advice, options);

    export_confidence(reader);
    record_write(reader, "", options->brief ? &brief_form : &form, text);
    arena_free(arena);
}

static struct record_page *record_of(struct arena *arena, const struct advice *advice,
                                     const struct export_options *options)
{
    struct advice_reader *reader = advice_reader_new(arena, advice, options);

    export_confidence(reader);
    return record_page_of(reader, "", options->brief ? &brief_form : &form);
}

const struct exporter exporter_markdown = {
    .name = "markdown",
    .summary = "the decision record for a repository, with all data it was computed from",
    .extension = "md",
    .write = write_record,
    .page = &form,
    .record = record_of,
};
