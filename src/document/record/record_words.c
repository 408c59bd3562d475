#include "document/record/record_sections.h"

#include "base/date.h"

#include <ctype.h>

#define INPUTS_SHOWN 3 /* maximum number of inputs listed */

const char *record_name(const struct record *record, int framework)
{
    return record->reader->frameworks[framework].name;
}

const char *record_label(const struct record *record, int criterion)
{
    return record->reader->criteria[criterion].label;
}

bool record_is_language(const struct record *record, int criterion)
{
    const struct criterion *row = &record->reader->criteria[criterion];

    return row->n_inputs > 0 && row->inputs[0].language >= 0;
}

const char *record_quote(const struct record *record, const char *words)
{
    return arena_printf(record->reader->arena, "\"%s\"", words);
}

const char *record_value(const struct record *record, int criterion, int framework)
{
    const struct problem *problem = &record->reader->advice->decision->problem;
    size_t cell = (size_t)framework * (size_t)problem->n_criteria + (size_t)criterion;
    int low = (problem->low[cell] + 50) / 100, high = (problem->high[cell] + 50) / 100;

    if (low == high)
        return arena_printf(record->reader->arena, "%d", low);
    return arena_printf(record->reader->arena, "%d to %d", low, high);
}

const char *record_fit(const struct record *record, const struct score *score)
{
    const struct advice_reader *reader = record->reader;
    int fit = advice_fit(reader->advice, score->points), low, high;

    advice_range(reader->advice, score, &low, &high);
    if (low == high)
        return arena_printf(reader->arena, "%d", fit);
    return arena_printf(reader->arena, "%d (%d to %d)", fit, low, high);
}

const char *record_trait(const struct record *record, const struct trait *trait,
                         const struct value *value)
{
    int level = (int)value->low;

    if (!value->known)
        return value->bounded ? arena_printf(record->reader->arena, "unknown, %.15g to %.15g",
                                             value->low, value->high)
                              : value->text;
    if (trait->kind == TRAIT_RATING)
        return arena_printf(record->reader->arena, "%s of 5", value->text);
    if (trait->kind == TRAIT_LEVEL && level >= 0 && level <= LEVEL_MOST)
        return level_words[level];
    if (trait->kind == TRAIT_NUMBER && trait->unit[0] != '\0')
        return arena_printf(record->reader->arena, "%s %s", value->text, trait->unit);
    return value->text;
}

const char *record_cite(const struct record *record, const char *words,
                        const struct evidence *evidence, const char *note)
{
    return arena_printf(record->reader->arena, "%s%s%s (%s)", words, note[0] ? ": " : "", note,
                        sources_cite(record->sources, evidence));
}

/* Whether it stands for a date and is none, such as "none published". */
static bool is_no_day(const struct trait *trait, const struct value *value)
{
    long days, months;

    return trait->kind == TRAIT_DATE && value->known && !date_parse(value->text, &days, &months);
}

/* For a level that begins a sentence: "Third party: django-stubs". */
static const char *capitalised(struct arena *arena, const char *words)
{
    char *copy = arena_string(arena, words);

    copy[0] = (char)toupper((unsigned char)copy[0]);
    return copy;
}

/* "Used in 2026: 11.28 percent; 1160 of 10281": a number in the name is not read as the value. */
static struct record_input number_input(const struct record *record, const struct trait *trait,
                                        const struct value *value, const char *words,
                                        const char *note)
{
    return (struct record_input){
        .words = arena_printf(record->reader->arena, "%s: %s%s%s", trait->label, words,
                              note[0] ? "; " : "", note),
        .note = "",
        .evidence = &value->evidence,
    };
}

static struct record_input trait_input(const struct record *record,
                                       const struct criterion *criterion, int trait, int framework)
{
    const struct trait *row = &record->reader->traits[trait];
    const struct value *value = catalog_value(record->reader->catalog, framework, trait);
    const char *words = record_trait(record, row, value);
    const char *note = criterion->n_inputs == 1 ? value->evidence.note : "";
    bool named = !text_equal(row->label, criterion->label);

    if (named && row->kind == TRAIT_NUMBER)
        return number_input(record, row, value, words, note);
    if (!named)
        words = capitalised(record->reader->arena, words);
    else
        words = arena_printf(record->reader->arena, is_no_day(row, value) ? "%s (%s)" : "%s %s",
                             row->label, words);
    return (struct record_input){
        .words = words,
        .note = note,
        .evidence = &value->evidence,
    };
}

static int fit_of(const struct record *record, int component, int framework)
{
    const struct pairing *pairing = catalog_pairing(record->reader->catalog, framework, component);

    return pairing ? pairing->fit : 0;
}

static struct record_input component_input(const struct record *record, int component,
                                           int framework)
{
    const char *name = record->reader->components[component].name;
    const struct pairing *pairing = catalog_pairing(record->reader->catalog, framework, component);

    if (!pairing || pairing->fit == 0)
        name = arena_printf(record->reader->arena, "%s does not fit", name);
    else
        name = arena_printf(record->reader->arena, "%s fits %d of 5", name, pairing->fit);
    return (struct record_input){
        .words = name,
        .note = "",
        .evidence = pairing ? &pairing->evidence : NULL,
    };
}

/* What an entry serves (languages, or the catalog's word for it) is written next to the trait of
 * that name. */
static struct record_input language_input(const struct record *record, int language, int framework)
{
    size_t count;
    const char *label = catalog_languages(record->reader->catalog, &count)[language].label;
    int trait = catalog_served_trait(record->reader->catalog);
    bool served = record->reader->frameworks[framework].serves >> language & 1;

    return (struct record_input){
        .words = arena_printf(record->reader->arena, "%s: %s", label, served ? "yes" : "no"),
        .note = "",
        .evidence =
            trait >= 0 ? &catalog_value(record->reader->catalog, framework, trait)->evidence : NULL,
    };
}

/* Where the best fit counts, the best comes first; otherwise they stay in their order. */
static const struct criterion_input *shown_input(const struct record *record,
                                                 const struct criterion *criterion, size_t index,
                                                 int framework)
{
    for (size_t i = 0; i < criterion->n_inputs && criterion->rule == RULE_BEST_FIT; i++) {
        int own = fit_of(record, criterion->inputs[i].component, framework);
        size_t before = 0;

        for (size_t j = 0; j < criterion->n_inputs; j++) {
            int other = fit_of(record, criterion->inputs[j].component, framework);
            before += other > own || (other == own && j < i);
        }
        if (before == index)
            return &criterion->inputs[i];
    }
    return &criterion->inputs[index];
}

struct record_input record_input(const struct record *record, int criterion, size_t index,
                                 int framework)
{
    const struct criterion *row = &record->reader->criteria[criterion];
    const struct criterion_input *input = shown_input(record, row, index, framework);

    if (input->trait >= 0)
        return trait_input(record, row, input->trait, framework);
    return input->component >= 0 ? component_input(record, input->component, framework)
                                 : language_input(record, input->language, framework);
}

const char *record_inputs(const struct record *record, int criterion, int framework)
{
    const struct criterion *row = &record->reader->criteria[criterion];
    const char *words[INPUTS_SHOWN + 1];
    size_t count = 0;

    for (size_t i = 0; i < row->n_inputs && count < INPUTS_SHOWN; i++) {
        struct record_input input = record_input(record, criterion, i, framework);
        words[count++] = input.evidence
                             ? record_cite(record, input.words, input.evidence, input.note)
                             : input.words;
    }
    if (row->n_inputs > count)
        words[count] = arena_printf(record->reader->arena, "and %zu more", row->n_inputs - count);
    return advice_reader_list(record->reader, words, count + (row->n_inputs > count));
}
