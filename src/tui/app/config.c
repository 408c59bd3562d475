#include "tui/app/config.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/text/nearest.h"
#include "base/text/text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define WORDS_MOST 5 /* per line: one more than allowed, to detect extra words */
#define WORD_BYTES 64
#define CHOICES_MOST SETTINGS_MOST /* choices of a setting, or settings */

/* --- settings --------------------------------------------------------------------------------- */

#define CHOICES(...) ((const char *const[]){__VA_ARGS__, NULL})

const struct setting settings[] = {
    {"theme", NULL, "default",
     "The colours of the explorer. The first theme uses the terminal's own sixteen colours, the "
     "last "
     "no colour"},
    {"charts", CHOICES("auto", "blocks", "ascii"), "auto",
     "What bars are drawn with: block characters, or ASCII only; auto uses blocks if the locale is "
     "UTF-8"},
    {"mouse", CHOICES("on", "off"), "on",
     "Whether the explorer gets clicks and the wheel; off leaves the mouse to the terminal, to "
     "select text"},
    {"advance", CHOICES("narrow", "always", "never"), "narrow",
     "When choosing an answer opens the next question: if the window is too narrow to show the "
     "changes, always, or never"},
    {"selection", CHOICES("bar", "marker"), "bar",
     "How the selected row is shown: by a bar over its whole width, or only by a mark and bold "
     "type"},
    {"ambiguous", CHOICES("1", "2"), "1",
     "How many columns the terminal gives to characters of ambiguous width, as East Asian fonts "
     "show them; with 2 they are shown as ASCII"},
};
const size_t n_settings = ARRAY_LENGTH(settings);
_Static_assert(ARRAY_LENGTH(settings) <= SETTINGS_MOST, "struct config has no room for them");

const char *setting_choice(const struct setting *setting, size_t index)
{
    if (setting->choices)
        return setting->choices[index];
    return themes[index] ? themes[index]->name : NULL;
}

static const char *find_choice(const struct setting *setting, const char *choice)
{
    const char *known;

    for (size_t i = 0; (known = setting_choice(setting, i)); i++)
        if (text_equal(known, choice))
            return known;
    return NULL;
}

static size_t row_of(const char *name)
{
    size_t row = 0;

    while (row < n_settings && !text_equal(settings[row].name, name))
        row++;
    assert(row < n_settings);
    return row;
}

const char *config_value(const struct config *config, const char *name)
{
    size_t row = row_of(name);

    return config->values[row] ? config->values[row] : settings[row].standard;
}

bool config_is(const struct config *config, const char *name, const char *choice)
{
    assert(find_choice(&settings[row_of(name)], choice));
    return text_equal(config_value(config, name), choice);
}

bool config_has(const struct config *config, const char *name)
{
    return config->values[row_of(name)] != NULL;
}

bool config_set(struct config *config, const char *name, const char *choice)
{
    size_t row = row_of(name);
    const char *known = find_choice(&settings[row], choice);

    if (known)
        config->values[row] = known;
    return known != NULL;
}

const struct theme *config_theme(const struct config *config)
{
    return theme_find(config_value(config, "theme"));
}

bool config_blocks(const struct config *config)
{
    return config_is(config, "charts", "blocks") ||
           (config_is(config, "charts", "auto") && config_is(config, "ambiguous", "1"));
}

/* --- lines ------------------------------------------------------------------------------------ */

/* The words of a line and their columns. */
struct words {
    const char *file;
    int line;
    char text[WORDS_MOST][WORD_BYTES];
    int column[WORDS_MOST]; /* bytes, from 1 */
    size_t count;
    int end; /* the column after the line */
    struct diagnostics *diagnostics;
};

#define report(words, at, ...)                                          \
    diagnostics_add((words)->diagnostics, (words)->file, (words)->line, \
                    (at) < (words)->count ? (words)->column[at] : (words)->end, __VA_ARGS__)

static void split(struct words *words, const char *line, size_t length)
{
    size_t at = 0;

    words->count = 0;
    words->end = (int)length + 1;
    while (words->count < WORDS_MOST) {
        while (at < length && strchr(" \t\r", line[at]))
            at++;
        if (at == length)
            return;
        size_t start = at;
        while (at < length && !strchr(" \t\r", line[at]))
            at++;
        snprintf(words->text[words->count], WORD_BYTES, "%.*s", (int)(at - start), line + start);
        words->column[words->count++] = (int)start + 1;
    }
}

/* "; did you mean 'x'?" or "". */
static void guess(const char *word, const char *const *choices, size_t count, char hint[WORD_BYTES])
{
    const char *near = nearest_word(word, choices, count);

    hint[0] = '\0';
    if (near)
        snprintf(hint, WORD_BYTES, "; did you mean '%s'?", near);
}

static const struct setting *find_setting(const struct words *words)
{
    const char *names[CHOICES_MOST];
    char hint[WORD_BYTES];

    for (size_t i = 0; i < n_settings; i++) {
        names[i] = settings[i].name;
        if (text_equal(names[i], words->text[1]))
            return &settings[i];
    }
    guess(words->text[1], names, n_settings, hint);
    report(words, 1, "there is no setting '%s'%s", words->text[1], hint);
    return NULL;
}

/* Has the line exactly `count` words? A comment may follow. */
static bool has_words(const struct words *words, size_t count)
{
    return words->count == count || (words->count > count && words->text[count][0] == '#');
}

static void report_choice(const struct words *words, const struct setting *setting)
{
    const char *choices[CHOICES_MOST];
    char hint[WORD_BYTES];
    struct text list;
    size_t count = 0;

    text_init(&list);
    for (; count < CHOICES_MOST && setting_choice(setting, count); count++) {
        choices[count] = setting_choice(setting, count);
        text_printf(&list, "%s%s", count > 0 ? ", " : "", choices[count]);
    }
    guess(words->text[2], choices, count, hint);
    report(words, 2, "'%s' is not a value of %s; it is one of %s%s", words->text[2], setting->name,
           list.bytes, hint);
    text_finish(&list);
}

static void read_set(struct words *words, struct config *config)
{
    const struct setting *setting;

    if (!has_words(words, 3)) {
        report(words, MIN(words->count, 3), "expected 'set NAME VALUE', two words after 'set'");
        return;
    }
    setting = find_setting(words);
    if (setting && !config_set(config, setting->name, words->text[2]))
        report_choice(words, setting);
}

static void read_bind(struct words *words, struct config *config)
{
    struct error error;

    if (!has_words(words, 4))
        report(words, MIN(words->count, 4),
               "expected 'bind CONTEXT KEY COMMAND', three words after 'bind'");
    else if (!keymap_bind(config->keymap, words->text[1], words->text[2], words->text[3], &error))
        report(words, 1, "%s", error.message);
}

static void read_line(struct words *words, const char *line, size_t length, struct config *config)
{
    split(words, line, length);
    if (words->count == 0 || words->text[0][0] == '#')
        return;
    if (text_equal(words->text[0], "set"))
        read_set(words, config);
    else if (text_equal(words->text[0], "bind"))
        read_bind(words, config);
    else
        report(words, 0,
               "unknown word '%s': expected 'set NAME VALUE', "
               "'bind CONTEXT KEY COMMAND' or a comment after #",
               words->text[0]);
}

static void warn_of_orphans(const char *file, const struct config *config,
                            struct diagnostics *warnings)
{
    const struct screen *screen;
    const struct action *action;

    for (size_t i = 0; keymap_orphan(config->keymap, i, &screen, &action); i++)
        diagnostics_add(warnings, file, 0, 0,
                        "warning: '%s' in %s has no key: all its keys run other commands",
                        action->name, screen->name);
}

void config_read(const char *file, const char *bytes, size_t length, struct config *config,
                 struct diagnostics *diagnostics, struct diagnostics *warnings)
{
    struct words words = {.file = file, .diagnostics = diagnostics};

    for (size_t at = 0; at < length; at++) {
        const char *end = memchr(bytes + at, '\n', length - at);
        size_t line = end ? (size_t)(end - (bytes + at)) : length - at;
        words.line++;
        read_line(&words, bytes + at, line, config);
        at += line;
    }
    warn_of_orphans(file, config, warnings);
}
