#include "catalog/filter/filter_parts.h"

#include "base/text/clean.h"
#include "base/text/nearest.h"
#include "base/text/text.h"

#include <string.h>

/* Recursive descent over the tokens; stops at the first error. */
struct parser {
    struct arena *arena;
    struct catalog *catalog;
    const char *text;
    struct filter_token token; /* the current token */
    int depth;
    const struct filter *tail; /* to be added at the end, or NULL */
    bool tail_used;
    struct filter_error *error;
};

static void advance(struct parser *parser)
{
    parser->token = filter_token(parser->text, parser->token.at + parser->token.length);
}

/* Sets the error: what was expected, as clean text, cut to the buffer. Always NULL. */
__attribute__((format(printf, 4, 5))) static struct filter *
fail(const struct parser *parser, size_t at, size_t length, const char *format, ...)
{
    struct filter_error *error = parser->error;
    struct error sentence;
    va_list arguments;
    size_t end;

    va_start(arguments, format);
    error_vset(&sentence, format, arguments);
    va_end(arguments);
    end = strlen(sentence.message);
    if (end >= sizeof(error->expected)) {
        end = sizeof(error->expected) - 1;
        while (((unsigned char)sentence.message[end] & 0xC0) == 0x80)
            end--; /* not in the middle of a character */
    }
    memcpy(error->expected, sentence.message, end);
    error->expected[end] = '\0';
    error->at = at;
    error->length = length;
    return NULL;
}

static struct filter *fail_at_token(const struct parser *parser, const char *expected)
{
    return fail(parser, parser->token.at, parser->token.length, "%s", expected);
}

/* A part of the text, shortened for a message. */
static const char *quote_part(const struct parser *parser, size_t at, size_t length)
{
    const size_t most = 40;
    const char *bytes = parser->text + at;

    if (length <= most)
        return clean_line(parser->arena, bytes, length);
    for (length = most; ((unsigned char)bytes[length] & 0xC0) == 0x80 && length > 0;)
        length--;
    return arena_printf(parser->arena, "%s...", clean_line(parser->arena, bytes, length));
}

/* A trait of this catalog as an example. */
static const char *example_of(struct parser *parser, enum trait_kind kind, const char *otherwise)
{
    size_t count;
    const struct trait *traits = catalog_traits(parser->catalog, &count);

    for (size_t i = 0; i < count; i++)
        if (traits[i].kind == kind)
            return traits[i].id;
    return otherwise;
}

static const char *comparison_example(struct parser *parser)
{
    const char *id = example_of(parser, TRAIT_RATING, NULL);

    return id ? arena_printf(parser->arena, "%s>=4", id) : "fit>=70";
}

/* Words. */

static struct filter *parse_quoted(struct parser *parser)
{
    const struct filter_token token = parser->token;
    struct filter *term = filter_make(parser->arena, filter_match_word);

    if (!token.closed)
        return fail_at_token(parser, "expected a second \" to close this one");
    if (token.value_length == 0)
        return fail_at_token(parser, "expected a text between the quotes");
    filter_set_word(parser->arena, term, parser->text + token.value, token.value_length);
    advance(parser);
    return term;
}

/* Does a word of the id begin with these letters? Words are separated by hyphens. More letters
 * never match more ids; filter_narrows relies on that. */
static bool begins_word(const char *id, const char *letters)
{
    for (const char *at = id; at; at = strchr(at, '-')) {
        at += *at == '-';
        if (text_starts_with(at, letters))
            return true;
    }
    return false;
}

/* A plain word also matches capabilities whose id has a word that begins with it: "websoc" matches
 * has:websockets. */
static void add_capabilities(struct parser *parser, struct filter *word)
{
    size_t count;
    const struct trait *traits = catalog_traits(parser->catalog, &count);

    for (size_t i = 0; i < count; i++) {
        if (traits[i].kind != TRAIT_LEVEL || !begins_word(traits[i].id, word->word))
            continue;
        if (!word->sets)
            word->sets = ARENA_ARRAY(parser->arena, const uint64_t *, count);
        word->sets[word->n_sets++] = catalog_having(parser->catalog, (int)i);
    }
}

/* 'word, ^word, word$, ^word$ or word. */
static struct filter *parse_word(struct parser *parser)
{
    const struct filter_token token = parser->token;
    const char *word = parser->text + token.at;
    size_t length = token.length;
    bool whole = *word == '\'', start = *word == '^', end = !whole && word[length - 1] == '$';
    static filter_function *const matchers[2][2] = {
        {filter_match_word, filter_match_name_end},
        {filter_match_name_start, filter_match_name},
    };
    struct filter *term =
        filter_make(parser->arena, whole ? filter_match_whole_word : matchers[start][end]);

    word += whole || start;
    length -= whole || start;
    length -= end && length > 0;
    if (length == 0)
        return fail_at_token(parser, whole   ? "expected a word after ', such as 'api"
                                     : start ? "expected letters after ^, such as ^spring"
                                             : "expected letters before $, such as js$");
    filter_set_word(parser->arena, term, word, length);
    advance(parser);
    if (!whole && !start && !end)
        add_capabilities(parser, term);
    return term;
}

/* Fields. */

/* The nearest trait (or capability) or built-in field; NULL: none. */
static const char *nearest_field(struct parser *parser, const char *name, bool traits_only,
                                 bool levels_only)
{
    size_t n_fields = filter_field_count(parser->catalog), count = 0;
    const char **names = ARENA_ARRAY(parser->arena, const char *, n_fields + FILTER_QUESTION_COUNT);

    for (size_t i = 0; i < n_fields; i++) {
        struct filter_field field = filter_field(parser->catalog, i);
        if (field.name[0] && (!traits_only || field.trait >= 0) &&
            (!levels_only || field.kind == TRAIT_LEVEL))
            names[count++] = field.name;
    }
    for (size_t i = 0; i < FILTER_QUESTION_COUNT && !traits_only; i++)
        names[count++] = filter_questions[i].name;
    return nearest_word(name, names, count);
}

static struct filter *fail_name(struct parser *parser, const char *name)
{
    const struct filter_token *token = &parser->token;
    const char *shown = quote_part(parser, token->at, token->name_length);
    const char *near = nearest_field(parser, name, false, false);

    if (near)
        return fail(parser, token->at, token->name_length, "there is no field '%s', expected '%s'",
                    shown, near);
    return fail(parser, token->at, token->name_length,
                "there is no field '%s', expected one, such as %s, or a text in quotes", shown,
                comparison_example(parser));
}

/* Checks that hold for the value of any field; false after an error. */
static bool check_value(struct parser *parser, const char *expected)
{
    const struct filter_token *token = &parser->token;
    size_t sign = token->at + token->name_length, sign_length = token->value - token->quoted - sign;
    const char *begun = quote_part(parser, token->at, token->name_length + sign_length);

    if (token->quoted && !token->closed)
        fail(parser, token->value - 1, token->value_length + 1,
             "expected a second \" to close this one");
    else if (token->value_length == 0)
        fail(parser, sign, token->at + token->length - sign, "expected %s right after '%s'",
             expected, begun);
    else if (!token->quoted && strchr(":=<>", parser->text[token->value]))
        fail(parser, sign, sign_length + 1, "expected one of the operators : = >= <= > <");
    else
        return true;
    return false;
}

static struct filter *parse_question(struct parser *parser, const struct filter_question *question)
{
    const struct filter_token *token = &parser->token;
    size_t sign = token->at + token->name_length;
    const char *name = arena_copy(parser->arena, parser->text + token->value, token->value_length);
    const char *shown = quote_part(parser, token->value, token->value_length);
    int trait = filter_find_trait(parser->catalog, name);
    const char *noun = question->levels_only ? "capability" : "trait";

    if (token->op != FILTER_CONTAINS)
        return fail(parser, sign, strlen(filter_signs[token->op]), "expected ':' after '%s'",
                    question->name);
    const char *example =
        example_of(parser, question->levels_only ? TRAIT_LEVEL : TRAIT_TEXT, "ID");
    if (!check_value(parser, arena_printf(parser->arena, "a %s, such as %s:%s,", noun,
                                          question->name, example)))
        return NULL;
    if (trait >= 0 && question->levels_only &&
        catalog_trait(parser->catalog, trait)->kind != TRAIT_LEVEL)
        return fail(parser, token->value, token->value_length,
                    "'%s' is a %s, expected a capability, such as %s:%s", shown,
                    trait_kind_names[catalog_trait(parser->catalog, trait)->kind], question->name,
                    example);
    if (trait < 0) {
        const char *near = nearest_field(parser, name, true, question->levels_only);
        return fail(parser, token->value, token->value_length,
                    "there is no %s '%s', expected %s%s%s", noun, shown,
                    near ? "'" : "one, such as ", near ? near : example, near ? "'" : "");
    }
    struct filter *term = filter_make_question(parser->arena, parser->catalog, question, trait);
    advance(parser);
    return term;
}

static struct filter *parse_field(struct parser *parser)
{
    const struct filter_token *token = &parser->token;
    const char *name = arena_copy(parser->arena, parser->text + token->at, token->name_length);
    const char *value = arena_copy(parser->arena, parser->text + token->value, token->value_length);
    size_t sign = token->at + token->name_length;
    struct filter_field field;

    if (token->name_length == 0)
        return fail(parser, token->at, token->length, "expected a field before '%s', such as %s",
                    filter_signs[token->op], comparison_example(parser));
    if (text_ends_with(name, "!") && token->op == FILTER_EQUAL)
        return fail(parser, sign - 1, 2, "expected '!' before the field, such as !kind=micro");
    if (filter_find_question(name))
        return parse_question(parser, filter_find_question(name));
    if (!filter_find_field(parser->catalog, name, &field))
        return fail_name(parser, name);
    if (!filter_suits(field.kind, token->op))
        return fail(parser, sign, strlen(filter_signs[token->op]),
                    "'%s' is a %s, expected : or = after it", field.name,
                    trait_kind_names[field.kind]);
    if (!check_value(parser, filter_expects(field.kind)))
        return NULL;
    struct filter *term =
        filter_make_comparison(parser->arena, parser->catalog, &field, token->op, value);
    if (!term)
        return fail(parser, token->value, token->value_length, "expected %s after '%s%s'",
                    filter_expects(field.kind), field.name, filter_signs[token->op]);
    advance(parser);
    return term;
}

/* Groups. */

static struct filter *parse_any(struct parser *parser);

static struct filter *parse_group(struct parser *parser)
{
    const struct filter_token open = parser->token;
    struct filter *group;

    if (parser->depth == FILTER_DEPTH_MOST)
        return fail(parser, open.at, open.length, "expected at most %d nested groups",
                    FILTER_DEPTH_MOST);
    advance(parser);
    parser->depth++;
    group = parse_any(parser);
    parser->depth--;
    if (!group || (parser->token.kind == TOKEN_END && parser->tail_used))
        return group;
    if (parser->token.kind != TOKEN_CLOSE)
        return fail(parser, open.at, open.length, "expected a ')' to close this '('");
    advance(parser);
    return group;
}

static struct filter *parse_nothing(struct parser *parser)
{
    return fail_at_token(parser, "expected a word, a field or a group here");
}

/* A copy of the tail, because the parts of a group are a linked list. */
static struct filter *parse_end(struct parser *parser)
{
    struct filter *tail;

    if (!parser->tail || parser->tail_used)
        return parse_nothing(parser);
    parser->tail_used = true;
    tail = ARENA_NEW(parser->arena, struct filter);
    *tail = *parser->tail;
    return tail;
}

static struct filter *parse_positive(struct parser *parser)
{
    static struct filter *(*const parsers[])(struct parser * parser) = {
        [TOKEN_END] = parse_end,    [TOKEN_OPEN] = parse_group,  [TOKEN_CLOSE] = parse_nothing,
        [TOKEN_OR] = parse_nothing, [TOKEN_NOT] = parse_nothing, [TOKEN_QUOTED] = parse_quoted,
        [TOKEN_WORD] = parse_word,  [TOKEN_FIELD] = parse_field,
    };

    return parsers[parser->token.kind](parser);
}

static struct filter *parse_term(struct parser *parser)
{
    struct filter *negated;

    if (parser->token.kind != TOKEN_NOT)
        return parse_positive(parser);
    advance(parser);
    negated = filter_make(parser->arena, filter_match_not);
    negated->first = parse_positive(parser);
    return negated->first ? negated : NULL;
}

/* Whether another term follows. At the end of the text the tail follows, once. */
static bool has_more_terms(const struct parser *parser)
{
    switch (parser->token.kind) {
    case TOKEN_CLOSE:
    case TOKEN_OR:
        return false;
    case TOKEN_END:
        return parser->tail && !parser->tail_used;
    default:
        return true;
    }
}

static struct filter *parse_every(struct parser *parser)
{
    struct filter *first = parse_term(parser), *last = first, *group;

    while (last && has_more_terms(parser)) {
        struct filter *term = parse_term(parser);
        last->next = term;
        last = term;
    }
    if (!last || last == first)
        return last;
    group = filter_make(parser->arena, filter_match_every);
    group->first = first;
    return group;
}

static struct filter *parse_any(struct parser *parser)
{
    struct filter *first = parse_every(parser), *last = first, *group;

    while (last && parser->token.kind == TOKEN_OR) {
        advance(parser);
        struct filter *every = parse_every(parser);
        last->next = every;
        last = every;
    }
    if (!last || last == first)
        return last;
    group = filter_make(parser->arena, filter_match_any);
    group->first = first;
    return group;
}

const struct filter *filter_parse_open(struct arena *arena, struct catalog *catalog,
                                       const char *text, const struct filter *tail,
                                       struct filter_error *ret_error)
{
    struct parser parser = {arena, catalog, text, filter_token(text, 0), 0, tail, false, ret_error};
    const struct filter *filter;

    if (parser.token.kind == TOKEN_END && !tail)
        return filter_make(arena, filter_match_everything);
    filter = parse_any(&parser);
    if (filter && parser.token.kind != TOKEN_END)
        return fail_at_token(&parser, "expected nothing here: this ')' has no '('");
    return filter;
}

const struct filter *filter_parse(struct arena *arena, struct catalog *catalog, const char *text,
                                  struct filter_error *ret_error)
{
    return filter_parse_open(arena, catalog, text, NULL, ret_error);
}
