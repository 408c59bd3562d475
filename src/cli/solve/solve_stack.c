#include "cli/solve/solve.h"

#include "base/text/text.h"
#include "cli/solve/solve_count.h"
#include "decide/stack/combine.h"

#include <stdlib.h>
#include <string.h>

/* The method `stack`: the best choices of one option per slot, where pairs of options help or
 * exclude each other. */

#define RANKED 5 /* maximum number of combinations listed */
#define NUMBER_MOST 1000000

/* Options are sorted by id within their slot, so that ties are broken by id. */
struct choice {
    const char *id;
    int value;
};

struct stack_input {
    int n_slots, n_options;
    int *first; /* the first option of each slot, then n_options */
    int *n_in;  /* options of each slot */
    struct choice *choices;
    const int **values; /* [slot][option] */
    bool *never;
    int *pairs; /* [option * n_options + option] */
};

static int compare_choices(const void *one, const void *other)
{
    return strcmp(((const struct choice *)one)->id, ((const struct choice *)other)->id);
}

/* A value of an option or a pair; null: forbidden. */
static bool read_value(struct solve *solve, const struct node *node, const char *path, int *ret)
{
    long value = COMBINE_FORBIDDEN;

    if (!(node && node->kind == NODE_NULL) &&
        !solve_whole(solve, node, path, -NUMBER_MOST, NUMBER_MOST, &value))
        return false;
    *ret = (int)value;
    return true;
}

static bool read_slot(struct solve *solve, const struct node *node, const char *path,
                      struct choice *choices)
{
    static const char *const names[] = {"id", "value", NULL};
    const struct node *options = node_member(node, "options");
    const char **ids;
    size_t i = 0;

    if (!solve_ids(solve, options, solve_path(solve, "%s.options", path), &ids))
        return false;
    for (const struct node *option = options->first; option; option = option->next, i++) {
        const char *option_path = solve_path(solve, "%s.options[%zu]", path, i);

        if (!solve_map(solve, option, option_path) ||
            !solve_names(solve, option, option_path, names) ||
            !read_value(solve, node_member(option, "value"),
                        solve_path(solve, "%s.value", option_path), &choices[i].value))
            return false;
        choices[i].id = ids[i];
    }
    qsort(choices, options->count, sizeof(*choices), compare_choices);
    return true;
}

/* Counts the options before allocating. */
static bool count_options(struct solve *solve, const struct node *slots,
                          struct stack_input *stack_input)
{
    static const char *const names[] = {"id", "options", NULL};
    int s = 0;

    stack_input->n_slots = (int)slots->count;
    stack_input->first = ARENA_ARRAY(solve->arena, int, slots->count + 1);
    stack_input->n_in = ARENA_ARRAY(solve->arena, int, slots->count);
    for (const struct node *slot = slots->first; slot; slot = slot->next, s++) {
        const char *path = solve_path(solve, "params.slots[%d]", s);

        if (!solve_map(solve, slot, path) || !solve_names(solve, slot, path, names) ||
            !solve_list(solve, node_member(slot, "options"), solve_path(solve, "%s.options", path),
                        1))
            return false;
        stack_input->n_in[s] = (int)node_member(slot, "options")->count;
        stack_input->n_options += stack_input->n_in[s];
        stack_input->first[s + 1] = stack_input->n_options;
    }
    return true;
}

static bool read_slots(struct solve *solve, struct stack_input *stack_input)
{
    const struct node *slots = node_member(solve->params, "slots"), *slot;
    const char **ids;
    int *values, s = 0;

    if (!solve_list(solve, slots, "params.slots", 1) ||
        !solve_ids(solve, slots, "params.slots", &ids) || !count_options(solve, slots, stack_input))
        return false;
    stack_input->choices = ARENA_ARRAY(solve->arena, struct choice, (size_t)stack_input->n_options);
    stack_input->never = ARENA_ARRAY(solve->arena, bool, (size_t)stack_input->n_options);
    stack_input->values = ARENA_ARRAY(solve->arena, const int *, slots->count);
    values = ARENA_ARRAY(solve->arena, int, (size_t)stack_input->n_options);
    for (slot = slots->first; slot; slot = slot->next, s++) {
        stack_input->values[s] = values + stack_input->first[s];
        if (!read_slot(solve, slot, solve_path(solve, "params.slots[%d]", s),
                       stack_input->choices + stack_input->first[s]))
            return false;
    }
    for (int o = 0; o < stack_input->n_options; o++) {
        values[o] = stack_input->choices[o].value;
        stack_input->never[o] = values[o] == COMBINE_FORBIDDEN;
    }
    return true;
}

/* --- pairs --------------------------------------------------------------------------------- */

static int find_option(const struct stack_input *stack_input, int slot, const char *id)
{
    struct choice wanted = {.id = id};
    const struct choice *found =
        bsearch(&wanted, stack_input->choices + stack_input->first[slot],
                (size_t)stack_input->n_in[slot], sizeof(wanted), compare_choices);

    return found ? (int)(found - stack_input->choices) : -1;
}

/* A pair names the option of the earlier slot first. It applies to every two slots that have these
 * options, because an id is unique only within its slot. Returns the number of such slot pairs. */
static int add_pair(struct stack_input *stack_input, const char *one, const char *other, int brings)
{
    int added = 0;

    for (int s = 0; s < stack_input->n_slots; s++) {
        int option = find_option(stack_input, s, one);

        for (int t = s + 1; option >= 0 && t < stack_input->n_slots; t++) {
            int beside = find_option(stack_input, t, other);

            if (beside < 0)
                continue;
            stack_input->pairs[(int64_t)option * stack_input->n_options + beside] = brings;
            stack_input->pairs[(int64_t)beside * stack_input->n_options + option] = brings;
            added++;
        }
    }
    return added;
}

static bool check_option(struct solve *solve, const struct stack_input *stack_input,
                         const struct node *node, const char *path)
{
    const char *text, **ids;
    size_t ignored;

    if (!solve_text(solve, node, path, &text))
        return false;
    for (int s = 0; s < stack_input->n_slots; s++)
        if (find_option(stack_input, s, text) >= 0)
            return true;
    ids = ARENA_ARRAY(solve->arena, const char *, (size_t)stack_input->n_options);
    for (int o = 0; o < stack_input->n_options; o++)
        ids[o] = stack_input->choices[o].id;
    return solve_index(solve, node, path, "option of any slot", ids, (size_t)stack_input->n_options,
                       &ignored);
}

/* If no earlier slot has the first one, tries the pair in reverse. */
static bool read_pair(struct solve *solve, struct stack_input *stack_input, const struct node *node,
                      const char *path)
{
    const struct node *one, *other;
    int brings;

    if (!solve_list(solve, node, path, 0))
        return false;
    if (node->count != 3)
        return solve_fail(solve,
                          "%s has %zu member%s, where 3 are expected: two options and a "
                          "number or null",
                          path, node->count, node->count == 1 ? "" : "s");
    one = node->first;
    other = one->next;
    if (!check_option(solve, stack_input, one, solve_path(solve, "%s[0]", path)) ||
        !check_option(solve, stack_input, other, solve_path(solve, "%s[1]", path)) ||
        !read_value(solve, other->next, solve_path(solve, "%s[2]", path), &brings))
        return false;
    return add_pair(stack_input, one->text, other->text, brings) > 0 ||
           add_pair(stack_input, other->text, one->text, brings) > 0 ||
           solve_fail(solve,
                      "%s names '%s' and '%s' of one slot, where options of two slots are "
                      "expected",
                      path, one->text, other->text);
}

static bool read_pairs(struct solve *solve, struct stack_input *stack_input)
{
    const struct node *pairs = node_member(solve->params, "pairs");
    size_t n = (size_t)stack_input->n_options, i = 0;

    stack_input->pairs = ARENA_ARRAY(solve->arena, int, n *n);
    if (!pairs)
        return true;
    if (!solve_list(solve, pairs, "params.pairs", 0))
        return false;
    for (const struct node *pair = pairs->first; pair; pair = pair->next)
        if (!read_pair(solve, stack_input, pair, solve_path(solve, "params.pairs[%zu]", i++)))
            return false;
    return true;
}

/* --- results ------------------------------------------------------------------------------- */

static int pair_of(const struct stack_input *stack_input, int option, int other)
{
    return stack_input->pairs[(int64_t)option * stack_input->n_options + other];
}

static int brings(const void *context, int slot, int option, int other_slot, int other_option)
{
    const struct stack_input *stack_input = context;

    return pair_of(stack_input, stack_input->first[slot] + option,
                   stack_input->first[other_slot] + other_option);
}

static bool forbidden(const void *context, int option, int other)
{
    return pair_of(context, option, other) == COMBINE_FORBIDDEN;
}

static void add_note(struct solve *solve, const char *note)
{
    solve->note = solve->note ? arena_printf(solve->arena, "%s; %s", solve->note, note) : note;
}

static void put_best(struct solve *solve, const struct stack_input *stack_input)
{
    struct combine_work work = {.left = COMBINE_WORK_MOST};
    struct combine_problem problem = {
        .n_slots = stack_input->n_slots,
        .n_options = stack_input->n_in,
        .values = stack_input->values,
        .pair = brings,
        .context = stack_input,
        .work = &work,
    };
    struct json *scores = json_new_list(), *ranking = json_new_list();
    struct combination best[RANKED];
    int n = combine_best(solve->arena, &problem, RANKED, best);

    for (int i = 0; i < n; i++) {
        struct json *ids = json_new_list();

        for (int s = 0; s < stack_input->n_slots; s++) {
            int option = stack_input->first[s] + best[i].choice[s];

            json_add(ids, json_new_text(stack_input->choices[option].id));
        }
        json_add(ranking, ids);
        json_add(scores, json_new_integer(best[i].total));
    }
    solve_put(solve, "scores", scores);
    solve_put(solve, "ranking", ranking);
    if (work.is_used_up)
        add_note(solve,
                 "there are more combinations than are tried, so a better one may be missing");
}

static void put_count(struct solve *solve, const struct stack_input *stack_input)
{
    struct count_problem problem = {
        .n_slots = stack_input->n_slots,
        .n_options = stack_input->n_options,
        .first = stack_input->first,
        .never = stack_input->never,
        .forbidden = forbidden,
        .context = stack_input,
    };
    int64_t feasible;

    if (solve_count(solve->arena, &problem, &feasible))
        solve_put(solve, "feasible", json_new_integer(feasible));
    else
        add_note(solve,
                 "the feasible combinations are too many to count, so their number is left out");
}

bool solve_stack(struct solve *solve)
{
    struct stack_input stack_input = {0};

    if (!read_slots(solve, &stack_input) || !read_pairs(solve, &stack_input))
        return false;
    put_best(solve, &stack_input);
    put_count(solve, &stack_input);
    return true;
}
