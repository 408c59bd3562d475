#include "document/verify/verify.h"

#include "base/array.h"
#include "base/text/text.h"
#include "decide/model/migrated_answers.h"
#include "document/export/exporter.h"
#include "document/record/record.h"
#include "document/record/record_page.h"
#include "document/verify/verify_causes.h"
#include "document/verify/verify_result.h"
#include "document/verify/verify_text.h"

#include <limits.h>
#include <stdarg.h>
#include <string.h>

/* Checks in this order: is it a record, is it unedited, does the recorded result follow from the
 * recorded data, and does the current catalog give the same result? */

const char *const verification_names[VERIFY_STATUS_COUNT] = {
    [VERIFY_SAME] = "same",      [VERIFY_EDITED] = "edited",         [VERIFY_DIFFERS] = "differs",
    [VERIFY_HOLDS] = "holds",    [VERIFY_OVERTURNED] = "overturned", [VERIFY_FAILED] = "failed",
    [VERIFY_NONE] = "no record",
};

enum verification_status verification_worse(enum verification_status left,
                                            enum verification_status right)
{
    static const int weights[VERIFY_STATUS_COUNT] = {
        [VERIFY_NONE] = 0,   [VERIFY_SAME] = 1,    [VERIFY_HOLDS] = 2,  [VERIFY_OVERTURNED] = 3,
        [VERIFY_EDITED] = 4, [VERIFY_DIFFERS] = 5, [VERIFY_FAILED] = 6,
    };

    return weights[left] >= weights[right] ? left : right;
}

struct verifying {
    struct arena *arena;
    const struct decision *decision;
    const struct catalog_identity *identity;
    const char *program; /* the running one */
    const struct record_page *page;
    const struct node *block;
    long format;
    bool has_rest;                   /* frameworks that it only counts */
    const struct record_page *fresh; /* the record as this program would write it now; NULL: not
                                      * yet written */
    struct diagnostics *diagnostics;
    struct verification result;
};

/* Sets the result; false, because no further check follows. */
__attribute__((format(printf, 3, 4))) static bool
say(struct verifying *verifying, enum verification_status status, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    verifying->result.status = status;
    verifying->result.message = arena_vprintf(verifying->arena, format, arguments);
    va_end(arguments);
    return false;
}

/* --- is it a record? --------------------------------------------------------------------- */

static bool unreadable(struct verifying *verifying)
{
    return say(verifying, VERIFY_EDITED, "it cannot be read as a record: %s",
               diagnostics_line(verifying->diagnostics, 0));
}

static bool check_format(struct verifying *verifying)
{
    const char *format = node_text(verifying->block, "format");
    long number = 0;

    if (format && text_to_integer(format, RECORD_FORMAT + 1, LONG_MAX, &number))
        return say(
            verifying, VERIFY_FAILED,
            "it is a record of format %ld, and this program reads formats up to %d: use a newer "
            "whichstack",
            number, RECORD_FORMAT);
    if (!format || !text_to_integer(format, RECORD_FORMAT_OLDEST, RECORD_FORMAT, &number))
        return say(verifying, VERIFY_EDITED,
                   "it cannot be read as a record: the block " RECORD_INFO
                   " names an unknown format, expected \"format\": %d",
                   RECORD_FORMAT);
    verifying->format = number;
    return true;
}

static bool read_block(struct verifying *verifying)
{
    const struct record_page *page = verifying->page;

    if (page->n_blocks > 1)
        return say(verifying, VERIFY_EDITED,
                   "it cannot be read as a record: %zu code blocks " RECORD_INFO
                   " are in it, expected one",
                   page->n_blocks);
    if (!page->block && page->hidden_line > 0)
        return say(verifying, VERIFY_EDITED,
                   "it cannot be read as a record: its code block " RECORD_INFO
                   " is missing, or stands in a comment, a list, a quotation or another code "
                   "block (line %zu)",
                   page->hidden_line);
    if (!page->block)
        return say(verifying, VERIFY_NONE, "it has no code block " RECORD_INFO);
    verifying->block = node_read_json(verifying->arena, "block " RECORD_INFO, page->block,
                                      strlen(page->block), verifying->diagnostics);
    return verifying->block ? check_format(verifying) : unreadable(verifying);
}

/* What else is wrong with such a record follows from its two versions. */
static void name_conflict(struct verifying *verifying)
{
    size_t line = verifying->page->conflict_line;

    if (verifying->result.status == VERIFY_EDITED && line > 0)
        say(verifying, VERIFY_EDITED,
            "it has the marks of an unfinished merge (line %zu); finish the merge", line);
}

static bool is_same_catalog(const struct verifying *verifying)
{
    const char *sha256 = node_text(node_member(verifying->block, "catalog"), "sha256");

    return sha256 && text_equal(sha256, verifying->identity->sha256);
}

/* --- is it unedited? --------------------------------------------------------------------- */

/* The format of the record; NULL: it has no known format. */
static const struct exporter *exporter_of(const struct verifying *verifying)
{
    static const char *const forms[] = {"markdown", "madr", "brief"};
    const char *form = node_text(verifying->block, "form");

    if (verifying->format < RECORD_FORMAT_NORMAL)
        form = verifying->page->madr ? "madr" : "markdown";
    for (size_t i = 0; i < ARRAY_LENGTH(forms); i++)
        if (form && text_equal(form, forms[i]))
            return exporter_find(text_equal(form, "brief") ? "markdown" : form);
    return NULL;
}

static bool is_brief(const struct node *block)
{
    const char *form = node_text(block, "form");

    return form && text_equal(form, "brief");
}

static struct export_options options_of(const struct verifying *verifying)
{
    const struct node *block = verifying->block, *given = node_member(block, "given");
    const char *seed = node_text(block, "seed"), *program = node_text(block, "program");
    long number = 0;
    struct export_options options = {
        .program = program ? program : "",
        .status = node_text(block, "status"),
        .title = node_text(given, "title"),
        .number = node_text(given, "number"),
        .date = node_text(given, "date"),
        .decider = node_text(given, "decider"),
        .settled = node_text(given, "settled"),
        .supersedes = node_text(given, "supersedes"),
        .supersedes_file = node_text(given, "supersedes_file"),
        .brief = is_brief(block),
        .whole = verifying->format < RECORD_FORMAT,
    };

    if (!options.supersedes || !options.supersedes_file)
        options.supersedes = options.supersedes_file = NULL;
    if (seed && text_to_integer(seed, 0, LONG_MAX, &number))
        options.seed = (uint64_t)number;
    return options;
}

/* The record as this program writes it now for these answers; NULL: the format is unknown. */
static const struct record_page *rewrite(struct verifying *verifying, const struct answers *answers)
{
    const struct exporter *exporter = exporter_of(verifying);
    struct export_options options = options_of(verifying);

    if (!verifying->fresh && exporter)
        verifying->fresh = exporter->record(
            verifying->arena, advice_new(verifying->arena, verifying->decision, answers), &options);
    return verifying->fresh;
}

static struct answers *kept_answers(struct verifying *verifying)
{
    struct answers *answers = answers_new(verifying->arena, verifying->decision);

    verifying->result.n_lost = answers_migrate(verifying->arena, verifying->decision,
                                               verifying->block, answers, &verifying->result.lost);
    return answers;
}

/* Up to format 2 hashes are of bytes, from format 3 on of the content. */
static size_t find_edits(struct verifying *verifying, const struct record_page *fresh)
{
    struct text_check check = {verifying->page, verifying->block, fresh};

    return (verifying->format < RECORD_FORMAT_NORMAL ? verify_edits : verify_text_hashes)(
        verifying->arena, &check, &verifying->result.edits);
}

static bool check_edits(struct verifying *verifying)
{
    struct verification *result = &verifying->result;
    const char *layout = node_text(verifying->block, "layout_sha256");

    result->n_edits = find_edits(verifying, NULL);
    result->reformatted = layout && !text_equal(layout, verifying->page->layout);
    if (result->n_edits == 0)
        return true;
    if (is_same_catalog(verifying)) {
        result->n_edits = find_edits(verifying, rewrite(verifying, kept_answers(verifying)));
        result->n_lost = 0;
    }
    return say(verifying, VERIFY_EDITED, "%s", edit_text(verifying->arena, &result->edits[0]));
}

/* --- does it follow? --------------------------------------------------------------------- */

static bool agrees(struct verifying *verifying, size_t count, const char **differences)
{
    if (count == 0)
        return true;
    verifying->result.differences = differences;
    verifying->result.n_differences = count;
    return say(verifying, VERIFY_DIFFERS, "recomputing gives another result than recorded: %s",
               differences[0]);
}

static const char *id_of(const struct verify_model *model, int framework)
{
    return framework >= 0 ? model->frameworks[framework] : NULL;
}

static bool has_framework(const struct verifying *verifying, const struct verify_model *model)
{
    for (int i = 0; i < model->n_frameworks; i++)
        if (catalog_find_framework(verifying->decision->catalog, model->frameworks[i]) >= 0)
            return true;
    return model->n_frameworks == 0;
}

static struct verify_model *read_model(struct verifying *verifying)
{
    struct fields fields = {
        .arena = verifying->arena,
        .diagnostics = verifying->diagnostics,
        .file = "block " RECORD_INFO,
    };
    struct verify_model *model =
        model_read_record(&fields, verifying->block, verifying->decision->catalog);

    verifying->has_rest = model->sides[THEN].rest != NULL;
    if (diagnostics_count(verifying->diagnostics) == 0)
        return model;
    unreadable(verifying);
    return NULL;
}

static bool result_matches_record(struct verifying *verifying, const struct verify_model *model)
{
    const struct partial_model *partial = partial_new(verifying->arena, model, false);
    const char **differences;
    size_t count = result_of_record(verifying->arena, verifying->block, partial, &differences);

    verifying->result.then = verifying->result.now = id_of(model, partial_first(partial, NULL));
    return agrees(verifying, count, differences);
}

/* --- what does the catalog say? ---------------------------------------------------------- */

/* Compares the sentences too, unless another version of the program wrote the record: its wording
 * may differ. */
static bool compare_words(struct verifying *verifying)
{
    struct verification *result = &verifying->result;
    const char *program = node_text(verifying->block, "program");
    struct text_check check = {verifying->page, verifying->block, verifying->fresh};

    if (verifying->format < RECORD_FORMAT_NORMAL) {
        result->unproved = arena_printf(verifying->arena, "it has format %ld", verifying->format);
        return true;
    }
    result->n_edits = verify_text_rewritten(verifying->arena, &check, &result->edits);
    if (result->n_edits == 0)
        return true;
    if (program && text_equal(program, verifying->program))
        return say(verifying, VERIFY_EDITED, "%s", edit_text(verifying->arena, &result->edits[0]));
    result->n_edits = 0;
    result->unproved = arena_printf(verifying->arena, "it was written by %s, this is %s",
                                    program ? program : "an unnamed program", verifying->program);
    return true;
}

static bool result_matches_catalog(struct verifying *verifying)
{
    struct answers *answers = kept_answers(verifying);
    const struct record_page *fresh;
    const struct node *block;
    const char **differences;
    size_t count;

    if (verifying->result.n_lost > 0)
        return agrees(verifying, verifying->result.n_lost, verifying->result.lost);
    fresh = rewrite(verifying, answers);
    if (!fresh)
        return say(verifying, VERIFY_EDITED,
                   "it cannot be read as a record: the block " RECORD_INFO
                   " names an unknown form");
    block = node_read_json(verifying->arena, "block " RECORD_INFO, fresh->block,
                           strlen(fresh->block), verifying->diagnostics);
    if (!block)
        return unreadable(verifying);
    count = result_of_program(verifying->arena, verifying->block, block, &differences);
    return agrees(verifying, count, differences) && compare_words(verifying);
}

static const char *or_none(const char *id)
{
    return id ? id : "none";
}

static void name_responsible(struct verifying *verifying, const struct partial_model *partial)
{
    struct verification *result = &verifying->result;
    struct verify_causes causes = causes_find(verifying->arena, partial);

    result->responsible = causes.changes;
    result->n_responsible = causes.n_changes;
    result->proved = causes.proved && (!verifying->has_rest || causes.n_changes == 1);
    say(verifying, VERIFY_OVERTURNED, "%s was first; with the changed catalog %s is",
        or_none(result->then), or_none(result->now));
}

static bool compare_catalogs(struct verifying *verifying, struct verify_model *model)
{
    struct verification *result = &verifying->result;
    struct answers *answers = kept_answers(verifying);
    const char *questionnaire = node_text(verifying->block, "questionnaire_sha256"), **differences;
    struct ranking ranking;
    struct partial_model *partial;
    size_t count;

    if (questionnaire && text_equal(questionnaire, verifying->identity->questionnaire_sha256)) {
        count =
            result_of_answers(verifying->arena, model, verifying->decision, answers, &differences);
        if (!agrees(verifying, count, differences))
            return false;
    }
    ranking = rank_all(verifying->arena, &verifying->decision->problem, answers);
    model_read_catalog(model, verifying->decision, answers, &ranking);
    result->partial = partial = partial_new(verifying->arena, model, true);
    result->now = NULL;
    if (ranking.n_left > 0) {
        const struct framework *rows = catalog_frameworks(verifying->decision->catalog, &count);
        result->now = rows[ranking.scores[0].alternative].id;
    }
    if (text_equal(or_none(result->then), or_none(result->now)))
        return say(verifying, VERIFY_HOLDS, "%s is still first with the changed catalog",
                   or_none(result->then));
    name_responsible(verifying, partial);
    return false;
}

static const char *catalog_text(struct verifying *verifying)
{
    const struct node *catalog = node_member(verifying->block, "catalog");
    const char *name = node_text(catalog, "name"), *version = node_text(catalog, "version");
    const char *date = node_text(catalog, "date");

    return arena_printf(verifying->arena, "%s %s of %s", name ? name : "?", version ? version : "?",
                        date ? date : "?");
}

static void verify(struct verifying *verifying)
{
    struct verify_model *model;

    if (!read_block(verifying))
        return;
    verifying->result.catalog = catalog_text(verifying);
    verifying->result.catalog_now =
        arena_printf(verifying->arena, "%s %s of %s", verifying->identity->name,
                     verifying->identity->version, verifying->identity->date);
    if (!check_edits(verifying) || !(model = read_model(verifying)) ||
        !result_matches_record(verifying, model))
        return;
    if (!has_framework(verifying, model)) {
        say(verifying, VERIFY_FAILED,
            "the catalog %s has none of its entries; name the record's catalog, %s, with "
            "--catalog",
            verifying->result.catalog_now, verifying->result.catalog);
        return;
    }
    if (!is_same_catalog(verifying)) {
        verifying->result.unproved = "the catalog of the record is not available";
        compare_catalogs(verifying, model);
    } else if (result_matches_catalog(verifying)) {
        say(verifying, VERIFY_SAME, "%s is first, the catalog is the same",
            or_none(verifying->result.then));
    }
}

struct verification verify_record(struct arena *arena, const struct decision *decision,
                                  const char *program, const char *bytes, size_t length)
{
    struct verifying verifying = {
        .arena = arena,
        .decision = decision,
        .identity = catalog_identity(decision->catalog),
        .program = program,
        .page = record_page_read(arena, bytes, length),
        .diagnostics = diagnostics_new(),
    };

    verify(&verifying);
    name_conflict(&verifying);
    diagnostics_free(verifying.diagnostics);
    return verifying.result;
}
