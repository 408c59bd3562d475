#include "tui/terminal/inks.h"

#include "base/array.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <term.h>
#undef columns /* term.h defines these names as macros */
#undef lines

#define PAIRS_MOST 200

struct inks {
    struct theme theme;
    int colors; /* how many are used; 0: none */
    bool color, has_colors /* start_color() was called */, are_styles;
    struct styles *styles;
    char *foreground, *background; /* capabilities that set them, if styles are put in; else NULL */
    unsigned attributes;           /* enum attribute: those that the terminal has */
    struct ink inks[ROLE_COUNT][GROUND_COUNT][2]; /* the last: whether the cell holds a mark */
    struct pair {
        int foreground, background;
    } pairs[PAIRS_MOST]; /* defined in curses, from number 1 on */
    short n_pairs;
};

/* How many there are: 0, 8, 16, 256 or more. */
static int color_count(const struct inks *inks)
{
    if (!inks->color || max_colors < 8)
        return 0;
    return max_colors;
}

/* At exit curses would reset the palette (OSC 104). We never change it, and the user may have: so
 * the capability is emptied where curses reads it. */
static void keep_palette(void)
{
    char *reset = tigetstr("oc");

    if (reset && reset != (char *)-1)
        reset[0] = '\0';
}

/* start_color() is called only once a colour is needed: curses' own reset would send one. */
static bool start_colors(struct inks *inks)
{
    if (!inks->has_colors)
        keep_palette();
    if (!inks->has_colors)
        inks->has_colors = start_color() == OK && use_default_colors() == OK &&
                           assume_default_colors(-1, -1) == OK;
    return inks->has_colors;
}

static attr_t attributes_of(unsigned attributes)
{
    static const struct {
        unsigned ours;
        attr_t theirs;
    } table[] = {
        {ATTRIBUTE_BOLD, WA_BOLD},
        {ATTRIBUTE_DIM, WA_DIM},
        {ATTRIBUTE_REVERSE, WA_REVERSE},
        {ATTRIBUTE_UNDERLINE, WA_UNDERLINE},
    };
    attr_t result = 0;

    for (size_t i = 0; i < ARRAY_LENGTH(table); i++) {
        if (attributes & table[i].ours)
            result |= table[i].theirs;
    }
    return result;
}

/* With eight colours, grey is dim and the light colours become the plain ones. */
static int of_eight_colors(int index, unsigned *attributes)
{
    if (index == 8) {
        *attributes |= ATTRIBUTE_DIM;
        return COLOR_OF_TERMINAL;
    }
    return index > 8 ? index - 8 : index;
}

/* The number of the colour on this terminal. With direct colour, small numbers still select the
 * palette; of the sixteen, those above that range use a similar colour. */
static int color_number(const struct color *color, int colors, unsigned *attributes)
{
    static const int light[] = {0x7f7f7f, 0xff5f5f, 0x5fff5f, 0xffff5f,
                                0x5f87ff, 0xff5fff, 0x5fffff, 0xffffff};

    if (colors > 256)
        return color->rgb > 7     ? color->rgb
               : color->index > 7 ? light[color->index - 8]
                                  : color->index;
    return colors < 16 ? of_eight_colors(color->index, attributes) : color->index;
}

/* The number of a pair of colours; 0, the terminal's own, when there is no room for more. */
static short pair_of(struct inks *inks, int foreground, int background)
{
    short number = 0;

    if (foreground == COLOR_OF_TERMINAL && background == COLOR_OF_TERMINAL)
        return 0;
    while (number < inks->n_pairs && (inks->pairs[number].foreground != foreground ||
                                      inks->pairs[number].background != background))
        number++;
    if (number == inks->n_pairs) {
        if (number == PAIRS_MOST || number + 1 >= COLOR_PAIRS)
            return 0;
        init_extended_pair(number + 1, foreground, background);
        inks->pairs[inks->n_pairs++] = (struct pair){foreground, background};
    }
    return (short)(number + 1);
}

/* Styles of our own. Where the terminal sets colours and attributes by ECMA-48, curses is told that
 * each style is a colour, and output.c puts the styles in. */

static const struct {
    unsigned ours;
    NCURSES_CONST char *name, *form;
} attribute_forms[] = {
    {ATTRIBUTE_BOLD, "bold", "\033[1m"},
    {ATTRIBUTE_DIM, "dim", "\033[2m"},
    {ATTRIBUTE_REVERSE, "rev", "\033[7m"},
    {ATTRIBUTE_UNDERLINE, "smul", "\033[4m"},
};

/* As curses gets it: ESC and the number of the style as a byte, which curses makes without printf().
 * It takes the place of the terminal's own string. */
static const char style_capability[] = "\033%p1%c";

static char *capability_of(NCURSES_CONST char *name)
{
    char *capability = tigetstr(name);

    return capability == (char *)-1 ? NULL : capability;
}

static bool has_form(NCURSES_CONST char *name, const char *form)
{
    const char *capability = capability_of(name);

    return capability && strcmp(capability, form) == 0;
}

/* A missing attribute is not sent. False: there is one of another form. */
static bool find_attributes(struct inks *inks)
{
    inks->attributes = 0;
    for (size_t i = 0; i < ARRAY_LENGTH(attribute_forms); i++) {
        const char *capability = capability_of(attribute_forms[i].name);
        if (capability && strcmp(capability, attribute_forms[i].form) != 0)
            return false;
        if (capability)
            inks->attributes |= attribute_forms[i].ours;
    }
    return true;
}

/* Does the terminal set colours and attributes as styles.c writes them? */
static bool takes_styles(struct inks *inks)
{
    const char *reset = capability_of("sgr0"), *foreground = capability_of("setaf");

    return inks->styles && color_count(inks) >= 256 && no_color_video <= 0 &&
           find_attributes(inks) && has_form("op", "\033[39;49m") && has_form("rmul", "\033[24m") &&
           reset && (strstr(reset, "\033[m") || strstr(reset, "\033[0m")) && foreground &&
           strlen(foreground) >= strlen(style_capability) && capability_of("setab");
}

static void take_over_styles(struct inks *inks)
{
    char parameters[STYLE_PART];

    if (!takes_styles(inks))
        return;
    char *foreground = capability_of("setaf"), *background = capability_of("setab");
    if (!styles_parameters(tiparm(foreground, 1), parameters) ||
        !styles_parameters(tiparm(background, 1), parameters))
        return;
    inks->foreground = memory_copy_string(foreground);
    inks->background = memory_copy_string(background);
    memcpy(foreground, style_capability, sizeof(style_capability));
}

static void set_part(char part[STYLE_PART], const char *capability, int color)
{
    if (color != COLOR_OF_TERMINAL)
        styles_parameters(tiparm(capability, color), part);
}

static struct ink ink_of_style(struct inks *inks, int foreground, int background,
                               unsigned attributes)
{
    struct style_parts parts = {
        .foreground = "39", .background = "49", .attributes = attributes & inks->attributes};

    set_part(parts.foreground, inks->foreground, foreground);
    set_part(parts.background, inks->background, background);
    int number = styles_add(inks->styles, &parts);
    return (struct ink){.pair =
                            number == STYLE_PLAIN ? 0 : pair_of(inks, number, COLOR_OF_TERMINAL)};
}

static struct ink ink_of(struct inks *inks, struct style style)
{
    int colors = inks->colors, background = color_number(&style.background, colors, &(unsigned){0});
    int foreground = color_number(&style.foreground, colors, &style.attributes);
    struct ink ink = {.attributes = attributes_of(style.attributes)};

    if (inks->are_styles)
        ink = ink_of_style(inks, foreground, background, style.attributes);
    else if (colors > 0)
        ink.pair = pair_of(inks, foreground, background);
    ink.is_known = true;
    ink.background = background;
    ink.shows_blanks = style.attributes & (ATTRIBUTE_REVERSE | ATTRIBUTE_UNDERLINE);
    return ink;
}

/* --- use -------------------------------------------------------------------------------------- */

struct inks *inks_new(bool color, struct styles *styles)
{
    struct inks *inks = memory_new(1, sizeof(*inks));

    inks->color = color;
    inks->styles = styles;
    take_over_styles(inks);
    return inks;
}

void inks_free(struct inks *inks)
{
    if (!inks)
        return;
    free(inks->foreground);
    free(inks->background);
    free(inks);
}

void inks_set_theme(struct inks *inks, const struct theme *theme)
{
    int colors = color_count(inks);
    const struct theme *used = theme_for(theme, colors);

    inks->n_pairs = 0;
    memset(inks->inks, 0, sizeof(inks->inks));
    if (inks->foreground)
        styles_clear(inks->styles);
    if (used->colors == THEME_COLORLESS || !start_colors(inks)) {
        used = theme_for(theme, 0);
        colors = 0;
    }
    inks->theme = *used;
    inks->colors = colors;
    inks->are_styles = inks->foreground && colors > 0;
}

bool inks_are_styles(const struct inks *inks)
{
    return inks->are_styles;
}

const struct ink *inks_find(struct inks *inks, enum role role, enum ground ground, bool is_mark)
{
    struct ink *ink = &inks->inks[role][ground][is_mark];

    if (!ink->is_known)
        *ink = ink_of(inks, theme_style(&inks->theme, role, ground, is_mark));
    return ink;
}
