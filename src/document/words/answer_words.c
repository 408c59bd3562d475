#include "document/words/answer_words.h"

#include "decide/advice/exclusion.h"

const char *words_said(struct arena *arena, const struct question_entry *question, int option)
{
    const struct question_option *entry = &question->options[option];

    return entry->said[0] != '\0' ? entry->said
                                  : arena_printf(arena, "%s: %s", question->brief, entry->label);
}

const char *words_rules_out_language(struct arena *arena, const struct decision *decision,
                                     const struct answers *answers, int question)
{
    const struct catalog_identity *identity = catalog_identity(decision->catalog);
    size_t n;
    const struct question_entry *entry = &catalog_questions(decision->catalog, &n)[question];
    int stated_by;

    if (!rules_out_team_language(decision, answers, question))
        return NULL;
    int language = team_language(decision, answers, &stated_by);
    return arena_printf(arena, "'%s: %s' rules out every %s for %s, the %s your team writes best.",
                        entry->brief, entry->options[answers->choice[question]].label,
                        identity->noun, catalog_language(decision->catalog, language)->label,
                        identity->served);
}

/* "75", or "38 to 66": of 100. */
static const char *worth(struct arena *arena, struct catalog *catalog, int framework, int criterion)
{
    size_t at = (size_t)framework * catalog_n_criteria(catalog) + (size_t)criterion;
    int low = (catalog_low(catalog)[at] + 50) / 100, high = (catalog_high(catalog)[at] + 50) / 100;

    return low == high ? arena_printf(arena, "%d", low)
                       : arena_printf(arena, "%d to %d", low, high);
}

const char *words_better(struct arena *arena, struct catalog *catalog, int criterion, int framework,
                         int other)
{
    size_t count;
    const struct criterion *entry = &catalog_criteria(catalog, &count)[criterion];
    const struct framework *frameworks = catalog_frameworks(catalog, &count);

    if (entry->better[0] != '\0')
        return arena_printf(arena, "%s %s", frameworks[framework].name, entry->better);
    return arena_printf(arena, "%s: %s %s, %s %s", entry->label, frameworks[framework].name,
                        worth(arena, catalog, framework, criterion), frameworks[other].name,
                        worth(arena, catalog, other, criterion));
}
