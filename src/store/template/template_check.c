#include "store/template/template_parts.h"

#include "base/text/nearest.h"

#include <string.h>

/* Checks a template against a specimen of its values. */
struct checker {
    struct arena *arena;
    const char *file;
    struct diagnostics *diagnostics;
};

static const char *nearest_member(struct arena *arena, const struct template_value *parent,
                                  const char *name)
{
    const char **names;
    size_t count = 0;

    for (const struct template_value *member = parent->first; member; member = member->next)
        count++;
    names = ARENA_ARRAY(arena, const char *, count);
    count = 0;
    for (const struct template_value *member = parent->first; member; member = member->next)
        names[count++] = member->name;
    return nearest_word(name, names, count);
}

static void report_name(const struct checker *checker, int line, int column, const char *name,
                        const struct template_value *parent, size_t known)
{
    const char *missing = name + known + (known > 0);
    size_t length = strcspn(missing, ".");
    const char *near =
        nearest_member(checker->arena, parent, arena_copy(checker->arena, missing, length));

    diagnostics_add(
        checker->diagnostics, checker->file, line, column,
        near ? "there is no value '%s', expected '%.*s%s%s%s'" : "there is no value '%s'", name,
        (int)known, name, known > 0 ? "." : "", near ? near : "", missing + length);
}

static const struct template_value *check_name(const struct checker *checker, int line, int column,
                                               const char *name, const struct scope *scope)
{
    const struct template_value *parent, *value;
    size_t known;

    value = scope_find(scope, name, &parent, &known);
    if (!value)
        report_name(checker, line, column, name, parent, known);
    return value;
}

static void check_word(const struct checker *checker, const struct template_term *term,
                       const struct template_word *word, const struct template_value *value)
{
    const char *near;

    for (size_t i = 0; i < value->n_words; i++)
        if (text_equal(value->words[i], word->text))
            return;
    near = nearest_word(word->text, value->words, value->n_words);
    diagnostics_add(checker->diagnostics, checker->file, term->line, word->column,
                    near ? "'%s' is never '%s', expected '%s'" : "'%s' is never '%s'", term->name,
                    word->text, near);
}

static void check_condition(const struct checker *checker,
                            const struct template_condition *condition, const struct scope *scope)
{
    for (const struct template_term *term = condition->first; term; term = term->next) {
        const struct template_value *value =
            check_name(checker, term->line, term->column, term->name, scope);
        for (size_t i = 0; value && value->words && i < term->n_words; i++)
            check_word(checker, term, &term->words[i], value);
    }
}

static void check_pieces(const struct checker *checker, const struct piece *first,
                         const struct scope *scope);

static void check_for(const struct checker *checker, const struct piece *piece,
                      const struct scope *scope)
{
    const struct template_value *list =
        check_name(checker, piece->line, piece->column, piece->text, scope);

    if (list && !list->is_list)
        diagnostics_add(checker->diagnostics, checker->file, piece->line, piece->column,
                        "'%s' is not a list", piece->text);
    if (!list || !list->first)
        return;
    const struct scope inner = {piece->item, list->first, false, scope};
    check_pieces(checker, piece->body, &inner);
}

static void check_value(const struct checker *checker, const struct piece *piece,
                        const struct scope *scope)
{
    const struct template_value *value;

    if (text_equal(piece->text, TEMPLATE_COMMA) && scope->item)
        return;
    value = check_name(checker, piece->line, piece->column, piece->text, scope);
    if (value && value->is_list)
        diagnostics_add(checker->diagnostics, checker->file, piece->line, piece->column,
                        "'%s' is a list, expected 'for'", piece->text);
}

static void check_pieces(const struct checker *checker, const struct piece *first,
                         const struct scope *scope)
{
    for (const struct piece *piece = first; piece; piece = piece->next) {
        if (piece->kind == PIECE_VALUE)
            check_value(checker, piece, scope);
        if (piece->kind == PIECE_IF)
            check_condition(checker, piece->condition, scope);
        if (piece->kind == PIECE_IF || piece->kind == PIECE_BLOCK)
            check_pieces(checker, piece->body, scope);
        if (piece->kind == PIECE_IF)
            check_pieces(checker, piece->otherwise, scope);
        if (piece->kind == PIECE_FOR)
            check_for(checker, piece, scope);
    }
}

void template_check(struct arena *arena, const struct template *template,
                    const struct template_value *specimen, struct diagnostics *diagnostics)
{
    const struct checker checker = {arena, template->file, diagnostics};
    const struct scope root = {.value = specimen};

    check_pieces(&checker, template->first, &root);
}

void template_check_condition(struct arena *arena, const char *file,
                              const struct template_condition *condition,
                              const struct template_value *specimen,
                              struct diagnostics *diagnostics)
{
    const struct checker checker = {arena, file, diagnostics};
    const struct scope root = {.value = specimen};

    check_condition(&checker, condition, &root);
}

/* --- blocks and places ------------------------------------------------------------------- */

static size_t collect(const struct piece *first, enum piece_kind kind, struct template_name *names)
{
    size_t count = 0;

    for (const struct piece *piece = first; piece; piece = piece->next) {
        struct template_name *rest = names ? names + count : NULL;
        if (piece->kind == kind) {
            if (rest)
                rest[0] = (struct template_name){piece->text, piece->line, piece->column};
            count++;
        }
        count += collect(piece->body, kind, names ? names + count : NULL);
        count += collect(piece->otherwise, kind, names ? names + count : NULL);
    }
    return count;
}

static size_t all_of(struct arena *arena, const struct template *template, enum piece_kind kind,
                     struct template_name **ret_names)
{
    *ret_names = ARENA_ARRAY(arena, struct template_name, collect(template->first, kind, NULL));
    return collect(template->first, kind, *ret_names);
}

size_t template_blocks(struct arena *arena, const struct template *template,
                       struct template_name **ret_names)
{
    return all_of(arena, template, PIECE_BLOCK, ret_names);
}

size_t template_places(struct arena *arena, const struct template *template,
                       struct template_name **ret_names)
{
    return all_of(arena, template, PIECE_PUT, ret_names);
}

bool template_text_outside(const struct template *template, int *ret_line)
{
    for (const struct piece *piece = template->first; piece; piece = piece->next) {
        bool is_blank = piece->kind == PIECE_TEXT && strspn(piece->text, " \n") >= piece->length;
        if (piece->kind == PIECE_BLOCK || is_blank)
            continue;
        *ret_line = piece->line;
        return true;
    }
    return false;
}
