#include "base/array.h"
#include "base/date.h"
#include "base/text/text.h"
#include "catalog/compile/draft.h"
#include "catalog/compile/fields.h"

#include <string.h>

/* catalog.yaml and traits.yaml: what all other sources refer to. */

static struct fields fields_for(const struct draft *draft, const struct source_file *file)
{
    return (struct fields){draft->arena, draft->diagnostics, file->path};
}

/* A list of {id, label, needed}. */
static struct named *read_named(const struct draft *draft, const struct fields *fields,
                                const struct node *list, size_t most, bool slots, size_t *ret_count)
{
    static const char *const names[] = {"id", "label", "needed"};
    struct named *named = ARENA_ARRAY(draft->arena, struct named, list ? list->count : 0);
    size_t count = 0;

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        if (count == most) {
            fields_report(fields, item, "too many entries, expected at most %zu", most);
            break;
        }
        if (!fields_known(fields, item, names, slots ? 3 : 2))
            continue;
        struct named entry = {fields_text(fields, item, "id", true),
                              fields_text(fields, item, "label", true),
                              slots && fields_boolean(fields, item, "needed", false)};
        if (draft_find_named(named, count, entry.id) >= 0)
            fields_report(fields, item, "duplicate id '%s'", entry.id);
        else
            named[count++] = entry;
    }
    *ret_count = count;
    return named;
}

bool draft_read_catalog(struct draft *draft, const struct source_file *file)
{
    static const char *const names[] = {"name",   "version",      "date",  "licence",
                                        "noun",   "base_points",  "slots", "claims",
                                        "serves", "serves_better"};
    static const char *const noun_names[] = {"one", "many"};
    const struct node *map = file->source.front;
    struct fields fields = fields_for(draft, file);
    size_t before;
    bool readable;
    long days, months;

    if (file->broken || !fields_known(&fields, map, names, ARRAY_LENGTH(names)))
        return false;
    draft->name = fields_text(&fields, map, "name", true);
    draft->version = fields_text(&fields, map, "version", true);
    draft->date = fields_text(&fields, map, "date", true);
    draft->licence = fields_text(&fields, map, "licence", true);
    if (draft->date[0] != '\0' && !date_parse(draft->date, &days, &months))
        fields_report(&fields, node_member(map, "date"), "'date' is '%s', expected YYYY-MM-DD",
                      draft->date);

    const struct node *noun = fields_map(&fields, map, "noun");
    draft->noun = "entry";
    draft->nouns = "entries";
    if (noun && fields_known(&fields, noun, noun_names, ARRAY_LENGTH(noun_names))) {
        draft->noun = fields_text(&fields, noun, "one", true);
        draft->nouns = fields_text(&fields, noun, "many", true);
    }
    draft->served = fields_text(&fields, map, "serves", false);
    if (strspn(draft->served, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(draft->served))
        fields_report(&fields, node_member(map, "serves"),
                      "'serves' is '%s', expected a word of lower-case letters, digits and dashes",
                      draft->served);
    draft->served_better = fields_text(&fields, map, "serves_better", false);
    draft->base_points = fields_map(&fields, map, "base_points");
    before = diagnostics_count(draft->diagnostics);
    draft->slots = read_named(draft, &fields, fields_list(&fields, map, "slots"), LIMIT_SLOTS, true,
                              &draft->n_slots);
    readable = diagnostics_count(draft->diagnostics) == before;
    draft->claims =
        draft_claims(draft, &fields, fields_list(&fields, map, "claims"), &draft->n_claims);
    return readable;
}

static void read_trait(struct draft *draft, const struct fields *fields, const struct node *item)
{
    static const char *const names[] = {"id",   "label",  "group",  "kind",
                                        "unit", "better", "meaning"};
    struct trait *trait = &draft->traits[draft->n_traits];

    if (!fields_known(fields, item, names, ARRAY_LENGTH(names)))
        return;
    trait->id = fields_text(fields, item, "id", true);
    trait->label = fields_text(fields, item, "label", true);
    trait->unit = fields_text(fields, item, "unit", false);
    trait->meaning = fields_text(fields, item, "meaning", true);
    trait->kind =
        (enum trait_kind)fields_word(fields, item, "kind", trait_kind_names, TRAIT_KIND_COUNT, -1);
    trait->better =
        (enum better)fields_word(fields, item, "better", better_names, BETTER_COUNT, BETTER_NONE);
    trait->group = draft_need_named(fields, node_member(item, "group"), "group", draft->groups,
                                    draft->n_groups, fields_text(fields, item, "group", true));
    if (draft_find_trait(draft, trait->id) >= 0)
        fields_report(fields, item, "duplicate trait '%s'", trait->id);
    else
        draft->n_traits++;
}

bool draft_read_traits(struct draft *draft, const struct source_file *file)
{
    static const char *const names[] = {"language", "groups", "traits"};
    const struct node *map = file->source.front;
    struct fields fields = fields_for(draft, file);
    size_t before = diagnostics_count(draft->diagnostics);

    if (file->broken || !fields_known(&fields, map, names, ARRAY_LENGTH(names)))
        return false;
    draft->languages = read_named(draft, &fields, fields_list(&fields, map, "language"),
                                  LIMIT_LANGUAGES, false, &draft->n_languages);
    draft->groups = read_named(draft, &fields, fields_list(&fields, map, "groups"), LIMIT_GROUPS,
                               false, &draft->n_groups);
    if (diagnostics_count(draft->diagnostics) > before)
        return false;
    const struct node *traits = fields_list(&fields, map, "traits");
    draft->traits = ARENA_ARRAY(draft->arena, struct trait, traits ? traits->count : 0);
    for (const struct node *item = traits ? traits->first : NULL; item; item = item->next)
        read_trait(draft, &fields, item);
    return diagnostics_count(draft->diagnostics) == before;
}
