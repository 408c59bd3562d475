#include "catalog/filter/filter_parts.h"

#include "base/text/text.h"

#include <ctype.h>
#include <string.h>

/* Groups. */

bool filter_match_everything(const struct filter *term, const struct filter_row *row)
{
    (void)term;
    (void)row;
    return true;
}

bool filter_match_every(const struct filter *term, const struct filter_row *row)
{
    for (const struct filter *part = term->first; part; part = part->next)
        if (!part->matches(part, row))
            return false;
    return true;
}

bool filter_match_any(const struct filter *term, const struct filter_row *row)
{
    for (const struct filter *part = term->first; part; part = part->next)
        if (part->matches(part, row))
            return true;
    return false;
}

bool filter_match_not(const struct filter *term, const struct filter_row *row)
{
    return !term->first->matches(term->first, row);
}

/* Words, in the lower-cased text of a row: its first line is the name. */

static const char *search_of(const struct filter_row *row)
{
    const struct search_texts *texts = catalog_search_texts(row->catalog);

    return texts->bytes + texts->starts[row->index];
}

bool filter_match_word(const struct filter *term, const struct filter_row *row)
{
    for (size_t i = 0; i < term->n_sets; i++)
        if (term->sets[i][row->index / 64] >> row->index % 64 & 1)
            return true;
    return strstr(search_of(row), term->word) != NULL;
}

/* Letters and digits; bytes above ASCII count as letters. */
static bool in_word(char character)
{
    return isalnum((unsigned char)character) || (unsigned char)character >= 0x80;
}

bool filter_match_whole_word(const struct filter *term, const struct filter_row *row)
{
    const char *search = search_of(row);

    for (const char *at = search; (at = strstr(at, term->word)); at++)
        if ((at == search || !in_word(at[-1]) || !in_word(at[0])) &&
            (!in_word(at[term->length]) || !in_word(at[term->length - 1])))
            return true;
    return false;
}

static size_t name_length(const struct filter_row *row)
{
    return strcspn(search_of(row), "\n");
}

bool filter_match_name_start(const struct filter *term, const struct filter_row *row)
{
    return strncmp(search_of(row), term->word, term->length) == 0;
}

bool filter_match_name_end(const struct filter *term, const struct filter_row *row)
{
    size_t length = name_length(row);

    return length >= term->length &&
           memcmp(search_of(row) + length - term->length, term->word, term->length) == 0;
}

bool filter_match_name(const struct filter *term, const struct filter_row *row)
{
    return name_length(row) == term->length && filter_match_name_start(term, row);
}

/* Fields. */

static const struct figure *value_of(const struct filter *term, const struct filter_row *row)
{
    return &term->column[row->index];
}

/* NULL: unknown. */
static const char *text_of(const struct filter *term, const struct filter_row *row)
{
    if (term->field.text)
        return term->field.text(row->framework);
    return value_of(term, row)->known ? value_of(term, row)->text : NULL;
}

static bool same(const char *text, const struct filter *term)
{
    for (size_t i = 0; i < term->length; i++) {
        char character = text[i];
        if (character >= 'A' && character <= 'Z')
            character = (char)(character - 'A' + 'a');
        if (character != term->word[i]) /* also at the end of the text */
            return false;
    }
    return true;
}

static bool contains(const char *text, const struct filter *term)
{
    for (; *text; text++)
        if (same(text, term))
            return true;
    return false;
}

bool filter_match_text(const struct filter *term, const struct filter_row *row)
{
    const char *text = text_of(term, row);

    if (!text)
        return false;
    if (term->op == FILTER_CONTAINS)
        return contains(text, term);
    return same(text, term) &&
           (text[term->length] == '\0' || text_starts_with(text + term->length, " ("));
}

/* List items are separated by "; ". */
bool filter_match_list(const struct filter *term, const struct filter_row *row)
{
    const char *text = text_of(term, row);

    if (text && term->op == FILTER_CONTAINS)
        return contains(text, term);
    while (text) {
        if (same(text, term) &&
            (text[term->length] == '\0' || text_starts_with(text + term->length, "; ")))
            return true;
        text = strstr(text, "; ");
        text = text ? text + strlen("; ") : NULL;
    }
    return false;
}

static bool compares(const struct filter *term, double number)
{
    switch (term->op) {
    case FILTER_AT_LEAST:
        return number >= term->low;
    case FILTER_AT_MOST:
        return number <= term->high;
    case FILTER_MORE:
        return number > term->low;
    case FILTER_LESS:
        return number < term->low;
    default:
        return number >= term->low && number <= term->high;
    }
}

bool filter_match_number(const struct filter *term, const struct filter_row *row)
{
    if (!term->column)
        return row->fit >= 0 && compares(term, row->fit);
    return value_of(term, row)->known && compares(term, value_of(term, row)->low);
}

/* A date field may contain words such as "open-ended", which have no order. */
bool filter_match_date(const struct filter *term, const struct filter_row *row)
{
    const char *text = text_of(term, row);

    return text && isdigit((unsigned char)text[0]) && compares(term, value_of(term, row)->low);
}

bool filter_match_question(const struct filter *term, const struct filter_row *row)
{
    return term->question->holds(value_of(term, row));
}

bool filter_match_known(const struct filter *term, const struct filter_row *row)
{
    if (term->field.text)
        return term->field.text(row->framework)[0] != '\0';
    return term->column ? value_of(term, row)->known : row->fit >= 0;
}

/* Running. */

static struct filter_row row_of(struct catalog *catalog, int index, int fit)
{
    return (struct filter_row){catalog, catalog_framework(catalog, index), index, fit};
}

/* A word that every match has, if possible one that no capability begins with; NULL: there may be none. */
static const struct filter *needed_word(const struct filter *filter)
{
    const struct filter *part = filter->matches == filter_match_every ? filter->first : filter;
    const struct filter *found = NULL;

    for (; part; part = part->next)
        if (part->matches == filter_match_word && (!found || (found->sets && !part->sets)))
            found = part;
    return found;
}

/* Tests each row that the index of words leaves. */
size_t filter_run(const struct filter *filter, struct catalog *catalog, const int *fits,
                  const int *within, size_t n_within, int *ret_rows)
{
    const struct word_index *words = catalog_word_index(catalog);
    const struct filter *word = words && !within ? needed_word(filter) : NULL;
    size_t n_rows = 0, n_tried = n_within;

    if (word) {
        n_tried = word_index_find(words, catalog_search_texts(catalog), word->word, word->length,
                                  word->sets, word->n_sets, ret_rows);
        if (word == filter)
            return n_tried;
        within = ret_rows;
    } else if (!within) {
        catalog_frameworks(catalog, &n_tried);
    }
    for (size_t i = 0; i < n_tried; i++) {
        int index = within ? within[i] : (int)i;
        const struct filter_row row = row_of(catalog, index, fits ? fits[index] : -1);
        if (filter->matches(filter, &row))
            ret_rows[n_rows++] = index;
    }
    return n_rows;
}
