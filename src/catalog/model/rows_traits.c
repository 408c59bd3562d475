#include "catalog/model/rows_parts.h"

size_t rows_named(struct rows *rows, enum query query, size_t most, struct named **ret_named)
{
    struct reading reading = reading_of(rows, query);
    struct named *named = NULL;
    size_t count = 0;

    while (reading_next(&reading)) {
        named = GROWN(rows, named, count);
        reading_damaged(&reading, count >= most || reading_out_of_place(&reading, 3, count));
        named[count++] = (struct named){reading_line(&reading, 0), reading_line(&reading, 1),
                                        statement_integer(reading.statement, 2) == 1};
    }
    *ret_named = named;
    return count;
}

size_t rows_traits(struct rows *rows, const struct extent *extent, struct trait **ret_traits)
{
    struct reading reading = reading_of(rows, QUERY_TRAITS);
    struct trait *traits = NULL;
    size_t count = 0;

    while (reading_next(&reading)) {
        traits = GROWN(rows, traits, count);
        int group = reading_reference(&reading, 2, extent->groups);
        int kind = reading_word(&reading, 3, trait_kind_names, TRAIT_KIND_COUNT);
        int better = reading_word(&reading, 5, better_names, BETTER_COUNT);
        bool bad = reading_damaged(&reading, group < 0 || kind < 0 || better < 0 ||
                                                 reading_out_of_place(&reading, 7, count));
        /* A bad row keeps its index, because others refer to it. */
        traits[count++] = (struct trait){
            .id = reading_line(&reading, 0),
            .label = reading_line(&reading, 1),
            .group = bad ? 0 : group,
            .kind = bad ? TRAIT_TEXT : (enum trait_kind)kind,
            .unit = reading_line(&reading, 4),
            .better = bad ? BETTER_NONE : (enum better)better,
            .meaning = reading_line(&reading, 6),
        };
    }
    *ret_traits = traits;
    return count;
}
