#include "manual.h"

#include "catalog/filter/filter.h"
#include "catalog/model/entry.h"

/* The filter language, from the same table as the explorer's help. */

void add_forms(struct manual *manual)
{
    struct block *terms = terms_new(manual);
    size_t count;
    const struct filter_form *forms = filter_forms(&count);

    for (size_t i = 0; i < count; i++) {
        struct inline_list meaning, term = terms_add(manual, terms, &meaning);

        inline_code(&term, forms[i].form);
        inline_text(&meaning, forms[i].meaning);
    }
}

void add_levels(struct manual *manual)
{
    struct block *terms = terms_new(manual);

    for (int level = 0; level <= LEVEL_MOST; level++) {
        struct inline_list meaning, term = terms_add(manual, terms, &meaning);

        inline_code(&term, level_aliases[level]);
        inline_printf(&meaning, "level %d: %s", level, level_words[level]);
    }
}
