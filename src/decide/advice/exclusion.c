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

int team_language(const struct decision *decision, const struct answers *answers, int *ret_question)
{
    size_t n;
    const struct question_entry *questions = catalog_questions(decision->catalog, &n);
    int q = 0;

    while (q < answers->n_questions && !questions[q].language)
        q++;
    if (q == answers->n_questions || answers->choice[q] < 0)
        return -1;
    *ret_question = q;
    return catalog_find_language(decision->catalog, questions[q].options[answers->choice[q]].id);
}

bool rules_out_team_language(const struct decision *decision, const struct answers *answers,
                             int question)
{
    const struct problem *problem = &decision->problem;
    size_t n;
    const struct framework *frameworks = catalog_frameworks(decision->catalog, &n);
    int stated_by = -1, language = team_language(decision, answers, &stated_by), serving = 0;

    if (language < 0 || stated_by == question)
        return false;
    for (size_t a = 0; a < n; a++) {
        if (!(frameworks[a].serves >> language & 1))
            continue;
        if (!rules_out(problem, answers, question, (int)a))
            return false;
        serving++;
    }
    return serving > 0;
}
