#include "document/record/record_sections.h"

#define TOP_DRIVERS 5

#include <ctype.h>
#include <stdlib.h>

/* The criteria with points, and all frameworks, also those ruled out. */

/* The answers that gave the criterion points, and the base points. */
static const char *givers_of(const struct record *record, int criterion)
{
    const struct advice_reader *reader = record->reader;
    int n_questions = reader->advice->answers->n_questions;
    const char **words = ARENA_ARRAY(reader->arena, const char *, (size_t)n_questions + 1);
    size_t count = 0;

    if (reader->criteria[criterion].base_points > 0)
        words[count++] = "every project";
    for (int i = 0; i < n_questions; i++) {
        const struct question_option *option = advice_reader_answer(reader, i);
        for (size_t j = 0; option && j < option->n_points; j++)
            if (option->points[j].criterion == criterion && option->points[j].points > 0)
                words[count++] = reader->questions[i].brief;
    }
    return advice_reader_enumerate(reader, words, count);
}

/* "; the first place holds from 3.1 to 24.0 %, below that NestJS is first" */
static const char *stability_words(const struct record *record, int criterion)
{
    const struct advice_reader *reader = record->reader;
    const struct interval *interval;
    const char *below = "", *above = "";

    if (reader->advice->winner < 0)
        return "";
    interval = &reader->confidence->stability[criterion];
    if (interval->low_rival >= 0)
        below = arena_printf(reader->arena, ", below that %s is first",
                             record_name(record, interval->low_rival));
    if (interval->high_rival >= 0)
        above = arena_printf(reader->arena, ", above that %s is first",
                             record_name(record, interval->high_rival));
    return arena_printf(reader->arena, "; the first place holds from %s%s%s",
                        words_interval(reader, criterion), below, above);
}

void record_drivers(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    int n_criteria = reader->advice->decision->problem.n_criteria;
    struct criterion_amount *drivers =
        ARENA_ARRAY(reader->arena, struct criterion_amount, (size_t)n_criteria);
    int64_t total = reader->advice->ranking.total;
    struct block *list;
    size_t count = 0;

    for (int i = 0; i < n_criteria; i++)
        if (record_weight(record, i) > 0)
            drivers[count++] = (struct criterion_amount){i, record_weight(record, i)};
    if (count == 0) {
        document_say(record->document, "No criterion counts yet.");
        return;
    }
    qsort(drivers, count, sizeof(drivers[0]), record_compare_amounts);
    list = document_list(record->document, NULL, false);
    for (size_t i = 0; i < count; i++) {
        int criterion = drivers[i].criterion;
        document_point(record->document, list, "%s: %lld of %lld points (%s), from %s%s",
                       record_label(record, criterion), (long long)drivers[i].amount,
                       (long long)total, words_weight(reader, criterion),
                       givers_of(record, criterion), stability_words(record, criterion));
    }
}

void record_top_drivers(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    size_t n_criteria = (size_t)reader->advice->decision->problem.n_criteria, count = 0;
    struct criterion_amount *drivers =
        ARENA_ARRAY(reader->arena, struct criterion_amount, n_criteria);
    struct block *list;

    for (size_t i = 0; i < n_criteria; i++)
        if (record_weight(record, (int)i) > 0)
            drivers[count++] = (struct criterion_amount){(int)i, record_weight(record, (int)i)};
    if (count == 0) {
        document_say(record->document, "No criterion counts yet.");
        return;
    }
    qsort(drivers, count, sizeof(drivers[0]), record_compare_amounts);
    list = document_list(record->document, NULL, false);
    for (size_t i = 0; i < count && i < TOP_DRIVERS; i++)
        document_point(record->document, list, "%s: %s of all points, from %s",
                       record_label(record, drivers[i].criterion),
                       words_weight(reader, drivers[i].criterion),
                       givers_of(record, drivers[i].criterion));
}

/* "fails "Typing: Required" (static types are required, `typing >= 2`), observed: none (source
 * 1)" */
static void say_objection(struct record *record, struct inline_list *line,
                          const struct objection *objection)
{
    const struct advice_reader *reader = record->reader;
    const struct evidence *evidence = objection->observation.evidence;

    inline_printf(line, "%s (%s, ",
                  record_quote(record, advice_reader_answer_text(reader, objection->question)),
                  objection->requirement->reason);
    inline_code(line, requirement_text(reader->arena, reader->catalog, objection->requirement));
    inline_printf(line, "), observed: %s", objection->observation.observed);
    if (evidence) {
        inline_text(line, " (");
        source_cite_link(line, evidence);
        inline_text(line, ")");
    }
}

/* "rank 1, fit 81, first in 91 %" */
static const char *rank_words(const struct record *record, const struct score *score)
{
    const struct advice_reader *reader = record->reader;
    const char *tie = score->tied_with_before
                          ? ", a tie with the one before it; the catalog's order decides"
                          : "";

    if (score->rank > 0)
        return arena_printf(
            reader->arena, "rank %d, fit %s%s%s%s", score->rank, record_fit(record, score),
            words_has_shares(reader) ? ", first in " : "",
            words_has_shares(reader) ? words_share(reader, score->alternative) : "", tie);
    return arena_printf(reader->arena, "out, fit %s if it were not%s", record_fit(record, score),
                        tie);
}

static size_t objections_to(const struct record *record, const struct score *score,
                            struct objection **ret_found)
{
    return objections(record->reader->arena, record->reader->advice->decision,
                      record->reader->advice->answers, score->alternative, ret_found);
}

static void add_option(struct record *record, struct block *list, const struct score *score)
{
    struct block *paragraph =
        document_paragraph(record->document, document_item(record->document, list));
    struct inline_list line = inlines_of_block(record->document, paragraph);
    struct objection *found;
    size_t count = objections_to(record, score, &found);

    inline_strong(&line, record_name(record, score->alternative));
    inline_printf(&line, ": %s", rank_words(record, score));
    for (size_t i = 0; i < count; i++) {
        inline_text(&line,
                    found[i].observation.verdict == VERDICT_OUT ? "; fails " : "; not verified: ");
        say_objection(record, &line, &found[i]);
    }
}

static void say_rest(struct record *record)
{
    const char *words = words_rest(record->reader);

    if (words[0] != '\0')
        document_say(record->document, "%s", words);
}

void record_options(struct record *record)
{
    const struct ranking *ranking = &record->reader->advice->ranking;
    struct block *list = document_list(record->document, NULL, false);

    for (int i = 0; i < record->reader->n_listed; i++)
        add_option(record, list, &ranking->scores[i]);
    say_rest(record);
}

/* --- one section per option ------------------------------------------------------------ */

void record_option_names(struct record *record)
{
    const struct ranking *ranking = &record->reader->advice->ranking;
    struct block *list = document_list(record->document, NULL, false);

    for (int i = 0; i < record->reader->n_listed; i++)
        document_point(record->document, list, "%s",
                       record_name(record, ranking->scores[i].alternative));
    say_rest(record);
}

void record_rank(struct record *record, const struct score *score)
{
    char *sentence = arena_printf(record->reader->arena, "%s.", rank_words(record, score));

    sentence[0] = (char)toupper((unsigned char)sentence[0]);
    document_say(record->document, "%s", sentence);
}

void record_objections(struct record *record, struct block *list, const struct score *score)
{
    struct objection *found;
    size_t count = objections_to(record, score, &found);

    for (size_t i = 0; i < count; i++) {
        struct block *paragraph =
            document_paragraph(record->document, document_item(record->document, list));
        struct inline_list line = inlines_of_block(record->document, paragraph);
        inline_text(&line, found[i].observation.verdict == VERDICT_OUT
                               ? "Bad, because it fails "
                               : "Neutral, because it is not verified: ");
        say_objection(record, &line, &found[i]);
    }
}
