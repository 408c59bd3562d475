#include "document/exporters/record_parts.h"

#include <stdlib.h>

/* What was weighed, and who was looked at: every framework, also those that are out. */

/* The answers that gave the criterion points, and the base. */
static const char *givers_of(const struct record *record, int criterion)
{
    const struct export *export = record->export;
    int n_questions = export->advice->answers->n_questions;
    const char **words = ARENA_ARRAY(export->arena, const char *, (size_t)n_questions + 1);
    size_t count = 0;

    if (export->criteria[criterion].base_points > 0)
        words[count++] = "every project";
    for (int i = 0; i < n_questions; i++) {
        const struct question_option *option = export_answer(export, i);
        for (size_t j = 0; option && j < option->n_points; j++)
            if (option->points[j].criterion == criterion && option->points[j].points > 0)
                words[count++] = export->questions[i].brief;
    }
    return export_enumerate(export, words, count);
}

void record_drivers(struct record *record)
{
    const struct export *export = record->export;
    int n_criteria = export->advice->decision->problem.n_criteria;
    struct weighed *drivers = ARENA_ARRAY(export->arena, struct weighed, (size_t)n_criteria);
    int64_t total = export->advice->ranking.total;
    struct block *list;
    size_t count = 0;

    for (int i = 0; i < n_criteria; i++)
        if (record_weight(record, i) > 0)
            drivers[count++] = (struct weighed){i, record_weight(record, i)};
    if (count == 0) {
        document_say(record->document, "No criterion carries weight.");
        return;
    }
    qsort(drivers, count, sizeof(drivers[0]), record_compare);
    list = document_list(record->document, NULL, false);
    for (size_t i = 0; i < count; i++) {
        int64_t tenths = (2 * 1000 * drivers[i].amount + total) / (2 * total);
        document_point(record->document, list, "%s: %lld of %lld points (%lld.%lld %%), from %s",
                       record_label(record, drivers[i].criterion), (long long)drivers[i].amount,
                       (long long)total, (long long)(tenths / 10), (long long)(tenths % 10),
                       givers_of(record, drivers[i].criterion));
    }
}

static void say_objection(struct record *record, struct inline_list *line,
                          const struct objection *objection)
{
    const struct export *export = record->export;
    const struct evidence *evidence = objection->observation.evidence;

    inline_printf(line, "; %s %s (%s, ",
                  objection->observation.verdict == VERDICT_OUT ? "fails" : "not verified:",
                  record_quote(record, export_said(export, objection->question)),
                  objection->requirement->reason);
    inline_code(line, requirement_text(export->arena, export->catalog, objection->requirement));
    inline_printf(line, "), observed: %s", objection->observation.observed);
    if (evidence)
        inline_printf(line, " (%s)", sources_cite(record->sources, evidence));
}

static void add_option(struct record *record, struct block *list, const struct score *score)
{
    const struct export *export = record->export;
    struct block *paragraph =
        document_paragraph(record->document, document_item(record->document, list));
    struct inline_list line = inlines_of_block(record->document, paragraph);
    struct objection *found;
    size_t count = objections(export->arena, export->advice->decision, export->advice->answers,
                              score->alternative, &found);

    inline_strong(&line, record_name(record, score->alternative));
    if (score->rank > 0)
        inline_printf(&line, ": rank %d, fit %s", score->rank, record_fit(record, score));
    else
        inline_printf(&line, ": out, fit %s if it were not", record_fit(record, score));
    if (score->tied_with_before)
        inline_text(&line, ", a tie with the one before it; the catalog's order decides");
    for (size_t i = 0; i < count; i++)
        say_objection(record, &line, &found[i]);
}

void record_options(struct record *record)
{
    const struct ranking *ranking = &record->export->advice->ranking;
    struct block *list = document_list(record->document, NULL, false);

    for (int i = 0; i < ranking->n; i++)
        add_option(record, list, &ranking->scores[i]);
}
