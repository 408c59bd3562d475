#include "decide/model/decision.h"

#include <stdlib.h>
#include <string.h>

static const uint8_t *verdicts_of(struct arena *arena, struct catalog *catalog,
                                  const struct question_option *option, size_t n_frameworks)
{
    if (option->n_requirements == 0)
        return NULL;
    uint8_t *verdicts = ARENA_ARRAY(arena, uint8_t, n_frameworks);
    for (size_t j = 0; j < option->n_requirements; j++)
        requirement_verdicts(catalog, &option->requirements[j], n_frameworks, verdicts);
    return verdicts;
}

static struct option option_of(struct arena *arena, struct catalog *catalog,
                               const struct question_option *entry, size_t n_frameworks)
{
    struct effect *effects = ARENA_ARRAY(arena, struct effect, entry->n_points);

    for (size_t i = 0; i < entry->n_points; i++)
        effects[i] = (struct effect){entry->points[i].criterion, entry->points[i].points};
    return (struct option){
        .effects = effects,
        .n_effects = (int)entry->n_points,
        .verdicts = verdicts_of(arena, catalog, entry, n_frameworks),
    };
}

static const struct prior *prior_of(struct arena *arena, const struct question_entry *entries,
                                    const struct question_entry *entry)
{
    if (!entry->prior)
        return NULL;
    const struct question_entry *earlier = &entries[entry->prior->follows];
    struct prior *prior = ARENA_NEW(arena, struct prior);
    int *same = ARENA_ARRAY(arena, int, earlier->n_options);

    for (size_t i = 0; i < earlier->n_options; i++)
        same[i] = catalog_find_option(entry, earlier->options[i].id);
    *prior =
        (struct prior){entry->prior->follows, same, entry->prior->repeated, entry->prior->skipped};
    return prior;
}

struct decision *decision_new(struct arena *arena, struct catalog *catalog)
{
    size_t n_frameworks, n_criteria, n_questions;
    struct decision *decision = ARENA_NEW(arena, struct decision);

    catalog_frameworks(catalog, &n_frameworks);
    const struct criterion *criteria = catalog_criteria(catalog, &n_criteria);
    const struct question_entry *entries = catalog_questions(catalog, &n_questions);
    int *base = ARENA_ARRAY(arena, int, n_criteria);
    for (size_t i = 0; i < n_criteria; i++)
        base[i] = criteria[i].base_points;

    struct question *questions = ARENA_ARRAY(arena, struct question, n_questions);
    for (size_t i = 0; i < n_questions; i++) {
        struct option *options = ARENA_ARRAY(arena, struct option, entries[i].n_options);
        for (size_t j = 0; j < entries[i].n_options; j++)
            options[j] = option_of(arena, catalog, &entries[i].options[j], n_frameworks);
        questions[i] = (struct question){
            options,           (int)entries[i].n_options, entries[i].fixed,
            entries[i].effort, entries[i].skipped,        prior_of(arena, entries, &entries[i])};
    }
    decision->catalog = catalog;
    decision->problem = (struct problem){
        .n_alternatives = (int)n_frameworks,
        .n_criteria = (int)n_criteria,
        .n_questions = (int)n_questions,
        .low = catalog_low(catalog),
        .high = catalog_high(catalog),
        .base = base,
        .questions = questions,
    };
    return decision;
}

struct answers *answers_new(struct arena *arena, const struct decision *decision)
{
    struct answers *answers = ARENA_NEW(arena, struct answers);

    answers->n_questions = decision->problem.n_questions;
    answers->choice = ARENA_ARRAY(arena, int, (size_t)answers->n_questions);
    for (int i = 0; i < answers->n_questions; i++)
        answers->choice[i] = ANSWER_OPEN;
    return answers;
}

struct answers *answers_copy(struct arena *arena, const struct answers *answers)
{
    struct answers *copy = ARENA_NEW(arena, struct answers);

    copy->n_questions = answers->n_questions;
    copy->choice = ARENA_ARRAY(arena, int, (size_t)answers->n_questions);
    if (answers->n_questions > 0)
        memcpy(copy->choice, answers->choice, (size_t)answers->n_questions * sizeof(int));
    return copy;
}

int answers_count(const struct answers *answers)
{
    int count = 0;

    for (int i = 0; i < answers->n_questions; i++)
        count += answer_given(answers->choice[i]);
    return count;
}

static int compare_contribution(const void *left, const void *right)
{
    const struct contribution *a = left, *b = right;

    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->criterion - b->criterion;
}

size_t contributions(struct arena *arena, const struct decision *decision,
                     const struct ranking *ranking, int framework,
                     struct contribution **ret_contributions)
{
    const struct problem *problem = &decision->problem;
    const int16_t *low = problem->low + (size_t)framework * (size_t)problem->n_criteria;
    const int16_t *high = problem->high + (size_t)framework * (size_t)problem->n_criteria;
    struct contribution *contributions =
        ARENA_ARRAY(arena, struct contribution, (size_t)problem->n_criteria);
    size_t count = 0;

    for (int j = 0; j < problem->n_criteria; j++) {
        int weight = ranking->points[j];
        if (weight > 0)
            contributions[count++] = (struct contribution){j, weight, low[j], high[j],
                                                           (int64_t)weight * (low[j] + high[j])};
    }
    qsort(contributions, count, sizeof(contributions[0]), compare_contribution);
    *ret_contributions = contributions;
    return count;
}

size_t counting_traits(struct arena *arena, const struct decision *decision,
                       const struct ranking *ranking, int **ret_traits)
{
    size_t n_criteria, n_traits, count = 0;
    const struct criterion *criteria = catalog_criteria(decision->catalog, &n_criteria);

    catalog_traits(decision->catalog, &n_traits);
    int *traits = ARENA_ARRAY(arena, int, n_traits);
    bool *seen = ARENA_ARRAY(arena, bool, n_traits);
    for (size_t j = 0; j < n_criteria; j++) {
        if (ranking->points[j] == 0)
            continue;
        for (size_t k = 0; k < criteria[j].n_inputs; k++) {
            int trait = criteria[j].inputs[k].trait;
            if (trait < 0 || seen[trait])
                continue;
            seen[trait] = true;
            traits[count++] = trait;
        }
    }
    *ret_traits = traits;
    return count;
}

size_t unknown_traits(struct arena *arena, const struct decision *decision,
                      const struct ranking *ranking, int framework, int **ret_traits)
{
    int *traits;
    size_t n = counting_traits(arena, decision, ranking, &traits), count = 0;

    for (size_t i = 0; i < n; i++)
        if (!catalog_is_known(decision->catalog, framework, traits[i]))
            traits[count++] = traits[i];
    *ret_traits = traits;
    return count;
}
