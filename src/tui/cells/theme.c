#include "tui/cells/theme.h"

#include "base/text/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Four rules, all checked by test_theme:
 * - the first two themes send no colour: they read on any background the user has;
 * - a named theme gives both colours of every role, from the fixed part of the table (16..255,
 *   the first 16 are the user's own), with a contrast of 4.5 to 1 or more (7 in high-contrast);
 * - parts of bars, and good and bad, differ for eyes that cannot tell red from green;
 * - what state a row is in shows in its attributes too where there is no colour.
 * Dim is used for quiet things only, because not every terminal shows it. */

enum {
    BOLD = ATTRIBUTE_BOLD,
    DIM = ATTRIBUTE_DIM,
    REVERSE = ATTRIBUTE_REVERSE,
    UNDERLINE = ATTRIBUTE_UNDERLINE,
    OWN = COLOR_OF_TERMINAL,
};

static const struct theme theme_default = {
    .name = "default",
    .summary = "The terminal's own two colours with bold, dim, underline and reverse",
    .looks =
        {
            [ROLE_PLAIN] = {OWN, OWN, 0},
            [ROLE_TITLE] = {OWN, OWN, BOLD},
            [ROLE_HEADING] = {OWN, OWN, BOLD | UNDERLINE},
            [ROLE_QUIET] = {OWN, OWN, DIM},
            [ROLE_STRONG] = {OWN, OWN, BOLD},
            [ROLE_SELECTED] = {OWN, OWN, REVERSE},
            [ROLE_MARKED] = {OWN, OWN, UNDERLINE},
            [ROLE_GOOD] = {OWN, OWN, BOLD},
            [ROLE_BAD] = {OWN, OWN, UNDERLINE},
            [ROLE_WARNING] = {OWN, OWN, BOLD | UNDERLINE},
            [ROLE_LINK] = {OWN, OWN, UNDERLINE},
            [ROLE_CODE] = {OWN, OWN, BOLD},
            [ROLE_KEY] = {OWN, OWN, BOLD},
            [ROLE_MESSAGE] = {OWN, OWN, 0},
            [ROLE_PROMPT] = {OWN, OWN, BOLD},
            [ROLE_MATCH] = {OWN, OWN, REVERSE},
            [ROLE_BAR_1] = {OWN, OWN, BOLD},
            [ROLE_BAR_2] = {OWN, OWN, DIM},
            [ROLE_BAR_3] = {OWN, OWN, 0},
            [ROLE_BAR_4] = {OWN, OWN, BOLD},
            [ROLE_BAR_5] = {OWN, OWN, DIM},
            [ROLE_BAR_6] = {OWN, OWN, 0},
        },
    .selected = {OWN, OWN, REVERSE},
};

static const struct theme theme_mono = {
    .name = "mono",
    .summary = "No colour and nothing dim: bold, underline and reverse, which every terminal has",
    .looks =
        {
            [ROLE_PLAIN] = {OWN, OWN, 0},
            [ROLE_TITLE] = {OWN, OWN, BOLD},
            [ROLE_HEADING] = {OWN, OWN, BOLD | UNDERLINE},
            [ROLE_QUIET] = {OWN, OWN, 0},
            [ROLE_STRONG] = {OWN, OWN, BOLD},
            [ROLE_SELECTED] = {OWN, OWN, REVERSE},
            [ROLE_MARKED] = {OWN, OWN, UNDERLINE},
            [ROLE_GOOD] = {OWN, OWN, BOLD},
            [ROLE_BAD] = {OWN, OWN, UNDERLINE},
            [ROLE_WARNING] = {OWN, OWN, BOLD | UNDERLINE},
            [ROLE_LINK] = {OWN, OWN, UNDERLINE},
            [ROLE_CODE] = {OWN, OWN, BOLD},
            [ROLE_KEY] = {OWN, OWN, BOLD},
            [ROLE_MESSAGE] = {OWN, OWN, 0},
            [ROLE_PROMPT] = {OWN, OWN, BOLD},
            [ROLE_MATCH] = {OWN, OWN, REVERSE},
            [ROLE_BAR_1] = {OWN, OWN, BOLD},
            [ROLE_BAR_2] = {OWN, OWN, 0},
            [ROLE_BAR_3] = {OWN, OWN, BOLD},
            [ROLE_BAR_4] = {OWN, OWN, 0},
            [ROLE_BAR_5] = {OWN, OWN, BOLD},
            [ROLE_BAR_6] = {OWN, OWN, 0},
        },
    .selected = {OWN, OWN, REVERSE},
};

enum { DARK = 234, LIGHT = 231, BLACK = 16, WHITE = 231 };

static const struct theme theme_dark = {
    .name = "dark",
    .summary = "Soft colours on dark grey",
    .looks =
        {
            [ROLE_PLAIN] = {252, DARK, 0},
            [ROLE_TITLE] = {255, 238, BOLD},
            [ROLE_HEADING] = {117, DARK, BOLD},
            [ROLE_QUIET] = {247, DARK, 0},
            [ROLE_STRONG] = {WHITE, DARK, BOLD},
            [ROLE_SELECTED] = {WHITE, 25, 0},
            [ROLE_MARKED] = {222, DARK, UNDERLINE},
            [ROLE_GOOD] = {117, DARK, BOLD},
            [ROLE_BAD] = {215, DARK, 0},
            [ROLE_WARNING] = {220, DARK, BOLD},
            [ROLE_LINK] = {110, DARK, UNDERLINE},
            [ROLE_CODE] = {180, DARK, 0},
            [ROLE_KEY] = {222, DARK, BOLD},
            [ROLE_MESSAGE] = {252, DARK, 0},
            [ROLE_PROMPT] = {WHITE, DARK, BOLD},
            [ROLE_MATCH] = {BLACK, 222, 0},
            [ROLE_BAR_1] = {117, DARK, 0},
            [ROLE_BAR_2] = {209, DARK, 0},
            [ROLE_BAR_3] = {230, DARK, 0},
            [ROLE_BAR_4] = {69, DARK, 0},
            [ROLE_BAR_5] = {220, DARK, 0},
            [ROLE_BAR_6] = {168, DARK, 0},
        },
    .selected = {WHITE, 25, 0},
};

static const struct theme theme_light = {
    .name = "light",
    .summary = "Dark colours on white",
    .looks =
        {
            [ROLE_PLAIN] = {235, LIGHT, 0},         [ROLE_TITLE] = {BLACK, 252, BOLD},
            [ROLE_HEADING] = {25, LIGHT, BOLD},     [ROLE_QUIET] = {241, LIGHT, 0},
            [ROLE_STRONG] = {BLACK, LIGHT, BOLD},   [ROLE_SELECTED] = {WHITE, 25, 0},
            [ROLE_MARKED] = {90, LIGHT, UNDERLINE}, [ROLE_GOOD] = {25, LIGHT, BOLD},
            [ROLE_BAD] = {130, LIGHT, 0},           [ROLE_WARNING] = {124, LIGHT, BOLD},
            [ROLE_LINK] = {26, LIGHT, UNDERLINE},   [ROLE_CODE] = {58, LIGHT, 0},
            [ROLE_KEY] = {90, LIGHT, BOLD},         [ROLE_MESSAGE] = {235, LIGHT, 0},
            [ROLE_PROMPT] = {BLACK, LIGHT, BOLD},   [ROLE_MATCH] = {BLACK, 222, 0},
            [ROLE_BAR_1] = {20, LIGHT, 0},          [ROLE_BAR_2] = {28, LIGHT, 0},
            [ROLE_BAR_3] = {232, LIGHT, 0},         [ROLE_BAR_4] = {98, LIGHT, 0},
            [ROLE_BAR_5] = {59, LIGHT, 0},          [ROLE_BAR_6] = {17, LIGHT, 0},
        },
    .selected = {WHITE, 25, 0},
};

static const struct theme theme_high_contrast = {
    .name = "high-contrast",
    .summary = "White and strong colours on black",
    .looks =
        {
            [ROLE_PLAIN] = {WHITE, BLACK, 0},
            [ROLE_TITLE] = {BLACK, WHITE, BOLD},
            [ROLE_HEADING] = {WHITE, BLACK, BOLD | UNDERLINE},
            [ROLE_QUIET] = {252, BLACK, 0},
            [ROLE_STRONG] = {WHITE, BLACK, BOLD},
            [ROLE_SELECTED] = {BLACK, 226, BOLD},
            [ROLE_MARKED] = {226, BLACK, UNDERLINE},
            [ROLE_GOOD] = {87, BLACK, BOLD},
            [ROLE_BAD] = {215, BLACK, UNDERLINE},
            [ROLE_WARNING] = {226, BLACK, BOLD | UNDERLINE},
            [ROLE_LINK] = {123, BLACK, UNDERLINE},
            [ROLE_CODE] = {230, BLACK, 0},
            [ROLE_KEY] = {226, BLACK, BOLD},
            [ROLE_MESSAGE] = {WHITE, BLACK, 0},
            [ROLE_PROMPT] = {WHITE, BLACK, BOLD},
            [ROLE_MATCH] = {BLACK, 123, BOLD},
            [ROLE_BAR_1] = {87, BLACK, 0},
            [ROLE_BAR_2] = {174, BLACK, 0},
            [ROLE_BAR_3] = {229, BLACK, 0},
            [ROLE_BAR_4] = {39, BLACK, 0},
            [ROLE_BAR_5] = {190, BLACK, 0},
            [ROLE_BAR_6] = {34, BLACK, 0},
        },
    .selected = {BLACK, 226, BOLD},
};

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
