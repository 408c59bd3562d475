#include "document/layout/layout_build.h"

#include "base/bounds.h"
#include "base/text/columns.h"

#include <string.h>

/* Turns words into spans, one line at a time. Searches forward for what fits, then backward for the
 * break, so most bytes are only visited once. */

/* Position of a byte of the words, and its run. */
struct spot {
    size_t at, run;
};

/* A blank, a break, or a NUL where a line ended: clean text has no other control characters. */
static bool is_blank(char byte)
{
    return (unsigned char)byte <= ' ';
}

bool words_left(struct words *words)
{
    for (; words->run < words->n_runs; words->run++, words->at++) {
        size_t end = words->runs[words->run].end;

        while (words->at < end && is_blank(words->bytes[words->at]))
            words->at++;
        if (words->at < end)
            return true;
    }
    return false;
}

/* How many bytes fit; subtracts their columns from the room. */
static size_t fill(const struct run *run, const char *bytes, size_t length, int *room)
{
    size_t at = 0;

    if (run->ascii) {
        at = length < (size_t)*room ? length : (size_t)*room;
        *room -= (int)at;
        return at;
    }
    while (at < length) {
        int width;
        size_t used = columns_cluster(bytes + at, length - at, &width);

        if (width > *room)
            break;
        *room -= width;
        at += used;
    }
    return at;
}

/* The first byte that does not fit, a break, or the end. */
static inline struct spot reach(const struct words *words, struct spot spot, int room)
{
    for (;; spot.run++, spot.at++) {
        const struct run *run = &words->runs[spot.run];
        const char *bytes = words->bytes + spot.at;
        size_t length = run->end - spot.at,
               used = *bytes == '\n' ? 0 : fill(run, bytes, length, &room);

        spot.at += used;
        if (used < length || spot.run + 1 == words->n_runs)
            return spot;
    }
}

/* The end of a line that could reach this far: after its last whole word, or inside a word that is
 * wider than the room. */
static inline struct spot line_break(const struct words *words, struct spot start, struct spot spot)
{
    const char *bytes = words->bytes;
    size_t at = spot.at;

    if (!is_blank(bytes[at]) || (bytes[at] == ' ' && !columns_break_at(bytes + at)))
        while (at > start.at && !columns_break_at(bytes + at))
            at--;
    if (at == start.at)
        return spot;
    while (is_blank(bytes[at - 1]))
        at--;
    while (words->runs[spot.run].start >= at)
        spot.run--;
    spot.at = at;
    return spot;
}

/* The text of a span needs a NUL at its end: a run has one, a blank is replaced by one, a word that
 * was cut is copied. */
static const char *span_text(struct builder *builder, const struct words *words, size_t start,
                             size_t end)
{
    if (words->bytes[end] == ' ')
        words->bytes[end] = '\0';
    if (words->bytes[end] == '\0')
        return words->bytes + start;
    return arena_copy(builder->arena, words->bytes + start, end - start);
}

/* Returns the columns used. */
static int add_spans(struct builder *builder, const struct words *words, struct spot start,
                     struct spot end, int column)
{
    int filled = 0;

    for (; start.run <= end.run; start.run++) {
        const struct run *run = &words->runs[start.run];
        size_t stop = MIN(end.at, run->end), length = stop - start.at;
        int width = run->ascii ? (int)length : columns_of_bytes(words->bytes + start.at, length);

        if (length > 0)
            line_add(builder, span_text(builder, words, start.at, stop), column + filled, width,
                     run->style, run->link);
        filled += width;
        start.at = run->end + 1;
    }
    return filled;
}

int words_set(struct builder *builder, struct words *words, int column, int room)
{
    struct spot start = {words->at, words->run};
    struct spot end = line_break(words, start, reach(words, start, room));

    words->at = end.at;
    words->run = end.run;
    return builder->counting ? 0 : add_spans(builder, words, start, end, column);
}

/* Whether the whole next word fits. */
static bool next_fits(const struct words *words, int room)
{
    struct spot start = {words->at, words->run}, spot = reach(words, start, room);

    return is_blank(words->bytes[spot.at]) || line_break(words, start, spot).at != spot.at;
}

void words_lay(struct builder *builder, struct words *words)
{
    while (words_left(words)) {
        int column = line_begin(builder), room = builder->width - column;

        /* Marks without a margin get a line of their own if the first word would be cut. */
        if (column == builder->indent || (room >= ROOM_FIRST && next_fits(words, room)))
            words_set(builder, words, column, room);
        line_end(builder, false);
    }
}
