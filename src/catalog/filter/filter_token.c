#include "catalog/filter/filter_parts.h"

#include "base/text/text.h"

#include <string.h>

const char *const filter_signs[FILTER_OPERATOR_COUNT] = {
    [FILTER_AT_LEAST] = ">=", [FILTER_AT_MOST] = "<=", [FILTER_MORE] = ">",
    [FILTER_LESS] = "<",      [FILTER_EQUAL] = "=",    [FILTER_CONTAINS] = ":",
};

static bool is_blank(char character)
{
    return (unsigned char)character <= ' ';
}

/* A word ends at a blank, a bracket, a bar or a quote. */
static size_t word_length(const char *text)
{
    size_t length = 0;

    while (text[length] != '\0' && !is_blank(text[length]) && !strchr("()|\"", text[length]))
        length++;
    return length;
}

/* A quoted text, starting at its first quote; without a second one it extends to the end. */
static void read_quoted(const char *text, size_t at, struct filter_token *token)
{
    const char *end = strchr(text + at + 1, '"');

    token->quoted = true;
    token->closed = end != NULL;
    token->value = at + 1;
    token->value_length = end ? (size_t)(end - text) - token->value : strlen(text + token->value);
    token->length = token->value + token->value_length + token->closed - token->at;
}

static enum filter_operator operator_at(const char *text)
{
    int op = 0;

    while (!text_starts_with(text, filter_signs[op]))
        op++;
    return (enum filter_operator)op;
}

/* A word, or a field with operator and value. */
static void read_word(const char *text, struct filter_token *token)
{
    token->kind = TOKEN_WORD;
    token->length = word_length(text + token->at);
    token->name_length = strcspn(text + token->at, ":=<>");
    if (token->name_length >= token->length)
        return;

    token->kind = TOKEN_FIELD;
    token->op = operator_at(text + token->at + token->name_length);
    token->value = token->at + token->name_length + strlen(filter_signs[token->op]);
    token->value_length = token->at + token->length - token->value;
    if (token->value_length == 0 && text[token->value] == '"')
        read_quoted(text, token->value, token);
}

struct filter_token filter_token(const char *text, size_t at)
{
    static const struct {
        char sign;
        enum filter_token_kind kind;
    } signs[] = {
        {'(', TOKEN_OPEN}, {')', TOKEN_CLOSE}, {'|', TOKEN_OR}, {'!', TOKEN_NOT}, {'\0', TOKEN_END},
    };
    struct filter_token token = {.length = 1};

    while (text[at] != '\0' && is_blank(text[at]))
        at++;
    token.at = at;
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        if (text[at] == signs[i].sign) {
            token.kind = signs[i].kind;
            token.length = text[at] != '\0';
            return token;
        }
    }
    if (text[at] == '"') {
        token.kind = TOKEN_QUOTED;
        read_quoted(text, at, &token);
    } else {
        read_word(text, &token);
    }
    return token;
}
