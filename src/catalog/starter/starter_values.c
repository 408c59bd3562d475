#include "catalog/starter/starter.h"

#include <string.h>

/* Builds the values that a template can use. */
struct builder {
    struct arena *arena;
    const struct starter *starter;
    const struct starter_input *input;
    bool specimen;
    struct template_value *root;
};

static struct template_value *add(const struct builder *builder, struct template_value *parent,
                                  const char *name, const char *text)
{
    return template_value_add(builder->arena, parent, name, text);
}

/* The possible words of a slot or an answer. */
static void set_slot_words(const struct builder *builder, struct template_value *value, int slot)
{
    const struct starter_scope *scope = builder->input->scope;
    const char **words = ARENA_ARRAY(builder->arena, const char *, scope->n_components);

    for (size_t i = 0; i < scope->n_components; i++)
        if (scope->components[i].slot == slot)
            words[value->n_words++] = scope->components[i].id;
    value->words = words;
}

static void set_answer_words(const struct builder *builder, struct template_value *value,
                             const struct question_entry *question)
{
    const char **words = ARENA_ARRAY(builder->arena, const char *, question->n_options);

    for (size_t i = 0; i < question->n_options; i++)
        words[value->n_words++] = question->options[i].id;
    value->words = words;
}

static void add_catalog(const struct builder *builder)
{
    const struct starter_input *input = builder->input;
    struct template_value *catalog = add(builder, builder->root, "catalog", input->catalog_name);
    struct template_value *framework;

    add(builder, catalog, "version", input->catalog_version);
    add(builder, catalog, "date", input->catalog_date);
    add(builder, builder->root, "project", input->project);
    add(builder, builder->root, "program", input->program);
    add(builder, builder->root, "record", input->record);
    add(builder, builder->root, "command", input->command);
    framework = add(builder, builder->root, "framework", input->framework);
    add(builder, framework, "name", input->framework_name);
    add(builder, framework, "language", input->language);
}

/* --- the stack --------------------------------------------------------------------------- */

static void add_part_members(const struct builder *builder, struct template_value *value, int slot)
{
    const struct starter_scope *scope = builder->input->scope;
    const struct starter_choice *choice = &builder->input->choices[slot];
    const struct component *component =
        choice->component >= 0 ? &scope->components[choice->component] : NULL;

    add(builder, value, "name", component ? component->name : NULL);
    add(builder, value, "version", component ? component->version : NULL);
    add(builder, value, "slot", scope->slots[slot].label);
    add(builder, value, "via", choice->via);
    add(builder, value, "because", choice->because);
    add(builder, value, "origin", choice->origin);
}

static const char *part_id(const struct builder *builder, int slot)
{
    int component = builder->input->choices[slot].component;

    return component >= 0 ? builder->input->scope->components[component].id : NULL;
}

static void add_stack(const struct builder *builder)
{
    const struct starter_scope *scope = builder->input->scope;
    struct template_value *stack = add(builder, builder->root, "stack", NULL);
    struct template_value *part = add(builder, builder->root, "part", NULL);

    for (size_t i = 0; i < scope->n_slots; i++) {
        struct template_value *slot =
            add(builder, stack, scope->slots[i].id, part_id(builder, (int)i));
        add_part_members(builder, slot, (int)i);
        if (builder->specimen)
            set_slot_words(builder, slot, (int)i);
    }
    for (size_t i = 0; i < scope->n_components; i++)
        add(builder, part, scope->components[i].id,
            builder->input->in_stack[i] ? scope->components[i].id : NULL);
}

/* The components that the starter sets up, or those that it does not. */
static void add_parts(const struct builder *builder, const char *name, bool served)
{
    const struct starter_input *input = builder->input;
    struct template_value *list = template_list_add(builder->arena, builder->root, name);

    for (size_t i = 0; i < input->scope->n_slots; i++) {
        int component = input->choices[i].component;
        bool is_served = component >= 0 && builder->starter->served[component];
        if (!(builder->specimen && i == 0) && (component < 0 || is_served != served))
            continue;
        add_part_members(builder, template_item_add(builder->arena, list, part_id(builder, (int)i)),
                         (int)i);
    }
}

static void add_answers(const struct builder *builder)
{
    const struct starter_scope *scope = builder->input->scope;
    struct template_value *all = add(builder, builder->root, "answer", NULL);
    struct template_value *list = template_list_add(builder->arena, builder->root, "answers");

    for (size_t i = 0; i < scope->n_questions; i++) {
        const struct question_entry *question = &scope->questions[i];
        int choice = builder->input->answers[i];
        const struct question_option *option = choice >= 0 ? &question->options[choice] : NULL;
        struct template_value *value = add(builder, all, question->id, option ? option->id : NULL),
                              *item;
        add(builder, value, "label", option ? option->label : NULL);
        if (builder->specimen)
            set_answer_words(builder, value, question);
        if (!option && !(builder->specimen && i == 0))
            continue;
        item = template_item_add(builder->arena, list, question->id);
        add(builder, item, "question", question->brief);
        add(builder, item, "option", option ? option->id : NULL);
        add(builder, item, "label", option ? option->label : NULL);
    }
}

/* --- names ------------------------------------------------------------------------------- */

static struct template_value *member_of(const struct template_value *parent, const char *name)
{
    struct template_value *value = parent->first;

    while (value && !text_equal(value->name, name))
        value = value->next;
    return value;
}

static void add_names(const struct builder *builder)
{
    const struct starter *starter = builder->starter;
    struct template_value *names = add(builder, builder->root, "name", NULL);

    for (size_t i = 0; i < starter->n_names; i++) {
        const struct starter_name *name = &starter->names[i];
        struct template_value *value = member_of(names, name->id);
        if (!value)
            value = add(builder, names, name->id, NULL);
        if (value->text[0] == '\0' && (!name->when || template_holds(name->when, builder->root)))
            value->text = name->text;
    }
}

/* --- packages ---------------------------------------------------------------------------- */

static struct template_value *list_named(const struct builder *builder, const char *name)
{
    struct template_value *value = member_of(builder->root, name);

    return value ? value : template_list_add(builder->arena, builder->root, name);
}

/* Adds a value for each version, and the packages whose condition holds to their lists, in the
 * order of the file. */
static void add_packages(const struct builder *builder)
{
    const struct starter *starter = builder->starter;
    struct template_value *versions = add(builder, builder->root, "version", NULL);

    for (size_t i = 0; i < starter->n_packages; i++) {
        const struct starter_package *package = &starter->packages[i];
        const char *version = builder->input->versions ? builder->input->versions[i] : NULL;
        struct template_value *list = list_named(builder, package->list), *item;
        add(builder, versions, package->id, version);
        if (!list->is_list ||
            (!builder->specimen && package->when && !template_holds(package->when, builder->root)))
            continue;
        item = template_item_add(builder->arena, list, package->name);
        add(builder, item, "version", version);
    }
}

struct template_value *starter_add_origin(struct arena *arena, struct template_value *values)
{
    return template_list_add(arena, values, "origin");
}

struct template_value *starter_values(struct arena *arena, const struct starter *starter,
                                      const struct starter_input *input, bool specimen)
{
    struct builder builder = {arena, starter, input, specimen, template_values_new(arena)};

    add_catalog(&builder);
    add_stack(&builder);
    add_parts(&builder, "parts", true);
    add_parts(&builder, "left_out", false);
    add_answers(&builder);
    add_names(&builder);
    add_packages(&builder);
    if (specimen)
        template_item_add(arena, starter_add_origin(arena, builder.root), "");
    return builder.root;
}
