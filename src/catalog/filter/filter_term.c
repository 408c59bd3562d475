#include "catalog/filter/filter_parts.h"

#include "base/array.h"
#include "base/date.h"
#include "base/text/text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Terms about a field: parses the typed value into the operand of the comparison. */

struct filter *filter_make(struct arena *arena, filter_function *matches)
{
    struct filter *term = ARENA_NEW(arena, struct filter);

    term->matches = matches;
    return term;
}

void filter_set_word(struct arena *arena, struct filter *term, const char *bytes, size_t length)
{
    char *word = arena_copy(arena, bytes, length);

    text_lower(word);
    term->word = word;
    term->length = length;
}

/* YYYY, YYYY-MM or YYYY-MM-DD, as first and last day. */
static bool read_date(const char *text, struct filter *term)
{
    char last[sizeof("YYYY-MM-DD")];
    long days, months;
    size_t length = strlen(text);

    if (!date_parse(text, &days, &months))
        return false;
    term->low = (double)days;
    for (int day = 31; day >= 28; day--) {
        snprintf(last, sizeof(last), length == 4 ? "%s-12-%02d" : "%s-%02d", text, day);
        if (date_parse(length == 10 ? text : last, &days, &months))
            break;
    }
    term->high = (double)days;
    return true;
}

static bool read_number(const char *text, struct filter *term)
{
    bool is_number = text_to_number(text, &term->low);

    term->high = term->low;
    return is_number;
}

static bool read_rating(const char *text, struct filter *term)
{
    return read_number(text, term) && term->low >= 1 && term->low <= 5;
}

/* "built in", or with hyphens, which need no quotes: "built-in". */
static bool is_level_word(const char *text, const char *word)
{
    while (*text && *word &&
           (tolower((unsigned char)*text) == *word || (*text == '-' && *word == ' '))) {
        text++;
        word++;
    }
    return *text == '\0' && *word == '\0';
}

static bool read_level(const char *text, struct filter *term)
{
    for (int level = 0; level <= LEVEL_MOST; level++) {
        if (!text_equal_ignoring_case(text, level_aliases[level]) &&
            !is_level_word(text, level_words[level]))
            continue;
        term->low = term->high = level;
        return true;
    }
    return strlen(text) == 1 && read_number(text, term) && term->low <= LEVEL_MOST;
}

/* How values of each kind are read and compared; without a reader it is a text. */
static const struct {
    bool (*read)(const char *text, struct filter *term);
    filter_function *matches;
    const char *expected;
} kinds[TRAIT_KIND_COUNT] = {
    [TRAIT_TEXT] = {NULL, filter_match_text, "a text"},
    [TRAIT_LIST] = {NULL, filter_match_list, "a text"},
    [TRAIT_NUMBER] = {read_number, filter_match_number, "a number, such as 70"},
    [TRAIT_DATE] = {read_date, filter_match_date, "a date, such as 2024-01"},
    [TRAIT_LEVEL] = {read_level, filter_match_number, "a level: 0 to 3, or none, 3rd, pkg or ship"},
    [TRAIT_RATING] = {read_rating, filter_match_number, "a rating from 1 to 5"},
};

const char *filter_expects(enum trait_kind kind)
{
    return kinds[kind].expected;
}

/* Words that a date may have instead of a day. */
static bool is_word_for_date(enum filter_operator op, const char *value)
{
    static const char *const words[] = {"open-ended", "none published"};

    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (op == FILTER_CONTAINS ? strstr(words[i], value) != NULL : text_equal(words[i], value))
            return true;
    return false;
}

struct filter *filter_make_comparison(struct arena *arena, struct catalog *catalog,
                                      const struct filter_field *field, enum filter_operator op,
                                      const char *value)
{
    struct filter *term = filter_make(arena, kinds[field->kind].matches);

    term->field = *field;
    term->op = op;
    filter_set_word(arena, term, value, strlen(value));
    if (kinds[field->kind].read && !kinds[field->kind].read(value, term)) {
        if (field->kind != TRAIT_DATE || op < FILTER_EQUAL || !is_word_for_date(op, term->word))
            return NULL;
        term->matches = filter_match_text;
    }
    if (field->trait >= 0)
        term->column = catalog_column(catalog, field->trait);
    return term;
}

struct filter *filter_make_question(struct arena *arena, struct catalog *catalog,
                                    const struct filter_question *question, int trait)
{
    struct filter *term = filter_make(arena, filter_match_question);

    term->question = question;
    term->column = catalog_column(catalog, trait);
    return term;
}
