#include "catalog/model/catalog_parts.h"

#include "base/text/text.h"

const struct catalog_identity *catalog_identity(const struct catalog *catalog)
{
    return &catalog->identity;
}

const char *catalog_damage(const struct catalog *catalog)
{
    if (catalog->rows.n_damaged == 0)
        return NULL;
    return arena_printf(catalog->arena, "the catalog is damaged: %zu row%s left out%s%s",
                        catalog->rows.n_damaged, catalog->rows.n_damaged == 1 ? " was" : "s were",
                        catalog->rows.failure ? ": " : "",
                        catalog->rows.failure ? catalog->rows.failure : "");
}

const struct framework *catalog_frameworks(const struct catalog *catalog, size_t *ret_count)
{
    *ret_count = catalog->extent.frameworks;
    return catalog->list.frameworks;
}

const struct search_texts *catalog_search_texts(struct catalog *catalog)
{
    if (!catalog->searches.bytes)
        catalog->searches = search_texts_make(catalog->list.frameworks, catalog->list.count);
    return &catalog->searches;
}

#define INDEXED_LEAST 2000 /* entries: fewer are searched in less time than a frame is sent */

void catalog_index_words(struct catalog *catalog)
{
    if (!catalog->words && catalog->list.count >= INDEXED_LEAST)
        catalog->words = word_index_new(catalog_search_texts(catalog));
}

const struct word_index *catalog_word_index(const struct catalog *catalog)
{
    return catalog->words;
}

const struct framework *catalog_framework(const struct catalog *catalog, int index)
{
    return &catalog->list.frameworks[index];
}

#define PART(type, all, one)                                              \
    const type *catalog_##all(struct catalog *catalog, size_t *ret_count) \
    {                                                                     \
        *ret_count = catalog->extent.all;                                 \
        return catalog->all;                                              \
    }                                                                     \
                                                                          \
    const type *catalog_##one(struct catalog *catalog, int index)         \
    {                                                                     \
        return &catalog->all[index];                                      \
    }

PART(struct named, groups, group)
PART(struct named, languages, language)
PART(struct named, slots, slot)
PART(struct trait, traits, trait)
PART(struct component, components, component)
PART(struct criterion, criteria, criterion)
PART(struct question_entry, questions, question)

const struct retired *catalog_retired(struct catalog *catalog, size_t *ret_count)
{
    *ret_count = catalog->extent.retired;
    return catalog->retired;
}

const struct retired *catalog_find_retired(struct catalog *catalog, const char *question,
                                           const char *option)
{
    size_t count;
    const struct retired *retired = catalog_retired(catalog, &count);

    for (size_t i = 0; i < count; i++)
        if (text_equal(retired[i].question, question) && text_equal(retired[i].option, option))
            return &retired[i];
    return NULL;
}

const int16_t *catalog_low(const struct catalog *catalog)
{
    return catalog->list.low;
}

const int16_t *catalog_high(const struct catalog *catalog)
{
    return catalog->list.high;
}

size_t catalog_n_criteria(const struct catalog *catalog)
{
    return catalog->n_criteria;
}

#define FIND(array, count, wanted)               \
    for (size_t i = 0; i < (count); i++)         \
        if (text_equal((array)[i].id, (wanted))) \
            return (int)i;                       \
    return -1

int catalog_find_framework(const struct catalog *catalog, const char *id)
{
    FIND(catalog->list.frameworks, catalog->extent.frameworks, id);
}

int catalog_find_component(struct catalog *catalog, const char *id)
{
    size_t count;
    const struct component *components = catalog_components(catalog, &count);
    FIND(components, count, id);
}

int catalog_find_trait(struct catalog *catalog, const char *id)
{
    size_t count;
    const struct trait *traits = catalog_traits(catalog, &count);
    FIND(traits, count, id);
}

int catalog_find_criterion(struct catalog *catalog, const char *id)
{
    size_t count;
    const struct criterion *criteria = catalog_criteria(catalog, &count);
    FIND(criteria, count, id);
}

int catalog_find_question(struct catalog *catalog, const char *id)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(catalog, &count);
    FIND(questions, count, id);
}

int catalog_find_option(const struct question_entry *question, const char *id)
{
    FIND(question->options, question->n_options, id);
}

int catalog_find_slot(struct catalog *catalog, const char *id)
{
    size_t count;
    const struct named *slots = catalog_slots(catalog, &count);
    FIND(slots, count, id);
}

int catalog_find_language(struct catalog *catalog, const char *id)
{
    size_t count;
    const struct named *languages = catalog_languages(catalog, &count);
    FIND(languages, count, id);
}

int catalog_served_trait(struct catalog *catalog)
{
    const char *served = catalog->identity.served;

    return served[0] ? catalog_find_trait(catalog, served) : -1;
}
