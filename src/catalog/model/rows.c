#include "catalog/model/rows_parts.h"

#include "base/array.h"
#include "base/text/clean.h"
#include "base/text/text.h"
#include "store/database/packed.h"

#include <string.h>

/* The table that a query reads, for messages. */
static const char *const tables[] = {
    [QUERY_META] = "meta",
    [QUERY_FRAMEWORKS] = "framework",
    [QUERY_SLOTS] = "slot",
    [QUERY_GROUPS] = "trait_group",
    [QUERY_LANGUAGES] = "language",
    [QUERY_TRAITS] = "trait",
    [QUERY_COMPONENTS] = "component",
    [QUERY_BRINGS] = "brings",
    [QUERY_LINKS] = "link",
    [QUERY_CONFLICTS_WITH_ONE] = "conflict_with_one",
    [QUERY_DEFAULTS] = "component_default",
    [QUERY_GATES] = "gate",
    [QUERY_CRITERIA] = "criterion",
    [QUERY_INPUTS] = "input",
    [QUERY_QUESTIONS] = "question",
    [QUERY_PRIORS] = "prior",
    [QUERY_RETIRED] = "retired",
    [QUERY_OPTIONS] = "option",
    [QUERY_POINTS] = "points",
    [QUERY_REQUIREMENTS] = "requirement",
    [QUERY_WISHES] = "wish",
    [QUERY_CLAIMS] = "claim",
    [QUERY_PAIRINGS] = "pairing",
    [QUERY_VALUES] = "value",
    [QUERY_CITED_COLUMN] = "value",
    [QUERY_COLUMN] = "value",
    [QUERY_PACKED] = "packed",
    [QUERY_PACKED_COLUMN] = "packed",
    [QUERY_COUNT_PACKED] = "packed",
    [QUERY_EVIDENCE] = "value",
    [QUERY_PAGE] = "page",
    [QUERY_PAGES] = "page",
    [QUERY_HEAD] = "head",
    [QUERY_HEAD_BLOCKS] = "head",
    [QUERY_FIRST_VALUES] = "value",
    [QUERY_FIRST_PROFILE] = "page",
    [QUERY_HEAD_PIECES] = "head",
};
_Static_assert(ARRAY_LENGTH(tables) == QUERY_ADD_META, "a query that reads has no table here");

struct reading reading_of(struct rows *rows, enum query query)
{
    return (struct reading){
        .rows = rows, .query = query, .statement = database_statement(rows->database, query)};
}

void rows_count_damage(struct rows *rows, enum query query)
{
    if (rows->n_damaged++ == 0)
        rows->table = tables[query];
}

void reading_fail(struct reading *reading)
{
    struct rows *rows = reading->rows;

    rows_count_damage(rows, reading->query);
    if (!rows->failure)
        rows->failure = arena_string(rows->arena, reading->error.message);
}

void reading_block(struct rows *rows, enum query query, int columns, const void *block,
                   size_t length, rows_reader *read, void *context)
{
    database_attach_rows(rows->database, query, columns, block, length);
    struct reading reading = reading_of(rows, query);
    read(&reading, context);
    database_detach_rows(rows->database, query);
}

const void *reading_kept_block(struct reading *blocks, size_t *ret_length)
{
    const void *bytes = statement_bytes(blocks->statement, 0, ret_length);

    return arena_copy(blocks->rows->arena, bytes, *ret_length);
}

bool reading_blocks(struct reading *blocks, enum query query, int columns, rows_reader *read,
                    void *context)
{
    bool any = false;

    for (; reading_next(blocks); any = true) {
        size_t length;
        const void *block = reading_kept_block(blocks, &length);
        reading_block(blocks->rows, query, columns, block, length, read, context);
    }
    return any;
}

/* Whether clean_line would return the same. */
static bool is_clean_line(const char *text, size_t length)
{
    return length == 0 || (clean_plain_length(text, length) == length && text[0] != ' ' &&
                           text[length - 1] != ' ');
}

const char *rows_line(struct arena *arena, const char *text, size_t length)
{
    if (is_clean_line(text, length))
        return text;
    return text[0] ? clean_line(arena, text, strlen(text)) : "";
}

const char *reading_line(struct reading *reading, int column)
{
    size_t length;
    const char *text = statement_lasting(reading->statement, column, &length);

    if (text)
        return rows_line(reading->rows->arena, text, length);
    text = statement_text(reading->statement, column);
    return text && text[0] ? clean_line(reading->rows->arena, text, strlen(text)) : "";
}

int reading_word(struct reading *reading, int column, const char *const *words, size_t count)
{
    const char *text = statement_text(reading->statement, column);

    for (size_t i = 0; text && i < count; i++)
        if (text_equal(text, words[i]))
            return (int)i;
    return -2;
}

struct evidence reading_evidence(struct reading *reading, int column)
{
    return (struct evidence){
        .as_of = reading_line(reading, column),
        .source = reading_line(reading, column + 1),
        .checked = statement_integer(reading->statement, column + 2) == 1,
        .note = reading_line(reading, column + 3),
    };
}

bool rows_beyond(int64_t bits, size_t count)
{
    return count < 64 && (uint64_t)bits >> count != 0;
}

#define FIRST_ROOM 4

void *rows_room(struct rows *rows, void *array, size_t count, size_t size)
{
    if (count > 0 && (count < FIRST_ROOM || (count & (count - 1)) != 0))
        return array;
    void *larger = arena_alloc(rows->arena, count ? count * 2 : FIRST_ROOM, size);
    if (count > 0)
        memcpy(larger, array, count * size);
    return larger;
}
