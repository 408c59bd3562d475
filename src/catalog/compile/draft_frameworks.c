#include "base/array.h"
#include "base/date.h"
#include "base/memory.h"
#include "base/text/text.h"
#include "catalog/compile/draft.h"
#include "catalog/compile/fields.h"
#include "catalog/compile/framework_files.h"

#include <stdlib.h>
#include <string.h>

/* frameworks/<slug>.md. A trait is listed under facts, capabilities (levels) or ratings, depending
 * on its kind. */
static const struct {
    const char *member;
    const char *value_key, *note_key;
    bool note_required;
} places[] = {
    {"facts", "value", "note", false},
    {"capabilities", "level", "how", false},
    {"ratings", "value", "why", true},
};

static const char *place_of(enum trait_kind kind)
{
    return kind == TRAIT_LEVEL    ? places[1].member
           : kind == TRAIT_RATING ? places[2].member
                                  : places[0].member;
}

/* Text of a value, checked against the trait's kind and turned into numbers. */
static void read_value(const struct fields *fields, const struct node *item,
                       const struct trait *trait, const char *key, struct value *value)
{
    long days, months, whole;
    double number = 0;

    value->known = !text_equal(value->text, "unknown");
    if (!value->known || value->text[0] == '\0')
        return;
    switch (trait->kind) {
    case TRAIT_LEVEL:
    case TRAIT_RATING:
        if (!text_to_integer(value->text, trait->kind == TRAIT_LEVEL ? 0 : 1,
                             trait->kind == TRAIT_LEVEL ? LEVEL_MOST : 5, &whole))
            fields_report(fields, node_member(item, key), "'%s' is '%s', expected %s", trait->id,
                          value->text,
                          trait->kind == TRAIT_LEVEL ? "a level from 0 to 3 or unknown"
                                                     : "a rating from 1 to 5 or unknown");
        else
            number = (double)whole;
        break;
    case TRAIT_NUMBER:
        if (!text_to_number(value->text, &number))
            fields_report(fields, node_member(item, key),
                          "'%s' is '%s', expected a number or unknown", trait->id, value->text);
        break;
    case TRAIT_DATE:
        if (date_parse(value->text, &days, &months))
            number = (double)days;
        else if (!text_equal(value->text, "open-ended") &&
                 !text_equal(value->text, "none published"))
            fields_report(fields, node_member(item, key),
                          "'%s' is '%s', expected a date, open-ended, none published or unknown",
                          trait->id, value->text);
        break;
    default:
        break;
    }
    value->low = value->high = number;
}

static void read_bounds(const struct fields *fields, const struct node *item, struct value *value)
{
    bool both = node_member(item, "low") && node_member(item, "high");
    bool low = fields_number(fields, item, "low", &value->low);
    bool high = fields_number(fields, item, "high", &value->high);

    value->bounds = fields_text(fields, item, "bounds", true);
    value->bounded = low && high;
    if (!both || (value->bounded && value->low > value->high))
        fields_report(fields, item, "bounds need 'low' and 'high', the first not above the second");
    if (value->bounded && value->known)
        fields_report(fields, item, "a known value has no bounds");
}

static void read_values(struct draft *draft, const struct fields *fields, const struct node *map,
                        size_t place, struct draft_framework *framework)
{
    const char *names[] = {places[place].value_key,
                           places[place].note_key,
                           "as_of",
                           "source",
                           "checked",
                           "low",
                           "high",
                           "bounds"};
    const struct node *values = fields_map(fields, map, places[place].member);

    for (const struct node *item = values ? values->first : NULL; item; item = item->next) {
        int index = draft_need_trait(draft, fields, item, item->key);
        if (index < 0 || !fields_known(fields, item, names, ARRAY_LENGTH(names)))
            continue;
        const struct trait *trait = &draft->traits[index];
        struct value *value = &framework->values[index];
        if (!text_equal(place_of(trait->kind), places[place].member))
            fields_report(fields, item, "'%s' is a %s, expected under '%s'", trait->id,
                          trait_kind_names[trait->kind], place_of(trait->kind));
        value->text = fields_text(fields, item, places[place].value_key, true);
        draft_evidence(fields, item, places[place].note_key,
                       places[place].note_required && !text_equal(value->text, "unknown"),
                       &value->evidence);
        value->bounds = "";
        read_value(fields, item, trait, places[place].value_key, value);
        if (node_member(item, "low") || node_member(item, "high"))
            read_bounds(fields, item, value);
    }
}

static int compare_component(const void *left, const void *right)
{
    return ((const struct pairing *)left)->component - ((const struct pairing *)right)->component;
}

/* By component, as they are read again. */
static void read_pairings(struct draft *draft, const struct fields *fields, const struct node *map,
                          struct draft_framework *framework)
{
    static const char *const names[] = {"fit", "via", "why", "source", "checked", "as_of"};
    const struct node *pairings = fields_map(fields, map, "pairings");

    framework->pairings = ARENA_ARRAY(draft->arena, struct pairing, pairings ? pairings->count : 0);
    for (const struct node *item = pairings ? pairings->first : NULL; item; item = item->next) {
        int component = draft_need_component(draft, fields, item, item->key);
        if (component < 0 || !fields_known(fields, item, names, ARRAY_LENGTH(names)))
            continue;
        struct pairing *pairing = &framework->pairings[framework->n_pairings++];
        pairing->component = component;
        pairing->fit = (int)fields_integer_required(fields, item, "fit", 0, LIMIT_FIT);
        pairing->via = fields_text(fields, item, "via", false);
        draft_evidence(fields, item, "why", true, &pairing->evidence);
    }
    qsort(framework->pairings, framework->n_pairings, sizeof(framework->pairings[0]),
          compare_component);
}

static void read_serves(struct draft *draft, const struct fields *fields, const struct node *map,
                        struct framework *row)
{
    size_t before = diagnostics_count(draft->diagnostics);
    const struct node *list = fields_list(fields, map, "serves");
    uint64_t serves = 0;

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        int language =
            draft_need_named(fields, item, "language", draft->languages, draft->n_languages,
                             item->kind == NODE_SCALAR ? item->text : "");
        if (language >= 0)
            serves |= UINT64_C(1) << language;
    }
    if (diagnostics_count(draft->diagnostics) == before)
        row->serves = serves;
}

/* The language shown in the list: the text of the trait named after the catalog's `serves` word,
 * without a remark in brackets; without such a trait the labels of what the framework serves. */
static const char *shown_language(const struct draft *draft,
                                  const struct draft_framework *framework)
{
    int trait = draft_find_trait(draft, draft->served[0] ? draft->served : "language");
    struct text labels;

    if (trait >= 0 && framework->values[trait].text) {
        const char *text = framework->values[trait].text;
        const char *remark = strstr(text, " (");
        return remark ? arena_copy(draft->arena, text, (size_t)(remark - text)) : text;
    }
    text_init(&labels);
    for (size_t i = 0; i < draft->n_languages; i++)
        if (framework->row.serves >> i & 1)
            text_printf(&labels, "%s%s", labels.length > 0 ? ", " : "", draft->languages[i].label);
    const char *copy = arena_string(draft->arena, labels.bytes);
    text_finish(&labels);
    return copy;
}

static void read_framework(struct draft *draft, const struct source_file *file,
                           struct draft_framework *framework)
{
    static const char *const names[] = {"order",   "name",     "kind",  "tags",
                                        "summary", "serves",   "facts", "capabilities",
                                        "ratings", "pairings", "claims"};
    const struct node *map = file->source.front;
    struct fields fields = {draft->arena, draft->diagnostics, file->path};
    struct framework *row = &framework->row;

    *row = (struct framework){.id = file->id,
                              .name = "",
                              .language = "",
                              .kind = "",
                              .tags = "",
                              .summary = "",
                              /* criteria exist for every possible language; narrowed once `serves`
                               * is read */
                              .serves = UINT64_MAX};
    framework->values = ARENA_ARRAY(draft->arena, struct value, draft->n_traits);
    if (file->broken || !fields_known(&fields, map, names, ARRAY_LENGTH(names)))
        return;
    row->name = fields_text(&fields, map, "name", true);
    row->kind = fields_text(&fields, map, "kind", true);
    row->tags = fields_joined(&fields, map, "tags");
    row->summary = fields_text(&fields, map, "summary", true);
    read_serves(draft, &fields, map, row);
    for (size_t i = 0; i < ARRAY_LENGTH(places); i++)
        read_values(draft, &fields, map, i, framework);
    read_pairings(draft, &fields, map, framework);
    framework->claims =
        draft_claims(draft, &fields, fields_list(&fields, map, "claims"), &framework->n_claims);
    row->language = shown_language(draft, framework);
    if (draft_find_component(draft, file->id) >= 0)
        fields_report(&fields, map, "there is also a component '%s'; ids must be unique", file->id);
}

#define KEPT_MOST (16u << 20) /* bytes of files between the two readings */

/* Keeps a copy of what was read, because opening the file again takes longer. Returns its length, 0 if it
 * was not kept. */
static size_t keep_bytes(struct source_file *file, const struct source_file *read, size_t room)
{
    if (read->length == 0 || read->length > room)
        return 0;
    file->bytes = memory_resize(NULL, read->length, 1);
    file->length = read->length;
    memcpy(file->bytes, read->bytes, read->length);
    return read->length;
}

static void drop_bytes(struct source_file *file)
{
    free(file->bytes);
    file->bytes = NULL;
}

void draft_drop_files(struct draft *draft)
{
    for (size_t i = 0; i < draft->n_files[SOURCE_FRAMEWORK]; i++)
        drop_bytes(&draft->files[SOURCE_FRAMEWORK][i]);
}

bool draft_note_frameworks(struct draft *draft, struct source_file *files, size_t count,
                           struct error *error)
{
    struct framework_files *readings = framework_files_new(files, count, !draft->reporting);
    const struct source_file *file = NULL;
    size_t room = KEPT_MOST;

    for (size_t i = 0;
         i < count && (file = framework_files_next(readings, draft->diagnostics, error)); i++) {
        files[i].order = file->order;
        room -= keep_bytes(&files[i], file, room);
    }
    framework_files_free(readings);
    return count == 0 || file;
}

/* --- one at a time ---------------------------------------------------------------------------- */

/* By `order`, then by id; files without an order come last. */
static int compare_order(const void *left, const void *right)
{
    const struct source_file *one = left, *other = right;

    if (one->order != other->order)
        return one->order < other->order ? -1 : 1;
    return strcmp(one->id, other->id);
}

/* What is kept of a framework, out of the arena that it was read into. */
static void keep_row(struct arena *arena, struct framework *row)
{
    const char **const texts[] = {&row->name, &row->language, &row->kind, &row->tags,
                                  &row->summary};

    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++)
        *texts[i] = arena_string(arena, *texts[i]);
}

static void take_framework(struct draft *draft, size_t index, const struct source_file *file)
{
    struct draft_framework *framework = &draft->frameworks[index];
    struct fields fields = {draft->arena, draft->diagnostics, file->path};
    const char *page;

    fields_integer(&fields, file->source.front, "order", 0, FRAMEWORK_ORDER_MOST, 0);
    read_framework(draft, file, framework);
    page = draft_page(draft, file);
    if (draft->writer && diagnostics_count(draft->diagnostics) == 0) {
        draft_compute_values(draft, framework, 0);
        draft_write_framework(draft->writer, index, framework, page);
    }
}

bool draft_read_frameworks(struct draft *draft, struct error *error)
{
    struct source_file *files = draft->files[SOURCE_FRAMEWORK];
    size_t count = draft->n_files[SOURCE_FRAMEWORK];
    size_t n_criteria = draft->n_files[SOURCE_CRITERION] + draft->n_languages;
    struct arena *kept = draft->arena;
    bool done = true;

    if (count > 0)
        qsort(files, count, sizeof(files[0]), compare_order);
    draft->frameworks = ARENA_ARRAY(kept, struct draft_framework, count);
    draft->n_frameworks = count;
    struct framework_files *readings = framework_files_new(files, count, false);
    for (size_t i = 0; i < count && done; i++) {
        struct draft_framework *framework = &draft->frameworks[i];
        const struct source_file *file =
            framework_files_next(readings, draft->reporting ? NULL : draft->diagnostics, error);
        done = file != NULL;
        framework->low = ARENA_ARRAY(kept, int16_t, n_criteria);
        framework->high = ARENA_ARRAY(kept, int16_t, n_criteria);
        draft->arena = draft->scratch;
        if (done)
            take_framework(draft, i, file);
        keep_row(kept, &framework->row);
        framework->values = NULL;
        framework->pairings = NULL;
        framework->claims = NULL;
        draft->arena = kept;
        arena_clear(draft->scratch);
        drop_bytes(&files[i]);
    }
    framework_files_free(readings);
    return done;
}
