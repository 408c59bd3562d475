#include "tui/cells/theme.h"

#include "base/text/text.h"

/* Rules, all checked by test_theme:
 * - a theme with its own colours has a contrast of at least 4.5 to 1 for text and 3 for fills, on
 *   every background (high-contrast: 7 and 4.5);
 * - the default theme colours only signs and fills: words keep the terminal's own colour, so they
 *   are readable on any background;
 * - bold is never combined with colours 0 to 7: many terminals show a lighter colour instead;
 * - dim only means "less important", because some terminals do not show it. */

enum {
    BOLD = ATTRIBUTE_BOLD,
    DIM = ATTRIBUTE_DIM,
    REVERSE = ATTRIBUTE_REVERSE,
    UNDERLINE = ATTRIBUTE_UNDERLINE,
};

/* One role a line. */
/* clang-format off */
#define OWN {COLOR_OF_TERMINAL, -1}
#define ON_GROUND {COLOR_OF_GROUND, -1}

static const struct theme theme_default = {
    .name = "default",
    .summary = "The terminal's own sixteen colours, on signs and bars; words keep its text colour",
    .colors = THEME_SIXTEEN,
    .styles =
        {
            [ROLE_PLAIN] = {OWN, ON_GROUND, 0},
            [ROLE_STRONG] = {OWN, ON_GROUND, BOLD},
            [ROLE_MUTED] = {OWN, ON_GROUND, DIM},
            [ROLE_RULE] = {{8, -1}, ON_GROUND, 0},
            [ROLE_ACCENT] = {{6, -1}, ON_GROUND, 0},
            [ROLE_TITLE] = {OWN, ON_GROUND, BOLD},
            [ROLE_HERO] = {{6, -1}, ON_GROUND, 0},
            [ROLE_KEY] = {OWN, ON_GROUND, BOLD},
            [ROLE_GOOD] = {{2, -1}, ON_GROUND, 0},
            [ROLE_BAD] = {{1, -1}, ON_GROUND, 0},
            [ROLE_WARN] = {{3, -1}, ON_GROUND, 0},
            [ROLE_LINK] = {OWN, ON_GROUND, UNDERLINE},
            [ROLE_CODE] = {OWN, ON_GROUND, BOLD},
            [ROLE_BEST] = {{6, -1}, ON_GROUND, 0},
            [ROLE_HIGH] = {{8, -1}, ON_GROUND, 0},
            [ROLE_LOW] = {{8, -1}, ON_GROUND, 0},
            [ROLE_BAR] = {{8, -1}, ON_GROUND, 0},
            [ROLE_CHIP] = {{0, -1}, {6, -1}, 0},
            [ROLE_TICK] = {OWN, {8, -1}, 0},
            [ROLE_FIELD] = {OWN, ON_GROUND, REVERSE},
            [ROLE_MATCH] = {{0, -1}, {3, -1}, 0},
            [ROLE_PART_1] = {{6, -1}, ON_GROUND, 0},
            [ROLE_PART_2] = {{5, -1}, ON_GROUND, 0},
            [ROLE_PART_3] = {{3, -1}, ON_GROUND, 0},
            [ROLE_PART_4] = {{4, -1}, ON_GROUND, 0},
            [ROLE_PART_5] = {{2, -1}, ON_GROUND, 0},
            [ROLE_PART_REST] = {OWN, ON_GROUND, DIM},
            [ROLE_HUE_1] = {{3, -1}, ON_GROUND, 0},
            [ROLE_HUE_2] = {{2, -1}, ON_GROUND, 0},
            [ROLE_HUE_3] = {{5, -1}, ON_GROUND, 0},
            [ROLE_HUE_4] = {{9, -1}, ON_GROUND, 0},
            [ROLE_HUE_5] = {{4, -1}, ON_GROUND, 0},
            [ROLE_HUE_6] = {{1, -1}, ON_GROUND, 0},
            [ROLE_HUE_7] = {{13, -1}, ON_GROUND, 0},
            [ROLE_HUE_8] = {{6, -1}, ON_GROUND, 0},
        },
    .grounds = {OWN, OWN, OWN},
    .cursor_attributes = BOLD,
};

static const struct theme theme_mono = {
    .name = "mono",
    .summary = "No colour: bold, dim, underline and reverse",
    .colors = THEME_COLORLESS,
    .styles =
        {
            [ROLE_PLAIN] = {OWN, ON_GROUND, 0},
            [ROLE_STRONG] = {OWN, ON_GROUND, BOLD},
            [ROLE_MUTED] = {OWN, ON_GROUND, DIM},
            [ROLE_RULE] = {OWN, ON_GROUND, DIM},
            [ROLE_ACCENT] = {OWN, ON_GROUND, BOLD},
            [ROLE_TITLE] = {OWN, ON_GROUND, BOLD},
            [ROLE_HERO] = {OWN, ON_GROUND, BOLD},
            [ROLE_KEY] = {OWN, ON_GROUND, BOLD},
            [ROLE_GOOD] = {OWN, ON_GROUND, 0},
            [ROLE_BAD] = {OWN, ON_GROUND, 0},
            [ROLE_WARN] = {OWN, ON_GROUND, 0},
            [ROLE_LINK] = {OWN, ON_GROUND, UNDERLINE},
            [ROLE_CODE] = {OWN, ON_GROUND, BOLD},
            [ROLE_BEST] = {OWN, ON_GROUND, BOLD},
            [ROLE_HIGH] = {OWN, ON_GROUND, 0},
            [ROLE_LOW] = {OWN, ON_GROUND, DIM},
            [ROLE_BAR] = {OWN, ON_GROUND, DIM},
            [ROLE_CHIP] = {OWN, ON_GROUND, REVERSE},
            [ROLE_TICK] = {OWN, ON_GROUND, REVERSE},
            [ROLE_FIELD] = {OWN, ON_GROUND, REVERSE},
            [ROLE_MATCH] = {OWN, ON_GROUND, REVERSE},
            [ROLE_PART_1] = {OWN, ON_GROUND, 0},
            [ROLE_PART_2] = {OWN, ON_GROUND, 0},
            [ROLE_PART_3] = {OWN, ON_GROUND, 0},
            [ROLE_PART_4] = {OWN, ON_GROUND, 0},
            [ROLE_PART_5] = {OWN, ON_GROUND, 0},
            [ROLE_PART_REST] = {OWN, ON_GROUND, DIM},
            [ROLE_HUE_1] = {OWN, ON_GROUND, 0},
            [ROLE_HUE_2] = {OWN, ON_GROUND, 0},
            [ROLE_HUE_3] = {OWN, ON_GROUND, 0},
            [ROLE_HUE_4] = {OWN, ON_GROUND, 0},
            [ROLE_HUE_5] = {OWN, ON_GROUND, 0},
            [ROLE_HUE_6] = {OWN, ON_GROUND, 0},
            [ROLE_HUE_7] = {OWN, ON_GROUND, 0},
            [ROLE_HUE_8] = {OWN, ON_GROUND, 0},
        },
    .grounds = {OWN, OWN, OWN},
    .cursor_attributes = BOLD,
};

static const struct theme theme_dark = {
    .name = "dark",
    .summary = "Soft colours on dark blue-grey",
    .colors = THEME_FIXED,
    .styles =
        {
            [ROLE_PLAIN] = {{253, 0xd3dae6}, ON_GROUND, 0},
            [ROLE_STRONG] = {{231, 0xf4f7fb}, ON_GROUND, BOLD},
            [ROLE_MUTED] = {{247, 0x8f9bb0}, ON_GROUND, 0},
            [ROLE_RULE] = {{238, 0x3b4657}, ON_GROUND, 0},
            [ROLE_ACCENT] = {{80, 0x56d4c4}, ON_GROUND, 0},
            [ROLE_TITLE] = {{80, 0x56d4c4}, ON_GROUND, BOLD},
            [ROLE_HERO] = {{80, 0x56d4c4}, ON_GROUND, 0},
            [ROLE_KEY] = {{222, 0xffc777}, ON_GROUND, BOLD},
            [ROLE_GOOD] = {{114, 0x8bd88f}, ON_GROUND, 0},
            [ROLE_BAD] = {{209, 0xff7a5c}, ON_GROUND, 0},
            [ROLE_WARN] = {{221, 0xf2c063}, ON_GROUND, 0},
            [ROLE_LINK] = {{111, 0x84b9ff}, ON_GROUND, UNDERLINE},
            [ROLE_CODE] = {{183, 0xe0b0ff}, ON_GROUND, 0},
            [ROLE_BEST] = {{80, 0x56d4c4}, ON_GROUND, 0},
            [ROLE_HIGH] = {{73, 0x3c9f96}, ON_GROUND, 0},
            [ROLE_LOW] = {{66, 0x388a83}, ON_GROUND, 0},
            [ROLE_BAR] = {{244, 0x748197}, ON_GROUND, 0},
            [ROLE_CHIP] = {{233, 0x0e1319}, {80, 0x56d4c4}, 0},
            [ROLE_TICK] = {{233, 0x0e1319}, {244, 0x748197}, 0},
            [ROLE_FIELD] = {{231, 0xf4f7fb}, {238, 0x3b4657}, 0},
            [ROLE_MATCH] = {{233, 0x0e1319}, {222, 0xffc777}, 0},
            [ROLE_PART_1] = {{80, 0x56d4c4}, ON_GROUND, 0},
            [ROLE_PART_2] = {{177, 0xc79bf2}, ON_GROUND, 0},
            [ROLE_PART_3] = {{221, 0xf2c063}, ON_GROUND, 0},
            [ROLE_PART_4] = {{75, 0x6fa8ff}, ON_GROUND, 0},
            [ROLE_PART_5] = {{114, 0x8bd88f}, ON_GROUND, 0},
            [ROLE_PART_REST] = {{244, 0x748197}, ON_GROUND, 0},
            [ROLE_HUE_1] = {{221, 0xf2c063}, ON_GROUND, 0},
            [ROLE_HUE_2] = {{114, 0x8bd88f}, ON_GROUND, 0},
            [ROLE_HUE_3] = {{177, 0xc79bf2}, ON_GROUND, 0},
            [ROLE_HUE_4] = {{209, 0xff9e64}, ON_GROUND, 0},
            [ROLE_HUE_5] = {{75, 0x6fa8ff}, ON_GROUND, 0},
            [ROLE_HUE_6] = {{210, 0xff8f86}, ON_GROUND, 0},
            [ROLE_HUE_7] = {{212, 0xf48fd0}, ON_GROUND, 0},
            [ROLE_HUE_8] = {{80, 0x56d4c4}, ON_GROUND, 0},
        },
    .grounds = {{233, 0x12161e}, {236, 0x222b3a}, {235, 0x181e28}},
};

static const struct theme theme_light = {
    .name = "light",
    .summary = "Dark colours on paper white",
    .colors = THEME_FIXED,
    .styles =
        {
            [ROLE_PLAIN] = {{236, 0x2b303b}, ON_GROUND, 0},
            [ROLE_STRONG] = {{233, 0x0f1218}, ON_GROUND, BOLD},
            [ROLE_MUTED] = {{241, 0x5c6472}, ON_GROUND, 0},
            [ROLE_RULE] = {{251, 0xc9c3b6}, ON_GROUND, 0},
            [ROLE_ACCENT] = {{23, 0x00706a}, ON_GROUND, 0},
            [ROLE_TITLE] = {{23, 0x00706a}, ON_GROUND, BOLD},
            [ROLE_HERO] = {{23, 0x00706a}, ON_GROUND, 0},
            [ROLE_KEY] = {{94, 0x8a4b00}, ON_GROUND, BOLD},
            [ROLE_GOOD] = {{22, 0x00624f}, ON_GROUND, 0},
            [ROLE_BAD] = {{124, 0xb3261e}, ON_GROUND, 0},
            [ROLE_WARN] = {{94, 0x7d5200}, ON_GROUND, 0},
            [ROLE_LINK] = {{25, 0x1b55b0}, ON_GROUND, UNDERLINE},
            [ROLE_CODE] = {{91, 0x7a2fa0}, ON_GROUND, 0},
            [ROLE_BEST] = {{23, 0x00665f}, ON_GROUND, 0},
            [ROLE_HIGH] = {{30, 0x2b857f}, ON_GROUND, 0},
            [ROLE_LOW] = {{66, 0x408781}, ON_GROUND, 0},
            [ROLE_BAR] = {{243, 0x6b7280}, ON_GROUND, 0},
            [ROLE_CHIP] = {{231, 0xffffff}, {23, 0x00706a}, 0},
            [ROLE_TICK] = {{231, 0xffffff}, {243, 0x6b7280}, 0},
            [ROLE_FIELD] = {{233, 0x0f1218}, {188, 0xdcd6c9}, 0},
            [ROLE_MATCH] = {{233, 0x0f1218}, {222, 0xf2cf8a}, 0},
            [ROLE_PART_1] = {{30, 0x00807a}, ON_GROUND, 0},
            [ROLE_PART_2] = {{97, 0x8444b4}, ON_GROUND, 0},
            [ROLE_PART_3] = {{130, 0xa86e00}, ON_GROUND, 0},
            [ROLE_PART_4] = {{26, 0x2563c9}, ON_GROUND, 0},
            [ROLE_PART_5] = {{28, 0x2c8246}, ON_GROUND, 0},
            [ROLE_PART_REST] = {{243, 0x6b7280}, ON_GROUND, 0},
            [ROLE_HUE_1] = {{130, 0xa86e00}, ON_GROUND, 0},
            [ROLE_HUE_2] = {{28, 0x2c8246}, ON_GROUND, 0},
            [ROLE_HUE_3] = {{97, 0x8444b4}, ON_GROUND, 0},
            [ROLE_HUE_4] = {{131, 0xb4531a}, ON_GROUND, 0},
            [ROLE_HUE_5] = {{26, 0x2563c9}, ON_GROUND, 0},
            [ROLE_HUE_6] = {{124, 0xb3261e}, ON_GROUND, 0},
            [ROLE_HUE_7] = {{132, 0xa8327f}, ON_GROUND, 0},
            [ROLE_HUE_8] = {{30, 0x00807a}, ON_GROUND, 0},
        },
    .grounds = {{231, 0xfbfaf6}, {254, 0xe7e1d4}, {255, 0xf0ece3}},
};

static const struct theme theme_high_contrast = {
    .name = "high-contrast",
    .summary = "White and strong colours on black",
    .colors = THEME_FIXED,
    .styles =
        {
            [ROLE_PLAIN] = {{231, 0xffffff}, ON_GROUND, 0},
            [ROLE_STRONG] = {{231, 0xffffff}, ON_GROUND, BOLD},
            [ROLE_MUTED] = {{252, 0xd0d0d0}, ON_GROUND, 0},
            [ROLE_RULE] = {{246, 0x949494}, ON_GROUND, 0},
            [ROLE_ACCENT] = {{87, 0x5fffff}, ON_GROUND, 0},
            [ROLE_TITLE] = {{87, 0x5fffff}, ON_GROUND, BOLD},
            [ROLE_HERO] = {{87, 0x5fffff}, ON_GROUND, 0},
            [ROLE_KEY] = {{226, 0xffff00}, ON_GROUND, BOLD},
            [ROLE_GOOD] = {{120, 0x87ff87}, ON_GROUND, 0},
            [ROLE_BAD] = {{217, 0xffafaf}, ON_GROUND, 0},
            [ROLE_WARN] = {{226, 0xffff00}, ON_GROUND, 0},
            [ROLE_LINK] = {{123, 0x87ffff}, ON_GROUND, UNDERLINE},
            [ROLE_CODE] = {{225, 0xffd7ff}, ON_GROUND, 0},
            [ROLE_BEST] = {{87, 0x5fffff}, ON_GROUND, 0},
            [ROLE_HIGH] = {{80, 0x5fd7d7}, ON_GROUND, 0},
            [ROLE_LOW] = {{73, 0x5fafaf}, ON_GROUND, 0},
            [ROLE_BAR] = {{250, 0xbcbcbc}, ON_GROUND, 0},
            [ROLE_CHIP] = {{16, 0x000000}, {226, 0xffff00}, 0},
            [ROLE_TICK] = {{16, 0x000000}, {252, 0xd0d0d0}, 0},
            [ROLE_FIELD] = {{16, 0x000000}, {231, 0xffffff}, 0},
            [ROLE_MATCH] = {{16, 0x000000}, {123, 0x87ffff}, 0},
            [ROLE_PART_1] = {{87, 0x5fffff}, ON_GROUND, 0},
            [ROLE_PART_2] = {{213, 0xff87ff}, ON_GROUND, 0},
            [ROLE_PART_3] = {{226, 0xffff00}, ON_GROUND, 0},
            [ROLE_PART_4] = {{117, 0x87d7ff}, ON_GROUND, 0},
            [ROLE_PART_5] = {{120, 0x87ff87}, ON_GROUND, 0},
            [ROLE_PART_REST] = {{250, 0xbcbcbc}, ON_GROUND, 0},
            [ROLE_HUE_1] = {{226, 0xffff00}, ON_GROUND, 0},
            [ROLE_HUE_2] = {{120, 0x87ff87}, ON_GROUND, 0},
            [ROLE_HUE_3] = {{219, 0xffafff}, ON_GROUND, 0},
            [ROLE_HUE_4] = {{216, 0xffaf87}, ON_GROUND, 0},
            [ROLE_HUE_5] = {{117, 0x87d7ff}, ON_GROUND, 0},
            [ROLE_HUE_6] = {{210, 0xff8787}, ON_GROUND, 0},
            [ROLE_HUE_7] = {{213, 0xff87ff}, ON_GROUND, 0},
            [ROLE_HUE_8] = {{87, 0x5fffff}, ON_GROUND, 0},
        },
    .grounds = {{16, 0x000000}, {235, 0x262626}, {234, 0x1c1c1c}},
    .cursor_attributes = BOLD,
};
/* clang-format on */

const struct theme *const themes[] = {
    &theme_default, &theme_dark, &theme_light, &theme_high_contrast, &theme_mono, NULL,
};

const struct theme *theme_find(const char *name)
{
    for (size_t i = 0; themes[i]; i++) {
        if (text_equal(themes[i]->name, name))
            return themes[i];
    }
    return NULL;
}

const struct theme *theme_for(const struct theme *theme, int colors)
{
    if (theme->colors == THEME_FIXED && colors < 256)
        theme = &theme_default;
    return theme->colors == THEME_SIXTEEN && colors < 8 ? &theme_mono : theme;
}

/* The middle dot, the symbols from U+2180 to U+2BFF, and their ASCII replacements. */
bool theme_is_mark(const char *bytes)
{
    static const bool ascii[0x80] = {
        ['+'] = true, ['?'] = true, ['*'] = true, ['>'] = true, ['#'] = true,
        ['='] = true, ['|'] = true, ['@'] = true, ['^'] = true, ['!'] = true,
    };
    unsigned char first = (unsigned char)bytes[0], second = (unsigned char)bytes[1];

    if (first < 0x80)
        return ascii[first] && bytes[1] == '\0';
    if (first == 0xC2 && second == 0xB7) /* U+00B7 */
        return true;
    return first == 0xE2 && second >= 0x86 && second <= 0xAF; /* U+2180 to U+2BFF */
}

static bool is_word_colored(const struct theme *theme, enum role role)
{
    return theme->colors != THEME_SIXTEEN ||
           (role != ROLE_ACCENT && role != ROLE_GOOD && role != ROLE_BAD && role != ROLE_WARN);
}

struct style theme_style(const struct theme *theme, enum role role, enum ground ground,
                         bool is_mark)
{
    struct style style = theme->styles[role];

    if (!is_mark && !is_word_colored(theme, role)) {
        style.foreground = theme->styles[ROLE_PLAIN].foreground;
        style.attributes = role == ROLE_ACCENT || role == ROLE_WARN ? BOLD : 0;
    }
    if (style.background.index == COLOR_OF_GROUND)
        style.background = theme->grounds[ground];
    if (ground == GROUND_CURSOR && role == ROLE_PLAIN)
        style.attributes |= theme->cursor_attributes;
    return style;
}
