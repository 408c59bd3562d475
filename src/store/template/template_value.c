#include "store/template/template_value.h"

#include <string.h>

struct template_value *template_values_new(struct arena *arena)
{
    struct template_value *value = ARENA_NEW(arena, struct template_value);

    value->name = value->text = "";
    return value;
}

static struct template_value *add(struct arena *arena, struct template_value *parent,
                                  const char *name, const char *text)
{
    struct template_value *value = template_values_new(arena);

    value->name = name;
    value->text = text ? text : "";
    if (parent->last)
        parent->last->next = value;
    else
        parent->first = value;
    parent->last = value;
    return value;
}

struct template_value *template_value_add(struct arena *arena, struct template_value *parent,
                                          const char *name, const char *text)
{
    return add(arena, parent, name, text);
}

struct template_value *template_list_add(struct arena *arena, struct template_value *parent,
                                         const char *name)
{
    struct template_value *list = add(arena, parent, name, "");

    list->is_list = true;
    return list;
}

struct template_value *template_item_add(struct arena *arena, struct template_value *list,
                                         const char *text)
{
    return add(arena, list, "", text);
}

const struct template_value *template_value_member(const struct template_value *parent,
                                                   const char *name, size_t length)
{
    const struct template_value *member = parent->is_list ? NULL : parent->first;

    while (member && !(strlen(member->name) == length && memcmp(member->name, name, length) == 0))
        member = member->next;
    return member;
}
