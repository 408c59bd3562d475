#include "base/array.h"
#include "base/text/nearest.h"
#include "base/text/text.h"
#include "catalog/compile/draft.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* data/samples/: programs that pages include. A page names one in the first line of an empty fenced
 * block; in the catalog that block contains the program. */

#define FENCE_LEAST 3
#define TAB_AS "    " /* tabs are replaced, because a page has none */

static const char *const attributes[] = {"file", "not-run"};
enum { ATTRIBUTE_FILE, ATTRIBUTE_NOT_RUN };

/* A line that begins or ends a fenced block. */
struct fence {
    char mark; /* 0: the line is not a fence */
    size_t indent, length;
    const char *info; /* what follows the marks, without blanks at its ends */
    size_t info_length;
};

/* The attributes in the first line of a block. */
struct inclusion {
    const char *language;
    const char *values[ARRAY_LENGTH(attributes)]; /* NULL: not given */
    int columns[ARRAY_LENGTH(attributes)];
    bool broken; /* already reported */
};

struct page_reader {
    struct draft *draft;
    const char *path;
    const char *at, *end;
    int line; /* of `at`, from 1 */
    struct text out;
};

/* Adds a diagnostic about the line at `reader->at`. */
static void report(const struct page_reader *reader, int column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void report(const struct page_reader *reader, int column, const char *format, ...)
{
    va_list arguments;
    struct text text;

    text_init(&text);
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    diagnostics_add(reader->draft->diagnostics, reader->path, reader->line, column, "%s",
                    text.bytes);
    text_finish(&text);
}

/* --- lines ------------------------------------------------------------------------------- */

static const char *line_end(const struct page_reader *reader, const char *line)
{
    const char *newline = memchr(line, '\n', (size_t)(reader->end - line));

    return newline ? newline : reader->end;
}

static struct fence read_fence(const char *line, const char *end)
{
    struct fence fence = {0};
    const char *at = line;

    while (at < end && *at == ' ')
        at++;
    const char *marks = at;
    while (at < end && *at == *marks && (*marks == '`' || *marks == '~'))
        at++;
    size_t length = (size_t)(at - marks);
    if (length < FENCE_LEAST)
        return fence;
    while (at < end && *at == ' ')
        at++;
    while (end > at && end[-1] == ' ')
        end--;
    if (*marks == '`' && memchr(at, '`', (size_t)(end - at)))
        return fence; /* code within a paragraph */
    return (struct fence){*marks, (size_t)(marks - line), length, at, (size_t)(end - at)};
}

static bool closes(const struct fence *fence, const struct fence *open)
{
    return fence->mark == open->mark && fence->length >= open->length && fence->info_length == 0;
}

/* Moves to `to` and copies the lines if `copied` is set. */
static void move_to(struct page_reader *reader, const char *to, bool copied)
{
    if (copied)
        text_append_bytes(&reader->out, reader->at, (size_t)(to - reader->at));
    for (; reader->at < to; reader->at++)
        reader->line += *reader->at == '\n';
}

static const char *after_line(const struct page_reader *reader, const char *line)
{
    const char *end = line_end(reader, line);

    return end < reader->end ? end + 1 : end;
}

/* The line that ends the block opened at `reader->at`; NULL: there is none. */
static const char *find_end(const struct page_reader *reader, const struct fence *open)
{
    for (const char *line = after_line(reader, reader->at); line < reader->end;
         line = after_line(reader, line)) {
        struct fence fence = read_fence(line, line_end(reader, line));
        if (closes(&fence, open))
            return line;
    }
    return NULL;
}

/* --- attributes -------------------------------------------------------------------------- */

static void set_attribute(const struct page_reader *reader, struct inclusion *inclusion,
                          const char *name, const char *value, int column)
{
    for (size_t i = 0; i < ARRAY_LENGTH(attributes); i++) {
        if (!text_equal(attributes[i], name))
            continue;
        if (inclusion->values[i] || value[0] == '\0') {
            report(reader, column, inclusion->values[i] ? "duplicate '%s'" : "'%s' is empty", name);
            inclusion->broken = true;
        }
        inclusion->values[i] = value;
        inclusion->columns[i] = column;
        return;
    }
    report(reader, column, "unknown attribute '%s', expected file or not-run", name);
    inclusion->broken = true;
}

/* Reads LANGUAGE NAME=VALUE NAME="VALUE"...; words without `=` are ignored. */
static struct inclusion read_attributes(const struct page_reader *reader, const struct fence *fence)
{
    struct arena *arena = reader->draft->arena;
    const char *info = arena_copy(arena, fence->info, fence->info_length);
    size_t first = strcspn(info, " ");
    struct inclusion inclusion = {.language = arena_copy(arena, info, first)};
    int column = (int)(fence->info - reader->at) + 1;

    for (const char *at = info + first; *at;) {
        at += strspn(at, " ");
        size_t word = strcspn(at, " ="), length;
        if (at[word] != '=') {
            at += word;
            continue;
        }
        const char *value = at + word + 1;
        bool quoted = *value == '"';
        value += quoted;
        length = strcspn(value, quoted ? "\"" : " ");
        set_attribute(reader, &inclusion, arena_copy(arena, at, word),
                      arena_copy(arena, value, length), column + (int)(at - info));
        at = value + length;
        at += quoted && *at == '"';
    }
    return inclusion;
}

/* --- file -------------------------------------------------------------------------------- */

static bool is_inside(const char *path)
{
    return text_starts_with(path, SAMPLE_FOLDER "/") && !strstr(path, "..");
}

static struct sample *find_sample(const struct page_reader *reader, const char *path, int column)
{
    struct draft *draft = reader->draft;
    const char **names = ARENA_ARRAY(draft->arena, const char *, draft->n_samples + 1);

    if (!is_inside(path)) {
        report(reader, column,
               "'%s' is not in the folder of samples, expected " SAMPLE_FOLDER "/FOLDER/FILE",
               path);
        return NULL;
    }
    for (size_t i = 0; i < draft->n_samples; i++) {
        names[i] = draft->samples[i].name;
        if (text_equal(names[i], path))
            return &draft->samples[i];
    }
    const char *near = nearest_word(path, names, draft->n_samples);
    report(reader, column, "there is no file '%s'%s%s%s", path, near ? ", expected '" : "",
           near ? near : "", near ? "'" : "");
    return NULL;
}

static size_t longest_run(const struct sample *sample, char mark)
{
    size_t longest = 0, run = 0;

    for (size_t i = 0; i < sample->length; i++) {
        run = sample->bytes[i] == mark ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* Appends the block with fences longer than any run of their mark in the program, so that the
 * program cannot end the block. */
static void append_block(struct page_reader *reader, const struct inclusion *inclusion,
                         const struct sample *sample)
{
    size_t run = longest_run(sample, '`');
    size_t length = run >= FENCE_LEAST ? run + 1 : FENCE_LEAST;
    struct text *out = &reader->out;

    text_append_repeat(out, "`", length);
    text_printf(out, "%s\n", inclusion->language);
    for (size_t i = 0; i < sample->length; i++)
        if (sample->bytes[i] == '\t')
            text_append(out, TAB_AS);
        else
            text_append_char(out, sample->bytes[i]);
    if (sample->length > 0 && sample->bytes[sample->length - 1] != '\n')
        text_append_char(out, '\n');
    text_append_repeat(out, "`", length);
    text_append_char(out, '\n');
    const char *reason = inclusion->values[ATTRIBUTE_NOT_RUN];
    if (reason)
        text_printf(out, "\nNot run: %s%s\n", reason, text_ends_with(reason, ".") ? "" : ".");
}

/* Includes the file named by the block at `reader->at`. */
static void include(struct page_reader *reader, const struct fence *open,
                    const struct inclusion *inclusion)
{
    const char *path = inclusion->values[ATTRIBUTE_FILE];
    const char *end = find_end(reader, open);
    struct sample *sample;

    if (!path)
        report(reader, inclusion->columns[ATTRIBUTE_NOT_RUN],
               "'not-run' without 'file', expected a block that names its file");
    else if (open->indent > 0)
        report(reader, 1, "the block of '%s' is indented, expected it in column 1", path);
    else if (!end)
        report(reader, 1, "the block of '%s' has no end, expected it on the next line", path);
    else if (end != after_line(reader, reader->at))
        report(reader, 1, "the block of '%s' has lines of its own, expected none", path);
    else if ((sample = find_sample(reader, path, inclusion->columns[ATTRIBUTE_FILE]))) {
        sample->used = true;
        append_block(reader, inclusion, sample);
    }
    move_to(reader, end ? after_line(reader, end) : reader->end, false);
}

const char *draft_page_text(struct draft *draft, const struct source_file *file, size_t *ret_length)
{
    const char *body = file->source.body;
    struct page_reader reader = {
        .draft = draft,
        .path = file->path,
        .at = body,
        .end = body + file->source.body_length,
        .line = file->source.body_line,
    };

    text_init(&reader.out);
    while (reader.at < reader.end) {
        struct fence fence = read_fence(reader.at, line_end(&reader, reader.at));
        struct inclusion inclusion = {0};
        if (fence.mark)
            inclusion = read_attributes(&reader, &fence);
        if (!inclusion.broken &&
            (inclusion.values[ATTRIBUTE_FILE] || inclusion.values[ATTRIBUTE_NOT_RUN])) {
            include(&reader, &fence, &inclusion);
            continue;
        }
        const char *end = fence.mark ? find_end(&reader, &fence) : reader.at;
        move_to(&reader, end ? after_line(&reader, end) : reader.end, true);
    }
    *ret_length = reader.out.length;
    const char *text = arena_copy(draft->arena, reader.out.bytes, reader.out.length);
    text_finish(&reader.out);
    return text;
}

/* --- all samples ------------------------------------------------------------------------ */

static int compare_samples(const void *left, const void *right)
{
    return strcmp(((const struct sample *)left)->name, ((const struct sample *)right)->name);
}

void draft_read_samples(struct draft *draft)
{
    struct sample *samples = draft->samples;

    if (draft->n_samples > 0)
        qsort(samples, draft->n_samples, sizeof(samples[0]), compare_samples);
    for (size_t i = 0; i < draft->n_samples; i++) {
        node_check_characters(samples[i].path, samples[i].bytes, samples[i].length, 1, true,
                              draft->diagnostics);
        if (i > 0 && text_equal(samples[i - 1].name, samples[i].name))
            diagnostics_add(draft->diagnostics, samples[i].path, 1, 1,
                            "duplicate sample '%s': also in %s", samples[i].name,
                            samples[i - 1].path);
    }
}

void draft_check_samples(struct draft *draft)
{
    if (diagnostics_count(draft->diagnostics) > 0)
        return; /* pages that were not read may include them */
    for (size_t i = 0; i < draft->n_samples; i++)
        if (!draft->samples[i].used)
            diagnostics_add(draft->diagnostics, draft->samples[i].path, 1, 1,
                            "no page includes it: name it in a block, file=%s",
                            draft->samples[i].name);
}
