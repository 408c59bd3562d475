#include "tui/cells/marks.h"

const char *mark_text(enum mark mark, bool unicode)
{
    static const char *const texts[MARK_COUNT][2] = {
        [MARK_CURSOR] = {">", "▸"}, [MARK_BEST] = {"*", "◆"},      [MARK_MISSING] = {"?", "?"},
        [MARK_GAIN] = {"+", "+"},   [MARK_LOSS] = {"-", "−"},      [MARK_LEADS] = {">", "→"},
        [MARK_UP] = {"^", "↑"},     [MARK_DOWN] = {"v", "↓"},      [MARK_ANSWERED] = {"@", "●"},
        [MARK_OPEN] = {".", "·"},   [MARK_OPTION] = {"o", "○"},    [MARK_SORTED] = {"v", "▾"},
        [MARK_HUE] = {"#", "▌"},    [MARK_SORTED_UP] = {"^", "▴"}, [MARK_BULLET] = {"*", "•"},
    };

    return texts[mark][unicode];
}
