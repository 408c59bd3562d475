#include "tui/terminal/clipboard.h"

#include <stdint.h>

static void append_base64(const char *bytes, size_t length, struct text *text)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t at = 0; at < length; at += 3) {
        size_t there = length - at < 3 ? length - at : 3;
        uint32_t group = 0;

        for (size_t i = 0; i < 3; i++)
            group = group << 8 | (i < there ? (unsigned char)bytes[at + i] : 0);
        for (size_t i = 0; i < 4; i++)
            text_append_char(text, i <= there ? digits[group >> (18 - 6 * i) & 63] : '=');
    }
}

void clipboard_sequence(const char *bytes, size_t length, bool tmux, struct text *text)
{
    text_append(text, tmux ? "\033Ptmux;\033\033]52;c;" : "\033]52;c;");
    append_base64(bytes, length, text);
    text_append(text, tmux ? "\a\033\\" : "\a");
}
