#include "document/record/record_sections.h"

#include "base/array.h"
#include "document/words/answer_words.h"
#include "document/words/wording.h"

/* The chosen framework, and the arguments for and against the first few. */

static const char *lead_words(const struct record *record)
{
    const struct advice_reader *reader = record->reader;
    const struct score *scores = reader->advice->ranking.scores;

    if (reader->advice->second < 0)
        return "it is the only one left";
    const char *margin = advice_reader_points(record->reader, scores[0].points - scores[1].points);
    const char *second = record_name(record, reader->advice->second);
    if (confidence_is_firm(reader->advice, reader->confidence))
        return arena_printf(reader->arena, "it is first, %s points of 100 ahead of %s", margin,
                            second);
    return confidence_margin_is_wide(&reader->advice->ranking)
               ? arena_printf(reader->arena,
                              "it is ahead of %s, by %s points of 100, but not clearly", second,
                              margin)
               : arena_printf(reader->arena, "it is narrowly ahead of %s, by %s points of 100",
                              second, margin);
}

/* Why nothing is chosen yet. */
static const char *open_words(const struct record *record)
{
    const struct advice_reader *reader = record->reader;
    const struct advice *advice = reader->advice;

    switch (reader->confidence->state) {
    case STATE_EARLY:
        return arena_printf(reader->arena, "too little is answered: %d of %d questions",
                            answers_count(advice->answers), advice->answers->n_questions);
    case STATE_DEPENDS:
        return arena_printf(reader->arena, "the first place depends on the %s",
                            reader->identity->served);
    default:
        return advice->second < 0 ? "the only one left may still fall"
                                  : arena_printf(reader->arena, "%s and %s %s",
                                                 record_name(record, advice->winner),
                                                 record_name(record, advice->second),
                                                 advice->ranking.scores[1].tied_with_before
                                                     ? "tie"
                                                     : "are too close to call");
    }
}

static void add_language(struct record *record, struct block *table, const struct language_row *row)
{
    const struct advice_reader *reader = record->reader;
    struct table_row *cells = document_row(record->document, table);

    document_cell(record->document, cells, 0, "%s",
                  words_languages(reader->arena, reader->catalog, row->languages, " or "));
    document_cell(record->document, cells, 1, "%s", record_name(record, row->framework));
    document_cell(record->document, cells, 2, "%d", advice_fit(reader->advice, row->score->points));
    document_cell(record->document, cells, 3, "%s", words_best_at(reader, row));
}

static void write_by_language(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    const char *const heads[] = {
        reader->identity->served_title,
        arena_printf(reader->arena, "Best %s", reader->identity->noun),
        "Fit",
        "Best at",
    };
    static const enum alignment alignments[ARRAY_LENGTH(heads)] = {[2] = ALIGN_RIGHT};
    struct block *table = document_table(record->document, ARRAY_LENGTH(heads), alignments);
    struct table_row *row = document_row(record->document, table);

    for (size_t i = 0; i < ARRAY_LENGTH(heads); i++)
        document_cell(record->document, row, i, "%s", heads[i]);
    for (int i = 0; i < reader->advice->by_language.n; i++)
        add_language(record, table, &reader->advice->by_language.rows[i]);
}

/* Remarks for the table by language. */
static void say_two_names(struct record *record)
{
    const struct advice *advice = record->reader->advice;

    document_say(record->document, "%s is the best all-rounder.",
                 record_name(record, advice->all_rounder));
    if (advice->by_priority >= 0)
        document_say(record->document, "%s is the best by the stated priority alone.",
                     record_name(record, advice->by_priority));
}

/* Lists separate facts; they are never combined into one number. */
void record_confidence(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    const char *sentences[WORDS_VERDICT_MOST];
    size_t count = words_verdict(reader, sentences);

    for (size_t i = 0; i < count; i++)
        document_say(record->document, "%s", sentences[i]);
    if (words_has_shares(reader))
        document_say(record->document,
                     "The trial runs are %s random weightings around the stated points, from seed "
                     "%llu; the share is not the probability of being right. Some of the formulas "
                     "depend on which options are compared.",
                     wording_thousands(reader->arena, reader->confidence->shares.draws),
                     (unsigned long long)reader->options->seed);
}

struct side {
    const char *word, *verb;
};

static void add_reasons(struct record *record, struct block *list,
                        const struct criterion_amount *items, size_t count, int framework,
                        int rival, struct side side)
{
    for (size_t i = 0; i < count; i++) {
        struct block *item = document_item(record->document, list);
        struct block *paragraph = document_paragraph(record->document, item);
        struct inline_list line = inlines_of_block(record->document, paragraph);
        int criterion = items[i].criterion;

        inline_printf(&line, "%s, because ", side.word);
        inline_strong(&line, record_label(record, criterion));
        inline_printf(&line, " is %s of 100", record_value(record, criterion, framework));
        if (rival >= 0)
            inline_printf(&line, " (%s: %s)", record_name(record, rival),
                          record_value(record, criterion, rival));
        inline_printf(&line, " and %s %s points. %s", side.verb,
                      advice_reader_points(record->reader, items[i].amount),
                      record_inputs(record, criterion, framework));
    }
}

/* A framework without a rival: where its points come from, and where it loses most. */
static void add_own(struct record *record, struct block *list, int framework)
{
    struct criterion_amount *best, *worst;
    size_t n_best = record_top(record, record_won, framework, -1, &best);
    size_t n_worst = record_worst(record, framework, &worst);

    add_reasons(record, list, best, n_best, framework, -1, (struct side){"Good", "brings"});
    add_reasons(record, list, worst, n_worst, framework, -1, (struct side){"Bad", "leaves out"});
    if (!list->first)
        document_point(record->document, list, "Neutral, because nothing counts yet");
}

/* A framework compared with a rival. */
static void add_beside(struct record *record, struct block *list, int framework, int rival)
{
    struct criterion_amount *ahead, *behind;
    size_t n_ahead = record_top(record, record_ahead, framework, rival, &ahead);
    size_t n_behind = record_top(record, record_behind, framework, rival, &behind);

    add_reasons(record, list, ahead, n_ahead, framework, rival, (struct side){"Good", "wins"});
    add_reasons(record, list, behind, n_behind, framework, rival, (struct side){"Bad", "loses"});
    if (!list->first)
        document_point(record->document, list,
                       "Neutral, because nothing that was weighed tells it from %s",
                       record_name(record, rival));
}

void record_consequences(struct record *record)
{
    add_own(record, document_list(record->document, NULL, false), record->reader->advice->winner);
}

static void write_relaxations(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    struct block *list;

    if (reader->advice->n_relaxations == 0)
        return;
    list = document_list(record->document, NULL, false);
    for (int i = 0; i < reader->advice->n_relaxations; i++) {
        const struct relaxation *relaxation = &reader->advice->relaxations[i];
        const char **drops =
            ARENA_ARRAY(reader->arena, const char *, (size_t)relaxation->n_questions);
        for (int j = 0; j < relaxation->n_questions; j++)
            drops[j] =
                record_quote(record, advice_reader_answer_text(reader, relaxation->questions[j]));
        document_point(record->document, list, "Dropping %s brings back %s.",
                       advice_reader_enumerate(reader, drops, (size_t)relaxation->n_questions),
                       advice_reader_names(reader, relaxation->returning, relaxation->n_returning));
    }
}

void record_outcome(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    const struct advice *advice = reader->advice;

    if (advice->winner < 0) {
        document_say(record->document,
                     "Chosen option: \"none\", because no %s satisfies the "
                     "requirements.",
                     reader->identity->noun);
        write_relaxations(record);
        return;
    }
    if (!words_has_choice(reader)) {
        document_say(record->document, "Chosen option: \"none yet\", because %s.",
                     open_words(record));
        if (reader->confidence->state == STATE_DEPENDS) {
            write_by_language(record);
            say_two_names(record);
        }
        record_confidence(record);
        return;
    }
    document_say(record->document, "Chosen option: \"%s\", because %s: fit %s of 100.",
                 record_name(record, advice->winner), lead_words(record),
                 record_fit(record, &advice->ranking.scores[0]));
    if (advice->ranking.scores[0].unverified > 0)
        document_say(record->document,
                     "Requirements that could not be verified are listed with the option.");
}

/* --- arguments --------------------------------------------------------------------------- */

/* Compares the winner with the second, and the others with the winner. */
static void add_profile(struct record *record, struct block *list, int place)
{
    const struct advice *advice = record->reader->advice;
    int framework = advice->ranking.scores[place].alternative;
    int rival = place == 0 ? advice->second : advice->winner;

    if (rival >= 0)
        add_beside(record, list, framework, rival);
    else
        add_own(record, list, framework);
}

static void write_option_heading(struct record *record, int framework)
{
    document_heading(record->document, 3, record_name(record, framework));
    document_say(record->document, "%s", record->reader->frameworks[framework].summary);
}

void record_pros_and_cons(struct record *record)
{
    const struct ranking *ranking = &record->reader->advice->ranking;

    for (int i = 0; i < ranking->n_left && i < RECORD_TOP; i++) {
        write_option_heading(record, ranking->scores[i].alternative);
        add_profile(record, document_list(record->document, NULL, false), i);
    }
}

/* An option that is not ruled out, but not among the best. */
static void add_distance(struct record *record, struct block *list, const struct score *score)
{
    const struct advice_reader *reader = record->reader;
    int64_t behind = reader->advice->ranking.scores[0].points - score->points;

    if (behind == 0)
        document_point(record->document, list, "Neutral, because it ties with %s",
                       record_name(record, reader->advice->winner));
    else
        document_point(record->document, list, "Bad, because it is %s points of 100 behind %s",
                       advice_reader_points(record->reader, behind),
                       record_name(record, reader->advice->winner));
}

void record_arguments(struct record *record)
{
    const struct ranking *ranking = &record->reader->advice->ranking;

    for (int i = 0; i < record->reader->n_listed; i++) {
        const struct score *score = &ranking->scores[i];
        struct block *list;
        write_option_heading(record, score->alternative);
        record_rank(record, score);
        list = document_list(record->document, NULL, false);
        if (i < ranking->n_left && i < RECORD_TOP)
            add_profile(record, list, i);
        else if (i < ranking->n_left)
            add_distance(record, list, score);
        record_objections(record, list, score);
    }
}
