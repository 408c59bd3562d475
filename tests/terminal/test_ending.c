/* However the explorer ends or is stopped, wherever it is: the terminal is the shell's again.
 * `test_ending PROGRAM CATALOG` */
#include "explorer.h"

#include "base/array.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

static const struct {
    int number;
    const char *name;
} signals[] = {
    {SIGSEGV, "SEGV"}, {SIGABRT, "ABRT"}, {SIGBUS, "BUS"}, {SIGFPE, "FPE"},
    {SIGTERM, "TERM"}, {SIGHUP, "HUP"},   {SIGINT, "INT"}, {SIGQUIT, "QUIT"},
};

static bool ended_by(struct screen *screen, int number)
{
    int status = screen_wait_end(screen);

    return status != -1 && WIFSIGNALED(status) && WTERMSIG(status) == number;
}

/* What a shell would tell as 128 + number. Frees the screen. */
static void check_ending(struct test *test, struct screen *screen, const char *place, size_t which)
{
    bool was_drawn = screen_modes(screen).alternate;
    char message[100];

    snprintf(message, sizeof(message),
             "whichstack: stopped by signal %s; answers saved so far are kept",
             signals[which].name);
    screen_signal(screen, signals[which].number);
    tap_check(&test->tap, ended_by(screen, signals[which].number) && was_drawn,
              "%s, SIG%s: the exit status names the signal (%s)", place, signals[which].name,
              screen_ending(screen));
    tap_check(&test->tap, explorer_restored(screen) && screen_shows(screen, message),
              "%s, SIG%s: the terminal is restored and a message names the signal", place,
              signals[which].name);
    screen_free(screen);
}

static void signals_everywhere(struct test *test)
{
    const char *missing = place_missing();

    tap_check(&test->tap, !missing, "the table of places has every screen; missing: %s",
              missing ? missing : "none");
    for (size_t i = 0; i < n_places; i++) {
        for (size_t which = 0; which < ARRAY_LENGTH(signals); which++)
            check_ending(test, place_enter(test, &places[i], (struct screen_options){0}),
                         places[i].name, which);
    }
    for (size_t which = 0; which < ARRAY_LENGTH(signals); which++)
        check_ending(test,
                     explorer_start(test, (struct screen_options){0}, "pick", ARGUMENTS("pick")),
                     "the picker", which);
}

/* Ctrl-Z, and from outside where the key is text. */
static bool stop(struct screen *screen, const struct place *place)
{
    if (place->is_typed_at)
        screen_signal(screen, SIGTSTP);
    else
        screen_keys(screen, "Ctrl-Z");
    return screen_wait_stop(screen);
}

static size_t count_in_log(const struct screen *screen, const char *string)
{
    size_t count = 0;

    for (const char *at = screen_log(screen)->bytes; (at = strstr(at, string)) != NULL; at++)
        count++;
    return count;
}

static void ended_while_stopped(struct test *test)
{
    for (size_t i = 0; i < n_places; i++) {
        const struct place *place = &places[i];
        const int number = signals[i % ARRAY_LENGTH(signals)].number;
        struct screen *screen =
            place_enter(test, place, (struct screen_options){.job_control = true});

        bool was_there = place_is_shown(screen, place);
        bool stopped = stop(screen, place);
        tap_check(&test->tap, was_there && stopped && explorer_restored(screen),
                  "%s: stopping gives the terminal back to the shell", place->name);
        size_t sent = count_in_log(screen, "\033[");
        screen_signal(screen, number);
        screen_continue(screen, false);
        tap_check(&test->tap,
                  ended_by(screen, number) && count_in_log(screen, "\033[") == sent &&
                      !screen_shows(screen, "whichstack:"),
                  "%s: SIG%s while stopped ends it without output (%s)", place->name,
                  signals[i % ARRAY_LENGTH(signals)].name, screen_ending(screen));
        screen_free(screen);
    }
}

/* The same place at the new size, had it never been stopped. A key takes the message away. */
static void dump_at(struct test *test, const struct place *place, struct text *text)
{
    struct screen *screen = place_start(test, place, (struct screen_options){0}, NULL);

    screen_press(screen, place->is_typed_at ? "" : "Ctrl-L");
    screen_resize(screen, 30, 100);
    screen_wait(screen);
    screen_dump(screen, true, text);
    screen_free(screen);
}

static void resized_while_stopped(struct test *test)
{
    struct text is, expected;

    text_init(&is);
    text_init(&expected);
    for (size_t i = 0; i < n_places; i++) {
        const struct place *place = &places[i];
        struct screen *screen =
            place_start(test, place, (struct screen_options){.job_control = true}, NULL);

        bool stopped = stop(screen, place);
        screen_resize(screen, 30, 100);
        screen_scribble(screen, "what a shell writes\r\n");
        screen_continue(screen, true);
        tap_check(&test->tap, stopped && screen_wait(screen) && screen_modes(screen).alternate,
                  "%s: continues after the window was resized while stopped", place->name);
        text_clear(&is);
        text_clear(&expected);
        screen_dump(screen, true, &is);
        dump_at(test, place, &expected);
        tap_equal(&test->tap, is.bytes, expected.bytes, "%s: is redrawn at the new size",
                  place->name);
        explorer_quit(test, screen, place->name);
    }
    text_finish(&is);
    text_finish(&expected);
}

/* Scrolling a part of the screen, curses keeps the cursor aside and takes it back. Some terminals,
 * libvterm among them, keep with it whether it is shown, in the same place as for the shell's
 * screen: leaving must show it all the same. */
static void scrolled(struct test *test)
{
    for (size_t i = 0; i < n_places; i++) {
        const struct screen_options options = {.rows = 12, .columns = 21};

        if (places[i].is_typed_at)
            continue;
        struct screen *screen = place_start(test, &places[i], options, NULL);
        for (int j = 0; j < 4; j++)
            screen_press(screen, j < 3 ? "j" : "k");
        explorer_quit(test, screen, arena_printf(test->arena, "%s, scrolled", places[i].name));
    }
}

int main(int count, char **arguments)
{
    struct test test;

    if (!test_begin(&test, count, arguments))
        return 1;
    signals_everywhere(&test);
    ended_while_stopped(&test);
    resized_while_stopped(&test);
    scrolled(&test);
    return test_end(&test);
}
