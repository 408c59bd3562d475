#include "base/array.h"
#include "base/text/nearest.h"
#include "base/text/text.h"
#include "catalog/compile/draft.h"
#include "catalog/compile/fields.h"
#include "catalog/model/catalog.h"

#include <string.h>

/* components/<id>.md. Two passes: ids first, because components refer to each other. */

static void read_component(struct draft *draft, const struct source_file *file,
                           struct component *component)
{
    static const char *const names[] = {"name",      "slot",      "companion", "licence",
                                        "version",   "as_of",     "managed",   "source",
                                        "checked",   "summary",   "needs",     "brings",
                                        "conflicts", "synergies", "asks_for",  "default"};
    const struct node *map = file->source.front;
    struct fields fields = {draft->arena, draft->diagnostics, file->path};

    component->id = file->id;
    component->name = "";
    component->slot = SLOT_UNKNOWN;
    if (file->broken || !fields_known(&fields, map, names, ARRAY_LENGTH(names)))
        return;
    component->name = fields_text(&fields, map, "name", true);
    component->licence = fields_text(&fields, map, "licence", true);
    component->version = fields_text(&fields, map, "version", false);
    component->managed = fields_joined(&fields, map, "managed");
    draft_evidence(&fields, map, "summary", true, &component->evidence);
    component->summary = component->evidence.note;

    bool companion = fields_boolean(&fields, map, "companion", false);
    if (companion == (node_member(map, "slot") != NULL))
        fields_report(&fields, map, "expected either 'slot' or 'companion: true'");
    else if (companion)
        component->slot = -1;
    else
        component->slot = draft_need_named(&fields, node_member(map, "slot"), "slot", draft->slots,
                                           draft->n_slots, fields_text(&fields, map, "slot", true));
    if (!companion && component->slot < 0)
        component->slot = SLOT_UNKNOWN;
    for (const struct node *list = fields_list(&fields, map, "needs"),
                           *item = list ? list->first : NULL;
         item; item = item->next) {
        int slot = draft_need_named(&fields, item, "slot", draft->slots, draft->n_slots,
                                    item->kind == NODE_SCALAR ? item->text : "");
        if (slot >= 0)
            component->needs |= UINT32_C(1) << slot;
    }
}

static void read_default(const struct fields *fields, const struct node *map,
                         struct component *component)
{
    static const char *const names[] = {"points", "reason"};
    const struct node *preset = fields_map(fields, map, "default");

    if (!preset || !fields_known(fields, preset, names, ARRAY_LENGTH(names)))
        return;
    component->default_points =
        (int)fields_integer_required(fields, preset, "points", 1, LIMIT_WISH_POINTS);
    component->default_reason = fields_text(fields, preset, "reason", true);
}

static bool is_brought(const struct component *component, int other)
{
    for (size_t i = 0; i < component->n_brings; i++)
        if (component->brings[i] == other)
            return true;
    return false;
}

static void read_brings(struct draft *draft, const struct fields *fields, const struct node *list,
                        struct component *component)
{
    component->brings = ARENA_ARRAY(draft->arena, int, list ? list->count : 0);
    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        int other =
            draft_need_component(draft, fields, item, item->kind == NODE_SCALAR ? item->text : "");
        if (other >= 0 && draft->components[other].slot >= 0)
            fields_report(fields, item, "'%s' fills a slot itself, expected a companion",
                          item->text);
        else if (other >= 0 && is_brought(component, other))
            fields_report(fields, item, "duplicate '%s'", item->text);
        else if (other >= 0)
            component->brings[component->n_brings++] = other;
    }
}

static bool linked(const struct link *links, size_t count, int other)
{
    for (size_t i = 0; i < count; i++)
        if (links[i].component == other)
            return true;
    return false;
}

/* Adds a link in both directions; each array has room for all components. */
static void read_links(struct draft *draft, const struct fields *fields, const struct node *list,
                       int self, bool synergy)
{
    static const char *const conflict_names[] = {"with", "why", "only_with"};
    static const char *const synergy_names[] = {"with", "why", "strength"};

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        if (!fields_known(fields, item, synergy ? synergy_names : conflict_names, 3))
            continue;
        const char *id = fields_text(fields, item, "with", true);
        int other = draft_need_component(draft, fields, node_member(item, "with"), id);
        const char *why = fields_text(fields, item, "why", true);
        int strength =
            synergy ? (int)fields_integer_required(fields, item, "strength", 1, LIMIT_STRENGTH) : 0;
        if (other < 0)
            continue;
        struct component *left = &draft->components[self], *right = &draft->components[other];
        if (other == self || linked(left->conflicts, left->n_conflicts, other) ||
            linked(left->synergies, left->n_synergies, other)) {
            fields_report(fields, item, "'%s' and '%s' are already linked", left->id, id);
            continue;
        }
        if (synergy) {
            left->synergies[left->n_synergies++] = (struct link){other, strength, why, 0};
            right->synergies[right->n_synergies++] = (struct link){self, strength, why, 0};
        } else {
            left->conflicts[left->n_conflicts++] = (struct link){other, 0, why, 0};
            right->conflicts[right->n_conflicts++] = (struct link){self, 0, why, 0};
        }
    }
}

void draft_read_components(struct draft *draft)
{
    const struct source_file *files = draft->files[SOURCE_COMPONENT];
    size_t count = draft->n_files[SOURCE_COMPONENT];

    draft->components = ARENA_ARRAY(draft->arena, struct component, count);
    draft->n_components = count;
    for (size_t i = 0; i < count; i++) {
        read_component(draft, &files[i], &draft->components[i]);
        draft->components[i].conflicts = ARENA_ARRAY(draft->arena, struct link, count);
        draft->components[i].synergies = ARENA_ARRAY(draft->arena, struct link, count);
        draft_add_page(draft, "component", &files[i]);
        if (slots_asked_for(draft->components, i + 1) > LIMIT_SLOTS_ASKED_FOR &&
            slots_asked_for(draft->components, i) <= LIMIT_SLOTS_ASKED_FOR)
            diagnostics_add(draft->diagnostics, files[i].path, 1, 1,
                            "components need more than %d slots together", LIMIT_SLOTS_ASKED_FOR);
    }
    for (size_t i = 0; i < count; i++) {
        struct fields fields = {draft->arena, draft->diagnostics, files[i].path};
        const struct node *map = files[i].source.front;
        read_default(&fields, map, &draft->components[i]);
        read_brings(draft, &fields, fields_list(&fields, map, "brings"), &draft->components[i]);
        read_links(draft, &fields, fields_list(&fields, map, "conflicts"), (int)i, false);
        read_links(draft, &fields, fields_list(&fields, map, "synergies"), (int)i, true);
    }
}

/* --- references to frameworks and answers ----------------------------------------------------- */

static int need_framework(const struct draft *draft, const struct fields *fields,
                          const struct node *at)
{
    const char **ids = ARENA_ARRAY(draft->arena, const char *, draft->n_frameworks + 1);
    const char *id = at->kind == NODE_SCALAR ? at->text : "", *near;

    for (size_t i = 0; i < draft->n_frameworks; i++) {
        ids[i] = draft->frameworks[i].row.id;
        if (text_equal(ids[i], id))
            return (int)i;
    }
    near = nearest_word(id, ids, draft->n_frameworks);
    fields_report(fields, at, "there is no %s '%s'%s%s%s", draft->noun, id,
                  near ? ", expected '" : "", near ? near : "", near ? "'" : "");
    return -1;
}

static void limit_link(struct component *component, int other, int framework)
{
    for (size_t i = 0; i < component->n_conflicts; i++)
        if (component->conflicts[i].component == other)
            component->conflicts[i].only_with = framework + 1;
}

/* Conflicts that hold with one framework alone. */
static void limit_conflicts(struct draft *draft, const struct fields *fields,
                            const struct node *list, int self)
{
    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        const struct node *only = node_member(item, "only_with");
        const char *with = node_text(item, "with");
        int other = with ? draft_find_component(draft, with) : -1;
        int framework = only && other >= 0 ? need_framework(draft, fields, only) : -1;
        if (framework < 0)
            continue;
        limit_link(&draft->components[self], other, framework);
        limit_link(&draft->components[other], self, framework);
    }
}

static int find_question(const struct draft *draft, const char *id, size_t length)
{
    for (size_t i = 0; i < draft->n_questions; i++)
        if (strlen(draft->questions[i].id) == length &&
            memcmp(draft->questions[i].id, id, length) == 0)
            return (int)i;
    return -1;
}

/* `question=option` by indices; reports an error when there is no such answer. */
static bool read_gate(const struct draft *draft, const struct fields *fields,
                      const struct node *item, struct gate *ret_gate)
{
    const char *text = item->kind == NODE_SCALAR ? item->text : "";
    const char *equals = strchr(text, '=');
    int question = equals ? find_question(draft, text, (size_t)(equals - text)) : -1;
    int option = question >= 0 ? catalog_find_option(&draft->questions[question], equals + 1) : -1;

    if (!equals)
        fields_report(fields, item, "expected an answer such as 'question=option'");
    else if (question < 0)
        fields_report(fields, item, "there is no question '%.*s'", (int)(equals - text), text);
    else if (option < 0)
        fields_report(fields, item, "the question '%.*s' has no option '%s'", (int)(equals - text),
                      text, equals + 1);
    *ret_gate = (struct gate){question, option};
    return option >= 0;
}

static void read_gates(struct draft *draft, const struct fields *fields, const struct node *map,
                       struct component *component)
{
    const struct node *list = fields_list(fields, map, "asks_for");

    if (list && component->slot == -1)
        fields_report(fields, list, "a companion is never chosen, so it cannot require an answer");
    component->gates = ARENA_ARRAY(draft->arena, struct gate, list ? list->count : 0);
    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        struct gate gate;
        bool again = false;
        if (!read_gate(draft, fields, item, &gate))
            continue;
        for (size_t i = 0; i < component->n_gates; i++)
            again = again || (component->gates[i].question == gate.question &&
                              component->gates[i].option == gate.option);
        if (again)
            fields_report(fields, item, "'%s' is required twice", item->text);
        else
            component->gates[component->n_gates++] = gate;
    }
}

void draft_join_components(struct draft *draft)
{
    const struct source_file *files = draft->files[SOURCE_COMPONENT];

    for (size_t i = 0; i < draft->n_components; i++) {
        struct fields fields = {draft->arena, draft->diagnostics, files[i].path};
        const struct node *map = files[i].source.front;
        if (files[i].broken)
            continue;
        limit_conflicts(draft, &fields, fields_list(&fields, map, "conflicts"), (int)i);
        read_gates(draft, &fields, map, &draft->components[i]);
    }
}
