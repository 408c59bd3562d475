#include "store/template/template_parts.h"

#include <string.h>

/* Fills in a template. A catalog can be hostile, so the size of the output, the number of pieces
 * and the nesting of places are limited. */
#define PIECES_LIMIT 200000
#define PLACES_DEPTH_LIMIT 4 /* nesting of places in blocks */

struct filler {
    const struct template_input *input;
    const char *file; /* file of the current pieces */
    struct text *text;
    struct error *error;
    size_t start; /* start of the output in `text` */
    size_t n_pieces, places_depth;
};

static bool fill_pieces(struct filler *filler, const struct piece *first,
                        const struct scope *scope);

static bool fail(struct filler *filler, const struct piece *piece, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool fail(struct filler *filler, const struct piece *piece, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    error_vset(filler->error, format, arguments);
    va_end(arguments);
    error_prefix(filler->error, "%s:%d:%d", filler->file, piece->line, piece->column);
    return false;
}

const struct template_value *scope_find(const struct scope *scope, const char *name,
                                        const struct template_value **ret_parent, size_t *ret_known)
{
    size_t length = strcspn(name, ".");
    const char *at = name;
    const struct template_value *value;

    while (scope->item &&
           !(strlen(scope->item) == length && memcmp(scope->item, name, length) == 0))
        scope = scope->outer;
    *ret_parent = scope->value;
    *ret_known = 0;
    value = scope->item ? scope->value : template_value_member(scope->value, name, length);
    while (value && at[length] == '.') {
        *ret_parent = value;
        *ret_known = (size_t)(at - name) + length;
        at += length + 1;
        length = strcspn(at, ".");
        value = template_value_member(value, at, length);
    }
    return value;
}

static const struct template_value *find(const struct scope *scope, const char *name)
{
    const struct template_value *parent;
    size_t known;

    return scope_find(scope, name, &parent, &known);
}

/* --- conditions -------------------------------------------------------------------------- */

static bool term_holds(const struct template_term *term, const struct template_value *value)
{
    bool holds = value->is_list ? value->first != NULL : value->text[0] != '\0';

    if (term->n_words > 0)
        holds = false;
    for (size_t i = 0; i < term->n_words; i++)
        holds = holds || text_equal(value->text, term->words[i].text);
    return holds != term->negated;
}

/* Evaluates a condition. Returns the first term whose value does not exist; NULL: there is none,
 * and *ret_holds is set. */
static const struct template_term *evaluate(const struct template_condition *condition,
                                            const struct scope *scope, bool *ret_holds)
{
    *ret_holds = true;
    for (const struct template_term *term = condition->first; term; term = term->next) {
        const struct template_value *value = find(scope, term->name);
        if (!value)
            return term;
        *ret_holds = *ret_holds && term_holds(term, value);
    }
    return NULL;
}

bool template_holds(const struct template_condition *condition, const struct template_value *values)
{
    const struct scope root = {.value = values};
    bool holds;

    return !evaluate(condition, &root, &holds) && holds;
}

/* --- pieces ------------------------------------------------------------------------------ */

static bool fill_value(struct filler *filler, const struct piece *piece, const struct scope *scope)
{
    const struct template_value *value = find(scope, piece->text);

    if (text_equal(piece->text, TEMPLATE_COMMA) && scope->item) {
        text_append(filler->text, scope->last ? "" : ",");
        return true;
    }
    if (!value)
        return fail(filler, piece, "there is no value '%s'", piece->text);
    if (value->is_list)
        return fail(filler, piece, "'%s' is a list, expected 'for'", piece->text);
    text_append(filler->text, value->text);
    return true;
}

static bool fill_if(struct filler *filler, const struct piece *piece, const struct scope *scope)
{
    bool holds;
    const struct template_term *missing = evaluate(piece->condition, scope, &holds);

    if (missing)
        return fail(filler, piece, "there is no value '%s'", missing->name);
    return fill_pieces(filler, holds ? piece->body : piece->otherwise, scope);
}

static bool fill_for(struct filler *filler, const struct piece *piece, const struct scope *scope)
{
    const struct template_value *list = find(scope, piece->text);

    if (!list || !list->is_list)
        return fail(filler, piece, "there is no list '%s'", piece->text);
    for (const struct template_value *item = list->first; item; item = item->next) {
        const struct scope inner = {piece->item, item, !item->next, scope};
        if (!fill_pieces(filler, piece->body, &inner))
            return false;
    }
    return true;
}

/* Puts blanks before every line that is not empty. */
static void indent(struct text *text, size_t from, const char *blanks)
{
    struct text lines;

    if (blanks[0] == '\0')
        return;
    text_init(&lines);
    text_append_bytes(&lines, text->bytes + from, text->length - from);
    text->length = from;
    for (const char *at = lines.bytes, *end = at + lines.length; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *after = newline ? newline + 1 : end;
        if (*at != '\n')
            text_append(text, blanks);
        text_append_bytes(text, at, (size_t)(after - at));
        at = after;
    }
    text_finish(&lines);
}

static bool fill_blocks(struct filler *filler, const struct template *fragment, const char *name)
{
    const struct scope root = {.value = filler->input->values};
    const char *file = filler->file;
    bool done = true;

    filler->file = fragment->file;
    for (const struct piece *piece = fragment->first; piece && done; piece = piece->next)
        if (piece->kind == PIECE_BLOCK && text_equal(piece->text, name))
            done = fill_pieces(filler, piece->body, &root);
    filler->file = file;
    return done;
}

static bool fill_put(struct filler *filler, const struct piece *piece)
{
    size_t from = filler->text->length;

    if (filler->places_depth == PLACES_DEPTH_LIMIT)
        return fail(filler, piece, "places inside blocks are too deep");
    filler->places_depth++;
    for (size_t i = 0; i < filler->input->n_fragments; i++)
        if (!fill_blocks(filler, filler->input->fragments[i], piece->text))
            return false;
    filler->places_depth--;
    indent(filler->text, from, piece->item);
    return true;
}

static bool fill_piece(struct filler *filler, const struct piece *piece, const struct scope *scope)
{
    switch (piece->kind) {
    case PIECE_TEXT:
        text_append_bytes(filler->text, piece->text, piece->length);
        return true;
    case PIECE_VALUE:
        return fill_value(filler, piece, scope);
    case PIECE_IF:
        return fill_if(filler, piece, scope);
    case PIECE_FOR:
        return fill_for(filler, piece, scope);
    case PIECE_PUT:
        return fill_put(filler, piece);
    case PIECE_BLOCK:
        return true; /* blocks are written by PIECE_PUT */
    }
    return true;
}

static bool fill_pieces(struct filler *filler, const struct piece *first, const struct scope *scope)
{
    for (const struct piece *piece = first; piece; piece = piece->next) {
        if (++filler->n_pieces > PIECES_LIMIT ||
            filler->text->length - filler->start > TEMPLATE_OUTPUT_LIMIT)
            return fail(filler, piece, "what is written becomes too long");
        if (!fill_piece(filler, piece, scope))
            return false;
    }
    return true;
}

bool template_fill(const struct template *template, const struct template_input *input,
                   struct text *text, struct error *error)
{
    struct filler filler = {
        .input = input,
        .file = template->file,
        .text = text,
        .error = error,
        .start = text->length,
    };
    const struct scope root = {.value = input->values};

    return fill_pieces(&filler, template->first, &root);
}
