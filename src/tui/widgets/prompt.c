#include "tui/widgets/prompt.h"

#include "base/array.h"
#include "base/text/columns.h"
#include "base/text/utf8.h"
#include "tui/terminal/keys.h"
#include "tui/terminal/terminal.h"

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

/* False: there is no room for them. */
static bool insert_bytes(struct prompt *prompt, const char *bytes, size_t length)
{
    if (prompt->length + length >= PROMPT_BYTES)
        return false;
    memmove(prompt->text + prompt->cursor + length, prompt->text + prompt->cursor,
            prompt->length - prompt->cursor + 1);
    memcpy(prompt->text + prompt->cursor, bytes, length);
    prompt->length += length;
    prompt->cursor += length;
    return true;
}

bool prompt_insert(struct prompt *prompt, const char *text)
{
    bool fits = true;

    while (*text && fits) {
        int width;
        size_t length = columns_cluster(text, strlen(text), &width);
        fits = *text == '\n' ? insert_bytes(prompt, " ", 1) : insert_bytes(prompt, text, length);
        text += length;
    }
    return fits;
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

/* --- keys ------------------------------------------------------------------------------------- */

static enum prompt_outcome go_left(struct prompt *prompt)
{
    prompt->cursor = previous_cluster(prompt);
    return PROMPT_MOVED;
}

static enum prompt_outcome go_right(struct prompt *prompt)
{
    prompt->cursor = next_cluster(prompt);
    return PROMPT_MOVED;
}

static enum prompt_outcome go_to_start(struct prompt *prompt)
{
    prompt->cursor = 0;
    return PROMPT_MOVED;
}

static enum prompt_outcome go_to_end(struct prompt *prompt)
{
    prompt->cursor = prompt->length;
    return PROMPT_MOVED;
}

/* Backspace; on an empty line it cancels the prompt, as in vi and less. */
static enum prompt_outcome rub_out(struct prompt *prompt)
{
    if (prompt->length == 0)
        return PROMPT_CANCELLED;
    remove_bytes(prompt, previous_cluster(prompt), prompt->cursor);
    return PROMPT_CHANGED;
}

static enum prompt_outcome delete_under(struct prompt *prompt)
{
    remove_bytes(prompt, prompt->cursor, next_cluster(prompt));
    return PROMPT_CHANGED;
}

static enum prompt_outcome delete_word(struct prompt *prompt)
{
    remove_bytes(prompt, word_start(prompt), prompt->cursor);
    return PROMPT_CHANGED;
}

static enum prompt_outcome delete_before(struct prompt *prompt)
{
    remove_bytes(prompt, 0, prompt->cursor);
    return PROMPT_CHANGED;
}

static enum prompt_outcome delete_after(struct prompt *prompt)
{
    remove_bytes(prompt, prompt->cursor, prompt->length);
    return PROMPT_CHANGED;
}

static enum prompt_outcome complete(struct prompt *prompt)
{
    (void)prompt;
    return PROMPT_COMPLETED;
}

static enum prompt_outcome accept_line(struct prompt *prompt)
{
    (void)prompt;
    return PROMPT_ACCEPTED;
}

static enum prompt_outcome cancel(struct prompt *prompt)
{
    (void)prompt;
    return PROMPT_CANCELLED;
}

static enum prompt_outcome row_above(struct prompt *prompt)
{
    (void)prompt;
    return PROMPT_PREVIOUS_ROW;
}

static enum prompt_outcome row_below(struct prompt *prompt)
{
    (void)prompt;
    return PROMPT_NEXT_ROW;
}

const struct prompt_key prompt_keys[] = {
    {"Enter", "accept", "accept", "Keep what was typed", false, accept_line},
    {"Esc Ctrl-C", "cancel", "cancel", "Cancel: nothing changes", false, cancel},
    {"Tab", "complete", "complete", "Insert the next completion", true, complete},
    {"Up Ctrl-P", "row-above", "row above", "Move the cursor of the list up", false, row_above},
    {"Down Ctrl-N", "row-below", "row below", "Move the cursor of the list down", false, row_below},
    {"Left", "left", NULL, "To the previous character", false, go_left},
    {"Right", "right", NULL, "To the next character", false, go_right},
    {"Home Ctrl-A", "line-start", NULL, "To the start of the line", false, go_to_start},
    {"End Ctrl-E", "line-end", NULL, "To the end of the line", false, go_to_end},
    {"Backspace", "rub-out", NULL, "Delete the character before; on an empty line: cancel", false,
     rub_out},
    {"Delete", "delete", NULL, "Delete the character under the cursor", false, delete_under},
    {"Ctrl-W", "delete-word", NULL, "Delete the word before the cursor", false, delete_word},
    {"Ctrl-U", "delete-before", NULL, "Delete all before the cursor", false, delete_before},
    {"Ctrl-K", "delete-after", NULL, "Delete all from the cursor on", false, delete_after},
};
const size_t n_prompt_keys = ARRAY_LENGTH(prompt_keys);

static const struct prompt_key *find_key(uint32_t code)
{
    char name[KEY_NAME_BYTES];

    key_name(code == '\n' ? '\r' : code, name); /* both are Enter */
    for (size_t i = 0; i < n_prompt_keys; i++)
        if (key_listed(name, prompt_keys[i].keys))
            return &prompt_keys[i];
    return NULL;
}

bool prompt_takes(uint32_t code)
{
    return find_key(code) != NULL;
}

enum prompt_outcome prompt_handle(struct prompt *prompt, uint32_t code)
{
    const struct prompt_key *key = find_key(code);
    size_t before = prompt->length;
    char bytes[4];

    if (key) {
        enum prompt_outcome outcome = key->run(prompt);
        return outcome == PROMPT_CHANGED && prompt->length == before ? PROMPT_MOVED : outcome;
    }
    if (code < ' ' || code >= KEY_CODE_UP)
        return PROMPT_IGNORED;
    insert_bytes(prompt, bytes, utf8_write(code, bytes));
    return PROMPT_CHANGED;
}

void prompt_draw_hint(const struct prompt *prompt, struct area area, bool unicode)
{
    int width = columns_of(prompt->hint);

    if (width == 0)
        return;
    area_fill(area, 0, 0, area.columns, ROLE_PLAIN, " ");
    area_fit(area, 0, 1, width < area.columns - 2 ? width : area.columns - 2,
             prompt->hint_is_wrong ? ROLE_WARN : ROLE_MUTED, unicode, prompt->hint);
}

void prompt_draw(const struct prompt *prompt, struct area area, bool unicode)
{
    int start = prompt->label[0] ? area_printf(area, 0, 1, ROLE_STRONG, "%s ", prompt->label) : 1;
    int room = area.columns - start - 1;
    size_t from = 0;
    int width;

    /* The text scrolls so that the cursor stays visible. */
    while (from < prompt->cursor &&
           columns_of_bytes(prompt->text + from, prompt->cursor - from) > room)
        from += columns_cluster(prompt->text + from, prompt->length - from, &width);
    if (from > 0)
        area_text(area, 0, start - 1, ROLE_MUTED, unicode ? "…" : "<");
    area_text(area, 0, start, ROLE_STRONG, prompt->text + from);
    if (prompt->wrong_length > 0 && prompt->wrong_at >= from) {
        int at = start + columns_of_bytes(prompt->text + from, prompt->wrong_at - from);
        int length = columns_of_bytes(prompt->text + prompt->wrong_at, prompt->wrong_length);
        area_role(area, 0, at, length > 0 ? length : 1, ROLE_WARN);
    }
    area_text_cursor(area, 0, start + columns_of_bytes(prompt->text + from, prompt->cursor - from));
}
