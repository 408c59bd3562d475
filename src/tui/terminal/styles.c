#include "tui/terminal/styles.h"

#include "base/array.h"
#include "base/memory.h"
#include "tui/cells/theme.h"

#include <stdlib.h>
#include <string.h>

#define STYLE_NONE (-1)

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
    *styles = (struct styles){.count = 0};
    styles_clear(styles);
}

void styles_finish(struct styles *styles)
{
    free(styles->parts);
}

void styles_clear(struct styles *styles)
{
    styles->count = 0;
    memset(styles->kept, 0, sizeof(styles->kept));
    styles_add(styles, &plain);
    styles_forget(styles);
}

static bool is_same(const struct style_parts *left, const struct style_parts *right)
{
    return left->attributes == right->attributes &&
           text_equal(left->foreground, right->foreground) &&
           text_equal(left->background, right->background);
}

int styles_add(struct styles *styles, const struct style_parts *parts)
{
    int number = 0;

    while (number < styles->count && !is_same(&styles->parts[number], parts))
        number++;
    if (number == styles->count) {
        styles->parts =
            memory_resize(styles->parts, (size_t)styles->count + 1, sizeof(*styles->parts));
        styles->parts[styles->count++] = *parts;
    }
    return number;
}

void styles_forget(struct styles *styles)
{
    styles->is_known = false;
}

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
void styles_set(struct styles *styles, int number, struct text *text)
{
    int from = styles->is_known ? styles->sent : STYLE_NONE;
    struct style_change *kept = &styles->kept[(unsigned)(from * 31 + number) % STYLE_CHANGES];
    size_t start = text->length;

    if (from == number)
        return;
    styles->is_known = true;
    styles->sent = number;
    if (kept->length > 0 && kept->from == from && kept->to == number) {
        text_append_bytes(text, kept->bytes, kept->length);
        return;
    }
    write_change(from == STYLE_NONE ? NULL : &styles->parts[from], &styles->parts[number], text);
    size_t length = text->length - start;
    *kept = (struct style_change){.from = from, .to = number};
    if (length <= sizeof(kept->bytes)) {
        kept->length = length;
        memcpy(kept->bytes, text->bytes + start, length);
    }
}
