#include "document/verify_world.h"

#include "base/text.h"

#include <string.h>

/* What decide/requirement.c says about a catalog, said about facts without one. The tests hold
 * the two against each other. */

/* Is one part of `values` one of `list`, both separated by "; "? */
static bool any_among(struct arena *arena, const char *values, const char *list)
{
    const char *wanted = arena_printf(arena, "; %s; ", list);

    while (*values) {
        size_t part = strcspn(values, ";");
        if (strstr(wanted, arena_printf(arena, "; %.*s; ", (int)part, values)))
            return true;
        values += part;
        values += strspn(values, "; ");
    }
    return false;
}

static bool constant_of(const struct demand *demand, double *ret_constant)
{
    long days, months;

    if (demand->kind == TRAIT_DATE && date_parse(demand->value, &days, &months)) {
        *ret_constant = (double)days;
        return true;
    }
    return text_to_number(demand->value, ret_constant);
}

/* Met when every value in the interval meets it, out when none does. */
static enum verdict compare(enum rule_operator op, double low, double high, double constant)
{
    bool below = high < constant, above = low > constant;
    bool all, none;

    if (op == OP_AT_MOST)
        all = high <= constant, none = above;
    else if (op == OP_EQUAL)
        all = low >= constant && high <= constant, none = below || above;
    else
        all = low >= constant, none = below;
    return all ? VERDICT_MET : none ? VERDICT_OUT : VERDICT_UNVERIFIED;
}

enum verdict world_verdict(struct arena *arena, const struct world *world,
                           const struct demand *demand, const struct fact *fact)
{
    bool language = world->inputs[demand->input].kind == INPUT_LANGUAGE;
    bool text = demand->kind == TRAIT_TEXT || demand->kind == TRAIT_LIST;
    double constant = 1;

    if (!fact->there)
        return language ? compare(demand->op, 0, 0, constant) : VERDICT_UNVERIFIED;
    if (!language && (demand->op == OP_IN || text)) {
        if (!fact->known)
            return VERDICT_UNVERIFIED;
        return any_among(arena, demand->kind == TRAIT_LIST ? fact->text : demand->value,
                         demand->kind == TRAIT_LIST ? demand->value : fact->text)
                   ? VERDICT_MET
                   : VERDICT_OUT;
    }
    if ((!fact->known && !fact->bounded) || (!constant_of(demand, &constant) && !language))
        return VERDICT_UNVERIFIED;
    return compare(demand->op, fact->low, fact->high, constant);
}
