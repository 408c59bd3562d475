#include "catalog/model/rows_parts.h"

#include "catalog/model/limits.h"
#include "catalog/model/packed_facts.h"
#include "store/database/packed.h"

#include <string.h>

const char *rows_facts(struct rows *rows, int framework, size_t *ret_length)
{
    struct reading reading = reading_of(rows, QUERY_PACKED);
    const char *block = NULL;

    statement_bind_integer(reading.statement, 1, packed_facts_number(framework));
    if (reading_next(&reading)) {
        const char *bytes = statement_bytes(reading.statement, 0, ret_length);
        block = arena_copy(rows->arena, bytes, *ret_length);
        statement_reset(reading.statement);
    }
    return block;
}

void rows_attach_facts(struct rows *rows, const char *block, size_t length)
{
    struct reading reading = {.rows = rows, .query = QUERY_PACKED};

    if (!database_unpack(rows->database, packed_queries, PACKED_QUERIES, block, length,
                         &reading.error)) {
        reading_fail(&reading);
        rows_detach_facts(rows);
    }
}

void rows_detach_facts(struct rows *rows)
{
    database_detach_all(rows->database, packed_queries, PACKED_QUERIES);
}

size_t rows_claims(struct rows *rows, int framework, struct claim **ret_claims)
{
    struct reading reading = reading_of(rows, QUERY_CLAIMS);
    struct claim *claims = NULL;
    size_t count = 0;

    if (framework >= 0)
        statement_bind_integer(reading.statement, 1, framework);
    while (reading_next(&reading)) {
        int verdict = reading_word(&reading, 2, claim_verdict_names, CLAIM_VERDICT_COUNT);
        if (reading_damaged(&reading, verdict < 0))
            continue;
        claims = GROWN(rows, claims, count);
        claims[count] = (struct claim){
            .id = reading_line(&reading, 0),
            .claim = reading_line(&reading, 1),
            .verdict = (enum claim_verdict)verdict,
            .evidence = reading_evidence(&reading, 3),
        };
        claims[count].found = claims[count].evidence.note;
        count++;
    }
    *ret_claims = claims;
    return count;
}

size_t rows_pairings(struct rows *rows, const struct extent *extent, int framework,
                     struct pairing **ret_pairings)
{
    struct reading reading = reading_of(rows, QUERY_PAIRINGS);
    struct pairing *pairings = NULL;
    size_t count = 0;

    statement_bind_integer(reading.statement, 1, framework);
    while (reading_next(&reading)) {
        int component = reading_reference(&reading, 0, extent->components);
        int fit = reading_integer(&reading, 1);
        if (reading_damaged(&reading, component < 0 || fit < 0 || fit > LIMIT_FIT))
            continue;
        pairings = GROWN(rows, pairings, count);
        pairings[count++] = (struct pairing){component, fit, reading_line(&reading, 2),
                                             reading_evidence(&reading, 3)};
    }
    *ret_pairings = pairings;
    return count;
}

static const char *read_page(struct reading *reading)
{
    const char *page = "";

    if (reading_next(reading)) {
        const char *text = statement_text(reading->statement, 0);
        if (text && !reading_damaged(reading, strlen(text) > LIMIT_PAGE))
            page = statement_lasts(reading->statement) ? text
                                                       : arena_string(reading->rows->arena, text);
        statement_reset(reading->statement);
    }
    return page;
}

const char *rows_page(struct rows *rows, const char *kind, const char *id)
{
    struct reading reading = reading_of(rows, QUERY_PAGE);

    statement_bind_text(reading.statement, 1, kind);
    statement_bind_text(reading.statement, 2, id);
    return read_page(&reading);
}

const char *rows_first_profile(struct rows *rows)
{
    struct reading reading = reading_of(rows, QUERY_FIRST_PROFILE);

    return read_page(&reading);
}

size_t rows_pages(struct rows *rows, const char *kind, struct page_text **ret_pages)
{
    struct reading reading = reading_of(rows, QUERY_PAGES);
    struct page_text *pages = NULL;
    size_t count = 0;

    statement_bind_text(reading.statement, 1, kind);
    while (reading_next(&reading)) {
        const char *id = statement_text(reading.statement, 0);
        const char *text = statement_text(reading.statement, 1);
        pages = GROWN(rows, pages, count);
        pages[count++] = (struct page_text){arena_string(rows->arena, id ? id : ""),
                                            arena_string(rows->arena, text ? text : "")};
    }
    *ret_pages = pages;
    return count;
}
