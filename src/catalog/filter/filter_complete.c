#include "catalog/filter/filter_parts.h"

#include "base/compat/compat.h"
#include "base/text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Completes the end of a filter text. Each candidate term is appended to the text before it and
 * run, so its count is exactly what the list will show. */

struct completer {
    struct arena *arena;
    struct catalog *catalog;
    const int *fits;
    const char *text;
    const char *before; /* the text before the completed part */
    const char *begun;  /* the part to complete, in lower case */
    size_t most;
    struct filter_completion *completions;
    size_t count;
    size_t n_frameworks;
    int *rows; /* scratch space for filter_run */
};

/* How many frameworks match the text with this term appended; false: it does not parse. */
static bool run_with(struct completer *completer, const char *before, const struct filter *term,
                     size_t *ret_count)
{
    struct filter_error error;
    const struct filter *filter =
        filter_parse_open(completer->arena, completer->catalog, before, term, &error);

    if (!filter)
        return false;
    *ret_count = filter_run(filter, completer->catalog, completer->fits, NULL, 0, completer->rows);
    return true;
}

static void add(struct completer *completer, const char *shown, const char *text, size_t matches)
{
    completer->completions[completer->count++] = (struct filter_completion){
        .text = arena_printf(completer->arena, "%s%s", completer->before, text),
        .shown = shown,
        .matches = matches,
    };
}

/* How well a candidate matches the typed part: 2 starts with it, 1 contains it, 0 neither. A single
 * letter has to be at the start. */
static int match_quality(const struct completer *completer, const char *candidate)
{
    size_t length = strlen(completer->begun);

    if (strncasecmp(candidate, completer->begun, length) == 0)
        return 2;
    return length > 1 && compat_strcasestr(candidate, completer->begun) ? 1 : 0;
}

/* Fields and operators. A `!` before them is ignored: the count is of frameworks with a known
 * value. */

static const char *without_not(const struct completer *completer)
{
    size_t length = strlen(completer->before);

    while (length > 0 && (unsigned char)completer->before[length - 1] <= ' ')
        length--;
    if (length == 0 || completer->before[length - 1] != '!')
        return completer->before;
    return arena_copy(completer->arena, completer->before, length - 1);
}

static bool count_known(struct completer *completer, const struct filter_field *field,
                        size_t *ret_count)
{
    struct filter *term = filter_make(completer->arena, filter_match_known);

    if (field->trait < 0 && !field->text && !completer->fits)
        return false; /* no fit without answers */
    term->field = *field;
    if (field->trait >= 0)
        term->column = catalog_column(completer->catalog, field->trait);
    return run_with(completer, without_not(completer), term, ret_count);
}

static void complete_operators(struct completer *completer)
{
    struct filter_field field;
    size_t matches;

    if (!filter_find_field(completer->catalog, completer->begun, &field) ||
        !count_known(completer, &field, &matches))
        return;
    bool ordered = filter_suits(field.kind, FILTER_AT_LEAST);
    for (int i = 0; i < FILTER_OPERATOR_COUNT && completer->count < completer->most; i++) {
        int op = ordered ? i : FILTER_OPERATOR_COUNT - 1 - i; /* the most useful first */
        if (!filter_suits(field.kind, (enum filter_operator)op) ||
            (ordered && op == FILTER_CONTAINS))
            continue;
        const char *shown = arena_printf(completer->arena, "%s%s", field.name, filter_signs[op]);
        add(completer, shown, shown, matches);
    }
}

static void complete_field_names(struct completer *completer, int wanted, size_t from, size_t to)
{
    size_t matches;

    for (size_t i = from; i < to && completer->count < completer->most; i++) {
        struct filter_field field = filter_field(completer->catalog, i);
        if (field.name[0] && match_quality(completer, field.name) == wanted &&
            !text_equal(field.name, completer->begun) && count_known(completer, &field, &matches))
            add(completer, field.name, field.name, matches);
    }
}

static void complete_question_names(struct completer *completer, int wanted)
{
    const struct filter *everything = filter_make(completer->arena, filter_match_everything);
    size_t matches;

    for (size_t i = 0; i < FILTER_QUESTION_COUNT && completer->count < completer->most; i++) {
        const char *name = arena_printf(completer->arena, "%s:", filter_questions[i].name);
        if (match_quality(completer, name) == wanted &&
            run_with(completer, without_not(completer), everything, &matches))
            add(completer, name, name, matches);
    }
}

static void complete_name(struct completer *completer)
{
    size_t count = filter_field_count(completer->catalog);

    complete_operators(completer);
    for (int wanted = 2; wanted >= 1; wanted--) {
        complete_field_names(completer, wanted, 0, FILTER_BUILT_IN_COUNT);
        complete_question_names(completer, wanted);
        complete_field_names(completer, wanted, FILTER_BUILT_IN_COUNT, count);
    }
}

/* Values. Candidates are gathered first, then the likeliest are run. */

struct candidate {
    const char *value;
    struct filter *term;
    int similarity;
    size_t order; /* position of its first occurrence */
    size_t count; /* first how many frameworks have it, then how many match */
};

struct candidates {
    struct candidate *list;
    size_t count, room;
};

static void note(struct completer *completer, struct candidates *candidates, const char *value)
{
    int like = match_quality(completer, value);

    if (like == 0 || strchr(value, '"')) /* a quote cannot be written */
        return;
    candidates->list = arena_grow(completer->arena, candidates->list, candidates->count,
                                  &candidates->room, sizeof(candidates->list[0]));
    candidates->list[candidates->count] =
        (struct candidate){value, NULL, like, candidates->count, 1};
    candidates->count++;
}

static int compare_values(const void *left, const void *right)
{
    const struct candidate *one = left, *other = right;
    int order = strcmp(one->value, other->value);

    return order != 0 ? order : (one->order > other->order) - (one->order < other->order);
}

/* By match quality, then by frequency, then by first occurrence. */
static int compare_candidates(const void *left, const void *right)
{
    const struct candidate *one = left, *other = right;

    if (one->similarity != other->similarity)
        return other->similarity - one->similarity;
    if (one->count != other->count)
        return one->count < other->count ? 1 : -1;
    return (one->order > other->order) - (one->order < other->order);
}

/* Merges duplicates and counts them. */
static void merge(struct candidates *candidates)
{
    size_t count = 0;

    if (candidates->count > 0)
        qsort(candidates->list, candidates->count, sizeof(candidates->list[0]), compare_values);
    for (size_t i = 0; i < candidates->count; i++) {
        if (count > 0 && text_equal(candidates->list[count - 1].value, candidates->list[i].value))
            candidates->list[count - 1].count++;
        else
            candidates->list[count++] = candidates->list[i];
    }
    candidates->count = count;
}

/* Quotes a value with blanks, brackets or the like. */
static const char *written(const struct completer *completer, const char *value, bool quoted)
{
    if (quoted || value[0] == '\0' || strpbrk(value, " ()|") || strchr(":=<>", value[0]))
        return arena_printf(completer->arena, "\"%s\"", value);
    return value;
}

/* Runs the candidates and lists those with matches; `lead` is the field and operator. */
static void list_values(struct completer *completer, struct candidates *candidates,
                        const char *lead, bool quoted)
{
    size_t count = 0;

    qsort(candidates->list, candidates->count, sizeof(candidates->list[0]), compare_candidates);
    for (size_t i = 0; i < candidates->count && count < completer->most; i++) {
        struct candidate candidate = candidates->list[i];
        if (run_with(completer, completer->before, candidate.term, &candidate.count) &&
            candidate.count > 0)
            candidates->list[count++] = candidate;
    }
    qsort(candidates->list, count, sizeof(candidates->list[0]), compare_candidates);
    for (size_t i = 0; i < count; i++) {
        const char *value = candidates->list[i].value;
        add(completer, value,
            arena_printf(completer->arena, "%s%s", lead, written(completer, value, quoted)),
            candidates->list[i].count);
    }
}

/* The items of a list, or the text before a remark in brackets. */
static void note_text(struct completer *completer, struct candidates *candidates, const char *text,
                      bool is_list)
{
    const char *sign = is_list ? "; " : " (";

    while (text && *text) {
        const char *end = strstr(text, sign);
        note(completer, candidates,
             end ? arena_copy(completer->arena, text, (size_t)(end - text)) : text);
        text = end && is_list ? end + strlen(sign) : NULL;
    }
}

/* The values of the frameworks that match the text so far. */
static void note_column(struct completer *completer, struct candidates *candidates,
                        const struct filter_field *field)
{
    size_t count;
    const struct framework *frameworks = catalog_frameworks(completer->catalog, &count);
    const struct filter *everything = filter_make(completer->arena, filter_match_everything);
    const struct figure *column =
        field->trait >= 0 ? catalog_column(completer->catalog, field->trait) : NULL;

    if (!run_with(completer, without_not(completer), everything, &count))
        return;
    for (size_t i = 0; i < count; i++) {
        int row = completer->rows[i];
        if (!column)
            note_text(completer, candidates, field->text(&frameworks[row]),
                      field->kind == TRAIT_LIST);
        else if (column[row].known)
            note_text(completer, candidates, column[row].text, field->kind == TRAIT_LIST);
    }
}

/* All values of the field's scale, used or not. */
static void note_scale(struct completer *completer, struct candidates *candidates,
                       const struct filter_field *field)
{
    bool digits = completer->begun[0] >= '0' && completer->begun[0] <= '9' &&
                  completer->begun[1] == '\0'; /* not "3rd" */

    if (field->kind == TRAIT_RATING)
        for (int rating = 1; rating <= 5; rating++)
            note(completer, candidates, arena_printf(completer->arena, "%d", rating));
    for (int level = 0; level <= LEVEL_MOST && field->kind == TRAIT_LEVEL; level++) {
        note(completer, candidates, level_aliases[level]);
        if (digits)
            note(completer, candidates, arena_printf(completer->arena, "%d", level));
    }
    for (int fit = 90; fit >= 10 && field->kind == TRAIT_NUMBER && field->trait < 0; fit -= 10)
        note(completer, candidates, arena_printf(completer->arena, "%d", fit));
}

static void complete_value(struct completer *completer, const struct filter_field *field,
                           enum filter_operator op, const char *lead, bool quoted)
{
    struct candidates candidates = {0};
    size_t count = 0;

    if (!filter_suits(field->kind, op))
        return;
    if (field->kind == TRAIT_RATING || field->kind == TRAIT_LEVEL ||
        (field->trait < 0 && !field->text))
        note_scale(completer, &candidates, field);
    else
        note_column(completer, &candidates, field);
    merge(&candidates);
    for (size_t i = 0; i < candidates.count; i++) {
        struct candidate candidate = candidates.list[i];
        candidate.term = filter_make_comparison(completer->arena, completer->catalog, field, op,
                                                candidate.value);
        if (candidate.term)
            candidates.list[count++] = candidate;
    }
    candidates.count = count;
    if (count > 0)
        list_values(completer, &candidates, lead, quoted);
}

/* Above this many values (frameworks x traits), known values are not counted. */
#define CELLS_MOST 1000000

static void complete_question(struct completer *completer, const struct filter_question *question,
                              const char *lead, bool quoted)
{
    struct candidates candidates = {0};
    size_t n_traits, cells = 0;
    const struct trait *traits = catalog_traits(completer->catalog, &n_traits);

    for (size_t i = 0; i < n_traits && cells <= CELLS_MOST; i++) {
        if (question->levels_only && traits[i].kind != TRAIT_LEVEL)
            continue;
        size_t before = candidates.count;
        note(completer, &candidates, traits[i].id);
        if (candidates.count == before)
            continue;
        struct candidate *candidate = &candidates.list[before];
        candidate->term =
            filter_make_question(completer->arena, completer->catalog, question, (int)i);
        cells += completer->n_frameworks;
        if (!run_with(completer, completer->before, candidate->term, &candidate->count))
            candidates.count--;
    }
    if (candidates.count > 0)
        list_values(completer, &candidates, lead, quoted);
}

static void complete_field(struct completer *completer, const struct filter_token *token)
{
    const char *at = completer->text + token->at;
    const char *name = arena_copy(completer->arena, at, token->name_length);
    const char *lead = arena_copy(completer->arena, at, token->value - token->quoted - token->at);
    const struct filter_question *question = filter_find_question(name);
    struct filter_field field;

    if (question && token->op == FILTER_CONTAINS)
        complete_question(completer, question, lead, token->quoted);
    else if (!question && filter_find_field(completer->catalog, name, &field))
        complete_value(completer, &field, token->op, lead, token->quoted);
}

/* The last token if it reaches the end of the text, else an empty one. */
static struct filter_token last_token(const char *text)
{
    struct filter_token token = filter_token(text, 0);
    size_t end = strlen(text);

    while (token.kind != TOKEN_END && token.at + token.length < end)
        token = filter_token(text, token.at + token.length);
    return token;
}

size_t filter_complete(struct arena *arena, struct catalog *catalog, const int *fits,
                       const char *text, size_t most, struct filter_completion *ret_completions)
{
    struct filter_token token = last_token(text);
    struct completer completer = {
        .arena = arena,
        .catalog = catalog,
        .fits = fits,
        .text = text,
        .most = most,
        .completions = ret_completions,
    };
    bool begun = token.kind == TOKEN_WORD || token.kind == TOKEN_FIELD;
    size_t from = token.kind == TOKEN_FIELD ? token.value : token.at;
    size_t length = token.kind == TOKEN_FIELD ? token.value_length : begun ? token.length : 0;
    char *word = arena_copy(arena, text + from, length);

    if (token.kind == TOKEN_CLOSE || token.kind == TOKEN_QUOTED || (token.quoted && token.closed))
        return 0;
    text_lower(word);
    completer.begun = word;
    completer.before = begun ? arena_copy(arena, text, token.at) : text;
    catalog_frameworks(catalog, &completer.n_frameworks);
    completer.rows = ARENA_ARRAY(arena, int, completer.n_frameworks);
    if (token.kind == TOKEN_FIELD)
        complete_field(&completer, &token);
    else
        complete_name(&completer);
    return completer.count;
}
