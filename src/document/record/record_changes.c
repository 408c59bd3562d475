#include "document/record/record_sections.h"

/* The smallest changes of answers that put another framework first: of wishes only, and including
 * fixed answers. */

static void add_flips(struct record *record, const struct words_flips *flips)
{
    const struct advice_reader *reader = record->reader;
    struct block *list = document_list(record->document, NULL, false);
    const char *more = words_more(reader, flips, flips->n);

    for (int i = 0; i < flips->n; i++) {
        struct block *item = document_item(record->document, list);
        struct block *paragraph = document_paragraph(record->document, item);
        struct inline_list line = inlines_of_block(record->document, paragraph);
        inline_strong(&line,
                      flips->list[i]->winner >= 0
                          ? words_first_then(reader, flips->list[i])
                          : arena_printf(reader->arena, "no %s is left", reader->identity->noun));
        inline_printf(&line, ", with %s", words_changes(reader, flips->list[i], flips->size));
    }
    if (more[0] != '\0')
        document_point(record->document, list, "%s", more);
}

static void say_flips(struct record *record, const struct words_flips *flips, const char *when)
{
    if (flips->size == 0)
        return;
    document_say(record->document, "%s it takes %s to change the first place:", when,
                 words_size(record->reader, flips->size));
    add_flips(record, flips);
}

static void say_nearest(struct record *record)
{
    const struct nearest_change *nearest = &record->reader->confidence->nearest;

    if (nearest->rival >= 0)
        document_say(record->document,
                     "No other weights within a distance of %.4f change the first place (the "
                     "length of the change of all weights, which add up to 1); the nearest to "
                     "draw level is %s.",
                     nearest->distance, record_name(record, nearest->rival));
}

void record_changes(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    struct words_flips wishes = words_flips_of_wishes(reader), fixed = words_flips_of_fixed(reader);

    if (wishes.size == 0)
        document_say(record->document, "No change of %s would put another first.",
                     fixed.size > 0 ? "wishes alone" : "answers");
    say_flips(record, &wishes, "With the answers about the team as they are,");
    say_flips(record, &fixed, "If an answer about the team may change as well,");
    if (words_enough(reader)[0] != '\0')
        document_say(record->document, "%s", words_enough(reader));
    say_nearest(record);
}
