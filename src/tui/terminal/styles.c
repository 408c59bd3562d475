#include "tui/terminal/styles.h"

#include "base/array.h"
#include "tui/cells/theme.h"

#include <string.h>

#define STYLE_NONE (-1)
#define ESCAPE '\033'
#define SEQUENCE_MOST 64 /* bytes; a longer one passes in pieces */

/* How attributes are switched on and off. */
static const struct {
    unsigned attributes, cleared; /* by `off` */
    const char *on, *off;
} switches[] = {
    {ATTRIBUTE_BOLD, ATTRIBUTE_BOLD | ATTRIBUTE_DIM, "1", "22"},
    {ATTRIBUTE_DIM, ATTRIBUTE_BOLD | ATTRIBUTE_DIM, "2", "22"},
    {ATTRIBUTE_UNDERLINE, ATTRIBUTE_UNDERLINE, "4", "24"},
    {ATTRIBUTE_REVERSE, ATTRIBUTE_REVERSE, "7", "27"},
};

static const struct style_parts plain = {"39", "49", 0};

void styles_init(struct styles *styles)
{
    *styles = (struct styles){.parts = {plain}};
    styles->sent = styles->wanted = STYLE_PLAIN;
    text_init(&styles->rest);
}

void styles_finish(struct styles *styles)
{
    text_finish(&styles->rest);
}

void styles_clear(struct styles *styles)
{
    styles->count = 0;
    memset(styles->kept, 0, sizeof(styles->kept));
    styles->wanted = STYLE_PLAIN;
    styles_forget(styles);
}

static const struct style_parts *parts_of(const struct styles *styles, int number)
{
    return &styles->parts[number - STYLE_PLAIN];
}

static bool is_same(const struct style_parts *left, const struct style_parts *right)
{
    return left->attributes == right->attributes &&
           text_equal(left->foreground, right->foreground) &&
           text_equal(left->background, right->background);
}

int styles_add(struct styles *styles, const struct style_parts *parts)
{
    int number = STYLE_PLAIN;

    while (number <= STYLE_PLAIN + styles->count && !is_same(parts_of(styles, number), parts))
        number++;
    if (number > STYLE_LAST)
        return STYLE_PLAIN;
    if (number > STYLE_PLAIN + styles->count) {
        styles->parts[number - STYLE_PLAIN] = *parts;
        styles->count++;
    }
    return number;
}

bool styles_parameters(const char *sequence, char parameters[STYLE_PART])
{
    size_t length =
        sequence && strncmp(sequence, "\033[", 2) == 0 ? strspn(sequence + 2, "0123456789;:") : 0;

    if (length == 0 || length >= STYLE_PART || strcmp(sequence + 2 + length, "m") != 0)
        return false;
    memcpy(parameters, sequence + 2, length);
    parameters[length] = '\0';
    return true;
}

void styles_forget(struct styles *styles)
{
    styles->is_known = false;
    styles->has_charset = false;
}

/* --- writing a style -------------------------------------------------------------------------- */

static void add_parameter(struct text *text, size_t start, const char *parameter)
{
    if (text->length > start)
        text_append_char(text, ';');
    text_append(text, parameter);
}

/* Bold and dim are switched off together. */
static void change_attributes(struct text *text, size_t start, unsigned from, unsigned to)
{
    for (size_t i = 0; i < ARRAY_LENGTH(switches); i++)
        if (from & ~to & switches[i].attributes) {
            add_parameter(text, start, switches[i].off);
            from &= ~switches[i].cleared;
        }
    for (size_t i = 0; i < ARRAY_LENGTH(switches); i++)
        if (to & ~from & switches[i].attributes)
            add_parameter(text, start, switches[i].on);
}

static void write_change(const struct style_parts *from, const struct style_parts *to,
                         struct text *text)
{
    text_append(text, "\033[");
    size_t start = text->length;
    if (!from) {
        text_append_char(text, '0');
        from = &plain;
    }
    change_attributes(text, start, from->attributes, to->attributes);
    if (!text_equal(from->foreground, to->foreground))
        add_parameter(text, start, to->foreground);
    if (!text_equal(from->background, to->background))
        add_parameter(text, start, to->background);
    text_append_char(text, 'm');
}

/* The same changes come again and again, so the last ones are kept. */
static void set_style(struct styles *styles, struct text *text)
{
    int from = styles->is_known ? styles->sent : STYLE_NONE, to = styles->wanted;
    struct style_change *kept = &styles->kept[(unsigned)(from * 31 + to) % STYLE_CHANGES];
    size_t start = text->length;

    styles->is_known = true;
    styles->sent = to;
    if (kept->length > 0 && kept->from == from && kept->to == to) {
        text_append_bytes(text, kept->bytes, kept->length);
        return;
    }
    write_change(from == STYLE_NONE ? NULL : parts_of(styles, from), parts_of(styles, to), text);
    size_t length = text->length - start;
    *kept = (struct style_change){.from = from, .to = to};
    if (length <= sizeof(kept->bytes)) {
        kept->length = length;
        memcpy(kept->bytes, text->bytes + start, length);
    }
}

static void settle(struct styles *styles, struct text *text)
{
    if (styles->wanted != STYLE_NONE && (!styles->is_known || styles->sent != styles->wanted))
        set_style(styles, text);
}

void styles_reset(struct styles *styles, struct text *text)
{
    styles->wanted = STYLE_PLAIN;
    settle(styles, text);
}

/* --- reading ---------------------------------------------------------------------------------- */

/* The number that follows ESC; 0: none of these styles. */
static int style_number(const struct styles *styles, char byte)
{
    int number = (unsigned char)byte;

    return number >= STYLE_FIRST && number <= STYLE_PLAIN + styles->count ? number : 0;
}

/* Do the parameters of an SGR sequence make the style the terminal's own? */
static bool is_reset(const char *parameters, size_t length)
{
    static const char *const resets[] = {"39;49", "", "0", "39", "49"};

    for (size_t i = 0; i < ARRAY_LENGTH(resets); i++)
        if (strlen(resets[i]) == length && memcmp(resets[i], parameters, length) == 0)
            return true;
    return false;
}

/* Does the sequence only move the cursor? Then it does not matter which style is set. */
static bool is_movement(char last)
{
    return strchr("ABCDEFGHdf`ae", last) != NULL;
}

/* One control sequence; `last` is its final byte. */
static void translate_sequence(struct styles *styles, const char *bytes, size_t length,
                               struct text *text)
{
    char last = bytes[length - 1];

    if (last == 'm' && is_reset(bytes + 2, length - 3)) {
        styles->wanted = STYLE_PLAIN;
        return;
    }
    if (last != 'm' && !is_movement(last))
        settle(styles, text);
    text_append_bytes(text, bytes, length);
    if (last == 'm') { /* not one of these styles: it holds until curses sets another */
        styles->is_known = false;
        styles->wanted = STYLE_NONE;
    }
}

/* The length of the escape sequence; 0: its end has not come. */
static size_t sequence_length(const char *bytes, size_t length)
{
    size_t at = 2;

    if (length < 2)
        return 0;
    if (bytes[1] == '[') {
        while (at < length && (unsigned char)bytes[at] >= 0x20 && (unsigned char)bytes[at] < 0x40)
            at++;
    } else {
        for (at = 1;
             at < length && (unsigned char)bytes[at] >= 0x20 && (unsigned char)bytes[at] < 0x30;)
            at++;
    }
    if (at >= length)
        return length < SEQUENCE_MOST ? 0 : length;
    return at + 1;
}

static void translate_escape(struct styles *styles, const char *bytes, size_t length,
                             struct text *text)
{
    bool is_charset = length == 3 && memcmp(bytes, "\033(B", 3) == 0;
    int number = length == 2 ? style_number(styles, bytes[1]) : 0;

    if (number != 0) {
        styles->wanted = number;
        return;
    }
    if (length > 2 && bytes[1] == '[') {
        translate_sequence(styles, bytes, length, text);
        return;
    }
    if (is_charset && styles->has_charset)
        return;
    if (!is_charset)
        settle(styles, text);
    text_append_bytes(text, bytes, length);
    styles->has_charset = is_charset;
}

/* Bytes up to the next escape sequence. A carriage return and a backspace leave the style open. */
static size_t translate_text(struct styles *styles, const char *bytes, size_t length,
                             struct text *text)
{
    size_t moves = 0, end;

    while (moves < length && (bytes[moves] == '\r' || bytes[moves] == '\b'))
        moves++;
    text_append_bytes(text, bytes, moves);
    const char *escape = moves < length ? memchr(bytes + moves, ESCAPE, length - moves) : NULL;
    end = escape ? (size_t)(escape - bytes) : length;
    if (end > moves)
        settle(styles, text);
    text_append_bytes(text, bytes + moves, end - moves);
    return end;
}

static void translate(struct styles *styles, const char *bytes, size_t length, struct text *text)
{
    for (size_t at = 0, used; at < length; at += used) {
        if (bytes[at] != ESCAPE) {
            used = translate_text(styles, bytes + at, length - at, text);
            continue;
        }
        used = sequence_length(bytes + at, length - at);
        if (used == 0) {
            text_append_bytes(&styles->rest, bytes + at, length - at);
            return;
        }
        translate_escape(styles, bytes + at, used, text);
    }
}

void styles_translate(struct styles *styles, const char *bytes, size_t length, struct text *text)
{
    struct text rest = styles->rest;

    if (rest.length == 0) {
        translate(styles, bytes, length, text);
        return;
    }
    text_init(&styles->rest);
    text_append_bytes(&rest, bytes, length);
    translate(styles, rest.bytes, rest.length, text);
    text_finish(&rest);
}
