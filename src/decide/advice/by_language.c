#include "decide/advice/by_language.h"

static bool is_about_language(const struct criterion *criteria,
                              const struct question_option *option)
{
    for (size_t i = 0; i < option->n_points; i++)
        if (criteria[option->points[i].criterion].rule == RULE_LANGUAGE)
            return true;
    for (size_t i = 0; i < option->n_requirements; i++)
        if (option->requirements[i].language >= 0)
            return true;
    return false;
}

bool language_answered(const struct decision *decision, const struct answers *answers)
{
    size_t ignored;
    const struct question_entry *questions = catalog_questions(decision->catalog, &ignored);
    const struct criterion *criteria = catalog_criteria(decision->catalog, &ignored);

    for (int i = 0; i < answers->n_questions; i++)
        if (questions[i].language && answer_given(answers->choice[i]) &&
            is_about_language(criteria, &questions[i].options[answers->choice[i]]))
            return true;
    return false;
}

static bool is_asked(const struct decision *decision)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(decision->catalog, &count);

    for (size_t i = 0; i < count; i++)
        if (questions[i].language)
            return true;
    return false;
}

/* The rows are sorted by fit because the ranking is. */
static void collect_rows(const struct decision *decision, const struct ranking *ranking,
                         int n_languages, struct by_language *by_language)
{
    uint64_t seen = 0, all = n_languages >= 64 ? UINT64_MAX : ((uint64_t)1 << n_languages) - 1;

    for (int i = 0; i < ranking->n_left && seen != all; i++) {
        const struct score *score = &ranking->scores[i];
        uint64_t fresh = catalog_framework(decision->catalog, score->alternative)->serves & ~seen;
        if (fresh != 0)
            by_language->rows[by_language->n++] =
                (struct language_row){fresh, score->alternative, score, {-1, -1}};
        seen |= fresh;
    }
}

/* How far a framework is above the mean of all rows on a criterion, times the number of rows. */
static int64_t gain_of(const struct decision *decision, const struct ranking *ranking,
                       const struct by_language *by_language, int framework, int criterion)
{
    const struct problem *problem = &decision->problem;
    int64_t gain = 0;

    for (int i = 0; i < by_language->n; i++) {
        int64_t own = (int64_t)framework * problem->n_criteria + criterion;
        int64_t other = (int64_t)by_language->rows[i].framework * problem->n_criteria + criterion;
        gain += problem->low[own] + problem->high[own] - problem->low[other] - problem->high[other];
    }
    return ranking->points[criterion] * gain;
}

/* Insertion sort; of equal gains the earlier criterion comes first. */
static void find_best_at(const struct decision *decision, const struct ranking *ranking,
                         const struct by_language *by_language, struct language_row *row)
{
    size_t count;
    const struct criterion *criteria = catalog_criteria(decision->catalog, &count);
    int64_t gains[LANGUAGE_BEST_AT] = {0};

    for (size_t j = 0; j < count; j++) {
        int at = LANGUAGE_BEST_AT;
        int64_t gain = criteria[j].rule == RULE_LANGUAGE
                           ? 0
                           : gain_of(decision, ranking, by_language, row->framework, (int)j);
        while (at > 0 && gain > gains[at - 1])
            at--;
        if (at == LANGUAGE_BEST_AT)
            continue;
        for (int k = LANGUAGE_BEST_AT - 1; k > at; k--) {
            gains[k] = gains[k - 1];
            row->best_at[k] = row->best_at[k - 1];
        }
        gains[at] = gain;
        row->best_at[at] = (int)j;
    }
}

struct by_language by_language_of(struct arena *arena, const struct decision *decision,
                                  const struct answers *answers, const struct ranking *ranking)
{
    struct by_language by_language = {0};
    size_t n_languages;

    catalog_languages(decision->catalog, &n_languages);
    if (!is_asked(decision) || language_answered(decision, answers))
        return by_language;
    by_language.rows = ARENA_ARRAY(arena, struct language_row, n_languages);
    collect_rows(decision, ranking, (int)n_languages, &by_language);
    for (int i = 0; i < by_language.n; i++)
        find_best_at(decision, ranking, &by_language, &by_language.rows[i]);
    return by_language;
}

bool by_language_depends(const struct by_language *by_language)
{
    return by_language->n > 1;
}
