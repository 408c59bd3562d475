#include "unit.h"

#include "base/array.h"
#include "tui/terminal/repeats.h"

#include <string.h>

#define VARIABLES_MOST 4

struct terminal_case {
    const char *term;
    const char *environment[VARIABLES_MOST]; /* `NAME=VALUE` */
};

static const struct terminal_case *current;

static const char *variable(const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; i < VARIABLES_MOST && current->environment[i]; i++)
        if (strncmp(current->environment[i], name, length) == 0 &&
            current->environment[i][length] == '=')
            return current->environment[i] + length + 1;
    return NULL;
}

static void check(const struct terminal_case *cases, size_t count, bool expected)
{
    for (size_t i = 0; i < count; i++) {
        current = &cases[i];
        if (repeats_any(cases[i].term, variable) != expected)
            fail_msg("%s, %s", cases[i].term ? cases[i].term : "no name",
                     cases[i].environment[0] ? cases[i].environment[0] : "no variables");
    }
}

static void test_known_terminals_repeat(void **state)
{
    static const struct terminal_case cases[] = {
        {"xterm", {"XTERM_VERSION=XTerm(379)"}},
        {"xterm-256color", {"XTERM_VERSION=XTerm(357)"}},
        {"xterm-direct", {"XTERM_VERSION=XTerm/OpenBSD(399)"}},
        {"xterm-256color", {"VTE_VERSION=5200"}},
        {"xterm-256color", {"VTE_VERSION=8203", "COLORTERM=truecolor"}},
        {"xterm",
         {"VTE_VERSION=7006", "XTERM_VERSION=XTerm(379)"}}, /* one started from the other */
        {"alacritty", {NULL}},
        {"alacritty-direct", {NULL}},
        {"foot", {NULL}},
        {"foot-direct", {NULL}},
        {"xterm-kitty", {NULL}},
        {"xterm-ghostty", {"TERM_PROGRAM=ghostty"}},
    };

    (void)state;
    check(cases, ARRAY_LENGTH(cases), true);
}

/* Many call themselves xterm. */
static void test_a_name_that_many_have_is_not_enough(void **state)
{
    static const struct terminal_case cases[] = {
        {NULL, {NULL}},
        {NULL, {"XTERM_VERSION=XTerm(379)"}},
        {"xterm", {NULL}},
        {"xterm-256color", {NULL}},
        {"xterm-256color", {"COLORTERM=truecolor"}},
        {"xterm-256color", {"TERM_PROGRAM=Apple_Terminal", "TERM_PROGRAM_VERSION=455"}},
        {"xterm-256color", {"TERMINAL_EMULATOR=JetBrains-JediTerm"}},
        {"xterm-256color", {"KONSOLE_VERSION=221203"}},
        {"footpad", {NULL}},
        {"dumb", {NULL}},
    };

    (void)state;
    check(cases, ARRAY_LENGTH(cases), false);
}

static void test_older_versions_do_not_repeat(void **state)
{
    static const struct terminal_case cases[] = {
        {"xterm", {"XTERM_VERSION=XTerm(356)"}},
        {"xterm", {"XTERM_VERSION=XTerm"}},
        {"xterm", {"XTERM_VERSION=XTerm()"}},
        {"xterm-256color", {"VTE_VERSION=5002"}},
        {"xterm-256color", {"VTE_VERSION=new"}},
        {"xterm-256color", {"VTE_VERSION=7006", "XTERM_VERSION=XTerm(330)"}},
        {"xterm-256color", {"XTERM_VERSION=XTerm(379)", "VTE_VERSION=4205"}},
    };

    (void)state;
    check(cases, ARRAY_LENGTH(cases), false);
}

/* tmux, screen and the like pass variables of the terminal on, and TERM can be set inside. */
static void test_what_draws_for_us_does_not_repeat(void **state)
{
    static const struct terminal_case cases[] = {
        {"xterm-256color", {"XTERM_VERSION=XTerm(379)", "TMUX=/tmp/tmux-1000/default,1,0"}},
        {"xterm-256color", {"VTE_VERSION=7006", "STY=1234.pts-0.host"}},
        {"alacritty", {"TMUX=/tmp/tmux-1000/default,1,0"}},
        {"foot", {"ZELLIJ=0"}},
        {"xterm-kitty", {"STY=1234.pts-0.host"}},
        {"xterm-256color", {"VTE_VERSION=7006", "INSIDE_EMACS=29.1,vterm"}},
        {"xterm-256color", {"VTE_VERSION=7006", "NVIM=/run/user/1000/nvim.1.0"}},
        {"xterm", {"XTERM_VERSION=XTerm(379)", "VIM_TERMINAL=900"}},
        {"screen-256color", {"XTERM_VERSION=XTerm(379)"}},
        {"tmux-256color", {"VTE_VERSION=7006"}},
    };

    (void)state;
    check(cases, ARRAY_LENGTH(cases), false);
}

/* Variables are inherited by a terminal that is started from another one. */
static void test_inherited_variables_do_not_count(void **state)
{
    static const struct terminal_case cases[] = {
        {"xterm-256color", {"XTERM_VERSION=XTerm(379)", "TERMINAL_EMULATOR=JetBrains-JediTerm"}},
        {"xterm-256color", {"VTE_VERSION=7006", "TERM_PROGRAM=Apple_Terminal"}},
        {"xterm-256color", {"VTE_VERSION=7006", "KONSOLE_VERSION=221203"}},
        {"rxvt-unicode-256color", {"XTERM_VERSION=XTerm(379)"}},
        {"linux", {"XTERM_VERSION=XTerm(379)"}},
    };

    (void)state;
    check(cases, ARRAY_LENGTH(cases), false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_terminals_repeat),
        cmocka_unit_test(test_a_name_that_many_have_is_not_enough),
        cmocka_unit_test(test_older_versions_do_not_repeat),
        cmocka_unit_test(test_what_draws_for_us_does_not_repeat),
        cmocka_unit_test(test_inherited_variables_do_not_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
