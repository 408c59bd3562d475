#include "document/record/record_rest.h"

#include "base/text/text.h"

#define HASHED_AT_ONCE 65536

struct lines {
    struct hash *hash;
    struct text text; /* not yet hashed */
};

static void flush(struct lines *lines)
{
    hash_add(lines->hash, lines->text.bytes, lines->text.length);
    text_clear(&lines->text);
}

/* " 5000", or " 5000-10000" for an unknown value. */
static void put_value(struct text *text, int low, int high)
{
    text_append_char(text, ' ');
    text_append_integer(text, low);
    if (low == high)
        return;
    text_append_char(text, '-');
    text_append_integer(text, high);
}

static void add_line(struct lines *lines, const struct problem *problem,
                     const struct ranking *ranking, const char *id, const struct score *score)
{
    size_t row = (size_t)score->alternative * (size_t)problem->n_criteria;

    text_append(&lines->text, id);
    if (score->rank == 0)
        text_append(&lines->text, " out");
    else
        put_value(&lines->text, score->unverified, score->unverified);
    for (int i = 0; i < problem->n_criteria; i++) {
        if (ranking->points[i] == 0)
            continue;
        put_value(&lines->text, problem->low[row + (size_t)i], problem->high[row + (size_t)i]);
    }
    text_append_char(&lines->text, '\n');
    if (lines->text.length > HASHED_AT_ONCE)
        flush(lines);
}

struct record_rest record_rest(struct arena *arena, const struct decision *decision,
                               const struct ranking *ranking, const int *listed, int n_listed)
{
    const struct score **rest = ARENA_ARRAY(arena, const struct score *, (size_t)ranking->n);
    struct record_rest result = {.count = 0};
    struct lines lines = {.hash = hash_new()};

    for (int i = 0; i < ranking->n; i++)
        rest[ranking->scores[i].alternative] = &ranking->scores[i];
    for (int i = 0; i < n_listed; i++)
        rest[listed[i]] = NULL;
    text_init(&lines.text);
    for (int i = 0; i < ranking->n; i++) {
        if (!rest[i])
            continue;
        add_line(&lines, &decision->problem, ranking, catalog_framework(decision->catalog, i)->id,
                 rest[i]);
        result.count++;
        result.ruled_out += rest[i]->rank == 0;
        if (rest[i]->rank > 0 && (!result.best || rest[i]->rank < result.best->rank))
            result.best = rest[i];
    }
    flush(&lines);
    hash_take(lines.hash, result.sha256);
    text_finish(&lines.text);
    return result;
}
