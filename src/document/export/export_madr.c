#include "document/export/exporter.h"
#include "document/record/record_page.h"
#include "document/record/record_sections.h"

#include "base/array.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The record in strict MADR 4.0.0: front matter, the sections of the template in order, one list
 * item and one heading per option. Content without a MADR section, such as Notes and the machine
 * block, goes under the last one. */

static void write_head(struct record *record)
{
    document_heading(record->document, 1, record_name_of(record->reader));
}

static void say_confirmation(struct record *record)
{
    struct block *paragraph = document_paragraph(record->document, NULL);
    struct inline_list line = inlines_of_block(record->document, paragraph);

    inline_code(&line, "whichstack verify");
    inline_text(&line, " with this file checks whether it is as it was written, whether the result "
                       "follows from the data in it, and whether the first place is the same with "
                       "today's catalog.");
}

static void say_more(struct record *record)
{
    const char *number = record_number(record->reader);
    struct block *list;

    record_about_block(record);
    if (number[0] == '\0' && !record_supersedes(record))
        return;
    list = document_list(record->document, NULL, false);
    if (number[0] != '\0')
        document_point(record->document, list, "Number: %s", number);
    if (record_supersedes(record)) {
        struct block *paragraph =
            document_paragraph(record->document, document_item(record->document, list));
        struct inline_list line = inlines_of_block(record->document, paragraph);
        record_link(record, &line, record->reader->options->supersedes);
    }
}

static void say_context(struct record *record)
{
    record_statement(record);
    if (record_has_choice(record))
        record_decision(record);
}

static void write_outcome(struct record *record)
{
    record_outcome(record);
    if (record_has_rival(record))
        record_runner_up(record);
    if (record_has_open(record))
        record_open(record);
}

static const struct record_part parts[] = {
    {"Context and Problem Statement", 2, say_context, NULL},
    {"Decision Drivers", 2, record_top_drivers, NULL},
    {RECORD_FIRST_FOLD_MADR, RECORD_FOLDS, NULL, NULL},
    {NULL, 0, record_drivers, NULL},
    {NULL, RECORD_UNFOLDS, NULL, NULL},
    {"Considered Options", 2, record_option_names, NULL},
    {"Decision Outcome", 2, write_outcome, NULL},
    {"Consequences", 3, record_consequences, record_has_choice},
    {"Confirmation", 3, say_confirmation, NULL},
    {"Each option", RECORD_FOLDS, NULL, NULL},
    {"Pros and Cons of the Options", 2, record_arguments, NULL},
    {NULL, RECORD_UNFOLDS, NULL, NULL},
    {"More Information", 2, say_more, NULL},
    {"Stack", 3, record_stack, record_has_verdict},
    {"Answers", 3, record_answers_table, NULL},
    {"What would change it, how sure it is, what is not known, sources", RECORD_FOLDS, NULL, NULL},
    {"What would change it", 3, record_changes, record_has_verdict},
    {"How sure", 3, record_confidence, record_has_verdict},
    {"Stack in detail", 3, record_stack_parts, record_has_stack},
    {"What is not known", 3, record_unknown, NULL},
    {"Sources", 3, record_sources, NULL},
    {"Computed from", 3, record_basis, NULL},
    {NULL, RECORD_UNFOLDS, NULL, NULL},
    {RECORD_NOTES, 3, record_notes, NULL},
};

static const struct record_form form = {
    .name = "madr",
    .head = write_head,
    .parts = parts,
    .n_parts = ARRAY_LENGTH(parts),
    .ending = RECORD_LINT,
};

/* --- front matter ------------------------------------------------------------------------ */

static bool is_status_word(const char *value)
{
    static const char *const words[] = {
        "proposed", "accepted", "rejected", "deprecated", "superseded",
    };

    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (text_equal(value, words[i]))
            return true;
    return false;
}

/* "2026-11-22": a plain scalar that every YAML reader takes as a date or as this text. */
static bool is_date(const char *value)
{
    static const char pattern[] = "dddd-dd-dd";
    size_t at = 0;
    int month, day;

    for (; pattern[at] != '\0'; at++)
        if (pattern[at] == 'd' ? !isdigit((unsigned char)value[at]) : value[at] != pattern[at])
            return false;
    month = atoi(value + 5);
    day = atoi(value + 8);
    return value[at] == '\0' && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* `quote` inside is written as `escaped`. */
static void write_quoted(const char *value, char quote, const char *escaped, struct text *text)
{
    text_append_char(text, quote);
    for (const char *at = value; *at; at++) {
        if (*at == quote)
            text_append(text, escaped);
        else if (*at == '\\' && quote == '"')
            text_append(text, "\\\\");
        else
            text_append_char(text, *at);
    }
    text_append_char(text, quote);
}

/* Quotes everything that is not known to be plain, with the quotes that prettier uses. The text is
 * one clean line, so nothing else needs escaping. */
static void write_value(const char *value, struct text *text)
{
    if (is_status_word(value) || is_date(value))
        text_append(text, value);
    else if (strchr(value, '"') && !strchr(value, '\\'))
        write_quoted(value, '\'', "''", text);
    else
        write_quoted(value, '"', "\\\"", text);
}

static void write_member(const char *key, const char *value, struct text *text)
{
    if (value[0] == '\0')
        return;
    text_printf(text, "%s: ", key);
    write_value(value, text);
    text_append_char(text, '\n');
}

static const char *front_of(const struct advice_reader *reader)
{
    struct text text;
    const char *front;

    text_init(&text);
    text_append(&text, "---\n");
    write_member("status", record_status(reader), &text);
    write_member("date", record_date(reader), &text);
    write_member("decision-makers", record_decider(reader), &text);
    text_append(&text, "---\n\n");
    front = arena_copy(reader->arena, text.bytes, text.length);
    text_finish(&text);
    return front;
}

static void write_madr(const struct advice *advice, const struct export_options *options,
                       struct text *text)
{
    struct arena *arena = arena_new();
    struct advice_reader *reader = advice_reader_new(arena, advice, options);

    export_confidence(reader);
    record_write(reader, front_of(reader), &form, text);
    arena_free(arena);
}

static struct record_page *record_of(struct arena *arena, const struct advice *advice,
                                     const struct export_options *options)
{
    struct advice_reader *reader = advice_reader_new(arena, advice, options);

    export_confidence(reader);
    return record_page_of(reader, front_of(reader), &form);
}

const struct exporter exporter_madr = {
    .name = "madr",
    .summary = "the decision record in the strict form of MADR 4",
    .extension = "md",
    .write = write_madr,
    .page = &form,
    .record = record_of,
};
