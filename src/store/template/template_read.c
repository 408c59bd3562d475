#include "store/template/template_parts.h"

#include "base/array.h"
#include "base/text/clean.h"
#include "base/text/nearest.h"
#include "base/text/utf8.h"

#include <string.h>

/* Reads a template line by line. A line that begins with `%%` and a blank is a directive; other
 * lines are text with values. */
#define SIGN "%%"
#define NAME_CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."

/* A directive without its `end` so far. */
struct open_piece {
    struct piece *piece;  /* after `else if`: its piece */
    struct piece **after; /* where pieces after its `end` are added */
    bool has_else;
    int n_else_if;
};

struct reader {
    struct arena *arena;
    const char *file;
    struct diagnostics *diagnostics;
    int line;
    const char *indent; /* the blanks before the directive */
    struct open_piece open[TEMPLATE_DEPTH_LIMIT];
    size_t n_open;
    struct piece **end; /* where the next piece is added */
    bool too_deep;      /* nested too deeply to match each `end` */
};

static void report(const struct reader *reader, int column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void report(const struct reader *reader, int column, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    diagnostics_add(reader->diagnostics, reader->file, reader->line, column, "%s",
                    arena_vprintf(reader->arena, format, arguments));
    va_end(arguments);
}

static struct piece *add_piece(struct reader *reader, enum piece_kind kind, int column)
{
    struct piece *piece = ARENA_NEW(reader->arena, struct piece);

    piece->kind = kind;
    piece->line = reader->line;
    piece->column = column;
    piece->text = "";
    *reader->end = piece;
    reader->end = &piece->next;
    return piece;
}

/* --- words ------------------------------------------------------------------------------- */

struct words {
    const char *at;
    int column;       /* of `at` */
    const char *word; /* the current one; "" at the end */
    int word_column;
};

static void next_word(struct arena *arena, struct words *words)
{
    size_t blanks = strspn(words->at, " "), length;

    words->at += blanks;
    words->column += (int)blanks;
    length = strcspn(words->at, " ");
    words->word = arena_copy(arena, words->at, length);
    words->word_column = words->column;
    words->at += length;
    words->column += (int)length;
}

static bool is_name(const char *word)
{
    return word[0] != '\0' && word[0] != '.' && strspn(word, NAME_CHARACTERS) == strlen(word);
}

static bool need_name(const struct reader *reader, const struct words *words, const char *what)
{
    if (is_name(words->word))
        return true;
    if (words->word[0] == '\0')
        report(reader, words->word_column, "the line ends here, expected %s", what);
    else
        report(reader, words->word_column, "'%s' is no name, expected %s", words->word, what);
    return false;
}

static bool need_end(const struct reader *reader, const struct words *words)
{
    if (words->word[0] == '\0')
        return true;
    report(reader, words->word_column, "unexpected '%s', expected the end of the line",
           words->word);
    return false;
}

/* --- conditions -------------------------------------------------------------------------- */

static bool read_is(const struct reader *reader, struct words *words, struct template_term *term)
{
    size_t room = 0;

    do {
        next_word(reader->arena, words);
        if (!need_name(reader, words, "a word after 'is' or 'or'"))
            return false;
        term->words =
            arena_grow(reader->arena, term->words, term->n_words, &room, sizeof(term->words[0]));
        term->words[term->n_words++] = (struct template_word){words->word, words->word_column};
        next_word(reader->arena, words);
    } while (text_equal(words->word, "or"));
    return true;
}

static struct template_term *read_term(const struct reader *reader, struct words *words)
{
    struct template_term *term = ARENA_NEW(reader->arena, struct template_term);

    next_word(reader->arena, words);
    term->negated = text_equal(words->word, "not");
    if (term->negated)
        next_word(reader->arena, words);
    if (!need_name(reader, words, "the name of a value"))
        return NULL;
    term->name = words->word;
    term->line = reader->line;
    term->column = words->word_column;
    next_word(reader->arena, words);
    return text_equal(words->word, "is") && !read_is(reader, words, term) ? NULL : term;
}

/* NULL: a diagnostic was added. */
static const struct template_condition *read_condition(const struct reader *reader,
                                                       struct words *words)
{
    struct template_condition *condition = ARENA_NEW(reader->arena, struct template_condition);
    const struct template_term **end = &condition->first;

    do {
        struct template_term *term = read_term(reader, words);
        if (!term)
            return NULL;
        *end = term;
        end = (const struct template_term **)&term->next;
    } while (text_equal(words->word, "and"));
    if (words->word[0] == '\0')
        return condition;
    report(reader, words->word_column, "unexpected '%s', expected 'is', 'and' or the end",
           words->word);
    return NULL;
}

const struct template_condition *template_read_condition(struct arena *arena, const char *file,
                                                         int line, int column, const char *text,
                                                         struct diagnostics *diagnostics)
{
    const struct reader reader = {
        .arena = arena, .file = file, .diagnostics = diagnostics, .line = line};
    struct words words = {text, column, "", column};

    return read_condition(&reader, &words);
}

/* --- directives -------------------------------------------------------------------------- */

/* Adds a piece whose body ends at its `end`. */
static struct piece *open_new(struct reader *reader, enum piece_kind kind,
                              const struct words *words)
{
    struct piece *piece = add_piece(reader, kind, words->word_column);

    if (reader->n_open == TEMPLATE_DEPTH_LIMIT) {
        report(reader, words->word_column, "too deep, expected at most %d inside each other",
               TEMPLATE_DEPTH_LIMIT);
        reader->too_deep = true;
        return NULL;
    }
    reader->open[reader->n_open++] = (struct open_piece){.piece = piece, .after = reader->end};
    reader->end = &piece->body;
    return piece;
}

static void read_if(struct reader *reader, struct words *words)
{
    struct piece *piece = open_new(reader, PIECE_IF, words);

    if (piece)
        piece->condition = read_condition(reader, words);
}

static void read_else(struct reader *reader, struct words *words)
{
    struct open_piece *open = reader->n_open > 0 ? &reader->open[reader->n_open - 1] : NULL;
    int column = words->word_column;

    if (!open || open->piece->kind != PIECE_IF || open->has_else) {
        report(reader, column, "'else' without 'if'");
        return;
    }
    if (++open->n_else_if > TEMPLATE_ELSE_LIMIT) {
        report(reader, column, "too many 'else', expected at most %d", TEMPLATE_ELSE_LIMIT);
        return;
    }
    open->has_else = true;
    reader->end = &open->piece->otherwise;
    next_word(reader->arena, words);
    if (!text_equal(words->word, "if")) {
        need_end(reader, words);
        return;
    }
    open->piece = add_piece(reader, PIECE_IF, column); /* both end with the same `end` */
    open->has_else = false;
    open->piece->condition = read_condition(reader, words);
    reader->end = &open->piece->body;
}

static void read_for(struct reader *reader, struct words *words)
{
    struct piece *piece = open_new(reader, PIECE_FOR, words);

    if (!piece)
        return;
    next_word(reader->arena, words);
    if (!need_name(reader, words, "a name for the item"))
        return;
    piece->item = words->word;
    if (strchr(piece->item, '.'))
        report(reader, words->word_column, "'%s' has a dot, expected a name without", piece->item);
    next_word(reader->arena, words);
    if (!text_equal(words->word, "in")) {
        report(reader, words->word_column, "expected 'in' and the name of a list");
        return;
    }
    next_word(reader->arena, words);
    piece->column = words->word_column;
    piece->text = words->word;
    if (need_name(reader, words, "the name of a list")) {
        next_word(reader->arena, words);
        need_end(reader, words);
    }
}

static void read_block(struct reader *reader, struct words *words)
{
    bool is_inside = reader->n_open > 0;
    struct piece *piece = open_new(reader, PIECE_BLOCK, words);

    if (!piece)
        return;
    if (is_inside)
        report(reader, piece->column, "a block inside another directive, expected it outside");
    next_word(reader->arena, words);
    if (!need_name(reader, words, "the name of a place"))
        return;
    piece->text = words->word;
    next_word(reader->arena, words);
    need_end(reader, words);
}

static void read_put(struct reader *reader, struct words *words)
{
    struct piece *piece = add_piece(reader, PIECE_PUT, words->word_column);

    piece->item = reader->indent;
    next_word(reader->arena, words);
    if (!need_name(reader, words, "the name of a place"))
        return;
    piece->text = words->word;
    next_word(reader->arena, words);
    need_end(reader, words);
}

static void read_end(struct reader *reader, struct words *words)
{
    if (reader->n_open == 0) {
        report(reader, words->word_column, "'end' without 'if', 'for' or 'block'");
        return;
    }
    reader->end = reader->open[--reader->n_open].after;
    next_word(reader->arena, words);
    need_end(reader, words);
}

static const struct directive {
    const char *word;
    void (*read)(struct reader *reader, struct words *words); /* NULL: the line is ignored */
} directives[] = {
    {"if", read_if},       {"else", read_else}, {"end", read_end}, {"for", read_for},
    {"block", read_block}, {"put", read_put},   {"note", NULL},
};

static void read_directive(struct reader *reader, const char *line, size_t blanks)
{
    const char *known[ARRAY_LENGTH(directives)], *near;
    struct words words = {line + blanks + strlen(SIGN), (int)(blanks + strlen(SIGN)) + 1, "", 0};

    reader->indent = arena_copy(reader->arena, line, blanks);
    next_word(reader->arena, &words);
    for (size_t i = 0; i < ARRAY_LENGTH(directives); i++) {
        known[i] = directives[i].word;
        if (!text_equal(words.word, known[i]))
            continue;
        if (directives[i].read)
            directives[i].read(reader, &words);
        return;
    }
    near = nearest_word(words.word, known, ARRAY_LENGTH(known));
    report(reader, words.word_column, "there is no directive '%s', expected '%s'", words.word,
           near ? near : "if, else, end, for, block, put or note");
}

/* --- text -------------------------------------------------------------------------------- */

static void add_text(struct reader *reader, const char *bytes, size_t length)
{
    struct piece *piece;

    if (length == 0)
        return;
    piece = add_piece(reader, PIECE_TEXT, 1);
    piece->text = bytes;
    piece->length = length;
}

static int characters(const char *from, const char *to)
{
    int count = 0;

    for (; from < to; from++)
        count += ((unsigned char)*from & 0xC0) != 0x80;
    return count;
}

/* `%%{NAME}` in this column; returns what follows it. */
static const char *read_value(struct reader *reader, const char *at, int column, const char *end)
{
    const char *name = at + strlen(SIGN "{");
    const char *close = memchr(name, '}', (size_t)(end - name));
    struct piece *piece;

    if (!close) {
        report(reader, column, "'%%%%{' without '}' on the same line");
        return end;
    }
    piece = add_piece(reader, PIECE_VALUE, column + (int)strlen(SIGN "{"));
    piece->text = arena_copy(reader->arena, name, (size_t)(close - name));
    if (!is_name(piece->text))
        report(reader, piece->column, "'%s' is no name, expected the name of a value", piece->text);
    return close + 1;
}

/* A line of text with its newline. */
static void read_text(struct reader *reader, const char *line, const char *end)
{
    const char *from = line, *counted = line;
    int column = 1; /* of `counted` */

    for (const char *at = line; at < end;) {
        size_t left = (size_t)(end - at);
        if (left < 2 || memcmp(at, SIGN, 2) != 0) {
            at++;
            continue;
        }
        column += characters(counted, at);
        counted = at;
        add_text(reader, from, (size_t)(at - from));
        if (left > 2 && at[2] == '{') {
            at = from = read_value(reader, at, column, end);
        } else if (left > 2 && at[2] == '%') {
            add_text(reader, at, 2);
            at = from = at + 3;
        } else {
            report(reader, column,
                   "'%%%%' is neither a value nor a directive, expected '%%%%{name}', or "
                   "'%%%%%%' for two percent signs");
            at = from = at + 2;
        }
    }
    add_text(reader, from, (size_t)(end - from));
}

/* Tabs are allowed, because a template is the text of another file; other control characters are
 * not. */
static bool check_characters(const struct reader *reader, const char *line, const char *end)
{
    for (const char *at = line; at < end;) {
        uint32_t code;
        const char *here = at;

        at += utf8_decode(at, (size_t)(end - at), &code);
        if (!clean_replaces(code) || code == '\t' || code == '\n')
            continue;
        report(reader, 1 + characters(line, here), "a control or invisible character; remove it");
        return false;
    }
    return true;
}

static void read_line(struct reader *reader, const char *line, const char *end)
{
    size_t length = (size_t)(end - line), blanks = 0;

    while (blanks < length && (line[blanks] == ' ' || line[blanks] == '\t'))
        blanks++;
    if (!check_characters(reader, line, end))
        return;
    if (length - blanks > 2 && memcmp(line + blanks, SIGN " ", 3) == 0)
        read_directive(reader, arena_copy(reader->arena, line, length - (end[-1] == '\n')), blanks);
    else
        read_text(reader, line, end);
}

static void check_closed(struct reader *reader)
{
    for (size_t i = 0; i < reader->n_open; i++) {
        reader->line = reader->open[i].piece->line;
        report(reader, reader->open[i].piece->column, "it has no 'end'");
    }
}

const struct template *template_read(struct arena *arena, const char *file, const char *bytes,
                                     size_t length, struct diagnostics *diagnostics)
{
    struct template *template = ARENA_NEW(arena, struct template);
    struct reader reader = {.arena = arena, .file = file, .diagnostics = diagnostics, .line = 1};
    const char *line = arena_copy(arena, bytes, length), *end = line + length;
    size_t before = diagnostics_count(diagnostics);

    template->file = file;
    reader.end = &template->first;
    for (; line < end && !reader.too_deep; reader.line++) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        const char *after = newline ? newline + 1 : end;
        read_line(&reader, line, after);
        line = after;
    }
    if (!reader.too_deep)
        check_closed(&reader);
    return diagnostics_count(diagnostics) == before ? template : NULL;
}
