#include "document/layout/layout_build.h"

#include "base/bounds.h"
#include "base/text/columns.h"

#include <stdint.h>
#include <string.h>

/* --- inlines to words -------------------------------------------------------------------- */

#define BYTES_AT_ONCE 1024 /* bytes allocated at once, for the words of several blocks */
#define RUNS_AT_ONCE 32

struct run_writer {
    struct builder *builder;
    struct words words;
    size_t length;
    int link; /* the open run, or -1 */
};

/* Eight bytes at a time, the last of them twice. */
bool is_ascii(const char *bytes, size_t length)
{
    uint64_t all = 0, eight;
    size_t at = 0;

    for (; at + sizeof(eight) <= length; at += sizeof(eight)) {
        memcpy(&eight, bytes + at, sizeof(eight));
        all |= eight;
    }
    if (length >= sizeof(eight)) {
        memcpy(&eight, bytes + length - sizeof(eight), sizeof(eight));
        return ((all | eight) & 0x8080808080808080) == 0;
    }
    for (; at < length; at++)
        all |= (unsigned char)bytes[at];
    return (all & 0x80) == 0;
}

/* Moves the words to the new room. */
static void make_bytes(struct run_writer *writer, size_t length)
{
    struct builder *builder = writer->builder;
    size_t room = MAX(BYTES_AT_ONCE, 2 * (writer->length + length));
    char *bytes = arena_alloc(builder->arena, room, 1);

    if (writer->length > 0)
        memcpy(bytes, writer->words.bytes, writer->length);
    writer->words.bytes = builder->bytes = bytes;
    builder->bytes_room = room;
}

static void make_runs(struct run_writer *writer)
{
    struct builder *builder = writer->builder;
    size_t count = writer->words.n_runs, room = MAX(RUNS_AT_ONCE, 2 * count);
    struct run *runs = ARENA_ARRAY(builder->arena, struct run, room);

    if (count > 0)
        memcpy(runs, writer->words.runs, count * sizeof(*runs));
    writer->words.runs = builder->runs = runs;
    builder->runs_room = room;
}

static void add_run(struct run_writer *writer, const char *text, enum span_style style, int link)
{
    size_t length = strlen(text);
    char *bytes;

    if (writer->length + length + 1 > writer->builder->bytes_room)
        make_bytes(writer, length + 1);
    if (writer->words.n_runs == writer->builder->runs_room)
        make_runs(writer);
    bytes = writer->words.bytes + writer->length;
    memcpy(bytes, text, length + 1);
    writer->words.runs[writer->words.n_runs++] = (struct run){
        .start = writer->length,
        .end = writer->length + length,
        .style = style,
        .link = link,
        .ascii = is_ascii(bytes, length),
    };
    writer->length += length + 1;
}

static const enum span_style styles[] = {
    [INLINE_TEXT] = SPAN_PLAIN, [INLINE_STRONG] = SPAN_STRONG, [INLINE_EMPHASIS] = SPAN_EMPHASIS,
    [INLINE_CODE] = SPAN_CODE,  [INLINE_LINK] = SPAN_LINK,     [INLINE_BREAK] = SPAN_PLAIN,
};

/* Headings and links override the style of what they contain. */
static enum span_style style_inside(enum span_style around, enum inline_kind kind)
{
    if (around == SPAN_HEADING || around == SPAN_LINK || kind == INLINE_TEXT)
        return around;
    return styles[kind];
}

static void add_runs(struct run_writer *writer, const struct inline_node *first,
                     enum span_style style);

static void add_link(struct run_writer *writer, const struct inline_node *node,
                     enum span_style style)
{
    struct builder *builder = writer->builder;
    char number[LINK_NUMBER_LENGTH + 1] = " ";

    if (!builder->counting)
        writer->link = link_table_index(&builder->links, builder->arena, node->target);
    add_runs(writer, node->first, style);
    if (builder->options->link_numbers) {
        link_number(writer->link, number + 1);
        add_run(writer, number, SPAN_QUIET, -1);
    }
    writer->link = -1;
}

static void add_runs(struct run_writer *writer, const struct inline_node *first,
                     enum span_style style)
{
    for (const struct inline_node *node = first; node; node = node->next) {
        enum span_style inside = style_inside(style, node->kind);

        if (node->kind == INLINE_LINK)
            add_link(writer, node, inside);
        else if (node->kind == INLINE_BREAK)
            add_run(writer, "\n", style, -1);
        else if (node->text)
            add_run(writer, node->text, inside, writer->link);
        else
            add_runs(writer, node->first, inside);
    }
}

struct words words_new(struct builder *builder, const struct inline_node *first,
                       enum span_style style)
{
    struct run_writer writer = {
        .builder = builder,
        .words = {.bytes = builder->bytes, .runs = builder->runs},
        .link = -1,
    };

    add_runs(&writer, first, style);
    builder->bytes += writer.length;
    builder->bytes_room -= writer.length;
    builder->runs += writer.words.n_runs;
    builder->runs_room -= writer.words.n_runs;
    return writer.words;
}

void words_drop(struct builder *builder, const struct words *words)
{
    builder->bytes_room += (size_t)(builder->bytes - words->bytes);
    builder->runs_room += (size_t)(builder->runs - words->runs);
    builder->bytes = words->bytes;
    builder->runs = words->runs;
}

/* --- measuring --------------------------------------------------------------------------- */

struct measure {
    int line, word; /* so far */
    int longest_line, longest_word;
};

/* A word, or its part in this run. */
static void measure_part(struct measure *measure, int width)
{
    measure->word += width;
    measure->line += width;
    measure->longest_word = MAX(measure->longest_word, measure->word);
    measure->longest_line = MAX(measure->longest_line, measure->line);
}

static void measure_blank(struct measure *measure, char blank)
{
    measure->word = 0;
    measure->line += measure->line > 0;
    if (blank == '\n')
        measure->line = 0;
}

static void measure_run(struct measure *measure, const struct run *run, const char *bytes)
{
    for (size_t at = run->start; at < run->end; at++) {
        size_t length = strcspn(bytes + at, " \n");

        if (length > 0)
            measure_part(measure, run->ascii ? (int)length : columns_of_bytes(bytes + at, length));
        at += length;
        if (at < run->end)
            measure_blank(measure, bytes[at]);
    }
}

void words_measure(const struct words *words, int *ret_line, int *ret_word)
{
    struct measure measure = {0};

    for (size_t i = 0; i < words->n_runs; i++)
        measure_run(&measure, &words->runs[i], words->bytes);
    *ret_line = measure.longest_line;
    *ret_word = measure.longest_word;
}
