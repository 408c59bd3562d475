#include "manual/mdoc_words.h"

#include "base/compat/compat.h"
#include "base/text/text.h"
#include "base/text/utf8.h"

#include <ctype.h>
#include <string.h>

/* A word is the text between two blanks. It may have several pieces with different styles, such as
 * `--answers` and a comma, that must not be separated. */
enum look { LOOK_TEXT, LOOK_STRONG, LOOK_EMPHASIS, LOOK_CODE, LOOK_LINK, LOOK_PAGE };

struct piece {
    enum look look;
    const char *text;
    bool quoted;        /* part of code with blanks in it, such as a command line */
    const char *target; /* of a link, or the section of a page */
    struct piece *next;
};

struct builder {
    struct arena *arena;
    enum mdoc_place place;
    struct piece *first, *last; /* pieces of the current word */
    struct mdoc_word *words, *last_word;
};

/* --- characters --------------------------------------------------------------------------- */

static bool is_letter(char character)
{
    return isalpha((unsigned char)character) != 0;
}

/* A hyphen joins two letters; before an option or between digits it is a minus, which can be copied
 * and searched for. */
static bool is_hyphen(const char *bytes, size_t length, size_t at)
{
    return at > 0 && at + 1 < length && is_letter(bytes[at - 1]) && is_letter(bytes[at + 1]) &&
           !compat_memmem(bytes, length, "--", 2) && bytes[0] != '-';
}

static void escape_ascii(struct text *text, const char *bytes, size_t length, size_t at, bool code)
{
    static const char *const escaped[128] = {
        ['\\'] = "\\e",  ['\''] = "\\(aq", ['"'] = "\\(dq",
        ['`'] = "\\(ga", ['^'] = "\\(ha",  ['~'] = "\\(ti",
    };
    unsigned char character = (unsigned char)bytes[at];

    if (character == '-' && (code || !is_hyphen(bytes, length, at)))
        text_append(text, "\\-");
    else if (escaped[character])
        text_append(text, escaped[character]);
    else
        text_append_char(text, bytes[at]);
}

static void escape(struct text *text, const char *bytes, size_t length, bool code)
{
    for (size_t at = 0; at < length;) {
        uint32_t character;

        if ((unsigned char)bytes[at] < 128) {
            escape_ascii(text, bytes, length, at++, code);
            continue;
        }
        at += utf8_decode(bytes + at, length - at, &character);
        text_printf(text, "\\[u%04X]", (unsigned)character);
    }
}

static bool is_mark(char character)
{
    return strchr(".,:;()[]?!|", character) != NULL;
}

/* Whether mdoc would take the word as a macro name such as Fl, %T or Brq, or as punctuation. */
static bool is_special(const char *argument, size_t length)
{
    if (length == 1)
        return is_mark(argument[0]);
    if (length == 3)
        return text_starts_with(argument, "Br");
    return length == 2 && (argument[0] == '%' || (isupper((unsigned char)argument[0]) &&
                                                  islower((unsigned char)argument[1])));
}

static void escape_argument(struct text *text, const char *argument, bool code)
{
    size_t length = strlen(argument);

    if (is_special(argument, length))
        text_append(text, "\\&");
    escape(text, argument, length, code);
    if (length > 1 && is_mark(argument[length - 1]))
        text_append(text, "\\&");
}

const char *mdoc_code(struct arena *arena, const char *line, size_t length)
{
    struct text text;
    const char *bytes;

    while (length > 0 && line[length - 1] == ' ')
        length--;
    text_init(&text);
    if (length > 0 && line[0] == '.')
        text_append(&text, "\\&");
    escape(&text, line, length, true);
    bytes = arena_copy(arena, text.bytes, text.length);
    text_finish(&text);
    return bytes;
}

/* --- pieces as running text --------------------------------------------------------------- */

static void write_running(struct text *text, const struct piece *piece)
{
    static const char *const fonts[] = {
        [LOOK_STRONG] = "\\fB",
        [LOOK_EMPHASIS] = "\\fI",
        [LOOK_CODE] = "\\fB",
    };

    for (; piece; piece = piece->next) {
        const char *font = piece->look == LOOK_TEXT ? NULL : fonts[piece->look];

        text_append(text, font ? font : "");
        escape(text, piece->text, strlen(piece->text), piece->look == LOOK_CODE);
        text_append(text, font ? "\\fR" : "");
    }
}

/* --- pieces as macros --------------------------------------------------------------------- */

/* Punctuation after a macro, each mark as a separate argument. */
static bool are_marks(const char *text)
{
    return text[strspn(text, ".,:;)]?!")] == '\0';
}

static bool is_option(const char *code)
{
    return code[0] == '-' && (code[1] == '-' || isalnum((unsigned char)code[1]));
}

static bool is_variable(const char *code)
{
    return code[0] == '$' ||
           (strlen(code) > 1 && code[strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_")] == '\0');
}

static const char *macro_of_code(const struct piece *piece)
{
    const char *code = piece->text;

    if (piece->quoted)
        return "Ic";
    if (is_option(code))
        return "Fl";
    if (is_variable(code))
        return "Ev";
    return strchr(code, '/') && code[1] != '\0' ? "Pa" : "Ic";
}

static void write_link(struct text *text, const struct piece *piece)
{
    text_append(text, "Lk ");
    escape(text, piece->target, strlen(piece->target), true);
    if (text_equal(piece->text, piece->target))
        return;
    text_append(text, " \"");
    escape(text, piece->text, strlen(piece->text), false);
    text_append_char(text, '"');
}

static void write_macro(struct text *text, const struct piece *piece)
{
    const char *macro = piece->look == LOOK_CODE       ? macro_of_code(piece)
                        : piece->look == LOOK_STRONG   ? "Sy"
                        : piece->look == LOOK_EMPHASIS ? "Ar"
                        : piece->look == LOOK_PAGE     ? "Xr"
                                                       : "No";

    if (piece->look == LOOK_LINK) {
        write_link(text, piece);
        return;
    }
    text_printf(text, "%s ", macro);
    escape_argument(text, piece->text + text_equal(macro, "Fl"), piece->look == LOOK_CODE);
    if (piece->look == LOOK_PAGE)
        text_printf(text, " %s", piece->target);
}

static void write_macros(struct text *text, const struct piece *first)
{
    const struct piece *before = NULL;

    for (const struct piece *piece = first; piece; before = piece, piece = piece->next) {
        bool marks = before && before->look != LOOK_TEXT && !piece->next &&
                     piece->look == LOOK_TEXT && are_marks(piece->text);

        if (!marks) {
            text_append(text, before ? " Ns " : "");
            write_macro(text, piece);
            continue;
        }
        for (const char *mark = piece->text; *mark; mark++)
            text_printf(text, " %c", *mark);
    }
}

/* --- words -------------------------------------------------------------------------------- */

static bool has_look(const struct piece *piece, enum look least)
{
    while (piece && piece->look < least)
        piece = piece->next;
    return piece != NULL;
}

/* A sentence begins with a capital letter or with code. */
static void judge(struct mdoc_word *word, const struct piece *first, const struct piece *last)
{
    const char *begin = first->text + strspn(first->text, "([\"'");
    size_t length = strlen(last->text);

    while (length > 1 && strchr(")]\"'", last->text[length - 1]))
        length--;
    word->begins = isupper((unsigned char)begin[0]) || first->look >= LOOK_CODE;
    word->stops = strchr(".!?", last->text[length - 1]) != NULL;
    word->ends = word->stops && last->look < LOOK_CODE;
}

static void write_word(struct builder *builder, struct mdoc_word *word, struct text *text)
{
    bool first_argument =
        builder->place == MDOC_ARGUMENTS && (!builder->last_word || !builder->last_word->macro);

    word->macro =
        has_look(builder->first, builder->place == MDOC_RUNNING ? LOOK_LINK : LOOK_STRONG);
    if (builder->place == MDOC_RUNNING && !word->macro) {
        write_running(text, builder->first);
        return;
    }
    if (builder->place == MDOC_RUNNING)
        text_append_char(text, '.');
    if (first_argument && !word->macro)
        escape_argument(text, builder->first->text, false);
    else
        write_macros(text, builder->first);
}

static void end_word(struct builder *builder)
{
    struct mdoc_word *word;
    struct text text;

    if (!builder->first)
        return;
    word = ARENA_NEW(builder->arena, struct mdoc_word);
    text_init(&text);
    write_word(builder, word, &text);
    judge(word, builder->first, builder->last);
    word->bytes = arena_copy(builder->arena, text.bytes, text.length);
    text_finish(&text);
    if (builder->last_word)
        builder->last_word->next = word;
    else
        builder->words = word;
    builder->last_word = word;
    builder->first = builder->last = NULL;
}

static struct piece *add_piece(struct builder *builder, enum look look, const char *bytes,
                               size_t length)
{
    struct piece *piece;

    if (length == 0)
        return NULL;
    piece = ARENA_NEW(builder->arena, struct piece);
    piece->look = look;
    piece->text = arena_copy(builder->arena, bytes, length);
    if (builder->last)
        builder->last->next = piece;
    else
        builder->first = piece;
    builder->last = piece;
    return piece;
}

/* The length of "name(7)" at the start of the bytes; 0: it is none. */
static size_t length_of_page(const char *bytes, size_t length)
{
    size_t name = 0;

    while (name < length && (isalnum((unsigned char)bytes[name]) || strchr("-_.", bytes[name])))
        name++;
    return name > 1 && is_letter(bytes[0]) && name + 3 <= length && bytes[name] == '(' &&
                   bytes[name + 1] >= '1' && bytes[name + 1] <= '9' && bytes[name + 2] == ')'
               ? name + 3
               : 0;
}

static void add_page(struct builder *builder, const char *bytes, size_t length)
{
    struct piece *piece = add_piece(builder, LOOK_PAGE, bytes, length - 3);

    piece->target = arena_copy(builder->arena, bytes + length - 2, 1);
}

/* Adds a part of a word in one style; a text may refer to a page, after a bracket. */
static void add_part(struct builder *builder, enum look look, const char *bytes, size_t length)
{
    size_t before = length > 0 && bytes[0] == '(' ? 1 : 0;
    size_t page =
        look == LOOK_TEXT && !builder->first ? length_of_page(bytes + before, length - before) : 0;

    if (page == 0) {
        add_piece(builder, look, bytes, length);
        return;
    }
    add_piece(builder, look, bytes, before);
    add_page(builder, bytes + before, page);
    add_piece(builder, look, bytes + before + page, length - before - page);
}

static void add_text(struct builder *builder, enum look look, const char *text)
{
    bool quoted = look == LOOK_CODE && strchr(text, ' ');

    while (*text) {
        size_t length = strcspn(text, " ");

        add_part(builder, look, text, length);
        if (builder->last)
            builder->last->quoted = quoted;
        text += length;
        if (*text == ' ')
            end_word(builder);
        text += strspn(text, " ");
    }
}

static bool is_of_the_web(const char *target)
{
    return text_starts_with(target, "http://") || text_starts_with(target, "https://");
}

static void add_inlines(struct builder *builder, const struct inline_node *first, enum look look);

static void add_link(struct builder *builder, const struct inline_node *node, enum look look)
{
    const char *text = inline_plain(builder->arena, node->first);
    struct piece *piece;

    if (!is_of_the_web(node->target)) {
        add_inlines(builder, node->first, look);
        return;
    }
    piece = add_piece(builder, LOOK_LINK, text, strlen(text));
    if (piece)
        piece->target = node->target;
}

static void add_inlines(struct builder *builder, const struct inline_node *first, enum look look)
{
    for (const struct inline_node *node = first; node; node = node->next) {
        switch (node->kind) {
        case INLINE_TEXT:
            add_text(builder, look, node->text);
            break;
        case INLINE_CODE:
            add_text(builder, LOOK_CODE, node->text);
            break;
        case INLINE_STRONG:
            add_inlines(builder, node->first, LOOK_STRONG);
            break;
        case INLINE_EMPHASIS:
            add_inlines(builder, node->first, LOOK_EMPHASIS);
            break;
        case INLINE_LINK:
            add_link(builder, node, look);
            break;
        case INLINE_BREAK:
            end_word(builder);
            break;
        }
    }
}

struct mdoc_word *mdoc_words(struct arena *arena, const struct inline_node *first,
                             enum mdoc_place place)
{
    struct builder builder = {.arena = arena, .place = place};

    add_inlines(&builder, first, LOOK_TEXT);
    end_word(&builder);
    return builder.words;
}
