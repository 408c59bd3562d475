#include "document/diff/diff_parts.h"

#include "base/array.h"
#include "base/text/text.h"

/* Frameworks, and the values of those that both catalogs have. */

static const char *bounds_text(struct diff *diff, const struct value *value)
{
    if (value->known || !value->bounded)
        return value->text;
    return arena_printf(diff->arena, "%s, %.15g to %.15g", value->text, value->low, value->high);
}

static enum difference_kind kind_of(const struct trait *trait)
{
    return trait->kind == TRAIT_LEVEL    ? DIFFERENCE_LEVEL
           : trait->kind == TRAIT_RATING ? DIFFERENCE_RATING
                                         : DIFFERENCE_FACT;
}

/* Compares only traits that both have: a new trait is reported once, not for every framework. */
static void diff_values(struct diff *diff, const char *id, int old, int now)
{
    size_t count;
    const struct trait *traits = catalog_traits(diff->old, &count);
    const struct value *before = catalog_values(diff->old, old);
    const struct value *after = catalog_values(diff->now, now);

    for (size_t i = 0; i < count; i++) {
        int trait = catalog_find_trait(diff->now, traits[i].id);
        const struct value *a = &before[i], *b;
        if (trait < 0)
            continue;
        b = &after[trait];
        diff_text(diff, kind_of(&traits[i]), id, traits[i].id, bounds_text(diff, a),
                  bounds_text(diff, b));
        diff_text(diff, kind_of(&traits[i]), id,
                  arena_printf(diff->arena, "%s, reason of its bounds", traits[i].id), a->bounds,
                  b->bounds);
        diff_evidence(diff, kind_of(&traits[i]), id, traits[i].id, "note", &a->evidence,
                      &b->evidence);
    }
}

static void diff_pairing(struct diff *diff, const char *id, const char *component,
                         const struct pairing *old, const struct pairing *now)
{
    if (!old && !now)
        return;
    diff_text(diff, DIFFERENCE_PAIRING, id, component,
              old ? arena_printf(diff->arena, "%d of 5", old->fit) : NULL,
              now ? arena_printf(diff->arena, "%d of 5", now->fit) : NULL);
    if (!old || !now)
        return;
    diff_text(diff, DIFFERENCE_PAIRING, id, arena_printf(diff->arena, "%s, via", component),
              old->via, now->via);
    diff_evidence(diff, DIFFERENCE_PAIRING, id, component, "note", &old->evidence, &now->evidence);
}

static void diff_pairings(struct diff *diff, const char *id, int old, int now)
{
    size_t count;
    const struct component *components = catalog_components(diff->old, &count);

    for (size_t i = 0; i < count; i++) {
        int component = catalog_find_component(diff->now, components[i].id);
        if (component >= 0)
            diff_pairing(diff, id, components[i].id, catalog_pairing(diff->old, old, (int)i),
                         catalog_pairing(diff->now, now, component));
    }
}

/* --- claims ------------------------------------------------------------------------------ */

static const struct claim *find_claim(const struct claim *claims, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(claims[i].id, id))
            return &claims[i];
    return NULL;
}

static void diff_claim(struct diff *diff, const char *about, const struct claim *old,
                       const struct claim *now)
{
    const char *id = old ? old->id : now->id;
    const char *name = about[0] ? arena_printf(diff->arena, "%s, %s", about, id) : id;

    if (!old || !now) {
        diff_text(diff, DIFFERENCE_CLAIM, name, "", old ? old->claim : NULL,
                  now ? now->claim : NULL);
        return;
    }
    diff_text(diff, DIFFERENCE_CLAIM, name, "claim", old->claim, now->claim);
    diff_text(diff, DIFFERENCE_CLAIM, name, "verdict", claim_verdict_names[old->verdict],
              claim_verdict_names[now->verdict]);
    diff_evidence(diff, DIFFERENCE_CLAIM, name, "", "what was found", &old->evidence,
                  &now->evidence);
}

/* -1: claims about no particular framework. */
static void diff_claims(struct diff *diff, const char *about, int old, int now)
{
    size_t n_old, n_now;
    const struct claim *before = catalog_claims(diff->old, old, &n_old);
    const struct claim *after = catalog_claims(diff->now, now, &n_now);

    for (size_t i = 0; i < n_old; i++)
        diff_claim(diff, about, &before[i], find_claim(after, n_now, before[i].id));
    for (size_t i = 0; i < n_now; i++)
        if (!find_claim(before, n_old, after[i].id))
            diff_claim(diff, about, NULL, &after[i]);
}

/* --- the rest ---------------------------------------------------------------------------- */

/* Basis points as 0 to 100. */
static const char *score_text(struct diff *diff, struct catalog *catalog, int framework,
                              int criterion)
{
    size_t cell = (size_t)framework * catalog_n_criteria(catalog) + (size_t)criterion;
    int low = catalog_low(catalog)[cell], high = catalog_high(catalog)[cell];

    if (low == high)
        return arena_printf(diff->arena, "%d.%02d", low / 100, low % 100);
    return arena_printf(diff->arena, "%d.%02d to %d.%02d", low / 100, low % 100, high / 100,
                        high % 100);
}

static void diff_scores(struct diff *diff, const char *id, int old, int now)
{
    size_t count;
    const struct criterion *criteria = catalog_criteria(diff->old, &count);

    for (size_t i = 0; i < count; i++) {
        int criterion = catalog_find_criterion(diff->now, criteria[i].id);
        if (criterion >= 0)
            diff_text(diff, DIFFERENCE_SCORE, id, criteria[i].id,
                      score_text(diff, diff->old, old, (int)i),
                      score_text(diff, diff->now, now, criterion));
    }
}

static const char *served(struct diff *diff, struct catalog *catalog,
                          const struct framework *framework)
{
    size_t count;
    const struct named *languages = catalog_languages(catalog, &count);
    const char *text = "";

    for (size_t i = 0; i < count; i++)
        if (framework->serves >> i & 1)
            text = arena_printf(diff->arena, "%s%s%s", text, text[0] ? ", " : "", languages[i].id);
    return text;
}

static void diff_framework(struct diff *diff, const char *id, size_t old, size_t now)
{
    static const struct diff_field fields[] = {
        {"name", offsetof(struct framework, name)},
        {"language", offsetof(struct framework, language)},
        {"kind", offsetof(struct framework, kind)},
        {"tags", offsetof(struct framework, tags)},
        {"summary", offsetof(struct framework, summary)},
    };
    size_t ignored;
    const struct framework *before = &catalog_frameworks(diff->old, &ignored)[old];
    const struct framework *after = &catalog_frameworks(diff->now, &ignored)[now];

    diff_fields(diff, DIFFERENCE_FRAMEWORK, id, fields, ARRAY_LENGTH(fields), before, after);
    diff_text(diff, DIFFERENCE_FRAMEWORK, id, "serves", served(diff, diff->old, before),
              served(diff, diff->now, after));
    diff_values(diff, id, (int)old, (int)now);
    diff_pairings(diff, id, (int)old, (int)now);
    diff_claims(diff, id, (int)old, (int)now);
    diff_scores(diff, id, (int)old, (int)now);
    diff_page(diff, "framework", id);
}

void diff_frameworks(struct diff *diff)
{
    struct diff_rows old = {.size = sizeof(struct framework)}, now = old;

    old.items = catalog_frameworks(diff->old, &old.count);
    now.items = catalog_frameworks(diff->now, &now.count);
    diff_rows(diff, DIFFERENCE_FRAMEWORK, "", &old, &now, diff_framework);
    diff_claims(diff, "", -1, -1);
}
