#include "base/array.h"
#include "base/text/text.h"
#include "catalog/compile/draft.h"
#include "catalog/compile/fields.h"

#include <string.h>

/* components/<id>.md. Two passes: the names first, since components refer to each other. */

static void read_component(struct draft *draft, const struct source_file *file,
                           struct component *component)
{
    static const char *const names[] = {"name",  "slot",    "companion", "licence", "version",
                                        "as_of", "managed", "source",    "checked", "summary",
                                        "needs", "brings",  "conflicts", "synergies"};
    const struct node *map = file->source.front;
    struct fields fields = {draft->arena, draft->complaints, file->path};

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
        fields_complain(&fields, map, "expected either 'slot' or 'companion: true'");
    else if (companion)
        component->slot = -1;
    else
        component->slot =
            draft_need_named(&fields, node_member(map, "slot"), "slot", draft->slots,
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

static bool brought(const struct component *component, int other)
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
        int other = draft_need_component(draft, fields, item,
                                         item->kind == NODE_SCALAR ? item->text : "");
        if (other >= 0 && draft->components[other].slot >= 0)
            fields_complain(fields, item, "'%s' has a slot of its own, expected a companion",
                            item->text);
        else if (other >= 0 && brought(component, other))
            fields_complain(fields, item, "'%s' is there twice", item->text);
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

/* Adds a link in both directions; arrays were made large enough for every other component. */
static void read_links(struct draft *draft, const struct fields *fields, const struct node *list,
                       int self, bool synergy)
{
    static const char *const names[] = {"with", "why", "strength"};

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        if (!fields_known(fields, item, names, synergy ? 3 : 2))
            continue;
        const char *id = fields_text(fields, item, "with", true);
        int other = draft_need_component(draft, fields, node_member(item, "with"), id);
        const char *why = fields_text(fields, item, "why", true);
        int strength =
            synergy ? (int)fields_integer_required(fields, item, "strength", 1, 3) : 0;
        if (other < 0)
            continue;
        struct component *left = &draft->components[self], *right = &draft->components[other];
        if (other == self || linked(left->conflicts, left->n_conflicts, other) ||
            linked(left->synergies, left->n_synergies, other)) {
            fields_complain(fields, item, "'%s' and '%s' are linked already", left->id, id);
            continue;
        }
        if (synergy) {
            left->synergies[left->n_synergies++] = (struct link){other, strength, why};
            right->synergies[right->n_synergies++] = (struct link){self, strength, why};
        } else {
            left->conflicts[left->n_conflicts++] = (struct link){other, 0, why};
            right->conflicts[right->n_conflicts++] = (struct link){self, 0, why};
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
    }
    for (size_t i = 0; i < count; i++) {
        struct fields fields = {draft->arena, draft->complaints, files[i].path};
        const struct node *map = files[i].source.front;
        read_brings(draft, &fields, fields_list(&fields, map, "brings"), &draft->components[i]);
        read_links(draft, &fields, fields_list(&fields, map, "conflicts"), (int)i, false);
        read_links(draft, &fields, fields_list(&fields, map, "synergies"), (int)i, true);
    }
}
