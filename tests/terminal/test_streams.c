/* With any of its three streams replaced, and on terminals of any kind. `test_streams PROGRAM
 * CATALOG` */
#include "explorer.h"

#include "base/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool has_escape(const struct screen *screen)
{
    return strchr(screen_log(screen)->bytes, '\033') != NULL;
}

/* --- the explorer ----------------------------------------------------------------------------- */

/* The script in a terminal, `prog` being the explorer. */
static struct screen *start_script(struct test *test, const char *lines, const char *term,
                                   const char *const *environment)
{
    const char *script = test_script(
        test, arena_printf(test->arena, "prog() { whichstack --fresh \"$@\"; }\n%s", lines));
    const char *command[] = {"/bin/sh", "-c", script, NULL};

    return screen_start(&(struct screen_options){
        .command = command, .term = term, .environment = environment, .columns = 200});
}

/* Without a terminal to read from or to write on. */
static void refused(struct test *test)
{
    static const struct {
        const char *what, *lines;
    } rows[] = {
        {"stdin /dev/null", "prog </dev/null; echo status $?"},
        {"stdin a pipe", "true | { prog; echo status $?; }"},
        {"stdin closed", "prog <&-; echo status $?"},
        {"stdin /dev/full", "prog </dev/full; echo status $?"},
        {"stdout /dev/null", "prog >/dev/null; echo status $?"},
        {"stdout a pipe", "{ prog; echo status $?; } | cat"},
        {"stdout closed", "prog >&-; echo status $?"},
        {"stdout /dev/full", "prog >/dev/full; echo status $?"},
        {"both", "prog </dev/null >/dev/null; echo status $?"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct screen *screen = start_script(test, rows[i].lines, NULL, NULL);

        screen_wait_end(screen);
        tap_check(&test->tap, screen_shows(screen, "status 2") && !has_escape(screen),
                  "the explorer, %s: status 2 and no escape", rows[i].what);
        tap_check(&test->tap,
                  screen_shows(screen, "whichstack: the explorer needs a terminal") &&
                      screen_shows(screen, "whichstack recommend"),
                  "the explorer, %s: one line names the batch commands", rows[i].what);
        screen_free(screen);
    }
}

/* Messages go to stderr, and the status does not depend on whether they can be written. */
static void refused_in_silence(struct test *test)
{
    static const char *const lines[] = {
        "prog </dev/null 2>/dev/null",
        "prog </dev/null 2>&-",
        "prog </dev/null 2>/dev/full",
        "prog </dev/null >&- 2>&-",
    };

    for (size_t i = 0; i < ARRAY_LENGTH(lines); i++) {
        struct screen *screen = start_script(
            test, arena_printf(test->arena, "%s; echo status $?", lines[i]), NULL, NULL);
        struct text dump;

        text_init(&dump);
        screen_wait_end(screen);
        screen_dump(screen, false, &dump);
        tap_check(&test->tap, strncmp(dump.bytes, "status 2\n\n", 10) == 0,
                  "'%s': exits with its status and prints nothing else", lines[i]);
        text_finish(&dump);
        screen_free(screen);
    }
}

/* The explorer does not need stderr. */
static void without_stderr(struct test *test)
{
    static const struct {
        const char *what, *lines;
    } rows[] = {
        {"/dev/null", "prog 2>/dev/null; echo status $?"},
        {"a pipe", "{ prog 2>&3 >/dev/tty; echo status $? >/dev/tty; } 3>&1 | cat"},
        {"closed", "prog 2>&-; echo status $?"},
        {"/dev/full", "prog 2>/dev/full; echo status $?"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct screen *screen = start_script(test, rows[i].lines, NULL, NULL);

        bool works = screen_wait(screen) && screen_press(screen, "Down Enter") &&
                     screen_shows(screen, "Django");
        screen_keys(screen, "Q");
        screen_wait_end(screen);
        tap_check(&test->tap,
                  works && screen_shows(screen, "status 0") && explorer_restored(screen),
                  "the explorer, stderr %s: works and quits with status 0", rows[i].what);
        screen_free(screen);
    }
}

/* --- the picker --------------------------------------------------------------------------------- */

/* It draws on the terminal whatever its streams are; stdout gets the choice alone. */
static void picker(struct test *test)
{
    static const struct {
        const char *what, *words;
    } streams[] = {
        {"stdin /dev/null", "whichstack pick </dev/null >picked; echo status $?"},
        {"stdin a pipe", "true | { whichstack pick >picked; echo status $?; }"},
        {"stdin closed", "whichstack pick <&- >picked; echo status $?"},
        {"stdout a pipe", "{ whichstack pick; echo status $? >/dev/tty; } | cat >picked"},
        {"stderr closed", "whichstack pick 2>&- >picked; echo status $?"},
        {"stderr /dev/full", "whichstack pick 2>/dev/full >picked; echo status $?"},
    };
    static const struct {
        const char *what, *keys, *status;
        int length; /* of what is printed */
    } endings[] = {
        {"Enter", "Down Enter", "status 0", 7}, /* "django\n" */
        {"Esc", "Down Esc", "status 130", 0},
        {"Ctrl-C", "Down Ctrl-C", "status 130", 0},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(streams) * ARRAY_LENGTH(endings); i++) {
        const char *what = streams[i / ARRAY_LENGTH(endings)].what;
        const size_t how = i % ARRAY_LENGTH(endings);
        struct screen *screen =
            start_script(test, streams[i / ARRAY_LENGTH(endings)].words, NULL, NULL);

        bool drawn = screen_wait(screen) && screen_shows(screen, "Node.js + Express");
        screen_keys(screen, endings[how].keys);
        screen_wait_end(screen);
        tap_check(&test->tap,
                  drawn && screen_shows(screen, endings[how].status) && explorer_restored(screen) &&
                      test_shell(test, arena_printf(test->arena, "[ $(wc -c <picked) = %d ]",
                                                    endings[how].length)) == 0,
                  "pick, %s, ended by %s: %s, the terminal is restored, %d bytes printed", what,
                  endings[how].what, endings[how].status, endings[how].length);
        screen_free(screen);
    }
}

/* Where its choice cannot be printed, and where there is no terminal to draw on. */
static void picker_in_trouble(struct test *test)
{
    static const char *const words[] = {"whichstack pick >/dev/full; echo status $?",
                                        "whichstack pick >&-; echo status $?"};

    for (size_t i = 0; i < ARRAY_LENGTH(words); i++) {
        struct screen *screen = start_script(test, words[i], NULL, NULL);

        bool drawn = screen_wait(screen);
        screen_keys(screen, "Enter");
        screen_wait_end(screen);
        tap_check(&test->tap,
                  drawn && screen_shows(screen, "status 2") && explorer_restored(screen) &&
                      screen_shows(screen, "whichstack: cannot write to standard output"),
                  "'%s': status 2 and one error message", words[i]);
        screen_free(screen);
    }
    tap_check(&test->tap,
              test_shell(test, "setsid -w sh -c '\"$0\" pick' \"$program\" </dev/null >out 2>err; "
                               "[ $? = 2 ] && ! [ -s out ] && grep -q '^whichstack: ' err && "
                               "! grep -q \"$(printf '\\033')\" err") == 0,
              "pick without any terminal: status 2 and one sentence");
}

/* --- batch commands --------------------------------------------------------------------------- */

static const struct {
    const char *words;
    int status;
} commands[] = {
    {"list", 0},
    {"list --filter nobody", 1},
    {"show django", 0},
    {"show nobody", 2},
    {"compare django rails", 0},
    {"recommend language=python", 0},
    {"recommend language=python --format json", 0},
    {"questions", 0},
    {"--help", 0},
    {"list --help", 0},
    {"--version", 0},
    {"--no-such-option", 2},
};

static const struct {
    const char *what, *words;
} others[] = {
    {"stdin a pipe", "echo text | whichstack %s >out 2>err"},
    {"stdin closed", "whichstack %s <&- >out 2>err"},
    {"stdin /dev/full", "whichstack %s </dev/full >out 2>err"},
    {"stdout a pipe", "{ whichstack %s 2>err </dev/null; echo $? >status; } | cat >out\n"
                      "(exit $(cat status))"},
    {"stderr a pipe", "{ { whichstack %s >out </dev/null; echo $? >status; } 2>&1; } | cat >err\n"
                      "(exit $(cat status))"},
};

/* When a stream is closed, the other streams and the status stay the same. */
static const struct {
    const char *what, *words, *compared;
} unseen[] = {
    {"stdout /dev/null", "whichstack %s >/dev/null 2>err </dev/null", "err"},
    {"stderr /dev/null", "whichstack %s >out 2>/dev/null </dev/null", "out"},
    {"stderr closed", "whichstack %s >out 2>&- </dev/null", "out"},
    {"stderr /dev/full", "whichstack %s >out 2>/dev/full </dev/null", "out"},
};

static const char *with(struct test *test, const char *words, const char *command)
{
    const char *place = strstr(words, "%s");

    return arena_printf(test->arena, "%.*s%s%s", (int)(place - words), words, command, place + 2);
}

static void batch(struct test *test)
{
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++) {
        const char *command = commands[i].words;

        int status = test_shell(test, with(test, "whichstack %s >out0 2>err0 </dev/null", command));
        tap_check(&test->tap,
                  status == commands[i].status &&
                      test_shell(test, "! grep -q \"$(printf '\\033')\" out0 err0") == 0,
                  "%s: status %d and no escape", command, status);
        for (size_t j = 0; j < ARRAY_LENGTH(others); j++) {
            status = test_shell(test, with(test, others[j].words, command));
            tap_check(&test->tap,
                      status == commands[i].status &&
                          test_shell(test, "cmp out out0 && cmp err err0") == 0,
                      "%s, %s: the same output, messages and status", command, others[j].what);
        }
        for (size_t j = 0; j < ARRAY_LENGTH(unseen); j++) {
            status = test_shell(test, with(test, unseen[j].words, command));
            tap_check(&test->tap,
                      status == commands[i].status &&
                          test_shell(test, arena_printf(test->arena, "cmp %s %s0",
                                                        unseen[j].compared, unseen[j].compared)) ==
                              0,
                      "%s, %s: the other stream is unchanged", command, unseen[j].what);
        }
    }
}

/* Output that cannot be written is an error, with one sentence. */
static void unwritten(struct test *test)
{
    static const struct {
        const char *what, *words, *reason;
    } rows[] = {
        {"closed", "whichstack %s >&- 2>err </dev/null", "it is closed"},
        {"/dev/full", "whichstack %s >/dev/full 2>err </dev/null", "No space left on device"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++) {
        if (commands[i].status != 0) /* they have nothing to write */
            continue;
        for (size_t j = 0; j < ARRAY_LENGTH(rows); j++) {
            int status = test_shell(test, with(test, rows[j].words, commands[i].words));

            tap_check(
                &test->tap,
                status == 2 &&
                    test_shell(test, arena_printf(test->arena,
                                                  "grep -qx 'whichstack: cannot write to standard "
                                                  "output: %s' err && [ $(wc -l <err) = 1 ]",
                                                  rows[j].reason)) == 0,
                "%s, stdout %s: status 2 and one error message", commands[i].words, rows[j].what);
        }
    }
}

/* Answers are the one thing that is read from stdin. */
static void answers_read(struct test *test)
{
    static const struct {
        const char *words;
        int status;
    } rows[] = {
        {"echo 'answers: {language: python}' | whichstack recommend --answers - >out 2>err", 0},
        {"whichstack recommend --answers - </dev/null >out 2>err", 2},
        {"whichstack recommend --answers - <&- >out 2>err", 2},
        {"whichstack recommend --answers - </dev/full >out 2>err", 2},
        {"printf 'go\\nq\\n' | whichstack ask >out 2>err", 0},
        {"whichstack ask </dev/null >out 2>err", 0},
        {"whichstack ask <&- >out 2>err", 2},
        {"whichstack ask </dev/full >out 2>err", 2},
        {"printf 'go\\nq\\n' | whichstack ask >/dev/full 2>err", 2},
        {"printf 'go\\nq\\n' | whichstack ask >&- 2>err", 2},
        {"printf 'go\\nq\\n' | whichstack ask >out 2>/dev/full", 0},
        {"printf 'go\\nq\\n' | whichstack ask >out 2>&-", 0},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        int status = test_shell(test, rows[i].words);

        tap_check(&test->tap,
                  status == rows[i].status &&
                      test_shell(test, "! grep -q \"$(printf '\\033')\" out err") == 0 &&
                      (status != 2 || test_shell(test, "grep -q '^whichstack: ' err") == 0),
                  "%s: status %d, no escape", rows[i].words, status);
    }
}

/* --- kinds of terminals ----------------------------------------------------------------------- */

static void usable(struct test *test)
{
    static const char *const terms[] = {"linux", "vt100", "xterm-256color", "tmux-256color"};
    static const char *const locales[] = {"LANG=C", "LANG=C.UTF-8"};

    for (size_t i = 0; i < ARRAY_LENGTH(terms) * ARRAY_LENGTH(locales); i++) {
        const char *term = terms[i / ARRAY_LENGTH(locales)];
        const char *locale = locales[i % ARRAY_LENGTH(locales)];
        const char *const environment[] = {locale, NULL};
        const char *session = arena_printf(test->arena, "usable-%zu", i);
        struct screen *screen = explorer_start(
            test, (struct screen_options){.term = term, .locale = "", .environment = environment},
            session, NULL);
        struct text dump;

        text_init(&dump);
        screen_press(screen, "a 2 n n 1 1 r"); /* three answers: fewer give no reasons */
        screen_dump(screen, false, &dump);
        bool is_ascii = true;
        for (const char *at = dump.bytes; *at; at++)
            is_ascii &= (unsigned char)*at < 0x80;
        tap_check(&test->tap,
                  screen_shows(screen, "Django") &&
                      screen_shows(screen, "Your team writes Python") &&
                      is_ascii == (strcmp(locale, "LANG=C") == 0),
                  "%s, %s: answers can be given and are ranked, in %s", term, locale,
                  is_ascii ? "ASCII" : "UTF-8");
        text_finish(&dump);
        screen_keys(screen, "Q");
        int status = screen_wait_end(screen);
        tap_check(&test->tap,
                  WIFEXITED(status) && WEXITSTATUS(status) == 0 && screen_is_sane(screen),
                  "%s, %s: quits with status 0", term, locale);
        screen_free(screen);
    }
}

/* The colours of the theme as they are where COLORTERM or the description says that the terminal shows
 * them, else the nearest of 256. */
static void direct_color(struct test *test)
{
    const struct {
        const char *term, *colorterm;
        bool is_direct;
    } cases[] = {
        {"xterm-256color", "COLORTERM=truecolor", true},
        {"xterm", "COLORTERM=24bit", true},
        {"xterm-256color", "COLORTERM=", false},
        {"xterm-256color", "COLORTERM=yes", false},
        {"xterm-direct", "COLORTERM=", true},
    };
    const char *folder = test_direct_terminal(test);

    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++) {
        const char *const environment[] = {folder, cases[i].colorterm, NULL};
        struct screen *screen = explorer_start(
            test, (struct screen_options){.term = cases[i].term, .environment = environment},
            arena_printf(test->arena, "direct-%zu", i), ARGUMENTS("--theme", "dark"));

        screen_press(screen, "j");
        bool is_direct = strstr(screen_log(screen)->bytes, "8;2;86;212;196") != NULL;
        bool is_indexed = strstr(screen_log(screen)->bytes, "8;5;80") != NULL;
        tap_check(&test->tap, is_direct == cases[i].is_direct && is_indexed != cases[i].is_direct,
                  "%s, %s: %s colours", cases[i].term, cases[i].colorterm,
                  is_direct ? "24-bit" : "256");
        screen_keys(screen, "Q");
        screen_wait_end(screen);
        screen_free(screen);
    }
}

/* A terminal that can only print: no cursor addressing in its description. */
static const char *no_cup(struct test *test)
{
    int status = test_shell(test, "printf 'whichstack-nocup|prints only,\\n\\tam, cols#80, bel=^G, "
                                  "cr=\\\\r, cud1=\\\\n, ind=\\\\n,\\n' >nocup.ti && "
                                  "mkdir terminfo && tic -x -o terminfo nocup.ti");

    tap_check(&test->tap, status == 0, "tic compiles a description without cursor addressing");
    return arena_printf(test->arena, "TERMINFO_DIRS=%s/terminfo:", test->folder);
}

static void asked(struct test *test)
{
    const char *const described[] = {no_cup(test), NULL};
    const char *const terms[] = {"dumb", "", "whichstack-nocup"};

    for (size_t i = 0; i < ARRAY_LENGTH(terms); i++) {
        struct screen *screen = start_script(test, "prog; echo status $?", terms[i], described);

        bool was_asked = screen_wait_text(screen, "\nAnswer:");
        screen_bytes(screen, "python\r", 7, 0);
        was_asked &= screen_wait_text(screen, "First now: Django");
        screen_bytes(screen, "q\r", 2, 0);
        screen_wait_end(screen);
        tap_check(&test->tap,
                  was_asked && strstr(screen_log(screen)->bytes, "Too early to say: 1 of ") &&
                      strstr(screen_log(screen)->bytes, "status 0") && !has_escape(screen),
                  "TERM '%s': asks line by line, prints the ranking, no escape sequences",
                  terms[i]);
        screen_free(screen);
    }
}

static void unknown(struct test *test)
{
    static const char *const terms[] = {"no-such-terminal", "../../../etc/passwd", "/etc/passwd",
                                        "x/../x/xterm"};

    for (size_t i = 0; i < ARRAY_LENGTH(terms); i++) {
        struct screen *screen = start_script(test, "prog; echo status $?", terms[i], NULL);
        struct text dump;

        text_init(&dump);
        screen_wait_end(screen);
        screen_dump(screen, false, &dump);
        const char *second = strchr(dump.bytes, '\n');
        tap_check(&test->tap,
                  strstr(dump.bytes, terms[i]) && strncmp(second, "\nstatus 2\n\n", 11) == 0 &&
                      !has_escape(screen),
                  "TERM '%s': one line without escape sequences, and status 2", terms[i]);
        tap_check(&test->tap, screen_shows(screen, "whichstack ask"),
                  "TERM '%s': the message names `ask`", terms[i]);
        text_finish(&dump);
        screen_free(screen);
    }
}

int main(int count, char **arguments)
{
    struct test test;

    if (!test_begin(&test, count, arguments))
        return 1;
    refused(&test);
    refused_in_silence(&test);
    without_stderr(&test);
    picker(&test);
    picker_in_trouble(&test);
    batch(&test);
    unwritten(&test);
    answers_read(&test);
    usable(&test);
    direct_color(&test);
    asked(&test);
    unknown(&test);
    return test_end(&test);
}
