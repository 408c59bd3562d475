#include "base/date.h"
#include "base/text/text.h"
#include "decide/model/decision.h"

#include <string.h>

static bool constant_of(enum trait_kind kind, const char *text, double *ret_constant)
{
    long days, months;

    if (kind == TRAIT_DATE && date_parse(text, &days, &months)) {
        *ret_constant = (double)days;
        return true;
    }
    return text_to_number(text, ret_constant);
}

/* A date may be a word such as open-ended, which is neither before nor after any day. */
static bool is_word(const struct trait *trait, const struct figure *value)
{
    long days, months;

    return trait->kind == TRAIT_DATE && value->known && !date_parse(value->text, &days, &months);
}

/* An interval meets a requirement if all its values do, and fails if none does. */
static enum verdict compare(enum rule_operator op, double low, double high, double constant)
{
    bool all, none;

    if (op == OP_AT_MOST) {
        all = high <= constant;
        none = low > constant;
    } else if (op == OP_EQUAL) {
        all = low >= constant && high <= constant;
        none = high < constant || low > constant;
    } else {
        all = low >= constant;
        none = high < constant;
    }
    return all ? VERDICT_MET : none ? VERDICT_OUT : VERDICT_UNVERIFIED;
}

/* A requirement with what is the same for every framework. */
struct check {
    const struct requirement *requirement;
    const struct framework *frameworks;
    const struct trait *trait; /* NULL: of a language */
    const struct figure *column;
    bool has_constant;
    double constant;
};

static struct check check_of(struct catalog *catalog, const struct requirement *requirement)
{
    size_t count;
    struct check check = {
        .requirement = requirement,
        .frameworks = catalog_frameworks(catalog, &count),
        .constant = 1,
    };

    if (requirement->language >= 0) {
        text_to_number(requirement->value, &check.constant);
        return check;
    }
    check.trait = catalog_trait(catalog, requirement->trait);
    check.column = catalog_column(catalog, requirement->trait);
    check.has_constant = constant_of(check.trait->kind, requirement->value, &check.constant);
    return check;
}

static enum verdict verdict_of(const struct check *check, int framework)
{
    const struct requirement *requirement = check->requirement;
    const struct trait *trait = check->trait;

    if (!trait) {
        double served = (double)(check->frameworks[framework].serves >> requirement->language & 1);
        return compare(requirement->op, served, served, check->constant);
    }
    const struct figure *value = &check->column[framework];
    if (requirement->op == OP_IN || trait->kind == TRAIT_TEXT || trait->kind == TRAIT_LIST) {
        if (!value->known)
            return VERDICT_UNVERIFIED;
        bool met = trait->kind == TRAIT_LIST
                       ? text_lists_meet(value->text, requirement->value)
                       : text_list_has(requirement->value, value->text, strlen(value->text));
        return met ? VERDICT_MET : VERDICT_OUT;
    }
    if ((!value->known && !value->bounded) || is_word(trait, value) || !check->has_constant)
        return VERDICT_UNVERIFIED;
    return compare(requirement->op, value->low, value->high, check->constant);
}

static enum verdict verdict_on(struct catalog *catalog, const struct requirement *requirement,
                               int framework)
{
    struct check check = check_of(catalog, requirement);

    return verdict_of(&check, framework);
}

void requirement_verdicts(struct catalog *catalog, const struct requirement *requirement,
                          size_t n_frameworks, uint8_t *verdicts)
{
    struct check check = check_of(catalog, requirement);

    for (size_t i = 0; i < n_frameworks; i++) {
        enum verdict verdict = verdict_of(&check, (int)i);
        verdicts[i] = verdict > verdicts[i] ? (uint8_t)verdict : verdicts[i];
    }
}

static struct observation observe_language(struct catalog *catalog, int framework)
{
    const struct framework *row = catalog_framework(catalog, framework);
    int trait = catalog_served_trait(catalog);

    return (struct observation){
        .observed = trait >= 0 ? catalog_column(catalog, trait)[framework].text : row->language,
        .evidence = trait >= 0 ? catalog_evidence(catalog, framework, trait) : NULL,
    };
}

struct observation requirement_observe(struct arena *arena, struct catalog *catalog,
                                       const struct requirement *requirement, int framework)
{
    enum verdict verdict = verdict_on(catalog, requirement, framework);

    if (requirement->language >= 0) {
        struct observation observation = observe_language(catalog, framework);
        observation.verdict = verdict;
        return observation;
    }
    const struct trait *trait = catalog_trait(catalog, requirement->trait);
    const struct figure *value = &catalog_column(catalog, requirement->trait)[framework];
    const char *observed = value->text;
    if (trait->kind == TRAIT_LEVEL && value->known)
        observed = arena_printf(arena, "level %s of %d", value->text, LEVEL_MOST);
    else if (value->known && trait->unit[0] != '\0')
        observed = arena_printf(arena, "%s %s", value->text, trait->unit);
    return (struct observation){
        .verdict = verdict,
        .observed = observed,
        .evidence = catalog_evidence(catalog, framework, requirement->trait),
    };
}

const char *requirement_text(struct arena *arena, struct catalog *catalog,
                             const struct requirement *requirement)
{
    size_t count;
    const char *op = rule_operator_names[requirement->op];

    if (requirement->language >= 0)
        return arena_printf(arena, "lang-%s %s %s",
                            catalog_languages(catalog, &count)[requirement->language].id, op,
                            requirement->value);
    return arena_printf(arena, "%s %s %s", catalog_traits(catalog, &count)[requirement->trait].id,
                        op, requirement->value);
}

size_t objections(struct arena *arena, const struct decision *decision,
                  const struct answers *answers, int framework, struct objection **ret_objections)
{
    size_t n_questions, count = 0, most = 0;
    const struct question_entry *questions = catalog_questions(decision->catalog, &n_questions);

    for (size_t i = 0; i < n_questions; i++)
        if (answer_given(answers->choice[i]))
            most += questions[i].options[answers->choice[i]].n_requirements;
    struct objection *found = ARENA_ARRAY(arena, struct objection, most);
    for (size_t i = 0; i < n_questions; i++) {
        if (!answer_given(answers->choice[i]))
            continue;
        const struct question_option *option = &questions[i].options[answers->choice[i]];
        for (size_t j = 0; j < option->n_requirements; j++) {
            const struct requirement *requirement = &option->requirements[j];
            if (verdict_on(decision->catalog, requirement, framework) == VERDICT_MET)
                continue;
            found[count++] = (struct objection){
                (int)i, answers->choice[i], requirement,
                requirement_observe(arena, decision->catalog, requirement, framework)};
        }
    }
    *ret_objections = found;
    return count;
}
