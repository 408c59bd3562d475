#include "catalog/filter/filter_parts.h"

#include "base/array.h"
#include "base/text/text.h"

#include <string.h>

/* The filter language by examples. They fit the shipped catalog; own_forms builds them for a
 * catalog without these fields. */
static const struct filter_form forms[] = {
    {"node api", "words: each must occur in name, language, kind, tags or summary, or begin a word "
                 "of a capability that is there"},
    {"\"real time\"", "a phrase in quotes, blanks included"},
    {"'go", "a whole word"},
    {"^spring", "the name starts with it"},
    {"js$", "the name ends with it"},
    {"lang:php", "a field contains a text; lang is short for language"},
    {"kind=micro", "a field equals a text"},
    {"learnability>=4", "numbers, dates, ratings and levels compare with = >= <= > and <"},
    {"orm>=pkg", "a level: ship is built in, pkg an official add-on, 3rd a third party, none you "
                 "build it; or 0 to 3"},
    {"fit>70", "the fit, once you have answered a question"},
    {"has:graphql", "has the capability, at level 1 or more"},
    {"no:admin-ui", "is known not to have the capability"},
    {"unknown:license", "the catalog does not know the value"},
    {"!flask", "not; applies to the next term only"},
    {"(go | rust) !micro", "or, and groups; terms next to each other must all match"},
};

/* Words taken from a catalog for the examples, in lower case. */
enum word {
    WORD_NAME,  /* of the first entry */
    WORD_FIRST, /* the first word of it */
    WORD_LAST,  /* the last word of it */
    WORD_KIND,
    WORD_OTHER, /* the first word of the last entry's name */
    WORD_TRAIT,
    WORD_RATING,
    WORD_LEVEL,
    WORD_NONE, /* the example needs none */
    WORD_COUNT,
};

static const struct {
    const char *before;
    enum word word;
    const char *after;
} own_forms[ARRAY_LENGTH(forms)] = {
    {"", WORD_NAME, ""},          {"\"", WORD_NAME, "\""},  {"'", WORD_FIRST, ""},
    {"^", WORD_FIRST, ""},        {"", WORD_LAST, "$"},     {"name:", WORD_FIRST, ""},
    {"kind=", WORD_KIND, ""},     {"", WORD_RATING, ">=4"}, {"", WORD_LEVEL, ">=pkg"},
    {"fit>70", WORD_NONE, ""},    {"has:", WORD_LEVEL, ""}, {"no:", WORD_LEVEL, ""},
    {"unknown:", WORD_TRAIT, ""}, {"!", WORD_OTHER, ""},    {"(", WORD_FIRST, " | 'or) !^not"},
};

const struct filter_form *filter_forms(size_t *ret_count)
{
    *ret_count = ARRAY_LENGTH(forms);
    return forms;
}

/* The text in lower case if it consists of plain words only, else NULL. */
static const char *plain(struct arena *arena, const char *text, size_t length)
{
    char *word = arena_copy(arena, text, length);

    text_lower(word);
    return length > 0 && strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789 ") == length ? word
                                                                                         : NULL;
}

static const char *trait_of(struct catalog *catalog, enum trait_kind kind, bool any)
{
    size_t count;
    const struct trait *traits = catalog_traits(catalog, &count);

    for (size_t i = 0; i < count; i++)
        if (any || traits[i].kind == kind)
            return traits[i].id;
    return NULL;
}

static void words_of(struct arena *arena, struct catalog *catalog, const char *words[WORD_COUNT])
{
    size_t count;
    const struct framework *entries = catalog_frameworks(catalog, &count);
    const char *name = entries[0].name, *other = entries[count - 1].name;
    const char *blank = strrchr(name, ' '), *end = blank ? blank + 1 : name;

    words[WORD_NAME] = plain(arena, name, strlen(name));
    words[WORD_FIRST] = plain(arena, name, strcspn(name, " "));
    words[WORD_LAST] = plain(arena, end, strlen(end));
    words[WORD_KIND] = plain(arena, entries[0].kind, strcspn(entries[0].kind, " "));
    words[WORD_OTHER] = plain(arena, other, strcspn(other, " "));
    words[WORD_TRAIT] = trait_of(catalog, TRAIT_TEXT, true);
    words[WORD_RATING] = trait_of(catalog, TRAIT_RATING, false);
    words[WORD_LEVEL] = trait_of(catalog, TRAIT_LEVEL, false);
    words[WORD_NONE] = "";
}

/* Whether the catalog has every field used in the examples. */
static bool all_parse(struct arena *arena, struct catalog *catalog)
{
    struct filter_error error;

    for (size_t i = 0; i < ARRAY_LENGTH(forms); i++)
        if (!filter_parse(arena, catalog, forms[i].form, &error))
            return false;
    return true;
}

const struct filter_form *filter_forms_for(struct arena *arena, struct catalog *catalog,
                                           size_t *ret_count)
{
    const char *words[WORD_COUNT];
    struct filter_form *list = ARENA_ARRAY(arena, struct filter_form, ARRAY_LENGTH(forms));
    size_t count = 0;

    if (all_parse(arena, catalog))
        return filter_forms(ret_count);
    words_of(arena, catalog, words);
    for (size_t i = 0; i < ARRAY_LENGTH(forms); i++) {
        const char *word = words[own_forms[i].word];
        if (word)
            list[count++] = (struct filter_form){
                arena_printf(arena, "%s%s%s", own_forms[i].before, word, own_forms[i].after),
                forms[i].meaning};
    }
    *ret_count = count;
    return list;
}
