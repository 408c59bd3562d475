#include "tui/terminal/keys.h"

#include "base/array.h"
#include "base/text/text.h"
#include "base/text/utf8.h"
#include "tui/terminal/terminal.h"

#include <stdio.h>
#include <string.h>

static const struct {
    uint32_t code;
    const char *name;
} special[] = {
    {' ', "Space"},
    {'\r', "Enter"},
    {'\t', "Tab"},
    {27, "Esc"},
    {KEY_CODE_UP, "Up"},
    {KEY_CODE_DOWN, "Down"},
    {KEY_CODE_LEFT, "Left"},
    {KEY_CODE_RIGHT, "Right"},
    {KEY_CODE_PAGE_UP, "PgUp"},
    {KEY_CODE_PAGE_DOWN, "PgDn"},
    {KEY_CODE_HOME, "Home"},
    {KEY_CODE_END, "End"},
    {KEY_CODE_DELETE, "Delete"},
    {KEY_CODE_INSERT, "Insert"},
    {KEY_CODE_BACKSPACE, "Backspace"},
    {KEY_CODE_BACK_TAB, "Shift-Tab"},
};

void key_name(uint32_t code, char name[KEY_NAME_BYTES])
{
    for (size_t i = 0; i < ARRAY_LENGTH(special); i++)
        if (special[i].code == code) {
            snprintf(name, KEY_NAME_BYTES, "%s", special[i].name);
            return;
        }
    if (code >= KEY_CODE_F1 && code <= KEY_CODE_F12) {
        snprintf(name, KEY_NAME_BYTES, "F%u", code - KEY_CODE_F1 + 1);
    } else if (code < ' ') {
        snprintf(name, KEY_NAME_BYTES, "Ctrl-%c", (char)(code + '@'));
    } else {
        size_t length = utf8_write(code <= 0x10FFFF ? code : 0xFFFD, name);
        name[length] = '\0';
    }
}

bool key_code(const char *name, uint32_t *ret_code)
{
    long number;

    if (name[0] > ' ' && name[0] <= '~' && name[1] == '\0') {
        *ret_code = (uint32_t)name[0];
        return true;
    }
    for (size_t i = 0; i < ARRAY_LENGTH(special); i++)
        if (text_equal_ignoring_case(special[i].name, name)) {
            *ret_code = special[i].code;
            return true;
        }
    if ((name[0] == 'F' || name[0] == 'f') && text_to_integer(name + 1, 1, 12, &number)) {
        *ret_code = KEY_CODE_F1 + (uint32_t)number - 1;
        return true;
    }
    if (strlen(name) == 6 && text_starts_with(name, "Ctrl-") && name[5] >= '@' && name[5] <= '_') {
        *ret_code = name[5] == 'H' ? KEY_CODE_BACKSPACE : (uint32_t)name[5] - '@'; /* sent alike */
        return true;
    }
    size_t length = strlen(name);
    return length > 0 && utf8_decode(name, length, ret_code) == length && *ret_code > ' ' &&
           *ret_code != UTF8_INVALID;
}

bool key_listed(const char *name, const char *names)
{
    size_t length = strlen(name);

    while (*names) {
        size_t part = strcspn(names, " ");
        if (part == length && strncmp(names, name, length) == 0)
            return true;
        names += part;
        names += strspn(names, " ");
    }
    return false;
}

void key_first(const char *names, char name[KEY_NAME_BYTES])
{
    size_t length = strcspn(names, " ");

    length = length < KEY_NAME_BYTES ? length : KEY_NAME_BYTES - 1;
    memcpy(name, names, length);
    name[length] = '\0';
}
