#include "tui/terminal/sequence.h"

void sequence_append(struct text *text, int number, char final)
{
    text_append(text, "\033[");
    text_append_integer(text, number);
    text_append_char(text, final);
}
