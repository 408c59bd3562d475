#include "document/verify/verify_result.h"

#include "base/array.h"
#include "base/text/text.h"

#include <stdlib.h>
#include <string.h>

/* --- lines ------------------------------------------------------------------------------- */

struct lines {
    struct arena *arena;
    const char **items;
    size_t count, room;
};

static void add_line(struct lines *lines, const char *line)
{
    lines->items =
        arena_grow(lines->arena, lines->items, lines->count, &lines->room, sizeof(lines->items[0]));
    lines->items[lines->count++] = line;
}

static void expect(struct lines *lines, const char *what, const char *recorded,
                   const char *recomputed)
{
    if (!recorded || !text_equal(recorded, recomputed))
        add_line(lines, arena_printf(lines->arena, "%s: the record says %s, recomputed %s", what,
                                     recorded ? recorded : "nothing", recomputed));
}

static const char *number(struct lines *lines, int64_t value)
{
    return arena_printf(lines->arena, "%lld", (long long)value);
}

/* "a, b" for a list of scalars; NULL if it is not one. */
static const char *listed(struct arena *arena, const struct node *list)
{
    const char *text = "";

    if (!list || list->kind != NODE_LIST)
        return NULL;
    for (const struct node *item = list->first; item; item = item->next)
        text = arena_printf(arena, "%s%s%s", text, item == list->first ? "" : ", ",
                            item->kind == NODE_SCALAR ? item->text : "?");
    return text;
}

/* --- from the record alone --------------------------------------------------------------- */

struct recount {
    struct lines lines;
    const struct node *block;
    const struct partial_model *partial;
    const struct verify_model *model;
};

static void check_values(struct recount *recount, int framework)
{
    struct arena *arena = recount->lines.arena;
    const char *id = recount->model->frameworks[framework];
    const struct node *values = node_member(node_member(recount->block, "values"), id);

    for (int i = 0; i < recount->model->n_criteria; i++) {
        int low, high;
        partial_value(recount->partial, NULL, framework, i, &low, &high);
        expect(&recount->lines, arena_printf(arena, "%s, %s", id, recount->model->criteria[i]),
               listed(arena, node_member(values, recount->model->criteria[i])),
               arena_printf(arena, "%d, %d", low, high));
    }
}

static void check_points(struct recount *recount)
{
    struct arena *arena = recount->lines.arena;
    const struct node *points = node_member(recount->block, "points");
    int64_t total = 0;

    for (int i = 0; i < recount->model->n_criteria; i++)
        total += partial_weight(recount->partial, NULL, i);
    expect(&recount->lines, "all points", node_text(recount->block, "total_points"),
           number(&recount->lines, total));
    for (int i = 0; i < recount->model->n_frameworks; i++) {
        const char *id = recount->model->frameworks[i];
        expect(&recount->lines, arena_printf(arena, "points of %s", id), node_text(points, id),
               number(&recount->lines, partial_points(recount->partial, NULL, i)));
    }
}

/* The frameworks with this verdict, as the record lists them. */
static const char *objections_found(struct recount *recount, int framework, enum verdict verdict)
{
    struct arena *arena = recount->lines.arena;
    const char *text = "";

    for (int i = 0; i < recount->model->n_requirements; i++) {
        const struct recorded_requirement *recorded_requirement = &recount->model->requirements[i];
        if (partial_verdict(recount->partial, NULL, framework, i) == verdict)
            text = arena_printf(arena, "%s%s%s (%s=%s)", text, text[0] ? ", " : "",
                                recorded_requirement_text(recount->model, recorded_requirement),
                                recorded_requirement->question, recorded_requirement->option);
    }
    return text[0] ? text : "none";
}

static const char *objections_recorded(struct recount *recount, const char *framework,
                                       const char *key)
{
    struct arena *arena = recount->lines.arena;
    const struct node *list = node_member(node_member(recount->block, key), framework);
    const char *text = "";

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        const char *rule = node_text(item, "rule"), *question = node_text(item, "question");
        const char *option = node_text(item, "option");
        text = arena_printf(arena, "%s%s%s (%s=%s)", text, text[0] ? ", " : "", rule ? rule : "?",
                            question ? question : "?", option ? option : "?");
    }
    return text[0] ? text : "none";
}

static void check_objections(struct recount *recount, int framework)
{
    static const struct {
        const char *key, *what;
        enum verdict verdict;
    } kinds[] = {
        {"eliminations", "ruled out by", VERDICT_OUT},
        {"unverified", "not verified for", VERDICT_UNVERIFIED},
    };
    const char *id = recount->model->frameworks[framework];

    for (size_t i = 0; i < ARRAY_LENGTH(kinds); i++)
        expect(&recount->lines, arena_printf(recount->lines.arena, "%s, %s", id, kinds[i].what),
               objections_recorded(recount, id, kinds[i].key),
               objections_found(recount, framework, kinds[i].verdict));
}

struct place {
    int framework;
    int64_t points;
};

static int compare_place(const void *left, const void *right)
{
    const struct place *a = left, *b = right;

    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->framework - b->framework; /* the order of the catalog */
}

static void check_ranking(struct recount *recount)
{
    struct arena *arena = recount->lines.arena;
    const struct node *list = node_member(recount->block, "ranking");
    const struct node *item = list && list->kind == NODE_LIST ? list->first : NULL;
    struct place *places = ARENA_ARRAY(arena, struct place, (size_t)recount->model->n_frameworks);
    size_t n_left = 0;

    for (int i = 0; i < recount->model->n_frameworks; i++)
        if (!partial_is_out(recount->partial, NULL, i))
            places[n_left++] = (struct place){i, partial_points(recount->partial, NULL, i)};
    qsort(places, n_left, sizeof(places[0]), compare_place);
    for (size_t i = 0; i < n_left || item; i++) {
        expect(&recount->lines, arena_printf(arena, "place %zu", i + 1),
               !item                       ? "none"
               : item->kind == NODE_SCALAR ? item->text
                                           : "?",
               i < n_left ? recount->model->frameworks[places[i].framework] : "none");
        item = item ? item->next : NULL;
    }
}

size_t result_of_record(struct arena *arena, const struct node *block,
                        const struct partial_model *partial, const char ***ret_lines)
{
    struct recount recount = {
        .lines = {.arena = arena}, .block = block, .partial = partial, .model = partial->model};

    check_ranking(&recount);
    check_points(&recount);
    for (int i = 0; i < partial->model->n_frameworks; i++) {
        check_values(&recount, i);
        check_objections(&recount, i);
    }
    *ret_lines = recount.lines.items;
    return recount.lines.count;
}

/* --- against what the program writes now ------------------------------------------------- */

static bool is_same(const struct node *left, const struct node *right);

static bool are_same_lists(const struct node *left, const struct node *right)
{
    const struct node *a = left->first, *b = right->first;

    while (a && b && is_same(a, b))
        a = a->next, b = b->next;
    return !a && !b;
}

/* Later versions may add members. Missing members are reported by another check. */
static bool are_same_maps(const struct node *left, const struct node *right)
{
    for (const struct node *item = left->first; item; item = item->next) {
        const struct node *other = node_member(right, item->key);
        if (!other || !is_same(item, other))
            return false;
    }
    return true;
}

static bool is_same(const struct node *left, const struct node *right)
{
    if (left->kind != right->kind)
        return false;
    switch (left->kind) {
    case NODE_SCALAR:
        return text_equal(left->text, right->text);
    case NODE_LIST:
        return are_same_lists(left, right);
    case NODE_MAP:
        return are_same_maps(left, right);
    default:
        return true;
    }
}

/* Short values are quoted in full. */
static const char *shown(const struct node *node)
{
    return node->kind == NODE_SCALAR ? node->text : "something else";
}

static bool differs(const struct node *block, const struct node *fresh, const char *key)
{
    const char *recorded = node_text(block, key), *now = node_text(fresh, key);

    return !recorded || !now || !text_equal(recorded, now);
}

size_t result_of_program(struct arena *arena, const struct node *block, const struct node *fresh,
                         const char ***ret_lines)
{
    /* not part of the result */
    static const char *const others[] = {
        "format",      "program",      "seed",          "draws",    "prose_sha256",
        "head_sha256", "block_sha256", "layout_sha256", "sections",
    };
    struct lines lines = {.arena = arena};
    bool older = differs(block, fresh, "format"), redrawn = older || differs(block, fresh, "draws");

    for (const struct node *item = block->first; item; item = item->next) {
        const struct node *other = node_member(fresh, item->key);
        /* The state depends on the draws and on the format, and the stack on the version's
         * rules. */
        bool skipped = !other || (redrawn && text_equal(item->key, "state")) ||
                       (older && text_equal(item->key, "stack"));
        for (size_t i = 0; i < ARRAY_LENGTH(others) && !skipped; i++)
            skipped = text_equal(item->key, others[i]);
        if (!skipped && !is_same(item, other))
            add_line(&lines, arena_printf(arena, "%s: the record says %s, recomputed %s", item->key,
                                          shown(item), shown(other)));
    }
    *ret_lines = lines.items;
    return lines.count;
}

size_t result_of_answers(struct arena *arena, const struct verify_model *model,
                         const struct decision *decision, const struct answers *answers,
                         const char ***ret_lines)
{
    size_t count;
    const struct criterion *criteria = catalog_criteria(decision->catalog, &count);
    int *points = ARENA_ARRAY(arena, int, count);
    struct lines lines = {.arena = arena};

    rank_points(&decision->problem, answers, points);
    for (size_t i = 0; i < count; i++) {
        int criterion = model_find_criterion(model, criteria[i].id);
        int recorded = criterion >= 0 ? model->sides[THEN].definitions[criterion].weight : 0;
        expect(&lines, arena_printf(arena, "points of %s", criteria[i].id),
               number(&lines, recorded), number(&lines, points[i]));
    }
    *ret_lines = lines.items;
    return lines.count;
}
