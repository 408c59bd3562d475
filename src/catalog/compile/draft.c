#include "catalog/compile/draft.h"

#include "base/array.h"
#include "base/date.h"
#include "base/memory.h"
#include "base/text/nearest.h"
#include "base/text/text.h"
#include "catalog/compile/fields.h"

#include <stdlib.h>
#include <string.h>

/* Finds an id in an array of structs with the id at a given offset. */
static int find(const void *array, size_t count, size_t size, size_t offset, const char *id)
{
    const char *bytes = array;

    for (size_t i = 0; i < count; i++) {
        const char *other = *(const char *const *)(const void *)(bytes + i * size + offset);
        if (other && text_equal(other, id))
            return (int)i;
    }
    return -1;
}

/* The same, but adds a diagnostic with the nearest id if there is none. */
static int need(const struct fields *fields, const struct node *at, const char *noun,
                const void *array, size_t count, size_t size, size_t offset, const char *id)
{
    int index = find(array, count, size, offset, id);

    if (index >= 0)
        return index;
    if (id[0] == '\0' && (!at || at->key))
        return -1; /* missing: already reported */
    const char **ids = memory_new(count, sizeof(ids[0]));
    const char *bytes = array;
    for (size_t i = 0; i < count; i++)
        ids[i] = *(const char *const *)(const void *)(bytes + i * size + offset);
    const char *near = nearest_word(id, ids, count);
    free(ids);
    bool is_name = at && at->key && !(at->kind == NODE_SCALAR && text_ends_with(at->text, id));
    if (id[0] == '\0')
        fields_report(fields, at, "expected the id of a %s", noun);
    else
        diagnostics_add(fields->diagnostics, fields->file,
                        is_name ? at->key_line
                        : at    ? at->line
                                : 1,
                        is_name ? at->key_column
                        : at    ? at->column
                                : 1,
                        "there is no %s '%s'%s%s%s", noun, id, near ? ", expected '" : "",
                        near ? near : "", near ? "'" : "");
    return -1;
}

#define FIND(array, count, id) \
    find((array), (count), sizeof((array)[0]), offsetof(__typeof__((array)[0]), id), (id))
#define NEED(fields, at, noun, array, count, id)                       \
    need((fields), (at), (noun), (array), (count), sizeof((array)[0]), \
         offsetof(__typeof__((array)[0]), id), (id))

int draft_find_trait(const struct draft *draft, const char *id)
{
    return FIND(draft->traits, draft->n_traits, id);
}

int draft_find_component(const struct draft *draft, const char *id)
{
    return FIND(draft->components, draft->n_components, id);
}

int draft_find_named(const struct named *named, size_t count, const char *id)
{
    return FIND(named, count, id);
}

int draft_need_trait(const struct draft *draft, const struct fields *fields, const struct node *at,
                     const char *id)
{
    return NEED(fields, at, "trait", draft->traits, draft->n_traits, id);
}

int draft_need_component(const struct draft *draft, const struct fields *fields,
                         const struct node *at, const char *id)
{
    return NEED(fields, at, "component", draft->components, draft->n_components, id);
}

int draft_need_criterion(const struct draft *draft, const struct fields *fields,
                         const struct node *at, const char *id)
{
    return NEED(fields, at, "criterion", draft->criteria, draft->n_criteria, id);
}

int draft_need_named(const struct fields *fields, const struct node *at, const char *noun,
                     const struct named *named, size_t count, const char *id)
{
    return NEED(fields, at, noun, named, count, id);
}

static bool source_is_shaped(const char *source)
{
    static const char *const starts[] = {"http://", "https://", "pkg:", "github:"};

    if (strpbrk(source, " \t"))
        return text_starts_with(source, "https://") || text_starts_with(source, "http://");
    for (size_t i = 0; i < ARRAY_LENGTH(starts); i++)
        if (text_starts_with(source, starts[i]) && source[strlen(starts[i])] != '\0')
            return true;
    return text_equal(source, "none") || text_equal(source, "memory");
}

void draft_evidence(const struct fields *fields, const struct node *map, const char *note_key,
                    bool note_required, struct evidence *ret_evidence)
{
    long days, months;

    ret_evidence->source = fields_text(fields, map, "source", true);
    ret_evidence->as_of = fields_text(fields, map, "as_of", false);
    ret_evidence->note = fields_text(fields, map, note_key, note_required);
    ret_evidence->checked = fields_boolean_required(fields, map, "checked");
    if (ret_evidence->source[0] != '\0' && !source_is_shaped(ret_evidence->source))
        fields_report(fields, node_member(map, "source"),
                      "'source' is '%s', expected an http(s) address, pkg:TYPE/NAME, "
                      "github:OWNER/REPO:PATH, none or memory",
                      ret_evidence->source);
    if (ret_evidence->as_of[0] != '\0' && !date_parse(ret_evidence->as_of, &days, &months))
        fields_report(fields, node_member(map, "as_of"),
                      "'as_of' is '%s', expected YYYY, YYYY-MM or YYYY-MM-DD", ret_evidence->as_of);
    if (ret_evidence->checked &&
        (text_equal(ret_evidence->source, "none") || text_equal(ret_evidence->source, "memory")))
        fields_report(fields, node_member(map, "source"),
                      "a source '%s' cannot be checked, expected 'checked: false'",
                      ret_evidence->source);
}

struct claim *draft_claims(struct draft *draft, const struct fields *fields,
                           const struct node *list, size_t *ret_count)
{
    static const char *const names[] = {"id",     "claim",   "verdict", "evidence",
                                        "source", "checked", "as_of"};
    struct claim *claims = ARENA_ARRAY(draft->arena, struct claim, list ? list->count : 0);
    size_t count = 0;

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        struct claim *claim = &claims[count++];
        if (!fields_known(fields, item, names, ARRAY_LENGTH(names)))
            continue;
        claim->id = fields_text(fields, item, "id", true);
        claim->claim = fields_text(fields, item, "claim", true);
        claim->verdict = (enum claim_verdict)fields_word(
            fields, item, "verdict", claim_verdict_names, CLAIM_VERDICT_COUNT, -1);
        draft_evidence(fields, item, "evidence", true, &claim->evidence);
        claim->found = claim->evidence.note;
    }
    *ret_count = count;
    return claims;
}

const char *draft_page(struct draft *draft, const struct source_file *file)
{
    const char *line = file->source.body;
    const char *end = file->broken ? line : line + file->source.body_length;
    int number = file->source.body_line;
    size_t length;

    if (file->broken)
        return NULL;
    const char *text = draft_page_text(draft, file, &length);
    if (length > LIMIT_PAGE)
        diagnostics_add(draft->diagnostics, file->path, number, 1,
                        "the page has %zu bytes, expected at most %d", length, LIMIT_PAGE);
    for (; line < end; number++) {
        if (*line == '|')
            diagnostics_add(
                draft->warnings, file->path, number, 1,
                "a line starts with '|': tables are not supported in pages, write a list instead");
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        line = newline ? newline + 1 : end;
    }
    return text;
}

void draft_add_page(struct draft *draft, const char *kind, const struct source_file *file)
{
    const char *text = draft_page(draft, file);

    if (text)
        draft->pages[draft->n_pages++] = (struct draft_page){kind, file->id, text};
}

const char *draft_filled(const struct draft *draft, const char *text, const struct named *named)
{
    struct text out;

    if (!strchr(text, '{'))
        return text;
    text_init(&out);
    while (*text) {
        if (text_starts_with(text, "{id}")) {
            text_append(&out, named->id);
            text += strlen("{id}");
        } else if (text_starts_with(text, "{label}")) {
            text_append(&out, named->label);
            text += strlen("{label}");
        } else {
            text_append_char(&out, *text++);
        }
    }
    const char *copy = arena_string(draft->arena, out.bytes);
    text_finish(&out);
    return copy;
}
