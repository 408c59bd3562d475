#include "tui/panels/ladder.h"

#include "base/array.h"
#include "base/text/columns.h"
#include "tui/panels/panel.h"

static const char *const words[STATE_COUNT] = {
    [STATE_SETTLED] = "Settled",    [STATE_EARLY] = "Too early to say",
    [STATE_DEPENDS] = "It depends", [STATE_CLEAR] = "Clear lead",
    [STATE_CLOSE] = "Close call",   [STATE_OPEN] = "Open race",
    [STATE_NONE] = "Nothing fits",
};

const char *ladder_word(enum state state)
{
    return words[state];
}

static const enum state steps[] = {STATE_OPEN, STATE_CLOSE, STATE_CLEAR, STATE_SETTLED};
#define STEP_GAP 3

int ladder_draw(struct area area, int row, int column, enum state state, bool known, bool unicode)
{
    int width = -STEP_GAP;

    for (size_t i = 0; i < ARRAY_LENGTH(steps); i++)
        width += 2 + columns_of(words[steps[i]]) + STEP_GAP;
    if (column + width > area.columns)
        return column;
    for (size_t i = 0; i < ARRAY_LENGTH(steps); i++) {
        bool now = known && steps[i] == state;
        enum role role = now ? ROLE_TITLE : ROLE_MUTED;
        if (i > 0)
            area_text(area, row, column + 1, ROLE_RULE, panel_sign("─", unicode));
        column += i > 0 ? STEP_GAP : 0;
        area_text(area, row, column, role, panel_sign(now ? "●" : "○", unicode));
        column = area_text(area, row, column + 2, role, words[steps[i]]);
    }
    return column;
}
