#include "catalog/compile/framework_files.h"

#include "base/ahead.h"
#include "base/compat/compat.h"
#include "base/memory.h"
#include "base/text/text.h"
#include "store/file/file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define READ_AHEAD 16               /* files */
#define READ_AHEAD_BYTES (2u << 20) /* of their trees */
#define FEW 4                       /* files: starting a thread takes longer */
#define ORDER_NONE (FRAMEWORK_ORDER_MOST + 1)
#define ORDER_DIGITS 9 /* fewer than FRAMEWORK_ORDER_MOST has */

/* A file that has been read, with its tree in an arena of its own. */
struct reading {
    struct source_file file;
    struct arena *arena;
    struct diagnostics *diagnostics; /* of YAML */
    struct error error;
    bool failed; /* it cannot be read */
};

struct framework_files {
    const struct source_file *files;
    bool order_only;
    struct ahead *ahead;
    struct reading readings[READ_AHEAD];
    size_t n_readings;
};

static long order_of(const struct source_file *file)
{
    long order;
    const char *text = node_text(file->source.front, "order");

    return text && text_to_integer(text, 0, FRAMEWORK_ORDER_MOST, &order) ? order : ORDER_NONE;
}

/* `name: value` on one line, where the value begins with a letter or digit: whatever follows in
 * column 1 is no part of it. */
static bool is_plain_member(const char *line, size_t length)
{
    size_t name = strspn(line, "abcdefghijklmnopqrstuvwxyz_");

    return name > 0 && name + 2 < length && line[name] == ':' && line[name + 1] == ' ' &&
           isalnum((unsigned char)line[name + 2]);
}

/* The order without YAML, which takes most of the time: only where the file begins with plain
 * members, `order` among them. */
static bool read_order(const char *bytes, long *ret_order)
{
    static const char fence[] = "---\n", member[] = "order: ";
    const char *line = bytes + strlen(fence), *end;

    if (!text_starts_with(bytes, fence))
        return false;
    for (; (end = strchr(line, '\n')) && is_plain_member(line, (size_t)(end - line));
         line = end + 1) {
        if (!text_starts_with(line, member))
            continue;
        const char *digits = line + strlen(member);
        size_t length = (size_t)(end - digits);
        bool plain = length <= ORDER_DIGITS && strspn(digits, "0123456789") == length &&
                     (digits[0] != '0' || length == 1) && islower((unsigned char)end[1]);
        *ret_order = plain ? strtol(digits, NULL, 10) : ORDER_NONE;
        return plain;
    }
    return false;
}

static bool read_bytes(struct reading *reading)
{
    struct source_file *file = &reading->file;
    char *bytes;

    if (file->bytes)
        return true;
    reading->failed = !file_read(reading->arena, file->path, LIMIT_SOURCE, &bytes, &file->length,
                                 &reading->error);
    file->bytes = reading->failed ? NULL : bytes;
    return !reading->failed;
}

static void parse(struct reading *reading)
{
    struct source_file *file = &reading->file;

    file->broken = !node_read_source(reading->arena, file->path, file->bytes, file->length,
                                     &file->source, reading->diagnostics);
    if (file->broken)
        file->source = (struct source){0};
}

/* An ahead_work: may be called by several threads, each with a reading of its own. */
static size_t read_one(void *context, size_t index, void *slot)
{
    const struct framework_files *files = context;
    struct reading *reading = slot;

    arena_clear(reading->arena);
    reading->file = files->files[index];
    if (read_bytes(reading) &&
        !(files->order_only && read_order(reading->file.bytes, &reading->file.order))) {
        parse(reading);
        reading->file.order = order_of(&reading->file);
    }
    return arena_size(reading->arena);
}

struct framework_files *framework_files_new(const struct source_file *files, size_t count,
                                            bool order_only)
{
    struct framework_files *all = memory_new(1, sizeof(*all));

    all->files = files;
    all->order_only = order_only;
    all->n_readings = count < READ_AHEAD ? count : READ_AHEAD;
    for (size_t i = 0; i < all->n_readings; i++) {
        all->readings[i].arena = arena_new();
        all->readings[i].diagnostics = diagnostics_new();
    }
    all->ahead =
        ahead_new(&(struct ahead_job){.count = count,
                                      .work = read_one,
                                      .context = all,
                                      .slots = all->readings,
                                      .n_slots = all->n_readings,
                                      .slot_size = sizeof(all->readings[0]),
                                      .most = READ_AHEAD_BYTES,
                                      .n_threads = count > FEW ? compat_processors() - 1 : 0});
    return all;
}

const struct source_file *framework_files_next(struct framework_files *files,
                                               struct diagnostics *diagnostics, struct error *error)
{
    struct reading *reading = ahead_take(files->ahead);

    if (reading->failed) {
        *error = reading->error;
        return NULL;
    }
    if (diagnostics_count(reading->diagnostics) > 0) {
        if (diagnostics)
            diagnostics_add_all(diagnostics, reading->diagnostics);
        diagnostics_free(reading->diagnostics);
        reading->diagnostics = diagnostics_new();
    }
    return &reading->file;
}

void framework_files_free(struct framework_files *files)
{
    ahead_free(files->ahead);
    for (size_t i = 0; i < files->n_readings; i++) {
        arena_free(files->readings[i].arena);
        diagnostics_free(files->readings[i].diagnostics);
    }
    free(files);
}
