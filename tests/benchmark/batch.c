/* Two commands on many entries, beside the least that their work needs:
 *
 *     batch PROGRAM BROKERS
 *
 * `compile` beside libyaml, which only parses the same front matter, in elapsed time and in CPU time:
 * compile may use two processors. `list --filter` beside sqlite3, which prints the same rows of the
 * same catalog, in CPU time. BROKERS is tests/catalogs/brokers. */
#include "many.h"
#include "measure.h"
#include "report.h"

#include "base/arena.h"
#include "base/text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

#define ENTRIES 10000
#define ROUNDS 5
#define SQLITE "/usr/bin/sqlite3"

/* What the filter "replay>=2" leaves. */
#define QUERY                                                                                  \
    "SELECT framework.id, framework.name FROM framework JOIN value ON value.framework ="       \
    " framework.ord AND value.trait = (SELECT ord FROM trait WHERE id = 'replay') WHERE known" \
    " AND low >= 2 ORDER BY framework.ord"

struct batch {
    struct arena *arena;
    const char *program, *brokers, *folder;
    const char *sources, *catalog;
    struct text *entries; /* the front matter of each */
};

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "batch: %s\n", what);
    exit(2);
}

/* In seconds. */
struct times {
    double elapsed, cpu;
};

static struct times run_timed(const char *const *command, const char *output)
{
    double began = measure_now();
    struct rusage usage;

    if (measure_run(command, output, &usage) != 0)
        give_up("a program does not end with 0");
    return (struct times){measure_now() - began, measure_cpu(&usage)};
}

static void tell(const struct report *line, const char *kind)
{
    printf("%s: %.1f %s %s, %s: %.1f %s, ratio %.2f\n", line->what, line->ours, line->unit, kind,
           line->beside, line->theirs, line->unit, line->ours / line->theirs);
}

/* --- compile ---------------------------------------------------------------------------------- */

/* Between the first two lines of dashes. */
static void read_entry(const struct batch *batch, int index)
{
    struct many_entry entry = many_entry(1, index);
    struct text *text = &batch->entries[index];
    FILE *file =
        fopen(arena_printf(batch->arena, "%s/frameworks/%s.md", batch->sources, entry.id), "r");
    char line[1024];

    text_init(text);
    while (file && fgets(line, sizeof(line), file) && (text->length == 0 || line[0] != '-'))
        text_append(text, line);
    if (!file || text->length == 0)
        give_up("an entry cannot be read");
    fclose(file);
}

static void parse_entry(const struct text *text)
{
    yaml_parser_t parser;
    yaml_event_t event;
    bool is_over = false;

    if (!yaml_parser_initialize(&parser))
        give_up("no memory");
    yaml_parser_set_input_string(&parser, (const unsigned char *)text->bytes, text->length);
    while (!is_over) {
        if (!yaml_parser_parse(&parser, &event))
            give_up("an entry is no YAML");
        is_over = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

static struct times parse_all(const struct batch *batch)
{
    double began = measure_now();
    clock_t cpu = clock();

    for (int i = 0; i < ENTRIES; i++)
        parse_entry(&batch->entries[i]);
    return (struct times){measure_now() - began, (double)(clock() - cpu) / CLOCKS_PER_SEC};
}

static void compare_compile(struct batch *batch)
{
    const char *output = arena_printf(batch->arena, "%s/again.db", batch->folder);
    const char *const compile[] = {batch->program, "compile", batch->brokers, batch->sources, "-o",
                                   output,         NULL};
    double elapsed[ROUNDS], cpu[ROUNDS], their_elapsed[ROUNDS], their_cpu[ROUNDS];

    batch->entries = ARENA_ARRAY(batch->arena, struct text, ENTRIES);
    for (int i = 0; i < ENTRIES; i++)
        read_entry(batch, i);
    for (int round = 0; round < ROUNDS; round++) {
        struct times ours = run_timed(compile, "/dev/null"), theirs = parse_all(batch);
        elapsed[round] = ours.elapsed / ENTRIES * 1e6;
        cpu[round] = ours.cpu / ENTRIES * 1e6;
        their_elapsed[round] = theirs.elapsed / ENTRIES * 1e6;
        their_cpu[round] = theirs.cpu / ENTRIES * 1e6;
    }
    for (int i = 0; i < ENTRIES; i++)
        text_finish(&batch->entries[i]);
    struct report line = {"compile, an entry of 10,000",
                          "libyaml's parse of its front matter",
                          measure_median(elapsed, ROUNDS),
                          measure_median(their_elapsed, ROUNDS),
                          "us",
                          0,
                          0};
    line.goal = 60 / line.theirs;
    report(&line);
    tell(&line, "elapsed");
    line.ours = measure_median(cpu, ROUNDS);
    line.theirs = measure_median(their_cpu, ROUNDS);
    tell(&line, "CPU");
}

/* --- list ------------------------------------------------------------------------------------- */

static bool same_files(const char *one, const char *other)
{
    FILE *a = fopen(one, "r"), *b = fopen(other, "r");
    int byte = EOF, bytes = 0;
    bool same = a && b;

    while (same && (byte = getc(a)) != EOF && ++bytes)
        same = getc(b) == byte;
    same = same && bytes > 0 && getc(b) == EOF;
    if (a)
        fclose(a);
    if (b)
        fclose(b);
    return same;
}

static void compare_list(struct batch *batch)
{
    const char *rows = arena_printf(batch->arena, "%s/rows", batch->folder);
    const char *their_rows = arena_printf(batch->arena, "%s/their-rows", batch->folder);
    const char *file = arena_printf(batch->arena, "file:%s?immutable=1", batch->catalog);
    const char *const list[] = {batch->program, "list",      "--catalog", batch->catalog,
                                "--filter",     "replay>=2", "--columns", "id,name",
                                "--format",     "tsv",       NULL};
    const char *const query[] = {SQLITE, "-tabs", "-header", file, QUERY, NULL};
    double ours[ROUNDS], theirs[ROUNDS];

    if (access(SQLITE, X_OK) != 0) {
        printf("sqlite3 is not installed, so list was not compared.\n");
        return;
    }
    for (int round = 0; round < ROUNDS; round++) {
        ours[round] = run_timed(list, rows).cpu * 1e3;
        theirs[round] = run_timed(query, their_rows).cpu * 1e3;
    }
    if (!same_files(rows, their_rows))
        give_up("sqlite3 prints other rows");
    struct report line = {"list --filter, 10,000 entries",
                          "sqlite3 with the same rows",
                          measure_median(ours, ROUNDS),
                          measure_median(theirs, ROUNDS),
                          "ms",
                          1.5,
                          0};
    report(&line);
    tell(&line, "CPU");
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/whichstack-batch-XXXXXX";
    struct batch batch = {.arena = arena_new()};

    if (argc != 3 || !mkdtemp(folder))
        give_up("usage: batch PROGRAM BROKERS");
    batch.program = argv[1];
    batch.brokers = argv[2];
    batch.folder = folder;
    batch.sources = arena_printf(batch.arena, "%s/many-%d", folder, ENTRIES);
    batch.catalog = many_compile(batch.arena, batch.program, batch.brokers, folder, 1, ENTRIES);
    if (batch.catalog) {
        compare_compile(&batch);
        compare_list(&batch);
    }
    many_remove(folder);
    arena_free(batch.arena);
    return batch.catalog ? 0 : 1;
}
