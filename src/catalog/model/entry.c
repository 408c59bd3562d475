#include "catalog/model/entry.h"

#include "base/bounds.h"
#include "base/text/text.h"

#include <math.h>

const char *const trait_kind_names[TRAIT_KIND_COUNT] = {
    [TRAIT_TEXT] = "text",   [TRAIT_NUMBER] = "number", [TRAIT_DATE] = "date",
    [TRAIT_LEVEL] = "level", [TRAIT_RATING] = "rating", [TRAIT_LIST] = "list",
};

const char *const level_words[LEVEL_MOST + 1] = {
    "you build it",
    "third party",
    "official add-on",
    "built in",
};
const char *const level_aliases[LEVEL_MOST + 1] = {"none", "3rd", "pkg", "ship"};

const char *const better_names[BETTER_COUNT] = {
    [BETTER_NONE] = "none",
    [BETTER_MORE] = "more",
    [BETTER_LESS] = "less",
};

const struct value unknown_value = {
    .text = "unknown",
    .bounds = "",
    .evidence = {.source = "none", .as_of = "", .note = ""},
};

const char *const claim_verdict_names[CLAIM_VERDICT_COUNT] = {
    [CLAIM_SUPPORTED] = "supported",
    [CLAIM_PARTLY] = "partly",
    [CLAIM_CONTRADICTED] = "contradicted",
    [CLAIM_UNVERIFIED] = "unverified",
};

const char *const criterion_rule_names[RULE_COUNT] = {
    [RULE_RATING] = "rating",
    [RULE_LEVEL] = "level",
    [RULE_MEAN_LEVEL] = "mean-level",
    [RULE_FIT] = "fit",
    [RULE_BEST_FIT] = "best-fit",
    [RULE_MEAN_FIT] = "mean-fit",
    [RULE_MEASURE] = "measure",
    [RULE_LANGUAGE] = "language",
    [RULE_SUPPORT_WINDOW] = "support-window",
};

const struct rule_inputs criterion_rule_inputs[RULE_COUNT] = {
    [RULE_RATING] = {INPUTS_TRAITS, TRAIT_RATING, true},
    [RULE_LEVEL] = {INPUTS_TRAITS, TRAIT_LEVEL, true},
    [RULE_MEAN_LEVEL] = {INPUTS_TRAITS, TRAIT_LEVEL, false},
    [RULE_FIT] = {INPUTS_COMPONENTS, TRAIT_TEXT, true},
    [RULE_BEST_FIT] = {INPUTS_COMPONENTS, TRAIT_TEXT, false},
    [RULE_MEAN_FIT] = {INPUTS_COMPONENTS, TRAIT_TEXT, false},
    [RULE_MEASURE] = {INPUTS_TRAITS, TRAIT_NUMBER, false},
    [RULE_SUPPORT_WINDOW] = {INPUTS_TRAITS, TRAIT_DATE, true},
    [RULE_LANGUAGE] = {INPUTS_LANGUAGES, TRAIT_TEXT, true},
};

const char *const rule_operator_names[OP_COUNT] = {
    [OP_EQUAL] = "=",
    [OP_IN] = "in",
    [OP_AT_LEAST] = ">=",
    [OP_AT_MOST] = "<=",
    [OP_LEVEL_AT_LEAST] = "level>=",
};

size_t slots_asked_for(const struct component *components, size_t count)
{
    uint32_t slots = 0;
    size_t n = 0;

    for (size_t i = 0; i < count; i++)
        slots |= components[i].needs;
    for (; slots != 0; slots &= slots - 1)
        n++;
    return n;
}

static long option_points(const struct question_option *option)
{
    long points = 0;

    for (size_t i = 0; i < option->n_points; i++)
        points += option->points[i].points;
    return points;
}

long points_most(const struct criterion *criteria, size_t n_criteria,
                 const struct question_entry *questions, size_t n_questions)
{
    long total = 0;

    for (size_t i = 0; i < n_criteria; i++)
        total += criteria[i].base_points;
    for (size_t i = 0; i < n_questions; i++) {
        long most = 0;
        for (size_t j = 0; j < questions[i].n_options; j++)
            most = MAX(option_points(&questions[i].options[j]), most);
        total += most;
    }
    return total;
}

struct pairing *pairing_copy(struct arena *arena, const struct pairing *pairing)
{
    struct pairing *copy = ARENA_NEW(arena, struct pairing);

    *copy = *pairing;
    copy->via = arena_string(arena, pairing->via);
    copy->evidence.source = arena_string(arena, pairing->evidence.source);
    copy->evidence.as_of = arena_string(arena, pairing->evidence.as_of);
    copy->evidence.note = arena_string(arena, pairing->evidence.note);
    return copy;
}

struct figure value_figure(const struct value *value)
{
    return (struct figure){value->text, value->known, value->bounded, value->low, value->high};
}

bool figure_number(const struct trait *trait, const struct figure *figure, double *ret_number)
{
    if (!figure->known && !figure->bounded)
        return false;
    *ret_number = figure->low / 2 + figure->high / 2;
    if (trait->kind == TRAIT_DATE && text_equal(figure->text, "open-ended"))
        *ret_number = INFINITY;
    return trait->kind != TRAIT_DATE || !text_equal(figure->text, "none published");
}
