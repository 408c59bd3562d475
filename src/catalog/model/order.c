#include "catalog/model/order.h"

#include <stddef.h>

static const size_t texts[ORDER_TEXT_COUNT] = {
    [ORDER_ID] = offsetof(struct framework, id),
    [ORDER_NAME] = offsetof(struct framework, name),
    [ORDER_LANGUAGE] = offsetof(struct framework, language),
    [ORDER_KIND] = offsetof(struct framework, kind),
    [ORDER_TAGS] = offsetof(struct framework, tags),
    [ORDER_SUMMARY] = offsetof(struct framework, summary),
};

const char *order_text(const struct framework *entry, enum order_text which)
{
    return *(const char *const *)((const char *)entry + texts[which]);
}

/* Does not depend on the locale, so lists are the same on every machine. */
static unsigned char fold(char character)
{
    return (unsigned char)(character >= 'A' && character <= 'Z' ? character - 'A' + 'a'
                                                                : character);
}

static int directed(int order, bool descending)
{
    return descending ? -order : order;
}

static int last(bool left_known, bool right_known)
{
    return (int)right_known - (int)left_known;
}

int order_texts(const char *left, const char *right, bool descending)
{
    if (!*left || !*right)
        return last(*left, *right);
    while (*left && fold(*left) == fold(*right))
        left++, right++;
    return directed(fold(*left) - fold(*right), descending);
}

int order_numbers(bool left_known, double left, bool right_known, double right, bool descending)
{
    if (!left_known || !right_known)
        return last(left_known, right_known);
    return directed((left > right) - (left < right), descending);
}

int order_traits(struct catalog *catalog, int trait, int left, int right, bool descending)
{
    size_t count;
    const struct trait *row = &catalog_traits(catalog, &count)[trait];
    const struct figure *column = catalog_column(catalog, trait), *a = &column[left],
                        *b = &column[right];
    double x = 0, y = 0;

    if (row->kind == TRAIT_TEXT || row->kind == TRAIT_LIST)
        return order_texts(a->known ? a->text : "", b->known ? b->text : "", descending);
    bool known_x = figure_number(row, a, &x), known_y = figure_number(row, b, &y);
    return order_numbers(known_x, x, known_y, y, descending);
}
