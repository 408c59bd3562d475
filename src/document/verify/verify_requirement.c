#include "document/verify/verify_model.h"

#include "base/date.h"
#include "base/text/text.h"

#include <string.h>

/* The same check as decide/model/requirement.c, but on recorded facts without a catalog. A test
 * compares the two. */

static bool constant_of(const struct recorded_requirement *recorded_requirement,
                        double *ret_constant)
{
    long days, months;

    if (recorded_requirement->kind == TRAIT_DATE &&
        date_parse(recorded_requirement->value, &days, &months)) {
        *ret_constant = (double)days;
        return true;
    }
    return text_to_number(recorded_requirement->value, ret_constant);
}

/* An interval meets it if all its values do, and fails if none does. */
static enum verdict compare(enum rule_operator op, double low, double high, double constant)
{
    bool below = high<constant, above = low> constant;
    bool all, none;

    if (op == OP_AT_MOST)
        all = high <= constant, none = above;
    else if (op == OP_EQUAL)
        all = low >= constant && high <= constant, none = below || above;
    else
        all = low >= constant, none = below;
    return all ? VERDICT_MET : none ? VERDICT_OUT : VERDICT_UNVERIFIED;
}

enum verdict model_verdict(const struct verify_model *model,
                           const struct recorded_requirement *recorded_requirement,
                           const struct fact *fact)
{
    bool language = model->inputs[recorded_requirement->input].kind == INPUT_LANGUAGE;
    bool text =
        recorded_requirement->kind == TRAIT_TEXT || recorded_requirement->kind == TRAIT_LIST;
    double constant = 1, low = fact->low, high = fact->high;
    long days, months;

    if (!fact->exists)
        return language ? compare(recorded_requirement->op, 0, 0, constant) : VERDICT_UNVERIFIED;
    if (!language && (recorded_requirement->op == OP_IN || text)) {
        if (!fact->known)
            return VERDICT_UNVERIFIED;
        bool met = recorded_requirement->kind == TRAIT_LIST
                       ? text_lists_meet(fact->text, recorded_requirement->value)
                       : text_list_has(recorded_requirement->value, fact->text, strlen(fact->text));
        return met ? VERDICT_MET : VERDICT_OUT;
    }
    if ((!fact->known && !fact->bounded) ||
        (!constant_of(recorded_requirement, &constant) && !language))
        return VERDICT_UNVERIFIED;
    if (!language && recorded_requirement->kind == TRAIT_DATE && fact->known) {
        if (!date_parse(fact->text, &days, &months))
            return VERDICT_UNVERIFIED; /* a word, such as open-ended */
        low = high = (double)days;
    }
    return compare(recorded_requirement->op, low, high, constant);
}
