/* A large catalog of invented brokers, through the command line and through the explorer in a
 * terminal: `test_many PROGRAM BROKERS COUNT`, where BROKERS is tests/catalogs/brokers. What must come
 * out is worked out here, from the numbers that the brokers were written with; how long it takes
 * is no test. */
#include "many.h"
#include "screen.h"
#include "tap.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* The sanitizers keep memory of their own. */
#ifdef __has_feature /* clang */
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#ifdef __SANITIZE_ADDRESS__
#define KEEPS_FREED true /* the sanitizer does not give memory back */
#else
#define KEEPS_FREED false
#endif

#define SEED 20261122
#define SHIPPED 7 /* brokers of tests/catalogs/brokers, which come first */

struct test {
    struct tap tap;
    const char *program, *brokers;
    struct arena *arena;
    char folder[64];
    const char *catalog;
    struct many_entry *entries;
    int count;
    int *wanted; /* the entries that are expected, in their order */
    int n_wanted;
};

/* --- what is expected ------------------------------------------------------------------------- */

typedef bool condition(const struct many_entry *entry);
typedef int comparison(const struct many_entry *left, const struct many_entry *right);

static void want(struct test *test, condition *holds)
{
    test->n_wanted = 0;
    for (int i = 0; i < test->count; i++)
        if (!holds || holds(&test->entries[i]))
            test->wanted[test->n_wanted++] = i;
}

struct order {
    const struct test *test;
    comparison *compare;
};

static int compare_wanted(const void *left, const void *right, void *context)
{
    const struct order *order = context;
    int one = *(const int *)left, other = *(const int *)right;
    int result = order->compare(&order->test->entries[one], &order->test->entries[other]);

    return result != 0 ? result : one - other; /* what is equal stays as the catalog has it */
}

static void want_ordered(struct test *test, condition *holds, comparison *compare)
{
    struct order order = {test, compare};

    want(test, holds);
    qsort_r(test->wanted, (size_t)test->n_wanted, sizeof(int), compare_wanted, &order);
}

static bool replays_not_mit(const struct many_entry *entry)
{
    return entry->replay >= 2 && strcmp(entry->licence, "MIT") != 0;
}

static bool is_amber(const struct many_entry *entry)
{
    return strncmp(entry->name, "Amber ", 6) == 0;
}

static bool is_amber_kettle(const struct many_entry *entry)
{
    return strncmp(entry->name, "Amber Kettle ", 13) == 0;
}

static bool is_quick_or_light(const struct many_entry *entry)
{
    return entry->throughput > 800000 || entry->memory <= 50;
}

static bool is_gap(const struct many_entry *entry)
{
    return entry->throughput == 0;
}

static bool is_old_and_reaches_browsers(const struct many_entry *entry)
{
    return entry->first_year < 2003 && strstr(entry->clients, "browser");
}

static bool is_known_not_to_replay(const struct many_entry *entry)
{
    return entry->replay == 0 && strcmp(entry->kind, "log") == 0;
}

static int by_throughput(const struct many_entry *left, const struct many_entry *right)
{
    if ((left->throughput == 0) != (right->throughput == 0))
        return left->throughput == 0 ? 1 : -1; /* unknown comes last, whichever way it is sorted */
    return right->throughput - left->throughput;
}

static int by_name(const struct many_entry *left, const struct many_entry *right)
{
    return strcasecmp(left->name, right->name);
}

static int by_release_backwards_then_clients(const struct many_entry *left,
                                             const struct many_entry *right)
{
    int months =
        right->first_year * 12 + right->first_month - left->first_year * 12 - left->first_month;

    return months != 0 ? months : strcmp(left->clients, right->clients);
}

/* cargo=work history=days keeper=nobody, by the points of the questions and the base points. */
#define POINTS_ALL (8 + 3 + 6 + 12 + 4 + 2 + 1)

/* Low and high end together, in basis points. */
static int level_sum(int level)
{
    static const int values[] = {0, 5000, 8000, 10000};

    return level < 0 ? 10000 : 2 * values[level];
}

static long score(const struct many_entry *entry)
{
    int fit = entry->disk > entry->drawer ? entry->disk : entry->drawer;
    long careful = (level_sum(entry->ordering) + level_sum(entry->dead_letters)) / 2;
    long easy = 2 * 2500 * (entry->operability - 1), told = 2 * 2500 * (entry->documentation - 1);

    return 8 * careful + 3 * 2 * 2000 * fit + 6 * level_sum(entry->replay) + (12 + 2) * easy +
           4 * (20000 - level_sum(entry->clustering)) + told;
}

static bool may_replay(const struct many_entry *entry)
{
    return entry->replay != 0; /* what is unknown is not excluded */
}

static int by_score(const struct many_entry *left, const struct many_entry *right)
{
    long difference = score(right) - score(left);

    return (difference > 0) - (difference < 0);
}

/* --- the command line ------------------------------------------------------------------------- */

/* What it prints and how it ends. */
static int run(struct test *test, struct text *output, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static int run(struct test *test, struct text *output, const char *format, ...)
{
    va_list arguments;
    char bytes[65536];
    size_t length;

    va_start(arguments, format);
    const char *command = arena_vprintf(test->arena, format, arguments);
    va_end(arguments);
    text_clear(output);
    FILE *pipe = popen(
        arena_printf(test->arena, "HOME='%s' '%s' %s", test->folder, test->program, command), "r");
    while (pipe && (length = fread(bytes, 1, sizeof(bytes), pipe)) > 0)
        text_append_bytes(output, bytes, length);
    int status = pipe ? pclose(pipe) : -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The numbers of the drawn ones in the first column that begins at `column`, in their order. */
static bool same_ids(struct test *test, const char *lines, const char *separator, const char *what)
{
    int n = 0, number, wrong = -1;

    for (const char *line = lines; line && *line; line = strchr(line, '\n')) {
        line += *line == '\n';
        const char *at = separator[0] ? line + strcspn(line, separator) + 1 : line;
        if (line[0] == '\0' || strncmp(at, "many-", 5) != 0)
            continue;
        if (separator[0] && line[0] == separator[0])
            continue; /* no rank: excluded */
        number = atoi(at + 5);
        if (wrong < 0 && (n >= test->n_wanted || test->wanted[n] != number))
            wrong = n;
        n++;
    }
    if (wrong >= 0)
        tap_note("number %d is not the %d that is expected", wrong,
                 wrong < test->n_wanted ? test->wanted[wrong] : -1);
    return tap_check(&test->tap, wrong < 0 && n == test->n_wanted, "%s: %d of %d", what, n,
                     test->n_wanted);
}

static void lists(struct test *test)
{
    static const struct {
        const char *filter;
        condition *holds;
        const char *sort;
        comparison *compare;
    } cases[] = {
        {"", NULL, NULL, NULL},
        {"amber", is_amber, NULL, NULL},
        {"replay>=2 !licence=MIT tag:many", replays_not_mit, NULL, NULL},
        {"(throughput>800000 | memory<=50) tag:many", is_quick_or_light, NULL, NULL},
        {"unknown:throughput tag:many", is_gap, NULL, NULL},
        {"first_release<2003 clients:browser", is_old_and_reaches_browsers, NULL, NULL},
        {"no:replay kind=log tag:many", is_known_not_to_replay, NULL, NULL},
        {"tag:many", NULL, "-throughput", by_throughput},
        {"tag:many", NULL, "name", by_name},
        {"tag:many", NULL, "-first_release,clients", by_release_backwards_then_clients},
        {"amber", is_amber, "name", by_name},
    };
    struct text output;

    text_init(&output);
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++) {
        if (cases[i].compare)
            want_ordered(test, cases[i].holds, cases[i].compare);
        else
            want(test, cases[i].holds);
        run(test, &output, "list --catalog '%s' --columns id --format tsv --filter '%s'%s%s",
            test->catalog, cases[i].filter, cases[i].sort ? " --sort " : "",
            cases[i].sort ? cases[i].sort : "");
        same_ids(test, output.bytes, "",
                 arena_printf(test->arena, "list '%s' by %s", cases[i].filter,
                              cases[i].sort ? cases[i].sort : "the catalog's order"));
    }
    text_finish(&output);
}

static void recommends(struct test *test)
{
    struct text output;

    text_init(&output);
    want_ordered(test, may_replay, by_score);
    const struct many_entry *winner = &test->entries[test->wanted[0]];
    int status = run(test, &output,
                     "recommend --catalog '%s' cargo=work history=days keeper=nobody --format csv",
                     test->catalog);
    tap_check(&test->tap, status == 0, "recommend ends with 0");
    same_ids(test, output.bytes, ",", "the whole ranking");
    const char *first = strchr(output.bytes, '\n');
    const char *expected = arena_printf(test->arena, "\n1,%s,%s,%.4f,", winner->id, winner->name,
                                        (double)score(winner) / (20000.0 * POINTS_ALL));
    tap_check(&test->tap, first && text_starts_with(first, expected),
              "the first place is that of%.60s", expected + 2);

    status = run(test, &output, "recommend --catalog '%s' cargo=work history=days keeper=nobody",
                 test->catalog);
    const struct many_entry *second = &test->entries[test->wanted[1]];
    const char *words =
        score(second) < score(winner)
            ? arena_printf(test->arena, "%s, narrowly ahead of ", winner->name)
            : arena_printf(test->arena, "%s or %s: a tie, ", winner->name, second->name);
    tap_check(&test->tap, status == 0 && text_starts_with(output.bytes, words), "in words too");
    text_finish(&output);
}

/* --- records --------------------------------------------------------------------------------- */

#define ANSWERS "cargo=work history=days keeper=nobody"
#define LISTED 100 /* the best of the ranking; the record counts the others */

/* Compiles the first `count` entries. */
static const char *compiled(struct test *test, int count)
{
    return many_compile(test->arena, test->program, test->brokers, test->folder, SEED, count);
}

static const char *read_whole(struct test *test, const char *path)
{
    struct text text;
    FILE *file = fopen(path, "r");
    int byte;

    text_init(&text);
    while (file && (byte = getc(file)) != EOF)
        text_append_char(&text, (char)byte);
    if (file)
        fclose(file);
    const char *bytes = arena_copy(test->arena, text.bytes, text.length);
    text_finish(&text);
    return bytes;
}

static const char *record_of(struct test *test, const char *catalog, const char *options)
{
    const char *path = arena_printf(test->arena, "%s/of.md", test->folder);
    struct text output;

    text_init(&output);
    run(test, &output, "recommend --catalog '%s' %s " ANSWERS " --force -o '%s'", catalog, options,
        path);
    text_finish(&output);
    return path;
}

static void is_verified(struct test *test, const char *catalog, const char *record, int status,
                        const char *says)
{
    struct text output;

    text_init(&output);
    int found = run(test, &output, "verify --catalog '%s' '%s'", catalog, record);
    if (!tap_check(&test->tap, found == status && strstr(output.bytes, says), "verify: %s", says))
        tap_note("status %d: %s", found, output.bytes);
    text_finish(&output);
}

/* With one more than is listed there is a rest. */
static void lists_hundred(struct test *test)
{
    const char *all = record_of(test, compiled(test, LISTED - SHIPPED), "");

    tap_check(&test->tap,
              !strstr(read_whole(test, all), "more broker") &&
                  strstr(read_whole(test, all), "\n  \"format\": 3,\n"),
              "a record lists a hundred");
    const char *catalog = compiled(test, LISTED - SHIPPED + 1);
    const char *record = record_of(test, catalog, "");
    tap_check(&test->tap,
              strstr(read_whole(test, record), "\nAnd 1 more broker") &&
                  strstr(read_whole(test, record), "\n  \"format\": 4,\n"),
              "and counts one more");
    is_verified(test, catalog, record, 0, ": same: ");
}

static void records(struct test *test)
{
    static const char *const forms[] = {"", "--format madr", "--brief",
                                        "--number 7 --date 2026-11-28"};
    const char *rest = arena_printf(test->arena, "\"count\": %d,", test->count + SHIPPED - LISTED);
    const char *record = NULL;

    lists_hundred(test);
    for (size_t i = 0; i < ARRAY_LENGTH(forms); i++) {
        record = record_of(test, test->catalog, forms[i]);
        size_t length = strlen(read_whole(test, record));
        tap_check(&test->tap,
                  length > 1000 && length < 200000 && strstr(read_whole(test, record), rest),
                  "a record %s of %zu bytes counts the rest", forms[i], length);
        is_verified(test, test->catalog, record, 0, ": same: ");
    }

    /* Another rest, and an edited number of it. */
    const struct many_entry *winner = &test->entries[test->wanted[0]];
    const char *larger = compiled(test, test->count + 1);
    struct many_entry added = many_entry(SEED, test->count);
    if (score(&added) > score(winner) && may_replay(&added))
        is_verified(test, larger, record, 4, "is first now, and was not listed");
    else
        is_verified(test, larger, record, 3, "what the record only counts, the rest: was ");

    const char *bytes = read_whole(test, record), *at = strstr(bytes, rest);
    FILE *file = fopen(record, "w");
    if (file && at)
        fprintf(file, "%.*s\"count\": 12,%s", (int)(at - bytes), bytes, at + strlen(rest));
    if (file)
        fclose(file);
    is_verified(test, test->catalog, record, 1, "is not as it was written");
}

static void shows(struct test *test)
{
    const struct many_entry *one = &test->entries[test->count / 2];
    const struct many_entry *other = &test->entries[test->count - 1];
    struct text output;

    text_init(&output);
    run(test, &output, "show --catalog '%s' %s", test->catalog, one->id);
    tap_check(&test->tap,
              text_starts_with(output.bytes, arena_printf(test->arena, "%s\n", one->name)) &&
                  strstr(output.bytes,
                         arena_printf(test->arena, "Operability: %d of 5", one->operability)),
              "the page of one in the middle");
    run(test, &output, "compare --catalog '%s' %s %s --format tsv", test->catalog, one->id,
        other->id);
    tap_check(&test->tap,
              strstr(output.bytes,
                     arena_printf(test->arena, "\tmemory\t%d\t%d\n", one->memory, other->memory)) &&
                  strstr(output.bytes, arena_printf(test->arena, "\tlicence\t%s\t%s\n",
                                                    one->licence, other->licence)),
              "one beside the last");
    run(test, &output, "check '%s'", test->catalog);
    tap_check(
        &test->tap,
        strstr(output.bytes, arena_printf(test->arena, ": %d brokers,", test->count + SHIPPED)) &&
            strstr(output.bytes, "no errors"),
        "the catalog is as it was compiled");
    text_finish(&output);
}

/* --- the explorer ----------------------------------------------------------------------------- */

static bool seen(struct test *test, struct screen *screen, const char *what, const char *format,
                 ...) __attribute__((format(printf, 4, 5)));
static bool seen(struct test *test, struct screen *screen, const char *what, const char *format,
                 ...)
{
    va_list arguments;
    struct text picture;

    va_start(arguments, format);
    const char *text = arena_vprintf(test->arena, format, arguments);
    va_end(arguments);
    bool shown = screen_shows(screen, text);
    tap_check(&test->tap, shown, "%s: '%s'", what, text);
    text_init(&picture);
    if (!shown) {
        screen_dump(screen, false, &picture);
        tap_note("%s", picture.bytes);
    }
    text_finish(&picture);
    return shown;
}

static struct screen *start(struct test *test)
{
    /* it exports into the folder of the test, which is none that the explorer may write */
    const char *const command[] = {test->program, "--no-sandbox", "--catalog", test->catalog, NULL};
    const char *const environment[] = {
        arena_printf(test->arena, "XDG_STATE_HOME=%s/state", test->folder),
        arena_printf(test->arena, "HOME=%s", test->folder), NULL};
    struct screen_options options = {.command = command, .environment = environment};
    struct screen *screen = screen_start(&options);

    tap_check(&test->tap, screen_wait(screen), "the explorer opens");
    return screen;
}

static void filters(struct test *test, struct screen *screen)
{
    static const char word[] = "amber kettle";

    seen(test, screen, "all of them", "Which of %d ", test->count + SHIPPED);
    screen_press(screen, "/");
    bool answered = true;
    for (size_t i = 0; word[i] && answered; i++) {
        const char letter[] = {word[i], '\0'};
        screen_text(screen, letter);
        answered = screen_wait(screen);
        want(test, is_amber);
        if (i == 4)
            seen(test, screen, "while it is typed", "%d of %d", test->n_wanted,
                 test->count + SHIPPED);
    }
    tap_check(&test->tap, answered, "every letter is answered");
    screen_press(screen, "Enter");
    want(test, is_amber_kettle);
    seen(test, screen, "filtered", "%d of %d", test->n_wanted, test->count + SHIPPED);
    seen(test, screen, "the first of them", "▸ %.16s", test->entries[test->wanted[0]].name);
    screen_press(screen, "Esc");
    seen(test, screen, "Esc clears the filter", "Which of %d ", test->count + SHIPPED);

    /* All but one, so that the missing one must be found. */
    screen_press(screen, "/");
    screen_text(screen, arena_printf(test->arena, "!\"number %d of\"", test->count - 1));
    screen_press(screen, "Enter");
    seen(test, screen, "all but the last", "%d of %d", test->count + SHIPPED - 1,
         test->count + SHIPPED);
    seen(test, screen, "which is named", "1 hidden: %s", test->entries[test->count - 1].name);
    screen_press(screen, "Esc");
}

static void moves(struct test *test, struct screen *screen)
{
    screen_press(screen, "G");
    seen(test, screen, "the last one", "▸ %.16s", test->entries[test->count - 1].name);
    screen_press(screen, "g");
    bool answered = true;
    for (int i = 0; i < 50 && answered; i++)
        answered = screen_press(screen, "PageDown");
    for (int i = 0; i < 50 && answered; i++)
        answered = screen_press(screen, "PageUp");
    tap_check(&test->tap, answered, "fifty pages down and up");
    seen(test, screen, "the first one again", "▸ Alder Queue");
}

#define SCROLLED_KB 12000 /* however many rows */

/* What it has in memory, in KiB; -1: the system does not say. */
static long memory_now(struct test *test, const struct screen *screen)
{
    FILE *file = fopen(arena_printf(test->arena, "/proc/%d/status", screen_process(screen)), "r");
    char line[256];
    long memory = -1;

    while (file && memory < 0 && fgets(line, sizeof(line), file))
        sscanf(line, "VmRSS: %ld", &memory);
    if (file)
        fclose(file);
    return memory;
}

/* What was read of each row that was selected is forgotten again. */
static void scrolls(struct test *test, struct screen *screen)
{
    long before = memory_now(test, screen);
    int rows = test->count / 10;
    bool answered = true;

    for (int i = 0; i < rows && answered; i++)
        answered = screen_press(screen, "j");
    long more = memory_now(test, screen) - before;
    tap_check(&test->tap, answered, "%d rows down", rows);
    tap_note("they took %ld KiB", more);
    if (before >= 0 && !KEEPS_FREED)
        tap_check(&test->tap, more < SCROLLED_KB, "they took less than %d KiB", SCROLLED_KB);
    screen_press(screen, "g");
    seen(test, screen, "and up again", "▸ Alder Queue");
}

static int by_letters(const struct many_entry *left, const struct many_entry *right)
{
    return strcmp(left->name, right->name);
}

/* Sorted by name the shipped seven lie among the others; "Amber Anchor ..." is before all of them
 * but Alder Queue. */
static void sorts_and_marks(struct test *test, struct screen *screen)
{
    want_ordered(test, NULL, by_letters);
    screen_press(screen, "s");
    screen_press(screen, "g j");
    seen(test, screen, "second by name", "▸ %.16s", test->entries[test->wanted[0]].name);
    screen_press(screen, "S");
    screen_press(screen, "g");
    seen(test, screen, "the last by name", "▸ %.16s",
         test->entries[test->wanted[test->n_wanted - 1]].name);
    screen_press(screen, "Space Space");
    seen(test, screen, "marked", "2 marked");
    screen_press(screen, "c");
    seen(test, screen, "side by side", "%.16s",
         test->entries[test->wanted[test->n_wanted - 2]].name);
    screen_press(screen, "q");
    want_ordered(test, is_amber_kettle, by_letters);
    screen_press(screen, "/");
    screen_text(screen, "amber kettle");
    screen_press(screen, "Enter g");
    seen(test, screen, "a filter keeps the order", "▸ %.16s",
         test->entries[test->wanted[test->n_wanted - 1]].name);
    screen_press(screen, "Esc");
}

static void decides(struct test *test, struct screen *screen)
{
    want_ordered(test, may_replay, by_score);
    screen_press(screen, "a 1 n 2 1"); /* each goes on */
    seen(test, screen, "three answers", "Answer 3/7");
    screen_press(screen, "r");
    seen(test, screen, "the recommendation", "%s", test->entries[test->wanted[0]].name);
}

/* From the result, with the winner first. */
static void other_screens(struct test *test, struct screen *screen)
{
    static const struct {
        const char *keys, *heading;
    } places[] = {
        {"4 g Enter", "Page"},
        {"w + +", "What-if"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(places); i++) {
        screen_press(screen, places[i].keys);
        seen(test, screen, "a screen", "› %s", places[i].heading);
        screen_press(screen, "q");
    }
    screen_press(screen, "5");
    seen(test, screen, "how sure", "Trial runs");
    screen_press(screen, "1");
    seen(test, screen, "back at the summary", "%s", test->entries[test->wanted[0]].name);
}

static void exports(struct test *test, struct screen *screen)
{
    const char *record = arena_printf(test->arena, "%s/record.md", test->folder);
    struct text output;

    text_init(&output);
    screen_press(screen, "e Tab Ctrl-U");
    screen_text(screen, record);
    screen_press(screen, "Enter");
    seen(test, screen, "a record", "Written");
    int status = run(test, &output, "verify --catalog '%s' '%s'", test->catalog, record);
    tap_check(&test->tap,
              status == 0 && strstr(output.bytes, arena_printf(test->arena, ": same: %s is first",
                                                               test->entries[test->wanted[0]].id)),
              "which verify reads");
    text_finish(&output);
}

static void explores(struct test *test)
{
    struct screen *screen = start(test);

    filters(test, screen);
    moves(test, screen);
    scrolls(test, screen);
    sorts_and_marks(test, screen);
    decides(test, screen);
    other_screens(test, screen);
    exports(test, screen);
    screen_keys(screen, "Q");
    int status = screen_wait_end(screen);
    struct screen_modes modes = screen_modes(screen);
    tap_check(&test->tap,
              WIFEXITED(status) && WEXITSTATUS(status) == 0 && !modes.alternate && modes.cursor &&
                  !modes.mouse && !modes.paste && screen_is_sane(screen),
              "left with 0 and the terminal as before");
    tap_note("it used %ld KiB", screen_memory(screen));
    screen_free(screen);
}

/* --- all of it -------------------------------------------------------------------------------- */

#define START_KB 10000 /* what compile needs for the seven shipped ones */
#define ENTRY_KB 3

/* Of the children that have ended, compile alone. */
static void compiles_in_little_memory(struct test *test)
{
    struct rusage usage;

    getrusage(RUSAGE_CHILDREN, &usage);
    tap_note("compile used %ld KiB", usage.ru_maxrss);
    if (!KEEPS_FREED)
        tap_check(&test->tap, usage.ru_maxrss < START_KB + ENTRY_KB * (long)test->count,
                  "in less than %d kB an entry", ENTRY_KB);
}

static bool make(struct test *test)
{
    const char *template = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";

    snprintf(test->folder, sizeof(test->folder), "%.40s/whichstack-XXXXXX", template);
    if (!mkdtemp(test->folder))
        return false;
    test->entries = ARENA_ARRAY(test->arena, struct many_entry, (size_t)test->count);
    test->wanted = ARENA_ARRAY(test->arena, int, (size_t)test->count);
    for (int i = 0; i < test->count; i++)
        test->entries[i] = many_entry(SEED, i);
    test->catalog = compiled(test, test->count);
    compiles_in_little_memory(test);
    return tap_check(&test->tap, test->catalog != NULL, "%d entries compile", test->count);
}

int main(int count, char **arguments)
{
    if (count != 4) {
        fprintf(stderr, "usage: test_many PROGRAM BROKERS COUNT\n");
        return 2;
    }
    struct test test = {.program = arguments[1],
                        .brokers = arguments[2],
                        .count = atoi(arguments[3]),
                        .arena = arena_new()};

    if (make(&test)) {
        lists(&test);
        recommends(&test);
        records(&test);
        shows(&test);
        explores(&test);
    }
    many_remove(test.folder);
    arena_free(test.arena);
    return tap_end(&test.tap);
}
