#include "document/exporters/record_parts.h"

#include "base/array.h"
#include "base/clean.h"

#include <string.h>

/* The part of a record that people read: sections of MADR, the Y-statement first. Everything
 * comes from the catalog's words and the engine's numbers; points are hundredths of the score
 * ("fit"), as everywhere. */

/* --- the head ---------------------------------------------------------------------------- */

static const char *given(const struct record *record, const char *words, const char *otherwise)
{
    const char *line = words ? clean_line(record->export->arena, words, strlen(words)) : "";

    return line[0] != '\0' ? line : otherwise;
}

static const char *status_of(const struct record *record)
{
    return given(record, record->export->options->status, "proposed");
}

static const char *default_title(const struct record *record)
{
    const struct export *export = record->export;

    if (export->advice->winner < 0)
        return arena_printf(export->arena, "No %s satisfies the requirements",
                            export->identity->noun);
    return arena_printf(export->arena, "Use %s", record_name(record, export->advice->winner));
}

static const char *tags_of(const struct record *record)
{
    const struct export *export = record->export;

    if (export->advice->winner < 0)
        return export->identity->noun;
    return arena_printf(export->arena, "%s, %s", export->identity->noun,
                        export->frameworks[export->advice->winner].id);
}

static void write_head(struct record *record)
{
    const struct export_options *options = record->export->options;
    const char *title = given(record, options->title, default_title(record));
    const char *number = given(record, options->number, "");
    const char *date = given(record, options->date, "");
    const char *decider = given(record, options->decider, "");
    struct block *list;

    if (number[0] != '\0')
        title = arena_printf(record->export->arena, "%s. %s", number, title);
    document_heading(record->document, 1, title);
    list = document_list(record->document, NULL, false);
    document_point(record->document, list, "Status: %s", status_of(record));
    if (date[0] != '\0')
        document_point(record->document, list, "Date: %s", date);
    document_point(record->document, list, "Tags: %s", tags_of(record));
    if (decider[0] != '\0')
        document_point(record->document, list, "Deciders: %s", decider);
}

static void write_status(struct record *record)
{
    document_say(record->document, "%s", status_of(record));
}

/* --- what ends it ------------------------------------------------------------------------ */

static void add_unknown(struct record *record, struct block **list, int framework)
{
    const struct export *export = record->export;
    int *traits;
    size_t count = unknown_traits(export->arena, export->advice->decision, &export->advice->ranking,
                                  framework, &traits);
    const char **words = ARENA_ARRAY(export->arena, const char *, count);

    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++) {
        const struct trait *trait = &export->traits[traits[i]];
        const struct value *value = catalog_value(export->catalog, framework, traits[i]);
        words[i] = arena_printf(export->arena, "%s", trait->label);
        if (value->bounded)
            words[i] = arena_printf(export->arena, "%s (%s)", trait->label,
                                    record_trait(record, trait, value));
    }
    if (!*list)
        *list = document_list(record->document, NULL, false);
    document_point(record->document, *list, "%s: %s", record_name(record, framework),
                   export_list(export, words, count));
}

static void write_unknown(struct record *record)
{
    const struct ranking *ranking = &record->export->advice->ranking;
    struct block *list = NULL;

    for (int i = 0; i < ranking->n; i++)
        add_unknown(record, &list, ranking->scores[i].alternative);
    if (list)
        document_say(record->document, "Each of these carries weight and counts as a range.");
    else
        document_say(record->document, "Nothing that carries weight.");
}

static void write_sources(struct record *record)
{
    if (sources_count(record->sources) == 0)
        document_say(record->document, "None was needed.");
    sources_write(record->sources, record->document);
}

static void add_hash(struct record *record, struct block *list, const char *label, const char *hash)
{
    struct block *paragraph =
        document_paragraph(record->document, document_item(record->document, list));
    struct inline_list line = inlines_of_block(record->document, paragraph);

    inline_printf(&line, "%s, SHA-256: ", label);
    inline_code(&line, hash);
}

static void write_information(struct record *record)
{
    const struct catalog_identity *identity = record->export->identity;
    struct block *list = document_list(record->document, NULL, false);

    document_point(record->document, list, "Catalog: %s %s of %s", identity->name,
                   identity->version, identity->date);
    add_hash(record, list, "Catalog", identity->sha256);
    add_hash(record, list, "Questionnaire", identity->questionnaire_sha256);
    document_point(record->document, list, "Written by %s, seed %llu",
                   record->export->options->program,
                   (unsigned long long)record->export->options->seed);
    document_say(record->document, "Levels and ratings are judgements of the catalog's date. The "
                                   "block at the end holds every number this was computed from; "
                                   "leave it as it is.");
}

static void write_notes(struct record *record)
{
    document_say(record->document,
                 "Yours: what stands in this section is never checked or replaced.");
}

/* --- all of it --------------------------------------------------------------------------- */

static const struct {
    const char *title;
    void (*write)(struct record *record);
    bool of_winner; /* left out when nobody is left */
} sections[] = {
    {"Status", write_status, false},
    {"Context and Problem Statement", record_context, false},
    {"Decision Drivers", record_drivers, false},
    {"Considered Options", record_options, false},
    {"Decision Outcome", record_outcome, false},
    {"Pros and Cons of the Options", record_pros_and_cons, true},
    {"What would change this", record_changes, true},
    {"Stack", record_stack, true},
    {"What is not known", write_unknown, false},
    {"Sources", write_sources, false},
    {"More Information", write_information, false},
    {RECORD_NOTES, write_notes, false},
};

struct document *record_prose(const struct export *export)
{
    struct record record = {
        .export = export,
        .document = document_new(export->arena),
        .sources = sources_new(export->arena),
    };

    write_head(&record);
    for (size_t i = 0; i < ARRAY_LENGTH(sections); i++) {
        if (sections[i].of_winner && export->advice->winner < 0)
            continue;
        document_heading(record.document, 2, sections[i].title);
        sections[i].write(&record);
    }
    return record.document;
}
