#include "catalog/filter/filter_parts.h"

#include "base/text/text.h"

#include <stddef.h>

static const char *name_of(const struct framework *framework)
{
    return framework->name;
}

static const char *kind_of(const struct framework *framework)
{
    return framework->kind;
}

static const char *tags_of(const struct framework *framework)
{
    return framework->tags;
}

static const char *language_of(const struct framework *framework)
{
    return framework->language;
}

static const struct filter_field built_in[FILTER_BUILT_IN_COUNT] = {
    {"lang", TRAIT_TEXT, language_of, -1}, {"name", TRAIT_TEXT, name_of, -1},
    {"kind", TRAIT_TEXT, kind_of, -1},     {"tag", TRAIT_LIST, tags_of, -1},
    {"fit", TRAIT_NUMBER, NULL, -1},
};

static struct filter_field trait_field(struct catalog *catalog, int index)
{
    const struct trait *trait = catalog_trait(catalog, index);

    return (struct filter_field){trait->id, trait->kind, NULL, index};
}

/* The field for what entries serve. `lang` is short for the trait `language`; without such a trait
 * it compares the language shown in the list. In a catalog with another `serves` word, that word is
 * the field's name. It has no name if a trait has that id already, or if no entry serves
 * anything. */
static struct filter_field served_field(struct catalog *catalog)
{
    const char *served = catalog_identity(catalog)->served;
    int trait = catalog_served_trait(catalog);
    struct filter_field field = trait >= 0 ? trait_field(catalog, trait) : built_in[0];

    if (!text_equal(served, "language"))
        field.name = trait >= 0 ? "" : served;
    else
        field.name = built_in[0].name;
    return field;
}

static bool is_not_there(const struct figure *value)
{
    return value->known && value->low < 1;
}

static bool is_unknown(const struct figure *value)
{
    return !value->known;
}

const struct filter_question filter_questions[FILTER_QUESTION_COUNT] = {
    {"has", true, figure_is_there},
    {"no", true, is_not_there},
    {"unknown", false, is_unknown},
};

const struct filter_question *filter_find_question(const char *name)
{
    for (size_t i = 0; i < FILTER_QUESTION_COUNT; i++)
        if (text_equal_ignoring_case(name, filter_questions[i].name))
            return &filter_questions[i];
    return NULL;
}

size_t filter_field_count(struct catalog *catalog)
{
    size_t count;

    catalog_traits(catalog, &count);
    return FILTER_BUILT_IN_COUNT + count;
}

struct filter_field filter_field(struct catalog *catalog, size_t index)
{
    if (index >= FILTER_BUILT_IN_COUNT)
        return trait_field(catalog, (int)(index - FILTER_BUILT_IN_COUNT));
    return index == 0 ? served_field(catalog) : built_in[index];
}

bool filter_find_field(struct catalog *catalog, const char *name, struct filter_field *ret_field)
{
    size_t count = filter_field_count(catalog);

    for (size_t i = 0; i < count; i++) {
        struct filter_field field = filter_field(catalog, i);
        if (field.name[0] && text_equal_ignoring_case(field.name, name)) {
            *ret_field = field;
            return true;
        }
    }
    return false;
}

int filter_find_trait(struct catalog *catalog, const char *name)
{
    size_t count;
    const struct trait *traits = catalog_traits(catalog, &count);

    if (name[0] && text_equal_ignoring_case(name, served_field(catalog).name))
        return catalog_served_trait(catalog);
    for (size_t i = 0; i < count; i++)
        if (text_equal_ignoring_case(traits[i].id, name))
            return (int)i;
    return -1;
}

bool filter_suits(enum trait_kind kind, enum filter_operator op)
{
    return op == FILTER_EQUAL || op == FILTER_CONTAINS ||
           (kind != TRAIT_TEXT && kind != TRAIT_LIST);
}
