#include "document/record/record_parts.h"

/* Who was chosen, and what speaks for and against the first of them. */

static const char *lead_words(const struct record *record)
{
    const struct export *export = record->export;
    const struct score *scores = export->advice->ranking.scores;

    if (export->advice->second < 0)
        return "it is the only one left";
    if (scores[1].tied_with_before)
        return arena_printf(export->arena, "it ties with %s and the catalog's order decides",
                            record_name(record, export->advice->second));
    return arena_printf(export->arena, "it is first, %s points of 100 ahead of %s",
                        export_tenths(export, scores[0].points - scores[1].points),
                        record_name(record, export->advice->second));
}

static void say_two_names(struct record *record)
{
    const struct advice *advice = record->export->advice;
    const char *served = record->export->identity->served, *all_rounder, *by_priority;

    if (advice->all_rounder < 0)
        return;
    all_rounder = record_name(record, advice->all_rounder);
    by_priority = advice->by_priority >= 0 ? record_name(record, advice->by_priority) : "";
    if (advice->by_priority < 0)
        document_say(record->document, "No %s was answered: %s is the best all-rounder.", served,
                     all_rounder);
    else if (advice->by_priority == advice->all_rounder)
        document_say(record->document,
                     "No %s was answered: %s is both the best all-rounder and the best by "
                     "the stated priority alone.",
                     served, all_rounder);
    else
        document_say(record->document,
                     "No %s was answered, so there are two names: the best all-rounder is "
                     "%s, the best by the stated priority alone is %s.",
                     served, all_rounder, by_priority);
}

/* The confidence line: separate facts, no blended number. */
static void say_sure(struct record *record)
{
    const struct export *export = record->export;

    document_say(record->document,
                 "%s The weightings are %d random ones around the stated "
                 "weights, from seed %llu; the share is not the probability of being right.",
                 sure_state(export), export->certainty->shares.draws,
                 (unsigned long long)export->options->seed);
    if (sure_proof(export)[0] != '\0')
        document_say(record->document, "%s", sure_proof(export));
    if (sure_methods(export)[0] != '\0')
        document_say(record->document, "%s Some of them depend on which options are compared.",
                     sure_methods(export));
}

struct side {
    const char *word, *verb;
};

static void add_reasons(struct record *record, struct block *list, const struct weighed *weighed,
                        size_t count, int framework, int rival, struct side side)
{
    for (size_t i = 0; i < count; i++) {
        struct block *item = document_item(record->document, list);
        struct block *paragraph = document_paragraph(record->document, item);
        struct inline_list line = inlines_of_block(record->document, paragraph);
        int criterion = weighed[i].criterion;

        inline_printf(&line, "%s, because ", side.word);
        inline_strong(&line, record_label(record, criterion));
        inline_printf(&line, " is %s of 100", record_value(record, criterion, framework));
        if (rival >= 0)
            inline_printf(&line, " (%s: %s)", record_name(record, rival),
                          record_value(record, criterion, rival));
        inline_printf(&line, " and %s %s points. %s", side.verb,
                      export_tenths(record->export, weighed[i].amount),
                      record_inputs(record, criterion, framework));
    }
}

/* A framework by itself: what it gets most from, and where it leaves most. */
static void add_own(struct record *record, struct block *list, int framework)
{
    struct weighed *best, *worst;
    size_t n_best = record_top(record, record_won, framework, -1, &best);
    size_t n_worst = record_worst(record, framework, &worst);

    add_reasons(record, list, best, n_best, framework, -1, (struct side){"Good", "brings"});
    add_reasons(record, list, worst, n_worst, framework, -1, (struct side){"Bad", "leaves out"});
    if (!list->first)
        document_point(record->document, list, "Neutral, because nothing carries weight");
}

/* Beside another one. */
static void add_beside(struct record *record, struct block *list, int framework, int rival)
{
    struct weighed *ahead, *behind;
    size_t n_ahead = record_top(record, record_ahead, framework, rival, &ahead);
    size_t n_behind = record_top(record, record_behind, framework, rival, &behind);

    add_reasons(record, list, ahead, n_ahead, framework, rival, (struct side){"Good", "wins"});
    add_reasons(record, list, behind, n_behind, framework, rival, (struct side){"Bad", "loses"});
    if (!list->first)
        document_point(record->document, list,
                       "Neutral, because nothing that was weighed tells it from %s",
                       record_name(record, rival));
}

static void write_consequences(struct record *record)
{
    document_heading(record->document, 3, "Consequences");
    add_own(record, document_list(record->document, NULL, false), record->export->advice->winner);
}

static void write_relaxations(struct record *record)
{
    const struct export *export = record->export;
    struct block *list;

    if (export->advice->n_relaxations == 0)
        return;
    list = document_list(record->document, NULL, false);
    for (int i = 0; i < export->advice->n_relaxations; i++) {
        const struct relaxation *relaxation = &export->advice->relaxations[i];
        const char **drops =
            ARENA_ARRAY(export->arena, const char *, (size_t)relaxation->n_questions);
        const char **names =
            ARENA_ARRAY(export->arena, const char *, (size_t)relaxation->n_returning);
        for (int j = 0; j < relaxation->n_questions; j++)
            drops[j] = record_quote(record, export_said(export, relaxation->questions[j]));
        for (int j = 0; j < relaxation->n_returning; j++)
            names[j] = record_name(record, relaxation->returning[j]);
        document_point(record->document, list, "Dropping %s brings back %s.",
                       export_enumerate(export, drops, (size_t)relaxation->n_questions),
                       export_enumerate(export, names, (size_t)relaxation->n_returning));
    }
}

void record_outcome(struct record *record)
{
    const struct export *export = record->export;
    const struct advice *advice = export->advice;

    if (advice->winner < 0) {
        document_say(record->document,
                     "Chosen option: \"none\", because no %s satisfies the "
                     "requirements.",
                     export->identity->noun);
        write_relaxations(record);
        return;
    }
    document_say(record->document, "Chosen option: \"%s\", because %s: fit %s of 100.",
                 record_name(record, advice->winner), lead_words(record),
                 record_fit(record, &advice->ranking.scores[0]));
    if (advice->ranking.scores[0].unverified > 0)
        document_say(record->document,
                     "What could not be verified of the requirements is told with the option.");
    say_two_names(record);
    say_sure(record);
    write_consequences(record);
}

/* --- the options one by one -------------------------------------------------------------- */

/* The winner beside the second, the others beside the winner. */
static void add_profile(struct record *record, struct block *list, int place)
{
    const struct advice *advice = record->export->advice;
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
    document_say(record->document, "%s", record->export->frameworks[framework].summary);
}

void record_pros_and_cons(struct record *record)
{
    const struct ranking *ranking = &record->export->advice->ranking;

    for (int i = 0; i < ranking->n_left && i < RECORD_TOP; i++) {
        write_option_heading(record, ranking->scores[i].alternative);
        add_profile(record, document_list(record->document, NULL, false), i);
    }
}

/* One that is left, but not among the best. */
static void add_distance(struct record *record, struct block *list, const struct score *score)
{
    const struct export *export = record->export;
    int64_t behind = export->advice->ranking.scores[0].points - score->points;

    if (behind == 0)
        document_point(record->document, list, "Neutral, because it ties with %s",
                       record_name(record, export->advice->winner));
    else
        document_point(record->document, list, "Bad, because it is %s points of 100 behind %s",
                       export_tenths(export, behind), record_name(record, export->advice->winner));
}

void record_arguments(struct record *record)
{
    const struct ranking *ranking = &record->export->advice->ranking;

    for (int i = 0; i < ranking->n; i++) {
        const struct score *score = &ranking->scores[i];
        struct block *list;
        write_option_heading(record, score->alternative);
        record_standing(record, score);
        list = document_list(record->document, NULL, false);
        if (i < ranking->n_left && i < RECORD_TOP)
            add_profile(record, list, i);
        else if (i < ranking->n_left)
            add_distance(record, list, score);
        record_objections(record, list, score);
    }
}
