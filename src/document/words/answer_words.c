#include "document/words/answer_words.h"

#include "base/array.h"
#include "decide/advice/exclusion.h"
#include "decide/advice/proposal.h"

const char *words_answer_text(struct arena *arena, const struct question_entry *question,
                              int option)
{
    const struct question_option *entry = &question->options[option];

    return entry->said[0] != '\0' ? entry->said
                                  : arena_printf(arena, "%s: %s", question->brief, entry->label);
}

/* Is it the team's best language, that is the one named by the first language question? */
static bool is_best(const struct decision *decision, const struct answers *answers,
                    uint64_t languages)
{
    size_t n;
    const struct question_entry *questions = catalog_questions(decision->catalog, &n);
    int q = 0;

    while (q < answers->n_questions && !questions[q].language)
        q++;
    int language = q < answers->n_questions ? language_named(decision, answers, q) : -1;
    return language >= 0 && languages == UINT64_C(1) << language;
}

const char *words_rules_out_language(struct arena *arena, const struct decision *decision,
                                     const struct answers *answers, int question)
{
    const struct catalog_identity *identity = catalog_identity(decision->catalog);
    uint64_t lost = team_languages_lost(decision, answers, question);
    size_t n;
    const struct question_entry *entry = &catalog_questions(decision->catalog, &n)[question];

    if (lost == 0)
        return NULL;
    return arena_printf(arena, "'%s: %s' rules out every %s for %s, %s.", entry->brief,
                        entry->options[answers->choice[question]].label, identity->noun,
                        words_languages(arena, decision->catalog, lost, " and "),
                        is_best(decision, answers, lost)
                            ? arena_printf(arena, "the %s your team writes best", identity->served)
                            : "which your team writes");
}

/* The language that counts as the best one here: the first that is named. As a bit; 0: none is. */
static uint64_t first_named(const struct decision *decision, const struct answers *answers)
{
    for (int q = 0; q < answers->n_questions; q++) {
        int language = language_named(decision, answers, q);
        if (language >= 0)
            return language < 64 ? UINT64_C(1) << language : 0;
    }
    return 0;
}

const char *words_language_lost_by(struct arena *arena, const struct decision *decision,
                                   const struct answers *answers, int question, int *ret_by)
{
    bool names = language_named(decision, answers, question) >= 0;
    struct answers *without = answers_copy(arena, answers);

    without->choice[question] = ANSWER_OPEN;
    for (int q = 0; q < answers->n_questions; q++) {
        const char *words =
            q == question || names ? words_rules_out_language(arena, decision, answers, q) : NULL;
        if (words && (first_named(decision, answers) & team_languages_lost(decision, without, q)))
            words = NULL; /* lost without this answer as well */
        if (words) {
            *ret_by = q;
            return words;
        }
    }
    return NULL;
}

const char *words_proposal(struct arena *arena, const struct decision *decision,
                           const struct answers *answers, int question, int *ret_option)
{
    size_t n;
    const struct question_entry *questions = catalog_questions(decision->catalog, &n);

    *ret_option = proposed_option(decision, answers, question);
    if (*ret_option < 0)
        return NULL;
    int earlier = decision->problem.questions[question].prior->follows;
    return arena_printf(arena, "Proposed because of '%s'; it counts only when you choose it.",
                        words_answer_text(arena, &questions[earlier], answers->choice[earlier]));
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

const char *words_languages(struct arena *arena, struct catalog *catalog, uint64_t languages,
                            const char *last_joint)
{
    size_t count, n = 0;
    const struct named *all = catalog_languages(catalog, &count);
    const char *names[64];

    for (size_t i = 0; i < count && i < ARRAY_LENGTH(names); i++)
        if (languages >> i & 1)
            names[n++] = all[i].label;
    return arena_join(arena, names, n, ", ", last_joint);
}
