/* The values that the user gives for a record, with their defaults: title, number, date, status,
 * decider, and what a team settled. */
#include "document/record/record_sections.h"

#include "base/text/clean.h"
#include "document/words/confidence_words.h"

#include <string.h>

const char *record_given(const struct advice_reader *reader, const char *words,
                         const char *otherwise)
{
    const char *line = words ? clean_line(reader->arena, words, strlen(words)) : "";

    return line[0] != '\0' ? line : otherwise;
}

const char *record_date(const struct advice_reader *reader)
{
    return record_given(reader, reader->options->date, "");
}

const char *record_decider(const struct advice_reader *reader)
{
    return record_given(reader, reader->options->decider, "");
}

const char *record_settled(const struct advice_reader *reader)
{
    return record_given(reader, reader->options->settled, "");
}

const char *record_number(const struct advice_reader *reader)
{
    return record_given(reader, reader->options->number, "");
}

const char *record_name_of(const struct advice_reader *reader)
{
    return record_given(reader, reader->options->title, words_title(reader));
}

const char *record_heading(const struct advice_reader *reader)
{
    const char *number = record_number(reader), *title = record_name_of(reader);

    return number[0] != '\0' ? arena_printf(reader->arena, "%s. %s", number, title) : title;
}

const char *record_status(const struct advice_reader *reader)
{
    return record_given(reader, reader->options->status, "proposed");
}
