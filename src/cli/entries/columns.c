#include "cli/entries/columns.h"

#include "base/array.h"
#include "base/compat/compat.h"
#include "base/text/text.h"
#include "catalog/model/order.h"
#include "cli/entries/value.h"

#include <string.h>

/* --- the list's own columns -------------------------------------------------------------- */

static const char *cell_id(const struct column_view *view, int framework)
{
    return order_text(&view->frameworks[framework], ORDER_ID);
}

static const char *cell_name(const struct column_view *view, int framework)
{
    return order_text(&view->frameworks[framework], ORDER_NAME);
}

static const char *cell_language(const struct column_view *view, int framework)
{
    return order_text(&view->frameworks[framework], ORDER_LANGUAGE);
}

static const char *cell_kind(const struct column_view *view, int framework)
{
    return order_text(&view->frameworks[framework], ORDER_KIND);
}

static const char *cell_tags(const struct column_view *view, int framework)
{
    return order_text(&view->frameworks[framework], ORDER_TAGS);
}

static const char *cell_summary(const struct column_view *view, int framework)
{
    return order_text(&view->frameworks[framework], ORDER_SUMMARY);
}

static const char *cell_fit(const struct column_view *view, int framework)
{
    return arena_printf(view->arena, "%d",
                        advice_fit(view->advice, view->scores[framework]->points));
}

/* The questions whose answers rule the framework out. */
static const char *cell_out(const struct column_view *view, int framework)
{
    const struct decision *decision = view->advice->decision;
    const struct question_entry *questions;
    struct objection *found;
    const char *list = "";
    size_t n_questions, count;
    int before = -1;

    if (view->scores[framework]->rank > 0)
        return "";
    questions = catalog_questions(view->catalog, &n_questions);
    count = objections(view->arena, decision, view->advice->answers, framework, &found);
    for (size_t i = 0; i < count; i++) {
        if (found[i].observation.verdict != VERDICT_OUT || found[i].question == before)
            continue;
        before = found[i].question;
        list = arena_printf(view->arena, "%s%s%s", list, list[0] ? ", " : "", questions[before].id);
    }
    return list;
}

static const struct own {
    const char *id;
    const char *(*cell)(const struct column_view *view, int framework);
    bool needs_answers;
    enum alignment alignment;
} own[COLUMN_OWN_COUNT] = {
    {"id", cell_id, false, ALIGN_LEFT},
    {"name", cell_name, false, ALIGN_LEFT},
    {"language", cell_language, false, ALIGN_LEFT},
    {"kind", cell_kind, false, ALIGN_LEFT},
    {"tags", cell_tags, false, ALIGN_LEFT},
    {"fit", cell_fit, true, ALIGN_RIGHT},
    {"out", cell_out, true, ALIGN_LEFT},
    {"summary", cell_summary, false, ALIGN_LEFT},
};

/* The default columns; with the language column only if the catalog has one. */
static const char *default_columns(const struct column_view *view)
{
    const char *served = catalog_identity(view->catalog)->served;

    return arena_printf(view->arena, "id,name,%s%skind,%ssummary", served, served[0] ? "," : "",
                        view->advice ? "fit,out," : "");
}

/* The id of the language column is the catalog's `serves` word; "" if it has none. */
static const char *own_id(const struct column_view *view, int column)
{
    return own[column].cell == cell_language ? catalog_identity(view->catalog)->served
                                             : own[column].id;
}

/* --- reading ----------------------------------------------------------------------------- */

static const char *guess_column(struct cli *cli, const struct column_view *view, const char *id)
{
    size_t n_traits, count = 0;
    const char **ids;

    catalog_traits(view->catalog, &n_traits);
    ids = ARENA_ARRAY(view->arena, const char *, COLUMN_OWN_COUNT + n_traits);
    for (size_t i = 0; i < COLUMN_OWN_COUNT; i++)
        ids[count++] = own_id(view, (int)i);
    for (size_t i = 0; i < n_traits; i++)
        ids[count++] = view->traits[i].id;
    return cli_guess(cli, id, ids, count);
}

static int find_column(struct cli *cli, const struct column_view *view, const char *id)
{
    const char *served = catalog_identity(view->catalog)->served;
    int trait;

    for (int i = 0; i < COLUMN_OWN_COUNT; i++) {
        if (id[0] == '\0' || !text_equal(own_id(view, i), id))
            continue;
        if (!own[i].needs_answers || view->advice)
            return i;
        cli_fail(cli, "there is no column '%s' without answers: give them with --answers", id);
        return -1;
    }
    trait = catalog_find_trait(view->catalog, id);
    if (trait >= 0)
        return COLUMN_OWN_COUNT + trait;
    cli_fail(cli,
             "there is no column '%s': %sa column is id, name, %s%skind, tags, summary, fit, out "
             "or a trait",
             id, guess_column(cli, view, id), served, served[0] ? ", " : "");
    return -1;
}

/* Splits a list at commas. */
static size_t split(struct arena *arena, const char *list, const char ***ret_parts)
{
    const char **parts = ARENA_ARRAY(arena, const char *, strlen(list) + 1);
    size_t count = 0;

    for (;;) {
        size_t length = strcspn(list, ",");

        parts[count++] = arena_copy(arena, list, length);
        if (list[length] == '\0')
            break;
        list += length + 1;
    }
    *ret_parts = parts;
    return count;
}

static bool read_shown(struct cli *cli, struct column_view *view)
{
    const char *list = cli_value(cli, OPTION_COLUMNS), **ids;

    view->chosen = list != NULL;
    if (!list)
        list = default_columns(view);
    view->n_shown = split(view->arena, list, &ids);
    view->shown = ARENA_ARRAY(view->arena, int, view->n_shown);
    for (size_t i = 0; i < view->n_shown; i++)
        if ((view->shown[i] = find_column(cli, view, ids[i])) < 0)
            return false;
    return true;
}

static bool read_keys(struct cli *cli, struct column_view *view)
{
    const char *list = cli_value(cli, OPTION_SORT), **ids;

    if (!list && !view->advice)
        return true;
    view->n_keys = split(view->arena, list ? list : "fit", &ids);
    view->keys = ARENA_ARRAY(view->arena, struct column_key, view->n_keys);
    for (size_t i = 0; i < view->n_keys; i++) {
        bool reversed = ids[i][0] == '-';
        int column = find_column(cli, view, ids[i] + reversed);

        if (column < 0)
            return false;
        view->keys[i] = (struct column_key){column, reversed};
    }
    return true;
}

bool columns_read(struct cli *cli, const struct advice *advice, struct column_view *ret_view)
{
    struct column_view view = {.arena = cli->arena, .catalog = cli->catalog, .advice = advice};
    size_t n_frameworks, n_traits;

    view.frameworks = catalog_frameworks(cli->catalog, &n_frameworks);
    view.traits = catalog_traits(cli->catalog, &n_traits);
    if (advice) {
        view.scores = ARENA_ARRAY(cli->arena, const struct score *, n_frameworks);
        for (int i = 0; i < advice->ranking.n; i++)
            view.scores[advice->ranking.scores[i].alternative] = &advice->ranking.scores[i];
    }
    if (!read_shown(cli, &view) || !read_keys(cli, &view))
        return false;
    *ret_view = view;
    return true;
}

/* --- sorting ----------------------------------------------------------------------------- */

/* Best first; ruled out ones last. */
static int compare_scores(const struct column_view *view, int left, int right)
{
    return (int)(view->scores[left] > view->scores[right]) -
           (int)(view->scores[left] < view->scores[right]);
}

static int compare_key(const struct column_view *view, const struct column_key *key, int left,
                       int right)
{
    if (key->column >= COLUMN_OWN_COUNT)
        return order_traits(view->catalog, key->column - COLUMN_OWN_COUNT, left, right,
                            key->reversed);
    if (own[key->column].cell == cell_fit)
        return key->reversed ? compare_scores(view, right, left)
                             : compare_scores(view, left, right);
    const char *a = own[key->column].cell(view, left), *b = own[key->column].cell(view, right);
    /* Empty means not ruled out, not unknown, so it comes first. */
    if (own[key->column].cell == cell_out && (!*a || !*b))
        return order_numbers(true, *a != '\0', true, *b != '\0', key->reversed);
    return order_texts(a, b, key->reversed);
}

static int compare_rows(const void *left, const void *right, void *data)
{
    const struct column_view *view = data;
    int a = *(const int *)left, b = *(const int *)right;

    for (size_t i = 0; i < view->n_keys; i++) {
        int order = compare_key(view, &view->keys[i], a, b);

        if (order != 0)
            return order;
    }
    return a - b;
}

void columns_sort(const struct column_view *view, int *frameworks, size_t count)
{
    compat_qsort_r(frameworks, count, sizeof(frameworks[0]), compare_rows, (void *)view);
}

/* --- cells ------------------------------------------------------------------------------- */

const char *column_id(const struct column_view *view, size_t index)
{
    int column = view->shown[index];

    return column < COLUMN_OWN_COUNT ? own_id(view, column)
                                     : view->traits[column - COLUMN_OWN_COUNT].id;
}

enum alignment column_alignment(const struct column_view *view, size_t index)
{
    int column = view->shown[index];

    if (column < COLUMN_OWN_COUNT)
        return own[column].alignment;
    return view->traits[column - COLUMN_OWN_COUNT].kind == TRAIT_NUMBER ? ALIGN_RIGHT : ALIGN_LEFT;
}

const char *column_cell(const struct column_view *view, size_t index, int framework,
                        bool for_people)
{
    int column = view->shown[index], trait = column - COLUMN_OWN_COUNT;

    if (column < COLUMN_OWN_COUNT)
        return own[column].cell(view, framework);
    const struct figure *value = &catalog_column(view->catalog, trait)[framework];
    return for_people ? value_shown(view->arena, &view->traits[trait], *value) : value->text;
}

bool column_shows_trait(const struct column_view *view, int trait)
{
    if (!view->chosen)
        return true;
    for (size_t i = 0; i < view->n_shown; i++)
        if (view->shown[i] == COLUMN_OWN_COUNT + trait)
            return true;
    return false;
}
