#include "tui/terminal/inks.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct inks {
    struct theme theme;
    int colors;                                   /* how many there are; 0: none */
    struct ink inks[ROLE_COUNT][GROUND_COUNT][2]; /* the last: whether the cell holds a mark */
};

struct inks *inks_new(void)
{
    return memory_new(1, sizeof(struct inks));
}

void inks_free(struct inks *inks)
{
    free(inks);
}

void inks_set_theme(struct inks *inks, const struct theme *theme, int colors)
{
    inks->theme = *theme_for(theme, colors);
    inks->colors = inks->theme.colors == THEME_COLORLESS ? 0 : colors;
    memset(inks->inks, 0, sizeof(inks->inks));
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

/* The colour on this terminal. */
static int color_number(const struct color *color, int colors, unsigned *attributes)
{
    if (colors == 0)
        return COLOR_OF_TERMINAL;
    if (colors > 256 && color->rgb >= 0)
        return color->rgb | INK_RGB;
    return colors < 16 ? of_eight_colors(color->index, attributes) : color->index;
}

static struct ink ink_of(const struct inks *inks, struct style style)
{
    struct ink ink = {.is_known = true, .number = INK_NEW};

    ink.background = color_number(&style.background, inks->colors, &(unsigned){0});
    ink.foreground = color_number(&style.foreground, inks->colors, &style.attributes);
    ink.attributes = style.attributes;
    ink.shows_blanks = style.attributes & (ATTRIBUTE_REVERSE | ATTRIBUTE_UNDERLINE);
    return ink;
}

struct ink *inks_find(struct inks *inks, enum role role, enum ground ground, bool is_mark)
{
    struct ink *ink = &inks->inks[role][ground][is_mark];

    if (!ink->is_known)
        *ink = ink_of(inks, theme_style(&inks->theme, role, ground, is_mark));
    return ink;
}
