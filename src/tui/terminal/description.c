#include "tui/terminal/description.h"

#include "base/array.h"
#include "base/memory.h"
#include "tui/cells/theme.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NCURSES_NOMACROS 1
#include <curses.h>
#include <term.h>
#undef columns /* term.h defines these names as macros */
#undef lines

#define ROOM (64 * 1024) /* bytes: setupterm() does not check all of its allocations */

/* A description can also say that a capability is cancelled. */
static const char *present(const char *capability)
{
    return capability == (const char *)-1 ? NULL : capability;
}

enum description_status description_load(const char *term)
{
    int found = 0;

    if (cur_term && strcmp(termname(), term) == 0)
        return DESCRIPTION_LOADED;
    description_unload();
    free(memory_resize(NULL, ROOM, 1));
    if (setupterm(term, STDOUT_FILENO, &found) == OK)
        return DESCRIPTION_LOADED;
    description_unload();
    return found == 1 ? DESCRIPTION_GENERIC : DESCRIPTION_MISSING;
}

void description_unload(void)
{
    if (cur_term)
        del_curterm(cur_term);
}

static const char *string_of(enum description_string string)
{
    switch (string) {
    case DESCRIPTION_CLEAR:
        return present(clear_screen);
    case DESCRIPTION_ENTER_SCREEN:
        return present(enter_ca_mode);
    case DESCRIPTION_LEAVE_SCREEN:
        return present(exit_ca_mode);
    case DESCRIPTION_KEYPAD_ON:
        return present(keypad_xmit);
    case DESCRIPTION_KEYPAD_OFF:
        return present(keypad_local);
    case DESCRIPTION_HIDE_CURSOR:
        return present(cursor_invisible);
    case DESCRIPTION_SHOW_CURSOR:
        return present(cursor_normal);
    case DESCRIPTION_RESET_STYLE:
        return present(exit_attribute_mode);
    case DESCRIPTION_MOVE:
        return present(cursor_address);
    case DESCRIPTION_MOVE_RIGHT:
        return present(parm_right_cursor);
    case DESCRIPTION_MOVE_TO_COLUMN:
        return present(column_address);
    case DESCRIPTION_MOVE_TO_ROW:
        return present(row_address);
    case DESCRIPTION_LEFT:
        return present(cursor_left);
    case DESCRIPTION_DOWN:
        return present(cursor_down);
    case DESCRIPTION_RETURN:
        return present(carriage_return);
    case DESCRIPTION_ERASE_REST:
        return present(clr_eol);
    case DESCRIPTION_ERASE_CELLS:
        return present(erase_chars);
    case DESCRIPTION_REPEAT:
        return present(repeat_char);
    case DESCRIPTION_BOLD:
        return present(enter_bold_mode);
    case DESCRIPTION_DIM:
        return present(enter_dim_mode);
    case DESCRIPTION_REVERSE:
        return present(enter_reverse_mode);
    case DESCRIPTION_UNDERLINE:
        return present(enter_underline_mode);
    case DESCRIPTION_STRINGS:
        break;
    }
    return NULL;
}

/* The byte at `at` after padding, and behind it. */
static const char *skip_padding(const char *at)
{
    const char *end;

    while (at[0] == '$' && at[1] == '<' && (end = strchr(at, '>')))
        at = end + 1;
    return at;
}

bool description_has(enum description_string string)
{
    return string_of(string) != NULL;
}

void description_append(enum description_string string, struct text *text)
{
    const char *at = string_of(string);

    for (at = at ? skip_padding(at) : ""; *at; at = skip_padding(at + 1))
        text_append_char(text, *at);
}

bool description_is(enum description_string string, const char *form)
{
    const char *at = string_of(string);

    if (!at)
        return false;
    for (at = skip_padding(at); *at && *at == *form; form++)
        at = skip_padding(at + 1);
    return *at == *form;
}

bool description_starts(enum description_string string, const char *form)
{
    const char *at = string_of(string);

    return at && text_starts_with(at, form);
}

void description_append_color(int color, struct text *text)
{
    const char *capability = present(set_a_foreground);

    if (max_colors > color && capability)
        text_append(text, tiparm(capability, color));
}

struct description_facts description_facts(void)
{
    static const struct {
        int bit; /* terminfo(5), no_color_video */
        unsigned attribute;
    } table[] = {
        {2, ATTRIBUTE_UNDERLINE},
        {4, ATTRIBUTE_REVERSE},
        {16, ATTRIBUTE_DIM},
        {32, ATTRIBUTE_BOLD},
    };
    struct description_facts facts = {
        .colors = max_colors < 8 ? 0 : max_colors,
        .erases_in_color = back_color_erase,
        .wraps = auto_right_margin,
        .wraps_late = eat_newline_glitch,
    };

    for (size_t i = 0; i < ARRAY_LENGTH(table) && no_color_video > 0; i++)
        if (no_color_video & table[i].bit)
            facts.not_with_colors |= table[i].attribute;
    return facts;
}

void description_learn_keys(struct input *input)
{
    const struct {
        const char *sequence;
        uint32_t code;
    } keys[] = {
        {key_up, KEY_CODE_UP},         {key_down, KEY_CODE_DOWN},
        {key_left, KEY_CODE_LEFT},     {key_right, KEY_CODE_RIGHT},
        {key_ppage, KEY_CODE_PAGE_UP}, {key_npage, KEY_CODE_PAGE_DOWN},
        {key_home, KEY_CODE_HOME},     {key_end, KEY_CODE_END},
        {key_dc, KEY_CODE_DELETE},     {key_ic, KEY_CODE_INSERT},
        {key_btab, KEY_CODE_BACK_TAB}, {key_backspace, KEY_CODE_BACKSPACE},
        {key_f1, KEY_CODE_F1},         {key_f2, KEY_CODE_F1 + 1},
        {key_f3, KEY_CODE_F1 + 2},     {key_f4, KEY_CODE_F1 + 3},
        {key_f5, KEY_CODE_F1 + 4},     {key_f6, KEY_CODE_F1 + 5},
        {key_f7, KEY_CODE_F1 + 6},     {key_f8, KEY_CODE_F1 + 7},
        {key_f9, KEY_CODE_F1 + 8},     {key_f10, KEY_CODE_F1 + 9},
        {key_f11, KEY_CODE_F1 + 10},   {key_f12, KEY_CODE_F12},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(keys); i++)
        input_learn(input, present(keys[i].sequence), keys[i].code);
}
