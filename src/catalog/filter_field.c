#include "catalog/filter_parts.h"

#include "base/array.h"
#include "base/text.h"

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

/* The trait that `lang` is short for; without it `lang` is what the list shows. */
#define LANGUAGE_TRAIT "language"

static bool is_there(const struct value *value)
{
    return value->known && value->low >= 1;
}

static bool is_not_there(const struct value *value)
{
    return value->known && value->low < 1;
}

static bool is_unknown(const struct value *value)
{
    return !value->known;
}

const struct filter_question filter_questions[FILTER_QUESTION_COUNT] = {
    {"has", true, is_there},
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

static struct filter_field trait_field(struct catalog *catalog, int trait, const char *name)
{
    size_t count;
    const struct trait *traits = catalog_traits(catalog, &count);

    return (struct filter_field){name ? name : traits[trait].id, traits[trait].kind, NULL, trait};
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
        return trait_field(catalog, (int)(index - FILTER_BUILT_IN_COUNT), NULL);
    if (built_in[index].text == language_of) {
        int trait = catalog_find_trait(catalog, LANGUAGE_TRAIT);
        if (trait >= 0)
            return trait_field(catalog, trait, built_in[index].name);
    }
    return built_in[index];
}

bool filter_find_field(struct catalog *catalog, const char *name, struct filter_field *ret_field)
{
    size_t count = filter_field_count(catalog);

    for (size_t i = 0; i < count; i++) {
        struct filter_field field = filter_field(catalog, i);
        if (text_equal_ignoring_case(field.name, name)) {
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

    if (text_equal_ignoring_case(name, built_in[0].name))
        return catalog_find_trait(catalog, LANGUAGE_TRAIT);
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

const struct filter_form *filter_forms(size_t *ret_count)
{
    static const struct filter_form forms[] = {
        {"node api", "words: each must occur in name, language, kind, tags or summary"},
        {"\"real time\"", "words in quotes: as they stand, blanks and all"},
        {"'go", "a whole word"},
        {"^spring", "the name begins so"},
        {"js$", "the name ends so"},
        {"lang:php", "a field contains a text; lang is short for language"},
        {"kind=micro", "a field equals a text"},
        {"learnability>=4", "numbers, dates, ratings and levels compare with = >= <= > and <"},
        {"orm>=pkg", "a level by its word: none, 3rd, pkg, ship; or by its number, 0 to 3"},
        {"fit>70", "the fit, once a question is answered"},
        {"has:graphql", "a capability is there, at level 1 or more"},
        {"no:admin-ui", "a capability is known not to be there"},
        {"unknown:license", "the value is a gap in the catalog"},
        {"!flask", "not; it belongs to the one term after it"},
        {"(go | rust) !micro", "or, and groups; terms side by side must all match"},
    };

    *ret_count = ARRAY_LENGTH(forms);
    return forms;
}
