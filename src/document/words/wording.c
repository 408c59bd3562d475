#include "document/words/wording.h"

#include "base/array.h"
#include "base/text/columns.h"
#include "base/text/text.h"
#include "decide/advice/exclusion.h"
#include "document/model/builder.h"

const char *wording_tenth_count(struct arena *arena, int tenths)
{
    return arena_printf(arena, "%d.%d", tenths / 10, tenths % 10);
}

const char *wording_tenths(struct arena *arena, const struct advice *advice, int64_t points)
{
    int64_t whole = 2 * VALUE_MOST * advice->ranking.total;

    return wording_tenth_count(arena,
                               whole > 0 ? (int)((2 * 1000 * points + whole) / (2 * whole)) : 0);
}

/* "13", "1.3" */
const char *wording_lead_points(struct arena *arena, const struct advice *advice)
{
    int64_t points = advice->ranking.scores[0].points - advice->ranking.scores[1].points;
    int64_t whole = 2 * VALUE_MOST * advice->ranking.total;
    int tenths = whole > 0 ? (int)((2 * 1000 * points + whole) / (2 * whole)) : 0;

    if (tenths == 0)
        return "less than 0.1";
    return tenths < 100 ? wording_tenth_count(arena, tenths)
                        : arena_printf(arena, "%d", (tenths + 5) / 10);
}

static const char *name_of(const struct advice *advice, int framework)
{
    size_t count;
    return catalog_frameworks(advice->decision->catalog, &count)[framework].name;
}

const char *wording_lead(struct arena *arena, const struct advice *advice)
{
    if (advice->winner < 0)
        return "";
    if (advice->second < 0)
        return "the only one left";
    if (advice->ranking.scores[1].tied_with_before)
        return arena_printf(arena, "level with %s", name_of(advice, advice->second));
    return arena_printf(arena, "%s points ahead of %s", wording_lead_points(arena, advice),
                        name_of(advice, advice->second));
}

const char *wording_lead_short(struct arena *arena, const struct advice *advice)
{
    if (advice->winner < 0 || advice->second < 0 || advice->ranking.scores[1].tied_with_before)
        return wording_lead(arena, advice);
    return arena_printf(arena, "by %s points", wording_lead_points(arena, advice));
}

const char *wording_thousands(struct arena *arena, int number)
{
    return number < 1000 ? arena_printf(arena, "%d", number)
                         : arena_printf(arena, "%s,%03d", wording_thousands(arena, number / 1000),
                                        number % 1000);
}

const char *wording_stack_cut(const struct stack *stack)
{
    return stack->is_cut ? "This catalog has more combinations of parts than are tried: a better "
                           "stack, or a runner-up, may be missing."
                         : "";
}

const char *wording_sentence(struct arena *arena, const char *words)
{
    char *sentence = arena_printf(arena, "%s.", words);

    if (words[0] == '\0')
        return "";
    if (sentence[0] >= 'a' && sentence[0] <= 'z')
        sentence[0] = (char)(sentence[0] - 'a' + 'A');
    return sentence;
}

const char *wording_range(struct arena *arena, const struct advice *advice,
                          const struct score *score)
{
    int low, high;

    advice_range(advice, score, &low, &high);
    return low == high ? arena_printf(arena, "%d", low)
                       : arena_printf(arena, "%d to %d", low, high);
}

const char *wording_criterion(const struct criterion *criterion)
{
    return criterion->brief[0] == '\0' || criterion->rule == RULE_LANGUAGE ? criterion->label
                                                                           : criterion->brief;
}

const char *wording_criterion_within(const struct criterion *criterion, int columns)
{
    return columns_of(criterion->label) <= columns ? criterion->label
                                                   : wording_criterion(criterion);
}

static void values_of(struct catalog *catalog, int framework, int criterion, int *ret_low,
                      int *ret_high)
{
    size_t at = (size_t)framework * catalog_n_criteria(catalog) + (size_t)criterion;

    *ret_low = (catalog_low(catalog)[at] + 50) / 100;
    *ret_high = (catalog_high(catalog)[at] + 50) / 100;
}

const char *wording_worth(struct arena *arena, struct catalog *catalog, int framework,
                          int criterion)
{
    int low, high;

    values_of(catalog, framework, criterion, &low, &high);
    return low == high ? arena_printf(arena, "%d", low)
                       : arena_printf(arena, "%d to %d", low, high);
}

const char *wording_worth_brief(struct arena *arena, struct catalog *catalog, int framework,
                                int criterion)
{
    int low, high;

    values_of(catalog, framework, criterion, &low, &high);
    return low == high ? arena_printf(arena, "%d", low) : arena_printf(arena, "%d-%d", low, high);
}

const char *wording_requirement(struct arena *arena, struct catalog *catalog,
                                const struct requirement *requirement)
{
    size_t count;

    if (requirement->language >= 0)
        return catalog_languages(catalog, &count)[requirement->language].label;
    const char *unit = catalog_traits(catalog, &count)[requirement->trait].unit;
    const char *gap = unit[0] ? " " : "";
    switch (requirement->op) {
    case OP_LEVEL_AT_LEAST:
        return arena_printf(arena, "level %s or more", requirement->value);
    case OP_AT_LEAST:
        return arena_printf(arena, "%s%s%s or more", requirement->value, gap, unit);
    case OP_AT_MOST:
        return arena_printf(arena, "%s%s%s or less", requirement->value, gap, unit);
    case OP_IN:
        return arena_printf(arena, "one of %s", requirement->value);
    default:
        return arena_printf(arena, "%s%s%s", requirement->value, gap, unit);
    }
}

const char *wording_exclusion(struct arena *arena, const struct advice *advice, int framework,
                              enum exclusion_wording wording)
{
    struct catalog *catalog = advice->decision->catalog;
    struct exclusion exclusion;

    if (!exclusion_of(arena, advice->decision, advice->answers, framework, &exclusion))
        return "";
    if (wording == EXCLUSION_BRIEF)
        return arena_printf(arena, "%s: %s", catalog_question(catalog, exclusion.question)->brief,
                            exclusion.observed);
    /* A reason about a language already names it. */
    if (wording == EXCLUSION_OBSERVED || exclusion.requirement->language >= 0)
        return arena_printf(arena, "%s: %s", exclusion.requirement->reason, exclusion.observed);
    return arena_printf(arena, "%s: %s, wanted %s", exclusion.requirement->reason,
                        exclusion.observed,
                        wording_requirement(arena, catalog, exclusion.requirement));
}

const char *wording_excluder(struct arena *arena, const struct advice *advice, int framework)
{
    struct exclusion exclusion;

    if (!exclusion_of(arena, advice->decision, advice->answers, framework, &exclusion))
        return "";
    const char *first = catalog_question(advice->decision->catalog, exclusion.question)->brief;
    return exclusion.n_questions > 1
               ? arena_printf(arena, "%s and %d more", first, exclusion.n_questions - 1)
               : first;
}

const char *wording_trait(struct arena *arena, const struct trait *trait)
{
    if (trait->kind != TRAIT_NUMBER || trait->unit[0] == '\0')
        return trait->label;
    const char *const label[] = {trait->label, " (", trait->unit, ")"};
    return join_texts(arena, label, ARRAY_LENGTH(label));
}

const char *wording_answer(struct arena *arena, const struct advice *advice, int question)
{
    size_t count;
    const struct question_entry *entry =
        &catalog_questions(advice->decision->catalog, &count)[question];
    int choice = advice->answers->choice[question];

    return arena_printf(arena, "%s: %s", entry->brief,
                        answer_given(choice)       ? entry->options[choice].label
                        : choice == ANSWER_SKIPPED ? "skipped"
                                                   : "open");
}

const char *wording_names(struct arena *arena, struct catalog *catalog, const int *frameworks,
                          int count)
{
    struct text names;
    const char *result;

    text_init(&names);
    for (int i = 0; i < count; i++)
        text_printf(&names, "%s%s", i > 0 ? ", " : "",
                    catalog_framework(catalog, frameworks[i])->name);
    result = arena_string(arena, names.bytes);
    text_finish(&names);
    return result;
}

const char *wording_names_within(struct arena *arena, struct catalog *catalog,
                                 const int *frameworks, int known, int count, int columns)
{
    for (int shown = known; shown > 0; shown--) {
        const char *names = wording_names(arena, catalog, frameworks, shown);
        if (shown < count)
            names = arena_printf(arena, "%s and %d more", names, count - shown);
        if (columns_of(names) <= columns)
            return names;
    }
    return arena_printf(arena, "%d", count);
}

const char *wording_via(struct arena *arena, const struct pairing *pairing)
{
    if (!pairing || pairing->via[0] == '\0')
        return "";
    const char *const via[] = {"via ", pairing->via};
    return text_starts_with(pairing->via, "built in") ? pairing->via
                                                      : join_texts(arena, via, ARRAY_LENGTH(via));
}

const char *wording_because(struct arena *arena, const struct advice *advice,
                            const struct stack_choice *choice)
{
    const char *text = choice->because;

    for (size_t i = 0; i < choice->n_overruled; i++)
        text = arena_printf(arena, "%s; overrules %s (%s)", text,
                            wording_answer(arena, advice, choice->overruled[i].question),
                            choice->overruled[i].why);
    return text;
}
