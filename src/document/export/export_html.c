#include "document/export/exporter.h"
#include "document/record/record_sections.h"

#include "base/array.h"
#include "document/markdown/markdown.h"

/* The record as a page to read and to print, without the parts for programs and those that only
 * make sense in an editable file. */
static const struct record_part parts[] = {
    {"Decision", 2, record_decision, NULL},
    {"Why", 2, record_why, record_has_choice},
    {"What you give up", 2, record_losses, record_has_choice},
    {"Runner-up", 2, record_runner_up, record_has_rival},
    {"Open questions", 2, record_open, record_has_open},
    {"Weights, and every smallest change that puts another first", RECORD_FOLDS, NULL, NULL},
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

const struct exporter exporter_html = {
    .name = "html",
    .summary = "the decision record as a page to read and to print",
    .extension = "html",
    .write = write_page,
    .page = &form,
};
