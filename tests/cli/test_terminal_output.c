/* The batch commands on a terminal: widths, the pager, signals. The program runs in a pseudo
 * terminal of its own; what it shows is read until it has gone. */
#include "folder.h"

#include "base/text/columns.h"

#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>

#define COLUMNS 60

struct run {
    pid_t process;
    int terminal;
    char *shown; /* so far, without carriage returns */
    size_t length;
    int status; /* of waitpid */
};

struct setting {
    const char *name, *value;
};

static const char *needed(const char *name)
{
    const char *value = getenv(name);

    assert_non_null(value);
    return value;
}

static _Noreturn void become_program(void **state, const struct setting *settings,
                                     const char *const *arguments)
{
    char *program = strdup(needed("WHICHSTACK_TEST_PROGRAM"));
    char *catalog = strdup(needed("WHICHSTACK_TEST_CATALOG"));
    const char *home = folder_path(state, ".");

    clearenv();
    setenv("HOME", home, 1);
    setenv("PATH", "/usr/bin:/bin", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TERM", "xterm", 1);
    setenv("COLUMNS", "500", 1); /* the terminal knows better */
    setenv("WHICHSTACK_CATALOG", catalog, 1);
    for (; settings && settings->name; settings++)
        setenv(settings->name, settings->value, 1);
    if (chdir(home) == 0)
        execv(program, (char *const *)arguments);
    _exit(99);
}

static void start(void **state, struct run *run, const struct setting *settings,
                  const char *const *arguments)
{
    const struct winsize size = {.ws_row = 24, .ws_col = COLUMNS};

    *run = (struct run){.shown = calloc(1, 1)};
    fflush(stdout);
    run->process = forkpty(&run->terminal, NULL, NULL, &size);
    assert_true(run->process >= 0);
    if (run->process == 0)
        become_program(state, settings, arguments);
}

/* The next piece of output; false when no program has the terminal open any more. */
static bool read_more(struct run *run)
{
    char piece[4096];
    ssize_t got = read(run->terminal, piece, sizeof(piece));

    if (got <= 0)
        return false;
    run->shown = realloc(run->shown, run->length + (size_t)got + 1);
    assert_non_null(run->shown);
    for (ssize_t i = 0; i < got; i++)
        if (piece[i] != '\r')
            run->shown[run->length++] = piece[i];
    run->shown[run->length] = '\0';
    return true;
}

static void wait_for_text(struct run *run, const char *text)
{
    while (!strstr(run->shown, text))
        assert_true(read_more(run));
}

static void type(struct run *run, const char *keys)
{
    assert_int_equal(write(run->terminal, keys, strlen(keys)), strlen(keys));
}

static void finish(struct run *run)
{
    while (read_more(run))
        ;
    assert_int_equal(waitpid(run->process, &run->status, 0), run->process);
    close(run->terminal);
}

static void run_program(void **state, struct run *run, const struct setting *settings,
                        const char *const *arguments)
{
    start(state, run, settings, arguments);
    finish(run);
    assert_true(WIFEXITED(run->status));
}

static const char *const show_django[] = {"whichstack", "show", "django", NULL};

static void write_script(void **state, const char *name, const char *script)
{
    folder_write(folder_path(state, name), script, strlen(script));
    assert_int_equal(chmod(folder_path(state, name), 0755), 0);
}

/* --- what is shown ----------------------------------------------------------------------- */

static void test_page_fits_the_terminal(void **state)
{
    const struct setting no_pager[] = {{"PAGER", ""}, {NULL, NULL}};
    const char *const wide[] = {"whichstack", "show", "django", "--width", "120", NULL};
    int widest = 0;
    struct run run;

    run_program(state, &run, no_pager, show_django);
    assert_int_equal(WEXITSTATUS(run.status), 0);
    assert_non_null(strstr(run.shown, "Django\n"));
    assert_non_null(strstr(run.shown, "\nSources\n"));
    assert_null(strchr(run.shown, '\033'));
    for (char *line = strtok(run.shown, "\n"); line; line = strtok(NULL, "\n"))
        if (strchr(line, ' ') && !strstr(line, "://") && columns_of(line) > widest)
            widest = columns_of(line);
    assert_in_range(widest, COLUMNS / 2, COLUMNS);
    free(run.shown);

    run_program(state, &run, no_pager, wide);
    for (char *line = strtok(run.shown, "\n"); line; line = strtok(NULL, "\n"))
        if (strchr(line, ' ') && !strstr(line, "://") && columns_of(line) > widest)
            widest = columns_of(line);
    assert_in_range(widest, COLUMNS + 1, 120);
    free(run.shown);
}

/* In a pipe it is one line a framework however long it gets. */
static void test_list_wraps_inside_its_columns(void **state)
{
    const char *const list[] = {"whichstack", "list", NULL};
    struct run run;

    run_program(state, &run, NULL, list);
    assert_int_equal(WEXITSTATUS(run.status), 0);
    assert_non_null(strstr(run.shown, "aspnet-core"));
    for (char *line = strtok(run.shown, "\n"); line; line = strtok(NULL, "\n"))
        assert_true(columns_of(line) <= COLUMNS);
    free(run.shown);
}

static void check_short(const struct run *run)
{
    char *copy = strdup(run->shown);
    int lines = 0;

    for (const char *at = copy; (at = strchr(at, '\n')); at++)
        lines++;
    assert_in_range(lines, 5, 25);
    for (char *line = strtok(copy, "\n"); line; line = strtok(NULL, "\n"))
        assert_true(columns_of(line) <= 80);
    free(copy);
}

/* Whatever the state: no answers, no language, a clear lead, many answers, nothing left. */
static void test_recommend_on_a_terminal_prints_the_summary(void **state)
{
    static const char *const sets[][7] = {
        {NULL},
        {"product=saas", "team-size=2-3", "priority=ship", NULL},
        {"language=python", "product=saas", "team-size=2-3", NULL},
        {"language=js", "realtime=core", "load=steady", "team-size=4-10", "database=document",
         NULL},
        {"language-rule=php", "typing=required", NULL},
    };
    const struct setting plain[] = {{"NO_COLOR", "1"}, {NULL, NULL}};

    for (size_t i = 0; i < ARRAY_LENGTH(sets); i++) {
        const char *arguments[12] = {"whichstack", "recommend", "--width", "80"};
        struct run run;

        for (size_t j = 0; sets[i][j]; j++)
            arguments[4 + j] = sets[i][j];
        run_program(state, &run, plain, arguments);
        assert_in_range(WEXITSTATUS(run.status), 0, 1);
        assert_null(strchr(run.shown, '\033'));
        assert_non_null(strstr(run.shown, "--full"));
        check_short(&run);
        free(run.shown);
    }
}

/* A small catalog of tests/catalogs, compiled by the program; NULL is the frozen one. */
static struct setting catalog_of(void **state, const char *name)
{
    char source[PATH_MAX];
    const char *path = folder_path(state, name ? name : ".");
    const char *arguments[] = {"whichstack", "compile", source, "-o", path, NULL};
    struct run run;

    if (!name)
        return (struct setting){"WHICHSTACK_CATALOG", needed("WHICHSTACK_TEST_CATALOG")};
    snprintf(source, sizeof(source), "%s/tests/catalogs/%s", needed("WHICHSTACK_TEST_SOURCE"),
             name);
    run_program(state, &run, NULL, arguments);
    assert_int_equal(WEXITSTATUS(run.status), 0);
    free(run.shown);
    return (struct setting){"WHICHSTACK_CATALOG", path};
}

struct summary {
    const char *catalog, *locale;
    int status;
    const char *arguments[9], *lines[8];
};

/* Each of the lines is shown as it is, from its start to its end. */
static void check_summary(void **state, const struct summary *summary, const struct setting *ink)
{
    const struct setting settings[] = {
        catalog_of(state, summary->catalog), {"LC_ALL", summary->locale}, *ink, {NULL, NULL}};
    const char *arguments[ARRAY_LENGTH(summary->arguments) + 3] = {"whichstack", "recommend"};
    struct run run;

    for (size_t i = 0; i < ARRAY_LENGTH(summary->arguments); i++)
        arguments[2 + i] = summary->arguments[i];
    run_program(state, &run, settings, arguments);
    assert_int_equal(WEXITSTATUS(run.status), summary->status);
    assert_null(strstr(run.shown, "\n\n\n"));
    for (size_t i = 0; i < ARRAY_LENGTH(summary->lines) && summary->lines[i]; i++) {
        char line[256];

        snprintf(line, sizeof(line), "\n%s\n", summary->lines[i]);
        if (!strstr(run.shown, line) && strncmp(run.shown, line + 1, strlen(line + 1)) != 0)
            fail_msg("no line '%s' in\n%s", summary->lines[i], run.shown);
    }
    free(run.shown);
}

static void test_summary_says_what_each_state_means(void **state)
{
    static const struct summary summaries[] = {
        {"tiny",
         "C",
         0,
         {"language=go", "typing=required", "storage=rows", "--width", "120"},
         {"Beta  fits 95 of 100. Clear lead: 41 points ahead of Gamma, \"the third\" 框架.",
          " +37.5 ##########  Language: Go                      Go is what the team writes",
          " +31.2 ########    Storage: Rows that belong together",
          " +25.0 ######:     Typing: Required                  Mistakes must be found before "
          "running",
          "  +1.6             What every project needs",
          "     -             Ease: Gamma, \"the third\" 框架 75, Beta 25",
          "  Then come        Gamma, \"the third\" 框架 55",
          "  Would change it  Language: JavaScript (Gamma, \"the third\" 框架)"}},
        {"tiny",
         "C.UTF-8",
         0,
         {"language=js", "typing=required", "platform=plan9"},
         {"Gamma, \"the third\" 框架  fits 96 of 100. Settled: the only one that is left.",
          " +33.3 ██████▋     Typing: Required",
          "  Would change it  Platform: On BeOS (nothing fits)"}},
        {"tiny",
         "C.UTF-8",
         0,
         {"storage=nothing", "typing=indifferent", "platform=plan9"},
         {" +37.5 █████████▌  What every project needs",
          "  Would change it  Platform: On BeOS (nothing fits);",
          "                   Platform left out (Alpha)"}},
        {"tiny",
         "C.UTF-8",
         0,
         {"storage=nothing", "typing=required", "--width", "80"},
         {"Depends on the language  No answer about it yet; this is the first framework fo…",
          "    95 █████████▌  Gamma, \"the third\" 框架 for JavaScript; best at: Ease",
          "    85 ████████▌   Beta for Go", "  Answer next      Where must it run? (platform)"}},
        {"tiny",
         "C.UTF-8",
         0,
         {"language=go", "--width", "80"},
         {"Too early to say  1 of 4 questions is answered; it takes three.",
          "  Answer next      Where must it run? (platform)", "    89 ████████▉   Beta",
          "    14 █▍          Alpha"}},
        {"tiny",
         "C.UTF-8",
         1,
         {"platform=beos", "typing=required", "--width", "80"},
         {"Nothing fits  Your answers rule out all 3 frameworks.",
          "  Lift one rule    Platform: On BeOS: then Gamma, \"the third\" 框架, Beta",
          "  Ruled out        Gamma, \"the third\" 框架, Platform: linux; windows; plan9",
          "                   Alpha, Typing: level 1 of 3"}},
        {"brokers",
         "C.UTF-8",
         0,
         {"terms=open", "years=trial", "first=peace", "--width", "80"},
         {"Cirrus Bus or Dune Topics  Open race: a tie.", "    89 ████████▉   Cirrus Bus",
          "    89 ████████▉   Dune Topics", "                   and 1 more",
          "  Would change it  First: A good memory (Basalt Log); First left out (Alder",
          "                   Queue)"}},
        {"brokers",
         "C",
         0,
         {"years=trial", "keeper=nobody", "history=no", "cargo=work", "volume=some", "--width",
          "80"},
         {"Alder Queue or Cirrus Bus  Open race: 1.6 points apart.",
          "     -             Cirrus Bus is quicker (96, Alder Queue 62)",
          "     -             Well told: Alder Queue 100, Cirrus Bus 50",
          "                   of many devices (Cirrus Bus); Cargo left out (Dune Topics)..."}},
        {"brokers",
         "C.UTF-8",
         0,
         {"first=speed", "keeper=nobody", "years=years", "terms=any", "--width", "80"},
         {"Stays first in 10 of 10 single changes: one answer changed or left out.",
          "  Then come        Alder Queue 62", "  Would change it  No single other answer"}},
        {NULL,
         "C",
         0,
         {"product=saas", "team-size=2-3", "priority=ship", "--width", "31"},
         {"Depends on the language  No ...", "    90 #########   Laravel f...",
          "    87 ########:   Ruby on R...", "  Answer next      Does a house",
          "                   standard ...", "FILE  a record to keep     w..."}},
        {"tiny",
         "C.UTF-8",
         0,
         {"language=go", "typing=required", "platform=plan9", "storage=rows", "--width", "80"},
         {"  +0.0             Language: Go                      Go is what the team writes"}},
        {NULL,
         "C",
         0,
         {"people=many", "architecture=minimal", "frontend=mobile", "language-second=java",
          "ai=none", "--width", "20"},
         {"Node.js + Express or Spring Boot...", "Stays first in 11 of 25 single",
          "changes: one answer changed ...", "    69 ######:     Node.js +..."}},
    };
    const struct setting plain = {"NO_COLOR", "1"};

    for (size_t i = 0; i < ARRAY_LENGTH(summaries); i++)
        check_summary(state, &summaries[i], &plain);
}

static void test_summary_has_colours_where_they_are_wanted(void **state)
{
    static const char *const coloured =
        " \033[1m+34.3\033[0m \033[36m##########\033[0m  Your team writes Python";
    static const char *const plain = " +34.3 ##########  Your team writes Python";
    static const struct {
        struct setting setting;
        const char *when;
        bool has_colour;
    } rows[] = {
        {{"NO_COLOR", ""}, NULL, true},     {{"NO_COLOR", ""}, "auto", true},
        {{"NO_COLOR", "1"}, "auto", false}, {{"NO_COLOR", "1"}, "always", true},
        {{"NO_COLOR", ""}, "never", false}, {{"TERM", ""}, NULL, false},
        {{"TERM", ""}, "always", true},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const struct summary summary = {
            .locale = "C",
            .arguments = {"language=python", "product=saas", "team-size=2-3",
                          rows[i].when ? "--color" : NULL, rows[i].when},
            .lines = {rows[i].has_colour ? coloured : plain},
        };
        check_summary(state, &summary, &rows[i].setting);
    }
}

/* The summary is for people; what is asked for in a form goes out in that form. */
static void test_records_and_formats_are_the_same_on_a_terminal(void **state)
{
    static const struct {
        const char *arguments[3], *first;
    } rows[] = {
        {{"--brief"}, "# Too early to choose a framework\n"},
        {{"--format", "csv"}, "rank,id,name,score,fit,low,high,eliminated_by,unverified\n"},
        {{"--full"}, "Too early to say: 1 of 18 questions is answered.\n"},
        {{"-o", "record.md"}, ""},
        {{"--width", "0"}, "whichstack: invalid --width '0': expected a number from 20 to 1000\n"},
    };
    const struct setting terminals[][2] = {{{"TERM", "xterm"}}, {{"TERM", "dumb"}}};

    for (size_t i = 0; i < 2 * ARRAY_LENGTH(rows); i++) {
        const char *const *more = rows[i / 2].arguments, *first = rows[i / 2].first;
        const char *arguments[] = {"whichstack", "recommend", "language=python", "--force", more[0],
                                   more[1],      NULL};
        struct run run;

        run_program(state, &run, terminals[i % 2], arguments);
        if (strncmp(run.shown, first, strlen(first)) != 0)
            fail_msg("%s: %s", more[0], run.shown);
        assert_null(strchr(run.shown, '\033'));
        free(run.shown);
    }
    assert_int_equal(access(folder_path(state, "record.md"), F_OK), 0);
}

static void test_full_and_format_print_every_table(void **state)
{
    const char *const full[] = {"whichstack", "recommend", "language=python", "--full", NULL};
    const char *const text[] = {"whichstack", "recommend", "language=python",
                                "--format",   "text",      NULL};
    struct run run, other;

    run_program(state, &run, NULL, full);
    run_program(state, &other, NULL, text);
    assert_null(strstr(run.shown, "--full"));
    assert_string_equal(run.shown, other.shown);
    free(run.shown);
    free(other.shown);
}

/* --- the pager --------------------------------------------------------------------------- */

static void test_pages_go_through_the_pager(void **state)
{
    const struct setting pager[] = {{"PAGER", "wc -l >counted; cat >page; echo paged"},
                                    {NULL, NULL}};
    const struct setting copying[] = {{"PAGER", "cat >page; echo paged"}, {NULL, NULL}};
    const struct setting none[] = {{"PAGER", ""}, {NULL, NULL}};
    struct run run, direct;
    char *page;

    run_program(state, &run, pager, show_django); /* the shell runs it */
    assert_int_equal(WEXITSTATUS(run.status), 0);
    assert_string_equal(run.shown, "paged\n");
    free(run.shown);

    run_program(state, &run, copying, show_django);
    run_program(state, &direct, none, show_django);
    page = folder_read(folder_path(state, "page"), NULL);
    assert_string_equal(run.shown, "paged\n");
    assert_string_equal(page, direct.shown);
    free(page);
    free(run.shown);
    free(direct.shown);
}

static void test_less_is_the_default_pager(void **state)
{
    const struct setting path[] = {{"PATH", folder_path(state, ".")}, {NULL, NULL}};
    struct run run;

    write_script(state, "less", "#!/bin/sh\necho \"less $*\"\n");
    run_program(state, &run, path, show_django);
    assert_int_equal(WEXITSTATUS(run.status), 0);
    assert_string_equal(run.shown, "less -FIRX\n");
    free(run.shown);
}

/* A machine without less, a pager that is misspelt: the page is what was asked for. */
static void test_empty_pager_prints_the_page(void **state)
{
    const struct setting nowhere[] = {{"PATH", folder_path(state, "nowhere")}, {NULL, NULL}};
    const struct setting misspelt[] = {{"PAGER", "lesss -R"}, {NULL, NULL}};
    struct run run;

    run_program(state, &run, nowhere, show_django);
    assert_int_equal(WEXITSTATUS(run.status), 0);
    assert_true(strncmp(run.shown, "Django\n", 7) == 0);
    assert_non_null(strstr(run.shown, "\nSources\n"));
    free(run.shown);

    run_program(state, &run, misspelt, show_django);
    assert_int_equal(WEXITSTATUS(run.status), 0);
    assert_non_null(strstr(run.shown, "\nSources\n"));
    free(run.shown);
}

static void test_quitting_the_pager_early_exits_0(void **state)
{
    const struct setting early[] = {{"PAGER", "head -n 1"}, {NULL, NULL}};
    const struct setting failing[] = {{"PAGER", "exit 3"}, {NULL, NULL}};
    struct run run;

    run_program(state, &run, early, show_django);
    assert_int_equal(WEXITSTATUS(run.status), 0);
    assert_string_equal(run.shown, "Django\n");
    free(run.shown);

    run_program(state, &run, failing, show_django);
    assert_int_equal(WEXITSTATUS(run.status), 0);
    assert_string_equal(run.shown, "");
    free(run.shown);
}

/* Ctrl-C reaches both; it is the pager's to say what it means. The terminal sends the signal before it drops what is
 * written but not read, so "heard" could be lost; with noflsh it drops nothing. */
static void test_ctrl_c_goes_to_the_pager(void **state)
{
    const struct setting stubborn[] = {
        {"PAGER", "trap 'echo heard' INT; cat >page; stty -echo noflsh </dev/tty; echo ready; "
                  "read line </dev/tty || read line </dev/tty; echo left"},
        {NULL, NULL}};
    struct run run;

    start(state, &run, stubborn, show_django);
    wait_for_text(&run, "ready\n");
    type(&run, "\003");
    wait_for_text(&run, "heard\n");
    type(&run, "\n");
    finish(&run);
    assert_true(WIFEXITED(run.status));
    assert_int_equal(WEXITSTATUS(run.status), 0);
    assert_non_null(strstr(run.shown, "left\n"));
    free(run.shown);
}

/* --- questions line by line ------------------------------------------------------------- */

static void read_all(struct run *run, int status)
{
    finish(run);
    assert_true(WIFEXITED(run->status));
    assert_int_equal(WEXITSTATUS(run->status), status);
    assert_null(strchr(run->shown, '\033'));
}

/* Without a command, where there is nothing that the explorer could draw on. */
static void test_dumb_terminal_gets_the_questions_line_by_line(void **state)
{
    const struct setting dumb[] = {{"TERM", "dumb"}, {NULL, NULL}};
    const struct setting none[] = {{"TERM", ""}, {NULL, NULL}};
    const struct setting *const terminals[] = {dumb, none};
    const char *const bare[] = {"whichstack", NULL};

    for (size_t i = 0; i < ARRAY_LENGTH(terminals); i++) {
        struct run run;
        start(state, &run, terminals[i], bare);
        wait_for_text(&run, "Answer: ");
        type(&run, "python\n");
        wait_for_text(&run, "First now: Django ");
        type(&run, "q\n");
        read_all(&run, 0);
        assert_non_null(strstr(run.shown, "\nThese answers again: whichstack recommend "
                                          "language-rule=python\n"));
        assert_non_null(strstr(run.shown, "\nToo early to say: 1 of "));
        free(run.shown);
    }
}

/* Nothing is placed by blanks, no bar, no rule: whole sentences, and lines that announce some. */
static void test_dumb_terminal_gets_the_result_as_sentences(void **state)
{
    static const char *const answers[][4] = {
        {"language=python", "product=saas", "team-size=2-3", "priority=ship"},
        {"product=saas", NULL},
        {"product=saas", "team-size=2-3", "priority=ship", NULL},
        {"language-rule=php", "typing=required", NULL},
    };
    const struct setting dumb[] = {{"TERM", "dumb"}, {NULL, NULL}};

    for (size_t i = 0; i < ARRAY_LENGTH(answers); i++) {
        const char *words[] = {"whichstack",  "recommend",   answers[i][0], answers[i][1],
                               answers[i][2], answers[i][3], NULL};
        struct run run;
        char *rest;

        start(state, &run, dumb, words);
        finish(&run);
        assert_null(strchr(run.shown, '\033'));
        assert_null(strstr(run.shown, "  "));
        assert_null(strstr(run.shown, "\u2500"));
        assert_non_null(
            strstr(run.shown, i == 3 ? "\nNode.js + Express is ruled out: " : ", fits "));
        for (char *line = strtok_r(run.shown, "\n", &rest); line;
             line = strtok_r(NULL, "\n", &rest))
            assert_non_null(strchr(".:?", line[strlen(line) - 1]));
        free(run.shown);
    }
}

static void test_interrupts_and_escape_leave_with_130(void **state)
{
    static const char *const keys[] = {"\003", "\033\n"};
    const char *const ask[] = {"whichstack", "ask", "-o", "record.md", NULL};

    for (size_t i = 0; i < ARRAY_LENGTH(keys); i++) {
        struct run run;
        start(state, &run, NULL, ask);
        wait_for_text(&run, "Answer: ");
        type(&run, "go\n");
        wait_for_text(&run, "Go on anyway?");
        type(&run, keys[i]);
        read_all(&run, 130);
        assert_non_null(strstr(run.shown, "These answers again: whichstack recommend "
                                          "language-rule=go\n"));
        assert_null(strstr(run.shown, "Build it on Go"));
        assert_int_not_equal(access(folder_path(state, "record.md"), F_OK), 0);
        free(run.shown);
    }
}

static void test_end_of_input_ends_the_questions(void **state)
{
    const char *const ask[] = {"whichstack", "ask", NULL};
    struct run run;

    start(state, &run, NULL, ask);
    wait_for_text(&run, "Answer: ");
    type(&run, "\004");
    read_all(&run, 0);
    assert_non_null(strstr(run.shown, "\nToo early to say: none of "));
    free(run.shown);
}

/* --- a pipe whose reader has gone -------------------------------------------------------- */

/* Ends without a message, by the signal, also when the parent ignores that signal. */
static void test_closed_pipe_ends_the_program_without_a_message(void **state)
{
    for (int ignored = 0; ignored < 2; ignored++) {
        int output[2], errors[2], status;
        char byte;
        pid_t process;

        assert_int_equal(pipe(output), 0);
        close(output[0]); /* before anything is written */
        assert_int_equal(pipe(errors), 0);
        fflush(stdout);
        process = fork();
        assert_true(process >= 0);
        if (process == 0) {
            signal(SIGPIPE, ignored ? SIG_IGN : SIG_DFL);
            dup2(output[1], STDOUT_FILENO);
            dup2(errors[1], STDERR_FILENO);
            close(output[1]);
            close(errors[0]);
            close(errors[1]);
            become_program(state, NULL, show_django);
        }
        close(output[1]);
        close(errors[1]);
        assert_int_equal(waitpid(process, &status, 0), process);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), SIGPIPE);
        assert_int_equal(read(errors[0], &byte, 1), 0);
        close(errors[0]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_page_fits_the_terminal, folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_list_wraps_inside_its_columns, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_recommend_on_a_terminal_prints_the_summary, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_summary_says_what_each_state_means, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_summary_has_colours_where_they_are_wanted, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_records_and_formats_are_the_same_on_a_terminal,
                                        folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_full_and_format_print_every_table, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_pages_go_through_the_pager, folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_less_is_the_default_pager, folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_empty_pager_prints_the_page, folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_quitting_the_pager_early_exits_0, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_ctrl_c_goes_to_the_pager, folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_dumb_terminal_gets_the_questions_line_by_line,
                                        folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_dumb_terminal_gets_the_result_as_sentences, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_interrupts_and_escape_leave_with_130, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_end_of_input_ends_the_questions, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_closed_pipe_ends_the_program_without_a_message,
                                        folder_new, folder_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
