#ifndef CATALOG_MODEL_ORDER_H
#define CATALOG_MODEL_ORDER_H

#include "catalog/model/catalog.h"

#include <stdbool.h>

/* The order of entries in every list, on screens and on the command line. Each comparison returns a
 * number below, equal to or above zero. ASCII case is ignored. Unknown and empty values come last
 * in either direction. */

/* The texts that every entry has. */
enum order_text {
    ORDER_ID,
    ORDER_NAME,
    ORDER_LANGUAGE,
    ORDER_KIND,
    ORDER_TAGS,
    ORDER_SUMMARY,
    ORDER_TEXT_COUNT,
};
const char *order_text(const struct framework *entry, enum order_text which);

int order_texts(const char *left, const char *right, bool descending);
int order_numbers(bool left_known, double left, bool right_known, double right, bool descending);

/* Two entries by a trait. Texts and lists are compared as texts, all else by figure_number. */
int order_traits(struct catalog *catalog, int trait, int left, int right, bool descending);

#endif
