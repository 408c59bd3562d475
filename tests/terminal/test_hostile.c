/* A catalog from a stranger: names of every width, and every text with what could drive a
 * terminal. `test_hostile PROGRAM CATALOG`: the catalog is copied, and the copy changed. */
#include "explorer.h"

#include "base/array.h"
#include "base/text/utf8.h"
#include "store/file/file.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* 300 columns, and what is more than a cell holds. */
#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define MARKS "\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c"

/* One a framework. The flag is of two letters that every terminal draws in two columns or more, so
 * it stands last in its own row. */
static const struct {
    const char *what, *name;
} names[] = {
    {"CJK", "日本語の枠組み"},
    {"emoji", "Rocket 🚀 😀"},
    {"a flag", "Flag 🇩🇪"},
    {"combining marks", "e\u0301tude a" MARKS},
    {"right to left", "עברית العربية"},
    {"300 columns", HUNDRED HUNDRED HUNDRED},
    {"control characters", "a\033]0;owned\a\033[2Jb\rc\bd\x7f\te\nf"},
    {"C1 and bidi", "a\xc2\x9b"
                    "31mb\xc2\x9d"
                    "0;owned\xc2\x9c"
                    "c\u202ed\u2066e\u200bf\ufeff"},
    {"invalid UTF-8", "a\xff\xfe\xc0\xaf\xe2\x82z\xed\xa0\x80\xf4\x90\x80\x80\x9b"
                      "31m"},
    {"a joined emoji", "👩‍💻 ❤️ 👍🏽"},
};

/* Goes after every other text. */
static const char tail[] = " \033]0;owned\a\033[31m\xc2\x9b"
                           "32m\u202e\xff\x9b"
                           "33m\r\n\033c\033[6n";

static const char *const texts[] = {
    "framework.summary", "framework.kind", "trait.label",       "trait.meaning",
    "trait_group.label", "component.name", "component.summary", "component.note",
    "component.source",  "slot.label",     "language.label",    "criterion.label",
    "criterion.brief",   "criterion.note", "question.text",     "question.brief",
    "question.why",      "option.label",   "option.reason",     "requirement.reason",
    "claim.claim",       "claim.note",     "claim.source",      "pairing.via",
    "pairing.note",      "pairing.source", "value.note",        "value.source",
    "value.bounds",      "page.text",
};

struct hostile {
    const char *catalog;
    const char *languages[ARRAY_LENGTH(names)];
};

static bool run(sqlite3 *handle, const char *sql, const char *bytes, int number)
{
    sqlite3_stmt *statement = NULL;
    bool done = sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) == SQLITE_OK &&
                sqlite3_bind_text(statement, 1, bytes, -1, SQLITE_STATIC) == SQLITE_OK &&
                (number < 0 || sqlite3_bind_int(statement, 2, number) == SQLITE_OK) &&
                sqlite3_step(statement) == SQLITE_DONE && sqlite3_changes(handle) > 0;

    sqlite3_finalize(statement);
    return done;
}

static void read_languages(struct test *test, sqlite3 *handle, struct hostile *hostile)
{
    sqlite3_stmt *statement = NULL;
    size_t count = 0;

    sqlite3_prepare_v2(handle, "SELECT language FROM framework ORDER BY ord", -1, &statement, NULL);
    while (count < ARRAY_LENGTH(names) && sqlite3_step(statement) == SQLITE_ROW)
        hostile->languages[count++] =
            arena_string(test->arena, (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    tap_check(&test->tap, count == ARRAY_LENGTH(names),
              "each of the %zu frameworks gets a hostile name", count);
}

static bool change(struct test *test, sqlite3 *handle)
{
    bool done = true;

    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        done &= run(handle,
                    "UPDATE framework SET name = ?1 WHERE ord ="
                    " (SELECT ord FROM framework ORDER BY ord LIMIT 1 OFFSET ?2)",
                    names[i].name, (int)i);
    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++) {
        const char *point = strchr(texts[i], '.');
        done &= run(handle,
                    arena_printf(test->arena, "UPDATE %.*s SET %s = %s || ?1",
                                 (int)(point - texts[i]), texts[i], point + 1, point + 1),
                    tail, -1);
    }
    /* the copies that are read instead */
    return sqlite3_exec(handle, "DELETE FROM head; DELETE FROM packed", NULL, NULL, NULL) ==
               SQLITE_OK &&
           done;
}

static void make_catalog(struct test *test, struct hostile *hostile)
{
    struct error error;
    sqlite3 *handle = NULL;
    char *bytes;
    size_t length;

    hostile->catalog = test_path(test, "hostile.db");
    bool copied = file_read(test->arena, test->catalog, 64 << 20, &bytes, &length, &error) &&
                  file_write(hostile->catalog, bytes, length, false, &error);
    bool opened = copied && sqlite3_open(hostile->catalog, &handle) == SQLITE_OK;
    if (opened)
        read_languages(test, handle, hostile);
    tap_check(&test->tap, opened && change(test, handle),
              "every text of the catalog is replaced by a hostile one: %s",
              handle ? sqlite3_errmsg(handle) : "");
    sqlite3_close(handle);
    test->catalog = hostile->catalog;
}

/* --- what reaches the terminal ---------------------------------------------------------------- */

/* Bytes that only the catalog could have brought: the program rings no bell, names no title,
 * sends nothing in eight bits but UTF-8, and nothing that reorders. */
static const char *find_foreign(const struct screen *screen)
{
    static const char *const foreign[] = {
        "\a",     "\033]0", "\033c",  "\033[2Jb", "\xc2\x9b", "\xc2\x9d", "\u202e",
        "\u2066", "\u200b", "\ufeff", "\x7f",     "\033[31m", "\033[6n",  "\u200d",
    };
    const struct text *log = screen_log(screen);

    for (size_t i = 0; i < ARRAY_LENGTH(foreign); i++) {
        if (memmem(log->bytes, log->length, foreign[i], strlen(foreign[i])))
            return foreign[i];
    }
    for (size_t i = 0; i < log->length; i++) {
        char bytes[5] = {0};
        uint32_t code;
        memcpy(bytes, log->bytes + i, log->length - i < 4 ? log->length - i : 4);
        size_t step = utf8_decode(bytes, strlen(bytes), &code);
        if (bytes[0] != '\0' && code == UTF8_INVALID)
            return "a byte that is not UTF-8";
        i += step > 0 ? step - 1 : 0;
    }
    return NULL;
}

static bool knows_all(const struct screen *screen)
{
    const char *at = screen_unknown(screen)->bytes;

    while (*at) {
        size_t length = strcspn(at, "\n") + 1;
        if (strncmp(at, "CSI 22;0;0t\n", length) != 0 &&
            strncmp(at, "CSI 23;0;0t\n", length) != 0) {
            tap_note("unknown: %.*s", (int)length - 1, at);
            return false;
        }
        at += length;
    }
    return true;
}

/* The same looking finds what a program lets through: here printf. */
static void foreign_is_found(struct test *test)
{
    const char *const command[] = {"/usr/bin/printf", "%s", tail, NULL};
    struct screen *screen = screen_start(&(struct screen_options){.command = command});

    screen_wait_end(screen);
    tap_check(&test->tap, find_foreign(screen) && screen_titles(screen) > 0,
              "the hostile text would change the terminal if it were printed unchanged");
    screen_free(screen);
}

static void nothing_is_obeyed(struct test *test)
{
    for (size_t i = 0; i < n_places; i++) {
        /* without colours: red would look like what the catalog tries to send */
        struct screen *screen =
            place_start(test, &places[i], (struct screen_options){0}, ARGUMENTS("--theme", "mono"));
        struct text title;

        text_init(&title);
        screen_row(screen, 0, &title);
        const char *foreign = find_foreign(screen);
        tap_check(&test->tap,
                  strstr(title.bytes, place_title(&places[i])) && !foreign && knows_all(screen) &&
                      screen_titles(screen) == 0 && screen_modes(screen).alternate,
                  "%s: no text of the catalog acts as a control sequence (%zu)", places[i].name,
                  foreign ? strlen(foreign) : 0);
        text_finish(&title);
        explorer_quit(test, screen, places[i].name);
    }
}

/* --- columns ---------------------------------------------------------------------------------- */

/* The column in which a text begins in a row, or -1. */
static int column_of(const struct screen *screen, int row, int columns, const char *wanted)
{
    struct text rest;
    int found = -1;

    text_init(&rest);
    for (int column = columns - 1; column >= 0 && found < 0; column--) {
        text_clear(&rest);
        screen_cells(screen, row, column, columns, &rest);
        if (strncmp(rest.bytes, wanted, strlen(wanted)) == 0)
            found = column;
    }
    text_finish(&rest);
    return found;
}

static void the_list_is_aligned(struct test *test, const struct hostile *hostile)
{
    enum { HEAD = 7, COLUMNS = 120 }; /* the second row of the heads */
    struct screen *screen =
        explorer_start(test, (struct screen_options){.rows = 24, .columns = COLUMNS}, "list", NULL);
    int language = column_of(screen, HEAD, COLUMNS, "Language");

    tap_check(&test->tap, language > 0, "the title of the language column is found (%d)", language);
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        struct text before, at;

        text_init(&before);
        text_init(&at);
        /* the sign of the language stands there, and its name after it */
        screen_cells(screen, HEAD + 1 + (int)i, language - 1, language, &before);
        screen_cells(screen, HEAD + 1 + (int)i, language + 1, COLUMNS, &at);
        size_t word = strcspn(hostile->languages[i], " ");
        tap_check(&test->tap,
                  before.length == 0 && strncmp(at.bytes, hostile->languages[i], word) == 0,
                  "%s: the next column is aligned: '%.20s'", names[i].what, at.bytes);
        text_finish(&before);
        text_finish(&at);
    }
    explorer_quit(test, screen, "the list");
}

static bool stands_at(const struct screen *screen, int row, int column, const char *wanted)
{
    struct text text;

    text_init(&text);
    screen_cells(screen, row, column, column + 1, &text);
    bool stands = strcmp(text.bytes, wanted) == 0;
    text_finish(&text);
    return stands;
}

/* The rule between two panes is one straight line, from the second row to the last of the body. */
static void panes_are_aligned(struct test *test)
{
    static const struct {
        const char *name, *keys;
        int from;
    } rows[] = {{"the questions", "a j", 2}, {"the questions, one answered", "a 2", 2}};
    enum { ROWS = 40, COLUMNS = 120 };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const struct place place = {.name = rows[i].name, .keys = rows[i].keys};
        struct screen *screen = place_start(
            test, &place, (struct screen_options){.rows = ROWS, .columns = COLUMNS}, NULL);
        int rule = column_of(screen, rows[i].from, COLUMNS, "│"), straight = 0;

        while (rule > 0 && stands_at(screen, rows[i].from + straight, rule, "│"))
            straight++;
        tap_check(&test->tap, rule > 0 && straight >= ROWS - 6,
                  "%s: the line between the panes is straight (column %d, %d rows)", rows[i].name,
                  rule, straight);
        screen_free(screen);
    }
}

int main(int count, char **arguments)
{
    struct hostile hostile = {0};
    struct test test;

    if (!test_begin(&test, count, arguments))
        return 1;
    make_catalog(&test, &hostile);
    the_list_is_aligned(&test, &hostile);
    panes_are_aligned(&test);
    foreign_is_found(&test);
    nothing_is_obeyed(&test);
    return test_end(&test);
}
