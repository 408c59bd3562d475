#include "tui/terminal/cell_characters.h"

#include "base/text/utf8.h"

#include <limits.h>
#include <string.h>

bool cell_characters(const struct cell *cell, wchar_t characters[CELL_CHARACTERS + 1])
{
    size_t length = strlen(cell->bytes), count = 0;

    for (size_t at = 0; at < length && count < CELL_CHARACTERS;) {
        char bytes[MB_LEN_MAX];
        mbstate_t state = {0};
        uint32_t code;

        at += utf8_decode(cell->bytes + at, length - at, &code);
        if (code == UTF8_INVALID || wcrtomb(bytes, (wchar_t)code, &state) == (size_t)-1 ||
            wcwidth((wchar_t)code) != (count == 0 ? cell->width : 0))
            return false;
        characters[count++] = (wchar_t)code;
    }
    characters[count] = L'\0';
    return count > 0;
}
