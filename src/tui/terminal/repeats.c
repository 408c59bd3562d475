#include "tui/terminal/repeats.h"

#include "base/array.h"
#include "base/text/text.h"

#include <stdlib.h>
#include <string.h>

/* Only these terminals set TERM to such a name, with or without `-direct` and the like behind it. */
static const char *const names[] = {
    "alacritty",     /* all releases: github.com/alacritty/alacritty/pull/801 */
    "foot",          /* since 1.2.0 */
    "xterm-ghostty", /* ghostty.org/docs/vt/csi/rep */
    "xterm-kitty",   /* since 0.18.0: github.com/kovidgoyal/kitty/pull/2702 */
};

/* How a terminal that calls itself xterm says what it is, and the first version that repeats any
 * character. */
static const struct {
    const char *variable;
    long version;
} versions[] = {
    {"XTERM_VERSION", 357}, /* `XTerm(379)`; before, only Latin-1 */
    {"VTE_VERSION", 5200},  /* 0.52.0: GNOME Terminal and many others. In terminfo: vte-2018 */
};

/* Set by programs that draw on the terminal for us. They may repeat nothing, or only ASCII. */
static const char *const between[] = {
    "TMUX", "STY", "ZELLIJ", "INSIDE_EMACS", "NVIM", "VIM_TERMINAL",
};

/* Set by other terminals: with one of these, a variable above may be inherited. */
static const char *const others[] = {
    "KONSOLE_VERSION",
    "TERMINAL_EMULATOR", /* JetBrains */
    "TERM_PROGRAM",
};

static bool has_one(const char *const *list, size_t count, const char *(*variable)(const char *))
{
    for (size_t i = 0; i < count; i++)
        if (variable(list[i]))
            return true;
    return false;
}

/* Is it `name`, or does it go on with a dash? */
static bool is_named(const char *term, const char *name)
{
    size_t length = strlen(name);

    return text_starts_with(term, name) && (term[length] == '\0' || term[length] == '-');
}

/* The number of `XTerm(379)` and of `7600`; 0: there is none. */
static long version_of(const char *value)
{
    const char *bracket = strrchr(value, '(');

    return strtol(bracket ? bracket + 1 : value, NULL, 10);
}

/* With two of the variables it is not known which was inherited: both must be recent. */
static bool is_recent(const char *(*variable)(const char *))
{
    bool found = false;

    for (size_t i = 0; i < ARRAY_LENGTH(versions); i++) {
        const char *value = variable(versions[i].variable);
        if (value && version_of(value) < versions[i].version)
            return false;
        found = found || value;
    }
    return found;
}

bool repeats_any(const char *term, const char *(*variable)(const char *name))
{
    if (!term || has_one(between, ARRAY_LENGTH(between), variable))
        return false;
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (is_named(term, names[i]))
            return true;
    return is_named(term, "xterm") && !has_one(others, ARRAY_LENGTH(others), variable) &&
           is_recent(variable);
}
