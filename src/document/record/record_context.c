#include "document/record/record_sections.h"

#include "base/array.h"
#include "base/bounds.h"

#include <stdlib.h>

/* The Y-statement, the answers, and what was left open. */

/* What the answer adds to the winner's score, or all its points if there is no winner. */
static int64_t answer_weight(const struct record *record, const struct question_option *option)
{
    int winner = record->reader->advice->winner;
    int64_t sum = 0;

    for (size_t i = 0; i < option->n_points; i++)
        sum += (int64_t)option->points[i].points *
               (winner < 0 ? 2 * VALUE_MOST
                           : record_doubled(record, option->points[i].criterion, winner));
    return sum + (option->n_requirements > 0); /* a requirement alone ranks above nothing */
}

/* The answers with the largest amounts, either fixed or not; `criterion` holds the question
 * here. */
static const char *answers_words(const struct record *record, bool fixed)
{
    const struct advice_reader *reader = record->reader;
    size_t most = (size_t)reader->advice->answers->n_questions, count = 0;
    struct criterion_amount *answers = ARENA_ARRAY(reader->arena, struct criterion_amount, most);
    const char *words[RECORD_TOP];

    for (size_t i = 0; i < most; i++) {
        const struct question_option *option = advice_reader_answer(reader, (int)i);
        if (!option || reader->questions[i].fixed != fixed)
            continue;
        int64_t weight = answer_weight(record, option);
        if (weight > 0)
            answers[count++] = (struct criterion_amount){(int)i, weight};
    }
    qsort(answers, count, sizeof(answers[0]), record_compare_amounts);
    count = MIN(count, RECORD_TOP);
    for (size_t i = 0; i < count; i++)
        words[i] = record_quote(record, advice_reader_answer_text(reader, answers[i].criterion));
    return advice_reader_enumerate(reader, words, count);
}

static const char *labels_of(const struct record *record, const struct criterion_amount *items,
                             size_t count)
{
    const char *words[RECORD_TOP];
    size_t n_words = 0;

    for (size_t i = 0; i < count; i++)
        if (!record_is_language(record, items[i].criterion))
            words[n_words++] = record_quote(record, record_label(record, items[i].criterion));
    return advice_reader_enumerate(record->reader, words, n_words);
}

/* "NestJS, Flask and 7 more" */
static const char *others_words(const struct record *record)
{
    const struct ranking *ranking = &record->reader->advice->ranking;
    size_t others = (size_t)ranking->n - 1, named = others < RECORD_TOP ? others : RECORD_TOP - 1;
    const char *words[RECORD_TOP];

    for (size_t i = 0; i < named; i++)
        words[i] = record_name(record, ranking->scores[i + 1].alternative);
    if (named < others)
        words[named] = arena_printf(record->reader->arena, "%zu more", others - named);
    return advice_reader_enumerate(record->reader, words, named + (named < others));
}

static void say_decided(const struct record *record, struct inline_list *line)
{
    const char *others = others_words(record);
    int winner = record->reader->advice->winner;
    struct criterion_amount *best, *worst;
    size_t n_best = record_top(record, record_won, winner, -1, &best);
    size_t n_worst = record_worst(record, winner, &worst);
    const char *gains = labels_of(record, best, n_best);
    const char *costs = labels_of(record, worst, n_worst);

    inline_text(line, " we decided for ");
    inline_strong(line, record_name(record, winner));
    if (others[0] != '\0')
        inline_printf(line, " and against %s", others);
    if (gains[0] != '\0')
        inline_printf(line, ", to achieve %s", gains);
    if (costs[0] != '\0')
        inline_printf(line, ", accepting that %s could be better", costs);
    inline_text(line, ".");
}

/* The Y-statement. */
void record_statement(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    struct block *paragraph = document_paragraph(record->document, NULL);
    struct inline_list line = inlines_of_block(record->document, paragraph);
    const char *fixed = answers_words(record, true), *others = answers_words(record, false);

    inline_printf(&line, "In the context of choosing one of %d %s", reader->advice->ranking.n,
                  reader->identity->nouns);
    if (fixed[0] != '\0')
        inline_printf(&line, ", given %s", fixed);
    inline_printf(&line, ", facing %s,",
                  others[0] != '\0' ? others : "no more than what every project needs");
    if (words_has_choice(reader))
        say_decided(record, &line);
    else if (reader->advice->winner >= 0)
        inline_printf(&line, " we have not decided yet. %s", words_headline(reader));
    else
        inline_printf(&line,
                      " we decided for no %s, because each of them fails a requirement, "
                      "accepting that a requirement has to be dropped first.",
                      reader->identity->noun);
}

static void write_answers(struct record *record)
{
    static const char *const heads[] = {"Question", "Answer", "Fixed", "Why it counts"};
    const struct advice_reader *reader = record->reader;
    struct block *table = document_table(record->document, ARRAY_LENGTH(heads), NULL);
    struct table_row *row = document_row(record->document, table);

    for (size_t i = 0; i < ARRAY_LENGTH(heads); i++)
        document_cell(record->document, row, i, "%s", heads[i]);
    for (int i = 0; i < reader->advice->answers->n_questions; i++) {
        const struct question_option *option = advice_reader_answer(reader, i);
        if (!option)
            continue;
        row = document_row(record->document, table);
        document_cell(record->document, row, 0, "%s", reader->questions[i].text);
        document_cell(record->document, row, 1, "%s", option->label);
        document_cell(record->document, row, 2, "%s", reader->questions[i].fixed ? "fixed" : "");
        document_cell(record->document, row, 3, "%s", option->reason);
    }
}

static void say_open(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    int n_questions = reader->advice->answers->n_questions;
    const char **words = ARENA_ARRAY(reader->arena, const char *, (size_t)n_questions);
    size_t count = 0;

    for (int i = 0; i < n_questions; i++)
        if (!advice_reader_answer(reader, i))
            words[count++] = reader->questions[i].brief;
    if (count > 0)
        document_say(record->document, "Not answered, and not counted: %s.",
                     advice_reader_enumerate(reader, words, count));
}

static void say_settled(struct record *record)
{
    const char *settled = record_settled(record->reader);

    if (settled[0] != '\0')
        document_say(record->document, "The deciders had answered differently. Settled: %s.",
                     settled);
}

void record_answers_table(struct record *record)
{
    const struct answers *answers = record->reader->advice->answers;
    int given = answers_count(answers);

    document_say(record->document, "%d of %d questions %s answered%s", given, answers->n_questions,
                 given == 1 ? "is" : "are",
                 given > 0 ? ". A fixed answer is about the team, not a wish." : ".");
    if (given > 0)
        write_answers(record);
    say_settled(record);
    say_open(record);
}
