#include "document/export/exporter.h"
#include "document/words/answer_words.h"
#include "document/words/confidence_words.h"
#include "document/words/wording.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/text/columns.h"
#include "decide/advice/advantages.h"
#include "decide/advice/reasons.h"
#include "document/table/data_table.h"

#include <stdlib.h>
#include <string.h>

/* The recommendation for a terminal: one sentence, then small tables. Fits are hundredths of the
 * score. The points of an answer are its share of the winner's fit, so they add up to it. */
#define WIDTH 100
#define LOSSES_SHOWN 5
#define DRIVERS_SHOWN 5
#define FLIPS_SHOWN 3

/* --- the sentence ------------------------------------------------------------------------ */

static const char *name_of(const struct advice_reader *reader, int framework)
{
    return reader->frameworks[framework].name;
}

/* Writes a sentence as a wrapped paragraph. */
__attribute__((format(printf, 3, 4))) static void say(const struct advice_reader *reader,
                                                      struct text *text, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    const char *rest = arena_vprintf(reader->arena, format, arguments);
    va_end(arguments);
    do {
        const char *line = rest;
        text_append_bytes(text, line, columns_line(line, WIDTH, &rest));
        text_append_char(text, '\n');
    } while (*rest);
}

/* Remarks below the table by language: the two names that the points alone would give. */
static void say_two_names(const struct advice_reader *reader, struct text *text)
{
    const struct advice *advice = reader->advice;
    const struct priority *priority = &advice->priority;

    say(reader, text, "%s is the best all-rounder: %s.", name_of(reader, advice->all_rounder),
        words_lead(reader));
    if (advice->by_priority >= 0)
        say(reader, text, "%s is the best by the priority alone: %s.",
            name_of(reader, advice->by_priority),
            reader->questions[priority->question].options[priority->option].label);
}

static void say_result(const struct advice_reader *reader, struct text *text)
{
    const char *sentences[WORDS_VERDICT_MOST];
    size_t count = words_verdict(reader, sentences);
    const char *enough =
        reader->confidence->state == STATE_CLEAR || reader->confidence->state == STATE_SETTLED
            ? words_enough(reader)
            : "";

    say(reader, text, "%s", words_headline(reader));
    for (size_t i = 0; i < count; i++)
        say(reader, text, "%s", sentences[i]);
    if (enough[0] != '\0')
        say(reader, text, "%s", enough);
    if (reader->confidence->state == STATE_DEPENDS)
        say_two_names(reader, text);
}

/* --- the tables -------------------------------------------------------------------------- */

static void write_table(const struct data_table *table, struct text *text)
{
    text_append_char(text, '\n');
    data_table_write_text(table, WIDTH, text);
}

static const char *tenths(const struct advice_reader *reader, int value)
{
    return arena_printf(reader->arena, "%d.%d", value / 10, value % 10);
}

static const char *range_of(const struct advice_reader *reader, const struct score *score)
{
    int low, high;

    advice_range(reader->advice, score, &low, &high);
    return low == high ? arena_printf(reader->arena, "%d", low)
                       : arena_printf(reader->arena, "%d-%d", low, high);
}

static const char *remark_of(const struct advice_reader *reader, const struct score *score)
{
    const char *tie = score->tied_with_before ? "a tie; the catalog's order decides" : "";

    if (score->unverified == 0)
        return tie;
    return arena_printf(reader->arena, "%s%s%d not verified", tie, tie[0] ? "; " : "",
                        score->unverified);
}

/* One row for each language, or those with the same first place; best first. */
static void write_by_language(const struct advice_reader *reader, struct text *text)
{
    const struct by_language *by_language = &reader->advice->by_language;
    struct data_table *table = data_table_new(reader->arena);

    data_table_column(table, reader->identity->served, NULL, ALIGN_LEFT);
    data_table_column(table, arena_printf(reader->arena, "best %s", reader->identity->noun), NULL,
                      ALIGN_LEFT);
    data_table_column(table, "fit", NULL, ALIGN_RIGHT);
    data_table_column(table, "best at", NULL, ALIGN_LEFT);
    for (int i = 0; i < by_language->n; i++) {
        const struct language_row *row = &by_language->rows[i];
        data_table_row(table);
        data_table_cell(table,
                        words_languages(reader->arena, reader->catalog, row->languages, " or "));
        data_table_cell(table, name_of(reader, row->framework));
        data_table_printf(table, "%d", advice_fit(reader->advice, row->score->points));
        data_table_cell(table, words_best_at(reader, row));
    }
    write_table(table, text);
}

static void write_ranking(const struct advice_reader *reader, struct text *text)
{
    const struct ranking *ranking = &reader->advice->ranking;
    struct data_table *table = data_table_new(reader->arena);
    bool shares = words_has_shares(reader);

    data_table_column(table, "rank", NULL, ALIGN_RIGHT);
    data_table_column(table, reader->identity->noun, NULL, ALIGN_LEFT);
    data_table_column(table, "fit", NULL, ALIGN_RIGHT);
    data_table_column(table, "range", NULL, ALIGN_RIGHT);
    if (shares)
        data_table_column(table, "first in", NULL, ALIGN_RIGHT);
    data_table_column(table, "", NULL, ALIGN_LEFT);
    for (int i = 0; i < MIN(ranking->n_left, reader->n_listed); i++) {
        const struct score *score = &ranking->scores[i];
        data_table_row(table);
        data_table_printf(table, "%d", score->rank);
        data_table_cell(table, name_of(reader, score->alternative));
        data_table_printf(table, "%d", advice_fit(reader->advice, score->points));
        data_table_cell(table, range_of(reader, score));
        if (shares)
            data_table_cell(table, words_share(reader, score->alternative));
        data_table_cell(table, remark_of(reader, score));
    }
    if (ranking->n_left > 0)
        write_table(table, text);
    if (ranking->n_left > 0 && words_rest(reader)[0] != '\0')
        say(reader, text, "%s", words_rest(reader));
}

static int64_t points_of(const struct advice_reader *reader, int criterion, int points,
                         int framework)
{
    const struct problem *problem = &reader->advice->decision->problem;
    size_t cell = (size_t)framework * (size_t)problem->n_criteria + (size_t)criterion;

    return (int64_t)points * (problem->low[cell] + problem->high[cell]);
}

static void add_reason(const struct advice_reader *reader, struct data_table *table,
                       const struct reason *reason)
{
    const struct question_option *option = reason_option(reader->advice, reason);

    data_table_row(table);
    data_table_cell(table, tenths(reader, reason->shown));
    if (reader->advice->second >= 0)
        data_table_cell(table, advice_reader_tenths(reader, reason->lost));
    data_table_cell(table, option ? advice_reader_answer_text(reader, reason->question)
                                  : "What every project needs");
    data_table_cell(table, option ? option->reason : "Counts whatever you answer");
}

static void write_reasons(const struct advice_reader *reader, struct text *text)
{
    const struct advice *advice = reader->advice;
    struct data_table *table = data_table_new(reader->arena);

    data_table_column(table, "adds", NULL, ALIGN_RIGHT);
    if (advice->second >= 0)
        data_table_column(
            table, "more",
            arena_printf(reader->arena, "%s ADDS MORE", name_of(reader, advice->second)),
            ALIGN_RIGHT);
    data_table_column(table, "why", NULL, ALIGN_LEFT);
    data_table_column(table, "reason", NULL, ALIGN_LEFT);
    for (int i = 0; i < advice->n_reasons; i++)
        add_reason(reader, table, &advice->reasons[i]);
    if (advice->n_reasons > 0)
        write_table(table, text);
}

/* A value from 0 to 100. */
static const char *value_of(const struct advice_reader *reader, int criterion, int framework)
{
    int64_t doubled = points_of(reader, criterion, 1, framework);

    return arena_printf(reader->arena, "%lld", (long long)((doubled + 100) / 200));
}

static void write_losses(const struct advice_reader *reader, struct text *text)
{
    const struct advice *advice = reader->advice;
    struct data_table *table = data_table_new(reader->arena);
    struct advantage *losses;
    size_t count = advice->second >= 0 ? advantages_of(reader->arena, advice, advice->second,
                                                       advice->winner, &losses)
                                       : 0;

    if (count == 0)
        return;
    data_table_column(table, "costs", NULL, ALIGN_RIGHT);
    data_table_column(table, "what you give up, from 0 to 100", NULL, ALIGN_LEFT);
    data_table_column(table, "", name_of(reader, advice->second), ALIGN_RIGHT);
    data_table_column(table, "", name_of(reader, advice->winner), ALIGN_RIGHT);
    for (size_t i = 0; i < count && i < LOSSES_SHOWN; i++) {
        data_table_row(table);
        data_table_cell(table, advice_reader_tenths(reader, losses[i].points));
        data_table_cell(table, reader->criteria[losses[i].criterion].label);
        data_table_cell(table, value_of(reader, losses[i].criterion, advice->second));
        data_table_cell(table, value_of(reader, losses[i].criterion, advice->winner));
    }
    write_table(table, text);
    if (count > LOSSES_SHOWN)
        text_printf(text, "and %zu more\n", count - LOSSES_SHOWN);
}

/* --- what would change it ---------------------------------------------------------------- */

struct driver {
    int criterion, weight;
};

static int compare_driver(const void *left, const void *right)
{
    const struct driver *a = left, *b = right;

    return a->weight != b->weight ? b->weight - a->weight : a->criterion - b->criterion;
}

static size_t drivers_of(const struct advice_reader *reader, struct driver *drivers)
{
    const int *points = reader->advice->ranking.points;
    size_t count = 0;

    for (int i = 0; i < reader->advice->decision->problem.n_criteria; i++)
        if (points[i] > 0)
            drivers[count++] = (struct driver){i, points[i]};
    qsort(drivers, count, sizeof(drivers[0]), compare_driver);
    return count;
}

static void add_driver(const struct advice_reader *reader, struct data_table *table, int criterion)
{
    const struct interval *interval = &reader->confidence->stability[criterion];

    data_table_row(table);
    data_table_cell(table, reader->criteria[criterion].label);
    data_table_cell(table, words_weight(reader, criterion));
    data_table_cell(table, words_interval(reader, criterion));
    data_table_cell(table, interval->low_rival >= 0 ? name_of(reader, interval->low_rival) : "");
    data_table_cell(table, interval->high_rival >= 0 ? name_of(reader, interval->high_rival) : "");
}

/* How far the largest weights may move before another framework comes first, and which. */
static void write_drivers(const struct advice_reader *reader, struct text *text)
{
    size_t n_criteria = (size_t)reader->advice->decision->problem.n_criteria;
    struct driver *drivers = ARENA_ARRAY(reader->arena, struct driver, n_criteria);
    size_t count = drivers_of(reader, drivers);
    struct data_table *table = data_table_new(reader->arena);

    if (count == 0)
        return;
    data_table_column(table, "what counts most", NULL, ALIGN_LEFT);
    data_table_column(table, "counts", NULL, ALIGN_RIGHT);
    data_table_column(table, "stays first", NULL, ALIGN_RIGHT);
    data_table_column(table, "first below", NULL, ALIGN_LEFT);
    data_table_column(table, "first above", NULL, ALIGN_LEFT);
    for (size_t i = 0; i < count && i < DRIVERS_SHOWN; i++)
        add_driver(reader, table, drivers[i].criterion);
    write_table(table, text);
    if (count > DRIVERS_SHOWN)
        text_printf(text, "and %zu more\n", count - DRIVERS_SHOWN);
}

static void write_flip_table(const struct advice_reader *reader, const struct words_flips *flips,
                             const char *head, struct text *text)
{
    struct data_table *table = data_table_new(reader->arena);
    const char *more = words_more(reader, flips, FLIPS_SHOWN);

    if (flips->size == 0)
        return;
    data_table_column(table,
                      arena_printf(reader->arena, "%s: %s", head, words_size(reader, flips->size)),
                      NULL, ALIGN_LEFT);
    data_table_column(table, "first then", NULL, ALIGN_LEFT);
    for (int i = 0; i < flips->n && i < FLIPS_SHOWN; i++) {
        data_table_row(table);
        data_table_cell(table, words_changes(reader, flips->list[i], flips->size));
        data_table_cell(table, words_first_then(reader, flips->list[i]));
    }
    write_table(table, text);
    if (more[0] != '\0')
        text_printf(text, "%s\n", more);
}

static void write_flips(const struct advice_reader *reader, struct text *text)
{
    struct words_flips wishes = words_flips_of_wishes(reader), fixed = words_flips_of_fixed(reader);

    if (answers_count(reader->advice->answers) == 0)
        return;
    write_flip_table(reader, &wishes, "what would change it", text);
    if (wishes.size == 0) {
        text_append_char(text, '\n');
        say(reader, text, "No change of %s would put another first.",
            fixed.size > 0 ? "wishes alone" : "answers");
    }
    write_flip_table(reader, &fixed, "if a fact about the team changed", text);
}

/* --- rules and missing facts ----------------------------------------------------------- */

/* The frameworks that a requirement rules out or that could not be verified: of those that are
 * ruled out the best LISTED_MOST, else those of the table above. */
static void write_objections(const struct advice_reader *reader, enum verdict verdict,
                             const char *head, struct text *text)
{
    const struct ranking *ranking = &reader->advice->ranking;
    struct data_table *table = data_table_new(reader->arena);
    int first = verdict == VERDICT_OUT ? ranking->n_left : 0;
    int last = MIN(ranking->n, first + reader->n_listed);
    size_t rows = 0;

    data_table_column(table, head, NULL, ALIGN_LEFT);
    data_table_column(table, "by your answer", NULL, ALIGN_LEFT);
    data_table_column(table, "required", NULL, ALIGN_LEFT);
    data_table_column(table, "observed", NULL, ALIGN_LEFT);
    for (int i = first; i < last; i++) {
        int framework = ranking->scores[i].alternative;
        struct objection *found;
        size_t count = objections(reader->arena, reader->advice->decision, reader->advice->answers,
                                  framework, &found);
        for (size_t j = 0; j < count; j++) {
            if (found[j].observation.verdict != verdict)
                continue;
            data_table_row(table);
            data_table_cell(table, name_of(reader, framework));
            data_table_cell(table, advice_reader_answer_text(reader, found[j].question));
            data_table_cell(table, found[j].requirement->reason);
            data_table_cell(table, found[j].observation.observed);
            rows++;
        }
    }
    if (rows > 0)
        write_table(table, text);
    if (verdict == VERDICT_OUT && last < ranking->n)
        text_printf(text, "and %s more\n", wording_thousands(reader->arena, ranking->n - last));
}

static void write_relaxations(const struct advice_reader *reader, struct text *text)
{
    const struct advice *advice = reader->advice;
    struct data_table *table = data_table_new(reader->arena);

    if (advice->n_relaxations == 0)
        return;
    data_table_column(table, "if you lift", NULL, ALIGN_LEFT);
    data_table_column(table, "these return, best first", NULL, ALIGN_LEFT);
    for (int i = 0; i < advice->n_relaxations; i++) {
        const struct relaxation *relaxation = &advice->relaxations[i];
        const char **drops =
            ARENA_ARRAY(reader->arena, const char *, (size_t)relaxation->n_questions);
        for (int j = 0; j < relaxation->n_questions; j++)
            drops[j] = advice_reader_answer_text(reader, relaxation->questions[j]);
        data_table_row(table);
        data_table_cell(table,
                        advice_reader_enumerate(reader, drops, (size_t)relaxation->n_questions));
        data_table_cell(
            table, advice_reader_names(reader, relaxation->returning, relaxation->n_returning));
    }
    write_table(table, text);
}

/* "MongoDB via mongoose; brings one" */
static const char *words_of(const struct advice_reader *reader, const struct stack_choice *choice)
{
    const struct component *component = &reader->components[choice->component];
    const char *via = wording_via(reader->arena, choice->pairing);
    const char *brings = advice_reader_brings(reader, component);

    return arena_printf(reader->arena, "%s%s%s%s%s", component->name, via[0] ? " " : "", via,
                        brings[0] ? "; brings " : "", brings);
}

static void add_choice(const struct advice_reader *reader, struct data_table *table,
                       const struct stack_choice *choice)
{
    data_table_row(table);
    data_table_cell(table, reader->slots[choice->slot].label);
    if (choice->component < 0) {
        data_table_cell(table, "nothing fits");
        return;
    }
    data_table_cell(table, words_of(reader, choice));
    data_table_cell(table, wording_because(reader->arena, reader->advice, choice));
    if (choice->runner_up >= 0)
        data_table_printf(table, "%s, %lld", reader->components[choice->runner_up].name,
                          (long long)choice->price);
}

static void write_stack(const struct advice_reader *reader, struct text *text)
{
    const struct stack *stack = advice_stack(reader->advice);
    struct data_table *table = data_table_new(reader->arena);

    if (stack->n_choices == 0)
        return;
    data_table_column(table, "stack", NULL, ALIGN_LEFT);
    data_table_column(table, "component", NULL, ALIGN_LEFT);
    data_table_column(table, "because", NULL, ALIGN_LEFT);
    data_table_column(table, "next best, gap", NULL, ALIGN_LEFT);
    for (size_t i = 0; i < stack->n_choices; i++)
        add_choice(reader, table, &stack->choices[i]);
    write_table(table, text);
    if (stack->is_cut)
        say(reader, text, "%s", wording_stack_cut(stack));
}

static void write_unknown(const struct advice_reader *reader, struct text *text)
{
    const struct ranking *ranking = &reader->advice->ranking;
    struct data_table *table = data_table_new(reader->arena);
    size_t rows = 0;

    data_table_column(table, "missing for", NULL, ALIGN_LEFT);
    data_table_column(table, "fact that counts; ranked by the middle of its range", NULL,
                      ALIGN_LEFT);
    for (int i = 0; i < MIN(ranking->n_left, reader->n_listed); i++) {
        int framework = ranking->scores[i].alternative, *traits;
        size_t count =
            unknown_traits(reader->arena, reader->advice->decision, ranking, framework, &traits);
        const char **labels = ARENA_ARRAY(reader->arena, const char *, count);
        if (count == 0)
            continue;
        for (size_t j = 0; j < count; j++)
            labels[j] = reader->traits[traits[j]].label;
        data_table_row(table);
        data_table_cell(table, name_of(reader, framework));
        data_table_cell(table, advice_reader_list(reader, labels, count));
        rows++;
    }
    if (rows > 0)
        write_table(table, text);
}

static void say_basis(const struct advice_reader *reader, struct text *text)
{
    const struct advice *advice = reader->advice;

    text_append_char(text, '\n');
    say(reader, text, "%d of %d questions answered; %s %s of %s.", answers_count(advice->answers),
        advice->answers->n_questions, reader->identity->name, reader->identity->version,
        reader->identity->date);
}

static void write_text(const struct advice *advice, const struct export_options *options,
                       struct text *text)
{
    struct arena *arena = arena_new();
    struct advice_reader *reader = advice_reader_new(arena, advice, options);

    export_confidence(reader);
    say_result(reader, text);
    write_relaxations(reader, text);
    if (reader->confidence->state == STATE_DEPENDS)
        write_by_language(reader, text);
    write_ranking(reader, text);
    if (advice->winner >= 0 && words_has_shares(reader)) {
        write_reasons(reader, text);
        write_losses(reader, text);
        write_flips(reader, text);
        write_drivers(reader, text);
    }
    write_objections(reader, VERDICT_OUT, "ruled out", text);
    write_objections(reader, VERDICT_UNVERIFIED, "not verified", text);
    write_stack(reader, text);
    write_unknown(reader, text);
    say_basis(reader, text);
    arena_free(arena);
}

const struct exporter exporter_text = {
    .name = "text",
    .summary = "the result to read in a terminal",
    .extension = "txt",
    .write = write_text,
};
