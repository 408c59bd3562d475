#include "tui/screens/evidence/evidence_parts.h"

#include "tui/app/app.h"

struct evidence_node *evidence_add(struct evidence_builder *builder, struct evidence_node *parent,
                                   const char *label)
{
    struct evidence_node *node = ARENA_ARRAY(builder->arena, struct evidence_node, 1);

    *node = (struct evidence_node){.figure = "",
                                   .label = label,
                                   .value = -1,
                                   .words = "",
                                   .role = ROLE_PLAIN,
                                   .criterion = -1};
    if (!parent)
        return node;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

void evidence_note(struct evidence_builder *builder, struct evidence_notes *notes, enum role role,
                   const char *format, ...)
{
    struct evidence_note *note = ARENA_ARRAY(builder->arena, struct evidence_note, 1);
    va_list arguments;

    va_start(arguments, format);
    *note = (struct evidence_note){.role = role,
                                   .text = arena_vprintf(builder->arena, format, arguments)};
    va_end(arguments);
    if (notes->last)
        notes->last->next = note;
    else
        notes->first = note;
    notes->last = note;
}

const char *evidence_times(const struct evidence_builder *builder)
{
    return builder->app->options.unicode ? "×" : "x";
}

/* "Django fits 87 of 100" */
static const char *root_label(const struct evidence_builder *builder)
{
    const struct advice *advice = app_advice(builder->app);
    int framework = builder->subject->framework;
    const struct score *score = advice_score(advice, framework);
    const char *name = catalog_framework(builder->app->catalog, framework)->name;
    int fit = advice_fit(advice, score->points);

    if (score->eliminated_by > 0)
        return arena_printf(builder->arena, "%s is ruled out; it fits %d of 100 without the rule",
                            name, fit);
    return arena_printf(builder->arena, "%s fits %d of 100", name, fit);
}

static void (*const writers[])(struct evidence_builder *builder) = {
    [SUBJECT_CRITERION] = evidence_criterion,
    [SUBJECT_REASON] = evidence_reason,
    [SUBJECT_TRAIT] = evidence_fact,
    [SUBJECT_PAIRING] = evidence_fact,
};

struct evidence_tree *evidence_tree_of(struct arena *arena, struct app *app,
                                       const struct subject *subject)
{
    struct evidence_tree *tree = ARENA_ARRAY(arena, struct evidence_tree, 1);
    struct evidence_builder builder = {
        .arena = arena, .app = app, .subject = subject, .tree = tree};

    *tree = (struct evidence_tree){.figure = "", .end = "The sum", .sum = "", .total = ""};
    tree->root = evidence_add(&builder, NULL, root_label(&builder));
    writers[subject->kind](&builder);
    return tree;
}
