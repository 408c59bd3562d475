#include "tui/prompt.h"

#include "base/columns.h"
#include "base/utf8.h"
#include "tui/terminal.h"

#include <string.h>

void prompt_open(struct prompt *prompt, const char *label, const char *text)
{
    *prompt = (struct prompt){.label = label};
    prompt_set(prompt, text);
}

void prompt_close(struct prompt *prompt)
{
    prompt->label = NULL;
}

void prompt_set(struct prompt *prompt, const char *text)
{
    prompt->length = prompt->cursor = 0;
    prompt->text[0] = '\0';
    prompt_insert(prompt, text);
}

static void remove_bytes(struct prompt *prompt, size_t from, size_t to)
{
    memmove(prompt->text + from, prompt->text + to, prompt->length - to + 1);
    prompt->length -= to - from;
    prompt->cursor = from;
}

static void insert_bytes(struct prompt *prompt, const char *bytes, size_t length)
{
    if (prompt->length + length >= PROMPT_BYTES)
        return;
    memmove(prompt->text + prompt->cursor + length, prompt->text + prompt->cursor,
            prompt->length - prompt->cursor + 1);
    memcpy(prompt->text + prompt->cursor, bytes, length);
    prompt->length += length;
    prompt->cursor += length;
}

void prompt_insert(struct prompt *prompt, const char *text)
{
    while (*text) {
        int width;
        size_t length = columns_cluster(text, strlen(text), &width);
        if (*text == '\n')
            insert_bytes(prompt, " ", 1);
        else
            insert_bytes(prompt, text, length);
        text += length;
    }
}

static size_t previous_cluster(const struct prompt *prompt)
{
    size_t at = 0, before = 0;
    int width;

    while (at < prompt->cursor) {
        before = at;
        at += columns_cluster(prompt->text + at, prompt->length - at, &width);
    }
    return before;
}

static size_t next_cluster(const struct prompt *prompt)
{
    int width;

    return prompt->cursor +
           columns_cluster(prompt->text + prompt->cursor, prompt->length - prompt->cursor, &width);
}

static size_t word_start(const struct prompt *prompt)
{
    size_t at = prompt->cursor;

    while (at > 0 && prompt->text[at - 1] == ' ')
        at--;
    while (at > 0 && prompt->text[at - 1] != ' ')
        at--;
    return at;
}

bool prompt_key(struct prompt *prompt, uint32_t code, bool *ret_changed)
{
    size_t before = prompt->length;
    char bytes[4];

    switch (code) {
    case KEY_CODE_LEFT:
        prompt->cursor = previous_cluster(prompt);
        break;
    case KEY_CODE_RIGHT:
        prompt->cursor = next_cluster(prompt);
        break;
    case KEY_CODE_HOME:
    case 'A' - '@':
        prompt->cursor = 0;
        break;
    case KEY_CODE_END:
    case 'E' - '@':
        prompt->cursor = prompt->length;
        break;
    case KEY_CODE_BACKSPACE:
        remove_bytes(prompt, previous_cluster(prompt), prompt->cursor);
        break;
    case KEY_CODE_DELETE:
        remove_bytes(prompt, prompt->cursor, next_cluster(prompt));
        break;
    case 'W' - '@':
        remove_bytes(prompt, word_start(prompt), prompt->cursor);
        break;
    case 'U' - '@':
        remove_bytes(prompt, 0, prompt->cursor);
        break;
    case 'K' - '@':
        remove_bytes(prompt, prompt->cursor, prompt->length);
        break;
    default:
        if (code < ' ' || code >= KEY_CODE_UP)
            return false;
        insert_bytes(prompt, bytes, utf8_encode(code, bytes));
        *ret_changed = true;
        return true;
    }
    *ret_changed = prompt->length != before;
    return true;
}

void prompt_draw(const struct prompt *prompt, struct area area, bool unicode)
{
    int start = area_printf(area, 0, 1, ROLE_PROMPT, "%s ", prompt->label);
    int room = area.columns - start - 1;
    size_t from = 0;
    int width;

    /* The text slides left so that the cursor stays in sight. */
    while (from < prompt->cursor &&
           columns_of_bytes(prompt->text + from, prompt->cursor - from) > room)
        from += columns_cluster(prompt->text + from, prompt->length - from, &width);
    if (from > 0)
        area_text(area, 0, start - 1, ROLE_QUIET, unicode ? "…" : "<");
    area_text(area, 0, start, ROLE_PROMPT, prompt->text + from);
    if (prompt->wrong_length > 0 && prompt->wrong_at >= from) {
        int at = start + columns_of_bytes(prompt->text + from, prompt->wrong_at - from);
        int length = columns_of_bytes(prompt->text + prompt->wrong_at, prompt->wrong_length);
        area_role(area, 0, at, length > 0 ? length : 1, ROLE_WARNING);
    }
    area_cursor(area, 0, start + columns_of_bytes(prompt->text + from, prompt->cursor - from));
}
