#include "document/record/record_sections.h"

#include "document/markdown/markdown.h"
#include "document/record/record_head.h"
#include "document/record/record_layout.h"
#include "document/record/record_page.h"

#include <ctype.h>
#include <string.h>

/* The part of a record that people read: MADR's sections, with the Y-statement first. Built from
 * the catalog's texts and the engine's numbers; points are hundredths of the score ("fit"). */

/* --- the head ---------------------------------------------------------------------------- */

bool record_has_winner(const struct record *record)
{
    return record->reader->advice->winner >= 0;
}

bool record_has_verdict(const struct record *record)
{
    return record_has_winner(record) && words_has_shares(record->reader);
}

static const char *tags_of(const struct advice_reader *reader)
{
    if (!words_has_choice(reader))
        return reader->identity->noun;
    return arena_printf(reader->arena, "%s, %s", reader->identity->noun,
                        reader->frameworks[reader->advice->winner].id);
}

void record_head(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    const char *date = record_date(reader), *decider = record_decider(reader);
    struct block *list;

    document_heading(record->document, 1, record_heading(reader));
    list = document_list(record->document, NULL, false);
    document_point(record->document, list, "Status: %s", record_status(reader));
    if (date[0] != '\0')
        document_point(record->document, list, "Date: %s", date);
    document_point(record->document, list, "Tags: %s", tags_of(reader));
    if (decider[0] != '\0')
        document_point(record->document, list, "Deciders: %s", decider);
}

/* --- superseded record ------------------------------------------------------------------- */

bool record_supersedes(const struct record *record)
{
    return record->reader->options->supersedes && record->reader->options->supersedes_file;
}

const char *record_target(struct arena *arena, const char *file)
{
    struct text text;
    const char *target;

    text_init(&text);
    for (const char *at = file; *at; at++) {
        if (isalnum((unsigned char)*at) || strchr("-._~", *at))
            text_append_char(&text, *at);
        else
            text_printf(&text, "%%%02X", (unsigned)(unsigned char)*at);
    }
    target = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return target;
}

void record_link(struct record *record, struct inline_list *line, const char *words)
{
    const struct advice_reader *reader = record->reader;

    inline_text(line, RECORD_SUPERSEDES " ");
    inline_link(
        line, record_given(reader, words, "?"),
        record_target(reader->arena, record_given(reader, reader->options->supersedes_file, "?")));
}

/* The form of adr-tools. */
void record_state(struct record *record)
{
    document_say(record->document, "%s", record_status(record->reader));
    if (record_supersedes(record)) {
        struct inline_list line =
            inlines_of_block(record->document, document_paragraph(record->document, NULL));
        record_link(record, &line, record->reader->options->supersedes);
    }
}

/* The form of Log4brains: the file name without extension. */
void record_links(struct record *record)
{
    const char *file = record->reader->options->supersedes_file, *end = strrchr(file, '.');
    size_t length = end && end > file ? (size_t)(end - file) : strlen(file);
    struct block *list = document_list(record->document, NULL, false);
    struct inline_list line = inlines_of_block(
        record->document,
        document_paragraph(record->document, document_item(record->document, list)));

    record_link(record, &line, arena_copy(record->reader->arena, file, length));
}

/* --- end --------------------------------------------------------------------------------- */

static void add_unknown(struct record *record, struct block **list, int framework)
{
    const struct advice_reader *reader = record->reader;
    int *traits;
    size_t count = unknown_traits(reader->arena, reader->advice->decision, &reader->advice->ranking,
                                  framework, &traits);
    const char **words = ARENA_ARRAY(reader->arena, const char *, count);

    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++) {
        const struct trait *trait = &reader->traits[traits[i]];
        const struct value *value = catalog_value(reader->catalog, framework, traits[i]);
        words[i] = arena_printf(reader->arena, "%s", trait->label);
        if (value->bounded)
            words[i] = arena_printf(reader->arena, "%s (%s)", trait->label,
                                    record_trait(record, trait, value));
    }
    if (!*list)
        *list = document_list(record->document, NULL, false);
    document_point(record->document, *list, "%s: %s", record_name(record, framework),
                   advice_reader_list(reader, words, count));
}

void record_unknown(struct record *record)
{
    const struct ranking *ranking = &record->reader->advice->ranking;
    struct block *list = NULL;

    for (int i = 0; i < record->reader->n_listed; i++)
        add_unknown(record, &list, ranking->scores[i].alternative);
    if (list)
        document_say(record->document, "Each of these counts, as a range.");
    else
        document_say(record->document, "Nothing that counts.");
}

void record_sources(struct record *record)
{
    if (sources_count(record->sources) == 0) {
        document_say(record->document, "Each source is linked where it is named.");
        return;
    }
    sources_write_links(record->sources, record->document);
    document_say(
        record->document,
        "The date after a source is that of the fact taken from it. A source without a date "
        "supports a judgement, which is as old as the catalog: %s.",
        record->reader->identity->date);
}

static void add_hash(struct record *record, struct block *list, const char *label, const char *hash)
{
    struct block *paragraph =
        document_paragraph(record->document, document_item(record->document, list));
    struct inline_list line = inlines_of_block(record->document, paragraph);

    inline_printf(&line, "%s, SHA-256: ", label);
    inline_code(&line, hash);
}

void record_basis(struct record *record)
{
    const struct catalog_identity *identity = record->reader->identity;
    struct block *list = document_list(record->document, NULL, false);

    document_point(record->document, list, "Catalog: %s %s of %s", identity->name,
                   identity->version, identity->date);
    add_hash(record, list, "Catalog", identity->sha256);
    add_hash(record, list, "Questionnaire", identity->questionnaire_sha256);
    document_point(record->document, list, "Written by %s, seed %llu",
                   record->reader->options->program,
                   (unsigned long long)record->reader->options->seed);
}

void record_about_block(struct record *record)
{
    document_say(record->document, "The block at the end holds every number this was computed "
                                   "from; leave it as it is.");
}

void record_notes(struct record *record)
{
    document_say(record->document,
                 "Room for your own notes: nothing here is checked or overwritten.");
}

/* --- record ------------------------------------------------------------------------------ */

static void begin_part(struct record *record, const struct record_part *part)
{
    if (part->level == RECORD_FOLDS)
        document_fold(record->document, part->title);
    else if (part->level == RECORD_UNFOLDS)
        document_fold_end(record->document);
    else if (part->title)
        document_heading(record->document, part->level, part->title);
}

struct document *record_prose(const struct advice_reader *reader, const struct record_form *form)
{
    struct record record = {
        .reader = reader,
        .document = document_new(reader->arena),
        .sources = sources_new(reader->arena),
    };

    form->head(&record);
    for (size_t i = 0; i < form->n_parts; i++) {
        const struct record_part *part = &form->parts[i];
        if (part->when && !part->when(&record))
            continue;
        begin_part(&record, part);
        if (part->write)
            part->write(&record);
    }
    return record.document;
}

static void append_markdown(const struct document *document, struct text *text)
{
    struct text written;

    text_init(&written);
    markdown_write(document, &written);
    record_layout(written.bytes, text);
    text_finish(&written);
}

/* Parses the prose, to hash it, and adds the block. */
static struct record_page *read_back(const struct advice_reader *reader, const char *front,
                                     const struct record_form *form,
                                     const struct document *document)
{
    struct record_page *page;
    struct text prose;

    text_init(&prose);
    text_append(&prose, front);
    append_markdown(document, &prose);
    page = record_page_read(reader->arena, arena_copy(reader->arena, prose.bytes, prose.length),
                            prose.length);
    text_finish(&prose);
    page->block = record_block(reader, form->name, page);
    return page;
}

struct record_page *record_page_of(const struct advice_reader *reader, const char *front,
                                   const struct record_form *form)
{
    return read_back(reader, front, form, record_prose(reader, form));
}

/* Writes the prose again, followed by the block. */
void record_write(const struct advice_reader *reader, const char *front,
                  const struct record_form *form, struct text *text)
{
    struct document *document = record_prose(reader, form);
    const char *block = read_back(reader, front, form, document)->block;

    document_fold(document, RECORD_FOLD);
    document_code(document, NULL, RECORD_INFO, block);
    document_fold_end(document);
    text_append(text, front);
    append_markdown(document, text);
    if (form->ending)
        text_printf(text, "\n%s", form->ending);
}
