#include "catalog/filter/filter_parts.h"

#include <string.h>

/* Compares the texts only: a longer one that only adds "and" terms narrows. In doubt the answer is
 * no, which is always correct and costs one full scan. */

/* The structure of a text: is it complete, and can letters be added to its last token? */
struct outline {
    bool closed;   /* no group, quote or term is left open */
    bool grows;    /* it ends with a plain word, outside groups and not negated */
    bool appended; /* it ends with a token that more letters would change */
};

static bool is_plain(const char *text, const struct filter_token *token)
{
    return token->kind == TOKEN_WORD && !strchr("'^", text[token->at]) &&
           text[token->at + token->length - 1] != '$';
}

static struct outline outline_of(const char *text)
{
    struct outline outline = {.closed = true};
    struct filter_token token = filter_token(text, 0), before = {.kind = TOKEN_END};
    size_t end = strlen(text), depth = 0;

    for (; token.kind != TOKEN_END; token = filter_token(text, token.at + token.length)) {
        bool touches = token.at + token.length == end;
        depth += token.kind == TOKEN_OPEN;
        if (token.kind == TOKEN_CLOSE && depth-- == 0)
            return (struct outline){0};
        outline.closed =
            token.quoted ? token.closed : token.kind != TOKEN_FIELD || token.value_length > 0;
        outline.appended =
            touches && (token.kind == TOKEN_WORD || (token.kind == TOKEN_FIELD && !token.quoted));
        outline.grows = touches && is_plain(text, &token) && before.kind != TOKEN_NOT && depth == 0;
        before = token;
    }
    outline.closed =
        outline.closed && depth == 0 && before.kind != TOKEN_NOT && before.kind != TOKEN_OR;
    return outline;
}

/* Whether these are complete terms with no "or" between them. */
static bool only_terms(const char *text)
{
    struct filter_token token = filter_token(text, 0);
    size_t depth = 0;

    for (; token.kind != TOKEN_END; token = filter_token(text, token.at + token.length)) {
        depth += token.kind == TOKEN_OPEN;
        if ((token.kind == TOKEN_CLOSE && depth-- == 0) || (token.kind == TOKEN_OR && depth == 0) ||
            (token.quoted && !token.closed))
            return false;
    }
    return depth == 0;
}

/* Number of letters that continue the last word (no blank before them); 0 if they would change its
 * meaning. */
static size_t letters_added(const char *text)
{
    struct filter_token token = filter_token(text, 0);

    if (token.at > 0 || token.kind != TOKEN_WORD || text[token.length - 1] == '$')
        return 0;
    return token.length;
}

bool filter_narrows(const char *shorter, const char *longer)
{
    size_t length = strlen(shorter);
    struct outline outline = outline_of(shorter);

    if (filter_token(shorter, 0).kind == TOKEN_END)
        return true; /* it matches everything */
    if (strncmp(shorter, longer, length) != 0 || !outline.closed)
        return false;
    longer += length;
    if (outline.grows && letters_added(longer) > 0)
        longer += letters_added(longer);
    else if (outline.appended && *longer != '\0' && (unsigned char)*longer > ' ' &&
             !strchr("()|\"", *longer))
        return false;
    return only_terms(longer);
}
