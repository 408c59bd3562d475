#include "decide/advice/exclusion.h"

static bool rules_out(const struct problem *problem, const struct answers *answers, int question,
                      int framework)
{
    int choice = answers->choice[question];

    return answer_given(choice) &&
           option_verdict(&problem->questions[question].options[choice], framework) == VERDICT_OUT;
}

bool exclusion_of(struct arena *arena, const struct decision *decision,
                  const struct answers *answers, int framework, struct exclusion *ret_exclusion)
{
    const struct problem *problem = &decision->problem;
    struct objection *found;
    size_t count = objections(arena, decision, answers, framework, &found), i = 0;

    while (i < count && found[i].observation.verdict != VERDICT_OUT)
        i++;
    if (i == count)
        return false;
    *ret_exclusion = (struct exclusion){
        .question = found[i].question,
        .option = found[i].option,
        .requirement = found[i].requirement,
        .observed = found[i].observation.observed,
        .questions = ARENA_ARRAY(arena, int, (size_t)problem->n_questions),
    };
    for (int q = 0; q < problem->n_questions; q++)
        if (rules_out(problem, answers, q, framework))
            ret_exclusion->questions[ret_exclusion->n_questions++] = q;
    return true;
}

bool *excluded_by_others(struct arena *arena, const struct problem *problem,
                         const struct answers *answers, int question)
{
    bool *out = ARENA_ARRAY(arena, bool, (size_t)problem->n_alternatives);

    for (int q = 0; q < problem->n_questions; q++)
        for (int a = 0; q != question && a < problem->n_alternatives; a++)
            out[a] |= rules_out(problem, answers, q, a);
    return out;
}

int excluded_by_option(const struct problem *problem, const bool *out, int question, int option,
                       int *frameworks)
{
    const struct option *entry = &problem->questions[question].options[option];
    int count = 0;

    for (int a = 0; entry->verdicts && a < problem->n_alternatives; a++)
        if (!out[a] && option_verdict(entry, a) == VERDICT_OUT)
            frameworks[count++] = a;
    return count;
}

int language_named(const struct decision *decision, const struct answers *answers, int question)
{
    size_t n;
    const struct question_entry *entry = &catalog_questions(decision->catalog, &n)[question];
    int choice = answers->choice[question];

    if (!entry->language || !answer_given(choice) || entry->options[choice].n_requirements > 0)
        return -1;
    return catalog_find_language(decision->catalog, entry->options[choice].id);
}

uint64_t team_languages(const struct decision *decision, const struct answers *answers)
{
    uint64_t languages = 0;

    for (int q = 0; q < answers->n_questions; q++) {
        int language = language_named(decision, answers, q);
        if (language >= 0 && language < 64)
            languages |= UINT64_C(1) << language;
    }
    return languages;
}

/* Whether there are frameworks for the language, and the answer rules out each of them. */
static bool rules_out_language(const struct decision *decision, const struct answers *answers,
                               int question, int language)
{
    size_t n;
    const struct framework *frameworks = catalog_frameworks(decision->catalog, &n);
    bool served = false;

    for (size_t a = 0; a < n; a++) {
        if (!(frameworks[a].serves >> language & 1))
            continue;
        if (!rules_out(&decision->problem, answers, question, (int)a))
            return false;
        served = true;
    }
    return served;
}

uint64_t team_languages_lost(const struct decision *decision, const struct answers *answers,
                             int question)
{
    uint64_t lost = 0;
    bool first = true;

    for (int q = 0; q < answers->n_questions; q++) {
        int language = language_named(decision, answers, q);
        if (language < 0 || language >= 64)
            continue;
        if (rules_out_language(decision, answers, question, language))
            lost |= UINT64_C(1) << language;
        else if (first)
            return 0;
        first = false;
    }
    return lost;
}
