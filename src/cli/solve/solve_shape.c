#include "cli/solve/solve.h"

#include "base/text/nearest.h"
#include "base/text/text.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Reads the parts of a problem and reports those that are not as expected. */

#define SHOWN 40 /* maximum length of a text that a message quotes */

bool solve_fail(struct solve *solve, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    error_vset(solve->error, format, arguments);
    va_end(arguments);
    return false;
}

static const char *describe(struct solve *solve, const struct node *node)
{
    if (!node)
        return "missing";
    if (node->kind == NODE_NULL)
        return "null";
    if (node->kind == NODE_MAP)
        return "an object";
    if (node->kind == NODE_LIST)
        return node->count == 0 ? "an empty list" : "a list";
    if (strlen(node->text) > SHOWN)
        return "a long text";
    return node->quoted ? arena_printf(solve->arena, "'%s'", node->text) : node->text;
}

bool solve_wrong(struct solve *solve, const struct node *node, const char *path,
                 const char *expected)
{
    return solve_fail(solve, "%s is %s, where %s is expected", path, describe(solve, node),
                      expected);
}

/* "PATH is 'x', which is no EXPECTED; did you mean 'y'?" */
static bool fail_unknown(struct solve *solve, const struct node *node, const char *path,
                         const char *expected, const char *const *words, size_t count)
{
    const char *near = nearest_word(node->text, words, count);

    return solve_fail(solve, "%s is %s, which is no %s%s%s%s", path, describe(solve, node),
                      expected, near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
}

const char *solve_path(struct solve *solve, const char *format, ...)
{
    va_list arguments;
    const char *path;

    va_start(arguments, format);
    path = arena_vprintf(solve->arena, format, arguments);
    va_end(arguments);
    return path;
}

static size_t count_words(const char *const *words)
{
    size_t count = 0;

    while (words[count])
        count++;
    return count;
}

static bool is_among(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (text_equal(word, *words))
            return true;
    return false;
}

bool solve_names(struct solve *solve, const struct node *map, const char *path,
                 const char *const *names)
{
    for (const struct node *member = map->first; member; member = member->next) {
        const char *near;

        if (is_among(member->key, names))
            continue;
        near = nearest_word(member->key, names, count_words(names));
        if (near)
            return solve_fail(solve, "%s%s%s is not known; did you mean '%s'?", path ? path : "",
                              path ? "." : "", member->key, near);
    }
    return true;
}

/* Leaves out ends so far away that only a `number` beyond them needs to be told. */
static const char *between(struct solve *solve, const char *what, double least, double most,
                           double number)
{
    if ((least > -1e300 && most < 1e300) || fabs(number) > 1e300)
        return arena_printf(solve->arena, "%s from %.15g to %.15g", what, least, most);
    if (least > -1e300)
        return arena_printf(solve->arena, "%s of at least %.15g", what, least);
    return what;
}

bool solve_number(struct solve *solve, const struct node *node, const char *path, double least,
                  double most, double *ret_number)
{
    double number = 0;

    if (!node || node->kind != NODE_SCALAR || node->quoted ||
        !text_to_number(node->text, &number) || number < least || number > most)
        return solve_wrong(solve, node, path, between(solve, "a number", least, most, number));
    *ret_number = number;
    return true;
}

bool solve_whole(struct solve *solve, const struct node *node, const char *path, long least,
                 long most, long *ret_number)
{
    double number;

    if (!node || node->kind != NODE_SCALAR || node->quoted ||
        !text_to_number(node->text, &number) || number != floor(number) || number < (double)least ||
        number > (double)most)
        return solve_wrong(solve, node, path,
                           between(solve, "a whole number", (double)least, (double)most, 0));
    *ret_number = (long)number;
    return true;
}

bool solve_boolean(struct solve *solve, const struct node *node, const char *path, bool *ret_yes)
{
    if (!node)
        return true;
    if (node->kind != NODE_SCALAR || node->quoted ||
        !(text_equal(node->text, "true") || text_equal(node->text, "false")))
        return solve_wrong(solve, node, path, "true or false");
    *ret_yes = text_equal(node->text, "true");
    return true;
}

bool solve_text(struct solve *solve, const struct node *node, const char *path,
                const char **ret_text)
{
    if (!node || node->kind != NODE_SCALAR || !node->quoted || node->text[0] == '\0')
        return solve_wrong(solve, node, path, "a text");
    *ret_text = node->text;
    return true;
}

bool solve_list(struct solve *solve, const struct node *node, const char *path, size_t least)
{
    if (!node || node->kind != NODE_LIST || node->count < least)
        return solve_wrong(solve, node, path, least > 0 ? "a list of at least one" : "a list");
    return true;
}

bool solve_map(struct solve *solve, const struct node *node, const char *path)
{
    return (node && node->kind == NODE_MAP) || solve_wrong(solve, node, path, "an object");
}

struct place {
    const char *id;
    size_t index;
};

static int compare_places(const void *one, const void *other)
{
    const struct place *a = one, *b = other;
    int order = strcmp(a->id, b->id);

    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* Names the second of two duplicates. */
static bool check_alike(struct solve *solve, const char *path, const char *const *ids, size_t count)
{
    struct place *places = ARENA_ARRAY(solve->arena, struct place, count);

    for (size_t i = 0; i < count; i++)
        places[i] = (struct place){ids[i], i};
    qsort(places, count, sizeof(*places), compare_places);
    for (size_t i = 1; i < count; i++)
        if (text_equal(places[i].id, places[i - 1].id))
            return solve_fail(solve,
                              "%s[%zu] and %s[%zu] are both '%s', where ids that differ "
                              "are expected",
                              path, places[i - 1].index, path, places[i].index, places[i].id);
    return true;
}

bool solve_ids(struct solve *solve, const struct node *list, const char *path,
               const char ***ret_ids)
{
    const char **ids = ARENA_ARRAY(solve->arena, const char *, list->count);
    size_t i = 0;

    for (const struct node *member = list->first; member; member = member->next, i++) {
        const struct node *id = member->kind == NODE_MAP ? node_member(member, "id") : member;

        if (id && id->kind == NODE_SCALAR && id->quoted && id->text[0] != '\0') {
            ids[i] = id->text;
            continue;
        }
        return solve_wrong(
            solve, id,
            solve_path(solve, "%s[%zu]%s", path, i, member->kind == NODE_MAP ? ".id" : ""),
            "a text");
    }
    *ret_ids = ids;
    return check_alike(solve, path, ids, list->count);
}

bool solve_index(struct solve *solve, const struct node *node, const char *path,
                 const char *expected, const char *const *ids, size_t count, size_t *ret_index)
{
    const char *text;

    if (!solve_text(solve, node, path, &text))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (text_equal(ids[i], text)) {
            *ret_index = i;
            return true;
        }
    }
    return fail_unknown(solve, node, path, expected, ids, count);
}

static const char *list_words(struct solve *solve, const char *const *words)
{
    const char *list = words[0];

    for (size_t i = 1; words[i]; i++)
        list = arena_printf(solve->arena, "%s%s%s", list, words[i + 1] ? ", " : " or ", words[i]);
    return list;
}

bool solve_word(struct solve *solve, const struct node *node, const char *path,
                const char *const *words, size_t *ret_index)
{
    const char *near;

    if (node && node->kind == NODE_SCALAR && node->quoted) {
        for (size_t i = 0; words[i]; i++) {
            if (text_equal(node->text, words[i])) {
                *ret_index = i;
                return true;
            }
        }
        near = nearest_word(node->text, words, count_words(words));
        if (near)
            return solve_fail(solve, "%s is %s, which is none of %s; did you mean '%s'?", path,
                              describe(solve, node), list_words(solve, words), near);
    }
    return solve_wrong(solve, node, path, list_words(solve, words));
}

bool solve_share(struct solve *solve, const char *name, double otherwise, double *ret_share)
{
    const struct node *node = node_member(solve->params, name);

    *ret_share = otherwise;
    return !node ||
           solve_number(solve, node, solve_path(solve, "params.%s", name), 0, 1, ret_share);
}

/* --- results ------------------------------------------------------------------------------- */

void solve_put(struct solve *solve, const char *name, struct json *value)
{
    json_put(solve->result, name, value);
}

bool solve_put_numbers(struct solve *solve, const char *name, const double *numbers, size_t count)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < count; i++) {
        if (!isfinite(numbers[i])) {
            json_free(list);
            return solve_fail(solve,
                              "%s of %s is no finite number; scale the values and weights "
                              "so that sums and products of them stay within 1e308",
                              name, solve->alternatives[i]);
        }
        json_add(list, json_new_number(numbers[i]));
    }
    solve_put(solve, name, list);
    return true;
}

bool solve_put_scores(struct solve *solve, const double *scores, bool higher_is_better)
{
    struct json *list;
    int *ranking;

    if (!solve_put_numbers(solve, "scores", scores, solve->n_alternatives))
        return false;
    list = json_new_list();
    ranking = mcda_ranking(solve->arena, scores, (int)solve->n_alternatives, higher_is_better);
    for (size_t a = 0; a < solve->n_alternatives; a++)
        json_add(list, json_new_integer(ranking[a]));
    solve_put(solve, "ranking", list);
    return true;
}

struct json *solve_alternative(const struct solve *solve, int alternative)
{
    return json_new_text(alternative < 0 ? NULL : solve->alternatives[alternative]);
}
